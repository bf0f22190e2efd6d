"""Finds the white strips between columns: gaps that go on at the same place, row after row."""

from __future__ import annotations

import statistics
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import islice

from pipeline.model.geometry import Box, union
from pipeline.readers.lines.runs import Run

# A gap is a gutter when the rows just above or below keep it free too. Two of them are asked for:
# a wide word space seldom repeats at one place, a column's edge always does.
ROWS_AROUND = 3
ROWS_NEEDED = 2
# What stands right of a gutter begins at the column's edge, or an indent (em) from it; text further
# right, in a column of its own, says nothing of a gap this far left.
EDGE = 2.5
# A box in the margin has a pitch of its own, so that few of its rows are rows of the text too.
# Those above and below that begin where its line does, within this (em), show its edge: one of them
# where the line looks otherwise than the text, else two.
SAME_EDGE = 0.25
# Em. So far rows may reach into a gap at either edge: letters overhang, a figure is half an em.
SLACK, FIGURE = 0.1, 0.5
# Only rows of about the same type: a note's line below two columns is in neither.
SAME_TYPE = 0.12


# A row's box, and those of the runs in it.
_Row = tuple[Box, list[Box]]


class Gutters:
    """The rows of one page, to be asked whether a gap in one of them goes on in its neighbours."""

    def __init__(self, fragments: Sequence[Sequence[Run]]) -> None:
        """``fragments`` holds the runs of each stretch of text on a baseline."""
        self._fragments = fragments

    @cached_property
    def _rows(self) -> list[_Row]:
        """Each row's box, and those of the runs in it; most pages have no gap to ask about."""
        rows: list[_Row] = []
        fragments = [[run.box for run in runs] for runs in self._fragments if runs]
        for boxes in sorted(fragments, key=lambda boxes: union(boxes).middle):
            box = union(boxes)
            if rows and rows[-1][0].overlap_y(box) > 0.5 * min(rows[-1][0].height, box.height):
                rows[-1] = (union([rows[-1][0], box]), rows[-1][1] + boxes)
            else:
                rows.append((box, boxes))
        return rows

    @cached_property
    def _middles(self) -> list[float]:
        return [row.middle for row, _ in self._rows]

    def persists(self, left: Box, right: Box, size: float, *, figures: bool = False) -> bool:
        """Whether the gap between ``left`` and ``right`` is free in the rows around them.

        Columns of ``figures`` are set against the right: a longer one begins further left. Rows of
        another column, between those of a table, say nothing of them; of words in a narrow column
        they are needed, since there wide word spaces often stand below each other.
        """
        here = bisect_left(self._middles, left.middle - size / 2)
        slack = (FIGURE if figures else SLACK) * size
        low, high = left.x1 + slack, right.x0 - slack
        above: Iterable[_Row] = reversed(self._rows[:here])
        below: Iterable[_Row] = self._rows[here:]
        if figures:
            above = self._reaching(above, left.x0, right.x1)
            below = self._reaching(below, left.x0, right.x1)
        free = 0
        for row, boxes in (*islice(above, ROWS_AROUND), *islice(below, ROWS_AROUND + 2)):
            if row.top <= left.middle <= row.bottom:
                continue
            both_sides = any(b.x1 <= low for b in boxes) and any(
                high <= b.x0 <= high + EDGE * size for b in boxes
            )
            crossed = any(b.x0 < high and b.x1 > low for b in boxes)
            free += both_sides and not crossed and _like(boxes, left)
        return free >= ROWS_NEEDED

    def _reaching(self, rows: Iterable[_Row], x0: float, x1: float) -> Iterator[_Row]:
        """Those of ``rows`` with a run between ``x0`` and ``x1``: others are another column's."""
        return (
            (row, boxes)
            for row, boxes in rows
            if row.x1 > x0 and row.x0 < x1 and any(box.x1 > x0 and box.x0 < x1 for box in boxes)
        )

    def borders(self, left: Run, right: Run, size: float) -> bool:
        """Whether ``left`` ends a line of the text, and ``right`` begins one of a box beside it.

        No row crosses the gap between it and those that show the edges of both.
        """
        here = bisect_left(self._middles, left.box.middle - size / 2)
        above = self._rows[max(0, here - 2 * ROWS_AROUND) : here][::-1]
        below = self._rows[here + 1 : here + 1 + 2 * ROWS_AROUND]
        low, high = left.x1 + SLACK * size, right.x0 - SLACK * size
        ends = begins = 0
        for rows in (above, below):
            for _, boxes in rows:
                if any(box.x0 < high and box.x1 > low for box in boxes):
                    break
                ends += any(box.x1 <= low for box in boxes)
                begins += any(_begins_at(box, right) for box in boxes)
        looks_otherwise = (left.color, left.size) != (right.color, right.size)
        return ends > 0 and begins >= (1 if looks_otherwise else ROWS_NEEDED)


def _begins_at(box: Box, line: Run) -> bool:
    """Whether ``box`` is a line's of the type and the left edge of ``line``."""
    return abs(box.x0 - line.x0) <= SAME_EDGE * line.size and _like([box], line.box)


def _like(boxes: Sequence[Box], box: Box) -> bool:
    """Whether most of ``boxes`` are as high as ``box``, that is, set in its size."""
    height = statistics.median(other.height for other in boxes)
    return abs(height - box.height) <= SAME_TYPE * box.height
