"""A table as a CSV file that opens right in a spreadsheet."""

from __future__ import annotations

from pipeline.outputs.cells import cut, harmless
from pipeline.outputs.columns import Cell, Kind
from pipeline.outputs.tables import Table

TRUE, FALSE = "yes", "no"


def csv_name(table: Table) -> str:
    """The file that holds ``table``."""
    return f"{table.sheet.name}.csv"


def render_csv(table: Table, delimiter: str = ",") -> bytes:
    """UTF-8 with the byte-order mark spreadsheets know it by; quoting and CRLF as RFC 4180."""
    import pandas as pd

    columns = {
        column.name: pd.Series(
            _plain(column.kind, [row[at] for row in table.rows]),
            # Int64, for an int64 column with a gap would turn into decimals.
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
