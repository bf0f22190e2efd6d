"""The code book: every table, column and code has a name and a meaning in each language."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from typing import Any

import pytest

from pipeline.outputs import code_book
from pipeline.outputs.code_book_table import code_book_table
from pipeline.outputs.filled_tables import make_tables
from pipeline.outputs.sheets import sheets_for
from pipeline.profile.loader import load_profile
from tests.outputs.test_contract import outputs_of
from tests.support.records import make_case

PROFILES = [load_profile("mieux"), load_profile("fact_sheets")]
NBSP = "\u00a0"


def rows_of(name: str = "code_book") -> list[dict[str, str]]:
    text = outputs_of(make_case())[f"{name}.csv"].decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def texts() -> list[tuple[str, list[str]]]:
    """Each list of texts in the file, with its path."""
    found: list[tuple[str, list[str]]] = []

    def walk(path: str, part: Any) -> None:  # noqa: ANN401 - parts of a TOML file
        if isinstance(part, dict):
            for key, inner in part.items():
                walk(f"{path}.{key}", inner)
        else:
            found.append((path, part))

    book = code_book._book()
    walk("tables", book["tables"])
    walk("codes", book["codes"])
    return found


def test_each_text_is_there_in_each_language() -> None:
    for path, listed in texts():
        assert len(listed) == len(code_book.languages()), path
        assert all(text.strip() == text and text for text in listed), path
        gaps = [sorted(re.findall(r"\{\w+\}", text)) for text in listed]
        assert all(one == gaps[0] for one in gaps), path


def test_french_texts_do_not_break_before_their_punctuation() -> None:
    # A colon stands close in a code (iso3166-1:…), and a full stop in a path.
    for path, (_, french, _) in texts():
        assert not re.search(rf"[^{NBSP}][;?!»]|[^{NBSP}\d]:|«[^{NBSP}]", french), path


def test_no_entry_describes_a_column_that_is_not_there() -> None:
    sheets = [t.sheet for t in make_tables([], sheets_for(PROFILES, [])).tables]
    book = code_book_table(make_tables([], sheets_for(PROFILES, [])).tables, PROFILES)
    entries: dict[str, set[str]] = {
        sheet.name: {column.entry or column.name for column in sheet.columns}
        for sheet in [*sheets, book.sheet]
    }
    entries["places"] = {"case_id", "number", "name", "scheme", "code"}
    entries["shared"] = {name for names in entries.values() for name in names}
    for table, described in code_book._book()["tables"].items():
        assert set(described["columns"]) <= entries[table], table


def test_a_column_without_an_entry_is_an_error() -> None:
    (sheet, *_) = sheets_for(PROFILES, [])
    odd = replace(sheet.columns[0], name="odd")
    with pytest.raises(KeyError):
        code_book.described(replace(sheet, columns=(*sheet.columns, odd)))


def test_every_column_of_every_table_has_its_row() -> None:
    rows = rows_of()
    named = {(row["table"], row["column"]) for row in rows}
    for name, data in outputs_of(make_case()).items():
        if name.endswith(".csv"):
            table = name.removesuffix(".csv")
            head = next(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
            assert {(table, column) for column in ["", *head]} <= named, table
    assert [row["number"] for row in rows] == [str(n) for n in range(1, len(rows) + 1)]
    for row in rows:
        assert row["name_en"] and row["name_fr"] and row["name_es"], row
        if not row["code"]:
            assert row["meaning_en"] and row["meaning_fr"] and row["meaning_es"], row


def test_codes_have_names_in_each_language() -> None:
    names = {
        (row["table"], row["column"], row["code"]): (row["name_en"], row["name_fr"], row["name_es"])
        for row in rows_of()
    }
    assert names["callouts", "criterion", "priorites"] == ("Priorities", "Priorités", "Prioridades")
    assert names["case_sections", "section", "contexte"][1] == "Contexte"
    assert names["warnings", "code", "missing-title"][2] == "Falta el título"
    assert names["asides", "kind", "quote"][1] == "citation en exergue"
    assert names["case_criteria", "name_fr", ""] == (
        "Name in French", "Nom en français", "Nombre en francés",
    )  # fmt: skip
    case = {
        (row["column"]): row["meaning_fr"] for row in rows_of() if row["table"] == "case_studies"
    }
    assert (
        case["criterion_innovation"] == f"Si un encadré porte le critère «{NBSP}innovation{NBSP}»"
    )
