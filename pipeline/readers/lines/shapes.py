"""What drawn shapes mean to the stages: areas that text may stand on, and small marks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pipeline.model.geometry import Box, union
from pipeline.model.page import Tint

# A tinted area must be able to hold text: at least this many em high and wide, and not the page.
TINT_HEIGHT, TINT_WIDTH, TINT_MOST_OF_PAGE = 1.2, 4.0, 0.7
_PAPER, _INK = "#ffffff", "#000000"
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


def in_rows(
    shapes: Iterable[Shape], goes_on: Callable[[Sequence[Shape], Shape], bool]
) -> Iterator[list[Shape]]:
    """``shapes`` in the order they are drawn, those together of which each ``goes_on`` the row."""
    row: list[Shape] = []
    for shape in shapes:
        if row and not goes_on(row, shape):
            yield row
            row = []
        row.append(shape)
    if row:
        yield row


def tints(
    shapes: Sequence[Shape], strokes: Sequence[Box], size: float, page_area: float
) -> Iterator[Tint]:
    """The shapes that text of ``size`` points may stand on, on a page of so many square points.

    So are frames of four ``strokes`` or bars; frames that touch each other as a table's cells do
    are none.
    """
    areas = [*shapes, *_frames(shapes, strokes, size)]
    cells = set(_cells(areas, size))
    for shape in areas:
        box = shape.box
        if not _holds_text(box, size):
            continue
        if box.width * box.height > TINT_MOST_OF_PAGE * page_area:
            continue
        if shape.fill not in (None, _PAPER):
            yield Tint(box, shape.fill or _PAPER)
        elif shape.frame and box not in cells:
            yield Tint(box, shape.frame, filled=False)


def _frames(shapes: Sequence[Shape], strokes: Sequence[Box], size: float) -> Iterator[Shape]:
    """The frames that are drawn side by side, by bars or by strokes; none of a table's cells.

    Browsers draw borders so, and TeX its boxes. What an area of its own lies in is that area.
    """
    stroke = RULE_THIN * size
    bars = [one for one in shapes if one.fill not in (None, _PAPER) and _is_thin(one.box, size)]
    lines = [(bar.box, bar.fill) for bar in bars] + [(box, _INK) for box in strokes]
    # In arrays: a drawn curve may have tens of thousands of strokes, a form thousands of frames.
    all_lines, all_shapes = _edges(box for box, _ in lines), _edges(one.box for one in shapes)
    for at in range(len(lines) - SIDES + 1):
        four = [box for box, _ in lines[at : at + SIDES]]
        frame = union(four)
        if not (_holds_text(frame, size) and _closes(four, frame, stroke)):
            continue
        crossing = np.flatnonzero(_crosses(all_lines, frame, stroke))
        if any(lines[place][0] not in four for place in crossing):
            continue
        if not (abs(all_shapes - np.array(frame)) <= stroke).all(axis=1).any():
            yield Shape(frame, None, lines[at][1])


def _cells(areas: Sequence[Shape], size: float) -> Iterator[Box]:
    """The frames without a fill that have one as wide above or below, and one as high beside."""
    stroke = RULE_THIN * size
    frames = [one.box for one in areas if one.frame and one.fill in (None, _PAPER)]
    all_frames = _edges(frames)
    for box in frames:
        x0, top, x1, bottom = (abs(all_frames - np.array(box)) <= stroke).T
        left, above, right, below = (
            abs(edges - edge) <= stroke
            for edges, edge in zip(
                all_frames[:, [2, 3, 0, 1]].T, (box.x0, box.top, box.x1, box.bottom), strict=True
            )
        )
        beside = top & bottom & (left | right)
        stacked = x0 & x1 & (above | below)
        if beside.any() and stacked.any():
            yield box


def _edges(boxes: Iterable[Box]) -> NDArray[np.float64]:
    """The four edges of each box, a row each."""
    return np.array(list(boxes), float).reshape(-1, 4)


def _holds_text(box: Box, size: float) -> bool:
    return box.height >= TINT_HEIGHT * size and box.width >= TINT_WIDTH * size


def _is_thin(box: Box, size: float) -> bool:
    return min(box.width, box.height) <= RULE_THIN * size


def _closes(four: Sequence[Box], frame: Box, stroke: float) -> bool:
    """Whether four lines are the four sides of ``frame``, each from end to end."""
    x0, top, x1, bottom = frame
    sides = ((x0, top, x1, top), (x0, bottom, x1, bottom), (x0, top, x0, bottom),
             (x1, top, x1, bottom))  # fmt: skip
    return all(any(_same(line, Box(*side), stroke) for line in four) for side in sides)


def _same(a: Box, b: Box, stroke: float) -> bool:
    """Whether two boxes are one, but for the strokes that are drawn along their edges."""
    return all(abs(one - other) <= stroke for one, other in zip(a, b, strict=True))


def _crosses(lines: NDArray[np.float64], frame: Box, stroke: float) -> NDArray[np.bool_]:
    """Which lines part what is in ``frame``, from side to side, as a table's lines do."""
    x0, top, x1, bottom = lines.T
    overlap_x = np.minimum(x1, frame.x1) - np.maximum(x0, frame.x0)
    overlap_y = np.minimum(bottom, frame.bottom) - np.maximum(top, frame.top)
    within = (overlap_x > -stroke) & (overlap_y > -stroke)
    across = frame.width - overlap_x <= 2 * stroke
    down = frame.height - overlap_y <= 2 * stroke
    result: NDArray[np.bool_] = within & (across | down)
    return result


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
