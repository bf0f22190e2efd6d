"""Numbers of facing pages, and those that stand beside a running title."""

from __future__ import annotations

import pytest

from pipeline.model.page import Line
from tests.stages.builders import line
from tests.stages.edges import claimed, sheet


def numbers(*foot: Line) -> list[str]:
    return [text for _, text in claimed(sheet(1, *foot))]


@pytest.mark.parametrize(("right", "size", "y", "found"), [
    ("7", 10, 800, ["6", "7"]),
    ("8", 10, 800, []),  # no page follows the other's so
    ("7", 12, 800, []),  # larger than the text
    ("7", 10, 770, []),  # not in one row
])  # fmt: skip
def test_two_numbers_that_count_on_at_the_foot_of_a_sheet_are_those_of_facing_pages(
    right: str, size: float, y: float, found: list[str]
) -> None:
    assert numbers(line("6", y=800, size=size), line(right, 500, y, size)) == found


def test_the_greater_number_stands_right() -> None:
    assert numbers(line("7", y=800), line("6", 500, 800)) == []


def test_a_note_beside_a_number_is_a_note() -> None:
    note = line("A list of 1998.", y=800, size=8, raised="1")
    facing = (line("6", 200, 800), line("7", 500, 800))
    assert numbers(note, *facing) == ["6", "7"]
    assert len(numbers(line("A list of 1998.", y=800, size=8), *facing)) == 3


def test_a_number_at_the_foot_is_the_pages_own_up_to_twice_the_size_of_the_text() -> None:
    """A larger one is a figure that is shown, and at the head it is a chapter's."""
    for y, size, found in ((800, 20, ["1"]), (800, 22, []), (40, 10.5, ["1"]), (40, 11, [])):
        assert numbers(line("1", y=y, size=size)) == found


@pytest.mark.parametrize(("numbered", "found"), [(True, 4), (False, 0)])
def test_a_header_close_to_the_text_may_stand_beside_the_pages_number(
    numbered: bool, found: int
) -> None:
    """Of two pages alone, the same line may be chance; the number beside it is not."""
    pages = [
        sheet(n, line("Harbour", y=188), *([line(f"{n + 8}", 500, 188)] if numbered else []))
        for n in (1, 2)
    ]
    assert len(claimed(*pages)) == found


@pytest.mark.parametrize(("second", "found"), [("2 | Lessons", 2), ("2 Lessons", 0)])
def test_the_number_and_a_title_that_changes_stand_at_one_place(second: str, found: int) -> None:
    pages = [sheet(1, line("1 | Setting", y=60)), sheet(2, line(second, y=60))]
    assert len(claimed(*pages)) == found


@pytest.mark.parametrize(("text", "y", "found"), [
    ("Harbour series no. 2", 40, True),
    ("2 Harbour series", 40, True),
    ("Harbour series no. 3", 40, False),  # not the page's number
    ("Harbour series no. 2", 55, False),  # as high as the first page's text
    ("They rose in step 2.", 40, False),
])  # fmt: skip
def test_a_header_of_the_second_page_alone_stands_further_out_and_has_its_number(
    text: str, y: float, found: bool
) -> None:
    first = sheet(1, line("A TITLE OF THE HARBOUR", y=60, size=10))
    assert ((2, text) in claimed(first, sheet(2, line(text, y=y)))) is found
