"""What is drawn on a PDFium page: filled and framed shapes, pictures, text objects."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from ctypes import byref, c_float, c_int
from dataclasses import dataclass, field
from itertools import pairwise

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
class Drawings:
    """What is drawn on a page; ``texts`` are the handles of its text objects, in their order."""

    shapes: list[Shape] = field(default_factory=list)
    strokes: list[Box] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)
    texts: list[pdfium.Handle] = field(default_factory=list)

    def behind_blanks(self, known: Iterable[pdfium.Handle]) -> set[pdfium.Handle]:
        """The text objects drawn right after one that is not among the ``known`` ones."""
        shown = set(known)
        return {after for before, after in pairwise(self.texts) if before not in shown}


def read_drawings(page: pdfium.Handle, frame: Frame) -> Drawings:
    """What is drawn on ``page``, and in the forms that are drawn on it."""
    drawings = Drawings()
    things = [pdfium.object_at(page, at) for at in range(pdfium.count_objects(page))]
    _gather(things, _AS_IT_IS, 0, frame, drawings)
    return drawings


def _gather(
    things: Iterable[pdfium.Handle], outer: Matrix, depth: int, frame: Frame, drawings: Drawings
) -> None:
    """Add ``things`` to ``drawings``; the matrix ``outer`` takes them to the page."""
    colors = pdfium.Colors()
    for thing in things:
        kind = pdfium.get_type(thing)
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            drawings.texts.append(thing)
        elif kind == raw.FPDF_PAGEOBJ_PATH:
            _add_path(
                thing, combined(_matrix(thing), combined(outer, frame.matrix)), colors, drawings
            )
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            drawings.pictures.append(_box(_corners(thing), combined(outer, frame.matrix)))
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < DEEPEST:
            inner = [pdfium.inner_at(thing, at) for at in range(pdfium.count_inner(thing))]
            _gather(inner, combined(_matrix(thing), outer), depth + 1, frame, drawings)


def _add_path(
    path: pdfium.Handle, matrix: Matrix, colors: pdfium.Colors, drawings: Drawings
) -> None:
    """Add the shapes that a path draws, each for itself, and its single strokes."""
    filled, framed = c_int(), c_int()
    pdfium.get_draw_mode(path, byref(filled), byref(framed))
    if not (filled.value or framed.value):
        return
    fill = colors.fill(path) if filled.value else None
    frame = colors.stroke(path) if framed.value else None
    for points in _outlines(path):
        if len(points) > 2:
            drawings.shapes.append(Shape(_box(points, matrix), fill, frame))
        elif framed.value and len(points) > 1:
            drawings.strokes.append(_box(points, matrix))


def _outlines(path: pdfium.Handle) -> list[list[tuple[float, float]]]:
    """The points of each part of a path."""
    outlines: list[list[tuple[float, float]]] = []
    x, y = c_float(), c_float()
    for number in range(min(pdfium.count_segments(path), MOST_POINTS)):
        segment = pdfium.segment_at(path, number)
        if pdfium.get_segment_type(segment) == raw.FPDF_SEGMENT_MOVETO or not outlines:
            outlines.append([])
        pdfium.get_point(segment, byref(x), byref(y))
        outlines[-1].append((x.value, y.value))
    return outlines


def _corners(thing: pdfium.Handle) -> list[tuple[float, float]]:
    left, bottom, right, top = c_float(), c_float(), c_float(), c_float()
    pdfium.get_bounds(thing, byref(left), byref(bottom), byref(right), byref(top))
    return [(x.value, y.value) for x in (left, right) for y in (bottom, top)]


def _matrix(thing: pdfium.Handle) -> Matrix:
    m = raw.FS_MATRIX()
    pdfium.get_object_matrix(thing, byref(m))
    return m.a, m.b, m.c, m.d, m.e, m.f


def _box(points: Sequence[tuple[float, float]], matrix: Matrix) -> Box:
    """The box around ``points``, taken by ``matrix`` to the page as displayed."""
    a, b, c, d, e, f = matrix
    xs = [a * x + c * y + e for x, y in points]
    ys = [b * x + d * y + f for x, y in points]
    return Box(min(xs), min(ys), max(xs), max(ys))
