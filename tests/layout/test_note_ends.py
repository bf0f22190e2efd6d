"""How far a note goes: to the next, a gap, another look; its marker and address may stand apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from pipeline.layout.note_evidence import end_of_note
from pipeline.layout.note_markers import (
    note_start,
)
from pipeline.model.geometry import Box
from pipeline.model.page import Line, Span
from tests.layout.notes import NOTE, around, small
from tests.stages.builders import (
    line,
    numbered,
    plain,
)


def end(*lines: Line, called: Sequence[str] = ()) -> int:
    made = numbered(lines)
    return end_of_note(made, 0, around(*called), note_start(made[0]))


def test_a_note_ends_before_the_next_a_gap_or_another_look() -> None:
    first = small(f"1 {NOTE}", 700)
    assert end(first, small("and more", 710)) == 2
    assert end(first, small("and more", 713)) == 2
    assert end(first, small("and more", 715)) == 1
    assert end(first, small(f"2 {NOTE}", 710)) == 1
    assert end(first, small(f"5 {NOTE}", 710)) == 2
    assert end(first, line("and more", y=710, size=9)) == 1
    assert end(first, small("and more", 710, x=400)) == 1
    assert end(first, small("The work must last", 710)) == 1
    assert end(first, small("Setting", 710)) == 1
    turned = [first, replace(small("and more", 710), page=2)]
    assert end_of_note(turned, 0, around(), note_start(first)) == 1
    other_face = replace(small("and more", 710), spans=(Span("and more", "Sans", 8.0),))
    assert end(first, other_face) == 2
    assert end(plain("[1] A note"), plain("more")) == 2
    assert end(plain("[1] A note"), plain("more", blank=True)) == 1


def test_a_callout_under_the_notes_goes_on_over_what_looks_like_a_note() -> None:
    callout = [small("The work must last", 700), small("2 seasons", 710)]
    assert end_of_note(numbered(callout), 0, around(), None) == 2


def test_the_lines_of_a_note_stand_below_its_first() -> None:
    first = small("1 See", 700)  # from 70 to 90
    assert end(first, small("and more", 710, x=89.5)) == 2
    assert end(first, small("and more", 710, x=90.5)) == 1
    assert end(first, small("www.harbour.example", 710), small("A boat", 720, x=100)) == 2
    assert end(first, small("and more", 699.5, x=72)) == 1  # printed over it
    assert end(first, small("and more", 690)) == 1


def test_a_number_opens_the_next_note_unless_that_begins_further_down_its_block() -> None:
    first, amount = small("1 The office gave in all", 700), small("2 copies to the port", 710)
    second, far = small("2 The second note.", 720), small("2 The second note.", 760)
    assert end(first, amount, second, called="12") == 2
    assert end(first, amount, far, called="12") == 1
    assert end(first, amount, small("3 The third note.", 720), called="123") == 1


@pytest.mark.parametrize(("x", "found"), [(70, 2), (90, 2), (97.5, 2), (98.5, 1), (60, 1)])
def test_a_marker_too_wide_for_the_indent_stands_above_its_text(x: float, found: int) -> None:
    """The marker ends at 86, one and a half em of its type before 98."""
    marker, text = small("(12)", 700), small("a note", 710, x=x)
    short = replace(text, box=Box(x, 710, x + 9, 718)) if x < 70 else text
    assert end(marker, short) == found


def test_what_follows_a_marker_on_its_own_line_is_under_the_text() -> None:
    marker, text = small("(12)", 700), small("a note", 710, x=90)
    assert end(marker, text, small("and more", 720, x=90)) == 3
    assert end(marker, text, small("other", 720, x=300)) == 2
    assert end(marker, text, small("or", 720, x=72)) == 2  # under the marker alone
    assert end(marker, text, small("or", 720, x=90), small("in all", 730, x=104)) == 4


def typed(text: str, y: float, *sizes: float) -> Line:
    """A line whose first half is in the first of ``sizes``, in that size's own face."""
    half = len(text) // 2 if len(sizes) > 1 else len(text)
    pieces = [text[:half], text[half:]][: len(sizes)]
    spans = [Span(p, f"Face {size}", size) for p, size in zip(pieces, sizes, strict=True)]
    return replace(line(text, y=y, size=sizes[-1]), spans=tuple(spans))


