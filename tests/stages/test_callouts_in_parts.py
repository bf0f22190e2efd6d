"""Callouts that a page or a gap in their box cuts in two, and boxes that are none."""

from __future__ import annotations

import pytest

from pipeline.model.document import Document
from pipeline.model.geometry import Box
from pipeline.model.page import Line, Page, Tint
from pipeline.model.roles import Role
from pipeline.profile.model import Profile
from pipeline.stages.callouts import claim_callouts, unmatched
from tests.stages.builders import PROFILE, body, document, line, page

BLUE = "#0000ff"
NO_CRITERIA = PROFILE.model_copy(update={"criteria": ()})


def made(*pages: Page) -> Document:
    return claim_callouts(document(*pages), PROFILE)


def callouts(*pages: Page, profile: Profile = PROFILE) -> list[tuple[str, str | None]]:
    found = claim_callouts(document(*pages), profile).findings.callouts
    return [(callout.text, callout.criterion) for callout in found]


def boxed(*words: str, y: float = 100) -> list[Line]:
    return [line(text, 405, y + 12 * at, 8, color=BLUE) for at, text in enumerate(words)]


def area(top: float, bottom: float) -> Tint:
    return Tint(Box(400, top, 590, bottom), "#dddddd")


def sheet(number: int, *boxes: tuple[float, str]) -> Page:
    """A page of text with these boxes of one line beside it, each on a tint of its own."""
    lines = [one for y, text in boxes for one in boxed(text, y=y)]
    return page(*body(5), *lines, number=number, tints=[area(y - 10, y + 20) for y, _ in boxes])


def test_callouts_are_claimed_with_their_criterion() -> None:
    made = claim_callouts(
        document(page(*body(5), *boxed("The work must last beyond", "the final season"))), PROFILE
    )
    found = made.findings.callouts[0]
    assert (found.criterion, found.number, found.page) == ("lasting", 2, 1)
    assert made.role(made.lines[5]) is Role.CALLOUT
    assert made.notices == ()
    box = page(*body(5), *boxed("Some other words"), tints=[area(90, 120)])
    assert callouts(box, profile=NO_CRITERIA) == []


def test_a_box_that_fits_none_is_noted() -> None:
    area = Tint(Box(400, 90, 590, 130), "#dddddd")
    made = claim_callouts(document(page(*boxed("Some other words"), tints=[area])), PROFILE)
    assert [(note.code, note.page) for note in made.notices] == [("unmatched-callout", 1)]


def boxes(other: int, fit: int) -> Document:
    """A page with boxes that fit none of the criteria, and others that fit one."""
    words = ["Some other words"] * other + ["The work must last beyond the final season"] * fit
    areas = [Tint(Box(400, 40 + 40 * at, 590, 70 + 40 * at), "#dddddd") for at in range(len(words))]
    lines = [line(text, 405, 50 + 40 * at, 8) for at, text in enumerate(words)]
    return claim_callouts(document(page(*lines, tints=areas)), PROFILE)


@pytest.mark.parametrize(("other", "fit", "kept"), [
    (2, 0, 2),
    (3, 0, 0),
    (3, 2, 2),
    (3, 3, 6),
])  # fmt: skip
def test_boxes_that_mostly_fit_none_are_left_to_the_text(other: int, fit: int, kept: int) -> None:
    made = boxes(other, fit)
    assert len(made.findings.callouts) == kept
    assert len(made.claims) == kept
    codes = {note.code for note in made.notices}
    assert ("boxes-in-text" in codes) is (kept < other + fit)


LOW, HIGH = Tint(Box(400, 690, 590, 745), "#dddddd"), Tint(Box(400, 50, 590, 80), "#dddddd")


def test_a_callout_goes_on_over_the_page() -> None:
    first = page(*body(5), *boxed("The work must last", y=700), tints=[LOW])

    def after(text: str, number: int = 2) -> Page:
        return page(*boxed(text, y=60), *body(5), number=number, tints=[HIGH])

    whole = ("The work must last beyond the final season", "lasting")
    assert callouts(first, after("beyond the final season")) == [whole]
    assert len(callouts(first, page(number=2), after("beyond the final season", 3))) == 2
    assert len(callouts(first, after("Last beyond the final season"))) == 2


def test_of_several_callouts_above_the_lowest_goes_on() -> None:
    area = [Tint(Box(400, 690, 590, 745), "#dddddd"), Tint(Box(400, 90, 590, 130), "#dddddd")]
    low = boxed("The work must be shared with", y=700)
    high = boxed("The work must be carried by", y=100)
    second = page(*boxed("other ports", y=60), *body(5), number=2,
                  tints=[Tint(Box(400, 50, 590, 80), "#dddddd")])  # fmt: skip
    found = callouts(page(*body(5), *low, *high, tints=area), second)
    assert ("The work must be shared with other ports", "shared") in found


