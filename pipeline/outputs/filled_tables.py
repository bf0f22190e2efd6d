"""Fills the declared tables, and finds the cells that are too long for a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from pipeline.model.record import CaseStudy, Warning
from pipeline.outputs.cell_texts import CELL_LIMIT, fits, harmless
from pipeline.outputs.sheet_columns import Cell, Kind, Sheet

Row = TypeVar("Row")

_CERTAIN = CELL_LIMIT // 2
"""A shorter text fits, whatever its characters, even after an added apostrophe."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A cell that was cut to the length limit of spreadsheets."""

    case_id: str
    table: str
    column: str
    characters: int


@dataclass(frozen=True, slots=True)
class Table:
    """A declared table and its rows, each with a cell for every column; texts are not cut."""

    sheet: Sheet[Any]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Tables:
    """All tables of a run, and the cells that did not fit.

    ``tables`` have a warning for each of these cells; ``whole`` are the tables without them.
    """

    tables: tuple[Table, ...]
    whole: tuple[Table, ...]
    cuts: tuple[Cut, ...]


def make_tables(cases: Sequence[CaseStudy], sheets: Sequence[Sheet[Any]]) -> Tables:
    """Fill ``sheets`` with ``cases``, ordered by id; each cell to be cut has a warning."""
    cases = sorted(cases, key=lambda case: case.id)
    whole = tuple(fill(sheet, cases) for sheet in sheets)
    cuts = sorted((cut for table in whole for cut in _cuts(table)), key=lambda cut: cut.case_id)
    if not cuts:
        return Tables(whole, whole, ())
    by_case: dict[str, list[Cut]] = {}
    for cut in cuts:
        by_case.setdefault(cut.case_id, []).append(cut)
    warned = [_warn(case, by_case.get(case.id, ())) for case in cases]
    return Tables(tuple(fill(sheet, warned) for sheet in sheets), whole, tuple(cuts))


def fill(sheet: Sheet[Row], cases: Iterable[CaseStudy]) -> Table:
    """Fill the table ``sheet`` with ``cases``, in the order given."""
    rows = [row for case in cases for row in sheet.rows(case)]
    columns = [map(column.value, rows) for column in sheet.columns]
    return Table(sheet, tuple(zip(*columns, strict=True)))


def _cuts(table: Table) -> Iterator[Cut]:
    """The cells of ``table`` that are too long, row by row."""
    columns = table.sheet.columns
    texts = [at for at, column in enumerate(columns) if column.kind is Kind.STRING]
    case_id = [column.name for column in columns].index(table.sheet.key[0])
    for row in table.rows:
        for at in texts:
            cell = row[at]
            if isinstance(cell, str) and len(cell) >= _CERTAIN and not fits(harmless(cell)):
                yield Cut(str(row[case_id]), table.sheet.name, columns[at].name, len(cell))


def _warn(case: CaseStudy, cuts: Sequence[Cut]) -> CaseStudy:
    """``case`` with a warning for each cut, for the tables only: the record is not cut."""
    warnings = [
        Warning(
            code="cell-cut",
            message=f"A cell holds {CELL_LIMIT:,} characters: “{one.column}” in {one.table} "
            f"has {one.characters:,} and was cut; case_studies.json has the whole text.",
            page=None,
        )
        for one in cuts
    ]
    return case.model_copy(update={"warnings": [*case.warnings, *warnings]})
