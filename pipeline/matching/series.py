"""Finds which series a document belongs to: the one whose words it has most of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from pipeline.errors import Rejected, RejectionCode
from pipeline.matching.criteria import opens_criterion
from pipeline.matching.fact_labels import match_label
from pipeline.matching.heading_words import ANY_NUMBER, match_headings, with_any_number
from pipeline.matching.run_in_headings import split_run_in_headings
from pipeline.model.page import Line, Page
from pipeline.profile.model import Profile, phrases
from pipeline.text.characters import letters

# Unless a profile says how many of its sections make a case: this share of them.
SECTIONS_OF_A_CASE = 0.4
# A heading is shorter than this, numbering and letter-spacing included.
CHARACTERS_OF_HEADING = 120
# So many criterion sentences, or lines of a fact box, are as telling as more of them.
ENOUGH_SENTENCES, ENOUGH_FACTS = 3, 3
# The number of a page, behind a title, has no more digits than these.
DIGITS_OF_PAGE = 4
# How much each of them weighs, and a title of the guide; the sections together weigh 1.
SIGN = 0.3
# Two series whose scores differ by less than this are equally likely.
APART = 0.1


@dataclass(frozen=True, slots=True)
class Fit:
    """How well a document's words fit a profile: its sections found, and the sum of all signs."""

    profile: Profile
    sections: int
    score: float


def wanted_sections(profile: Profile) -> float:
    """How many of a profile's sections a document must have to be a case for them alone."""
    return profile.sections_of_a_case or SECTIONS_OF_A_CASE * len(profile.sections)


def choose_profile(pages: Sequence[Page], profiles: Sequence[Profile]) -> Profile:
    """The profile whose words ``pages`` have most of; the first where none has any.

    Whether they are a case of that series at all is decided once the stages have run. Raises
    Rejected when two profiles fit equally well.
    """
    if len(profiles) == 1:
        return profiles[0]
    fits = sorted((fit(_lines(pages, p), p) for p in profiles), key=lambda one: -one.score)
    best = fits[0]
    level = [one for one in fits if best.score - one.score < APART]
    if len(level) > 1 and all(one.sections >= wanted_sections(one.profile) for one in level):
        names = " and ".join(f"“{one.profile.name}”" for one in level)
        raise Rejected(
            RejectionCode.UNCLEAR_SERIES,
            f"This fits the series {names} equally well; say which it is: --profile "
            f"{best.profile.key}, for instance.",
        )
    return best.profile


def shows_no_series(pages: Sequence[Page], profiles: Sequence[Profile]) -> bool:
    """Whether ``pages`` have nothing of any of ``profiles``: they are plainly of no case."""
    return not any(fit(_lines(pages, profile), profile).score for profile in profiles)


def _lines(pages: Sequence[Page], profile: Profile) -> list[Line]:
    return [line for page in split_run_in_headings(pages, profile) for line in page.lines]


def fit(lines: Sequence[Line], profile: Profile) -> Fit:
    """Count what of ``profile``'s words stands on lines of their own."""
    short = [line for line in lines if len(line.text) <= CHARACTERS_OF_HEADING]
    sections = len({match.key for _, match in match_headings(short, profile)})
    score = (
        sections / len(profile.sections)
        + SIGN * (_count_sentences(lines, profile) / ENOUGH_SENTENCES)
        + SIGN * (_count_labels(short, profile) / ENOUGH_FACTS)
        + SIGN * shows_guide(short, profile)
    )
    return Fit(profile, sections, score)


def _count_sentences(lines: Sequence[Line], profile: Profile) -> int:
    """How many of ``lines`` open a criterion's sentence, up to as many as tell something."""
    if not profile.criterion_openers:
        return 0
    opening = (line for line in lines if opens_criterion(line.text, profile))
    return sum(1 for _ in islice(opening, ENOUGH_SENTENCES))


def _count_labels(lines: Sequence[Line], profile: Profile) -> int:
    """How many facts have a label on ``lines``, up to as many as tell something; one tells none."""
    matches = (match_label(line.text, profile) for line in lines)
    found = len({match.fact.key for match in matches if match})
    return min(found, ENOUGH_FACTS) if found > 1 else 0


def shows_guide(lines: Sequence[Line], profile: Profile) -> bool:
    """Whether one of ``lines`` is a title of the reading guide, with or without its page."""
    return count_guide_phrases(lines, profile) > 0


def count_guide_phrases(lines: Sequence[Line], profile: Profile) -> int:
    """How many phrases of the guide are lines of their own, with or without a page's number."""
    longest = _longest_guide_phrase(profile) + DIGITS_OF_PAGE
    short = (line.text for line in lines if line.alphanumerics <= longest)
    return len({phrase for text in short if (phrase := guide_phrase(text, profile))})


def guide_phrase(text: str, profile: Profile) -> str | None:
    """The phrase of the guide that ``text`` is, by its letters, with or without a page's number.

    “{n}” in a phrase stands for any number.
    """
    own = letters(text)
    exact, numbered = _guide_phrases(profile)
    for form, known in (
        (own, exact),
        (with_any_number(own), numbered),
        (own.strip("0123456789"), exact),
    ):
        if form in known:
            return form
    return None


@lru_cache(maxsize=8)
def _guide_phrases(profile: Profile) -> tuple[frozenset[str], frozenset[str]]:
    """The guide's phrases by their letters: as they are, and those with any number, as 0."""
    listed = list(phrases(profile.guide))
    numbered = [phrase for phrase in listed if ANY_NUMBER in phrase]
    return (
        frozenset(letters(phrase) for phrase in listed if phrase not in numbered),
        frozenset(with_any_number(letters(phrase.replace(ANY_NUMBER, "0"))) for phrase in numbered),
    )


@lru_cache(maxsize=8)
def _longest_guide_phrase(profile: Profile) -> int:
    return max((len(letters(phrase)) for phrase in phrases(profile.guide)), default=0)
