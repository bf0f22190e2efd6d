"""Lines that run out of their column, over the white strip or up to the column beside it.

Typesetters such as TeX let a line that they cannot break run on over its edge.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from pipeline.layout.metrics import same_size
from pipeline.model.geometry import Box
from pipeline.model.page import Line
from pipeline.text.characters import HYPHENS
from pipeline.text.endings import ends_sentence, starts_lower

# So many lines begin at a column's edge, and so many stand beside them in the column before.
LINES_OF_COLUMN = 3
# Em. Lines of one column begin within this of each other; an item's further lines hang from its
# marker by no more than the other.
SAME_EDGE, MOST_HANG = 0.25, 3.0
# Em. Text is set no narrower than some twenty characters; what is narrower may be a label.
NARROWEST = 10.0
# Of its column's width: a line runs on by a word or a piece of an address, not by half as much.
MOST_OVER = 0.5
# Of a line's height: lines that share more stand beside each other.
BESIDE = 0.25
# Em, between the tops of two lines of one sentence.
NEXT_LINE = 2.0


def cut_to_column(lines: Sequence[Line], size: float, gutter: float) -> list[Line]:
    """``lines``, those that run out of their column cut where its other lines end at most.

    ``size`` is the body's type size, ``gutter`` the least width of a strip, both in points. A line
    runs out of its column if its sentence comes from the line above or goes on in the one below,
    and either text of the next column stands beside it, or the lines above and below end in time.
    Where more lines run out than keep to it, what begins there is no column, but the last words of
    lines with wide spaces.
    """
    out = list(lines)
    for edge in _edges(lines, size):
        left = [line for line in lines if _box(line).x1 <= edge - gutter]
        right = [line for line in lines if _box(line).x0 >= edge - SAME_EDGE * size]
        beside = (line for line in left if _has_beside(line, right))
        if len(list(islice(beside, LINES_OF_COLUMN))) < LINES_OF_COLUMN:
            continue
        end = max(_box(line).x1 for line in left)
        furthest = end + MOST_OVER * (end - min(_box(line).x0 for line in left))
        crossing = [
            line
            for line in lines
            if _box(line).x0 <= edge - NARROWEST * size
            and edge - gutter < _box(line).x1 <= furthest
        ]
        over = {id(line) for line in crossing if _runs_over(line, left, crossing, right, size)}
        if len(over) > len(left):
            continue
        out = [
            _cut(one, end) if id(line) in over else one
            for line, one in zip(lines, out, strict=True)
        ]
    return out


def _edges(lines: Sequence[Line], size: float) -> Iterator[float]:
    """Where several of ``lines`` begin or hang from, from left to right."""
    starts = sorted(_box(line).x0 for line in lines)
    at = 0
    while at < len(starts):
        if bisect_right(starts, starts[at] + MOST_HANG * size) - at >= LINES_OF_COLUMN:
            yield starts[at]
        at = bisect_right(starts, starts[at] + SAME_EDGE * size)


def _has_beside(line: Line, others: Sequence[Line]) -> bool:
    box = _box(line)
    return any(_box(other).overlap_y(box) > BESIDE * box.height for other in others)


def _runs_over(
    line: Line, left: Sequence[Line], crossing: Sequence[Line], right: Sequence[Line], size: float
) -> bool:
    """Whether a ``crossing`` line is one of the left column's."""
    box = _box(line)
    near = sorted(
        (
            other
            for other in (*left, *crossing)
            if same_size(other.size, line.size)  # a note below it is no part of a sentence
            and abs(_box(other).top - box.top) <= NEXT_LINE * size
            and _box(other).shares_x(box)
        ),
        key=lambda other: _box(other).top,
    )
    above = next((other for other in reversed(near) if _box(other).top < box.top), None)
    below = next((other for other in near if _box(other).top > box.top), None)
    goes_on = (above is not None and not ends_sentence(above.text)) or (
        below is not None and (starts_lower(below.text) or line.text.endswith(tuple(HYPHENS)))
    )
    return goes_on and (_has_beside(line, right) or (above in left and below in left))


def _cut(line: Line, end: float) -> Line:
    return replace(line, box=_box(line)._replace(x1=min(end, _box(line).x1)))


def _box(line: Line) -> Box:
    assert line.box is not None
    return line.box
