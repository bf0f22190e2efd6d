"""What drawn shapes mean to the stages: areas that text may stand on, and small marks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.model.geometry import Box, union
from pipeline.model.page import Tint

# A tinted area must be able to hold text: at least this many em high and wide, and not the page.
TINT_HEIGHT, TINT_WIDTH, TINT_MOST_OF_PAGE = 1.2, 4.0, 0.7
_PAPER = "#ffffff"
# In em: a rule is thinner than a stem of the type, and longer than a dash.
RULE_THIN, RULE_LONG = 0.3, 1.0
# A square that is drawn stroke by stroke; a stroke may end short of the corner by its own width.
SIDES, MOST_OF_SIDE = 4, 0.8


@dataclass(frozen=True, slots=True)
class Shape:
    """A closed shape: its box, and the colours (``#rrggbb``) it is filled and framed with."""

    box: Box
    fill: str | None
    frame: str | None


def tints(shapes: Iterable[Shape], size: float, page_area: float) -> Iterator[Tint]:
    """The shapes that text of ``size`` points may stand on, on a page of so many square points."""
    for shape in shapes:
        box = shape.box
        if box.height < TINT_HEIGHT * size or box.width < TINT_WIDTH * size:
            continue
        if box.width * box.height > TINT_MOST_OF_PAGE * page_area:
            continue
        if shape.fill not in (None, _PAPER):
            yield Tint(box, shape.fill or _PAPER)
        elif shape.frame:
            yield Tint(box, shape.frame, filled=False)


def rules(shapes: Sequence[Shape], strokes: Iterable[Box], size: float) -> Iterator[Box]:
    """Thin lines, upright or level, on a page of ``size`` type: strokes, bars and frames' sides."""
    boxes = [shape.box for shape in shapes if shape.fill != _PAPER or shape.frame]
    for box in [*boxes, *strokes]:
        thin, long = sorted((box.width, box.height))
        if thin <= RULE_THIN * size and long >= RULE_LONG * size:
            yield box
    for shape in shapes:
        box = shape.box
        if shape.frame and min(box.width, box.height) >= RULE_LONG * size:
            yield Box(box.x0, box.top, box.x1, box.top)
            yield Box(box.x0, box.bottom, box.x1, box.bottom)
            yield Box(box.x0, box.top, box.x0, box.bottom)
            yield Box(box.x1, box.top, box.x1, box.bottom)


def marks(shapes: Iterable[Shape], strokes: Sequence[Box], size: float) -> list[Box]:
    """The boxes of shapes narrower than type of ``size`` points, which may be list bullets.

    So may be a small square of four ``strokes``, which are drawn one after the other.
    """
    found = [shape.box for shape in shapes if 0 < shape.box.width < size]
    sides = [box for box in strokes if max(box.width, box.height) < size]
    fours = (sides[at : at + SIDES] for at in range(len(sides) - SIDES + 1))
    return found + [union(four) for four in fours if _is_square(four)]


def _is_square(four: Sequence[Box]) -> bool:
    """Whether four strokes are the sides of one box: two level and two upright."""
    box = union(four)
    level = {round(s.top - box.top, 1) for s in four if s.width > s.height and _long(s, box)}
    upright = {round(s.x0 - box.x0, 1) for s in four if s.height > s.width and _long(s, box)}
    return len(level) == 2 and len(upright) == 2


def _long(side: Box, box: Box) -> bool:
    """Whether ``side`` is as long as ``box`` is, but for how its ends are drawn."""
    whole = box.width if side.width > side.height else box.height
    return max(side.width, side.height) >= MOST_OF_SIDE * whole
