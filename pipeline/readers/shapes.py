"""What drawn shapes mean to the stages: areas that text may stand on, and small marks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.page import Box, Tint

# A tinted area must be able to hold text: at least this many em high and wide, and not the page.
TINT_HEIGHT, TINT_WIDTH, TINT_MOST_OF_PAGE = 1.2, 4.0, 0.7
_PAPER = "#ffffff"


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


def marks(shapes: Iterable[Shape], size: float) -> list[Box]:
    """The boxes of shapes narrower than type of ``size`` points, which may be list bullets."""
    return [shape.box for shape in shapes if 0 < shape.box.width < size]
