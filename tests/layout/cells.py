"""Helpers for tests of tables: their cells on a page, and what is found of them."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.layout.tables import Grid
from pipeline.model.page import Line
from tests.stages.builders import line

ROWS = (("Port", "Boats", "Crew"), ("Orsa", "12", "40"), ("Lume", "7", "31"), ("Vey", "9", "22"))


def table(
    rows: Sequence[Sequence[str]] = ROWS,
    y: float = 100.0,
    step: float = 15.0,
    xs: Sequence[float] = (70.0, 200.0, 300.0),
    page: int = 1,
) -> list[Line]:
    return [
        line(cell, xs[at], y + step * row, page=page, number=100 * page + 10 * row + at)
        for row, cells in enumerate(rows)
        for at, cell in enumerate(cells)
        if cell
    ]


def cells(grid: Grid) -> list[list[str]]:
    return [[" ".join(one.text for one in cell) for cell in row] for row in grid.rows]
