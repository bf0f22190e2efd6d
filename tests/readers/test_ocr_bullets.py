"""Bullets, dashes and raised digits by their ink, on pieces and pictures made by hand.

Type is 50 pixels to the em; a piece's sides and its rise above the baseline are in pixels.
"""

from __future__ import annotations

from typing import cast

import numpy as np
import pytest

from pipeline.readers.ocr.ink import (
    Ground,
    Piece,
    dash,
    is_bullet,
    is_dash,
    is_full_square,
    is_raised,
)
from pipeline.readers.ocr.letterforms import TextLine
from pipeline.readers.ocr.page_image import Ink
from pipeline.readers.ocr.runs import build_runs
from pipeline.readers.ocr.tesseract import Engine, Word
from pipeline.readers.ocr.word_style import StyledWord
from pipeline.readers.ocr.words import style_words

EM, BASELINE = 50.0, 100
WHITE = (255, 255, 255)


def piece(width: int, height: int, rise: int, filled: float = 0.7) -> Piece:
    bottom = BASELINE - rise
    return Piece(0, bottom - height, width, bottom, filled)


@pytest.mark.parametrize(
    ("one", "bullet"),
    [
        (piece(8, 8, 8), True),
        (piece(6, 6, 8), False),  # an eighth of an em: a speck
        (piece(27, 27, 8), True),
        (piece(29, 29, 8), False),  # more than half an em: a letter
        (piece(20, 20, 3), True),
        (piece(20, 20, 2), False),  # stands on the line
        (piece(14, 20, 8), True),
        (piece(13, 20, 8), False),  # too slender
        (piece(28, 20, 8), True),
        (piece(29, 20, 8), False),  # too long
        (piece(25, 25, 4, filled=0.61), True),
        (piece(25, 25, 4, filled=0.59), False),  # a letter o
        (piece(25, 25, 7, filled=0.5), True),  # as open, but clear of the line
        (piece(25, 25, 6, filled=0.5), False),
        (piece(20, 20, 4, filled=0.5), True),  # or lower than any letter
        (piece(21, 21, 4, filled=0.5), False),
        (piece(18, 18, 1), True),  # a low one that is full of ink
        (piece(18, 18, 0), False),
        (piece(19, 19, 1), False),
        (piece(18, 18, 1, filled=0.69), False),
        (piece(18, 18, 8, filled=0.26), True),
        (piece(18, 18, 8, filled=0.24), False),  # too little ink for a ring
    ],
)
def test_a_bullet_is_known_by_its_size_its_ink_and_its_place(one: Piece, bullet: bool) -> None:
    assert is_bullet(one, BASELINE, EM) is bullet


@pytest.mark.parametrize(
    ("one", "square"),
    [
        (piece(23, 23, 0, filled=0.95), True),
        (piece(23, 23, -5, filled=0.95), True),
        (piece(23, 23, -6, filled=0.95), False),  # hangs below the line
        (piece(23, 23, 0, filled=0.84), False),  # a round mark, or a letter
        (piece(13, 13, 0, filled=0.95), True),
        (piece(12, 12, 0, filled=0.95), False),  # a full stop
        (piece(45, 45, 0, filled=0.95), True),
        (piece(46, 46, 0, filled=0.95), False),  # a box
        (piece(20, 25, 0, filled=0.95), True),
        (piece(19, 25, 0, filled=0.95), False),  # a stroke
        (piece(25, 20, 0, filled=0.95), True),
        (piece(26, 20, 0, filled=0.95), False),  # a dash
    ],
)
def test_a_full_square_is_full_of_ink_and_stands_on_the_line(one: Piece, square: bool) -> None:
    assert is_full_square(one, BASELINE, EM) is square


@pytest.mark.parametrize(("rise", "bullet"), [(6, True), (5, False)])
def test_a_bullet_in_large_type_is_clear_of_the_line_by_its_share(rise: int, bullet: bool) -> None:
    assert is_bullet(piece(40, 40, rise), BASELINE, 100) is bullet


