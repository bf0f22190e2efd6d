"""A gradient drawn as strips is one area; rows of a table, and frames, are not one."""

from __future__ import annotations

from pipeline.model.geometry import Box
from pipeline.readers.lines.shapes import Shape
from pipeline.readers.lines.strips import FEWEST, with_gradients_joined


def strips(count: int, *, step: int = 5, level: bool = False, gap: float = 0.0) -> list[Shape]:
    """``count`` fills of 10 points beside each other, each by ``step`` darker than the last."""
    return [
        Shape(
            Box(at * (10 + gap), 0, at * (10 + gap) + 10, 200)
            if level
            else Box(0, at * (10 + gap), 200, at * (10 + gap) + 10),
            f"#{250 - step * at:02x}f0f0",
            None,
        )
        for at in range(count)
    ]


def test_strips_that_change_colour_step_by_step_are_one_area() -> None:
    (area,) = with_gradients_joined(strips(12))
    assert area == Shape(Box(0, 0, 200, 120), strips(12)[6].fill, None)


def test_they_may_lie_side_by_side_and_be_drawn_from_the_last_to_the_first() -> None:
    (area,) = with_gradients_joined(strips(12, level=True)[::-1])
    assert area.box == Box(0, 0, 120, 200)


def test_what_is_drawn_before_and_after_them_stays() -> None:
    other = Shape(Box(300, 300, 400, 400), "#000000", None)
    joined = with_gradients_joined([other, *strips(12), other])
    assert [joined[0], joined[2]] == [other, other] and len(joined) == 3


def test_rows_of_one_colour_stay_apart() -> None:
    rows = strips(12, step=0)
    assert with_gradients_joined(rows) == rows


def test_a_few_strips_are_no_gradient() -> None:
    few = strips(FEWEST - 1)
    assert with_gradients_joined(few) == few
    assert len(with_gradients_joined(strips(FEWEST))) == 1


def test_strips_of_unlike_colours_stay_apart() -> None:
    striped = strips(9, step=26)
    assert with_gradients_joined(striped) == striped


def test_strips_with_paper_between_them_stay_apart() -> None:
    spaced = strips(12, gap=2)
    assert with_gradients_joined(spaced) == spaced


def test_framed_strips_stay_apart() -> None:
    framed = [Shape(strip.box, strip.fill, "#000000") for strip in strips(12)]
    assert with_gradients_joined(framed) == framed


def test_a_grid_is_no_gradient() -> None:
    stairs = [
        Shape(Box(10 * (at // 2), 10 * ((at + 1) // 2), 0, 0), strip.fill, None)
        for at, strip in enumerate(strips(12))
    ]
    stairs = [
        Shape(Box(one.box.x0, one.box.top, one.box.x0 + 10, one.box.top + 10), one.fill, None)
        for one in stairs
    ]
    assert with_gradients_joined(stairs) == stairs
