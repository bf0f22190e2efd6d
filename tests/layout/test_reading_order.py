"""Columns from left to right, bands from top to bottom."""

from __future__ import annotations

import pytest

from pipeline.layout.reading_order import reading_order
from tests.stages.builders import column, line, plain, texts


def test_columns_are_read_one_after_the_other() -> None:
    left, right = column("a", "b", "c"), column("d", "e", "f", x=300)
    mixed = [one for pair in zip(left, right, strict=True) for one in pair]
    assert texts(reading_order(mixed, 10)) == ["a", "b", "c", "d", "e", "f"]


@pytest.mark.parametrize(("gap", "columns"), [(7.5, True), (6, False)])
def test_a_gutter_is_wider_than_a_word_space(gap: float, columns: bool) -> None:
    left = [line("xx", width=100, y=y) for y in (100, 112)]
    right = [line("yy", x=170 + gap, width=100, y=y) for y in (100, 112)]
    order = texts(reading_order([left[0], right[0], left[1], right[1]], 10))
    assert order == (["xx", "xx", "yy", "yy"] if columns else ["xx", "yy", "xx", "yy"])


@pytest.mark.parametrize(
    ("gap", "rows", "width", "hang", "columns"),
    [
        (3, 3, 110, 0, True),
        (2, 3, 110, 0, False),  # narrower than a word space
        (3, 2, 110, 0, False),  # too few lines show an edge
        (3, 3, 90, 0, False),  # labels: a column of text is wider
        (3, 3, 110, 29, True),  # items hang from the edge that their heading begins at
        (3, 3, 110, 31, False),
    ],
)
def test_a_narrow_gutter_shows_by_lines_that_begin_at_its_edge(
    gap: float, rows: int, width: float, hang: float, columns: bool
) -> None:
    left = [line("xx", y=100 + 12 * row, width=width) for row in range(rows)]
    edge = 70 + width + gap
    places = [edge, *[edge + hang] * (rows - 1)]
    right = [line("yy", x=x, y=100 + 12 * row, width=100) for row, x in enumerate(places)]
    mixed = [one for pair in zip(left, right, strict=True) for one in pair]
    order = texts(reading_order(mixed, 10))
    assert (order == ["xx"] * rows + ["yy"] * rows) is columns


def test_one_line_beside_another_is_a_row() -> None:
    lines = [line("label"), line("value", x=300), line("below", y=130), line("far", x=300, y=130.5)]
    assert texts(reading_order(lines[:2], 10)) == ["label", "value"]
    row = [line("right", x=300, y=99), line("left")]
    assert texts(reading_order(row, 10)) == ["left", "right"]


def test_one_line_beside_several_is_in_the_row_of_the_first() -> None:
    lines = [line("label"), line("below", y=130), line("value", x=300)]
    assert texts(reading_order(lines, 10)) == ["label", "value", "below"]
    two = [*lines, line("more", x=300, y=130)]
    assert texts(reading_order(two, 10)) == ["label", "below", "value", "more"]


@pytest.mark.parametrize(("cells", "gap", "below"), [
    (3, 11, True),
    (3, 9, False),  # a line of the first column
    (2, 11, False),  # columns of text: the second ends higher
])  # fmt: skip
def test_what_stands_below_a_row_of_cells_is_below_all_of_them(
    cells: int, gap: float, below: bool
) -> None:
    """Each cell has two lines; three of them that end in one row are no columns of a text."""
    places = [70.0, 230.0, 390.0][:cells]
    first = [one for x in places for one in column("nets and", "ropes", x=x)]
    rest = column("Title", "Place", y=122 + gap)
    wide = line("text", y=200, width=400)
    order = texts(reading_order([*first, *rest, wide], 10))
    assert (order[-3:] == ["Title", "Place", "text"]) is below


@pytest.mark.parametrize(
    ("below", "lower", "step", "more", "columns"),
    [
        ("cabos", 0, 12, 0, True),
        ("Cabos", 0, 12, 0, False),  # no sentence goes on
        ("cabos", 2.4, 12, 0, True),
        ("cabos", 4, 12, 0, False),  # the other column would begin beside the first line
        ("cabos", 0, 20, 0, True),
        ("cabos", 0, 21, 0, False),
        ("cabos", 0, 12, 1, True),
        ("cabos", 0, 12, 2, False),  # columns that are made equally long would be so
    ],
)
def test_the_last_lines_of_a_text_may_stand_in_two_columns(
    below: str, lower: float, step: float, more: int, columns: bool
) -> None:
    left = [line("nets and"), *column(below, *["y velas"] * more, y=100 + step)]
    right = line("ropes", x=300, y=100 + lower)
    order = texts(reading_order([*left, right], 10))
    assert (order == [*texts(left), "ropes"]) is columns


