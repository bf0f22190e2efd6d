"""Headings beside their text, and on bars over columns."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from pipeline.layout.side_heads import find_side_heads, order_with_side_heads, put_beside
from pipeline.model.geometry import Box
from pipeline.model.page import Line, Tint
from pipeline.profile.model import Profile
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
    texts,
)


def side_heads(*lines: Line) -> list[list[str]]:
    made = page(*lines)
    return [texts(head) for head in find_side_heads(made.lines, made, MEASURES, PROFILE)]


def beside(y: float = 100, x: float = 200) -> Sequence[Line]:
    return body(6, y=y, x=x)


def test_the_second_line_of_a_heading_is_no_heading_of_its_own() -> None:
    wordings = {"all": "Nets and what was done", "work": "What was done"}
    wordings["setting"] = "Setting"
    sections = [{"key": key, "en": [wording]} for key, wording in wordings.items()]
    profile = Profile.model_validate({**PROFILE.model_dump(), "sections": sections})
    two = [line("Nets and", bold=True), line("what was done", y=112, bold=True)]
    first = [line("Setting", y=20, bold=True), *body(3, y=20, x=200)]
    made = page(*first, *two, *beside())
    found = find_side_heads(made.lines, made, MEASURES, profile)
    assert [texts(head) for head in found] == [["Setting"], ["Nets and", "what was done"]]


def test_a_heading_may_stand_beside_its_text() -> None:
    assert side_heads(line("Setting", bold=True), *beside()) == [["Setting"]]
    two = [line("What was", bold=True), line("done", y=112, bold=True)]
    assert side_heads(*two, *beside()) == [["What was", "done"]]
    assert side_heads(*two, *beside(y=113)) == [["What was", "done"]]
    assert side_heads(*two, line(TEXT, x=200, y=92)) == [["What was", "done"]]
    assert side_heads(line("Harbour", bold=True), *beside()) == []


@pytest.mark.parametrize(("off", "found"), [(10, True), (12, False), (-24, True), (-26, False)])
def test_text_stands_beside_a_heading_or_begins_right_below_its_row(
    off: float, found: bool
) -> None:
    assert bool(side_heads(line("Setting", y=100 + off, bold=True), line(TEXT, x=200))) is found


@pytest.mark.parametrize(("y", "free"), [(144, False), (150, True), (56, False), (50, True)])
def test_a_heading_beside_text_has_its_column_to_itself(y: float, free: bool) -> None:
    lines = [line("Setting", bold=True), *beside(), line("a label", y=y)]
    assert bool(side_heads(*lines)) is free


@pytest.mark.parametrize(("x", "found"), [(170.9, [["Setting"]]), (171.1, [])])
def test_a_heading_may_run_into_the_text_beside_it_a_little(
    x: float, found: list[list[str]]
) -> None:
    """Its 32 points end three tenths of its size right of where the text begins, or further."""
    head = line("Setting", x=x, width=32, bold=True)
    text = beside()
    assert side_heads(head, *text) == found
    if found:
        assert texts(put_beside(text, [(head,)], MEASURES))[0] == "Setting"


def test_a_heading_may_be_all_that_a_cell_holds() -> None:
    head = line("Setting", x=200, y=100, width=80, bold=True)
    assert texts(put_beside([], [(head,)], MEASURES)) == ["Setting"]


def test_a_line_over_both_columns_does_not_fill_the_headings_column() -> None:
    lead = line(TEXT, y=80, width=400)
    assert side_heads(lead, line("Setting", bold=True), *beside())
    assert side_heads(lead, line("Setting", x=420, bold=True), *body(6))
    label = line("a label", y=50)  # near the lead, not near the heading
    assert side_heads(label, lead, line("Setting", bold=True), *beside())


def test_a_heading_over_its_text_is_none_beside() -> None:
    assert side_heads(line("Setting", bold=True), *body(4, y=120)) == []
    made = page(line("Setting", bold=True), *beside())
    assert find_side_heads(made.lines, made, NO_MEASURES, PROFILE) == []


def test_further_lines_of_a_heading_are_as_bold_and_begin_there() -> None:
    light = [line("What was", bold=True), line("done", y=112)]
    assert side_heads(*light, *beside()) == []
    moved = [line("What was", bold=True), line("done", x=82, y=112, bold=True)]
    assert side_heads(*moved, *beside()) == []


@pytest.mark.parametrize(("off", "found"), [(4.5, True), (5.5, False)])
def test_lines_set_against_the_text_end_at_one_edge(off: float, found: bool) -> None:
    head = [line("What was", bold=True), line("done", x=90 + off, y=112, bold=True)]
    assert side_heads(*head, *beside()) == ([["What was", "done"]] if found else [])


@pytest.mark.parametrize(("y", "found"), [(92, True), (91, False)])
def test_a_large_heading_may_stand_lower_than_its_one_line(y: float, found: bool) -> None:
    assert bool(side_heads(line("Setting", size=24, bold=True), line(TEXT, x=200, y=y))) is found


def test_a_heading_between_two_columns_has_its_own_to_itself() -> None:
    head = line("Setting", x=400, bold=True)
    assert side_heads(head, *body(6), *beside(x=500)) == [["Setting"]]


def test_a_heading_may_stand_right_of_its_text() -> None:
    head = line("Setting", x=420, bold=True)
    assert side_heads(head, *body(6)) == [["Setting"]]
    assert side_heads(head, *body(6), line(TEXT, x=400, y=112, width=100)) == []
    text = [*column("of", "it", y=76), *column("a", "b")]
    assert texts(put_beside(text, [(head,)], MEASURES))[2:] == ["Setting", "a", "b"]


@pytest.mark.parametrize(("off", "before"), [(0, "a"), (8, "a"), (10, "b")])
def test_a_large_heading_hangs_from_the_top_of_its_text(off: float, before: str) -> None:
    head = line("Setting", y=100 + off, size=24, bold=True)
    text = [*column("a", x=200, y=100), *column("b", "c", x=200, y=112)]
    assert side_heads(head, *text) == [["Setting"]]
    ordered = texts(put_beside(text, [(head,)], MEASURES))
    assert ordered[ordered.index("Setting") + 1] == before


@pytest.mark.parametrize(("y", "free"), [(70, False), (80, True)])
@pytest.mark.parametrize("way", [1, -1])
def test_a_callout_may_stand_in_the_headings_column_but_no_text_behind_it(
    y: float, free: bool, way: int
) -> None:
    """The callout ends 30 points from the heading, three pitches from it 66 and more."""
    head, callout = line("Setting", y=200, bold=True), line("must last", y=200 + way * 30)
    text = line(TEXT, y=200 + way * y, width=100)
    made = page(head, callout, text, *beside(y=200))
    unclaimed = [one for one in made.lines if one.text != "must last"]
    found = find_side_heads(unclaimed, made, MEASURES, PROFILE)
    assert bool(found) is free
    assert find_side_heads(made.lines, made, MEASURES, PROFILE) == []
    assert bool(find_side_heads(made.lines, made, MEASURES, PROFILE, unclaimed)) is free


@pytest.mark.parametrize(("x", "off"), [
    (70, 100),  # further from the heading than its room reaches
    (200, 30),  # in the column of the text
])  # fmt: skip
@pytest.mark.parametrize("way", [1, -1])
def test_a_callout_elsewhere_leaves_the_headings_column_as_it_is(
    x: float, off: float, way: int
) -> None:
    head, callout = line("Setting", y=300, bold=True), line("must last", x, y=300 + way * off)
    text = line(TEXT, y=300 + way * (off + 20 if x == 70 else 60), width=100)
    made = page(head, callout, text, *beside(y=300))
    unclaimed = [one for one in made.lines if one.text != "must last"]
    assert find_side_heads(unclaimed, made, MEASURES, PROFILE)


@pytest.mark.parametrize(("x", "found"), [(70, False), (200, True)])
def test_a_heading_over_a_centred_callout_and_its_text_stands_beside_nothing(
    x: float, found: bool
) -> None:
    """The callout's line begins right of the short heading; the text below both shows where it is.

    Where text begins beside the heading, what stands below is another matter.
    """
    head, callout = line("Setting", bold=True), line("must last", x=200, y=118)
    below = body(3, x=x, y=150)
    for text, stands_beside in ((below, found), ([*body(2, x=200), *below], True)):
        made = page(head, callout, *text)
        running = [one for one in made.lines if one.text != "must last"]
        heads = find_side_heads(made.lines, made, MEASURES, PROFILE, running)
        assert bool(heads) is stands_beside


def test_each_line_of_a_page_is_read_once() -> None:
    made = page(line("Setting", bold=True), *column("a", "b", x=200))
    ordered = order_with_side_heads(made, made.lines, MEASURES, PROFILE)
    assert texts(ordered) == ["Setting", "a", "b"]


@pytest.mark.parametrize(("height", "off", "other", "apart"), [
    (40, 0, 0, True), (41, 0, 0, False), (40, 0, 1, False), (40, 300, 0, False),
])  # fmt: skip
def test_a_heading_on_a_bar_over_columns_heads_them_all(
    height: float, off: float, other: int, apart: bool
) -> None:
    """Two stretches of two columns, of which the second has a heading on a bar."""
    first = [*column("a", "b", y=60), *column("c", "d", x=300, y=60)]
    head = [line("Setting", y=120), *[line("x", x=200, y=120)] * other]
    second = [*column("e", "f", y=160), *column("g", "h", x=300, y=160)]
    area = Tint(Box(60, 132 + off - height, 500, 132 + off), "#0000ff")
    made = page(*first, *head, *second, tints=[area])
    ordered = texts(order_with_side_heads(made, made.lines, MEASURES, PROFILE))
    assert (ordered.index("Setting") == 4) is apart


def test_a_heading_goes_before_the_text_beside_it() -> None:
    text = [*column("had left it", x=200, y=76), *body(5, x=200, y=88)]
    head = line("Setting", y=100, bold=True)
    ordered = put_beside(text, [(head,)], MEASURES)
    assert ordered.index(head) == 2
    late = put_beside(text[:2], [(line("Setting", y=300),)], MEASURES)
    assert texts(late)[-1] == "Setting"
    left = put_beside(column("a", "b", x=70), [(line("Setting", y=100),)], MEASURES)
    assert texts(left)[-1] == "Setting"


def test_a_heading_of_two_lines_stands_where_its_first_line_does() -> None:
    two = (line("What was", bold=True), line("done", y=112, bold=True))
    text = column(ENDED, *[TEXT] * 5, x=200)
    assert put_beside(text, [two], MEASURES).index(two[0]) == 0
    low = (line("What was", y=124, bold=True), line("done", y=136, bold=True))
    text = [*body(3, x=200, y=58), *body(6, x=200, y=100)]
    assert put_beside(text, [low], MEASURES).index(low[0]) == 3


def test_a_heading_between_two_lines_stands_before_the_upper_one() -> None:
    head = line("Setting", y=106, bold=True)
    assert put_beside(body(4, x=200), [(head,)], MEASURES).index(head) == 0


@pytest.mark.parametrize("text", ["and boats", "The boats"])
def test_a_line_of_another_column_is_not_gone_on_from(text: str) -> None:
    lines = [line("Before it.", 200, 40), line(text, 510, 88), *body(3, x=200)]
    head = line("Setting", bold=True)
    assert put_beside(lines, [(head,)], MEASURES).index(head) == 2


def test_a_column_begins_where_only_another_has_lines_above() -> None:
    lines = [line("a boat", 510, 90), *column("The boats.", TEXT, x=200)]
    head = line("Setting", y=112, bold=True)
    assert put_beside(lines, [(head,)], MEASURES).index(head) == 1


def test_a_line_over_a_gap_does_not_begin_the_column_below() -> None:
    lines = [line("The boats", 200, 84), *body(3, x=200)]
    head = line("Setting", bold=True)
    assert put_beside(lines, [(head,)], MEASURES).index(head) == 1


@pytest.mark.parametrize(
    ("y", "gap", "ended", "before"),
    [
        (112, 6, False, 3),  # the heading hangs beside the second line of a paragraph
        (112, 0, True, 3),  # which the sentence above makes one
        (124, 6, False, 3),
        (125, 6, False, 5),  # too far below
        (112, 6, True, 3),
    ],
)
def test_a_heading_cuts_no_sentence(y: float, gap: float, ended: bool, before: int) -> None:
    above = body(3, x=200, y=64 - gap, last=ENDED if ended else TEXT)
    text = [*above, *body(6, x=200, y=100)]
    head = line("Setting", y=y, bold=True)
    assert put_beside(text, [(head,)], MEASURES).index(head) == before


@pytest.mark.parametrize(("below", "before"), [(31.9, 3), (32.1, 5)])
def test_a_large_heading_cuts_no_sentence_two_of_its_own_lines_above_it(
    below: float, before: int
) -> None:
    text = [*body(3, x=200, y=64, last=ENDED), *body(6, x=200, y=100)]
    head = line("Setting", y=94 + below, size=16, bold=True)
    assert put_beside(text, [(head,)], MEASURES).index(head) == before


@pytest.mark.parametrize(("first", "y", "before"), [
    (ENDED.capitalize(), 112, 3),  # a large heading hangs lower than the line that it heads
    (ENDED, 112, 4),  # its sentence began before it
    (ENDED.capitalize(), 124, 5),  # two lines below
])  # fmt: skip
@pytest.mark.parametrize("above", [3, 0])
def test_a_heading_hangs_one_line_below_the_beginning_of_its_column(
    first: str, y: float, before: int, above: int
) -> None:
    earlier = body(3, x=200, y=48, last=ENDED)[:above]
    text = [*earlier, *column(first, ENDED, TEXT, TEXT, x=200, y=100)]
    head = line("Setting", y=y, bold=True)
    assert put_beside(text, [(head,)], MEASURES).index(head) == before - (3 - above)


@pytest.mark.parametrize(("first", "y", "before"), [
    ("The boats that left", 124, 0),
    ("that had left", 124, 2),  # the sentence began on the page before
    ("b) boats that had left", 124, 0),
    ("b) boats that had left", 112, 0),
    ("boats that had left", 112, 1),
    ("The boats that left", 125, 2),  # too far below
])  # fmt: skip
def test_a_heading_at_a_pages_top_cuts_no_sentence(first: str, y: float, before: int) -> None:
    text = column(first, "in the night", "and had come home", x=200, y=100)
    head = line("Setting", y=y, bold=True)
    assert put_beside(text, [(head,)], MEASURES).index(head) == before


@pytest.mark.parametrize(("lines", "found"), [(6, [["Setting"]]), (7, [])])
def test_a_column_with_text_further_down_is_no_margin(lines: int, found: list[list[str]]) -> None:
    """Headings with much space around them stand in columns, too."""
    further = column(*["A short line of the text"] * lines, x=400, y=500)
    heading = line("Setting", x=400, bold=True)
    assert side_heads(heading, *beside(x=70), *further) == found
