"""Searching the records: what is typed, and what answers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner, Result

from pipeline.cli.app import app
from pipeline.model.record import CaseStudy, Period, Place
from pipeline.outputs.database import FILE, render_database
from pipeline.outputs.filled_tables import make_tables
from pipeline.outputs.sheets import make_sheets
from pipeline.search.snippets import SNIPPET, find_marks, snippet
from pipeline.text.stems import words
from tests.support.records import CRITERIA, SECTION_KEYS, make_case, make_section

LONG = "Un mot. " * 60 + "Les évaluations réalisées en Thaïlande ont compté. " + "La fin. " * 60

FRENCH = make_case(
    "fr-case",
    sections=[
        make_section("contexte", "Le conseil national des migrations s’est réuni.", LONG),
        make_section("impact", "L’innovation a été reproduite ; la main-d’œuvre en profite."),
    ],
)
ENGLISH = make_case(
    "en-case",
    language="en",
    title="Counting who comes",
    period=Period(start=2005, end=2007),
    places=[Place(name="Philippines", code="PH", scheme="iso3166-1")],
    sections=[make_section("impact", "Policies of innovation were evaluated by the councils.")],
    callouts=[],
)
SPANISH = make_case(
    "es-case",
    language="es",
    title="Volver con oficio",
    period=None,
    places=[],
    sections=[make_section("impact", "Las evaluaciones de la migración.")],
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("output")
    write(folder, FRENCH, ENGLISH, SPANISH)
    return folder


def write(folder: Path, *cases: CaseStudy) -> None:
    tables = make_tables(cases, make_sheets(SECTION_KEYS, CRITERIA))
    (folder / FILE).write_bytes(render_database(cases, tables.whole))


def call(folder: Path, *arguments: str) -> Result:
    return CliRunner().invoke(app, ["search", "--output", str(folder), *arguments])


def passages(folder: Path, *arguments: str) -> set[str]:
    """The cases with a passage that answers."""
    answer = json.loads(call(folder, "--json", *arguments).stdout)
    return {hit["case_id"] for hit in answer["hits"] if hit["part"] == "passage"}


@pytest.mark.parametrize(
    ("query", "cases"),
    [
        ("evaluation", {"fr-case", "en-case"}),
        ("évaluation", {"fr-case", "en-case"}),
        ("realisees", {"fr-case"}),
        ("réalisation", {"fr-case"}),
        ("policy", {"en-case"}),
        ("migraciones", {"es-case"}),
        ("l'innovation", {"fr-case", "en-case"}),
        ("main-d'oeuvre", {"fr-case"}),
        ("migrations réuni", {"fr-case"}),
        ("migrations comptées", set()),
    ],
)
def test_all_words_are_found_in_any_form_and_language(
    folder: Path, query: str, cases: set[str]
) -> None:
    assert passages(folder, *query.split()) == cases


def test_quoted_words_follow_each_other(folder: Path) -> None:
    assert passages(folder, '"conseil national"') == {"fr-case"}
    assert passages(folder, "conseil national") == {"fr-case"}
    assert passages(folder, "« national conseil »") == set()


@given(st.lists(st.sampled_from(["mot", "x" * 400, "la", "été\n", "registre"]), max_size=300))
def test_a_snippet_is_a_part_of_the_text_with_its_marks(parts: list[str]) -> None:
    text = " ".join(parts)
    marks = find_marks(words(text, "fr"), {("registr",)})
    shown, moved = snippet(text, marks)
    assert len(shown) <= SNIPPET + len("…  …") + 30
    assert shown.removeprefix("… ").removesuffix(" …") in text.replace("\n", " ")
    assert bool(moved) == bool(marks)
    for start, end in moved:
        assert "registre".startswith(shown[start:end])


@pytest.mark.parametrize(
    ("conditions", "cases"),
    [
        (["--section", "impact"], {"fr-case", "en-case"}),
        (["--section", "contexte"], set()),
        (["--criterion", "innovation"], {"fr-case"}),
        (["--country", "ph"], {"en-case"}),
        (["--country", "Filipinas"], {"en-case"}),
        (["--country", "035"], {"fr-case"}),
        (["--language", "en"], {"en-case"}),
        (["--from", "2008"], {"fr-case"}),
        (["--to", "2011"], {"en-case"}),
        (["--from", "2007", "--to", "2012"], {"fr-case", "en-case"}),
    ],
)
def test_conditions_narrow_the_answer(folder: Path, conditions: list[str], cases: set[str]) -> None:
    assert passages(folder, "innovation", *conditions) == cases


def test_an_answer_says_where_and_marks_the_words(folder: Path) -> None:
    shown = call(folder, "évaluations", "réalisées", "--language", "fr")
    assert shown.exit_code == 0
    assert "contexte · page 2 · fr-case" in shown.stdout
    assert "… " in shown.stdout
    assert "Les **évaluations** **réalisées** en Thaïlande" in shown.stdout
    assert "1 text in 1 case." in shown.stdout


def test_the_best_are_shown_and_all_are_counted(folder: Path) -> None:
    answer = json.loads(call(folder, "--json", "--limit", "1", "innovation").stdout)
    assert len(answer["hits"]) == 1 < answer["found"]


@pytest.mark.parametrize(
    "query",
    [
        'a" OR (b',
        "NEAR(a b)",
        "innovation*",
        "-x ^y",
        "col:a",
        "'",
        "a;--",
        "𝔘 ½ ①",
        "{}" + "a" * 5000,
    ],
)
def test_odd_characters_are_words_or_nothing(folder: Path, query: str) -> None:
    result = call(folder, "--", query)
    assert result.exit_code in {0, 1, 2}
    assert result.exception is None or isinstance(result.exception, SystemExit)


def test_nothing_found_has_a_code_of_its_own(folder: Path) -> None:
    result = call(folder, "giraffe")
    assert result.exit_code == 1 and "Nothing found" in result.output


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["***"], "no word"),
        (["a", "--section", "nowhere"], "there are: contexte, impact"),
        (["a", "--criterion", "beauty"], "there are: innovation"),
        (["a", "--country", "Narnia"], "is not a country or region"),
    ],
)
def test_what_is_not_understood_is_told_in_one_line(
    folder: Path, arguments: list[str], told: str
) -> None:
    result = call(folder, *arguments)
    assert result.exit_code == 2
    assert told in result.output and result.output.count("\n") == 1


def test_no_data_yet_is_told_with_what_to_do(tmp_path: Path) -> None:
    result = call(tmp_path / "nothing", "innovation")
    assert result.exit_code == 3 and "make extract" in result.output
    (tmp_path / FILE).write_bytes(b"no database" * 500)
    result = call(tmp_path, "innovation")
    assert result.exit_code == 3 and "make extract" in result.output


def test_a_search_changes_nothing(folder: Path) -> None:
    before = (folder / FILE).read_bytes()
    call(folder, "innovation")
    assert [path.name for path in folder.iterdir()] == [FILE]
    assert (folder / FILE).read_bytes() == before
