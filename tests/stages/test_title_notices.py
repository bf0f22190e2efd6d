"""What is read of a title block with gaps, what is said of it, and on which page."""

from __future__ import annotations

import pytest

from pipeline.model.document import Document
from pipeline.model.findings import Fact, TitleBlock
from pipeline.model.period import Period
from pipeline.model.roles import Role
from pipeline.profile.model import FactSpec, Profile
from pipeline.stages.confidence import rate_findings
from pipeline.stages.headings import claim_headings
from pipeline.stages.title import claim_title, missing_fields, period_notices
from tests.stages.builders import ENDED, PROFILE, TEXT, body, document, line, page

NO_SUBTITLE = PROFILE.model_copy(update={"subtitle": None})
WORK = FactSpec.model_validate({"key": "work", "gives": "title", "en": ["Work"]})
TITLED = NO_SUBTITLE.model_copy(update={"facts": (*PROFILE.facts, WORK)})
NO_YEARS = PROFILE.model_copy(update={"subtitle": None, "facts": ()})
YEARS = Period(2014, 2016)


def codes(block: TitleBlock, profile: Profile = PROFILE) -> list[str]:
    notices = missing_fields(block, 3, profile)
    assert {notice.page for notice in notices} <= {3}
    return [notice.code for notice in notices]


@pytest.mark.parametrize(("block", "missing"), [
    (TitleBlock("Nets", None, "Orsa", YEARS), []),
    (TitleBlock(None, None, "Orsa", YEARS), ["missing-title"]),
    (TitleBlock("Nets", None, None, YEARS), ["missing-place"]),
    (TitleBlock("Nets", None, "Orsa", None), ["missing-place-and-years"]),
    (TitleBlock("Nets"), ["missing-place-and-years"]),
    (TitleBlock(), ["missing-title", "missing-place-and-years"]),
])  # fmt: skip
def test_each_field_that_is_missing_is_noted(block: TitleBlock, missing: list[str]) -> None:
    assert codes(block) == missing
    assert codes(block, NO_SUBTITLE) == missing
    assert codes(block, NO_YEARS) == [code for code in missing if code == "missing-title"]


@pytest.mark.parametrize(("typed", "missing"), [
    ("title", ["missing-place-and-years"]),
    ("period", ["missing-title", "missing-place"]),
    ("location", ["missing-title", "missing-place-and-years"]),
])  # fmt: skip
def test_what_a_person_left_empty_is_not_missed(typed: str, missing: list[str]) -> None:
    assert codes(TitleBlock(typed=frozenset([typed]))) == missing


def test_a_place_and_years_left_empty_are_both_not_missed() -> None:
    assert codes(TitleBlock("Nets", typed=frozenset(["period", "location"]))) == []


def test_the_warning_says_where_years_are_looked_for() -> None:
    (under,) = missing_fields(TitleBlock("Nets"), 1, PROFILE)
    (box,) = missing_fields(TitleBlock("Nets"), 1, NO_SUBTITLE)
    assert "under the title" in under.message and "in a fact box" in box.message


def test_several_periods_are_named_where_both_they_and_the_whole_are_known() -> None:
    two = (Period(2012, 2012), Period(2014, 2016))
    assert len(period_notices(TitleBlock(period=Period(2012, 2016), periods=two), 1)) == 1
    assert period_notices(TitleBlock(period=YEARS), 1) == []
    assert period_notices(TitleBlock(periods=two), 1) == []


@pytest.mark.parametrize(("period", "said"), [
    (Period(2026, 2026), False),
    (Period(2026, None), False),
    (Period(2027, None), True),
    (Period(2052, 2054), True),
    (Period(2012, 2036), False),
    (Period(2012, 2037), True),
])  # fmt: skip
def test_years_that_are_still_to_come_are_doubted(period: Period, said: bool) -> None:
    notices = period_notices(TitleBlock(period=period), 1, this_year=2026)
    assert [note.code for note in notices] == (["years-to-come"] if said else [])


def over_two_pages(years: str, profile: Profile = PROFILE) -> Document:
    """A title on the first page, the years on the second, then a section."""
    first = page(line("The boats of Orsa", y=700, size=20))
    head = line("Setting", y=400, bold=True)
    second = page(line(years, y=60, size=12), *body(3, y=100, last=ENDED), head, *body(9, y=414),
                  number=2)  # fmt: skip
    return claim_title(claim_headings(document(first, second), profile), profile)


def test_several_periods_are_noted_on_the_page_of_the_years() -> None:
    notices = over_two_pages("Orsa (2012; 2014-2016)").notices
    assert [note.page for note in notices if note.code == "several-periods"] == [2]


def test_what_is_missing_is_noted_on_the_page_where_the_case_begins() -> None:
    notices = over_two_pages("A word of the boats").notices
    assert [note.page for note in notices if note.code == "missing-place-and-years"] == [1]


