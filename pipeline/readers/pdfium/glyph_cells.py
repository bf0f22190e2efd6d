"""Where the glyphs of a PDFium text page stand.

A glyph's cell is as wide as it advances, and as high as its font.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterator, Sequence, Set
from itertools import compress, repeat
from operator import sub

import numpy as np
from numpy.typing import NDArray
from pypdfium2 import raw

from pipeline.model.geometry import Box
from pipeline.readers.lines.accents import ACCENTS
from pipeline.readers.pdfium import bindings as pdfium
from pipeline.readers.pdfium.batches import Batch
from pipeline.readers.pdfium.coordinates import Frame
from pipeline.readers.pdfium.glyph_characters import BLANKS
from pipeline.readers.pdfium.overhangs import (
    end_at_next,
    give_ink_its_room,
    give_spaces_their_room,
    keep_to_room,
)
from pipeline.text.characters import SOFT_HYPHEN, UNKNOWN, UNNAMED, is_unnamed

_CELLS, _POINTS = Batch(np.float32, 4), Batch(np.float64, 2)
# A space wider than this (points) shows in type of any size.
PLAIN_SPACE = 1.0
_SPACE = re.compile(" ")
_SINGLE = re.compile(f"[{BLANKS}\r\n{SOFT_HYPHEN}]")
_BEHIND_LIGATURE = re.compile(f"(?<=[fijlt{UNKNOWN}{UNNAMED}]) (?=\\S)")
# Of a ligature's width: its first letter takes a half or a third.
FIRST_LETTER = 0.6
# Of a space's width: what stands closer behind the ligature than this leaves the space no room.
NO_ROOM = 0.1
_ACCENT = re.compile(f"[{''.join(map(re.escape, ACCENTS))}]")


class Cells:
    """Where each glyph of a text page begins, and where it has advanced to, as displayed.

    ``gaps`` has the points before each glyph, infinitely many beside those that are looked at
    alone: soft hyphens, accents with the letters beside them, letters in one cell, and blanks but
    for spaces that the file draws and that show. ``text`` has a character for each glyph.
    ``spaces_on_ligatures`` are the places of spaces that show nowhere: InDesign draws a ligature in
    the place of its first letter, and some faces' second one becomes a space within its room.
    """

    def __init__(self, text_page: pdfium.Pointer, text: str, frame: Frame) -> None:
        self._page, self._frame = text_page, frame
        begins, ends = self._read_sides(len(text))
        stacked = np.flatnonzero(begins[1:] == begins[:-1]).tolist()
        self.begins: list[float] = begins.tolist()
        self.ends: list[float] = ends.tolist()
        spaces = _places(_SPACE, text)
        self.spaces_on_ligatures = frozenset(self._spaces_on_ligatures(text, {*stacked}))
        shown = [at for at in spaces if at not in self.spaces_on_ligatures]
        origins = self._read_origins(len(text))
        give_ink_its_room(text_page, text, origins, self.begins, self.ends)
        give_spaces_their_room(text_page, text, shown, frame, self.begins, self.ends)
        keep_to_room(text_page, text, frame, self.begins, self.ends)
        end_at_next(text, self.begins, self.ends)
        self.gaps = list(map(sub, self.begins, [0.0, *self.ends]))
        alone = self._looked_at_alone(text, spaces).union(stacked, (at + 1 for at in stacked))
        for at in alone.union(at + 1 for at in alone):
            if 0 <= at < len(text):
                self.gaps[at] = math.inf

    def box(self, at: int) -> Box:
        """The cell of the glyph at ``at``, on the page as displayed."""
        cell = raw.FS_RECTF()
        pdfium.get_cell(self._page, at, ctypes.byref(cell))
        return self._frame.box(cell.left, cell.bottom, cell.right, cell.top)

    def _read_sides(self, glyphs: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        cells = _CELLS.whole(pdfium.get_cell, [self._page] * glyphs, range(glyphs))
        left, top, right, bottom = cells  # as they stand in FS_RECTF
        # A page is displayed as it is or by quarter turns: a or c is 0.
        a, _, c, _, e, _ = self._frame.matrix
        first, last = (bottom, top) if c else (left, right)
        scale = a + c
        begins, ends = (first, last) if scale > 0 else (last, first)
        return scale * begins.astype(float) + e, scale * ends.astype(float) + e

    def _read_origins(self, glyphs: int) -> list[float]:
        _, (x, y) = _POINTS.apart(pdfium.get_origin, [self._page] * glyphs, range(glyphs))
        a, _, c, _, e, _ = self._frame.matrix
        origins: list[float] = (a * x + c * y + e).tolist()
        return origins

    def _spaces_on_ligatures(self, text: str, stacked: Set[int]) -> Iterator[int]:
        begins, ends = self.begins, self.ends
        for at in (found.start() for found in _BEHIND_LIGATURE.finditer(text)):
            before = text[at - 1]
            ligature = before == UNKNOWN or is_unnamed(before) or at - 2 in stacked
            room = begins[at + 1] - ends[at - 1]
            inside = begins[at] - begins[at - 1] < FIRST_LETTER * (ends[at - 1] - begins[at - 1])
            if ligature and inside and room < NO_ROOM * (ends[at] - begins[at]):
                yield at

    def _looked_at_alone(self, text: str, spaces: Sequence[int]) -> set[int]:
        begins, ends = self.begins, self.ends
        wide = [at for at in spaces if ends[at] - begins[at] > PLAIN_SPACE]
        added = compress(wide, map(pdfium.is_generated, repeat(self._page), wide))
        singles = {*_places(_SINGLE, text), *spaces}.difference(wide).union(added)
        beside = (at + side for at in _places(_ACCENT, text) for side in (-1, 0, 1))
        return singles.union(beside)


def _places(sign: re.Pattern[str], text: str) -> list[int]:
    return [found.start() for found in sign.finditer(text)]
