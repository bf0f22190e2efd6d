"""A table as a CSV file that opens right in a spreadsheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.outputs.cells import cut, harmless
from pipeline.outputs.columns import Cell, Kind
from pipeline.outputs.tables import Table

if TYPE_CHECKING:
    import pandas as pd

TRUE, FALSE = "yes", "no"


def csv_name(table: Table) -> str:
    """The file that holds ``table``."""
    return f"{table.sheet.name}.csv"


def render_csv(table: Table, delimiter: str = ",") -> bytes:
    """UTF-8 with the byte-order mark spreadsheets know it by; quoting and CRLF as RFC 4180."""
    text = _frame(table).to_csv(index=False, sep=delimiter, lineterminator="\r\n")
    return text.encode("utf-8-sig")


def _frame(table: Table) -> pd.DataFrame:
    import pandas as pd

    columns = table.sheet.columns
    return pd.DataFrame(
        {
            column.name: pd.Series(
                [_plain(row[at]) for row in table.rows],
                # Int64, for an int64 column with a gap would turn into decimals.
                dtype="Int64" if column.kind is Kind.INTEGER else "object",
            )
            for at, column in enumerate(columns)
        }
    )


def _plain(cell: Cell) -> str | int | None:
    if isinstance(cell, bool):
        return TRUE if cell else FALSE
    return cut(harmless(cell)) if isinstance(cell, str) else cell
