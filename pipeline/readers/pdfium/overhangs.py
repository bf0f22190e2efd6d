"""Where glyphs that reach over the room they are given begin and end, and those that fill it badly.

PDFium counts the ink of a glyph into its cell. An italic “f” then reaches over the space behind it,
and a “j” over the one before it, so that nothing seems to be left of the space. Of a glyph whose
text the file gives apart from its font (/ActualText) it knows nothing but the ink: the room around
an old-style “1” then seems to be space.
"""

from __future__ import annotations

import math
import re
import statistics
from ctypes import byref, c_float
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from pypdfium2 import raw

from pipeline.readers.lines.runs import DRAWN_SPACE, WORD_SPACE
from pipeline.readers.pdfium import bindings as pdfium

Places = NDArray[np.float64]
"""How far each glyph of a text, its origin or a side of it, is from the left as displayed."""

# Where a space seems to have less room (points) than this, it is looked at: in the usual sizes a
# space is wider.
NARROW = 2.0
_SPACE = re.compile(r"\s")
# The letters that reach over their room in most faces, to the right and to the left.
_TO_THE_RIGHT, _TO_THE_LEFT = re.compile(r"f ?(?=\S)"), re.compile("j")
# None reaches further (em), nor leaves more room beside it: the “f” of the widest italics,
# Garamond's, reaches over a little more than a fifth. A font that says so does not know the letter.
FURTHEST = 0.25
# Sides that differ by less (points) are the same.
SAME = 0.01
# A letter that reaches under the next one (a “Q” with a long tail) has it begin in the middle third
# of its cell: kerning moves letters by less, and what is struck twice stands nearly in one place.
FIRST_THIRD, LAST_THIRD = 1 / 3, 2 / 3
# Letters that reach over their room in hardly any face: as wide as the font says they are, where it
# can be asked for letters. One is looked for so many characters to either side.
_WITHIN_ROOM = frozenset("aenosu")
NEAR = 40
# The font's own width of a letter and that of its cell differ by less (em); files round them.
SAME_WIDTH = 0.02


def give_ink_its_room(
    text_page: pdfium.Pointer, text: str, origins: Places, begins: Places, ends: Places
) -> None:
    """Correct where glyphs begin and end of which PDFium knows nothing but the ink.

    Those are the ones that begin behind their ``origins``. Their room ends where the next glyph has
    its origin, if no space is seen before that and it is no further than any letter's own room. The
    letters of a ligature have one origin, and share its room as they shared its ink.
    """
    inked = {*np.flatnonzero(begins - origins > SAME).tolist()}
    if not inked:
        return
    cuts = (np.flatnonzero(np.diff(origins)) + 1).tolist()
    # A space that PDFium puts between glyphs stands at the origin of the one before it.
    cuts = sorted({0, *cuts, *(found.start() for found in _SPACE.finditer(text)), len(text)})
    following = [*origins.tolist(), math.inf]
    for at, behind in ((at, behind) for at, behind in pairwise(cuts) if at in inked):
        start, origin, stop = begins[at], origins[at], ends[behind - 1]
        if stop <= start:
            continue
        near = 0 < following[behind] - stop <= FURTHEST * _em(text_page, at)
        end = following[behind] if near and not text[behind].isspace() else stop
        wider = (end - origin) / (stop - start)
        for sides in (begins, ends):
            sides[at:behind] = origin + (sides[at:behind] - start) * wider


def give_spaces_their_room(
    text: str, spaces: NDArray[np.int_], origins: Places, begins: Places, ends: Places
) -> None:
    """Correct where the glyphs before narrow spaces end, and where those behind them begin.

    ``begins`` and ``ends`` have the sides of each glyph of ``text``, as displayed, and ``spaces``
    the places of spaces in it. A space begins where the glyph before it has advanced to; the glyph
    behind it begins at its origin.
    """
    inner = spaces[(spaces > 0) & (spaces < len(text) - 1)]
    for at in inner[begins[inner + 1] - ends[inner - 1] < NARROW].tolist():
        if text[at - 1].isspace() or text[at + 1].isspace():
            continue
        if begins[at - 1] < begins[at] < ends[at - 1]:
            _move(ends, at - 1, -1, begins[at])
        if begins[at + 1] < origins[at + 1] < ends[at + 1]:
            _move(begins, at + 1, 1, origins[at + 1])


