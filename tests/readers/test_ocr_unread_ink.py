"""Lines with ink that is in none of their words, on pictures made by hand."""

from __future__ import annotations

from typing import cast

import numpy as np
import pytest

from pipeline.readers.ocr.ink import Ground
from pipeline.readers.ocr.leaders import Leader
from pipeline.readers.ocr.page_image import Ink
from pipeline.readers.ocr.tesseract import Engine, Layout, Word
from pipeline.readers.ocr.unread_ink import read_unread

TOP, BOTTOM = 60.0, 100.0


class OneReading:
    """An engine that reads the same in every line, and keeps what it was shown."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.shown: list[tuple[int, ...]] = []

    def words(self, pixels: Ink, dpi: int, layout: Layout) -> list[Word]:
        self.shown.append(pixels.shape)
        assert layout is Layout.LINE
        return [Word(self.text, 40, 40, 200, 80, 95.0, True, 98.0)]


def word(text: str, x0: float, x1: float, *, starts: bool = False, top: float = TOP) -> Word:
    return Word(text, x0, top, x1, top + 40, 95.0, starts, 98.0)


def page(*inked: tuple[int, int, int, int]) -> Ground:
    """A picture with ink in these boxes: x0, top, x1, bottom."""
    pixels = np.full((400, 1200, 3), 255, np.uint8)
    for x0, top, x1, bottom in inked:
        pixels[top:bottom, x0:x1] = 0
    return Ground.on(pixels, (255, 255, 255))


OUR = ((100, 60, 300, 100), (500, 60, 700, 100))
WORDS = [word("Arrêté", 100, 300, starts=True), word("portant", 500, 700)]


def texts(ground: Ground, read: list[Word], leaders: tuple[Leader, ...] = ()) -> list[str]:
    reader = OneReading("Arrêté du 4 mai portant")
    return [one.text for one in read_unread(read, ground, leaders, cast(Engine, reader))]


def test_a_line_whose_ink_is_all_in_its_words_stays() -> None:
    assert texts(page(*OUR), WORDS) == ["Arrêté", "portant"]


def test_a_line_with_letters_between_its_words_is_read_again() -> None:
    assert texts(page(*OUR, (350, 60, 450, 100)), WORDS) == ["Arrêté du 4 mai portant"]


@pytest.mark.parametrize(
    ("box", "read"),
    [
        ((350, 80, 450, 100), True),  # half as high as the line
        ((350, 82, 450, 100), False),  # a dash, or a comma
        ((350, 60, 360, 100), True),  # a quarter as wide as high: a figure
        ((350, 60, 359, 100), False),  # a thin rule
        ((756, 60, 800, 100), False),  # further than words of a line are from each other
        ((740, 60, 755, 100), True),
        ((0, 60, 40, 100), True),  # a marker, up to three heights before its line
    ],
)
def test_what_is_type_and_near_its_line(box: tuple[int, int, int, int], read: bool) -> None:
    assert (len(texts(page(*OUR, box), WORDS)) == 1) is read


def test_a_reading_with_fewer_letters_is_not_taken() -> None:
    reader = OneReading("Arr")
    ground = page(*OUR, (350, 60, 450, 100))
    found = read_unread(WORDS, ground, (), cast(Engine, reader))
    assert [one.text for one in found] == ["Arrêté", "portant"]


def test_shreds_of_the_line_that_were_lines_of_their_own_go() -> None:
    ground = page(*OUR, (350, 60, 450, 100))
    shred = word("Ls", 360, 370, starts=True)
    assert texts(ground, [*WORDS, shred]) == ["Arrêté du 4 mai portant"]


def test_a_number_behind_a_row_of_dots_is_of_its_line() -> None:
    ground = page((100, 60, 300, 100), (990, 60, 1010, 100))
    title = [word("Contexto", 100, 300, starts=True)]
    assert texts(ground, title) == ["Contexto"]
    leader = Leader(320, 94, 900, 100, 30)
    assert texts(ground, title, (leader,)) == ["Arrêté du 4 mai portant"]


def test_figures_that_were_read_upwards_through_several_lines_are_no_word() -> None:
    upright = Word("NacoNA", 20, 60, 50, 260, 60.0, True, 90.0)
    assert texts(page(*OUR), [upright, *WORDS]) == ["Arrêté", "portant"]
