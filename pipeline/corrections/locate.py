"""Finds the line again that a correction hangs on, in another extraction of the same file."""

from __future__ import annotations

from rapidfuzz.fuzz import ratio

from pipeline.corrections.identity import plain
from pipeline.corrections.store import Anchor
from pipeline.model.document import Document
from pipeline.model.geometry import Box
from pipeline.model.page import Line

# Another version may cut a line elsewhere or read a letter otherwise; then it must stand on mostly
# the same place and still say mostly the same.
SAME_PLACE, SAME_WORDS = 0.5, 80.0


def find_line(document: Document, page: int, anchor: Anchor) -> Line | None:
    """The line that ``anchor`` means: of the same words, the one nearest its place."""
    lines = document.page(page).lines
    box = Box(*anchor.bbox) if anchor.bbox else None
    wanted = plain(anchor.text)
    same = [line for line in lines if plain(line.text) == wanted]
    if not same and box:
        same = [line for line in lines if _nearly(line, box, wanted)]
    return min(same, key=lambda line: _distance(line.box, box), default=None)


def _nearly(line: Line, box: Box, words: str) -> bool:
    if line.box is None or ratio(plain(line.text), words) < SAME_WORDS:
        return False
    shared = max(0.0, line.box.overlap_x(box)) * max(0.0, line.box.overlap_y(box))
    return shared >= SAME_PLACE * box.width * box.height


def _distance(a: Box | None, b: Box | None) -> float:
    if a is None or b is None:
        return 0.0
    return abs(a.x0 - b.x0) + abs(a.top - b.top)
