"""Glyphs as a reader hands them on, and the gaps (em) between them.

Both PDF readers and OCR make runs, so that what a line is does not depend on who read the file.
"""

from __future__ import annotations

from typing import NamedTuple

from pipeline.model.geometry import Box

# A word space is a quarter of an em or so, and shrinks to a sixth in tight justified lines;
# letter-spacing adds to every gap alike, so it is measured on the line and put on top.
WORD_SPACE = 0.16
# French sets a thin space, a sixth of an em that shrinks with the line, before these marks and
# within guillemets, Spanish one before “%”; no kerning moves them away from their word by as much
# as a tenth.
SPACED_MARKS, THIN_SPACE = ";:!?»%", 0.1
# A space that is drawn shows as a gap; one of no width (browsers put it for a soft hyphen that they
# do not use) is none. In tight lines, or where it is kerned (“TUTELA Y”), TeX's space is no wider.
DRAWN_SPACE = 0.05
# Glyphs drawn apart belong together only when they nearly touch.
TOUCH_GAP = 0.9


class Run(NamedTuple):
    """Glyphs drawn in one go: text without inner breaks, box and baseline in points.

    ``spaced`` says that a space is drawn before it, ``parted`` that the PDF library sees one where
    none is drawn. A tuple, since a page has thousands of them.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    baseline: float
    font: str
    size: float
    bold: bool
    italic: bool
    color: str
    spaced: bool = False
    parted: bool = False

    @property
    def box(self) -> Box:
        return Box(self.x0, self.top, self.x1, self.bottom)
