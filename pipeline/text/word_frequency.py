"""How common words are, by the lists that the package wordfreq brings.

The lists are read as wordfreq reads them, but without importing it: its tokenizers take a tenth of
a second to load, and would part into words what is one word here. Their form, “cBpack”, is told in
``wordfreq.read_cBpack``: a header, then the words used once in 10^(n/100), for n from 0 on.
"""

from __future__ import annotations

import gzip
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from importlib.util import find_spec
from itertools import chain, islice, repeat
from pathlib import Path

import msgpack

_SCALE = 9.0  # log10 of a thousand million words
_SPELT = 3_000  # words that have all letters of a language, and hardly any of others
# So many words are sought in a large list as it is; unpacking it takes about as long.
_SOUGHT = 60


def frequency(word: str, language: str | None) -> float:
    """How common ``word``, in small letters, is in ``language`` (ISO 639-1).

    As log10 of its uses in a thousand million words; 0 for one used less than about once in a
    hundred million, and in a language without a list.
    """
    large = _large(language or "")
    return large.frequency(word) if large else common(word, language)


def common(word: str, language: str | None) -> float:
    """As ``frequency``, but 0 up to 3: from the small lists, which load ten times as fast."""
    return _small(language or "").get(word, 0.0)


@lru_cache(maxsize=64)
def usual(language: str, count: int) -> frozenset[str]:
    """The ``count`` words that ``language`` uses most; none where it has no list."""
    return frozenset(islice(chain.from_iterable(_by_use(language)), count))


@lru_cache(maxsize=8)
def alphabet_of(language: str) -> frozenset[str]:
    """The letters of the words that ``language`` uses most; none where it has no list."""
    return frozenset("".join(usual(language, _SPELT)))


def listed_languages() -> list[str]:
    """The languages (ISO 639-1) that have a list."""
    return sorted(path.name[6:8] for path in _folder().glob("small_??.msgpack.gz"))


class _Large:
    """A large list, of some 300,000 words: unpacked only for a text that asks for many."""

    def __init__(self, packed: bytes) -> None:
        self._packed = packed
        self._sought = 0

    def frequency(self, word: str) -> float:
        if self._sought == _SOUGHT:
            return self._unpacked.get(word, 0.0)
        self._sought += 1
        return self._found(word)

    @cached_property
    def _unpacked(self) -> Mapping[str, float]:
        return _by_word(msgpack.unpackb(self._packed)[1:])

    @cached_property
    def _ends(self) -> Sequence[int]:
        """Where the header ends, and the words of each use."""
        unpacker = msgpack.Unpacker(max_buffer_size=len(self._packed))
        unpacker.feed(self._packed)
        return [unpacker.skip() or unpacker.tell() for _ in range(unpacker.read_array_header())]

    def _found(self, word: str) -> float:
        sought = msgpack.packb(word)
        at = self._packed.find(sought)
        while at >= 0:
            place = bisect_right(self._ends, at)
            # What marks a word's beginning may also be a byte of a letter inside another.
            if word in msgpack.unpackb(self._packed[self._ends[place - 1] : self._ends[place]]):
                return _frequency(place - 1)
            at = self._packed.find(sought, at + 1)
        return 0.0


@lru_cache(maxsize=8)
def _large(language: str) -> _Large | None:
    packed = _packed(language, "large")
    return _Large(packed) if packed else None


@lru_cache(maxsize=8)
def _small(language: str) -> Mapping[str, float]:
    return _by_word(list(_by_use(language)))


def _by_word(uses: Sequence[Sequence[str]]) -> dict[str, float]:
    frequencies = (repeat(_frequency(place), len(words)) for place, words in enumerate(uses))
    return dict(zip(chain.from_iterable(uses), chain.from_iterable(frequencies), strict=True))


def _frequency(place: int) -> float:
    return round(_SCALE - place / 100, 2)


def _by_use(language: str) -> Iterator[list[str]]:
    """The words of a small list, unpacked as far as they are asked for."""
    packed = _packed_small(language)
    if packed:
        unpacker = msgpack.Unpacker(max_buffer_size=len(packed))
        unpacker.feed(packed)
        unpacker.read_array_header()
        unpacker.skip()
        yield from unpacker


@lru_cache(maxsize=8)
def _packed_small(language: str) -> bytes:
    return _packed(language, "small")


def _packed(language: str, size: str) -> bytes:
    path = _folder() / f"{size}_{language}.msgpack.gz"
    return gzip.decompress(path.read_bytes()) if path.is_file() else b""


def _folder() -> Path:
    spec = find_spec("wordfreq")
    folders = spec.submodule_search_locations if spec else None
    return Path(next(iter(folders or [""]))) / "data"
