"""How text is set: which lines end early, stand together, or are in the way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from pipeline.layout.metrics import Measures
from pipeline.layout.setting import (
    Surroundings,
    adjacent,
    ended_early,
    is_cut,
    left_edge,
    neighbours,
    survey,
)
from pipeline.model.geometry import Box
from pipeline.model.page import Line, Tint
from pipeline.model.roles import Role
from pipeline.text.hyphens import learn
from tests.layout.flow import SHORT, around
from tests.stages.builders import (
    MEASURES,
    NO_MEASURES,
    TEXT,
    body,
    column,
    document,
    line,
    page,
    plain,
)


def early(*flow: Line, at: int, others: Sequence[Line] = (), measures: Measures = MEASURES) -> bool:
    lines, surroundings = around(flow, *others, measures=measures)
    return ended_early(lines[at], lines[at + 1], surroundings)


@pytest.mark.parametrize(("width", "ended"), [(268.5, True), (269.5, False)])
def test_in_ragged_text_the_next_word_would_have_fitted(width: float, ended: bool) -> None:
    widths = (300, 285, 270, 255, 262)
    flow = [line(TEXT, y=100 + 12 * at, width=wide) for at, wide in enumerate(widths)]
    # “xxxx” and its space take 25 points; 6 more must be left, for lines are measured so well.
    last, following = line(SHORT, y=160, width=width), line("xxxx " * 12, y=172, width=300)
    assert early(*flow, last, following, at=5) is ended


@pytest.mark.parametrize(("begins", "ended"), [
    ("xx xxxx ", True),
    ("« xxxx ", False),  # a quotation mark goes with its word
    ("“ xxxx ", False),
    ("xx\u00a0xxxx ", False),
])  # fmt: skip
def test_what_no_line_break_parts_is_one_word(begins: str, ended: bool) -> None:
    widths = (300, 285, 270, 255, 262)
    flow = [line(TEXT, y=100 + 12 * at, width=wide) for at, wide in enumerate(widths)]
    last, following = line(SHORT, y=160, width=265), line(begins + "xxxx " * 10, y=172, width=300)
    assert early(*flow, last, following, at=5) is ended


@pytest.mark.parametrize(("short", "ended"), [(8, False), (12, True)])
def test_in_justified_text_the_last_line_stops_an_em_short(short: float, ended: bool) -> None:
    flow = [*body(5), line(TEXT, y=160, width=300 - short), line("x", y=172, width=300)]
    assert early(*flow, at=5) is ended


@pytest.mark.parametrize(("reach", "justified"), [(4, True), (3, False)])
def test_text_is_justified_where_six_lines_in_ten_reach_the_edge(
    reach: int, justified: bool
) -> None:
    widths = [300.0] * reach + [280.0] * (5 - reach) + [289.0]
    flow = [line(TEXT, y=100 + 12 * at, width=wide) for at, wide in enumerate(widths)]
    flow.append(line("Extraordinarily " * 4, y=100 + 12 * len(flow), width=300))
    assert early(*flow, at=5) is justified


@pytest.mark.parametrize(("off", "ended"), [(1.8, True), (2.2, False)])
def test_lines_reach_the_edge_within_a_fifth_of_an_em(off: float, ended: bool) -> None:
    widths = [300.0, *[300.0 - off] * 4, 288.0]
    flow = [line(TEXT, y=100 + 12 * at, width=wide) for at, wide in enumerate(widths)]
    flow.append(line("Extraordinarily " * 4, y=172, width=300))
    assert early(*flow, at=5) is ended


def test_two_lines_that_end_together_end_at_an_edge() -> None:
    flow = [*body(5), line("x", y=160, width=250), line("Home", y=172, width=252.7)]
    assert not early(*flow, at=5)
    apart = [*body(5), line("x", y=160, width=250), line("Home", y=172, width=253.3)]
    assert early(*apart, at=5)
    indented = [*body(5), line("x", y=160, width=250), line("Home", 111, 172, width=209)]
    assert early(*indented, at=5)
    less = [*body(5), line("x", y=160, width=250), line("Home", 109, 172, width=211)]
    assert not early(*less, at=5)
    above = [*body(4), line("y", y=148, width=251), line("x", y=160, width=250)]
    assert not early(*above, line("Home", y=172, width=290), at=5)
    parted = [*body(4), line("y", y=148, width=251), line("x", y=180, width=250)]
    assert early(*parted, line("Home they came home", y=192), at=5)


def test_a_short_block_is_judged_by_its_column() -> None:
    flow = [*body(6), line("x", y=200, width=200), line("Home they came", y=212, width=240)]
    assert early(*flow, at=6)
    assert not early(*flow[6:], at=0, others=body(3, y=300))


def test_a_line_that_is_none_of_the_text_is_judged_by_the_column_it_stands_in() -> None:
    flow = [*body(6), line(TEXT, y=250)]
    lines, surroundings = around(flow, line("x", y=200, width=200))
    (aside,) = set(surroundings.document.lines) - set(lines)
    assert ended_early(aside, replace(lines[-1], box=Box(70, 212, 300, 222)), surroundings)


def test_three_lines_show_how_wide_their_block_is() -> None:
    narrow = [line("x", 70, 200 + 12 * at, width=wide) for at, wide in enumerate((240, 200, 220))]
    assert not early(*body(6), *narrow, at=6)
    assert early(*body(6), *narrow[:2], at=6)  # two do not: the column is 300 points wide
    assert not early(*narrow, *body(6, y=260), at=0)
    # Nor does text in the next column, which begins a line further down, widen it.
    assert not early(*narrow, *body(6, x=400, y=236), at=0)


def test_lines_beside_a_box_are_narrower_than_those_below_it() -> None:
    widths = (200, 190, 195)
    narrow = [line("x " * 40, y=100 + 12 * at, width=wide) for at, wide in enumerate(widths)]
    lines = [*narrow, *body(4, y=136)]
    assert early(*lines, at=1)
    assert not early(*lines, at=1, others=[line("a box", 290, 100, size=34, width=80)])


@pytest.mark.parametrize(("short", "inside", "ended"), [
    (6, 5, True),
    (4, 5, False),  # within what a mark in the margin takes
    (6, 4, False),  # too few lines show it
])  # fmt: skip
def test_lines_inside_sentences_show_that_a_document_is_justified(
    short: float, inside: int, ended: bool
) -> None:
    """Its paragraphs are of a line or two, so that their last lines are as many as the others."""
    pairs = [
        line(text, y=100 + 40 * at + 12 * row, width=300 - 90 * row)
        for at in range(inside)
        for row, text in enumerate(("The nets hung", "and dried all day in the wind."))
    ]
    alone = line("The boats came home before night.", y=400, width=300 - short)
    below = line("Extraordinarily " * 4, y=460, width=300)
    box = line("a box", y=430)
    assert early(*pairs, alone, below, at=len(pairs), others=[box]) is ended


def test_lines_inside_sentences_that_end_anywhere_show_ragged_text() -> None:
    pairs = [
        line(text, y=100 + 40 * at + 12 * row, width=300 - 9 * at)
        for at in range(6)
        for row, text in enumerate(("The nets hung", "and dried all day in the wind."))
    ]
    alone = line("The boats came home before night.", y=400, width=294)
    below = line("Extraordinarily " * 4, y=460, width=300)
    assert not early(*pairs, alone, below, at=len(pairs), others=[line("a box", y=430)])


@pytest.mark.parametrize(("lines", "justified"), [(4, True), (3, False)])
def test_four_lines_show_that_text_is_justified(lines: int, justified: bool) -> None:
    widths = [300.0] * (lines - 2) + [288.0]
    flow = [line(TEXT, y=100 + 12 * at, width=wide) for at, wide in enumerate(widths)]
    flow.append(line("Extraordinarily " * 4, y=100 + 12 * len(flow), width=300))
    assert early(*flow, at=lines - 2) is justified


def test_in_plain_text_characters_are_counted() -> None:
    wide = [plain("x" * 60), plain("x" * 59), plain("x" * 40), plain("Home they came")]
    assert early(*wide, at=2, measures=NO_MEASURES)
    full = [plain("x" * 60), plain("x" * 59), plain("x" * 52), plain("Home they came")]
    assert not early(*full, at=2, measures=NO_MEASURES)
    nearly = [plain("x" * 60), plain("x" * 59), plain("x" * 51), plain("Home they came")]
    assert early(*nearly, at=2, measures=NO_MEASURES)


def test_lines_are_adjacent_when_nothing_stands_between() -> None:
    lines, surroundings = around([line(TEXT), line(TEXT, y=160)])
    assert adjacent(lines[0], lines[1], surroundings)
    assert not adjacent(lines[1], lines[0], surroundings)
    between = line("a box", y=130, width=300)
    lines, surroundings = around([line(TEXT), line(TEXT, y=160)], between)
    assert not adjacent(lines[0], lines[1], surroundings)
    for middle, clear in ((109.1, False), (108.9, True), (160.9, False), (161.1, True)):
        touching = line("a box", y=middle - 5, width=300)
        lines, surroundings = around([line(TEXT), line(TEXT, y=160)], touching)
        assert adjacent(lines[0], lines[1], surroundings) is clear
    beside = line("a box", x=400, y=130)
    lines, surroundings = around([line(TEXT), line(TEXT, y=160)], beside)
    assert adjacent(lines[0], lines[1], surroundings)
    lines, surroundings = around([line(TEXT), line(TEXT, x=400, y=160)])
    assert not adjacent(lines[0], lines[1], surroundings)
    touching = line("a box", y=101.5, width=20)
    lines, surroundings = around([line(TEXT), line(TEXT, y=112)], touching)
    assert adjacent(lines[0], lines[1], surroundings)


def test_a_callouts_area_is_in_the_way_as_a_whole() -> None:
    flow = [line(TEXT), line(TEXT, y=160)]
    box = line("a box", x=400, y=130)
    area = Tint(Box(200, 118, 500, 152), "#dddddd")
    elsewhere = Tint(Box(450, 400, 500, 420), "#dddddd")
    lines, surroundings = around(flow, box, tints=[area, elsewhere])
    assert not adjacent(lines[0], lines[1], surroundings)
    lines, surroundings = around(flow, box, tints=[area, elsewhere], role=Role.FOOTNOTE)
    assert adjacent(lines[0], lines[1], surroundings)


def test_lines_of_two_pages_are_not_adjacent() -> None:
    made = document(page(line(TEXT, y=100)), page(line(TEXT, y=112), number=2))
    first, second = made.flow
    assert not adjacent(first, second, survey(made, MEASURES, learn(made.texts, None)))


def test_lines_of_plain_text_are_adjacent_when_no_other_stands_between() -> None:
    made = document(page(plain("The boats left."), plain("a box"), plain("They came home.")))
    surroundings = survey(made, NO_MEASURES, learn(made.texts, None))
    assert adjacent(made.lines[0], made.lines[1], surroundings)
    assert not adjacent(made.lines[0], made.lines[2], surroundings)


def test_neighbours_are_the_lines_of_a_column_with_the_same_obstacles() -> None:
    flow = [*body(4), line("beside", x=400, y=100)]
    lines, surroundings = around(flow)
    assert neighbours(lines[0], surroundings) == list(lines[:4])
    assert neighbours(lines[4], surroundings) == [lines[4]]
    narrow = [line("x" * 40, y=100 + 12 * at) for at in range(2)] + body(3, y=124)
    lines, surroundings = around(narrow, line("a box", x=290, y=106, width=80))
    assert neighbours(lines[0], surroundings) == list(lines[:2])
    assert neighbours(lines[3], surroundings) == list(lines[2:])
    text, in_text = around([plain("a")], measures=NO_MEASURES)
    assert neighbours(text[0], in_text) == []
    lower = column(*["x" * 40] * 5)
    lines, surroundings = around(lower, line("a box", x=290, y=106, width=80))
    assert neighbours(lines[0], surroundings) == list(lines[:2])


def test_text_begins_where_its_block_does_a_lead_above_it_apart() -> None:
    lead = [line(TEXT, x=70, y=60 + 12 * at, width=600) for at in range(2)]
    lines, surroundings = around([*lead, line(TEXT, 415, 100, width=285), *body(2, x=400, y=112)])
    assert [left_edge(one, surroundings) for one in lines[2:]] == [400, 400, 400]


def test_text_begins_where_its_column_does_when_its_block_is_too_short_to_tell() -> None:
    short = [line(TEXT, 415, 150, width=285), line(TEXT, 400, 162, width=300)]
    lines, surroundings = around([*body(3, x=390), *short])
    assert left_edge(lines[3], surroundings) == 390
    lines, surroundings = around([*body(3, x=390), *short, line(TEXT, 400, 174, width=300)])
    assert left_edge(lines[3], surroundings) == 400


def _cut(*ends: str, begins: str = "The nets") -> tuple[Sequence[Line], Surroundings]:
    """Lines with these ends, each above a box and a line that begins so."""
    flow = [
        one
        for at, end in enumerate(ends)
        for one in (line(f"x {end}", y=100 + 90 * at), line(f"{begins} hung", y=150 + 90 * at))
    ]
    boxes = [line("a box", y=125 + 90 * at) for at in range(len(ends))]
    return around(flow, *boxes)


@pytest.mark.parametrize(
    ("ends", "begins", "part"),
    [
        (["there."], "The nets", True),
        (["there."], "the nets", False),
        (["there.", "of"], "The nets", False),  # a sentence is cut
        (["there.", "these:"], "The nets", True),  # what follows a colon says nothing
    ],
)
def test_boxes_part_paragraphs_where_none_cuts_a_sentence(
    ends: list[str], begins: str, part: bool
) -> None:
    assert _cut(*ends, begins=begins)[1].boxes_part_paragraphs is part


def test_lines_are_cut_by_a_box_between_them_in_their_column() -> None:
    lines, surroundings = _cut("there.")
    assert is_cut(lines[0], lines[1], surroundings)
    assert not is_cut(lines[1], lines[0], surroundings)
    lines, surroundings = around([line(TEXT), line(TEXT, y=112), line(TEXT, x=400, y=124)])
    assert not is_cut(lines[0], lines[1], surroundings)
    assert not is_cut(lines[1], lines[2], surroundings)  # the next column
