"""The text of a PDFium page as runs: one for each stretch of letters drawn side by side.

Glyphs are not asked for one by one, which would take as long as all the rest. A text object's
letters come in bulk, its place from its first and last glyph. Only where a stretch is longer or
shorter than its letters are wide (a gutter in it, letter-spacing, a space of no width), or holds
letters that its font has not shown before, each glyph is looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.page import Box
from pipeline.readers import pdfium_calls as pdfium
from pipeline.readers.accents import ACCENTS, composed
from pipeline.readers.double_strikes import struck_once
from pipeline.readers.pdfium_fonts import Font, Fonts
from pipeline.readers.pdfium_sheet import Frame, combined
from pipeline.readers.runs import DRAWN_SPACE, SPACED_MARKS, THIN_SPACE, TOUCH_GAP, WORD_SPACE, Run
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
# Runs of one style that follow each other this closely (em) are one stretch.
KERNED_LEAST, KERNED_MOST = -0.15, 0.08
# What asks for a look at each glyph: an accent drawn apart, a soft hyphen that may take no room.
_DELICATE = re.compile(rf"[{re.escape(''.join(ACCENTS))}{SOFT_HYPHEN}]")
# What a thin space may stand before.
_MARKED = re.compile(rf"\w(?=[{SPACED_MARKS}])|«(?=\w)")
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class _Style:
    """How a text object is drawn; ``em`` is how wide its em is, ``size`` how high, in points."""

    font: Font
    size: float
    em: float
    baseline: float
    color: str

    def run(self, text: str, x0: float, x1: float) -> Run:
        font, bottom = self.font, self.baseline - self.font.descent * self.size
        return Run(
            text, x0, bottom - self.size, x1, bottom, self.baseline, font.name, self.size,
            font.bold, font.italic, self.color,
        )  # fmt: skip


class TextReader:
    """Reads one page's text; ``fonts`` keeps what it learns for the document's other pages."""

    def __init__(
        self, text_page: int, text: str, drawn: Sequence[int], frame: Frame, fonts: Fonts
    ) -> None:
        """``text`` has one character for each glyph; ``drawn`` are the page's text objects."""
        self._page, self._frame, self._fonts = text_page, frame, fonts
        self._place = {handle: place for place, handle in enumerate(drawn)}
        self._text = text.translate(_LINE_END_HYPHENS) if "\ufffe" in text else text
        self._matrix, self._cell = pdfium.floats(6), pdfium.floats(4)
        self._color = pdfium.integers(4)
        self._channels = pdfium.fields(self._color)
        self._font_of: dict[int, Font] = {}
        self._colors: dict[tuple[int, ...], str] = {}
        # What display adds to x, where the page is not turned.
        self._shift = frame.matrix[4] if frame.upright else None

    def runs(self) -> tuple[list[Run], list[Run]]:
        """Runs that stand upright, and those set sideways, in the order PDFium has them."""
        upright: list[Run] = []
        sideways: list[Run] = []
        objects = list(self._objects())
        places = {self._place.get(handle, -1) for handle, _, _ in objects}
        for handle, start, end in objects:
            style = self._style(handle, start)
            if style is None:
                sideways += self._turned(handle, start, end)
            else:
                fresh = list(self._stretches(style, start, end))
                # PDFium leaves out an object that holds nothing but a space.
                left_out = self._place.get(handle, 0) - 1 not in places
                if left_out and upright and fresh and _apart(upright[-1], fresh[0]):
                    upright.append(style.run(" ", 0.0, 0.0))
                upright += fresh
        return _joined(composed(list(struck_once(upright)))), composed(sideways)

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

    def _style(self, handle: int, at: int) -> _Style | None:
        """How the object is drawn; None when it does not stand upright, or has no size."""
        pdfium.matrix_of(self._page, at, self._matrix.at)
        a, b, c, d, e, f = self._matrix.matrix()
        if self._shift is None:
            a, b, c, d, _, baseline = combined((a, b, c, d, e, f), self._frame.matrix)
        else:  # as combined() would have it, in a tenth of the time
            b, d, baseline = -b, -d, self._frame.matrix[5] - f
        size = abs(pdfium.size_of(self._page, at))
        if not (a * d < 0 <= b * c and size):
            return None
        return _Style(
            self._font(handle), size * abs(d), size * abs(a), baseline, self._fill(handle)
        )

    def _font(self, handle: int) -> Font:
        font = pdfium.font_of(handle) or 0
        if font not in self._font_of:
            self._font_of[font] = self._fonts.of(font)
        return self._font_of[font]

    def _fill(self, handle: int) -> str:
        if not pdfium.fill_of(handle, *self._channels):
            return "#000000"
        channels = red, green, blue, _ = tuple(self._color.values())
        if channels not in self._colors:
            self._colors[channels] = f"#{red:02x}{green:02x}{blue:02x}"
        return self._colors[channels]

    def _stretches(self, style: _Style, start: int, end: int) -> Iterator[Run]:
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

    def _stretch(self, style: _Style, text: str, start: int) -> Iterator[Run]:
        """The runs of the glyphs from ``start`` on, whose ``text`` begins and ends with none."""
        end = start + len(text)
        if self._is_plain(style, text, start):
            whole = self._whole(style, text, start)
            if whole:
                yield whole
                return
            if " " in text:
                yield from self._words(style, text, start)
                return
        yield from self._glyphs(style, start, end)

    def _whole(self, style: _Style, text: str, start: int) -> Run | None:
        """The glyphs from ``start`` on as one run, when they take no more and no less room."""
        x0, x1 = self._sides(start)[0], self._sides(start + len(text) - 1)[1]
        slack = (x1 - x0) / style.em - sum(map(style.font.widths.__getitem__, text))
        return style.run(" ".join(clean(text).split()), x0, x1) if abs(slack) <= SLACK else None

    def _words(self, style: _Style, text: str, start: int) -> Iterator[Run]:
        """A run for each word, and one for each space drawn: a justified line, or a gutter."""
        for found in _WORD.finditer(text):
            begin = start + found.start()
            if found.start() and self._is_drawn(begin - 1, style.em):
                yield style.run(" ", 0.0, 0.0)
            whole = self._whole(style, found.group(), begin)
            if whole:
                yield whole
            else:
                yield from self._glyphs(style, begin, start + found.end())

    def _is_plain(self, style: _Style, text: str, start: int) -> bool:
        """Whether nothing in ``text`` asks for a look at each glyph; learns its letters' widths."""
        font = style.font
        if not font.settled:
            unmapped = [pdfium.is_unmapped(self._page, start + at) for at in range(len(text))]
            font.learnt += len(text)
            font.gaps = font.gaps or any(unmapped)
            if any(unmapped):
                return False
        for letter in dict.fromkeys(text):  # in their order, so that the same file reads the same
            known = letter in font.widths
            if not known and not self._learnt(letter, style, start + text.index(letter)):
                return False
        if text.isascii() and text.isalpha():
            return True
        if _DELICATE.search(text) or text.count(" ") > SPACED_OUT * len(text):
            return False
        least = THIN_SPACE * style.em
        return not any(self._gap(start + found.end()) > least for found in _MARKED.finditer(text))

    def _gap(self, at: int) -> float:
        """How many points part glyph ``at`` from the one before it."""
        return self._sides(at)[0] - self._sides(at - 1)[1]

    def _learnt(self, letter: str, style: _Style, at: int) -> bool:
        """Whether the width of ``letter``, which glyph ``at`` stands for, could be learnt."""
        if pdfium.is_unmapped(self._page, at):
            style.font.gaps = True
            return False
        if pdfium.is_added(self._page, at):
            style.font.widths[letter] = USUAL_SPACE
            return True
        x0, x1 = self._sides(at)
        if (at and self._sides(at - 1)[0] == x0) or self._sides(at + 1)[0] == x0:
            return False  # one of several letters that a glyph is said to stand for
        style.font.widths[letter] = (x1 - x0) / style.em
        return True

    def _glyphs(self, style: _Style, start: int, end: int) -> Iterator[Run]:
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
        font, color = self._font(handle), self._fill(handle)
        size = abs(pdfium.size_of(self._page, start))
        a, b, _, _, _, _ = self._matrix.values()
        size *= (a * a + b * b) ** 0.5
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


def _joined(runs: Iterable[Run]) -> list[Run]:
    """``runs`` with those of one style that follow each other closely made one."""
    out: list[Run] = []
    spaced = False
    for run in runs:
        if run.text == " ":
            spaced = True
            continue
        glue = _glue(out[-1], run, spaced) if out else None
        if glue is None:
            out.append(run._replace(spaced=True) if spaced else run)
        else:
            out[-1] = out[-1]._replace(text=out[-1].text + glue + run.text, x1=run.x1)
        spaced = False
    return out


def _glue(left: Run, right: Run, spaced: bool) -> str | None:
    """What stands between two runs that are one stretch; None when they are not."""
    if left.baseline != right.baseline or left[6:11] != right[6:11]:
        return None
    if SOFT_HYPHEN in (left.text, right.text):
        return None
    gap = (right.x0 - left.x1) / right.size
    if spaced and DRAWN_SPACE < gap <= TOUCH_GAP:
        return " "
    return "" if KERNED_LEAST <= gap <= (DRAWN_SPACE if spaced else KERNED_MOST) else None
