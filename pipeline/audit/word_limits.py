"""What speaks against where the words of a text begin and end: two run together, or one parted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from functools import lru_cache
from itertools import pairwise

from pipeline.audit.comparable_words import COMMON, KNOWN, LIGATURES, commonness
from pipeline.model.page import Line
from pipeline.text.characters import HYPHENS
from pipeline.text.word_frequency import common, frequency, is_listed, usual

# Two words run together have so many letters at least, and each of them so many.
LEAST_GLUED, LEAST_PART = 4, 1
# The words that a language uses most are articles, prepositions and pronouns.
FUNCTION_WORDS = 100
# A listed word up to the first is a misprint of two words if one is a function word and each is as
# common as the second says, or both are as the third: “desjeunes”, “premierjour”. Two function
# words (“ofthe”) are a misprint however often lists have it, if they are so many steps commoner.
# Among the 25,000 commonest words of English, French and Spanish, eight are taken for misprints.
MISPRINT, OFTEN, VERY_OFTEN, FAR_RARER = 2.0, 4.5, 5.5, 3.5
# Two words of which none is a function word have so many letters each: shorter ones are beginnings
# and endings of words.
LEAST_CONTENT = 4
# A part of a word stands alone in misprints and abbreviations only: it is so many steps rarer than
# the word at least.
FRAGMENT = 2.0
# A call has so many figures; a word before it so many letters (“m2”, “CO2” are none). It may stand
# behind what ends a sentence or a clause.
_WITH_FIGURES = re.compile(
    r"(?<![\w/.@-])(?:[^\W\d_]+-)*(?P<letters>[^\W\d_]{2,})(?P<signs>[.,;:!?»”)]*)"
    r"(?P<figures>\d+)(?![\w/@-]|[.,]\d)"
)
# A number, or a note's own mark, before a word (“2nd”, “20ème” are words) or an address.
_FIGURES_BEFORE = re.compile(r"(?<![\w/.,@%-])\d{1,4}(?P<letters>[^\W\d_]{2,})(?![\w/@]|[.:][\w/])")
_MARK_BEFORE_ADDRESS = re.compile(r"(?<![\w/.,@-])\d{1,2}(?:https?://|www\.)")
LEAST_BEFORE_CALL, LONGEST_CALL = 4, 2
_FIGURE = re.compile(r"\d")
# Two pieces of a word beside each other; an apostrophe, a hyphen or a full stop ends a word.
_BESIDE = re.compile(r"(?<![\w’'.-])([^\W\d_]+)(?=[ \u00a0]([^\W\d_]+)(?![\w’'-]))")


def is_glued(text: str, own: Sequence[str], languages: Sequence[str]) -> bool:
    """Whether no list of ``languages`` has the word ``text``, and it is two of ``own`` language.

    One of the two must be a function word (“ofthe”, “ofHealth”), or both have some letters. Lists
    have misprints of two words, too, which are far rarer than these.
    """
    if len(text) < LEAST_GLUED or not text[0].islower():
        return False
    if is_listed(text, languages):
        return any(_is_misprint(text, language) for language in own)
    if is_listed(text.removesuffix("s"), languages):
        return False
    return any(_is_two_words(text, language) for language in own)


def glued_to_figures(text: str, own: Sequence[str]) -> list[str]:
    """The words of ``own`` language with figures right behind or before them, not theirs.

    A number behind a function word (“of727”), what may be a call behind any (“minutes7”, “end.7”),
    or a number before one or an address (“4Read”, “4www.”).
    """
    if not _FIGURE.search(text):
        return []
    behind = [
        found.group()
        for found in _WITH_FIGURES.finditer(text)
        if any(_is_before_figures(found, one) for one in own)
    ]
    before = [
        found.group()
        for found in _FIGURES_BEFORE.finditer(text)
        if any(_is_behind_figures(found["letters"], one) for one in own)
    ]
    return behind + before + _MARK_BEFORE_ADDRESS.findall(text)


def _is_behind_figures(word: str, language: str) -> bool:
    if len(word) < LEAST_BEFORE_CALL:
        return word.istitle() and word.casefold() in usual(language, FUNCTION_WORDS)
    return (word.islower() or word.istitle()) and common(word.casefold(), language) >= KNOWN


def _is_before_figures(found: re.Match[str], language: str) -> bool:
    word, signs, figures = found["letters"], found["signs"], len(found["figures"])
    if figures > 1 and not signs and word in usual(language, FUNCTION_WORDS):
        return True
    is_call = figures <= LONGEST_CALL and len(word) >= LEAST_BEFORE_CALL and word.islower()
    # Abbreviations (“págs.4”) are known, but less common than most words.
    return is_call and common(word, language) >= (COMMON if signs == "." else KNOWN)


def split_words(text: str, own: Sequence[str], languages: Sequence[str]) -> list[str]:
    """Pairs of words of ``text`` that are one word of ``own`` language, each as it is printed.

    At least one of the two is no word, or a letter that stands alone in none. A ligature may be
    lost between them (“con anza”).
    """
    own, languages = tuple(own), tuple(languages)
    return [
        f"{left} {right}"
        for left, right in _BESIDE.findall(text)
        if not (_is_word(left, own, languages) and _is_word(right, own, languages))
        and right.islower()
        and (left.islower() or left.istitle())
        and _is_split(left.casefold(), right, own, languages)
    ]


@lru_cache(maxsize=1 << 14)  # the words of a document, most of which it says often
def _is_word(text: str, own: tuple[str, ...], languages: tuple[str, ...]) -> bool:
    return _as_word(text.casefold(), own, languages) >= KNOWN


def _as_word(text: str, own: Sequence[str], languages: Sequence[str]) -> float:
    """How common ``text`` is as a word: lists have every letter, few of which are words."""
    if len(text) == 1 and not any(text in usual(one, FUNCTION_WORDS) for one in own):
        return 0.0
    return commonness(text, languages)


def _is_split(left: str, right: str, own: Sequence[str], languages: Sequence[str]) -> bool:
    rarest = min(_as_word(left, own, languages), _as_word(right, own, languages))
    whole = max(common(left + between + right, one) for one in own for between in ("", *LIGATURES))
    return whole >= KNOWN and whole - rarest >= FRAGMENT


def lost_hyphens(
    lines: Sequence[Line], words: Set[str], own: Sequence[str], languages: Sequence[str]
) -> Iterator[str]:
    """Those of ``words`` joined at a line's end that no list has and that are two known words."""
    for before, after in pairwise(lines):
        if not before.text.rstrip().endswith(_HYPHENS):
            continue
        ends, begins = _ENDS.search(before.text), _BEGINS.match(after.text)
        if not ends or not begins:
            continue
        whole = ends.group(1) + begins.group()
        if (
            min(len(ends.group(1)), len(begins.group())) >= LEAST_CONTENT
            and whole in words
            and not is_listed(whole, languages)
            and all(
                max(common(part.casefold(), one) for one in own) >= KNOWN
                for part in (ends.group(1), begins.group())
            )
        ):
            yield whole


