"""Furniture that stands in the place of the text, and page numbers right below a heading."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.model.page import Line, Page
from tests.stages.builders import TEXT, body, column, line, page
from tests.stages.edges import claimed, sheet

UNDER, TURNED = "large and pale, under the text", "turned, unlike the page's text"


def draft(x: float = 70, y: float = 120) -> Line:
    return line("DRAFT", x, y, size=60, color="#d0d0d0")


@pytest.mark.parametrize(("x", "under"), [(369.5, True), (370.5, False)])
def test_a_watermark_lies_under_the_text_and_not_beside_it(x: float, under: bool) -> None:
    text = body(20)  # from 70 to 370
    assert ((1, "DRAFT") in claimed(page(*text, draft(x=x)))) is under


def test_a_turned_watermark_is_a_turned_line() -> None:
    mark = replace(draft(), turned=True)
    assert claimed(page(*body(20), mark)) == {(1, "DRAFT"): TURNED}


def test_a_watermark_at_the_edge_of_several_pages_is_one_all_the_same() -> None:
    pages = [
        page(draft(y=90), *column(*[f"{TEXT} {n * 'x'}{at * 'y'}" for at in range(20)]), number=n)
        for n in (1, 2)
    ]
    assert claimed(*pages) == {(1, "DRAFT"): UNDER, (2, "DRAFT"): UNDER}


def test_a_page_number_below_a_heading_is_none_of_its_words() -> None:
    def headed(number: int, heading: str) -> Page:
        text = column(*[f"{TEXT} {number * 'x'}{at * 'y'}" for at in range(10)], y=200)
        return page(line(heading, y=40), line(f"{number}", y=52), *text, number=number)

    found = claimed(headed(1, "Setting"), headed(2, "Work"))
    assert set(found) == {(1, "1"), (2, "2")}


def turned(text: str, x: float = 70, y: float = 100, size: float = 10) -> Line:
    return replace(line(text, x, y, size), turned=True)


def test_a_turned_line_is_furniture_on_a_single_page_too() -> None:
    assert claimed(sheet(1, turned("Photo by the harbour", x=560, y=300))) == {
        (1, "Photo by the harbour"): TURNED
    }


def test_where_most_of_a_page_is_turned_that_is_its_text() -> None:
    lines = [turned(f"{TEXT} {at}", y=100 + 12 * at) for at in range(4)]
    assert claimed(page(*lines, line("Harbour", y=40))) == {}


def test_a_slanted_word_across_the_page_is_not_in_the_way_of_the_header() -> None:
    mark = turned("DRAFT", x=60, y=10, size=800)
    header = line("Harbour Notes", y=40, size=8)
    found = claimed(*[sheet(n, header, mark) for n in (1, 2)])
    assert found[1, "Harbour Notes"] == "repeats on other pages"
    assert found[1, "DRAFT"] == TURNED


def test_a_pale_title_with_a_shadow_is_no_watermark() -> None:
    title = [line("HARBOUR", x, y, 60, color="#d0d0d0") for x, y in ((70, 90), (72, 92))]
    assert claimed(sheet(1, *title)) == {}


def test_large_pale_words_beside_the_text_are_no_watermark() -> None:
    beside = line("DRAFT", 480, 220, size=60, color="#d0d0d0")
    assert claimed(sheet(1, beside)) == {}


@pytest.mark.parametrize(
    ("size", "color", "y", "evidence"),
    [
        (60, "#d0d0d0", 220, UNDER),
        (25, "#d0d0d0", 220, UNDER),
        (24, "#d0d0d0", 220, None),  # a pale heading
        (60, "#f0f0a0", 220, UNDER),
        (60, "#f0f09f", 220, None),  # no watermark is so dark: a title set over the text
        (60, "#f09ff0", 220, None),
        (60, "#9ff0f0", 220, None),
        (60, "#a0f0f0", 220, UNDER),
        (60, "#d0d0d0", 146, UNDER),  # under the first line of the text, at 200
        (60, "#d0d0d0", 145, None),
        (60, "#d0d0d0", 90, None),  # a pale title that nothing is printed over
    ],
)
def test_large_pale_words_under_the_text_are_a_watermark(
    size: float, color: str, y: float, evidence: str | None
) -> None:
    found = claimed(sheet(1, line("DRAFT", y=y, size=size, color=color), lines=20))
    assert found.get((1, "DRAFT")) == evidence


@pytest.mark.parametrize(
    ("color", "y", "text", "found"),
    [
        ("#d0d0d0", 322, "For Ada, 3 May", 2),
        ("#9fd0d0", 322, "For Ada, 3 May", 0),  # no paler than a heading
        ("#d0d0d0", 326, "For Ada, 3 May", 0),  # at another place
        ("#d0d0d0", 322, "For Ben, 3 May", 0),
    ],
)
def test_small_pale_words_at_one_place_of_several_pages_are_a_watermark(
    color: str, y: float, text: str, found: int
) -> None:
    first = line("For Ada, 3 May", 150, 322, color=color)
    other = line(text, 150, y, color=color)
    made = claimed(sheet(1, first, lines=30), sheet(2, other, lines=30))
    assert len(made) == found


def test_a_turned_watermark_that_fills_a_page_is_not_its_text() -> None:
    """It says the same again and again, on a last page with little text."""
    again = [turned("COPY FOR REVIEW", x, y) for x in range(70, 500, 80) for y in (100, 300, 500)]
    assert set(claimed(page(*body(2), *again))) == {(1, "COPY FOR REVIEW")}
