"""What is a gap, one row, one edge, one size and one look."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.layout.compare import (
    GAP_IN_DISPLAY,
    box_of,
    exactly_like_body,
    is_close,
    is_gap,
    like_body,
    pitch_of,
    rows_of,
    same_left_edge,
    same_look,
    shares_type,
)
from pipeline.layout.metrics import Measures, is_larger, is_smaller, measure, same_size
from pipeline.model.geometry import Box
from pipeline.model.page import Line, Span
from tests.stages.builders import ENDED, MEASURES, NO_MEASURES, TEXT, body, line, page, plain, texts


@pytest.mark.parametrize(("step", "gap"), [(12, False), (14, False), (15, True), (24, True)])
def test_a_gap_is_a_fifth_of_a_pitch_more_than_one(step: float, gap: bool) -> None:
    assert is_gap(line("a"), line("b", y=100 + step), MEASURES) is gap


def test_what_stands_higher_or_on_another_page_stands_behind_a_gap() -> None:
    assert is_gap(line("a"), line("b", y=90), MEASURES)
    assert is_gap(line("a"), line("b", x=300, y=99.5), MEASURES)
    assert is_gap(line("a"), line("b", y=112, page=2), MEASURES)
    assert not is_gap(line("a"), line("beside it", x=300), MEASURES)


def test_larger_type_stands_on_a_larger_pitch_and_smaller_on_the_bodys() -> None:
    assert pitch_of(20, MEASURES) == 24
    assert pitch_of(5, MEASURES) == 12
    assert pitch_of(10, NO_MEASURES) == 0
    assert not is_gap(line("a", size=20), line("b", y=124, size=20), MEASURES)
    assert is_gap(line("a", size=20), line("b", y=131, size=20), MEASURES)


def test_display_type_is_set_looser() -> None:
    above, below = line("a"), line("b", y=116)
    assert is_gap(above, below, MEASURES)
    assert not is_gap(above, below, MEASURES, GAP_IN_DISPLAY)
    assert is_gap(above, line("b", y=118), MEASURES, GAP_IN_DISPLAY)
    assert not is_gap(above, line("b", y=116.7), MEASURES, GAP_IN_DISPLAY)
    assert is_gap(above, line("b", y=116.9), MEASURES, GAP_IN_DISPLAY)


def test_without_geometry_an_empty_line_is_a_gap() -> None:
    assert is_gap(plain("a"), plain("b", blank=True), NO_MEASURES)
    assert not is_gap(plain("a"), plain("b"), NO_MEASURES)


@pytest.mark.parametrize(
    ("top", "close"), [(104, False), (106, True), (110, True), (117, True), (119, False)]
)
def test_close_lines_are_less_than_a_lines_height_apart(top: float, close: bool) -> None:
    assert is_close(Box(0, 100, 9, 110), Box(0, top, 9, top + 10), 10) is close


@pytest.mark.parametrize(("x", "same"), [(74, True), (66, True), (76, False), (64, False)])
def test_left_edges_half_an_em_apart_are_one(x: float, same: bool) -> None:
    assert same_left_edge(Box(70, 0, 90, 9), Box(x, 0, 99, 9), 10) is same


@pytest.mark.parametrize(("size", "same"), [(10.5, True), (9.5, True), (10.8, False), (9.2, False)])
def test_one_size_is_within_half_a_point_of_ten(size: float, same: bool) -> None:
    assert same_size(size, 10) is same
    assert is_larger(size, 10) is (not same and size > 10)
    assert is_smaller(size, 10) is (not same and size < 10)


def test_nothing_is_larger_or_smaller_than_what_is_unknown() -> None:
    assert not is_larger(10, 0)
    assert not is_smaller(0, 10)


def test_one_look_is_size_colour_slope_and_weight_on_one_page() -> None:
    one = line("a")
    assert same_look(one, line("b", y=400))
    for other in (
        line("b", size=11),
        line("b", bold=True),
        line("b", italic=True),
        line("b", color="#aa0000"),
        line("b", page=2),
    ):
        assert not same_look(one, other)


def typed(*pieces: tuple[str, str, float, bool]) -> Line:
    """A line of pieces: text, font, size, and whether it is a superscript."""
    spans = tuple(Span(text, font, size, superscript=up) for text, font, size, up in pieces)
    return replace(line("a"), spans=spans)


def test_two_lines_share_a_type_where_some_text_of_both_has_one_font_and_size() -> None:
    note = typed(("See", "Serif", 8, False))
    assert shares_type(note, typed(("http:", "Mono", 8, False), ("more", "Serif", 8.2, False)))
    for other in (
        typed(("more", "Mono", 8, False)),
        typed(("more", "Serif", 10, False)),
        typed(("more", "Mono", 8, False), ("2", "Serif", 8, True)),
        typed(("more", "Mono", 8, False), (" ", "Serif", 8, False)),
    ):
        assert not shares_type(note, other)
        assert not shares_type(other, note)
    nameless = typed(("See", "", 8, False))
    assert not shares_type(nameless, nameless)


def test_words_in_bold_do_not_make_a_line_unlike_the_body() -> None:
    assert like_body(line("a", bold=True), MEASURES)
    assert not exactly_like_body(line("a", bold=True), MEASURES)
    assert exactly_like_body(line("a"), MEASURES)
    for other in (line("a", size=11), line("a", italic=True), line("a", color="#aa0000")):
        assert not like_body(other, MEASURES)


def test_a_row_is_what_shares_a_height() -> None:
    cells = [line("c", y=112), line("b", x=200, y=103.5), line("a", y=100), plain("none")]
    assert [texts(row) for row in rows_of(cells)] == [["a", "b"], ["c"]]
    assert [texts(row) for row in rows_of([line("a"), line("b", y=104.5)])] == [["a"], ["b"]]


def test_a_line_without_a_box_is_asked_for_none() -> None:
    with pytest.raises(AssertionError):
        box_of(plain("a"))


def test_the_body_is_what_most_characters_are_set_in() -> None:
    lines = [
        *body(3),
        line("A title", y=50, size=18, bold=True),
        line("red", y=70, color="#ff0000"),
    ]
    assert measure([page(*lines)]) == Measures(10, 12, "#000000", False, False, False)


def test_the_bodys_look_is_that_of_its_own_size() -> None:
    large = [line(TEXT, y=300 + 30 * at, size=20, color="#0000ff") for at in range(2)]
    small = [line("words", y=100 + 12 * at, color="#00aa00", italic=True) for at in range(25)]
    assert measure([page(*small, *large)]).color == "#00aa00"
    assert measure([page(*small, *large)]).italic


def test_sizes_nearly_alike_are_one_and_an_odd_line_makes_no_second() -> None:
    near = [line(TEXT, y=100 + 12 * at, size=10 + 0.4 * (at % 2)) for at in range(30)]
    assert measure([page(*near)]).uniform
    assert measure([page(*near, line("7", y=800, size=8))]).uniform
    assert not measure([page(*near, *[line("7", y=700 + 9 * n, size=8) for n in range(3)])]).uniform


@pytest.mark.parametrize(("step", "pitch"), [(8.5, 8.5), (7, 12), (24, 24), (26, 12)])
def test_the_pitch_is_that_of_lines_of_one_paragraph(step: float, pitch: float) -> None:
    assert measure([page(line(TEXT), line(TEXT, y=100 + step))]).pitch == pitch


def test_the_pitch_is_measured_in_one_column_of_one_page() -> None:
    beside = page(line("left"), line("right", x=300, y=114))
    assert measure([beside]).pitch == 12
    assert measure([page(line(TEXT)), page(line(TEXT, y=115), number=2)]).pitch == 12


def test_a_source_without_geometry_has_no_measures() -> None:
    assert measure([page(plain("a"), plain("b"))]) == Measures()


def test_spans_of_a_line_count_each_for_their_own_look() -> None:
    spans = (Span("a", size=10.0, bold=True), Span("b" * 9, size=10.0, color="#0000ff"))
    mixed = replace(line("ab"), spans=spans)
    assert measure([page(mixed)]).color == "#0000ff"
    assert not measure([page(mixed)]).bold


def pitch(*lines: Line) -> float:
    return measure([page(*lines)]).pitch


def test_the_pitch_is_that_of_lines_that_a_sentence_runs_on_over() -> None:
    """A list of items of one line each has more lines than the paragraphs, further apart."""
    items = [line(ENDED, y=300 + 20 * at) for at in range(12)]
    text = [
        line(TEXT, y=100),
        *[line("as far as the eye could see", y=100 + 12 * at) for at in (1, 2, 3)],
    ]
    assert pitch(*text, *items) == 12
    assert pitch(*text[:3], *items) == 20  # two such lines show nothing
    beside = [line("as far as the eye could see", x=400, y=100 + 13 * at) for at in range(1, 9)]
    assert pitch(*text, *items, *beside) == 13


def test_an_item_that_begins_in_small_letters_is_no_line_that_runs_on() -> None:
    items = [line("as far as the eye", y=300 + 20 * at, drawn_bullet=True) for at in range(12)]
    text = [
        line(TEXT, y=100),
        *[line("as far as the eye could see", y=100 + 12 * at) for at in (1, 2, 3)],
    ]
    assert pitch(*text, *items) == 12
