"""The words in which a line of the record and what OCR reads in its place differ."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from rapidfuzz.distance import Levenshtein

from pipeline.text.characters import fold
from pipeline.text.word_frequency import is_listed

# Words with fewer letters are read by chance.
LEAST = 3
# One letter may be misread; in words of so many letters, two.
LONG = 6
# A word of the record that no word of the page resembles is not printed if it is this long.
LEAST_ABSENT = 6
_TOKEN = re.compile(r"[^\W\d_]+|\d{3,}")


def tokens(text: str) -> list[str]:
    """The words of ``text`` in letters alone, without accents, and its numbers of three figures."""
    return _TOKEN.findall(fold(text))


def differing(
    line: str, text: str, seen: set[str], languages: Sequence[str]
) -> Iterator[tuple[str, str]]:
    """The words that differ between the ``line`` of a record and the ``text`` read in its place.

    Small differences of letters are OCR's own, unless what it reads is in a list and what the
    record has is not. One of the two is empty where the other has further words.
    """
    recorded, printed = tokens(line), tokens(text)
    for tag, a, b, c, d in SequenceMatcher(None, recorded, printed, autojunk=False).get_opcodes():
        own, other = recorded[a:b], printed[c:d]
        inside = a > 0 and b < len(recorded)
        if tag == "replace":
            left, right = "".join(own), "".join(other)
            listed = all(_is_listed(word, text, languages) for word in other)
            misspelt = listed and not all(_is_listed(word, line, languages) for word in own)
            if left == right:
                # What OCR joins or parts at a line's ends means nothing.
                differ = own != other and (inside or misspelt)
            else:
                sure = len(right) >= LONG and misspelt
                differ = len(left) >= LEAST and (not resemble(left, right) or sure)
            if differ:
                yield " ".join(own), " ".join(other)
        elif tag == "insert" and inside and any(len(word) >= LEAST for word in other):
            yield "", " ".join(other)
        elif tag == "delete":
            for word in own:
                if len(word) >= LEAST_ABSENT and not any(resemble(word, one) for one in seen):
                    yield word, ""


def _is_listed(token: str, text: str, languages: Sequence[str]) -> bool:
    """Whether a list has ``token``, spelt as in ``text``."""
    spelt = next((word for word in _TOKEN.findall(text) if fold(word) == token), token)
    return is_listed(spelt, languages)


def resemble(word: str, other: str) -> bool:
    """Whether two words differ by no more than OCR misreads."""
    most = 2 if min(len(word), len(other)) >= LONG else 1
    return Levenshtein.distance(word, other, score_cutoff=most) <= most
