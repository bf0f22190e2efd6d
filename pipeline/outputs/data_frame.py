"""A declared table as a pandas DataFrame."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from pipeline.model.record import CaseStudy
from pipeline.outputs.filled_tables import fill
from pipeline.outputs.sheet_columns import Kind, Row, Sheet

if TYPE_CHECKING:
    from pandas import DataFrame

_TYPES = {Kind.INTEGER: "Int64", Kind.BOOLEAN: "boolean"}
"""Types of columns that may have empty cells; all other columns are of type string."""


def make_frame(sheet: Sheet[Row], cases: Iterable[CaseStudy]) -> DataFrame:
    """The rows of ``sheet`` for ``cases``, ordered by id; texts are whole, and as in the record."""
    import pandas as pd

    table = fill(sheet, sorted(cases, key=lambda case: case.id))
    columns = {
        column.name: pd.Series(
            [row[at] for row in table.rows], dtype=_TYPES.get(column.kind, "string")
        )
        for at, column in enumerate(sheet.columns)
    }
    return pd.DataFrame(columns)
