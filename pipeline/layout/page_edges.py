"""The outer rows of each page, among which running heads and page numbers stand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from pipeline.layout.compare import GAP, box_of, rows_of
from pipeline.layout.metrics import Measures, is_larger, is_smaller, same_size
from pipeline.model.page import Line, Page
from pipeline.text.characters import BULLETS
from pipeline.text.endings import starts_lower

# A header or footer has at most this many rows; anything deeper in the page is not looked at.
ROWS = 3
# In pitches: further from the text than the lines and paragraphs of the text are from each other.
BAND_GAP = 1.8
# A distance between rows is one that the text keeps to when so many pairs of rows have it, within
# half a point; rows further apart than this, in pitches, are parted by something else.
KEPT_TO, PARAGRAPHS_AT_MOST = 3, 3.0
# Steps that are one step differ by less than this share: files round where they place lines.
SAME_STEP = 1.05
# Points: lines stand at one height when theirs, rounded to this, is one.
PLACE = 2
# Dashes open page numbers and running heads, too (“– 3 –”).
_BULLET = re.compile(rf"[{re.escape(''.join(set(BULLETS) - set('–—-*')))}]\s")


class EdgeLine(NamedTuple):
    """A line in an outer row of its page.

    ``top`` says at which edge, ``rank`` how many rows stand further out, ``place`` at which height
    (points, or the rank without geometry). ``gap`` is the distance in points to the next row
    inwards, infinite where there is none.
    """

    line: Line
    top: bool
    rank: int
    place: float
    gap: float


def place_of(edge: EdgeLine) -> tuple[bool, int]:
    """At which edge of a page a line stands, and at which height."""
    return edge.top, round(edge.place / PLACE)


def edge_lines(page: Page) -> Iterable[EdgeLine]:
    """The lines of the outer rows of a page, from each edge inwards."""
    rows = _rows(page)
    for top in (True, False):
        ranked = rows if top else rows[::-1]
        outer = zip(ranked[:ROWS], [*ranked[1:], []], strict=False)
        for rank, (row, following) in enumerate(outer):
            for line in row:
                place = line.box.middle if line.box else float(rank)
                yield EdgeLine(line, top, rank, place, _gap(line, following))


def _rows(page: Page) -> list[list[Line]]:
    """The rows of a page from top to bottom; without geometry, each line is one."""
    return rows_of(page.level) if page.has_geometry else [[line] for line in page.lines]


def _gap(line: Line, row: Sequence[Line]) -> float:
    if line.box is None:
        return float("inf")
    middle = line.box.middle
    return min((abs(middle - box_of(other).middle) for other in row), default=float("inf"))


def text_step(pages: Sequence[Page], measures: Measures) -> float:
    """The widest distance in points that rows of the text keep to, paragraphs and items included.

    0 without geometry.
    """
    steps: Counter[float] = Counter()
    for page in pages:
        rows = [
            row for row in rows_of(page.level) if any(is_text_like(line, measures) for line in row)
        ]
        for above, below in pairwise(rows):
            step = _middle(below) - _middle(above)
            steps[round(2 * step) / 2] += step <= PARAGRAPHS_AT_MOST * measures.pitch
    kept = [step for step, times in steps.items() if times >= KEPT_TO]
    return max([GAP * measures.pitch, *(SAME_STEP * step for step in kept)])


def _middle(row: Sequence[Line]) -> float:
    return min(box_of(line).middle for line in row)


def is_text_like(line: Line, measures: Measures) -> bool:
    """Whether a line has the body's size and colour; words of it may be bold."""
    return same_size(line.size, measures.size) and line.color == measures.color


def is_item(line: Line, measures: Measures) -> bool:
    """Whether a line is an item of a list, set as the text is: a list may stand twice."""
    bullet = line.drawn_bullet or bool(_BULLET.match(line.text))
    return bullet and bool(measures.size) and is_text_like(line, measures)


def in_text(edge: EdgeLine, measures: Measures, step: float) -> bool:
    """Whether a line is set as the text is, in its rhythm or going on from a line above.

    ``step`` is what :func:`text_step` says. Two paragraphs may begin alike, or be alike.
    """
    if not measures.size or not is_text_like(edge.line, measures):
        return False
    return edge.gap <= step or starts_lower(edge.line.text)


def stands_apart(edge: EdgeLine, measures: Measures) -> bool:
    """Whether a line is the outermost of its page and further from the text than its lines are."""
    return edge.rank == 0 and edge.gap > BAND_GAP * measures.pitch


def set_off(line: Line, measures: Measures) -> bool:
    """Whether a line is smaller than the body, or no larger and in another colour."""
    if is_smaller(line.size, measures.size):
        return True
    return line.color != measures.color and not is_larger(line.size, measures.size)
