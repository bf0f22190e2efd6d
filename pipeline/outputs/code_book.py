"""What tables, columns and codes are called and mean, in each language: ``code_book.toml``.

That file is the one place for it: the declarations of the tables hold only what fills a column.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

from pipeline.outputs.sheet_columns import Column, Sheet

SHARED = "shared"
"""Where columns are described that several tables have."""

Names = Mapping[str, str]
"""A name or a meaning in each language."""


class Entry(NamedTuple):
    """What a table or column is called, and what it means."""

    names: Names
    meanings: Names


def languages() -> tuple[str, ...]:
    """The languages of the code book; the first is that of the workbook and the data package."""
    return tuple(_book()["languages"])


def described(sheet: Sheet[Any]) -> Sheet[Any]:
    """``sheet`` with the titles and descriptions of itself and its columns, in the first language.

    Raises KeyError for one that the code book has not.
    """
    main, *_ = languages()
    own = table_entry(sheet.name)
    columns = []
    for column in sheet.columns:
        entry = column_entry(sheet.name, column)
        columns.append(replace(column, title=entry.names[main], description=entry.meanings[main]))
    return replace(
        sheet, title=own.names[main], description=own.meanings[main], columns=tuple(columns)
    )


def table_entry(table: str) -> Entry:
    """The entry of the table with this name."""
    found = _book()["tables"][table]
    return Entry(_by_language(found["name"]), _by_language(found["meaning"]))


def column_entry(table: str, column: Column[Any]) -> Entry:
    """The entry of a column of the table with this name."""
    tables, name = _book()["tables"], column.entry or column.name
    own = tables[table]["columns"]
    found = own[name] if name in own else tables[SHARED]["columns"][name]
    return Entry(_filled(found["name"], column.about), _filled(found["meaning"], column.about))


def fixed_codes(table: str, column: str) -> Mapping[str, Names]:
    """The codes of a column that no profile changes, with their names."""
    codes: Mapping[str, Mapping[str, list[str]]] = _book()["codes"]
    found = codes.get(f"{table}.{column}") or codes.get(column, {})
    return {code: _by_language(names) for code, names in found.items()}


def _filled(texts: list[str], about: str) -> Names:
    """The texts with what a column is about: a key, or a language by its name in each language."""
    named = fixed_codes("", "language").get(about, {})
    return {
        language: text.replace("{key}", about).replace("{language}", named.get(language, about))
        for language, text in _by_language(texts).items()
    }


def _by_language(texts: list[str]) -> Names:
    return dict(zip(languages(), texts, strict=True))


@cache
def _book() -> dict[str, Any]:
    file = resources.files("pipeline.outputs").joinpath("code_book.toml")
    return tomllib.loads(file.read_text("utf-8"))
