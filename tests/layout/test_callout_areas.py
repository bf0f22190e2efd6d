"""Criterion callouts on areas of their own: what a box holds, and which boxes are none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.model.evidence import SignalKind
from pipeline.model.geometry import Box
from pipeline.model.page import Tint
from tests.layout.callouts import BLUE, GREY, LASTING, OWNED, SPLIT, area, blocks, boxed, found
from tests.stages.builders import (
    body,
    line,
)


def test_a_sentence_on_an_area_is_a_callout() -> None:
    made = blocks(*body(5), *boxed("The work must last beyond", "the final season"), tints=[area()])
    assert len(made) == 1
    assert made[0].set_off
    assert made[0].evidence[0].kind is SignalKind.OWN_AREA
    assert made[0].match.criterion and made[0].match.criterion.key == "lasting"


def test_a_box_holds_one_callout_for_each_opening_or_gap() -> None:
    two = boxed(
        "The work must last beyond",
        "the final season",
        "The work must be carried by",
        "the harbour itself",
    )
    tint = area(height=80)
    assert [key for _, key in found(*two, tints=[tint])] == ["lasting", "owned"]
    short = boxed("The work must last", "The work must be shared", "The work must show results")
    assert [len(one.lines) for one in blocks(*short, tints=[tint])] == [1, 1, 1]
    apart = [*boxed("The work must last"), *boxed("that stands by itself", y=120)]
    assert [text for text, _ in found(*apart, tints=[tint])] == [
        "The work must last",
        "that stands by itself",
    ]
    near = [*boxed("The work must last"), *boxed("that goes on", y=114)]
    assert [text for text, _ in found(*near, tints=[tint])] == ["The work must last that goes on"]


def test_a_box_that_fits_nothing_is_one_callout_whatever_gaps_it_has() -> None:
    """Its title and each of its paragraphs would pass for boxes of their own, and be many."""
    apart = [*boxed("Ideas"), *boxed("Nets and ropes", y=120), *boxed("Boats and sails", y=140)]
    made = found(*apart, tints=[area(height=80)])
    assert made == [("Ideas Nets and ropes Boats and sails", None)]


def test_each_line_of_a_heading_may_stand_on_a_bar_of_its_own() -> None:
    bars = [Tint(Box(60, top, 300, top + 13), "#dddddd") for top in (98, 111)]
    heading = [line("What was", bold=True), line("done", y=113, bold=True)]
    assert found(*heading, tints=bars) == []
    assert found(*heading, line("in all", y=126, bold=True), tints=bars) == []
    other = [line("Nets and", bold=True), line("ropes", y=113, bold=True)]
    assert len(found(*other, tints=bars)) == 2
    light = [heading[0], line("done", y=113, bold=True, color="#777777")]
    assert len(found(*light, tints=bars)) == 2
    begun = [line("The work must show", y=87, bold=True), *heading]
    wide = [Tint(Box(60, 80, 300, 124), "#dddddd")]
    assert [text for text, _ in found(*begun, tints=wide)] == ["The work must show What was done"]


@pytest.mark.parametrize("label", ["3", "N° 3"])
def test_the_title_of_a_box_belongs_to_the_criterion_below_it(label: str) -> None:
    title = [replace(one, spans=(one.spans[0]._replace(size=14),)) for one in boxed(label)]
    text = boxed("The work must last beyond", "the final season", y=130)
    tint = area(height=80)
    assert found(*title, *text, tints=[tint]) == [
        (f"{label} The work must last beyond the final season", "lasting")
    ]
    assert found(*title, tints=[tint]) == [(label, None)]
    other = boxed("Nets and ropes", y=130)
    assert found(*title, *other, tints=[tint]) == [(f"{label} Nets and ropes", None)]


@pytest.mark.parametrize(
    ("text", "criterion"),
    [
        ("The work must be borne by the harbour", "owned"),  # likeness 0.45
        ("The work must last past the final of the season", None),  # 0.44
        ("to last beyond that", "lasting"),  # 0.67, without an opening
        ("last past the final of the season", None),  # 0.44
    ],
)
def test_what_fits_badly_in_a_box_is_kept_without_a_criterion(
    text: str, criterion: str | None
) -> None:
    assert found(*boxed(text), tints=[area()]) == [(text, criterion)]
    assert (blocks(*boxed(text), tints=[area()])[0].match.score > 0) is bool(criterion)


def test_a_panel_of_many_words_or_with_a_heading_is_no_callout() -> None:
    panel = boxed(*["word " * 12] * 4)
    assert found(*panel, tints=[area(height=80)]) == []
    short = boxed(*["word " * 11] * 4)
    assert len(found(*short, tints=[area(height=80)])) == 1
    opened = boxed(LASTING, *["word " * 15] * 11)
    assert any(text.startswith("word") for text, _ in found(*opened, tints=[area(height=160)]))
    over = boxed(LASTING, *["word " * 16] * 11)
    assert not any(text.startswith("word") for text, _ in found(*over, tints=[area(height=160)]))
    headed = [line("Setting", 405, 100, 10, bold=True), *boxed("Some words", y=115)]
    assert found(*headed, tints=[area()]) == []


def test_text_in_the_areas_own_colour_stands_beside_a_bar() -> None:
    text = [line("A heading of the box", 405, 100, color=GREY)]
    assert found(*text, tints=[area()]) == []
    assert found(*text, tints=[area(filled=False)]) != []
    opened = [line(LASTING, 405, 100, color=GREY, width=150)]
    made = blocks(*opened, tints=[area()])
    assert [one.evidence[0].kind for one in made] == [SignalKind.OWN_AREA]


def test_a_bullet_or_a_neighbours_line_over_the_edge_is_not_in_the_box() -> None:
    bullet = line("•", 500, 100)
    assert found(bullet, tints=[area()]) == []
    own = boxed("The work must last beyond", "the final season")
    over = line("a label beside", 430, 124, 10, width=135.6)
    made = found(*own, over, tints=[area(height=60)])
    assert made == [("The work must last beyond the final season", "lasting")]
    same = line("of all the boats", 430, 124, 8, width=135)  # sticks out, set as the box is
    whole = "The work must last beyond the final season of all the boats"
    assert found(*own, same, tints=[area(height=60)]) == [(whole, "lasting")]
    alone = line("a label that is wide", 405, 100, 8, width=165)  # nothing else is in the box
    assert found(alone, tints=[area()]) == [("a label that is wide", None)]
    within = line("a label beside", 430, 124, 10, width=134.5)
    assert len(found(*own, within, tints=[area(height=60)])) == 2


@pytest.mark.parametrize(("off", "as_drawn"), [(5.2, True), (6, False)])
def test_boxes_printed_over_each_other_are_read_as_drawn(off: float, as_drawn: bool) -> None:
    first = boxed("The work must last beyond", "the final season")
    second = boxed("The work must be carried by", "the harbour itself", y=100 + off)
    text, _ = found(*first, *second, tints=[area()])[0]
    assert (text == "The work must last beyond the final season") is as_drawn


def test_lines_side_by_side_in_a_box_are_not_printed_over_each_other() -> None:
    above, below = boxed("The work must last beyond", "the final season")
    sign = line("sign", 530, 112, 8, width=20)
    made = found(below, above, sign, tints=[area()])
    assert made == [("The work must last beyond the final season", "lasting"), ("sign", None)]


def test_callouts_come_in_the_order_of_the_page() -> None:
    lines = [line(OWNED, y=60, color=BLUE), *body(5), *boxed(LASTING, y=300)]
    assert [key for _, key in found(*lines, tints=[area(290)])] == ["owned", "lasting"]
    # Boxes side by side, whose lines are read row by row.
    (wide,) = boxed(LASTING)
    above, below = (line(text, 70, y, 8) for text, y in zip(SPLIT, (100, 112), strict=True))
    beside = found(above, wide, below, tints=[area(x=60, width=300), area()])
    assert [key for _, key in beside] == ["owned", "lasting"]


@pytest.mark.parametrize(("bottom", "cut"), [(107.9, True), (108.1, False)])
def test_text_that_the_edge_of_an_area_cuts_and_that_goes_on_outside_is_none_of_its(
    bottom: float, cut: bool
) -> None:
    """A line from 100 to 110: a fifth of an em below the edge is where its descenders end."""
    sliver = Tint(Box(60, 88, 380, bottom), GREY, filled=True)
    text = body(3, y=100)
    assert [one for one, _ in found(*text, tints=[sliver])] == ([] if cut else [text[0].text])
    foot = Tint(Box(60, 210 - bottom, 380, 140), GREY, filled=True)
    above = [line(text[0].text, y=88), line(text[1].text, y=100)]
    assert len(found(*above, tints=[foot])) == (0 if cut else 1)
    # What looks or stands otherwise below the area is no part of the text on it.
    for other in (line("Boats", y=112, color=BLUE), line("Boats", 90, 112), line("Boats", y=119)):
        assert len(found(text[0], other, tints=[sliver])) == 1
