"""The running text in reading order. Claims nothing."""

from __future__ import annotations

from dataclasses import replace

from pipeline.document import Document
from pipeline.layout.measures import measure
from pipeline.layout.order import reading_order
from pipeline.profile import Profile


def set_reading_order(document: Document, profile: Profile) -> Document:
    """Put the lines that are still unclaimed in reading order, page after page.

    Only now: callouts, notes and furniture would pass for columns or bands of their own.
    """
    size = measure(document.pages, document.unclaimed()).size
    flow = tuple(
        line for page in document.pages for line in reading_order(document.unclaimed(page), size)
    )
    return replace(document, flow=flow)
