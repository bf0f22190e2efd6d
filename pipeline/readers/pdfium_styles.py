"""How a PDFium page's text objects are drawn: font, size, place and colour, asked for in bulk."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from itertools import groupby, repeat

from pipeline.readers import pdfium_calls as pdfium
from pipeline.readers.pdfium_fonts import Font, Fonts
from pipeline.readers.pdfium_sheet import Frame, Matrix, combined
from pipeline.readers.runs import Run

# A text object: its handle, its first glyph and the one after its last.
TextObject = tuple[int, int, int]
_MATRIX = struct.Struct("@6f")


class Style:
    """How text is drawn; ``em`` is how wide its em is, ``size`` how high, in points."""

    __slots__ = ("baseline", "bottom", "color", "em", "font", "size", "top")

    def __init__(self, font: Font, size: float, em: float, baseline: float, color: str) -> None:
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
        # A place alone tells styles apart that do not stand on one baseline: e or f, by the page.
        self._level, self._turned = pdfium.Room("16s4x4s"), pdfium.Room("16s8s")
        self._matrix = pdfium.floats(6)
        self._colors = pdfium.Colors()
        self._named: dict[bytes, str] = {}

    def of(self, page: object, objects: Sequence[TextObject], frame: Frame) -> list[Style | None]:
        """The style of each of the ``objects`` of a text ``page``; None when not upright."""
        things = [pdfium.known(thing) for thing, _, _ in objects]
        starts = [start for _, start, _ in objects]
        room = self._level if frame.upright else self._turned
        found: list[Style | None] = []
        # Fonts that are not of this page may have had the same handles.
        fonts: dict[int | None, Font] = {}
        seen: dict[object, Style | None] = {}
        keys = zip(
            map(pdfium.font_of, things),
            map(pdfium.size_of, repeat(page), starts),
            room.asked(pdfium.matrix_of, page, starts),
            self._colors.of(things),
            strict=True,
        )
        for key, alike in groupby(keys):
            if key not in seen:
                font, size, (shape, place), color = key
                if font not in fonts:
                    fonts[font] = self._fonts.of(font or 0)
                at = place if len(place) == 8 else bytes(4) + place
                matrix = _MATRIX.unpack(shape + at)
                seen[key] = _style(fonts[font], abs(size), matrix, self._name(color), frame)
            found += [seen[key]] * len(list(alike))
        return found

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


def _style(font: Font, size: float, matrix: Matrix, color: str, frame: Frame) -> Style | None:
    """The style that these make; None when text so set is not upright, or has no size."""
    if frame.upright:
        a, b, c, d, _, f = matrix
        b, d, baseline = -b, -d, frame.matrix[5] - f
    else:
        a, b, c, d, _, baseline = combined(matrix, frame.matrix)
    if not (a * d < 0 <= b * c and size):
        return None
    return Style(font, size * abs(d), size * abs(a), baseline, color)
