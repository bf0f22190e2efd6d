"""The long tables: a row for each case and criterion, and for each case and section."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model.record import CaseStudy, Period
from pipeline.outputs.filled_tables import fill
from pipeline.outputs.sheets import sheets_for
from pipeline.profile.loader import load_profile
from tests.support.records import make_case

PROFILES = [load_profile("mieux"), load_profile("fact_sheets")]


def rows_of(name: str, cases: Sequence[CaseStudy]) -> list[dict[str, object]]:
    sheet = next(one for one in sheets_for(PROFILES, cases, review=True) if one.name == name)
    names = [column.name for column in sheet.columns]
    return [dict(zip(names, row, strict=True)) for row in fill(sheet, cases).rows]


def test_a_case_has_a_row_for_each_criterion_named_or_not() -> None:
    case = make_case("a")
    again = case.callouts[0].model_copy(update={"confidence": 0.5})
    rows = rows_of("case_criteria", [make_case("a", callouts=[*case.callouts, again])])
    assert [row["criterion"] for row in rows] == [c.key for c in PROFILES[0].criteria]
    (named,) = [row for row in rows if row["mentioned"]]
    assert (named["criterion"], named["callouts"], named["confidence_percent"]) == (
        "innovation", 2, 50,
    )  # fmt: skip
    assert (named["location"], named["period_start"]) == ("Asie du Sud-Est", 2012)
    assert named["review"] == "review/cases/a.html#p-callouts-0"
    other = rows[0]
    assert (other["callouts"], other["confidence_percent"]) == (0, None)
    assert other["review"] == "review/cases/a.html"


def test_years_are_those_of_the_case_if_it_has_any() -> None:
    cases = [make_case("a", period=Period(start=2012, end=2014)), make_case("b", period=None)]
    for table in ("case_criteria", "case_sections"):
        years = {row["case_id"]: (row["period_start"], row["period_end"])
                 for row in rows_of(table, cases)}  # fmt: skip
        assert years == {"a": (2012, 2014), "b": (None, None)}


def test_names_are_there_in_three_languages() -> None:
    rows = rows_of("case_criteria", [make_case("a")])
    (named,) = [row for row in rows if row["criterion"] == "complementarite"]
    assert named["name_fr"] == "Complémentarité"
    assert named["name_en"] == "Complementarity"
    assert named["name_es"] == "Complementariedad"


def test_a_section_that_a_case_lacks_is_a_row_too() -> None:
    rows = {row["section"]: row for row in rows_of("case_sections", [make_case("a")])}
    assert list(rows) == [section.key for section in PROFILES[0].sections]
    assert [row["found"] for row in rows.values()] == [True, False, False, True, False]
    assert (rows["contexte"]["passages"], rows["contexte"]["words"]) == (2, 12)
    assert rows["contexte"]["review"] == "review/cases/a.html#p-sections-contexte-heading"
    assert (rows["pratiques"]["passages"], rows["pratiques"]["confidence_percent"]) == (0, None)


def test_a_case_has_rows_for_its_own_series_alone() -> None:
    cases = [make_case("a"), make_case("b", profile="fact_sheets", callouts=[])]
    assert {row["case_id"] for row in rows_of("case_criteria", cases)} == {"a"}
    own = {row["section"] for row in rows_of("case_sections", cases) if row["case_id"] == "b"}
    assert own == {section.key for section in PROFILES[1].sections}
