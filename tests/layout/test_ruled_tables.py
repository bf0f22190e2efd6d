"""Tables by their drawn lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from pipeline.layout.tables import Grid, continues_table, find_ruled
from pipeline.model.geometry import Box
from tests.layout.cells import cells
from tests.stages.builders import line


def ruled(xs: Sequence[float], ys: Sequence[float]) -> list[Box]:
    level = [Box(xs[0], y - 0.5, xs[-1], y + 0.5) for y in ys]
    return level + [Box(x - 0.5, ys[0], x + 0.5, ys[-1]) for x in xs]


NET = ruled((60, 180, 300), (90, 120, 150))
IN_NET = [line("a", 70, 100), line("b", 190, 100), line("c", 70, 130), line("d", 190, 130)]


def test_drawn_lines_that_meet_make_a_table() -> None:
    assert [cells(grid) for grid in find_ruled(IN_NET, NET)] == [[["a", "b"], ["c", "d"]]]


def test_two_tables_one_above_the_other_are_two() -> None:
    lower = [Box(x0, top + 200, x1, bottom + 200) for x0, top, x1, bottom in NET]
    more = [line(one.text, one.box.x0, one.box.top + 200) for one in IN_NET if one.box]
    found = find_ruled([*IN_NET, *more], [*NET, *lower])
    assert [cells(grid) for grid in found] == [[["a", "b"], ["c", "d"]]] * 2


def test_columns_are_parted_by_upright_lines_and_rows_by_level_ones() -> None:
    net = ruled((60, 120, 300), (90, 110, 150))
    lines = [line("a", 70, 95), line("b", 130, 95), line("e", 190, 95), line("c", 70, 112),
             line("f", 70, 130), line("d", 130, 112)]  # fmt: skip
    assert [cells(grid) for grid in find_ruled(lines, net)] == [[["a", "b e"], ["c f", "d"]]]


def test_lines_of_a_cell_stand_in_it_from_top_to_bottom() -> None:
    more = [line("below", 70, 109), *IN_NET]
    assert cells(find_ruled(more, NET)[0])[0] == ["a below", "b"]


def test_one_row_or_column_between_drawn_lines_is_a_frame() -> None:
    assert not find_ruled(IN_NET[:2], NET)
    assert not find_ruled(IN_NET[::2], NET)


@pytest.mark.parametrize(("gap", "found"), [(3.9, True), (4.1, False)])
def test_drawn_lines_meet_within_a_stroke(gap: float, found: bool) -> None:
    # The right one begins 2.9 and 3.1 points behind the upright line.
    parts = [Box(60, 120, 178, 121), Box(180 + gap, 120, 300, 121)]
    upright = [Box(180, 90, 181, 150), Box(300, 90, 301, 150)]
    assert bool(find_ruled(IN_NET, [*parts, *upright])) is found


def test_a_line_drawn_twice_is_one() -> None:
    twice = [*NET, Box(182, 90, 183, 150)]
    assert cells(find_ruled(IN_NET, twice)[0]) == [["a", "b"], ["c", "d"]]
    overhang = [*IN_NET[:3], line("d", 178.5, 130)]
    assert cells(find_ruled(overhang, twice)[0]) == [["a", "b"], ["c", "d"]]
    apart = [*NET, Box(240, 90, 241, 150)]
    assert cells(find_ruled([*IN_NET, line("e", 250, 100)], apart)[0])[0] == ["a", "b", "e"]


@pytest.mark.parametrize(("words", "found"), [(58, True), (62, False)])
def test_more_words_in_a_cell_are_text_in_a_frame(words: int, found: bool) -> None:
    lines = [line("w " * words, 70, 100, width=80), *IN_NET[1:]]
    assert bool(find_ruled(lines, NET)) is found


def test_most_cells_of_a_table_are_filled() -> None:
    net = ruled((60, 180, 300, 420), (90, 120, 150, 180))
    corners = [line("a", 70, 100), line("b", 190, 100), line("c", 310, 130), line("d", 70, 160)]
    assert not find_ruled(corners, net)
    assert find_ruled([*corners, line("e", 190, 160)], net)


def test_a_cell_begins_right_of_its_line_with_an_overhang() -> None:
    lines = [*IN_NET[:3], line("d", 178.5, 130)]
    assert cells(find_ruled(lines, NET)[0]) == [["a", "b"], ["c", "d"]]


def test_a_table_without_a_cell_in_its_corner_goes_on_over_a_page() -> None:
    above = find_ruled(IN_NET[1:], NET)[0]
    below = find_ruled([replace(one, page=2) for one in IN_NET], NET)[0]
    assert continues_table(above, below, 10)
    assert not continues_table(above, Grid(tuple(row[:1] for row in below.rows)), 10)
