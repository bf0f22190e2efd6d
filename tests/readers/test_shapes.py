"""Which drawn shapes are areas, rules and bullets beside type of 10 points."""

from __future__ import annotations

from functools import partial

import pytest

from pipeline.model.geometry import Box
from pipeline.model.page import Tint
from pipeline.readers.lines.shapes import Shape, marks, rules, tints
from tests.support.steps import grows_with_size

SIZE, PAGE = 10.0, 600.0 * 800.0
GREY, WHITE, RED = "#eeeeee", "#ffffff", "#aa0000"


def shape(width: float, height: float, fill: str | None = GREY, frame: str | None = None) -> Shape:
    return Shape(Box(0, 0, width, height), fill, frame)


def tinted(*shapes: Shape) -> list[Tint]:
    return list(tints(shapes, [], SIZE, PAGE))


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


def frame(x0: float = 0, top: float = 0, x1: float = 200, bottom: float = 50) -> list[Box]:
    """Four lines a point thick around a box, as browsers draw a border."""
    return [
        Box(x0, top, x1, top + 1),
        Box(x0, bottom - 1, x1, bottom),
        Box(x0, top, x0 + 1, bottom),
        Box(x1 - 1, top, x1, bottom),
    ]


FRAME = [Tint(Box(0, 0, 200, 50), RED, filled=False)]


def bars(boxes: list[Box], fill: str | None = RED) -> list[Shape]:
    return [Shape(box, fill, None) for box in boxes]


def stroked(boxes: list[Box], *shapes: Shape) -> list[Tint]:
    return list(tints(shapes, boxes, SIZE, PAGE))


def test_four_bars_or_strokes_around_an_area_are_its_frame() -> None:
    assert tinted(*bars(frame())) == FRAME
    assert stroked(frame()) == [Tint(Box(0, 0, 200, 50), "#000000", filled=False)]
    turned = frame()[2:] + frame()[:2]
    assert tinted(*bars(turned)) == FRAME
    assert tinted(*bars(frame(), WHITE)) == tinted(*bars(frame(), None)) == []


@pytest.mark.parametrize(("thick", "found"), [(2.9, True), (3.1, False)])
def test_a_frame_is_drawn_in_lines_not_in_areas(thick: float, found: bool) -> None:
    rest = frame()[1:]
    assert bool(tinted(*bars([Box(0, 0, 200, thick), *rest]))) is found


@pytest.mark.parametrize(("off", "found"), [(2.9, True), (3.1, False)])
def test_the_lines_of_a_frame_meet_within_a_stroke(off: float, found: bool) -> None:
    for box in (Box(off, 0, 200, 1), Box(0, 0, 200 - off, 1)):
        assert bool(stroked([box, *frame()[1:]])) is found
    assert bool(stroked([*frame()[:3], Box(199, off, 200, 50)])) is found


def test_a_frame_has_four_sides() -> None:
    top, foot, left, right = frame()
    assert stroked([top, foot, left]) == stroked([top, foot, left, left]) == []
    assert stroked([top, top, left, right]) == []


def test_the_frame_of_an_area_with_a_ground_is_that_area() -> None:
    ground = Shape(Box(0, 0, 200, 50), GREY, None)
    assert stroked(frame(), ground) == [Tint(Box(0, 0, 200, 50), GREY)]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (Box(0, 25, 200, 26), False),  # parts the rows of a table
        (Box(6.1, 25, 200, 26), True),  # ends before the side, below a heading, say
        (Box(100, 0, 101, 50), False),
        (Box(100, 6.1, 101, 50), True),
        (Box(0, 90, 200, 91), True),  # stands elsewhere
        (Box(240, 0, 241, 50), True),
    ],
)
def test_what_lines_part_is_a_table(line: Box, found: bool) -> None:
    assert bool(stroked([*frame(), line])) is found


@pytest.mark.parametrize(
    ("columns", "rows", "apart", "cells"),
    [
        (3, 2, 0, True),
        (2, 2, 2.9, True),
        (2, 2, 3.1, False),  # boxes with room between them
        (1, 4, 0, False),  # boxes below each other
        (4, 1, 0, False),
    ],
)
def test_frames_that_touch_in_rows_and_columns_are_a_tables_cells(
    columns: int, rows: int, apart: float, cells: bool
) -> None:
    boxes = [
        Box(x, y, x + 60, y + 20)
        for y in (row * (20 + apart) for row in range(rows))
        for x in (column * (60 + apart) for column in range(columns))
    ]
    assert (tinted(*[Shape(box, None, RED) for box in boxes]) == []) is cells
    filled = [Shape(box, GREY, RED) for box in boxes]
    assert len(tinted(*filled)) == len(boxes)


def recorded_curve(strokes: int) -> list[Box]:
    """A measured curve, drawn as strokes shorter than any line of type is thick."""
    return [Box(at / 50, 100, at / 50 + 0.2, 100.2) for at in range(strokes)]


def form_fields(fields: int) -> list[Box]:
    """The frames of fields that stand in rows and columns, apart from each other."""
    places = [(50 * (at % 50), 20 * (at // 50)) for at in range(fields)]
    return [line for x, y in places for line in frame(x, y, x + 45, y + 15)]


def test_the_work_for_strokes_and_frames_grows_with_the_page_not_with_its_square() -> None:
    assert stroked(recorded_curve(200)) == []
    assert grows_with_size(lambda count: partial(stroked, recorded_curve(count)), 200)
    assert len(stroked(form_fields(200))) == 200
    assert grows_with_size(lambda count: partial(stroked, form_fields(count)), 200)
