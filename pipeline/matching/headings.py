"""Knows a section's heading by its words, however it is set."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial

from rapidfuzz import fuzz, process

from pipeline.model.page import Line, length_of
from pipeline.profile.model import Profile, phrases
from pipeline.text.characters import letters
from pipeline.text.endings import ends_sentence

_NUMBERING = re.compile(
    r"\s*(?:(?:\d{1,2}|[IVX]{1,4}|[A-Ea-e])\s*[.)\-–—:|]\s*|\d{1,2}\s+|[•▪■►▶|]\s*)"
)
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
def headings_of(profile: Profile) -> Mapping[str, str]:
    """The profile's headings, by their letters alone, and the keys of their sections."""
    return {
        letters(phrase): section.key
        for section in profile.sections
        for phrase in phrases(section.wordings)
    }


@dataclass(frozen=True, slots=True)
class _Wordbook:
    """A profile's headings, by their letters, and what may stand behind or before them.

    ``room`` is more than any heading's length (as lines have one) with its number and the word that
    it is continued. ``match`` knows a heading by its text; several stages ask about the same lines.
    """

    room: int
    match: Callable[[str], HeadingMatch | None]


@lru_cache(maxsize=8)
def _wordbook(profile: Profile) -> _Wordbook:
    known = headings_of(profile)
    words = "|".join(re.escape(p) for p in phrases(profile.continued)) or r"(?!)"
    continued = re.compile(rf"[\s(\[–—-]+(?:{words})[\s)\]]*$", re.IGNORECASE)
    longest = max((len(heading) for heading in known), default=0)
    longest += max((len(p) for p in phrases(profile.continued)), default=0) + _AROUND
    as_long = {
        length: [one for one in known if abs(len(one) - length) <= 1] for length in range(longest)
    }
    said = tuple(letters(p) for p in phrases(profile.continued))
    match = lru_cache(maxsize=1 << 14)(partial(_match_words, known, as_long, continued, said))
    return _Wordbook(longest, match)


def match_heading(lines: Sequence[Line], at: int, profile: Profile) -> HeadingMatch | None:
    """The section whose heading begins at ``lines[at]``, when its words are one of its headings.

    The longest that matches: “Lessons” may be a heading, and so may “Lessons” with “learned” below.
    Words alone: whether the line is set as a heading is for the caller to weigh.
    """
    book = _wordbook(profile)
    return _match_at(lines, at, book) if lines[at].length <= book.room else None


def match_headings(lines: Sequence[Line], profile: Profile) -> Iterator[tuple[int, HeadingMatch]]:
    """Each place in ``lines`` where a heading begins, as :func:`match_heading` knows it."""
    book = _wordbook(profile)
    room = book.room
    short = [at for at, line in enumerate(lines) if line.length <= room]
    for at in short:
        match = _match_at(lines, at, book)
        if match:
            yield at, match


def _match_at(lines: Sequence[Line], at: int, book: _Wordbook) -> HeadingMatch | None:
    """The heading that begins at ``lines[at]``, which is short enough to hold one."""
    first = lines[at]
    text = first.text
    longest = book.match(text)
    room = book.room - first.length
    for count, further in enumerate(lines[at + 1 : at + LINES_AT_MOST], 2):
        room -= further.length
        if room < 0 or not _one_block(first, further) or ends_sentence(text):
            break  # a paragraph's last word is none of the heading below it
        text = f"{text} {further.text}"
        found = book.match(text)
        if found:
            longest = HeadingMatch(found.key, count, found.score, found.continued)
    return longest


def _one_block(first: Line, further: Line) -> bool:
    return (
        further.bold == first.bold
        and abs(further.size - first.size) < 0.5
        and further.page == first.page
        and not further.blank_before
    )


def match_words(text: str, profile: Profile) -> HeadingMatch | None:
    """The section that ``text``, a line of its own, is a heading of."""
    book = _wordbook(profile)
    return book.match(text) if length_of(text) <= book.room else None


def room_for_heading(profile: Profile) -> int:
    """The greatest length (as lines have one) that a heading may have."""
    return _wordbook(profile).room


def _match_words(
    known: Mapping[str, str],
    as_long: Mapping[int, Sequence[str]],
    continued_as: re.Pattern[str],
    continued_letters: tuple[str, ...],
    text: str,
) -> HeadingMatch | None:
    continued = 0
    if letters(text).endswith(continued_letters):  # as few lines do
        text, continued = continued_as.subn("", text)
    numbered = _NUMBERING.match(text)
    key = letters(text[numbered.end() :] if numbered else text)
    if key in known:
        return HeadingMatch(known[key], 1, 1.0, bool(continued))
    near = as_long.get(len(key))
    if len(key) < 5 or not near:
        return None
    found = process.extractOne(key, near, scorer=fuzz.ratio, score_cutoff=ALIKE)
    if found is None:
        return None
    return HeadingMatch(known[found[0]], 1, found[1] / 100, bool(continued))
