"""The text of a PDFium page as runs: one for each stretch of letters drawn side by side.

Glyphs are not asked for one by one, which would take as long as all the rest. A text object's
letters come in bulk, its place from its first and last glyph. Only where a stretch is longer or
shorter than its letters are wide (a gutter in it, letter-spacing, a space of no width), or holds
letters that its font has not shown before, each glyph is looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import accumulate
from operator import sub

from pipeline.readers.lines.accents import ACCENTS, composed
from pipeline.readers.lines.runs import DRAWN_SPACE, SPACED_MARKS, THIN_SPACE, WORD_SPACE, Run
from pipeline.readers.pdfium import bindings as pdfium
from pipeline.readers.pdfium.cells import Cells, Rooms
from pipeline.readers.pdfium.coordinates import Frame
from pipeline.readers.pdfium.fonts import LONGEST_KEPT, Fonts
from pipeline.readers.pdfium.glyphs import USUAL_SPACE, Glyphs
from pipeline.readers.pdfium.joining import Drawn, runs_of
from pipeline.readers.pdfium.objects import LINE_END, are_short, text_objects
from pipeline.readers.pdfium.styles import Style, StyleReader
from pipeline.text.characters import SOFT_HYPHEN, clean, is_clean

# PDFium puts these for the hyphen that a line ends with, and joins the next line to it.
_LINE_END_HYPHENS = ("\ufffe", "\x02")
# How much longer or shorter (em) than its letters a stretch may be to be taken whole: kerning
# adds up to less, a gutter to more.
SLACK = 0.6
# A letter drawn alone is off by less than this (em), but for another stretch of its type.
EXACT = 0.001
# Words of an even line taken together leave this much of it to unevenness.
SPARE = 1.25
# Where more of a stretch than this is spaces, letter-spacing was taken for word spaces.
SPACED_OUT = 0.35
# What asks for a look at each glyph: an accent drawn apart, a soft hyphen that may take no room.
_DELICATE = frozenset(ACCENTS | {SOFT_HYPHEN})
# White space that a run has as a space.
_BLANKS = frozenset(c for c in map(chr, range(0x3001)) if c.isspace() and c != " ")
# Characters that are clean beside whatever stands next to them.
_CLEAN = frozenset(filter(is_clean, map(chr, (*range(9, 0x180), *range(0x2010, 0x2050), 0x20AC))))
# ASCII that is all that most of a text holds, and asks for nothing.
_PLAIN = bytes(code for code in range(0x20, 0x7F) if chr(code) not in _DELICATE)
# What a thin space may stand before, or behind.
_MARKS = frozenset(f"{SPACED_MARKS}«")
_WORD, _SPACES = re.compile(r"\S+"), re.compile(r"\s+")


class Asking:
    """What a document's pages are read with: its fonts, and room for what PDFium says of glyphs."""

    __slots__ = ("cells", "styles")

    def __init__(self) -> None:
        self.styles = StyleReader(Fonts())
        self.cells = Rooms()


