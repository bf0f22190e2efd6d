"""Page numbers: alone, in words, and beside a title."""

from __future__ import annotations

import pytest

from pipeline.model.page import Page
from pipeline.stages.furniture import claim_furniture
from tests.stages.builders import PROFILE, TEXT, document, line, page, plain
from tests.stages.edges import claimed, sheet


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


def test_a_pages_number_stands_where_the_others_have_theirs() -> None:
    """The marker of a note, in a column of its own, may be the number of its page."""
    sheets = [sheet(n, line(str(n), y=40)) for n in (1, 2)]
    last = sheet(3, line("3", y=40), line("3", y=650, size=8), line("Ibid.", 90, 650, 8))
    assert set(claimed(*sheets, last)) == {(1, "1"), (2, "2"), (3, "3")}
    lines = [one for one in last.lines if one.text == "3"]
    made = claim_furniture(document(*sheets, last), PROFILE)
    assert [one.id in made.claims for one in lines] == [True, False]


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
    ("1", 20, 800, True),  # a large number, at the foot
    ("1", 20, 40, False),  # at the head, a chapter's
    ("1", 24, 800, False),  # a figure that is shown
    ("iv", 8, 800, True),
    ("iv", 10, 800, False),
    ("iv", 8, 40, False),
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
