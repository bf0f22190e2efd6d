"""Headings set in a column of their own, beside the text that they head."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import islice
from operator import attrgetter

from pipeline.layout.compare import box_of, is_gap
from pipeline.layout.metrics import Measures
from pipeline.layout.reading_order import reading_order
from pipeline.matching.heading_words import LINES_AT_MOST, match_heading, room_for_heading
from pipeline.model.geometry import Box, union
from pipeline.model.page import Line, Page
from pipeline.profile.model import Profile
from pipeline.text.endings import ends_sentence, starts_lower
from pipeline.text.joining import bullet_length

SideHead = tuple[Line, ...]

# In pitches: how far a heading may stand below the first line it heads, and above it (where a list
# begins, or a paragraph of its own holds the heading), or below that of a sentence that it would
# cut; and how much stays free around one that has a column to itself; any other has text above it
# or below.
BESIDE, ABOVE, FREE_AROUND = 0.9, 2.0, 3.0
# A margin may hold a caption or a label of so many lines; a column with more is one of the text.
LINES_IN_MARGIN = 6
# Em. A bar is so high around its one line of text.
HEIGHT_OF_BAR = 4.0
# Of its size: a heading larger than the text may hang from the top of the text's first line.
SAME_TOP = 0.35
# Of its size: lines set against the text in the left margin end within this of each other.
SAME_END = 0.5
# Of its size: a heading that is too wide for its margin runs into the text beside it by so much.
INTO_TEXT = 0.3


def order_with_side_heads(
    page: Page,
    lines: Sequence[Line],
    measures: Measures,
    profile: Profile,
    text: Iterable[Line] | None = None,
) -> list[Line]:
    """The ``lines`` of a page in reading order, headings in the margin before what they head.

    ``text`` are those of them that may be running text, all of them by default.
    """
    heads = find_side_heads(lines, page, measures, profile, text)
    aside = {line.id for head in heads for line in head}
    rest = {line.id: line for line in lines if line.id not in aside}
    wide = [_as_wide_as_bar(line, page, rest.values()) for line in rest.values()]
    ordered = [rest[line.id] for line in reading_order(wide, measures.size)]
    return put_beside(ordered, heads, measures)


def _as_wide_as_bar(line: Line, page: Page, lines: Iterable[Line]) -> Line:
    """``line``, its box as wide as the bar that it stands on with no text above it or below.

    A heading on a bar over several columns heads them all, however short it is.
    """
    bars = [
        tint.box
        for tint in page.tints
        if tint.box.holds(box_of(line)) and tint.box.height <= HEIGHT_OF_BAR * line.size
    ]
    others = [box_of(other) for other in lines if other is not line] if bars else []
    alone = [bar for bar in bars if not any(map(bar.holds, others))]
    if not alone:
        return line
    around = union([box_of(line), *alone])
    return replace(line, box=box_of(line)._replace(x0=around.x0, x1=around.x1))


def find_side_heads(
    lines: Sequence[Line],
    page: Page,
    measures: Measures,
    profile: Profile,
    text: Iterable[Line] | None = None,
) -> list[SideHead]:
    """The headings among the ``lines`` of a page that stand beside their text, not above it.

    A heading in the margin, left or right, is known by a section's words, by a line of text beside
    it, and by no running text that stands above or below it in its own column. ``text`` are those
    of ``lines`` that may be running text, all of them by default.
    """
    if not measures.size:
        return []
    worded = _worded_as_headings(lines, profile)
    if not worded:
        return []
    within = {line.id for head in worded for line in head}
    texts = {line.id for line in (lines if text is None else text)}
    others = [line for line in page.level if line.id not in within]
    running = [box_of(line) for line in others if line.id in texts]
    apart = [box_of(line) for line in others if line.id not in texts]
    return [head for head in worded if _stands_beside(head, running, apart, measures)]


def _worded_as_headings(lines: Sequence[Line], profile: Profile) -> list[SideHead]:
    """The lines that read as a section's heading, from top to bottom."""
    ordered = sorted(lines, key=attrgetter("box.top"))
    room = room_for_heading(profile)
    heads: list[SideHead] = []
    for at, line in enumerate(ordered):
        if line.alphanumerics > room or any(line in head for head in heads):
            continue
        further = (other for other in ordered[at + 1 :] if _may_continue(line, other))
        block = (line, *islice(further, LINES_AT_MOST))
        match = match_heading(block, 0, profile)
        if match:
            heads.append(block[: match.lines])
    return heads


def put_beside(
    ordered: Sequence[Line], heads: Sequence[SideHead], measures: Measures
) -> list[Line]:
    """``ordered`` with each of ``heads`` before the first line beside it or further down.

    Not inside a sentence: a heading that hangs below the first line heads all of the paragraph.
    """
    out = list(ordered)
    for head in heads:
        around = _own_width(head)
        after = [
            n
            for n, line in enumerate(out)
            if not box_of(line).shares_x(around)
            and _from_row(box_of(line), box_of(head[0]), measures)
        ]
        place = min(after, key=lambda n: box_of(out[n]).top, default=len(out))
        place = _begin(out, place, box_of(head[0]), measures)
        out[place:place] = head
    return out


