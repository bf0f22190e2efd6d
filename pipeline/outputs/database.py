"""``case_studies.sqlite``: all tables with their keys, and a full-text index over the texts.

The index ``texts_fts`` has the texts without accents, and their stems, so that ``pipeline search``
finds all forms of a word. ``words`` gives the stem of a word that is typed without accents.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from typing import Any

from pipeline.model.record import CaseStudy, Place
from pipeline.outputs.code_book import described
from pipeline.outputs.filled_tables import Table, fill
from pipeline.outputs.part_sheets import Numbered
from pipeline.outputs.search_texts import search_texts
from pipeline.outputs.sheet_columns import Kind, Sheet, text, whole
from pipeline.text.stems import words

FILE = "case_studies.sqlite"

NO_LANGUAGE = ""
"""The language in ``words`` of texts with unknown language."""

_TYPES = {
    Kind.STRING: "TEXT",
    Kind.INTEGER: "INTEGER",
    Kind.BOOLEAN: "INTEGER",
    Kind.DATE: "TEXT",
}

_PLACES: Sheet[Numbered[Place]] = Sheet(
    name="places",
    columns=(
        text("case_id", lambda row: row.case_id),
        whole("number", lambda row: row.number),
        text("name", lambda row: row.part.name),
        text("scheme", lambda row: row.part.scheme),
        text("code", lambda row: row.part.code),
    ),
    key=("case_id", "number"),
    rows=lambda case: (Numbered(case.id, n, place) for n, place in enumerate(case.places, 1)),
    empty="No place with a code was found.",
)

_SEARCH = """
CREATE TABLE texts (
  id INTEGER PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES case_studies (id),
  part TEXT NOT NULL,
  number INTEGER NOT NULL,
  section TEXT,
  page INTEGER,
  language TEXT,
  text TEXT NOT NULL,
  stems TEXT NOT NULL,
  UNIQUE (case_id, part, number)
);
CREATE TABLE words (
  language TEXT NOT NULL,
  folded TEXT NOT NULL,
  stem TEXT NOT NULL,
  PRIMARY KEY (language, folded, stem)
) WITHOUT ROWID;
CREATE VIRTUAL TABLE texts_fts USING fts5 (
  text, stems, content="texts", content_rowid="id", tokenize="unicode61 remove_diacritics 2"
);
"""

_INDEXES = """
CREATE INDEX callouts_criterion ON callouts (criterion);
CREATE INDEX passages_section ON passages (section);
CREATE INDEX places_code ON places (code);
CREATE INDEX case_studies_period ON case_studies (period_start, period_end);
"""


def render_database(cases: Sequence[CaseStudy], tables: Sequence[Table]) -> bytes:
    """The SQLite file of ``cases`` and their ``tables``; the first has a row for each case.

    Texts are complete and unchanged: nothing is cut or added for spreadsheets.
    """
    cases = sorted(cases, key=lambda case: case.id)
    with closing(sqlite3.connect(":memory:")) as db:
        for table in (*tables, fill(described(_PLACES), cases)):
            _add_table(db, table, tables[0].sheet)
        db.executescript(_INDEXES + _SEARCH)
        _add_texts(db, cases)
        db.commit()
        return db.serialize()


def _add_table(db: sqlite3.Connection, table: Table, main: Sheet[Any]) -> None:
    sheet = table.sheet
    names = [_quoted(column.name) for column in sheet.columns]
    lines = [
        f"{name} {_TYPES[column.kind]}{' NOT NULL' if column.name in sheet.key else ''}"
        for name, column in zip(names, sheet.columns, strict=True)
    ]
    lines.append(f"PRIMARY KEY ({', '.join(map(_quoted, sheet.key))})")
    of_case = any(column.name == "case_id" for column in sheet.columns)
    if of_case:
        lines.append(f"FOREIGN KEY (case_id) REFERENCES {_quoted(main.name)} (id)")
    db.execute(f"CREATE TABLE {_quoted(sheet.name)} ({', '.join(lines)})")
    marks = ", ".join("?" for _ in names)
    db.executemany(f"INSERT INTO {_quoted(sheet.name)} VALUES ({marks})", table.rows)
    db.execute(_view(sheet, main) if of_case else _plain_view(sheet))


def _plain_view(sheet: Sheet[Any]) -> str:
    """A view of a table with the headers of the workbook, under the title of its sheet."""
    shown = [f"{_quoted(c.name)} AS {_quoted(c.title)}" for c in sheet.columns]
    return (
        f"CREATE VIEW {_quoted(sheet.title)} AS SELECT {', '.join(shown)} "
        f"FROM {_quoted(sheet.name)}"
    )


def _view(sheet: Sheet[Any], main: Sheet[Any]) -> str:
    """A view of a table with the title, place and year of its cases, and the workbook's headers."""
    of_case = [c for c in main.columns if c.name in {"title", "location", "period_start"}]
    shown = [
        *(f"c.{_quoted(c.name)} AS {_quoted(f'Case {c.title.lower()}')}" for c in of_case),
        *(f"t.{_quoted(c.name)} AS {_quoted(c.title)}" for c in sheet.columns),
    ]
    return (
        f"CREATE VIEW {_quoted(f'{sheet.title} with their cases')} AS SELECT {', '.join(shown)} "
        f"FROM {_quoted(sheet.name)} t JOIN {_quoted(main.name)} c ON c.id = t.case_id"
    )


def _add_texts(db: sqlite3.Connection, cases: Iterable[CaseStudy]) -> None:
    known: set[tuple[str, str, str]] = set()
    db.executemany(
        "INSERT INTO texts (case_id, part, number, section, page, language, text, stems) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        _text_rows(cases, known),
    )
    db.executemany("INSERT INTO words VALUES (?, ?, ?)", sorted(known))
    db.execute("INSERT INTO texts_fts (texts_fts) VALUES ('rebuild')")
    db.execute("INSERT INTO texts_fts (texts_fts) VALUES ('optimize')")


def _text_rows(
    cases: Iterable[CaseStudy], known: set[tuple[str, str, str]]
) -> Iterator[tuple[str | int | None, ...]]:
    """The rows of ``texts``; the rows of ``words`` that they need are added to ``known``."""
    for case in cases:
        for one in search_texts(case):
            found = words(one.text, case.language)
            known.update((case.language or NO_LANGUAGE, w.folded, w.stem) for w in found)
            stems = " ".join(word.stem for word in found)
            place = (one.part, one.number, one.section, one.page, case.language)
            yield (case.id, *place, one.text, stems)


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
