"""Boxes on a page.

All coordinates are PDF points with the origin at the top left of the page as it is displayed.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

Edges = tuple[float, float, float, float]
"""x0, top, x1, bottom in points."""


class Box(NamedTuple):
    """A bounding box in points, origin top left."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """The vertical centre."""
        return (self.top + self.bottom) / 2

    @property
    def center(self) -> float:
        """The horizontal centre."""
        return (self.x0 + self.x1) / 2

    @property
    def rounded(self) -> Edges:
        """Its edges to a tenth of a point: finer than the eye sees, and alike on all machines."""
        return round(self.x0, 1), round(self.top, 1), round(self.x1, 1), round(self.bottom, 1)

    def holds(self, other: Box) -> bool:
        """Whether the centre of ``other`` lies inside this box."""
        return self.x0 <= other.center <= self.x1 and self.top <= other.middle <= self.bottom

    def overlap_x(self, other: Box) -> float:
        """Points that both boxes share horizontally; negative is the gap between them."""
        return min(self.x1, other.x1) - max(self.x0, other.x0)

    def overlap_y(self, other: Box) -> float:
        """Points that both boxes share vertically; negative is the gap between them."""
        return min(self.bottom, other.bottom) - max(self.top, other.top)

    def shares_x(self, other: Box) -> bool:
        """Whether part of each box stands above, below or on part of the other."""
        return self.overlap_x(other) > 0

    def shares_y(self, other: Box) -> bool:
        """Whether part of each box stands left or right of, or on, part of the other."""
        return self.overlap_y(other) > 0


def union(boxes: Iterable[Box]) -> Box:
    """The smallest box around all ``boxes``; raises ValueError when there are none."""
    x0s, tops, x1s, bottoms = zip(*boxes, strict=True)
    return Box(min(x0s), min(tops), max(x1s), max(bottoms))
