"""Reading order from geometry: bands from top to bottom, columns from left to right in a band.

A recursive XY-cut on line boxes. Columns are looked for first; where a line crosses the white
strip between them (a title, a spanning lead), the page is parted into bands there.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate, pairwise
from operator import attrgetter

from pipeline.layout.column_ends import columns_tail
from pipeline.layout.list_markers import markers_beside
from pipeline.layout.overfull_lines import MOST_HANG, NARROWEST, cut_to_column
from pipeline.model.geometry import Box, union
from pipeline.model.page import Line
from pipeline.text.endings import ends_sentence, starts_lower

# A gutter is wider than any word space: designers leave one to two em between columns. A narrower
# one, down to a word space, shows by so many lines that begin or hang from its edge beside others.
GUTTER, NARROW_GUTTER = 0.7, 0.25
LINES_AT_EDGE = 3
# In points: files round places to less.
SAME_EDGE = 0.1
# Two columns stand beside each other for at least this many lines; one line beside another is a
# table row or a label with its value.
LINES_BESIDE = 2
# Columns that are made equally long differ by a line, or by two where none may stand alone.
LEFT_OF_ONE = 3
# Em, between the tops of two lines of one paragraph.
NEXT_LINE = 2.0
# Of the shorter column's height: columns stand beside each other where they share this much.
BESIDE = 0.5
# Of a line's height, above and below its middle half: lines overlap there that are in no one row.
ROW_SLACK = 0.25

Interval = tuple[float, float]

# Of lines that have a box, as all have that are put in order.
_box: Callable[[Line], Box] = attrgetter("box")
_x0: Callable[[Line], float] = attrgetter("box.x0")
_x1: Callable[[Line], float] = attrgetter("box.x1")
_top: Callable[[Line], float] = attrgetter("box.top")


def reading_order(lines: Sequence[Line], size: float) -> list[Line]:
    """``lines`` of one page in reading order; ``size`` is the body's type size in points.

    Lines without geometry keep the order they came in.
    """
    return list(_in_order(tuple(lines), size))


@lru_cache(maxsize=64)  # several stages ask about the same lines of a page
def _in_order(lines: tuple[Line, ...], size: float) -> list[Line]:
    if not size:
        return list(lines)
    cut = cut_to_column(lines, size, GUTTER * size)
    markers = markers_beside(cut, size)
    whole: dict[int, list[Line]] = {id(one): [line] for one, line in zip(cut, lines, strict=True)}
    for marker, text in markers.items():
        item = replace(cut[text], box=union([_box(cut[marker]), _box(cut[text])]))
        whole[id(item)] = [lines[marker], *whole[id(cut[text])]]
        cut[text] = item
    kept = [one for at, one in enumerate(cut) if at not in markers]
    ordered = _ordered(kept, _Widths(size, _edges_beside(kept, size)))
    return [line for one in ordered for line in whole[id(one)]]


@dataclass(frozen=True, slots=True)
class _Widths:
    """How wide a gutter is at least: ``size`` is the body's, in points.

    At ``edges`` (x, in points) columns are known to begin, so that a narrow one is enough.
    """

    size: float
    edges: Sequence[float]

    def is_gutter(self, left: float, right: float) -> bool:
        """Whether the strip from ``left`` to ``right`` is wide enough."""
        width = right - left
        known = any(abs(right - edge) <= SAME_EDGE for edge in self.edges)
        return width >= (NARROW_GUTTER if known else GUTTER) * self.size


def _edges_beside(lines: Sequence[Line], size: float) -> list[float]:
    """Where several lines begin or hang from that each stand right of a line of text."""
    rows: defaultdict[int, list[Box]] = defaultdict(list)
    for box in _boxes(lines):
        if box.width >= NARROWEST * size:
            rows[int(box.middle // size)].append(box)
    starts = sorted(
        box.x0
        for box in _boxes(lines)
        if any(
            left.x1 < box.x0 and left.shares_y(box)
            for row in range(int(box.top // size), int(box.bottom // size) + 1)
            for left in rows[row]
        )
    )
    hanging = (bisect_right(starts, x + MOST_HANG * size) - at for at, x in enumerate(starts))
    return [x for x, count in zip(starts, hanging, strict=True) if count >= LINES_AT_EDGE]


def _ordered(lines: list[Line], widths: _Widths) -> list[Line]:
    gutters = _gutters(lines, widths)
    if gutters:
        edges = [right for _, right in gutters]
        columns: defaultdict[int, list[Line]] = defaultdict(list)
        for line in lines:
            columns[bisect_right(edges, _x0(line))].append(line)
        return [line for at in sorted(columns) for line in _ordered(columns[at], widths)]
    rows = _rows(lines)
    bands = _bands(rows, widths)
    if len(bands) > 1:
        return [line for band in bands for line in _ordered(band, widths)]
    return _row_by_row(rows)


def _gutters(lines: Sequence[Line], widths: _Widths) -> list[Interval]:
    """White strips that part ``lines`` into columns standing beside each other."""
    ordered = sorted(lines, key=_x0)
    return [
        (left, right)
        for place, (left, right) in enumerate(_strips(ordered), 1)
        if widths.is_gutter(left, right) and _beside(ordered, place, widths.size)
    ]


def _strips(ordered: Sequence[Line]) -> Iterator[Interval]:
    """From where the lines so far reach to where the next one begins; ``ordered`` by left edge."""
    reach = accumulate(map(_x1, ordered), max)
    return zip(reach, map(_x0, ordered[1:]), strict=False)


def _beside(ordered: Sequence[Line], place: int, size: float) -> bool:
    """Whether the lines before and from ``place`` on stand beside each other, not one above.

    Or whether they do where what stood above the left ones, a callout, is taken out: their sentence
    goes on in the right ones.
    """
    left, right = ordered[:place], ordered[place:]
    if _goes_on_above(left, right):
        return True
    if len(right) == 1:
        return _goes_on_below(left, right[0], size)
    if len(left) < LINES_BESIDE:
        return False
    a, b = union(_boxes(left)), union(_boxes(right))
    return a.overlap_y(b) > BESIDE * min(a.height, b.height) or (
        _count_within(left, b.top, b.bottom) >= LINES_BESIDE
        and _count_within(right, a.top, a.bottom) >= LINES_BESIDE
    )


def _goes_on_above(left: Sequence[Line], right: Sequence[Line]) -> bool:
    """Whether the last sentence of ``left`` goes on at a column's top in ``right``, above them."""
    last, first = max(left, key=_top), min(right, key=_top)
    above = max(_box(line).bottom for line in right) <= min(map(_top, left))
    return above and not ends_sentence(last.text) and starts_lower(first.text)


