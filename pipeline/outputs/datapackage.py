"""``datapackage.json``: describes every table and column, as a Data Package (version 2)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.outputs.csv_file import FALSE, TRUE, csv_name
from pipeline.outputs.filled_tables import Table
from pipeline.outputs.sheet_columns import Column, Kind

FILE = "datapackage.json"
_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"


@dataclass(frozen=True, slots=True)
class TableFile:
    """A table and the bytes of its CSV file."""

    table: Table
    data: bytes


@dataclass(frozen=True, slots=True)
class OtherFile:
    """A file with the records, or with a table in another form: what it is, and its bytes."""

    name: str
    path: str
    title: str
    description: str
    format: str
    mediatype: str
    data: bytes


def render_datapackage(
    files: Sequence[TableFile],
    others: Sequence[OtherFile],
    *,
    delimiter: str,
    version: str,
    json_name: str,
) -> bytes:
    """Describe ``files`` and ``others``; tables of cases have foreign keys to the first."""
    package = {
        "$schema": _PROFILE,
        "name": "case-studies",
        "title": "Case studies",
        "description": (
            "Case studies read from PDFs. The tables are made for spreadsheets: a cell that could "
            "run as a formula begins with an apostrophe, and a cell that is too long is cut, with "
            f"a warning. {json_name} has all texts complete and unchanged."
        ),
        "version": version,
        "resources": [
            *(_table_resource(file, files[0].table, delimiter) for file in files),
            *map(_other_resource, others),
        ],
    }
    return (json.dumps(package, ensure_ascii=False, indent=2) + "\n").encode()


def _table_resource(file: TableFile, main: Table, delimiter: str) -> dict[str, object]:
    sheet = file.table.sheet
    return {
        "name": sheet.name,
        "type": "table",
        "path": csv_name(file.table),
        "title": sheet.title,
        "description": sheet.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        **_size(file.data),
        "dialect": {"delimiter": delimiter, "lineTerminator": "\r\n"},
        "schema": {
            "fields": [_field(column, sheet.key) for column in sheet.columns],
            "primaryKey": list(sheet.key),
            **({"foreignKeys": [_points_to(main)]} if sheet.key[0] == "case_id" else {}),
        },
    }


def _other_resource(file: OtherFile) -> dict[str, object]:
    return {
        "name": file.name,
        # Without it, frictionless would read a table of types of its own out of the file.
        **({} if file.format == "json" else {"type": "file"}),
        "path": file.path,
        "title": file.title,
        "description": file.description,
        "format": file.format,
        "mediatype": file.mediatype,
        **_size(file.data),
    }


def _size(data: bytes) -> dict[str, object]:
    return {"bytes": len(data), "hash": f"sha256:{hashlib.sha256(data).hexdigest()}"}


def _field(column: Column[object], key: Sequence[str]) -> dict[str, object]:
    return {
        "name": column.name,
        "type": column.kind.value,
        "title": column.title,
        "description": column.description,
        **({"trueValues": [TRUE], "falseValues": [FALSE]} if column.kind is Kind.BOOLEAN else {}),
        **({"constraints": {"required": True}} if column.name in key else {}),
    }


def _points_to(main: Table) -> dict[str, object]:
    return {
        "fields": ["case_id"],
        "reference": {"resource": main.sheet.name, "fields": list(main.sheet.key)},
    }
