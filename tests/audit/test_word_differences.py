"""What differs between a line of the record and what OCR reads in its place."""

from __future__ import annotations

import pytest

from pipeline.audit.word_differences import differing, resemble, tokens
from pipeline.audit.words import joined_ends, known_forms, words_of

LANGUAGES = ("en",)


def test_tokens_are_words_and_numbers_of_three_figures() -> None:
    assert tokens("L’Été 12 de 2014, 120") == ["l", "ete", "de", "2014", "120"]


@pytest.mark.parametrize(
    ("line", "text", "found"),
    [
        ("the boats came home", "the boats came home", []),
        ("the boats came home", "the boets came home", []),  # one letter is misread
        ("the boats came home", "the bxxts came home", [("boats", "bxxts")]),
        ("the harbour is open", "the harbxxr is open", []),  # two, of seven letters
        ("the harbour is open", "the hxxbxxr is open", [("harbour", "hxxbxxr")]),
        ("we go home", "we xx home", []),  # two letters are read by chance
        ("the xyz home", "the abc home", [("xyz", "abc")]),
        # What OCR reads is a word, and what the record has is none: the record is misspelt.
        ("the harbxur is open", "the harbour is open", [("harbxur", "harbour")]),
        ("the bxats are open", "the boats are open", []),  # of five letters
        # Joined and parted words
        ("come in side now", "come inside now", [("in side", "inside")]),
        ("in side now", "inside now", []),  # at the line's end
        # Further words
        ("the boats home", "the boats came home", [("", "came")]),
        ("the boats home", "the boats at home", []),  # two letters
        ("the boats", "the boats came", []),  # behind the line's end
        ("the fishermen came", "the came", [("fishermen", "")]),
        ("the boats came", "the came", []),  # five letters
    ],
)
def test_small_differences_are_those_of_ocr(
    line: str, text: str, found: list[tuple[str, str]]
) -> None:
    assert list(differing(line, text, set(tokens(text)), LANGUAGES)) == found


def test_a_word_that_is_read_elsewhere_on_the_page_is_printed() -> None:
    assert list(differing("the fishermen came", "the came", {"fishermxn"}, LANGUAGES)) == []


@pytest.mark.parametrize(
    ("word", "other", "alike"),
    [
        ("boats", "boets", True),
        ("boats", "bxets", False),
        ("harbou", "hxrbxu", True),  # of six letters, two
        ("harbour", "hxrbxux", False),
        ("harbou", "hxrbu", False),  # the shorter one has five
    ],
)
def test_words_resemble_within_what_ocr_misreads(word: str, other: str, alike: bool) -> None:
    assert resemble(word, other) is alike


def test_words_of_a_text_leave_out_addresses() -> None:
    text = "Les Étés d’Orsa, www.boats.example et port.example/a, a@b.example"
    assert [word.folded for word in words_of(text)] == ["les", "etes", "d", "orsa", "et"]


def test_forms_are_what_a_hyphen_parts_both_apart_and_as_one() -> None:
    assert known_forms("le Nord-Est co\ufffeopère") == {
        "le", "nord", "est", "nordest", "co", "opere", "coopere",
    }  # fmt: skip


def test_words_that_a_line_end_joins_at_a_hyphen() -> None:
    assert list(joined_ends(["la coopé-", "ration, un", "quai-", "«nord»", "Sud- ", "Est"])) == [
        "cooperation",
        "sudest",
    ]
