"""When the pages of the reference reader are taken in place of PDFium's."""

from __future__ import annotations

import pytest

from pipeline.errors import Rejected, RejectionCode
from pipeline.model.page import Line, Page, Span
from pipeline.readers import pdfplumber
from pipeline.readers.pdf import read_pdf
from pipeline.readers.pdfium import reader as pdfium
from pipeline.text.characters import unnamed

Pages = tuple[Page, ...]
WORDS = "boat " * 19 + "boats"  # 100 characters, 20 words


def pages(text: str) -> Pages:
    return (Page(1, 595, 842, (Line(1, 0, (Span(text),)),)),)


@pytest.fixture
def readings(monkeypatch: pytest.MonkeyPatch) -> dict[str, Pages]:
    """What each reader finds, to be set by a test."""
    found: dict[str, Pages] = {}
    monkeypatch.setattr(pdfium, "read_pdf", lambda data: found["pdfium"])
    monkeypatch.setattr(pdfplumber, "read_pdf", lambda data: found["other"])
    return found


def is_replaced(readings: dict[str, Pages], by_pdfium: str, other: str) -> bool:
    readings |= {"pdfium": pages(by_pdfium), "other": pages(other)}
    return read_pdf(b"%PDF") is readings["other"]


@pytest.mark.parametrize("unread", ["\ufffd", "\ue000"])
def test_one_unread_glyph_in_a_hundred_is_borne(readings: dict[str, Pages], unread: str) -> None:
    assert not is_replaced(readings, unread + WORDS[1:], WORDS)
    assert is_replaced(readings, unread * 2 + WORDS[2:], WORDS)


def test_two_lone_accents_are_borne(readings: dict[str, Pages]) -> None:
    assert not is_replaced(readings, WORDS + "´ ´", WORDS)
    assert is_replaced(readings, WORDS + "´ ¨ ¸", WORDS)


def test_lone_accents_are_borne_by_their_share_in_a_long_text(readings: dict[str, Pages]) -> None:
    long = WORDS * 80  # 8,000 characters, of which one in 2,000 may be such an accent
    assert not is_replaced(readings, long + "´ ´ ´", long)
    assert is_replaced(readings, long + "´ ¨ ¸ ´ ¨", long)


def test_a_reading_that_is_no_clearer_is_not_taken(readings: dict[str, Pages]) -> None:
    assert not is_replaced(readings, "\ufffd" * 4 + WORDS, "\ufffd" * 4 + WORDS)
    assert not is_replaced(readings, "\ufffd" * 4 + WORDS, "\ufffd" * 2 + WORDS)
    assert is_replaced(readings, "\ufffd" * 4 + WORDS, "\ufffd" + WORDS)
    assert not is_replaced(readings, "\ufffd" * 4 + WORDS, "´ ¨ ´ ¨ " + WORDS)


@pytest.mark.parametrize(("words", "taken"), [(16, True), (15, False)])
def test_a_reading_without_its_spaces_is_not_taken(
    readings: dict[str, Pages], words: int, taken: bool
) -> None:
    # PDFium finds 20 words: fewer than four of five show that the other does not see spaces.
    assert is_replaced(readings, "\ufffd\ufffd" + WORDS, "boat " * words) is taken


def test_what_the_other_reader_cannot_open_stays(
    readings: dict[str, Pages], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(data: bytes) -> Pages:
        raise Rejected(RejectionCode.UNREADABLE, "It cannot be read.")

    readings["pdfium"] = pages("\ufffd\ufffd")
    monkeypatch.setattr(pdfplumber, "read_pdf", refuse)
    assert read_pdf(b"%PDF") is readings["pdfium"]


def test_a_reading_that_takes_codes_for_letters_is_not_taken(readings: dict[str, Pages]) -> None:
    """“first files” with ligatures at the code of a comma: no letter besides is known."""
    unread = f"{unnamed(ord(','))}rst {unnamed(ord(','))}les {unnamed(ord(';'))}ow " + WORDS
    assert not is_replaced(readings, unread, ",rst ,les ;ow " + WORDS)
    assert is_replaced(readings, unread, "first files flow " + WORDS)
    assert is_replaced(readings, unread, "érst ,les ;ow " + WORDS)
