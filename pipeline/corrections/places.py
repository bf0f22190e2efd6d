"""Where in the record a line belongs that a person has given another role."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model.document import Document
from pipeline.model.findings import Findings
from pipeline.model.page import Line, LineId


def place_of(findings: Findings, line: Line, document: Document) -> tuple[int | None, int]:
    """The section, by its place (None: the lead), and the place in it, where ``line`` belongs."""
    before = _before(line, document)
    best: tuple[int | None, int] = (None, 0)
    seen = -1
    for at, passage in enumerate(findings.lead):
        if (last := _last(passage.lines, before)) > seen:
            best, seen = (None, at + 1), last
    for place, section in enumerate(findings.sections):
        if (last := _last(section.lines, before)) > seen:
            best, seen = (place, 0), last
        for at, passage in enumerate(section.passages):
            if (last := _last(passage.lines, before)) > seen:
                best, seen = (place, at + 1), last
    return best


def _last(lines: Sequence[LineId], before: dict[LineId, int]) -> int:
    return max((before[line] for line in lines if line in before), default=-1)


def _before(line: Line, document: Document) -> dict[LineId, int]:
    """The lines that are read before ``line``, each with its rank: those of its column come last.

    The flow knows the order of the running text; a line outside it is put behind the one above it.
    """
    ranks = {other.id: rank for rank, other in enumerate(document.flow)}
    if line.id in ranks:
        return {id: rank for id, rank in ranks.items() if rank < ranks[line.id]}
    above = line_above(line, document)
    while above is not None and above.id not in ranks:
        above = line_above(above, document)
    if above is not None:
        return {id: rank for id, rank in ranks.items() if rank <= ranks[above.id]}
    return {id: rank for id, rank in ranks.items() if id.page < line.page}


def line_above(line: Line, document: Document) -> Line | None:
    """The nearest line above in the same column of the page."""
    lines = document.page(line.page).lines
    if line.box is None:
        earlier = [other for other in lines if other.number < line.number]
        return earlier[-1] if earlier else None
    over = [
        other
        for other in lines
        if other.box and other.box.top < line.box.top and other.box.overlap_x(line.box) > 0
    ]
    return max(over, key=lambda other: other.box.bottom if other.box else 0.0, default=None)
