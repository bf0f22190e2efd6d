"""Words of a scan that OCR is not sure of are named, with the line that they stand in."""

from __future__ import annotations

from typing import cast

import numpy as np
import pytest

from pipeline.model.geometry import Box
from pipeline.model.page import Line, Span, Unsure
from pipeline.readers.ocr.ink import Ground
from pipeline.readers.ocr.tesseract import Engine, Word
from pipeline.readers.ocr.unsure_words import unsure_words
from pipeline.readers.ocr.word_style import StyledWord
from pipeline.readers.ocr.words import style_words

BASELINE, HIGH = 100, 36
"""Pixels: type of 50 pixels to the em."""
WHITE = (255, 255, 255)
POINT = 0.2
"""Points to a pixel."""


def styled(text: str, sure: float) -> list[StyledWord]:
    """``text`` behind another word of its line, with the confidence in its least sure letter."""
    pixels = np.full((140, 900, 1), 255, np.uint8)
    words = []
    for said, x0, least in (("halle", 20, 99.0), (text, 150, sure)):
        edge = x0 + 22 * len(said) - 4
        for x in range(x0, edge, 22):
            pixels[BASELINE - HIGH : BASELINE, x : x + 18] = 0
        box = x0, BASELINE - HIGH, edge, BASELINE
        words.append(Word(said, *box, 90.0, x0 == 20, 98.0, least))
    return style_words(words, Ground.on(pixels, WHITE), cast(Engine, None))


def line_of(text: str, number: int, x0: float = 0, x1: float = 180) -> Line:
    return Line(1, number, (Span(text),), Box(x0, 10, x1, 22))


@pytest.mark.parametrize(
    ("read_as", "sure", "line", "found"),
    [
        ("auelque", 93.04, "halle auelque", [Unsure("auelque", 4, 93.0)]),
        ("auelque", 97.0, "halle auelque", []),
        ("e", 80.0, "• halle", []),  # it became a bullet
        ("(l'ami,", 80.0, "halle (l'ami,", [Unsure("l'ami", 4, 80.0)]),
        ("auelque", 80.0, "halle", []),  # another line's
    ],
)
def test_words_that_ocr_is_not_sure_of_are_named_with_their_line(
    read_as: str, sure: float, line: str, found: list[Unsure]
) -> None:
    lines = [line_of("bord", 3, 200, 300), line_of(line, 4)]
    assert list(unsure_words(styled(read_as, sure), lines, POINT)) == found
