"""Which glyphs that do not run level make one line; type is 10 points."""

from __future__ import annotations

import math

import pytest

from pipeline.readers.lines.runs import Run
from pipeline.readers.lines.turned import (
    TurnedGlyph,
    turned_lines,
    with_apostrophes,
    without_stacks,
)


def glyph(text: str, along: float, across: float = 0, angle: float = 30) -> TurnedGlyph:
    """A glyph so far along a line that rises by ``angle`` degrees, and so far below that line."""
    turn = math.radians(angle)
    x = along * math.cos(turn) + across * math.sin(turn)
    y = across * math.cos(turn) - along * math.sin(turn)
    run = Run(text, x, y - 10, x + 5, y, y, "Serif", 10, False, False, "#000000")
    return TurnedGlyph(run, angle, (x, y))


def lines(*glyphs: TurnedGlyph) -> list[str]:
    return ["".join(run.text for run in runs) for runs in turned_lines(glyphs)]


def test_glyphs_along_one_line_are_one() -> None:
    assert lines(glyph("a", 0), glyph("b", 5), glyph("c", 10)) == ["abc"]


@pytest.mark.parametrize(
    ("across", "found"), [(3.9, ["ab"]), (4.1, ["a", "b"]), (-4.1, ["a", "b"])]
)
def test_glyphs_of_a_line_stand_at_one_height(across: float, found: list[str]) -> None:
    assert lines(glyph("a", 0), glyph("b", 5, across)) == found


@pytest.mark.parametrize(
    ("along", "found"), [(39, ["ab"]), (41, ["a", "b"]), (0.1, ["ab"]), (-0.1, ["a", "b"])]
)
def test_glyphs_of_a_line_follow_each_other(along: float, found: list[str]) -> None:
    assert lines(glyph("a", 0), glyph("b", along)) == found


@pytest.mark.parametrize(("angle", "found"), [(31.9, ["ab"]), (32.1, ["a", "b"])])
def test_glyphs_of_a_line_rise_alike(angle: float, found: list[str]) -> None:
    first = glyph("a", 0)
    other = glyph("b", 5)
    assert lines(first, other._replace(angle=angle)) == found


@pytest.mark.parametrize(("angle", "found"), [(-179, ["ab"]), (-177, ["a", "b"])])
def test_angles_are_one_all_around(angle: float, found: list[str]) -> None:
    first = glyph("a", 0, angle=180)
    assert lines(first, glyph("b", 5, angle=180)._replace(angle=angle)) == found


def test_a_blank_is_a_space_behind_the_glyph_before_it() -> None:
    assert lines(glyph(" ", 0), glyph("a", 5), glyph(" ", 10), glyph(" ", 12), glyph("b", 15)) == [
        "a b"
    ]
    assert lines(glyph(" ", 0)) == []


@pytest.mark.parametrize(("angle", "width", "height"), [(90, 12, 5), (-90, 12, 5), (180, 5, 12)])
@pytest.mark.parametrize(("gap", "text"), [(1.5, "abcd"), (1.7, "a bcd")])
def test_a_gap_ends_a_word_where_no_space_is_drawn(
    angle: float, width: float, height: float, gap: float, text: str
) -> None:
    def one(letter: str, along: float) -> TurnedGlyph:
        turned = glyph(letter, along, angle=angle)
        x, y = turned.origin
        run = turned.run._replace(x0=x, top=y - height, x1=x + width, bottom=y)
        return turned._replace(run=run)

    assert lines(one("a", 0), one("b", 5 + gap), one("c", 10 + gap), one("d", 15 + gap)) == [text]


def test_letters_set_apart_along_a_margin_are_no_words() -> None:
    def one(letter: str, along: float) -> TurnedGlyph:
        turned = glyph(letter, along, angle=90)
        x, y = turned.origin
        return turned._replace(run=turned.run._replace(x1=x + 10, top=y - 5, bottom=y))

    spread = [one(letter, 7 * at) for at, letter in enumerate("IMPACT")]
    assert lines(*spread) == ["IMPACT"]
    assert lines(*spread, one("D", 47), one("E", 54)) == ["IMPACT DE"]


def test_gaps_of_slanted_lines_say_nothing() -> None:
    assert lines(glyph("a", 0, angle=45), glyph("b", 12, angle=45)) == ["ab"]


