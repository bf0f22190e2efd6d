"""Running headers, footers and page numbers: what repeats at the edge of pages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.audit.evidence import in_words
from pipeline.model.page import Line, Page
from pipeline.model.roles import Role
from pipeline.stages.furniture import claim_furniture
from tests.stages.builders import PROFILE, TEXT, column, document, line, page, plain


def claimed(*pages: Page) -> dict[tuple[int, str], str]:
    """The evidence by page and text of the lines that are furniture."""
    made = claim_furniture(document(*pages), PROFILE)
    assert all(claim.role is Role.FURNITURE for claim in made.claims.values())
    return {
        (id.page, made.by_id[id].text): in_words(claim.evidence)
        for id, claim in made.claims.items()
    }


def sheet(number: int, *edges: Line, lines: int = 10) -> Page:
    """A page whose text differs from any other's, with ``edges`` around it."""
    text = column(*[f"{TEXT} {number * 'x'} {at * 'y'}" for at in range(lines)], y=200)
    above = [one for one in edges if one.box and one.box.top < 200]
    below = [one for one in edges if one not in above]
    return page(*above, *text, *below, number=number)


def test_what_two_pages_show_at_one_height_is_furniture() -> None:
    header = line("Harbour Notes", y=40, size=8)
    assert claimed(*[sheet(n, header) for n in (1, 2)]) == {
        (1, "Harbour Notes"): "repeats on other pages",
        (2, "Harbour Notes"): "repeats on other pages",
    }
    assert claimed(sheet(1, header), sheet(2)) == {}


@pytest.mark.parametrize(("off", "repeats"), [(9, True), (12, False)])
def test_the_height_is_the_same_within_an_em(off: float, repeats: bool) -> None:
    pages = [sheet(1, line("Harbour", y=40, size=8)), sheet(2, line("Harbour", y=40 + off, size=8))]
    assert bool(claimed(*pages)) is repeats


def test_top_and_bottom_are_two_edges() -> None:
    pages = [sheet(1, line("Harbour", y=40, size=8)), sheet(2, line("Harbour", y=800, size=8))]
    assert claimed(*pages) == {}


def test_numbers_in_a_footer_count_with_the_pages() -> None:
    counted = [sheet(n, line(f"Harbour | {n + 3}", y=800, size=8)) for n in (1, 2)]
    assert len(claimed(*counted)) == 2
    other = [sheet(n, line(f"Harbour in {1900 + 5 * n}", y=800, size=8)) for n in (1, 2)]
    assert claimed(*other) == {}


def test_a_counted_footer_may_follow_the_last_line_at_any_height() -> None:
    pages = [sheet(n, line(f"Harbour | {n}", y=400 + 60 * n, size=8)) for n in (1, 2)]
    assert len(claimed(*pages)) == 2
    plainly = [sheet(n, line("Harbour", y=400 + 60 * n, size=8)) for n in (1, 2)]
    assert claimed(*plainly) == {}


def test_only_three_rows_from_the_edge_are_looked_at() -> None:
    rows = [line(f"row {c}", y=40 + 20 * at) for at, c in enumerate("abcd")]
    found = claimed(*[sheet(n, *rows) for n in (1, 2)])
    assert {text for _, text in found} == {"row a", "row b", "row c"}


def test_cells_of_one_row_are_one_row() -> None:
    rows = [line(c, x=70 + 60 * at, y=40 + 2 * at, size=8) for at, c in enumerate(("k", "l", "m"))]
    rows += [line(f"row {c}", y=60 + 20 * at) for at, c in enumerate("abc")]
    found = claimed(*[sheet(n, *rows) for n in (1, 2)])
    assert {text for _, text in found} == {"k", "l", "m", "row a", "row b"}


def text_like(step: float, color: str = "#000000", size: float = 10) -> list[Page]:
    """Ten pages, the first two of which begin with the same line."""
    first = line("The boats left", y=200 - step, color=color, size=size)
    return [sheet(n, *([first] if n < 3 else [])) for n in range(1, 12)]


