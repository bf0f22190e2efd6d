"""Translations and versions of one case are tied; what only may be is said; others are not."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.batch.inputs import find_inputs
from pipeline.batch.options import Options
from pipeline.batch.run import run
from pipeline.batch.same_case import tied, with_ties_of
from pipeline.errors import RejectionCode
from pipeline.model.record import CaseStudy, Period, Place
from pipeline.model.report import CaseResult, Extracted, Failed, FileReport, Input
from tests.support.records import make_case, make_note, make_section
from tests.support.texts import CASE

NORTH = Place(name="Nord", code="TN", scheme="iso3166-1")
FRENCH = {
    "contexte": ["Les 12 500 pêcheurs de 48 ports attendaient.", "Puis 350 sont partis."],
    "impact": ["Le registre compte 7 200 arrivées et 94 % des quais."],
    "enseignements": ["Il vaut mieux commencer tôt, avec les gens du lieu."],
}
ENGLISH = {
    "contexte": ["The 12,500 fishermen of 48 ports were waiting.", "Then 350 left."],
    "impact": ["The register counts 7,200 arrivals and 94% of the quays."],
    "enseignements": ["It is better to begin early, with the people of the place."],
}
STRANGER = {
    "contexte": ["Two schools had no teachers.", "Nobody knew why.", "A survey was made."],
    "impact": ["All 61 pupils came back.", "The mayor wrote."],
    "enseignements": ["One.", "Two.", "Three."],
}


def case(id: str, language: str, texts: dict[str, list[str]], **changes: object) -> CaseStudy:
    plain = {
        "language": language,
        "places": [NORTH],
        "location": "Nord",
        "period": Period(start=2012, end=2013),
        "callouts": [],
        "footnotes": [],
        "warnings": [],
        "sections": [make_section(key, *some) for key, some in texts.items()],
    }
    return make_case(id, **(plain | changes))


def file(*cases: CaseStudy) -> FileReport:
    name = cases[0].id
    results = tuple(CaseResult(one, ()) for one in cases)
    return FileReport(Input(Path(name), name, name, 1, "ab"), Extracted(results), 0.1)


def after(*cases: CaseStudy) -> dict[str, CaseStudy]:
    return {one.id: one for report in tied([file(one) for one in cases]) for one in report.cases}


def ties(*cases: CaseStudy) -> list[list[str]]:
    return [one.same_case for one in after(*cases).values()]


def doubts(*cases: CaseStudy) -> list[list[str]]:
    return [[one.message for one in found.warnings] for found in after(*cases).values()]


def test_a_translation_has_the_numbers_and_the_passages_of_its_case() -> None:
    first, second = case("a", "fr", FRENCH), case("b", "en", ENGLISH)
    assert ties(first, second) == [["b"], ["a"]]
    assert doubts(first, second) == [[], []]


def test_three_languages_name_each_other() -> None:
    spanish = {key: [one.replace("and", "y") for one in some] for key, some in ENGLISH.items()}
    cases = (case("a", "fr", FRENCH), case("b", "en", ENGLISH), case("c", "es", spanish))
    assert ties(*cases) == [["b", "c"], ["a", "c"], ["a", "b"]]


def test_another_case_of_the_same_place_and_years_is_another() -> None:
    first, second = case("a", "fr", FRENCH), case("b", "en", STRANGER)
    assert ties(first, second) == [[], []]
    assert doubts(first, second) == [[], []]


@pytest.mark.parametrize(
    "changes",
    [
        {"places": [Place(name="Sud", code="ZA", scheme="iso3166-1")]},
        {"period": Period(start=2012, end=2014)},
        {"profile": "other"},
    ],
)
def test_another_place_years_or_series_are_another_case(changes: dict[str, object]) -> None:
    first, second = case("a", "fr", FRENCH), case("b", "en", ENGLISH, **changes)
    assert ties(first, second) == [[], []]
    assert doubts(first, second) == [[], []]


@pytest.mark.parametrize("changes", [{"places": [], "location": None}, {"period": None}])
def test_without_place_or_years_a_tie_is_said_and_not_made(changes: dict[str, object]) -> None:
    first, second = case("a", "fr", FRENCH), case("b", "en", ENGLISH, **changes)
    assert ties(first, second) == [[], []]
    said = "the same numbers; as many passages in each section. Compare them."
    assert doubts(first, second) == [
        [f"This may be the same case as “b” – {said}"],
        [f"This may be the same case as “a” – {said}"],
    ]


def test_without_place_and_years_nothing_is_said() -> None:
    nowhere: dict[str, object] = {"places": [], "location": None, "period": None}
    first, second = case("a", "fr", FRENCH, **nowhere), case("b", "en", ENGLISH, **nowhere)
    assert doubts(first, second) == [[], []]


@pytest.mark.parametrize(
    ("languages", "locations", "tie"),
    [(("fr", "fr"), ("Nord", "NORD"), True), (("fr", "en"), ("Nord", "North"), None),
     (("fr", "fr"), ("Nord", "Sud"), False)],
)  # fmt: skip
def test_a_place_without_a_code_is_known_by_its_name_in_one_language(
    languages: tuple[str, str], locations: tuple[str, str], tie: bool | None
) -> None:
    first, second = (
        case(id, language, FRENCH, places=[], location=location)
        for id, language, location in zip("ab", languages, locations, strict=True)
    )
    assert ties(first, second) == ([["b"], ["a"]] if tie else [[], []])
    assert bool(doubts(first, second)[0]) is (tie is None)


def with_numbers(id: str, *numbers: int) -> CaseStudy:
    """A case of which only the numbers can agree with another one's."""
    texts = [f"{id} {word} {number}" for word, number in zip("abcdefghij", numbers, strict=False)]
    return case(id, id, {f"s{id}": texts})


