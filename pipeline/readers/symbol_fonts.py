"""Reads bullets of symbol fonts that a file says are letters: “n”, “l”, “§”, “→”, “a”.

A symbol font has signs where other fonts have letters, and producers write the letter's code. Its
name may say what it is; else a font that a document uses for nothing but one sign before texts
shows it.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.page import Line, Page, Span
from pipeline.readers.lines.font_names import has_signs_only, is_dingbats, is_typed_bullet
from pipeline.text.characters import BULLETS, PRIVATE_BULLET, UNKNOWN, unnamed_as_unknown

# A sign so often before texts, and nowhere else, is no accident.
FEWEST = 3
# Letters, symbols, currencies (the bullet of old Macs is read as “¥”), accents alone; and what no
# line begins with so often. Amounts begin with these.
_CATEGORIES = ("Lu", "Ll", "Lo", "So", "Sm", "Sc", "Sk")
_MONEY = "€$"
_PUNCTUATION, _LIGATURES = frozenset(".&#@%'\""), ("fi", "fl", "ff")
# Before a number it is a part of the text: a section of a law.
_SECTION, _NUMBER = "§", re.compile(r"\s*\d")


def with_symbols_read(pages: Sequence[Page]) -> tuple[Page, ...]:
    """``pages`` whose bullets that are said to be letters are bullets.

    Any other Latin letter or figure of a font that has none is U+FFFD.
    """
    bullets = _bullet_fonts([line for page in pages for line in page.lines])

    def concerned(span: Span) -> bool:
        return span.font in bullets or has_signs_only(span.font)

    return tuple(
        replace(page, lines=tuple(replace(line, spans=_read(line, bullets)) for line in page.lines))
        if any(concerned(span) for line in page.lines for span in line.spans)
        else page
        for page in pages
    )


def _bullet_fonts(lines: Sequence[Line]) -> frozenset[str]:
    """The fonts of which ``lines`` have nothing but one sign, before the texts of several."""
    signs: dict[str, set[str]] = defaultdict(set)
    leading: dict[str, list[bool]] = defaultdict(list)
    for line in lines:
        for place, span in enumerate(line.spans):
            signs[span.font].add(span.text.strip())
            if len(signs[span.font]) == 1:
                leading[span.font].append(place == 0 and _leads(line))
    return frozenset(
        font
        for font, found in signs.items()
        if len(found) == 1
        and _may_be_bullet(*found)
        and (len(leading[font]) >= FEWEST or is_typed_bullet("".join(found), font))
        and all(leading[font])
    )


def _leads(line: Line) -> bool:
    """Whether the first span of ``line`` is apart from the text that follows."""
    first = line.spans[0].text
    rest = line.text[len(first) :]
    apart = first[-1:].isspace() or rest[:1].isspace()
    return bool(rest) and apart and not (first.strip() == _SECTION and _NUMBER.match(rest))


def _may_be_bullet(sign: str) -> bool:
    """Whether ``sign`` is what fonts of signs say of one, and no bullet as it is.

    Not a 0 or 1, which the notes of several pages may begin with.
    """
    if sign in _LIGATURES:
        return True
    if len(sign) != 1 or sign in BULLETS:
        return False
    if sign in _PUNCTUATION or sign == _SECTION:
        return True
    return sign in "23456789" or (unicodedata.category(sign) in _CATEGORIES and sign not in _MONEY)


def _read(line: Line, bullets: frozenset[str]) -> tuple[Span, ...]:
    return tuple(
        _bullet(span, alone=len(line.spans) == 1)
        if place == 0 and _is_bullet(span, bullets)
        else _without_letters(span)
        for place, span in enumerate(line.spans)
    )


def _is_bullet(span: Span, bullets: frozenset[str]) -> bool:
    sign = unnamed_as_unknown(span.text.strip())
    if sign in BULLETS or (len(sign) != 1 and sign not in _LIGATURES):
        return False
    mapped = is_dingbats(span.font) or (has_signs_only(span.font) and _is_latin(sign))
    return mapped or span.font in bullets


def _bullet(span: Span, *, alone: bool) -> Span:
    return span._replace(text=PRIVATE_BULLET if alone else f"{PRIVATE_BULLET} ")


def _without_letters(span: Span) -> Span:
    if not has_signs_only(span.font):
        return span
    return span._replace(text="".join(UNKNOWN if _is_latin(c) else c for c in span.text))


def _is_latin(letter: str) -> bool:
    return letter.isalpha() and letter < "\u0250"
