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
    for line in lines:
        if line.box is None:
            continue
        page, boxes = groups[-1] if groups else (None, [])
        if page == line.page and boxes[-1].top < line.box.bottom:
            boxes.append(line.box)
        else:
            groups.append((line.page, [line.box]))
    return tuple([Region(page, union(boxes)) for page, boxes in groups])
