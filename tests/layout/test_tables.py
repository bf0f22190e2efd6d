"""Tables by their cells, or by their drawn lines."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from pipeline.layout.tables import (
    Grid,
    continues_table,
    continuing_rows,
    find_grids,
    find_ruled,
)
from pipeline.model.geometry import Box
from pipeline.model.page import Line
from tests.stages.builders import body, line

ROWS = (("Port", "Boats", "Crew"), ("Orsa", "12", "40"), ("Lume", "7", "31"), ("Vey", "9", "22"))


def table(
    rows: Sequence[Sequence[str]] = ROWS,
    y: float = 100.0,
    step: float = 15.0,
    xs: Sequence[float] = (70.0, 200.0, 300.0),
    page: int = 1,
) -> list[Line]:
    return [
        line(cell, xs[at], y + step * row, page=page, number=100 * page + 10 * row + at)
        for row, cells in enumerate(rows)
        for at, cell in enumerate(cells)
        if cell
    ]


def cells(grid: Grid) -> list[list[str]]:
    return [[" ".join(one.text for one in cell) for cell in row] for row in grid.rows]


def test_short_pieces_in_rows_and_columns_are_a_table() -> None:
    grids = find_grids([*body(3, y=30), *table(), *body(3, y=200)], 10)
    assert [cells(grid) for grid in grids] == [[list(row) for row in ROWS]]


@pytest.mark.parametrize(("step", "found"), [(28, True), (32, False)])
def test_rows_follow_each_other(step: float, found: bool) -> None:
    assert bool(find_grids(table(step=step), 10)) is found


LONG = "Orsa, with both of its outer piers"


@pytest.mark.parametrize("bold", [True, False])
def test_a_head_of_short_words_stands_over_longer_cells(bold: bool) -> None:
    """The second row's first cell reaches near the second column, as a line of text would."""
    head = [line(c, x, 100, bold=bold) for c, x in zip(ROWS[0], (70, 250, 330), strict=True)]
    rows = table([(LONG, "12", "40"), *ROWS[2:]], y=115, xs=(70, 250, 330))
    assert [cells(grid) for grid in find_grids([*head, *rows], 10)] == [
        [list(ROWS[0]), [LONG, "12", "40"], *map(list, ROWS[2:])]
    ]


@pytest.mark.parametrize(("bold", "found"), [(True, 1), (False, 0)])
def test_over_a_single_row_of_longer_cells_a_head_is_bold(bold: bool, found: int) -> None:
    head = [line(c, x, 100, bold=bold) for c, x in zip(ROWS[0], (70, 250, 330), strict=True)]
    row = table([(LONG, "12", "40")], y=115, xs=(70, 250, 330))
    assert len(find_grids([*head, *row], 10)) == found


def test_a_row_above_that_is_no_head_stays_apart() -> None:
    rows = table([(LONG, "12", "40"), *ROWS[2:]], y=115, xs=(70, 250, 330))

    def first_of(*above: Line) -> list[str]:
        return cells(find_grids([*above, *rows], 10)[0])[0]

    own = [LONG, "12", "40"]
    assert first_of(line("Port", 70, 100), line("Boats", 250, 100)) == own  # a cell is missing
    assert first_of(*[line("Port", x, 100) for x in (70, 290, 330)]) == own  # not over its column
    assert first_of(*[line("Port", x, 80) for x in (70, 250, 330)]) == own  # too far above


def test_one_row_or_one_column_is_no_table() -> None:
    assert not find_grids(table(ROWS[:1]), 10)
    assert len(find_grids(table(ROWS[:2]), 10)[0].rows) == 2
    assert not find_grids(table([row[:1] for row in ROWS]), 10)


@pytest.mark.parametrize(("gap", "found"), [(8, True), (6, False)])
def test_gaps_between_cells_are_wider_than_a_space(gap: float, found: bool) -> None:
    rows = [("aaaa", "1"), ("bbbb", "2"), ("cccc", "3")]
    assert bool(find_grids(table(rows, xs=(70, 90 + gap)), 10)) is found


