"""The glyphs of a PDFium page, in the order in which the file draws them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from pipeline.model.geometry import Box
from pipeline.readers.lines.accents import one_glyph
from pipeline.readers.lines.runs import DRAWN_SPACE, Run
from pipeline.readers.lines.turned import SMALLEST, TurnedGlyph
from pipeline.readers.pdfium import bindings as pdfium
from pipeline.readers.pdfium.blanks import Blank
from pipeline.readers.pdfium.coordinates import Frame
from pipeline.readers.pdfium.drawings import TextObject
from pipeline.readers.pdfium.glyph_cells import Cells
from pipeline.readers.pdfium.glyph_characters import BLANKS, read_characters, with_unmapped
from pipeline.readers.pdfium.owners import find_owners
from pipeline.readers.pdfium.small_capitals import with_small_letters
from pipeline.readers.pdfium.styles import Drawn, Style, StyleReader
from pipeline.readers.pdfium.superior_figures import FigureReader
from pipeline.text.characters import SOFT_HYPHEN, UNKNOWN, clean, unnamed_as_unknown

# Glyphs of one style that follow each other this closely (em) are set side by side: kerning moves
# "AV" or "To" together by up to an eighth, and hardly anything apart.
KERNED_LEAST, KERNED_MOST = -0.15, 0.08
_LINE_END = "\r\n"
_BLANK = re.compile(f"[{BLANKS}]")
# Parts of one glyph are equally wide but for rounding (em); letters of a font hardly ever.
SAME_WIDTH = 0.002


class Glyphs(NamedTuple):
    """Glyphs set side by side: their text, and from where to where they reach (points).

    A space that the file draws stands alone, as does an accent, and a letter beside one. ``parted``
    says that PDFium has a space before them.
    """

    style: Style
    text: str
    x0: float
    x1: float
    parted: bool = False

    @property
    def size(self) -> float:
        return self.style.size

    @property
    def baseline(self) -> float:
        return self.style.baseline


class GlyphReader:
    """Reads the glyphs of one text page.

    ``objects`` has the glyphs by their text objects. ``plain_text`` is the text as PDFium itself
    gives it, with hyphens at line ends. ``texts`` are the text objects that are drawn.
    """

    def __init__(
        self,
        text_page: pdfium.Handle,
        frame: Frame,
        texts: Mapping[pdfium.Handle, TextObject],
    ) -> None:
        self._page = page = pdfium.pointer(text_page)
        self.plain_text = text = read_characters(text_page)
        letters = with_small_letters(page, with_unmapped(page, text), frame)
        self._text = _BLANK.sub(" ", letters)
        self._cells = Cells(page, letters, frame)
        self._styles = StyleReader(page, frame, texts)
        self.objects = self._styles.styled(list(find_owners(page, text, len(texts))))
        self._figures = FigureReader(page, self._text, frame)

    def read(
        self, behind_blanks: Mapping[pdfium.Handle, float], hidden: Collection[int]
    ) -> tuple[list[list[Glyphs]], list[TurnedGlyph]]:
        """The glyphs of each stretch of upright text, and those that are not upright.

        PDFium leaves out the objects that hold nothing but a space; ``behind_blanks`` are those
        drawn after one, with where it begins. The places ``hidden`` are left out.
        """
        upright: list[list[Glyphs]] = []
        turned: list[TurnedGlyph] = []
        left_out = {*hidden, *self._cells.spaces_on_ligatures}
        stretches = list(self._stretches(behind_blanks, left_out))
        behind = [start for thing, _, start, _ in stretches if thing in behind_blanks]
        origins = dict(zip(behind, self._styles.origins(behind), strict=True))
        for thing, style, start, end in stretches:
            if style is None or style.slanted:
                turned += self._turned(thing, start, end)
                continue
            glyphs: list[Glyphs] = []
            for look, first, after in self._figures.parts(style, start, end):
                self._add_upright(glyphs, look, first, after)
            if not glyphs:
                continue
            if start in origins and upright:
                origin, _ = origins[start]
                blank = Blank(upright[-1][-1].x1, behind_blanks[thing], origin, glyphs[0].x0)
                sides = blank.sides(style.em, seen=self._text[start - 1] == " ")
                if sides:
                    _put_space(upright[-1], glyphs, *sides)
            upright.append(glyphs)
        return upright, turned

    def _stretches(
        self, behind_blanks: Mapping[pdfium.Handle, float], hidden: Collection[int]
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

    def text(self, start: int, end: int) -> str:
        """The glyphs from ``start`` to that before ``end``, with what PDFium puts between them."""
        return self._text[start:end]

    def box(self, at: int) -> Box:
        """The cell of the glyph at ``at``, as high as its font, on the page as displayed."""
        return self._cells.box(at)

    def is_added(self, at: int) -> bool:
        """Whether PDFium has put the character at ``at`` between objects."""
        return not pdfium.get_object(self._page, at)

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

    def _add_upright(self, glyphs: list[Glyphs], style: Style, start: int, end: int) -> None:
        """Add to ``glyphs`` those drawn upright from ``start`` to before ``end``."""
        begins, ends = self._cells.begins, self._cells.ends
        for at, after in self._pieces(style, start, end):
            if after - at > 1:
                text, parted = self._text[at:after], self._follows_space(at)
                glyphs.append(Glyphs(style, text, begins[at], ends[after - 1], parted))
            else:
                self._add_single(glyphs, style, at, is_last=after == end)

    def _add_single(self, glyphs: list[Glyphs], style: Style, at: int, *, is_last: bool) -> None:
        """Add the glyph ``at``, which is looked at by itself, to ``glyphs``, if it shows there."""
        text, x0, x1 = self._text[at], self._cells.begins[at], self._cells.ends[at]
        if text == " ":
            if self._is_drawn(at, style.em):
                glyphs.append(Glyphs(style, text, x0, x1))
        elif text == SOFT_HYPHEN and glyphs and self._is_ligature_part(at, style.em):
            glyphs[-1] = glyphs[-1]._replace(x1=x1)
        elif text == SOFT_HYPHEN and not is_last and x1 - x0 < DRAWN_SPACE * style.em:
            pass  # it only says where the word might have been broken
        elif glyphs and _in_one_cell(glyphs[-1], text, x0, x1):
            glyphs[-1] = glyphs[-1]._replace(text=one_glyph(glyphs[-1].text + text))
        elif text not in _LINE_END:
            glyphs.append(Glyphs(style, text, x0, x1, self._follows_space(at)))

    def _follows_space(self, at: int) -> bool:
        return at > 0 and self._text[at - 1] == " "

    def _pieces(self, style: Style, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The glyphs by those set side by side; no piece begins or ends with a space."""
        least, most = KERNED_LEAST * style.size, KERNED_MOST * style.size
        gaps = self._cells.gaps[start + 1 : end]
        cuts = [at for at, gap in enumerate(gaps, start + 1) if gap < least or gap > most]
        for at, after in pairwise([start, *cuts, end]):
            text = self._text[at:after]
            if text[0] != " " and text[-1] != " ":
                yield at, after
                continue
            first, last = after - len(text.lstrip(" ")), at + len(text.rstrip(" "))
            if first > at:
                yield first - 1, first
            if first < last:
                yield first, last
                if last < after:
                    yield last, last + 1

    def _is_drawn(self, at: int, em: float) -> bool:
        """Whether the space at ``at`` is the file's own.

        PDFium adds one where it sees a gap, and then leaves out one that is drawn in that gap: the
        one that it added stands where the drawn one did, not where the next letter begins.
        """
        if not pdfium.is_generated(self._page, at) or at + 1 == len(self._text):
            return True
        begins = self._cells.begins
        return begins[at + 1] - begins[at] > DRAWN_SPACE * em

    def _is_ligature_part(self, at: int, em: float) -> bool:
        """Whether the soft hyphen at ``at`` is one of those that a ligature stands for.

        PDFium divides the ligature's width evenly among them.
        """
        begins, ends = self._cells.begins, self._cells.ends
        width, before = ends[at] - begins[at], ends[at - 1] - begins[at - 1]
        gap = begins[at] - ends[at - 1]
        return abs(before - width) < SAME_WIDTH * em and abs(gap) < SAME_WIDTH * em

    def _turned(self, thing: pdfium.Handle, start: int, end: int) -> Iterator[TurnedGlyph]:
        """The glyphs of an object that does not stand upright."""
        font, size, color = self._styles.turned(thing, start)
        angle = self._styles.angle(start)
        first = start - 1 if start and self.is_added(start - 1) else start  # a space, perhaps
        places = range(first, end)
        for at, origin in zip(places, self._styles.origins(places), strict=True):
            letter = clean(self._text[at].strip(_LINE_END))
            box = self.box(at)
            if letter and size > 0:
                run = Run(letter, *box, box.bottom, font.name, size, font.bold, font.italic, color)
                yield TurnedGlyph(run, angle, origin)


def _in_one_cell(last: Glyphs, text: str, x0: float, x1: float) -> bool:
    """Whether ``text`` is a further letter that the glyph ``last`` is said to be (/ActualText)."""
    both = unnamed_as_unknown(last.text + text)
    return x0 == last.x0 and x1 == last.x1 and UNKNOWN not in both


def _put_space(before: list[Glyphs], glyphs: list[Glyphs], start: float, end: float) -> None:
    """Put a space from ``start`` to ``end`` before ``glyphs``, which stand behind those before."""
    left, right = before[-1], glyphs[0]
    before[-1] = left._replace(x1=start)
    space = Glyphs(right.style, " ", start, end)
    glyphs[:1] = [space, right._replace(x0=end)]
