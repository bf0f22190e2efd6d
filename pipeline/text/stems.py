"""Words as a search compares them: without accents, case and endings."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Protocol

from pipeline.text.characters import fold

_WORD = re.compile(r"[^\W_]+")
_TYPED = str.maketrans({"œ": "oe", "æ": "ae"})
"""Letters that have no accent to drop, and that keyboards lack."""


class _Stemmer(Protocol):
    def stemWord(self, word: str) -> str: ...


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: where it stands, as typed without accents and case, and its stem."""

    start: int
    end: int
    folded: str
    stem: str


def words(text: str, language: str | None) -> list[Word]:
    """The words of ``text`` in their order; apostrophes and hyphens part words."""
    found = ((match.span(), match.group()) for match in _WORD.finditer(text))
    return [Word(*span, *_folded_and_stem(word, language)) for span, word in found]


def stems(text: str, language: str | None) -> list[str]:
    """The stems of the words of ``text`` in their order, in small letters without accents.

    ``language`` is an ISO 639-1 code; in one without a stemmer, or None, words stay whole.
    """
    return [word.stem for word in words(text, language)]


@lru_cache(maxsize=1 << 17)  # a thousand publications have fewer words between them
def _folded_and_stem(word: str, language: str | None) -> tuple[str, str]:
    """The endings go before the accents: a stemmer knows “réalisée”, but not “realisee”."""
    stemmer = _stemmer(language) if language else None
    stem = stemmer.stemWord(word.casefold()) if stemmer else word
    return fold(word).translate(_TYPED), fold(stem).translate(_TYPED)


def stemmer_name(language: str) -> str | None:
    """What Snowball calls its stemmer of ``language``; None where there is none."""
    return _stemmer_names().get(language)


@cache
def _stemmer(language: str) -> _Stemmer | None:
    import snowballstemmer

    name = stemmer_name(language)
    stemmer: _Stemmer | None = snowballstemmer.stemmer(name) if name else None
    return stemmer


@cache
def _stemmer_names() -> Mapping[str, str]:
    text = resources.files("pipeline.data").joinpath("stemmers.toml").read_text("utf-8")
    names: Mapping[str, str] = tomllib.loads(text)["stemmers"]
    return names
