"""Decides whether a hyphen at a line end belongs to the word or only broke it."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from importlib import resources

from pipeline.text.characters import HYPHENS, SOFT_HYPHEN, fold
from pipeline.text.function_words import function_words
from pipeline.text.word_frequency import common, frequency

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*(?:-[^\W\d_]+)*")
_WORD_BEFORE = re.compile(r"[^\W\d_]-?\Z")
_LAST = re.compile(r"[^\W_]+(?:[-\u2010][^\W_]+)*$")
_FIRST = re.compile(r"[^\W_]+(?:[-\u2010][^\W_]+)*")
_BROKEN = re.compile(r"(?P<left>[^\W\d_]{2,})- (?P<right>[^\W\d_]{2,})")
# Steps on wordfreq's scale, log10 of the uses in a thousand million words. A word above 3 is known
# to any reader, and in the small lists; the large ones also hold misprints and hashtags
# ("longterm", 2.7), which are two steps or more rarer than the words they run together.
KNOWN = 3.01
RARER = 2.0
# Seeking so many words in a text takes as long as counting all of its words.
_SOUGHT = 40


class _Words:
    """The words that lines print unbroken."""

    def __init__(self, lines: Sequence[str] = ()) -> None:
        self._lines = lines
        self._asked = 0

    def count(self, word: str) -> int:
        """How often ``word``, in small letters, is printed; not at a line end, broken.

        Most texts break few words: those are sought. Only where there are more are all counted.
        """
        if self._asked == _SOUGHT:
            return self._counted[word]
        self._asked += 1
        found = (_stands_alone(word, self._text, at) for at in _places(word, self._text))
        return sum(found)

    @cached_property
    def _text(self) -> str:
        ends = tuple(HYPHENS)
        lines = [line.rpartition(" ")[0] if line.endswith(ends) else line for line in self._lines]
        return "\n".join(lines).casefold().replace("\u2010", "-").replace("’", "'")

    @cached_property
    def _counted(self) -> Counter[str]:
        # Most of what blanks part is a word; in the rest, words are sought once for all its uses.
        counted = Counter(self._text.split())
        for part in [part for part in counted if not part.isalpha()]:
            uses = counted.pop(part)
            for word in _WORD.findall(part):
                counted[word.rpartition("'")[2]] += uses  # without what is elided: “l’”
        return counted


def _places(word: str, text: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


def _stands_alone(word: str, text: str, at: int) -> bool:
    """Whether ``word``, which is found at a place of ``text``, is no part of a longer one there."""
    found = _WORD.match(text, at)
    whole = found is not None and found.end() == at + len(word)
    return whole and not _WORD_BEFORE.search(text[max(at - 2, 0) : at])


@dataclass(frozen=True)
class Vocabulary:
    """What is known of a document's words: those it prints unbroken, and its language.

    ``machine_hyphens`` says that the document's broken words end in U+2010 (as browsers and
    WeasyPrint set them), so that a plain hyphen at a line end is the author's own. ``display``
    says that the lines are a title, where words are seldom broken.
    """

    words: _Words = field(default_factory=_Words)
    language: str | None = None
    machine_hyphens: bool = False
    display: bool = False


def learn(lines: Iterable[str], language: str | None) -> Vocabulary:
    """The vocabulary of ``lines``."""
    return _learnt(tuple(lines), language)


@lru_cache(maxsize=2)  # most stages ask for that of the whole document
def _learnt(lines: tuple[str, ...], language: str | None) -> Vocabulary:
    text = "\n".join(lines) + "\n"
    machine = text.count("\u2010\n")
    plain = text.count("\u2010") > machine
    return Vocabulary(_Words(lines), language, machine_hyphens=machine >= 2 and not plain)


def keeps_hyphen(left: str, right: str, vocabulary: Vocabulary) -> bool:
    """Whether the hyphen at the end of ``left`` stays when the line ``right`` is joined to it."""
    mark = left[-1:]
    if mark == SOFT_HYPHEN:
        return False
    if mark == "\u2010" and vocabulary.machine_hyphens:
        return False
    head = _LAST.search(left[:-1].rpartition(" ")[2])
    tail = _FIRST.match(right)
    if head is None or tail is None:
        return True
    first, last = head.group(), tail.group()
    if first[-1].isdigit() or last[0].isdigit():
        return True
    return _is_compound(first, last, vocabulary)


def mend_inside(text: str, vocabulary: Vocabulary) -> tuple[str, str]:
    """``text`` with words whole that are broken inside a line, and the hyphens that this took out.

    Extractors that join lines leave “distribu- tion”, and justified setting may draw a compound
    apart. “pre- and post-”, before a function word, is meant so.
    """
    if "- " not in text:
        return text, ""
    removed: list[str] = []

    def whole(found: re.Match[str]) -> str:
        left, right = found["left"], found["right"]
        if fold(right) in function_words(vocabulary.language):
            return found.group()
        if keeps_hyphen(f"{left}-", right, vocabulary):
            return f"{left}-{right}"
        removed.append("-")
        return left + right

    return _BROKEN.sub(whole, text), "".join(removed)


def _is_compound(first: str, last: str, vocabulary: Vocabulary) -> bool:
    joined, compound = (first + last).casefold(), f"{first}-{last}".casefold()
    count = vocabulary.words.count
    apart, whole = count(compound), 0 if "-" in joined else count(joined)
    if apart or whole:
        return apart > whole
    if vocabulary.machine_hyphens:
        return True
    if last[0].isupper() and not (first.isupper() and last.isupper()):
        # A capital inside a word begins a second name (“Sud-Est”).
        return True
    # Only the last word of a compound was broken, and only before the first of the next one.
    first, last = first.rsplit("-", 1)[-1].casefold(), last.split("-", maxsplit=1)[0].casefold()
    if vocabulary.display:
        return common(first + last, vocabulary.language) < KNOWN
    return _by_frequency(first, last, vocabulary.language)


def _by_frequency(first: str, last: str, language: str | None) -> bool:
    habits = _habits().get(language or "", _NO_HABITS)
    together = common(first + last, language)
    left, right = common(first, language), common(last, language)
    if first in habits.hyphenated and right >= KNOWN and together < KNOWN + 0.3:
        return True
    if together >= KNOWN or first in habits.solid or min(left, right) < KNOWN:
        return False
    return frequency(first + last, language) <= min(left, right) - RARER


@dataclass(frozen=True, slots=True)
class _Habits:
    """First parts of words that a language sets with a hyphen, and without."""

    hyphenated: frozenset[str]
    solid: frozenset[str]


_NO_HABITS = _Habits(frozenset(), frozenset())


@lru_cache(maxsize=1)
def _habits() -> dict[str, _Habits]:
    text = resources.files("pipeline.data").joinpath("compounds.toml").read_text("utf-8")
    return {
        language: _Habits(frozenset(lists["hyphenated"]), frozenset(lists["solid"]))
        for language, lists in tomllib.loads(text).items()
    }