def _begin(lines: Sequence[Line], place: int, head: Box, measures: Measures) -> int:
    """Where what ``lines[place]`` goes on begins, if that is near a heading's top.

    That is the first line of its column, of which a large heading may hang lower, or its sentence.
    Near is measured in pitches of the text or of the heading, whichever is larger.
    """
    near = ABOVE * max(measures.pitch, head.height)
    if 0 < place < len(lines) and _opens_column(lines, place - 1, measures):
        return place - 1
    at = place
    while 0 < at < len(lines) and _is_one_sentence(lines[at - 1], lines[at], measures):
        at -= 1
        if head.bottom - box_of(lines[at]).bottom > near:
            return place
    # A sentence at a page's top may have begun on the page before. A cell may hold no other line.
    return at if at or not lines or _begins_anew(lines[0]) else place


def _is_one_sentence(above: Line, below: Line, measures: Measures) -> bool:
    """Whether a sentence goes on from one line of a column to the next."""
    goes_on = not is_gap(above, below, measures) and not ends_sentence(above.text)
    return goes_on and _shares_column(above, below)


def _opens_column(lines: Sequence[Line], at: int, measures: Measures) -> bool:
    """Whether ``lines[at]`` begins a column and a sentence, and the next line goes on below it."""
    line, below = lines[at], lines[at + 1]
    if is_gap(line, below, measures) or not _shares_column(line, below):
        return False
    first = all(
        is_gap(other, line, measures) for other in lines[:at] if _shares_column(other, line)
    )
    return first and _begins_anew(line)


def _begins_anew(line: Line) -> bool:
    """Whether a sentence or a list's item begins with ``line``."""
    return bool(bullet_length(line.text)) or not starts_lower(line.text)


def _shares_column(a: Line, b: Line) -> bool:
    return box_of(a).shares_x(box_of(b))


def _from_row(box: Box, first: Box, measures: Measures) -> bool:
    """Whether ``box`` stands on the row of a heading's first line, or further down."""
    return box.bottom >= first.bottom - BESIDE * measures.pitch or _hangs(box, first)


def _hangs(box: Box, first: Box) -> bool:
    """Whether the first line of a heading begins at the top of ``box``, as large ones may."""
    return abs(box.top - first.top) <= SAME_TOP * first.height


def _may_continue(first: Line, other: Line) -> bool:
    """Whether ``other`` may be a further line of the heading that ``first`` begins.

    In the left margin, a heading is often set against the text: its lines end at one edge.
    """
    a, b = box_of(first), box_of(other)
    return abs(a.x0 - b.x0) < first.size or abs(a.x1 - b.x1) < SAME_END * first.size


def _stands_beside(
    head: SideHead, running: Sequence[Box], apart: Sequence[Box], measures: Measures
) -> bool:
    """Whether text begins left or right of a heading whose own column is free around it."""
    around, first = _own_width(head), box_of(head[0])
    low, high = (first.bottom + way * measures.pitch for way in (-BESIDE, ABOVE))
    row = [box for box in (*running, *apart) if low <= box.bottom <= high or _hangs(box, first)]
    if _heads_text_below(around, running, row):
        return False
    right = min([box.x0 for box in row if box.x0 > around.x1], default=None)
    left = max([box.x1 for box in row if box.x1 < around.x0], default=None)
    return any(
        edges and _is_free(around, edges, running, apart, measures)
        for edges in (
            right is not None and (float("-inf"), right),
            left is not None and (left, float("inf")),
        )
    )


def _own_width(head: SideHead) -> Box:
    """The box around a heading, without what may run into the text on either side of it."""
    box, into = union(map(box_of, head)), INTO_TEXT * head[0].size
    return box._replace(x0=box.x0 + into, x1=box.x1 - into)


def _heads_text_below(head: Box, running: Sequence[Box], row: Sequence[Box]) -> bool:
    """Whether nothing but a callout is in a heading's row, and text goes on right below both.

    Text that a margin's heading stands beside begins no further left below the callout.
    """
    below = [box for box in running if box.top >= head.bottom]
    following = min(below, key=attrgetter("top"), default=None)
    only_apart = not any(box in row for box in running)
    return only_apart and following is not None and following.shares_x(head)


def _is_free(
    head: Box,
    edges: tuple[float, float],
    running: Sequence[Box],
    apart: Sequence[Box],
    measures: Measures,
) -> bool:
    """Whether no running text stands near a heading between the ``edges`` of its column.

    What is set ``apart`` from it, such as a callout, may: text further on would be the column's.
    A line that runs on over the text beside (a lead, a title) is in no column.
    """
    room = FREE_AROUND * measures.pitch
    low, high = edges
    column = [box for box in running if low <= box.x0 and box.x1 <= high]
    if len(column) > LINES_IN_MARGIN:
        return False
    free = Box(head.x0, head.top - room, head.x1, head.bottom + room)
    for box in sorted(apart, key=lambda box: abs(box.middle - head.middle)):
        if box.shares_x(head) and box.shares_y(free):
            top, bottom = min(free.top, box.top - room), max(free.bottom, box.bottom + room)
            free = free._replace(top=top, bottom=bottom)
    return not any(box.shares_x(free) and box.shares_y(free) for box in column)
