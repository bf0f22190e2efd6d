"""Criterion callouts on areas of their own, unlike the body, or in the flow of the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from pipeline.layout.callout_blocks import CalloutBlock, callout_blocks
from pipeline.layout.metrics import Measures
from pipeline.model.evidence import SignalKind
from pipeline.model.geometry import Box
from pipeline.model.page import Line, Tint
from tests.stages.builders import (
    ENDED,
    MEASURES,
    NO_MEASURES,
    PROFILE,
    TEXT,
    body,
    column,
    line,
    page,
    plain,
)

OWNED = "The work must be carried by the harbour itself"
SPLIT = ("The work must be carried", "by the harbour itself")
LASTING = "The work must last beyond the final season"
BLUE = "#0000ff"
GREY = "#dddddd"


def blocks(
    *lines: Line, tints: Sequence[Tint] = (), measures: Measures = MEASURES
) -> list[CalloutBlock]:
    made = page(*lines, tints=tints)
    return callout_blocks(made.lines, made, measures, PROFILE)


def found(
    *lines: Line, tints: Sequence[Tint] = (), measures: Measures = MEASURES
) -> list[tuple[str, str | None]]:
    """Each callout's text and criterion."""
    return [
        (
            " ".join(one.text for one in block.lines),
            block.match.criterion.key if block.match.criterion else None,
        )
        for block in blocks(*lines, tints=tints, measures=measures)
    ]


def area(
    y: float = 96, height: float = 40, x: float = 400, width: float = 160, filled: bool = True
) -> Tint:
    return Tint(Box(x, y, x + width, y + height), GREY, filled)


def boxed(*texts: str, y: float = 100, step: float = 12) -> list[Line]:
    return [line(text, 405, y + step * at, 8, width=120) for at, text in enumerate(texts)]


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
    apart = [*boxed("Something else"), *boxed("that stands by itself", y=120)]
    assert found(*apart, tints=[tint]) == [
        ("Something else", None),
        ("that stands by itself", None),
    ]
    near = [*boxed("Something else"), *boxed("that goes on", y=114)]
    assert found(*near, tints=[tint]) == [("Something else that goes on", None)]


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


def test_a_sentence_unlike_the_body_is_a_callout() -> None:
    look = [
        line("The work must last beyond", y=300, color=BLUE),
        line("the final season", y=312, color=BLUE),
    ]
    made = blocks(*body(5), *look, *body(5, y=330))
    assert [one.evidence[0].kind for one in made] == [SignalKind.UNLIKE_BODY]
    assert len(made[0].lines) == 2
    for other in (
        line(LASTING, y=300, size=12), line(LASTING, y=300, bold=True),
        line(LASTING, y=300, italic=True),
    ):  # fmt: skip
        assert [one.set_off for one in blocks(*body(5), other)] == [True]


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("last beyond any one final of seasons", True),  # likeness 0.83
        ("must outlast the final seasons", False),  # 0.75
        ("The work must be borne by the harbour", True),  # 0.45, with an opening
        ("The work must last past the final of the season", False),  # 0.44
    ],
)
def test_unlike_the_body_it_must_open_as_a_criterion_or_fit_well(text: str, fits: bool) -> None:
    assert bool(found(*body(5), line(text, y=300, color=BLUE))) is fits


def test_unlike_the_body_it_must_begin_a_block() -> None:
    panel = [line("w " * 10, y=240 + 12 * at, color=BLUE) for at in range(5)]
    spoken = line("last beyond the final season", y=300, color=BLUE)
    assert found(*body(5), *panel, spoken) == []
    apart = replace(spoken, box=Box(70, 320, 210, 330))
    assert len(found(*body(5), *panel, apart)) == 1


def test_a_sentence_that_opens_need_not_begin_its_block() -> None:
    weak = "The work must be borne by the harbour"  # likeness 0.45: too little in the text
    label = line("In short", y=288, color=BLUE)
    assert found(*body(5), label, line(weak, y=300, color=BLUE)) == [(weak, "owned")]


