"""The long forms that a text gives its acronyms: “Long Form (LF)” and “LF (Long Form)”.

After Schwartz and Hearst (2003), with what French and Spanish need: articles and prepositions an
acronym passes over or not, elisions, doubled plurals (EE. UU.), capitals inside a word (eXpertise),
and letters in another language's order (“Union africaine (AU)”).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import dropwhile, takewhile
from math import inf
from operator import attrgetter, eq, itemgetter
from typing import NamedTuple

from pipeline.text.acronyms import ACRONYM, key_of
from pipeline.text.characters import fold
from pipeline.text.function_words import function_words

_BRACKETS = re.compile(r"\(([^()]{2,160})\)")
_WORD = re.compile(r"[^\W_]+|&")
_BREAK = re.compile(r"[.;:!?()«»“”\n\t]|, (?=qui|que|dont|où|which|who)")
_LEAD_IN = re.compile(r"\A(?:[a-zà-ÿ]+[ ’'-]+){0,3}[:«“\"]?\s?")
_AFTER_SHORT = re.compile(r"\s*(?:[,;/»”\"]|$|[a-z])")
_PART_END = re.compile(r",|;|:| en ")
_REACH = 300  # characters before a bracket
_LEAST_COMMON = 2
# A word passed over is a blemish, and so is a letter from inside a word.
_BLEMISHES = 1


class LongForm(NamedTuple):
    """An acronym's key, the form the text gives, and where that stands."""

    key: str
    text: str
    start: int
    end: int


class _Word(NamedTuple):
    printed: str
    start: int
    end: int
    folded: str
    is_function: bool


def long_forms_in(text: str) -> list[LongForm]:
    """The long forms that ``text`` gives in or before brackets, in its order."""
    brackets = _BRACKETS.finditer(text)
    found = (_before(text, bracket) or _inside(text, bracket) for bracket in brackets)
    return [long_form for long_form in found if long_form]


def _before(text: str, bracket: re.Match[str]) -> LongForm | None:
    """The long form before “(LF)”, “(« LF »)”, “(ci-après LF)” or “(LF, en anglais XY)”."""
    inside = _LEAD_IN.sub("", bracket[1])
    short = ACRONYM.match(inside)
    if not short or not _AFTER_SHORT.match(inside, short.end()):
        return None
    near = _near(bracket)
    start = max((m.end() for m in _BREAK.finditer(text, near, bracket.start())), default=near)
    words = _words(text, start, bracket.start(), at_most=3 * len(short[0]) + 4)
    first = _first_word(key_of(short[0]), words)
    if first is None:
        return None
    return _long_form(key_of(short[0]), text, words[first].start, words[-1].end)


def _inside(text: str, bracket: re.Match[str]) -> LongForm | None:
    """The long form of “LF (Long Form)” or “LF (Long Form, since 2015)”."""
    shorts = list(ACRONYM.finditer(text, _near(bracket), bracket.start()))
    if not shorts or text[shorts[-1].end() : bracket.start()].strip(' »”"'):
        return None
    key = key_of(shorts[-1][0])
    ends = [part.start() for part in _PART_END.finditer(text, *bracket.span())]
    for end in (bracket.end(), *reversed(ends)):
        inside = _words(text, bracket.start(), end)
        words = list(dropwhile(attrgetter("is_function"), inside))
        if _first_word(key, words) == 0:
            return _long_form(key, text, words[0].start, words[-1].end)
    return None


def _near(bracket: re.Match[str]) -> int:
    """Where that begins which a bracket may explain, or be explained by."""
    return max(0, bracket.start() - _REACH)


def _words(text: str, start: int, end: int, at_most: int = 0) -> list[_Word]:
    passed_over = function_words()
    words = []
    for found in list(_WORD.finditer(text, start, end))[-at_most:]:
        printed = found[0]
        folded = fold(printed)
        is_function = folded in passed_over or printed == "&"
        words.append(_Word(printed, *found.span(), folded, is_function))
    return words


def _long_form(key: str, text: str, start: int, end: int) -> LongForm:
    return LongForm(key, " ".join(text[start:end].split()), start, end)


def _first_word(key: str, words: Sequence[_Word]) -> int | None:
    """Where the long form of ``key`` begins, if it ends with the last of ``words``."""
    if not words or words[-1].is_function:
        return None
    letters = _letters(key)
    allowed = _BLEMISHES if len(letters) > _LEAST_COMMON else 0
    blemishes, first = min(_costs(letters, words), key=itemgetter(0))
    if not blemishes:
        return first
    other_order = _reordered(letters, words)
    return first if other_order is None and blemishes <= allowed else other_order


def _letters(key: str) -> str:
    letters = "".join(c for c in fold(key) if c.isalpha() or c == "&")
    doubled = letters[::2] == letters[1::2] and len(letters) > _LEAST_COMMON
    return letters[::2] if doubled else letters


def _costs(letters: str, words: Sequence[_Word]) -> Iterator[tuple[float, int]]:
    """With how many blemishes the words from each one on spell ``letters``, and which that is.

    The last ones come first. First and last must take part.
    """

    @cache
    def rest(letter: int, word: int) -> float:
        if word == len(words):
            return inf if letter < len(letters) else 0
        costs = taken(letter, word)
        if word < len(words) - 1:
            costs.append(rest(letter, word + 1) + (not words[word].is_function))
        return min(costs, default=inf)

    def taken(letter: int, word: int) -> list[float]:
        takes = _takes(letters[letter:], words[word])
        return [price + rest(letter + n, word + 1) for n, price in takes]

    def cost_from(first: int) -> float:
        costs = [] if words[first].is_function else taken(0, first)
        if all(other.folded == words[first].folded for other in words[first:]):
            return inf
        return min(costs, default=inf)

    return ((cost_from(first), first) for first in reversed(range(len(words))))


def _takes(letters: str, word: _Word) -> list[tuple[int, int]]:
    """How many of the first ``letters`` the word may give, and with how many blemishes.

    Its beginning and the capitals inside it are none; one letter further in is.
    """
    folded, printed = word.folded, word.printed
    if letters[:1] == "&":
        return [(1, 0)] if folded in {"et", "and", "y", "e", "&"} else []
    common = len(list(takewhile(bool, map(eq, letters, folded))))
    taken = [(length, 0) for length in range(1, common + 1)]
    if not printed.isupper():
        capitals = fold("".join(filter(str.isupper, printed[1:])))
        if capitals and letters.startswith(capitals):
            taken.append((len(capitals), 0))
    if common and common < len(letters) and letters[common] in folded[common:]:
        taken.append((common + 1, 1))
    return taken


def _reordered(letters: str, words: Sequence[_Word]) -> int | None:
    """Where words begin whose initials are ``letters`` in another order, as in another language."""
    for first in reversed(range(len(words))):
        initials = [word.folded[0] for word in words[first:] if not word.is_function]
        opens = words[first].printed[0].isupper() and not words[first].is_function
        if opens and sorted(initials) == sorted(letters):
            return first
    return None