@pytest.mark.parametrize(("off", "found"), [(6, True), (8.5, False)])
def test_cells_of_a_column_are_aligned(off: float, found: bool) -> None:
    moved = [
        one if one.text != "12345" else line("12345", 200 + off, 115)
        for one in table([("Port", "Boats"), ("Orsa", "12345"), ("Lume", "76543")])
    ]
    assert bool(find_grids(moved, 10)) is found


def test_columns_may_be_set_to_the_right_or_centred() -> None:
    right = [
        line(text, 300 - 5 * len(text), 100 + 15 * at)
        for at, text in enumerate(("Boats", "1", "100000"))
    ]
    left = [line(text, 70, 100 + 15 * at) for at, text in enumerate(("Port", "Orsa", "Lume"))]
    assert cells(find_grids([*left, *right], 10)[0]) == [
        ["Port", "Boats"], ["Orsa", "1"], ["Lume", "100000"],
    ]  # fmt: skip
    centred = [
        line(text, 300 - 2.5 * len(text), 100 + 15 * at)
        for at, text in enumerate(("Boats", "1", "100000000"))
    ]
    assert find_grids([*left, *centred], 10)


@pytest.mark.parametrize(("length", "found"), [(28, True), (32, False)])
def test_of_two_columns_neither_may_be_text(length: int, found: bool) -> None:
    rows = [("Orsa", "x" * length), ("Lume", "y" * length), ("Vey", "z" * length)]
    assert bool(find_grids(table(rows), 10)) is found


@pytest.mark.parametrize(("length", "found"), [(55, True), (65, False)])
def test_of_three_columns_one_may_be_long_but_no_text(length: int, found: bool) -> None:
    rows = [("Orsa", "12", "x" * length), ("Lume", "7", "y" * length), ("Vey", "9", "z" * length)]
    assert bool(find_grids(table(rows), 10)) is found


@pytest.mark.parametrize(("length", "found"), [(14, True), (17, False)])
def test_half_the_columns_are_short(length: int, found: bool) -> None:
    rows = [("a" * length, "x" * 20), ("b" * length, "y" * 20), ("c" * length, "z" * 20)]
    assert bool(find_grids(table(rows), 10)) is found


def test_of_three_columns_two_are_short() -> None:
    rows = [(f"{port} " * 4, "nets " * 4, "5") for port in ("Orsa", "Lume", "Oren")]
    assert not find_grids(table(rows, xs=(70, 250, 430)), 10)
    short = [(first, "nets", last) for first, _, last in rows]
    assert find_grids(table(short, xs=(70, 250, 430)), 10)


def test_a_row_and_the_second_line_of_its_cell_are_no_table() -> None:
    row = [line("Port", 70, 100), line("Boats", 200, 100)]
    assert not find_grids([*row, line("side", 70, 112)], 10)


def test_a_list_with_drawn_bullets_is_no_table() -> None:
    rows = table()
    bulleted = [*rows[:-1], line(rows[-1].text, 300, 145, drawn_bullet=True)]
    assert not find_grids(bulleted, 10)


def test_a_cell_may_go_on_in_a_second_line() -> None:
    lines = [*table(), line("harbour", 70, 159.5)]
    assert cells(find_grids(lines, 10)[0])[-1] == ["Vey harbour", "9", "22"]
    apart = [*table(), line("harbour", 70, 160.5)]
    assert cells(find_grids(apart, 10)[0])[-1] == ["Vey", "9", "22"]


def test_words_of_justified_text_under_a_table_are_no_row_of_it() -> None:
    near = [("aaa", "bbb"), ("ccc", "ddd"), ("eee", "fff"), ("g" * 15, "hhh")]
    grid = find_grids(table(near, xs=(70, 150)), 10)[0]
    assert len(grid.rows) == 3


@pytest.mark.parametrize(("length", "rows"), [(14, 4), (15, 3)])
def test_near_columns_hold_no_cell_much_longer_than_those_above(length: int, rows: int) -> None:
    above = table([("aaa", "bbb"), ("ccc", "ddd"), ("eee", "fff")], xs=(70, 150))
    long = [line("g" * length, 70, 145, width=70), line("hhh", 150, 145)]
    assert len(find_grids([*above, *long], 10)[0].rows) == rows


