"""What a line is, on runs made by hand. Text is 10 points high unless said, so an em is 10."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.model.geometry import Box
from pipeline.model.page import Line, Tint
from pipeline.readers.lines import fragments
from pipeline.readers.lines.fragments import Fragment
from pipeline.readers.lines.lines import PageFrame, build_lines
from pipeline.readers.lines.runs import Run

FRAME = PageFrame(1, 600, 800)
BLACK = "#000000"


def run(
    text: str, x: float, baseline: float = 100, *, size: float = 10, width: float | None = None,
    color: str = BLACK, spaced: bool = False, font: str = "Serif", bold: bool = False,
) -> Run:  # fmt: skip
    """``text`` from ``x`` on, each letter half an em wide unless its ``width`` is given."""
    wide = size / 2 * len(text) if width is None else width
    top, bottom = baseline - 0.8 * size, baseline + 0.2 * size
    return Run(text, x, top, x + wide, bottom, baseline, font, size, bold, False, color, spaced)


def lines(
    *runs: Run,
    tints: tuple[Tint, ...] = (),
    marks: tuple[Box, ...] = (),
    rules: tuple[Box, ...] = (),
) -> tuple[Line, ...]:
    return build_lines(runs, tints, marks, FRAME, rules=rules).lines


def texts(*runs: Run) -> list[str]:
    return [line.text for line in lines(*runs)]


# One baseline


@pytest.mark.parametrize(("lift", "count"), [(1.9, 1), (2.1, 2), (-1.9, 1), (-2.1, 2)])
def test_runs_of_one_size_stand_on_one_baseline(lift: float, count: int) -> None:
    assert len(lines(run("ab", 0), run("cd", 12, 100 - lift))) == count


@pytest.mark.parametrize(
    ("size", "lift", "raised"),
    [
        (10, 2.6, True), (10, 2.4, None), (9.4, 1.6, True), (9.4, 1.4, False), (7.9, 0.6, True),
        (7.9, 0.4, False), (6, 7.9, True), (6, 8.1, None),
    ],
)  # fmt: skip
def test_the_smaller_a_glyph_the_less_a_superscript_rises(
    size: float, lift: float, raised: bool | None
) -> None:
    """``raised`` is None where the glyph is a line of its own."""
    found = lines(run("word", 0), run("7", 20, 100 - lift, size=size))
    if raised is None:
        assert len(found) == 2
    else:
        (line,) = found
        assert line.text == "word7"
        assert line.spans[-1].superscript is raised


@pytest.mark.parametrize(("size", "drop", "count"), [(9.4, 3.4, 1), (9.4, 3.6, 2), (9.6, 2.5, 2)])
def test_a_subscript_is_smaller_and_a_little_lower(size: float, drop: float, count: int) -> None:
    assert len(lines(run("CO", 0), run("2", 10, 100 + drop, size=size))) == count


@pytest.mark.parametrize(("text", "count"), [("max", 1), ("The port", 2)])
def test_words_a_little_lower_than_a_heading_are_no_subscript(text: str, count: int) -> None:
    assert len(lines(run("Results", 0, size=14), run(text, 50, 104, size=12))) == count


@pytest.mark.parametrize(("marker", "count"), [("123", 1), ("1234", 2)])
def test_a_raised_marker_leads_its_note(marker: str, count: int) -> None:
    found = lines(run(marker, 0, 96, size=6), run("See the plan", 20))
    assert len(found) == count
    assert found[-1].size == 10


# One after the other


@pytest.mark.parametrize(("gap", "count"), [(21.5, 1), (22.5, 2)])
def test_a_justified_line_opens_its_word_spaces(gap: float, count: int) -> None:
    assert len(lines(run("ab", 0), run("cd", 10 + gap))) == count


@pytest.mark.parametrize(("gap", "count"), [(79, 1), (81, 2)])
def test_a_line_goes_further_where_a_space_is_drawn(gap: float, count: int) -> None:
    assert len(lines(run("ab", 0), run("cd", 10 + gap, spaced=True))) == count


@pytest.mark.parametrize(("gap", "count"), [(8.5, 1), (9.5, 2)])
def test_what_the_file_draws_apart_must_nearly_touch(gap: float, count: int) -> None:
    other = run("elsewhere", 300, 500)
    assert len(lines(run("ab", 0), other, run("cd", 10 + gap))) == count + 1


def test_what_is_drawn_later_between_two_pieces_joins_them() -> None:
    other = run("elsewhere", 300, 500)
    first, _ = texts(run("ab", 0), other, run("ef", 20), run("cd", 10))
    assert first == "abcdef"


def test_text_of_another_colour_and_size_beside_it_is_apart() -> None:
    other = run("elsewhere", 300, 500)
    beside = run("label", 18, size=11, color="#aa0000")
    assert len(lines(run("text", 0, width=15), other, beside)) == 3
    same = run("label", 18, size=11)
    assert len(lines(run("text", 0, width=15), other, same)) == 2


@pytest.mark.parametrize(("back", "count"), [(5.5, 1), (6.5, 2)])
def test_a_line_goes_on_a_little_further_back(back: float, count: int) -> None:
    assert len(lines(run("ab", 0), run("cd", 10 - back))) == count


@pytest.mark.parametrize(("back", "count"), [(2.5, 1), (3.5, 2)])
def test_pieces_drawn_apart_may_overlap_a_little(back: float, count: int) -> None:
    other = run("elsewhere", 300, 500)
    assert len(lines(run("ab", 0), other, run("cd", 10 - back))) == count + 1


# Columns


def rows(gap: float, count: int, *, height: float = 12, shift: float = 0) -> list[Run]:
    """Rows of two stretches with a ``gap`` between them; ``shift`` moves it along each row."""
    found: list[Run] = []
    for row in range(count):
        x = shift * row
        found.append(run("left text", x, 100 + height * row))
        found.append(run("right text", x + 45 + gap, 100 + height * row))
    return found


@pytest.mark.parametrize(("count", "found"), [(1, 1), (2, 2), (3, 6), (4, 8)])
def test_a_gap_that_goes_on_for_three_rows_is_a_gutter(count: int, found: int) -> None:
    assert len(lines(*rows(12, count))) == found


def test_a_gap_that_moves_from_row_to_row_is_none() -> None:
    assert len(lines(*rows(12, 4, shift=15))) == 4


def row_between(*, indent: float = 0, size: float = 10) -> list[str]:
    """A row with a gap, between two whose right text is indented and set in ``size``."""
    found = [run("left text", 0, 112), run("right text", 57, 112)]
    for baseline in (100, 124):
        found.append(run("left text", 0, baseline, size=size, width=45))
        found.append(run("right text", 57 + indent, baseline, size=size))
    return [line.text for line in lines(*found) if line.box and line.box.bottom == 114]


def test_text_far_right_says_nothing_of_a_gap() -> None:
    assert row_between(indent=20) == ["left text", "right text"]
    assert row_between(indent=30) == ["left text right text"]


def test_text_of_another_size_says_nothing_of_a_gap() -> None:
    assert row_between(size=9) == ["left text", "right text"]
    assert row_between(size=8.5) == ["left text right text"]


def beside_a_box(
    *above: float, size: float = 8, color: str = "#10375c", off: float = 0, wide: float = 100
) -> list[str]:
    """The last of three rows of text, at 124 points, with the line of a box drawn right after it.

    The box has lines ``above`` at these baselines, from ``off`` further right. The text's row next
    to its last is ``wide``.
    """
    found = [run("text", 0, 100, width=100), run("text", 0, 112, width=wide)]
    found += [run("box", 116 + off, baseline, size=size, color=color) for baseline in above]
    found += [
        run("text", 0, 124, width=100),
        run("last of the box", 116, 124, size=size, color=color),
    ]
    return [line.text for line in lines(*found) if "last of the box" in line.text]


@pytest.mark.parametrize(("above", "look", "is_apart"), [
    ((106,), {}, True),
    ((106,), {"color": BLACK}, True),
    ((106,), {"size": 10}, True),
    ((106,), {"size": 10, "color": BLACK}, False),
    ((94, 106), {"size": 10, "color": BLACK}, True),
    ((), {}, False),
    ((106,), {"off": 1.9}, True),
    ((106,), {"off": 2.1}, False),
    ((106,), {"wide": 150}, False),  # the text runs through where the gap would be
    ((30, 42, 54, 66, 78, 90, 106), {"off": 9}, False),
])  # fmt: skip
def test_a_box_in_the_margin_has_rows_of_its_own(
    above: tuple[float, ...], look: dict[str, Any], is_apart: bool
) -> None:
    assert (beside_a_box(*above, **look) == ["last of the box"]) is is_apart


def test_a_box_without_text_on_the_other_side_of_the_gap_shows_no_edge() -> None:
    box = [run("box", 116, 106, size=8), run("text", 0, 124, width=100)]
    assert len(lines(*box, run("last of the box", 116, 124, size=8))) == 2


@pytest.mark.parametrize(("gap", "found"), [(8.8, 3), (9.2, 6)])
def test_a_gutter_is_wider_than_what_touches(gap: float, found: int) -> None:
    assert len(lines(*rows(gap, 3))) == found


@pytest.mark.parametrize(
    ("marker", "item", "found"),
    [
        ("•", "the item", 3),
        ("12", "the item", 3),
        ("2012", "the item", 6),
        ("12", "40 %", 6),  # a table's cells
        ("•", "40 boats", 3),
    ],
)
def test_a_bullet_or_number_belongs_to_its_item(marker: str, item: str, found: int) -> None:
    runs = [
        one
        for row in range(3)
        for one in (run(marker, 0, 100 + 12 * row, width=20), run(item, 35, 100 + 12 * row))
    ]
    assert len(lines(*runs)) == found


@pytest.mark.parametrize(
    ("cell", "longer", "reaches", "found"),
    [
        ("40 %", "140 %", 4.9, 6),
        ("40 %", "140 %", 5.1, 5),
        ("40 %", "a word", 4.9, 6),
        ("nets", "140 %", 4.9, 5),
        ("nets", "140 %", 0.9, 6),
    ],
)
def test_a_longer_figure_begins_further_left_in_its_column(
    cell: str, longer: str, reaches: float, found: int
) -> None:
    """Of three rows, the last one's gap, which the others reach into from the right."""
    runs: list[Run] = []
    for row, (text, x) in enumerate([(longer, 35 - reaches)] * 2 + [(cell, 35)]):
        runs.append(run("2012", 0, 100 + 12 * row, width=20))
        runs.append(run(text, x, 100 + 12 * row, width=55 - x))
    assert len(lines(*runs)) == found


