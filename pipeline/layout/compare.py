"""How two lines stand and look beside each other: the one place for a gap, a row and a look.

Distances are shares of the page's own measures: of the type size (em) or of the line pitch. Which
sizes are one size is said in :mod:`pipeline.layout.metrics`.
"""

from __future__ import annotations

from collections.abc import Iterable
from operator import itemgetter

from pipeline.layout.metrics import Measures, same_size
from pipeline.model.geometry import Box
from pipeline.model.page import Line

# Pitches, from baseline to baseline. Lines of a paragraph are one pitch apart, within what a raised
# marker or another font adds; paragraphs are set apart by a quarter of a line or more.
GAP = 1.22
# Pitches. Display type, such as a pull quote, may be set looser than the body is.
GAP_IN_DISPLAY = 1.4
# Em, from the bottom of one line's box to the top of the next. Lines of one sentence or one label
# are closer than a line's height, whatever the pitch; entries of a box stand further apart.
CLOSE = 0.8
# Em. The boxes of tightly set lines overlap by less than this; what overlaps more stands beside.
OVERLAP = 0.5
# Em. Left edges that differ by less are one edge: a bracket or an italic overhangs so far.
SAME_EDGE = 0.5
# Of a line's height. Middles that differ by less are one row: cells in two sizes share a baseline.
SAME_ROW = 0.4

# Em. A paragraph's first line begins no further in than this; one that does is centred, or stands
# at the other edge.
FURTHEST_INDENT = 4.0
# Em. The text of an item or a note begins no further behind its marker.
MOST_HANG = 3.0


def box_of(line: Line) -> Box:
    """The box of a line that has one."""
    assert line.box is not None
    return line.box


def is_gap(above: Line, below: Line, measures: Measures, most: float = GAP) -> bool:
    """Whether more than ``most`` pitches separate two lines, or a column or a page does.

    Larger type is set on a larger pitch. Without geometry, an empty line is a gap.
    """
    if above.page != below.page:
        return True
    if below.box is None:
        return below.blank_before
    step = below.box.bottom - box_of(above).bottom
    return step < 0 or step > most * pitch_of(below.size, measures)


def pitch_of(size: float, measures: Measures) -> float:
    """The pitch that type of ``size`` is set on: the body's, and in proportion where larger."""
    return measures.pitch * max(1.0, size / measures.size) if measures.size else 0.0


def is_close(above: Box, below: Box, size: float, most: float = CLOSE) -> bool:
    """Whether ``below`` follows right under ``above``; ``size`` in points, ``most`` in em."""
    return -OVERLAP * size < below.top - above.bottom <= most * size


def same_left_edge(a: Box, b: Box, size: float) -> bool:
    """Whether two boxes begin at one left edge, in type of ``size`` points."""
    return abs(a.x0 - b.x0) <= SAME_EDGE * size


def same_look(a: Line, b: Line) -> bool:
    """Whether two lines of a page are set in one size, colour, slope and weight."""
    return (
        a.page == b.page
        and same_size(a.size, b.size)
        and (a.color, a.italic, a.bold) == (b.color, b.italic, b.bold)
    )


def shares_type(a: Line, b: Line) -> bool:
    """Whether some text of two lines is in one face and size; superscripts do not count."""
    return any(
        one.font == other.font and same_size(one.size, other.size)
        for one in a.spans
        if one.font and one.text.strip() and not one.superscript
        for other in b.spans
        if other.text.strip() and not other.superscript
    )


def like_body(line: Line, measures: Measures) -> bool:
    """Whether a line is set in the body's size, colour and slope; words of it may be bold."""
    same = same_size(line.size, measures.size)
    return same and (line.color, line.italic) == (measures.color, measures.italic)


def exactly_like_body(line: Line, measures: Measures) -> bool:
    """Whether a line is set in the body's size, colour, slope and weight."""
    return like_body(line, measures) and line.bold == measures.bold


def rows_of(lines: Iterable[Line]) -> list[list[Line]]:
    """The lines that have a box, in rows from top to bottom; a row's lines share one height."""
    rows: list[list[Line]] = []
    last = float("-inf")
    placed = [(line.box.middle, line.box.height, line) for line in lines if line.box]
    for middle, height, line in sorted(placed, key=itemgetter(0)):
        if middle - last < SAME_ROW * height:
            rows[-1].append(line)
        else:
            rows.append([line])
        last = middle
    return rows
