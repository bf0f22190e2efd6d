"""What is drawn later, between two pieces of a line, on runs made by hand."""

from __future__ import annotations

import pytest

from pipeline.readers.lines.runs import Run
from tests.readers.test_lines import lines, run, texts


@pytest.mark.parametrize(
    ("x0", "x1", "inside"),
    [(9.2, 19, True), (8.8, 19, False), (11, 20.8, True), (11, 21.2, False)],
)
def test_what_is_drawn_later_reaches_a_little_over_the_pieces_beside_it(
    x0: float, x1: float, inside: bool
) -> None:
    other, later = run("elsewhere", 300, 500), run("cd", x0, width=x1 - x0)
    found = texts(run("ab", 0), run("ef", 20), other, later)
    assert len(found) == (2 if inside else 3)


@pytest.mark.parametrize(
    ("text", "size", "apart"),
    [("label", 10.45, True), ("label", 10.4, False), ("12%", 11, False)],
)
def test_what_is_coloured_and_larger_by_one_in_25_is_another_text(
    text: str, size: float, apart: bool
) -> None:
    other, beside = run("elsewhere", 300, 500), run(text, 18, size=size, color="#aa0000")
    assert (len(lines(run("text", 0, width=15), other, beside)) == 3) is apart


@pytest.mark.parametrize(
    ("text", "size", "lower", "apart"),
    [
        ("label", 12, 1.3, True),
        ("label", 12, -1.3, True),
        ("label", 12, 1.1, False),  # a pixel of rounding
        ("label", 10.3, 1.3, False),  # a line of one size that was drawn a little askew
        ("12 %", 12, 1.3, False),
    ],
)
def test_larger_words_on_another_baseline_are_another_text_in_any_colour(
    text: str, size: float, lower: float, apart: bool
) -> None:
    """A quotation in larger type beside a paragraph, whose lines fall between its lines."""
    other, beside = run("elsewhere", 300, 500), run(text, 18, 100 + lower, size=size)
    assert (len(lines(run("text", 0, width=15), other, beside)) == 3) is apart


@pytest.mark.parametrize(("lower", "count"), [(0.09, 2), (0.11, 3)])
def test_pieces_that_a_later_one_joins_stand_on_one_baseline(lower: float, count: int) -> None:
    other, later = run("elsewhere", 300, 500), run("cd", 10)
    assert len(lines(run("ab", 0), other, run("ef", 20, 100 + lower), later)) == count


@pytest.mark.parametrize(
    ("text", "gap", "pieces"),
    [
        ("word", 21, 1),
        ("word", 23, 2),
        ("https://orsa.example.org", 79, 1),  # which fills its line
        ("www.orsa.example.org", 79, 1),
        ("https://orsa.example.org", 81, 2),
        ("www.", 23, 2),
    ],
)
def test_an_address_may_be_drawn_far_behind_the_words_before_it(
    text: str, gap: float, pieces: int
) -> None:
    assert len(lines(run("See", 0, width=15), run(text, 15 + gap, width=200))) == pieces


def columns(
    edge: float = 200, rows: int = 4, end: float = 199, *, last: str = "sails"
) -> list[Run]:
    """Two columns, drawn one after the other; the last line of the first runs on to ``end``."""
    left = [
        [run("nets", 70, 100 + 12 * row), run("and", 95, 100 + 12 * row)] for row in range(rows)
    ]
    left[-1][1] = run(last, 95, 100 + 12 * (rows - 1), width=end - 95)
    right = [
        [run("ropes", edge if row == rows - 1 else 200, y), run("too", 230, y)]
        for row, y in enumerate(100 + 12 * row for row in range(rows))
    ]
    return [one for line in (*left, *right) for one in line]


@pytest.mark.parametrize("end", [199, 202])  # up to the next column, and over its edge
def test_a_line_that_runs_out_of_its_column_is_not_one_with_the_next_columns(end: float) -> None:
    assert sorted(texts(*columns(end=end)))[-2:] == ["ropes too", "ropes too"]


@pytest.mark.parametrize(
    ("edge", "rows"),
    [(200.2, 4), (200, 2)],  # not at the column's edge; too few lines show that there is one
)
def test_pieces_that_touch_elsewhere_are_one_line(edge: float, rows: int) -> None:
    assert any("sails" in text and "ropes" in text for text in texts(*columns(edge, rows)))


@pytest.mark.parametrize(("words", "apart"), [("ropes too", True), ("ropes", False)])
def test_lines_that_are_drawn_whole_show_a_column_and_single_words_do_not(
    words: str, apart: bool
) -> None:
    """In a narrow gutter the lines of two columns stand no further apart than words."""
    rows = [100 + 12 * row for row in range(3)]
    left = [run("nets and sails", 70, y, width=122) for y in rows]
    right = [run(words, 200, y, width=50) for y in rows]
    assert (f"nets and sails {words}" not in texts(*left, *right)) is apart