def test_a_longer_cell_lets_those_below_it_be_longer() -> None:
    cells_at = [(100, "aaa", "bbb"), (115, "c" * 13, "ddd"), (130, "e" * 30, "fff")]
    lines = [
        one
        for y, left, right in cells_at
        for one in (line(left, 70, y, width=min(70, 5 * len(left))), line(right, 150, y))
    ]
    assert len(find_grids(lines, 10)[0].rows) == 3


def test_where_columns_stand_far_apart_a_cell_may_be_longer() -> None:
    rows = [("aa", "1"), ("x" * 25, "2"), ("bb", "3")]
    assert len(find_grids(table(rows, xs=(70, 250)), 10)[0].rows) == 3


def test_a_cell_ends_before_the_next_columns_head() -> None:
    rows = table([("aaa", "bbb"), ("ccc", "ddd"), ("eee", "fff")], xs=(70, 150))
    wide = [line("ggg", 70, 145, width=85), line("h", 163, 145, width=2)]
    assert len(find_grids([*rows, *wide], 10)[0].rows) == 3


def test_a_table_goes_on_at_the_top_of_the_next_page() -> None:
    above = find_grids(table(), 10)[0]
    below = find_grids(table((("Tor", "3", "8"), ("Una", "4", "9")), page=2), 10)[0]
    assert continues_table(above, below, 10)
    assert not continues_table(below, above, 10)
    later = find_grids(table((("Tor", "3", "8"), ("Una", "4", "9")), page=3), 10)[0]
    assert not continues_table(above, later, 10)
    moved = table((("Tor", "3", "8"), ("Una", "4", "9")), page=2, xs=(70, 240, 340))
    assert not continues_table(above, find_grids(moved, 10)[0], 10)
    fewer = table((("Tor", "3"), ("Una", "4")), page=2)
    assert not continues_table(above, find_grids(fewer, 10)[0], 10)


def test_rows_over_a_page_are_those_at_its_top_that_fit() -> None:
    above = find_grids(table(), 10)[0]
    lines = [*table((("Tor", "3", "8"),), page=2), *body(3, y=130)]
    assert [[one.text for one in row] for row in continuing_rows(above, lines, 10)] == [
        ["Tor", "3", "8"]
    ]
    assert continuing_rows(above, [*body(1, y=50), *lines], 10) == ()
    near = table((("x" * 25, "3", "8"),), page=2)
    assert continuing_rows(above, near, 10) == ()
    moved = table((("Tor", "3", "8"),), page=2, xs=(90, 240, 340))
    assert continuing_rows(above, moved, 10) == ()


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


FLOWS = (
    ("The people concerned now", "would have"),
    ("receive a letter in a", "saved doing"),
    ("language that they know", "the work twice"),
)


def flows(below: Line, step: float = 12.0) -> bool:
    return not find_grids([*table(FLOWS, xs=(70, 300), step=step), below], 10)


def test_a_narrow_column_that_goes_on_below_is_text_beside_a_box() -> None:
    assert flows(line("and would have cost the town much less than it did so far", 300, 136))
    assert not flows(line("Vey", 300, 136))  # a sentence or a heading of its own
    assert not flows(
        line("and would have cost the town much less than it did so far", 320, 136)
    )  # another edge
    assert not flows(
        line("and would have cost the town much less than it did so far", 300, 136, italic=True)
    )


def test_what_stands_further_below_a_table_is_no_more_of_it() -> None:
    assert flows(line("and would have cost the town much less than it did so far", 300, 138.9))
    assert not flows(line("and would have cost the town much less than it did so far", 300, 139.1))


def test_rows_set_apart_are_no_lines_of_text() -> None:
    assert flows(
        line("and would have cost the town much less than it did so far", 300, 138.7 + 4), step=14.9
    )
    assert not flows(
        line("and would have cost the town much less than it did so far", 300, 143), step=15.1
    )


def test_a_narrow_column_that_comes_from_above_is_text_beside_a_box() -> None:
    rows = table(FLOWS, xs=(70, 300), step=12)

    def found(above: str) -> bool:
        return bool(find_grids([line(above, 300, 88), *rows], 10))

    assert not found("Had they asked the associations of both towns earlier, they")
    assert found("The associations of both towns were asked too late to help.")
