"""Accents drawn as glyphs of their own, on runs of 10 points: over which letter each belongs."""

from __future__ import annotations

import pytest

from pipeline.readers.lines.accents import composed, mend_text, one_glyph
from pipeline.readers.lines.runs import Run


def run(text: str, x0: float, x1: float, baseline: float = 100) -> Run:
    return Run(text, x0, 92, x1, 102, baseline, "Serif", 10, False, False, "#000000")


def texts(*runs: Run) -> list[str]:
    return [one.text for one in composed(runs)]


LETTER = run("e", 20, 25)


@pytest.mark.parametrize("aside", [-1.2, 0, 2.5, 6.2])
def test_an_accent_stands_over_its_letter_or_an_eighth_of_an_em_aside(aside: float) -> None:
    accent = run("´", 20 + aside - 1, 20 + aside + 1)
    assert texts(LETTER, accent) == texts(accent, LETTER) == ["é"]


@pytest.mark.parametrize("aside", [-1.4, 6.4])
def test_an_accent_further_aside_stands_alone(aside: float) -> None:
    accent = run("´", 20 + aside - 1, 20 + aside + 1)
    assert texts(LETTER, accent) == ["e", "´"]
    assert texts(accent, LETTER) == ["´", "e"]


@pytest.mark.parametrize(
    ("lift", "text"), [(4.9, ["É"]), (5.1, ["E", "´"]), (-4.9, ["É"]), (-5.1, ["E", "´"])]
)
def test_an_accent_is_raised_by_half_an_em_at_most(lift: float, text: list[str]) -> None:
    assert texts(run("E", 20, 25), run("´", 21, 24, 100 - lift)) == text


@pytest.mark.parametrize(
    ("letter", "accent", "one"),
    [("c", "¸", "ç"), ("ı", "¨", "ï"), ("ȷ", "ˆ", "ĵ"), ("n", "~", "ñ"), ("a", "˚", "å"),
     ("o", "˝", "ő"), ("e", "˛", "ę"), ("s", "ˇ", "š"), ("u", "`", "ù"), ("O", "^", "Ô")],
)  # fmt: skip
def test_letter_and_accent_are_one_character(letter: str, accent: str, one: str) -> None:
    assert texts(run(accent, 21, 24), run(letter, 20, 25)) == [one]


def test_what_makes_no_character_stays_as_it_is_drawn() -> None:
    assert texts(run("´", 21, 24), run("b", 20, 25)) == ["´", "b"]
    assert texts(run("´", 21, 24), run("ee", 20, 25)) == ["´", "ee"]
    assert texts(run("´", 21, 24), run("1", 20, 25)) == ["´", "1"]
    assert texts(LETTER, run("´", 31, 34)) == ["e", "´"]


def test_an_accent_between_letters_belongs_to_the_one_it_stands_over() -> None:
    assert texts(LETTER, run("´", 26, 29), run("a", 25, 30)) == ["e", "á"]
    assert texts(LETTER, run("´", 21, 24), run("a", 25, 30)) == ["é", "a"]


def test_a_text_with_three_broken_letters_is_mended() -> None:
    assert mend_text("R´epublique, fran¸cais, ˆıle, `a") == "République, fran¸cais, île, à"
    assert mend_text("R´epublique, franc¸ais, ˆıle, ` a") == "République, français, île, à"
    twice = "R´epublique, ˆıle, c¸a"
    assert mend_text(twice) == twice
    assert mend_text("R´epublique, ˆıle, `b, ´e") == "République, île, `b, é"


@pytest.mark.parametrize(
    ("said", "one"),
    [("e\u0301", "é"), ("\u0301e", "é"), ("e´", "é"), ("´e", "é"), ("c¸", "ç"), ("I^", "Î"),
     ("fi", "fi"), ("b´", "b´"), ("´´", "´´"), ("ee´", "ee´"), ("1^", "1^")],
)  # fmt: skip
def test_what_a_font_says_of_one_glyph_is_one_letter(said: str, one: str) -> None:
    assert one_glyph(said) == one


@pytest.mark.parametrize(("x0", "text"), [(24.3, ["í"]), (24.45, ["i", "´"]), (17.6, ["í"])])
def test_an_apostrophe_that_is_called_an_accent_is_over_no_letter(
    x0: float, text: list[str]
) -> None:
    """It takes its own room between the letters of “l´art”."""
    assert texts(run("i", 20, 24.5), run("´", x0, x0 + 2.5)) == text
    assert texts(run("´", 17.45, 19.95), run("i", 20, 24.5)) == ["´", "i"]
