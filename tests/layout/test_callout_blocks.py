"""Criterion callouts unlike the body, or in the flow of the text."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.model.evidence import SignalKind
from pipeline.model.geometry import Box
from tests.layout.callouts import BLUE, LASTING, blocks, found
from tests.stages.builders import (
    ENDED,
    NO_MEASURES,
    TEXT,
    body,
    column,
    line,
    plain,
)


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


@pytest.mark.parametrize(
    ("below", "room", "whole"),
    [
        ("the final season", 0.85, True),
        ("the final season", 1.15, True),
        ("the final season", 1.25, False),
        ("The final season", 0.75, True),
        ("The final season", 0.85, False),
    ],
)
def test_small_type_may_keep_the_pitch_of_the_text(below: str, room: float, whole: bool) -> None:
    size = 7.0
    first = line("The work must last beyond", y=300, size=size, color=BLUE)
    second = line(below, y=300 + size + room * size, size=size, color=BLUE)
    made = blocks(*body(5), first, second, *body(5, y=340))
    assert [len(one.lines) for one in made[:1]] == [2 if whole else 1]


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
