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
    pages = [sheet(1, line("Harbour", y=40)), sheet(2, line("Harbour", y=40 + off))]
    assert bool(claimed(*pages)) is repeats


@pytest.mark.parametrize(("off", "size", "y", "repeats"), [
    (35, 8, 40, True),
    (38, 8, 40, False),
    (35, 10, 40, False),  # it is set as the text is
    (12, 8, 170, False),  # on the second page it is the text's next line
])  # fmt: skip
def test_a_small_line_apart_may_stand_a_little_higher_on_one_page(
    off: float, size: float, y: float, repeats: bool
) -> None:
    pages = [sheet(n, line("Harbour", y=y + off * (n - 1), size=size)) for n in (1, 2)]
    assert bool(claimed(*pages)) is repeats


def test_a_date_that_two_pages_show_is_furniture() -> None:
    def pages(text: str) -> list[Page]:
        return [sheet(n, line(text, y=800, size=8), lines=10 + n) for n in (1, 2, 3)]

    assert len(claimed(*pages("05/08/2020"))) == 3
    assert len(claimed(*pages("14:32"))) == 3
    of_five = [sheet(n, *([line("14:32", y=800, size=8)] if n < 3 else [])) for n in range(1, 6)]
    assert len(claimed(*of_five)) == 2
    assert claimed(*[sheet(n, line(f"{7 + 5 * n}/{n}", y=800)) for n in (1, 2)]) == {}
    assert claimed(*[sheet(n, line("120", y=800)) for n in (1, 2)]) == {}


def test_top_and_bottom_are_two_edges() -> None:
    pages = [sheet(1, line("Harbour", y=40, size=8)), sheet(2, line("Harbour", y=800, size=8))]
    assert claimed(*pages) == {}


def test_numbers_in_a_footer_count_with_the_pages() -> None:
    counted = [sheet(n, line(f"Harbour | {n + 3}", y=800, size=8)) for n in (1, 2)]
    assert len(claimed(*counted)) == 2
    other = [sheet(n, line(f"Harbour in {1900 + 5 * n}", y=800)) for n in (1, 2)]
    assert claimed(*other) == {}


def test_a_counted_footer_may_follow_the_last_line_at_any_height() -> None:
    pages = [sheet(n, line(f"Harbour | {n}", y=400 + 60 * n, size=8)) for n in (1, 2)]
    assert len(claimed(*pages)) == 2
    plainly = [sheet(n, line("Harbour", y=400 + 60 * n, size=8)) for n in (1, 2)]
    assert claimed(*plainly) == {}


def test_only_three_rows_from_the_edge_are_looked_at() -> None:
    rows = [line(f"row {c}", y=40 + 20 * at, size=8) for at, c in enumerate("abcd")]
    found = claimed(*[sheet(n, *rows) for n in (1, 2)])
    assert {text for _, text in found} == {"row a", "row b", "row c"}


def test_cells_of_one_row_are_one_row() -> None:
    rows = [line(c, x=70 + 60 * at, y=40 + 2 * at, size=8) for at, c in enumerate(("k", "l", "m"))]
    rows += [line(f"row {c}", y=60 + 20 * at, size=8) for at, c in enumerate("abc")]
    found = claimed(*[sheet(n, *rows) for n in (1, 2)])
    assert {text for _, text in found} == {"k", "l", "m", "row a", "row b"}


def text_like(
    step: float, color: str = "#000000", size: float = 10, on: int = 2, bullet: bool = False
) -> list[Page]:
    """Ten pages, the first ``on`` of which begin with the same line."""
    first = line("The boats left", y=200 - step, color=color, size=size, drawn_bullet=bullet)
    return [sheet(n, *([first] if n <= on else [])) for n in range(1, 11)]


@pytest.mark.parametrize(("step", "repeats"), [(13, False), (16, True)])
def test_a_line_set_as_the_text_must_stand_apart(step: float, repeats: bool) -> None:
    assert bool(claimed(*text_like(step))) is repeats


def test_or_look_otherwise_or_stand_on_two_fifths_of_the_pages_and_three() -> None:
    assert claimed(*text_like(12, color="#0000ff"))
    assert claimed(*text_like(12, size=9))
    assert claimed(*text_like(12, on=4))
    assert claimed(*text_like(12, on=3)) == {}
    assert len(claimed(*text_like(12, on=3)[:5])) == 3
    assert claimed(*text_like(12, on=2)[:5]) == {}
    below = [sheet(n, line(f"{n * 'z'} z", y=150, size=14), one.lines[0])
             for n, one in enumerate(text_like(12, on=10), 1)]  # fmt: skip
    assert claimed(*below) == {}  # a heading that differs stands above it
    assert claimed(*text_like(12, on=2)[:2]) == {}


def test_a_list_that_stands_twice_is_text_whatever_its_items_are_apart() -> None:
    assert claimed(*text_like(16, bullet=True)) == {}
    assert claimed(*text_like(16, on=10, bullet=True)) == {}
    assert claimed(*text_like(16, on=10, bullet=True, size=8))
    printed = [sheet(n, line("• The boats left", y=184)) for n in (1, 2)]
    assert claimed(*printed) == {}

    def listed(number: int) -> Page:
        items = [line(f"Item {c}", y=700 + 24 * at) for at, c in enumerate("abcd")]
        return sheet(number, line("Four steps were taken:", y=676), *items)

    # The items keep to one distance, so that the last of them are in the text's rhythm.
    assert claimed(listed(1), listed(2)) == {}


def test_a_line_that_goes_on_from_the_one_above_is_text_whatever_space_is_below_it() -> None:
    def two(text: str) -> list[Page]:
        return [sheet(n, line(f"{n * 'z'} z", y=100), line(text, y=112)) for n in (1, 2)]

    assert claimed(*two("as far as the eye could see.")) == {}
    assert len(claimed(*two("The boats left"))) == 2


