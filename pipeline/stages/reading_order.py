"""The running text in reading order. Claims nothing."""

from __future__ import annotations

from pipeline.layout.metrics import measure
from pipeline.layout.side_heads import order_with_side_heads
from pipeline.model.document import Document
from pipeline.profile.model import Profile


def set_reading_order(document: Document, profile: Profile) -> Document:
    """Put the lines that are still unclaimed in reading order, page after page.

    Only now: callouts, notes and furniture would pass for columns or bands of their own.
    """
    measures = measure(document.pages, document.unclaimed())
    flow = tuple(
        line
        for page in document.pages
        for line in order_with_side_heads(page, document.unclaimed(page), measures, profile)
    )
    return document.with_flow(flow)
