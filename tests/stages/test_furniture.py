"""What repeats at the edge of pages."""

from __future__ import annotations

import pytest

from pipeline.model.page import Line, Page
from tests.stages.builders import TEXT, line, page, plain
from tests.stages.edges import claimed, sheet


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


@pytest.mark.parametrize(("pages", "off", "furniture"), [
    (5, 0, 4),
    (4, 0, 0),  # the odd pages' header stands on one page
    (5, 3, 0),  # at another height
    (10, 0, 9),
])  # fmt: skip
def test_left_and_right_pages_may_have_headers_set_as_the_text_is(
    pages: int, off: float, furniture: int
) -> None:
    heads = {0: line("The boats left", y=188), 1: line("Harbour Notes", y=188 + off)}
    sheets = [sheet(n, *([heads[n % 2]] if n > 1 else [])) for n in range(1, pages + 1)]
    assert len(claimed(*sheets)) == furniture


def test_the_headers_of_left_and_right_pages_are_their_outermost_lines() -> None:
    left = line("The boats left", y=188)
    right = line("Harbour Notes", y=188)
    above = [line(f"{n * 'z'} z", y=150, size=14) for n in range(6)]
    sheets = [sheet(n, *([left] if n % 2 == 0 else [above[n], right])) for n in range(2, 6)]
    assert claimed(*sheets) == {}
    assert len(claimed(*[sheet(n, [left, right][n % 2]) for n in range(2, 6)])) == 4


def test_a_header_set_as_the_text_is_may_move_by_a_little() -> None:
    heads = [line("The boats left", y=188 - 5 * (n % 2)) for n in range(4)]
    assert len(claimed(*[sheet(n, *heads[n - 1 : n]) for n in range(1, 11)])) == 4


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


def test_a_line_that_a_heading_goes_on_in_is_no_furniture() -> None:
    def pages(above: str) -> list[Page]:
        heads = [line(above, y=40, size=14, bold=True), line("done", y=56, size=14, bold=True)]
        return [sheet(1, *heads), sheet(2, line("done", y=56, size=14, bold=True))]

    assert (1, "done") not in claimed(*pages("What was"))
    assert (1, "done") in claimed(*pages("What is"))


def test_a_running_head_of_two_lines_may_read_as_a_sections_heading() -> None:
    def head() -> list[Line]:
        return [line("What was", y=40, size=8), line("done", y=50, size=8)]

    found = claimed(*[sheet(n, *head()) for n in (1, 2)])
    assert {text for _, text in found} == {"What was", "done"}


def test_without_geometry_lines_are_rows() -> None:
    def sheet_of_text(number: int) -> Page:
        text = [plain("yz"[number - 1] * (1 + at)) for at in range(7)]
        return page(plain("Harbour"), plain("x" * number), *text, plain(f"{number}"), number=number)

    found = claimed(sheet_of_text(1), sheet_of_text(2))
    assert {text for _, text in found} == {"Harbour", "1", "2"}
    for header in ("harbour notes", "• Harbour notes"):
        pages = [page(plain(header), *sheet_of_text(n).lines[2:9], number=n) for n in (1, 2)]
        assert {text for _, text in claimed(*pages)} == {header}