def test_a_blank_that_stands_elsewhere_does_not_part_a_line() -> None:
    assert lines(glyph("a", 0), glyph(" ", 4, across=12), glyph("b", 5)) == ["ab"]


def upright(text: str, along: float, across: float = 0) -> Run:
    """Upright type in a line that runs up the page; it is drawn at ``along``."""
    return Run(text, 45 + across, 195 - along, 55 + across, 205 - along, 0, "Serif", 10, False,
               False, "#000000")  # fmt: skip


def climbing(text: str) -> list[Run]:
    """A line that runs up from 200 on, 10 points a letter, with a blank for what is left out."""
    places = [(letter, 200 - 10 * at) for at, letter in enumerate(text) if letter != " "]
    return [
        Run(letter, 45, y - 5, 55, y + 5, y, "Serif", 10, False, False, "#000000")
        for letter, y in places
    ]


@pytest.mark.parametrize(("sign", "along", "across", "found"), [
    ("’", 10, 0, "d’A"),
    ("'", 10, 0, "d'A"),
    ("x", 10, 0, "d A"),
    ("’", 40, 0, "d A"),  # above the line
    ("’", 10, 12, "d A"),  # beside it
])  # fmt: skip
def test_an_apostrophe_may_stand_upright_in_a_line_that_runs_up(
    sign: str, along: float, across: float, found: str
) -> None:
    first, last = climbing("d A")
    run, other = upright(sign, along, across), upright("text", 300)
    (line,), left = with_apostrophes([[first._replace(text="d "), last]], [run, other])
    assert "".join(one.text for one in line) == found
    assert left == ([other] if "’" in found or "'" in found else [run, other])


def test_an_apostrophe_at_another_angle_parts_no_line() -> None:
    odd = glyph("’", 10)._replace(angle=210)
    assert lines(glyph("d", 0), odd, glyph("A", 20)) == ["d’A"]
    own = [glyph("d", 0), glyph(" ", 5), glyph("’", 10), glyph("A", 15)]
    assert lines(*own) == ["d ’A"]
    assert lines(glyph("d", 0), odd, glyph("A", 20, angle=75)) == ["d", "’", "A"]
    far = odd._replace(run=odd.run._replace(x0=500, x1=505))
    assert lines(glyph("d", 0), far, glyph("A", 20)) == ["dA", "’"]
    assert lines(glyph("d", 0), glyph("x", 10)._replace(angle=210), glyph("A", 20)) == [
        "d", "x", "A",
    ]  # fmt: skip


def stacked(
    letters: str, *, step: float = 12, aside: float = 0, steps: dict[int, float] | None = None
) -> tuple[list[str], int]:
    """The words stacked of ``letters``, one below the other, and how many are left.

    Every second one stands ``aside``; a space is a step of its own; ``steps`` are those of others.
    """
    y, runs = 100.0, []
    for at, letter in enumerate(letters):
        y += (steps or {}).get(at, step)
        x = 30 + aside * (at % 2)
        if letter != " ":
            runs.append(Run(letter, x, y - 10, x + 6, y, y, "Serif", 10, False, False, "#000000"))
    words, left = without_stacks(runs)
    return ["".join(run.text for run in word) for word in words], len(left)


def test_letters_one_below_the_other_are_a_word() -> None:
    assert stacked("PORT") == (["PORT"], 0)
    assert stacked("PORT OF") == (["PORTOF"], 0)
    assert stacked("POR") == ([], 3)


@pytest.mark.parametrize("letters", ["oooo", "abcd", "xxyy", "1204"])
def test_letters_that_mark_rows_are_no_word(letters: str) -> None:
    assert stacked(letters) == ([], 4)


@pytest.mark.parametrize(("aside", "word"), [(1.9, True), (2.1, False)])
def test_stacked_letters_stand_on_one_axis(aside: float, word: bool) -> None:
    assert bool(stacked("PORT", aside=aside)[0]) is word


@pytest.mark.parametrize(("step", "word"), [(6.9, False), (7.1, True), (21.9, True), (22.1, False)])
def test_stacked_letters_stand_near_each_other(step: float, word: bool) -> None:
    assert bool(stacked("PORT", step=step)[0]) is word


@pytest.mark.parametrize(("third", "word"), [(12.9, True), (13.1, False), (10.9, False)])
def test_stacked_letters_keep_to_one_step(third: float, word: bool) -> None:
    assert bool(stacked("PORT", steps={2: third})[0]) is word
