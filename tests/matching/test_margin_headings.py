"""Headings in the margin that a reader joins with the line beside them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.matching.margin_headings import split_margin_headings
from pipeline.model.geometry import Box
from pipeline.model.page import Line, Page, Span
from tests.stages.builders import PROFILE, TEXT, column, line, page

BLUE = "#0000ff"


def joined(
    head: str,
    text: str = TEXT,
    y: float = 100,
    *,
    gap: float = 10,
    color: str = BLUE,
    x: float = 20,
) -> Line:
    """A line whose first words end ``gap`` points before the text; a character is 5 points wide."""
    end = x + 5 * len(head)
    start, stop = end + gap, end + gap + 5 * len(text)
    spans = (
        Span(f"{head} ", "Serif", 10, color=color, box=Box(x, y, end, y + 10)),
        Span(text, "Serif", 10, box=Box(start, y, stop, y + 10)),
    )
    return Line(1, 0, spans, Box(x, y, stop, y + 10))


def said(*lines: Line) -> list[str]:
    (split,) = split_margin_headings([page(*lines)], PROFILE)
    assert [one.number for one in split.lines] == list(range(len(split.lines)))
    return [one.text for one in split.lines]


def test_a_heading_beside_its_text_is_a_line_of_its_own() -> None:
    (split,) = split_margin_headings([page(joined("Setting"))], PROFILE)
    assert [one.text for one in split.lines] == ["Setting", TEXT]
    assert [one.box for one in split.lines] == [Box(20, 100, 55, 110), Box(65, 100, 365, 110)]
    assert said(joined("Setting", "• boats that left")) == ["Setting", "• boats that left"]


def test_other_words_stay_with_their_line() -> None:
    assert said(joined("Harbour")) == [f"Harbour {TEXT}"]
    assert said(joined("Setting", "12")) == ["Setting 12"]
    assert said(joined("Setting", color="#000000")) == [f"Setting {TEXT}"]


@pytest.mark.parametrize(("font", "apart"), [("Serif Medium", True), ("Serif", False)])
def test_a_heading_may_differ_from_its_text_in_the_face_alone(font: str, apart: bool) -> None:
    one = joined("Setting", color="#000000")
    faced = replace(one, spans=(one.spans[0]._replace(font=font), *one.spans[1:]))
    assert said(faced) == (["Setting", TEXT] if apart else [f"Setting {TEXT}"])


@pytest.mark.parametrize(("gap", "others", "off", "apart"), [
    (10, 0, 0, True),
    (9, 0, 0, False),
    (9, 2, 0, False),
    (9, 3, 0, True),
    (2, 3, 0, True),
    (1.5, 3, 0, False),
    (9, 3, 0.9, True),
    (9, 3, 1.1, False),  # where another column begins
])  # fmt: skip
def test_less_than_a_margin_is_one_where_other_lines_begin(
    gap: float, others: int, off: float, apart: bool
) -> None:
    lines = column(*["and so on"] * others, x=55 + gap + off, y=112)
    assert (said(joined("Setting", gap=gap), *lines)[0] == "Setting") is apart


def test_two_words_are_text_that_a_heading_stands_beside() -> None:
    assert said(joined("Setting", "boats left")) == ["Setting", "boats left"]


def test_a_heading_may_hold_a_blank_set_as_the_text_is() -> None:
    spans = (
        Span("What came", "Serif", 10, color=BLUE, box=Box(20, 100, 65, 110)),
        Span(" ", "Serif", 10, box=Box(65, 100, 70, 110)),
        Span("of it", "Serif", 10, color=BLUE, box=Box(70, 100, 95, 110)),
        Span(TEXT, "Serif", 10, box=Box(110, 100, 410, 110)),
    )
    assert said(Line(1, 0, spans, Box(20, 100, 410, 110))) == ["What came of it", TEXT]


def test_words_in_two_looks_are_no_heading() -> None:
    spans = (
        Span("What came ", "Serif", 10, color=BLUE, box=Box(20, 100, 65, 110)),
        Span("of it", "Serif", 10, box=Box(70, 100, 95, 110)),
        Span(TEXT, "Serif", 10, italic=True, box=Box(110, 100, 410, 110)),
    )
    assert len(said(Line(1, 0, spans, Box(20, 100, 410, 110)))) == 1


def test_a_number_behind_the_text_is_none_of_the_words_beside_a_heading() -> None:
    left = joined("Setting")
    number = Span(" 12", "Serif", 10, bold=True, box=Box(400, 100, 410, 110))
    whole = replace(left, spans=(*left.spans, number), box=Box(20, 100, 410, 110))
    assert said(whole) == ["Setting", f"{TEXT} 12"]


def test_a_heading_may_stand_behind_the_line() -> None:
    spans = (
        Span(TEXT, "Serif", 10, box=Box(70, 100, 370, 110)),
        Span("Setting", "Serif", 10, bold=True, box=Box(390, 100, 425, 110)),
    )
    assert said(Line(1, 0, spans, Box(70, 100, 425, 110))) == [TEXT, "Setting"]


def test_a_callout_in_the_margin_is_a_line_of_its_own() -> None:
    assert said(joined("The work must last", gap=12)) == ["The work must last", TEXT]
    assert said(joined("All work must last", gap=12)) == [f"All work must last {TEXT}"]


def test_both_margins_may_run_into_one_line() -> None:
    left = joined("Setting")
    box = Box(390, 100, 480, 110)
    callout = Span("The work must last", "Serif", 10, italic=True, box=box)
    whole = replace(left, spans=(*left.spans, callout), box=Box(20, 100, 480, 110))
    assert said(whole) == ["Setting", TEXT, "The work must last"]


@pytest.mark.parametrize(("ends", "apart"), [(3, True), (2, False)])
def test_behind_the_line_less_than_a_margin_is_one_where_other_lines_end(
    ends: int, apart: bool
) -> None:
    spans = (
        Span(f"{TEXT} ", "Serif", 10, box=Box(70, 100, 370, 110)),
        Span("Setting", "Serif", 10, bold=True, box=Box(376, 100, 411, 110)),
    )
    others = [line("and so on", x=325, y=112 + 12 * at) for at in range(ends)]
    assert (said(Line(1, 0, spans, Box(70, 100, 411, 110)), *others)[0] == TEXT) is apart


def turned(text: str, y: float, number: int = 1) -> Line:
    """A line that runs up the margin, of 10 points type."""
    return replace(line(text, x=40, y=y), turned=True, box=Box(40, y, 52, y + 5 * len(text)))


def levels(*pages: Page) -> list[tuple[str, bool, float]]:
    """What of the margin's lines is laid level, and where each ends below."""
    split = split_margin_headings(
        [replace(one, number=at) for at, one in enumerate(pages, 1)], PROFILE
    )
    return [
        (one.text, one.turned, one.box.bottom)
        for made in split
        for one in made.lines
        if one.box and one.box.x0 == 40
    ]


