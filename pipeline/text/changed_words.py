"""The words that two texts share, and those that only one of them has."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import NamedTuple


class Piece(NamedTuple):
    """A stretch of words that stays (“=”), goes (“-”) or comes (“+”)."""

    sign: str
    words: str


def word_differences(before: str, after: str) -> tuple[Piece, ...]:
    """How one gets from the words of ``before`` to those of ``after``."""
    old, new = before.split(), after.split()
    found: list[Piece] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(Piece("=", " ".join(old[a:b])))
            continue
        if b > a:
            found.append(Piece("-", " ".join(old[a:b])))
        if d > c:
            found.append(Piece("+", " ".join(new[c:d])))
    return tuple(found)
