"""Headings that are the first words of their paragraph."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.matching.run_in_headings import split_run_in_headings
from pipeline.model.geometry import Box
from pipeline.model.page import Line, Page, Span
from tests.stages.builders import ENDED, LEFT, PROFILE, TEXT, line, page, plain

BLUE = "#0000ff"


def opened(
    head: str, text: str = TEXT, y: float = 100, *, bold: bool = True, color: str = BLUE
) -> Line:
    """A line whose first words are set off, each character half an em wide."""
    middle, end = LEFT + 5 * len(head), LEFT + 5 * len(head + text)
    spans = (
        Span(head, "Serif", 10, bold, False, color, box=Box(LEFT, y, middle, y + 10)),
        Span(text, "Serif", 10, box=Box(middle, y, end, y + 10)),
    )
    return Line(1, 0, spans, Box(LEFT, y, end, y + 10))


def said(*pages: Page) -> list[str]:
    """What the lines say once they are split."""
    split = split_run_in_headings(pages, PROFILE)
    for one in split:
        assert [line.number for line in one.lines] == list(range(len(one.lines)))
    return [line.text for one in split for line in one.lines]


def test_a_coloured_head_is_a_line_of_its_own() -> None:
    first, second = split_run_in_headings(
        [page(opened("Setting. "), line(ENDED, y=112), opened("Work. ", y=124))], PROFILE
    )[0].lines[:2]
    assert (first.text, second.text) == ("Setting.", TEXT)
    assert first.bold and first.color == BLUE and not second.bold
    assert first.box == Box(LEFT, 100, LEFT + 45, 110)
    assert second.box is not None and second.box.x0 == LEFT + 45


@pytest.mark.parametrize(("head", "text", "heading"), [
    ("Setting. ", TEXT, "Setting."),
    ("Setting: ", TEXT, "Setting:"),
    ("Setting – ", TEXT, "Setting –"),
    ("Setting ", TEXT, "Setting"),
    ("1. Setting ", TEXT, "1. Setting"),
    ("Setting", f". {TEXT}", "Setting."),
    ("Setting", f" – “{TEXT}”", "Setting –"),
])  # fmt: skip
def test_a_mark_that_closes_it_belongs_to_it(head: str, text: str, heading: str) -> None:
    assert said(page(opened(head, text), opened("Work. ", y=140)))[0] == heading


@pytest.mark.parametrize(("bold", "color"), [(True, "#000000"), (False, BLUE)])
def test_bold_or_colour_alone_sets_it_off(bold: bool, color: str) -> None:
    heads = [opened("Setting. ", bold=bold, color=color)]
    heads += [opened("Work. ", y=140, bold=bold, color=color)]
    assert said(page(*heads)) == ["Setting.", TEXT, "Work.", TEXT]


def unsplit(*lines: Line) -> bool:
    """Whether a page with these lines stays as it is."""
    return said(page(*lines)) == [one.text for one in lines]


def test_one_section_alone_may_be_a_label() -> None:
    assert unsplit(opened("Setting. "))
    assert unsplit(opened("Setting. "), opened("Setting. ", y=140))


def test_two_looks_are_not_one() -> None:
    assert unsplit(opened("Setting. "), opened("Work. ", y=140, color="#00ff00"))


def test_where_headings_fill_their_lines_a_bold_word_is_a_label() -> None:
    lines = [line("Setting", y=60, bold=True), line("Work", y=72, bold=True), line(TEXT, y=84)]
    assert unsplit(*lines, opened("Setting. "), opened("Work. ", y=140))
    # A running head, which is smaller, is none of those; nor is a table of contents.
    small = [line("Setting", y=60, size=8), opened("Setting. "), opened("Work. ", y=140)]
    assert not unsplit(*small)
    assert not unsplit(*lines[:2], line("Lessons learned", y=78, bold=True), *small[1:])


def test_an_item_or_a_sentence_is_no_heading() -> None:
    work = opened("Work. ", y=140)
    assert unsplit(opened("• Setting. "), work)
    assert unsplit(replace(opened("Setting. "), drawn_bullet=True), work)
    assert unsplit(opened("Setting ", "out before dawn, the boats"), work)
    assert unsplit(opened("Setting up. "), work)
    assert unsplit(line("Setting. The boats", bold=True), work)


def test_a_heading_may_begin_on_the_line_above() -> None:
    heads = [line("What came", bold=True, color=BLUE), opened("of it. ", y=112)]
    found = said(page(*heads, opened("Work. ", y=140)))
    assert found == ["What came", "of it.", TEXT, "Work.", TEXT]


TEXTS = ("Setting: The boats left.", "Work. The nets were mended.", "Lessons learned – None came.")


def test_in_plain_text_three_sections_must_begin_so() -> None:
    lines = [plain(text, blank=True) for text in TEXTS]
    assert said(page(*lines)) == [
        "Setting:", "The boats left.", "Work.", "The nets were mended.",
        "Lessons learned –", "None came.",
    ]  # fmt: skip
    assert unsplit(*lines[:2])
    assert unsplit(*lines[:2], plain("and Lessons learned. None came."))
    inside = [plain("The boats had left the"), plain(TEXTS[2])]
    assert unsplit(*lines[:2], *inside)
    assert not unsplit(*lines[:2], plain("The boats left."), plain(TEXTS[2]))


def test_the_blank_line_stays_above_the_heading() -> None:
    lines = split_run_in_headings([page(*[plain(t, blank=True) for t in TEXTS])], PROFILE)[0].lines
    assert [one.blank_before for one in lines] == [True, False] * 3