def test_turned_headings_are_laid_level_where_their_text_begins() -> None:
    text = column(*[TEXT] * 20)
    made = page(*text, turned("Setting", 100), turned("Work", 300))
    assert levels(made) == [("Setting", False, 110), ("Work", False, 310)]


def test_other_turned_lines_stay_turned() -> None:
    text = column(*[TEXT] * 20)
    alone = page(*text, turned("Setting", 100), turned("Harbour", 300))
    assert levels(alone) == [("Setting", True, 135), ("Harbour", True, 335)]
    level = page(*text, line("Work", y=400), turned("Setting", 100), turned("Work", 300))
    assert [is_turned for _, is_turned, _ in levels(level)] == [True, True]


def test_turned_headings_may_stand_beside_level_ones_of_other_sections() -> None:
    text = [*column(*[TEXT] * 20), line("Lessons learned", y=400, bold=True)]
    made = page(*text, turned("Setting", 100), turned("Work", 300), turned("Harbour", 500))
    assert [is_turned for _, is_turned, _ in levels(made)] == [False, False, True]


def test_names_of_sections_along_each_page_are_running_heads() -> None:
    text = column(*[TEXT] * 20)
    one = page(*text, turned("Setting", 100), turned("Work", 300))
    lines = tuple(replace(each, page=2) for each in page(*text, turned("Work", 300)).lines)
    assert {is_turned for _, is_turned, _ in levels(one, page(*lines, number=2))} == {True}


