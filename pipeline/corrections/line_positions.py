"""Where in the record a line belongs that a person has given another role."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.corrections.edit_text import DoesNotFit
from pipeline.corrections.rebuild import Remaking
from pipeline.model.document import Document
from pipeline.model.findings import Findings, Passage
from pipeline.model.page import Line, LineId

Ranks = Mapping[LineId, int]
"""The place of each line of the running text in reading order."""


def ranks_of(document: Document) -> Ranks:
    """The place of each line of the running text in reading order."""
    return {line.id: rank for rank, line in enumerate(document.flow)}


def with_line_in_flow(document: Document, line: Line) -> Document:
    """``document`` with ``line`` in its running text, where a person would read it."""
    if line.id in document.flowing:
        return document
    at = _rank_of(line, document)
    return document.with_flow((*document.flow[:at], line, *document.flow[at:]))


def place_of(findings: Findings, line: Line, document: Document) -> tuple[int | None, int]:
    """The section, by its place (None: the lead), and the place in it, where ``line`` belongs.

    ``line`` is in the running text.
    """
    ranks = ranks_of(document)
    before = {id: rank for id, rank in ranks.items() if rank < ranks[line.id]}
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


def place_among(passages: Sequence[Passage], first: LineId, ranks: Ranks) -> int:
    """Before which of ``passages`` a passage that begins with the line ``first`` is read."""
    own = ranks.get(first, -1)
    return sum(min(ranks.get(id, -1) for id in one.lines) < own for one in passages)


def with_line(passages: Sequence[Passage], line: Line, desk: Remaking) -> tuple[Passage, ...]:
    """``passages`` with ``line`` in the one that it belongs in by its setting, or as its own.

    A passage whose words a person has changed is left as it is.
    """
    ranks = ranks_of(desk.document)
    at = place_among(passages, line.id, ranks)
    before, after = (
        (passages[at - 1] if at else None),
        (passages[at] if at < len(passages) else None),
    )
    before = before if before and desk.as_printed(before) else None
    after = after if after and desk.as_printed(after) else None
    if before and max(ranks.get(id, -1) for id in before.lines) > ranks[line.id]:
        lines = sorted([*before.lines, line.id], key=lambda id: ranks.get(id, -1))
        return (*passages[: at - 1], *desk.passages(lines), *passages[at:])
    group: tuple[LineId, ...] = (line.id,)
    start, end = at, at
    if before and desk.runs_on(before.lines, group):
        group, start = before.lines + group, at - 1
    if after and desk.runs_on(group, after.lines):
        group, end = group + after.lines, at + 1
    return (*passages[:start], desk.passage(group), *passages[end:])


def cut_at(passages: Sequence[Passage], line: Line, desk: Remaking) -> tuple[Passage, ...]:
    """``passages`` with the one that goes on behind ``line`` cut in two there.

    Raises DoesNotFit where a person has changed its words.
    """
    ranks, out = ranks_of(desk.document), list[Passage]()
    for passage in passages:
        above = [id for id in passage.lines if ranks.get(id, -1) < ranks[line.id]]
        below = [id for id in passage.lines if id not in above]
        if above and below and not desk.as_printed(passage):
            raise DoesNotFit
        out += [desk.passage(above), desk.passage(below)] if above and below else [passage]
    return tuple(out)


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


def _rank_of(line: Line, document: Document) -> int:
    """Behind the running line above ``line``, before the one below, or beside its page's others."""
    ranks = ranks_of(document)
    above = line_above(line, document)
    while above is not None and above.id not in ranks:
        above = line_above(above, document)
    if above is not None:
        return ranks[above.id] + 1
    own = [other for other in document.flow if other.page == line.page]
    below = next((other for other in own if _stands_below(other, line)), None)
    if below is not None:
        return ranks[below.id]
    earlier = sum(other.page < line.page for other in document.flow)
    return earlier + sum(_stands_left(other, line) for other in own)


def _stands_below(other: Line, line: Line) -> bool:
    if other.box is None or line.box is None:
        return other.number > line.number
    return other.box.top > line.box.top and other.box.overlap_x(line.box) > 0


def _stands_left(other: Line, line: Line) -> bool:
    return bool(other.box and line.box and other.box.x1 <= line.box.x0)


def _last(lines: Sequence[LineId], before: Ranks) -> int:
    return max((before[line] for line in lines if line in before), default=-1)