_ENDS = re.compile(rf"([^\W\d_]+)[{re.escape(HYPHENS)}]\s*$")
_BEGINS = re.compile(r"[^\W\d_]+")
_HYPHENS = tuple(HYPHENS)


@lru_cache(maxsize=1 << 12)
def _is_misprint(text: str, language: str) -> bool:
    """Whether the listed word ``text`` in small letters is two words without their space."""
    # A plural is rare where its singular is not.
    rarity = max(frequency(text, language), frequency(text.removesuffix("s"), language))
    if not text.islower() or rarity > COMMON:
        return False
    frequent = usual(language, FUNCTION_WORDS)
    for at in range(2, len(text) - 1):
        least = min(common(text[:at], language), common(text[at:], language))
        functions = (text[:at] in frequent) + (text[at:] in frequent)
        if functions == 2 and least - rarity >= FAR_RARER:
            return True
        if rarity < MISPRINT and least >= (OFTEN if functions else VERY_OFTEN):
            return True
    return False


@lru_cache(maxsize=1 << 12)
def _is_two_words(text: str, language: str) -> bool:
    frequent, small = usual(language, FUNCTION_WORDS), text.casefold()
    for at in range(LEAST_PART, len(text) - LEAST_PART + 1):
        left, right = small[:at], small[at:]
        least = min(common(left, language), common(right, language))
        if not text[1:].islower():
            # Names have capitals inside, too (“hawkBit”).
            before = text[at].isupper() and text[:at].islower() and at > 1
            if before and least >= KNOWN and (left in frequent or right in frequent):
                return True
        elif least >= COMMON and _may_stand_together(left, right, frequent):
            return True
    return False


def _may_stand_together(left: str, right: str, frequent: Set[str]) -> bool:
    """Whether two words are more than the beginning and the ending of one.

    Many words begin or end with a single plain letter.
    """
    if left in frequent or right in frequent:
        return min(len(left), len(right)) > 1 or not left.isascii()
    return min(len(left), len(right)) >= LEAST_CONTENT
