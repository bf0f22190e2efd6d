"""Words of two readings of the same text, made comparable."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from pipeline.text.characters import HYPHENS, fold
from pipeline.text.word_frequency import common

# Steps on wordfreq's scale: a word that any reader knows, and one in daily use.
KNOWN, COMMON = 3.0, 4.0
# What fonts lose or say wrongly, in the place of one letter or of none.
LIGATURES = ("ffi", "ffl", "ff", "fi", "fl", "ti", "tt", "ft", "qu")

# Hyphens, at a line end or not (PDFium leaves the line end out), and accents drawn apart.
_BREAKS = re.compile(rf"[\ufffe\x02{re.escape(HYPHENS)}]\s*|[´`ˆ¨˜¸]")
_WORD = re.compile(r"[^\W\d_]+")
# Addresses follow no word list and are broken anywhere.
ADDRESS = re.compile(r"://|www\.|@|\w[/.]\w")


class Word(NamedTuple):
    """A run of letters: as printed, and folded for comparison."""

    text: str
    folded: str


def words_of(text: str) -> list[Word]:
    """The words of ``text``, parted at hyphens, apostrophes and figures; addresses left out."""
    text = unicodedata.normalize("NFC", text)
    if ADDRESS.search(text):
        text = " ".join([chunk for chunk in text.split() if not ADDRESS.search(chunk)])
    return list(map(_word, _WORD.findall(text)))


@lru_cache(maxsize=1 << 14)  # the words of a document, most of which it says often
def _word(text: str) -> Word:
    return Word(text, fold(text))


def known_forms(text: str) -> frozenset[str]:
    """The folded words of ``text``, with what hyphens part both apart and as one."""
    text = unicodedata.normalize("NFC", text)
    printed = set(_WORD.findall(_BREAKS.sub(" ", text)))
    printed.update(_WORD.findall(_BREAKS.sub("", text)))
    return frozenset(map(fold, printed))


def joined_ends(lines: Sequence[str]) -> Iterator[str]:
    """The folded words that two of ``lines``, one after the other, make at a hyphen."""
    for left, right in pairwise(lines):
        if not left.rstrip().endswith(tuple(HYPHENS)):
            continue
        ends, begins = _WORD.findall(left), _WORD.match(right)
        if ends and begins:
            yield fold(ends[-1] + begins.group())


def commonness(word: str, languages: Sequence[str]) -> float:
    """How common ``word`` is where it is commonest, on wordfreq's scale; 0 below KNOWN."""
    small = word.casefold()
    return max((common(small, language) for language in languages), default=0.0)