@pytest.mark.parametrize(
    ("first", "second", "agree"),
    [
        ((11, 22, 33), (11, 22, 33), True),
        ((11, 22), (11, 22), False),
        ((11, 22, 33, 44), (11, 22, 33, 55, 66), True),
        ((11, 22, 33, 44), (11, 22, 33, 55, 66, 77), False),
        ((11, 22, 3), (11, 22, 3), False),
        ((11, 22, 2012), (11, 22, 2012), False),
    ],
)
def test_numbers_agree_if_half_of_them_and_three_are_in_both(
    first: tuple[int, ...], second: tuple[int, ...], agree: bool
) -> None:
    said = doubts(with_numbers("a", *first), with_numbers("b", *second))[0]
    assert any("the same numbers" in one for one in said) is agree


A, B = "https://a.example/", "https://b.example/"


@pytest.mark.parametrize(
    ("first", "second", "agree"),
    [
        ([A, "http://www.b.example"], ["http://a.example", B], True),
        ([A], [A], False),
        ([A + at for at in "wxyz"], [A + at for at in "wx123"], True),
        ([A + at for at in "vwxyz"], [A + at for at in "vw123"], False),
    ],
)
def test_addresses_agree_if_two_and_half_of_the_fewer_are_in_both(
    first: list[str], second: list[str], agree: bool
) -> None:
    cases = [
        case(id, id, {f"s{id}": [f"Text {id}"]}, footnotes=[make_note("1", *urls)])
        for id, urls in (("a", first), ("b", second))
    ]
    assert any("the same addresses" in one for one in doubts(*cases)[0]) is agree


def with_weak_signs(id: str, criteria: str, counts: tuple[int, ...]) -> CaseStudy:
    """A case of which only criteria and passages can agree with another one's."""
    (callout,) = make_case().callouts
    return case(
        id,
        id,
        {f"s{at}": [f"Text {id}"] * count for at, count in enumerate(counts)},
        callouts=[callout.model_copy(update={"criterion": one}) for one in criteria],
    )


