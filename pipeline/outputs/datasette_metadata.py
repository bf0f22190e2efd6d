"""``case_studies.metadata.json``: what Datasette shows beside the database.

Datasette is a kept program that opens an SQLite file in a browser, with filters, facets and charts.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import PurePath
from typing import Any

from pipeline.outputs.database import FILE as DATABASE
from pipeline.outputs.filled_tables import Table
from pipeline.outputs.sheet_columns import Sheet

FILE = "case_studies.metadata.json"

_FACETS = {
    "case_studies": ("language", "period_start", "checked", "corrected", "verified"),
    "case_criteria": ("criterion", "mentioned", "language"),
    "case_sections": ("section", "found", "language"),
    "passages": ("section", "kind"),
    "callouts": ("criterion",),
    "footnotes": ("called_from",),
    "asides": ("section", "kind"),
    "warnings": ("code",),
    "verification": ("kind",),
    "code_book": ("table", "type"),
}
"""Columns with few values, which Datasette counts beside each table."""

_QUERIES = {
    "cases_by_criterion": (
        "Cases by criterion",
        "SELECT criterion, name_en, name_fr, name_es, sum(mentioned) AS cases FROM case_criteria "
        "GROUP BY criterion ORDER BY cases DESC, criterion",
    ),
    "cases_by_year": (
        "Cases by first year",
        "SELECT period_start AS year, count(*) AS cases FROM case_studies GROUP BY year "
        "ORDER BY year",
    ),
    "cases_by_place": (
        "Cases by country and region",
        "SELECT code, min(name) AS name, count(DISTINCT case_id) AS cases FROM places "
        "GROUP BY code ORDER BY cases DESC, code",
    ),
    "cases_to_check": (
        "Cases that nobody has checked, the least certain first",
        "SELECT id, title, confidence_percent, least_certain, warnings, review FROM case_studies "
        "WHERE NOT checked ORDER BY confidence_percent, id",
    ),
}


def render_metadata(tables: Sequence[Table]) -> bytes:
    """Titles and descriptions of ``tables`` and their columns, and some queries, as JSON."""
    described: dict[str, Any] = {table.sheet.name: _table(table.sheet) for table in tables}
    described["texts"] = {
        "description": "All texts; the search box finds words without regard to accents.",
        "fts_table": "texts_fts",
        "fts_pk": "id",
    }
    described["words"] = {"hidden": True}
    metadata = {
        "title": "Case studies",
        "description": "Case studies read from PDFs. Views have the columns’ titles as names.",
        "databases": {
            PurePath(DATABASE).stem: {
                "tables": described,
                "queries": {
                    name: {"title": title, "sql": sql} for name, (title, sql) in _QUERIES.items()
                },
            }
        },
    }
    return (json.dumps(metadata, ensure_ascii=False, indent=2) + "\n").encode()


def _table(sheet: Sheet[Any]) -> dict[str, object]:
    named = {column.name for column in sheet.columns}
    return {
        "title": sheet.title,
        "description": sheet.description,
        "columns": {column.name: column.description for column in sheet.columns},
        "facets": [name for name in _FACETS.get(sheet.name, ()) if name in named],
        **({"label_column": "title"} if sheet.name == "case_studies" else {}),
    }
