"""A first look at a text, which on a sound page makes a closer one needless.

It takes no character in hand but reads UTF-8 with tables. There a Latin letter past ASCII begins
with a byte from C3 to C9, usual punctuation with C2 or E2, and what follows is below C0: with that
left out, a letter is one byte, and what is none parts words.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from pipeline.text.characters import SOFT_HYPHEN
from pipeline.text.word_frequency import alphabet_of, usual

_ASCII, _FOLLOWING = bytes(range(0x80)), bytes(range(0x80, 0xC0))
_SMALL, _CAPITALS, _FURTHER = bytes(range(97, 123)), bytes(range(65, 91)), bytes(range(0xC3, 0xCA))
_LETTERS, _PUNCTUATION = range(0xC0, 0x250), (*range(0x80, 0xC0), *range(0x2000, 0x2C00))
# What UTF-8 that was read as something else begins with.
_MISREAD, _MISREAD_MARK = frozenset("ÃÂ"), "â€"


def _table(kinds: dict[bytes, bytes]) -> bytes:
    """For bytes.translate: each byte of a key becomes that of its value, any other a space."""
    table = bytearray(b" " * 256)
    for those, kind in kinds.items():
        for byte, other in zip(those, kind * (len(those) // len(kind)), strict=True):
            table[byte] = other
    return bytes(table)


_AS_WORDS = _table({_SMALL + _FURTHER: _SMALL + _FURTHER, _CAPITALS: _SMALL})
_AS_SOUNDS = _table({_SMALL + _CAPITALS + _FURTHER: b"x", b"aeiouyAEIOUY": b"a"})
_AS_SMALL = _table({_SMALL: b"a", _CAPITALS + _FURTHER: b"x"})


def is_plainly_words(
    text: str, languages: tuple[str, ...], *, usual_words: int, share: float, vowelless: float
) -> bool:
    """Whether ``text`` clearly is in words of one of the ``languages``; if not, it may be yet.

    True says that all its characters are letters and marks of theirs, at least ``share`` of its
    words are among the ``usual_words`` of one, and at most ``vowelless`` of the words of four
    letters and more, acronyms apart, have no vowel.
    """
    data = text.replace(SOFT_HYPHEN, "").encode("utf-8", "replace")
    others = data.translate(None, _ASCII).decode()
    if not _proper(languages).issuperset(others) or _MISREAD_MARK in others:
        return False
    if not _has_usual(data.translate(_AS_WORDS, _FOLLOWING), _usual(languages, usual_words), share):
        return False
    # As many as have no vowel, or more: none is seen in “été”. As many as are long, or fewer.
    mute = (b" " + data.translate(_AS_SOUNDS, _FOLLOWING)).count(b" xxxx")
    return not mute or mute <= vowelless * (data.translate(_AS_SMALL, _FOLLOWING).count(b" aaaa"))


def _has_usual(text: bytes, usual_words: Sequence[frozenset[bytes]], share: float) -> bool:
    """Whether more than this share of the words in ``text`` are usual in one of the languages.

    Most texts have enough of them in a third of their length, and there are no more words than
    spaces, and one.
    """
    some = text[: text.rfind(b" ", 0, len(text) // 3) + 1].split()
    if _hold(some, usual_words, share * (text.count(b" ") + 1)):
        return True
    words = text.split()
    return _hold(words, usual_words, share * len(words))


def _hold(words: Sequence[bytes], usual_words: Sequence[frozenset[bytes]], least: float) -> bool:
    return any(sum(map(listed.__contains__, words)) > least for listed in usual_words)


@lru_cache(maxsize=8)
def _usual(languages: tuple[str, ...], count: int) -> tuple[frozenset[bytes], ...]:
    """Of the ``count`` words that each language uses most, those of two ASCII letters and more."""
    listed = [usual(language, count) for language in languages]
    return tuple(
        frozenset(word.encode() for word in words if len(word) > 1 and word.isascii())
        for words in listed
    )


@lru_cache(maxsize=8)
def _proper(languages: tuple[str, ...]) -> frozenset[str]:
    """The characters past ASCII that words of ``languages`` have, or that stand between words."""
    alphabet = frozenset().union(*map(alphabet_of, languages))
    if not alphabet.issuperset(map(chr, _SMALL)):
        return frozenset()
    letters = {letter for letter in map(chr, _LETTERS) if alphabet.issuperset(letter.lower())}
    marks = {mark for mark in map(chr, _PUNCTUATION) if not mark.isalnum()}
    return frozenset((letters | marks) - _MISREAD)
