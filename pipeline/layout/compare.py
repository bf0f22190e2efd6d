"""How two lines look beside each other, and beside the body: one look, a gap, the body's own."""

from __future__ import annotations

from pipeline.layout.metrics import Measures
from pipeline.model.page import Box, Line


def is_gap(above: Line, below: Line, measures: Measures) -> bool:
    """Whether more than a line's pitch parts two lines, or a column or page does."""
    if above.page != below.page:
        return True
    step = box_of(below).bottom - box_of(above).bottom
    pitch = max(measures.pitch, measures.pitch * below.size / measures.size)
    return step < 0 or step > 1.22 * pitch


def alike(a: Line, b: Line) -> bool:
    """Whether two lines of a page are set in one size, colour, slope and weight."""
    if a.page != b.page:
        return False
    same = a.size == b.size or abs(a.size - b.size) <= 0.06 * max(a.size, b.size)
    return same and (a.color, a.italic, a.bold) == (b.color, b.italic, b.bold)


def like_body(line: Line, measures: Measures) -> bool:
    """Whether a line is set in the body's size, colour and slope."""
    same = abs(line.size - measures.size) <= 0.06 * measures.size
    return same and (line.color, line.italic) == (measures.color, measures.italic)


def box_of(line: Line) -> Box:
    """The box of a line that has one."""
    assert line.box is not None
    return line.box
