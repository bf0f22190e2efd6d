"""Tables by their cells in rows and columns."""

from __future__ import annotations

import pytest

from pipeline.layout.tables import continues_table, continuing_rows, find_grids
from pipeline.model.page import Line
from tests.layout.cells import ROWS, cells, table
from tests.stages.builders import body, line


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
    rows = table([(LONG, "12", "40"), *ROWS[2:]], y=116, xs=(70, 250, 330))
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
    touching = line("Port", 70, 100, width=176)
    assert first_of(touching, *[line("Port", x, 100) for x in (250, 330)]) == own


NEAR = table(ROWS[1:], y=115)
REACH = max(one.box.x1 for one in NEAR if one.box) - 70


@pytest.mark.parametrize(
    ("text", "x", "width", "y", "headed"),
    [
        ("Port Boats Crews", 70, REACH, 98, True),
        ("Port Boats Crews", 76, REACH, 98, True),
        ("Port Boats Crews", 78, REACH - 8, 98, False),  # from the first column
        ("Port Boats Crews", 70, REACH + 6, 98, True),
        ("Port Boats Crews", 70, REACH + 8, 98, False),  # to the last
        ("Port Boats", 70, REACH, 98, False),  # a word for each
        ("Port, boats, crews.", 70, REACH, 98, False),  # a sentence
        ("Port Boats Crews", 70, REACH, 84, False),  # too far above
    ],
)
def test_a_head_over_near_columns_may_be_one_line(
    text: str, x: float, width: float, y: float, headed: bool
) -> None:
    (grid,) = find_grids([line(text, x, y, width=width), *NEAR], 10)
    first = [text, "", ""] if headed else list(ROWS[1])
    assert cells(grid)[0] == first


@pytest.mark.parametrize(
    ("joined", "other", "head"),
    [
        (("Port Boats", 70, 155), ("Crew", 240), ["Port Boats", "", "Crew"]),
        (("Port Boats", 77.5, 147.5), ("Crew", 240), None),  # from its first column
        (("Port Boats", 70, 162.5), ("Crew", 240), None),  # to its last
        (("Port", 70, 155), ("Crew", 240), None),  # a word for each
        (("Port Boats.", 70, 155), ("Crew", 240), None),
        (("Port Boats", 70, 155), ("Crew", 290), None),  # not over its column
        (("Port", 70, 20), ("Boats Crew", 215, 35), ["Port", "Boats Crew", ""]),
        (("Port", 70, 20), ("Boats Crew", 223, 27), None),
        (("Port Boats", 70, 155), ("Crew", 231), None),  # it touches the next
    ],
)
def test_a_head_may_have_one_line_over_several_columns(
    joined: tuple[str, float, float],
    other: tuple[str, float] | tuple[str, float, float],
    head: list[str] | None,
) -> None:
    rows = table(ROWS[1:], y=115, xs=(70, 215, 240))
    above = [
        line(text, x, 98, width=next(iter(width), None)) for text, x, *width in (joined, other)
    ]
    (grid,) = find_grids([*above, *rows], 10)
    assert cells(grid)[0] == (head or list(ROWS[1]))


@pytest.mark.parametrize(("step", "x", "columns"), [(14, 70, 3), (15.1, 70, 4), (14, 76, 4)])
def test_a_table_stands_beside_a_column_of_text(step: float, x: float, columns: int) -> None:
    """The text stands line below line at one edge; the rows of the table are on its lines.

    What stands further down, or at two edges, may be cells of the table.
    """
    words = "and the boats had left the harbour long before"
    text = [line(words, x if at % 2 else 70, 100 + step * at, number=at) for at in range(9)]
    rows = table(y=100 + 2 * step, step=step, xs=(350, 430, 480))
    head = line("the first light.", 70, 100 + 2 * step, number=10)
    beside = [one for one in text if one.number != 2]
    grids = find_grids([*beside, head, *rows], 10)
    assert [row[-3:] for row in cells(grids[0])] == [list(row) for row in ROWS]
    assert {len(row) for grid in grids for row in grid.rows} == {columns}


@pytest.mark.parametrize(
    ("last", "item", "found"),
    [
        (70, 58, True),
        (102, 58, False),  # not at the text's edge
        (70, 38, False),
    ],
)
def test_where_a_paragraph_ends_and_an_item_begins_a_table_stands_beside_them(
    last: float, item: float, found: bool
) -> None:
    words = "and the boats had left the harbour long before"
    text = [line(words, 70, 100 + 14 * at, number=at) for at in range(9)]
    text[2] = line("as ever in the dark,", 70, 128, number=2)
    text[3] = line("by the first light they left.", last, 142, number=3)
    text[4] = line("3. A common list of all the boats:", item, 156, number=4)
    rows = table(y=128, step=14, xs=(350, 430, 480))
    grids = find_grids([*text, *rows], 10)
    assert ([cells(grid) for grid in grids] == [[list(row) for row in ROWS]]) is found


