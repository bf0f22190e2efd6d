"""Headings and callouts in the margin whose line runs together with the text beside them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from pipeline.matching.criteria import opens_criterion
from pipeline.matching.heading_words import (
    LINES_AT_MOST,
    match_headings,
    match_words,
    room_for_heading,
)
from pipeline.matching.line_cuts import cut_lines
from pipeline.model.geometry import Box, union
from pipeline.model.page import Line, LineId, Page, Span
from pipeline.profile.model import Profile

# Em. More than any word space of a justified line is between a margin and its text; less, yet a
# word space, where so many other lines begin at the text's edge, within this.
MARGIN_GAP, WORD_GAP = 1.0, 0.2
LINES_AT_EDGE, AT_EDGE = 3, 0.1
# Letters that a heading's line has at least: bullets and the numbers of items have fewer.
LETTERS = 2
# Words that stand beside a heading: a page number or a value in a table is less.
WORDS_BESIDE = 2
# One turned line may be the name of the series, or of the only section of its page.
TURNED_HEADINGS = 2
# Em of the heading. Its lines begin, or end, at one edge, and are no further apart than this.
SAME_EDGE, APART = 0.5, 1.0

# Its size, colour, weight, slope and face: a heavier face need not say so in its name.
_Look = tuple[float, str, bool, bool, str]


class _Edges(NamedTuple):
    """Where the lines of a page begin and end: points from its left, in order."""

    left: list[float]
    right: list[float]


class _Piece(NamedTuple):
    """A line, or its end before or behind ``cut``, that may be in the margin."""

    line: Line
    text: str
    box: Box
    look: _Look
    cut: int | None


def split_margin_headings(pages: Sequence[Page], profile: Profile) -> tuple[Page, ...]:
    """``pages`` with headings that stand beside their text, on its baseline, on lines of their own.

    Such a heading, or the first line of a callout, has another look than the text, and more than a
    word space lies between. A heading that is turned is laid level, at the height where the text
    beside it begins.
    """
    turned = _turned_headings(pages, profile)
    return tuple(_split(_laid_level(page, turned), profile) for page in pages)


def _turned_headings(pages: Sequence[Page], profile: Profile) -> frozenset[LineId]:
    """The turned lines that head sections: several, each once, and none with a level heading.

    A section's name along the edge of each of its pages is a running head.
    """
    found: dict[str, list[LineId]] = {}
    for page in pages:
        upright = {line.id for line in page.level}
        for line in page.lines:
            match = None if line.id in upright else match_words(line.text, profile)
            if match:
                found.setdefault(match.key, []).append(line.id)
    if len(found) < TURNED_HEADINGS or any(len(ids) > 1 for ids in found.values()):
        return frozenset()
    level = {match.key for page in pages for _, match in match_headings(page.level, profile)}
    turned = frozenset(id for ids in found.values() for id in ids)
    return turned if level.isdisjoint(found) else frozenset()


def _laid_level(page: Page, turned: frozenset[LineId]) -> Page:
    lines = (
        replace(line, turned=False, box=line.box._replace(bottom=line.box.top + line.size))
        if line.id in turned and line.box
        else line
        for line in page.lines
    )
    return replace(page, lines=tuple(lines))


def _split(page: Page, profile: Profile) -> Page:
    room = room_for_heading(profile)
    placed = [(line, line.box) for line in page.level if line.box]
    edges = _Edges(sorted(box.x0 for _, box in placed), sorted(box.x1 for _, box in placed))
    ends = [piece for line, _ in placed for piece in _ends(line, edges)]
    found = [piece for piece in ends if opens_criterion(piece.text, profile)]
    cuts = [piece for piece in ends if len(piece.text) <= room]
    looks = {piece.look for piece in cuts}
    whole = [
        _Piece(line, line.text, box, _look(line.spans[0]), None)
        for line, box in placed
        if len(line.text) <= room and _look(line.spans[0]) in looks
    ]
    pieces = sorted([*cuts, *whole], key=attrgetter("box.top"))
    for at, piece in enumerate(pieces):
        for block in _blocks(piece, pieces[at + 1 :]):
            if match_words(" ".join(one.text for one in block), profile):
                found += block
    places: dict[LineId, set[int]] = {}
    for piece in found:
        if piece.cut is not None:
            places.setdefault(piece.line.id, set()).add(piece.cut)
    return cut_lines(page, places) if places else page


def _ends(line: Line, edges: _Edges) -> Iterator[_Piece]:
    """What a line begins or ends with in another look, apart from its text."""
    gaps = [
        at
        for at, (left, right) in enumerate(pairwise(line.spans), 1)
        if _look(left) != _look(right) and _are_apart(left, right, edges)
    ]
    if not gaps:
        return
    for own, rest, before in (
        (line.spans[: gaps[0]], line.spans[gaps[0] :], False),
        (line.spans[gaps[-1] :], line.spans[: gaps[-1]], True),
    ):
        boxes = [span.box for span in own if span.box]
        text, other = ("".join(span.text for span in spans) for spans in (own, rest))
        alike = len({_look(span) for span in own if span.text.strip()}) == 1
        letters = sum(map(str.isalpha, text))
        if alike and letters >= LETTERS and len(other.split()) >= WORDS_BESIDE:
            cut = len(other) if before else len(text)
            yield _Piece(line, text.strip(), union(boxes), _look(own[0]), cut)


def _are_apart(left: Span, right: Span, edges: _Edges) -> bool:
    """Whether more than a word space is between two spans, or one is at an edge of lines."""
    if left.box is None or right.box is None:
        return False
    size = max(left.size, right.size)
    gap, slack = right.box.x0 - left.box.x1, AT_EDGE * size
    if gap >= MARGIN_GAP * size:
        return True
    begin, end = (
        bisect_right(places, at + slack) - bisect_left(places, at - slack)
        for places, at in ((edges.left, right.box.x0), (edges.right, left.box.x1))
    )
    return gap >= WORD_GAP * size and max(begin, end) >= LINES_AT_EDGE


def _look(span: Span) -> _Look:
    return round(span.size, 1), span.color, span.bold, span.italic, span.font


def _blocks(first: _Piece, below: Sequence[_Piece]) -> Iterator[list[_Piece]]:
    """``first``, and with it one and two further lines of its look that stand right below it."""
    block = [first]
    yield block
    for piece in below:
        if len(block) == LINES_AT_MOST:
            return
        if piece.look == first.look and _follows(block[-1].box, piece.box, first.look[0]):
            block = [*block, piece]
            yield block


def _follows(above: Box, below: Box, size: float) -> bool:
    edges = (abs(above.x0 - below.x0), abs(above.x1 - below.x1), abs(above.center - below.center))
    near = below.bottom > above.bottom and below.top - above.bottom <= APART * size
    return near and min(edges) <= SAME_EDGE * size
