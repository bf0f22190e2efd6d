"""The groups of a report: which cases count, and which sentences say so."""

from __future__ import annotations

from pipeline.model.record import CaseStudy, Period
from pipeline.profile.loader import load_profile
from pipeline.report.case_groups import Chart, Group, anchor_of, charts_of
from tests.support.records import make_case, make_section

PROFILES = [load_profile("mieux"), load_profile("fact_sheets")]


def charts(*cases: CaseStudy, language: str = "fr") -> dict[str, Chart]:
    return {one.key: one for one in charts_of(cases, PROFILES, language, "non indiqué")}


def group(chart: Chart, label: str) -> Group:
    (found,) = [group for group in chart.groups if group.label == label]
    return found


def counted(chart: Chart) -> list[tuple[str, int]]:
    return [(group.label, group.cases) for group in chart.groups if group.cases]


def test_a_case_counts_once_for_a_criterion_that_two_callouts_name() -> None:
    case = make_case("a")
    twice = make_case("b", callouts=[case.callouts[0], case.callouts[0]])
    chart = charts(case, twice, make_case("c", callouts=[]))["criteria"]
    assert counted(chart) == [("Innovation", 2)]
    assert len(chart.groups) == len(PROFILES[0].criteria)
    evidence = group(chart, "Innovation").evidence
    assert [anchor_of(one) for one in evidence] == [
        "p-callouts-0", "p-callouts-0", "p-callouts-1",
    ]  # fmt: skip
    assert {one.text for one in evidence} == {"Les actions doivent innover"}


def test_years_without_cases_are_shown_and_cases_without_years_come_last() -> None:
    cases = [make_case("a"), make_case("b", period=Period(start=2014, end=2014)),
             make_case("c", period=None)]  # fmt: skip
    chart = charts(*cases)["years"]
    assert [(one.label, one.cases) for one in chart.groups] == [
        ("2012", 1), ("2013", 0), ("2014", 1), ("non indiqué", 1),
    ]  # fmt: skip
    assert chart.groups[0].evidence[0].text == "Asie du Sud-Est (2012)"


def test_a_case_without_that_line_is_shown_by_its_title_or_file() -> None:
    titled = make_case("a", subtitle=None)
    bare = make_case("b", subtitle=None, title=None)
    (found,) = charts(titled, bare)["years"].groups
    assert [one.text for one in found.evidence] == ["Renforcer la coopération", "b.pdf"]


def test_places_have_the_name_of_the_readers_language() -> None:
    cases = [make_case("a"), make_case("b", places=[], location="Tavua"),
             make_case("c", places=[], location=None)]  # fmt: skip
    assert counted(charts(*cases, language="en")["places"]) == [
        ("Southeast Asia", 1), ("Thailand", 1), ("Tavua", 1), ("non indiqué", 1),
    ]  # fmt: skip
    spanish = counted(charts(make_case("a"), language="es")["places"])
    assert [label for label, _ in spanish] == ["Sudeste asiático", "Tailandia"]


def test_a_domain_counts_where_a_sentence_names_it_word_for_word() -> None:
    text = "Rien ici. Le lien entre MIGRATION et developpement compte. Ni là."
    named = make_case("a", sections=[make_section("impact", text)])
    near = make_case("b", sections=[make_section("impact", "Migration et développements ruraux.")])
    titled = make_case("c", title="Migración y desarrollo", language="es")
    chart = charts(named, near, titled)["domains"]
    assert counted(chart) == [("Migration et développement", 2)]
    first, second = group(chart, "Migration et développement").evidence
    assert first.text == "Le lien entre MIGRATION et developpement compte."
    assert (first.page, anchor_of(first)) == (2, "p-sections-impact-passages-0")
    assert (second.text, anchor_of(second)) == ("Migración y desarrollo", "page-1")


def test_a_section_shows_its_first_sentence() -> None:
    text = "M. A. Diallo l’a vu. Puis, plus rien."
    chart = charts(make_case("a", sections=[make_section("contexte", text)]))["sections"]
    assert counted(chart) == [("Contexte", 1)]
    assert chart.groups[0].evidence[0].text == "M. A. Diallo l’a vu."


def test_what_a_series_has_not_has_no_chart() -> None:
    case = make_case("a", profile="fact_sheets", callouts=[])
    assert set(charts(case)) == {"years", "places", "sections"}
    assert charts_of([], PROFILES, "en", "none") == ()
