"""The reading guide: known by its list of criteria, and set aside with what surrounds it."""

from __future__ import annotations

from pipeline.model.geometry import Box
from pipeline.model.page import Line, Page, Tint
from pipeline.model.roles import Role
from pipeline.stages.guide import claim_guide
from tests.stages.builders import (
    ENDED,
    PROFILE,
    TEXT,
    body,
    column,
    document,
    line,
    page,
    plain,
)

CRITERIA = (
    "The work must be carried by the harbour itself",
    "The work must last beyond the final season",
    "The work must be shared with other ports",
    "The work must show results that people can count",
)
TITLE = "How to read these notes"


def guide(*pages: Page) -> list[str]:
    made = claim_guide(document(*pages), PROFILE)
    assert all(claim.role is Role.GUIDE for claim in made.claims.values())
    return [one.text for one in made.lines if one.id in made.claims]


def listed(*texts: str, y: float = 100) -> list[Line]:
    return column(*texts, y=y, pitch=20)


def test_the_list_of_criteria_is_set_aside_with_its_page() -> None:
    lines = listed(TITLE, *CRITERIA, "Fishing and coastal trade", "A stray word")
    assert guide(page(*lines), page(*body(5), number=2)) == [one.text for one in lines]
    none = PROFILE.model_copy(update={"criteria": ()})
    assert claim_guide(document(page(*lines)), none).claims == {}


def test_all_of_a_page_is_taken_though_the_guide_explains_little_of_it() -> None:
    lines = [*listed(*CRITERIA), *listed(*[f"stray {n}" for n in range(7)], y=300)]
    assert len(guide(page(*lines))) == 11


def test_criteria_behind_the_beginning_of_the_case_are_its_callouts() -> None:
    case = [line("Setting", y=240, size=14, bold=True), *body(4, y=264)]
    callout = line("The work must last beyond the final season", y=330)
    title = line("Fishing and coastal trade", y=400)
    lines = [*listed(TITLE, *CRITERIA), *case, callout, *body(3, y=350), title]
    assert guide(page(*lines)) == [TITLE, *CRITERIA, title.text]
    above = line(CRITERIA[0], y=30)
    assert guide(page(above, *body(5, y=44), *lines)) == [CRITERIA[0], TITLE, *CRITERIA, title.text]


def test_a_place_and_a_year_without_brackets_begin_no_case() -> None:
    dated = page(line("Orsa, 2014", y=60))
    assert guide(dated, page(*listed(*CRITERIA[:3]), number=2)) == list(CRITERIA[:3])
    lines = [*listed(*CRITERIA), line("Orsa, 2014", y=300)]
    assert guide(page(*lines))[-1] == "Orsa, 2014"


def test_half_the_criteria_are_enough_before_the_case() -> None:
    assert guide(page(*listed(*CRITERIA[:2]))) == list(CRITERIA[:2])
    assert guide(page(*listed(CRITERIA[0]))) == []
    assert guide(page(*listed(CRITERIA[0], CRITERIA[0]))) == []


def test_behind_the_case_nearly_all_must_be_named() -> None:
    case = [line("The boats", y=60, size=20), line("Orsa (2014-2016)", y=90)]
    text = page(*case, *body(3, y=120))
    assert guide(text, page(*listed(*CRITERIA[:3]), number=2)) == []
    assert guide(text, page(*listed(*CRITERIA), number=2)) == list(CRITERIA)
    section = page(line("Setting", y=60, bold=True), *body(4, y=80))
    assert guide(section, page(*listed(*CRITERIA[:3]), number=2)) == []


def test_a_few_stray_lines_do_not_break_the_list() -> None:
    stray = ("one", "two", "three", "four")
    near = listed(CRITERIA[0], *stray[:3], CRITERIA[1])
    assert len(guide(page(*near))) == 5
    far = listed(CRITERIA[0], *stray, CRITERIA[1])
    assert guide(page(*far)) == []
    headed = listed(CRITERIA[0], "Setting", CRITERIA[1])
    assert guide(page(*headed)) == []


def test_where_the_case_begins_on_its_page_only_the_list_is_taken() -> None:
    lines = [*listed(TITLE, *CRITERIA), line("Setting", y=300, bold=True), *body(3, y=320)]
    assert guide(page(*lines)) == [TITLE, *CRITERIA]
    dated = [*listed(TITLE, *CRITERIA), line("Orsa (2014)", y=300), *body(3, y=320)]
    assert guide(page(*dated)) == [TITLE, *CRITERIA]


def test_what_did_not_fit_is_taken_from_the_next_page() -> None:
    first = page(*listed(TITLE, *CRITERIA))
    known = page(*listed("Fishing and coastal trade", "stray"), number=2)
    assert guide(first, known)[-1] == "Fishing and coastal trade"
    most = page(*listed("Fishing and coastal trade", TITLE, "stray"), number=2)
    assert guide(first, most)[-1] == "stray"
    case = page(*listed("Fishing and coastal trade", "Setting"), *body(3, y=300), number=2)
    assert guide(first, case)[-1] == "Fishing and coastal trade"
    words = ("Words", "Fishing and coastal trade", "Something longer", "that goes on", "and on")
    assert guide(first, page(*listed(*words), number=2))[-1] == "Fishing and coastal trade"


def test_the_series_own_text_above_the_guide_is_left_for_the_closing_text() -> None:
    own = ("Since its start the harbour programme", "of the coast office serves fourteen ports.")
    lines = listed(*own, TITLE, *CRITERIA)
    assert guide(page(*lines)) == [TITLE, *CRITERIA]
    broken = listed(own[0], "of the coast office serves fourteen ports", TITLE, *CRITERIA)
    assert len(guide(page(*broken))) == 7
    one = listed(f"{own[0]} {own[1]}", TITLE, *CRITERIA)
    assert len(guide(page(*one))) == 6
    few = listed("Some words", "and more words of it.", TITLE, *CRITERIA)
    assert len(guide(page(*few))) == 7


