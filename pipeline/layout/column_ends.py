"""Where columns end above a row that spans them: what stands nearer to it goes with it."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.layout.compare import box_of
from pipeline.layout.metrics import is_larger
from pipeline.model.geometry import Box, union
from pipeline.model.page import Line

# So many columns are cells of a table, where they end in one row while only one goes on.
CELLS = 3


def columns_tail(band: list[list[Line]], row: list[Line], size: float) -> list[list[Line]]:
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
        room = box_of(line).top - union(_boxes(above)).bottom
        near = union(_boxes(below)).top - box_of(line).bottom < min(room, size)
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


def _boxes(lines: Sequence[Line]) -> list[Box]:
    return [box_of(line) for line in lines]
