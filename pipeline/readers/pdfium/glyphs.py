"""The glyphs of a PDFium page, in the order in which the file draws them."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from itertools import pairwise
from typing import NamedTuple

from pypdfium2 import raw

from pipeline.model.geometry import Box
from pipeline.readers.lines.accents import ACCENTS
from pipeline.readers.lines.runs import DRAWN_SPACE, WORD_SPACE, Run
from pipeline.readers.lines.turned import SMALLEST, TurnedGlyph
from pipeline.readers.pdfium import bindings as pdfium
from pipeline.readers.pdfium.coordinates import Frame
from pipeline.readers.pdfium.figures import FigureReader
from pipeline.readers.pdfium.shapes import TextObject
from pipeline.readers.pdfium.styles import Style, StyleReader
from pipeline.text.characters import SOFT_HYPHEN, UNKNOWN, clean, one_for_each, with_unreadable

# PDFium puts these for the hyphen that a line ends with, and joins the next line to it.
_LINE_END_HYPHENS = ("\ufffe", "\x02")
# Glyphs of one style that follow each other this closely (em) are set side by side: kerning moves
# "AV" or "To" together by up to an eighth, and hardly anything apart.
KERNED_LEAST, KERNED_MOST = -0.15, 0.08
_BLANKS = frozenset(c for c in map(chr, range(0x3001)) if c.isspace())
_SINGLE = _BLANKS | {SOFT_HYPHEN}
# A space wider than this (points) shows in type of any size.
PLAIN_SPACE = 1.0
# Parts of one glyph are equally wide but for rounding (em); letters of a font hardly ever.
SAME_WIDTH = 0.002


class Glyphs(NamedTuple):
    """Glyphs set side by side: their text, and from where to where they reach (points).

    A space that the file draws stands alone, as does an accent, and a letter beside one.
    """

    style: Style
    text: str
    x0: float
    x1: float

    @property
    def size(self) -> float:
        return self.style.size

    @property
    def baseline(self) -> float:
        return self.style.baseline


# A text object, its style where it stands upright, its first glyph, and that after its last.
Drawn = tuple[pdfium.Handle, Style | None, int, int]


class GlyphReader:
    """Reads the glyphs of one text page.

    ``owners`` has each glyph's text object, by its handle. The characters that PDFium adds between
    objects (spaces in gaps, line ends) belong to none: 0. ``objects`` has the glyphs by their
    objects. ``plain_text`` is the text as PDFium itself gives it, with hyphens at line ends.
    ``texts`` are the text objects that are drawn.
    """

    def __init__(
        self,
        text_page: pdfium.Handle,
        frame: Frame,
        texts: Mapping[pdfium.Handle, TextObject],
    ) -> None:
        self._page, self._frame = pdfium.Page(text_page), frame
        self.plain_text = with_unreadable(read_characters(text_page))
        places = range(len(self.plain_text))
        self.owners = [pdfium.get_object(self._page, at) or 0 for at in places]
        self._text = self._with_unmapped(self.plain_text)
        self._begins, self._ends = self._read_sides(len(places))
        self._gaps = self._read_gaps()
        self._styles = StyleReader(self._page, frame, texts)
        self.objects = list(self._read_objects())
        self._figures = FigureReader(self._page, self._text, frame)

    def read(
        self, behind_blanks: Set[pdfium.Handle], hidden: Collection[int]
    ) -> tuple[list[list[Glyphs]], list[TurnedGlyph]]:
        """The glyphs of each stretch of upright text, and those that are not upright.

        PDFium leaves out the objects that hold nothing but a space; ``behind_blanks`` are those
        drawn after one, which get that space. The places ``hidden`` are left out.
        """
        upright: list[list[Glyphs]] = []
        turned: list[TurnedGlyph] = []
        for thing, style, start, end in self._stretches(behind_blanks, hidden):
            if style is None or style.slanted:
                turned += self._turned(thing, start, end)
                continue
            glyphs = [
                glyph
                for look, first, after in self._figures.parts(style, start, end)
                for glyph in self._upright(look, first, after)
            ]
            if not glyphs:
                continue
            if thing in behind_blanks and upright and _are_apart(upright[-1], glyphs):
                glyphs.insert(0, Glyphs(style, " ", glyphs[0].x0, glyphs[0].x0))
            upright.append(glyphs)
        return upright, turned

    def _stretches(
        self, behind_blanks: Set[pdfium.Handle], hidden: Collection[int]
    ) -> Iterator[tuple[pdfium.Handle, Style | None, int, int]]:
        """Objects of one style that follow each other: the first, the style, from where to where.

        Browsers draw an object for each letter. A stretch ends where PDFium adds a space or a line
        end between objects, and behind a soft hyphen, where a word may be broken; slanted and
        turned objects stand alone.
        """
        first, look, begin, stop = 0, None, 0, 0
        for thing, style, start, end in self._shown(hidden):
            if (
                look is not None
                and style is not None
                and (style is look or style.looks_as(look))
                and not style.slanted
                and start == stop
                and thing not in behind_blanks
                and self._text[stop - 1] != SOFT_HYPHEN
            ):
                stop = end
                continue
            if first:
                yield first, look, begin, stop
            first, look, begin, stop = thing, style, start, end
        if first:
            yield first, look, begin, stop

    def _read_objects(self) -> Iterator[Drawn]:
        """The glyphs by their objects; what PDFium adds inside one is a part of it."""
        thing = start = stop = 0
        for first, after in pairwise(_changes(self.owners)):
            owner = self.owners[first]
            if owner and owner != thing:
                if thing:
                    yield thing, self._styles.upright(thing, start), start, stop
                thing, start = owner, first
            if owner:
                stop = after
        if thing:
            yield thing, self._styles.upright(thing, start), start, stop

    def text(self, start: int, end: int) -> str:
        """The glyphs from ``start`` to that before ``end``, with what PDFium puts between them."""
        return self._text[start:end]

    def box(self, at: int) -> Box:
        """The cell of the glyph at ``at``, as high as its font, on the page as displayed."""
        return self._frame.box(*_read_cell(self._page, at))

    def tiny(self) -> Iterator[tuple[pdfium.Handle, int, int]]:
        """The objects whose type is too small to be read, and from where to where they reach."""
        if self._styles.smallest < SMALLEST:
            for thing, _, start, end in self.objects:
                if self._styles.size(start) < SMALLEST:
                    yield thing, start, end

    def _shown(self, hidden: Collection[int]) -> Iterable[Drawn]:
        """The stretches of each object that are not ``hidden``."""
        return self.objects if not hidden else self._without(hidden)

    def _without(self, hidden: Collection[int]) -> Iterator[Drawn]:
        for thing, style, start, end in self.objects:
            first = start
            for at in range(start, end):
                if at in hidden:
                    if first < at:
                        yield thing, style, first, at
                    first = at + 1
            if first < end:
                yield thing, style, first, end

    def _with_unmapped(self, text: str) -> str:
        """``text`` with U+FFFD for the glyphs whose font does not say which letters they are."""
        unmapped = [at for at in range(len(text)) if pdfium.is_unmapped(self._page, at)]
        letters = list(text) if unmapped else []
        for at in unmapped:
            if text[at] != SOFT_HYPHEN:
                letters[at] = UNKNOWN
        return "".join(letters) or text

    def _read_sides(self, count: int) -> tuple[list[float], list[float]]:
        """Where each glyph begins, and where it has advanced to, on the page as it is displayed."""
        begins: list[float] = []
        ends: list[float] = []
        cell = raw.FS_RECTF()
        slot = ctypes.byref(cell)
        # A page is displayed as it is or by quarter turns: a or c is 0.
        a, _, c, _, e, _ = self._frame.matrix
        for at in range(count):
            pdfium.get_cell(self._page, at, slot)
            if c:
                begins.append(c * cell.bottom + e)
                ends.append(c * cell.top + e)
            else:
                begins.append(a * cell.left + e)
                ends.append(a * cell.right + e)
        return (begins, ends) if a + c > 0 else (ends, begins)

    def _read_gaps(self) -> list[float]:
        """The gap before each glyph (points); infinite beside those that are looked at alone.

        Those are soft hyphens, accents with the letters beside them, letters in one cell, and
        blanks but for spaces that the file draws and that show.
        """
        begins, text = self._begins, self._text
        gaps = [x0 - x1 for x0, x1 in zip(begins, [0.0, *self._ends], strict=False)]
        singles = [
            at
            for at, letter in enumerate(text)
            if letter in _SINGLE and not (letter == " " and self._is_plain_space(at))
        ]
        accents = [at for at, letter in enumerate(text) if letter in ACCENTS]
        stacked = [at for at, (x0, x) in enumerate(pairwise(begins), 1) if x0 == x]
        beside = [at + side for at in accents for side in (-1, 0, 1)]
        for at in (*singles, *beside, *stacked, *[at - 1 for at in stacked]):
            for edge in (at, at + 1):
                if 0 <= edge < len(gaps):
                    gaps[edge] = math.inf
        return gaps

    def _is_plain_space(self, at: int) -> bool:
        wide = self._ends[at] - self._begins[at] > PLAIN_SPACE
        return wide and not pdfium.is_generated(self._page, at)

    def _upright(self, style: Style, start: int, end: int) -> list[Glyphs]:
        """What is drawn upright from the glyph ``start`` to that before ``end``."""
        glyphs: list[Glyphs] = []
        for at, after in self._pieces(style, start, end):
            text, x0, x1 = self._letters(at, after), self._begins[at], self._ends[after - 1]
            if text == " ":
                if self._is_drawn(at, style.em):
                    glyphs.append(Glyphs(style, text, x0, x1))
            elif text == SOFT_HYPHEN and glyphs and self._is_ligature_part(at, style.em):
                glyphs[-1] = glyphs[-1]._replace(x1=x1)
            elif text == SOFT_HYPHEN and after < end and x1 - x0 < DRAWN_SPACE * style.em:
                continue  # it only says where the word might have been broken
            elif glyphs and _in_one_cell(glyphs[-1], text, x0, x1):
                glyphs[-1] = glyphs[-1]._replace(text=glyphs[-1].text + text)
            elif text:
                glyphs.append(Glyphs(style, text, x0, x1))
        return glyphs

    def _pieces(self, style: Style, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The glyphs by those set side by side; no piece begins or ends with a space."""
        least, most = KERNED_LEAST * style.size, KERNED_MOST * style.size
        text, gaps = self._text, self._gaps[start + 1 : end]
        cuts = [at for at, gap in enumerate(gaps, start + 1) if not least <= gap <= most]
        for at, after in pairwise([start, *cuts, end]):
            first, last = at, after
            while first < last and text[first] == " ":
                first += 1
            while first < last and text[last - 1] == " ":
                last -= 1
            if first > at:
                yield first - 1, first
            if first < last:
                yield first, last
                if last < after:
                    yield last, last + 1

    def _letters(self, start: int, end: int) -> str:
        """What glyphs say; empty for a line end and for what has no width."""
        text = self._text[start:end]
        if text in _BLANKS:
            return "" if text in "\r\n" else " "
        return text

    def _is_drawn(self, at: int, em: float) -> bool:
        """Whether the space at ``at`` is the file's own.

        PDFium adds one where it sees a gap, and then leaves out one that is drawn in that gap: the
        one that it added stands where the drawn one did, not where the next letter begins.
        """
        if not pdfium.is_generated(self._page, at) or at + 1 == len(self._text):
            return True
        return self._begins[at + 1] - self._begins[at] > DRAWN_SPACE * em

    def _is_ligature_part(self, at: int, em: float) -> bool:
        """Whether the soft hyphen at ``at`` is one of those that a ligature stands for.

        PDFium divides the ligature's width evenly among them.
        """
        width, before = self._ends[at] - self._begins[at], self._ends[at - 1] - self._begins[at - 1]
        gap = self._begins[at] - self._ends[at - 1]
        return abs(before - width) < SAME_WIDTH * em and abs(gap) < SAME_WIDTH * em

    def _turned(self, thing: pdfium.Handle, start: int, end: int) -> Iterator[TurnedGlyph]:
        """The glyphs of an object that does not stand upright."""
        font, size, color = self._styles.turned(thing, start)
        angle = self._styles.angle(start)
        first = start - 1 if start and not self.owners[start - 1] else start  # a space, perhaps
        for at in range(first, end):
            letter = clean(self._letters(at, at + 1))
            box = self.box(at)
            if letter and size > 0:
                run = Run(letter, *box, box.bottom, font.name, size, font.bold, font.italic, color)
                yield TurnedGlyph(run, angle, self._styles.origin(at))


