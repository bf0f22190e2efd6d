"""How common words are, by the lists of the package wordfreq."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import islice

# Among a language's commonest words, so many hold all its letters, and hardly any of others.
WORDS_WITH_ALL_LETTERS = 3_000


def frequency(word: str, language: str | None) -> float:
    """How common ``word``, in small letters, is in ``language`` (ISO 639-1), on the Zipf scale.

    That is log10 of its uses in a thousand million words; 0 for one used less than about once in
    a hundred million, and in a language without a list.
    """
    return _frequency(word, str(language), "large") or common(word, language)


def common(word: str, language: str | None) -> float:
    """As :func:`frequency`, but 0 for words below 3: from the small list."""
    return _frequency(word, str(language), "small")


def is_listed(word: str, languages: Iterable[str]) -> bool:
    """Whether a list of one of ``languages`` has ``word``, in any case, however rare it is."""
    return _is_listed(word.casefold(), tuple(languages))


@lru_cache(maxsize=1 << 15)
def _is_listed(word: str, languages: tuple[str, ...]) -> bool:
    if any(common(word, language) for language in languages):
        return True
    return any(word in _shares(language, "large") for language in languages)


@lru_cache(maxsize=64)
def usual(language: str, count: int) -> frozenset[str]:
    """The ``count`` words that ``language`` uses most; none where it has no list."""
    from wordfreq import iter_wordlist

    if language not in _available("small"):
        return frozenset()
    return frozenset(islice(iter_wordlist(language, "small"), count))


@lru_cache(maxsize=8)
def alphabet_of(language: str) -> frozenset[str]:
    """The letters of the words that ``language`` uses most; none where it has no list."""
    return frozenset("".join(usual(language, WORDS_WITH_ALL_LETTERS)))


def listed_languages() -> list[str]:
    """The languages (ISO 639-1) that have a list."""
    return sorted(language for language in _available("small") if len(language) == 2)


@lru_cache(maxsize=1 << 15)
def _frequency(word: str, language: str, wordlist: str) -> float:
    """0 where the list lacks the word, and where there is no such list."""
    from wordfreq import freq_to_zipf

    share = _shares(language, wordlist).get(word)
    return round(freq_to_zipf(share), 2) if share else 0.0


def _shares(language: str, wordlist: str) -> Mapping[str, float]:
    """How large a part of all words each word of a list is; none where there is no such list.

    A large list takes some 40 MB, and wordfreq keeps one copy of it.
    """
    from wordfreq import get_frequency_dict

    # Asked for a language without a list, wordfreq would take that of a related one.
    return get_frequency_dict(language, wordlist) if language in _available(wordlist) else {}


@lru_cache(maxsize=2)
def _available(wordlist: str) -> Mapping[str, str]:
    """The file of each language's list, which is “small” or “large”."""
    from wordfreq import available_languages

    return available_languages(wordlist)
