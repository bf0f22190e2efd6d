"""Reads drop capitals that their font does not name, from pictures of them alone.

A drop capital is often set in a font of its own, with the one letter in it: nothing but its look
says which it is. It is read where OCR sees one capital that makes a known word of what follows it;
else it stays unread, which is said, and is no bullet.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from pipeline.model.geometry import Box
from pipeline.model.page import Line, Page
from pipeline.readers.lines.drop_caps import VOWELS
from pipeline.readers.lines.fragments import DROP_CAP
from pipeline.text.characters import UNKNOWN, fold, is_private
from pipeline.text.word_frequency import frequency

ReadLine = Callable[[int, Box], str]
"""Reads what stands in a box (points) of a page (from 1) by OCR."""

# On wordfreq's scale: a word that any reader knows.
KNOWN = 3.0
_REST = re.compile(r"['’]?[^\W\d_]+")
# What stands beside the capital may reach into its picture: OCR reads a dot of it.
_CAPITAL = re.compile(r"([^\W\d_])[^\w\s]?")


def with_initials_read(
    pages: Sequence[Page], languages: Sequence[str], read_line: ReadLine
) -> tuple[Page, ...]:
    """``pages`` with such capitals read, and kept as filled in, since OCR may be wrong.

    ``languages`` (ISO 639-1) are those that the text may be in.
    """
    return tuple(
        _page(page, languages, read_line) if any(map(_is_unread, page.lines)) else page
        for page in pages
    )


def _page(page: Page, languages: Sequence[str], read_line: ReadLine) -> Page:
    lines = tuple(
        _read(line, languages, read_line) if _is_unread(line) else line for line in page.lines
    )
    filled = [
        new.text.split()[0] for old, new in zip(page.lines, lines, strict=True) if new is not old
    ]
    return replace(page, lines=lines, filled_in=tuple(dict.fromkeys([*page.filled_in, *filled])))


def _is_unread(line: Line) -> bool:
    """Whether ``line`` begins with an unread sign as large as a drop capital, before letters."""
    if len(line.spans) < 2:
        return False
    first, second, *_ = line.spans
    sign = first.text.strip()
    return (
        len(sign) == 1
        and (sign == UNKNOWN or is_private(sign))
        and first.size > second.size * DROP_CAP
        and first.box is not None
        and bool(_REST.match(second.text.lstrip()))
    )


def _read(line: Line, languages: Sequence[str], read_line: ReadLine) -> Line:
    first, *others = line.spans
    seen = _CAPITAL.fullmatch(read_line(line.page, first.box).strip()) if first.box else None
    capital = seen[1] if seen else ""
    behind = "".join(span.text for span in others).lstrip()
    if not capital.isupper() or not _fits(capital, behind, languages):
        return line
    text = first.text.replace(first.text.strip(), capital)
    return replace(line, spans=(first._replace(text=text), *others))


def _fits(capital: str, behind: str, languages: Sequence[str]) -> bool:
    """Whether ``capital`` begins the word ``behind`` it, or is one itself, as vowels may be."""
    found = _REST.match(behind)
    rest = found.group() if found else ""
    if rest[:1] in ("'", "’"):
        return _is_known(rest[1:], languages)
    alone = fold(capital) in VOWELS and _is_known(rest, languages)
    return alone or _is_known(capital + rest, languages)


def _is_known(word: str, languages: Sequence[str]) -> bool:
    return any(frequency(word.lower(), language) >= KNOWN for language in languages)
