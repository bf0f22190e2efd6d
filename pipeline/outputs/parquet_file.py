"""Writes a table as a Parquet file, with the types that the data package gives its columns.

Needs the extra “parquet”. Texts are whole and unchanged, as in the database.
"""

from __future__ import annotations

import datetime
import struct
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from pipeline.extras import Extra, is_installed
from pipeline.outputs.filled_tables import Table
from pipeline.outputs.sheet_columns import Cell, Kind

_SUFFIX = ".parquet"
_MADE_BY = b"case-study-pipeline"
"""A key in the file's own metadata, by which it is known as one of ours."""
_END = struct.Struct("<I4s")
"""How a Parquet file ends: the length of its metadata, and four letters."""


def parquet_name(table: Table) -> str:
    """The name of the file for ``table``."""
    return f"{table.sheet.name}{_SUFFIX}"


def render_parquet(tables: Sequence[Table]) -> Mapping[str, bytes]:
    """The file of each of ``tables``, by name; none where the extra is missing or cannot load."""
    if not is_installed(Extra.PARQUET):
        return {}
    try:
        return {parquet_name(table): _render(table) for table in tables}
    except ImportError:
        return {}


def parquet_left_over(folder: Path, written: Mapping[str, object]) -> Iterator[Path]:
    """The Parquet files of earlier runs in ``folder`` that the present one has not ``written``."""
    for path in sorted(folder.glob(f"*{_SUFFIX}")):
        if path.name not in written and _is_ours(path):
            yield path


def _render(table: Table) -> bytes:
    import pyarrow as pa
    from pyarrow import parquet

    types = {
        Kind.STRING: pa.string(),
        Kind.INTEGER: pa.int64(),
        Kind.BOOLEAN: pa.bool_(),
        Kind.DATE: pa.date32(),
    }
    sheet = table.sheet
    schema = pa.schema(
        [
            pa.field(
                column.name,
                types[column.kind],
                nullable=column.name not in sheet.key,
                metadata={"title": column.title, "description": column.description},
            )
            for column in sheet.columns
        ],
        metadata={_MADE_BY: sheet.title, "description": sheet.description},
    )
    columns = [
        pa.array([_typed(column.kind, row[at]) for row in table.rows], types[column.kind])
        for at, column in enumerate(sheet.columns)
    ]
    sink = pa.BufferOutputStream()
    # Snappy is the compression that every reader knows, Power Query's too.
    parquet.write_table(pa.Table.from_arrays(columns, schema=schema), sink, compression="snappy")
    data: bytes = sink.getvalue().to_pybytes()
    return data


def _typed(kind: Kind, cell: Cell) -> Any:  # noqa: ANN401 - Arrow takes a value of each type
    if kind is Kind.DATE and isinstance(cell, str):
        return datetime.date.fromisoformat(cell)
    return cell


def _is_ours(path: Path) -> bool:
    """Whether the metadata at the end of a Parquet file says that this program has made it."""
    data = path.read_bytes()
    if len(data) < _END.size:
        return False
    length, letters = _END.unpack(data[-_END.size :])
    return letters == b"PAR1" and _MADE_BY in data[-_END.size - length : -_END.size]