@pytest.mark.parametrize(
    ("first", "second", "agree"),
    [
        (("abc", (2, 1, 3)), ("abc", (2, 1, 3)), True),
        (("ab", (2, 1, 3)), ("ab", (2, 1, 3)), False),
        (("abc", (2, 1, 3)), ("acb", (2, 1, 3)), False),
        (("abc", (2, 1, 3)), ("abc", (2, 1, 4)), True),
        (("abc", (2, 1, 3)), ("abc", (2, 2, 4)), False),
        (("abc", (2, 1)), ("abc", (2, 1)), False),
        (("abc", (2, 1, 3)), ("abc", (2, 1, 3, 1)), False),
    ],
)
def test_criteria_in_their_order_and_passages_in_all_sections_but_one_are_said_together(
    first: tuple[str, tuple[int, ...]], second: tuple[str, tuple[int, ...]], agree: bool
) -> None:
    """Neither is said alone, and both together tie nothing."""
    cases = with_weak_signs("a", *first), with_weak_signs("b", *second)
    said = "the same criteria in the same order; as many passages in each section. Compare them."
    assert doubts(*cases)[0] == ([f"This may be the same case as “b” – {said}"] if agree else [])
    assert ties(*cases) == [[], []]


WORDS = [f"word{at}" for at in range(24)]  # twenty runs of five words


@pytest.mark.parametrize(("shared", "tie"), [(14, True), (13, False)])
def test_a_version_has_half_of_the_runs_of_words(shared: int, tie: bool) -> None:
    other = WORDS[:shared] + [f"other{at}" for at in range(24 - shared)]
    first = case("a", "fr", {"contexte": [" ".join(WORDS)]})
    second = case("b", "fr", {"contexte": [" ".join(other)], "impact": []})
    assert ties(first, second) == ([["b"], ["a"]] if tie else [[], []])


@pytest.mark.parametrize(("added", "tie"), [(20, True), (21, False)])
def test_a_text_with_a_version_in_it_is_not_one(added: int, tie: bool) -> None:
    longer = [" ".join([*WORDS, *(f"other{at}" for at in range(added))])]
    first = case("a", "fr", {"contexte": [" ".join(WORDS)]})
    assert ties(first, case("b", "fr", {"contexte": longer})) == (
        [["b"], ["a"]] if tie else [[], []]
    )


def test_what_was_tied_before_is_not_when_it_is_gone() -> None:
    first = case("a", "fr", FRENCH, same_case=["gone"])
    assert ties(first) == [[]]


def test_a_corrected_record_keeps_its_ties_until_the_next_run() -> None:
    first, second = tied([file(case("a", "fr", FRENCH)), file(case("b", "en", ENGLISH))])
    again = file(case("a", "fr", FRENCH, title="Un autre titre"))
    (kept,) = with_ties_of([again], [first, second])
    assert kept.cases[0].same_case == ["b"] and kept.cases[0].title == "Un autre titre"
    failed = replace(again, outcome=Failed(RejectionCode.EMPTY, "It is empty."))
    assert with_ties_of([failed], [first]) == [failed]


def test_a_run_ties_two_versions_and_shows_them_side_by_side(tmp_path: Path) -> None:
    folder, output = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    (folder / "first.txt").write_text(CASE, "utf-8")
    (folder / "second.txt").write_text(CASE.replace("onze îles", "douze îles"), "utf-8")
    run(find_inputs([folder]), output, Options(entities=False, processes=1, review=True))
    records = json.loads((output / "case_studies.json").read_bytes())["case_studies"]
    assert [one["same_case"] for one in records] == [["second"], ["first"]]
    assert b",second," in (output / "case_studies.csv").read_bytes()
    page = (output / "review" / "cases" / "first.same.html").read_text("utf-8")
    assert "<del>onze</del> <ins>douze</ins>" in page
    assert 'href="first.same.html"' in (output / "review/cases/first.html").read_text("utf-8")
    (folder / "second.txt").unlink()
    run(find_inputs([folder]), output, Options(entities=False, processes=1, review=True))
    assert not list((output / "review" / "cases").glob("*.same.html"))
    assert (
        "same_case"
        not in json.loads((output / "case_studies.json").read_bytes())["case_studies"][0]
    )
