"""Finds words with letters that cannot be right: unknown, private, or of another script."""

from __future__ import annotations

import re
import string
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from pipeline.text.characters import UNKNOWN
from pipeline.text.word_frequency import alphabet_of, common, is_listed, listed_languages

# PDFium writes U+FFFE or U+0002 for a hyphen at a line end, and goes on with the next line.
_LINE_END_HYPHEN = re.compile(r"[\ufffe\x02](?=[^\S\n]*\r?\n|\w)")
_SURROGATES = re.compile("[\ud800-\udbff][\udc00-\udfff]")
# Controls, private use, noncharacters and unassigned code points, lone surrogates.
_NEVER_LETTERS = frozenset({"Cc", "Co", "Cn", "Cs"})
_LETTERS = frozenset({"Ll", "Lu", "Lt", "Lo"})
# Signs of measures ("µm", "kΩ") have so many characters at most.
_LONGEST_SIGN = 3
# Not str.split: the controls U+001C to U+001F, by which it splits, are ligatures in TeX's fonts.
CHUNK = re.compile(r"[^ \t\r\n\u00a0\u2000-\u200a\u202f\u3000]+")
_LETTER_RUN = re.compile(r"[^\W\d_]+")
# What é, à, ñ and the like become where their two bytes in UTF-8 are taken for letters.
_TWO_BYTES = re.compile("[ÂÃ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")
# Signs that stand in no word: what fonts say of a ligature or an accented letter.
_SIGN_INSIDE = re.compile(
    "(?<=[^\\W\\d_A-Z])[*^|<>=#%§¶¢£¥¬®©™°±¿¡‰†‡¨ˆ˜¸{}~\\\\«»]+(?=[^\\W\\d_A-Z])"
)
_ADDRESS = re.compile(r"://|www\.|@|\w/\w")
_CAPITAL_INSIDE = re.compile(r"[^\W\d_A-Z][^\W\d_a-z]")


def odd_words(text: str, languages: Sequence[str]) -> list[str]:
    """The words of ``text`` that hold an odd character beside a letter or figure, or several.

    Odd are characters that print nothing known, signs inside a word, letters of another script than
    the rest of the word, and, in a word in small letters that no list knows, Latin letters that
    ``languages`` are not spelt with. A character that stands alone is a bullet of a symbol font.
    """
    alphabet = _alphabet(tuple(languages))
    rare = any(_may_be_odd(character, alphabet) for character in set(text) - _plain(alphabet))
    if not rare and not _SIGN_INSIDE.search(text):
        return []
    text = _SURROGATES.sub("", _LINE_END_HYPHEN.sub("", text))
    return [word for word in CHUNK.findall(text) if _is_odd(word, alphabet, languages)]


@lru_cache(maxsize=8)
def _plain(alphabet: frozenset[str]) -> frozenset[str]:
    """The characters that nearly all texts are made of, none of which may be odd."""
    usual = {*string.printable, *alphabet, *map(str.upper, alphabet)}
    return frozenset(c for c in usual if len(c) == 1 and not _may_be_odd(c, alphabet))


@lru_cache(maxsize=1 << 12)
def _may_be_odd(character: str, alphabet: frozenset[str]) -> bool:
    """Whether ``character`` is odd, or a letter that ``alphabet`` does not have."""
    if character in "\t\r\n":
        return False
    return is_odd(character) or (character.isalpha() and character.casefold() not in alphabet)


def is_odd(character: str) -> bool:
    """Whether ``character`` can be no letter that was printed."""
    return character == UNKNOWN or unicodedata.category(character) in _NEVER_LETTERS


def odd_characters(word: str, languages: Sequence[str]) -> frozenset[str]:
    """What of ``word`` may be odd in ``languages``: no letters of theirs, signs between letters."""
    alphabet = _alphabet(tuple(languages))
    foreign = (c for c in word if _may_be_odd(c, alphabet))
    return frozenset((*foreign, *"".join(_SIGN_INSIDE.findall(word))))


def has_foreign_script(word: str) -> bool:
    """Whether ``word`` mixes Latin letters with those of another script, and is not a symbol."""
    letters = [c for c in word if unicodedata.category(c) in _LETTERS]
    latin = sum(map(_is_latin, letters))
    return 0 < latin < len(letters) and len(word) > _LONGEST_SIGN


def _is_odd(word: str, alphabet: frozenset[str], languages: Sequence[str]) -> bool:
    if _SIGN_INSIDE.search(word) and not _ADDRESS.search(word):
        return True
    if word.isascii() and word.isprintable():
        return False
    lost = sum(map(is_odd, word))
    if lost:
        return lost > 1 or any(map(str.isalnum, word))
    if _TWO_BYTES.search(word) or _has_capital_inside(word, alphabet):
        return True
    return has_foreign_script(word) or _is_misspelt(word, alphabet, languages)


def _has_capital_inside(word: str, alphabet: frozenset[str]) -> bool:
    """Whether a capital that no language known has stands behind a small letter (“dŽlai”)."""
    return any(
        found.group()[0].islower()
        and found.group()[1].isupper()
        and _is_latin(found.group()[1])
        and found.group()[1].casefold() not in alphabet
        for found in _CAPITAL_INSIDE.finditer(word)
    )


def _is_misspelt(word: str, alphabet: frozenset[str], languages: Sequence[str]) -> bool:
    """Whether a part of ``word`` in small letters has some that no language known spells it with.

    Names are spelt as where they come from.
    """
    for run in _LETTER_RUN.findall(unicodedata.normalize("NFC", word)):
        if run.islower() and not alphabet.issuperset(run) and all(map(_is_latin, run)):
            return not is_listed(run, languages) and not _is_common_anywhere(run)
    return False


@lru_cache(maxsize=1 << 10)
def _is_common_anywhere(word: str) -> bool:
    return any(common(word, language) for language in listed_languages())


@lru_cache(maxsize=1 << 10)
def _is_latin(letter: str) -> bool:
    return letter.isascii() or unicodedata.name(letter, "").startswith("LATIN")


@lru_cache(maxsize=8)
def _alphabet(languages: tuple[str, ...]) -> frozenset[str]:
    return frozenset().union(*map(alphabet_of, languages), map(chr, range(ord("a"), ord("z") + 1)))
