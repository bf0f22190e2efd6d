"""Headings that are the first words of their paragraph."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.matching.run_in_headings import split_run_in_headings
from pipeline.model.geometry import Box
from pipeline.model.page import Line, Page, Span
from pipeline.profile.model import Profile
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


def test_a_line_above_in_another_look_is_no_beginning_of_a_heading() -> None:
    assert unsplit(line("What came"), opened("of it. ", y=112), opened("Work. ", y=140))


def test_a_heading_may_stand_below_a_line_of_its_look() -> None:
    above = line("The boats of Orsa", bold=True, color=BLUE)
    found = said(page(above, opened("Setting. ", y=112), opened("Work. ", y=140)))
    assert found == ["The boats of Orsa", "Setting.", TEXT, "Work.", TEXT]


def test_a_heading_may_hold_a_blank_set_as_the_text_is() -> None:
    whole = opened("What came of it. ")
    words = ("What came", " ", "of it. ")
    spans = [whole.spans[1 if text == " " else 0]._replace(text=text) for text in words]
    heading = replace(whole, spans=(*spans, whole.spans[1]))
    assert said(page(heading, opened("Work. ", y=140)))[:2] == ["What came of it.", TEXT]


def test_words_behind_a_heading_stay_apart_though_a_blank_between_them_looks_otherwise() -> None:
    whole = opened("Setting. ")
    text = [whole.spans[1]._replace(text=one, italic=one == " ") for one in ("The", " ", "boats")]
    heading = replace(whole, spans=(whole.spans[0], *text))
    assert said(page(heading, opened("Work. ", y=140)))[:2] == ["Setting.", "The boats"]


def test_where_no_word_has_a_box_both_parts_have_the_lines() -> None:
    lines = [line(text, y=100 + 40 * at) for at, text in enumerate(TEXTS)]
    split = split_run_in_headings([page(*lines)], PROFILE)[0].lines
    assert [one.box for one in split] == [one.box for one in lines for _ in range(2)]


def test_headings_on_lines_of_their_own_are_no_table_of_contents_where_text_is_between() -> None:
    heads = [
        one
        for at, text in enumerate(("Setting", "Work", "Lessons learned"))
        for one in (line(text, y=60 + 40 * at, bold=True), line(ENDED, y=74 + 40 * at))
    ]
    assert unsplit(*heads, opened("Setting. ", y=300), opened("Work. ", y=340))


def test_words_set_as_the_text_is_are_none_where_others_are_set_off() -> None:
    said_so = "Lessons learned. None came."
    lines = [opened("Setting. "), line(ENDED, y=112), opened("Work. ", y=140), line(ENDED, y=152)]
    found = said(page(*lines, line(said_so, y=180)))
    assert found == ["Setting.", TEXT, ENDED, "Work.", TEXT, ENDED, said_so]
    third = opened("What came of it. ", y=200)
    plain_ones = [line(text, y=300 + 40 * at) for at, text in enumerate((
        "Setting: The boats left.", "Work: The nets were old.", said_so))]  # fmt: skip
    found = said(page(*lines, third, line(ENDED, y=212), *plain_ones))
    assert found[-3:] == [one.text for one in plain_ones]


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
    assert not unsplit(*lines[:2], plain("Of the boats", blank=True), lines[2])


def test_the_blank_line_stays_above_the_heading() -> None:
    lines = split_run_in_headings([page(*[plain(t, blank=True) for t in TEXTS])], PROFILE)[0].lines
    assert [one.blank_before for one in lines] == [True, False] * 3


def said_with(run_in: list[str], *lines: Line) -> list[str]:
    profile = Profile.model_validate({**PROFILE.model_dump(), "headings": {"run_in": run_in}})
    return [one.text for one in split_run_in_headings([page(*lines)], profile)[0].lines]


def test_in_a_look_that_the_profile_says_one_heading_is_enough() -> None:
    assert said_with(["bold #0000ff"], opened("Setting. ")) == ["Setting.", TEXT]
    assert said_with(["bold #ff0000"], opened("Setting. ")) == [f"Setting. {TEXT}"]


def test_where_the_profile_says_looks_no_others_count() -> None:
    heads = [opened("Setting. "), opened("Work. ", y=140)]
    assert len(said_with(["italic"], *heads)) == 2
    plain_heads = [line(f"{name}. The boats came.", y=y) for name, y in (
        ("Setting", 100), ("Work", 140), ("Lessons learned", 180))]  # fmt: skip
    assert len(said_with(["italic"], *plain_heads)) == 3
    assert len(said(page(*plain_heads))) == 6


def test_a_profile_may_say_that_no_heading_runs_into_its_text() -> None:
    assert len(said_with([], opened("Setting. "), opened("Work. ", y=140))) == 2
