"""Looks at the glyphs of a PDFium page one by one, where they cannot be taken in bulk."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import repeat

from pipeline.readers.lines.runs import DRAWN_SPACE, TOUCH_GAP, Run
from pipeline.readers.pdfium import bindings as pdfium
from pipeline.readers.pdfium.cells import Cells
from pipeline.readers.pdfium.fonts import Font
from pipeline.readers.pdfium.joining import Drawn
from pipeline.readers.pdfium.styles import Style
from pipeline.text.characters import SOFT_HYPHEN, UNKNOWN, clean

# What a word space takes (em) in a font that draws none.
USUAL_SPACE = 0.25
# Parts of one glyph are equally wide but for rounding (em); letters of a font hardly ever.
SAME_WIDTH = 0.002


class Glyphs:
    """The glyphs of one text page; ``text`` has one character for each."""

    __slots__ = ("_cells", "_page", "_text")

    def __init__(self, page: object, text: str, cells: Cells) -> None:
        self._page, self._text, self._cells = page, text, cells

    def are_known(self, font: Font, start: int, end: int) -> bool:
        """Whether all these glyphs of ``font`` have a character, looked at if need be."""
        if font.settled:
            return True
        if any(map(pdfium.is_unmapped, repeat(self._page), range(start, end))):
            font.miss()
            return False
        font.saw(end - start)
        return True

    def learn(self, style: Style, text: str, start: int) -> bool:
        """Learn the widths of the letters in ``text``, which begins with glyph ``start``.

        False when some width cannot be told.
        """
        widths, last = style.font.widths, len(self._text) - 1
        # In their order, so that the same file reads the same.
        fresh = [letter for letter in dict.fromkeys(text) if letter not in widths]
        places = [start + text.index(letter) for letter in fresh]
        sides = iter(
            self._cells.all_sides(
                [
                    near
                    for at in places
                    for near in (at - 1 if at else 1, at, at + 1 if at < last else at - 1)
                ]
            )
        )
        for letter, at, (before, _), (x0, x1), (after, _) in zip(
            fresh, places, sides, sides, sides, strict=False
        ):
            if pdfium.is_unmapped(self._page, at):
                style.font.miss()
                return False
            if letter == " " and pdfium.is_added(self._page, at):
                widths[letter] = USUAL_SPACE
            elif x0 in (before, after):
                return False  # one of several letters that a glyph is said to stand for
            else:
                widths[letter] = (x1 - x0) / style.em
        return True

    def pieces(self, style: Style, start: int, end: int) -> Iterator[Drawn]:
        """A piece for each glyph, and one for each space drawn.

        Letters with one cell are what a single glyph is said to stand for (/ActualText).
        """
        held, x0, x1 = "", 0.0, 0.0
        for at, (left, right) in enumerate(self._cells.all_sides(range(start, end)), start):
            letter = self._text[at]
            if letter.isspace() and not self._is_drawn(at, style.em):
                continue
            if letter == SOFT_HYPHEN and held and self._in_ligature(at, style.em):
                x1 = right
                continue
            if letter == SOFT_HYPHEN and at + 1 < end and right - left < DRAWN_SPACE * style.em:
                continue  # it only says where the word might have been broken
            if letter.isspace():
                letter = " "
            elif pdfium.is_unmapped(self._page, at):
                letter = UNKNOWN
            if held and (x0, x1) == (left, right) and letter != UNKNOWN:
                held += clean(letter)
                continue
            if held:
                yield style, held, x0, x1
            held, x0, x1 = clean(letter), left, right
        if held:
            yield style, held, x0, x1

    def _is_drawn(self, at: int, em: float) -> bool:
        """Whether the space at glyph ``at`` is the file's own.

        PDFium adds one where it sees a gap, and then leaves out one that is drawn in that gap: the
        one that it added stands where the drawn one did, not where the next letter begins.
        """
        if not pdfium.is_added(self._page, at):
            return True
        return self._cells.sides(at + 1)[0] - self._cells.sides(at)[0] > DRAWN_SPACE * em

    def _in_ligature(self, at: int, em: float) -> bool:
        """Whether the soft hyphen at glyph ``at`` is one of those that a ligature stands for.

        PDFium parts the ligature's width evenly among them.
        """
        (a, b), (c, d) = self._cells.sides(at - 1), self._cells.sides(at)
        return abs((b - a) - (d - c)) < SAME_WIDTH * em and abs(b - c) < SAME_WIDTH * em

    def is_spaced(self, at: int, gap: float, em: float) -> bool:
        """Whether the space at glyph ``at``, in a ``gap`` of so many points, parts two words.

        In a gap that a word space may take, one that PDFium adds says no less than one drawn.
        """
        return DRAWN_SPACE * em < gap <= TOUCH_GAP * em or self._is_drawn(at, em)

    def turned(self, start: int, end: int, drawn: tuple[Font, float, str]) -> Iterator[Run]:
        """The glyphs of an object that does not stand upright, in this font, size and colour."""
        font, size, color = drawn
        for at in range(start, end):
            unmapped = pdfium.is_unmapped(self._page, at)
            letter = UNKNOWN if unmapped else clean(self._text[at])
            box = self._cells.box(at)
            if letter and size > 0:
                yield Run(
                    letter, box.x0, box.top, box.x1, box.bottom, box.bottom, font.name, size,
                    font.bold, font.italic, color,
                )  # fmt: skip
