"""What differs between a line of the record and what OCR reads in its place."""

from __future__ import annotations

import pytest

from pipeline.audit.comparable_words import joined_ends, known_forms, words_of
from pipeline.audit.word_differences import differing, resemble, tokens

LANGUAGES = ("en",)


def differences(line: str, text: str) -> list[tuple[str, str]]:
    found = differing(line, text, set(tokens(text)), LANGUAGES)
    return [(one.recorded, one.printed) for one in found]


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
        ("see part III of it", "see part Ill of it", []),  # strokes of capitals
        ("see part IIII of it", "see part Ill of it", [("IIII", "Ill")]),
        ("in 2014 they came", "in 2019 they came", [("2014", "2019")]),  # each figure counts
        ("in 2014 they came", "in 201 they came", []),  # one that OCR has left out
        ("in 14 they came", "in 19 they came", []),  # of three and more
        ("see example.org/a/2014 now", "see example.org/a/2019 now", []),  # in an address
        ("we go home", "we xx home", []),  # two letters are read by chance
        ("the xyz home", "the abc home", [("xyz", "abc")]),
        ("the quarter home", "the q home", [("quarter", "")]),  # read by chance: looked for
        ("the form home", "the q home", []),
        # What OCR reads is a word, and what the record has is none: the record is misspelt.
        ("the harbxur is open", "the harbour is open", [("harbxur", "harbour")]),
        ("the bxats are open", "the boats are open", []),  # of five letters
        # Joined and parted words
        ("come in side now", "come inside now", [("in side", "inside")]),
        ("in side now", "inside now", []),  # at the line's end
        ("come a live now", "come alive now", [("a live", "alive")]),
        ("come a board here", "come aboard here", [("a board", "aboard")]),
        ("then a study came", "then astudy came", []),  # OCR's own: no word
        ("then astudxy came", "then a studxy came", [("astudxy", "a studxy")]),  # nor in the record
        ("then a b came", "then ab came", []),  # two letters
        # Further words
        ("the boats home", "the boats came home", [("", "came")]),
        ("the boats home", "the boats at home", []),  # two letters
        ("the boats", "the boats came", []),  # behind the line's end
        ("the fishermen came", "the came", [("fishermen", "")]),
        ("the boats came", "the came", []),  # five letters
        # Hyphens, of which OCR sees those of long words and addresses alike
        ("the north-east wind", "the northeast wind", [("north-east", "northeast")]),
        ("northeast wind", "north-east wind", [("northeast", "north-east")]),  # at a line's end
        ("a north–east wind", "a north-east wind", []),  # a dash of another length
        ("the north-", "the north", []),  # where the line ends
        ("north-east, northeast", "northeast, north-east", []),  # both are printed
        ("with size=400 now", "with size—400 now", []),  # a sign that OCR takes for a dash
        ("with final_version now", "with finalversion now", []),  # and one that it overlooks
        ("with size=400 now", "with size400 now", []),
        ("-north east", "north east", []),  # before a word
        ("a 2014-2015 plan", "a 20142015 plan", [("2014-2015", "20142015")]),
        (
            "see www.port.example/what-we-do",
            "see www.port.example/whatwe-do",
            [("www.port.example/what-we-do", "www.port.example/whatwe-do")],
        ),
        # Letters of addresses, which are in no list
        ("see www.port.example now", "see vwwv.port.example now", []),
        ("see www.port.example now", "see vvvv.port.example now", [("www", "vvvv")]),
        ("see ports.example/a now", "see poxys.example/a now", []),  # two letters of five
        ("see ports.example/a now", "see poxyz.example/a now", [("ports", "poxyz")]),
        ("see www port now", "see vwwv port now", [("www", "vwwv")]),
        # A note's call read as letters
        ("they also[4] came", "they alsollly came", []),
        ("they also.12 came", "they alsonly. came", []),
        ("they also came", "they alsollly came", [("also", "alsollly")]),
        ("they also[4] came", "they blxollly came", [("also", "blxollly")]),
        # Letters that the file does not name
        ("the h�rb�ur is open", "the harbour is open", [("h�rb�ur", "harbour")]),
        ("� the boats", "> the boats", []),  # a bullet
        ("the � home", "the boats home", [("", "boats")]),
        # As they are written
        ("les Étés passent", "les Hxvxrs passent", [("Étés", "Hxvxrs")]),
    ],
)
def test_small_differences_are_those_of_ocr(
    line: str, text: str, found: list[tuple[str, str]]
) -> None:
    assert differences(line, text) == found


@pytest.mark.parametrize(
    ("line", "text", "found"),
    [
        ("la accion de ayer", "la acción de ayer", [("accion", "acción")]),
        ("la acción de ayer", "la accion de ayer", []),  # OCR loses accents itself
        ("lo que esta aquí", "lo que está aquí", []),  # both are common
        ("lo que mas quiero", "lo que más quiero", []),  # not far more common: 5.9 and 6.6
        ("lo que el dé", "lo que él dé", []),  # two letters
        ("la xyzaion de ayer", "la xyzaión de ayer", []),  # no word
        ("en es.example/accion/a", "en es.example/acción/a", []),  # addresses have no accents
    ],
)
def test_accents_are_missed_where_a_word_is_far_commoner_with_them(
    line: str, text: str, found: list[tuple[str, str]]
) -> None:
    compared = differing(line, text, set(tokens(text)), ("es",))
    assert [(one.recorded, one.printed) for one in compared] == found


def test_a_word_that_is_read_elsewhere_on_the_page_is_printed() -> None:
    assert differing("the fishermen came", "the came", {"fishermxn"}, LANGUAGES) == []


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