@pytest.mark.parametrize(
    ("one", "raised"),
    [
        (piece(12, 20, 10), True),
        (piece(12, 20, 9), False),  # less than a fifth of an em above the line
        (piece(11, 15, 20), True),
        (piece(11, 14, 20), False),  # as low as an apostrophe
        (piece(20, 33, 12), True),
        (piece(20, 34, 12), False),  # as high as a capital
        (piece(9, 36, 12), True),  # a bracket
        (piece(9, 37, 12), False),
        (piece(10, 36, 12), False),
        (piece(18, 20, 12), True),
        (piece(19, 20, 12), False),  # wider than a figure
    ],
)
def test_a_raised_digit_is_known_by_its_size_and_its_place(one: Piece, raised: bool) -> None:
    assert is_raised(one, BASELINE, EM) is raised


@pytest.mark.parametrize(
    ("one", "found"),
    [
        (piece(14, 7, 6), True),
        (piece(13, 7, 6), False),  # less than twice as long as it is thick
        (piece(20, 8, 6), False),  # thicker than a sixth of an em
        (piece(20, 7, 5), False),  # so low: an underscore
    ],
)
def test_a_dash_is_thin_long_and_above_the_line(one: Piece, found: bool) -> None:
    assert is_dash(one, BASELINE, EM) is found


@pytest.mark.parametrize(("width", "named"), [(17, "-"), (18, "–"), (35, "–"), (36, "—")])
def test_dashes_are_named_by_their_length(width: int, named: str) -> None:
    assert dash(piece(width, 4, 10), EM) == named


def read(*ink: tuple[int, int, int, int], text: str = "Nord") -> list[str]:
    """The runs of a word from pixel 200 on, with ``ink`` before it: x0, x1, and two heights."""
    pixels = np.full((120, 400, 3), 255, np.uint8)
    for x0, x1, low, high in [*ink, (200, 208, 0, 35), (230, 238, 0, 35)]:
        pixels[BASELINE - high : BASELINE - low, x0:x1] = 0
    word = Word(text, 200, BASELINE - 35, 290, BASELINE, 95.0, True, 98.0)
    line = TextLine([word], BASELINE, EM)
    styled = StyledWord(word, line, Ground.on(pixels, WHITE), 8.0, (0, 0, 0))
    return [run.text for run in build_runs([styled], cast(Engine, None), 0.2)]


BULLET = (100, 116, 8, 24)


def read_words(*texts: str, mark: tuple[int, int, int, int] = (100, 123, 0, 23)) -> list[str]:
    """The runs of words from a ``mark`` on, of which the first is what the engine makes of it."""
    pixels = np.full((120, 600, 3), 255, np.uint8)
    places = [mark, (200, 208, 0, 35), (230, 238, 0, 35)]
    for x0, x1, low, high in places:
        pixels[BASELINE - high : BASELINE - low, x0:x1] = 0
    boxes = [(100, 123) if len(texts) > 1 else (100, 290), (200, 290), (320, 400)]
    words = [
        Word(text, x0, BASELINE - 35, x1, BASELINE, 95.0, at == 0, 98.0)
        for at, (text, (x0, x1)) in enumerate(zip(texts, boxes, strict=False))
    ]
    line, shown = TextLine(words, BASELINE, EM), Ground.on(pixels, WHITE)
    styled = [StyledWord(word, line, shown, 8.0, (0, 0, 0)) for word in words]
    return [run.text for run in build_runs(styled, cast(Engine, None), 0.2)]


def test_a_full_square_is_a_bullet_whatever_the_engine_takes_it_for() -> None:
    assert read_words("m", "Nord") == ["•", "Nord"]
    assert read_words("=", "Nord") == ["•", "Nord"]
    assert read_words("mNord") == ["•", "Nord"]
    letter = (100, 104, 0, 23)  # what stands there is a stroke
    assert read_words("m", "Nord", mark=letter) == ["m", "Nord"]


