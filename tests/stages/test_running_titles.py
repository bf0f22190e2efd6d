"""Titles that change from page to page at one place, or name what is printed larger."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.model.page import Page
from tests.stages.builders import line
from tests.stages.edges import claimed, sheet


def running(count: int, gap: float = 30, size: float = 8, color: str = "#000000") -> list[Page]:
    """Five pages, ``count`` of which have a changing running title."""
    words = ("boats", "nets", "crews", "light", "home")
    return [
        sheet(n, *([line(words[n - 1], y=200 - gap, size=size, color=color)] if n <= count else []))
        for n in range(1, 6)
    ]


def test_a_changing_title_at_one_place_of_most_pages_is_furniture() -> None:
    assert set(claimed(*running(3)).values()) == {"same place on most pages"}
    assert claimed(*running(2)) == {}
    assert claimed(*running(3)[:4]) != {}


@pytest.mark.parametrize(("size", "other", "heads"), [
    (14, 0, 1),
    (10, 0, 0),  # a running title that is as small as the text
    (14, 18, 0),  # the heading itself is another line
])  # fmt: skip
def test_the_first_of_a_heading_on_each_slide_of_its_section_is_the_heading(
    size: float, other: float, heads: int
) -> None:
    top = line("Setting", y=150, size=size)
    own = [line("Setting", y=400, size=other, bold=True)] if other else []
    sheets = [sheet(1, top, *own), *[sheet(n, top) for n in (2, 3, 4)]]
    found = {page for page, text in claimed(*sheets) if text == "Setting"}
    assert found == ({2, 3, 4} if heads else {1, 2, 3, 4})


def of_two(**second: object) -> list[Page]:
    """Two pages with a small line each, which differ by what is said of the second."""
    texts = {"text": "nets and crews", "y": 170, "size": 8, **second}
    return [sheet(1, line("boats", y=170, size=8)), sheet(2, line(**texts))]  # type: ignore[arg-type]


def test_on_two_pages_both_lines_must_be_set_as_one() -> None:
    assert set(claimed(*of_two()).values()) == {"same place on most pages"}
    assert claimed(*of_two(), sheet(3))
    assert claimed(*of_two(), sheet(3), sheet(4)) == {}
    assert claimed(*of_two(size=7)) == {}
    assert claimed(*of_two(bold=True)) == {}
    assert claimed(*of_two(color="#0000ff")) == {}
    assert claimed(*of_two(x=71.9))
    assert claimed(*of_two(x=72.1)) == {}
    assert claimed(*of_two(text="Nets are mended at night.")) == {}
    assert claimed(*of_two(text="nets " * 15))
    assert claimed(*of_two(text="nets " * 16)) == {}


def test_they_may_stand_at_the_outer_edges_or_centred() -> None:
    wide = 4 * len("nets and crews")
    assert claimed(*of_two(x=70 + 20 - wide))
    assert claimed(*of_two(x=70 + 10 - wide / 2))


def named(text: str, size: float = 8, gap: float = 40, title: float = 20) -> dict[object, str]:
    """What is claimed of a page that begins with ``text``, behind one with title and heading."""
    head = [
        line("Nets for three harbours", y=60, size=title, bold=True),
        line("What was done", y=100, size=title, bold=True),
    ]
    second = sheet(2, line(text, y=200 - gap, size=size))
    return dict(claimed(sheet(1, *head), second, sheet(3), sheet(4)))


@pytest.mark.parametrize("text", [
    "Nets for three harbours",
    "NETS FOR THREE",
    "What was done | 2",
    "What was done – Nets for three harbours",
    "How to read these notes",
])  # fmt: skip
def test_a_small_line_that_names_a_title_printed_larger_is_a_running_head(text: str) -> None:
    assert set(named(text).values()) == {"names what is printed larger elsewhere"}


def test_any_other_small_line_on_one_page_is_none() -> None:
    assert named("Nets for the other harbours") == {}
    assert named("What was done | in spring") == {}
    assert named("What came of it") == {}  # no other line heads that section
    assert named("harbours") != {}
    assert named("harbour") == {}  # too short to be the title's
    assert named("Nets for three harbours", size=10) == {}
    assert named("Nets for three harbours", gap=12) == {}
    assert named("Nets for three harbours", title=10) == {}


def test_only_the_outermost_line_of_a_page_is_a_running_head() -> None:
    head = sheet(1, line("Nets for three harbours", y=60, size=20))
    small = line("Nets for three harbours", y=120, size=8)
    assert len(claimed(head, sheet(2, small), sheet(3), sheet(4))) == 1
    assert claimed(head, sheet(2, line("A word", y=60, size=8), small), sheet(3), sheet(4)) == {}


@pytest.mark.parametrize(
    ("heading", "bold", "found"), [(True, False, True), (True, True, False), (False, False, False)]
)
def test_a_sections_heading_of_one_size_is_bolder_than_the_running_head(
    heading: bool, bold: bool, found: bool
) -> None:
    head = sheet(1, line("What was done", y=160, size=8, bold=heading), lines=5)
    small = line("What was done", y=100, size=8, bold=bold)
    assert bool(claimed(head, sheet(2, small), sheet(3), sheet(4))) is found


def test_callouts_at_one_place_of_most_pages_are_no_band() -> None:
    words = ("The work must last", "The work must be shared", "Boats")
    sheets = [sheet(n, line(text, y=170, size=8)) for n, text in enumerate(words, 1)]
    assert set(claimed(*sheets)) == {(3, "Boats")}


def test_headings_at_one_place_of_most_pages_are_no_band() -> None:
    heads = ("Setting", "What was done", "What came of it")
    pages = [sheet(n, line(t, y=170, color="#0000ff")) for n, t in enumerate(heads, 1)]
    assert claimed(*pages) == {}
    small = [sheet(n, line(t, y=170, size=8)) for n, t in enumerate(heads, 1)]
    shown = [sheet(n, line(t, y=250, size=14)) for n, t in enumerate(heads, 4)]
    assert len(claimed(*small, *shown[:1])) == 1
    assert len(claimed(*small, *shown)) == 3


@pytest.mark.parametrize(("gap", "found"), [(25, True), (19, False)])
def test_it_stands_further_from_the_text_than_its_lines_do(gap: float, found: bool) -> None:
    assert bool(claimed(*running(5, gap))) is found


def test_it_is_set_smaller_or_in_another_colour() -> None:
    assert claimed(*running(5, size=10)) == {}
    assert claimed(*running(5, size=10, color="#0000ff"))
    assert claimed(*running(5, size=12, color="#0000ff")) == {}


def test_it_stands_at_one_height() -> None:
    words = ("boats", "nets", "crews", "light", "home")
    pages = [sheet(n, line(words[n - 1], y=170 - 4 * n, size=8)) for n in range(1, 6)]
    assert claimed(*pages) == {}

    def two_heights(off: float) -> list[Page]:
        at = [170, 170, 170, 170 + off, 170 + off]
        return [sheet(n, line(words[n - 1], y=at[n - 1], size=8)) for n in range(1, 6)]

    assert len(claimed(*two_heights(0.9))) == 5
    assert len(claimed(*two_heights(1.1))) == 3


def test_only_the_outermost_line_is_at_a_place_of_its_own() -> None:
    def two_rows(number: int) -> Page:
        words = "xyzvw"[number - 1] * 4
        return sheet(number, line(words, y=60, size=8), line(words[1:], y=120, size=8))

    assert {len(text) for _, text in claimed(*map(two_rows, range(1, 6)))} == {4}


def test_notes_of_one_line_at_one_place_are_no_band() -> None:
    pages = [sheet(n, line(f"{2 * n}. A note of {'x' * n}", y=780, size=8)) for n in range(1, 6)]
    assert claimed(*pages) == {}

    def some(notes: int) -> list[Page]:
        words = ("boats", "nets", "crews", "light", "home")
        text = [
            f"{2 * n}. A note of {'x' * n}" if n <= notes else words[n - 1] for n in range(1, 6)
        ]
        return [sheet(n, line(text[n - 1], y=780, size=8)) for n in range(1, 6)]

    assert claimed(*some(3)) == {}
    assert len(claimed(*some(2))) == 5
    links = [sheet(n, line(f"{n}. www.{'x' * n}.example", y=780, size=8)) for n in range(1, 6)]
    assert claimed(*links) == {}
    counted = [sheet(n, line(f"{n}. The {'x' * n}", y=780, size=8)) for n in range(1, 6)]
    assert claimed(*counted) != {}


@pytest.mark.parametrize(
    ("look", "same_page", "found"),
    [
        ({"bold": True}, True, True),
        ({"color": "#0000ff"}, True, True),
        ({}, True, False),  # a line of the text
        ({"bold": True}, False, False),  # the heading itself, which a list of contents has larger
    ],
)
def test_a_sections_name_as_large_as_the_text_is_a_running_head_above_its_heading(
    look: dict[str, Any], same_page: bool, found: bool
) -> None:
    head = line("What came of it", y=140, **look)
    heading = line("What came of it", y=185, size=16, bold=True)
    pages = [sheet(1, *([] if same_page else [heading])), sheet(2, head, *([heading] * same_page))]
    assert ((2, "What came of it") in claimed(*pages)) is found