def test_a_gap_in_a_box_does_not_cut_a_callout_in_two() -> None:
    area = Tint(Box(400, 90, 590, 150), "#dddddd")
    lines = [*boxed("The work must last beyond"), *boxed("the final season", y=122)]
    assert callouts(page(*lines, tints=[area])) == [
        ("The work must last beyond the final season", "lasting")
    ]
    whole = boxed("The work must last beyond", "the final season")
    other = [*whole, *boxed("on the shelf of boats", y=134)]
    assert len(callouts(page(*other, tints=[area]))) == 2


def test_a_box_in_small_letters_goes_on_from_none_where_none_is_above() -> None:
    assert callouts(sheet(1, (100, "some other words"))) == [("some other words", None)]


def test_a_sentence_of_its_own_goes_on_from_none_though_its_first_letter_is_small() -> None:
    pages = (
        sheet(1, (700, "The work must last beyond the final season")),
        sheet(2, (60, "the work must be shared with other ports")),
    )
    assert [key for _, key in callouts(*pages)] == ["lasting", "shared"]


def test_only_the_box_right_above_goes_on_on_its_page() -> None:
    found = callouts(
        sheet(
            1,
            (100, "The work must last beyond"),
            (200, "The work must be shared with other ports"),
            (300, "the final season"),
        )
    )
    assert [text for text, _ in found] == [
        "The work must last beyond",
        "The work must be shared with other ports",
        "the final season",
    ]


def test_further_words_of_one_criterion_may_stand_on_the_next_page_alone() -> None:
    first, rest = "The work must last beyond the final season", "in the boats and on the quays"
    whole = f"{first} {rest}"
    over = callouts(sheet(1, (700, first)), sheet(2, (60, rest)))
    assert over == [(whole, "lasting")]
    assert len(callouts(sheet(1, (100, first), (132, rest)))) == 2


def test_a_callout_goes_on_though_a_later_line_of_its_end_begins_with_a_capital() -> None:
    rest = page(
        *boxed("beyond the", "Final season", y=60), *body(5), number=2, tints=[area(50, 90)]
    )
    assert callouts(sheet(1, (700, "The work must last")), rest) == [
        ("The work must last beyond the Final season", "lasting")
    ]


def test_a_box_that_fits_none_is_quoted_by_its_first_sixty_characters() -> None:
    words = "Some other words of the port, of its quays and of all the boats that lie there"
    (notice,) = made(sheet(1, (100, words))).notices
    assert notice.message.startswith(f"The box “{words[:60]}” fits none")


def test_boxes_left_to_the_text_are_named_with_their_pages() -> None:
    other = [(100 + 100 * at, f"Some other words {at}") for at in range(3)]
    (here,) = made(sheet(2, *other)).notices
    assert here.page == 2 and "Check page 2." in here.message
    (over,) = made(sheet(1, *other[:2]), sheet(2, other[2])).notices
    assert over.page == 1 and "Check pages 1, 2." in over.message


def test_a_callout_goes_on_over_three_pages() -> None:
    parts = ("The work must last", "beyond the", "final season")
    pages = [sheet(n, (60, text)) for n, text in enumerate(parts, 1)]
    assert callouts(*pages) == [("The work must last beyond the final season", "lasting")]


def test_a_callout_over_two_pages_stands_where_it_begins() -> None:
    pages = sheet(1, (700, "The work must last")), sheet(2, (60, "beyond the final season"))
    (found,) = made(*pages).findings.callouts
    assert found.page == 1
    assert found.region is not None
    assert (found.region.page, found.region.box.top) == (1, 700)


@pytest.mark.parametrize(("head", "rest", "parts"), [
    ("The work must last beyond the final", "as of old", 1),  # it fits worse by a hundredth
    ("The work must last beyond the", "of the boats on the lake", 2),  # by two
])  # fmt: skip
def test_what_stands_below_a_gap_goes_on_where_the_callout_fits_as_well(
    head: str, rest: str, parts: int
) -> None:
    box = Tint(Box(400, 90, 590, 150), "#dddddd")
    lines = [*boxed(head), *boxed(rest, y=122)]
    assert len(callouts(page(*lines, tints=[box]))) == parts


@pytest.mark.parametrize(("rest", "parts"), [
    ("for all the boats of the coast", 1),  # it fits worse by a fifth
    ("of it all, on the quays and in the boats of the lake and of the sea", 2),  # by a third
])  # fmt: skip
def test_on_the_next_page_a_callout_may_lose_some_of_its_likeness(rest: str, parts: int) -> None:
    head = "The work must last beyond the final"
    assert len(callouts(sheet(1, (700, head)), sheet(2, (60, rest)))) == parts


def test_on_the_next_page_it_may_not_become_one_of_another_criterion() -> None:
    first = sheet(1, (700, "The work must be shared with other ports"))
    assert len(callouts(first, sheet(2, (60, "last beyond the final season")))) == 2


