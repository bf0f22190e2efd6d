"""The sub-headings that a profile describes: by their words, or by how they are set."""

from __future__ import annotations

from functools import lru_cache

from pipeline.matching.heading_words import without_numbering
from pipeline.matching.looks import look_at
from pipeline.model.page import Line
from pipeline.profile.model import Profile, phrases
from pipeline.text.characters import letters


def said_level(line: Line, profile: Profile) -> int:
    """The level, from 1, of the sub-heading that a whole line is, as the profile says; 0: none.

    Looks are listed from the highest level to the lowest; a sub-heading known by its words alone
    is of the highest.
    """
    said = profile.subheadings
    if said.looks is None and not (said.run_in or said.wordings):
        return 0
    at = look_at(line, (*(said.looks or ()), *said.run_in))
    if at is not None:
        return at + 1
    return int(letters(without_numbering(line.text)) in _words(profile))


@lru_cache(maxsize=8)
def _words(profile: Profile) -> frozenset[str]:
    return frozenset(letters(phrase) for phrase in phrases(profile.subheadings.wordings))
