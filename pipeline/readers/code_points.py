"""Reads characters at code points that are not their own, where the document leaves no doubt.

Fonts keep old-style figures, small capitals or all of their letters at private code points, mostly
the Latin code and a multiple of 256 (Microsoft's symbol fonts: U+F020–F0FF; Adobe's corporate use:
figures at U+F730–F739, small capitals at U+F761–F77A). Ghostscript shifts the bytes of what one
glyph stands for, if that is several characters: U+6600 U+6900 is “fi”, and U+2E20 U+0B00 a full
stop that an address may be broken behind (U+200B). What stays unread is U+FFFD.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.model.page import Line, Page, Span
from pipeline.text.characters import PRIVATE_BULLET, UNKNOWN, is_private
from pipeline.text.word_frequency import frequency

# On wordfreq's scale: a word that any reader knows. Names and rare words leave a quarter unknown.
KNOWN, MOST_KNOWN = 2.5, 0.75
# So many different words are no accident; shorter ones than this are words by chance.
FEWEST_WORDS, SHORTEST = 3, 4
# Digits that stand beside each other are numbers; signs of a symbol font stand alone.
FEWEST_FIGURES = 2
# Adobe's corporate use subarea (Adobe Glyph List): figures, small capitals, those with accents.
ADOBE_SMALL_CAPITALS = frozenset(
    (*range(0xF730, 0xF73A), *range(0xF761, 0xF77B), *range(0xF7E0, 0xF7F7), *range(0xF7F8, 0xF800))
)
SMALL_CAPITALS_OF_WORD = 3
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_WORD = re.compile("(?:[^\\W_]|[\ue000-\uf8ff])+")
_LETTERS = re.compile(rf"[^\W\d_]{{{SHORTEST},}}")
_SWAPPED = re.compile("[\u4100-\u5a00\u6100-\u7a00\uc000-\uff00]+")
# An ASCII sign and U+200B; U+0B00 is no character.
_BREAKABLE = re.compile("([\u2120-\u7e20])\u0b00")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
# The ligatures of three letters come as an f and this, whatever follows it.
_SWAPPED_REST = "f\u00cf"

Table = Mapping[int, str]


def with_rows_read(pages: Sequence[Page], languages: Sequence[str]) -> tuple[Page, ...]:
    """``pages`` with those private code points read that keep figures or letters in their order."""
    lines = [line for page in pages for line in page.lines]
    if not any(_PRIVATE.search(line.text) for line in lines):
        return tuple(pages)
    tables = {font: table for font, table in _tables(lines, languages).items() if table}

    def read(line: Line) -> Line:
        if not any(span.font in tables for span in line.spans):
            return line
        spans = [_translated(span, tables.get(span.font, {})) for span in line.spans]
        return replace(line, spans=tuple(spans))

    return tuple(replace(page, lines=tuple(map(read, page.lines))) for page in pages)


def with_code_points_read(pages: Sequence[Page], languages: Sequence[str]) -> tuple[Page, ...]:
    """``pages`` without private code points and swapped letters: read, or U+FFFD.

    A private sign alone before a line's text is its bullet. ``languages`` (ISO 639-1) are those
    whose words can show that a reading is right. The library's own text of a page is put right
    where letters are swapped, so that nobody is asked to compare what is known.
    """
    lines = [line for page in pages for line in page.lines]
    if not any(is_private(line.text) or _is_shifted(line.text) for line in lines):
        return tuple(pages)
    tables = _tables(lines, languages)

    def read(line: Line) -> Line:
        if is_private(line.text):
            spans = [_translated(span, tables.get(span.font, {})) for span in line.spans]
            line = replace(line, spans=tuple(_bulleted(spans)))
        if _is_shifted(line.text):
            spans = [span._replace(text=swapped_back(span.text)) for span in line.spans]
            line = replace(line, spans=tuple(spans))
        return line

    return tuple(
        replace(page, lines=tuple(map(read, page.lines)), plain_text=swapped_back(page.plain_text))
        for page in pages
    )


def without_private(text: str) -> str:
    """``text`` with a private sign alone before it made a bullet and any other unknown."""
    return "".join(span.text for span in _bulleted([Span(text)]))


def _is_shifted(text: str) -> bool:
    return bool(_SWAPPED.search(text) or _BREAKABLE.search(text))


def swapped_back(text: str) -> str:
    """``text`` with the letters inside its words, and signs, whose bytes were shifted put right."""
    text = _BREAKABLE.sub(_sign_of, text)

    def right(found: re.Match[str]) -> str:
        before, after = text[: found.start()][-1:], text[found.end() :][:1]
        swapped = found.group().encode("utf-16-be").decode("utf-16-le", "replace")
        beside = _LATIN.match(before) or _LATIN.match(after)
        if not beside or any(not _LATIN.match(letter) for letter in swapped):
            return found.group()
        return swapped.replace(_SWAPPED_REST, UNKNOWN)

    return _SWAPPED.sub(right, text)


def _sign_of(found: re.Match[str]) -> str:
    """The sign that an address may be broken behind; the break itself shows nothing."""
    sign, rest = divmod(ord(found[1]), 1 << 8)
    return chr(sign) if chr(rest) == " " else found[0]


def _tables(lines: Sequence[Line], languages: Sequence[str]) -> dict[str, Table]:
    """What the private code points of each font are, where that is sure."""
    texts: dict[str, list[str]] = defaultdict(list)
    for line in lines:
        for font in {span.font for span in line.spans if is_private(span.text)}:
            texts[font].append("".join(_as_seen(span, font) for span in line.spans))
    return {font: _table(own, languages) for font, own in texts.items()}


def _as_seen(span: Span, font: str) -> str:
    """What ``span`` says, but for the private signs of fonts other than ``font``."""
    return span.text if span.font == font else _PRIVATE.sub(UNKNOWN, span.text)


def _table(texts: Sequence[str], languages: Sequence[str]) -> Table:
    words = {word for text in texts for word in _WORD.findall(text) if is_private(word)}
    codes = {ord(sign) for text in texts for sign in _PRIVATE.findall(text)}
    table: dict[int, str] = {}
    for row in {code >> 8 for code in codes}:
        own = {code: chr(code & 0xFF) for code in codes if code >> 8 == row}
        figures = {code: sign for code, sign in own.items() if sign in "0123456789"}
        letters = {code: sign for code, sign in own.items() if sign.isalpha()}
        if _are_figures(words, figures):
            table |= figures
        if _are_small_capitals(words, own) or _make_words(
            words, {**table, **own}, letters, languages
        ):
            # A row that has the letters where Latin has them has the signs there, too.
            table |= {code: sign for code, sign in own.items() if sign.isprintable()}
    return table


def _are_small_capitals(words: set[str], table: Table) -> bool:
    """Whether all signs are where Adobe's fonts have small capitals, and a word has several.

    Few words are set so, headings mostly, and they need not be in a list.
    """
    return ADOBE_SMALL_CAPITALS.issuperset(table) and any(
        sum(ord(sign) in table for sign in word) >= SMALL_CAPITALS_OF_WORD for word in words
    )


def _are_figures(words: set[str], table: Table) -> bool:
    """Whether signs that could be figures stand in numbers of several digits."""
    numbers = [word for word in words if _is_number(word, table)]
    return any(len(word) >= FEWEST_FIGURES for word in numbers) and all(
        _is_number(word, table) or any(sign.isalpha() for sign in word)
        for word in words
        if any(ord(sign) in table for sign in word)
    )


def _is_number(word: str, table: Table) -> bool:
    return all(ord(sign) in table or sign.isdigit() for sign in word)


def _make_words(words: set[str], table: Table, letters: Table, languages: Sequence[str]) -> bool:
    """Whether ``table`` makes known words of nearly all words that hold one of its ``letters``."""
    read = {
        part.lower()
        for word in words
        if any(ord(sign) in letters for sign in word)
        for part in _LETTERS.findall(word.translate(table))
    }
    known = sum(_is_known(word, languages) for word in read)
    return known >= FEWEST_WORDS and known >= MOST_KNOWN * len(read)


def _is_known(word: str, languages: Sequence[str]) -> bool:
    return any(frequency(word, language) >= KNOWN for language in languages)


def _translated(span: Span, table: Table) -> Span:
    return span._replace(text=span.text.translate(table)) if is_private(span.text) else span


def _bulleted(spans: Sequence[Span]) -> Iterator[Span]:
    """``spans`` of a line: a private sign alone before its text is a bullet, any other unknown."""
    for place, span in enumerate(spans):
        text = span.text
        if place == 0 and _PRIVATE.match(text.lstrip()):
            text = text.lstrip()
            rest = text[1:] or (spans[1].text if len(spans) > 1 else "")
            if not rest or len(text) == 1 or rest[0].isspace():
                text = PRIVATE_BULLET + text[1:]
        yield span._replace(text=_PRIVATE.sub(UNKNOWN, text))
