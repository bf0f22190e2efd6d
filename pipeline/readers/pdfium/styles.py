"""How a PDFium page's text objects are drawn: font, size, baseline and colour."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Mapping, Sequence
from ctypes import c_float
from dataclasses import dataclass, field
from itertools import pairwise
from operator import ne
from typing import NamedTuple

import numpy as np

from pipeline.readers.lines import font_names
from pipeline.readers.lines.turned import STEEPEST
from pipeline.readers.pdfium import bindings as pdfium
from pipeline.readers.pdfium.batches import Batch
from pipeline.readers.pdfium.coordinates import Frame, combined
from pipeline.readers.pdfium.drawings import TextObject
from pipeline.readers.pdfium.inks import fill_of
from pipeline.readers.pdfium.owners import Span

_MATRICES, _POINTS = Batch(np.float32, 6), Batch(np.float64, 2)
# No font's letters reach lower (em); a font that says so measures in other units.
DEEPEST = 0.5
# Rises and leans per point: italics lean by 20 degrees at most, also those that programs make of
# upright faces; letters that lean by more than 25 stand over the next ones.
_RISES, _LEANS = math.tan(math.radians(STEEPEST)), math.tan(math.radians(25))
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

    ``slanted`` says that its baseline, given where it begins, rises or falls, or that it leans
    further than any italics, so that its letters stand over each other.
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


# A text object, its style where it is upright, its first glyph, and that after its last.
Drawn = tuple[pdfium.Handle, Style | None, int, int]

# A font, a colour, a size, and four numbers of a matrix; and what a style is but for its baseline.
_Setting = tuple[pdfium.Handle | None, str, float, float, float, float, float]
_Look = tuple[Font, float, float, str, bool]


class StyleReader:
    """Reads the styles of one text page's objects; ``texts`` are those drawn on the page.

    ``smallest`` is the size in points of the smallest type that it has read.
    """

    def __init__(
        self,
        text_page: pdfium.Pointer,
        frame: Frame,
        texts: Mapping[pdfium.Handle, TextObject],
    ) -> None:
        self._page, self._frame, self._texts = text_page, frame, texts
        self._fonts: dict[pdfium.Handle, Font] = {}
        self._looks: dict[_Setting, _Look | None] = {}
        self.smallest = math.inf

    def styled(self, spans: Sequence[Span]) -> list[Drawn]:
        """``spans`` with the style of each object.

        It is None when one does not stand upright as the page is displayed, or has no size. Objects
        that are drawn alike on one baseline get the same style.
        """
        if not spans:
            return []
        things, starts, ends = zip(*spans, strict=True)
        fonts = list(map(pdfium.get_font, map(pdfium.pointer, things)))
        pages = [self._page] * len(starts)
        sizes = list(map(pdfium.get_size, pages, starts))
        colors = list(map(self._color, things))
        a, b, c, d, x, y = _MATRICES.whole(pdfium.get_matrix, pages, starts).astype(float)
        _, down_x, _, down_y, _, top = self._frame.matrix
        numbers = np.array([sizes, a, b, c, d, down_x * x + down_y * y + top])
        # Browsers draw a letter at a time, and those of a line alike: only changes are looked at.
        changes = (numbers[:, 1:] != numbers[:, :-1]).any(0)
        for column in (fonts, colors):
            changes |= np.fromiter(map(ne, column, column[1:]), bool, len(changes))
        cuts = [0, *(np.flatnonzero(changes) + 1).tolist(), len(things)]
        styles: list[Style | None] = []
        firsts = numbers[:, cuts[:-1]].T.tolist()
        for (at, after), (*setting, baseline) in zip(pairwise(cuts), firsts, strict=True):
            style = self._known((fonts[at], colors[at], *setting), baseline)
            styles += [style] * (after - at)
        return list(zip(things, styles, starts, ends, strict=True))

    def _known(self, setting: _Setting, baseline: float) -> Style | None:
        if setting not in self._looks:
            self._looks[setting] = self._look(*setting)
        look = self._looks[setting]
        if look is None:
            return None
        font, size, em, color, slanted = look
        return Style(font, size, em, color, baseline, slanted)

    def _look(
        self, font: pdfium.Handle | None, color: str, size: float, *matrix: float
    ) -> _Look | None:
        a, b, c, d = matrix
        self.smallest = min(self.smallest, abs(size) * math.hypot(a, b))
        a, b, c, d, _, _ = combined((a, b, c, d, 0, 0), self._frame.matrix)
        way = 1 if size > 0 else -1  # type of a negative size stands on its head
        if not (a * way > 0 > d * way and b * c >= 0 and size):
            return None
        slanted = abs(b) > _RISES * abs(a) or abs(c) > _LEANS * abs(d)
        return self._font(font), abs(size) * abs(d), abs(size) * abs(a), color, slanted

    def turned(self, thing: pdfium.Handle, at: int) -> tuple[Font, float, str]:
        """Font, size in points and colour of an object that does not stand upright."""
        return self._font(pdfium.get_font(pdfium.pointer(thing))), self.size(at), self._color(thing)

    def size(self, at: int) -> float:
        """The size of the glyph ``at`` in points, whichever way it stands."""
        a, b, *_ = self._matrix(at)
        return abs(pdfium.get_size(self._page, at)) * math.hypot(a, b)

    def angle(self, at: int) -> float:
        """How steeply the line of the glyph ``at`` rises as displayed, in degrees; 180 at most."""
        a, b, c, d, *_ = self._matrix(at)
        a, b, *_ = combined((a, b, c, d, 0, 0), self._frame.matrix)
        way = 1 if pdfium.get_size(self._page, at) > 0 else -1
        return math.degrees(math.atan2(-b * way, a * way))

    def origins(self, places: Sequence[int]) -> list[tuple[float, float]]:
        """The points that the glyphs at ``places`` stand on, as displayed."""
        _, points = _POINTS.apart(pdfium.get_origin, [self._page] * len(places), places)
        return [self._frame.point(x, y) for x, y in points.T.tolist()]

    def _matrix(self, at: int) -> list[float]:
        """The matrix from the text space of the glyph ``at`` to the page as drawn."""
        numbers = (c_float * 6)()
        pdfium.get_matrix(self._page, at, ctypes.byref(numbers))
        return numbers[:]

    def _color(self, thing: pdfium.Handle) -> str:
        if thing in self._texts:
            return self._texts[thing][2].on_paper
        return fill_of(thing).on_paper

    def _font(self, handle: pdfium.Handle | None) -> Font:
        known = handle or 0
        if known not in self._fonts:
            self._fonts[known] = read_font(known)
        return self._fonts[known]


def read_font(handle: pdfium.Handle) -> Font:
    """The font that has this ``handle`` while the current page is open."""
    name = ctypes.create_string_buffer(LONGEST_NAME)
    pdfium.get_font_name(handle, name, LONGEST_NAME)
    descent = ctypes.c_float()
    pdfium.get_descent(handle, 1.0, ctypes.byref(descent))
    style = font_names.style(name.value.decode("utf-8", "replace"))
    return Font(*style, -min(DEEPEST, abs(descent.value)))
