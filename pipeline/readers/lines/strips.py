"""Gradients that are drawn as strips: one area, not many."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model.geometry import Box, union
from pipeline.readers.lines.shapes import Shape, in_rows

# A gradient takes at least so many strips; a table's rows rarely change colour so often.
FEWEST = 6
# Channels (of 255) by which the colours of two strips beside each other differ at most.
NEXT_COLOR = 24
# Points by which edges that meet may miss each other, or overlap.
MEETING = 1.5


def with_gradients_joined(shapes: Sequence[Shape]) -> list[Shape]:
    """``shapes``, each row of strips whose colour changes step by step made one shape.

    It has the colour of its middle. Strips of one colour stay as they are: they may be the rows of
    a table.
    """
    joined: list[Shape] = []
    for run in in_rows(shapes, _goes_on):
        if len(run) >= FEWEST and run[0].fill != run[-1].fill:
            box = union(shape.box for shape in run)
            joined.append(Shape(box, run[len(run) // 2].fill, None))
        else:
            joined += run
    return joined


def _goes_on(run: Sequence[Shape], shape: Shape) -> bool:
    last = run[-1]
    if not last.fill or not shape.fill or last.frame or shape.frame:
        return False
    way = _way(last.box, shape.box)
    if way is None or (len(run) > 1 and _way(run[-2].box, last.box) != way):
        return False
    return _near(last.fill, shape.fill)


def _way(last: Box, box: Box) -> str | None:
    """Which way the strip ``box`` goes on from ``last``; None when it does not."""
    if abs(last.x0 - box.x0) <= MEETING and abs(last.x1 - box.x1) <= MEETING:
        if abs(box.top - last.bottom) <= MEETING:
            return "down"
        return "up" if abs(box.bottom - last.top) <= MEETING else None
    if abs(last.top - box.top) <= MEETING and abs(last.bottom - box.bottom) <= MEETING:
        if abs(box.x0 - last.x1) <= MEETING:
            return "right"
        return "left" if abs(box.x1 - last.x0) <= MEETING else None
    return None


def _near(color: str, other: str) -> bool:
    channels = ((int(color[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5))
    return all(abs(a - b) <= NEXT_COLOR for a, b in channels)