def _changes(owners: Sequence[pdfium.Handle]) -> list[int]:
    """Where the glyphs of another owner begin, and where the last ends."""
    if not owners:
        return []
    changes = [at for at, (one, next_one) in enumerate(pairwise(owners), 1) if one != next_one]
    return [0, *changes, len(owners)]


def _read_cell(text_page: pdfium.Page, at: int) -> tuple[float, float, float, float]:
    """Left, bottom, right and top of a glyph's cell, as high as its font, on the page as drawn."""
    cell = raw.FS_RECTF()
    pdfium.get_cell(text_page, at, ctypes.byref(cell))
    return cell.left, cell.bottom, cell.right, cell.top


def _in_one_cell(last: Glyphs, text: str, x0: float, x1: float) -> bool:
    """Whether ``text`` is a further letter that the glyph ``last`` is said to be (/ActualText)."""
    return x0 == last.x0 and x1 == last.x1 and UNKNOWN not in (text, last.text)


def _are_apart(left: Sequence[Glyphs], right: Sequence[Glyphs]) -> bool:
    """Whether a space fits between two objects. What PDFium leaves out may be a ligature's rest."""
    return right[0].x0 - left[-1].x1 > WORD_SPACE * right[0].size


def read_characters(text_page: pdfium.Handle) -> str:
    """The text of a text page with one character for each of its glyphs.

    What a font says is U+FFFE or U+0002 is no character, but for the hyphens PDFium marks so.
    """
    count = pdfium.count_glyphs(text_page)
    if count <= 0:
        return ""
    units = (ctypes.c_uint16 * (count + 1))()
    filled = pdfium.get_text(text_page, 0, count, units)
    text = bytes(units)[: 2 * (filled - 1)].decode("utf-16-le", "surrogatepass")
    if len(text) != count:
        # Some glyph has no character, or one of two units: then only asking for each is sure.
        text = "".join(chr(pdfium.get_code(text_page, at) or 0xFFFD) for at in range(count))
    page = pdfium.Page(text_page)
    marked = [at for at, letter in enumerate(text) if letter in _LINE_END_HYPHENS]
    letters = list(one_for_each(text))
    for at in marked:
        letters[at] = "-" if pdfium.is_hyphen(page, at) else UNKNOWN
    return "".join(letters)
