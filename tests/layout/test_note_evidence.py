"""What speaks for a note, and what against it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from pipeline.layout.metrics import Measures
from pipeline.layout.note_evidence import are_rows, end_of_note, weigh
from pipeline.layout.note_markers import (
    NoteBlock,
    note_start,
)
from pipeline.model.evidence import SignalKind
from pipeline.model.geometry import Box
from pipeline.model.page import Line, Span
from tests.layout.notes import NOTE, around, block, small
from tests.stages.builders import (
    ENDED,
    MEASURES,
    NO_MEASURES,
    TEXT,
    UNIFORM,
    body,
    line,
    numbered,
    plain,
)


def signs(
    lines: Sequence[Line],
    at: int,
    *called: str,
    measures: Measures = MEASURES,
    before: NoteBlock | None = None,
    before_from: int | None = None,
) -> dict[SignalKind, float]:
    """What speaks for the note that begins at ``lines[at]``.

    The lines of the note ``before`` are those from ``before_from`` on, or the one above.
    """
    lines = numbered(lines)
    start = note_start(lines[at])
    assert start
    where = around(*called, measures=measures)
    end = end_of_note(lines, at, where, start)
    if before is not None:
        before = replace(before, lines=lines[at - 1 if before_from is None else before_from : at])
    found = weigh(start, lines, at, end, where, before)
    return {signal.kind: signal.weight for signal in found}


def test_a_small_called_note_below_the_body() -> None:
    lines = [*body(3), small(f"1 {NOTE}", 700)]
    assert signs(lines, 3, "1") == {
        SignalKind.SMALLER_THAN_BODY: 2,
        SignalKind.MARKER_CALLED: 1,
        SignalKind.NEXT_IN_NUMBER: 1,
        SignalKind.FOOT_OF_PAGE: 1,
    }


@pytest.mark.parametrize(("words", "size", "is_smaller"), [
    ("See ", 8, True),
    ("See ", 9.5, False),
    ("", 8, False),  # it has none but the address
])  # fmt: skip
def test_a_note_is_as_small_as_its_words_whatever_its_address_is(
    words: str, size: float, is_smaller: bool
) -> None:
    note = line("1 ", y=700, size=6)
    spans = [note.spans[0], Span(words, "Serif", size), Span("https://a.example/nets", "Mono", 10)]
    note = replace(note, spans=tuple(span for span in spans if span.text))
    assert (SignalKind.SMALLER_THAN_BODY in signs([*body(3), note], 3)) is is_smaller


def test_text_below_in_the_same_column_is_not_below_the_body() -> None:
    lines = [small(f"1 {NOTE}", 60), *body(3)]
    assert SignalKind.FOOT_OF_PAGE not in signs(lines, 0)
    beside = [small(f"1 {NOTE}", 60), *body(3, x=400)]
    assert SignalKind.FOOT_OF_PAGE in signs(beside, 0)
    notes = [small(f"1 {NOTE}", 60), small(f"2 {NOTE}", 80)]
    assert SignalKind.FOOT_OF_PAGE in signs(notes, 0)


def test_a_series_of_one_form_has_its_notes_in_that_form_alone() -> None:
    assert around(form="False[#]").start(line("[1] A note"))
    assert around(form="False[#]").start(line("1. A boat")) is None


def test_a_number_out_of_turn_is_no_sign() -> None:
    lines = [*body(1), small(f"3 {NOTE}", 700)]
    assert SignalKind.NEXT_IN_NUMBER not in signs(lines, 1)
    second = [*body(1), small(f"2 {NOTE}", 700)]
    assert SignalKind.NEXT_IN_NUMBER not in signs(second, 1)
    assert SignalKind.NEXT_IN_NUMBER in signs(lines, 1, before=block("2 A note"))
    assert SignalKind.NEXT_IN_NUMBER in signs(lines, 1, before=block("3 A note"))
    assert SignalKind.NEXT_IN_NUMBER not in signs(lines, 1, before=block("1 A note"))
    assert signs(lines, 1, before=block("2 A note"))[SignalKind.FOLLOWS_NOTE] == 2
    assert SignalKind.FOLLOWS_NOTE not in signs(lines, 1, before=block("1 A note"))


def test_a_star_may_stand_behind_any_number() -> None:
    lines = [*body(1), small(f"* {NOTE}", 700)]
    assert SignalKind.NEXT_IN_NUMBER in signs(lines, 1, before=block("3 A note"))


@pytest.mark.parametrize(("before", "last", "counts"), [
    ("3. A note", 0, True),
    ("2. A note", 0, False),  # a number is left out
    ("[3] A note", 0, False),
    ("3. A note", 1, False),  # a list's own number stands between
    ("3. A note", None, False),
    (None, 1, False),
])  # fmt: skip
def test_a_number_counts_on_from_the_last_note(
    before: str | None, last: int | None, counts: bool
) -> None:
    """Of four lines, the first is the note before, the second an item of a list."""
    text = [before or TEXT, "3. An item", "The boats left.", "4. A boat of the port"]
    made = numbered([line(one, y=100 + 40 * at) for at, one in enumerate(text)])
    starts = [note_start(one) for one in made]
    old = NoteBlock(starts[0], made[:1], ()) if before and starts[0] else None
    assert starts[3]
    found = weigh(starts[3], made, 3, 4, around(), old, None if last is None else starts[last])
    assert (SignalKind.COUNTS_ON in {signal.kind for signal in found}) is counts


def test_a_note_follows_the_last_line_of_the_one_before() -> None:
    lines = [small("1 A note", 700), small("of two lines", 710), small("2 Another", 720)]
    before = block("1 A note")
    assert SignalKind.FOLLOWS_NOTE in signs(lines, 2, before=before, before_from=0)
    text = [
        lines[0],
        line("The boats came home.", y=712),
        replace(lines[2], box=Box(70, 740, 110, 748)),
    ]
    made = numbered(text)
    start = note_start(made[2])
    assert start
    found = weigh(start, made, 2, 3, around(), replace(before, lines=made[:1]))
    assert SignalKind.FOLLOWS_NOTE not in {signal.kind for signal in found}


@pytest.mark.parametrize(("number", "follows"), [(2, True), (3, False)])
def test_a_note_at_the_top_follows_the_one_on_the_page_before(number: int, follows: bool) -> None:
    lines = numbered([small(f"2 {NOTE}", 60)], number)
    start, before = note_start(lines[0]), block("1 A note")
    assert start
    found = weigh(start, lines, 0, 1, around(), replace(before, lines=[small("1 A note", 700)]))
    assert (SignalKind.FOLLOWS_NOTE in {signal.kind for signal in found}) is follows


def test_a_raised_marker_is_a_sign_but_for_a_call_that_had_no_room() -> None:
    lines = [*body(2, last=ENDED), line(NOTE, y=124, raised="1")]
    assert signs(lines, 2)[SignalKind.RAISED_MARKER] == 1
    running = [*body(2), line("of day", y=112 + 12, raised="1")]
    assert signs(running, 2)[SignalKind.CALL_OF_LINE_ABOVE] == -2
    assert SignalKind.RAISED_MARKER not in signs(running, 2)
    alone = [line(NOTE, raised="1"), line(NOTE, y=160, raised="2")]
    assert SignalKind.FOOT_OF_PAGE in signs(alone, 0)
    second_line = [line(ENDED), line(NOTE, y=112, raised="1")]
    assert SignalKind.FOOT_OF_PAGE not in signs([*second_line, line(NOTE, y=160, raised="2")], 1)
    first = [line(NOTE, raised="1"), line(TEXT, y=112)]
    assert SignalKind.RAISED_MARKER in signs(first, 0)
    second = [line(TEXT), line("of day", y=112, raised="1")]
    assert SignalKind.CALL_OF_LINE_ABOVE in signs(second, 1)
    apart = [*body(2), line(NOTE, y=132, raised="1")]
    assert SignalKind.RAISED_MARKER in signs(apart, 2)


@pytest.mark.parametrize(("step", "near"), [(17, True), (18, False)])
def test_lines_of_a_block_are_less_than_one_and_a_half_pitches_apart(
    step: float, near: bool
) -> None:
    lines = [*body(2), line("of day", y=112 + step, raised="1")]
    assert (SignalKind.CALL_OF_LINE_ABOVE in signs(lines, 2)) is near


def test_an_address_is_a_sign() -> None:
    lines = [*body(1), small("1 See www.harbour.example", 700)]
    assert signs(lines, 1)[SignalKind.HOLDS_ADDRESS] == 1


def test_headings_large_lines_and_announced_lists_are_no_notes() -> None:
    assert signs([line("1. Setting")], 0)[SignalKind.SECTION_HEADING] == -3
    assert signs([line("1. A title", size=12)], 0)[SignalKind.LARGER_THAN_BODY] == -3
    listed = [line("They said:"), line("1. We leave", y=112)]
    assert signs(listed, 1)[SignalKind.ANNOUNCED_LIST] == -2
    headed = [line("What came of it", size=13), line("1. We leave", y=115)]
    assert signs(headed, 1)[SignalKind.ANNOUNCED_LIST] == -2
    below = [line("What came then", size=13), line("1. We leave", y=115)]
    assert SignalKind.ANNOUNCED_LIST not in signs(below, 1)
    first = [line("1. We leave"), line("They said:", y=112)]
    assert SignalKind.ANNOUNCED_LIST not in signs(first, 0)
    text = [line("They said it."), line("1. We leave", y=112)]
    assert SignalKind.ANNOUNCED_LIST not in signs(text, 1)
    bare = [line("They said:"), line("1 We leave", y=112)]
    assert SignalKind.ANNOUNCED_LIST not in signs(bare, 1)
    address = [line("They said:"), line("1. www.harbour.example", y=112)]
    assert SignalKind.ANNOUNCED_LIST not in signs(address, 1)


def test_in_one_font_the_end_of_the_section_is_a_sign() -> None:
    lines = [*body(2, last=ENDED), line("1 A note", y=136), line("Setting", y=160)]
    assert signs(lines, 2, measures=UNIFORM)[SignalKind.SECTION_ENDS_BELOW] == 1
    assert SignalKind.SECTION_ENDS_BELOW not in signs(lines, 2)
    counting = [*lines[:3], line("2 More", y=148), line("Setting", y=170)]
    assert SignalKind.SECTION_ENDS_BELOW in signs(counting, 2, measures=UNIFORM)
    other = [*lines[:3], line("3 More", y=160), line("Setting", y=180)]
    assert SignalKind.SECTION_ENDS_BELOW not in signs(other, 2, measures=UNIFORM)
    closed = [*lines[:2], line("1. A note", y=136), lines[3]]
    assert SignalKind.SECTION_ENDS_BELOW not in signs(closed, 2, measures=UNIFORM)


def test_in_one_font_the_foot_is_where_only_notes_follow() -> None:
    lines = [*body(2, last=ENDED), line("1 A note", y=136), line("2 Another", y=148)]
    assert SignalKind.FOOT_OF_PAGE in signs(lines, 2, measures=UNIFORM)
    text = [*lines, line("Text again", y=170)]
    assert SignalKind.FOOT_OF_PAGE not in signs(text, 2, measures=UNIFORM)
    callout = [*lines[:3], line("The work must last", y=170)]
    assert SignalKind.FOOT_OF_PAGE in signs(callout, 2, measures=UNIFORM)
    raised = [*body(2, last=ENDED), line("A note", y=140, raised="1")]
    assert SignalKind.FOOT_OF_PAGE in signs([*raised, line(NOTE, y=160, raised="2")], 2)
    near = [*body(2, last=ENDED), line("A note", y=124, raised="1")]
    assert SignalKind.FOOT_OF_PAGE not in signs([*near, line(NOTE, y=160, raised="2")], 2)
    plainly = [*body(2, last=ENDED), line("1 A note", y=140), line("2 Another", y=160)]
    assert SignalKind.FOOT_OF_PAGE not in signs(plainly, 2)


def test_in_plain_text_a_note_must_be_called() -> None:
    lines = [plain("The boats left.[1]"), plain("[1] A note", blank=True)]
    assert signs(lines, 1, measures=NO_MEASURES) == {}
    assert signs(lines, 1, "1", measures=NO_MEASURES)[SignalKind.STANDS_ALONE] == 1
    near = [lines[0], plain("[1] A note")]
    assert SignalKind.STANDS_ALONE not in signs(near, 1, "1", measures=NO_MEASURES)
    run = [*lines, plain("[2] Another")]
    assert SignalKind.STANDS_ALONE not in signs(run, 1, "1", measures=NO_MEASURES)
    between = [*lines, plain("The boats came home.", blank=True)]
    assert SignalKind.STANDS_ALONE in signs(between, 1, "1", measures=NO_MEASURES)


def test_in_plain_text_a_note_is_at_the_foot_above_another_note() -> None:
    notes = [plain("The boats left.[1]"), plain("[1] A note", blank=True), plain("[2] Another")]
    lines = [*notes, plain("The boats came home.", blank=True)]
    assert SignalKind.FOOT_OF_PAGE in signs(lines, 1, "1", "2", measures=NO_MEASURES)
    assert SignalKind.FOOT_OF_PAGE not in signs(lines, 2, "1", "2", measures=NO_MEASURES)


def test_numbers_of_stars_are_no_rows() -> None:
    rows = [replace(block(text), lines=[line(text)]) for text in ("1 Meet", "2 Print")]
    assert are_rows(rows, around())
    assert not are_rows(rows[:1], around())
    stars = [replace(block(text), lines=[line(text)]) for text in ("* Meet", "** Print")]
    assert not are_rows(stars, around())
