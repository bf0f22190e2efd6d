"""Finds tables: by their cells in rows and columns, or by their drawn lines."""

from __future__ import annotations

import statistics
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.layout.compare import box_of, rows_of, same_left_edge, same_look
from pipeline.model.geometry import Box, union
from pipeline.model.page import Line
from pipeline.text.endings import ends_sentence, starts_lower

# Fewer rows, or one column, show no grid: two labels side by side are none.
ROWS, COLUMNS = 3, 2
# Characters. A column of text is at least some thirty wide; a cell of figures or years is short.
# Two columns make a table only if neither may be running text.
SHORT, NARROW, LONGEST = 15.0, 30.0, 60.0
# Em. Cells of a column begin, end or centre within this; gaps between them are wider than a space.
ALIGNED, APART = 0.7, 0.7
# Rows of a table follow each other within this many em, rules and padding included.
ROW_STEP = 3.0
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

    Those of two rows are none by themselves, but may be part of one that goes over the page.
    """
    rows = _rows(lines)
    may_begin = _may_begin(rows)
    grids: list[Grid] = []
    at = ended = 0
    while at < len(rows):
        end = _end(rows, at, size) if may_begin[at] else at
        grid = _grid(rows[at:end], size) if end - at >= ROWS - 1 else None
        if grid and _flows(grid, lines, size):
            grid = None
        if grid:
            above = next(reversed(rows[ended:at]), [])
            grids.append(_with_head(grid, above, size))
            ended = end
        at = end if grid else at + 1
    return grids


def _flows(grid: Grid, lines: Sequence[Line], size: float) -> bool:
    """Whether a column is running text, squeezed by a box beside it: it goes on above or below.

    Its sentence does, on the next line of the page, where the cells stand line below line, too.
    """
    tops = [min(box_of(line).top for cell in row for line in cell) for row in grid.rows]
    bottoms = [max(box_of(line).bottom for cell in row for line in cell) for row in grid.rows]
    if any(b - a >= LINE_STEP * size for a, b in zip(bottoms, tops[1:], strict=False)):
        return False
    around = [line for line in lines if line not in grid.lines]
    columns = ([row[at] for row in grid.rows if row[at]] for at in range(len(grid.rows[0])))
    return any(
        _runs_on(line, column[0][0], size) or _runs_on(column[-1][-1], line, size)
        for column in columns
        for line in around
    )


def _runs_on(above: Line, below: Line, size: float) -> bool:
    """Whether a sentence goes on from one line to the next of one column."""
    if ends_sentence(above.text) or not starts_lower(below.text) or not same_look(above, below):
        return False
    near = -LINE_STEP * size < box_of(below).top - box_of(above).bottom < LINE_STEP * size
    return near and same_left_edge(box_of(above), box_of(below), size)


def _with_head(grid: Grid, above: Sequence[Line], size: float) -> Grid:
    """``grid`` with the row above it, when that has a cell over each column, and near."""
    first = [cell[0] for cell in grid.rows[0]]
    if len(above) != len(first) or not _parted(above, size):
        return grid
    near = box_of(first[0]).middle - box_of(above[0]).middle <= ROW_STEP * size
    if not near or [_column(line, first, size) for line in above] != list(range(len(first))):
        return grid
    return Grid((tuple((line,) for line in above), *grid.rows))


def continues_table(above: Grid, below: Grid, size: float) -> bool:
    """Whether a table at the top of a page continues one on the page before."""
    if below.lines[0].page != above.lines[-1].page + 1:
        return False
    head = [cell[0] for cell in above.rows[0] if cell]
    first = [cell[0] for cell in below.rows[0] if cell]
    return len(first) == len(head) and all(
        _column(line, head, size) == at for at, line in enumerate(first)
    )


def continuing_rows(
    above: Grid, lines: Sequence[Line], size: float
) -> tuple[tuple[Line, ...], ...]:
    """The rows at the top of a page, among its ``lines``, that continue the table ``above``."""
    head = [cell[0] for cell in above.rows[0] if cell]
    found: list[tuple[Line, ...]] = []
    for row in _rows(lines):
        fits = len(row) == len(head) and _parted(row, size)
        if not fits or [_column(line, head, size) for line in row] != list(range(len(head))):
            break
        found.append(tuple(row))
    return tuple(found)


def _rows(lines: Sequence[Line]) -> list[list[Line]]:
    """The rows from top to bottom, each from left to right."""
    return [sorted(row, key=lambda line: box_of(line).x0) for row in rows_of(lines)]


def _may_begin(rows: Sequence[Sequence[Line]]) -> list[bool]:
    """Whether as many rows from each one on have a short cell as a table needs: half of them.

    Columns of text have rows, too, which it would take long to follow from each of their lines.
    """
    may: list[bool] = []
    best: dict[int, int] = {}  # by number of cells: what short rows further down are in excess of
    for row in reversed(rows):
        further = best.get(len(row))
        excess = 1 if any(len(line.text) <= SHORT for line in row) else -1
        may.append(further is not None and excess + further >= 0)
        best[len(row)] = excess + max(0, further or 0)
    return may[::-1]


def _end(rows: Sequence[Sequence[Line]], start: int, size: float) -> int:
    """Where the rows that fit under ``rows[start]`` end; rows of one cell may go on one above."""
    head = rows[start]
    if len(head) < COLUMNS or not _parted(head, size):
        return start + 1
    longest = [len(line.text) for line in head]
    end = start + 1
    while end < len(rows):
        row, above = rows[end], rows[end - 1]
        if box_of(row[0]).middle - box_of(above[0]).middle > ROW_STEP * size:
            break
        whole = len(row) == len(head) and _parted(row, size)
        wrapped = len(row) < len(head) and _continues_row(row, above, size)
        if not (whole or wrapped):
            break
        columns = [_column(line, head, size) for line in row]
        if -1 in columns or not _like_cells(row, columns, head, longest, size):
            break
        if whole:
            longest = list(map(max, longest, (len(line.text) for line in row)))
        end += 1
    return end


def _parted(row: Sequence[Line], size: float) -> bool:
    return all(box_of(right).x0 - box_of(left).x1 >= APART * size for left, right in pairwise(row))


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
        if at + 1 < len(head) and box_of(line).x1 > box_of(head[at + 1]).x0:
            return False
    return True


def _continues_row(row: Sequence[Line], above: Sequence[Line], size: float) -> bool:
    """Whether all of ``row`` stands on the next line of cells of ``above``."""
    bottom = max(box_of(line).bottom for line in above)
    return min(box_of(line).top for line in row) - bottom < LINE_STEP * size


def _column(line: Line, head: Sequence[Line], size: float) -> int:
    """Which cell of ``head`` the line stands under; -1 for none."""
    box = box_of(line)
    x0, _, x1, _ = box
    near = ALIGNED * size
    for at, cell in enumerate(head):
        other = box_of(cell)
        left, right = x0 - other.x0, x1 - other.x1
        aligned = abs(left) <= near or abs(right) <= near or abs(box.center - other.center) <= near
        if aligned and box.shares_x(other):
            return at
    return -1


def _grid(rows: Sequence[Sequence[Line]], size: float) -> Grid | None:
    head = rows[0]
    cells: list[list[list[Line]]] = []
    for row in rows:
        columns = [_column(line, head, size) for line in row]
        if len(row) < len(head) and cells:
            for column, line in zip(columns, row, strict=True):
                cells[-1][column].append(line)
        elif sorted(set(columns)) == list(range(len(head))):
            cells.append([[line] for line in row])
        else:
            return None
    grid = Grid(tuple(tuple(tuple(cell) for cell in row) for row in cells))
    return grid if len(cells) >= ROWS - 1 and _is_table(grid) else None


def _is_table(grid: Grid) -> bool:
    """Whether the columns hold cells, not two flows of text or a list beside one."""
    if any(line.drawn_bullet for line in grid.lines):
        return False
    widths = [
        statistics.median(sum(len(line.text) for line in row[at]) for row in grid.rows)
        for at in range(len(grid.rows[0]))
    ]
    short = [width for width in widths if width <= SHORT]
    if max(widths) > LONGEST or 2 * len(short) < len(widths):
        return False
    return len(widths) > COLUMNS or max(widths) <= NARROW


def find_ruled(lines: Sequence[Line], rules: Sequence[Box]) -> list[Grid]:
    """The tables among the ``lines`` of one page that its ``rules`` draw: two rows and columns."""
    grids = []
    for net in _nets(rules):
        area = union(net)
        inside = [line for line in lines if area.holds(box_of(line))]
        grid = _ruled_grid(inside, net)
        if grid:
            grids.append(grid)
    return grids


def _nets(rules: Sequence[Box]) -> list[list[Box]]:
    """The rules that hang together, each set for itself."""
    nets: list[list[Box]] = []
    for rule in rules:
        met = [net for net in nets if any(_meet(rule, other) for other in net)]
        nets = [net for net in nets if net not in met]
        nets.append([rule, *(other for net in met for other in net)])
    return nets


def _meet(a: Box, b: Box) -> bool:
    return a.overlap_x(b) >= -TOUCH and a.overlap_y(b) >= -TOUCH


def _ruled_grid(lines: Sequence[Line], net: Sequence[Box]) -> Grid | None:
    edges_x = _apart(rule.center for rule in net if rule.height > rule.width)
    edges_y = _apart(rule.middle for rule in net if rule.width >= rule.height)
    cells: defaultdict[tuple[int, int], list[Line]] = defaultdict(list)
    for line in sorted(lines, key=lambda line: box_of(line).top):
        row = bisect_right(edges_y, box_of(line).middle)
        cells[row, bisect_right(edges_x, box_of(line).x0 + TOUCH)].append(line)
    rows, columns = {row for row, _ in cells}, {at for _, at in cells}
    if len(rows) < 2 or len(columns) < 2:
        return None
    table = Grid(
        tuple(tuple(tuple(cells[row, at]) for at in sorted(columns)) for row in sorted(rows))
    )
    words = (sum(len(line.text.split()) for line in cell) for row in table.rows for cell in row)
    return table if max(words) <= WORDS_OF_CELL and _mostly_filled(table) else None


def _mostly_filled(table: Grid) -> bool:
    cells = [cell for row in table.rows for cell in row]
    return 2 * len([cell for cell in cells if cell]) > len(cells)


def _apart(values: Iterable[float]) -> list[float]:
    """The values in order, those that are one line drawn twice once."""
    out: list[float] = []
    for value in sorted(values):
        if not out or value - out[-1] > TOUCH:
            out.append(value)
    return out
