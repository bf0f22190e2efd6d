"""The running text in reading order. Claims nothing."""

from __future__ import annotations

from functools import partial

from pipeline.layout.dividers import order_between_dividers
from pipeline.layout.forms import order_cells
from pipeline.layout.metrics import measure
from pipeline.layout.side_heads import order_with_side_heads
from pipeline.model.document import Document
from pipeline.model.page import Line
from pipeline.model.roles import Role
from pipeline.profile.model import Profile


def set_reading_order(document: Document, profile: Profile) -> Document:
    """Put the lines that are still unclaimed in reading order, page after page.

    Only now: callouts, notes and furniture would pass for columns or bands of their own.
    """
    measures = measure(document.pages, document.unclaimed())
    flow: list[Line] = []
    for page in document.pages:
        whole = partial(order_with_side_heads, page, measures=measures, profile=profile)
        order = partial(order_cells, rules=page.rules, profile=profile, order=whole)
        boxed = (line for line in page.lines if document.role(line) is Role.CALLOUT)
        flow += order_between_dividers(page, document.unclaimed(page), boxed, order)
    return document.with_flow(tuple(flow))
