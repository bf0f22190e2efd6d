"""``case_studies.xlsx``: all tables as one workbook, with a dictionary of the columns."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from io import BytesIO
from typing import Any

from pipeline.outputs.filled_tables import Table
from pipeline.outputs.sheet_columns import Column, Kind
from pipeline.outputs.workbook_sheet import TALLEST, Grid, Head, Look, write_sheet

FILE = "case_studies.xlsx"

_ROW_OF_A_CASE = 6
"""Lines shown of the texts of a case, so that several cases fit on a screen."""

_IDENTIFYING = ("id", "title", "location", "language", "period_start")
"""Columns that identify the case in the matrix."""

MATRIX, DICTIONARY = "Criteria", "Dictionary"
_DICTIONARY_HEADS = ("Sheet", "Column", "Meaning", "Kind", "In the CSV files and database")
_KINDS = {
    Kind.STRING: "text",
    Kind.INTEGER: "whole number",
    Kind.BOOLEAN: "yes or no",
    Kind.DATE: "date",
}
# A fixed date, so that the same records give the same bytes.
_CREATED = datetime.datetime(2000, 1, 1)


def grids_of(tables: Sequence[Table]) -> list[Grid]:
    """The contents of the sheets for ``tables``; the first table has a row for each case.

    The yes/no columns of the first table become a separate sheet, a matrix of marks.
    """
    main, *parts = tables
    plain = [at for at, column in enumerate(main.sheet.columns) if not _is_mark(column)]
    return [
        _grid(main, plain, tallest=_ROW_OF_A_CASE),
        *([_matrix(main)] if any(map(_is_mark, main.sheet.columns)) else []),
        *(_grid(table, range(len(table.sheet.columns))) for table in parts),
        _dictionary(tables),
    ]


def render_workbook(grids: Sequence[Grid]) -> bytes:
    """The workbook with a sheet for each of ``grids``."""
    import xlsxwriter

    buffer = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        book.set_properties({"title": "Case studies", "created": _CREATED})
        look = Look.of(book)
        for grid in grids:
            write_sheet(book, look, grid)
    return buffer.getvalue()


def _grid(table: Table, columns: Sequence[int], *, tallest: int = TALLEST) -> Grid:
    """The cells of ``table`` in the columns with these indexes."""
    return Grid(
        table.sheet.title,
        tuple(_head(table.sheet.columns[at]) for at in columns),
        tuple(tuple(row[at] for at in columns) for row in table.rows),
        tallest,
    )


def _matrix(main: Table) -> Grid:
    columns = main.sheet.columns
    known = [at for at, column in enumerate(columns) if column.name in _IDENTIFYING]
    marks = [at for at, column in enumerate(columns) if _is_mark(column)]
    grid = _grid(main, [*known, *marks])
    return Grid(
        MATRIX,
        (*grid.heads, Head("Criteria", Kind.INTEGER)),
        tuple((*row, None) for row in grid.rows),
        _ROW_OF_A_CASE,
        counted=True,
    )


def _dictionary(tables: Sequence[Table]) -> Grid:
    """The meaning of every column, from its declaration."""
    return Grid(
        DICTIONARY,
        tuple(Head(title, Kind.STRING) for title in _DICTIONARY_HEADS),
        tuple(
            (
                MATRIX if _is_mark(column) and table is tables[0] else table.sheet.title,
                column.title,
                column.description,
                _KINDS[column.kind],
                f"{table.sheet.name}.{column.name}",
            )
            for table in tables
            for column in table.sheet.columns
        ),
    )


def _head(column: Column[Any]) -> Head:
    return Head(column.title, column.kind)


def _is_mark(column: Column[Any]) -> bool:
    return column.kind is Kind.BOOLEAN