def keep_to_room(
    text_page: pdfium.Pointer, text: str, origins: Places, begins: Places, ends: Places
) -> None:
    """Correct where an “f” before a gap ends, and where a “j” behind one begins.

    TeX draws no spaces: only the room that a letter is given says how far the next one is from it.
    Where PDFium sees a space, a narrow gap is one. A glyph whose cell begins behind its origin is
    none of its font's letters, and one that ends where the next begins has just its room.
    """
    rooms = _Rooms(text_page, text, origins, begins, ends)
    for at, behind in ((found.start(), found.end()) for found in _TO_THE_RIGHT.finditer(text)):
        advance, em = rooms.of("f", at)
        end = origins[at] + advance
        shared = begins[at] in (begins[at + 1], *begins[max(0, at - 1) : at])
        touches = abs(begins[behind] - ends[at]) <= SAME
        is_letter = begins[at] <= origins[at] + SAME and not shared and not touches
        least = WORD_SPACE if behind == at + 1 else DRAWN_SPACE
        gap = begins[behind] - end
        if is_letter and 0 < ends[at] - end <= FURTHEST * em and gap > least * em:
            ends[at] = end
    for at in (found.start() for found in _TO_THE_LEFT.finditer(text, 1)):
        before = at - 1 if text[at - 1] != " " else at - 2
        if before < 0 or text[before].isspace():
            continue
        origin, (_, em) = origins[at], rooms.of("j", at)
        if 0 < origin - begins[at] <= FURTHEST * em and origin - ends[before] > WORD_SPACE * em:
            begins[at] = origin


def end_at_next(text: str, begins: Places, ends: Places) -> None:
    """End a letter where the next one begins that it reaches under; accents are drawn over one."""
    widths = (ends - begins)[:-1]
    steps = np.diff(begins)
    inside = (FIRST_THIRD * widths < steps) & (steps < LAST_THIRD * widths)
    for at in np.flatnonzero(inside).tolist():
        if text[at].isalpha() and text[at + 1].isalpha():
            ends[at] = begins[at + 1]


class _Rooms:
    """The room that letters of a page are given; all of one text object are set in one size.

    ``begins`` and ``ends`` have the sides of each glyph of ``text``.
    """

    def __init__(
        self, text_page: pdfium.Pointer, text: str, origins: Places, begins: Places, ends: Places
    ) -> None:
        self._page, self._text = text_page, text
        self._origins, self._begins, self._ends = origins, begins, ends
        self._known: dict[tuple[pdfium.Handle | None, str], tuple[float, float]] = {}
        self._steps: dict[tuple[pdfium.Handle, str], float] = {}

    def of(self, letter: str, at: int) -> tuple[float, float]:
        """Advance and em (points) of a ``letter``, the glyph ``at``, as displayed.

        Where the font cannot be asked for letters, as those of many files number their glyphs in an
        order of their own, it is the usual step to the next letter of a word; infinite where the
        font shows none.
        """
        key = pdfium.get_object(self._page, at), letter
        if key not in self._known:
            self._known[key] = self._read(letter, at, key[0] or 0)
        return self._known[key]

    def _read(self, letter: str, at: int, thing: pdfium.Handle) -> tuple[float, float]:
        advance, em = c_float(), _em(self._page, at)
        font = pdfium.get_font(pdfium.pointer(thing)) or 0
        pdfium.get_advance(font, ord(letter), em, byref(advance))
        known = self._knows_letters(font, at, em)
        return (advance.value if known else self._step(letter, font) * em), em

    def _step(self, letter: str, font: pdfium.Handle) -> float:
        """The usual step (em) from a ``letter`` of ``font`` to the next one of its word.

        The letters of a ligature have one origin.
        """
        if (font, letter) not in self._steps:
            places = (found.start() for found in re.finditer(letter, self._text[:-1]))
            steps = [
                float(self._origins[at + 1] - self._origins[at]) / _em(self._page, at)
                for at in places
                if self._text[at + 1].isalpha() and self._font(at) == font
            ]
            steps = [step for step in steps if step > 0]
            self._steps[font, letter] = statistics.median(steps) if steps else math.inf
        return self._steps[font, letter]

    def _font(self, at: int) -> pdfium.Handle | None:
        thing = pdfium.get_object(self._page, at)
        return pdfium.get_font(pdfium.pointer(thing)) if thing else None

    def _knows_letters(self, font: pdfium.Handle, at: int, em: float) -> bool:
        """Whether the ``font`` is right of a letter near the glyph ``at``, if there is one."""
        advance = c_float()
        for place in range(max(0, at - NEAR), min(at + NEAR, len(self._text))):
            letter = self._text[place]
            if letter not in _WITHIN_ROOM:
                continue
            if self._font(place) == font:
                pdfium.get_advance(font, ord(letter), em, byref(advance))
                width = self._ends[place] - self._begins[place]
                return bool(abs(width - advance.value) <= SAME_WIDTH * em)
        return True


def _em(text_page: pdfium.Pointer, at: int) -> float:
    """The type size of the glyph ``at`` in points."""
    matrix = raw.FS_MATRIX()
    pdfium.get_matrix(text_page, at, byref(matrix))
    return float(abs(pdfium.get_size(text_page, at)) * math.hypot(matrix.a, matrix.b))


def _move(sides: Places, at: int, step: int, side: float) -> None:
    """Move the side of the glyph ``at``, and of those next to it that share it: a ligature's."""
    shared = sides[at]
    while 0 <= at < len(sides) and sides[at] == shared:
        sides[at] = side
        at += step
