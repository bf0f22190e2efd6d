"""From the coordinates of a PDF page to points from the top left of the page as it is displayed."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.model.geometry import Box

Matrix = tuple[float, float, float, float, float, float]


@dataclass(frozen=True, slots=True)
class Frame:
    """How a page is displayed: its size, and the matrix that takes its coordinates there."""

    width: float
    height: float
    matrix: Matrix

    def point(self, x: float, y: float) -> tuple[float, float]:
        """The point ``x``, ``y`` of the page, as displayed."""
        a, b, c, d, e, f = self.matrix
        return a * x + c * y + e, b * x + d * y + f

    def box(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        """The box with these two opposite corners."""
        left, top = self.point(x0, y0)
        right, bottom = self.point(x1, y1)
        return Box(min(left, right), min(top, bottom), max(left, right), max(top, bottom))


def displayed(left: float, bottom: float, right: float, top: float, quarters: int) -> Frame:
    """The frame of a page that shows this box, turned clockwise by ``quarters`` of a circle."""
    width, height = right - left, top - bottom
    if quarters == 1:
        return Frame(height, width, (0, 1, 1, 0, -bottom, -left))
    if quarters == 2:
        return Frame(width, height, (-1, 0, 0, 1, right, -bottom))
    if quarters == 3:
        return Frame(height, width, (0, -1, -1, 0, top, right))
    return Frame(width, height, (1, 0, 0, -1, -left, top))


def turned(box: Box, frame: Frame, quarters: int) -> Box:
    """Where ``box`` stands once the page that ``frame`` displays is turned clockwise."""
    across, down = frame.width, frame.height
    for _ in range(quarters):
        box = Box(down - box.bottom, box.x0, down - box.top, box.x1)
        across, down = down, across
    return box


def combined(inner: Matrix, outer: Matrix) -> Matrix:
    """The matrix that applies ``inner``, then ``outer``."""
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )
