"""The workbook: what a spreadsheet program makes of it."""

from __future__ import annotations

import datetime
import io
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from pipeline.model.record import CaseStudy, Link
from pipeline.model.verification import Verification
from pipeline.outputs import workbook_sheet
from pipeline.outputs.cell_texts import CELL_LIMIT, is_link
from pipeline.outputs.code_book_table import code_book_table
from pipeline.outputs.filled_tables import Table, make_tables
from pipeline.outputs.sheet_columns import Kind
from pipeline.outputs.sheets import make_sheets
from pipeline.outputs.workbook import grids_of, render_workbook
from pipeline.outputs.workbook_sheet import MARK, MARKED, Grid, Head
from tests.support.patience import PATIENCE
from tests.support.records import CRITERIA, SECTION_KEYS, make_case, make_note

SHEETS = make_sheets(SECTION_KEYS, CRITERIA)


def rendered(tables: Sequence[Table]) -> bytes:
    return render_workbook(grids_of(tables, code_book_table(tables, [])))


def bytes_of(cases: Sequence[CaseStudy]) -> bytes:
    return rendered(make_tables(cases, SHEETS).tables)


def book_of(*cases: CaseStudy) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(bytes_of(cases)))


def heads(sheet: Worksheet, row: int = 1) -> dict[str, int]:
    return {str(cell.value): cell.column for cell in sheet[row] if cell.column}


def column(sheet: Worksheet, title: str, row: int = 1) -> list[object]:
    at = heads(sheet, row)[title]
    return [sheet.cell(number, at).value for number in range(row + 1, sheet.max_row + 1)]


def test_every_declared_table_is_a_sheet_with_its_rows() -> None:
    book = book_of(make_case("b"), make_case("a"))
    assert book.sheetnames == [SHEETS[0].title, "Criteria", *(s.title for s in SHEETS[1:]),
                               "Dictionary"]  # fmt: skip
    assert book.sheetnames[0] == "Cases"
    assert column(book["Cases"], "Case") == ["a", "b"]
    for sheet in SHEETS[1:]:
        rows = sum(1 for case in (make_case("a"), make_case("b")) for _ in sheet.rows(case))
        assert book[sheet.title].max_row == (rows or 1) + 1, sheet.title


def test_a_sheet_without_rows_says_why() -> None:
    book = book_of(make_case(warnings=[]))
    assert book["Warnings"]["A2"].value == "There is nothing to check: no case has a warning."
    assert "pipeline verify" in str(book["Verification"]["A2"].value)
    verified = make_sheets(SECTION_KEYS, CRITERIA, verified={"asie": Verification((1,))})
    tables = make_tables([make_case()], verified).tables
    book = openpyxl.load_workbook(io.BytesIO(rendered(tables)))
    assert str(book["Verification"]["A2"].value).startswith("No difference was found")
    for sheet in book_of().worksheets[:-1]:
        assert "No case was extracted" in str(sheet.cell(sheet.max_row, 1).value), sheet.title


def test_every_sheet_is_a_table_with_a_name_and_distinct_heads() -> None:
    cases = [make_case("a"), make_case("b")]
    sheets = make_sheets(SECTION_KEYS, ["title", "language"])
    data = rendered(make_tables(cases, sheets).tables)
    book = openpyxl.load_workbook(io.BytesIO(data))
    tables = {t.name: (sheet, t) for sheet in book.worksheets for t in sheet.tables.values()}
    assert set(tables) == {
        "case_studies", "criteria", "passages", "callouts", "footnotes", "asides", "warnings",
        "dictionary",
    }  # fmt: skip
    for sheet, table in tables.values():
        assert table.autoFilter.ref == table.ref
        top, *below = sheet[table.ref]
        names = [str(cell.value) for cell in top]
        assert names == [column.name for column in table.tableColumns]
        assert len({name.lower() for name in names}) == len(names)
        assert len(below) == sheet.max_row - top[0].row
    assert "title (2)" in heads(book["Criteria"], 2)


