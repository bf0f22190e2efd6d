"""Title, place and years, and the lead before the first section."""

from __future__ import annotations

import pytest

from pipeline.layout.title_block import with_title_whole
from pipeline.model.document import Document
from pipeline.model.findings import Fact
from pipeline.model.page import Line
from pipeline.model.period import Period
from pipeline.model.roles import Role
from pipeline.profile.model import Profile
from pipeline.stages.headings import claim_headings
from pipeline.stages.title import claim_title
from tests.stages.builders import ENDED, PROFILE, body, document, line, page, texts

NO_SUBTITLE = PROFILE.model_copy(update={"subtitle": None})
SECTION = [line("Setting", y=400, bold=True), *body(20, y=414)]


def made(*lines: Line, profile: Profile = PROFILE) -> Document:
    return claim_title(claim_headings(document(page(*lines, *SECTION)), profile), profile)


def title(*lines: Line, profile: Profile = PROFILE) -> str | None:
    return made(*lines, profile=profile).findings.heading_block.title


def dated(*lines: Line) -> tuple[str | None, str | None, Period | None]:
    block = made(*lines).findings.heading_block
    return block.subtitle, block.location, block.period


def big(text: str = "The boats of Orsa", y: float = 60, size: float = 20) -> Line:
    return line(text, y=y, size=size)


YEARS = line("Orsa (2014-2016)", y=90, size=12)


def test_the_title_stands_above_place_and_years() -> None:
    found = made(big(), YEARS, *body(3, y=120, last=ENDED))
    block = found.findings.heading_block
    assert block.title == "The boats of Orsa"
    assert (block.location, block.period) == ("Orsa", Period(2014, 2016))
    roles = [found.role(one) for one in found.lines[:3]]
    assert roles == [Role.TITLE, Role.SUBTITLE, Role.BODY]
    assert found.findings.lead[0].text.endswith("that they had got.")
    assert "missing-title" not in {notice.code for notice in found.notices}


@pytest.mark.parametrize(
    ("text", "place", "period"),
    [
        ("Orsa (2012; 2014-2016)", "Orsa", Period(2012, 2016)),
        ("Orsa (2012-2013), Lume (2016)", "Orsa, Lume", Period(2012, 2016)),
        ("Orsa (the isle) (2012)", "Orsa (the isle)", Period(2012, 2012)),
        ("2012-2014, Orsa", "Orsa", Period(2012, 2014)),
        ("Orsa [2012-2014]", "Orsa", Period(2012, 2014)),
        ("Orsa (the isle) [2012]", "Orsa (the isle)", Period(2012, 2012)),
        ("Orsa [2012], Lume [2014]", "Orsa, Lume", Period(2012, 2014)),
    ],
)
def test_place_and_years_in_other_forms(text: str, place: str, period: Period) -> None:
    assert dated(big(), line(text, y=90, size=12)) == (text, place, period)


def test_several_periods_are_named() -> None:
    def notices(text: str) -> list[str]:
        made_of = made(big(), line(text, y=90, size=12), *body(3, y=120, last=ENDED))
        return [note.message for note in made_of.notices if note.code == "several-periods"]

    assert notices("Orsa (2012-2014)") == []
    assert notices("Orsa (2012; 2014-2016)") == [
        "The years are several periods: 2012, 2014–2016. They span 2012–2016."
    ]


def test_several_periods_are_each_kept() -> None:
    def periods(text: str) -> tuple[Period, ...]:
        return made(big(), line(text, y=90, size=12)).findings.heading_block.periods

    assert periods("Orsa (2012; 2014-2016)") == (Period(2012, 2012), Period(2014, 2016))
    assert periods("Orsa (2012-2014)") == ()


