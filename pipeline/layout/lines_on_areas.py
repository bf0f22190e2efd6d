"""Which lines stand on a tinted or framed area, and which of them follow each other closely."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.layout.compare import CLOSE, box_of, is_close, same_left_edge, same_look
from pipeline.model.page import Line, Tint
from pipeline.text.endings import starts_lower

# In em: text on an area ends within it, but for a last letter's overhang.
STICKS_OUT = 0.5
# In em: the edge of an area cuts a line that reaches further over it than its descenders do.
CUT_OFF = 0.2
# Em, like CLOSE, before a line that goes on from the one above: small type in a margin may keep the
# pitch of the text, twice its own size.
LOOSE = 1.2


def lines_on(tint: Tint, lines: Sequence[Line]) -> list[Line]:
    """The lines that stand on an area; not a list's bullet beside it, which runs into its edge.

    Nor text of another look that sticks out of it: a float's neighbour may be set over its box. Nor
    a line that its edge cuts, in text that goes on outside: so what is left of a box on the page
    before stands at the top of the next one.
    """
    on = [line for line in lines if tint.box.holds(box_of(line))]
    off = [line for line in lines if not tint.box.holds(box_of(line))]
    held = [
        line
        for line in on
        if any(c.isalnum() for c in line.text)
        and not (_is_cut(line, tint) and any(_goes_on(line, one) for one in off))
    ]
    own = [line for line in held if box_of(line).x1 - tint.box.x1 <= STICKS_OUT * line.size]
    return [line for line in held if any(same_look(line, one) for one in own)] or held


def _is_cut(line: Line, tint: Tint) -> bool:
    """Whether a line reaches over the upper or lower edge of an area."""
    box = box_of(line)
    out = max(tint.box.top - box.top, box.bottom - tint.box.bottom)
    return out > CUT_OFF * line.size


def _goes_on(line: Line, other: Line) -> bool:
    """Whether two lines are of one text, one right above or below the other."""
    above, below = sorted((line, other), key=lambda one: box_of(one).top)
    edges = same_left_edge(box_of(line), box_of(other), line.size)
    return edges and same_look(line, other) and follows_closely(above, below)


def follows_closely(above: Line, line: Line) -> bool:
    """Whether two lines of one box follow each other: near, and one below the other."""
    if line.box is None:
        return True
    most = LOOSE if starts_lower(line.text) else CLOSE
    near = is_close(box_of(above), line.box, line.size, most)
    return near and line.box.shares_x(box_of(above))
