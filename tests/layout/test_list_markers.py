"""Markers of a list far left of their items, and those that count on."""

from __future__ import annotations

import pytest

from pipeline.layout.list_markers import follows_marker, is_marker, is_sure_marker
from pipeline.layout.reading_order import reading_order
from pipeline.model.page import Line
from tests.stages.builders import TEXT, line, texts

ITEMS = ["a bell", "a slate", "a rider"]


def order(*markers: str, x: float = 110.0, at: float = 70.0) -> list[str]:
    """The order of three items of two lines, behind ``markers`` in a column."""
    lines: list[Line] = []
    for place, item in enumerate(ITEMS):
        y = 100.0 + 24 * place
        lines += [line(item, x, y, width=200), line(f"{item} too", x, y + 12, width=200)]
    lines += [line(mark, at, 100.0 + 24 * n, width=5) for n, mark in enumerate(markers)]
    return texts(reading_order(lines, 10))


@pytest.mark.parametrize("markers", [("■", "■", "■"), ("1.", "2.", "3."), ("(a)", "(b)", "(c)")])
def test_markers_far_left_of_their_items_are_no_column(markers: tuple[str, ...]) -> None:
    whole = [word for mark, item in zip(markers, ITEMS, strict=True)
             for word in (mark, item, f"{item} too")]  # fmt: skip
    assert order(*markers) == whole


def test_words_at_the_left_are_a_column() -> None:
    found = order("one", "two", "three")
    assert found[:3] == ["one", "two", "three"]


def test_one_marker_beside_a_text_is_no_list() -> None:
    assert order("■")[0] == "■"
    lone = [line("1.", y=100), line(TEXT, 110, 100), line(TEXT, 110, 112)]
    assert texts(reading_order(lone, 10))[0] == "1."


def test_items_that_begin_at_several_edges_are_no_list() -> None:
    texts_at = [line("a bell", 110, 100), line("a slate", 116, 112), line("", 110, 124, width=200)]
    marks = [line("■", 70, 100, width=5), line("■", 70, 112, width=5)]
    assert texts(reading_order([*texts_at, *marks], 10))[:2] == ["■", "■"]
    marks[1] = line("■", 78, 112, width=5)
    even = [line("a bell", 110, 100), line("a slate", 110, 112), line("", 110, 124, width=200)]
    assert texts(reading_order([*even, *marks], 10))[:2] == ["■", "■"]


@pytest.mark.parametrize(("text", "marker"), [
    ("■", True), ("•", True), ("12.", True), ("b)", True), ("(iv)", True),
    ("123.", False), ("12", False), ("a bell", False), ("■ a bell", False), ("ab.", False),
])  # fmt: skip
def test_what_is_nothing_but_a_marker(text: str, marker: bool) -> None:
    assert is_marker(line(text)) is marker
    assert not is_sure_marker(line("(b)"))  # a sentence may end so


@pytest.mark.parametrize(("one", "other", "follows"), [
    ("(a) in chalk", "(b) in paint", True),
    ("9. in chalk", "10. in paint", True),
    ("iii) in chalk", "iv) in paint", True),
    ("h) in chalk", "i) in paint", True),
    ("(a) in chalk", "(c) in paint", False),
    ("1. in chalk", "3. in paint", False),
    ("1. in chalk", "2) in paint", False),
    ("(1) in chalk", "2) in paint", False),
    ("in chalk", "2. in paint", False),
    ("1. in chalk", "2.5 in paint", False),
])  # fmt: skip
def test_a_marker_counts_on_from_one_of_its_form(one: str, other: str, follows: bool) -> None:
    assert follows_marker(one, other) is follows