def test_lines_of_one_area_stand_together() -> None:
    first, second = line(CRITERIA[0], y=100), line(CRITERIA[1], y=180)
    between = [line(TEXT, 200, 112 + 12 * at) for at in range(5)]  # runs on out of the area
    lines = [first, *between, second]
    assert guide(page(*lines)) == []
    area = Tint(Box(60, 90, 320, 200), "#dddddd")
    assert set(CRITERIA[:2]) <= set(guide(page(*lines, tints=[area])))
    elsewhere = Tint(Box(60, 300, 320, 400), "#dddddd")
    assert guide(page(*lines, tints=[elsewhere])) == []


def test_the_share_of_criteria_is_half_of_the_profiles() -> None:
    fifth = PROFILE.criteria[0].model_copy(update={"key": "fifth", "number": 5})
    five = PROFILE.model_copy(update={"criteria": (*PROFILE.criteria, fifth)})
    pair = PROFILE.model_copy(update={"criteria": PROFILE.criteria[:2]})
    assert claim_guide(document(page(*listed(CRITERIA[0]))), pair).claims == {}
    two = document(page(*listed(*CRITERIA[:2])))
    assert claim_guide(two, five).claims == {}
    assert len(claim_guide(two, PROFILE).claims) == 2


def test_a_list_goes_on_over_the_page_though_three_stray_lines_end_the_first() -> None:
    first = page(*listed(CRITERIA[0], "one", "two", "three"))
    assert len(guide(first, page(*listed(*CRITERIA[1:]), number=2))) == 7


def test_what_did_not_fit_is_taken_though_other_lines_end_the_guides_page() -> None:
    first = page(*listed(*CRITERIA, *[f"stray {n}" for n in range(7)]))
    known = page(*listed("Fishing and coastal trade", "stray"), number=2)
    assert guide(first, known)[-1] == "Fishing and coastal trade"


def test_a_year_in_a_criterion_begins_no_case() -> None:
    lines = listed(TITLE, *CRITERIA[:3], f"{CRITERIA[3]} (2016)", "A stray word")
    assert len(guide(page(*lines))) == len(lines)


def test_a_line_is_in_the_area_that_holds_its_centre() -> None:
    first, second = line(CRITERIA[0], y=100), line(CRITERIA[1], y=180)
    between = [line(TEXT, 200, 112 + 12 * at) for at in range(5)]
    lines = [first, *between, second]  # the criteria from 70 on, their centres at 180 and more
    assert len(guide(page(*lines, tints=[Tint(Box(150, 90, 320, 200), "#dddddd")]))) >= 2
    assert guide(page(*lines, tints=[Tint(Box(60, 90, 150, 200), "#dddddd")])) == []


def test_lines_beside_an_area_keep_their_places_around_it() -> None:
    first, second = line(CRITERIA[0], y=100), line(CRITERIA[1], y=180)
    between = [line(TEXT, y=112 + 12 * at) for at in range(5)]
    area = Tint(Box(60, 111, 420, 175), "#dddddd")
    assert guide(page(first, *between, second, tints=[area])) == []


def test_a_plain_text_may_begin_with_the_guide() -> None:
    assert guide(page(*map(plain, CRITERIA))) == list(CRITERIA)


def test_a_criterion_and_a_domain_are_no_list_of_criteria() -> None:
    assert guide(page(*listed(CRITERIA[0], "Fishing and coastal trade"))) == []


def test_a_callout_on_the_page_where_the_case_begins_is_none_of_the_list() -> None:
    case = [*listed(CRITERIA[0], y=60), line("Setting", y=100, bold=True), *body(4, y=120)]
    assert guide(page(*listed(TITLE, *CRITERIA)), page(*case, number=2)) == [TITLE, *CRITERIA]


def test_a_list_that_begins_below_the_title_goes_on_over_the_page() -> None:
    case = [line("The boats", y=60, size=20), line("Orsa (2014-2016)", y=90)]
    first = page(*case, *listed(*CRITERIA[:2], y=600))
    second = page(*listed(*CRITERIA[2:]), number=2)
    assert guide(first, second) == list(CRITERIA)


DOMAIN = "Fishing and coastal trade"


def test_an_example_of_place_and_years_inside_the_list_begins_no_case() -> None:
    lines = (CRITERIA[0], "Orsa (2014)", *CRITERIA[1:3])
    assert guide(page(*listed(*lines))) == list(lines)


def test_what_did_not_fit_may_stand_behind_a_page_with_one_line() -> None:
    pages = page(*listed(*CRITERIA[:3])), page(*listed(CRITERIA[3]), number=2)
    assert guide(*pages, page(*listed(DOMAIN, "stray"), number=3))[-1] == DOMAIN


def test_of_the_page_behind_it_a_callout_below_a_domain_is_no_part() -> None:
    case = [*listed(DOMAIN, CRITERIA[0], y=60), line("Setting", y=110, bold=True), *body(4, y=130)]
    assert guide(page(*listed(TITLE, *CRITERIA)), page(*case, number=2))[-1] == DOMAIN


def test_a_domain_apart_from_the_list_is_a_part_where_the_case_begins_on_the_page() -> None:
    lines = listed(*CRITERIA, *[f"stray {n}" for n in range(4)], DOMAIN)
    case = [line("Setting", y=300, bold=True), *body(3, y=320)]
    assert guide(page(*lines, *case)) == [*CRITERIA, DOMAIN]


def test_text_is_no_guide() -> None:
    assert guide(page(*body(20, last=ENDED))) == []