def test_a_header_further_off_than_paragraphs_are_may_be_set_as_the_text_is() -> None:
    def sheet_of_paragraphs(number: int) -> Page:
        text = [line(f"{TEXT} {number * 'x'} {at * 'y'}", y=200 + 20 * at) for at in range(6)]
        return page(line("The boats left", y=170), *text, number=number)

    assert len(claimed(sheet_of_paragraphs(1), sheet_of_paragraphs(2))) == 2


def test_page_numbers_count_along() -> None:
    numbers = [sheet(n, line(f"– {n + 6} –", y=800)) for n in (1, 2)]
    assert set(claimed(*numbers).values()) == {"counts with the pages"}
    for text in ("Page {}", "p. {}", "{} / 9", "| {}", "página {}"):
        pages = [sheet(n, line(text.format(n), y=800)) for n in (1, 2)]
        assert len(claimed(*pages)) == 2
    assert claimed(sheet(1), sheet(2, line("2", y=800))) == {(2, "2"): "counts with the pages"}
    assert claimed(sheet(1), sheet(2, line("7", y=800))) == {}
    years = [sheet(n, line("2014", y=800)) for n in (1, 2)]
    assert claimed(*years) == {}


def test_front_matter_is_numbered_in_roman_numerals() -> None:
    pages = [sheet(n, line(text, y=800)) for n, text in ((1, "iv"), (2, "V"), (3, "– vi –"))]
    assert len(claimed(*pages)) == 3
    assert claimed(sheet(1, line("i", y=800)), sheet(2)) == {}
    assert claimed(sheet(1, line("ll", y=800)), sheet(2, line("l", y=800))) == {}


@pytest.mark.parametrize(("text", "size", "y", "found"), [
    ("1", 10, 800, True),
    ("Page 1", 10, 800, True),
    ("– 1 –", 8, 800, True),
    ("37", 8, 800, True),  # an extract keeps its number
    ("37", 10, 800, False),  # a figure of the text
    ("1", 24, 800, False),  # a figure that is shown
    ("1", 8, 320, False),  # a note's reference that fell on the next line
    ("i", 8, 800, False),
])  # fmt: skip
def test_the_number_of_a_single_page(text: str, size: float, y: float, found: bool) -> None:
    assert bool(claimed(sheet(1, line(text, y=y, size=size)))) is found


@pytest.mark.parametrize(
    ("text", "size", "y", "found"),
    [
        ("1 · Annual review", 8, 800, True),
        ("Annual review | 1", 8, 800, True),
        ("Annual review — 1", 8, 800, True),
        ("1 — A note of the harbour", 8, 800, False),
        ("2 · Annual review", 8, 800, False),  # another page's number
        ("1 ·" + " review" * 13, 8, 800, True),
        ("1 ·" + " review" * 14, 8, 800, False),  # more than a few words
        ("1 Annual review", 8, 800, False),
        ("1 · Annual review", 10, 800, False),  # as large as the text
        ("1 · Annual review", 8, 320, False),  # near the text
    ],
)
def test_the_number_of_a_single_page_may_stand_beside_a_running_title(
    text: str, size: float, y: float, found: bool
) -> None:
    assert bool(claimed(sheet(1, line(text, y=y, size=size)))) is found


def test_a_number_that_does_not_count_where_others_do_is_text() -> None:
    pages = [sheet(n, line(f"{n}", y=800, size=8)) for n in (1, 2)]
    found = claimed(*pages, sheet(3, line("88", y=40, size=8)))
    assert {text for _, text in found} == {"1", "2"}


def test_the_number_of_a_single_page_of_text() -> None:
    text = [plain(f"{TEXT} {at * 'y'}") for at in range(7)]
    assert claimed(page(*text, plain("1", blank=True))) != {}
    assert claimed(page(*text, plain("1"))) == {}
    assert claimed(page(*text, plain("7", blank=True))) == {}


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
    for header in ("harbour notes", "• Harbour notes"):
        pages = [page(plain(header), *sheet_of_text(n).lines[2:9], number=n) for n in (1, 2)]
        assert {text for _, text in claimed(*pages)} == {header}


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


def test_a_pale_title_with_a_shadow_is_no_watermark() -> None:
    title = [line("HARBOUR", x, y, 60, color="#d0d0d0") for x, y in ((70, 90), (72, 92))]
    assert claimed(sheet(1, *title)) == {}


def test_large_pale_words_beside_the_text_are_no_watermark() -> None:
    beside = line("DRAFT", 480, 220, size=60, color="#d0d0d0")
    assert claimed(sheet(1, beside)) == {}


@pytest.mark.parametrize(
    ("size", "color", "y", "evidence"),
    [
        (60, "#d0d0d0", 220, WATERMARK),
        (25, "#d0d0d0", 220, WATERMARK),
        (24, "#d0d0d0", 220, None),  # a pale heading
        (60, "#f0f0a0", 220, WATERMARK),
        (60, "#f0f09f", 220, None),  # no watermark is so dark: a title set over the text
        (60, "#d0d0d0", 146, WATERMARK),  # under the first line of the text, at 200
        (60, "#d0d0d0", 145, None),
        (60, "#d0d0d0", 90, None),  # a pale title that nothing is printed over
    ],
)
def test_large_pale_words_under_the_text_are_a_watermark(
    size: float, color: str, y: float, evidence: str | None
) -> None:
    found = claimed(sheet(1, line("DRAFT", y=y, size=size, color=color), lines=20))
    assert found.get((1, "DRAFT")) == evidence
