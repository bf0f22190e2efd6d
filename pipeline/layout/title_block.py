"""The title block: the title's lines above the line “place (years)” or below it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from pipeline.layout.compare import box_of
from pipeline.layout.metrics import Measures, is_larger, same_size
from pipeline.layout.place_and_years import LINES_OF_PLAIN_TITLE, Dateline
from pipeline.layout.title_looks import (
    LINES_OF_TITLE,
    block_below,
    goes_below,
    goes_on_lighter,
    goes_on_otherwise,
    in_capitals,
    size_of,
)
from pipeline.model.geometry import union
from pipeline.model.page import Line


def with_title_whole(lines: Sequence[Line]) -> list[Line]:
    """``lines``, with smaller ones that stand beside a title of several lines behind that title.

    Place and years at its side come between its lines when all are read from the top.
    """
    for at in range(len(lines)):
        title = _title_from(lines, at)
        between = [one for one in lines[at : lines.index(title[-1], at)] if one not in title]
        if between and all(_is_beside(one, title) for one in between):
            side = [one for one in lines if _is_beside(one, title)]
            others = [one for one in lines if one not in title and one not in side]
            start = sum(lines.index(one) < at for one in others)
            return [*others[:start], *title, *side, *others[start:]]
    return list(lines)


def _title_from(lines: Sequence[Line], start: int) -> list[Line]:
    """The lines of one look and rhythm below each other from ``lines[start]`` on, on its page."""
    title = [lines[start]]
    for line in islice(lines, start + 1, None):
        if line.page != title[0].page:
            break
        if goes_below(title[-1], line):
            title.append(line)
    return title


def _is_beside(line: Line, title: Sequence[Line]) -> bool:
    """Whether ``line`` stands at the height of the ``title``, to its left or right, and smaller."""
    first, *_ = title
    if line.box is None or line.page != first.page:
        return False
    whole = union(map(box_of, title))
    level = whole.top < line.box.middle < whole.bottom
    return level and not line.box.shares_x(whole) and is_larger(first.size, line.size)


def title_lines(lines: Sequence[Line], place: Dateline | None, measures: Measures) -> list[Line]:
    """The title's lines: the block beside ``place``, or without one the first of the largest."""
    if place is None:
        return _largest(lines, measures)
    above = _title_above(lines, place.start)
    below = block_below(lines, place.end)
    if below and above and not is_larger(size_of(below), size_of(above)):
        return above
    larger = bool(below) and is_larger(size_of(below), lines[place.start].size)
    return below if larger or in_capitals(below) else above


def _title_above(lines: Sequence[Line], end: int) -> list[Line]:
    """The block right above ``lines[end]``, or the larger one above that, of which it says more.

    A block whose sentence goes on in the next one, in another look, is one title with it.
    """
    block = _block_above(lines, end)
    start = end - len(block)
    if not block or start == 0 or not is_larger(size_of(block), lines[end].size):
        return block
    above = _title_above(lines, start) if lines[start - 1].page == block[0].page else []
    if above and goes_on_otherwise(above[-1], block[0]):
        return [*above, *block]
    return above if above and is_larger(size_of(above), size_of(block)) else block


def _block_above(lines: Sequence[Line], end: int) -> list[Line]:
    """The lines of one look and one rhythm right above ``lines[end]``."""
    block: list[Line] = []
    for line in reversed(lines[max(0, end - LINES_OF_TITLE) : end]):
        if block and not (
            goes_below(line, block[0])
            or (is_larger(line.size, lines[end].size) and goes_on_lighter(line, block[0]))
        ):
            break
        if line.page != lines[end].page:
            break
        block = [line, *block]
    return block


def _largest(lines: Sequence[Line], measures: Measures) -> list[Line]:
    """The first block of the largest type, when it is larger than the body or in capitals."""
    size = size_of(lines)
    start = next(at for at, line in enumerate(lines) if same_size(line.size, size))
    block = block_below(lines, start)
    while rest := lines[start + len(block) : start + LINES_OF_TITLE]:
        more = is_larger(rest[0].size, measures.size)
        lighter = goes_on_lighter(block[-1], rest[0])
        if not more or not (lighter or goes_on_otherwise(block[-1], rest[0])):
            break
        block += block_below(rest, 0)
    larger = is_larger(size, measures.size)
    return block if larger or in_capitals(block) or len(block) <= LINES_OF_PLAIN_TITLE else []