def test_right_below_a_paragraph_the_first_column_of_a_table_is_none_of_its_lines() -> None:
    words = "and the boats had left the harbour long before"
    text = [line(words, 70, 100 + 14 * at, number=at) for at in range(9)]
    text[3] = line("by the first light they left.", 70, 142, number=3)
    text[4] = line("3. A common list of all the boats:", 58, 156, number=4)
    above = [line(words, 350, 100 + 14 * at, number=20 + at) for at in range(2)]
    rows = table(y=128, step=14, xs=(350, 430, 480))
    grids = find_grids([*text, *above, *rows], 10)
    assert [cells(grid) for grid in grids] == [[list(row) for row in ROWS]]


@pytest.mark.parametrize(
    ("x", "y", "headed"), [(70, 85, False), (60, 85, True), (70, 82, True)]
)  # above it at another edge, or apart
def test_the_last_line_of_a_text_is_no_head(x: float, y: float, headed: bool) -> None:
    text, head = (
        line("The ports of the coast are", x, y),
        line("Port Boats Crews", 70, 98, width=REACH),
    )
    (grid,) = find_grids([text, head, *NEAR], 10)
    assert (cells(grid)[0] == ["Port Boats Crews", "", ""]) is headed


def test_one_row_or_one_column_is_no_table() -> None:
    assert not find_grids(table(ROWS[:1]), 10)
    assert len(find_grids(table(ROWS[:2]), 10)[0].rows) == 2
    assert not find_grids(table([row[:1] for row in ROWS]), 10)


@pytest.mark.parametrize(("gap", "found"), [(8, True), (6, False)])
def test_gaps_between_cells_are_wider_than_a_space(gap: float, found: bool) -> None:
    rows = [("aaaa", "1"), ("bbbb", "2"), ("cccc", "3")]
    assert bool(find_grids(table(rows, xs=(70, 90 + gap)), 10)) is found


@pytest.mark.parametrize(("at", "rows"), [(0, 3), (1, 2), (2, 2), (3, 3)])
def test_a_row_whose_cells_touch_is_no_row_of_the_table(at: int, rows: int) -> None:
    """The first cell of one row ends four points before the second: two words of one line."""
    lines = [
        one
        for n, text in enumerate(("Port", "Orsa", "Lume", "Vey"))
        for one in (
            line(text, 70, 100 + 12 * n, width=126 if n == at else 40),
            line("12", 200, 100 + 12 * n),
        )
    ]
    assert len(find_grids(lines, 10)[0].rows) == rows


def test_a_line_under_no_column_ends_a_table() -> None:
    lines = [*table(), line("note", 140, 159.5)]
    assert cells(find_grids(lines, 10)[0])[-1] == ["Vey", "9", "22"]
    row = table([("Tor", "3", "8")], y=160, xs=(70, 240, 300))
    assert cells(find_grids([*table(), *row], 10)[0])[-1] == ["Vey", "9", "22"]


def test_half_the_rows_of_a_table_may_be_long() -> None:
    long, short = ("x" * 20, "y" * 20), ("Orsa", "12")
    rows = [*table([long, long, short, short]), *table([("z" * 50, "z" * 50)] * 6, y=300)]
    assert [len(grid.rows) for grid in find_grids(rows, 10)] == [4]


def test_two_tables_one_right_below_the_other_are_two() -> None:
    lower = table(ROWS, y=145, xs=(100, 230, 330))
    found = find_grids([*table([row[:2] for row in ROWS[1:]], xs=(70, 400)), *lower], 10)
    assert [len(grid.rows) for grid in found] == [3, 4]


def test_a_table_may_have_a_head_of_long_cells() -> None:
    head = ("The ports of the coast", "Boats in a good year", "Crews in a good year")
    assert len(find_grids(table([head, *ROWS[1:]], xs=(70, 200, 320)), 10)[0].rows) == 4


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
    rows = [("aa", "1"), ("bb", "2"), ("x" * 25, "3"), ("cc", "4")]
    assert len(find_grids(table(rows, xs=(70, 210)), 10)[0].rows) == 4
    assert len(find_grids(table(rows, xs=(70, 208)), 10)[0].rows) == 2


@pytest.mark.parametrize(("bold", "rows"), [(True, 3), (False, 4)])
def test_text_as_bold_as_a_tables_head_is_no_longer_than_its_cells(bold: bool, rows: int) -> None:
    above = [("aaa", "bbb"), ("ccc", "ddd"), ("eee", "fff")]
    heads = [
        line(cell, x, 100 + 15 * n, bold=n == 0 or bold)
        for n, row in enumerate(above)
        for cell, x in zip(row, (70, 150), strict=True)
    ]
    last = [line("g" * 15, 70, 145, width=70, bold=bold), line("hhh", 150, 145, bold=bold)]
    assert len(find_grids([*heads, *last], 10)[0].rows) == rows


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
