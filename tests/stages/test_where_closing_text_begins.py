"""Where the series' closing text may begin: by its opening words, or atop the last page."""

from __future__ import annotations

import pytest

from pipeline.model.document import Document
from pipeline.model.evidence import SignalKind, evidence_of
from pipeline.model.page import Line, Page
from pipeline.model.roles import Role
from pipeline.stages.about import claim_about
from pipeline.stages.headings import claim_headings
from tests.stages.builders import ENDED, PROFILE, TEXT, body, column, document, line, page

BLUE = "#0000ff"
OPENING = "Since its start in 1998 the harbour programme"
OTHER = "The harbour programme of the coast office"
REST = ("has served fourteen ports,", "and goes on", "in the towns of the lake.")


def claimed(*pages: Page) -> Document:
    return claim_about(claim_headings(document(*pages), PROFILE), PROFILE)


def about(*pages: Page) -> str | None:
    passages = claimed(*pages).findings.about
    return " ".join(passage.text for passage in passages) or None


def section(last: str = ENDED) -> Page:
    """A full page of a section."""
    return page(line("Setting", y=70, bold=True), *body(55, y=90, last=last))


def blue(*texts: str, y: float = 90) -> list[Line]:
    return [line(text, y=y + 12 * at, color=BLUE) for at, text in enumerate(texts)]


@pytest.mark.parametrize(("lines", "x", "found"), [
    (20, 320, True),
    (44, 320, True),  # 132 of 842 points are free below it
    (45, 320, False),  # the column is full: its text may go on in the next one
    (20, 270, False),  # before the last line's end: no column
])  # fmt: skip
def test_it_may_begin_the_column_behind_one_that_is_not_full(
    lines: int, x: float, found: bool
) -> None:
    texts = ["The boats had left the harbour before the"] * (lines - 1)
    left = column(*texts, "light of the first of the days. They came.", y=90)
    texts = [OTHER, *REST]
    right = [line(text, x, 90 + 12 * at) for at, text in enumerate(texts)]
    made = claimed(section(), page(*left, *right, number=2))
    kinds = {sign.kind for claim in made.claims.values() for sign in claim.evidence}
    assert (SignalKind.COLUMN_BEFORE_NOT_FULL in kinds) is found
    assert bool(made.findings.about) is found


def test_what_is_moved_in_behind_a_short_line_begins_no_column() -> None:
    text = column(*[TEXT] * 9, "They came.", y=90)
    lower = [line(one, 130, 220 + 12 * at) for at, one in enumerate([OTHER, *REST])]
    assert about(section(), page(*text, *lower, number=2)) is None


def test_a_column_on_a_page_before_the_last_is_text() -> None:
    left = column(*["The boats had left the harbour before the"] * 19, ENDED[-30:], y=90)
    right = [line(text, 320, 90 + 12 * at) for at, text in enumerate([OTHER, *REST])]
    assert about(section(), page(*left, *right, number=2)) is not None
    assert about(section(), page(*left, *right, number=2), page(*body(6), number=3)) is None


def test_without_its_opening_it_begins_with_the_first_line_of_the_page_alone() -> None:
    """A sentence of the section ends there: what is blue below it may be anything."""
    ending = column("with all that they had got.", y=90)
    assert about(section(TEXT), page(*ending, *blue(OTHER, *REST, y=102), number=2)) is None
    assert about(section(), page(*blue(OTHER, *REST), number=2)) is not None


def test_without_its_opening_it_does_not_begin_on_the_page_before_the_last() -> None:
    second = page(*blue(OTHER, *REST), number=2)
    assert about(section(), second, page(*body(3, y=90, last=ENDED), number=3)) is None


def evidence(*pages: Page) -> set[SignalKind]:
    """What speaks for the closing text of these pages."""
    made = claimed(*pages)
    found = [claim.evidence for claim in made.claims.values() if claim.role is Role.ABOUT]
    return {signal.kind for signal in found[0]}


def test_a_text_without_sections_may_be_a_closing_text_from_its_first_line_on() -> None:
    assert about(page(*column(OPENING, "went on."))) == f"{OPENING} went on."
    assert evidence(page(*column(OPENING, "went on."))) == {
        SignalKind.OPENS_AS_CLOSING,
        SignalKind.BEGINS_LAST_PAGE,
        SignalKind.CLOSING_WORDS,
        SignalKind.AFTER_SENTENCE,
    }


def test_its_opening_and_one_word_of_the_series_are_enough_below_a_section() -> None:
    text = [line("Setting", y=70, bold=True), *body(6, y=90, last=ENDED)]
    assert about(page(*text, *column(OPENING, "went on.", y=180))) == f"{OPENING} went on."


def test_it_may_be_a_single_line() -> None:
    assert about(page(line("Setting", y=70, bold=True), line(OPENING, y=90))) == OPENING
    assert about(section(), page(*blue(OTHER), number=2)) == OTHER


