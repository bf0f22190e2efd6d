"""Where acronyms stand in a text, and which words in capitals are none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Set
from typing import NamedTuple

from pipeline.text.characters import fold

_C = "A-ZÀ-ÖØ-Þ"
# What may follow the first letter. The patterns begin with that letter and only then look back, so
# that a search can skip to the next capital.
_LETTERS = rf"(?:[{_C}]|&(?=[{_C}])|\d){{0,10}}[{_C}\d]|[a-zà-ÿ][{_C}]{{1,4}}"
_DOTTED = rf"\.[ -]?(?:[{_C}]\.[ -]?){{0,5}}[{_C}]\.|[{_C}]\. ?[{_C}]{{2}}\."
ACRONYM = re.compile(rf"[{_C}](?<![\w&@.].)(?:{_DOTTED}|(?:{_LETTERS})(?:-\d+)?(?=s?(?![\w&@]))s?)")
"""An acronym as printed: OIM, M&D, ONGs, MoU, COVID-19, O.N.G., EE. UU."""

_CHUNK = re.compile(r"\S+")
_ADDRESS_MARKS = ("://", "www.", "@")
_ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
_SHOUTED = re.compile(
    rf"[{_C}\d](?<![\w’'-].)[{_C}\d’'-]*(?![a-zà-ÿ])(?: +[{_C}][{_C}’'-]*(?![\w]))+"
)
_SHORTEST_PLAIN = 4
_SMALL = re.compile(rf"\b[a-zà-ÿ]{{{_SHORTEST_PLAIN},}}\b")
_MANY_WORDS, _LONG_WORD = 3, 6
_TITLE_SHARE = 0.8


class Use(NamedTuple):
    """One use of an acronym: ``key`` is the same for all its spellings."""

    short: str
    key: str
    start: int
    end: int


def key_of(short: str) -> str:
    """The spelling-free key of an acronym: no dots, spaces, or plural s."""
    return re.sub(r"[. ]|s$|(?<=\.)-(?=\w\.)", "", short)


def uses_in(text: str) -> list[Use]:
    """The acronyms in ``text``; of a text in capitals, none."""
    if _is_title(text):
        return []
    bare = _CHUNK.sub(_without_address, text) if _holds_address(text) else text
    uses = [_use(found) for found in ACRONYM.finditer(bare) if _may_be_acronym(found)]
    shouted = [found.span() for found in _SHOUTED.finditer(bare) if _is_shouted(found[0])]
    return [use for use in uses if not any(a <= use.start < b for a, b in shouted)]


def _without_address(chunk: re.Match[str]) -> str:
    return " " * len(chunk[0]) if _holds_address(chunk[0]) else chunk[0]


def _holds_address(text: str) -> bool:
    return any(mark in text for mark in _ADDRESS_MARKS)


def _use(found: re.Match[str]) -> Use:
    short = found[0].removesuffix("s")
    return Use(short, key_of(short), found.start(), found.start() + len(short))


def _is_title(text: str) -> bool:
    capitals, letters = sum(map(str.isupper, text)), sum(map(str.isalpha, text))
    return capitals > _TITLE_SHARE * letters and len(text.split()) >= _MANY_WORDS


def _is_shouted(run: str) -> bool:
    """Whether words in capitals that stand together are a title rather than acronyms."""
    words = [word for word in run.split() if not _ROMAN.fullmatch(word)]
    has_long = any(len(word) >= _LONG_WORD for word in words)
    return len(words) >= _MANY_WORDS or (len(words) > 1 and has_long)


def _may_be_acronym(found: re.Match[str]) -> bool:
    key = key_of(found[0])
    if sum(c.isupper() for c in key) < 2 or _ROMAN.fullmatch(key):
        return False
    return not _is_initials(found, key)


def _is_initials(found: re.Match[str], key: str) -> bool:
    """“J. R. Martin”: letters with dots before a name."""
    dotted = "." in found[0] and len(key) <= _MANY_WORDS
    return dotted and bool(re.match(rf"[ -]?[{_C}][a-zà-ÿ]", found.string[found.end() :]))


def among_plain_words(words: Set[str], texts: Iterable[str]) -> Set[str]:
    """Those of ``words``, folded, that the texts also print in small letters.

    A word in capitals that is among them (“IMPORTANT”) is emphasis, not an acronym.
    """
    printed = {word for text in texts for word in _SMALL.findall(text)}
    return words & set(fold(" ".join(printed)).split())
