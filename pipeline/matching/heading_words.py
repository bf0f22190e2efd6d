"""Recognises a section's heading by its words, however it is set."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process

from pipeline.model.page import Line
from pipeline.profile.model import Profile, phrases
from pipeline.text.characters import letters
from pipeline.text.endings import ends_sentence

_NUMBERING = re.compile(
    r"\s*(?:(?:\d{1,2}|[IVX]{1,4}|[A-E])(?:[.-]\d{1,2})+(?:\s*[.):–—|]\s*|\s+)"  # “7.1”, “II-1.2”
    r"|(?:\d{1,2}|[IVX]{1,4}|[A-Ea-e])\s*[.)\-–—:|]\s*|\d{1,2}\s+|[•▪■►▶|]\s*)"
)
# What stands in a wording for a number that changes, such as a year.
ANY_NUMBER = "{n}"
# Per cent: OCR and odd encodings spoil or lose a letter or so of a heading, never one in ten. So
# a word of fewer than five letters with one of them spoilt, which may be any other word, is none.
ALIKE, LETTERS_LOST = 90.0, 1
# In the narrow column beside a text, a heading takes up to three lines.
LINES_AT_MOST = 3
# Points: lines of one heading are of one size, but for how exactly a file says it.
SAME_SIZE = 0.5
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
    """The profile's headings, by their letters alone, and the keys of their sections.

    “{n}” stands for any number, as 0.
    """
    return {
        letters(phrase.replace(ANY_NUMBER, "0")): section.key
        for section in profile.sections
        for phrase in phrases(section.wordings)
    }


@lru_cache(maxsize=8)
def _numbered(profile: Profile) -> Mapping[str, str]:
    """The headings with a number that changes, with 0 for each number, and their sections."""
    return {
        with_any_number(letters(phrase.replace(ANY_NUMBER, "0"))): section.key
        for section in profile.sections
        for phrase in phrases(section.wordings)
        if ANY_NUMBER in phrase
    }


def with_any_number(text: str) -> str:
    """``text`` with 0 for each number in it, for comparing what differs by numbers."""
    return re.sub(r"\d+", "0", text)


def without_numbering(text: str) -> str:
    """``text`` without the number, letter or mark that may stand before a heading."""
    numbered = _NUMBERING.match(text)
    return text[numbered.end() :] if numbered else text


def with_words_whole(text: str, profile: Profile) -> str:
    """A heading's ``text`` without the spaces that its wording in the profile has not.

    In a margin too narrow for its longest word, a heading is broken without a hyphen.
    """
    at = len(text) - len(without_numbering(text))
    for phrase in (p for section in profile.sections for p in phrases(section.wordings)):
        if letters(phrase) == letters(text[at:]):
            ends = {len(letters(phrase[:end])) for end, sign in enumerate(phrase) if sign == " "}
            return text[:at] + "".join(
                sign
                for place, sign in enumerate(text[at:])
                if sign != " " or len(letters(text[at : at + place])) in ends
            )
    return text


@lru_cache(maxsize=8)
def _continued(profile: Profile) -> re.Pattern[str]:
    """The word that the heading of a section that goes on carries, at a text's end."""
    words = "|".join(re.escape(p) for p in phrases(profile.continued)) or r"(?!)"
    return re.compile(rf"[\s(\[–—-]+(?:{words})[\s)\]]*$", re.IGNORECASE)


def match_heading(lines: Sequence[Line], at: int, profile: Profile) -> HeadingMatch | None:
    """The section whose heading begins at ``lines[at]``, when its words are one of its headings.

    The longest that matches: “Lessons” may be a heading, and so may “Lessons” with “learned” below.
    Words alone: whether the line is set as a heading is for the caller to weigh.
    """
    first = lines[at]
    text = first.text
    left = room_for_heading(profile) - first.alphanumerics
    longest = _match(text, profile) if left >= 0 else None
    for count, further in enumerate(lines[at + 1 : at + LINES_AT_MOST], 2):
        left -= further.alphanumerics
        if left < 0 or not _one_block(first, further) or ends_sentence(text):
            break  # a paragraph's last word is none of the heading below it
        text = f"{text} {further.text}"
        found = _match(text, profile)
        if found:
            longest = HeadingMatch(found.key, count, found.score, found.continued)
    return longest


def match_headings(lines: Sequence[Line], profile: Profile) -> Iterator[tuple[int, HeadingMatch]]:
    """Each place in ``lines`` where a heading begins, as :func:`match_heading` knows it."""
    room = room_for_heading(profile)
    for at, line in enumerate(lines):
        match = match_heading(lines, at, profile) if line.alphanumerics <= room else None
        if match:
            yield at, match


def _one_block(first: Line, further: Line) -> bool:
    """Whether two lines may be of one heading.

    Faked small capitals are large ones set smaller: a line without a capital is only as large as
    the other letters of the one above it.
    """
    return (
        further.bold == first.bold
        and any(abs(further.size - span.size) < SAME_SIZE for span in first.spans)
        and further.page == first.page
        and not further.blank_before
    )


def match_words(text: str, profile: Profile) -> HeadingMatch | None:
    """The section that ``text``, a line of its own, is a heading of."""
    room = room_for_heading(profile)
    if len(text) > room and sum(map(str.isalnum, text)) > room:
        return None
    return _match(text, profile)


@lru_cache(maxsize=1 << 12)  # short lines of one document, which several stages ask about
def _match(text: str, profile: Profile) -> HeadingMatch | None:
    text, continued = _continued(profile).subn("", text)
    key = letters(without_numbering(text))
    known = headings_of(profile)
    section = known.get(key) or _numbered(profile).get(with_any_number(key))
    if section:
        return HeadingMatch(section, 1, 1.0, bool(continued))
    near = _headings_about_as_long(len(key), profile)
    found = process.extractOne(key, near, scorer=fuzz.ratio, score_cutoff=ALIKE)
    if found is None:
        return None
    return HeadingMatch(known[found[0]], 1, found[1] / 100, bool(continued))


@lru_cache(maxsize=1 << 10)
def _headings_about_as_long(length: int, profile: Profile) -> list[str]:
    """The headings, by their letters, that may be ``length`` letters once some are lost."""
    return [one for one in headings_of(profile) if abs(len(one) - length) <= LETTERS_LOST]


@lru_cache(maxsize=8)
def room_for_heading(profile: Profile) -> int:
    """More characters than any heading has, with its number and the word that it is continued."""
    words = max((len(p) for p in phrases(profile.continued)), default=0)
    return max(map(len, headings_of(profile)), default=0) + words + _AROUND
