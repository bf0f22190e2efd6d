"""Fills the declared tables with what was found, and says which cells a spreadsheet must cut."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from pipeline.outputs.cells import CELL_LIMIT, fits, harmless
from pipeline.outputs.columns import Cell, Kind, Sheet
from pipeline.record import CaseStudy, Warning

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Cut:
    """A cell that had to be cut to what a spreadsheet keeps."""

    case_id: str
    table: str
    column: str
    characters: int


@dataclass(frozen=True, slots=True)
class Table:
    """A declared table and its rows, each with a cell for every column; texts are whole."""

    sheet: Sheet[Any]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Tables:
    """All tables of a run, and the cells that did not fit."""

    tables: tuple[Table, ...]
    cuts: tuple[Cut, ...]


def make_tables(cases: Sequence[CaseStudy], sheets: Sequence[Sheet[Any]]) -> Tables:
    """The tables ``sheets`` over ``cases``, by case id; cells to cut are among the warnings."""
    cases = sorted(cases, key=lambda case: case.id)
    cuts = {case.id: [c for sheet in sheets for c in _cuts(sheet, case)] for case in cases}
    warned = [_warn(case, cuts[case.id]) for case in cases]
    return Tables(
        tables=tuple(fill(sheet, warned) for sheet in sheets),
        cuts=tuple(one for case in cases for one in cuts[case.id]),
    )


def fill(sheet: Sheet[Row], cases: Iterable[CaseStudy]) -> Table:
    """The table ``sheet`` over ``cases``, in the order they come in."""
    rows = (row for case in cases for row in sheet.rows(case))
    values = [column.value for column in sheet.columns]
    return Table(sheet, tuple(tuple(value(row) for value in values) for row in rows))


def _cuts(sheet: Sheet[Row], case: CaseStudy) -> Iterable[Cut]:
    for row in sheet.rows(case):
        for column in sheet.columns:
            if column.kind is Kind.STRING:
                cell = column.value(row)
                if isinstance(cell, str) and not fits(harmless(cell)):
                    yield Cut(case.id, sheet.name, column.name, len(cell))


def _warn(case: CaseStudy, cuts: Sequence[Cut]) -> CaseStudy:
    """``case`` with a warning for each cut, for the tables only: the record is whole."""
    warnings = [
        Warning(
            code="cell-cut",
            message=f"A cell keeps {CELL_LIMIT:,} characters: “{one.column}” in {one.table} "
            f"has {one.characters:,} and was cut; case_studies.json has it whole.",
            page=None,
        )
        for one in cuts
    ]
    return case.model_copy(update={"warnings": [*case.warnings, *warnings]})
