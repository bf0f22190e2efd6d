"""Lines that are drawn dash by dash, or dot by dot: one bar, not many.

Browsers draw dashed and dotted borders so; other programs draw one line with a pattern.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import pairwise

from pipeline.model.geometry import Box, union
from pipeline.readers.lines.shapes import RULE_THIN, Shape, in_rows

# A line takes at least so many dashes: three dots may be an ellipsis, or bullets of a short list.
FEWEST = 4
# Of its own length: a dash is no further from the next one, and as much shorter where a line ends.
# Borders have gaps of a half to one dash; bullets stand a line of text from each other.
FURTHEST = 2.0
# Of its thickness: dashes of one line stand side by side but for rounding.
ASIDE = 0.25


def with_dashes_joined(shapes: Sequence[Shape], size: float) -> list[Shape]:
    """``shapes``, those that are the dashes of one line, drawn one after the other, made one.

    Dashes are as thin as rules are beside type of ``size`` points: thicker ones are tiles or the
    bars of a chart.
    """
    joined: list[Shape] = []
    for row in in_rows(shapes, partial(_goes_on, RULE_THIN * size)):
        if len(row) >= FEWEST:
            joined.append(Shape(union(dash.box for dash in row), row[0].fill, row[0].frame))
        else:
            joined += row
    return joined


def _goes_on(thickest: float, row: Sequence[Shape], shape: Shape) -> bool:
    """Whether ``shape`` is the next dash of the line that ``row`` begins, which runs one way."""
    last = row[-1]
    is_thin = min(shape.box.width, shape.box.height) <= thickest
    if not is_thin or (shape.fill, shape.frame) != (last.fill, last.frame):
        return False
    step = _step(last.box, shape.box)
    return step is not None and all(_step(a.box, b.box) == step for a, b in pairwise(row[-2:]))


def _step(last: Box, box: Box) -> tuple[bool, bool] | None:
    """Whether the dash ``box`` follows ``last`` on a level line, and whether on, not back.

    None when it does not follow it.
    """
    level = (last.x0, last.x1, box.x0, box.x1), (last.top, last.bottom, box.top, box.bottom)
    for is_level, (along, across) in ((True, level), (False, level[::-1])):
        begin, end, next_begin, next_end = along
        low, high, next_low, next_high = across
        length, thick = end - begin, high - low
        aligned = max(abs(low - next_low), abs(high - next_high)) <= ASIDE * thick
        gap = max(next_begin - end, begin - next_end)
        if aligned and length >= thick and 0 < gap <= FURTHEST * length:
            return is_level, next_begin > begin
    return None