def _goes_on_below(left: Sequence[Line], right: Line, size: float) -> bool:
    """Whether a sentence goes on down the few lines of a column that begins beside ``right``.

    So end columns that are made equally long, and cells whose words fill more than one line.
    """
    if not LINES_BESIDE <= len(left) <= LEFT_OF_ONE:
        return False
    column = sorted(left, key=_top)
    beside = abs(_box(column[0]).middle - _box(right).middle) <= ROW_SLACK * size
    return beside and all(
        starts_lower(line.text) and _top(line) - _top(above) <= NEXT_LINE * size
        for above, line in pairwise(column)
    )


def _count_within(lines: Sequence[Line], top: float, bottom: float) -> int:
    return sum(top <= _box(line).middle <= bottom for line in lines)


def _bands(rows: Sequence[list[Line]], widths: _Widths) -> list[list[Line]]:
    """Part ``rows`` into stretches that are each either columns or a single flow."""
    bands: list[list[list[Line]]] = []
    flow: list[list[Line]] = []
    at = 0
    while at < len(rows):
        gutter = _row_gutter(rows[at], widths)
        if gutter is None:
            flow.append(rows[at])
            at += 1
            continue
        # Two short headings leave more of the strip than the text below them does: a line above
        # that spans both columns may begin right of a short heading.
        beside, strip = _rows_beside(rows[at:], gutter, widths)
        above, _ = _rows_beside(flow[::-1], strip, widths)
        columns = [*reversed(above), *beside]
        bands += [flow[: len(flow) - len(above)], columns]
        at += len(beside)
        flow = columns_tail(columns, rows[at], widths.size) if at < len(rows) else []
    return [[line for row in band for line in row] for band in (*bands, flow) if band]


def _rows_beside(
    rows: Sequence[list[Line]], strip: Interval, widths: _Widths
) -> tuple[list[list[Line]], Interval]:
    """The ``rows``, up to one that crosses ``strip``, and what they leave of it."""
    beside: list[list[Line]] = []
    for row in rows:
        left = _beside_strip(row, strip, widths)
        if left is None:
            break
        beside.append(row)
        strip = left
    return beside, strip


def _rows(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines whose middles overlap vertically, from top to bottom."""
    rows: list[list[Line]] = []
    bottom = float("-inf")
    for line in sorted(lines, key=_top):
        _, top, _, foot = _box(line)
        slack = ROW_SLACK * (foot - top)
        if top + slack < bottom:
            rows[-1].append(line)
            bottom = max(bottom, foot - slack)
        else:
            rows.append([line])
            bottom = foot - slack
    return rows


def _row_gutter(row: Sequence[Line], widths: _Widths) -> Interval | None:
    """The widest white strip inside a row, when it has one."""
    strips = _strips(sorted(row, key=_x0))
    gaps = [(left, right) for left, right in strips if widths.is_gutter(left, right)]
    return max(gaps, key=lambda gap: gap[1] - gap[0], default=None)


def _beside_strip(row: Sequence[Line], strip: Interval, widths: _Widths) -> Interval | None:
    """What ``row``, standing on one side of ``strip``, leaves of it; None when it crosses it.

    Early rows may be short (two headings), so the strip they leave is wider than the gutter.
    """
    low, high = strip
    for line in row:
        if _x0(line) + _x1(line) < low + high:
            low = max(low, _x1(line))
        else:
            high = min(high, _x0(line))
    return (low, high) if widths.is_gutter(low, high) else None


def _row_by_row(rows: Sequence[list[Line]]) -> list[Line]:
    return [line for row in rows for line in sorted(row, key=_x0)]


def _boxes(lines: Sequence[Line]) -> list[Box]:
    return [_box(line) for line in lines]
