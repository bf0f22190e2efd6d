"""Puts Latin letters in the place of Cyrillic and Greek ones that look the same.

Texts that were obscured, or typed on two keyboards, have a Cyrillic “о” in “mоre”: a page shows no
difference, a search finds nothing. A word that has Latin letters beside such is all Latin; where a
file has no other Cyrillic or Greek letters, so is one of such letters alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.page import Line, Page

_CYRILLIC = dict(zip("асеорхуіјѕԁһАВЕНІЈКМОРЅСТХУ", "aceopxyijsdhABEHIJKMOPSCTXY", strict=True))
_GREEK = dict(zip("οαινυΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "oaivuABEZHIKMNOPTYX", strict=True))
# Small Greek letters but for the omicron look a little different: they are signs of measures.
_ALIKE = str.maketrans(_CYRILLIC | {k: v for k, v in _GREEK.items() if k.isupper() or k == "ο"})
_SIGNS = frozenset(map(chr, _ALIKE))
_OTHER_SCRIPT = re.compile("[\u0370-\u03ff\u0400-\u052f]")
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")


def with_look_alikes_read(pages: Sequence[Page]) -> tuple[Page, ...]:
    """``pages`` whose words with such letters are Latin, as is the library's text of them."""
    texts = [line.text for page in pages for line in page.lines if not line.text.isascii()]
    found = {sign for text in texts for sign in _OTHER_SCRIPT.findall(text)}
    if _SIGNS.isdisjoint(found):
        return tuple(pages)
    alone = found <= _SIGNS
    return tuple(
        replace(
            page,
            lines=tuple(_line(line, alone) for line in page.lines),
            plain_text=_read(page.plain_text, alone),
        )
        for page in pages
    )


def _line(line: Line, alone: bool) -> Line:
    """``line`` with its words read: those of several spans, too."""
    if not _OTHER_SCRIPT.search(line.text):
        return line
    letters = iter(_read(line.text, alone))
    spans = [span._replace(text="".join(next(letters) for _ in span.text)) for span in line.spans]
    return replace(line, spans=tuple(spans))


def _read(text: str, alone: bool) -> str:
    """``text`` with such letters Latin, one for one: of mixed words, and, if ``alone``, of all."""

    def latin(word: re.Match[str]) -> str:
        others = {*_OTHER_SCRIPT.findall(word[0])}
        if not others or not others <= _SIGNS or not (alone or _LATIN.search(word[0])):
            return word[0]
        return word[0].translate(_ALIKE)

    return _WORD.sub(latin, text)
