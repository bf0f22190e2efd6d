"""Furniture that stands in the place of the text, and page numbers right below a heading."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.audit.evidence import in_words
from pipeline.model.page import Line, Page
from pipeline.stages.furniture import claim_furniture
from tests.stages.builders import PROFILE, TEXT, body, column, document, line, page

UNDER, TURNED = "large and pale, under the text", "turned, unlike the page's text"


def furniture(*pages: Page) -> dict[tuple[int, str], str]:
    """The evidence by page and text of the lines that are furniture."""
    made = claim_furniture(document(*pages), PROFILE)
    return {
        (id.page, made.by_id[id].text): in_words(claim.evidence)
        for id, claim in made.claims.items()
    }


def draft(x: float = 70, y: float = 120) -> Line:
    return line("DRAFT", x, y, size=60, color="#d0d0d0")


@pytest.mark.parametrize(("x", "under"), [(369.5, True), (370.5, False)])
def test_a_watermark_lies_under_the_text_and_not_beside_it(x: float, under: bool) -> None:
    text = body(20)  # from 70 to 370
    assert ((1, "DRAFT") in furniture(page(*text, draft(x=x)))) is under


def test_a_turned_watermark_is_a_turned_line() -> None:
    mark = replace(draft(), turned=True)
    assert furniture(page(*body(20), mark)) == {(1, "DRAFT"): TURNED}


def test_a_watermark_at_the_edge_of_several_pages_is_one_all_the_same() -> None:
    pages = [
        page(draft(y=90), *column(*[f"{TEXT} {n * 'x'}{at * 'y'}" for at in range(20)]), number=n)
        for n in (1, 2)
    ]
    assert furniture(*pages) == {(1, "DRAFT"): UNDER, (2, "DRAFT"): UNDER}


def test_a_page_number_below_a_heading_is_none_of_its_words() -> None:
    def sheet(number: int, heading: str) -> Page:
        text = column(*[f"{TEXT} {number * 'x'}{at * 'y'}" for at in range(10)], y=200)
        return page(line(heading, y=40), line(f"{number}", y=52), *text, number=number)

    found = furniture(sheet(1, "Setting"), sheet(2, "Work"))
    assert set(found) == {(1, "1"), (2, "2")}
