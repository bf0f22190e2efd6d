"""The database: what any SQL tool finds in it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from pipeline.model.record import CaseStudy
from pipeline.outputs.database import render_database
from pipeline.outputs.filled_tables import fill, make_tables
from pipeline.outputs.sheets import make_sheets
from tests.support.records import CRITERIA, SECTION_KEYS, make_case

SHEETS = make_sheets(SECTION_KEYS, CRITERIA)


def database_of(cases: Sequence[CaseStudy]) -> bytes:
    return render_database(cases, make_tables(cases, SHEETS).whole)


@contextmanager
def opened(*cases: CaseStudy) -> Iterator[sqlite3.Connection]:
    db = sqlite3.connect(":memory:")
    db.deserialize(database_of(cases))
    db.execute("PRAGMA foreign_keys = ON")
    yield db
    db.close()


def rows(
    db: sqlite3.Connection, sql: str, values: Sequence[object] = ()
) -> list[tuple[object, ...]]:
    return db.execute(sql, values).fetchall()


def test_the_database_is_sound() -> None:
    with opened(make_case("a"), make_case("b", language=None)) as db:
        assert rows(db, "PRAGMA integrity_check") == [("ok",)]
        assert rows(db, "PRAGMA foreign_key_check") == []
        db.execute("INSERT INTO texts_fts (texts_fts) VALUES ('integrity-check')")
        for sheet in SHEETS[1:]:
            (key, *_) = rows(db, f"PRAGMA foreign_key_list({sheet.name})")
            assert key[2:5] == ("case_studies", "case_id", "id")


def test_every_declared_table_is_there_whole() -> None:
    cases = [make_case("a", title="=1+1", about="é" * 40_000), make_case("b")]
    with opened(*reversed(cases)) as db:
        for sheet in SHEETS:
            found = rows(db, f"SELECT * FROM {sheet.name} ORDER BY {', '.join(sheet.key)}")
            assert found == list(fill(sheet, cases).rows), sheet.name
        assert rows(db, "SELECT name, code FROM places WHERE case_id = 'a'") == [
            ("Asie du Sud-Est", "035"), ("Thaïlande", "TH"),
        ]  # fmt: skip


def test_views_show_the_parts_beside_their_cases() -> None:
    with opened(make_case("a")) as db:
        shown = rows(db, 'SELECT "Case title", "Criterion" FROM "Callouts with their cases"')
        assert shown == [("Renforcer la coopération", "innovation")]


def test_a_view_shows_the_cases_under_the_titles_of_their_columns() -> None:
    with opened(make_case("a")) as db:
        shown = rows(db, 'SELECT "Case", "Start", "Section impact" FROM "Cases"')
        assert shown == [("a", 2012, "Un effet : durable.")]


def test_plain_sql_finds_a_word_without_its_accents() -> None:
    with opened(make_case("a")) as db:
        sql = (
            "SELECT snippet(texts_fts, 0, '[', ']', '…', 8) FROM texts_fts WHERE texts_fts MATCH ?"
        )
        assert ("Renforcer la [coopération]",) in rows(db, sql, ["cooperation"])


def test_the_same_records_give_the_same_bytes() -> None:
    a, b = make_case("a"), make_case("b", language="en")
    assert database_of([a, b]) == database_of([b, a])


def test_no_case_gives_empty_tables() -> None:
    with opened() as db:
        assert rows(db, "SELECT count(*) FROM case_studies") == [(0,)]
