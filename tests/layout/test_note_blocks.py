"""Notes at the foot of pages: their markers, the evidence for them, and where each ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from pipeline.layout.metrics import Measures
from pipeline.layout.note_blocks import find_notes, notes_listed_at_end
from pipeline.layout.note_evidence import Around, are_rows, end_of_note, weigh
from pipeline.layout.note_markers import (
    SIGNS_OF_A_NOTE,
    NoteBlock,
    called_in_numbers,
    called_markers,
    marker_alone,
    note_number,
    note_start,
    with_plain_marker,
)
from pipeline.model.document import Document
from pipeline.model.evidence import SignalKind
from pipeline.model.geometry import Box
from pipeline.model.page import Line, Page, Span
from pipeline.profile.model import NotesSpec, Profile
from tests.stages.builders import (
    ENDED,
    MEASURES,
    NO_MEASURES,
    PROFILE,
    TEXT,
    UNIFORM,
    body,
    document,
    line,
    numbered,
    page,
    plain,
    texts,
)

NOTE = "The harbour office keeps the list of boats."


def small(text: str, y: float, raised: str = "", x: float = 70.0) -> Line:
    return line(text, x, y, 8, raised=raised)


@pytest.mark.parametrize(
    ("text", "marker", "form"),
    [
        ("[3] A note", "3", "False[#]"),
        ("(12) A note", "12", "False(#)"),
        ("³ A note", "3", "True#"),
        ("4. A note", "4", "False#."),
        ("5 A note", "5", "False#"),
        ("* A note", "*", "False#"),
        ("7. www.harbour.example", "7", "False#."),
    ],
)
def test_a_note_begins_with_its_marker(text: str, marker: str, form: str) -> None:
    start = note_start(line(text))
    assert start is not None
    assert (start.marker, start.form, text[start.length]) == (marker, form, text.split(" ")[1][0])


@pytest.mark.parametrize(
    "text",
    [
        "A note",
        "27 %",
        "12",
        "01 A step",
        "3A note",
        "1234 A note",
        "³",
        "3 · A review",
        "3 | A review",
        "3 • A review",
    ],
)
def test_other_numbers_begin_none(text: str) -> None:
    assert note_start(line(text)) is None


@pytest.mark.parametrize("text", ["3)", "3."])
def test_a_closed_marker_may_fill_its_line(text: str) -> None:
    start = note_start(line(text))
    assert start and start.marker == "3"


def test_a_raised_number_may_be_glued_to_the_note() -> None:
    start = note_start(line("A note", raised="3"))
    assert start is not None
    assert (start.marker, start.form, start.length) == ("3", "True#", 1)
    assert not start.closed
    assert note_start(line("3. A note")).closed  # type: ignore[union-attr]


def test_notes_follow_each_other_by_number_in_one_form() -> None:
    first, second, third = (note_start(line(f"{n}. A note")) for n in (1, 2, 3))
    other = note_start(line("(2) A note"))
    sign = note_start(line("* A note"))
    assert first and second and third and other and sign
    assert first.followed_by(second)
    assert not first.followed_by(third)
    assert not first.followed_by(other)
    assert not first.followed_by(sign)
    plainly = note_start(line("1 A note"))
    assert plainly and plainly.followed_by(sign)
    assert not sign.followed_by(plainly)
    daggers = note_start(line("† A note"))
    assert daggers and sign.followed_by(daggers)


def test_a_marker_alone_counts_on() -> None:
    second = marker_alone(line(" 2 "), note_start(line("1 A note")))
    assert second and (second.marker, second.form) == ("2", "False#")
    assert marker_alone(line("1"), None)
    assert marker_alone(line("2"), None) is None
    assert marker_alone(line("3"), note_start(line("1 A note"))) is None
    assert marker_alone(line("a"), None) is None
    assert marker_alone(line("2"), note_start(line("* A note"))) is None
    assert (note_number("12"), note_number("*")) == (12, 0)


def test_a_notes_own_marker_is_no_call() -> None:
    marked = line("A note", raised="3")
    assert not any(span.superscript for span in with_plain_marker(marked).spans)
    assert with_plain_marker(line("A note")).text == "A note"


@pytest.mark.parametrize(
    "text", ["http://a.example", "HTTPS://a", "www.a", "doi 10", "ISBN 2", "op. cit.", "Ibid."]
)
def test_addresses_and_books_are_signs_of_a_note(text: str) -> None:
    assert SIGNS_OF_A_NOTE.search(f"See {text}")


def test_words_that_hold_such_letters_are_none() -> None:
    assert not SIGNS_OF_A_NOTE.search("the exhibition of wwwide doings")


def calls(*lines: Line, measures: Measures = MEASURES) -> frozenset[str]:
    return called_markers(document(page(*lines)), measures)


def test_calls_are_raised_bracketed_or_glued_to_a_word() -> None:
    raised = replace(
        line("the boats12"),
        spans=(Span("the boats", size=10.0), Span("1, 2*", size=6.0, superscript=True)),
    )
    assert calls(raised) == {"1", "2", "*"}
    starred = replace(
        line("the boats*"),
        spans=(Span("the boats", size=10.0), Span("*", size=6.0, superscript=True)),
    )
    assert calls(starred) == {"*"}
    assert calls(line("the boats[4] and [5] more")) == {"4", "5"}
    assert calls(line("[4] The boats")) == frozenset()
    assert calls(line("the boats7, and boats¹²")) == {"7", "12"}
    assert calls(line("the boats.8 And more”9")) == {"8", "9"}
    assert calls(line("the boats; 14")) == {"14"}
    assert calls(line("in 2014, of 12 boats, at A4, 3 of them")) == frozenset()
    assert calls(line("7", size=6)) == {"7"}
    assert calls(line("7", size=10)) == frozenset()
    assert calls(line("in 2014", size=6)) == frozenset()


def around(*called: str, measures: Measures = MEASURES, form: str | None = None) -> Around:
    return Around(measures, frozenset(called), PROFILE, form)


def signs(
    lines: Sequence[Line],
    at: int,
    *called: str,
    measures: Measures = MEASURES,
    before: NoteBlock | None = None,
) -> dict[SignalKind, float]:
    """What speaks for the note that begins at ``lines[at]``."""
    lines = numbered(lines)
    start = note_start(lines[at])
    assert start
    where = around(*called, measures=measures)
    end = end_of_note(lines, at, where, start)
    if before is not None:
        before = replace(before, lines=[lines[at - 1]])
    found = weigh(start, lines, at, end, where, before)
    return {signal.kind: signal.weight for signal in found}


def block(text: str) -> NoteBlock:
    start = note_start(line(text))
    assert start
    return NoteBlock(start, [], ())


def test_a_small_called_note_below_the_body() -> None:
    lines = [*body(3), small(f"1 {NOTE}", 700)]
    assert signs(lines, 3, "1") == {
        SignalKind.SMALLER_THAN_BODY: 2,
        SignalKind.MARKER_CALLED: 1,
        SignalKind.NEXT_IN_NUMBER: 1,
        SignalKind.FOOT_OF_PAGE: 1,
    }


def test_text_below_in_the_same_column_is_not_below_the_body() -> None:
    lines = [small(f"1 {NOTE}", 60), *body(3)]
    assert SignalKind.FOOT_OF_PAGE not in signs(lines, 0)
    beside = [small(f"1 {NOTE}", 60), *body(3, x=400)]
    assert SignalKind.FOOT_OF_PAGE in signs(beside, 0)
    notes = [small(f"1 {NOTE}", 60), small(f"2 {NOTE}", 80)]
    assert SignalKind.FOOT_OF_PAGE in signs(notes, 0)


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
    first = [line("1. We leave"), line("They said:", y=112)]
    assert SignalKind.ANNOUNCED_LIST not in signs(first, 0)
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


def end(*lines: Line, measures: Measures = MEASURES) -> int:
    made = numbered(lines)
    return end_of_note(made, 0, around(measures=measures), note_start(made[0]))


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


@pytest.mark.parametrize(("x", "found"), [(70, 2), (90, 2), (98, 2), (99, 1), (60, 1)])
def test_a_marker_too_wide_for_the_indent_stands_above_its_text(x: float, found: int) -> None:
    """The marker ends at 86, one and a half em of its type before 98."""
    marker, text = small("(12)", 700), small("a note", 710, x=x)
    short = replace(text, box=Box(x, 710, x + 9, 718)) if x < 70 else text
    assert end(marker, short) == found


def test_what_follows_a_marker_on_its_own_line_is_under_the_text() -> None:
    marker, text = small("(12)", 700), small("a note", 710, x=90)
    assert end(marker, text, small("and more", 720, x=90)) == 3
    assert end(marker, text, small("other", 720, x=300)) == 2


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


@pytest.mark.parametrize(("off", "one"), [(2.3, True), (2.5, False)])
def test_what_justifying_pushed_away_is_part_of_the_line(off: float, one: bool) -> None:
    first = line("1 See", y=700, size=8, width=40)
    assert (end(first, line("www.harbour.example", 200, 700 - off, 8)) == 2) is one


def test_what_stands_left_of_a_line_is_no_part_of_it() -> None:
    first = small("1 See", 700, x=300)
    assert end(first, small("and more", 700, x=70)) == 1
    assert end(first, small("and more", 700, x=400)) == 2


def found(
    *pages: Page, profile: Profile = PROFILE
) -> tuple[list[tuple[str, list[str]]], list[str]]:
    made: Document = document(*pages)
    blocks, titles = find_notes(made, profile)
    return [(one.start.marker, texts(one.lines)) for one in blocks], texts(titles)


def test_notes_are_found_at_the_foot_of_their_page() -> None:
    notes = [small("1 First note.", 700), small("goes on", 710), small("2 Second note.", 720)]
    made, titles = found(page(*body(20), *notes))
    assert made == [("1", ["1 First note.", "goes on"]), ("2", ["2 Second note."])]
    assert titles == []


def test_where_notes_are_small_a_number_in_the_texts_size_opens_an_item() -> None:
    text = line("the nets2 hold, as the harbour said.", y=88)
    item, last = line("2. Nets of hemp, see http://nets.org", y=700), small("1 First note.", 740)
    assert found(page(text, *body(5), last), page(item, number=2))[0] == [("1", ["1 First note."])]
    raised = line("Nets of hemp, see http://nets.org", y=700, raised="2")
    assert len(found(page(text, *body(5), last), page(*body(5), raised, number=2))[0]) == 2
    marker = line("", x=70, y=715, size=8)
    spans = (Span("2. See ", "Serif", 8.0), Span("http://nets.org/nets-of-hemp", "Mono", 10.0))
    mixed = replace(marker, spans=spans, box=Box(70, 715, 300, 725))
    assert len(found(page(text, *body(5), mixed, last))[0]) == 2
    alone = found(page(text, *body(5)), page(item, line("Small print", y=760, size=8), number=2))
    assert [marker for marker, _ in alone[0]] == ["2"]


def test_one_sign_alone_makes_no_note() -> None:
    assert found(page(*body(20), line("7 boats", y=500), line("More", y=512)))[0] == []


def test_a_note_goes_on_at_the_foot_or_the_top_of_the_next_page() -> None:
    first = page(*body(20), small("1 A first note", 700))
    foot = page(*body(20), small("that goes on", 700), small("2 Second.", 710), number=2)
    assert found(first, foot)[0] == [
        ("1", ["1 A first note", "that goes on"]), ("2", ["2 Second."]),
    ]  # fmt: skip
    top = page(small("that goes on", 60), *body(20), number=2)
    assert found(first, top)[0] == [("1", ["1 A first note", "that goes on"])]
    caption = page(small("That goes on", 60), *body(20), number=2)
    assert found(first, caption)[0] == [("1", ["1 A first note"])]
    large = page(line("that goes on", y=60), *body(20), number=2)
    assert found(first, large)[0] == [("1", ["1 A first note"])]
    later = page(small("that goes on", 60), *body(20), number=3)
    assert found(first, page(*body(3), number=2), later)[0] == [("1", ["1 A first note"])]
    bracket = page(*body(20), small("(see there)", 700), number=2)
    assert found(first, bracket)[0] == [("1", ["1 A first note", "(see there)"])]
    criterion = page(*body(20), small("the work must last", 700), number=2)
    assert found(first, criterion)[0] == [("1", ["1 A first note"])]


def test_a_marker_may_stand_alone_above_its_address() -> None:
    lines = [*body(20), small("1", 700), small("www.harbour.example", 710)]
    assert found(page(*lines))[0] == [("1", ["1", "www.harbour.example"])]
    folio = [*body(20), small("1", 700), small("The harbour", 710)]
    assert found(page(*folio))[0] == []
    below = [*body(20), small("1 A note.", 700), small("2", 710), small("More of it", 720)]
    assert found(page(*below))[0] == [("1", ["1 A note."]), ("2", ["2", "More of it"])]


def test_in_one_font_notes_and_numbered_lists_are_told_apart_by_form() -> None:
    items = [line(f"{n}. Boat", y=100 + 12 * n) for n in (1, 2)]
    lines = [line("The boats[1] left the port[2] early."), *items, *body(3, y=200, last=ENDED)]
    notes = [line("[1] See www.harbour.example", y=260), line("[2] See www.port.example", y=272)]
    assert [marker for marker, _ in found(page(*lines, *notes))[0]] == ["1", "2"]
    assert found(page(*lines, *notes))[0][0][1] == ["[1] See www.harbour.example"]


def test_in_one_font_a_note_counts_on_from_the_page_before() -> None:
    first = [*body(5, last="the boats1 came home"), line("1 The office has it.", y=200)]
    second = [*body(5, last="with all their nets2 again"), line("2 The port, too.", y=200)]
    made, _ = found(page(*first), page(*second, number=2))
    assert [marker for marker, _ in made] == ["1", "2"]


def test_numbers_of_stars_are_no_rows() -> None:
    rows = [replace(block(text), lines=[line(text)]) for text in ("1 Meet", "2 Print")]
    assert are_rows(rows, around())
    assert not are_rows(rows[:1], around())
    stars = [replace(block(text), lines=[line(text)]) for text in ("* Meet", "** Print")]
    assert not are_rows(stars, around())


def test_in_a_list_of_notes_a_line_may_begin_with_an_amount() -> None:
    lines = [line("Notes", y=300), line("1 Of the boats,", y=320), line("14 are new.", y=332),
             line("2 More.", y=344)]  # fmt: skip
    blocks, _ = notes_listed_at_end(numbered(lines), [], PROFILE)
    assert [texts(one.lines) for one in blocks] == [["1 Of the boats,", "14 are new."], ["2 More."]]
    later = [lines[0], line("5 Of the boats.", y=320)]
    assert notes_listed_at_end(numbered(later), [], PROFILE)[0] == []


def test_listed_notes_may_stand_in_two_columns() -> None:
    lines = [
        line("Notes", y=300), line("1. First.", y=320), line("2. Second.", y=332),
        line("3. Third.", 320, 320), line("4. Fourth.", 320, 332),
    ]  # fmt: skip
    blocks, _ = notes_listed_at_end(numbered(lines), [], PROFILE)
    assert [texts(one.lines) for one in blocks] == [
        ["1. First."], ["2. Second."], ["3. Third."], ["4. Fourth."],
    ]  # fmt: skip


def test_a_word_over_text_is_no_title_of_notes() -> None:
    assert notes_listed_at_end([line("Notes", y=300), *body(3, y=320)], [], PROFILE) == ([], [])


def test_the_markers_of_listed_notes_may_stand_in_a_column_of_their_own() -> None:
    notes = [
        line("Notes", y=300, bold=True),
        line("1", 70, 320, 8),
        line("First, at some length,", 90, 320, 8),
        line("goes on.", 90, 330, 8),
        line("2", 70, 340, 8),
        line("Second.", 90, 340, 8),
    ]
    blocks, titles = notes_listed_at_end(numbered(notes), [], PROFILE)
    assert [texts(block.lines) for block in blocks] == [
        ["1", "First, at some length,", "goes on."],
        ["2", "Second."],
    ]
    assert texts(titles) == ["Notes"]
    by_column = [notes[at] for at in (0, 1, 4, 2, 3, 5)]
    again, _ = notes_listed_at_end(numbered(by_column), [], PROFILE)
    assert [texts(block.lines) for block in again] == [texts(block.lines) for block in blocks]
    below = [notes[0], notes[1], line("Far below.", 90, 420, 8)]
    blocks, _ = notes_listed_at_end(numbered(below), [], PROFILE)
    assert [texts(block.lines) for block in blocks] == [["1"]]


def test_notes_may_be_listed_under_a_title() -> None:
    notes = [line("Notes", y=300), line("1. First.", y=320), line("2. Second", y=332),
             line("goes on.", y=344), line("3. Third.", y=370)]  # fmt: skip
    listed = PROFILE.model_copy(
        update={"notes": NotesSpec(place="listed", wordings={"en": ("Notes",)})}
    )
    assert found(page(*body(10), *notes), profile=listed) == (
        [("1", ["1. First."]), ("2", ["2. Second", "goes on."]), ("3", ["3. Third."])],
        ["Notes"],
    )
    text = [*notes, line("Text again", y=398), line("4. Not one", y=420)]
    assert len(found(page(*body(10), *text), profile=listed)[0]) == 3
    assert len(found(page(*body(10), *text[:5], line("more", y=392)), profile=listed)[0][2][1]) == 2
    over = [page(*body(10), *notes), page(line("Text again"), number=2)]
    assert found(*over, profile=listed)[0][-1] == ("3", ["3. Third."])
    near = [page(*body(10), *notes), page(line("Text again", y=382), number=2)]
    assert found(*near, profile=listed)[0][-1] == ("3", ["3. Third."])
    assert found(page(line("Remarks"), *notes[1:]), profile=listed) == ([], [])
    foot = page(*body(20), small("1 A note that is called", 700))
    assert found(foot)[0] != []
    assert found(foot, profile=listed)[0] == []


def test_a_title_over_small_notes_is_their_title() -> None:
    lines = [*body(20), small("Notes", 680), small("1 First.", 700), small("2 Second.", 710)]
    assert found(page(*lines)) == ([("1", ["1 First."]), ("2", ["2 Second."])], ["Notes"])


@pytest.mark.parametrize("call", ["the nets2 hold", "the nets hold"])
def test_an_amount_at_a_lines_start_is_no_note(call: str) -> None:
    lines = [
        *body(20, last=f"boats1 and {call}"),
        small("1 The office kept a copy and gave in all", 700),
        small("2 copies of it to the harbour, which", 710),
        small("keeps them", 720),
        small("2 The second note.", 730),
    ]
    marked = dict(found(page(*lines))[0])
    assert len(marked["1"]) == 3
    assert marked["2"] == ["2 The second note."]


def test_an_amount_that_nothing_calls_is_no_note() -> None:
    lines = [
        *body(20, last="the boats1 came home"),
        small("1 The office kept a copy and gave in all", 700),
        small("2 copies of it to the harbour.", 710),
    ]
    (marked,) = found(page(*lines))[0]
    assert marked[0] == "1"
    assert len(marked[1]) == 2


@pytest.mark.parametrize(
    "second", ["2 ibid., p. 4", "2 The office has two.", "2 https://boats.example.org"]
)
def test_a_called_note_begins_below_one_that_is_not_closed(second: str) -> None:
    lines = [
        *body(20, last="the boats1 came home2 with fish"),
        small("1 Osmer, The harbour, p. 3", 700),
        small(second, 710),
    ]
    assert [marker for marker, _ in found(page(*lines))[0]] == ["1", "2"]


def test_below_a_closed_sentence_a_number_before_a_small_letter_begins_a_note() -> None:
    lines = [
        *body(20, last="the boats1 came home"),
        small("1 The office kept a copy.", 700),
        small("2 copies of it went to the harbour.", 710),
    ]
    assert [marker for marker, _ in found(page(*lines))[0]] == ["1", "2"]


def test_numbered_rows_of_several_lines_are_no_notes_either() -> None:
    rows = [
        small("1 Meet the port council", 700), small("in the north", 710),
        small("2 Print the list", 720), small("of all the boats", 730),
    ]  # fmt: skip
    assert found(page(*body(20), *rows))[0] == []


def test_numbered_rows_at_the_foot_are_no_notes() -> None:
    rows = [
        small(f"{at} {text}", 690 + 15 * at)
        for at, text in enumerate(("Meet the port council", "Print the list", "Train crews"), 1)
    ]
    assert found(page(*body(20), *rows))[0] == []


@pytest.mark.parametrize(
    ("call", "last"),
    [("home", "Train crews."), ("home3", "Train crews"), ("home", "www.crews.example.org")],
)
def test_one_sign_of_a_note_makes_rows_notes(call: str, last: str) -> None:
    rows = [small("1 Meet the council", 700), small("2 Print", 710), small(f"3 {last}", 720)]
    blocks = found(page(*body(20, last=f"the boats came {call}"), *rows))[0]
    assert [marker for marker, _ in blocks] == ["1", "2", "3"]


@pytest.mark.parametrize(
    ("text", "markers"),
    [
        ("the boats1-3 came", {"1", "2", "3"}),
        ("the boats1,2 came", {"1", "2"}),
        ("the boats¹⁻³ came", {"1", "2", "3"}),
        ("the boats [1–3] came", {"1", "2", "3"}),
        ("in 2016 they came with 1 250 more", set()),
    ],
)
def test_several_calls_at_once_are_seen(text: str, markers: set[str]) -> None:
    assert called_markers(document(page(plain(text))), NO_MEASURES) == markers


@pytest.mark.parametrize(
    ("text", "markers"),
    [("in 20162 they came", {"2"}), ("some 1 2503 boats", {"3"}), ("1 250 boats in 2014", set())],
)
def test_calls_glued_to_numbers_are_seen(text: str, markers: set[str]) -> None:
    assert called_in_numbers(document(page(plain(text)))) == markers


def test_a_number_that_may_hold_a_call_makes_no_note_of_an_amount() -> None:
    lines = [
        *body(20, last="the boats1 came in 20162 with fish"),
        small("1 The office kept a copy and gave in all", 700),
        small("2 copies of it to the harbour.", 710),
    ]
    assert [marker for marker, _ in found(page(*lines))[0]] == ["1"]
    lines[-1] = small("2 The second note.", 710)
    assert [marker for marker, _ in found(page(*lines))[0]] == ["1", "2"]