class TextReader:
    """Reads one page's text; ``asking`` keeps what it learns for the document's other pages."""

    def __init__(
        self, text_page: int, text: str, things: int, frame: Frame, asking: Asking
    ) -> None:
        """``text`` has one character for each glyph; ``things`` is how many objects are drawn."""
        self._page, self._frame = pdfium.known(text_page), frame
        self._styles = asking.styles
        self._text = _with_hyphens(text)
        self._cells = Cells(self._page, frame, asking.cells)
        self._glyphs = Glyphs(self._page, self._text, self._cells)
        self._short = are_short(things, len(text))
        self._objects = text_objects(self._page, self._text, short=self._short)
        self.handles = frozenset(self._objects.handles)
        bare = self._text.replace(LINE_END, "")
        further = _without_plain(bare)
        self._calm = further.isdisjoint(_DELICATE)
        sound = further <= _CLEAN and "(cid:" not in bare
        self._clean = sound or is_clean(self._text)
        self._tidy = self._clean and "  " not in bare and further.isdisjoint(_BLANKS)
        self._parted = self._parted_marks()

    def runs(self, behind_spaces: Set[int]) -> tuple[list[Run], list[Run]]:
        """Runs that stand upright, and those set sideways, in the order PDFium has them.

        ``behind_spaces`` are the objects drawn after one that PDFium leaves out: it holds nothing
        but a space.
        """
        sideways: list[Run] = []
        pieces = self._pieces(behind_spaces, sideways)
        return runs_of(pieces, calm=self._calm), composed(sideways)

    def _pieces(self, behind_spaces: Set[int], sideways: list[Run]) -> list[Drawn]:
        """What the objects draw, piece by piece; what is not upright is added to ``sideways``."""
        text, objects = self._text, self._objects
        pieces: list[Drawn] = []
        cells = self._cells.edges(objects.starts)
        styles = self._styles.of(self._page, objects, self._frame, cells if self._short else None)
        last: Style | None = None
        for thing, start, end, told, x0, x1 in zip(
            *objects, styles, cells[0], self._reach(cells[1]), strict=True
        ):
            drawn, style, told_by_last, last = text[start:end], told, told is last, told
            plain = style.font.plain.get(drawn) if style else None
            if (
                style
                and plain
                and abs((x1 - x0) / style.em - plain[1]) <= EXACT
                and (style.font.settled or self._glyphs.are_known(style.font, start, end))
            ):
                one = style, plain[0], x0, x1
                if thing in behind_spaces and pieces and _apart(pieces[-1], one):
                    pieces.append((style, " ", 0.0, 0.0))
                pieces.append(one)
                continue
            if told_by_last and self._short:
                style = self._styles.own(self._page, thing, start, self._frame)
            if style is None:
                look = self._styles.turned(self._page, thing, start)
                sideways += self._glyphs.turned(start, end, look)
                continue
            fresh = self._stretches(style, drawn, start, x0, x1)
            if thing in behind_spaces and pieces and fresh and _apart(pieces[-1], fresh[0]):
                pieces.append((style, " ", 0.0, 0.0))
            pieces += fresh
        return pieces

    def _reach(self, ends: list[float]) -> list[float]:
        """Where each object's last glyph ends; ``ends`` says so of the first ones."""
        _, starts, afters = self._objects
        long = [at for at, glyphs in enumerate(map(sub, afters, starts)) if glyphs > 1]
        lasts = self._cells.all_sides([afters[at] - 1 for at in long])
        for at, (_, end) in zip(long, lasts, strict=True):
            ends[at] = end
        return ends

    def _stretches(self, style: Style, drawn: str, start: int, x0: float, x1: float) -> list[Drawn]:
        """An object's pieces, and one for the spaces drawn before or behind them."""
        plain = style.font.plain.get(drawn)
        if (
            plain
            and abs((x1 - x0) / style.em - plain[1]) <= SLACK
            and self._glyphs.are_known(style.font, start, start + len(drawn))
        ):
            return [(style, plain[0], x0, x1)]
        letters = drawn.strip()
        if len(letters) == len(drawn):
            return self._stretch(style, drawn, start, x0, x1)
        space = (style, " ", 0.0, 0.0)
        if not letters:
            return [space]
        begin = start + drawn.index(letters)
        (x0, _), (_, x1) = self._cells.all_sides((begin, begin + len(letters) - 1))
        pieces = self._stretch(style, letters, begin, x0, x1)
        before = [space] if begin > start else []
        return [*before, *pieces, space] if drawn[-1].isspace() else [*before, *pieces]

    def _stretch(self, style: Style, text: str, start: int, x0: float, x1: float) -> list[Drawn]:
        """The pieces of ``text``, which begins and ends with no space, from glyph ``start`` on."""
        width = self._width(style, text, start)
        if width is None:
            return list(self._glyphs.pieces(style, start, start + len(text)))
        if abs((x1 - x0) / style.em - width) <= SLACK:
            cleaned = self._cleaned(text)
            if len(text) <= LONGEST_KEPT and _MARKS.isdisjoint(text):
                style.font.plain[text] = cleaned, width
            return [(style, cleaned, x0, x1)]
        if " " not in text:
            return list(self._glyphs.pieces(style, start, start + len(text)))
        reach = list(accumulate(map(style.font.widths.__getitem__, text), initial=0.0))
        if self._is_even(style, text, start, reach, x0, x1):
            return [(style, self._cleaned(text), x0, x1)]
        return list(self._words(style, text, start, reach))

    def _cleaned(self, text: str) -> str:
        return text if self._tidy else " ".join((text if self._clean else clean(text)).split())

    def _is_even(
        self, style: Style, text: str, start: int, reach: Sequence[float], x0: float, x1: float
    ) -> bool:
        """Whether the words of ``text`` may be taken whole, a few at a time.

        ``reach`` says how far (em) each letter begins from the first, and the last one reaches.
        So may those of a justified line, which is longer than its letters by what its spaces add.
        """
        begins = self._word_begins(text)
        each = abs((x1 - x0) / style.em - reach[-1]) / len(begins)
        few = max(1, int(SLACK / each / SPARE))
        begins = begins[few - 1 :: few]
        # A space of no width parts nothing; among several, it would not be seen.
        least = DRAWN_SPACE - style.font.widths.get(" ", USUAL_SPACE) if few == 1 else -SLACK
        at, left = 0, x0
        for begin, (x, _) in zip(
            begins, self._cells.all_sides([start + b for b in begins]), strict=True
        ):
            if not least < (x - left) / style.em - (reach[begin] - reach[at]) <= SLACK:
                return False
            at, left = begin, x
        return abs((x1 - left) / style.em - (reach[-1] - reach[at])) <= SLACK

    def _word_begins(self, text: str) -> list[int]:
        """Where each word of ``text`` but the first begins."""
        if self._tidy:  # so that one space stands between words
            return list(accumulate([len(word) + 1 for word in text.split(" ")[:-1]]))
        return [found.end() for found in _SPACES.finditer(text)]

    def _words(
        self, style: Style, text: str, start: int, reach: Sequence[float]
    ) -> Iterator[Drawn]:
        """A piece for each word, and one for each space drawn: a justified line, or a gutter."""
        words = [found.span() for found in _WORD.finditer(text)]
        sides = iter(self._cells.all_sides([start + at for a, b in words for at in (a, b - 1)]))
        before, em = 0.0, style.em
        for (begin, end), (x0, _), (_, x1) in zip(words, sides, sides, strict=False):
            if begin and self._glyphs.is_spaced(start + begin - 1, x0 - before, em):
                yield style, " ", 0.0, 0.0
            if abs((x1 - x0) / em - (reach[end] - reach[begin])) <= SLACK:
                word = text[begin:end]
                yield style, word if self._clean else clean(word), x0, x1
            else:
                yield from self._glyphs.pieces(style, start + begin, start + end)
            before = x1

    def _width(self, style: Style, text: str, start: int) -> float | None:
        """How wide (em) the letters of ``text`` are; None where each glyph must be looked at."""
        font, end = style.font, start + len(text)
        if not (font.settled or self._glyphs.are_known(font, start, end)):
            return None
        try:
            width = sum(map(font.widths.__getitem__, text))
        except KeyError:
            if not self._glyphs.learn(style, text, start):
                return None
            width = sum(map(font.widths.__getitem__, text))
        if not self._calm and not _DELICATE.isdisjoint(text):
            return None
        if text.count(" ") > SPACED_OUT * len(text):
            return None
        return None if self._parted and self._parts_mark(start, end, style.em) else width

    def _parts_mark(self, start: int, end: int, em: float) -> bool:
        """Whether a thin space stands among the glyphs from ``start`` to ``end``."""
        least = THIN_SPACE * em
        return any(start <= at < end - 1 and gap > least for at, gap in self._parted)

    def _parted_marks(self) -> list[tuple[int, float]]:
        """Marks that some gap parts from their word: the glyph before it, and the gap in points.

        A thin space is such a gap, before a mark or behind a guillemet that opens.
        """
        text = self._text
        lefts: list[int] = []
        for at in _places(_MARKS, text):
            left, letter = (at, at + 1) if text[at] == "«" else (at - 1, at - 1)
            if 0 <= letter < len(text) and (text[letter].isalnum() or text[letter] == "_"):
                lefts.append(left)
        if not lefts:
            return []
        sides = iter(self._cells.all_sides([at for left in lefts for at in (left, left + 1)]))
        return [
            (at, right - left)
            for at, (_, left), (right, _) in zip(lefts, sides, sides, strict=False)
            if right > left
        ]


def _apart(left: Drawn, right: Drawn) -> bool:
    return right[2] - left[3] > WORD_SPACE * right[0].size


def _without_plain(text: str) -> frozenset[str]:
    """The characters of ``text`` but for plain ones."""
    data = text.encode("utf-8", "surrogatepass").translate(None, _PLAIN)
    return frozenset(data.decode("utf-8", "surrogatepass"))


def _places(marks: Iterable[str], text: str) -> Iterator[int]:
    """Where ``marks`` stand in ``text``, mark by mark."""
    for mark in marks:
        at = text.find(mark)
        while at >= 0:
            yield at
            at = text.find(mark, at + 1)


def _with_hyphens(text: str) -> str:
    if _LINE_END_HYPHENS[0] in text:
        for mark in _LINE_END_HYPHENS:
            text = text.replace(mark, "-")
    return text
