"""Finds tables: by their cells in rows and columns, or by their drawn lines."""

from __future__ import annotations

import statistics
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise, takewhile

from pipeline.layout.compare import MOST_HANG, box_of, rows_of, same_left_edge, same_look
from pipeline.model.geometry import Box, union
from pipeline.model.page import Line, LineId
from pipeline.text.endings import ends_sentence, starts_lower
from pipeline.text.joining import bullet_length

# Fewer rows, or one column, show no grid: two labels side by side are none.
ROWS, COLUMNS = 3, 2
# Characters. A column of text is at least some thirty wide; a cell of figures or years is short.
# Two columns make a table only if neither may be running text.
SHORT, NARROW, LONGEST = 15.0, 30.0, 60.0
# Em. Cells of a column begin, end or centre within this; gaps between them are wider than a space.
ALIGNED, APART = 0.7, 0.7
# Rows of a table follow each other within this many em, rules and padding included.
ROW_STEP = 3.0
# Em. A line of type begins no further above the one below it.
FURTHEST_ABOVE = 3.0
# Em. The next line of a cell follows within this; the next row stands further down.
LINE_STEP = 0.5
# Where columns stand near, a cell is at most so many times as long as any above it, and a word.
TIMES_LONGER, AND_A_WORD = 3, 5
# Points within which two drawn lines meet, or are one line drawn twice: a stroke and its neighbour.
TOUCH = 3.0
# More words in one cell are running text in a frame.
WORDS_OF_CELL = 60


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's cells, row by row; each cell holds its lines from top to bottom."""

    rows: tuple[tuple[tuple[Line, ...], ...], ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        return tuple(line for row in self.rows for cell in row for line in cell)


def find_grids(lines: Sequence[Line], size: float) -> list[Grid]:
    """The tables among the ``lines`` of one page, whose type is ``size`` points.

    Those of two rows are none by themselves, but may be part of one that goes over the page. Beside
    a column of text, a table's rows are known once that is left out: with a line of the text on
    each row, no more than two rows may be alike.
    """
    grids = _grids(lines, size)
    left = _without(lines, [grid for grid in grids if len(grid.rows) >= ROWS])
    text = _running_text(left, size)
    if not text:
        return grids
    beside = _grids([line for line in left if line.id not in text], size)
    found = {line.id for grid in beside for line in grid.lines}
    return [*(grid for grid in grids if found.isdisjoint(line.id for line in grid.lines)), *beside]


def _without(lines: Sequence[Line], grids: Iterable[Grid]) -> list[Line]:
    taken = {line.id for grid in grids for line in grid.lines}
    return [line for line in lines if line.id not in taken]


def _running_text(lines: Sequence[Line], size: float) -> set[LineId]:
    """The ``lines`` that stand line below line in a column of text: more than a cell holds.

    With the shorter lines of the column, such as the one that ends a paragraph and the marked one
    that begins an item: each stands right above or below another, alone in the column's width.
    """
    down = sorted(lines, key=lambda line: box_of(line).top)
    long = [line for line in down if len(line.text) > NARROW]
    text: dict[LineId, Line] = {}
    for at, above in enumerate(long, 1):
        for below in islice(long, at, None):
            if box_of(below).top - box_of(above).bottom >= LINE_STEP * size:
                break
            if same_left_edge(box_of(above), box_of(below), size):
                text |= {above.id: above, below.id: below}
    tops = [box_of(line).top for line in down]
    todo = [*text.values()]
    while todo:
        line = todo.pop()
        first = bisect_left(tops, box_of(line).top - FURTHEST_ABOVE * size)
        near = down[first : bisect_right(tops, box_of(line).bottom + LINE_STEP * size)]
        more = [
            other for other in near if other.id not in text and _goes_on(line, other, near, size)
        ]
        text |= {other.id: other for other in more}
        todo += more
    return set(text)


def _goes_on(line: Line, other: Line, near: Iterable[Line], size: float) -> bool:
    """Whether ``other`` stands right above or below ``line``, alone in the width of the two."""
    box, own = box_of(line), box_of(other)
    gap = max(own.top, box.top) - min(own.bottom, box.bottom)
    if not -size / 2 < gap < LINE_STEP * size or abs(own.x0 - box.x0) > MOST_HANG * size:
        return False
    width = union([own, box])
    return not any(
        one.id != other.id
        and box_of(one).overlap_y(own) > size / 2
        and box_of(one).overlap_x(width) > 0
        for one in near
    )


def _grids(lines: Sequence[Line], size: float) -> list[Grid]:
    """The tables among the ``lines``, none of which stands beside another column's."""
    rows = _rows(lines)
    grids: list[Grid] = []
    at = ended = 0
    while at < len(rows):
        # Columns of text have rows, too, which it would take long to follow from each of them.
        may_begin = any(map(_has_short_cell, rows[at : at + 2]))
        grid, taken = _grid_from(rows[at:], size) if may_begin else (None, [])
        if grid and not _flows(grid, lines, size):
            grids.append(_with_head(grid, rows[ended:at], size))
            at = ended = at + len(taken)
        else:
            at += 1
    return grids


def _flows(grid: Grid, lines: Sequence[Line], size: float) -> bool:
    """Whether a column is running text, squeezed by a box or a table beside it.

    Its sentence goes on above or below it, on the next line of the page, or from one long cell to
    the next, where the cells stand line below line, too.
    """
    tops = [min(box_of(line).top for cell in row for line in cell) for row in grid.rows]
    bottoms = [max(box_of(line).bottom for cell in row for line in cell) for row in grid.rows]
    if any(b - a >= LINE_STEP * size for a, b in zip(bottoms, tops[1:], strict=False)):
        return False
    columns = [[line for cell in column for line in cell] for column in _columns_of(grid)]
    cells = (pair for column in columns for pair in pairwise(column))
    if any(len(above.text) > NARROW and _runs_on(above, below, size) for above, below in cells):
        return True
    return any(
        _runs_on(line, column[0], size) or _runs_on(column[-1], line, size)
        for column in columns
        for line in lines
    )


def _runs_on(above: Line, below: Line, size: float) -> bool:
    """Whether a sentence goes on from one line to the next of one column, or of one list item."""
    ended = ends_sentence(above.text) and not above.text.rstrip().endswith(":")
    if ended or not starts_lower(below.text) or not same_look(above, below):
        return False
    upper, lower = box_of(above), box_of(below)
    near = -LINE_STEP * size < lower.top - upper.bottom < LINE_STEP * size
    hangs = bool(bullet_length(above.text)) and 0 < lower.x0 - upper.x0 < MOST_HANG * size
    return near and (hangs or same_left_edge(upper, lower, size))


def _with_head(grid: Grid, before: Sequence[Sequence[Line]], size: float) -> Grid:
    """``grid`` with the row above it, the last of those ``before``, when that is near and its head.

    That has a cell over each column. Where columns stand near each other, one line may reach over
    several of them, or over all; it is the cell of the first of those then.
    """
    columns = _boxes_of(grid)
    whole = union(columns)
    above = [line for line in next(reversed(before), []) if box_of(line).shares_x(whole)]
    if not above or _top(grid.lines) - _top(above) > ROW_STEP * size:
        return grid
    if _one_under_each(above, columns, size):
        return Grid((tuple((line,) for line in above), *grid.rows))
    head = _joined_head(above, columns, size)
    if head and not _goes_on_text(above, before[:-1], size):
        return Grid((head, *grid.rows))
    return grid


def _joined_head(
    row: Sequence[Line], columns: Sequence[Box], size: float
) -> tuple[tuple[Line, ...], ...] | None:
    """The cells of a head whose lines stand over all ``columns``, some over several; None for none.

    Such a line has a word for each column at least, is no sentence, and reaches from the left edge
    of its first column to the right edge of its last, or is aligned with it if that is one.
    """
    if not _parted(row, size):
        return None
    near = ALIGNED * size
    cells: list[tuple[Line, ...]] = []
    for line in row:
        own, left = box_of(line), columns[len(cells) :]
        alone = _columns([own], left[:1], size) == [0]
        over = [at for at, column in enumerate(left, 1) if abs(own.x1 - column.x1) <= near]
        begins = bool(left) and abs(own.x0 - left[0].x0) <= near
        wide = 1 if alone and not (begins and over) else next(iter(over), 0) if begins else 0
        if not wide or len(line.text.split()) < wide or ends_sentence(line.text):
            return None
        cells += [(line,), *[()] * (wide - 1)]
    return tuple(cells) if len(cells) == len(columns) else None


def _goes_on_text(row: Sequence[Line], before: Sequence[Sequence[Line]], size: float) -> bool:
    """Whether the line of a ``row`` is one of a text that stands ``before`` it."""
    above = next(reversed(before), [])
    return any(
        same_left_edge(box_of(line), box_of(row[0]), size)
        and box_of(row[0]).top - box_of(line).bottom < LINE_STEP * size
        for line in above
    )


def continues_table(above: Grid, below: Grid, size: float) -> bool:
    """Whether a table at the top of a page continues one on the page before."""
    if min(line.page for line in below.lines) != max(line.page for line in above.lines) + 1:
        return False
    columns = _boxes_of(above)
    return _columns(_boxes_of(below), columns, size) == list(range(len(columns)))


def continuing_rows(
    above: Grid, lines: Sequence[Line], size: float
) -> tuple[tuple[Line, ...], ...]:
    """The rows at the top of a page, among its ``lines``, that continue the table ``above``."""
    columns = _boxes_of(above)
    fitting = takewhile(lambda row: _one_under_each(row, columns, size), _rows(lines))
    return tuple(map(tuple, fitting))


def _columns_of(grid: Grid) -> Iterable[tuple[tuple[Line, ...], ...]]:
    return zip(*grid.rows, strict=True)


def _boxes_of(grid: Grid) -> list[Box]:
    """The boxes of a table's columns."""
    return [union(box_of(line) for cell in column for line in cell) for column in _columns_of(grid)]


def _rows(lines: Sequence[Line]) -> list[list[Line]]:
    """The rows from top to bottom, each from left to right."""
    return [sorted(row, key=lambda line: box_of(line).x0) for row in rows_of(lines)]


def _top(lines: Iterable[Line]) -> float:
    return min(box_of(line).top for line in lines)


def _has_short_cell(row: Sequence[Line]) -> bool:
    return any(len(line.text) <= SHORT for line in row)


def _grid_from(
    rows: Sequence[Sequence[Line]], size: float
) -> tuple[Grid | None, Sequence[Sequence[Line]]]:
    """The table that begins with the first of ``rows``, when one does, and its rows of lines.

    Rows of fewer cells may go on those above.
    """
    first = rows[0]
    head = [box_of(line) for line in first]
    longest = [len(line.text) for line in first]
    cells = [[[line] for line in first]]
    taken = [first]
    if len(head) < COLUMNS or not _parted(first, size):
        return None, taken
    for above, row in pairwise(rows):
        under = _columns(map(box_of, row), head, size)
        columns = [at for at in under if at is not None]
        if len(columns) < len(row) or _top(row) - _top(above) > ROW_STEP * size:
            break
        whole = _one_under_each(row, head, size)
        if not (whole or (len(row) < len(head) and _continues_row(row, above, size))):
            break
        if not _like_cells(row, columns, first, longest, size):
            break
        if whole:
            cells.append([[line] for line in row])
            longest = list(map(max, longest, (len(line.text) for line in row)))
        else:
            for column, line in zip(columns, row, strict=True):
                cells[-1][column].append(line)
        taken.append(row)
    grid = Grid(tuple(tuple(tuple(cell) for cell in row) for row in cells))
    return (grid if len(cells) >= ROWS - 1 and _is_table(grid) else None), taken


def _parted(row: Sequence[Line], size: float) -> bool:
    return all(box_of(right).x0 - box_of(left).x1 >= APART * size for left, right in pairwise(row))


def _one_under_each(row: Sequence[Line], head: Sequence[Box], size: float) -> bool:
    """Whether a row has one cell under (or over) each of ``head``, set apart from each other."""
    columns = _columns(map(box_of, row), head, size)
    return columns == list(range(len(head))) and _parted(row, size)


def _like_cells(
    row: Sequence[Line],
    columns: Sequence[int],
    head: Sequence[Line],
    longest: Sequence[float],
    size: float,
) -> bool:
    """Whether a row is none of justified text, whose word spaces fall under the table's gaps.

    ``columns`` are those of the row's cells; ``longest`` says how long a cell of each gets above.
    """
    if _parted(row, 2 * size) and len(row) == len(head):
        return True
    if all(line.bold for line in head) and not any(line.bold for line in row):
        longest = [max(most, NARROW) for most in longest]  # a head of few letters
    for line, at in zip(row, columns, strict=True):
        if len(line.text) > TIMES_LONGER * longest[at] + AND_A_WORD:
            return False
        if any(box_of(line).x1 > box_of(other).x0 for other in head[at + 1 :]):
            return False
    return True


def _continues_row(row: Sequence[Line], above: Sequence[Line], size: float) -> bool:
    """Whether all of ``row`` stands on the next line of cells of ``above``."""
    bottom = max(box_of(line).bottom for line in above)
    return min(box_of(line).top for line in row) - bottom < LINE_STEP * size


def _columns(cells: Iterable[Box], head: Sequence[Box], size: float) -> list[int | None]:
    """Which cell of ``head`` each of ``cells`` stands under; None for none."""
    near = ALIGNED * size

    def aligned(a: Box, b: Box) -> bool:
        return min(abs(a.x0 - b.x0), abs(a.x1 - b.x1), abs(a.center - b.center)) <= near

    under = ((at for at, other in enumerate(head) if aligned(cell, other)) for cell in cells)
    return [next(columns, None) for columns in under]


def _is_table(grid: Grid) -> bool:
    """Whether the columns hold cells, not two flows of text or a list beside one."""
    if any(line.drawn_bullet for line in grid.lines):
        return False
    widths = [
        statistics.median(sum(len(line.text) for line in cell) for cell in column)
        for column in _columns_of(grid)
    ]
    short = [width for width in widths if width <= SHORT]
    if max(widths) > LONGEST or 2 * len(short) < len(widths):
        return False
    return len(widths) > COLUMNS or max(widths) <= NARROW


def find_ruled(lines: Sequence[Line], rules: Sequence[Box]) -> list[Grid]:
    """The tables among the ``lines`` of one page that its ``rules`` draw: two rows and columns."""
    grids = []
    for net in nets_of(rules):
        area = union(net)
        inside = [line for line in lines if area.holds(box_of(line))]
        grid = _ruled_grid(inside, net)
        if grid:
            grids.append(grid)
    return grids


def nets_of(rules: Sequence[Box]) -> list[list[Box]]:
    """The rules that hang together, each set for itself."""
    nets: list[list[Box]] = []
    for rule in rules:
        met = [net for net in nets if any(_meet(rule, other) for other in net)]
        nets = [net for net in nets if net not in met]
        nets.append([rule, *(other for net in met for other in net)])
    return nets


def _meet(a: Box, b: Box) -> bool:
    return a.overlap_x(b) >= -TOUCH and a.overlap_y(b) >= -TOUCH


def ruled_cells(lines: Sequence[Line], net: Sequence[Box]) -> dict[tuple[int, int], list[Line]]:
    """The ``lines`` from top to bottom in each cell that the rules of ``net`` draw.

    Cells are named by row and column; those without a line are left out.
    """
    edges_x = _apart(rule.center for rule in net if rule.height > rule.width)
    edges_y = _apart(rule.middle for rule in net if rule.width >= rule.height)
    cells: defaultdict[tuple[int, int], list[Line]] = defaultdict(list)
    for line in sorted(lines, key=lambda line: box_of(line).top):
        row = bisect_right(edges_y, box_of(line).middle)
        cells[row, bisect_right(edges_x, box_of(line).x0 + TOUCH)].append(line)
    return dict(cells)


def _ruled_grid(lines: Sequence[Line], net: Sequence[Box]) -> Grid | None:
    cells = ruled_cells(lines, net)
    rows, columns = {row for row, _ in cells}, {at for _, at in cells}
    if len(rows) < 2 or len(columns) < 2:
        return None
    table = Grid(
        tuple(
            tuple(tuple(cells.get((row, at), ())) for at in sorted(columns)) for row in sorted(rows)
        )
    )
    words = (sum(len(line.text.split()) for line in cell) for row in table.rows for cell in row)
    return table if max(words) <= WORDS_OF_CELL and _mostly_filled(table) else None


def _mostly_filled(table: Grid) -> bool:
    cells = [cell for row in table.rows for cell in row]
    return 2 * len([cell for cell in cells if cell]) > len(cells)


def _apart(values: Iterable[float]) -> list[float]:
    """The values in order, those that are one line drawn twice once."""
    return [b for a, b in pairwise([float("-inf"), *sorted(values)]) if b - a > TOUCH]
