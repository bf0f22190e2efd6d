"""Finds tables by their cells: short pieces of text that stand in rows and in columns at once."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from itertools import pairwise
from operator import itemgetter

from pipeline.layout.grid import Grid
from pipeline.model.page import Box, Line

# Fewer rows, or one column, show no grid: two labels side by side are none.
ROWS, COLUMNS = 3, 2
# Characters. A column of text is at least some thirty wide; a cell of figures or years is short.
# Two columns make a table only if neither may be running text.
SHORT, NARROW, LONGEST = 15.0, 30.0, 60.0
# Em. Cells of a column begin, end or centre within this; gaps between them are wider than a space.
ALIGNED, APART = 0.7, 0.7
# Rows of a table follow each other within this many em, rules and padding included.
ROW_STEP = 3.0


def find_grids(lines: Sequence[Line], size: float) -> list[Grid]:
    """The tables among the ``lines`` of one page, whose type is ``size`` points.

    Those of two rows are none by themselves, but may be part of one that goes over the page.
    """
    rows = _rows([line for line in lines if line.box])
    if max(map(len, rows), default=0) < COLUMNS:
        return []
    may_begin = _may_begin(rows)
    grids: list[Grid] = []
    at = 0
    while at < len(rows):
        end = _end(rows, at, size) if may_begin[at] else at + 1
        grid = _grid(rows[at:end], size) if end - at >= ROWS - 1 else None
        if grid:
            grids.append(grid)
        at = end if grid else at + 1
    return grids


def goes_on(above: Grid, below: Grid, size: float) -> bool:
    """Whether a table at the top of a page goes on from one on the page before."""
    if below.lines[0].page != above.lines[-1].page + 1:
        return False
    head = [cell[0] for cell in above.rows[0] if cell]
    first = [cell[0] for cell in below.rows[0] if cell]
    return len(first) == len(head) and all(
        _column(line, head, size) == at for at, line in enumerate(first)
    )


def rows_over(above: Grid, lines: Sequence[Line], size: float) -> tuple[tuple[Line, ...], ...]:
    """The rows at the top of a page, among its ``lines``, that go on a table of the page before."""
    head = [cell[0] for cell in above.rows[0] if cell]
    found: list[tuple[Line, ...]] = []
    for row in _rows([line for line in lines if line.box]):
        fits = len(row) == len(head) and _parted(row, size)
        if not fits or [_column(line, head, size) for line in row] != list(range(len(head))):
            break
        found.append(tuple(row))
    return tuple(found)


def _rows(lines: Sequence[Line]) -> list[list[Line]]:
    boxed = [(line, _box(line)) for line in lines]
    placed = [((top + bottom) / 2, bottom - top, line) for line, (_, top, _, bottom) in boxed]
    rows: list[list[Line]] = []
    last = float("-inf")
    for middle, height, line in sorted(placed, key=itemgetter(0)):
        if middle - last < 0.4 * height:
            rows[-1].append(line)
        else:
            rows.append([line])
        last = middle
    return [sorted(row, key=lambda line: _box(line).x0) if row[1:] else row for row in rows]


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
        if _box(row[0]).middle - _box(above[0]).middle > ROW_STEP * size:
            break
        whole = len(row) == len(head) and _parted(row, size)
        wrapped = len(row) < len(head) and _goes_on(row, above, size)
        if not (whole or wrapped):
            break
        columns = [_column(line, head, size) for line in row]
        if -1 in columns or not _like_cells(row, columns, head, longest, size):
            break
        if whole:
            longest = [max(most, len(line.text)) for most, line in zip(longest, row, strict=True)]
        end += 1
    return end


def _parted(row: Sequence[Line], size: float) -> bool:
    return all(_box(right).x0 - _box(left).x1 >= APART * size for left, right in pairwise(row))


def _like_cells(
    row: Sequence[Line],
    columns: Sequence[int],
    head: Sequence[Line],
    longest: Sequence[int],
    size: float,
) -> bool:
    """Whether a row is none of justified text, whose word spaces fall under the table's gaps.

    ``columns`` are those of the row's cells; ``longest`` says how long a cell of each gets above.
    """
    wide = all(_box(right).x0 - _box(left).x1 >= 2 * APART * size for left, right in pairwise(row))
    if wide and len(row) == len(head):
        return True
    for line, at in zip(row, columns, strict=True):
        if len(line.text) > 3 * longest[at] + 5:
            return False
        if at + 1 < len(head) and _box(line).x1 > _box(head[at + 1]).x0:
            return False
    return True


def _goes_on(row: Sequence[Line], above: Sequence[Line], size: float) -> bool:
    """Whether all of ``row`` stands on the next line of cells of ``above``."""
    bottom = max(_box(line).bottom for line in above)
    return min(_box(line).top for line in row) - bottom < 0.5 * size


def _column(line: Line, head: Sequence[Line], size: float) -> int:
    """Which cell of ``head`` the line stands under; -1 for none."""
    box = _box(line)
    x0, _, x1, _ = box
    near = ALIGNED * size
    for at, cell in enumerate(head):
        other = _box(cell)
        left, right = x0 - other.x0, x1 - other.x1
        aligned = abs(left) <= near or abs(right) <= near or abs(box.center - other.center) <= near
        if aligned and box.overlap_x(other) > 0:
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
    short = sum(1 for width in widths if width <= SHORT)
    if max(widths) > LONGEST or not short or 2 * short < len(widths):
        return False
    return len(widths) > COLUMNS or max(widths) <= NARROW


def _box(line: Line) -> Box:
    assert line.box is not None
    return line.box
