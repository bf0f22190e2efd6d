"""What is drawn later, between two pieces of a line, on runs made by hand."""

from __future__ import annotations

import pytest

from tests.readers.test_lines import run, texts


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
