"""Lines that run out of their column do not join it with the next."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

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