def test_what_is_drawn_in_one_go_is_one_line_wherever_its_words_begin() -> None:
    *others, ropes, too = columns()
    words = [run("sails", 95, 160, width=104), ropes._replace(baseline=160), too]
    placed = [one._replace(top=152, bottom=162, baseline=160) for one in words]
    assert any("sails" in text and "ropes" in text for text in texts(*others, *placed))


def test_a_marker_belongs_to_its_text() -> None:
    marks = [run("12.", 190, 100 + 12 * row, width=9) for row in range(4)]
    words = [
        [run("ropes", 200, 100 + 12 * row), run("too", 230, 100 + 12 * row)] for row in range(4)
    ]
    found = texts(*marks, *(one for line in words for one in line))
    assert len(found) == 4


@pytest.mark.parametrize(
    ("start", "below", "size", "whole"),
    [
        (86, 0, 10, True),  # the end of "a long line of text" at 100 is printed over by 14
        (84, 0, 10, False),  # by 16
        (86, 0.5, 10, False),
        (86, 0, 9, False),
    ],
)
def test_words_printed_over_the_end_of_those_before_go_on_their_line(
    start: float, below: float, size: float, whole: bool
) -> None:
    first = run("a long line of text", 5, width=95)
    second = run("goes on here", start, 100 + below, size=size, spaced=True)
    assert (texts(first, second) == ["a long line of text goes on here"]) is whole


def test_words_printed_over_may_go_on_without_a_space() -> None:
    assert texts(run("a long line", 5, width=55), run(", again", 50)) == ["a long line, again"]


def test_a_shadow_goes_on_no_line() -> None:
    assert len(texts(run("1250", 5), run("1250", 14))) == 2


@pytest.mark.parametrize(
    ("text", "lift", "pieces"),
    [("1, 12, 13, 14", 5, 1), ("of some other box", 5, 2), ("of some other box", 1, 1)],
)
def test_small_type_beside_the_text_is_raised_only_where_it_is_short(
    text: str, lift: float, pieces: int
) -> None:
    other = run("elsewhere", 300, 500)
    beside = run(text.replace(" ", ""), 108, 100 - lift, size=9)
    assert len(texts(run("a long line of text", 5), other, beside)) == pieces + 1


@pytest.mark.parametrize(
    ("sign", "beside", "gap", "one"),
    [
        ("•", "word", 24.5, True),
        ("•", "word", 25.5, False),
        ("▪", "word", 24.5, True),
        ("–", "word", 24.5, False),  # may be an empty cell of a table
        ("•", "•", 24.5, False),  # cells that are ticked
        ("a.", "Word", 24.5, True),
        ("a.", "Word", 25.5, False),
        ("p.", "ex.", 24.5, False),
        ("(iii)", "word", 24.5, True),
        ("12.", "word", 24.5, True),
        ("12", "word", 24.5, False),
        ("end.", "word", 24.5, False),
    ],
)
def test_a_bullet_may_be_drawn_after_its_line_and_apart_from_it(
    sign: str, beside: str, gap: float, one: bool
) -> None:
    text, mark = run(beside, 100), run(sign, 95 - gap, width=5)
    assert (texts(text, run("elsewhere", 300, 500), mark)[0] == f"{sign} {beside}") is one


@pytest.mark.parametrize(("gap", "found"), [(9, ["word • item"]), (11, ["word", "• item"])])
def test_a_bullet_far_behind_a_heading_opens_the_item_beside_it(
    gap: float, found: list[str]
) -> None:
    heading, mark = run("word", 0), run("•", 20 + gap, width=5)
    item = run("item", 20 + gap + 16, 102)
    assert texts(heading, mark, item) == found


@pytest.mark.parametrize(("text", "size", "pieces"), [
    ("•", 4.5, 1),  # as slides have them
    ("•", 20, 1),
    ("n", 4.5, 2),
    ("••", 4.5, 2),
])  # fmt: skip
def test_a_bullet_may_be_of_any_size(text: str, size: float, pieces: int) -> None:
    words, call = run("nets", 14, width=20), run("1", 34, 96, size=6, width=3)
    made = lines(run(text, 0, size=size, width=4), words, call)
    assert len(made) == pieces
    *_, line = made
    assert [span.text for span in line.spans if span.superscript] == ["1"]


def test_a_bullet_stands_before_its_text_alone() -> None:
    """What ends further than usual before a bullet is in another column."""
    left, mark, text = run("col", 30, width=15), run("•", 60, width=5), run("word", 80)
    assert texts(left, text, run("elsewhere", 300, 500), mark)[:2] == ["col", "• word"]