def test_place_and_years_beside_a_title_do_not_divide_it() -> None:
    lines = [
        big(y=40),
        line("Orsa", y=45, x=400, size=12),
        line("2014-2016", y=60, x=400, size=12),
        big("and Lume", y=62),
        *body(3, y=120, last=ENDED),
    ]
    series = line("A note of the coast", y=15, size=11)
    for order in (lines, [lines[1], lines[0], *lines[2:]], [series, *lines]):
        block = made(*order).findings.heading_block
        assert (block.title, block.location) == ("The boats of Orsa and Lume", "Orsa")
        assert sorted(texts(with_title_whole(order))) == sorted(texts(order))
        assert block.period == Period(2014, 2016)


def test_what_stands_beside_the_title_s_column_but_below_it_keeps_its_place() -> None:
    found = made(
        big(y=40),
        line("Orsa (2014-2016)", y=45, x=400, size=12),
        big("and Lume", y=62),
        line("The boats were old,", y=120),
        line("and many had no engine.", y=120, x=400),
    )
    text = " ".join(passage.text for passage in found.findings.lead)
    assert text == "The boats were old, and many had no engine."


def test_a_title_does_not_go_on_past_what_stands_below_it_or_is_as_large() -> None:
    years, label = line("Orsa (2014-2016)", y=58, size=12), line("No. 4", y=45, x=400, size=12)
    assert title(big(y=40), years, big("and Lume", y=72)) == "The boats of Orsa"
    assert title(big(y=40), label, years, big("and Lume", y=72)) != "The boats of Orsa and Lume"
    beside = line("Lights (2014-2016)", y=45, x=400, size=20, bold=True)
    assert title(big(y=40), beside, big("and Lume", y=62)) != "The boats of Orsa and Lume"


def test_a_title_may_have_several_lines_of_one_look() -> None:
    assert title(big(y=40), big("and Lume", y=62), YEARS) == "The boats of Orsa and Lume"
    assert title(big(y=10), big("and Lume", y=60), YEARS) == "and Lume"
    assert title(line("A series", y=40, size=11), big("and Lume", y=60), YEARS) == "and Lume"
    blue = line("In blue", y=38, size=20, color="#0000ff")
    assert title(blue, big("Lume", y=60), YEARS) == "Lume"


def test_a_title_may_go_on_in_light_type_below_a_bold_line() -> None:
    bold = line("In bold", y=38, size=20, bold=True)
    assert title(bold, big("and Lume", y=60), YEARS) == "In bold and Lume"
    assert title(bold, big("and Lume", y=60)) == "In bold and Lume"
    heavier = line("Lume", y=60, size=20, bold=True)
    assert title(big("A series", y=38), heavier, YEARS) == "Lume"
    small = [line("In bold", y=64, bold=True), line("Lume", y=76)]
    assert title(*small, YEARS) == "Lume"  # text, and not a title's type


@pytest.mark.parametrize(("step", "one"), [(39, True), (41, False)])
def test_lines_of_a_title_are_within_two_lines_height(step: float, one: bool) -> None:
    found = title(big(y=90 - 24 - step), big("and Lume", y=66), YEARS)
    assert (found == "The boats of Orsa and Lume") is one


def test_a_title_has_eight_lines_at_most() -> None:
    stack = [big(f"line {n}", y=20 + 22 * n) for n in range(10)]
    years = line("Orsa (2014-2016)", y=262, size=12)
    found = title(*stack, years)
    assert found is not None
    assert len(found.split("line")) == 9


def test_a_larger_block_below_the_years_is_the_title() -> None:
    above = line("A word", y=60, size=11)
    assert title(above, YEARS, big(y=120)) == "The boats of Orsa"
    near = line("Nearly as large", y=120, size=12.5)
    assert title(above, YEARS, near) == "A word"
    same = line("As large", y=120, size=20)
    assert title(big(y=50), YEARS, same) == "The boats of Orsa"
    capitals = line("THE BOATS OF ORSA", y=120, size=12)
    assert title(YEARS, capitals) == "THE BOATS OF ORSA"
    small = line("The boats of Orsa", y=120, size=12)
    assert title(YEARS, small) is None


