"""Markers of notes: those that lines begin with, and those that the text calls."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.layout.metrics import Measures
from pipeline.layout.note_markers import (
    SIGNS_OF_A_NOTE,
    called_in_numbers,
    called_markers,
    marker_alone,
    note_number,
    note_start,
    with_plain_marker,
)
from pipeline.model.page import Line, Span
from tests.stages.builders import (
    MEASURES,
    NO_MEASURES,
    document,
    line,
    page,
    plain,
)


@pytest.mark.parametrize(
    ("text", "marker", "form"),
    [
        ("[3] A note", "3", "False[#]"),
        ("[3 ] A note", "3", "False[#]"),
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
    assert (start.marker, start.form) == (marker, form)
    assert text[start.length] in "Aw"


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


@pytest.mark.parametrize("text", ["[3]A note", "(3)A note", "3.A note", "*A note"])
def test_a_marker_with_a_sign_may_be_glued_to_the_note(text: str) -> None:
    start = note_start(line(text))
    assert start and text[start.length :] == "A note"


@pytest.mark.parametrize("text", ["3)", "3.", "(3)", "[3]", "[3 ]"])
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
    assert with_plain_marker(line("¹² A note of 3 m²")).text == "12 A note of 3 m²"
    assert with_plain_marker(line("A note of 3 m²")).text == "A note of 3 m²"


@pytest.mark.parametrize(
    "text", ["http://a.example", "HTTPS://a", "www.a", "doi 10", "ISBN 2", "op. cit.", "Ibid."]
)
def test_addresses_and_books_are_signs_of_a_note(text: str) -> None:
    assert SIGNS_OF_A_NOTE.search(f"See {text}")


def test_words_that_hold_such_letters_are_none() -> None:
    assert not SIGNS_OF_A_NOTE.search("the exhibition of wwwide doings")


def calls(*lines: Line, measures: Measures = MEASURES) -> frozenset[str]:
    return frozenset(called_markers(document(page(*lines)), measures))


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
    assert called_markers(document(page(plain(text))), NO_MEASURES).keys() == markers


@pytest.mark.parametrize(
    ("text", "markers"),
    [("in 20162 they came", {"2"}), ("some 1 2503 boats", {"3"}), ("1 250 boats in 2014", set())],
)
def test_calls_glued_to_numbers_are_seen(text: str, markers: set[str]) -> None:
    assert called_in_numbers(document(page(plain(text)))).keys() == markers


def test_a_raised_marker_may_stand_before_a_bar() -> None:
    assert note_start(line(" | The port", raised="3"))
    assert note_start(line("3 | The port")) is None  # a page's number


def test_a_marker_alone_is_marked_as_the_note_before_it() -> None:
    first = note_start(line("1. The port."))
    assert first
    second = marker_alone(line("2"), first)
    assert second
    assert first.followed_by(second)


def test_a_raised_marker_that_begins_a_line_calls_nothing() -> None:
    assert called_markers(document(page(line("The port", raised="1"))), MEASURES) == {}
