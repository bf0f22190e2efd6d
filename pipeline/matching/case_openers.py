"""Where a volume's cases begin, in the words that a profile says."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from pipeline.matching.heading_words import ANY_NUMBER, with_any_number
from pipeline.model.page import Page
from pipeline.profile.model import Profile, phrases
from pipeline.text.characters import letters

# What may follow the words on their line: the title of the case.
_BEFORE_TITLE = (":", "–", "—", " - ", ".", "|")


def case_starts(pages: Sequence[Page], profile: Profile) -> list[int]:
    """The numbers of the pages on which a line says that a case begins.

    A page with several such lines is a table of contents. A line that comes again on the next
    pages is a running head of the case.
    """
    starts: list[int] = []
    said = ""
    for page in pages:
        found = [line.text for line in page.lines if opens_case(line.text, profile)]
        if len(found) == 1 and letters(found[0]) != said:
            starts.append(page.number)
            said = letters(found[0])
    return starts


def opens_case(text: str, profile: Profile) -> bool:
    """Whether a line is the words that a case begins with, or these before its title."""
    heads = [text, *(text.partition(sign)[0] for sign in _BEFORE_TITLE)]
    return any(is_case_opener(head, profile) for head in heads)


def is_case_opener(text: str, profile: Profile) -> bool:
    """Whether a line is nothing but the words that a case begins with."""
    return with_any_number(letters(text)) in _openers(profile)


@lru_cache(maxsize=8)
def _openers(profile: Profile) -> frozenset[str]:
    return frozenset(
        with_any_number(letters(phrase.replace(ANY_NUMBER, "0")))
        for phrase in phrases(profile.case_begins)
    )
