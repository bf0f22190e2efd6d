"""A table as found on a page, before its cells are joined to text."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.model.page import Line


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's cells, row by row; each cell holds its lines from top to bottom."""

    rows: tuple[tuple[tuple[Line, ...], ...], ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        return tuple(line for row in self.rows for cell in row for line in cell)
