"""Reads lines by OCR, in place, whose font says next to nothing of its letters, or says nonsense.

The headings of a file may be set in a font whose letters are numbered as they came (the codes 1, 2,
3) or in an order of its own (“S`Qi2+iBM;” is “Protecting”), while the text of the page is sound.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from pipeline.model.geometry import Box
from pipeline.model.page import Line, LineId, Page, Span
from pipeline.readers.text_layer import needs_ocr
from pipeline.text.characters import UNKNOWN
from pipeline.text.word_frequency import is_listed

ReadLine = Callable[[int, Box], str]
"""Reads the line of a page (from 1) that stands in a box (points) by OCR."""

# Of a line's characters: where more are unread, what is read says nothing. One or two are bullets.
MOST_UNREAD, FEWEST_UNREAD = 0.5, 3
# So many different words of four characters and more, of which nearly all have signs in them and
# none is a word, are no writing.
FEWEST_ODD, MOST_ODD, SHORTEST = 3, 0.75, 4
# Letters that are others make words that no list has: so many different ones, and no other word,
# are no names.
FEWEST_STRANGE = 5
# Where more of a font's letters are unread than an alphabet's rarest are, it names them by chance.
UNREAD_OF_FONT = 0.1
# Nearly all words that OCR reads are to be known: it reads something of any drawing.
MOST_KNOWN = 0.75
# What is nonsense as it stands may be a name in half of its words, as titles have them.
MOST_OF_ODD = 0.5
# A line takes a fifth of a second; a file with more of them than this has no sound text around
# its headings.
MOST_LINES = 60
_LETTERS = re.compile(rf"[^\W\d_]{{{SHORTEST},}}")
_SIGN_INSIDE = re.compile(r"[^\W\d_][^\w\s'’.,@:-]+\w|[^\W\d_]\d+[^\W\d_]")
_ADDRESS = re.compile(r"\S*(?:://|www\.|@)\S*")


def with_unread_lines(
    pages: Sequence[Page], languages: Sequence[str], read_line: ReadLine
) -> tuple[Page, ...]:
    """``pages`` with such lines as ``read_line`` reads them, if that is words.

    Pages that are to be read by OCR as a whole are left alone. ``languages`` (ISO 639-1) are those
    that the text may be in. What is read so is kept as filled in, since OCR may be wrong.
    """
    lines = [line for page in pages for line in page.lines]
    odd = _odd_fonts(lines, languages)
    wanted = [line for line in lines if _is_unread(line) or _is_odd(line, odd)]
    if not wanted or len(wanted) > MOST_LINES:
        return tuple(pages)
    least = {line.id: MOST_OF_ODD if _is_odd(line, odd) else MOST_KNOWN for line in wanted}
    return tuple(_read_page(page, least, languages, read_line) for page in pages)


def _read_page(
    page: Page, asked: Mapping[LineId, float], languages: Sequence[str], read_line: ReadLine
) -> Page:
    """``page`` with the lines read that are ``asked`` for, each if so many words are known."""
    if not any(line.id in asked for line in page.lines) or needs_ocr(page, languages):
        return page
    lines = [
        _read(line, asked[line.id], languages, read_line) if line.id in asked else line
        for line in page.lines
    ]
    pairs = zip(page.lines, lines, strict=True)
    words = [word for old, new in pairs if new is not old for word in new.text.split()]
    filled = tuple(dict.fromkeys([*page.filled_in, *words]))
    return replace(page, lines=tuple(lines), filled_in=filled)


def _read(line: Line, least: float, languages: Sequence[str], read_line: ReadLine) -> Line:
    """``line`` as its picture shows it, if that is words; in the look of its longest span."""
    text = read_line(line.page, line.box) if line.box else ""
    words = _LETTERS.findall(text)
    known = sum(is_listed(word, languages) for word in words)
    if not known or known < least * len(words):
        return line
    look = max(line.spans, key=lambda span: len(span.text))
    return replace(line, spans=(look._replace(text=text, superscript=False, box=line.box),))


def _is_unread(line: Line) -> bool:
    unread = line.text.count(UNKNOWN)
    return unread >= FEWEST_UNREAD and unread > MOST_UNREAD * len("".join(line.text.split()))


def _is_odd(line: Line, fonts: frozenset[str]) -> bool:
    """Whether most of ``line`` is set in one of ``fonts``."""
    inside = sum(len(span.text) for span in line.spans if _face(span) in fonts)
    return 2 * inside > len(line.text)


def _odd_fonts(lines: Sequence[Line], languages: Sequence[str]) -> frozenset[str]:
    """The fonts whose words are none, and have signs or figures inside."""
    texts: dict[str, list[Span]] = defaultdict(list)
    for span in (span for line in lines for span in line.spans):
        texts[_face(span)].append(span)
    return frozenset(
        font
        for font, spans in texts.items()
        if _is_nonsense(spans, languages) or _is_mostly_unread(spans)
    )


def _face(span: Span) -> str:
    """The name of a span's font; without one, as drawn fonts are (Type 3), its size in points."""
    return span.font or f"{span.size:.0f}"


def _is_mostly_unread(spans: Sequence[Span]) -> bool:
    text = "".join(span.text for span in spans)
    letters, unread = sum(map(str.isalpha, text)), text.count(UNKNOWN)
    return letters > unread > UNREAD_OF_FONT * letters


def _is_nonsense(spans: Sequence[Span], languages: Sequence[str]) -> bool:
    long = {part.lower() for one in spans for part in _LETTERS.findall(_ADDRESS.sub(" ", one.text))}
    if any(is_listed(part, languages) for part in long):
        return False
    if len(long) >= FEWEST_STRANGE:
        return True
    words = {
        word
        for span in spans
        for word in _ADDRESS.sub(" ", span.text).split()
        if len(word) >= SHORTEST and any(map(str.isalpha, word))
    }
    odd = sum(bool(_SIGN_INSIDE.search(word)) for word in words)
    return odd >= max(FEWEST_ODD, MOST_ODD * len(words))
