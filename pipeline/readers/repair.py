"""Mends what fonts say wrongly of their glyphs, where what stands on the page leaves no doubt.

Fonts with ligatures often lack the table that says which letters one stands for; the glyph comes
out as U+FFFD ("E\ufffdects"). Nothing is guessed: a glyph is filled in only when one ligature
makes a known word of the document's language of it, no other comes near, and what stands beside it
is no word by itself (an arrow before "je" is no ligature), unless the font is known by its other
words to lack that table.

Some producers say of every hyphen they draw that it is a soft one or U+2010 (Typst, some fonts).
Drawn in the middle of a line, each is a hyphen; where a document has them there, all of them are.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from pipeline.model.page import Line, Page, Span
from pipeline.model.roles import Notice
from pipeline.readers.text_layer import known_share
from pipeline.text.characters import HYPHEN, SOFT_HYPHEN, UNKNOWN
from pipeline.text.word_frequency import frequency

# The ligatures of Latin text fonts, the standard ones and the discretionary ones.
LIGATURES = ("ff", "fi", "fl", "ffi", "ffl", "ft", "tt", "ti", "tf", "fj", "Th", "ct", "st")
# On wordfreq's scale (log10 of uses in a thousand million words): a word any reader knows, and a
# lead of ten times over the next reading.
KNOWN, LEAD = 2.5, 1.0
# So many words, and this part of all that have such a glyph inside, show that a font's unknown
# glyphs are ligatures: an accented letter or a sign makes none.
FEWEST_READ, MOST_READ = 3, 0.75
# A warning quotes so many words; the page shows the others.
MOST_QUOTED = 8
# A word or number of which a glyph is unread; a sign that stands alone is none.
_UNREAD = re.compile(rf"\w[^\s]*{UNKNOWN}[^\s]*|{UNKNOWN}[^\s]*\w[^\s]*|{UNKNOWN}{UNKNOWN}+")
_INSIDE = re.compile(rf"[^\W\d_]+{UNKNOWN}[^\W\d_]+")
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
    language = max(languages, key=lambda language: known_share(text, [language]))
    ligatures = _without_ligatures(lines, language)
    return tuple(
        replace(page, lines=tuple(_line(line, language, ligatures) for line in page.lines))
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


def _without_ligatures(lines: Sequence[Line], language: str) -> frozenset[str]:
    """The fonts that do not say what their ligatures are: those inside words are all but sure."""
    read: Counter[str] = Counter()
    inside: Counter[str] = Counter()
    for span in (span for line in lines for span in line.spans if UNKNOWN in span.text):
        for word in _INSIDE.findall(span.text):
            inside[span.font] += 1
            read[span.font] += UNKNOWN not in _reading(word, language, False)
    return frozenset(
        font for font, count in read.items() if count >= max(FEWEST_READ, MOST_READ * inside[font])
    )


def _line(line: Line, language: str, ligatures: frozenset[str]) -> Line:
    if UNKNOWN not in line.text:
        return line
    spans = (_span(span, language, span.font in ligatures) for span in line.spans)
    return replace(line, spans=tuple(spans))


def _span(span: Span, language: str, ligature: bool) -> Span:
    text = _WORD.sub(lambda found: _reading(found.group(), language, ligature), span.text)
    return span._replace(text=text)


@lru_cache(maxsize=10_000)
def _reading(word: str, language: str, ligature: bool) -> str:
    """The one known word that a ligature makes of ``word``, else ``word`` itself.

    ``ligature`` says that the unknown glyph is surely one, if it is beside letters.
    """
    if word.count(UNKNOWN) != 1 or len(word) < (2 if ligature else 3):
        return word
    # A ligature with a capital stands at the beginning of a word.
    own = [one for one in LIGATURES if one.islower() or word.startswith(UNKNOWN)]
    readings = [word.replace(UNKNOWN, letters) for letters in own]
    ranked = sorted(((frequency(r.lower(), language), r) for r in readings), reverse=True)
    (best, reading), (second, _) = ranked[0], ranked[1]
    without = 0.0 if ligature else frequency(word.strip(UNKNOWN).lower(), language)
    return reading if best >= KNOWN and best - max(second, without) >= LEAD else word


def unread_notices(pages: Sequence[Page]) -> list[Notice]:
    """A warning for each of ``pages`` with words or numbers of which a glyph could not be read."""
    notices: list[Notice] = []
    for page in pages:
        unread = (line.text for line in page.lines if UNKNOWN in line.text)
        words = [word for text in unread for word in _UNREAD.findall(text)]
        if words:
            quoted = ", ".join(f"“{word}”" for word in list(dict.fromkeys(words))[:MOST_QUOTED])
            more = " and others" if len(set(words)) > MOST_QUOTED else ""
            counted = "1 word or number" if len(words) == 1 else f"{len(words)} words or numbers"
            message = (
                f"The file does not say all letters of {counted} on page {page.number}: "
                f"{quoted}{more}. Read them on the page, and correct them."
            )
            notices.append(Notice("unreadable-letters", message, page.number))
    return notices
