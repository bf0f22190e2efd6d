"""Finds tables by their drawn lines: rules that meet, with text in the cells between them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from pipeline.layout.grid import Grid
from pipeline.model.page import Box, Line, union

# Points within which two drawn lines meet, or are one line drawn twice: a stroke and its neighbour.
TOUCH = 3.0
# More words in one cell are running text in a frame.
WORDS_OF_CELL = 60


def find_ruled(lines: Sequence[Line], rules: Sequence[Box]) -> list[Grid]:
    """The tables among the ``lines`` of one page that its ``rules`` draw: two rows and columns."""
    grids = []
    for net in _nets(rules):
        area = union(net)
        inside = [line for line in lines if line.box and area.holds(line.box)]
        grid = _grid(inside, net)
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


def _grid(lines: Sequence[Line], net: Sequence[Box]) -> Grid | None:
    edges_x = _apart(rule.center for rule in net if rule.height > rule.width)
    edges_y = _apart(rule.middle for rule in net if rule.width >= rule.height)
    columns, rows = len(edges_x) + 1, len(edges_y) + 1
    cells: list[list[list[Line]]] = [[[] for _ in range(columns)] for _ in range(rows)]
    for line in sorted(lines, key=lambda line: line.box.top if line.box else 0.0):
        assert line.box
        row = bisect_right(edges_y, line.box.middle)
        cells[row][bisect_right(edges_x, line.box.x0 + TOUCH)].append(line)
    filled = [row for row in cells if any(row)]
    used = [at for at in range(columns) if any(row[at] for row in filled)]
    if len(filled) < 2 or len(used) < 2:
        return None
    table = Grid(tuple(tuple(tuple(row[at]) for at in used) for row in filled))
    words = (sum(len(line.text.split()) for line in cell) for row in table.rows for cell in row)
    return table if max(words) <= WORDS_OF_CELL and _mostly_filled(table) else None


def _mostly_filled(table: Grid) -> bool:
    cells = [cell for row in table.rows for cell in row]
    return 2 * sum(1 for cell in cells if cell) > len(cells)


def _apart(values: Iterable[float]) -> list[float]:
    """The values in order, those that are one line drawn twice once."""
    out: list[float] = []
    for value in sorted(values):
        if not out or value - out[-1] > TOUCH:
            out.append(value)
    return out
