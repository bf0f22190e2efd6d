"""Tells which series a document belongs to, by a quick count of each profile's words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.errors import Rejected, RejectionCode
from pipeline.matching.criteria import openings
from pipeline.matching.fact_labels import match_label
from pipeline.matching.headings import headings_of, match_headings, room_for_heading
from pipeline.model.page import Line, Page
from pipeline.profile.model import Profile, phrases
from pipeline.text.characters import letters

# Unless a profile says how many of its sections make a case: this share of them.
SECTIONS_OF_A_CASE = 0.4
# A heading is shorter than this, numbering and letter-spacing included.
CHARACTERS_OF_HEADING = 120
# So many criterion sentences, or lines of a fact box, are as telling as more of them.
ENOUGH_SENTENCES, ENOUGH_FACTS = 3, 3
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

    Whether it is a case of that series at all is for the stages to tell. Raises Rejected when two
    fit equally well.
    """
    if len(profiles) == 1:
        return profiles[0]
    lines = [line for page in pages for line in page.lines]
    plain = _plain_series(lines, profiles)
    if plain:
        return plain
    likeliest = _by_sections(lines, profiles)
    if likeliest:
        return likeliest
    fits = sorted((fit(lines, p) for p in profiles), key=lambda one: -one.score)
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


def _plain_series(lines: Sequence[Line], profiles: Sequence[Profile]) -> Profile | None:
    """The series whose headings stand there word for word, when no other has any there.

    That is most documents, and far sooner told than by all of a profile's words.
    """
    room = max(map(room_for_heading, profiles))
    printed = {letters(line.text).strip("0123456789") for line in lines if line.length <= room}
    sections = [
        {key for words, key in headings_of(p).items() if words in printed} for p in profiles
    ]
    likely = [p for p, found in zip(profiles, sections, strict=True) if found]
    if len(likely) != 1 or max(map(len, sections)) < wanted_sections(likely[0]):
        return None
    return likely[0]


def _by_sections(lines: Sequence[Line], profiles: Sequence[Profile]) -> Profile | None:
    """The series that its sections alone make likelier than any other can be by all it has."""
    least = [len(_sections(lines, p)) / len(p.sections) for p in profiles]
    most = [share + _besides(p) for share, p in zip(least, profiles, strict=True)]
    best = least.index(max(least))
    others = most[:best] + most[best + 1 :]
    return profiles[best] if least[best] - max(others) >= APART else None


def _besides(profile: Profile) -> float:
    """What signs other than sections may add to the score of ``profile`` at most."""
    kinds = bool(profile.criterion_openers), len(profile.facts) > 1, bool(profile.guide)
    return SIGN * sum(kinds)


def _sections(lines: Sequence[Line], profile: Profile) -> set[str]:
    """The keys of the sections whose headings are among ``lines``."""
    short = [line for line in lines if len(line.text) <= CHARACTERS_OF_HEADING]
    return {match.key for _, match in match_headings(short, profile)}


def fit(lines: Sequence[Line], profile: Profile) -> Fit:
    """Count what of ``profile``'s words stands on lines of their own."""
    short = [line for line in lines if len(line.text) <= CHARACTERS_OF_HEADING]
    sections = len(_sections(lines, profile))
    sentences = sum(map(openings(profile).at_once, [line.text for line in lines]))
    labels = {label.fact.key for line in short if (label := match_label(line.text, profile))}
    guide = frozenset(letters(phrase) for phrase in phrases(profile.guide))
    score = (
        sections / len(profile.sections)
        + SIGN * min(1.0, sentences / ENOUGH_SENTENCES)
        + SIGN * (len(labels) > 1) * min(1.0, len(labels) / ENOUGH_FACTS)
        + SIGN * _shows(guide, short)
    )
    return Fit(profile, sections, score)


def _shows(guide: frozenset[str], lines: Sequence[Line]) -> bool:
    """Whether one of ``lines`` is a title of the reading guide, with or without its page."""
    return bool(guide) and any(letters(line.text).strip("0123456789") in guide for line in lines)