@pytest.mark.parametrize(("lower", "order"), [(4.9, "ab"), (5.1, "ba")])
def test_lines_that_share_half_their_height_are_in_one_row(lower: float, order: str) -> None:
    lines = [line("b", x=120, y=100), line("a", y=100 + lower, width=80)]
    assert "".join(texts(reading_order(lines, 10))) == order


def test_a_line_over_both_columns_parts_the_page_into_bands() -> None:
    title = line("t", y=60, width=430)
    foot = line("z", y=300, width=430)
    lines = [title, *column("a", "b", "c"), *column("d", "e", "f", x=300), foot]
    assert texts(reading_order(lines[::-1], 10)) == ["t", "a", "b", "c", "d", "e", "f", "z"]


def test_two_bands_of_columns_are_read_one_after_the_other() -> None:
    lines = [
        *column("a", "b"),
        *column("c", "d", x=300),
        line("over both", y=140, width=430),
        *column("e", "f", y=170),
        *column("g", "h", x=300, y=170),
    ]
    order = ["a", "b", "c", "d", "over both", "e", "f", "g", "h"]
    assert texts(reading_order(lines[::-1], 10)) == order


def test_a_short_line_above_a_column_is_its_own() -> None:
    lines = [line("t", y=60, width=430), line("a", y=100), *column("b", "c", y=112)]
    lines += column("d", "e", x=300, y=112)
    assert texts(reading_order(lines, 10)) == ["t", "a", "b", "c", "d", "e"]


def test_a_line_over_columns_may_begin_right_of_a_short_heading_below_it() -> None:
    quote = line("q", x=150, y=60, width=250)
    left, right = line("l", y=90, width=30), line("r", x=320, y=90, width=30)
    text = [*column("a", "b", y=110), *column("c", "d", x=320, y=110)]
    wide = [line(one.text, x=one.box.x0, y=one.box.top, width=200) for one in text if one.box]
    order = texts(reading_order([quote, left, right, *wide], 10))
    assert order == ["q", "l", "a", "b", "r", "c", "d"]
    second = [line("m", y=100, width=30), line("s", x=320, y=100, width=30)]
    order = texts(reading_order([quote, left, right, *second, *wide], 10))
    assert order == ["q", "l", "m", "a", "b", "r", "s", "c", "d"]


def test_a_line_nearer_to_what_spans_below_is_read_with_it() -> None:
    columns = [*column("a", "b", "c"), *column("d", "e", "f", x=300)]
    label = line("label", y=166)
    over = line("over both columns", y=178, width=430)
    order = texts(reading_order([*columns, label, over], 10))
    assert order == ["a", "b", "c", "d", "e", "f", "label", "over both columns"]


def test_all_lines_near_what_spans_below_are_read_with_it() -> None:
    lines = [*column("a", "b", "c"), *column("d", "e", "f", x=300)]
    lines += [line("label", y=150), line("more", y=165), line("over", y=178, width=430)]
    order = ["a", "b", "c", "d", "e", "f", "label", "more", "over"]
    assert texts(reading_order(lines, 10)) == order


def test_a_line_no_nearer_to_what_spans_below_is_its_columns() -> None:
    lines = [*column("a", "b", "c"), *column("d", "e", "f", x=300)]
    lines += [line("last", y=136), line("over", y=148, width=430)]
    order = ["a", "b", "c", "last", "d", "e", "f", "over"]
    assert texts(reading_order(lines, 10)) == order


def test_the_last_lines_of_two_columns_are_theirs_however_near_what_spans_below_is() -> None:
    lines = [*column("a", "b", "c"), *column("d", "e", "f", x=300)]
    lines += [line("over", y=135, width=430), line("more", y=147, width=430)]
    order = ["a", "b", "c", "d", "e", "f", "over", "more"]
    assert texts(reading_order(lines, 10)) == order


@pytest.mark.parametrize(("size", "bold", "color", "below"), [
    (14, False, "#000000", True),
    (10, True, "#000000", True),
    (10, False, "#0000ff", True),
    (10, False, "#000000", False),
    (8, True, "#0000ff", False),  # a credit under the last portrait
])  # fmt: skip
def test_a_line_that_heads_what_spans_below_is_read_with_it(
    size: float, bold: bool, color: str, below: bool
) -> None:
    """A row of names above a narrow heading, which stands nearer to them than to its text."""
    names = [
        line(c, x=90 + 100 * at, y=y)
        for at in range(3)
        for c, y in zip("an", (100, 110), strict=False)
    ]
    heading = line("heading", y=122, size=size, bold=bold, color=color)
    text = [line("over all columns", x=95, y=y, width=400) for y in (150, 162)]
    order = texts(reading_order([*names, heading, *text], 10))
    at = order.index("heading")
    assert (order[at + 1 :] == ["over all columns"] * 2) is below


