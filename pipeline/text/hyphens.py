"""Decides whether a hyphen at a line end belongs to the word or only broke it."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources

from pipeline.text.characters import HYPHEN, HYPHENS, SOFT_HYPHEN, fold
from pipeline.text.function_words import function_words
from pipeline.text.word_frequency import common, frequency

# A word or a compound, but not what is elided before it (“l’eau” counts as “eau”).
_WORD = re.compile(r"[^\W\d_]++(?!'[^\W\d_])(?:-[^\W\d_]+)*")
_LAST = re.compile(r"[^\W_]+(?:[-\u2010][^\W_]+)*$")
_FIRST = re.compile(r"[^\W_]+(?:[-\u2010][^\W_]+)*")
_OPENING_WORD = re.compile(r"[^\W\d_]+(?=[\s/]|$)")
_BROKEN = re.compile(r"(?P<left>[^\W\d_]{2,})- (?P<right>[^\W\d_]{2,})")
# What an address breaks in two at a hyphen: “migra-” and “tion/2017”.
_PART_BEFORE, _PART_BEHIND = re.compile(r"([^\W\d_]{2,})-$"), re.compile(r"[^\W\d_]{2,}")
# Steps on wordfreq's scale, log10 of the uses in a thousand million words. A word above 3 is known
# to any reader, and in the small lists; the large ones also hold misprints and hashtags
# ("longterm", 2.7), which are two steps or more rarer than the words they run together.
KNOWN = 3.01
RARER = 2.0
# Behind a first part that takes a hyphen, a word that is hardly known may be one that others run
# together (“longstanding”, 3.2), if it is a step rarer than its parts; “migrant”, 3.2, is not
# (“grant”, 3.9).
HARDLY_KNOWN, STEP = 0.3, 1.0


@dataclass(frozen=True)
class Vocabulary:
    """What is known of a document's words: how often it prints each unbroken, and its language.

    ``machine_hyphens`` says that the document's broken words end in U+2010 (as browsers and
    WeasyPrint set them), so that a plain hyphen at a line end is the author's own. ``display``
    says that the lines are a title, where words are seldom broken.
    """

    words: Counter[str] = field(default_factory=Counter)
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
    counted = Counter(_unbroken_words(lines))
    return Vocabulary(counted, language, machine_hyphens=machine >= 2 and not plain)


def _unbroken_words(lines: Sequence[str]) -> list[str]:
    """The words of ``lines`` in small letters, without those that a line end breaks."""
    marks = tuple(HYPHENS)
    whole = [line.rpartition(" ")[0] if line.endswith(marks) else line for line in lines]
    return _WORD.findall("\n".join(whole).casefold().replace("\u2010", "-").replace("’", "'"))


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


def breaks_address(left: str, right: str, vocabulary: Vocabulary) -> bool:
    """Whether the hyphen at the end of the address ``left`` was put in by the typesetter.

    Addresses hold hyphens between words, and a justified text may break them inside one: then both
    parts are a word that any reader knows, and one of them alone is none, or is much rarer
    (“stu-dies”). Addresses are in English as often as in the document's language.
    """
    together, *parts = _uses_in_address(left, right, vocabulary)
    return together >= KNOWN and (min(parts) < KNOWN or together - min(parts) >= STEP)


def two_spellings(left: str, right: str, vocabulary: Vocabulary) -> tuple[str, str] | None:
    """What an address may say where ``left`` ends in a hyphen, with it and without.

    None unless each part is a word that any reader knows, and so are both together (“pa-per”).
    """
    head, tail = _PART_BEFORE.search(left), _PART_BEHIND.match(right)
    together, *_ = _uses_in_address(left, right, vocabulary)
    if head is None or tail is None or together < KNOWN or breaks_address(left, right, vocabulary):
        return None
    return head.group() + tail.group(), head.group(1) + tail.group()


def _uses_in_address(left: str, right: str, vocabulary: Vocabulary) -> tuple[float, float, float]:
    """How common the words around the hyphen at the end of ``left`` are: together, and each."""
    head, tail = _PART_BEFORE.search(left), _PART_BEHIND.match(right)
    if head is None or tail is None:
        return 0.0, 0.0, 0.0
    first, last = head.group(1).casefold(), tail.group().casefold()
    together, before, behind = (
        max(common(word, language) for language in {vocabulary.language, "en"})
        for word in (first + last, first, last)
    )
    return together, before, behind


def is_suspended(left: str, right: str, vocabulary: Vocabulary) -> bool:
    """Whether the hyphen at the end of ``left`` stands for a word to come (“pre- and post-tests”).

    So it does where the line ``right`` begins with a conjunction, unless both make a known word
    (“pota-” and “to”). Of one letter, no syllable is set on a line of its own.
    """
    mark = left[-1:]
    if mark not in HYPHENS or mark == SOFT_HYPHEN:
        return False
    found = _OPENING_WORD.match(right)
    if found is None or (mark == HYPHEN and vocabulary.machine_hyphens):
        return False
    head, word = _LAST.search(left[:-1]), found.group().casefold()
    if head is None or not _conjoins(word, vocabulary.language):
        return False
    joined = head.group().rpartition("-")[2].casefold() + word
    printed = vocabulary.words[joined] or common(joined, vocabulary.language) >= KNOWN
    return len(word) == 1 or not printed


def mend_inside(text: str, vocabulary: Vocabulary) -> tuple[str, str]:
    """``text`` with words whole that are broken inside a line, and the hyphens that this took out.

    Extractors that join lines leave “distribu- tion”, and justified setting may draw a compound
    apart. “pre- and post-”, before a conjunction or another function word, is meant so.
    """
    if "- " not in text:
        return text, ""
    removed: list[str] = []

    def whole(found: re.Match[str]) -> str:
        left, right = found["left"], found["right"]
        if fold(right) in function_words(vocabulary.language) or _conjoins(
            right.casefold(), vocabulary.language
        ):
            return found.group()
        if keeps_hyphen(f"{left}-", right, vocabulary):
            return f"{left}-{right}"
        removed.append("-")
        return left + right

    return _BROKEN.sub(whole, text), "".join(removed)


def _is_compound(first: str, last: str, vocabulary: Vocabulary) -> bool:
    joined, compound = (first + last).casefold(), f"{first}-{last}".casefold()
    apart = vocabulary.words[compound]
    whole = vocabulary.words[joined]
    if apart or whole:
        return apart > whole
    if vocabulary.machine_hyphens:
        return True
    if last[0].isupper() and not (first.isupper() and last.isupper()):
        # A capital inside a word begins a second name (“Sud-Est”).
        return True
    if last.casefold() in first.casefold().split("-")[:-1]:
        return True  # “day-to-day”, “porte-à-porte”: a word comes again behind a small one
    # Only the last word of a compound was broken, and only before the first of the next one.
    first, last = first.rpartition("-")[2].casefold(), last.partition("-")[0].casefold()
    if vocabulary.display:
        return common(first + last, vocabulary.language) < KNOWN
    return _by_frequency(first, last, vocabulary.language)


def _by_frequency(first: str, last: str, language: str | None) -> bool:
    habits = _habits().get(language, _NO_HABITS)
    together = common(first + last, language)
    left, right = common(first, language), common(last, language)
    run_together = together < KNOWN + HARDLY_KNOWN and together < min(left, right) - STEP
    if first in habits.hyphenated and right >= KNOWN and (together < KNOWN or run_together):
        return True
    if together >= KNOWN or first in habits.solid:
        return False
    return frequency(first + last, language) <= min(left, right) - RARER


@dataclass(frozen=True, slots=True)
class _Habits:
    """First parts of words that a language sets with a hyphen, and without."""

    hyphenated: frozenset[str]
    solid: frozenset[str]


_NO_HABITS = _Habits(frozenset(), frozenset())


@lru_cache(maxsize=1)
def _compounds() -> dict[str, dict[str, list[str]]]:
    text = resources.files("pipeline.data").joinpath("compounds.toml").read_text("utf-8")
    return tomllib.loads(text)


@lru_cache(maxsize=1)
def _habits() -> dict[str | None, _Habits]:
    return {
        language: _Habits(frozenset(lists["hyphenated"]), frozenset(lists["solid"]))
        for language, lists in _compounds().items()
    }


@lru_cache(maxsize=64)
def _conjoins(word: str, language: str | None) -> bool:
    """Whether ``word`` joins two words that share their end; without a language, in any."""
    lists = _compounds()
    known = [lists[language]] if language in lists else list(lists.values())
    return any(word in listed["conjunctions"] for listed in known)