def test_a_title_below_the_years_ends_with_its_look_or_at_a_gap() -> None:
    small = line("The boats left early", y=144, size=12)
    assert title(YEARS, big(y=120), small) == "The boats of Orsa"
    assert title(YEARS, big(y=120), big("and Lume", y=142)) == "The boats of Orsa and Lume"
    assert title(YEARS, big(y=120), big("and Lume", y=165)) == "The boats of Orsa"


def test_the_subtitle_stands_alone() -> None:
    text = [*body(3, y=100), line("Orsa (2014-2016)", y=136), *body(3, y=148)]
    assert dated(*text)[2] is None
    apart = [*body(3, y=100), line("Orsa (2014-2016)", y=140), *body(3, y=156)]
    assert dated(*apart)[2] == Period(2014, 2016)
    bold = [*body(3, y=100), line("Orsa (2014-2016)", y=136, bold=True), *body(3, y=148)]
    assert dated(*bold)[2] == Period(2014, 2016)


def test_a_subtitle_may_take_three_lines() -> None:
    def lines(*texts: str) -> list[Line]:
        return [line(text, y=90 + 14 * at, size=12) for at, text in enumerate(texts)]

    assert dated(big(), *lines("Orsa and", "Lume", "(2014-2016)"))[1] == "Orsa and Lume"
    assert dated(big(), *lines("Orsa and", "Lume", "and Vey", "(2014-2016)"))[1] != (
        "Orsa and Lume and Vey"
    )
    loose = [line("Orsa and", y=90, size=12), line("Lume (2014-2016)", y=115, size=12)]
    assert dated(big(y=50), *loose)[1] == "Lume"


@pytest.mark.parametrize(("length", "found"), [(120, True), (140, False)])
def test_a_subtitle_is_no_sentence(length: int, found: bool) -> None:
    long = line(f"{'x' * length} (2014-2016)", y=90, size=12)
    assert (dated(big(), long)[2] is not None) is found


def test_years_on_a_line_of_their_own_belong_to_the_place_above() -> None:
    lines = [big(), line("Orsa", y=90, size=12), line("2014-2016", y=104, size=12)]
    assert dated(*lines) == ("Orsa 2014-2016", "Orsa", Period(2014, 2016))
    bold = [big(), line("Orsa", y=90, size=12, bold=True), line("2014-2016", y=104, size=12)]
    assert dated(*bold)[1] is None
    apart = [line("Orsa", y=90, size=12), line("2014-2016", y=120, size=12)]
    assert dated(big(y=50), *apart)[1] == "Orsa"
    assert dated(*apart)[1] is None


def test_a_place_in_brackets_goes_before_one_without() -> None:
    weaker = line("Lume, 2011", y=90, size=12)
    assert dated(big(y=50), weaker, line("Orsa (2014-2016)", y=120, size=12))[1] == "Orsa"
    assert dated(big(), weaker)[1] == "Lume"


def test_a_year_alone_is_weaker_than_a_place_with_years() -> None:
    issue = line("2024", y=20, size=12)
    assert dated(issue, big(y=50), line("Lume, 2011", y=90, size=12))[1] == "Lume"


def test_without_years_the_title_is_the_largest_type() -> None:
    assert title(big(), *body(3, y=120)) == "The boats of Orsa"
    assert title(line("A word", y=40, size=12), big(), *body(3, y=120)) == "The boats of Orsa"
    assert title(line("The boats", y=60, size=10.8), *body(3, y=120)) == "The boats"
    assert title(line("THE BOATS"), line("OF ORSA", y=112), line("AND LUME", y=124)) is not None
    assert title(*body(2)) is not None
    assert title(*body(3)) is None
    both = [big(size=20), line("and Lume", y=84, size=19.4)]
    assert title(*both) == "The boats of Orsa and Lume"


