"""Title, place and years in one look, beside each other, or more than once."""

from __future__ import annotations

from functools import partial

from pipeline.layout.title_block import with_title_whole
from pipeline.model.findings import TitleBlock
from pipeline.model.page import Line
from pipeline.model.period import Period
from pipeline.stages.headings import claim_headings
from pipeline.stages.title import claim_title
from tests.stages.builders import ENDED, PROFILE, body, document, line, page, texts
from tests.support.steps import grows_with_size

SECTION = [line("Setting", y=400, bold=True), *body(20, y=414)]


def block(*lines: Line) -> TitleBlock:
    made = claim_title(claim_headings(document(page(*lines, *SECTION)), PROFILE), PROFILE)
    return made.findings.heading_block


def big(text: str = "The boats of Orsa", y: float = 40, size: float = 20) -> Line:
    return line(text, y=y, size=size)


def alike(*said: str) -> list[Line]:
    """Lines of one look below each other."""
    return [line(text, y=60 + 14 * at, size=12) for at, text in enumerate(said)]


def test_a_title_goes_on_in_its_rhythm_behind_what_stands_beside_it() -> None:
    side = line("Orsa (2014-2016)", y=45, x=400, size=12)
    three = [big(), side, big("and Lume", y=62), big("and Vey", y=84)]
    assert texts(with_title_whole(three))[:3] == ["The boats of Orsa", "and Lume", "and Vey"]
    apart = [big(), side, big("A word", y=90)]
    assert texts(with_title_whole(apart)) == texts(apart)


def test_what_stands_at_a_titles_height_on_the_next_page_is_not_beside_it() -> None:
    side = line("Orsa (2014-2016)", y=45, x=400, size=12)
    lines = [big(), side, big("and Lume", y=62), line("A word", y=45, x=400, page=2)]
    assert texts(with_title_whole(lines))[-2:] == ["Orsa (2014-2016)", "A word"]


def of_pages(count: int) -> list[Line]:
    return [line(str(y), y=14.0 * y, page=at) for at in range(1, count + 1) for y in range(20)]


def test_the_work_for_a_title_grows_with_the_pages_not_with_their_square() -> None:
    lines = of_pages(10)
    assert with_title_whole(lines) == lines
    assert grows_with_size(lambda count: partial(with_title_whole, of_pages(count)), 10)


def test_years_in_brackets_without_a_place_go_behind_a_place() -> None:
    found = block(big(), line("(2011)", y=90, size=12), line("Orsa (2014-2016)", y=120, size=12))
    assert (found.location, found.period) == ("Orsa", Period(2014, 2016))


def test_of_two_places_without_brackets_the_first_counts() -> None:
    found = block(big(), line("Lume, 2011", y=90, size=12), line("Orsa, 2014", y=120, size=12))
    assert found.location == "Lume"


def test_a_title_in_the_look_of_the_place_below_it_ends_above_that() -> None:
    lines = [*alike("The boats that", "came home", "Orsa (2014-2016)"), *body(3, y=120, last=ENDED)]
    found = block(*lines)
    assert (found.title, found.location) == ("The boats that came home", "Orsa")


def test_a_place_in_capitals_over_two_lines_stands_above_a_title() -> None:
    found = block(*alike("NORTHERN", "ORSA (2014-2016)"), big("The boats", y=120))
    assert (found.title, found.location) == ("The boats", "NORTHERN ORSA")


def test_capitals_as_large_as_the_title_are_no_place() -> None:
    found = block(big(), big("NORTH ORSA", y=62), line("2014-2016", y=84, size=12))
    assert (found.title, found.location) == ("The boats of Orsa NORTH ORSA", None)


def test_a_title_of_three_lines_is_whole() -> None:
    three = [big(y=120), big("and Lume", y=142), big("and Vey", y=164)]
    years = line("Orsa (2014-2016)", y=90, size=12)
    assert block(years, *three).title == "The boats of Orsa and Lume and Vey"
    below = line("Orsa (2014-2016)", y=200, size=12)
    assert block(*three, below).title == "The boats of Orsa and Lume and Vey"
    assert block(*three, *body(3, y=200)).title == "The boats of Orsa and Lume and Vey"


def test_a_title_does_not_go_on_over_a_page() -> None:
    first, second = page(big(y=60)), page(big("A word", y=82), *SECTION, number=2)
    made = claim_title(claim_headings(document(first, second), PROFILE), PROFILE)
    assert made.findings.heading_block.title == "The boats of Orsa"


def test_what_ends_a_page_is_no_title_of_the_next() -> None:
    years = line("Orsa (2014-2016)", y=90, size=12)
    first, second = page(line("A word", y=60)), page(years, *SECTION, number=2)
    made = claim_title(claim_headings(document(first, second), PROFILE), PROFILE)
    assert made.findings.heading_block.title is None
    assert made.findings.heading_block.location == "Orsa"


def test_a_title_in_capitals_between_the_place_and_a_smaller_label() -> None:
    label, years = line("A word", y=40, size=8), line("Orsa (2014-2016)", y=60, size=12)
    assert block(label, years, line("THE BOATS", y=90, size=12)).title == "THE BOATS"