def test_the_first_cell_of_each_row_leads_to_its_review_page() -> None:
    case = make_case("a")
    sheets = make_sheets(SECTION_KEYS, CRITERIA, review=True)
    book = openpyxl.load_workbook(io.BytesIO(rendered(make_tables([case], sheets).tables)))
    for sheet, row, place in (
        ("Cases", 2, None), ("Criteria", 3, None), ("Callouts", 2, "p-callouts-0"),
        ("Passages", 3, "p-sections-contexte-passages-1"), ("Footnotes", 3, "p-footnotes-0"),
        ("Footnotes", 4, "p-footnotes-1"), ("Asides", 2, "page-2"), ("Warnings", 2, None),
    ):  # fmt: skip
        cell = book[sheet].cell(row, 1)
        assert cell.value == "a"
        assert cell.hyperlink and cell.hyperlink.location == place
        assert str(cell.hyperlink.target).replace("\\", "/") == "review/cases/a.html"
    assert book_of(case)["Cases"]["A2"].hyperlink is None


def test_heads_stay_in_view() -> None:
    book = book_of(make_case())
    for sheet in book.worksheets:
        assert sheet.freeze_panes == ("B3" if sheet.title == "Criteria" else "B2")
    assert book["Passages"].cell(2, heads(book["Passages"])["Text"]).alignment.wrap_text


def test_numbers_and_days_are_numbers_and_days() -> None:
    book = book_of(make_case())
    assert column(book["Cases"], "Start") == [2012]
    assert column(book["Callouts"], "Score") == [93]
    assert column(book["Footnotes"], "Accessed")[0] == datetime.datetime(2020, 8, 25)


def test_criteria_are_marks_with_counts_that_follow_the_filter() -> None:
    sheet = book_of(make_case("a"), make_case("b", callouts=[]))["Criteria"]
    assert column(sheet, "innovation", 2) == [1, 0]
    at = heads(sheet, 2)["innovation"]
    assert sheet.cell(3, at).number_format == MARKED and MARK in MARKED
    assert str(sheet.cell(1, at).value).startswith("=SUBTOTAL(109,")
    assert [str(cell) for cell in column(sheet, "Criteria", 2)] == ["=SUM(F3:H3)", "=SUM(F4:H4)"]
    assert heads(sheet, 2).keys() >= set(CRITERIA)


def test_the_dictionary_explains_every_column_that_is_shown() -> None:
    book = book_of(make_case())
    explained = set(
        zip(column(book["Dictionary"], "Sheet"), column(book["Dictionary"], "Column"), strict=True)
    )
    for sheet in SHEETS:
        shown = {(sheet.title, title) for title in heads(book[sheet.title])}
        assert shown <= explained, sheet.title
    assert {("Criteria", key) for key in CRITERIA} <= explained
    for title in ("Meaning", "Signification", "Significado"):
        assert all(column(book["Dictionary"], title))


@pytest.mark.parametrize("text", ["=1+1", "@SUM(A1)", "{=1}", "+33", "<b>", "_x0041_"])
def test_a_text_is_never_a_formula_and_stays_as_it_is(text: str) -> None:
    sheet = book_of(make_case(title=text))["Cases"]
    cell = sheet.cell(2, heads(sheet)["Title"])
    assert cell.data_type == "s"
    assert cell.value == text


def test_a_text_longer_than_a_cell_is_cut_with_a_warning() -> None:
    book = book_of(make_case(about="é" * 40_000))
    (about,) = column(book["Cases"], "About")
    assert len(str(about)) <= CELL_LIMIT and str(about).endswith("[…]")
    assert "cell-cut" in column(book["Warnings"], "Code")


@pytest.mark.parametrize(
    "url", ["https://example.org/a?b=c#d", "HTTP://example.org", "mailto:a@example.org"]
)
def test_an_address_can_be_clicked(url: str) -> None:
    assert linked(url) == url


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)", "file:///etc/passwd", "\\\\server\\share", "internal:Cases!A1",
        "ftp://example.org", "https://", "http://[::1", "mailto:",
        "https://example.org/" + 2100 * "a", "https://example.org/a b", 'https://example.org/"',
    ],
)  # fmt: skip
def test_what_could_run_or_break_the_file_stays_a_text(url: str) -> None:
    assert linked(url) is None


