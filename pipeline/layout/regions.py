"""The areas of pages that lines stand in: one for each page or column they run through."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model.findings import Region
from pipeline.model.geometry import Box, union
from pipeline.model.page import Line


def regions_of(lines: Sequence[Line]) -> tuple[Region, ...]:
    """Areas around ``lines``, in reading order; a new one where a page or column begins.

    Lines without geometry have none.
    """
    groups: list[tuple[int, list[Box]]] = []
    page, top = 0, 0.0
    for line in lines:
        box = line.box
        if box is None:
            continue
        if not groups or line.page != page or top >= box.bottom:
            page = line.page
            groups.append((page, []))
        groups[-1][1].append(box)
        top = box.top
    return tuple([Region(page, union(boxes)) for page, boxes in groups])
