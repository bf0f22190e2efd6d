"""Notes at the foot of pages, and what looks like one: amounts, rows, items."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from pipeline.layout.note_blocks import find_notes
from pipeline.model.evidence import SignalKind
from pipeline.model.geometry import Box
from pipeline.model.page import Span
from tests.layout.notes import found, small
from tests.stages.builders import (
    ENDED,
    PROFILE,
    body,
    document,
    line,
    page,
)


def test_notes_are_found_at_the_foot_of_their_page() -> None:
    notes = [small("1 First note.", 700), small("goes on", 710), small("2 Second note.", 720)]
    made, titles = found(page(*body(20), *notes))
    assert made == [("1", ["1 First note.", "goes on"]), ("2", ["2 Second note."])]
    assert titles == []


def test_notes_in_the_texts_size_at_the_end_of_sections_count_on() -> None:
    """So does no list, whose own items stand between: its numbers begin again."""
    title = [line("The harbour and its boats", y=20 * at, size=14) for at in (1, 2, 3)]
    text = line("The nets[1] hold[2] the boats[3], as the harbour said.", y=88)
    first = line("1. See http://nets.example", y=300)
    second = page(*body(3), line("2. A word of the port.", y=300), *body(3, y=340), number=2)
    last = page(*body(3), line("3. Nets, the second word.", y=300), *body(3, y=340), number=3)
    start = page(*title, text, *body(5), first, *body(3, y=340))
    assert [marker for marker, _ in found(start, second, last)[0]] == ["1", "2", "3"]
    uncalled = line("The nets[1] hold[3] the boats, as the harbour said.", y=88)
    other = page(*title, uncalled, *body(5), first, *body(3, y=340))
    assert [marker for marker, _ in found(other, second, last)[0]] == ["1"]
    items = [line(f"{n}. Nets.", y=300 + 12 * n) for n in (1, 2)]
    listed = page(*body(3), *items, *body(3, y=340), number=2)
    assert [marker for marker, _ in found(start, listed, last)[0]] == ["1"]


@pytest.mark.parametrize(("called_on", "notes"), [(1, ["1", "2"]), (2, ["1", "2"]), (3, [])])
def test_no_note_stands_on_a_page_before_its_call(called_on: int, notes: list[str]) -> None:
    """So numbered items that end a page are none, though notes of such numbers are called later."""
    calls = line("The nets1 hold, and the boats2 too, as the harbour said.", y=60)
    foot = [line("1. The first net.", y=700), line("2. The second net.", y=712)]
    pages = [
        page(
            *[calls] * (number == called_on),
            *body(5, y=80),
            *(foot if number == 2 else []),
            number=number,
        )
        for number in (1, 2, 3)
    ]
    assert [marker for marker, _ in found(*pages)[0]] == notes


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


@pytest.mark.parametrize(("first", "marker", "lines"), [("2", "2", 2), ("Nets.", "1", 2)])
def test_a_note_may_be_nothing_but_an_address_in_smaller_type_than_its_marker(
    first: str, marker: str, lines: int
) -> None:
    calls = line("The nets1 hold, and the boats2 too.")
    notes = [small("1 A first note", 700), line(first, x=70, y=709, size=8)]
    address = line("http://a.example/nets.", x=80, y=712, size=7, width=90)
    made = dict(found(page(calls, *body(30, y=112), *notes, address))[0])
    assert len(made[marker]) == lines


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
    note = page(small("that goes on", 60), small("2 Second.", 70), *body(20), number=2)
    assert found(first, note)[0] == [
        ("1", ["1 A first note", "that goes on"]),
        ("2", ["2 Second."]),
    ]
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


@pytest.mark.parametrize(("lines", "goes_on"), [
    (("that goes on", "The rest of it."), True),
    (("The boats at dawn", "in the harbour"), False),
])  # fmt: skip
def test_what_goes_on_over_a_page_begins_inside_a_sentence(
    lines: tuple[str, str], goes_on: bool
) -> None:
    first = page(*body(20), small("1 A first note", 700))
    foot = [small(text, 700 + 10 * at) for at, text in enumerate(lines)]
    made = found(first, page(*body(20), *foot, number=2))[0]
    assert made == [("1", ["1 A first note", *lines * goes_on])]


def test_the_last_note_of_a_page_goes_on_over_as_many_pages_as_it_needs() -> None:
    first = page(*body(20), small("1 A first note.", 700), small("2 A second note", 710))
    second = page(*body(20), small("that goes on", 700), number=2)
    third = page(*body(20), small("and on", 700), number=3)
    made = found(first, second, third)[0]
    assert made == [
        ("1", ["1 A first note."]),
        ("2", ["2 A second note", "that goes on", "and on"]),
    ]


def test_a_note_of_the_page_before_goes_on_whatever_notes_are_on_earlier_pages() -> None:
    first = page(*body(20), small("1 A first note.", 700))
    second = page(*body(20), small("2 A second note", 700), number=2)
    third = page(*body(20), small("that goes on", 700), number=3)
    assert found(first, second, third)[0][-1] == ("2", ["2 A second note", "that goes on"])


def test_text_of_its_size_below_ends_what_a_note_goes_on_in() -> None:
    first = page(*body(20), small("1 A first note", 700))
    second = page(*body(20), small("that goes on", 600), *body(2, y=700), number=2)
    assert found(first, second)[0] == [("1", ["1 A first note"])]


def test_a_marker_may_stand_alone_above_its_address() -> None:
    lines = [*body(20), small("1", 700), small("www.harbour.example", 710)]
    assert found(page(*lines))[0] == [("1", ["1", "www.harbour.example"])]
    folio = [*body(20), small("1", 700), small("The harbour", 710)]
    assert found(page(*folio))[0] == []
    far = [*folio, small("www.harbour.example", 760)]
    assert found(page(*far))[0] == []
    apart = [*body(20), small("1 A note.", 700), small("The port", 720), small("2", 740)]
    assert [marker for marker, _ in found(page(*apart, small("More of it", 750)))[0]] == ["1"]
    below = [*body(20), small("1 A note.", 700), small("2", 710), small("More of it", 720)]
    assert found(page(*below))[0] == [("1", ["1 A note."]), ("2", ["2", "More of it"])]
    lines = [small("1 A note", 690), small("of two lines.", 700), *below[-2:]]
    assert [marker for marker, _ in found(page(*body(20), *lines))[0]] == ["1", "2"]


def test_each_note_follows_the_one_right_before_it() -> None:
    notes = [small(f"{number} A note.", 690 + 10 * number) for number in (1, 2, 3)]
    blocks, _ = find_notes(document(page(*body(20), *notes)), PROFILE)
    follows = [SignalKind.FOLLOWS_NOTE in {sign.kind for sign in one.evidence} for one in blocks]
    assert follows == [False, True, True]


def test_in_one_font_notes_and_numbered_lists_are_told_apart_by_form() -> None:
    items = [line(f"{n}. Boat", y=100 + 12 * n) for n in (1, 2)]
    lines = [line("The boats[1] left the port[2] early."), *items, *body(3, y=200, last=ENDED)]
    notes = [line("[1] See www.harbour.example", y=260), line("[2] See www.port.example", y=272)]
    assert [marker for marker, _ in found(page(*lines, *notes))[0]] == ["1", "2"]
    assert found(page(*lines, *notes))[0][0][1] == ["[1] See www.harbour.example"]


def test_in_one_font_the_form_with_more_finds_is_that_of_the_notes() -> None:
    """The items hold addresses and numbers that are called, as notes do."""
    items = [line(f"{n}. www.boat{n}.example", y=100 + 24 * n) for n in (1, 2)]
    text = [line("The boats[1] left[2] the port[3] early."), *items, *body(3, y=200, last=ENDED)]
    notes = [line(f"[{n}] See www.port{n}.example", y=248 + 12 * n) for n in (1, 2, 3)]
    assert [marker for marker, _ in found(page(*text, *notes))[0]] == ["1", "2", "3"]


@pytest.mark.parametrize(("plainly", "bracketed", "notes"), [
    # Counting on from 1 tells more than one address.
    (("2 www.boats.example", "3 The port"), ("[1] The port", "[2] The office"), "[1]"),
    # Two addresses tell more than counting to 3.
    (("1 The port", "2 The office", "3 The crew"), ("[1] www.a.com", "[2] www.b.com"), "[1]"),
    # A first number that is missing tells against one form only as much as a note speaks for it.
    (("1 The port",), ("[2] www.a.example", "[3] The port", "[4] The crew"), "[2]"),
])  # fmt: skip
def test_in_one_font_notes_are_the_form_that_counts_on_and_holds_addresses(
    plainly: Sequence[str], bracketed: Sequence[str], notes: str
) -> None:
    """Two lists of which each would be notes without the other: above a section, at the foot."""
    lines = [line("The boats[1] left[2] the[3] port[4] early."), *body(1, y=112, last=ENDED)]
    lines += [line(text, y=160 + 24 * at) for at, text in enumerate(plainly)]
    lines += [line("Setting", y=280), *body(3, y=330, last=ENDED)]
    lines += [line(text, y=430 + 24 * at) for at, text in enumerate(bracketed)]
    assert found(page(*lines))[0][0][1][0].startswith(notes)


def test_in_one_font_a_note_counts_on_from_the_page_before() -> None:
    first = [*body(5, last="the boats1 came home"), line("1 The office has it.", y=200)]
    second = [*body(5, last="with all their nets2 again"), line("2 The port, too.", y=200)]
    made, _ = found(page(*first), page(*second, number=2))
    assert [marker for marker, _ in made] == ["1", "2"]


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
    "second",
    ["2 ibid., p. 4", "2 The office has two.", "2 https://boats.example.org", "2 see above, p. 4"],
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


def test_rows_in_small_letters_that_count_on_line_by_line_are_no_notes() -> None:
    rows = [small("1 walk the quay", 700), small("2 hang the bell", 710), small("3 draw it", 720)]
    assert found(page(*body(20), *rows))[0] == []
    # Two amounts may count on by chance in a sentence, and a note that is called is one.
    assert found(page(*body(20), *rows[:2]))[0] != []
    called = line("and so the boats came home[1].", y=50)
    assert found(page(called, *body(20), *rows))[0] != []


@pytest.mark.parametrize(("call", "notes"), [(" (*)", ["*"]), ("", [])])
def test_a_star_in_brackets_is_a_notes_marker_where_it_is_called(
    call: str, notes: list[str]
) -> None:
    text = line(f"and so the boats came home{call}.", y=88)
    note = line("(*) The boats of the north quay.", y=700)
    assert [marker for marker, _ in found(page(text, *body(5), note))[0]] == notes


def test_rows_below_a_note_are_rows() -> None:
    note, other = small("1 The office has a list.", 650), small("The port", 670)
    rows = [small("2 Meet the port council", 700), small("3 Print the list", 710)]
    assert [marker for marker, _ in found(page(*body(20), note, other, *rows))[0]] == ["1"]


def test_a_row_of_two_lines_that_ends_as_a_sentence_is_a_note() -> None:
    rows = [
        small("1 Meet the port council", 700), small("in the north.", 710),
        small("2 Print the list", 720), small("of all the boats", 730),
    ]  # fmt: skip
    assert len(found(page(*body(20), *rows))[0]) == 2


@pytest.mark.parametrize(
    ("call", "last"),
    [("home", "Train crews."), ("home3", "Train crews"), ("home", "www.crews.example.org")],
)
def test_one_sign_of_a_note_makes_rows_notes(call: str, last: str) -> None:
    rows = [small("1 Meet the council", 700), small("2 Print", 710), small(f"3 {last}", 720)]
    blocks = found(page(*body(20, last=f"the boats came {call}"), *rows))[0]
    assert [marker for marker, _ in blocks] == ["1", "2", "3"]


def test_a_number_that_may_hold_a_call_makes_no_note_of_an_amount() -> None:
    lines = [
        *body(20, last="the boats1 came in 20162 with fish"),
        small("1 The office kept a copy and gave in all", 700),
        small("2 copies of it to the harbour.", 710),
    ]
    assert [marker for marker, _ in found(page(*lines))[0]] == ["1"]
    lines[-1] = small("2 The second note.", 710)
    assert [marker for marker, _ in found(page(*lines))[0]] == ["1", "2"]