def test_a_heading_over_lines_is_cut_from_each() -> None:
    lines = (joined("What came"), joined("of it", y=112, x=40))
    assert said(*lines) == ["What came", TEXT, "of it", TEXT]
    below = line("of it", x=40, y=112, color=BLUE)
    assert said(lines[0], below) == ["What came", TEXT, "of it"]
    low = joined("of it", y=119.5, x=40)
    assert said(lines[0], low) == ["What came", TEXT, "of it", TEXT]
    short = (joined("What came of"), joined("it", y=112))
    assert said(*short) == ["What came of", TEXT, "it", TEXT]
    far = joined("of it", y=121, x=40)
    assert said(lines[0], far) == [f"What came {TEXT}", f"of it {TEXT}"]
    near = joined("of it", y=112, x=44.5)
    assert said(lines[0], near) == ["What came", TEXT, "of it", TEXT]
    moved = joined("of it", y=112, x=46)
    assert said(lines[0], moved) == [f"What came {TEXT}", f"of it {TEXT}"]


@pytest.mark.parametrize(("parts", "is_heading"), [
    (("What came", "of it"), True),
    (("What came", "of", "it"), True),
    (("What", "came", "of", "it"), False),  # no heading takes so many lines
])  # fmt: skip
def test_a_heading_over_lines_takes_three_at_most(parts: tuple[str, ...], is_heading: bool) -> None:
    lines = [joined(part, y=100 + 12 * at) for at, part in enumerate(parts)]
    assert (said(*lines)[0] == parts[0]) is is_heading


@pytest.mark.parametrize(("size", "color", "is_heading"), [
    (10.04, BLUE, True),  # as exactly as a file says it
    (10.3, BLUE, False),
    (10, "#ff0000", False),
])  # fmt: skip
def test_the_lines_of_a_heading_look_alike(size: float, color: str, is_heading: bool) -> None:
    below = joined("of it", y=112, color=color, gap=12)
    first = below.spans[0]._replace(size=size)
    lines = joined("What came"), replace(below, spans=(first, *below.spans[1:]))
    assert (said(*lines)[0] == "What came") is is_heading


@pytest.mark.parametrize("bare", [(0,), (1,), (0, 1)])
def test_where_a_word_has_no_box_nothing_is_known_to_stand_apart(bare: tuple[int, ...]) -> None:
    whole = joined("Setting")
    spans = tuple(
        span._replace(box=None if at in bare else span.box) for at, span in enumerate(whole.spans)
    )
    assert said(replace(whole, spans=spans)) == [f"Setting {TEXT}"]


@pytest.mark.parametrize("bullet", ["▪", "a)"])
def test_a_bullet_below_a_heading_is_no_line_of_it(bullet: str) -> None:
    heading = line("Setting", x=20, color=BLUE)
    assert said(heading, joined(bullet, y=112)) == ["Setting", f"{bullet} {TEXT}"]


def test_lines_without_boxes_stay_as_they_are() -> None:
    bare = Line(1, 0, (Span("Setting ", color=BLUE), Span(TEXT)))
    made = Page(1, 0, 0, (bare,))
    assert split_margin_headings([made], PROFILE)[0].lines == (bare,)
