"""Where the glyphs of a PDFium text page stand.

A glyph's cell is as wide as it advances, and as high as its font.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterator
from itertools import repeat

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
    Places,
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
        stacked = begins[1:] == begins[:-1]
        spaces = np.array(_places(_SPACE, text), int)
        on_ligatures = np.array([*_spaces_on_ligatures(text, stacked, begins, ends)], int)
        self.spaces_on_ligatures = frozenset(on_ligatures.tolist())
        shown = np.setdiff1d(spaces, on_ligatures)
        origins = self._read_origins(len(text))
        give_ink_its_room(text_page, text, origins, begins, ends)
        give_spaces_their_room(text, shown, origins, begins, ends)
        keep_to_room(text_page, text, origins, begins, ends)
        end_at_next(text, begins, ends)
        gaps = begins - np.concatenate([[0.0], ends])[:-1]
        wide = spaces[ends[spaces] - begins[spaces] > PLAIN_SPACE].tolist()
        alone = self._looked_at_alone(text, spaces, wide)
        alone[:-1] |= stacked
        alone[1:] |= stacked
        alone[1:] |= alone[:-1].copy()
        gaps[alone] = math.inf
        self.begins: list[float] = begins.tolist()
        self.ends: list[float] = ends.tolist()
        self.gaps: list[float] = gaps.tolist()

    def box(self, at: int) -> Box:
        """The cell of the glyph at ``at``, on the page as displayed."""
        cell = raw.FS_RECTF()
        pdfium.get_cell(self._page, at, ctypes.byref(cell))
        return self._frame.box(cell.left, cell.bottom, cell.right, cell.top)

    def _read_sides(self, glyphs: int) -> tuple[Places, Places]:
        cells = _CELLS.whole(pdfium.get_cell, [self._page] * glyphs, range(glyphs))
        left, top, right, bottom = cells  # as they stand in FS_RECTF
        # A page is displayed as it is or by quarter turns: a or c is 0.
        a, _, c, _, e, _ = self._frame.matrix
        first, last = (bottom, top) if c else (left, right)
        scale = a + c
        begins, ends = (first, last) if scale > 0 else (last, first)
        return scale * begins.astype(float) + e, scale * ends.astype(float) + e

    def _read_origins(self, glyphs: int) -> Places:
        _, (x, y) = _POINTS.apart(pdfium.get_origin, [self._page] * glyphs, range(glyphs))
        a, _, c, _, e, _ = self._frame.matrix
        origins: Places = a * x + c * y + e
        return origins

    def _looked_at_alone(
        self, text: str, spaces: NDArray[np.int_], wide: list[int]
    ) -> NDArray[np.bool]:
        """Whether each glyph is a blank, a soft hyphen, or an accent or beside one.

        Spaces that are ``wide`` enough to show are looked at if the file does not draw them.
        """
        alone = np.zeros(len(text), bool)
        alone[spaces] = True
        alone[wide] = list(map(pdfium.is_generated, repeat(self._page), wide))
        alone[_places(_SINGLE, text)] = True
        for at in _places(_ACCENT, text):
            alone[max(0, at - 1) : at + 2] = True
        return alone


def _spaces_on_ligatures(
    text: str, stacked: NDArray[np.bool], begins: Places, ends: Places
) -> Iterator[int]:
    for at in _places(_BEHIND_LIGATURE, text):
        unnamed = text[at - 1] == UNKNOWN or is_unnamed(text[at - 1])
        if not unnamed and (at < 2 or not stacked[at - 2]):
            continue
        room = begins[at + 1] - ends[at - 1]
        inside = begins[at] - begins[at - 1] < FIRST_LETTER * (ends[at - 1] - begins[at - 1])
        if inside and room < NO_ROOM * (ends[at] - begins[at]):
            yield at


def _places(sign: re.Pattern[str], text: str) -> list[int]:
    return [found.start() for found in sign.finditer(text)]
