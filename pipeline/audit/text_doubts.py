"""What speaks against the words of a text: another reading has others, or no list has them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from functools import lru_cache
from itertools import pairwise

from pipeline.audit.comparable_words import KNOWN, LIGATURES, Word, commonness
from pipeline.text.characters import fold
from pipeline.text.word_frequency import common, is_listed, usual

# Lists also hold misprints such as “ofthe”: two steps and more rarer than their parts.
RARER = 2.0
# One word with a letter too many may be a name; several that the same letter spoils are not chance.
SPOILT = 2
# Words that no list has, on a page: so many different ones, and this share of its different words.
# Of 512 clean pages none has more than two; a font that leaves out a letter makes every tenth one.
UNLISTED, SHARE_UNLISTED = 4, 0.04
_LEAST_LETTERS = 3
# Steps (a thousand times). Lists have all words of two letters, those of messages and codes, too;
# one that is so much rarer than with a ligature in the place of its first letter lost it (“qe”).
FAR_RARER = 3.0
# A word that lost its accents is so many steps rarer than with them, if it is one at all. Only the
# words used most are asked for.
WITHOUT_ACCENTS, ACCENTED = 1.0, 10_000
# Signs before which languages set a thin space, drawn as a gap that is easily taken for none.
_SIGN_APART = re.compile(r"\b(\w+)[^\S\r\n]([%;!?:])(?!\w)")
_TIGHT_SIGN = re.compile(r"\b(\w+)([%;!?:])(?![\w/])")


def differing(words: Sequence[Word], forms: Set[str], languages: Sequence[str]) -> Iterator[str]:
    """Those of ``words`` that another reading, with ``forms``, has otherwise and may have right.

    Where one reading has two words for one of the other, that with listed words is right. A listed
    word that the other reading does not have at all is right as well: readers mend what fonts say
    wrongly. Capitals are left out, since they are often spaced.
    """
    for at, word in enumerate(words):
        if word.folded in forms or len(word.folded) < 2 or word.text.isupper():
            continue
        near = [*words[max(0, at - 1) : at], word, *words[at + 1 : at + 2]]
        pairs = [
            (one.text, other.text)
            for one, other in pairwise(near)
            if one.folded + other.folded in forms
        ]
        if pairs:
            if any(_is_one_word(*pair, languages) for pair in pairs):
                yield word.text
        elif not is_listed(word.text, languages):
            yield word.text


def _is_one_word(left: str, right: str, languages: Sequence[str]) -> bool:
    """Whether two words may well be one: lists have it, and not as a misprint of the two."""
    whole = commonness(left + right, languages)
    parts = min(commonness(left, languages), commonness(right, languages))
    return whole >= KNOWN and parts - whole < RARER


def tight_signs(text: str, other: str) -> list[str]:
    """The words and figures of ``text`` with a sign right behind them that ``other`` sets apart.

    “20%” where the other reading has “20 %”, and nowhere “20%”.
    """
    found = _TIGHT_SIGN.findall(text)
    if not found:
        return []
    apart = _signs_apart(other)
    return [word + sign for word, sign in found if (word, sign) in apart]


@lru_cache(maxsize=1 << 6)  # the paragraphs of a page are held against one reading of it
def _signs_apart(text: str) -> frozenset[tuple[str, str]]:
    """The words and figures of ``text`` with the sign behind them, where it never stands tight."""
    return frozenset(_SIGN_APART.findall(text)) - frozenset(_TIGHT_SIGN.findall(text))


def spoilt_ligatures(words: Iterable[str], languages: Sequence[str]) -> frozenset[str]:
    """Words that no list has, and that a ligature in the place of one letter makes known ones.

    Or one more ligature, where it was left out. Only where the same letter spoils several words, or
    one of two letters that is hardly used.
    """
    found: defaultdict[str, set[str]] = defaultdict(set)
    short: set[str] = set()
    for word in set(words):
        if _is_cut_ligature(word, languages):
            short.add(word)
        if len(word) < _LEAST_LETTERS or word.isupper() or is_listed(word, languages):
            continue
        for letter in _wrong_letters(word, languages):
            found[letter].add(word)
    several = [spoilt for spoilt in found.values() if len({w.casefold() for w in spoilt}) >= SPOILT]
    return frozenset(short).union(*several)


def _wrong_letters(word: str, languages: Sequence[str]) -> Iterator[str]:
    """The letters of ``word`` in whose place a ligature makes it known; “” where one is absent."""
    for letter, other in _with_ligature(word):
        if commonness(other, languages) >= KNOWN:
            yield letter


def _is_cut_ligature(word: str, languages: Sequence[str]) -> bool:
    """Whether a word of two letters is far rarer than with a ligature that its first one begins."""
    if len(word) >= _LEAST_LETTERS or not word.islower():
        return False
    whole = (ligature + word[1:] for ligature in LIGATURES if ligature.startswith(word[0]))
    most = max((commonness(one, languages) for one in whole), default=0.0)
    return most - commonness(word, languages) >= FAR_RARER


def _with_ligature(word: str) -> Iterator[tuple[str, str]]:
    """``word`` with a ligature in the place of each of its letters, or between two (“”)."""
    for ligature in LIGATURES:
        for at in range(len(word) + 1):
            yield word[at : at + 1], word[:at] + ligature + word[at + 1 :]
            yield "", word[:at] + ligature + word[at:]


def unlisted(words: Iterable[str], languages: Sequence[str]) -> frozenset[str]:
    """The words of a page in small letters that no list has, where they are too many for chance."""
    small = {word for word in words if len(word) >= _LEAST_LETTERS and word.islower()}
    found = frozenset(word for word in small if not is_listed(word, languages))
    enough = len(found) >= UNLISTED and len(found) >= SHARE_UNLISTED * len(small)
    return found if enough else frozenset()


def lost_accents(words: Iterable[str], own: Sequence[str]) -> frozenset[str]:
    """The words of a page in small letters that lack an accent, where they are too many for chance.

    Each is far more common in ``own`` language with one (“accion”, “annee”).
    """
    small = {word for word in words if len(word) >= _LEAST_LETTERS and word.islower()}
    found = frozenset(
        word for word in small if word.isascii() and any(_lacks_accent(word, one) for one in own)
    )
    enough = len(found) >= UNLISTED and len(found) >= SHARE_UNLISTED * len(small)
    return found if enough else frozenset()


def _lacks_accent(word: str, language: str) -> bool:
    accented = _accented(language).get(word)
    if accented is None:
        return False
    return common(accented, language) - common(word, language) >= WITHOUT_ACCENTS


@lru_cache(maxsize=8)
def _accented(language: str) -> dict[str, str]:
    """The commonest word of ``language`` with accents for each that it is without them."""
    words = [word for word in usual(language, ACCENTED) if not word.isascii()]
    words.sort(key=lambda word: common(word, language))
    return {fold(word): word for word in words}