def test_what_another_stage_has_claimed_is_none_of_it() -> None:
    """A list of contents may stand on the back cover."""
    start = document(section(), page(*blue(OPENING, "Setting 1", *REST), number=2))
    contents = evidence_of(SignalKind.TABLE_OF_CONTENTS)
    start = start.claim([start.page(2).lines[1]], Role.FURNITURE, "headings", contents)
    made = claim_about(claim_headings(start, PROFILE), PROFILE)
    roles = [made.role(one) for one in made.page(2).lines]
    assert roles == [Role.ABOUT, Role.FURNITURE, *[Role.ABOUT] * 3]


def half_page(number: int, *footer: Line) -> Page:
    return page(*body(30, y=90, last=ENDED), *footer, number=number)


def test_where_text_stands_above_it_the_page_before_shows_nothing() -> None:
    last = page(*body(6, y=90, last=ENDED), *column(OPENING, *REST, y=180), number=3)
    assert SignalKind.PAGE_BEFORE_NOT_FULL not in evidence(section(), half_page(2), last)


def test_a_footer_does_not_fill_the_page_before() -> None:
    footer = line("Harbour Notes", y=800)
    closing = page(*column(OPENING, *REST), number=3)
    start = document(section(), half_page(2, footer), closing)
    start = start.with_flow(tuple(one for one in start.flow if one.text != footer.text))
    start = start.claim(
        [one for one in start.lines if one.text == footer.text],
        Role.FURNITURE,
        "furniture",
        evidence_of(SignalKind.REPEATS),
    )
    made = claim_about(claim_headings(start, PROFILE), PROFILE)
    found = made.claims[made.page(3).lines[0].id].evidence
    assert SignalKind.PAGE_BEFORE_NOT_FULL in {signal.kind for signal in found}


def test_it_is_no_surer_than_sure() -> None:
    made = claimed(section(), page(*blue(OPENING, *REST), number=2))
    assert {claim.score for claim in made.claims.values() if claim.role is Role.ABOUT} == {1.0}


def test_a_case_without_a_title_has_none_before_it() -> None:
    first = page(line(OPENING, y=90), *body(5, y=102))
    made = claim_about(document(first, page(*body(9), number=2), page(*body(9), number=3)), PROFILE)
    assert made.claims == {}


def above_title(*lines: Line) -> Document:
    """These lines on a page before that of the title, and one behind it."""
    second = page(line("The boats", size=20), *body(5, y=200), number=2)
    start = document(page(*lines), second, page(*body(5), number=3))
    title = evidence_of(SignalKind.TITLE_BLOCK)
    return start.claim([start.lines[len(lines)]], Role.TITLE, "title", title)


def test_a_line_above_the_title_that_another_stage_has_claimed_is_none_of_it() -> None:
    start = above_title(line(OPENING, y=90), line("Harbour Notes 3", y=102), line("of 1998", y=114))
    label = evidence_of(SignalKind.NAMES_SERIES)
    made = claim_about(start.claim([start.lines[1]], Role.GUIDE, "title", label), PROFILE)
    assert [made.role(one) for one in made.lines[:3]] == [Role.ABOUT, Role.GUIDE, Role.ABOUT]


def test_its_opening_above_the_title_is_not_enough_without_a_word_of_the_series() -> None:
    start = above_title(line("Since its start in spring", y=90), line("all went well.", y=102))
    assert claim_about(start, PROFILE).role(start.lines[0]) is None


def behind_notes(*text: Line, notes: int, opening: str = OTHER) -> str | None:
    """The closing text of a page whose line at place ``notes`` is a note."""
    heading = line("Setting", y=70, bold=True)
    start = document(page(heading, *text, *column(opening, *REST, y=200)))
    note = start.page(1).lines[notes]
    start = start.claim([note], Role.FOOTNOTE, "notes", evidence_of(SignalKind.IN_LIST_OF_NOTES))
    start = start.with_flow(tuple(one for one in start.flow if one.id != note.id))
    found = claim_about(claim_headings(start, PROFILE), PROFILE).findings.about
    return " ".join(passage.text for passage in found) or None


def test_on_a_page_of_the_section_it_may_stand_behind_the_notes() -> None:
    text, note = body(6, y=90, last=ENDED), line("1 A note.", y=180, size=8)
    assert behind_notes(*text, note, notes=7) == " ".join((OTHER, *REST))
    assert behind_notes(*text, note, notes=7, opening="The boats of the coast") is None
    assert behind_notes(*text, line("A line.", y=180), notes=6) is None  # not directly behind it


def test_what_goes_on_beside_notes_or_in_the_next_column_is_not_behind_them() -> None:
    text, note = body(6, y=90, last=ENDED), line("1 A note.", y=180, size=8)
    lower = [line(ENDED, x=400, y=196)]
    assert behind_notes(*text, *lower, note, notes=8) is None
    beside = [line(ENDED, x=400, y=186)]
    assert behind_notes(*text, *beside, note, notes=8) == " ".join((OTHER, *REST))
