"""``case_studies.xlsx``: all tables as one workbook, with a dictionary of the columns."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from typing import Any

from pipeline.outputs.filled_tables import Table
from pipeline.outputs.review_links import REVIEW
from pipeline.outputs.sheet_columns import Cell, Column, Kind
from pipeline.outputs.workbook_sheet import TALLEST, Grid, Head, Look, write_sheet

FILE = "case_studies.xlsx"

_ROW_OF_A_CASE = 6
"""Lines shown of the texts of a case, so that several cases fit on a screen."""

_IDENTIFYING = ("id", "title", "location", "language", "period_start")
"""Columns that identify the case in the matrix."""

MATRIX, DICTIONARY = "Criteria", "Dictionary"
_DICTIONARY_HEADS = (
    "Sheet", "Column", "Code", "Meaning", "Colonne", "Signification", "Columna", "Significado",
    "Kind", "In the CSV files and database",
)  # fmt: skip
_DICTIONARY_TEXTS = ("name_en", "meaning_en", "name_fr", "meaning_fr", "name_es", "meaning_es")
_KINDS = {
    Kind.STRING: "text",
    Kind.INTEGER: "whole number",
    Kind.BOOLEAN: "yes or no",
    Kind.DATE: "date",
}
# A fixed date, so that the same records give the same bytes.
_CREATED = datetime.datetime(2000, 1, 1)


def grids_of(tables: Sequence[Table], book: Table) -> list[Grid]:
    """The contents of the sheets for ``tables``; the first table has a row for each case.

    ``book`` is their code book, which becomes the dictionary.

    Its criteria become a separate sheet, a matrix of marks. The addresses of the review pages are
    links in the first column, which stays in view, instead of a column of their own.
    """
    main, *parts = tables
    without = None if main.rows else main.sheet.empty
    matrix = any(column.in_matrix for column in main.sheet.columns)
    return [
        _grid(main, _shown(main), tallest=_ROW_OF_A_CASE),
        *([_matrix(main)] if matrix else []),
        *(_grid(table, _shown(table), empty=without) for table in parts),
        _dictionary(tables, book),
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


def _shown(table: Table) -> list[int]:
    """The indexes of the columns that the sheet of ``table`` shows."""
    columns = enumerate(table.sheet.columns)
    return [at for at, column in columns if not column.in_matrix and column.name != REVIEW]


def _grid(
    table: Table, columns: Sequence[int], *, tallest: int = TALLEST, empty: str | None = None
) -> Grid:
    """The cells of ``table`` in the columns with these indexes; ``empty``: why it has no row."""
    return Grid(
        table.sheet.title,
        table.sheet.name,
        tuple(_head(table.sheet.columns[at]) for at in columns),
        tuple(tuple(row[at] for at in columns) for row in table.rows),
        tallest,
        links=_links(table),
        empty=empty or table.sheet.empty,
    )


def _links(table: Table) -> tuple[Cell, ...]:
    """The address of the review page of each row."""
    at = next((at for at, one in enumerate(table.sheet.columns) if one.name == REVIEW), None)
    return () if at is None else tuple(row[at] for row in table.rows)


def _matrix(main: Table) -> Grid:
    columns = main.sheet.columns
    known = [at for at, column in enumerate(columns) if column.name in _IDENTIFYING]
    marks = [at for at, column in enumerate(columns) if column.in_matrix]
    grid = _grid(main, [*known, *marks])
    return replace(
        grid,
        title=MATRIX,
        name=MATRIX.lower(),
        heads=(*grid.heads, Head("Criteria", Kind.INTEGER)),
        rows=tuple((*row, None) for row in grid.rows),
        tallest=_ROW_OF_A_CASE,
        counted=True,
    )


def _dictionary(tables: Sequence[Table], book: Table) -> Grid:
    """The code book under the titles of the sheets, in all its languages."""
    shown = {
        (table.sheet.name, column.name): (
            MATRIX if column.in_matrix else table.sheet.title,
            column.title,
        )
        for table in tables
        for column in table.sheet.columns
    }
    titles = {table.sheet.name: (table.sheet.title, None) for table in tables}
    at = {column.name: at for at, column in enumerate(book.sheet.columns)}
    rows: list[tuple[Cell, ...]] = []
    for row in book.rows:
        table, column, code = (row[at[name]] for name in ("table", "column", "code"))
        if table not in titles:
            continue
        sheet, title = shown[str(table), str(column)] if column else titles[str(table)]
        texts = [row[at[name]] for name in _DICTIONARY_TEXTS]
        # What a code means is its name.
        meanings = texts[::2] if code else texts[1::2]
        others = [cell for pair in zip(texts[2::2], meanings[1:], strict=True) for cell in pair]
        kind = row[at["type"]]
        named = f"{table}.{column}" if column else table
        rows.append(
            (
                sheet,
                title,
                code,
                meanings[0],
                *others,
                _KINDS[Kind(str(kind))] if kind else None,
                named,
            )
        )
    heads = tuple(Head(title, Kind.STRING) for title in _DICTIONARY_HEADS)
    return Grid(DICTIONARY, DICTIONARY.lower(), heads, tuple(rows))


def _head(column: Column[Any]) -> Head:
    return Head(column.title, column.kind)
