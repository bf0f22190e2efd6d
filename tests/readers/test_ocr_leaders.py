"""Rows of dots in a table of contents, on pictures and words made by hand (5 pixels a point)."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.readers.ocr.leaders import Leader, find_leaders, with_leaders, without_leaders
from pipeline.readers.ocr.page_image import Ink
from pipeline.readers.ocr.tesseract import Word

FOOT = 100


def dots(count: int, *, side: int = 6, step: int = 20, high: int | None = None) -> Ink:
    """A strip with a row of dots from pixel 200 on, which stand on row 100."""
    ink = np.zeros((200, 1400), np.uint8)
    for at in range(count):
        x0 = 200 + at * step
        ink[FOOT - (high or side) : FOOT, x0 : x0 + side] = 200
    return ink


def word(text: str, x0: float, *, starts: bool = True, top: float = 66) -> Word:
    return Word(text, x0, top, x0 + 20 * len(text), top + 34, 95.0, starts, 98.0)


def test_a_row_of_dots_is_found_with_its_place() -> None:
    (leader,) = find_leaders(dots(12))
    assert (leader.x0, leader.x1, leader.dots) == (200, 426, 12)


@pytest.mark.parametrize(("count", "found"), [(8, 1), (7, 0)])
def test_few_dots_are_a_gap_to_be_filled(count: int, found: int) -> None:
    assert len(find_leaders(dots(count))) == found


@pytest.mark.parametrize(("side", "found"), [(10, 1), (12, 0)])
def test_a_dot_is_two_points_wide_at_most(side: int, found: int) -> None:
    assert len(find_leaders(dots(12, side=side))) == found


@pytest.mark.parametrize(("step", "found"), [(50, 1), (52, 0)])
def test_dots_are_ten_points_apart_at_most(step: int, found: int) -> None:
    assert len(find_leaders(dots(12, step=step))) == found


def test_the_stems_of_letters_are_no_dots() -> None:
    assert find_leaders(dots(12, side=5, high=18)) == []


def test_the_dots_of_a_screened_picture_are_none() -> None:
    ink = dots(12) | np.roll(dots(12), 20, axis=0) | np.roll(dots(12), -20, axis=0)
    assert find_leaders(ink) == []


def test_dots_at_uneven_steps_are_dust() -> None:
    ink = np.zeros((200, 1400), np.uint8)
    for at in range(12):
        x0 = 200 + at * 20 + (at % 2) * 6
        ink[FOOT - 6 : FOOT, x0 : x0 + 6] = 200
    assert find_leaders(ink) == []


def test_the_dots_are_taken_out_of_the_ink_and_letters_stay() -> None:
    ink = dots(12)
    ink[60:FOOT, 100:110] = 200
    bare = without_leaders(ink, find_leaders(ink))
    assert not bare[:, 190:].any()
    assert (bare[60:FOOT, 100:110] == 200).all()


def test_a_title_its_dots_and_its_page_number_are_one_line() -> None:
    leader = Leader(200, 94, 426, 100, 12)
    read = [word("Contexto", 20), word("Prácticas", 20, top=130), word("3", 440)]
    placed = with_leaders(read, [leader])
    assert [(one.text, one.starts_line) for one in placed] == [
        ("Contexto", True),
        ("............", False),
        ("3", False),
        ("Prácticas", True),
    ]


def test_dots_stand_before_a_number_that_was_read_with_its_title() -> None:
    leader = Leader(200, 94, 426, 100, 12)
    placed = with_leaders([word("Contexto", 20), word("3", 440, starts=False)], [leader])
    assert [one.text for one in placed] == ["Contexto", "............", "3"]


def test_dots_without_a_title_are_left_out() -> None:
    assert with_leaders([word("Nota", 500, top=10)], [Leader(200, 94, 426, 100, 12)]) == [
        word("Nota", 500, top=10)
    ]
