"""A line drawn dash by dash is one bar; type is 10 points, dashes 4 by 1 points, 2 apart."""

from __future__ import annotations

import pytest

from pipeline.model.geometry import Box
from pipeline.readers.lines.dashes import FEWEST, FURTHEST, with_dashes_joined
from pipeline.readers.lines.shapes import Shape, tints

SIZE, GREY, RED = 10.0, "#999999", "#aa0000"


def level(
    count: int, *, x: float = 0, y: float = 0, gap: float = 2, high: float = 1
) -> list[Shape]:
    return [
        Shape(Box(x + at * (4 + gap), y, x + at * (4 + gap) + 4, y + high), GREY, None)
        for at in range(count)
    ]


def upright(count: int, *, x: float = 0, y: float = 0) -> list[Shape]:
    return [Shape(Box(x, y + at * 6, x + 1, y + at * 6 + 4), GREY, None) for at in range(count)]


def boxes(shapes: list[Shape]) -> list[Box]:
    return [shape.box for shape in with_dashes_joined(shapes, SIZE)]


def test_dashes_side_by_side_are_one_line_either_way() -> None:
    assert boxes(level(10)) == boxes(level(10)[::-1]) == [Box(0, 0, 58, 1)]
    assert boxes(upright(10)) == [Box(0, 0, 1, 58)]


def test_dots_are_one_line() -> None:
    dots = [Shape(Box(0, at * 2, 1, at * 2 + 1), GREY, None) for at in range(10)]
    assert boxes(dots) == [Box(0, 0, 1, 19)]


def test_a_frame_of_dashes_is_an_area_that_text_stands_on() -> None:
    sides = [*level(30), *level(30, y=57), *upright(10, x=177), *upright(10)]
    (area,) = tints(with_dashes_joined(sides, SIZE), [], SIZE, 600 * 800)
    assert area.box == Box(0, 0, 178, 58) and not area.filled


def test_a_few_dashes_are_no_line() -> None:
    assert len(boxes(level(FEWEST - 1))) == FEWEST - 1
    assert len(boxes(level(FEWEST))) == 1


@pytest.mark.parametrize(("gap", "is_line"), [(7.9, True), (8.1, False), (-0.5, False)])
def test_dashes_stand_near_each_other_and_apart(gap: float, is_line: bool) -> None:
    assert FURTHEST * 4 == 8
    assert (len(boxes(level(6, gap=gap))) == 1) is is_line


@pytest.mark.parametrize(("high", "is_line"), [(2.9, True), (3.1, False)])
def test_tiles_in_a_row_are_no_line(high: float, is_line: bool) -> None:
    assert (len(boxes(level(6, high=high))) == 1) is is_line


def test_upright_strokes_side_by_side_are_no_line() -> None:
    ticks = [Shape(Box(at * 3, 0, at * 3 + 1, 4), GREY, None) for at in range(8)]
    assert len(boxes(ticks)) == 8


@pytest.mark.parametrize(("down", "is_line"), [(0.2, True), (0.3, False)])
def test_dashes_of_a_line_stand_at_one_height(down: float, is_line: bool) -> None:
    steps = [
        Shape(Box(at * 6, at % 2 * down, at * 6 + 4, at % 2 * down + 1), GREY, None)
        for at in range(6)
    ]
    assert (len(boxes(steps)) == 1) is is_line


def test_lines_of_two_colours_or_directions_are_two() -> None:
    red = [Shape(one.box, RED, None) for one in level(6, x=36)]
    assert boxes([*level(6), *red]) == [Box(0, 0, 34, 1), Box(36, 0, 70, 1)]
    framed = [Shape(one.box, GREY, RED) for one in level(6, x=36)]
    assert boxes([*level(6), *framed]) == [Box(0, 0, 34, 1), Box(36, 0, 70, 1)]
    dots = [Shape(Box(at * 2, 0, at * 2 + 1, 1), GREY, None) for at in range(5)]
    down = [Shape(Box(8, at * 2, 9, at * 2 + 1), GREY, None) for at in range(1, 6)]
    assert boxes([*dots, *down]) == [Box(0, 0, 9, 1), Box(8, 2, 9, 11)]
