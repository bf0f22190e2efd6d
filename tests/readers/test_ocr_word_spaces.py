"""Words are parted by the spaces printed between their letters, on bars as letters."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.readers.ocr.ink import Ground
from pipeline.readers.ocr.letterforms import TextLine, group_lines
from pipeline.readers.ocr.tesseract import Word
from pipeline.readers.ocr.word_spaces import space_words

EM, BASELINE = 50.0, 100
LETTER, BETWEEN, SPACE = 20, 4, 16
"""Pixels of a letter, between two of a word, and between two words."""


def spaced(read: str, *spaces: int, letter: int = LETTER, touching: bool = False) -> list[str]:
    """What becomes of the words ``read`` where so many pixels are printed between the letters.

    ``spaces`` are those before each letter of ``read`` but the first; SPACE where it has a space.
    Letters that are ``touching`` are one piece of ink where nothing else is said.
    """
    pixels = np.full((140, 1200, 1), 255, np.uint8)
    words: list[Word] = []
    x, at = 20, 0
    for text in read.split():
        start = x
        for number in range(len(text)):
            gap = spaces[at] if at < len(spaces) and spaces[at] else 0
            default = (0 if touching else BETWEEN) if number else SPACE
            x += (gap or default) if words or number else 0
            if not number:
                start = x
            pixels[BASELINE - 30 : BASELINE, x : x + letter] = 0
            x += letter
            at += 1
        words.append(Word(text, start, BASELINE - 30, x, BASELINE, 95.0, not words, 98.0))
    line = TextLine(words, BASELINE, EM)
    space_words(line, Ground.on(pixels, (255, 255, 255)))
    return [word.text for word in line.words]


def before(place: int, gap: int) -> tuple[int, ...]:
    """So many pixels before one letter, and the usual before all others."""
    return (*(0,) * place, gap)


@pytest.mark.parametrize(
    ("gap", "found"),
    [(12, ["le", "in", "a", "la", "de"]), (11, ["le", "ina", "la", "de"])],
)
def test_a_word_is_parted_where_a_space_is_printed(gap: int, found: list[str]) -> None:
    assert spaced("le ina la de", *before(4, gap)) == found


@pytest.mark.parametrize(
    ("read", "place", "found"),
    [
        ("le witha la de", 6, "with a"),
        ("le alarge la de", 3, "a large"),
        ("le withb la de", 6, "withb"),  # no letter but a vowel is a word
        ("le as la de", 3, "as"),  # nor are two
        ("le mot:Cette la de", 6, "mot: Cette"),
        ("le mot.Cette la de", 6, "mot.Cette"),
        ("le a/bcd la de", 4, "a/bcd"),  # an address
        ("le mot20 la de", 5, "mot20"),
    ],
)
def test_only_what_may_be_two_words_is_parted(read: str, place: int, found: str) -> None:
    assert spaced(read, *before(place, SPACE)) == ["le", *found.split(), "la", "de"]


@pytest.mark.parametrize(("letter", "parted"), [(30, True), (31, False)])
def test_of_letters_that_touch_one_alone_can_be_parted(letter: int, parted: bool) -> None:
    found = spaced("le seita la de", *before(6, SPACE), letter=letter, touching=True)
    assert (len(found) == 5) is parted
    assert spaced("le seita la de", *before(5, SPACE), touching=True)[1] == "seita"


def test_one_sign_in_two_pieces_of_ink_is_not_parted() -> None:
    pixels = np.full((140, 400, 1), 255, np.uint8)
    bars = (20, 56, 92, 128, 164)  # the third and the fourth are one sign
    for x in bars:
        pixels[BASELINE - 30 : BASELINE, x : x + LETTER] = 0
    edges = ((20, 40), (56, 76), (92, 148), (164, 184))
    words = [
        Word(text, x0, BASELINE - 30, x1, BASELINE, 95.0, x0 == 20, 98.0)
        for text, (x0, x1) in zip("abua", edges, strict=True)
    ]
    line = TextLine(words, BASELINE, EM)
    space_words(line, Ground.on(pixels, (255, 255, 255)))
    assert [word.text for word in line.words] == ["a", "b", "u", "a"]


def test_a_line_of_three_words_does_not_show_how_wide_its_spaces_are() -> None:
    assert spaced("le ina la", *before(4, 30)) == ["le", "ina", "la"]


@pytest.mark.parametrize(
    ("text", "top", "lines"),
    [("E", 30, 2), ("E", 50, 1), ("Et", 30, 1), ("e", 30, 1)],
)
def test_a_drop_capital_is_no_word_of_the_line_it_stands_beside(
    text: str, top: float, lines: int
) -> None:
    capital = Word(text, 0, top, 40, 100, 95.0, True, 98.0)
    beside = Word("gnages", 50, 70, 150, 100, 95.0, False, 98.0)
    assert len(group_lines([capital, beside])) == lines
