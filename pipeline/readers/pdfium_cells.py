"""The cells of a PDFium page's glyphs: from where each begins to where it has advanced to."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.page import Box
from pipeline.readers import pdfium_calls as pdfium
from pipeline.readers.pdfium_sheet import Frame

Sides = tuple[float, float]


class Cells:
    """Asks for cells in points of the page as it is displayed."""

    __slots__ = ("_frame", "_page", "_room", "_shift")

    def __init__(self, page: object, frame: Frame, room: pdfium.Room) -> None:
        """``page`` is a text page; ``room`` has slots of four numbers."""
        self._page, self._frame, self._room = page, frame, room
        # What display adds to x, where the page is not turned.
        self._shift = frame.matrix[4] if frame.upright else None

    def sides(self, glyph: int) -> Sides:
        """Where ``glyph`` begins and where it has advanced to, from left to right."""
        return self.all_sides((glyph,))[0]

    def all_sides(self, glyphs: Sequence[int]) -> list[Sides]:
        """The sides of each of the ``glyphs``."""
        rectangles = self._rectangles(glyphs)
        shift = self._shift
        if shift is None:
            boxes = [self._frame.box(left, low, right, top) for left, top, right, low in rectangles]
            return [(box.x0, box.x1) for box in boxes]
        if shift:
            return [(left + shift, right + shift) for left, _, right, _ in rectangles]
        return [(left, right) for left, _, right, _ in rectangles]

    def box(self, glyph: int) -> Box:
        """The cell of ``glyph``."""
        ((left, top, right, bottom),) = self._rectangles((glyph,))
        return self._frame.box(left, bottom, right, top)

    def _rectangles(self, glyphs: Sequence[int]) -> list[tuple[float, ...]]:
        return self._room.asked(pdfium.cell_of, self._page, glyphs)
