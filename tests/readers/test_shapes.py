"""Which drawn shapes are areas, rules and bullets beside type of 10 points."""

from __future__ import annotations

import pytest

from pipeline.model.geometry import Box
from pipeline.model.page import Tint
from pipeline.readers.lines.shapes import Shape, marks, rules, tints

SIZE, PAGE = 10.0, 600.0 * 800.0
GREY, WHITE, RED = "#eeeeee", "#ffffff", "#aa0000"


def shape(width: float, height: float, fill: str | None = GREY, frame: str | None = None) -> Shape:
    return Shape(Box(0, 0, width, height), fill, frame)


def tinted(*shapes: Shape) -> list[Tint]:
    return list(tints(shapes, SIZE, PAGE))


@pytest.mark.parametrize(
    ("width", "height", "holds_text"),
    [
        (200, 12.1, True),
        (200, 11.9, False),  # lower than a line
        (40.1, 50, True),
        (39.9, 50, False),  # narrower than a word
        (600, 559, True),
        (600, 561, False),  # seven tenths of the page are the page
    ],
)
def test_an_area_holds_a_line_and_is_not_the_page(
    width: float, height: float, holds_text: bool
) -> None:
    assert bool(tinted(shape(width, height))) is holds_text


def test_an_area_has_its_fill_or_else_its_frame() -> None:
    box = Box(0, 0, 200, 50)
    assert tinted(shape(200, 50, GREY, RED)) == [Tint(box, GREY)]
    assert tinted(shape(200, 50, WHITE, RED)) == [Tint(box, RED, filled=False)]
    assert tinted(shape(200, 50, None, RED)) == [Tint(box, RED, filled=False)]
    assert tinted(shape(200, 50, WHITE)) == tinted(shape(200, 50, None)) == []


@pytest.mark.parametrize(
    ("width", "height", "is_rule"),
    [
        (50, 2.9, True),
        (50, 3.1, False),  # a bar
        (2.9, 50, True),
        (10.1, 1, True),
        (9.9, 1, False),  # a dash
    ],
)
def test_a_rule_is_thinner_than_a_stem_and_longer_than_a_dash(
    width: float, height: float, is_rule: bool
) -> None:
    expected = [Box(0, 0, width, height)] if is_rule else []
    assert list(rules([shape(width, height)], [], SIZE)) == expected
    assert list(rules([], [Box(0, 0, width, height)], SIZE)) == expected


def test_a_white_bar_is_no_rule_unless_it_is_framed() -> None:
    assert list(rules([shape(50, 1, WHITE)], [], SIZE)) == []
    assert list(rules([shape(50, 1, WHITE, RED)], [], SIZE)) == [Box(0, 0, 50, 1)]


@pytest.mark.parametrize(("height", "sides"), [(10.1, 4), (9.9, 0)])
def test_the_sides_of_a_frame_are_rules(height: float, sides: int) -> None:
    framed = shape(200, height, None, RED)
    assert len(list(rules([framed], [], SIZE))) == sides
    assert list(rules([shape(200, height)], [], SIZE)) == []


def test_the_four_sides_of_a_frame() -> None:
    assert set(rules([shape(200, 50, None, RED)], [], SIZE)) == {
        Box(0, 0, 200, 0), Box(0, 50, 200, 50), Box(0, 0, 0, 50), Box(200, 0, 200, 50),
    }  # fmt: skip


def test_what_is_narrower_than_an_em_may_be_a_bullet() -> None:
    small = shape(9.9, 30)
    assert marks([small, shape(10.1, 5), shape(0, 5)], (), SIZE) == [small.box]


def square(size: float = 6, x: float = 20, short: float = 0) -> list[Box]:
    """Four strokes around a square, each shorter than its side by ``short``."""
    far, near = x + size, size - short
    return [
        Box(x, 50, x + near, 50),
        Box(far, 50, far, 50 + near),
        Box(x, 50 + size, x + near, 50 + size),
        Box(x, 50, x, 50 + near),
    ]


def test_four_strokes_around_a_small_square_are_a_mark() -> None:
    assert marks([], square(), SIZE) == [Box(20, 50, 26, 56)]
    assert marks([], square(short=1.1), SIZE) == [Box(20, 50, 26, 56)]
    assert marks([], [*square(), *square(x=40)], SIZE) == [Box(20, 50, 26, 56), Box(40, 50, 46, 56)]


def test_other_strokes_are_none() -> None:
    assert marks([], square(10), SIZE) == []
    assert marks([], square(short=1.3), SIZE) == []
    assert marks([], square()[:3], SIZE) == []
    top, *_, left = square()
    assert marks([], [top, top, left, left], SIZE) == []