def test_a_bold_line_under_bold_ones_is_the_columns_own() -> None:
    xs = (90, 190, 290)
    cells = [line(f"name {y}", x=x, y=y, bold=True) for x in xs for y in (100, 110)]
    text = [line("over all columns", x=95, y=y, width=400) for y in (150, 162)]
    order = texts(reading_order([*cells, line("last", y=122, bold=True), *text], 10))
    assert order.index("last") < len(order) - 3


@pytest.mark.parametrize("y", [140, 150])
def test_a_line_nearer_to_its_column_is_read_with_that(y: float) -> None:
    # The column ends at 134, what spans both begins at 178, and a line is 10 points high.
    columns = [*column("a", "b", "c"), *column("d", "e", "f", x=300)]
    over = line("over both columns", y=178, width=430)
    order = texts(reading_order([*columns, line("label", y=y), over], 10))
    assert order[order.index("c") + 1 :][:1] == ["label"]
    assert order[-1] == "over both columns"


def test_columns_whose_lines_stand_between_each_others_are_columns() -> None:
    left, right = column("a", "b", "c"), column("d", "e", "f", x=300, y=106)
    drawn = [one for pair in zip(left, right, strict=True) for one in pair]
    assert texts(reading_order(drawn, 10)) == ["a", "b", "c", "d", "e", "f"]


def test_columns_that_do_not_share_height_are_read_from_top_to_bottom() -> None:
    lines = [*column("A.", "B.", y=300), *column("C.", "D.", x=300, y=100)]
    assert texts(reading_order(lines, 10)) == ["C.", "D.", "A.", "B."]


@pytest.mark.parametrize(("last", "first", "bottom", "left_first"), [
    ("and nets", "and ropes.", 300, True),
    ("and nets", "and ropes.", 301, False),  # beside the first line of the left column
    ("and nets.", "and ropes.", 300, False),
    ("and nets", "Ropes.", 300, False),
])  # fmt: skip
@pytest.mark.parametrize("lines", [1, 2])
def test_a_sentence_goes_on_at_the_next_columns_top_above_what_is_left_of_its_own(
    last: str, first: str, bottom: float, left_first: bool, lines: int
) -> None:
    """As where a callout above the left lines is taken out."""
    left = column("Boats", "and oars", last, y=300)
    right = column(*[first, "And so on."][:lines], x=300, y=bottom + 2 - 12 * lines)
    both = texts(reading_order([*left, *right], 10))
    assert (both == texts([*left, *right])) is left_first


@pytest.mark.parametrize(("top", "order"), [(121, "abcd"), (128, "acbd")])
def test_columns_share_half_the_height_of_the_shorter(top: float, order: str) -> None:
    left = [line("a", y=100), line("b", y=140)]
    right = [line("c", 300, top), line("d", 300, top + 40)]
    assert "".join(texts(reading_order([*left, *right], 10))) == order


@pytest.mark.parametrize(("top", "order"), [(124, "abcdefgh"), (130, "abcedfgh")])
def test_or_two_lines_of_each_stand_beside_the_other(top: float, order: str) -> None:
    lines = [*column(*"abcd"), *column(*"efgh", x=300, y=top)]
    assert "".join(texts(reading_order(lines, 10))) == order


def test_one_line_beside_a_block_makes_no_column_of_those_below_it() -> None:
    right = [line(c, 300, y) for c, y in zip("efgh", (126, 200, 260, 320), strict=True)]
    assert "".join(texts(reading_order([*column(*"abcd"), *right], 10))) == "abcedfgh"


def test_one_line_beside_a_block_makes_no_column_of_those_above_it() -> None:
    left = [line(c, 70, y) for c, y in zip("efgh", (126, 200, 260, 320), strict=True)]
    assert "".join(texts(reading_order([*left, *column(*"abcd", x=300)], 10))) == "abecdfgh"


def test_the_widest_strip_of_a_row_parts_the_columns() -> None:
    """Behind its number, a heading begins a column."""
    number, heading = line("1.", y=100), line("h", 95, y=100)
    left = [line(c, y=y, width=200) for c, y in (("a", 112), ("b", 124))]
    lines = [line("t", y=60, width=430), number, heading, *left, *column("d", "e", "f", x=300)]
    assert texts(reading_order(lines, 10)) == ["t", "1.", "h", "a", "b", "d", "e", "f"]


def test_lines_in_a_row_overlap_by_more_than_their_edges() -> None:
    lines = [line("b", x=120, y=104), line("a", y=100, width=80)]
    assert texts(reading_order(lines, 10)) == ["a", "b"]
    lines = [line("b", x=90, y=106, width=80), line("a", x=100, y=100, width=80)]
    assert texts(reading_order(lines, 10)) == ["a", "b"]


def test_without_geometry_lines_keep_their_order() -> None:
    assert texts(reading_order([plain("b"), plain("a")], 0)) == ["b", "a"]
    assert texts(reading_order([line("b", y=200), line("a")], 0)) == ["b", "a"]
    assert texts(reading_order([line("b", y=200), line("a")], 10)) == ["a", "b"]
