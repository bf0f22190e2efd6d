"""Reading order from geometry: bands from top to bottom, columns from left to right in a band.

A recursive XY-cut on line boxes. Columns are looked for first; where a line crosses the white
strip between them (a title, a spanning lead), the page is parted into bands there.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import accumulate, pairwise
from operator import attrgetter

from pipeline.layout.list_markers import markers_beside
from pipeline.layout.metrics import is_larger
from pipeline.layout.overfull_lines import cut_to_column
from pipeline.model.geometry import Box, union
from pipeline.model.page import Line
from pipeline.text.endings import ends_sentence, starts_lower

# A gutter is wider than any word space: designers leave one to two em between columns.
GUTTER = 0.7
# Two columns stand beside each other for at least this many lines; one line beside another is a
# table row or a label with its value.
LINES_BESIDE = 2
# Columns that are made equally long differ by a line, or by two where none may stand alone.
LEFT_OF_ONE = 3
# So many columns are cells of a table, where they end in one row while only one goes on.
CELLS = 3
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
    ordered = _ordered([one for at, one in enumerate(cut) if at not in markers], size)
    return [line for one in ordered for line in whole[id(one)]]


def _ordered(lines: list[Line], size: float) -> list[Line]:
    gutters = _gutters(lines, size)
    if gutters:
        edges = [right for _, right in gutters]
        columns: defaultdict[int, list[Line]] = defaultdict(list)
        for line in lines:
            columns[bisect_right(edges, _x0(line))].append(line)
        return [line for at in sorted(columns) for line in _ordered(columns[at], size)]
    rows = _rows(lines)
    bands = _bands(rows, size)
    if len(bands) > 1:
        return [line for band in bands for line in _ordered(band, size)]
    return _row_by_row(rows)


def _gutters(lines: Sequence[Line], size: float) -> list[Interval]:
    """White strips that part ``lines`` into columns standing beside each other."""
    ordered = sorted(lines, key=_x0)
    return [
        (left, right)
        for place, (left, right) in enumerate(_strips(ordered), 1)
        if right - left >= GUTTER * size and _beside(ordered, place, size)
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


def _bands(rows: Sequence[list[Line]], size: float) -> list[list[Line]]:
    """Part ``rows`` into stretches that are each either columns or a single flow."""
    bands: list[list[list[Line]]] = []
    flow: list[list[Line]] = []
    at = 0
    while at < len(rows):
        gutter = _row_gutter(rows[at], size)
        if gutter is None:
            flow.append(rows[at])
            at += 1
            continue
        # Two short headings leave more of the strip than the text below them does: a line above
        # that spans both columns may begin right of a short heading.
        beside, strip = _rows_beside(rows[at:], gutter, size)
        above, _ = _rows_beside(flow[::-1], strip, size)
        columns = [*reversed(above), *beside]
        bands += [flow[: len(flow) - len(above)], columns]
        at += len(beside)
        flow = _columns_tail(columns, rows[at], size) if at < len(rows) else []
    return [[line for row in band for line in row] for band in (*bands, flow) if band]


def _rows_beside(
    rows: Sequence[list[Line]], strip: Interval, size: float
) -> tuple[list[list[Line]], Interval]:
    """The ``rows``, up to one that crosses ``strip``, and what they leave of it."""
    beside: list[list[Line]] = []
    for row in rows:
        left = _beside_strip(row, strip, size)
        if left is None:
            break
        beside.append(row)
        strip = left
    return beside, strip


def _columns_tail(band: list[list[Line]], row: list[Line], size: float) -> list[list[Line]]:
    """Rows at the end of columns that stand nearer to the spanning row below: give them back.

    So does one that heads that row: it is larger than those around it, or alone bold or coloured.
    The row that shows the columns stays: it has several lines.
    """
    tail = _below_cells(band, size)
    del band[len(band) - len(tail) :]
    below = tail[0] if tail else row
    while len(band[-1]) == 1:
        *_, above, last = band
        (line,) = last
        room = _box(line).top - union(_boxes(above)).bottom
        near = union(_boxes(below)).top - _box(line).bottom < min(room, size)
        if not near and not _heads(line, above, below):
            break
        below = band.pop()
        tail = [below, *tail]
    return tail


def _below_cells(band: Sequence[list[Line]], size: float) -> list[list[Line]]:
    """The rows of single lines that a gap parts from a row of cells, three or more of which end.

    Of text that flows through as many columns, all but the last are as long as the first.
    """
    last = max(at for at, row in enumerate(band) if len(row) > 1)
    below = band[last + 1 :]
    if not below or len(band[last]) < CELLS:
        return []
    gap = union(_boxes(below[0])).top - union(_boxes(band[last])).bottom
    return list(below) if gap > size else []


def _heads(line: Line, above: Sequence[Line], below: Sequence[Line]) -> bool:
    """Whether a line is larger than those around it, or as large and alone bold or coloured."""
    around = (*above, *below)
    if all(is_larger(line.size, other.size) for other in around):
        return True
    alone = line.bold and not any(other.bold for other in around)
    coloured = all(line.color != other.color for other in around)
    return (alone or coloured) and not any(is_larger(other.size, line.size) for other in below)


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


def _row_gutter(row: Sequence[Line], size: float) -> Interval | None:
    """The widest white strip inside a row, when it has one."""
    strips = _strips(sorted(row, key=_x0))
    gaps = [(left, right) for left, right in strips if right - left >= GUTTER * size]
    return max(gaps, key=lambda gap: gap[1] - gap[0], default=None)


def _beside_strip(row: Sequence[Line], strip: Interval, size: float) -> Interval | None:
    """What ``row``, standing on one side of ``strip``, leaves of it; None when it crosses it.

    Early rows may be short (two headings), so the strip they leave is wider than the gutter.
    """
    low, high = strip
    for line in row:
        if _x0(line) + _x1(line) < low + high:
            low = max(low, _x1(line))
        else:
            high = min(high, _x0(line))
    return (low, high) if high - low >= GUTTER * size else None


def _row_by_row(rows: Sequence[list[Line]]) -> list[Line]:
    return [line for row in rows for line in sorted(row, key=_x0)]


def _boxes(lines: Sequence[Line]) -> list[Box]:
    return [_box(line) for line in lines]
