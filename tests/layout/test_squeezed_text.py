"""Rows and columns that are no table: text squeezed by a box beside it."""

from __future__ import annotations

import pytest

from pipeline.layout.tables import find_grids
from pipeline.model.page import Line
from tests.layout.cells import table
from tests.stages.builders import line

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
        line("The work was then done again by the people of the town", 300, 136)
    )  # another sentence
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


@pytest.mark.parametrize(
    ("above", "x", "found"),
    [
        ("1. Had they asked both towns, they", 288, False),
        ("Had they asked both towns, they", 288, True),  # another edge
        ("1. Had they asked both towns, they", 270.5, False),
        ("1. Had they asked both towns, they", 269.5, True),  # the marker is another column's
        ("1. Had they asked, they", 310, True),
        ("1. They asked themselves who", 288, False),
        ("They asked both towns who would know:", 300, False),  # the sentence goes on
        ("They asked both towns who would know;", 300, True),
    ],
)
def test_a_narrow_list_item_is_text_beside_a_box(above: str, x: float, found: bool) -> None:
    rows = table(FLOWS, xs=(70, 300), step=12)
    assert bool(find_grids([line(above, x, 88, width=150), *rows], 10)) is found
