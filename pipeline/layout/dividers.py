"""Boxes over all columns, which divide a page: what stands above them is read first."""

from __future__ import annotations

from bisect import bisect
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from pipeline.layout.compare import box_of
from pipeline.model.geometry import Box
from pipeline.model.page import Line, Page
from pipeline.text.endings import ends_sentence, starts_lower

Order = Callable[[Sequence[Line]], list[Line]]


def order_between_dividers(
    page: Page, lines: Sequence[Line], set_apart: Iterable[Line], order: Order
) -> list[Line]:
    """The ``lines`` of a page in the order of ``order``, part by part between its dividers.

    A box around lines that are ``set_apart`` is one where it stands over or under all of
    ``lines``, and beside none. Where sentences go on under it, the text flows around the box.
    """
    whole = order(lines)
    middles = sorted({box.middle for box in _dividers(page, lines, list(set_apart))})
    if not middles:
        return whole
    parts: defaultdict[int, list[Line]] = defaultdict(list)
    for line in lines:
        parts[bisect(middles, box_of(line).middle)].append(line)
    divided = [line for at in sorted(parts) for line in order(parts[at])]
    return divided if _count_breaks(divided) <= _count_breaks(whole) else whole


def _dividers(page: Page, lines: Sequence[Line], set_apart: Sequence[Line]) -> list[Box]:
    """The areas with text of their own that stand over or under all of ``lines``."""
    areas = [tint.box for tint in page.tints]
    held = [area for area in areas if any(area.holds(box_of(line)) for line in set_apart)]
    return [
        area
        for area in held
        if all(box_of(line).shares_x(area) and not _beside(box_of(line), area) for line in lines)
    ]


def _beside(box: Box, area: Box) -> bool:
    return area.top <= box.middle <= area.bottom


def _count_breaks(lines: Sequence[Line]) -> int:
    """How often a sentence is cut by the next line, or a line goes on from no sentence."""
    return sum(
        ends_sentence(above.text) == starts_lower(below.text) for above, below in pairwise(lines)
    )
