"""Which glyphs are one run, on glyphs made by hand. Sizes are 10 points, so an em is 10."""

from __future__ import annotations

import pytest

from pipeline.readers.pdfium.glyphs import Glyphs
from pipeline.readers.pdfium.runs import runs_of
from pipeline.readers.pdfium.styles import Font, Style

FONT = Font("Serif", bold=False, italic=False, descent=-0.2)
STYLE = Style(FONT, size=10, em=10, color="#000000", baseline=100, slanted=False)
WIDTH = 5.0


def word(text: str, x: float, style: Style = STYLE) -> Glyphs:
    """``text`` from ``x`` on, each letter half an em wide."""
    return Glyphs(style, text, x, x + WIDTH * len(text))


def space(x: float) -> Glyphs:
    return Glyphs(STYLE, " ", x, x + 2.5)


def texts(*objects: list[Glyphs]) -> list[str]:
    return [run.text for run in runs_of(objects)]


@pytest.mark.parametrize(
    ("gap", "runs"),
    [
        (-1.6, ["ab", "cd"]),
        (-1.4, ["abcd"]),
        (0.0, ["abcd"]),
        (0.7, ["abcd"]),
        (0.9, ["ab", "cd"]),
    ],
)
def test_kerned_glyphs_are_one_run(gap: float, runs: list[str]) -> None:
    assert texts([word("ab", 0), word("cd", 10 + gap)]) == runs


@pytest.mark.parametrize(("gap", "runs"), [(0.4, ["abcd"]), (0.6, ["ab", "cd"])])
def test_glyphs_that_pdfium_has_a_space_before_are_a_run_of_their_own(
    gap: float, runs: list[str]
) -> None:
    after = word("cd", 10 + gap)._replace(parted=True)
    assert texts([word("ab", 0), after]) == runs
    assert [one.parted for one in runs_of([[word("ab", 0), after]])] == [False, True][: len(runs)]


@pytest.mark.parametrize(
    ("gap", "runs"),
    [(0.4, ["abcd"]), (0.6, ["ab cd"]), (8.9, ["ab cd"]), (9.1, ["ab", "cd"])],
)
def test_a_drawn_space_shows_as_a_gap(gap: float, runs: list[str]) -> None:
    assert texts([word("ab", 0), space(10), word("cd", 10 + gap)]) == runs


def test_a_run_behind_a_drawn_space_and_a_wide_gap_says_so() -> None:
    first, second = runs_of([[word("ab", 0), space(10), word("cd", 30)]])
    assert (first.spaced, second.spaced) == (False, True)


@pytest.mark.parametrize(("back", "runs"), [(0.4, ["ee"]), (0.6, ["e", "e"])])
def test_the_same_letter_over_itself_is_not_joined(back: float, runs: list[str]) -> None:
    assert texts([word("e", 0), word("e", WIDTH - back)]) == runs


def test_what_is_drawn_again_in_its_place_is_read_once() -> None:
    assert texts([word("plan", 0)], [word("plan", 1.1)]) == ["plan"]
    assert texts([word("plan", 0)], [word("plan", 1.3)]) == ["plan", "plan"]
    lower = STYLE._replace(baseline=101.3)
    assert texts([word("plan", 0)], [word("plan", 0, lower)]) == ["plan", "plan"]


@pytest.mark.parametrize(
    "other",
    [
        STYLE._replace(baseline=97),
        STYLE._replace(size=9),
        STYLE._replace(color="#ff0000"),
        STYLE._replace(font=Font("Serif-Bold", bold=True, italic=False, descent=-0.2)),
    ],
)
def test_another_look_is_another_run(other: Style) -> None:
    assert texts([word("ab", 0), word("cd", 10, other)]) == ["ab", "cd"]


def test_two_parts_of_one_font_are_one_look() -> None:
    other = STYLE._replace(font=Font("Serif", bold=False, italic=False, descent=-0.3))
    assert texts([word("ab", 0), word("cd", 10, other)]) == ["abcd"]


def test_a_soft_hyphen_is_a_run_of_its_own() -> None:
    assert texts([word("ab", 0), word("\u00ad", 10), word("cd", 15)]) == ["ab", "\u00ad", "cd"]


def test_letters_from_right_to_left_keep_the_order_they_are_said_in() -> None:
    (run,) = runs_of([[word("ت", 20), word("ق", 15), word("ر", 10)]])
    assert run.text == "تقر"
    assert (run.x0, run.x1) == (10, 25)


def test_an_accent_over_a_letter_is_part_of_it_before_letters_are_joined() -> None:
    glyphs = [word("R", 0), Glyphs(STYLE, "´", 6, 9), word("e", 5), word("publique", 10)]
    assert texts(glyphs) == ["République"]


def test_a_letter_and_the_mark_coded_after_it_are_one_character() -> None:
    assert texts([word("e", 0), word("\u0301", 5)]) == ["é"]


def test_a_run_reaches_as_low_as_its_font_and_is_as_high_as_its_size() -> None:
    (run,) = runs_of([[word("ab", 0)]])
    assert (run.top, run.bottom, run.baseline) == (92, 102, 100)
