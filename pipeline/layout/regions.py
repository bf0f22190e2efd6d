"""The areas of pages that lines stand in: one for each page or column they run through."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.findings import Region
from pipeline.page import Box, Line, union


def regions_of(lines: Sequence[Line]) -> tuple[Region, ...]:
    """Areas around ``lines``, in reading order; a new one where a page or column begins.

    Lines without geometry have none.
    """
    groups: list[tuple[int, list[Box]]] = []
    for line in lines:
        box = line.box
        if box is None:
            continue
        if groups and groups[-1][0] == line.page and groups[-1][1][-1].top < box.bottom:
            groups[-1][1].append(box)
        else:
            groups.append((line.page, [box]))
    return tuple(Region(page, union(boxes)) for page, boxes in groups)
