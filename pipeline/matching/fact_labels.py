"""Recognises a line of a fact box by its label (“Country: …”)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from pipeline.profile.model import FactSpec, Profile, phrases
from pipeline.text.characters import fold

_AFTER = re.compile(r"\s*(?P<mark>[:：|•·–—]|\t|$)\s*")


@dataclass(frozen=True, slots=True)
class LabelMatch:
    """A fact's label at the start of a text: how many characters it takes, and its mark besides.

    ``marked`` says that a colon or the like follows, or nothing at all.
    """

    fact: FactSpec
    label: int
    length: int
    marked: bool


@dataclass(frozen=True, slots=True)
class _Labels:
    """The folded labels, the longest first, and the facts that they are of."""

    labels: tuple[str, ...]
    facts: tuple[FactSpec, ...]


@lru_cache(maxsize=8)
def _labels(profile: Profile) -> _Labels:
    found = [(fold(p), fact) for fact in profile.facts for p in phrases(fact.wordings)]
    found.sort(key=lambda item: -len(item[0]))
    return _Labels(tuple(label for label, _ in found), tuple(fact for _, fact in found))


def match_label(text: str, profile: Profile) -> LabelMatch | None:
    """The fact whose label ``text`` begins with; None when it begins with none."""
    known = _labels(profile)
    folded = fold(text)
    if not folded.startswith(known.labels):
        return None
    for label, fact in zip(known.labels, known.facts, strict=True):
        if folded.startswith(label) and not folded[len(label) :][:1].isalnum():
            end = _printed_length(text, label)
            after = _AFTER.match(text, end)
            return LabelMatch(fact, end, after.end() if after else end, after is not None)
    return None


def _printed_length(text: str, label: str) -> int:
    """How many characters of ``text`` the folded ``label`` takes there."""
    ends = (end for end in range(1, len(text)) if fold(text[:end]) == label)
    return next(ends, len(text))
