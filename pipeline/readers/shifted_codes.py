"""Reads fonts whose letters are numbered in their order from another start: “FDUQHW” is “carnet”.

TrueType's own order of glyphs has the space third and the letters after it as ASCII has them, other
fonts begin with it; where a file says nothing of its letters but these numbers, each comes out so
many places before itself (29 or 31). A font is read so where one such distance makes words of
nearly all that it has, and they are none as they stand. What is no ASCII character keeps its code.
The distance may be none: the codes are letters, and only the names of the glyphs (“a69”, “G45”) do
not say so.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import groupby

from pipeline.model.page import Line, Page
from pipeline.text.characters import FIRST_UNNAMED, UNKNOWN, UNNAMED, unnamed
from pipeline.text.word_frequency import is_listed

# So many different words are no accident, and nearly all are to be words: the others may be names.
# A font with fewer (a title's) goes with the others of its file.
FEWEST_WORDS, MOST_KNOWN = 5, 0.75
# Shorter words are words by chance.
SHORTEST = 4
# So many characters of a font say what it is.
SAMPLE = 3000
# From the first printable character of ASCII to behind the last one.
FIRST, AFTER_LAST = 0x20, 0x7F
# A font of figures alone (old-style ones, which a typeface keeps apart) says what they are.
_FIGURES = re.compile(r"[\d\s.,%/+\-–]*")
# A part of a word beside a letter that is not known yet is none.
_LETTER = rf"(?:[^\W\d_]|[{UNNAMED}])"
_WORD = re.compile(rf"(?<!{_LETTER})[A-Za-z]{{{SHORTEST},}}(?!{_LETTER})")


def with_shifts_undone(pages: Sequence[Page], languages: Sequence[str]) -> tuple[Page, ...]:
    """``pages`` with the text of such fonts read.

    ``languages`` (ISO 639-1) are those that it may be in.
    """
    lines = [line for page in pages for line in page.lines]
    shifts = _shifts(lines, languages)
    if not shifts:
        return tuple(pages)
    return tuple(
        replace(page, lines=tuple(_read(line, shifts) for line in page.lines)) for page in pages
    )


def _read(line: Line, shifts: dict[str, int]) -> Line:
    if not any(span.font in shifts for span in line.spans):
        return line
    spans = (
        span._replace(text=_shifted(span.text, shifts[span.font])) if span.font in shifts else span
        for span in line.spans
    )
    return replace(line, spans=tuple(spans))


def _shifts(lines: Sequence[Line], languages: Sequence[str]) -> dict[str, int]:
    """How far the characters of each such font stand before themselves."""
    texts: dict[str, list[str]] = defaultdict(list)
    for line in lines:
        # A word may be set in two sizes of one font, as small capitals are.
        for font, spans in groupby(line.spans, key=lambda span: span.font):
            texts[font].append("".join(span.text for span in spans))
    odd = {
        font: text
        for font, parts in texts.items()
        if not _FIGURES.fullmatch(text := " ".join(parts)[:SAMPLE])
        and not _are_words(text, 1, languages)
    }
    distances = range(FIRST)
    sure = [_distance(text, distances, FEWEST_WORDS, languages) for text in odd.values()]
    found = {distance for distance in sure if distance is not None}
    return {
        font: distance
        for font, text in odd.items()
        if (distance := _distance(text, found, 1, languages)) is not None
    }


def _distance(
    text: str, distances: Collection[int], fewest: int, languages: Sequence[str]
) -> int | None:
    """The one of ``distances`` that makes words of ``text``, at least ``fewest`` different ones."""
    fitting = [one for one in distances if _are_words(_shifted(text, one), fewest, languages)]
    return fitting[0] if len(fitting) == 1 else None


def _are_words(text: str, fewest: int, languages: Sequence[str]) -> bool:
    words = {word.lower() for word in _WORD.findall(text)}
    known = sum(is_listed(word, languages) for word in words)
    return known >= max(fewest, MOST_KNOWN * len(words))


def _shifted(text: str, distance: int) -> str:
    return text.translate(_Table(distance))


class _Table(dict[int, str]):
    """What stands so far behind a character in ASCII; its code where that is none.

    A glyph without ink is a space already.
    """

    def __init__(self, distance: int) -> None:
        super().__init__({ord(sign): sign for sign in (" ", UNKNOWN)})
        self._distance = distance

    def __missing__(self, character: int) -> str:
        code = character - FIRST_UNNAMED if character >= FIRST_UNNAMED else character
        behind = code + self._distance
        self[character] = chr(behind) if FIRST <= behind < AFTER_LAST else unnamed(code)
        return self[character]
