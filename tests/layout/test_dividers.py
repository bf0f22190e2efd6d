"""Boxes over both columns of a page, with text above and below."""

from __future__ import annotations

from functools import partial

import pytest

from pipeline.layout.dividers import order_between_dividers
from pipeline.layout.reading_order import reading_order
from pipeline.model.geometry import Box
from pipeline.model.page import Line, Tint
from tests.stages.builders import column, line, numbered, page

CLOSED = "and the boats were home."
RIGHT = 300.0
BOX = Box(70, 150, 500, 180)


def text(first: str, last: str, x: float, y: float) -> list[Line]:
    return column(f"{first} went out at dawn", last, x=x, y=y)


def order(
    above: tuple[list[Line], list[Line]],
    below: tuple[list[Line], list[Line]],
    box: Box = BOX,
    *more: Line,
) -> str:
    """The first letters of what is read, one for each line that begins with a capital."""
    callout = line("The work must last", 80, 160)
    lines = numbered([*above[0], *above[1], *below[0], *below[1], *more, callout])
    sheet = page(*lines, tints=[Tint(box, "#eeeeee")])
    flow = [one for one in sheet.lines if one.text != callout.text]
    apart = [one for one in sheet.lines if one.text == callout.text]
    found = order_between_dividers(sheet, flow, apart, partial(reading_order, size=10))
    assert sorted(one.number for one in found) == [one.number for one in flow]
    return "".join(one.text[0] for one in found if one.text[0].isupper())


ABOVE = text("A", CLOSED, 70, 100), text("B", CLOSED, RIGHT, 100)
BELOW = text("C", CLOSED, 70, 200), text("D", CLOSED, RIGHT, 200)


def test_what_stands_above_a_box_over_all_columns_is_read_before_what_stands_below() -> None:
    assert order(ABOVE, BELOW) == "ABCD"


@pytest.mark.parametrize(
    "box",
    [
        Box(70, 150, 280, 180),  # over the left column only
        Box(70, 195, 500, 225),  # with lines on it, or beside what is on it
    ],
)
def test_a_box_in_a_column_divides_nothing(box: Box) -> None:
    assert order(ABOVE, BELOW, box) == "ACBD"


def test_a_ground_under_all_of_a_page_divides_nothing() -> None:
    assert order(ABOVE, BELOW, Box(0, 0, 595, 300)) == "ACBD"


def test_an_area_without_text_of_its_own_divides_nothing() -> None:
    assert order(ABOVE, BELOW, Box(70, 130, 500, 150)) == "ACBD"


def test_text_that_goes_on_below_a_box_flows_around_it() -> None:
    above = text("A", "and the boats then", 70, 100), text("B", "and the boats then", RIGHT, 100)
    below = text("came home", "Cod were few.", 70, 200), text("came home", "Dab too.", RIGHT, 200)
    assert order(above, below) == "ACBD"


def test_a_sentence_that_goes_on_beside_is_read_above_the_box_first() -> None:
    above = text("A", "and the boats then", 70, 100), text("came home", CLOSED, RIGHT, 100)
    assert order(above, BELOW) == "ACD"


def test_a_text_is_divided_by_each_of_several_boxes() -> None:
    callouts = [line("The work must last", 80, y) for y in (160, 260)]
    lowest = *text("E", CLOSED, 70, 300), *text("F", CLOSED, RIGHT, 300)
    lines = numbered([*ABOVE[0], *ABOVE[1], *BELOW[0], *BELOW[1], *lowest, *callouts])
    tints = [Tint(Box(70, y, 500, y + 30), "#eeeeee") for y in (150, 250)]
    sheet = page(*lines, tints=tints)
    flow = sheet.lines[:-2]
    found = order_between_dividers(sheet, flow, sheet.lines[-2:], partial(reading_order, size=10))
    assert "".join(one.text[0] for one in found if one.text[0].isupper()) == "ABCDEF"
