"""Text files: where their pages begin, in which encoding they are, which note markers are moved."""

from __future__ import annotations

import pytest

from pipeline.errors import Rejected, RejectionCode
from pipeline.readers.marker_placement import with_markers_placed
from pipeline.readers.text_file import read_text


def pages(text: str | bytes) -> list[list[str]]:
    data = text.encode() if isinstance(text, str) else text
    return [[line.text for line in page.lines] for page in read_text(data)]


def test_a_form_feed_stands_between_pages() -> None:
    assert pages("one\ntwo\fthree\n\f\ffour\f") == [["one", "two"], ["three"], [], ["four"]]
    assert pages("one\n not a page\ftwo") == [["one", "not a page"], ["two"]]
    assert pages("\fone\n two\n\f \n") == [["one"], ["two"]]


def lines_with(marks: int, count: int) -> str:
    """``count`` lines, of which the first but one and others begin with one space."""
    return "\n".join(f" line {at}" if 0 < at <= marks else f"line {at}" for at in range(count))


@pytest.mark.parametrize(
    ("marks", "count", "found"),
    [
        (1, 3, 2),  # a single one always is
        (2, 15, 1),  # more than every eighth line: indents
        (2, 16, 3),
        (3, 24, 4),
        (4, 24, 1),
    ],
)
def test_a_space_before_a_rare_line_begins_a_page(marks: int, count: int, found: int) -> None:
    assert len(pages(lines_with(marks, count))) == found


def test_two_spaces_are_an_indent() -> None:
    assert pages("one\n  two\nthree") == [["one", "two", "three"]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_usual_encodings_are_known(encoding: str) -> None:
    assert pages("l’été – déjà".encode(encoding)) == [["l’été – déjà"]]


def test_a_few_bytes_that_are_no_letters_do_not_spoil_the_others() -> None:
    (page,) = read_text("Les équipes ont visité chaque cap\n".encode() + b"et le port\xff\n")
    assert [line.text for line in page.lines] == [
        "Les équipes ont visité chaque cap",
        "et le port\ufffd",
    ]


def test_letters_of_an_older_encoding_are_read_beside_some_that_look_newer() -> None:
    text = "Les équipes ont visité les métiers du port de Saint-Andr\u00c3\u00a9"
    (page,) = read_text(text.encode("cp1252"))
    assert [line.text for line in page.lines] == [text]


def test_a_byte_that_no_windows_letter_has_is_read_as_latin_1() -> None:
    assert pages(b"d\xe9j\xe0\x81 l\xe0") == [["déjà\x81 là"]]


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(Rejected) as binary:
        read_text(b"text\0text")
    assert binary.value.code is RejectionCode.UNREADABLE
    with pytest.raises(Rejected) as empty:
        read_text(b"12 -- 14\n")
    assert empty.value.code is RejectionCode.NO_TEXT


def test_a_line_says_whether_an_empty_one_stands_above_it() -> None:
    (page,) = read_text(b"one\n\n  \ntwo\nthree\tfour")
    assert [(line.text, line.blank_before, line.number) for line in page.lines] == [
        ("one", False, 0),
        ("two", True, 1),
        ("three four", False, 2),
    ]


def placed(*lines: str) -> list[str]:
    (page,) = with_markers_placed([["A text with nets1 and sails2 and oars3.", "", *lines]])
    return page[2:]


def test_a_marker_before_its_note_is_put_on_its_line() -> None:
    assert placed("1", "See Osmer.") == ["", "1 See Osmer."]
    assert placed("1", "", "See Osmer.") == ["", "", "1 See Osmer."]
    assert placed("1", "", "", "See Osmer.") == ["1", "", "", "See Osmer."]


def test_a_marker_after_its_note_is_put_before_it() -> None:
    assert placed("See Osmer on", "the nets.", "1", "") == ["1 See Osmer on", "the nets.", "", ""]
    assert placed("See Osmer on", "the nets.", "1") == ["1 See Osmer on", "the nets.", ""]
    assert placed("", "the nets.", "1", "") == ["", "the nets.", "1", ""]  # no note begins there


@pytest.mark.parametrize("opening", ["Voir", "À", "«", "“", '"', "(", "¿", "¡", "https:", "www."])
def test_a_note_opens_with_a_capital_a_sign_or_an_address(opening: str) -> None:
    assert placed(f"{opening} x", "1", "") == [f"1 {opening} x", "", ""]


def test_markers_come_in_their_order() -> None:
    assert placed("1", "See Osmer.", "2", "See Alder.") == ["", "1 See Osmer.", "", "2 See Alder."]
    assert placed("2", "See Osmer.") == ["2", "See Osmer."]
    assert placed("4", "See Osmer.") == ["4", "See Osmer."]


def test_a_marker_that_the_text_does_not_call_is_a_number() -> None:
    (page,) = with_markers_placed([["A text with 12 nets.", "1", "See Osmer."]])
    assert page == ["A text with 12 nets.", "1", "See Osmer."]


def test_a_marker_before_another_one_has_no_note() -> None:
    assert placed("1", "2", "See Osmer.") == ["1", "2", "See Osmer."]


def test_a_number_that_a_page_begins_with_is_its_own() -> None:
    found = with_markers_placed([["A text with nets1."], ["", "1", "See Osmer."]])
    assert found[1] == ["", "1", "See Osmer."]
    later = with_markers_placed([["A text with nets1."], ["Nets", "1", "See Osmer."]])
    assert later[1] == ["Nets", "", "1 See Osmer."]


@pytest.mark.parametrize("called", ["nets1", "nets)1", "nets»1", "nets.1 and", "nets1."])
def test_a_call_is_glued_to_a_word(called: str) -> None:
    (page,) = with_markers_placed([[f"A text with {called}", "1", "See Osmer."]])
    assert page[2] == "1 See Osmer."


@pytest.mark.parametrize("called", ["nets 1", "n1", "nets10", "nets1%", "nets1a"])
def test_a_number_apart_or_within_others_calls_no_note(called: str) -> None:
    (page,) = with_markers_placed([[f"A text with {called}", "1", "See Osmer."]])
    assert page[1:] == ["1", "See Osmer."]