@pytest.mark.parametrize(
    ("texts", "runs"),
    [
        ((">", "Nord"), ["•", "Nord"]),
        ((">", "«Nord"), ["•", "«Nord"]),
        ((">", "12"), [">", "12"]),  # a formula
        ((">5", "Nord"), [">5", "Nord"]),
        (("y", "Nord"), ["y", "Nord"]),
    ],
)
def test_a_sign_that_opens_no_sentence_is_a_bullet_before_a_word(
    texts: tuple[str, ...], runs: list[str]
) -> None:
    triangle = (100, 104, 0, 23)
    assert read_words(*texts, mark=triangle) == runs


def test_a_bullet_that_the_engine_did_not_read_is_seen() -> None:
    assert read() == ["Nord"]
    assert read(BULLET) == ["•", "Nord"]


@pytest.mark.parametrize(("low", "runs"), [(43, ["•", "Nord"]), (42, ["Nord"])])
def test_what_hangs_down_from_the_line_above_is_no_ink_of_a_line(low: int, runs: list[str]) -> None:
    # 0.86 and 0.84 em above the baseline, between the bullet and its text.
    assert read(BULLET, (150, 155, low, 52)) == runs


@pytest.mark.parametrize(
    ("x0", "runs"),
    [
        (76, ["•", "Nord"]),
        (60, ["Nord"]),  # two and a half em before the text
        (173, ["•", "Nord"]),
        (175, ["Nord"]),  # less than a fifth of an em: a part of the word
    ],
)
def test_a_bullet_stands_near_its_text_and_clear_of_it(x0: int, runs: list[str]) -> None:
    assert read((x0, x0 + 16, 8, 24)) == runs


@pytest.mark.parametrize(("x1", "runs"), [(95, ["•", "Nord"]), (96, ["Nord"])])
def test_other_ink_is_half_an_em_before_a_bullet(x1: int, runs: list[str]) -> None:
    assert read((x1 - 5, x1, 0, 35), (120, 136, 8, 24)) == runs


@pytest.mark.parametrize(
    ("dash_box", "runs"),
    [
        ((120, 145, 12, 16), ["–", "Nord"]),
        ((120, 136, 12, 16), ["-", "Nord"]),
        ((140, 196, 12, 16), ["Nord"]),  # longer than an em: a rule
        ((165, 192, 12, 16), ["Nord"]),  # less than a fifth of an em before the word
    ],
)
def test_a_dash_that_the_engine_did_not_read_is_a_list_mark(
    dash_box: tuple[int, int, int, int], runs: list[str]
) -> None:
    assert read(dash_box) == runs


def square(x0: int, side: int, *, rounded: bool = False, full: bool = False) -> StyledWord:
    """A word of one empty square, of letters as the engine reads it, on the line."""
    pixels = np.full((120, 400, 3), 255, np.uint8)
    pixels[BASELINE - side : BASELINE, x0 : x0 + side] = 0
    if not full:
        pixels[BASELINE - side + 4 : BASELINE - 4, x0 + 4 : x0 + side - 4] = 255
    if rounded:
        for rows in (slice(BASELINE - side, BASELINE - side + 9), slice(BASELINE - 9, BASELINE)):
            pixels[rows, x0 + side - 9 : x0 + side] = 255
    word = Word("Dn", x0, BASELINE - side, x0 + side, BASELINE, 60.0, True, 90.0)
    line = TextLine([word], BASELINE, EM)
    return StyledWord(word, line, Ground.on(pixels, WHITE), 8.0, (0, 0, 0))


@pytest.mark.parametrize(
    ("one", "text"),
    [
        (square(100, 30), "•"),
        (square(100, 16), "•"),
        (square(100, 12), "Dn"),  # a speck
        (square(100, 52), "Dn"),  # larger than a capital
        (square(100, 30, rounded=True), "Dn"),  # a letter D
        (square(100, 30, full=True), "•"),
    ],
)
def test_a_square_is_a_bullet_whatever_the_engine_reads(one: StyledWord, text: str) -> None:
    assert [run.text for run in build_runs([one], cast(Engine, None), 0.2)] == [text]


