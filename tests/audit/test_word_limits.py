"""Where words begin and end: two run together, one parted, and how common its parts must be.

Figures beside a word are its frequency on wordfreq’s scale; below 3, only the large list has it.
"""

from __future__ import annotations

import pytest

from pipeline.audit.text_doubts import spoilt_ligatures, tight_signs
from pipeline.audit.word_limits import glued_to_figures, is_glued, lost_hyphens, split_words
from pipeline.model.page import Line, Span

ENGLISH, FRENCH = ("en",), ("fr",)


@pytest.mark.parametrize(
    ("word", "glued"),
    [
        ("oflake", True),  # lake 4.8
        ("theharbour", False),  # harbour 3.98: no word in daily use
        ("inof", True),
        ("ofHealth", True),
        ("isNet", True),
        ("hawkBit", False),  # a name: neither is a function word
        ("Theharbour", False),
        ("Oflake", False),  # a capital begins a name
        ("teampay", False),  # pay has three letters
        ("workersteam", True),  # of four letters and more each, both in daily use
        ("fishnets", False),  # listed, and nets 3.8
        ("riverbank", False),  # listed: river 5.0 and bank 5.2, and 2.8 together
        ("harbourmasters", False),  # its singular is listed
        ("aboats", False),  # many words begin with one plain letter
    ],
)
def test_two_words_without_their_space(word: str, glued: bool) -> None:
    assert is_glued(word, ENGLISH, ENGLISH) is glued


@pytest.mark.parametrize(
    ("word", "glued"),
    [
        ("desjeunes", True),  # listed 1.1: des is a function word, jeunes 5.3
        ("premierjour", True),  # listed 1.4: premier and jour 5.7
        ("lesbateaux", True),
        ("àles", True),  # one letter that is not plain
        ("àla", False),  # of three letters
    ],
)
def test_lists_hold_misprints_that_are_far_rarer_than_their_parts(word: str, glued: bool) -> None:
    assert is_glued(word, FRENCH, FRENCH) is glued


def test_the_words_of_another_language_are_listed_and_not_taken_apart() -> None:
    assert is_glued("lesbateaux", FRENCH, FRENCH)
    assert not is_glued("lesbateaux", ENGLISH, (*ENGLISH, *FRENCH))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("of727", ["of727"]),
        ("the123", ["the123"]),
        ("of7", []),  # two letters and a figure are a sign
        ("minutes7", ["minutes7"]),
        ("minutes12", ["minutes12"]),
        ("minutes123", []),  # no call has three figures
        ("boat7", ["boat7"]),
        ("net7", []),  # of three letters
        ("Minutes7", []),
        ("xyzw7", []),
        ("the12.5", []),
        ("www.boats12", []),
        ("m2 and CO2", []),
        ("inter-island7", ["inter-island7"]),
        ("half-of727", ["half-of727"]),
        ("a-b/inter-island7", []),  # an address
        # Behind what ends a sentence or a clause
        ("minutes.7", ["minutes.7"]),
        ("minutes).12 Then", ["minutes).12"]),
        ("minutes,7", ["minutes,7"]),
        ("minutes,7.5", []),
        ("minutes.123", []),
        ("of,727", []),
        ("vols.7", []),  # an abbreviation, 3.5
        ("vols,7", ["vols,7"]),  # that has a full stop
        # Before a word
        ("4Boats came", ["4Boats"]),
        ("12boats", ["12boats"]),
        ("1.12boats", []),
        ("12345boats", []),
        ("12nets", ["12nets"]),
        ("12net", []),  # of three letters
        ("4The boats", ["4The"]),  # the words used most, with a capital
        ("4the boats", []),
        ("4Net", []),
        ("3https://boats.example", ["3https://"]),
        ("12www.boats.example", ["12www."]),
        ("123www.boats.example", []),
        ("a3www.boats.example", []),
        ("4BOATS", []),
        ("4Xyzw", []),
        ("4boats.example", []),
        ("see%20boats today", []),  # a space in an address
    ],
)
def test_figures_right_behind_a_word(text: str, found: list[str]) -> None:
    assert glued_to_figures(text, ENGLISH) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the har bour", ["har bour"]),
        ("Har bour", ["Har bour"]),
        ("HAR BOUR", []),
        ("har Bour", []),
        ("con dence", ["con dence"]),  # a ligature is lost between them
        ("the s ea", ["s ea"]),  # a letter that is no word
        ("a way", []),  # this one is
        ("in form", []),
        ("under stand", []),
        ("inter national", []),  # hardly rarer than the whole
        ("the bo ats", []),  # neither is far rarer than boats 4.3
        ("un-har bour", []),
        ("har bour-master", []),
    ],
)
def test_one_word_in_two(text: str, found: list[str]) -> None:
    assert split_words(text, ENGLISH, ENGLISH) == found


@pytest.mark.parametrize(
    ("above", "below", "lost"),
    [
        ("the boat-", "quay rose", ["boatquay"]),
        ("the boat- ", "quay rose", ["boatquay"]),
        ("the boat\u00ad", "quay rose", ["boatquay"]),
        ("the boat", "quay rose", []),  # no hyphen
        ("the sea-", "boat rose", []),  # three letters may begin a word
        ("the boat-", "sea rose", []),
        ("the zzgr-", "boat rose", []),
        ("the boat-", "zzgr rose", []),
        ("the harbour-", "master rose", []),  # the whole is listed
        ("the boat-", "«quay»", []),
    ],
)
def test_a_word_that_no_list_has_may_have_lost_its_hyphen(
    above: str, below: str, lost: list[str]
) -> None:
    lines = [Line(1, at, (Span(text),)) for at, text in enumerate((above, below))]
    words = {"boatquay", "seaboat", "boatsea", "zzgrboat", "boatzzgr", "harbourmaster"}
    assert list(lost_hyphens(lines, words, ENGLISH, ENGLISH)) == lost
    assert list(lost_hyphens(lines, set(), ENGLISH, ENGLISH)) == []


@pytest.mark.parametrize(
    ("text", "other", "found"),
    [
        ("20% and 30%", "20 % and 30%", ["20%"]),
        ("why?", "why ?", ["why?"]),
        ("20%", "20 % and 20%", []),  # it stands so in the other reading, too
        ("a:b", "a : b", []),
        ("nothing", "nothing", []),
    ],
)
def test_signs_that_the_other_reading_sets_apart(text: str, other: str, found: list[str]) -> None:
    assert tight_signs(text, other) == found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["conxdence", "xnal"], {"conxdence", "xnal"}),  # confidence and final
        (["conxdence"], set()),  # one alone may be a name
        (["conxdence", "Conxdence"], set()),  # one word
        (["conxdence", "qnal"], set()),  # another letter
        (["CONXDENCE", "XNAL"], set()),
        (["condence", "ofcial"], {"condence", "ofcial"}),  # the ligature is left out
    ],
)
def test_a_letter_that_stands_for_a_ligature_spoils_several_words(
    words: list[str], found: set[str]
) -> None:
    assert spoilt_ligatures(words, ENGLISH) == found


@pytest.mark.parametrize(
    ("word", "spoilt"), [("qe", True), ("QE", False), ("ie", False), ("ft", False), ("q", False)]
)
def test_a_word_of_two_letters_may_have_lost_half_of_a_ligature(word: str, spoilt: bool) -> None:
    """“Que” is a hundred thousand times as common in French; “tie” in English is another word."""
    assert (spoilt_ligatures([word], ["fr", "en"]) == {word}) is spoilt