@pytest.mark.parametrize(
    ("cell", "x", "apart"), [("12 %", 200, True), ("12 %", 25, False), ("word", 200, False)]
)
def test_rows_of_another_column_say_nothing_of_a_gap_between_figures(
    cell: str, x: float, apart: bool
) -> None:
    """Four of its lines stand between each two rows of the cells, whose gap is one all the same."""
    others = [
        run("a line", x, y, width=30) for top in (100, 150) for y in range(top + 10, top + 50, 10)
    ]
    cells = [one for y in (100, 150, 200) for one in (run("2012", 0, y), run(cell, 32, y))]
    assert (len(lines(*cells, *others)) == 6 + 8) is apart


@pytest.mark.parametrize(
    ("text", "heading", "look", "gap", "found"),
    [
        ("Setting", {"bold": True, "size": 12}, {}, 9.1, 2),
        ("Setting", {"bold": True, "size": 12}, {}, 8.9, 1),
        ("Setting", {"bold": True, "size": 10.3}, {}, 9.1, 1),  # as a run-in heading is
        ("Setting", {"bold": True, "size": 12}, {"bold": True}, 9.1, 1),
        ("Setting", {"size": 12}, {}, 9.1, 1),
        ("12", {"bold": True, "size": 12}, {}, 9.1, 1),  # an item's number
    ],
)
def test_a_heading_beside_its_text_is_apart(
    text: str, heading: dict[str, Any], look: dict[str, Any], gap: float, found: int
) -> None:
    first = run(text, 0, width=40, **heading)
    assert len(lines(first, run("the text", 40 + gap, **look))) == found


