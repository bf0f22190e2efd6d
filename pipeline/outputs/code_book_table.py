"""``code_book.csv``: every table, column and code, with its name and meaning in each language."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from pipeline.outputs.code_book import (
    Entry,
    Names,
    column_entry,
    described,
    fixed_codes,
    languages,
    table_entry,
)
from pipeline.outputs.filled_tables import Table
from pipeline.outputs.review_site.strings import page_texts
from pipeline.outputs.review_site.view import criterion_name, section_name
from pipeline.outputs.sheet_columns import Column, Kind, Sheet, text, whole
from pipeline.profile.model import Profile

TABLE = "code_book"


@dataclass(frozen=True, slots=True)
class CodeBookRow:
    """A table, a column of it, or a code that the column may have."""

    number: int
    table: str
    column: str | None
    code: str | None
    kind: Kind | None
    names: Names
    meanings: Names


def code_book_table(tables: Sequence[Table], profiles: Sequence[Profile]) -> Table:
    """The code book of ``tables``, with the sections and criteria of ``profiles``."""
    sheet: Sheet[Any] = described(
        Sheet(
            name=TABLE,
            columns=_COLUMNS,
            key=("number",),
            rows=lambda _: (),
            empty="There are no tables.",
        )
    )
    sheets = (*(table.sheet for table in tables), sheet)
    rows = [
        CodeBookRow(number, *row)
        for number, row in enumerate((row for one in sheets for row in _rows(one, profiles)), 1)
    ]
    cells = tuple(tuple(column.value(row) for column in sheet.columns) for row in rows)
    return Table(sheet, cells)


_Row = tuple[str, str | None, str | None, Kind | None, Names, Names]


def _rows(sheet: Sheet[Any], profiles: Sequence[Profile]) -> Iterator[_Row]:
    own: Entry = table_entry(sheet.name)
    yield sheet.name, None, None, None, *own
    for column in sheet.columns:
        entry = column_entry(sheet.name, column)
        yield sheet.name, column.name, None, column.kind, *entry
        for code, names in _codes(sheet.name, column.name, profiles).items():
            yield sheet.name, column.name, code, None, names, {}


def _codes(table: str, column: str, profiles: Sequence[Profile]) -> Mapping[str, Names]:
    """The codes that a column may have, by the profiles where these decide."""
    if column == "criterion":
        return {
            c.key: _named(partial(criterion_name, p, c.key)) for p in profiles for c in p.criteria
        }
    if column == "section":
        return {
            s.key: _named(partial(section_name, p, s.key)) for p in profiles for s in p.sections
        }
    if column == "profile":
        return {p.key: dict.fromkeys(languages(), p.name) for p in profiles}
    if (table, column) == ("warnings", "code"):
        return _warnings()
    return fixed_codes(table, column)


def _warnings() -> Mapping[str, Names]:
    texts, mark = page_texts(), "code_"
    codes = [key for key in texts[languages()[0]] if key.startswith(mark)]
    return {
        key.removeprefix(mark): {language: texts[language][key] for language in languages()}
        for key in codes
    }


def _named(name: Callable[[str], str]) -> Names:
    return {language: name(language) for language in languages()}


def _in(field: str, language: str) -> Column[Any]:
    def value(row: CodeBookRow) -> str | None:
        texts: Names = row.names if field == "name" else row.meanings
        return texts.get(language)

    return text(f"{field}_{language}", value, entry=f"{field}_*", about=language)


_COLUMNS: tuple[Column[Any], ...] = (
    whole("number", lambda row: row.number),
    text("table", lambda row: row.table),
    text("column", lambda row: row.column),
    text("code", lambda row: row.code),
    text("type", lambda row: row.kind and row.kind.value),
    *(_in(field, language) for language in languages() for field in ("name", "meaning")),
)
