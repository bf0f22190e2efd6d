"""What is drawn later, between two pieces of a line, on runs made by hand."""

from __future__ import annotations

import pytest

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
