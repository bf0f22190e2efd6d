"""Where glyphs that reach over the room they are given begin and end.

PDFium counts the ink of a glyph into its cell. An italic “f” then reaches over the space behind it,
and a “j” over the one before it, so that nothing seems to be left of the space.
"""

from __future__ import annotations

import ctypes
import re
from ctypes import c_double

from pipeline.readers.pdfium import bindings as pdfium
from pipeline.readers.pdfium.coordinates import Frame

# Where a space seems to have less room (points) than this, it is looked at: in the usual sizes a
# space is wider.
NARROW = 2.0
_SPACE = re.compile(r"\S (?=\S)")


def give_spaces_their_room(
    text_page: pdfium.Page, text: str, frame: Frame, begins: list[float], ends: list[float]
) -> None:
    """Correct where the glyphs before narrow spaces end, and where those behind them begin.

    ``begins`` and ``ends`` have the sides of each glyph of ``text``, as displayed. A space begins
    where the glyph before it has advanced to; the glyph behind it begins at its origin.
    """
    x, y = c_double(), c_double()
    slots = ctypes.byref(x), ctypes.byref(y)
    for at in (found.end() - 1 for found in _SPACE.finditer(text)):
        if begins[at + 1] - ends[at - 1] >= NARROW:
            continue
        if begins[at - 1] < begins[at] < ends[at - 1]:
            _move(ends, at - 1, -1, begins[at])
        pdfium.get_origin(text_page, at + 1, *slots)
        origin, _ = frame.point(x.value, y.value)
        if begins[at + 1] < origin < ends[at + 1]:
            _move(begins, at + 1, 1, origin)


def _move(sides: list[float], at: int, step: int, side: float) -> None:
    """Move the side of the glyph ``at``, and of those next to it that share it: a ligature's."""
    shared = sides[at]
    while 0 <= at < len(sides) and sides[at] == shared:
        sides[at] = side
        at += step
