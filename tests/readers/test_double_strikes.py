"""Glyphs drawn a second time in their place are read once, by either reader."""

from __future__ import annotations

import pytest

from pipeline.readers.lines.double_strikes import struck_once
from pipeline.readers.lines.runs import Run
from pipeline.readers.pdf import Reader, read_pdf
from tests.readers.odd_pdfs import one_page, write
from tests.readers.test_lines import run


def left(*runs: Run) -> list[float]:
    return [one.x0 for one in struck_once(runs)]


@pytest.mark.parametrize("x", [10.0, 14.9, 15.0, 15.1])
@pytest.mark.parametrize(("shift", "once"), [(1.1, True), (-1.1, True), (1.3, False)])
def test_a_glyph_near_another_of_its_kind_is_that_one(x: float, shift: float, once: bool) -> None:
    assert left(run("a", x), run("a", x + shift)) == ([x] if once else [x, x + shift])
    assert left(run("a", x), run("b", x + shift)) == [x, x + shift]
    assert left(run("a", 0, 100 + x), run("a", 0, 100 + x + shift)) == ([0] if once else [0, 0])


def test_both_of_two_letters_that_follow_each_other_are_known_again() -> None:
    assert left(run("l", 6), run("l", 9), run("l", 6.4), run("l", 9.4)) == [6, 9]


@pytest.mark.parametrize("reader", Reader)
def test_a_raised_figure_is_raised_however_the_file_says_so(reader: Reader) -> None:
    drawn = b"BT /F 10 Tf 72 720 Td (In the valley of 1900) Tj /F 6 Tf 4 Ts (3) Tj ET"
    (page,) = read_pdf(write(one_page(drawn)), reader)
    (line,) = page.lines
    assert [(span.text, span.superscript) for span in line.spans] == [
        ("In the valley of 1900", False),
        ("3", True),
    ]