def test_a_subtitle_goes_before_the_fact_box_and_a_fact_without_years_gives_none() -> None:
    facts = (Fact("country", "Country", "Lume", (), 1), Fact("years", "Years", "1998", (), 1))
    title, years = line("The boats", y=60, size=20), line("Orsa (2014-2016)", y=90, size=12)
    head = [line("Setting", y=400, bold=True), *body(20, y=414)]
    start = claim_headings(document(page(title, years, *head)), PROFILE)
    block = claim_title(start.with_findings(facts=facts), PROFILE).findings.heading_block
    assert (block.location, block.period) == ("Orsa", YEARS)
    no_years = (facts[0], facts[1]._replace(text="for long"))
    start = claim_headings(document(page(title, *body(3, y=120), *head)), NO_SUBTITLE)
    block = claim_title(start.with_findings(facts=no_years), NO_SUBTITLE).findings.heading_block
    assert (block.location, block.period) == ("Lume", None)


def test_facts_are_taken_though_nothing_stands_before_the_first_section() -> None:
    facts = (Fact("country", "Country", "Lume", (), 1), Fact("years", "Years", "1998", (), 1))
    start = claim_headings(document(page(line("Setting", bold=True), *body(20, y=114))), PROFILE)
    made = claim_title(start.with_findings(facts=facts), PROFILE)
    block = made.findings.heading_block
    assert (block.location, block.period) == ("Lume", Period(1998, 1998))
    assert "missing-title" in {notice.code for notice in made.notices}


@pytest.mark.parametrize("titled", [True, False])
def test_the_years_of_a_fact_box_are_doubted_as_those_under_a_title(titled: bool) -> None:
    facts = (Fact("country", "Country", "Lume", (), 1), Fact("years", "Years", "2090", (), 1))
    title = [line("The boats", y=60, size=20)] if titled else []
    head = [line("Setting", y=400, bold=True), *body(20, y=414)]
    start = claim_headings(document(page(*title, *head)), PROFILE)
    notices = claim_title(start.with_findings(facts=facts), PROFILE).notices
    assert [note.page for note in notices if note.code == "years-to-come"] == [1]


@pytest.mark.parametrize(("printed", "size", "title", "role", "from_fact"), [
    ("Nets for Orsa", 20, "Nets for Orsa", Role.TITLE, False),
    ("Report sheet", 20, "Nets for Orsa", None, True),
    ("The nets were old.", 10, "Nets for Orsa", Role.BODY, True),
    (None, 0, "Nets for Orsa", None, True),
])  # fmt: skip
def test_a_fact_gives_the_title_where_the_profile_says_so(
    printed: str | None, size: float, title: str, role: Role | None, from_fact: bool
) -> None:
    facts = (Fact("work", "Work", "Nets for Orsa", (), 1),)
    above = [line(printed, y=60, size=size)] if printed else []
    made = document(page(*above, line("Setting", y=400, bold=True), *body(20, y=414)))
    made = claim_title(claim_headings(made.with_findings(facts=facts), TITLED), TITLED)
    block = made.findings.heading_block
    assert (block.title, block.from_fact) == (title, from_fact)
    assert "missing-title" not in {notice.code for notice in made.notices}
    if printed:
        assert made.role(made.lines[0]) is role
    sure = rate_findings(made, TITLED).findings.confidences.title
    assert sure == pytest.approx(0.98 * 0.7, abs=0.01)  # no years, and nothing else


def test_a_fact_without_a_value_leaves_the_title_as_printed() -> None:
    facts = (Fact("work", "Work", "", (), 1),)
    text = [line("Setting", y=400, bold=True), *body(20, y=414)]
    made = document(page(line("Report sheet", y=60, size=20), *text))
    made = claim_title(claim_headings(made.with_findings(facts=facts), TITLED), TITLED)
    assert made.findings.heading_block.title == "Report sheet"


def test_text_without_a_title_is_all_a_lead() -> None:
    text = [line(TEXT, y=60 + 12 * at) for at in range(3)]
    head = [line("Setting", y=400, bold=True), *body(20, y=414)]
    made = claim_title(claim_headings(document(page(*text, *head)), PROFILE), PROFILE)
    assert [made.role(one) for one in made.lines[:3]] == [Role.BODY] * 3


def test_years_in_brackets_alone_give_no_place() -> None:
    made = over_two_pages("(2014-2016)")
    block = made.findings.heading_block
    assert (block.location, block.period) == (None, YEARS)
    assert [note.code for note in made.notices if "missing-p" in note.code] == ["missing-place"]


def test_a_title_breaks_a_compound_only_at_its_hyphen() -> None:
    """Large type is broken by hand: an unknown word with a hyphen has it everywhere."""
    title = [line("Nets of the kelu-", y=40, size=20), line("marko boats", y=62, size=20)]
    text = [line("Setting", y=400, bold=True), *body(9, y=414)]
    start = document(page(*title, line("Orsa (2014)", y=90, size=12), *text))
    start = start.with_findings(language="en")
    block = claim_title(claim_headings(start, PROFILE), PROFILE).findings.heading_block
    assert block.title == "Nets of the kelu-marko boats"
