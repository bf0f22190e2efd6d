"""Writes a table as a CSV file that a spreadsheet opens correctly."""

from __future__ import annotations

from pipeline.outputs.cell_texts import cut, harmless
from pipeline.outputs.filled_tables import Table
from pipeline.outputs.sheet_columns import Cell, Kind

TRUE, FALSE = "yes", "no"


def csv_name(table: Table) -> str:
    """The name of the file for ``table``."""
    return f"{table.sheet.name}.csv"


def render_csv(table: Table, delimiter: str = ",") -> bytes:
    """``table`` as CSV (RFC 4180) in UTF-8 with a byte-order mark, which spreadsheets need."""
    import pandas as pd

    columns = {
        column.name: pd.Series(
            _plain(column.kind, [row[at] for row in table.rows]),
            # Int64, because an int64 column with an empty cell would become decimal numbers.
            dtype="Int64" if column.kind is Kind.INTEGER else "object",
        )
        for at, column in enumerate(table.sheet.columns)
    }
    text = pd.DataFrame(columns).to_csv(index=False, sep=delimiter, lineterminator="\r\n")
    return text.encode("utf-8-sig")


def _plain(kind: Kind, cells: list[Cell]) -> list[Cell]:
    """The cells of one column as they are written."""
    if kind is Kind.INTEGER:
        return cells
    if kind is Kind.BOOLEAN:
        return [cell if cell is None else TRUE if cell else FALSE for cell in cells]
    return [cut(harmless(cell)) if isinstance(cell, str) else cell for cell in cells]
