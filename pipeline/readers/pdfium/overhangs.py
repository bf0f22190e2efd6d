"""Where glyphs that reach over the room they are given begin and end.

PDFium counts the ink of a glyph into its cell. An italic “f” then reaches over the space behind it,
and a “j” over the one before it, so that nothing seems to be left of the space.
"""

from __future__ import annotations

import math
import re
from ctypes import byref, c_double, c_float

from pypdfium2 import raw

from pipeline.readers.lines.runs import WORD_SPACE
from pipeline.readers.pdfium import bindings as pdfium
from pipeline.readers.pdfium.coordinates import Frame

# Where a space seems to have less room (points) than this, it is looked at: in the usual sizes a
# space is wider.
NARROW = 2.0
_SPACE = re.compile(r"\S (?=\S)")
# The letters that reach over their room in most faces, to the right and to the left.
_TO_THE_RIGHT, _TO_THE_LEFT = re.compile(r"f ?(?=\S)"), re.compile(r"\S ?j")
# None reaches further (em); a font that says so does not know the letter.
FURTHEST = 0.2
# Sides that differ by less (points) are the same.
SAME = 0.01


def give_spaces_their_room(
    text_page: pdfium.Page, text: str, frame: Frame, begins: list[float], ends: list[float]
) -> None:
    """Correct where the glyphs before narrow spaces end, and where those behind them begin.

    ``begins`` and ``ends`` have the sides of each glyph of ``text``, as displayed. A space begins
    where the glyph before it has advanced to; the glyph behind it begins at its origin.
    """
    x, y = c_double(), c_double()
    slots = byref(x), byref(y)
    for at in (found.end() - 1 for found in _SPACE.finditer(text)):
        if begins[at + 1] - ends[at - 1] >= NARROW:
            continue
        if begins[at - 1] < begins[at] < ends[at - 1]:
            _move(ends, at - 1, -1, begins[at])
        pdfium.get_origin(text_page, at + 1, *slots)
        origin, _ = frame.point(x.value, y.value)
        if begins[at + 1] < origin < ends[at + 1]:
            _move(begins, at + 1, 1, origin)


def keep_to_room(
    text_page: pdfium.Page, text: str, frame: Frame, begins: list[float], ends: list[float]
) -> None:
    """Correct where an “f” before a gap ends, and where a “j” behind one begins.

    TeX draws no spaces: only the room that a letter is given says how far the next one is from it.
    A glyph whose cell begins behind its origin is none of its font's letters.
    """
    rooms = _Rooms(text_page, frame)
    for at, behind in ((found.start(), found.end()) for found in _TO_THE_RIGHT.finditer(text)):
        origin, advance, em = rooms.of("f", at)
        end = origin + advance
        shared = begins[at] in (begins[at + 1], *begins[max(0, at - 1) : at])
        is_letter = begins[at] <= origin + SAME and not shared
        gap = begins[behind] - end
        if is_letter and 0 < ends[at] - end <= FURTHEST * em and gap > WORD_SPACE * em:
            ends[at] = end
    for at, before in ((found.end() - 1, found.start()) for found in _TO_THE_LEFT.finditer(text)):
        origin, _, em = rooms.of("j", at)
        if 0 < origin - begins[at] <= FURTHEST * em and origin - ends[before] > WORD_SPACE * em:
            begins[at] = origin


class _Rooms:
    """The room that letters of a page are given."""

    def __init__(self, text_page: pdfium.Page, frame: Frame) -> None:
        self._page, self._frame, self._matrix = text_page, frame, raw.FS_MATRIX()
        self._x, self._y, self._advance = c_double(), c_double(), c_float()

    def of(self, letter: str, at: int) -> tuple[float, float, float]:
        """Origin, advance and em (points) of a ``letter``, the glyph ``at``, as displayed."""
        pdfium.get_origin(self._page, at, byref(self._x), byref(self._y))
        pdfium.get_matrix(self._page, at, byref(self._matrix))
        em = abs(pdfium.get_size(self._page, at)) * math.hypot(self._matrix.a, self._matrix.b)
        font = pdfium.get_font(pdfium.get_object(self._page, at) or 0) or 0
        pdfium.get_advance(font, ord(letter), em, byref(self._advance))
        return self._frame.point(self._x.value, self._y.value)[0], self._advance.value, em


def _move(sides: list[float], at: int, step: int, side: float) -> None:
    """Move the side of the glyph ``at``, and of those next to it that share it: a ligature's."""
    shared = sides[at]
    while 0 <= at < len(sides) and sides[at] == shared:
        sides[at] = side
        at += step
