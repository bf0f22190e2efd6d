"""How a PDFium page's text objects are drawn."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.readers import pdfium_calls as pdfium
from pipeline.readers.pdfium_fonts import Font, Fonts
from pipeline.readers.pdfium_sheet import Frame, combined
from pipeline.readers.runs import Run


@dataclass(frozen=True, slots=True)
class Style:
    """How a text object is drawn; ``em`` is how wide its em is, ``size`` how high, in points.

    ``top`` and ``bottom`` are those of its letters' cells.
    """

    font: Font
    size: float
    em: float
    baseline: float
    color: str
    top: float
    bottom: float

    def run(self, text: str, x0: float, x1: float) -> Run:
        """A run in this style."""
        font = self.font
        return Run(
            text, x0, self.top, x1, self.bottom, self.baseline, font.name, self.size,
            font.bold, font.italic, self.color,
        )  # fmt: skip


class StyleReader:
    """Reads the styles of one page's text objects.

    The last one is kept: objects that follow each other are mostly drawn alike.
    """

    def __init__(self, text_page: int, frame: Frame, fonts: Fonts) -> None:
        self._page, self._frame, self._fonts = text_page, frame, fonts
        self._matrix, self._color = pdfium.floats(6), pdfium.integers(4)
        self._channels = pdfium.fields(self._color)
        self._upright = frame.upright
        self._font_of: dict[int, Font] = {}
        self._colors: dict[tuple[int, ...], str] = {}
        self._key: tuple[object, ...] = ()
        self._last: Style | None = None

    def of(self, handle: int, at: int) -> Style | None:
        """How the object of glyph ``at`` is drawn; None when it does not stand upright."""
        pdfium.matrix_of(self._page, at, self._matrix.at)
        a, b, c, d, e, f = self._matrix.values()
        size = pdfium.size_of(self._page, at)
        color = self.fill(handle)
        place = f if self._upright else (e, f)
        key = (place, a, b, c, d, size, pdfium.font_of(handle), color)
        if key != self._key:
            self._key = key
            self._last = self._style((a, b, c, d, e, f), abs(size), self.font(handle), color)
        return self._last

    def _style(
        self, matrix: tuple[float, float, float, float, float, float], size: float, font: Font,
        color: str,
    ) -> Style | None:  # fmt: skip
        """The style that these make; None when text so set is not upright, or has no size."""
        a, b, c, d, _, baseline = combined(matrix, self._frame.matrix)
        if not (a * d < 0 <= b * c and size):
            return None
        high = size * abs(d)
        bottom = baseline - font.descent * high
        return Style(font, high, size * abs(a), baseline, color, bottom - high, bottom)

    def font(self, handle: int) -> Font:
        """The font that the object is set in."""
        font = pdfium.font_of(handle) or 0
        if font not in self._font_of:
            self._font_of[font] = self._fonts.of(font)
        return self._font_of[font]

    def fill(self, handle: int) -> str:
        """The colour of the object's letters."""
        if not pdfium.fill_of(handle, *self._channels):
            return "#000000"
        channels = red, green, blue, _ = self._color.values()
        if channels not in self._colors:
            self._colors[channels] = f"#{red:02x}{green:02x}{blue:02x}"
        return self._colors[channels]

    def turned_size(self, at: int) -> float:
        """The size of glyph ``at``, which does not stand upright, in points."""
        pdfium.matrix_of(self._page, at, self._matrix.at)
        a, b, _, _, _, _ = self._matrix.values()
        return float(abs(pdfium.size_of(self._page, at)) * (a * a + b * b) ** 0.5)