@pytest.mark.parametrize(
    ("letter", "font", "found"),
    [
        ("o", "CourierNewPSMT", 3),
        ("o", "Serif", 6),  # a letter of the text
        ("x", "CourierNewPSMT", 6),
    ],
)
def test_the_letter_that_word_has_for_a_bullet_belongs_to_its_item(
    letter: str, font: str, found: int
) -> None:
    runs = [
        one
        for row in range(3)
        for one in (
            run(letter, 0, 100 + 12 * row, font=font), run("the item", 20, 100 + 12 * row)
        )
    ]  # fmt: skip
    assert len(lines(*runs)) == found


def test_text_on_an_area_and_text_beside_it_are_apart() -> None:
    pair = run("inside", 0), run("outside", 42)
    tint = Tint(Box(-5, 80, 36, 120), "#eeeeee")
    assert len(lines(*pair)) == 1
    assert len(lines(*pair, tints=(tint,))) == 2


def test_text_on_either_side_of_an_upright_line_is_apart() -> None:
    pair = run("inside", 0), run("outside", 42)
    assert len(lines(*pair, rules=(Box(36, 80, 36.5, 120),))) == 2
    assert len(lines(*pair, rules=(Box(36, 180, 36.5, 220),))) == 1
    assert len(lines(*pair, rules=(Box(0, 103, 90, 103.5),))) == 1


@pytest.mark.parametrize(("top", "bottom", "parts"), [(80, 120, 2), (80, 99, 1), (95, 120, 1)])
def test_between_cells_that_stand_near_such_a_line_is_higher_than_they_are(
    top: float, bottom: float, parts: int
) -> None:
    """A short one, as between the parts of a header, leaves the words together."""
    pair = run("inside", 0), run("outside", 35)
    assert len(lines(*pair, rules=(Box(32, top, 32.5, bottom),))) == parts


# Drop capitals


