"""The words in which a line of the record and what OCR reads in its place differ."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from pipeline.audit.comparable_words import ADDRESS, commonness
from pipeline.text.characters import UNKNOWN, fold
from pipeline.text.word_frequency import is_listed

# Words with fewer letters are read by chance.
LEAST = 3
# One letter may be misread; in words of so many letters, two.
LONG = 6
# A word of the record that no word of the page resembles is not printed if it is this long.
LEAST_ABSENT = 6
# A word that lost its accent is so many steps rarer than with it, if it is one at all.
WITHOUT_ACCENT = 1.0
# No list of words helps OCR with addresses: this share of their letters may be misread.
MISREAD_IN_ADDRESS = 0.5
# What stands for a letter that the file does not name is a letter.
_TOKEN = re.compile(rf"{UNKNOWN}*[^\W\d_](?:[^\W\d_]|{UNKNOWN})*|\d{{3,}}")
_CHUNK = re.compile(r"\S+")
# What may stand between two parts of a word, on paper or as OCR reads it.
_DASHES = re.compile("[-\u2010-\u2015\u2212]")
# Figures of capitals, whose strokes OCR takes for the letter l: “III” for “Ill”.
_ROMAN, _STROKES = re.compile(r"[IVX]+"), str.maketrans("l1", "ii")
# A note's call, which OCR may read as letters of the word before it: “aussi[4]”, “ainsi.12”.
_CALL_BEHIND = re.compile(r"[.,;:!?»”)]*[\[(]?\d{1,2}(?!\w)")


class WordDifference(NamedTuple):
    """Words of the record and those printed in their place, as each has them.

    One of the two is empty where the other has further words. ``key`` is what two readings of one
    place must share to say the same.
    """

    recorded: str
    printed: str
    key: tuple[str, str]


class _Token(NamedTuple):
    """A folded word, its place in the text, and whether it is a part of an address."""

    text: str
    start: int
    end: int
    in_address: bool


def tokens(text: str) -> list[str]:
    """The words of ``text`` in letters alone, without accents, and its numbers of three figures."""
    return _TOKEN.findall(fold(text))


def _placed(text: str) -> list[_Token]:
    """The tokens of ``text`` with their places."""
    return [
        _Token(token, chunk.start() + word.start(), chunk.start() + word.end(), in_address)
        for chunk in _CHUNK.finditer(text)
        for in_address in (ADDRESS.search(chunk.group()) is not None,)
        for word in _TOKEN.finditer(chunk.group())
        for token in tokens(word.group())
    ]


def differing(
    line: str, text: str, seen: set[str], languages: Sequence[str]
) -> list[WordDifference]:
    """The words that differ between the ``line`` of a record and the ``text`` read in its place.

    ``seen`` are the folded words of the page as OCR reads it.
    """
    hyphens = list(_other_hyphens(line, text))
    said = {one.key[0] for one in hyphens}
    words = [
        one
        for one in _other_words(line, text, seen, languages)
        if one.key[0].replace(" ", "") not in said
    ]
    return hyphens + words


def _other_words(
    line: str, text: str, seen: set[str], languages: Sequence[str]
) -> Iterator[WordDifference]:
    """Small differences of letters are OCR's own, unless it reads a listed word for an unlisted."""
    recorded, printed = _placed(line), _placed(text)
    own, other = [one.text for one in recorded], [one.text for one in printed]
    for tag, a, b, c, d in SequenceMatcher(None, own, other, autojunk=False).get_opcodes():
        if tag == "equal":
            for left_one, right_one in zip(recorded[a:b], printed[c:d], strict=True):
                if _lacks_accent(left_one, right_one, line, text, languages):
                    yield _difference(line, [left_one], text, [right_one])
            continue
        inside = a > 0 and b < len(own)
        read = "".join(other[c:d])
        if tag == "replace" and len(read) >= LEAST:
            left, right = recorded[a:b], printed[c:d]
            if _differ(left, right, line, text, languages, inside=inside):
                yield _difference(line, left, text, right)
        elif tag == "insert" and inside and any(len(word) >= LEAST for word in other[c:d]):
            yield _difference(line, [], text, printed[c:d])
        elif tag in ("delete", "replace"):
            for word in recorded[a:b]:
                long = len(word.text) >= LEAST_ABSENT
                if long and not any(resemble(word.text, one) for one in seen):
                    yield _difference(line, [word], text, [])