def linked(url: str) -> str | None:
    """Where the click on a note's address leads; None when it cannot be clicked."""
    sheet = book_of(make_case(footnotes=[make_note("1", url)]))["Footnotes"]
    cell = sheet.cell(2, heads(sheet)["URL"])
    assert cell.value == url
    if not cell.hyperlink:
        return None
    place = f"#{cell.hyperlink.location}" if cell.hyperlink.location else ""
    return f"{cell.hyperlink.target}{place}"


def test_more_addresses_than_a_sheet_may_hold_stay_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook_sheet, "LINKS_PER_SHEET", 3)
    links = [Link(url="https://example.org", source="text")] * 5
    sheet = book_of(make_case(footnotes=[make_note("1").model_copy(update={"links": links})]))[
        "Footnotes"
    ]
    at = heads(sheet)["URL"]
    assert [bool(sheet.cell(row, at).hyperlink) for row in range(2, 7)] == [1, 1, 1, 0, 0]
    assert column(sheet, "URL") == ["https://example.org"] * 5


@pytest.mark.parametrize(("most", "shown"), [(7, 4), (6, 4), (5, 3)])
def test_rows_beyond_those_of_a_sheet_are_counted(
    monkeypatch: pytest.MonkeyPatch, most: int, shown: int
) -> None:
    monkeypatch.setattr(workbook_sheet, "ROWS_PER_SHEET", most)
    book = openpyxl.load_workbook(
        io.BytesIO(render_workbook([Grid("X", "x", (Head("A", Kind.INTEGER),), ((1,),) * 4)]))
    )
    cells = [cell.value for (cell,) in book["X"].iter_rows()]
    note = [] if shown == 4 else [f"{4 - shown} more rows are in the CSV file alone."]
    assert cells == ["A", *[1] * shown, *note]
    assert book["X"].tables["x"].ref == f"A1:A{shown + 1}"


def test_rows_beyond_the_links_of_a_sheet_lead_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook_sheet, "LINKS_PER_SHEET", 3)
    case = make_case("a", footnotes=[make_note("1", "https://example.org"), *[make_note("2")] * 4])
    sheets = make_sheets(SECTION_KEYS, CRITERIA, review=True)
    data = rendered(make_tables([case], sheets).tables)
    sheet = openpyxl.load_workbook(io.BytesIO(data))["Footnotes"]
    assert [bool(sheet.cell(row, 1).hyperlink) for row in range(2, 7)] == [1, 1, 0, 0, 0]
    assert column(sheet, "Case") == ["a"] * 5


def test_the_same_records_give_the_same_bytes() -> None:
    assert bytes_of([make_case("a"), make_case("b")]) == bytes_of([make_case("b"), make_case("a")])


def test_a_link_is_judged_by_its_whole() -> None:
    assert not is_link("See https://example.org")


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("cases", [[], [make_case("a", title="=1+1"), make_case("b", callouts=[])]])
def test_libreoffice_reads_and_writes_it_back(tmp_path: Path, cases: list[CaseStudy]) -> None:
    data = bytes_of(cases)
    (tmp_path / "case_studies.xlsx").write_bytes(data)
    command = [
        "soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless",
        "--convert-to", "xlsx", "--outdir", str(tmp_path / "back"),
        str(tmp_path / "case_studies.xlsx"),
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=PATIENCE)
    back = openpyxl.load_workbook(tmp_path / "back" / "case_studies.xlsx", data_only=True)
    ours = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    assert back.sheetnames == ours.sheetnames
    for sheet in ours.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                other = back[sheet.title].cell(cell.row or 1, cell.column or 1).value
                assert other == cell.value, (sheet.title, cell.coordinate)
    if cases:
        links = [c.hyperlink for row in back["Footnotes"].iter_rows() for c in row if c.hyperlink]
        assert len(links) == 4
