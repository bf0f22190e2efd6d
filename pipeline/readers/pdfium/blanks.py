"""Spaces that a file draws as objects of their own, as browsers do.

PDFium leaves such an object out of its text. Where the object stands says that there is a space,
however narrow it is, and where the letters beside it end and begin: an italic “f” reaches over the
space behind it, a “j” over the one before it, and PDFium counts that into their widths.
"""

from __future__ import annotations

from typing import NamedTuple

from pipeline.readers.lines.runs import DRAWN_SPACE, WORD_SPACE
from pipeline.readers.pdfium.overhangs import FURTHEST

# Browsers draw a space of no width for a soft hyphen that they do not use, and round where letters
# stand: a gap like this (em) is a space only where PDFium sees one, too.
ROUNDED = 0.08


class Blank(NamedTuple):
    """An object that PDFium leaves out, between the glyph before and the one behind it.

    All are points from the left of the page as displayed: where the glyph before it seems to end
    (``left``), where the object stands, the origin of the glyph behind it, and where that one seems
    to begin (``right``).
    """

    left: float
    start: float
    origin: float
    right: float

    def sides(self, em: float, *, seen: bool) -> tuple[float, float] | None:
        """Where the glyphs beside the space end and begin; None when there is no space.

        ``em`` is the type size in points; ``seen`` says that PDFium has put a space there. What
        stands further back than letters reach is the rest of a ligature, which PDFium leaves out.
        """
        stands_behind = self.start >= self.left - FURTHEST * em
        if stands_behind and self.origin - self.start > (DRAWN_SPACE if seen else ROUNDED) * em:
            return min(self.left, self.start), max(self.right, self.origin)
        if self.right - self.left > WORD_SPACE * em:
            return self.left, self.right
        return None
