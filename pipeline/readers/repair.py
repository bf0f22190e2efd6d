"""Mends what fonts say wrongly of their glyphs, where what stands on the page leaves no doubt.

Fonts with ligatures often lack the table that says which letters one stands for; the glyph comes
out as U+FFFD ("E\ufffdects"). Nothing is guessed: a glyph is filled in only when one ligature
makes a known word of it and no other comes near.

Some producers say of every hyphen they draw that it is a soft one or U+2010 (Typst, some fonts).
Drawn in the middle of a line, each is a hyphen; where a document has them there, all of them are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from pipeline.model.page import Line, Page, Span
from pipeline.text.characters import HYPHEN, SOFT_HYPHEN, UNKNOWN
from pipeline.text.word_frequency import frequency

# The ligatures of Latin text fonts, the standard ones and the discretionary ones.
LIGATURES = ("ff", "fi", "fl", "ffi", "ffl", "ft", "tt", "ti", "tf", "fj", "Th", "ct", "st")
# On wordfreq's scale (log10 of uses in a thousand million words): a word any reader knows, and a
# lead of ten times over the next reading.
KNOWN, LEAD = 2.5, 1.0
_WORD = re.compile(rf"[^\W\d_]*{UNKNOWN}[^\W\d_]*")


def repair(pages: Sequence[Page], languages: Sequence[str]) -> tuple[Page, ...]:
    """``pages`` with drawn soft hyphens made hyphens, and unknown glyphs filled in."""
    lines = [line for page in pages for line in page.lines]
    text = "\n".join([line.text for line in lines])
    for mark in (SOFT_HYPHEN, HYPHEN):
        if mark in text and _drawn_inside(lines, mark):
            pages = [
                replace(page, lines=tuple(_with_hyphens(line, mark) for line in page.lines))
                for page in pages
            ]
    if UNKNOWN not in text:
        return tuple(pages)
    return tuple(
        replace(page, lines=tuple(_line(line, tuple(languages)) for line in page.lines))
        if any(UNKNOWN in line.text for line in page.lines)
        else page
        for page in pages
    )


def _drawn_inside(lines: Sequence[Line], mark: str) -> bool:
    """Whether ``mark`` stands inside a word on a line."""
    return any(
        mark in line.text and line.box is not None and re.search(rf"\w{mark}\w", line.text)
        for line in lines
    )


def _with_hyphens(line: Line, mark: str) -> Line:
    if mark not in line.text:
        return line
    return replace(
        line, spans=tuple(span._replace(text=span.text.replace(mark, "-")) for span in line.spans)
    )


def _line(line: Line, languages: tuple[str, ...]) -> Line:
    if UNKNOWN not in line.text:
        return line
    return replace(line, spans=tuple(_span(span, languages) for span in line.spans))


def _span(span: Span, languages: tuple[str, ...]) -> Span:
    text = _WORD.sub(lambda found: _reading(found.group(), languages), span.text)
    return span._replace(text=text)


@lru_cache(maxsize=10_000)
def _reading(word: str, languages: tuple[str, ...]) -> str:
    """The one known word that a ligature makes of ``word``, else ``word`` itself."""
    if word.count(UNKNOWN) != 1 or len(word) < 3:
        return word
    readings = [word.replace(UNKNOWN, ligature) for ligature in LIGATURES]
    ranked = sorted(
        ((max(frequency(r.lower(), lang) for lang in languages), r) for r in readings), reverse=True
    )
    (best, reading), (second, _) = ranked[0], ranked[1]
    return reading if best >= KNOWN and best - second >= LEAD else word
