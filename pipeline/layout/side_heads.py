"""Headings set in a column of their own, beside the text that they head."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from operator import attrgetter

from pipeline.layout.compare import box_of
from pipeline.layout.metrics import Measures
from pipeline.matching.headings import LINES_AT_MOST, match_heading, room_for_heading
from pipeline.model.geometry import Box, union
from pipeline.model.page import Line, Page
from pipeline.profile.model import Profile

SideHead = tuple[Line, ...]

# In pitches: how far a heading may stand above or below the first line it heads, and how much stays
# free around one that has a column to itself; any other has text above it or below.
BESIDE, FREE_AROUND = 0.9, 3.0


def find_side_heads(
    lines: Sequence[Line], page: Page, measures: Measures, profile: Profile
) -> list[SideHead]:
    """The headings among the ``lines`` of a page that stand beside their text, not above it.

    Known by a section's words, by a line of text on the same row to the right, and by nothing
    standing above or below them in their own column.
    """
    if not measures.size:
        return []
    worded = _worded_as_headings(lines, profile)
    if not worded:
        return []
    within = {line.id for head in worded for line in head}
    others = [box_of(line) for line in page.level if line.box and line.id not in within]
    return [
        head
        for head in worded
        if _stands_beside(union(map(box_of, head)), box_of(head[0]), others, measures)
    ]


def _worded_as_headings(lines: Sequence[Line], profile: Profile) -> list[SideHead]:
    """The lines that read as a section's heading, from top to bottom."""
    ordered = sorted([line for line in lines if line.box], key=attrgetter("box.top"))
    heads: list[SideHead] = []
    longest = room_for_heading(profile)
    for at, line in enumerate(ordered):
        room = longest - line.length
        if room < 0 or (heads and line in heads[-1]):
            continue
        block = [line]
        further = (other for other in ordered[at + 1 :] if _may_continue(line, other))
        for other in islice(further, LINES_AT_MOST - 1):
            room -= other.length
            if room < 0:
                break
            block.append(other)
        match = match_heading(block, 0, profile)
        if match:
            heads.append(tuple(block[: match.lines]))
    return heads


def put_beside(
    ordered: Sequence[Line], heads: Sequence[SideHead], measures: Measures
) -> list[Line]:
    """``ordered`` with each of ``heads`` before the first line beside it or further down."""
    out = list(ordered)
    for head in heads:
        first = box_of(head[0])
        least = first.bottom - BESIDE * measures.pitch
        after = [
            n
            for n, line in enumerate(out)
            if box_of(line).x0 > first.x1 and box_of(line).bottom >= least
        ]
        place = min(after, key=lambda n: box_of(out[n]).top, default=len(out))
        out[place:place] = head
    return out


def _may_continue(first: Line, other: Line) -> bool:
    """Whether ``other`` may be a further line of the heading that ``first`` begins."""
    return other.bold == first.bold and abs(box_of(first).x0 - box_of(other).x0) < first.size


def _stands_beside(head: Box, first: Box, boxes: Sequence[Box], measures: Measures) -> bool:
    """Whether text begins to the right of a heading whose own column is free around it.

    It stands on the row that the heading begins on, which is in ``first``.
    """
    right, bottom, near = first.x1, first.bottom, BESIDE * measures.pitch
    row = [box.x0 for box in boxes if box.x0 > right and abs(box.bottom - bottom) <= near]
    edge = min(row, default=None)
    if edge is None:
        return False
    room = FREE_AROUND * measures.pitch
    around = Box(head.x0, head.top - room, head.x1, head.bottom + room)
    # A line that runs on over the text beside (a lead, a title) is in no column.
    return not any(
        box.overlap_x(around) > 0 and box.overlap_y(around) > 0 and box.x1 <= edge for box in boxes
    )
