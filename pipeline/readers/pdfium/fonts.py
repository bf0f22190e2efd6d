"""What PDFium knows of a document's fonts, and what reading it teaches of their letters."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass, field

from pipeline.readers.lines.font_names import style
from pipeline.readers.pdfium import bindings as pdfium

# So many glyphs of a font are looked at one by one, to see whether all have a character.
GLYPHS_TO_LEARN = 400
# A text of more letters than a word or two hardly comes again.
LONGEST_KEPT = 12
# No font's letters reach lower (em); what says so was measured in other units.
DEEPEST = 0.5


@dataclass(slots=True)
class Font:
    """A font; ``descent`` (below the baseline, negative) and the letters' ``widths`` are in em.

    ``settled`` says that its glyphs can be taken in bulk: so many of them had a character, each.
    ``plain`` has what was read before, up to LONGEST_KEPT letters, and asks for no look at each
    glyph: as it is cleaned, and its width in em. Browsers draw a few letters at a time, mostly ones
    that they have drawn before.
    """

    name: str
    bold: bool
    italic: bool
    descent: float
    widths: dict[str, float] = field(default_factory=dict)
    plain: dict[str, tuple[str, float]] = field(default_factory=dict)
    settled: bool = False
    _learnt: int = 0
    _gaps: bool = False

    def saw(self, glyphs: int) -> None:
        """Remember that so many more ``glyphs`` had a character."""
        self._learnt += glyphs
        self.settled = self._learnt >= GLYPHS_TO_LEARN and not self._gaps

    def miss(self) -> None:
        """Remember that a glyph has no character, so that each must be looked at."""
        self._gaps, self.settled = True, False


class Fonts:
    """The fonts of one document, by what PDFium says of them."""

    def __init__(self) -> None:
        self._fonts: dict[tuple[str, float], Font] = {}
        self._name = pdfium.room(256)
        self._descent = pdfium.floats(1)

    def of(self, handle: int) -> Font:
        """The font that has this ``handle`` while the current page is open."""
        length = pdfium.name_of(handle, ctypes.addressof(self._name), len(self._name))
        name = self._name.raw[: max(1, min(length, len(self._name))) - 1].decode("utf-8", "replace")
        given = pdfium.descent_of(handle, 1.0, self._descent.at)
        descent = -abs(self._descent.values()[0]) if given else 0.0
        found = self._fonts.get((name, descent))
        if found is None:
            found = Font(*style(name), max(-DEEPEST, descent))
            self._fonts[name, descent] = found
        return found