def test_an_empty_square_that_the_engine_did_not_read_is_a_bullet() -> None:
    frame = [(120, 150, 0, 4), (120, 150, 26, 30), (120, 124, 0, 30), (146, 150, 0, 30)]
    assert read(*frame) == ["•", "Nord"]


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (-8, 40, ["Nord"]),  # past the letters at either end: a bar beside a heading
        (0, 40, ["l", "Nord"]),  # stands on the line: a letter
        (-8, 35, ["l", "Nord"]),  # as high as the letters
    ],
)
def test_a_bar_before_a_heading_is_no_letter(low: int, high: int, words: list[str]) -> None:
    pixels = np.full((160, 400, 3), 255, np.uint8)
    for x0, x1, foot, head in [(100, 112, low, high), (140, 148, 0, 35), (170, 178, 0, 35)]:
        pixels[BASELINE - head : BASELINE - foot, x0:x1] = 0
    read_as = [
        Word("l", 100, BASELINE - high, 112, BASELINE - low, 60.0, True, 90.0),
        Word("Nord", 140, BASELINE - 35, 178, BASELINE, 95.0, False, 98.0),
    ]
    typed = style_words(read_as, Ground.on(pixels, WHITE), cast(Engine, None))
    assert [one.word.text for one in typed] == words


class NoDigits:
    """An engine that is not sure of any figure."""

    def digits(self, pixels: object, dpi: int) -> str:
        return ""


@pytest.mark.parametrize(
    ("text", "width", "runs"),
    [
        ("pays!", 8, ["pays", "1"]),
        ("pays’", 8, ["pays", "1"]),
        ("pays!", 9, ["pays!"]),  # as wide as another figure
        ("pays?", 8, ["pays?"]),  # read as a sign with a bow
    ],
)
def test_a_raised_stroke_is_the_figure_one(text: str, width: int, runs: list[str]) -> None:
    pixels = np.full((120, 400, 3), 255, np.uint8)
    pixels[BASELINE - 25 : BASELINE, 100:140] = 0
    pixels[BASELINE - 38 : BASELINE - 18, 150 : 150 + width] = 0
    word = Word(text, 100, BASELINE - 38, 150 + width, BASELINE, 80.0, True, 90.0)
    line = TextLine([word], BASELINE, EM)
    styled = StyledWord(word, line, Ground.on(pixels, WHITE), 8.0, (0, 0, 0))
    found = build_runs([styled], cast(Engine, NoDigits()), 0.2)
    assert [run.text for run in found] == runs


class SecondView:
    """An engine that is sure of a figure only where it is shown larger than the first time."""

    def __init__(self) -> None:
        self.heights: list[int] = []

    def digits(self, pixels: Ink, dpi: int) -> str:
        self.heights.append(pixels.shape[0])
        return "8" if pixels.shape[0] > self.heights[0] else ""


def test_a_raised_figure_that_cannot_be_read_is_shown_once_more() -> None:
    pixels = np.full((120, 400, 3), 255, np.uint8)
    pixels[BASELINE - 25 : BASELINE, 100:140] = 0
    pixels[BASELINE - 38 : BASELINE - 18, 150:164] = 0
    word = Word("pays”", 100, BASELINE - 38, 164, BASELINE, 80.0, True, 90.0)
    line = TextLine([word], BASELINE, EM)
    styled = StyledWord(word, line, Ground.on(pixels, WHITE), 8.0, (0, 0, 0))
    found = build_runs([styled], cast(Engine, SecondView()), 0.2)
    assert [run.text for run in found] == ["pays", "8"]


@pytest.mark.parametrize(("gap", "runs"), [(10, ["2", "La"]), (9, ["2La"])])
def test_a_number_is_apart_from_the_word_behind_it_where_there_is_a_space(
    gap: int, runs: list[str]
) -> None:
    pixels = np.full((120, 400, 3), 255, np.uint8)
    for x0, x1 in ((100, 120), (120 + gap, 145), (150, 170)):
        pixels[BASELINE - 35 : BASELINE, x0:x1] = 0
    word = Word("2La", 100, BASELINE - 35, 170, BASELINE, 80.0, True, 90.0)
    line = TextLine([word], BASELINE, EM)
    styled = StyledWord(word, line, Ground.on(pixels, WHITE), 8.0, (0, 0, 0))
    assert [run.text for run in build_runs([styled], cast(Engine, None), 0.2)] == runs


