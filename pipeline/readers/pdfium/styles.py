"""How a PDFium page's text objects are drawn: font, size, place and colour, asked for in bulk."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from itertools import compress, count, pairwise, repeat
from operator import ne

from pipeline.readers.lines.runs import Run
from pipeline.readers.pdfium import bindings as pdfium
from pipeline.readers.pdfium.cells import Edges
from pipeline.readers.pdfium.coordinates import Frame, combined
from pipeline.readers.pdfium.fonts import Font, Fonts
from pipeline.readers.pdfium.objects import TextObjects

_SHAPE = struct.Struct("@4f")
# How an object is drawn, but for its place: its font, size, a to d of its matrix, its colour.
Look = tuple[int | None, float, bytes, bytes]


class Style:
    """How text is drawn; ``em`` is how wide its em is, ``size`` how high, in points."""

    __slots__ = ("baseline", "bottom", "color", "em", "font", "size", "top")

    def __init__(self, font: Font, size: float, em: float, color: str, baseline: float) -> None:
        self.font, self.size, self.em, self.baseline, self.color = font, size, em, baseline, color
        self.bottom = baseline - font.descent * size
        self.top = self.bottom - size

    def looks_as(self, other: Style) -> bool:
        """Whether text in this style and text in the ``other`` may be one run."""
        one, two = self.font, other.font
        return (
            self.baseline == other.baseline
            and self.size == other.size
            and self.color == other.color
            and (one is two or (one.name, one.bold, one.italic) == (two.name, two.bold, two.italic))
        )

    def run(self, text: str, x0: float, x1: float, spaced: bool = False) -> Run:
        """A run in this style."""
        font = self.font
        return Run(
            text, x0, self.top, x1, self.bottom, self.baseline, font.name, self.size,
            font.bold, font.italic, self.color, spaced,
        )  # fmt: skip


class StyleReader:
    """Reads the styles of text objects; ``fonts`` are those of the document."""

    def __init__(self, fonts: Fonts) -> None:
        self._fonts = fonts
        self._placed = pdfium.Room("16sff")
        self._matrix = pdfium.floats(6)
        self._colors = pdfium.Colors()
        self._named: dict[bytes, str] = {}
        self._looks: dict[Look, tuple[Font, float, float, str] | None] = {}
        self._seen: dict[tuple[Look, float], Style | None] = {}

    def of(
        self, page: object, objects: TextObjects, frame: Frame, cells: Edges | None = None
    ) -> list[Style | None]:
        """The style of each of the ``objects`` of a text ``page``; None when not upright.

        With the ``cells`` of their first glyphs, less is asked for: an object that is as high as
        that before is taken to be in its style. If it is narrower or wider, :meth:`own` tells.
        """
        # Fonts that are not of this page may have had the same handles.
        self._looks, self._seen = {}, {}
        things = list(map(pdfium.known, objects.handles))
        fonts, colors = list(map(pdfium.font_of, things)), self._colors.of(things)
        firsts = _changes(fonts, colors, cells) if cells else range(len(things))
        starts = [objects.starts[at] for at in firsts]
        found: list[Style | None] = []
        for (at, after), size, (shape, x, y) in zip(
            pairwise([*firsts, len(things)]),
            map(pdfium.size_of, repeat(page), starts),
            self._placed.asked(pdfium.matrix_of, page, starts),
            strict=True,
        ):
            style = self._at(x, y, (fonts[at], size, shape, colors[at]), frame)
            found += [style] * (after - at)
        return found

    def own(self, page: object, thing: int, start: int, frame: Frame) -> Style | None:
        """The style of one of the objects last asked for, which begins with glyph ``start``."""
        handle = pdfium.known(thing)
        (color,) = self._colors.of([handle])
        ((shape, x, y),) = self._placed.asked(pdfium.matrix_of, page, (start,))
        size = pdfium.size_of(page, start)
        return self._at(x, y, (pdfium.font_of(handle), size, shape, color), frame)

    def _at(self, x: float, y: float, look: Look, frame: Frame) -> Style | None:
        """The style of what looks like this at the point ``x``, ``y`` of the page."""
        baseline = frame.matrix[5] - y if frame.upright else frame.point(x, y)[1]
        key = look, baseline
        if key not in self._seen:
            if look not in self._looks:
                self._looks[look] = self._upright(look, frame)
            found = self._looks[look]
            self._seen[key] = Style(*found, baseline) if found else None
        return self._seen[key]

    def _upright(self, look: Look, frame: Frame) -> tuple[Font, float, float, str] | None:
        """Font, size, em and colour; None when text so set is not upright, or has no size."""
        font, given, shape, color = look
        a, b, c, d, _, _ = combined((*_SHAPE.unpack(shape), 0, 0), frame.matrix)
        size = abs(given)
        if not (a * d < 0 <= b * c and size):
            return None
        return self._fonts.of(font or 0), size * abs(d), size * abs(a), self._name(color)

    def turned(self, page: object, thing: int, at: int) -> tuple[Font, float, str]:
        """Font, size in points and colour of an object of glyph ``at`` that is not upright."""
        handle = pdfium.known(thing)
        pdfium.matrix_of(page, at, pdfium.known(self._matrix.at))
        a, b, _, _, _, _ = self._matrix.values()
        size = abs(pdfium.size_of(page, at)) * (a * a + b * b) ** 0.5
        (color,) = self._colors.of([handle])
        return self._fonts.of(pdfium.font_of(handle) or 0), size, self._name(color)

    def _name(self, channels: bytes) -> str:
        if channels not in self._named:
            self._named[channels] = self._colors.named(channels)
        return self._named[channels]


def _changes(fonts: Sequence[int | None], colors: Sequence[bytes], cells: Edges) -> Sequence[int]:
    """Where text may have another style than that before, in these fonts, colours and cells.

    A font's cells are as high as its type, so that objects of one font whose cells reach as high
    and as low stand on one baseline, in one size.
    """
    _, _, tops, bottoms = cells
    looks = list(zip(fonts, colors, tops, bottoms, strict=True))
    changes = [*range(len(looks[:1])), *compress(count(1), map(ne, looks, looks[1:]))]
    # Cells of no height are those of a font that has none, or of text that is turned.
    flat = any(tops[at] == bottoms[at] for at in changes)
    return range(len(looks)) if flat else changes
