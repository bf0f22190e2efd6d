"""Recognises a font's own superior figures by the box of the glyph that is drawn.

OpenType fonts have them beside their other figures. A file draws all of them in the same size, on
the same baseline and at the same code points.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from pipeline.readers.pdfium import bindings as pdfium
from pipeline.readers.pdfium.coordinates import Frame
from pipeline.readers.pdfium.ink_extents import Extent, ink_extents
from pipeline.readers.pdfium.styles import Style

# In em. Figures are 0.6 to 0.75 high, and no old-style one is lower than an x, 0.4 or more, or
# begins above the baseline. Superior ones are 0.3 to 0.45 high and hang from the height of
# capitals. Inferior ones are as small and begin below the baseline: they mark no notes.
FULL_HEIGHT, SMALL, RAISED = 0.66, 0.5, 0.2
# Figures, and what may be superior with them: “(1)”, “1, 2”.
_FIGURE = re.compile("[0-9]")
_FIGURES = re.compile(r"[(\[]?[0-9][0-9,;)\]]*")
# A fraction is one number: its upper figures are not apart.
_FRACTION = re.compile(r"[0-9]+[/\u2044][0-9]")
# Letters that stand on the baseline and have nothing below it. One is looked for so many
# characters to either side of a figure, as far as its line goes.
_STANDING = re.compile("[A-IK-PR-Za-fhik-or-xz]")
BESIDE = 20
_LINE_END = re.compile("[\r\n]")


class FigureReader:
    """Reads how the figures of a text page are drawn; ``text`` has a character for each glyph."""

    def __init__(self, text_page: pdfium.Pointer, text: str, frame: Frame) -> None:
        self._page, self._text, self._frame = text_page, text, frame
        self._figures = [found.start() for found in _FIGURE.finditer(text)]
        self._extents = self._read_extents(self._figures)

    def parts(self, style: Style, start: int, end: int) -> Iterable[tuple[Style, int, int]]:
        """The upright glyphs from ``start`` to that before ``end``, by the style that shows.

        Superior figures get the size and the baseline that they are seen to have; the rest is in
        ``style``.
        """
        figures = slice(bisect_left(self._figures, start), bisect_left(self._figures, end))
        if any(_is_raised(style, extent) for extent in self._extents[figures]):
            return self._parts(style, start, end)
        return [(style, start, end)]

    def _parts(self, style: Style, start: int, end: int) -> Iterator[tuple[Style, int, int]]:
        shown = start
        for figures in _FIGURES.finditer(self._text, start, end):
            for look, first, after in self._superior(style, *figures.span()):
                if shown < first:
                    yield style, shown, first
                yield look, first, after
                shown = after
        if shown < end:
            yield style, shown, end

    def _superior(self, style: Style, start: int, end: int) -> Iterator[tuple[Style, int, int]]:
        """The superior figures among the glyphs from ``start`` to that before ``end``."""
        extents = self._read_extents(range(start, end))
        if not any(_is_raised(style, extent) for extent in extents):
            return
        for raised, group in groupby(
            enumerate(extents, start), lambda one: _is_raised(style, one[1])
        ):
            own = list(group)
            first, after = own[0][0], own[-1][0] + 1
            if raised and self._is_apart(style, first, after):
                yield _look(style, [extent for _, extent in own]), first, after

    def _is_apart(self, style: Style, start: int, end: int) -> bool:
        """Whether raised glyphs are figures, no part of a fraction, and above a letter beside them.

        A font that draws all of its glyphs above the baseline has no superior ones.
        """
        text = self._text
        if _FRACTION.match(text, start) or text[start:end].strip("([,;)]") == "":
            return False
        beside = self._letter_beside(start, end)
        return beside is not None and not _is_raised(style, *self._read_extents([beside]))

    def _letter_beside(self, start: int, end: int) -> int | None:
        """The letter nearest to these glyphs, on their line, that stands on its baseline."""
        before = _LINE_END.split(self._text[max(0, start - BESIDE) : start])[-1]
        for back, letter in enumerate(reversed(before), 1):
            if _STANDING.match(letter):
                return start - back
        behind = _LINE_END.split(self._text[end : end + BESIDE])[0]
        found = _STANDING.search(behind)
        return end + found.start() if found else None

    def _read_extents(self, places: Sequence[int]) -> list[Extent]:
        return ink_extents(self._page, places, self._frame)


def _reach(style: Style, extent: Extent) -> tuple[float, float]:
    """From where to where a glyph in ``style`` reaches above its baseline, in em."""
    bottom, top = extent
    return (style.baseline - bottom) / style.size, (style.baseline - top) / style.size


def _is_raised(style: Style, extent: Extent) -> bool:
    bottom, top = _reach(style, extent)
    return bottom >= RAISED and top - bottom <= SMALL


def _look(style: Style, extents: Sequence[Extent]) -> Style:
    """What glyphs that reach so far above the baseline of ``style`` are seen to be set in."""
    reaches = [_reach(style, extent) for extent in extents]
    bottom = min(bottom for bottom, _ in reaches)
    scale = (max(top for _, top in reaches) - bottom) / FULL_HEIGHT
    baseline = style.baseline - bottom * style.size
    return style._replace(size=scale * style.size, em=scale * style.em, baseline=baseline)
