"""The CSV files: what a spreadsheet and pandas make of them."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.geometry import Box
from pipeline.model.record import CaseStudy, Check, Confidence, Correction, Period
from pipeline.model.verification import Difference, DifferenceKind, Verification
from pipeline.outputs.cell_texts import CELL_LIMIT
from pipeline.outputs.csv_file import render_csv
from pipeline.outputs.filled_tables import Tables, make_tables
from pipeline.outputs.sheets import make_sheets
from pipeline.profile.loader import load_profile
from pipeline.profile.rules import RESERVED
from tests.support.records import CRITERIA, SECTION_KEYS, make_case, make_note

SIGNS = tuple("=+-@＝＋－＠")


def tables_of(cases: Sequence[CaseStudy]) -> Tables:
    return make_tables(cases, make_sheets(SECTION_KEYS, CRITERIA))


def csv_of(cases: Sequence[CaseStudy], name: str, delimiter: str = ",") -> bytes:
    table = next(t for t in tables_of(cases).tables if t.sheet.name == name)
    return render_csv(table, delimiter)


def read(data: bytes, delimiter: str = ",") -> pd.DataFrame:
    return pd.read_csv(io.BytesIO(data), sep=delimiter, dtype=str, keep_default_na=False)


def as_spreadsheet(data: bytes, delimiter: str = ",") -> list[list[str]]:
    text = data.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))


def without_apostrophe(text: str) -> str:
    return text[1:] if text.startswith("'") else text


def test_one_row_a_case_and_a_column_a_section() -> None:
    rows = read(csv_of([make_case("b"), make_case("a")], "case_studies"))
    assert list(rows["id"]) == ["a", "b"]
    assert rows["contexte"][0] == "En 2012, « tout » a changé ; vraiment.\n\nPuis, plus rien."
    assert rows["impact"][0] == "Un effet : durable."
    assert rows["pratiques"][0] == ""


def test_criteria_are_yes_or_no_and_listed() -> None:
    row = read(csv_of([make_case()], "case_studies")).iloc[0]
    assert [row[f"criterion_{key}"] for key in CRITERIA] == ["no", "yes", "no"]
    assert row["criteria"] == "innovation"


def test_a_case_says_whether_it_was_checked_corrected_and_verified() -> None:
    checked = make_case(
        "checked",
        checked=Check(by="Ana", at="2026-03-01T23:30:00Z"),
        corrections=[Correction(field="title", was=None, now="x", by="Ana", at="2026-03-01")],
    )
    odd = make_case("odd", checked=Check(by="Bo", at="yesterday"))
    sheets = make_sheets(SECTION_KEYS, CRITERIA, verified={"checked": Verification((1,))})
    table = read(render_csv(make_tables([make_case("a"), checked, odd], sheets).tables[0]))
    columns = [
        "checked", "checked_by", "checked_on", "corrected", "corrections", "verified",
        "verification",
    ]  # fmt: skip
    assert table[columns].values.tolist() == [
        ["no", "", "", "no", "0", "no", ""],
        ["yes", "Ana", "2026-03-01", "yes", "1", "yes", "0"],
        ["yes", "Bo", "", "no", "0", "no", ""],
    ]


def test_the_lowest_confidence_says_what_it_is_of() -> None:
    sure = make_case("sure")
    section = sure.sections[1].model_copy(update={"confidence": 0.4})
    unsure = make_case("unsure", sections=[sure.sections[0], section])
    nothing = Confidence(language=None, title=None, location=None, period=None, summary=None)
    bare = make_case("bare", sections=[], callouts=[], confidence=nothing)
    odd_box = [sure.callouts[0], sure.callouts[0].model_copy(update={"confidence": 0.3})]
    boxed = make_case("boxed", callouts=odd_box)
    table = read(csv_of([sure, unsure, bare, boxed], "case_studies"))
    assert table[["confidence_percent", "least_certain"]].values.tolist() == [
        ["0", ""], ["30", "callouts.1"], ["98", "language"], ["40", "sections.impact"],
    ]  # fmt: skip


def test_each_row_names_the_page_that_shows_it_if_there_is_one() -> None:
    without = read(csv_of([make_case("a")], "callouts"))
    assert list(without["review"]) == [""]
    sheets = make_sheets(SECTION_KEYS, CRITERIA, review=True)
    tables = {t.sheet.name: t for t in make_tables([make_case("a")], sheets).tables}
    assert read(render_csv(tables["callouts"]))["review"][0] == ("review/cases/a.html#p-callouts-0")
    assert read(render_csv(tables["case_studies"]))["review"][0] == "review/cases/a.html"


def test_no_section_can_take_the_place_of_a_column() -> None:
    fixed = {column.name for column in make_sheets([], [])[0].columns}
    assert fixed - RESERVED == set()


def test_years_stay_whole_and_an_open_end_stays_empty() -> None:
    row = read(csv_of([make_case()], "case_studies")).iloc[0]
    assert (row["period_start"], row["period_end"]) == ("2012", "")


def test_each_period_is_listed() -> None:
    first, second = Period(start=2012, end=2013), Period(start=2016, end=None)
    case = make_case().model_copy(update={"periods": [first, second]})
    assert read(csv_of([case], "case_studies")).iloc[0]["periods"] == "2012–2013; 2016–"


def test_place_codes_keep_their_zeros() -> None:
    row = read(csv_of([make_case()], "case_studies")).iloc[0]
    assert row["place_codes"] == "m49:035; iso3166-1:TH"


def test_no_cell_holds_a_decimal_that_a_locale_could_misread() -> None:
    row = read(csv_of([make_case()], "callouts")).iloc[0]
    assert row["score_percent"] == "93"


def test_one_row_a_link_and_one_for_a_note_without() -> None:
    rows = read(csv_of([make_case()], "footnotes"))
    assert list(zip(rows["footnote"], rows["link"], rows["url"], strict=True)) == [
        ("1", "1", "https://example.org/a"),
        ("1", "2", "https://example.org/b"),
        ("2", "0", ""),
    ]


def test_every_table_names_its_case_and_has_a_key_of_its_own() -> None:
    cases = [make_case("a"), make_case("b")]
    moved = Difference(DifferenceKind.OTHER_ORDER, "", "a b", "b a", 1, Box(0, 0, 9, 9))
    verified = {case.id: Verification((1,), (moved, moved)) for case in cases}
    sheets = make_sheets(SECTION_KEYS, CRITERIA, (), verified, series=[load_profile("mieux")])
    for table in make_tables(cases, sheets).tables:
        names = [column.name for column in table.sheet.columns]
        places = [names.index(part) for part in table.sheet.key]
        keys = [tuple(row[at] for at in places) for row in table.rows]
        assert len(set(keys)) == len(keys), table.sheet.name
        assert {key[0] for key in keys} == {"a", "b"}


def test_spreadsheets_know_the_encoding_and_the_line_ends() -> None:
    data = csv_of([make_case()], "case_studies")
    assert data.startswith(b"\xef\xbb\xbfid,")
    assert data.endswith(b"\r\n")


def test_line_breaks_inside_a_cell_stay_as_they_are() -> None:
    data = csv_of([make_case(summary="un\n\ndeux")], "case_studies")
    assert b'"un\n\ndeux"' in data


def test_a_table_without_rows_still_has_its_heading() -> None:
    assert as_spreadsheet(csv_of([], "warnings")) == [
        ["case_id", "number", "code", "message", "page", "review"]
    ]


@pytest.mark.parametrize(
    "text", ["=1+1", "+33 1", "-5 °C", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "\u00a0=1", "＝1"]
)
def test_a_cell_that_could_run_is_made_harmless(text: str) -> None:
    cell = read(csv_of([make_case(title=text)], "case_studies"))["title"][0]
    assert cell == "'" + text


@pytest.mark.parametrize("text", ["– un tiret", "1+1=2", "", "l’Action", "'cité'"])
def test_other_cells_are_left_alone(text: str) -> None:
    assert read(csv_of([make_case(title=text)], "case_studies"))["title"][0] == text


@given(st.text(), st.text(alphabet="=+-@'\"; ,\r\n\tab"), st.sampled_from(",;\t|"))
def test_any_text_comes_back_and_none_can_run(title: str, summary: str, delimiter: str) -> None:
    title = title.replace("\0", "")  # no reader keeps NUL, and the readers' texts have none
    data = csv_of([make_case(title=title, summary=summary)], "case_studies", delimiter)
    row = read(data, delimiter).iloc[0]
    for cell, original in ((row["title"], title), (row["summary"], summary)):
        assert cell == original or without_apostrophe(cell) == original
    for line in as_spreadsheet(data, delimiter)[1:]:
        for cell in line:
            assert not cell.startswith((*SIGNS, "\t", "\r", "\n"))
            assert not cell.lstrip().startswith(SIGNS)


@given(st.text(alphabet="'=a ", max_size=6), st.text(alphabet="'=a ", max_size=6))
def test_the_apostrophe_can_be_undone(one: str, other: str) -> None:
    cells = [
        read(csv_of([make_case(title=text)], "case_studies"))["title"][0] for text in (one, other)
    ]
    assert (cells[0] == cells[1]) == (one == other)


@pytest.mark.parametrize("letter", ["é", "\U0001f600"])
def test_a_cell_too_long_for_a_spreadsheet_is_cut_with_a_warning(letter: str) -> None:
    long = letter * 40_000
    tables = tables_of([make_case(about=long)])
    row = read(csv_of([make_case(about=long)], "case_studies")).iloc[0]
    assert len(row["about"].encode("utf-16-le")) // 2 <= CELL_LIMIT
    assert row["about"].removesuffix(" […]") == letter * (len(row["about"]) - 4)
    assert [(cut.table, cut.column, cut.characters) for cut in tables.cuts] == [
        ("case_studies", "about", 40_000)
    ]
    warnings = read(csv_of([make_case(about=long)], "warnings"))
    assert list(warnings["code"]) == ["missing-section", "cell-cut"]
    assert row["warnings"] == "2"


def test_a_cell_of_exactly_the_limit_stays_whole() -> None:
    tables = tables_of([make_case(about="é" * CELL_LIMIT)])
    assert tables.cuts == ()


def test_a_table_of_a_section_is_one_cell_with_its_rows_on_lines() -> None:
    row = read(csv_of([make_case()], "asides")).iloc[0]
    assert (row["kind"], row["caption"]) == ("table", "Tableau 1")
    assert row["text"] == "Port | Part\nNord | 36 %"


def test_a_note_that_starts_with_a_sign_is_harmless_in_its_own_table() -> None:
    note = make_note("1").model_copy(update={"text": "=HYPERLINK()"})
    rows = read(csv_of([make_case(footnotes=[note])], "footnotes"))
    assert rows["text"][0] == "'=HYPERLINK()"
