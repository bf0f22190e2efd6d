"""Lines that run out of their column do not join it with the next."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from pipeline.layout.overfull_lines import cut_to_column
from pipeline.layout.reading_order import reading_order
from pipeline.model.page import Line
from tests.stages.builders import PITCH, column, line, texts

LEFT = ["One harbour of the", "island has boats and", "nets and", "ropes and sails and", "oars."]
RIGHT = ["Another one has", "a lighthouse and", "a mole, and two", "cranes and also", "a bell."]
OVERFULL = 2


def page(
    width: float, right: Sequence[str] = RIGHT, *, second: Sequence[str] = LEFT, lower: float = 0
) -> list[Line]:
    """Two columns of five lines, from 70 to 180 and from 200 on; the third runs on to ``width``."""
    lines = [line(text, width=110, y=100 + at * PITCH) for at, text in enumerate(second)]
    lines[OVERFULL] = line(second[OVERFULL], width=width, y=100 + OVERFULL * PITCH)
    return [*lines, *column(*right, x=200, y=100 + lower)]


def order(lines: Sequence[Line]) -> list[str]:
    return texts(reading_order(sorted(lines, key=lambda one: one.box.top if one.box else 0), 10))


@pytest.mark.parametrize("width", [110, 128, 140])
def test_a_line_may_run_up_to_the_next_column_or_into_it(width: float) -> None:
    assert order(page(width)) == [*LEFT, *RIGHT]


def test_the_columns_may_stand_on_other_baselines() -> None:
    assert order(page(140, lower=5)) == [*LEFT, *RIGHT]


def test_nothing_need_stand_beside_where_the_lines_above_and_below_end_in_time() -> None:
    beside = [one for one in page(140) if one.text != RIGHT[OVERFULL]]
    assert order(beside) == [*LEFT, *RIGHT[:2], *RIGHT[3:]]
    at_the_foot = [one for one in beside if one.text not in LEFT[OVERFULL + 1 :]]
    above = [*LEFT[:2], *RIGHT[:2]]
    assert order(at_the_foot) == [*above, LEFT[OVERFULL], *RIGHT[3:]]  # it may stand over both


@pytest.mark.parametrize(("width", "columns"), [(164, True), (166, False)])
def test_a_line_runs_on_by_a_word_at_most(width: float, columns: bool) -> None:
    lines = [one for one in page(width) if one.text != RIGHT[OVERFULL]]
    assert (order(lines) == [*LEFT, *RIGHT[:2], *RIGHT[3:]]) is columns


def test_a_line_that_no_sentence_runs_through_stands_over_both_columns() -> None:
    apart = [*LEFT[:1], "Its boats.", "A heading", "Ropes, sails.", "Oars."]
    beside = [one for one in page(140, second=apart) if one.text != RIGHT[OVERFULL]]
    assert order(beside) == [*apart[:2], *RIGHT[:2], "A heading", *apart[3:], *RIGHT[3:]]


@pytest.mark.parametrize(("x", "columns"), [(70, True), (102, False)])
def test_what_is_narrower_than_a_column_may_be_a_label(x: float, columns: bool) -> None:
    labels = [line("aa", x, 100 + at * PITCH, width=180 - x) for at in range(4)]
    labels.append(line("bb", x, 100 + 4 * PITCH, width=196 - x))
    values = column("v", "w", "x", "y", "z", x=200)
    rows = ["aa", "aa", "aa", "aa", "v", "w", "x", "y", "bb", "z"]
    stacked = ["aa", "aa", "aa", "aa", "bb", "v", "w", "x", "y", "z"]
    assert order([*labels, *values]) == (stacked if columns else rows)


def test_two_lines_at_an_edge_are_no_column() -> None:
    few = [*page(128)[:5], *column(*RIGHT[1:3], x=200, y=112)]
    assert order(few) != [*LEFT, *RIGHT[1:3]]


def test_an_edge_may_be_that_of_items_whose_further_lines_hang() -> None:
    hanging = [
        line(text, 200 if at in (0, 3) else 212, 100 + at * PITCH) for at, text in enumerate(RIGHT)
    ]
    assert order([*page(140)[:5], *hanging]) == [*LEFT, *RIGHT]


@pytest.mark.parametrize(("above", "columns"), [("island of", True), ("island.", False)])
def test_a_sentence_that_no_stop_ends_goes_on_in_a_name(above: str, columns: bool) -> None:
    named = ["One harbour of the", above, "Orsa has boats", "Nets, ropes and", "oars."]
    assert (order(page(140, second=named)) == [*named, *RIGHT]) is columns


@pytest.mark.parametrize(("size", "columns"), [(10, True), (8, False)])
def test_a_note_below_a_sentence_that_no_stop_ends_is_none_of_it(
    size: float, columns: bool
) -> None:
    named = ["One harbour of the", "island of", "Orsa has boats", "Nets, ropes and", "oars."]
    lines = page(140, second=named)
    lines[OVERFULL] = line(named[OVERFULL], width=140, y=100 + OVERFULL * PITCH, size=size)
    assert (order(lines) == [*named, *RIGHT]) is columns


def is_cut(
    second: Sequence[str] = LEFT,
    *others: Line,
    at: int = OVERFULL,
    x: float = 70,
    right: Sequence[float] = (200,) * 5,
    pitch: float = PITCH,
    lower: float = 0,
    without: Sequence[int] = (),
) -> bool:
    """Whether the line of the column from 70 to 180 that runs on to 195 is cut where that ends.

    The lines of the next column begin at ``right``, those at ``without`` left out.
    """
    lines = [line(text, width=110, y=100 + row * pitch) for row, text in enumerate(second)]
    lines[at] = line(second[at], x, 100 + at * pitch, width=195 - x)
    beside = [
        line(RIGHT[row], edge, 100 + row * pitch + lower)
        for row, edge in enumerate(right)
        if row not in without
    ]
    found = cut_to_column([*lines, *beside, *others], 10, 10)
    box = found[at].box
    return box is not None and box.x1 == 180


def test_a_column_is_three_lines_at_an_edge_and_three_beside_them() -> None:
    assert is_cut(right=(200,) * 4)
    assert not is_cut(right=(200,) * 3)  # beside two lines and the one that runs over
    assert is_cut(right=(200,) * 3, lower=6)
    assert not is_cut(right=(200,) * 2, lower=6)
    below = column(*RIGHT, x=200, y=300)
    assert not is_cut(LEFT, *below, right=())
    assert not is_cut(LEFT, *below, right=(200,) * 2)


@pytest.mark.parametrize(("hang", "cut"), [(30, True), (31, False)])
def test_the_lines_of_an_item_hang_by_three_em_at_most(hang: float, cut: bool) -> None:
    assert is_cut(right=(200, 200 + hang, 200 + hang), lower=6) is cut


@pytest.mark.parametrize(("x", "cut"), [(100, True), (101, False)])
def test_text_is_ten_em_wide_at_least(x: float, cut: bool) -> None:
    assert is_cut(x=x) is cut


@pytest.mark.parametrize(("lower", "cut"), [(7, True), (8, False)])
def test_lines_that_share_a_quarter_of_their_height_stand_beside_each_other(
    lower: float, cut: bool
) -> None:
    assert is_cut(pitch=20, lower=lower) is cut


@pytest.mark.parametrize(("pitch", "cut"), [(20, True), (21, False)])
def test_a_sentence_goes_on_within_two_em(pitch: float, cut: bool) -> None:
    assert is_cut(pitch=pitch) is cut


@pytest.mark.parametrize(("above", "over", "below", "cut"), [
    ("the island", "has boats and", "nets", True),
    ("the island", "Orsa has boats", "Nets", True),  # from above
    ("the island.", "It has boats and", "nets", True),  # to below
    ("the island.", "It has Saint-", "Malo", True),
    ("the island.", "It has boats", "Nets", False),
])  # fmt: skip
def test_a_sentence_comes_from_above_or_goes_on_below(
    above: str, over: str, below: str, cut: bool
) -> None:
    assert is_cut(["One harbour of", above, over, below, "Oars."]) is cut


def test_a_sentence_of_another_column_goes_on_there() -> None:
    apart = ["One harbour of", "the island.", "It has boats", "Nets", "Oars."]
    assert not is_cut(apart, *column(*["one of"] * 5, x=20, y=96))


@pytest.mark.parametrize(("at", "cut"), [(0, False), (2, True), (4, False)])
def test_without_text_beside_it_stands_between_lines_of_its_column(at: int, cut: bool) -> None:
    assert is_cut(["nets and"] * 5, at=at, without=[at]) is cut
    assert is_cut(["nets and"] * 5, at=at)


@pytest.mark.parametrize(("kept", "cut"), [(3, True), (2, False)])
def test_more_lines_keep_to_a_column_than_run_out_of_it(kept: int, cut: bool) -> None:
    """Else what begins at the edge are the last words of lines with wide spaces."""
    ends = [110] * kept + [120] * 3
    lines = [line("and so on", width=width, y=100 + at * PITCH) for at, width in enumerate(ends)]
    right = column(*["a word"] * 6, x=188)
    whole = cut_to_column([*lines, *right], 10, 7)
    assert (whole[-7].box != lines[-1].box) is cut
