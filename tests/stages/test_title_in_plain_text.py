"""Title, place and years in a plain text: known by empty lines, capitals and lengths."""

from __future__ import annotations

import pytest

from pipeline.model.page import Line
from pipeline.stages.title import claim_title
from tests.stages.builders import ENDED, PROFILE, TEXT, document, page, plain


def plain_title(*lines: Line) -> tuple[str | None, str | None]:
    block = claim_title(document(page(*lines)), PROFILE).findings.heading_block
    return block.title, block.location


def test_in_plain_text_the_subtitle_stands_between_empty_lines() -> None:
    wide = [plain(TEXT, blank=True), plain(TEXT)]
    lines = [plain("The boats of Orsa"), plain("Orsa (2014-2016)", blank=True), *wide]
    assert plain_title(*lines) == ("The boats of Orsa", "Orsa")
    inside = [plain(TEXT), plain("orsa (2014-2016)"), plain(TEXT)]
    assert plain_title(*inside)[1] is None


def test_in_plain_text_without_empty_lines_it_is_short_and_between_capitals() -> None:
    bare = [plain("The boats of Orsa"), plain("Orsa (2014-2016)"), plain(TEXT), plain(TEXT)]
    assert plain_title(*bare)[1] == "Orsa"
    longer = [bare[0], plain(f"{'Orsa ' * 5} (2014-2016)"), plain(TEXT), plain(TEXT)]
    assert plain_title(*longer)[1] is not None
    running = [*bare[:2], plain("of the day"), plain(TEXT)]
    assert plain_title(*running)[1] is None
    long = [bare[0], plain(f"{'Orsa ' * 7} (2014-2016)"), plain(TEXT), plain(TEXT)]
    assert plain_title(*long)[1] is None


def test_in_plain_text_years_alone_belong_to_a_short_line_above() -> None:
    head = [plain("The boats of Orsa"), plain("Orsa", blank=True), plain("2014-2016", blank=True)]
    assert plain_title(*head, plain(TEXT, blank=True))[1] == "Orsa"
    long = [head[0], plain(TEXT[:50], blank=True), head[2], plain(TEXT, blank=True)]
    assert plain_title(*long)[1] is None


def test_the_end_of_a_paragraph_is_no_place_of_the_years_below_it() -> None:
    head = [plain("The boats of Orsa"), plain("and Lume"), plain("2014-2016", blank=True)]
    assert plain_title(*head, plain(TEXT, blank=True))[1] is None


def test_a_text_may_be_no_more_than_its_title_and_place() -> None:
    assert plain_title(plain("The boats of the north"), plain("Orsa (2014)"))[1] == "Orsa"


@pytest.mark.parametrize(
    "title_lines",
    [
        ("THE BOATS OF ORSA",),
        ("THE BOATS OF ORSA", "AND THEIR NETS"),
        ("THE BOATS OF ORSA", "AND THEIR NETS", "BEFORE THE SEASON"),
        ("The boats of Orsa",),
    ],
)
def test_a_text_may_begin_with_its_title_right_above_the_place(
    title_lines: tuple[str, ...],
) -> None:
    head = [*map(plain, title_lines), plain("Orsa (2014-2016)")]
    lead = [plain(TEXT, blank=True), plain(TEXT), plain(ENDED)]
    assert plain_title(*head, *lead) == (" ".join(title_lines), "Orsa")


def test_a_place_of_two_lines_may_begin_a_text_whose_title_follows() -> None:
    head = [plain("Orsa - Lume"), plain("Ostrel (2014-2016)")]
    lead = [plain(TEXT, blank=True), plain(TEXT), plain(ENDED)]
    capitals, small = plain("THE BOATS", blank=True), plain("The boats", blank=True)
    assert plain_title(*head, capitals, *lead) == ("THE BOATS", "Orsa - Lume Ostrel")
    assert plain_title(*head, small, *lead)[1] == "Orsa - Lume Ostrel"
    above = plain_title(plain("THE BOATS OF ORSA"), plain("Orsa (2014-2016)"), small, *lead)
    assert above == ("THE BOATS OF ORSA", "Orsa")
    assert plain_title(*head) == ("Orsa - Lume", "Ostrel")
    assert plain_title(plain("Orsa"), plain("(2014-2016)"), *lead) == (None, "Orsa")
    long_capitals = [capitals, plain("OF ORSA"), plain("AND LUME")]
    assert plain_title(*head, *long_capitals, *lead)[1] == "Orsa - Lume Ostrel"


@pytest.mark.parametrize("lead", [(TEXT, ENDED), (TEXT, TEXT, TEXT)])
def test_a_first_line_is_the_title_where_only_a_lead_follows(lead: tuple[str, ...]) -> None:
    text = [plain(one, blank=at == 0) for at, one in enumerate(lead)]
    head = [plain("Orsa - Lume"), plain("Ostrel (2014-2016)")]
    assert plain_title(*head, *text) == ("Orsa - Lume", "Ostrel")


@pytest.mark.parametrize("first", ["Orsa, Lume,", "Orsa, Lume and"])
def test_a_list_of_places_goes_on_below_its_first_line(first: str) -> None:
    lead = [plain(TEXT, blank=True), plain(TEXT), plain(ENDED)]
    found = plain_title(plain(first), plain("Ostrel (2014-2016)"), *lead)
    assert found == (None, f"{first} Ostrel")


def test_a_place_of_two_lines_below_a_title_stays_whole() -> None:
    head = [plain("THE BOATS"), plain("Orsa, Lume and", blank=True), plain("Ostrel (2014-2016)")]
    lead = [plain(TEXT, blank=True), plain(TEXT), plain(ENDED)]
    assert plain_title(*head, *lead) == ("THE BOATS", "Orsa, Lume and Ostrel")
