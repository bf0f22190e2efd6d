"""The text of a PDFium page as runs: one for each stretch of letters drawn side by side.

Glyphs are not asked for one by one, which would take as long as all the rest. A text object's
letters come in bulk, its place from its first and last glyph. Only where a stretch is longer or
shorter than its letters are wide (a gutter in it, letter-spacing, a space of no width), or holds
letters that its font has not shown before, each glyph is looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.page import Box
from pipeline.readers import pdfium_calls as pdfium
from pipeline.readers.accents import ACCENTS, composed
from pipeline.readers.double_strikes import struck_once
from pipeline.readers.pdfium_fonts import Fonts
from pipeline.readers.pdfium_joining import joined
from pipeline.readers.pdfium_sheet import Frame
from pipeline.readers.pdfium_style import Style, StyleReader
from pipeline.readers.runs import DRAWN_SPACE, SPACED_MARKS, THIN_SPACE, WORD_SPACE, Run
from pipeline.text.characters import SOFT_HYPHEN, UNKNOWN, clean

# PDFium puts these for the hyphen that a line ends with, and joins the next line to it.
_LINE_END_HYPHENS = str.maketrans("\ufffe\x02", "--")
_LINE = re.compile(r"(?:(?!\r\n).)+", re.DOTALL)
# How much longer or shorter (em) than its letters a stretch may be to be taken whole: kerning
# adds up to less, a gutter to more.
SLACK = 0.6
# Where more of a stretch than this is spaces, letter-spacing was taken for word spaces.
SPACED_OUT = 0.35
# What a word space takes (em) in a font that draws none.
USUAL_SPACE = 0.25
# Parts of one glyph are equally wide but for rounding (em); letters of a font hardly ever.
SAME_WIDTH = 0.002
# What asks for a look at each glyph: an accent drawn apart, a soft hyphen that may take no room.
_DELICATE = re.compile(rf"[{re.escape(''.join(ACCENTS))}{SOFT_HYPHEN}]")
# What a thin space may stand before.
_MARKED = re.compile(rf"\w(?=[{SPACED_MARKS}])|«(?=\w)")
_WORD = re.compile(r"\S+")


class TextReader:
    """Reads one page's text; ``fonts`` keeps what it learns for the document's other pages."""

    def __init__(
        self, text_page: int, text: str, drawn: Sequence[int], frame: Frame, fonts: Fonts
    ) -> None:
        """``text`` has one character for each glyph; ``drawn`` are the page's text objects."""
        self._page, self._frame = text_page, frame
        self._styles = StyleReader(text_page, frame, fonts)
        self._place = {handle: place for place, handle in enumerate(drawn)}
        self._text = text.translate(_LINE_END_HYPHENS) if "\ufffe" in text else text
        self._cell = pdfium.floats(4)
        # What display adds to x, where the page is not turned.
        self._shift = frame.matrix[4] if frame.upright else None

    def runs(self) -> tuple[list[Run], list[Run]]:
        """Runs that stand upright, and those set sideways, in the order PDFium has them."""
        upright: list[Run] = []
        sideways: list[Run] = []
        objects = list(self._objects())
        places = {self._place.get(handle, -1) for handle, _, _ in objects}
        for handle, start, end in objects:
            style = self._styles.of(handle, start)
            if style is None:
                sideways += self._turned(handle, start, end)
            else:
                known = self._known(style, start, end)
                fresh = [known] if known else list(self._stretches(style, start, end))
                # PDFium leaves out an object that holds nothing but a space.
                left_out = self._place.get(handle, 0) - 1 not in places
                if left_out and upright and fresh and _apart(upright[-1], fresh[0]):
                    upright.append(style.run(" ", 0.0, 0.0))
                upright += fresh
        return joined(composed(list(struck_once(upright)))), composed(sideways)

    def _objects(self) -> Iterator[tuple[int, int, int]]:
        """The text objects drawn: handle, first glyph, and the glyph after the last."""
        for line in _LINE.finditer(self._text):
            start, last = line.start(), line.end() - 1
            first = pdfium.object_of(self._page, start)
            cuts: list[tuple[int, int | None]] = [(start, first)]
            self._cut(start, first, last, pdfium.object_of(self._page, last), cuts)
            cuts.append((line.end(), None))
            for (begin, handle), (end, _) in pairwise(cuts):
                if handle:
                    yield handle, begin, end

    def _cut(
        self,
        start: int,
        first: int | None,
        end: int,
        last: int | None,
        cuts: list[tuple[int, int | None]],
    ) -> None:
        """Add the glyphs between ``start`` and ``end`` where another object begins.

        An object's glyphs stand together, so that the search can halve what it looks at. Spaces
        that PDFium adds belong to none.
        """
        if first == last and first:
            return
        if end - start == 1:
            cuts.append((end, last))
            return
        middle = (start + end) // 2
        between = pdfium.object_of(self._page, middle)
        self._cut(start, first, middle, between, cuts)
        self._cut(middle, between, end, last, cuts)

    def _known(self, style: Style, start: int, end: int) -> Run | None:
        """The object's run, when its letters have been read before in its font."""
        known = style.font.plain.get(self._text[start:end])
        return self._whole(style, *known, start, end) if known else None

    def _stretches(self, style: Style, start: int, end: int) -> Iterator[Run]:
        """The object's runs, and one for the spaces drawn before or behind them."""
        text = self._text[start:end]
        letters = text.strip()
        if not letters or text[0].isspace():
            yield style.run(" ", 0.0, 0.0)
        if letters:
            begin = start + text.index(letters)
            yield from self._stretch(style, letters, begin)
            if text[-1].isspace():
                yield style.run(" ", 0.0, 0.0)

    def _stretch(self, style: Style, text: str, start: int) -> Iterator[Run]:
        """The runs of the glyphs from ``start`` on, whose ``text`` begins and ends with none."""
        end = start + len(text)
        if self._is_plain(style, text, start):
            whole = self._whole(style, *style.font.measured(text), start, end)
            if whole:
                yield whole
                return
            if " " in text:
                yield from self._words(style, text, start)
                return
        yield from self._glyphs(style, start, end)

    def _whole(self, style: Style, text: str, em: float, start: int, end: int) -> Run | None:
        """The glyphs from ``start`` on as one run, when they take no more and no less room.

        ``text`` is theirs, cleaned, and ``em`` how wide its letters are.
        """
        x0, x1 = self._sides(start)[0], self._sides(end - 1)[1]
        return style.run(text, x0, x1) if abs((x1 - x0) / style.em - em) <= SLACK else None

    def _words(self, style: Style, text: str, start: int) -> Iterator[Run]:
        """A run for each word, and one for each space drawn: a justified line, or a gutter."""
        for found in _WORD.finditer(text):
            begin, end = start + found.start(), start + found.end()
            if found.start() and self._is_drawn(begin - 1, style.em):
                yield style.run(" ", 0.0, 0.0)
            whole = self._whole(style, *style.font.measured(found.group()), begin, end)
            if whole:
                yield whole
            else:
                yield from self._glyphs(style, begin, end)

    def _is_plain(self, style: Style, text: str, start: int) -> bool:
        """Whether nothing in ``text`` asks for a look at each glyph; learns its letters' widths."""
        font = style.font
        if not font.settled:
            unmapped = [pdfium.is_unmapped(self._page, start + at) for at in range(len(text))]
            font.learnt += len(text)
            if any(unmapped):
                font.miss()
                return False
        for letter in dict.fromkeys(text):  # in their order, so that the same file reads the same
            known = letter in font.widths
            if not known and not self._learnt(letter, style, start + text.index(letter)):
                return False
        if text.isascii() and text.isalpha():
            font.keep(text)
            return True
        if _DELICATE.search(text) or text.count(" ") > SPACED_OUT * len(text):
            return False
        if not _MARKED.search(text):
            font.keep(text)
            return True
        least = THIN_SPACE * style.em
        return not any(self._gap(start + found.end()) > least for found in _MARKED.finditer(text))

    def _gap(self, at: int) -> float:
        """How many points part glyph ``at`` from the one before it."""
        return self._sides(at)[0] - self._sides(at - 1)[1]

    def _learnt(self, letter: str, style: Style, at: int) -> bool:
        """Whether the width of ``letter``, which glyph ``at`` stands for, could be learnt."""
        if pdfium.is_unmapped(self._page, at):
            style.font.miss()
            return False
        if pdfium.is_added(self._page, at):
            style.font.widths[letter] = USUAL_SPACE
            return True
        x0, x1 = self._sides(at)
        if (at and self._sides(at - 1)[0] == x0) or self._sides(at + 1)[0] == x0:
            return False  # one of several letters that a glyph is said to stand for
        style.font.widths[letter] = (x1 - x0) / style.em
        return True

    def _glyphs(self, style: Style, start: int, end: int) -> Iterator[Run]:
        """A run for each glyph, and one for each space drawn.

        Letters with one cell are what a single glyph is said to stand for (/ActualText).
        """
        held: Run | None = None
        for at in range(start, end):
            letter = self._text[at]
            x0, x1 = self._sides(at)
            if letter.isspace() and not self._is_drawn(at, style.em):
                continue
            if letter == SOFT_HYPHEN and held and self._in_ligature(at, style.em):
                held = held._replace(x1=x1)
                continue
            if letter == SOFT_HYPHEN and at + 1 < end and x1 - x0 < DRAWN_SPACE * style.em:
                continue  # it only says where the word might have been broken
            if letter.isspace():
                letter = " "
            elif pdfium.is_unmapped(self._page, at):
                letter = UNKNOWN
            run = style.run(clean(letter), x0, x1)
            if held and (held.x0, held.x1) == (x0, x1) and letter != UNKNOWN:
                held = held._replace(text=held.text + run.text)
                continue
            if held and held.text:
                yield held
            held = run
        if held and held.text:
            yield held

    def _is_drawn(self, at: int, em: float) -> bool:
        """Whether the space at glyph ``at`` is the file's own.

        PDFium adds one where it sees a gap, and then leaves out one that is drawn in that gap: the
        one that it added stands where the drawn one did, not where the next letter begins.
        """
        if not pdfium.is_added(self._page, at):
            return True
        return self._sides(at + 1)[0] - self._sides(at)[0] > DRAWN_SPACE * em

    def _in_ligature(self, at: int, em: float) -> bool:
        """Whether the soft hyphen at glyph ``at`` is one of those that a ligature stands for.

        PDFium parts the ligature's width evenly among them.
        """
        (a, b), (c, d) = self._sides(at - 1), self._sides(at)
        return abs((b - a) - (d - c)) < SAME_WIDTH * em and abs(b - c) < SAME_WIDTH * em

    def _turned(self, handle: int, start: int, end: int) -> Iterator[Run]:
        """The glyphs of an object that does not stand upright."""
        font, color = self._styles.font(handle), self._styles.fill(handle)
        size = self._styles.turned_size(start)
        for at in range(start, end):
            letter = UNKNOWN if pdfium.is_unmapped(self._page, at) else clean(self._text[at])
            box = self._box(at)
            if letter and size > 0:
                yield Run(
                    letter, box.x0, box.top, box.x1, box.bottom, box.bottom, font.name, size,
                    font.bold, font.italic, color,
                )  # fmt: skip

    def _sides(self, at: int) -> tuple[float, float]:
        """Where glyph ``at`` begins and where it has advanced to, from left to right."""
        pdfium.cell_of(self._page, at, self._cell.at)
        left, top, right, bottom = self._cell.values()
        if self._shift is not None:
            return left + self._shift, right + self._shift
        box = self._frame.box(left, bottom, right, top)
        return box.x0, box.x1

    def _box(self, at: int) -> Box:
        """The cell of glyph ``at``: as wide as it advances."""
        pdfium.cell_of(self._page, at, self._cell.at)
        left, top, right, bottom = self._cell.values()
        return self._frame.box(left, bottom, right, top)


def _apart(left: Run, right: Run) -> bool:
    return right.x0 - left.x1 > WORD_SPACE * right.size
