"""Boxes for information within the text, and those that hold a section's whole text."""

from __future__ import annotations

import pytest

from pipeline.layout.callout_blocks import callout_blocks
from pipeline.layout.information_boxes import fills_section, heading_sizes, is_information
from pipeline.model.geometry import Box
from pipeline.model.page import Line, Tint
from tests.stages.builders import ENDED, MEASURES, PROFILE, TEXT, body, line, numbered, page, texts

HEADING = line("Setting", y=40, size=14, bold=True)
NEXT = line("Work", y=300, size=14, bold=True)


def boxed(count: int = 6, *, x: float = 80.0, y: float = 120.0, size: float = 8.0) -> list[Line]:
    """Lines of ten words in a box."""
    return [line(TEXT.replace(" of day", ""), x, y + 10 * at, size, width=240)
            for at in range(count)]  # fmt: skip


@pytest.mark.parametrize(("size", "after", "found"), [
    (8, line(TEXT, y=200), True),
    (10, line(TEXT, y=200), False),  # the text itself on a ground
    (8, line("Work", y=200, size=14, bold=True), False),  # nothing goes on behind it
    (8, None, False),
])  # fmt: skip
def test_small_type_that_text_goes_on_behind_is_a_box(
    size: float, after: Line | None, found: bool
) -> None:
    inside = boxed(size=size)
    lines = numbered([HEADING, *body(3, y=60, last=ENDED), *inside, *([after] if after else [])])
    assert is_information(lines[4:10], lines, MEASURES) is found


@pytest.mark.parametrize(("beside", "below", "found"), [
    (True, True, True), (True, False, False), (False, True, False),
])  # fmt: skip
def test_or_that_text_runs_around(beside: bool, below: bool, found: bool) -> None:
    """A closing text in a column of its own has text beside it, but none below."""
    inside = boxed(x=300)
    text = [line(TEXT, y=130 if beside else 90, width=200)]
    around = numbered([*text, *inside, NEXT, line(TEXT, y=330, width=400 if below else 200)])
    assert is_information(around[1:7], around, MEASURES) is found


def test_the_cells_of_a_table_are_no_information() -> None:
    rows = [line(word, x, 120 + 10 * at, 8)
            for at, word in enumerate(["Boats", "12", "9"]) for x in (80, 160, 240)]  # fmt: skip
    lines = numbered([HEADING, *rows, line(TEXT, y=200)])
    assert not is_information(lines[1:10], lines, MEASURES)


@pytest.mark.parametrize(("above", "below", "filled"), [
    (HEADING, NEXT, True),
    (HEADING, line(TEXT, y=300), False),
    (line(TEXT, y=40), NEXT, False),
])  # fmt: skip
def test_what_stands_between_two_headings_is_the_sections_text(
    above: Line, below: Line, filled: bool
) -> None:
    first, second = boxed(2)
    lines = numbered([above, first, second, below])
    assert fills_section(lines[1:3], lines, PROFILE) is filled
    parted = numbered([above, first, line(TEXT, y=500), second, below])
    assert not fills_section([parted[1], parted[3]], parted, PROFILE)


def found(lines: list[Line], *inside: Line) -> list[list[str]]:
    top, bottom = inside[0].box, inside[-1].box
    assert top is not None
    assert bottom is not None
    area = Tint(Box(70, top.top - 4, 340, bottom.bottom + 4), "#e0e8f0")
    made = page(*lines, tints=[area])
    sizes = heading_sizes([made.lines], MEASURES, PROFILE)
    blocks = callout_blocks(made.lines, made, MEASURES, PROFILE, sizes)
    return [texts(block.lines) for block in blocks]


def test_a_title_and_the_paragraphs_below_it_are_one_box() -> None:
    inside = [line("Ideas", 80, 120, 8, bold=True), *boxed(6, y=140)]
    lines = [HEADING, *body(3, y=60, last=ENDED), *inside, line(TEXT, y=220)]
    assert found(lines, *inside) == [texts(inside)]


def test_a_section_on_a_ground_is_no_box() -> None:
    inside = boxed(3, size=10)
    assert found([HEADING, *inside, NEXT], *inside) == []
    criterion = line("The work must be carried by the harbour itself", 80, 120)
    assert found([HEADING, criterion, NEXT], criterion) == [[criterion.text]]


def test_a_box_of_many_words_is_one_in_small_type() -> None:
    small, large = boxed(6), boxed(6, size=10)
    for inside, count in ((small, 1), (large, 0)):
        lines = [HEADING, *body(3, y=60, last=ENDED), *inside, line(TEXT, y=200)]
        assert len(found(lines, *inside)) == count


@pytest.mark.parametrize("rows", [2, 6])  # of few words, and of many
@pytest.mark.parametrize(("size", "text", "boxes"), [
    (11, 8, 1),
    (14, 8, 0),  # set as the section's heading: the section goes on in the box
    (11, 10, 0),  # in the text's own size
])  # fmt: skip
def test_a_box_may_be_titled_with_a_sections_word(
    size: float, text: float, boxes: int, rows: int
) -> None:
    inside = [line("Setting", 80, 120, size, bold=True), *boxed(rows, y=140, size=text)]
    lines = [HEADING, *body(3, y=60, last=ENDED), *inside, line(TEXT, y=220)]
    assert len(found(lines, *inside)) == boxes
    first = [*body(3, y=60, last=ENDED), *inside, line(TEXT, y=220)]
    assert not found(first, *inside)  # it is the section's only heading


def test_two_sections_on_one_ground_are_no_box() -> None:
    inside = [line("Setting", 80, 120, 11, bold=True), *boxed(1, y=140),
              line("Work", 80, 160, 11, bold=True), *boxed(1, y=180)]  # fmt: skip
    lines = [HEADING, *body(3, y=60, last=ENDED), *inside, NEXT, line(TEXT, y=320)]
    assert not found(lines, *inside)