@pytest.mark.parametrize(("step", "repeats"), [(13, False), (16, True)])
def test_a_line_set_as_the_text_must_stand_apart(step: float, repeats: bool) -> None:
    assert bool(claimed(*text_like(step))) is repeats


def test_or_look_otherwise_or_stand_on_a_fifth_of_the_pages() -> None:
    assert claimed(*text_like(12, color="#0000ff"))
    assert claimed(*text_like(12, size=9))
    assert claimed(*text_like(12)[:10])


def test_page_numbers_count_along() -> None:
    numbers = [sheet(n, line(f"– {n + 6} –", y=800)) for n in (1, 2)]
    assert set(claimed(*numbers).values()) == {"counts with the pages"}
    for text in ("Page {}", "p. {}", "{} / 9", "| {}", "página {}"):
        pages = [sheet(n, line(text.format(n), y=800)) for n in (1, 2)]
        assert len(claimed(*pages)) == 2
    assert claimed(sheet(1), sheet(2, line("2", y=800))) == {(2, "2"): "counts with the pages"}
    assert claimed(sheet(1), sheet(2, line("7", y=800))) == {}
    assert claimed(sheet(1, line("1", y=800))) == {}
    years = [sheet(n, line("2014", y=800)) for n in (1, 2)]
    assert claimed(*years) == {}


def test_a_page_number_stands_in_the_two_outer_rows() -> None:
    def pages(row: int) -> list[Page]:
        rows = [line(f"{c}{c}", y=800 - 20 * at) for at, c in enumerate("gh")]
        return [sheet(n, line(f"{n}", y=800 - 20 * row), *[
            one for at, one in enumerate(rows) if at < row
        ]) for n in (1, 2)]  # fmt: skip

    assert (1, "1") in claimed(*pages(1))
    assert (1, "1") not in claimed(*pages(2))


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
    assert claimed(*running(2)[:2]) == {}


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


def test_notes_of_one_line_at_one_place_are_no_band() -> None:
    pages = [sheet(n, line(f"{2 * n}. A note of {'x' * n}", y=780, size=8)) for n in range(1, 6)]
    assert claimed(*pages) == {}
    links = [sheet(n, line(f"{n}. www.{'x' * n}.example", y=780, size=8)) for n in range(1, 6)]
    assert claimed(*links) == {}
    counted = [sheet(n, line(f"{n}. The {'x' * n}", y=780, size=8)) for n in range(1, 6)]
    assert claimed(*counted) != {}


def test_a_line_that_a_heading_goes_on_in_is_no_furniture() -> None:
    def pages(above: str) -> list[Page]:
        heads = [line(above, y=40, size=14, bold=True), line("done", y=56, size=14, bold=True)]
        return [sheet(1, *heads), sheet(2, line("done", y=56, size=14, bold=True))]

    assert (1, "done") not in claimed(*pages("What was"))
    assert (1, "done") in claimed(*pages("What is"))


def test_without_geometry_lines_are_rows() -> None:
    def sheet_of_text(number: int) -> Page:
        text = [plain("yz"[number - 1] * (1 + at)) for at in range(7)]
        return page(plain("Harbour"), plain("x" * number), *text, plain(f"{number}"), number=number)

    found = claimed(sheet_of_text(1), sheet_of_text(2))
    assert {text for _, text in found} == {"Harbour", "1", "2"}


TURNED, WATERMARK = "turned, unlike the page's text", "large and pale, under the text"


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


@pytest.mark.parametrize(
    ("size", "color", "y", "evidence"),
    [
        (60, "#d0d0d0", 220, WATERMARK),
        (60, "#404040", 220, None),  # no watermark is so dark: a title set over the text
        (20, "#d0d0d0", 220, None),  # a pale heading
        (60, "#d0d0d0", 90, None),  # a pale title that nothing is printed over
    ],
)
def test_large_pale_words_under_the_text_are_a_watermark(
    size: float, color: str, y: float, evidence: str | None
) -> None:
    found = claimed(sheet(1, line("DRAFT", y=y, size=size, color=color), lines=20))
    assert found.get((1, "DRAFT")) == evidence
