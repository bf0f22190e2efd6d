"""The areas of pages that lines stand in: one for each page or column they run through."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.findings import Region
from pipeline.page import Line, union


def regions_of(lines: Sequence[Line]) -> tuple[Region, ...]:
    """Areas around ``lines``, in reading order; a new one where a page or column begins.

    Lines without geometry have none.
    """
    groups: list[list[Line]] = []
    for line in lines:
        if line.box is None:
            continue
        last = groups[-1][-1] if groups else None
        if last and last.box and last.page == line.page and last.box.top < line.box.bottom:
            groups[-1].append(line)
        else:
            groups.append([line])
    return tuple(
        Region(group[0].page, union(line.box for line in group if line.box)) for group in groups
    )
