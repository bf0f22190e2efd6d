"""Areas that hold running text: a section in a frame of its own, which may go on overleaf."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import NamedTuple

from pipeline.layout.callout_blocks import WORDS_AT_MOST, CalloutBlock
from pipeline.layout.compare import box_of, exactly_like_body
from pipeline.layout.metrics import Measures
from pipeline.model.document import Document
from pipeline.model.page import Line, Page, Tint

# Points by which the edges of areas of one kind differ at most.
SAME_EDGE = 1.0


class Panel(NamedTuple):
    """What areas of one kind have in common."""

    x0: float
    x1: float
    color: str
    filled: bool


def text_panels(pages: Iterable[Page], measures: Measures) -> list[Panel]:
    """The kinds of areas of which one holds more words, set as the body is, than a callout has."""
    return [
        _panel(tint)
        for page in pages
        for tint in page.tints
        if sum(
            len(line.text.split())
            for line in page.level
            if _holds(tint, line) and exactly_like_body(line, measures)
        )
        > WORDS_AT_MOST
    ]


def stands_on_panel(block: CalloutBlock, panels: Collection[Panel], document: Document) -> bool:
    """Whether ``block`` fits no criterion, opens like none, and stands on one of the ``panels``."""
    if block.match.criterion is not None or block.match.opened:
        return False
    first, *_ = block.lines
    tints = document.page(first.page).tints
    own = [tint for tint in tints if all(_holds(tint, line) for line in block.lines)]
    return bool(own) and all(any(_alike(_panel(tint), one) for one in panels) for tint in own)


def _panel(tint: Tint) -> Panel:
    return Panel(tint.box.x0, tint.box.x1, tint.color, tint.filled)


def _alike(a: Panel, b: Panel) -> bool:
    near = abs(a.x0 - b.x0) <= SAME_EDGE and abs(a.x1 - b.x1) <= SAME_EDGE
    return near and (a.color, a.filled) == (b.color, b.filled)


def _holds(tint: Tint, line: Line) -> bool:
    return tint.box.holds(box_of(line))