def test_the_bullet_before_a_callout_is_none_of_its_text() -> None:
    (found,) = made(
        sheet(1, (100, "• The work must last beyond the final season"))
    ).findings.callouts
    assert (found.text, found.removed) == ("The work must last beyond the final season", "•")


def test_a_box_that_a_person_said_fits_none_is_not_noted() -> None:
    (found,) = made(sheet(1, (100, "Some other words"))).findings.callouts
    assert len(unmatched([found])) == 1
    assert unmatched([found._replace(tied=True)]) == []
    assert unmatched([found._replace(criterion="lasting")]) == []


def test_the_band_that_a_title_is_set_on_is_no_callout() -> None:
    title = line("The boats of Orsa", y=45, size=20)
    text = [line("Setting", y=100, bold=True), *body(5, y=120)]
    assert callouts(page(title, *text, tints=[Tint(Box(60, 40, 400, 70), "#dddddd")])) == []


def test_a_frame_that_holds_text_goes_on_in_one_of_its_kind() -> None:
    def frame(bottom: float) -> Tint:
        return Tint(Box(60, 90, 400, bottom), "#dddddd")

    long = page(*body(6), tints=[frame(180)])
    rest = page(*body(2), number=2, tints=[frame(130)])
    assert callouts(long, rest) == []
    assert len(callouts(rest)) == 1


def test_boxes_of_another_kind_are_named_from_the_page_of_the_first() -> None:
    pages = [sheet(n, (100, f"Some other words {n}")) for n in (3, 4, 5)]
    (notice,) = made(*pages).notices
    assert notice.page == 3 and "Check pages 3, 4, 5." in notice.message


def test_a_box_of_another_kind_that_goes_over_the_page_is_named_by_its_first() -> None:
    first = sheet(1, (700, "Some other words"))
    second = sheet(2, (60, "and more of them"), (200, "Other words 2"), (400, "Other words 3"))
    (notice,) = made(first, second).notices
    assert notice.page == 1 and "Check pages 1, 2." in notice.message


def test_a_box_beside_or_below_a_heading_in_the_margin_is_no_titles_box() -> None:
    """Though a callout stands below the heading, in the same margin."""
    margin = [line("Setting", 420, 100, bold=True)]
    margin += boxed("The work must last beyond", "the final season", y=130)
    box = line("Boats for all", y=160, size=14)
    text = [*body(4, y=100), box, *body(3, y=200)]
    found = callouts(page(*text, *margin, tints=[Tint(Box(60, 155, 380, 180), "#dddddd")]))
    assert ("Boats for all", None) in found


@pytest.mark.parametrize(("rest", "parts"), [
    ("final season", 1),
    ("final for all the boats of the coast", 2),  # only over the page may it fit so much worse
])  # fmt: skip
def test_a_callout_that_goes_over_the_page_may_have_a_gap_there(rest: str, parts: int) -> None:
    second = sheet(2, (60, "beyond the"), (92, rest))
    assert len(callouts(sheet(1, (700, "The work must last")), second)) == parts


def test_of_two_callouts_side_by_side_the_one_that_ends_lower_goes_on() -> None:
    long = boxed("The work", "must be", "shared", "with", y=640)
    short = line("The work must be carried by", 100, 660, 8, color=BLUE)
    areas = [area(630, 690), Tint(Box(95, 650, 300, 675), "#dddddd")]
    first = page(*body(5), *long, short, tints=areas)
    assert callouts(first, sheet(2, (60, "other ports"))) == [
        ("The work must be carried by", "owned"),
        ("The work must be shared with other ports", "shared"),
    ]


@pytest.mark.parametrize(("x", "y", "parts"), [
    (400, 730, 2),  # in its column, below
    (70, 730, 1),  # in another column
    (400, 60, 1),  # above
])  # fmt: skip
def test_a_callout_that_a_page_cuts_has_no_text_below_it(x: float, y: float, parts: int) -> None:
    first = page(*body(5), *boxed("The work must last", y=700), line("so the boats", x, y),
                 tints=[area(690, 720)])  # fmt: skip
    assert len(callouts(first, sheet(2, (60, "beyond the final season")))) == parts


@pytest.mark.parametrize(("text", "framed"), [("and so they came home.", 1), ("A last word.", 2)])
def test_a_frame_around_a_box_and_the_rest_of_a_sentence_is_the_texts(
    text: str, framed: int
) -> None:
    frame = Tint(Box(60, 50, 600, 160), "#0000ff")
    lines = [*boxed("The work must last beyond the final season", y=60), line(text, 70, 120)]
    outer = page(*lines, *body(6, y=200), tints=[area(55, 75), frame])
    assert len(callouts(outer)) == framed
    alone = page(line(text, 70, 120), *body(6, y=200), tints=[frame])
    assert len(callouts(alone)) == 1