@pytest.mark.parametrize(("size", "joined"), [(17.5, False), (18.5, True), (30, True)])
def test_a_drop_capital_is_far_larger_than_its_text(size: float, joined: bool) -> None:
    # Its foot stands too low for the text to be a superscript on it.
    capital = run("T", 0, 115, size=size, width=18)
    found = texts(capital, run("he plan", 20, 100), run("was made", 20, 300))
    assert ("The plan" in found) is joined


def test_a_drop_capital_belongs_to_the_first_of_its_lines() -> None:
    capital = run("T", 0, 124, size=30, width=18)
    found = texts(capital, run("he plan", 20, 100), run("was made", 20, 112))
    assert found == ["The plan", "was made"]


@pytest.mark.parametrize(("x", "joined"), [(14, False), (16, True), (32, True), (34, False)])
def test_a_drop_capital_stands_beside_its_line(x: float, joined: bool) -> None:
    found = texts(run("T", 0, 112, size=30, width=18), run("he plan", x, 100))
    assert ("The plan" in found) is joined


# On the page


@pytest.mark.parametrize(
    ("x", "baseline", "shown"),
    [(10, 100, True), (-21, 100, False), (-19, 100, True), (601, 100, False), (599, 100, True),
     (10, -3, False), (10, 804, False), (10, 802, True)],
)  # fmt: skip
def test_what_stands_outside_the_page_is_not_on_it(x: float, baseline: float, shown: bool) -> None:
    assert bool(lines(run("text", x, baseline))) is shown


def test_lines_come_in_the_order_they_are_drawn() -> None:
    assert texts(run("second", 0, 200), run("first", 0, 100)) == ["second", "first"]


# Drawn bullets and symbols


@pytest.mark.parametrize(
    ("height", "before", "bullet"),
    [(4, 5, True), (0.5, 5, False), (1.5, 5, True), (8.5, 5, True), (9.5, 5, False),
     (4, 24, True), (4, 26, False), (4, -6, False)],
)  # fmt: skip
def test_a_small_shape_before_a_line_is_its_bullet(
    height: float, before: float, bullet: bool
) -> None:
    mark = Box(50 - before - min(4, height), 98 - height / 2, 50 - before, 98 + height / 2)
    (line,) = lines(run("the item", 50), marks=(mark,))
    assert line.drawn_bullet is bullet


def test_a_soft_hyphen_that_takes_no_room_is_left_out() -> None:
    assert texts(run("ab", 0), run("\u00ad", 10, width=0.4), run("cd", 10.4)) == ["abcd"]
    assert texts(run("ab", 0), run("\u00ad", 10, width=3), run("cd", 13)) == ["ab\u00adcd"]


def test_spans_hold_what_is_in_one_style() -> None:
    (line,) = lines(
        run("plain ", 0), run("red", 30, color="#ff0000"), run("too", 45, color="#ff0000")
    )
    assert [(span.text, span.color) for span in line.spans] == [
        ("plain ", BLACK),
        ("redtoo", "#ff0000"),
    ]


# Pages of thousands of labels


def test_words_drawn_in_any_order_join_to_their_line_beside_type_of_any_size() -> None:
    """A line reaches over many of the cells that pieces are looked for in, and grows."""
    words = [f"word{at:02}" for at in range(16)]
    shuffled = [words[at * 7 % 16] for at in range(16)]
    drawn = [run(word, 33 * words.index(word), spaced=True) for word in shuffled]
    title, label = run("A TITLE", 0, 165, size=60), run("label", 560, 150, size=2)
    below = [run(word, 33 * words.index(word), 112, spaced=True) for word in shuffled]
    found = texts(*drawn, title, *below, label)
    assert sorted(found) == sorted([" ".join(words)] * 2 + ["A TITLE", "label"])


@pytest.mark.parametrize("x", [-1e7, 1e7])
def test_a_piece_far_outside_its_page_is_no_piece_of_a_line(x: float) -> None:
    assert texts(run("far", x), run("near", 20), run("by", 42)) == ["near by"]


def test_pieces_far_from_each_other_are_not_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    """Labels of a map stand at any height, so that no white strip parts them."""
    compared: list[Fragment] = []
    touches = fragments._touches

    def counted(host: Fragment, fragment: Fragment) -> bool:
        compared.append(fragment)
        return touches(host, fragment)

    monkeypatch.setattr(fragments, "_touches", counted)
    places = [(at * 37 % 590, 20 + at * 91 % 760) for at in range(1500)]
    big = run("MAP", 10, 400, size=300)
    marks = tuple(Box(x - 3, y - 3, x - 1, y - 1) for x, y in places)
    found = lines(big, *(run("ab", x, y, size=3) for x, y in places), marks=marks)
    assert sum(line.drawn_bullet for line in found) > 1000
    assert len(compared) < 3 * len(places)
