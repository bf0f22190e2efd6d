"""The files of a report: a page, a document, in the reader's language, the same each time."""

from __future__ import annotations

import importlib.util
import re
import sys
import zipfile
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.cli.app import app
from pipeline.errors import NoDataYet, SearchError
from pipeline.language import spoken_language
from pipeline.model.record import CaseStudy, Period
from pipeline.profile.loader import load_profile
from pipeline.report.report_content import Report, make_report
from pipeline.report.report_document import render_report_document
from pipeline.report.report_files import renew_report, write_report
from pipeline.report.report_page import render_report_page
from pipeline.report.report_texts import report_texts
from pipeline.search.query import Filters
from tests.outputs.test_contract import outputs_of
from tests.support.records import make_case

PROFILES = [load_profile("mieux")]
CASES = (
    make_case("a", title="Des <b>ports</b> & des hommes"),
    make_case("b", period=Period(start=2019, end=2020), language="en", callouts=[]),
)
EVERYTHING = Filters()
NBSP = "\u00a0"

needs_docx = pytest.mark.skipif(
    importlib.util.find_spec("docx") is None, reason="python-docx is not installed"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return written(tmp_path, CASES)


def written(folder: Path, cases: Sequence[CaseStudy]) -> Path:
    for name, data in outputs_of(*cases).items():
        (folder / name).write_bytes(data)
    return folder


def report_of(
    folder: Path, words: str = "", filters: Filters = EVERYTHING, *, reader: str = "en"
) -> Report:
    return make_report(folder, words, filters, PROFILES, reader)


def ids(report: Report) -> list[str]:
    return [case.id for case in report.cases]


def paragraphs(data: bytes) -> list[str]:
    from docx import Document

    return [paragraph.text for paragraph in Document(BytesIO(data)).paragraphs]


def test_filters_and_words_select_as_the_search_does(folder: Path) -> None:
    assert ids(report_of(folder)) == ["a", "b"]
    assert ids(report_of(folder, filters=Filters(criterion="innovation"))) == ["a"]
    assert ids(report_of(folder, filters=Filters(section="impact", country="Thailand"))) == [
        "a", "b",
    ]  # fmt: skip
    assert ids(report_of(folder, filters=Filters(end=2018))) == ["a"]
    assert ids(report_of(folder, filters=Filters(start=2021))) == ["a"]  # it is ongoing
    assert ids(report_of(folder, filters=Filters(language="en"))) == ["b"]
    assert ids(report_of(folder, "ports hommes")) == ["a"]
    assert ids(report_of(folder, "ports", Filters(end=2011))) == []
    with pytest.raises(SearchError, match="criterion"):
        report_of(folder, filters=Filters(criterion="nothing"))


def test_a_folder_without_data_says_so(tmp_path: Path) -> None:
    with pytest.raises(NoDataYet):
        report_of(tmp_path)
    (written(tmp_path, CASES) / "case_studies.json").write_text("{", "utf-8")
    with pytest.raises(NoDataYet, match=r"case_studies\.json"):
        report_of(tmp_path)


def test_the_page_shows_texts_as_they_are_and_runs_nothing(folder: Path) -> None:
    page = render_report_page(report_of(folder, reader="fr")).decode()
    assert "Des &lt;b&gt;ports&lt;/b&gt; &amp; des hommes" in page
    assert '<html lang="fr">' in page and '<span lang="en">' in page
    assert f"Sélection{NBSP}: tous les cas du dossier" in page
    assert "default-src 'none'" in page
    assert not re.search(r"<script|src=|https?://", page)


def test_sentences_lead_to_review_pages_that_are_there(folder: Path) -> None:
    assert "href" not in render_report_page(report_of(folder)).decode()
    (folder / "review" / "cases").mkdir(parents=True)
    (folder / "review" / "cases" / "a.html").touch()
    links = set(re.findall('href="([^"#]+)', render_report_page(report_of(folder)).decode()))
    assert links == {"review/cases/a.html"}


def test_a_selection_without_cases_says_so(folder: Path) -> None:
    page = render_report_page(report_of(folder, "ports", Filters(end=2011))).decode()
    assert "No case matches the selection." in page and "texts with ports, until 2011" in page


@needs_docx
def test_the_document_has_the_same_counts_and_sentences(folder: Path) -> None:
    from docx import Document

    data = render_report_document(report_of(folder, reader="es"))
    assert data
    said = paragraphs(data)
    assert said[0] == "Informe sobre los estudios de caso"
    assert "Les actions doivent innover — Des <b>ports</b> & des hommes, p." + NBSP + "2" in said
    document = Document(BytesIO(data))
    rows = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    assert rows[0] == ["Grupo", "Gráfico", "Casos"]
    (innovation,) = [row for row in rows if row[0] == "Innovación"]
    assert innovation[2] == "1" and set(innovation[1]) == {"█"}
    assert [row[1] for row in rows if row[2] == "0"] == [""] * 9
    assert document.core_properties.language == "es-ES"


@needs_docx
def test_the_same_data_give_the_same_bytes_and_odd_characters_fit(tmp_path: Path) -> None:
    report = report_of(written(tmp_path, [make_case("a", title="a\x0bb\ufffe")]))
    first, second = render_report_document(report), render_report_document(report)
    assert first and first == second
    assert "a\ufffdb\ufffd" in "".join(paragraphs(first))
    with zipfile.ZipFile(BytesIO(first)) as packed:
        assert {one.date_time[0] for one in packed.infolist()} == {1980}
    assert render_report_page(report) == render_report_page(report)


@needs_docx
def test_without_its_library_the_page_is_written_alone_and_our_older_document_goes(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert write_report(folder, report_of(folder)) == ("report.html", "report.docx")
    monkeypatch.setitem(sys.modules, "docx", None)
    assert write_report(folder, report_of(folder)) == ("report.html",)
    assert not (folder / "report.docx").exists()
    monkeypatch.setattr("pipeline.report.report_document.is_installed", lambda extra: True)
    assert render_report_document(report_of(folder)) is None  # there, but it cannot be imported


def test_a_document_of_somebody_else_stays(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    (folder / "report.docx").write_bytes(b"theirs")
    write_report(folder, report_of(folder))
    assert (folder / "report.docx").read_bytes() == b"theirs"


def test_the_command_says_what_it_wrote(folder: Path) -> None:
    done = CliRunner().invoke(app, ["report", "-o", str(folder), "--in", "fr"])
    assert done.exit_code == 0
    assert "2 cases: " in done.output and "report.html" in done.output
    none = CliRunner().invoke(app, ["report", "ports", "--to", "2011", "-o", str(folder)])
    assert none.exit_code == 1
    wrong = CliRunner().invoke(app, ["report", "-o", str(folder), "--in", "de"])
    assert wrong.exit_code == 2


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"), ({"LANG": "fr_FR.UTF-8"}, "fr"), ({"LANG": "de_DE"}, "en"),
        ({"LC_ALL": "es_MX", "LANG": "fr_FR"}, "es"), ({"LC_ALL": "", "LANG": "fr"}, "fr"),
        ({"LC_ALL": "C"}, "en"),
    ],
)  # fmt: skip
def test_the_readers_language_is_the_systems(environment: dict[str, str], language: str) -> None:
    assert spoken_language(environment) == language


def test_each_text_is_there_in_each_language_with_the_same_gaps() -> None:
    first, *others = report_texts().values()
    for other in others:
        assert first.keys() == other.keys()
        for key, text in first.items():
            assert sorted(re.findall(r"\{\w+\}", text)) == sorted(
                re.findall(r"\{\w+\}", other[key])
            )
    french = " ".join(report_texts()["fr"].values())
    assert not re.search(f"[^{NBSP}][:;?!»]", french)


def test_a_report_is_renewed_with_its_selection_and_in_its_language(folder: Path) -> None:
    write_report(folder, report_of(folder, "ports", Filters(language="fr"), reader="es"))
    before = (folder / "report.html").read_text("utf-8")
    renew_report(folder, PROFILES)
    assert (folder / "report.html").read_text("utf-8") == before
    written(folder, [*CASES, make_case("c", title="Trois ports")])
    renew_report(folder, PROFILES)
    after = (folder / "report.html").read_text("utf-8")
    assert "Trois ports" in after and "Trois ports" not in before and 'lang="es"' in after


def test_where_there_is_no_report_of_ours_none_is_made(folder: Path) -> None:
    renew_report(folder, PROFILES)
    assert not (folder / "report.html").exists()
    for page in (
        "<p>mine</p>",
        '<meta name="selection" content="[]">',
        '<meta name="selection" content="x">',
    ):
        (folder / "report.html").write_text(page, "utf-8")
        renew_report(folder, PROFILES)
        assert (folder / "report.html").read_text("utf-8") == page


def test_a_selection_that_no_case_fits_any_more_is_said(folder: Path) -> None:
    write_report(folder, report_of(folder, filters=Filters(language="en")))
    written(folder, CASES[:1])
    with pytest.raises(SearchError):
        renew_report(folder, PROFILES)


@pytest.mark.parametrize("language", ["fr", "es"])
def test_no_english_word_stands_in_a_report_in_another_language(
    tmp_path: Path, language: str
) -> None:
    folder = written(tmp_path, [make_case("a", title="Des ports", language="fr")])
    page = render_report_page(report_of(folder, reader=language)).decode()
    text = re.sub(r"<style>.*?</style>|<head>.*?</head>", " ", page, flags=re.DOTALL)
    words = set(re.findall(r"[a-z]+", re.sub(r"<[^>]+>", " ", text).lower()))
    assert words & {"cases", "the", "of", "and", "with", "by", "page", "none", "year"} <= (
        {"page"} if language == "fr" else set()
    )
    fixed = report_texts()
    same = set(fixed[language].values())
    english = {one for one in fixed["en"].values() if "{" not in one and len(one) > 4}
    said = {" ".join(one.split()) for one in re.split(r"<[^>]+>", text)}
    assert said & (english - same) == set()
