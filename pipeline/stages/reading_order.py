"""The running text in reading order. Claims nothing."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.layout.metrics import Measures, measure
from pipeline.layout.reading_order import reading_order
from pipeline.layout.side_heads import find_side_heads, put_beside
from pipeline.model.document import Document
from pipeline.model.page import Line, Page
from pipeline.profile.model import Profile


def set_reading_order(document: Document, profile: Profile) -> Document:
    """Put the lines that are still unclaimed in reading order, page after page.

    Only now: callouts, notes and furniture would pass for columns or bands of their own.
    """
    measures = measure(document.pages, document.unclaimed())
    flow = tuple(
        line
        for page in document.pages
        for line in _page_in_order(page, document.unclaimed(page), measures, profile)
    )
    return document.with_flow(flow)


def _page_in_order(
    page: Page, lines: Sequence[Line], measures: Measures, profile: Profile
) -> list[Line]:
    """The page's ``lines``; headings in a column of their own go before what they head."""
    heads = find_side_heads(lines, page, measures, profile)
    aside = {line.id for head in heads for line in head}
    text = [line for line in lines if line.id not in aside]
    return put_beside(reading_order(text, measures.size), heads, measures)