def test_a_line_that_names_the_series_is_no_title() -> None:
    found = made(line("How to read these notes 3", y=30), big(), YEARS)
    assert found.role(found.lines[0]) is Role.GUIDE
    larger = made(line("How to read these notes", y=20, size=30), big(), *body(3, y=120))
    assert larger.findings.heading_block.title == "The boats of Orsa"
    late = [line(f"l{n}", y=20 + 4 * n, size=3) for n in range(8)]
    after = made(*late, line("How to read these notes", y=56), YEARS)
    assert Role.GUIDE not in {after.role(one) for one in after.lines}


def test_a_place_that_its_line_end_breaks_is_whole() -> None:
    lines = [line("Orsa and the har-", y=90, size=12), line("bour isles (2014)", y=104, size=12)]
    assert dated(big(), *lines)[1] == "Orsa and the harbour isles"


def test_what_stands_before_the_title_stays_unplaced() -> None:
    found = made(line("A word", y=20), line("Another", y=40, size=12), big(y=60), YEARS)
    assert [found.role(one) for one in found.lines[:3]] == [None, None, Role.TITLE]


def test_what_is_missing_is_noted() -> None:
    def codes(document: Document) -> set[str]:
        return {notice.code for notice in document.notices} - {"missing-section"}

    assert codes(made()) == {"missing-title"}
    assert codes(made(*body(3))) == {"missing-title", "missing-place-and-years"}
    alone = [big(), line("2014-2016", y=90, size=12)]
    assert codes(made(*alone)) == {"missing-place"}
    assert codes(made(big(), YEARS)) == set()
    undated = PROFILE.model_copy(update={"subtitle": None, "facts": ()})
    assert codes(made(big(), *body(3, y=120), profile=undated)) == set()


def test_place_and_years_may_come_from_the_fact_box() -> None:
    facts = (
        Fact("country", "Country", "Orsa", (), 1),
        Fact("years", "Years", "2014-2016", (), 1),
        Fact("country", "Country", "Lume", (), 1),
    )
    start = claim_headings(document(page(big(), *body(3, y=120), *SECTION)), NO_SUBTITLE)
    block = claim_title(start.with_findings(facts=facts), NO_SUBTITLE).findings.heading_block
    assert (block.location, block.period) == ("Orsa", Period(2014, 2016))
    printed = claim_headings(document(page(big(), YEARS, *SECTION)), PROFILE)
    other = facts[0]._replace(text="Lume")
    kept = claim_title(printed.with_findings(facts=(other,)), PROFILE).findings.heading_block
    assert kept.location == "Orsa"


def test_years_in_italics_need_no_space_above_the_text() -> None:
    place = line("Orsa, 2014-2016", y=90, italic=True)
    assert dated(big(), place, *body(3, y=102, last=ENDED))[1:] == ("Orsa", Period(2014, 2016))
    upright = line("Orsa and the harbour of Lume in the north, 2014-2016", y=90)
    assert dated(big(), upright, *body(3, y=102, last=ENDED)) == (None, None, None)


def test_a_place_in_small_capitals_stands_over_its_years() -> None:
    years = line("2014-2016", y=102, size=12)
    small = line("NORTH ORSA", y=90, size=9)
    assert dated(big(), small, years)[1:] == ("NORTH ORSA", Period(2014, 2016))
    assert title(big(), small, years) == "The boats of Orsa"
    assert dated(big(), line("The tale of a port", y=90, size=9), years)[1] is None
    assert dated(big(size=12), small, years)[1] is None
    assert dated(big(y=20), line("NORTH ORSA", y=60, size=9), years)[1] is None


LONG_PLACE = "Orsa and the harbour of Lume in the north"


@pytest.mark.parametrize(("x", "place"), [(111, LONG_PLACE), (109, None)])
def test_a_line_far_from_the_leads_edge_is_place_and_years_in_its_look(
    x: float, place: str | None
) -> None:
    """The lead begins 70 points from the left, in type of 10; no paragraph is indented by 40."""
    centred = line(f"{LONG_PLACE} | 2014-2016", x=x, y=90, italic=True)
    lead = [line(one.text, y=102 + 12 * at, italic=True) for at, one in enumerate(body(3))]
    assert dated(big(), centred, *lead)[1] == place