def _differ(
    own: Sequence[_Token],
    other: Sequence[_Token],
    line: str,
    text: str,
    languages: Sequence[str],
    *,
    inside: bool,
) -> bool:
    """Whether words stand in each other's place that are more than misread."""
    left, right = "".join(one.text for one in own), "".join(one.text for one in other)
    if len(left) < LEAST and UNKNOWN not in left:
        return False
    spelt = all(_is_listed(word.text, line, languages) for word in own)
    listed = all(_is_listed(word.text, text, languages) for word in other)
    misspelt = listed and not spelt
    if left == right:
        # OCR joins words and parts them: that means nothing at a line's ends, nor where what it
        # reads is no word and what the record has are some.
        return len(own) != len(other) and (misspelt or (inside and (listed or not spelt)))
    if UNKNOWN in left and "".join(one.text.strip(UNKNOWN) for one in own) == right:
        return False  # a sign beside the word
    if right.startswith(left) and _CALL_BEHIND.match(line, own[-1].end):
        return False
    if all(
        _ROMAN.fullmatch(line, word.start, word.end) for word in own
    ) and left == right.translate(_STROKES):
        return False
    if any(one.in_address for one in (*own, *other)):
        return Levenshtein.normalized_distance(left, right) > MISREAD_IN_ADDRESS
    if left.isdigit() and right.isdigit() and len(left) == len(right):
        return True  # each figure counts; but OCR leaves out one beside a sign or an edge
    unnamed = UNKNOWN in left and UNKNOWN not in right
    return not resemble(left, right) or (len(right) >= LONG and misspelt) or unnamed


def _lacks_accent(
    own: _Token, other: _Token, line: str, text: str, languages: Sequence[str]
) -> bool:
    """Whether a word has no accent, and OCR reads it with one, which is far more common."""
    left, right = (t[w.start : w.end].casefold() for t, w in ((line, own), (text, other)))
    if len(left) < LEAST or not left.isascii() or own.in_address:
        return False
    return commonness(right, languages) - commonness(left, languages) >= WITHOUT_ACCENT


def _difference(
    line: str, own: Sequence[_Token], text: str, other: Sequence[_Token]
) -> WordDifference:
    key = " ".join(one.text for one in own), " ".join(one.text for one in other)
    return WordDifference(_as_written(line, own), _as_written(text, other), key)


def _as_written(text: str, words: Sequence[_Token]) -> str:
    return text[words[0].start : words[-1].end] if words else ""


class _Hyphens(NamedTuple):
    """The letters and figures of a word, and before which of them hyphens, or any signs, stand."""

    letters: str
    hyphens: frozenset[int]
    signs: frozenset[int]

    def differ_from(self, other: _Hyphens) -> bool:
        """Whether one has a hyphen where the other has nothing: OCR takes “=” for a dash."""
        return bool(self.hyphens - other.signs or other.hyphens - self.signs)


def _other_hyphens(line: str, text: str) -> Iterator[WordDifference]:
    """Words and addresses with the same letters and figures, but with other hyphens inside them."""
    read: dict[str, list[tuple[str, _Hyphens]]] = {}
    for chunk in _CHUNK.findall(text):
        word = _hyphens(chunk)
        read.setdefault(word.letters, []).append((chunk, word))
    for chunk in _CHUNK.findall(line):
        word = _hyphens(chunk)
        others = read.get(word.letters, [])
        if len(word.letters) >= LEAST and others and all(word.differ_from(o) for _, o in others):
            printed, first = others[0]
            key = word.letters, "-".join(map(str, sorted(first.hyphens)))
            yield WordDifference(_bare(chunk), _bare(printed), key)


def _hyphens(chunk: str) -> _Hyphens:
    letters, hyphens, signs = 0, set(), set()
    folded = fold(chunk)
    for sign in folded:
        if sign.isalnum():
            letters += 1
        elif letters:
            signs.add(letters)
            if _DASHES.match(sign):
                hyphens.add(letters)
    end = {letters}  # what stands behind the last letter is no part of the word
    return _Hyphens(
        "".join(filter(str.isalnum, folded)), frozenset(hyphens - end), frozenset(signs - end)
    )


def _bare(chunk: str) -> str:
    """``chunk`` without the signs around it."""
    return chunk.strip("".join({sign for sign in chunk if not sign.isalnum()}))


def _is_listed(token: str, text: str, languages: Sequence[str]) -> bool:
    """Whether a list has ``token``, spelt as in ``text``."""
    spelt = next((word for word in _TOKEN.findall(text) if fold(word) == token), token)
    return is_listed(spelt, languages)


def resemble(word: str, other: str) -> bool:
    """Whether two words differ by no more than OCR misreads."""
    most = 2 if min(len(word), len(other)) >= LONG else 1
    return Levenshtein.distance(word, other, score_cutoff=most) <= most
