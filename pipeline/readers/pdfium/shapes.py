"""What is drawn on a PDFium page: filled and framed shapes, pictures, text objects."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import compress, count, repeat
from operator import not_

from pypdfium2 import raw

from pipeline.model.geometry import Box
from pipeline.readers.lines.shapes import Shape
from pipeline.readers.pdfium import bindings as pdfium
from pipeline.readers.pdfium.coordinates import Frame, Matrix, combined

# Forms inside forms, deeper than any program nests them; a file could nest them in themselves.
DEEPEST = 12
# A drawing of more points than this is a picture, not a box or a row of bullets.
MOST_POINTS = 400
_AS_IT_IS: Matrix = (1, 0, 0, 1, 0, 0)


@dataclass(slots=True)
class ShapeReader:
    """Reads one page's shapes, single strokes and pictures.

    ``texts`` are its text objects, and ``unshown`` the places among them of those not known before.
    """

    frame: Frame
    shapes: list[Shape] = field(default_factory=list)
    strokes: list[Box] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)
    texts: list[int] = field(default_factory=list)
    unshown: list[int] = field(default_factory=list)
    _corners: pdfium.Numbers = field(default_factory=lambda: pdfium.floats(4))
    _matrix: pdfium.Numbers = field(default_factory=lambda: pdfium.floats(6))
    _point: pdfium.Numbers = field(default_factory=lambda: pdfium.floats(2))
    _color: pdfium.Numbers = field(default_factory=lambda: pdfium.integers(4))
    _mode: pdfium.Numbers = field(default_factory=lambda: pdfium.integers(2))

    def read(self, page: int, shown: frozenset[int]) -> None:
        """Gather what is drawn on ``page`` and of the forms drawn on it.

        The objects ``shown`` are known to be text.
        """
        places = range(pdfium.count_objects(page))
        things = list(map(pdfium.object_at, repeat(pdfium.known(page)), places))
        self._gather(things, shown, _AS_IT_IS, 0)

    def behind_unshown(self) -> set[int]:
        """The text objects that are drawn right after one not known before."""
        return {self.texts[at + 1] for at in self.unshown if at + 1 < len(self.texts)}

    def _gather(
        self, things: Sequence[int], shown: frozenset[int], outer: Matrix, depth: int
    ) -> None:
        start = 0
        # What is passed over is text, mostly all that a page has.
        for at in compress(count(), map(not_, map(shown.__contains__, things))):
            thing = things[at]
            kind = pdfium.type_of(thing)
            if kind == raw.FPDF_PAGEOBJ_TEXT:
                self.unshown.append(len(self.texts) + at - start)
                continue
            self.texts += things[start:at]
            start = at + 1
            if kind == raw.FPDF_PAGEOBJ_PATH:
                self.shapes += self._path(thing, outer)
            elif kind == raw.FPDF_PAGEOBJ_IMAGE:
                self.pictures.append(self._bounds(thing, outer))
            elif kind == raw.FPDF_PAGEOBJ_FORM and depth < DEEPEST:
                matrix = combined(self._matrix_of(thing), outer)
                inner = [pdfium.inner_at(thing, at) for at in range(pdfium.count_inner(thing))]
                self._gather(inner, shown, matrix, depth + 1)
        self.texts += things[start:]

    def _path(self, thing: int, outer: Matrix) -> Iterator[Shape]:
        """The shapes that a path draws, each for itself; single lines go to ``strokes``."""
        pdfium.draw_mode(thing, self._mode.at, self._mode.at + 4)
        filled, framed = self._mode.values()
        if not (filled or framed):
            return
        fill = self._channels(pdfium.filled_with, thing) if filled else None
        frame = self._channels(pdfium.stroke_of, thing) if framed else None
        matrix = combined(self._matrix_of(thing), outer)
        for points in self._outlines(thing):
            if len(points) > 2:
                yield Shape(self._around(points, matrix), fill, frame)
            elif framed and len(points) > 1:
                self.strokes.append(self._around(points, matrix))

    def _outlines(self, thing: int) -> list[list[tuple[float, float]]]:
        """The points of each part of a path."""
        outlines: list[list[tuple[float, float]]] = []
        for number in range(min(pdfium.count_segments(thing), MOST_POINTS)):
            segment = pdfium.segment_at(thing, number)
            if pdfium.segment_type(segment) == raw.FPDF_SEGMENT_MOVETO or not outlines:
                outlines.append([])
            pdfium.segment_point(segment, self._point.at, self._point.at + 4)
            x, y = self._point.values()
            outlines[-1].append((x, y))
        return outlines

    def _around(self, points: list[tuple[float, float]], matrix: Matrix) -> Box:
        a, b, c, d, e, f = combined(matrix, self.frame.matrix)
        xs = [a * x + c * y + e for x, y in points]
        ys = [b * x + d * y + f for x, y in points]
        return Box(min(xs), min(ys), max(xs), max(ys))

    def _bounds(self, thing: int, outer: Matrix) -> Box:
        pdfium.bounds_of(thing, *pdfium.fields(self._corners))
        left, bottom, right, top = self._corners.values()
        corners = [(left, bottom), (left, top), (right, bottom), (right, top)]
        return self._around(corners, outer)

    def _matrix_of(self, thing: int) -> Matrix:
        pdfium.object_matrix(thing, self._matrix.at)
        a, b, c, d, e, f = self._matrix.values()
        return a, b, c, d, e, f

    def _channels(self, function: Callable[..., int], thing: int) -> str:
        if not function(thing, *pdfium.fields(self._color)):
            return "#000000"
        red, green, blue, _ = self._color.values()
        return f"#{red:02x}{green:02x}{blue:02x}"