def test_below_a_larger_line_of_its_colour_it_begins_one() -> None:
    title = line("Our boats", y=284, size=14, color=BLUE)
    spoken = line("last beyond the final season", y=300, color=BLUE)
    assert len(found(*body(5), title, spoken)) == 1


def test_right_below_text_of_another_look_it_begins_one() -> None:
    spoken = line("last beyond the final season", y=160, color=BLUE)
    assert len(found(*body(5), spoken)) == 1


def test_lines_side_by_side_in_a_box_are_not_printed_over_each_other() -> None:
    above, below = boxed("The work must last beyond", "the final season")
    sign = line("sign", 530, 112, 8, width=20)
    made = found(below, above, sign, tints=[area()])
    assert made == [("The work must last beyond the final season", "lasting"), ("sign", None)]


def test_a_block_in_another_look_of_many_words_is_text() -> None:
    short = [line(f"The work must last beyond the final season {'w ' * 6}", y=300, color=BLUE)]
    rest = [line("w " * 5, y=312 + 12 * at, color=BLUE) for at in range(6)]
    assert blocks(*body(5), *short, *rest)[0].evidence[0].kind is SignalKind.UNLIKE_BODY
    long = [line("w " * 6, y=312 + 12 * at, color=BLUE) for at in range(6)]
    kinds = [one.evidence[0].kind for one in blocks(*body(5), *short, *long)]
    assert SignalKind.UNLIKE_BODY not in kinds


def test_a_callout_is_at_most_nine_lines() -> None:
    stack = [line(LASTING, y=300, color=BLUE)]
    stack += [line("w", y=312 + 12 * at, color=BLUE) for at in range(11)]
    assert len(blocks(*body(5), *stack)[0].lines) == 9


def test_in_the_flow_a_sentence_must_fit_better() -> None:
    lone = [*body(4, last=ENDED), line(LASTING, y=160), *body(4, y=184)]
    made = blocks(*lone)
    assert [one.evidence[0].kind for one in made] == [SignalKind.CRITERION_ON_OWN_LINES]
    assert not made[0].set_off
    weak = [*body(4, last=ENDED), line("The work must be borne by the harbour", y=160)]
    assert blocks(*weak) == []
    ended = "The work must be shared with all of them."
    assert blocks(*body(4, last=ENDED), line(ended, y=160)) == []
    good = "The work must be shared with a few ports."
    assert len(blocks(*body(4, last=ENDED), line(good, y=160))) == 1


def test_running_text_that_opens_as_a_criterion_is_none() -> None:
    opened = "The work must be done in the harbour before the light of the day"
    assert blocks(*body(4, last=ENDED), *column(opened, TEXT, TEXT, ENDED, y=160)) == []


def test_of_running_text_behind_it_a_callout_keeps_what_fits() -> None:
    lines = [*body(4, last=ENDED), *column(LASTING, TEXT, TEXT, TEXT, TEXT, ENDED, y=148)]
    assert found(*lines) == [(LASTING, "lasting")]
    (made,) = blocks(*lines)
    assert made.evidence[0].kind is SignalKind.READS_AS_CRITERION
    assert not made.set_off


def test_a_few_lines_may_have_words_that_no_profile_lists() -> None:
    lines = [*body(4, last=ENDED), line(LASTING, y=160), line("of the boats", y=172)]
    assert found(*lines, *body(4, y=200)) == [(f"{LASTING} of the boats", "lasting")]
    ended = [*lines[:-1], line("of the boats.", y=172)]
    assert found(*ended, *body(4, y=200)) == [(LASTING, "lasting")]


@pytest.mark.parametrize(("count", "whole"), [(4, True), (5, False)])
def test_a_sentence_takes_four_lines_at_most(count: int, whole: bool) -> None:
    words = (LASTING, "of them", "all", "or so", "now")[:count]
    lines = [*body(4, last=ENDED), *column(*words, y=160), *body(4, y=240)]
    assert found(*lines)[0][0] == (" ".join(words) if whole else LASTING)


