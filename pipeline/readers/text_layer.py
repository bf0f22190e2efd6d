"""Judges a page's text layer: whether it can be used, or the page's picture must be read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum
from functools import lru_cache

from pipeline.model.geometry import Box
from pipeline.model.page import Page
from pipeline.text.characters import SOFT_HYPHEN, UNKNOWN, count_private
from pipeline.text.word_frequency import (
    alphabet_of,
    common,
    listed_languages,
    usual,
)

# More undecodable characters than this cannot be read around (as docling and others decided).
UNDECODABLE = 0.05
# Words a language uses most are 35–50 % of its running text, and at least 15 % even in lists.
USUAL_WORDS, FEWEST_USUAL = 300, 0.08
# Words without a vowel are abbreviations: under 5 % of running text.
VOWELLESS = 0.25
# Names from elsewhere are a word in a hundred; an accented letter is in one word of ten.
MISSPELT = 0.04
# Of a language's words at least half are among so many; of words misspelt, next to none.
VOCABULARY, ANOTHER = 3_000, 0.25
# Letters that are others make next to no word of five, of any language. In a table of names, codes
# and labels most words are in a list, though hardly any is among the usual ones.
LONG_WORD, LISTED = 5, 0.3
# A verdict on words needs some: a page of a table or a cover has fewer.
WORDS_NEEDED = 40
# Pictures that cover this much of a page are the page; up to this much text beside them is a
# stamp, a page number or a title.
PICTURE_OF_PAGE, LITTLE_TEXT = 0.6, 60
# What UTF-8 read as Latin-1 or Windows-1252 looks like: “Ã©”, “â€™”, “Â«”.
_MOJIBAKE = re.compile(r"Ã[\u0080-¿ ‚ƒ„…†‡ˆ‰Š‹ŒŽ©¨ªª§]|â€[\u0080-¿™œ“”˜¦]|Â[«»°·\xa0]")
MOJIBAKE = 0.01
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_VOWELS = frozenset("aeiouyàâäáãåèéêëìîïíòôöóõøùûüúýÿœæ")


class OcrReason(Enum):
    """Why a page must be read from its picture."""

    NO_TEXT = "it holds no text"
    ONLY_PICTURE = "it is a picture with hardly any text"
    HIDDEN = "its text may be an invisible layer over a scan"
    UNDECODABLE = "its fonts do not say which letters their glyphs are"
    WRONG_ENCODING = "its text was read in a wrong encoding"
    VOWELLESS = "its words have no vowels"
    FOREIGN_LETTERS = "many of its words have letters of no language of the series"
    NO_WORDS = "hardly any of its words are words"
    BAD_FONT = "it has text in a font that names wrong letters"


def needs_ocr(page: Page, languages: Sequence[str] = ("fr", "en", "es")) -> OcrReason | None:
    """Why ``page`` must be read from its picture; None when its text layer is sound.

    HIDDEN is only a suspicion: the text is sound, but a picture covers the page.
    """
    if not page.has_geometry:
        return None
    text = "\n".join(line.text for line in page.lines)
    covered = covered_share(page)
    letters = len("".join(text.split()))
    if not letters:
        return OcrReason.NO_TEXT if covered or not page.lines else None
    if covered >= PICTURE_OF_PAGE and letters <= LITTLE_TEXT:
        return OcrReason.ONLY_PICTURE
    if reason := _garbage(text, words_of(text), languages):
        return reason
    return OcrReason.HIDDEN if covered >= PICTURE_OF_PAGE else None


def covered_share(page: Page) -> float:
    """The share of the page that its pictures cover, 0–1; overlaps count once per picture."""
    inside = Box(0, 0, page.width, page.height)
    shared = sum(
        max(0.0, inside.overlap_x(box)) * max(0.0, inside.overlap_y(box)) for box in page.pictures
    )
    return min(1.0, shared / (page.width * page.height))


def known_share(text: str, languages: Sequence[str]) -> float:
    """The share of words in ``text`` that one of ``languages`` uses often, 0–1."""
    return _share_known(words_of(text), languages)


def spells_words(text: str, languages: Sequence[str]) -> bool:
    """Whether the long words of ``text`` are words, of ``languages`` or of another.

    Chance letters make short words of some language, and no long ones.
    """
    return _spells_words([one for one in words_of(text) if len(one) >= LONG_WORD], languages)


def _share_known(words: Sequence[str], languages: Sequence[str]) -> float:
    folded = [word.casefold() for word in words if len(word) > 1]
    if not folded:
        return 0.0
    lists = [usual(language, USUAL_WORDS) for language in languages]
    return max(sum(map(known.__contains__, folded)) for known in lists) / len(folded)


def is_running_text(text: str, languages: Sequence[str]) -> bool:
    """Whether ``text`` is sentences of one of ``languages``, and enough of them to say so."""
    words = words_of(text)
    enough = len(words) >= WORDS_NEEDED and _share_known(words, languages) >= FEWEST_USUAL
    return enough and _garbage(text, words, languages) is None


def is_garbage(text: str, languages: Sequence[str]) -> bool:
    """Whether the letters of ``text`` are not those that are printed."""
    return _garbage(text, words_of(text), languages) is not None


def _garbage(text: str, words: Sequence[str], languages: Sequence[str]) -> OcrReason | None:
    letters = len("".join(text.split()))
    lost = text.count(UNKNOWN) + count_private(text)
    if lost > UNDECODABLE * letters:
        return OcrReason.UNDECODABLE
    if len(_MOJIBAKE.findall(text)) > MOJIBAKE * letters:
        return OcrReason.WRONG_ENCODING
    if len(words) < WORDS_NEEDED:
        return None
    vowelless = _mostly_vowelless([word for word in words if len(word) >= 4])
    if vowelless and _latin(words) and not _spells_words(words, languages):
        return OcrReason.VOWELLESS
    misspelt = _misspelt(words, languages)
    if (
        len(misspelt) > MISSPELT * len(words)
        and _latin(words)
        and not _are_words(misspelt)
        and not _in_another_language(words, languages)
    ):
        return OcrReason.FOREIGN_LETTERS
    unusual = _share_known(words, languages) < FEWEST_USUAL
    if unusual and _latin(words) and not _spells_words(words, languages):
        return OcrReason.NO_WORDS
    return None


def _spells_words(words: Sequence[str], languages: Sequence[str]) -> bool:
    """Whether ``words`` are words all the same: names, or a language that nobody asked for."""
    folded = [word.casefold() for word in words]
    long = [word for word in folded if len(word) >= LONG_WORD]
    listed = sum(1 for word in long if any(common(word, one) for one in languages))
    return (len(long) > 0 and listed >= LISTED * len(long)) or _are_words(
        [word for word in folded if len(word) > 2]
    )


def _mostly_vowelless(words: Sequence[str]) -> bool:
    """Whether too many of ``words`` have no vowel; those in capitals are abbreviations."""
    mute = [word for word in words if _VOWELS.isdisjoint(word)]
    vowelless = [word for word in mute if _VOWELS.isdisjoint(word.casefold())]
    if not vowelless:
        return False
    lowered = sum(1 for word in words if not word.isupper())
    return sum(1 for word in vowelless if not word.isupper()) > VOWELLESS * lowered


def _misspelt(words: Sequence[str], languages: Sequence[str]) -> list[str]:
    """The words with a letter that the usual words of no language have, as “Øtat” in French.

    Letters that were numbered in one order and are spelt in another read so.
    """
    alphabet = _alphabet(tuple(languages))
    lowered = (word.lower() for word in words if not word.isascii() and _latin([word]))
    return [word for word in lowered if not alphabet.issuperset(word)]


def _in_another_language(words: Sequence[str], languages: Sequence[str]) -> bool:
    """Whether ``words`` are of another language than ``languages``, and have its letters.

    Its usual words are half of its text; those of a text whose letters are wrong are still those
    of its own language.
    """
    own = _share_known(words, languages)
    shares = {one: _share_known(words, [one]) for one in listed_languages() if one not in languages}
    best = max(shares, key=lambda one: shares[one])
    misspelt = _misspelt(words, (*languages, best))
    return shares[best] > own and len(misspelt) <= MISSPELT * len(words)


@lru_cache(maxsize=8)
def _alphabet(languages: tuple[str, ...]) -> frozenset[str]:
    return frozenset().union(*map(alphabet_of, languages))


def _are_words(words: Sequence[str]) -> bool:
    """Whether many of ``words`` are words of some other language."""
    return any(
        sum(word in usual(language, VOCABULARY) for word in words) > ANOTHER * len(words)
        for language in listed_languages()
    )


def words_of(text: str) -> list[str]:
    """The words in ``text``, parted at apostrophes."""
    return _WORD.findall(text.replace(SOFT_HYPHEN, "").replace("’", " ").replace("'", " "))


def _latin(words: Sequence[str]) -> bool:
    """Whether most words are in Latin letters; others are a language that nobody asked for."""
    return 2 * sum(1 for word in words if word[0] < "\u0250") > len(words)
