"""Knows a section's heading by its words, however it is set."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process

from pipeline.page import Line
from pipeline.profile import Profile, phrases
from pipeline.text.characters import letters

_NUMBERING = re.compile(
    r"^\s*(?:(?:\d{1,2}|[IVX]{1,4}|[A-Ea-e])\s*[.)\-–—:|]\s*|\d{1,2}\s+|[•▪■►▶|]\s*)"
)
_TAIL = re.compile(r"[\s:.…|]+$")
# OCR and odd encodings spoil a letter or so of a heading, never one in ten of a short word.
ALIKE = 90.0
LINES_AT_MOST = 3
# Characters that numbering and marks add to the words of a heading.
_AROUND = 12


@dataclass(frozen=True, slots=True)
class HeadingMatch:
    """A section's heading: its key, how many lines it takes, and whether the words are exact."""

    key: str
    lines: int
    score: float
    continued: bool = False


@lru_cache(maxsize=8)
def _known(profile: Profile) -> dict[str, str]:
    return {
        letters(phrase): section.key
        for section in profile.sections
        for phrase in phrases(section.wordings)
    }


@lru_cache(maxsize=8)
def _continued(profile: Profile) -> re.Pattern[str]:
    words = "|".join(re.escape(p) for p in phrases(profile.continued)) or r"(?!)"
    return re.compile(rf"[\s(\[–—-]+(?:{words})[\s)\]]*$", re.IGNORECASE)


@lru_cache(maxsize=8)
def _longest(profile: Profile) -> int:
    """More letters than any heading has with its number and the word that it is continued."""
    headings = max((len(known) for known in _known(profile)), default=0)
    return headings + max((len(p) for p in phrases(profile.continued)), default=0) + _AROUND


def match_heading(lines: Sequence[Line], at: int, profile: Profile) -> HeadingMatch | None:
    """The section whose heading begins at ``lines[at]``, when its words are one of its headings.

    The longest that matches: “Lessons” may be a heading, and so may “Lessons” with “learned” below.
    Words alone: whether the line is set as a heading is for the caller to weigh.
    """
    first = lines[at]
    text = first.text
    if too_long(text, profile):
        return None
    longest = _match_words(text, profile)
    for count in range(2, LINES_AT_MOST + 1):
        further = lines[at + count - 1] if at + count <= len(lines) else None
        if further is None or not _one_block(first, further):
            break
        text = f"{text} {further.text}"
        if too_long(text, profile):
            break
        found = _match_words(text, profile)
        if found:
            longest = HeadingMatch(found.key, count, found.score, found.continued)
    return longest


def _one_block(first: Line, further: Line) -> bool:
    if further.page != first.page or further.blank_before:
        return False
    return abs(further.size - first.size) < 0.5 and further.bold == first.bold


def match_words(text: str, profile: Profile) -> HeadingMatch | None:
    """The section that ``text``, a line of its own, is a heading of."""
    return None if too_long(text, profile) else _match_words(text, profile)


def too_long(text: str, profile: Profile) -> bool:
    """Whether ``text`` has more letters than any heading, however spaced or led to its page."""
    return len(text) - text.count(" ") - text.count(".") > _longest(profile)


@lru_cache(maxsize=1 << 14)  # several stages ask about the same lines
def _match_words(text: str, profile: Profile) -> HeadingMatch | None:
    text, continued = _continued(profile).subn("", text)
    bare = _TAIL.sub("", _NUMBERING.sub("", text))
    key = letters(bare)
    known = _known(profile)
    if key in known:
        return HeadingMatch(known[key], 1, 1.0, bool(continued))
    if len(key) < 5:
        return None
    found = process.extractOne(key, known.keys(), scorer=fuzz.ratio, score_cutoff=ALIKE)
    if found is None or abs(len(found[0]) - len(key)) > 1:
        return None
    return HeadingMatch(known[found[0]], 1, found[1] / 100, bool(continued))
