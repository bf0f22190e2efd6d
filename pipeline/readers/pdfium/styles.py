"""How a PDFium page's text objects are drawn: font, size, baseline and colour."""

from __future__ import annotations

import ctypes
import math
from ctypes import c_double
from dataclasses import dataclass, field
from typing import NamedTuple

from pypdfium2 import raw

from pipeline.readers.lines import font_names
from pipeline.readers.lines.turned import STEEPEST
from pipeline.readers.pdfium import bindings as pdfium
from pipeline.readers.pdfium.coordinates import Frame, combined

# No font's letters reach lower (em); a font that says so measures in other units.
DEEPEST = 0.5
# Bytes for the name of a font; names are cut there.
LONGEST_NAME = 256


@dataclass(frozen=True, slots=True)
class Font:
    """A font; ``descent`` is how far its letters reach below the baseline (em, negative).

    The parts of a font that several producers embed may differ in it, and are one font.
    """

    name: str
    bold: bool
    italic: bool
    descent: float = field(compare=False)


class Style(NamedTuple):
    """How upright text is drawn, in points; ``em`` is how wide its em is, ``size`` how high.

    ``slanted`` says that its baseline, given where it begins, rises or falls.
    """

    font: Font
    size: float
    em: float
    color: str
    baseline: float
    slanted: bool

    @property
    def bottom(self) -> float:
        """How low its letters reach."""
        return self.baseline - self.font.descent * self.size

    def looks_as(self, other: Style) -> bool:
        """Whether text in this style and text in the ``other`` may be one run."""
        return (
            self.baseline == other.baseline
            and self.size == other.size
            and self.color == other.color
            and self.font == other.font
        )


class StyleReader:
    """Reads the styles of one text page's objects."""

    def __init__(self, text_page: pdfium.Handle, frame: Frame) -> None:
        self._page, self._frame = text_page, frame
        self._matrix = raw.FS_MATRIX()
        self._matrix_slot = ctypes.byref(self._matrix)
        self._colors = pdfium.Colors()
        self._fonts: dict[pdfium.Handle, Font] = {}
        self._looks: dict[tuple[float, ...], tuple[Font, float, float, bool] | None] = {}

    def upright(self, thing: pdfium.Handle, at: int) -> Style | None:
        """The style of the object ``thing``, of which ``at`` is a glyph.

        None when it does not stand upright as the page is displayed, or has no size.
        """
        pdfium.get_matrix(self._page, at, self._matrix_slot)
        m = self._matrix
        drawn = (pdfium.get_font(thing) or 0, pdfium.get_size(self._page, at), m.a, m.b, m.c, m.d)
        if drawn not in self._looks:
            self._looks[drawn] = self._look(*drawn)
        look = self._looks[drawn]
        if look is None:
            return None
        font, size, em, slanted = look
        baseline = self._frame.point(m.e, m.f)[1]
        return Style(font, size, em, self._colors.on_paper(thing), baseline, slanted)

    def _look(
        self, font: pdfium.Handle, size: float, *shape: float
    ) -> tuple[Font, float, float, bool] | None:
        """Font, size, em, and whether slanted; None where text so set does not stand upright."""
        a, b, c, d = shape
        a, b, c, d, _, _ = combined((a, b, c, d, 0, 0), self._frame.matrix)
        way = 1 if size > 0 else -1  # type of a negative size stands on its head
        if not (a * way > 0 > d * way and b * c >= 0 and size):
            return None
        return (
            self._font(font),
            abs(size) * abs(d),
            abs(size) * abs(a),
            abs(b) > math.tan(math.radians(STEEPEST)) * abs(a),
        )

    def turned(self, thing: pdfium.Handle, at: int) -> tuple[Font, float, str]:
        """Font, size in points and colour of an object that does not stand upright."""
        font = self._font(pdfium.get_font(thing) or 0)
        return font, self.size(at), self._colors.on_paper(thing)

    def size(self, at: int) -> float:
        """The size of the glyph ``at`` in points, whichever way it stands."""
        pdfium.get_matrix(self._page, at, self._matrix_slot)
        em = float((self._matrix.a**2 + self._matrix.b**2) ** 0.5)
        return abs(pdfium.get_size(self._page, at)) * em

    def angle(self, at: int) -> float:
        """How steeply the line of the glyph ``at`` rises as displayed, in degrees; 180 at most."""
        pdfium.get_matrix(self._page, at, self._matrix_slot)
        m = self._matrix
        a, b, *_ = combined((m.a, m.b, m.c, m.d, 0, 0), self._frame.matrix)
        way = 1 if pdfium.get_size(self._page, at) > 0 else -1
        return math.degrees(math.atan2(-b * way, a * way))

    def origin(self, at: int) -> tuple[float, float]:
        """The point that the glyph ``at`` stands on, as displayed."""
        x, y = c_double(), c_double()
        pdfium.get_origin(self._page, at, ctypes.byref(x), ctypes.byref(y))
        return self._frame.point(x.value, y.value)

    def _font(self, handle: pdfium.Handle) -> Font:
        if handle not in self._fonts:
            self._fonts[handle] = read_font(handle)
        return self._fonts[handle]


def read_font(handle: pdfium.Handle) -> Font:
    """The font that has this ``handle`` while the current page is open."""
    name = ctypes.create_string_buffer(LONGEST_NAME)
    pdfium.get_font_name(handle, name, LONGEST_NAME)
    descent = ctypes.c_float()
    pdfium.get_descent(handle, 1.0, ctypes.byref(descent))
    style = font_names.style(name.value.decode("utf-8", "replace"))
    return Font(*style, -min(DEEPEST, abs(descent.value)))