class Digits:
    """An engine that reads these digits in each cut-out."""

    def __init__(self, digits: str) -> None:
        self.read = digits

    def digits(self, *_: object) -> str:
        return self.read


RAISED = (100, 110, 20, 38)  # a figure, a fifth of an em wide, its foot two fifths above the line


@pytest.mark.parametrize(
    ("sign", "ink", "digits", "runs"),
    [
        ("‘", RAISED, "1", ["1", "Pour"]),
        ("#", RAISED, "3", ["3", "Pour"]),
        ("‘", RAISED, "", ["‘Pour"]),  # nobody can read it
        ("‘", RAISED, "12", ["‘Pour"]),  # two figures are two pieces of ink
        ("‘", (100, 105, 24, 36), "1", ["‘Pour"]),  # as low as a quotation mark
        ("A", RAISED, "1", ["APour"]),
    ],
)
def test_the_raised_number_before_a_note_is_read_on_its_own_where_a_sign_stands_for_it(
    sign: str, ink: tuple[int, int, int, int], digits: str, runs: list[str]
) -> None:
    pixels = np.full((120, 400, 3), 255, np.uint8)
    for x0, x1, low, high in (ink, (115, 140, 0, 35), (145, 170, 0, 24), (175, 200, 0, 24)):
        pixels[BASELINE - high : BASELINE - low, x0:x1] = 0
    word = Word(f"{sign}Pour", 100, BASELINE - 38, 210, BASELINE, 90.0, True, 95.0)
    line = TextLine([word], BASELINE, EM)
    styled = StyledWord(word, line, Ground.on(pixels, WHITE), 8.0, (0, 0, 0))
    found = build_runs([styled], cast(Engine, Digits(digits)), 0.2)
    assert [run.text for run in found] == runs


class Reader(Digits):
    """An engine that reads these digits, and this word."""

    def words(self, *_: object) -> list[Word]:
        return [Word("plus", 0, 0, 10, 10, 95.0, True, 98.0)]


@pytest.mark.parametrize(
    ("opening", "figure", "digits", "bracketed"),
    [
        ((178, 183, 12, 42), (186, 194, 20, 42), "1", True),
        ((178, 183, 12, 42), (186, 194, 20, 42), "", True),  # a stroke
        ((178, 183, 12, 42), (186, 195, 20, 42), "", False),  # another figure, that nobody can read
        ((178, 183, 12, 42), (186, 195, 20, 42), "7", True),
        ((178, 183, 16, 42), (186, 194, 20, 42), "1", False),  # hardly higher than the figure
        ((170, 183, 12, 42), (186, 194, 20, 42), "1", False),  # wider than a bracket
    ],
)
def test_a_call_in_raised_brackets_is_read_without_them_and_its_word_without_it(
    opening: tuple[int, int, int, int],
    figure: tuple[int, int, int, int],
    digits: str,
    bracketed: bool,
) -> None:
    pixels = np.full((120, 400, 3), 255, np.uint8)
    closing, stop = (199, 204, 12, 42), (210, 215, 0, 5)
    letters = [(100, 110, 0, 35), (115, 125, 0, 24), (130, 140, 0, 24)]
    for x0, x1, low, high in (*letters, opening, figure, closing, stop):
        pixels[BASELINE - high : BASELINE - low, x0:x1] = 0
    word = Word("plusli.", 100, BASELINE - 42, 216, BASELINE, 90.0, True, 95.0)
    line = TextLine([word], BASELINE, EM)
    styled = StyledWord(word, line, Ground.on(pixels, WHITE), 8.0, (0, 0, 0))
    found = [run.text for run in build_runs([styled], cast(Engine, Reader(digits)), 0.2)]
    assert (found == ["plus", digits or "1", "."]) is bracketed
