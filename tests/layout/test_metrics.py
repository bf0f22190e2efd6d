"""The body's size, pitch and look, and which sizes are one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.layout.metrics import Measures, is_larger, is_smaller, measure, same_size
from pipeline.model.page import Line
from tests.stages.builders import TEXT, body, line, page, plain


def measured(*lines: Line) -> Measures:
    return measure([page(*lines)])


@pytest.mark.parametrize(("size", "one"), [(10.5, True), (10.7, False), (9.45, True), (9.3, False)])
def test_sizes_that_differ_by_six_in_a_hundred_are_one(size: float, one: bool) -> None:
    assert same_size(10, size) is same_size(size, 10) is one


@pytest.mark.parametrize(("size", "larger", "smaller"), [
    (10.7, True, False), (10.5, False, False), (9.5, False, False), (9.3, False, True),
])  # fmt: skip
def test_larger_and_smaller_type_differs_by_more(size: float, larger: bool, smaller: bool) -> None:
    assert (is_larger(size, 10), is_smaller(size, 10)) == (larger, smaller)


def test_a_size_that_is_unknown_is_neither_larger_nor_smaller() -> None:
    assert not is_larger(10, 0) and not is_larger(0, 10)
    assert not is_smaller(0, 10) and not is_smaller(10, 0)


def test_the_body_is_what_most_characters_are_set_in() -> None:
    title = [line("A TITLE", y=60 + 30 * at, size=20) for at in range(2)]
    assert measured(*title, *body(3, y=130)) == Measures(10, 12, uniform=False)
    blue = [line(TEXT, y=100 + 15 * at, color="#0000ff", italic=True) for at in range(3)]
    assert measured(*blue, *body(2, y=200)) == Measures(10, 15, "#0000ff", italic=True)
    bold = [line(TEXT, y=100 + 15 * at, bold=True) for at in range(2)]
    assert measured(*bold, line("A word", y=200)).bold


def test_sizes_that_are_one_to_a_tenth_of_a_point_count_together() -> None:
    text = [line(TEXT, y=100 + 12 * at, size=10.22 if at % 2 else 10.18) for at in range(4)]
    small = [line(TEXT, y=200 + 12 * at, size=8) for at in range(3)]
    assert measured(*text, *small).size == 10.2


def test_type_of_which_a_tenth_of_a_point_is_much_has_measures() -> None:
    assert measured(line(TEXT, y=100, size=0.24)).size == 0.2


def test_a_line_in_seventeen_of_another_size_is_a_sign() -> None:
    assert not measured(*body(16), line("8", y=700, size=8)).uniform


@pytest.mark.parametrize(("others", "uniform"), [(1, True), (2, False)])
def test_a_line_in_twenty_of_another_size_leaves_a_document_in_one_size(
    others: int, uniform: bool
) -> None:
    notes = [line("8", y=700 + 12 * at, size=8) for at in range(others)]
    assert measured(*body(25), *notes).uniform is uniform  # of 26 lines 1.3, of 27 1.35


@pytest.mark.parametrize(
    ("steps", "pitch"),
    [
        ((12, 12, 20), 12),
        ((8.1, 8.1, 12), 8.1),
        ((7.9, 7.9, 13), 13),  # as near as that stands what is in one row
        ((24.9, 24.9, 12), 24.9),
        ((25.1, 25.1, 12), 12),  # as far as that another paragraph
        ((7, 30, 7), 12),  # by default
    ],
)
def test_the_pitch_is_the_usual_step_of_a_paragraph(steps: tuple[float, ...], pitch: float) -> None:
    tops = [100.0]
    for step in steps:
        tops.append(tops[-1] + step)
    assert measured(*(line(TEXT, y=top) for top in tops)).pitch == pytest.approx(pitch)


@pytest.mark.parametrize(("lines", "pitch"), [(4, 12), (3, 20)])
def test_three_steps_that_a_sentence_runs_on_over_are_the_pitch_of_a_list_too(
    lines: int, pitch: float
) -> None:
    items = [line("Nets of hemp", y=100 + 20 * at) for at in range(8)]
    text = [line("boats that had left", y=300 + 12 * at) for at in range(lines)]
    assert measured(*items, *text).pitch == pytest.approx(pitch)
    drawn = [replace(one, drawn_bullet=True) for one in text]
    assert measured(*items, *drawn).pitch == pytest.approx(20)


def test_a_step_to_another_column_or_page_is_none() -> None:
    left, right = line(TEXT, y=100), line(TEXT, 400, 115)
    assert measured(left, right).pitch == 12
    assert measured(left, line(TEXT, 360, 115)).pitch == 15
    assert measured(right, line(TEXT, y=130)).pitch == 12
    pages = [page(line(TEXT, y=100)), page(line(TEXT, y=115), number=2)]
    assert measure(pages).pitch == 12


def test_a_text_without_geometry_has_no_measures() -> None:
    assert measured(plain(TEXT)) == Measures(0, 0)
