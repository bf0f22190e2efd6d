"""How common words are, by the lists that the package wordfreq brings.

The lists are read as wordfreq reads them, but without importing it: its tokenizers take a tenth of
a second to load, and would part into words what is one word here. Their form, “cBpack”, is told in
``wordfreq.read_cBpack``: a header, then the words used once in 10^(n/100), for n from 0 on.
"""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from functools import lru_cache
from importlib.util import find_spec
from itertools import chain, islice
from pathlib import Path

import msgpack

_SCALE = 9.0  # log10 of a thousand million words
_SPELT = 3_000  # words that have all letters of a language, and hardly any of others


def frequency(word: str, language: str | None) -> float:
    """How common ``word``, in small letters, is in ``language`` (ISO 639-1).

    As log10 of its uses in a thousand million words; 0 for one used less than about once in a
    hundred million, and in a language without a list.
    """
    large = _words(language or "", "large")
    return (large or _words(language or "", "small")).get(word, 0.0)


def common(word: str, language: str | None) -> float:
    """As ``frequency``, but 0 up to 3: from the small lists, which load ten times as fast."""
    return _words(language or "", "small").get(word, 0.0)


@lru_cache(maxsize=64)
def usual(language: str, count: int) -> frozenset[str]:
    """The ``count`` words that ``language`` uses most; none where it has no list."""
    return frozenset(islice(chain.from_iterable(_packed(language, "small")), count))


@lru_cache(maxsize=8)
def alphabet_of(language: str) -> frozenset[str]:
    """The letters of the words that ``language`` uses most; none where it has no list."""
    return frozenset("".join(usual(language, _SPELT)))


def listed_languages() -> list[str]:
    """The languages (ISO 639-1) that have a list."""
    return sorted(path.name[6:8] for path in _folder().glob("small_??.msgpack.gz"))


@lru_cache(maxsize=8)
def _words(language: str, size: str) -> Mapping[str, float]:
    found: dict[str, float] = {}
    for number, words in enumerate(_packed(language, size)):
        found |= dict.fromkeys(words, round(_SCALE - number / 100, 2))
    return found


def _packed(language: str, size: str) -> list[list[str]]:
    path = _folder() / f"{size}_{language}.msgpack.gz"
    if not path.is_file():
        return []
    packed: list[list[str]] = msgpack.unpackb(gzip.decompress(path.read_bytes()), raw=False)
    return packed[1:]


def _folder() -> Path:
    spec = find_spec("wordfreq")
    folders = spec.submodule_search_locations if spec else None
    return Path(next(iter(folders or [""]))) / "data"
