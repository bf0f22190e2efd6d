"""What is drawn on a PDFium page: filled and framed shapes, pictures, text objects."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from ctypes import byref, c_float, c_int
from dataclasses import dataclass, field
from itertools import groupby, pairwise, repeat
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from pypdfium2 import raw

from pipeline.model.geometry import Box
from pipeline.readers.lines.shapes import Shape
from pipeline.readers.pdfium import bindings as pdfium
from pipeline.readers.pdfium.batches import Batch
from pipeline.readers.pdfium.coordinates import Frame, Matrix, combined
from pipeline.readers.pdfium.inks import Ink, fill_of, fills_of, stroke_of

_BOUNDS, _MATRICES = Batch(np.float32, 4), Batch(np.float32, 6)
# What PDFium says is the text rendering mode of an object that is no text.
NO_TEXT = raw.FPDF_TEXTRENDERMODE_UNKNOWN
# Forms inside forms, deeper than any program nests them; a file could nest them in themselves.
DEEPEST = 12
# A drawing of more points than this is a picture, not a box or a row of bullets.
MOST_POINTS = 400
# Fills more translucent than this (of 255) let text shine through; some round 1 down.
OPAQUE_FILL = 242
# Thinner areas (points) are rules and underlines: no letter stands on them or under them.
GROUND_LEAST = 3.0


class Place(NamedTuple):
    """Where objects stand: on the page, or in so many forms around them.

    ``matrix`` takes their coordinates to the page as displayed; ``clip`` is the box of the page
    that the forms are cut to.
    """

    matrix: Matrix
    clip: Box | None = None
    depth: int = 0

    def inside(self, form: pdfium.Handle) -> Place:
        """The place of what stands in ``form``, which stands here."""
        own = clip_of(form, self.matrix)
        clip = own if self.clip is None or own is None else _shared(own, self.clip)
        matrix = combined(_matrix(form), self.matrix)
        return Place(matrix, clip or self.clip, self.depth + 1)


# Where a text object stands, its text rendering mode (ISO 32000-1, 9.3.6), its fill, and whether it
# is cut to some area. A plain tuple: browsers draw an object for each letter.
TextObject = tuple[Place, int, Ink, bool]


class Ground(NamedTuple):
    """An area that is painted: over the first ``covers`` texts of the page, under the others.

    ``color`` is None for what has several or an unknown one; ``opaque`` says that nothing shines
    through it.
    """

    box: Box
    color: str | None
    opaque: bool
    covers: int
    picture: bool = False


@dataclass(slots=True)
class Drawings:
    """What is drawn on a page; ``texts``, by their handles, and ``grounds`` are in their order."""

    shapes: list[Shape] = field(default_factory=list)
    strokes: list[Box] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)
    texts: dict[pdfium.Handle, TextObject] = field(default_factory=dict)
    grounds: list[Ground] = field(default_factory=list)

    def behind_blanks(self, known: Iterable[pdfium.Handle]) -> dict[pdfium.Handle, float]:
        """The text objects drawn right after one that is not among the ``known`` ones.

        And where that one begins: points from the left of the page, as displayed.
        """
        shown = set(known)
        pairs = [(before, after) for before, after in pairwise(self.texts) if before not in shown]
        things = [pdfium.pointer(before) for before, _ in pairs]
        *_, xs, ys = _MATRICES.whole(pdfium.get_object_matrix, things).tolist()
        begins: dict[pdfium.Handle, float] = {}
        for (before, after), x, y in zip(pairs, xs, ys, strict=True):
            a, _, c, _, e, _ = self.texts[before][0].matrix
            begins[after] = x * a + y * c + e
        return begins


def read_drawings(page: pdfium.Handle, frame: Frame) -> Drawings:
    """What is drawn on ``page``, and in the forms that are drawn on it."""
    drawings, own = Drawings(), pdfium.pointer(page)
    things = list(map(pdfium.object_at, repeat(own), range(pdfium.count_objects(page))))
    _gather(things, Place(frame.matrix), drawings)
    return drawings


def _gather(things: Sequence[pdfium.Handle], place: Place, drawings: Drawings) -> None:
    """Add ``things`` to ``drawings``."""
    pointers = list(map(pdfium.pointer, things))
    modes = list(map(pdfium.get_text_mode, pointers))
    texts = [one for one, mode in zip(pointers, modes, strict=True) if mode != NO_TEXT]
    drawn = zip(fills_of(texts), are_clipped(texts), strict=True)
    for thing, mode in zip(things, modes, strict=True):
        if mode == NO_TEXT:
            _add_other(thing, place, drawings)
        else:
            ink, clipped = next(drawn)
            drawings.texts[thing] = place, mode, ink, clipped


def _add_other(thing: pdfium.Handle, place: Place, drawings: Drawings) -> None:
    """Add ``thing``, which is no text."""
    kind = pdfium.get_type(pdfium.pointer(thing))
    if kind == raw.FPDF_PAGEOBJ_PATH:
        _add_path(thing, combined(_matrix(thing), place.matrix), drawings)
    elif kind == raw.FPDF_PAGEOBJ_IMAGE:
        box = bounds_of(thing, place.matrix)
        drawings.pictures.append(box)
        drawings.grounds.append(Ground(box, None, True, len(drawings.texts), picture=True))
    elif kind == raw.FPDF_PAGEOBJ_SHADING:
        box = bounds_of(thing, place.matrix)
        drawings.grounds.append(Ground(box, None, True, len(drawings.texts)))
    elif kind == raw.FPDF_PAGEOBJ_FORM and place.depth < DEEPEST:
        inner = [pdfium.inner_at(thing, at) for at in range(pdfium.count_inner(thing))]
        _gather(inner, place.inside(thing), drawings)


def bounds_of(thing: pdfium.Handle, matrix: Matrix) -> Box:
    """The box around ``thing``, taken by ``matrix`` to the page as displayed."""
    return _box(_corners(thing), matrix)


def all_bounds(texts: Iterable[tuple[pdfium.Handle, TextObject]]) -> list[NDArray[np.float64]]:
    """The boxes around ``texts`` on the page as displayed: x0, top, x1 and bottom of all."""
    parts = []
    for place, group in groupby(texts, key=lambda one: one[1][0]):
        things = [pdfium.pointer(thing) for thing, _ in group]
        left, bottom, right, top = _BOUNDS.apart(pdfium.get_bounds, things)[1].astype(float)
        xs, ys = np.array([left, left, right, right]), np.array([bottom, top, bottom, top])
        a, b, c, d, e, f = place.matrix
        across, down = a * xs + c * ys + e, b * xs + d * ys + f
        parts.append([across.min(0), down.min(0), across.max(0), down.max(0)])
    return [np.concatenate(sides) for sides in zip(*parts, strict=True)]


def are_clipped(things: Iterable[pdfium.Pointer]) -> list[bool]:
    """Of each of ``things`` whether it is cut to some area."""
    clips = map(pdfium.pointer, map(pdfium.get_clip, things))
    return [count > 0 for count in map(pdfium.count_clips, clips)]


def clip_of(thing: pdfium.Handle, matrix: Matrix) -> Box | None:
    """The box that ``thing`` is cut to, taken by ``matrix`` to the page; None when it is whole."""
    clip = pdfium.get_clip(pdfium.pointer(thing)) or 0
    shared: Box | None = None
    x, y = c_float(), c_float()
    for path in range(pdfium.count_clips(pdfium.pointer(clip))):
        points = []
        for number in range(min(pdfium.count_clip_segments(clip, path), MOST_POINTS)):
            segment = pdfium.clip_segment_at(clip, path, number)
            pdfium.get_point(segment, byref(x), byref(y))
            points.append((x.value, y.value))
        if points:
            box = _box(points, matrix)
            shared = _shared(box, shared) if shared else box
    return shared


def _shared(a: Box, b: Box) -> Box:
    """What two boxes share; where they do not meet, a box of no size."""
    x0, top = max(a.x0, b.x0), max(a.top, b.top)
    return Box(x0, top, max(x0, min(a.x1, b.x1)), max(top, min(a.bottom, b.bottom)))


def _add_path(path: pdfium.Handle, matrix: Matrix, drawings: Drawings) -> None:
    """Add the shapes that a path draws, each for itself, and its single strokes."""
    filled, framed = c_int(), c_int()
    pdfium.get_draw_mode(path, byref(filled), byref(framed))
    if not (filled.value or framed.value):
        return
    fill = fill_of(path) if filled.value else None
    frame = stroke_of(path) if framed.value else None
    for points in _outlines(path):
        if len(points) > 2:
            box = _box(points, matrix)
            colors = (ink.color if ink else None for ink in (fill, frame))
            drawings.shapes.append(Shape(box, *colors))
            if fill and min(box.width, box.height) >= GROUND_LEAST:
                opaque = fill.opacity >= OPAQUE_FILL
                drawings.grounds.append(Ground(box, fill.color, opaque, len(drawings.texts)))
        elif frame and len(points) > 1:
            box = _box(points, matrix)
            drawings.strokes.append(box)
            if thick := _as_area(path, box, matrix):
                opaque = frame.opacity >= OPAQUE_FILL
                drawings.grounds.append(Ground(thick, frame.color, opaque, len(drawings.texts)))


def _as_area(path: pdfium.Handle, box: Box, matrix: Matrix) -> Box | None:
    """The area that a level or upright stroke along ``box`` paints, where it is one for letters."""
    width = c_float()
    pdfium.get_stroke_width(pdfium.pointer(path), byref(width))
    a, b, c, d, *_ = matrix
    wide = width.value * abs(a * d - b * c) ** 0.5
    if wide < GROUND_LEAST or min(box.width, box.height) > 0:
        return None
    half = wide / 2
    if box.height > box.width:
        return Box(box.x0 - half, box.top, box.x1 + half, box.bottom)
    return Box(box.x0, box.top - half, box.x1, box.bottom + half)


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
    pdfium.get_bounds(pdfium.pointer(thing), byref(left), byref(bottom), byref(right), byref(top))
    return [(x.value, y.value) for x in (left, right) for y in (bottom, top)]


def _matrix(thing: pdfium.Handle) -> Matrix:
    m = raw.FS_MATRIX()
    pdfium.get_object_matrix(pdfium.pointer(thing), byref(m))
    return m.a, m.b, m.c, m.d, m.e, m.f


def _box(points: Sequence[tuple[float, float]], matrix: Matrix) -> Box:
    """The box around ``points``, taken by ``matrix`` to the page as displayed."""
    a, b, c, d, e, f = matrix
    xs = [a * x + c * y + e for x, y in points]
    ys = [b * x + d * y + f for x, y in points]
    return Box(min(xs), min(ys), max(xs), max(ys))
