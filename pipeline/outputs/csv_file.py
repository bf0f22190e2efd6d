"""A table as a CSV file that opens right in a spreadsheet."""

from __future__ import annotations

import csv
from io import StringIO

from pipeline.outputs.cells import cut, harmless
from pipeline.outputs.columns import Cell, Kind
from pipeline.outputs.tables import Table

TRUE, FALSE = "yes", "no"


def csv_name(table: Table) -> str:
    """The file that holds ``table``."""
    return f"{table.sheet.name}.csv"


def render_csv(table: Table, delimiter: str = ",") -> bytes:
    """UTF-8 with the byte-order mark spreadsheets know it by; quoting and CRLF as RFC 4180."""
    columns = table.sheet.columns
    text = StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow([column.name for column in columns])
    cells = [
        _plain(column.kind, [row[at] for row in table.rows]) for at, column in enumerate(columns)
    ]
    writer.writerows(zip(*cells, strict=True))
    return text.getvalue().encode("utf-8-sig")


def _plain(kind: Kind, cells: list[Cell]) -> list[Cell]:
    """The cells of one column as they are written."""
    if kind is Kind.INTEGER:
        return cells
    if kind is Kind.BOOLEAN:
        return [cell if cell is None else TRUE if cell else FALSE for cell in cells]
    return [cut(harmless(cell)) if isinstance(cell, str) else cell for cell in cells]