@pytest.mark.parametrize(
    ("more", "whole"),
    [("of the boats and nets", True), ("of the boats and nets and crews", False)],  # 0.66, 0.6
)
def test_words_that_no_profile_lists_take_away_a_quarter_at_most(more: str, whole: bool) -> None:
    shared = "The work must be shared with some of the ports"  # 0.88
    lines = [*body(4, last=ENDED), line(shared, y=160), line(more, y=172), *body(4, y=200)]
    assert found(*lines)[0][0] == (f"{shared} {more}" if whole else shared)


def test_a_gap_ends_a_callout_in_the_flow() -> None:
    lines = [*body(4, last=ENDED), line(LASTING, y=160), line("of the boats", y=178)]
    assert found(*lines, *body(4, y=220)) == [(LASTING, "lasting")]


@pytest.mark.parametrize(("characters", "fits"), [(44, True), (52, False)])
def test_what_breaks_into_a_sentence_may_fit_less_well(characters: int, fits: bool) -> None:
    broken = "x" * characters
    callout = "The work must be shared with all of them."  # likeness 0.76
    lines = [*body(4), line(broken, y=148), line(callout, y=160), *body(4, y=172)]
    assert bool(found(*lines)) is fits
    whole = [*body(4), line(f"{broken}.", y=148), line(callout, y=160), *body(4, y=172)]
    assert found(*whole) == []


def test_a_list_item_or_a_blank_line_ends_a_callout() -> None:
    look = [line(LASTING, y=300, color=BLUE), line("– of the boats", y=312, color=BLUE)]
    assert found(*body(5), *look)[0] == (LASTING, "lasting")
    beside = [look[0], line("of the boats", 400, 312, color=BLUE)]
    assert found(*body(5), *beside)[0] == (LASTING, "lasting")
    drawn = [look[0], line("of the boats", y=312, color=BLUE, drawn_bullet=True)]
    assert found(*body(5), *drawn)[0] == (LASTING, "lasting")
    text = [plain("Text."), plain(LASTING, blank=True), plain("of the boats", blank=True)]
    assert found(*text, measures=NO_MEASURES) == [(LASTING, "lasting")]
    broken = [plain("Text."), plain("The work must last", blank=True), plain("beyond the season")]
    assert found(*broken, measures=NO_MEASURES) == [
        ("The work must last beyond the season", "lasting")
    ]
    (made,) = blocks(*text, measures=NO_MEASURES)
    assert made.evidence[0].kind is SignalKind.CRITERION_ON_OWN_LINES


def test_an_opening_may_break_over_two_lines() -> None:
    look = [line("In their own time, the work", y=300, color=BLUE),
            line("must last beyond the final season", y=312, color=BLUE)]  # fmt: skip
    assert len(found(*body(5), *look)) == 1
    assert found(*body(5), *look)[0][1] == "lasting"
    weak = [line("The work", y=300, color=BLUE),
            line("must be borne by the harbour", y=312, color=BLUE)]  # fmt: skip
    assert [key for _, key in found(*body(5), *weak)] == ["owned"]
    adverbial = [line("In their own time,", y=300, color=BLUE),
                 line("the work must last beyond the final season", y=312, color=BLUE)]  # fmt: skip
    assert len(found(*body(5), *adverbial)) == 1
    assert found(*body(5), *adverbial)[0][0].startswith("In their own time, the work")
    apart = [look[0], replace(look[1], box=Box(70, 330, 300, 340))]
    assert all(not text.startswith("In their") for text, _ in found(*body(5), *apart))


def test_callouts_come_in_the_order_of_the_page() -> None:
    lines = [line(OWNED, y=60, color=BLUE), *body(5), *boxed(LASTING, y=300)]
    assert [key for _, key in found(*lines, tints=[area(290)])] == ["owned", "lasting"]
    # Boxes side by side, whose lines are read row by row.
    (wide,) = boxed(LASTING)
    above, below = (line(text, 70, y, 8) for text, y in zip(SPLIT, (100, 112), strict=True))
    beside = found(above, wide, below, tints=[area(x=60, width=300), area()])
    assert [key for _, key in beside] == ["owned", "lasting"]