def test_an_address_in_another_face_and_size_may_begin_on_a_notes_second_line() -> None:
    address = typed("http://www.harbour.example/guides/all.pdf", 710, 9)
    assert end(typed("1 See", 700, 8), address) == 2
    assert end(typed("1 See the guide.", 700, 8), address) == 1
    bracketed = typed("(http://www.harbour.example/guides/all.pdf).", 710, 9)
    assert end(typed("1 See the guide", 700, 8), bracketed) == 2
    assert end(typed("1 See the guide", 700, 8), typed("(all of the boats).", 710, 9)) == 1
    assert end(typed("1 See", 700, 8), typed("All the boats came home", 710, 9)) == 1


def test_an_address_in_another_face_and_size_goes_on_in_its_note() -> None:
    first = typed("1 See the guide at http://www.harbour.example/", 700, 8, 9)
    assert end(first, typed("guides/all.pdf", 710, 9), typed("(accessed in May).", 720, 8)) == 3
    assert end(first, typed("All the boats came home", 710, 10)) == 1
    plainly = typed("1 See the guide at http://www.harbour.example/", 700, 8)
    assert end(plainly, typed("guides/all.pdf", 710, 9)) == 2
    assert end(plainly, typed("All the boats came home", 710, 9)) == 1
    raised = Span("2", "Face 9", 9.0, superscript=True)
    called = replace(plainly, spans=(*plainly.spans, raised))
    assert end(called, typed("All the boats came home", 710, 9)) == 1
    # In a third face, and of the size that the address alone has.
    assert end(plainly, typed("guides/all.pdf", 710, 9), line("All boats", y=720, size=9)) == 2


@pytest.mark.parametrize(("mark", "lines"), [(":", 2), (".", 1), ("", 2)])
def test_an_address_in_another_size_may_begin_behind_a_colon(mark: str, lines: int) -> None:
    first = typed(f"1 The guide is here{mark}", 700, 8)
    assert end(first, typed("http://www.harbour.example", 710, 9)) == lines


def test_an_address_may_begin_on_a_notes_second_line_and_go_on_in_its_third() -> None:
    second = typed("and the guide at www.harbour.example/", 710, 8)
    assert end(typed("1 See the office", 700, 8), second, typed("all.pdf", 720, 9)) == 3


@pytest.mark.parametrize(("off", "one"), [(2.3, True), (2.5, False)])
def test_what_justifying_pushed_away_is_part_of_the_line(off: float, one: bool) -> None:
    first = line("1 See", y=700, size=8, width=40)
    assert (end(first, line("www.harbour.example", 200, 700 - off, 8)) == 2) is one


def test_what_stands_left_of_a_line_is_no_part_of_it() -> None:
    first = small("1 See", 700, x=300)
    assert end(first, small("and more", 700, x=70)) == 1
    assert end(first, small("and more", 700, x=400)) == 2


@pytest.mark.parametrize(("y", "found"), [(705.5, 2), (709.3, 2), (709.5, 1)])
def test_a_raised_marker_alone_is_read_with_what_stands_on_the_line_below(
    y: float, found: int
) -> None:
    """Its own line is as high as the type of the note, 10 points, and the pitch is 12."""
    marker = line("2", y=692, size=6)
    address = "https://www.harbour.example/boats"
    assert end(marker, line(address, y=y)) == found
    assert end(marker, line(address, y=705.5), line("list.pdf", y=717.5)) == 3


def test_a_raised_marker_may_stand_far_before_the_justified_word_behind_it() -> None:
    marker = line("3", y=700, size=5)
    address = small("https://www.harbour.example/boats", 710)
    assert end(marker, small("See", 700, x=190), address) == 3
    assert end(marker, small("See", 705, x=190), address) == 1
    assert end(line("3", y=700, size=9), small("See", 700, x=190), address) == 1  # no raised one


def test_a_number_that_nothing_follows_ends_the_sentence_above_it() -> None:
    """“Art.” and “4.” on two lines; a note of that number would have words, or a call."""
    first, number = small("3. Decree of the port, art.", 700), small("4.", 710)
    assert end(first, number, called="3") == 2
    assert end(first, number, called="34") == 1
    assert end(first, number, small("The fourth note", 720), called="3") == 1
    assert end(first, number, small("The work must last", 720), called="3") == 2
    assert end(first, number, small("5. The fifth note", 720), called="3") == 3
    assert end(first, number, small("The fourth note", 740), called="3") == 2
