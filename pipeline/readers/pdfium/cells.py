"""The cells of a PDFium page's glyphs: from where each begins to where it has advanced to."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model.geometry import Box
from pipeline.readers.pdfium import bindings as pdfium
from pipeline.readers.pdfium.coordinates import Frame

Sides = tuple[float, float]
# Of many cells: where each begins and ends, and how high and low it reaches.
Edges = tuple[list[float], list[float], list[float], list[float]]


class Rooms:
    """Where PDFium puts cells: all of them, or only their sides."""

    __slots__ = ("cells", "sides")

    def __init__(self) -> None:
        self.cells, self.sides = pdfium.Rectangles(), pdfium.Room("f4xf4x")


class Cells:
    """Asks for cells in points of the page as it is displayed."""

    __slots__ = ("_frame", "_page", "_rooms", "_shift")

    def __init__(self, page: object, frame: Frame, rooms: Rooms) -> None:
        """``page`` is a text page."""
        self._page, self._frame, self._rooms = page, frame, rooms
        # What display adds to x, where the page is not turned.
        self._shift = frame.matrix[4] if frame.upright else None

    def sides(self, glyph: int) -> Sides:
        """Where ``glyph`` begins and where it has advanced to, from left to right."""
        return self.all_sides((glyph,))[0]

    def all_sides(self, glyphs: Sequence[int]) -> list[Sides]:
        """The sides of each of the ``glyphs``."""
        shift = self._shift
        if shift is None:
            boxes = map(self.box, glyphs)
            return [(box.x0, box.x1) for box in boxes]
        sides = self._rooms.sides.asked(pdfium.cell_of, self._page, glyphs)
        return [(left + shift, right + shift) for left, right in sides] if shift else sides

    def box(self, glyph: int) -> Box:
        """The cell of ``glyph``."""
        cells = self._rooms.cells.asked(pdfium.cell_of, self._page, (glyph,))
        (left,), (top,), (right,), (bottom,) = cells
        return self._frame.box(left, bottom, right, top)

    def edges(self, glyphs: Sequence[int]) -> Edges:
        """The cells of all ``glyphs``; how high they are only tells one from another."""
        shift = self._shift
        if shift is None:
            boxes = [self.box(glyph) for glyph in glyphs]
            return (
                [box.x0 for box in boxes],
                [box.x1 for box in boxes],
                [box.top for box in boxes],
                [box.bottom for box in boxes],
            )
        lefts, tops, rights, bottoms = self._rooms.cells.asked(pdfium.cell_of, self._page, glyphs)
        if shift:
            lefts, rights = [x + shift for x in lefts], [x + shift for x in rights]
        return lefts, rights, tops, bottoms
