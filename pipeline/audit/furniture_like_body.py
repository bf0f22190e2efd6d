"""Finds lines set aside as furniture that stand and look like lines of the text."""

from __future__ import annotations

import re

from pipeline.layout.metrics import measure, same_size
from pipeline.model.document import Document
from pipeline.model.evidence import SignalKind
from pipeline.model.page import Line
from pipeline.model.roles import Role

# Headers and footers stand in the outer parts of a page: shares of its height.
TOP, BOTTOM = 0.09, 0.91
# Points: lines of a column begin together, but for rounding.
SAME_EDGE = 1.0
# A paragraph and the space above it: so many line pitches to the next line of the text.
NEAR = 3.2
# What a repeated line of the text can be taken for furniture by.
_REPEATS = frozenset({SignalKind.REPEATS, SignalKind.SAME_PLACE})
# Running heads with the page's number do not stand in the text.
_NUMBERED = re.compile(r"^\d+\b|\b\d+$")


def furniture_like_body(document: Document) -> list[Line]:
    """The lines set aside because they repeat, near a body line, at its edge and in its size."""
    return [line for line in document.claimed_as(Role.FURNITURE) if _like_body(line, document)]


def _like_body(line: Line, document: Document) -> bool:
    page = document.page(line.page)
    box, claim = line.box, document.claims[line.id]
    if box is None or _NUMBERED.search(line.text.strip()):
        return False
    if not {signal.kind for signal in claim.evidence} <= _REPEATS:
        return False
    if not TOP * page.height < box.middle < BOTTOM * page.height:
        return False
    near = NEAR * measure(document.pages, document.flow).pitch
    return any(
        other.box is not None
        and document.role(other) is Role.BODY
        and abs(other.box.x0 - box.x0) <= SAME_EDGE
        and abs(other.box.middle - box.middle) <= near
        and same_size(other.size, line.size)
        for other in page.lines
    )
