"""Whether a line is set as a profile says that headings are."""

from __future__ import annotations

import pytest

from pipeline.matching.looks import look_at
from pipeline.model.page import Line
from tests.stages.builders import line


@pytest.mark.parametrize(("one", "look", "is_set_so"), [
    (line("Boats", size=12.5), "12 pt", True),  # sizes are said to half a point
    (line("Boats", size=11.5), "12 pt", True),
    (line("Boats", size=12.6), "12 pt", False),
    (line("Boats", size=11.4), "12 pt", False),
    (line("Boats", bold=True), "bold", True),
    (line("Boats", bold=True, italic=True), "bold", True),  # what is not said may be any
    (line("Boats"), "bold", False),
    (line("Boats", italic=True), "italic", True),
    (line("Boats"), "italic", False),
    (line("BOATS OF 2014", bold=True), "capitals", True),
    (line("Boats", bold=True), "capitals", False),
    (line("Boats", color="#17594A"), "#17594a", True),
    (line("Boats", color="#000000"), "#17594a", False),
    (line("Boats", size=12, bold=True), "12 pt bold", True),
    (line("Boats", size=12), "12 pt bold", False),
    (line("2014", bold=True), "bold", False),  # a figure is no heading
])  # fmt: skip
def test_a_line_is_set_as_a_look_says(one: Line, look: str, is_set_so: bool) -> None:
    assert (look_at(one, [look]) == 0) is is_set_so


def test_the_first_of_several_looks_counts_and_words_that_say_none_do_not() -> None:
    one = line("Boats", bold=True, italic=True)
    assert look_at(one, ["large", "12 pt", "italic", "bold"]) == 2
    assert look_at(one, ["large"]) is None
    assert look_at(one, []) is None
