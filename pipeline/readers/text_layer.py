"""Judges a page's text layer: whether it can be used, or the page's picture must be read.

Costs next to nothing on a healthy page: no rendering, no model, only its characters are counted,
and most of that is spared where a first look is enough.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.model.geometry import Box
from pipeline.model.page import Page
from pipeline.readers.first_look import is_plainly_words
from pipeline.text.characters import SOFT_HYPHEN, count_private
from pipeline.text.word_frequency import alphabet_of, listed_languages, usual

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
# A verdict on words needs some: a page of a table or a cover has fewer.
WORDS_NEEDED = 40
# Pictures that cover this much of a page are the page; up to this much text beside them is a
# stamp, a page number or a title.
PICTURE_OF_PAGE, LITTLE_TEXT = 0.6, 60
# What UTF-8 read as Latin-1 or Windows-1252 looks like: “Ã©”, “â€™”, “Â«”.
_MOJIBAKE = re.compile(r"Ã[\u0080-¿ ‚ƒ„…†‡ˆ‰Š‹ŒŽ©¨ªª§]|â€[\u0080-¿™œ“”˜¦]|Â[«»°·\xa0]")
MOJIBAKE = 0.01
# The one reason that another look can take back.
MAY_BE_HIDDEN = "its text may be an invisible layer over a scan"
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_VOWELS = frozenset("aeiouyàâäáãåèéêëìîïíòôöóõøùûüúýÿœæ")


def needs_ocr(page: Page, languages: Sequence[str] = ("fr", "en", "es")) -> str | None:
    """Why ``page`` must be read from its picture, in words; None when its text layer is sound."""
    if not page.has_geometry:
        return None
    text = "\n".join([line.text for line in page.lines])
    covered = covered_share(page)
    if covered < PICTURE_OF_PAGE and is_plainly_words(
        text,
        tuple(languages),
        usual_words=USUAL_WORDS,
        share=FEWEST_USUAL,
        vowelless=VOWELLESS,
    ):
        return None
    letters = len("".join(text.split()))
    if not letters:
        return "it holds no text" if covered or not page.lines else None
    if covered >= PICTURE_OF_PAGE and letters <= LITTLE_TEXT:
        return "it is a picture with hardly any text"
    if reason := _garbage(text, letters, languages):
        return reason
    if covered >= PICTURE_OF_PAGE:
        return MAY_BE_HIDDEN
    return None


def covered_share(page: Page) -> float:
    """The share of the page that its pictures cover, 0–1; overlaps count once per picture."""
    inside = Box(0, 0, page.width, page.height)
    shared = sum(
        max(0.0, inside.overlap_x(box)) * max(0.0, inside.overlap_y(box)) for box in page.pictures
    )
    return min(1.0, shared / (page.width * page.height))


def known_share(text: str, languages: Sequence[str]) -> float:
    """The share of words in ``text`` that one of ``languages`` uses often, 0–1."""
    words = [word.casefold() for word in _words(text) if len(word) > 1]
    if not words:
        return 0.0
    lists = [usual(language, USUAL_WORDS) for language in languages]
    return max(sum(map(known.__contains__, words)) for known in lists) / len(words)


def _garbage(text: str, letters: int, languages: Sequence[str]) -> str | None:
    lost = text.count("\ufffd") + count_private(text)
    if lost > UNDECODABLE * letters:
        return "its fonts cannot be decoded"
    if len(_MOJIBAKE.findall(text)) > MOJIBAKE * letters:
        return "its text is in a wrong encoding"
    words = _words(text)
    if len(words) < WORDS_NEEDED:
        return None
    long = [word for word in words if len(word) >= 4 and not word.isupper()]
    vowelless = sum(1 for word in long if not _VOWELS & set(word.casefold()))
    if long and vowelless > VOWELLESS * len(long):
        return "its words have no vowels"
    misspelt = _misspelt(words, languages)
    if len(misspelt) > MISSPELT * len(words) and _latin(words) and not _are_words(misspelt):
        return "many of its words have letters of no language of the series"
    if known_share(text, languages) < FEWEST_USUAL and _latin(words):
        return "hardly any of its words are words"
    return None


def _misspelt(words: Sequence[str], languages: Sequence[str]) -> list[str]:
    """The words with a letter that the usual words of no language have, as “Øtat” in French.

    Letters that were numbered in one order and are spelt in another read so.
    """
    alphabet = frozenset().union(*(alphabet_of(language) for language in languages))
    lowered = (word.lower() for word in words if not word.isascii())
    return [word for word in lowered if not alphabet.issuperset(word)]


def _are_words(misspelt: Sequence[str]) -> bool:
    """Whether many of them are words of some other language, which then the page is in."""
    return any(
        sum(map(usual(language, VOCABULARY).__contains__, misspelt)) > ANOTHER * len(misspelt)
        for language in listed_languages()
    )


def _words(text: str) -> list[str]:
    return _WORD.findall(text.replace(SOFT_HYPHEN, "").replace("’", " ").replace("'", " "))


def _latin(words: Sequence[str]) -> bool:
    """Whether most words are in Latin letters; others are a language that nobody asked for."""
    return 2 * sum(1 for word in words if word[0] < "\u0250") > len(words)
