"""Reads places, years and dates in the words of a profile."""

from __future__ import annotations

from functools import lru_cache

from pipeline.model.period import Period
from pipeline.profile.model import Profile, phrases
from pipeline.text.dates import access_date
from pipeline.text.gazetteer import are_places
from pipeline.text.years import (
    PeriodWords,
    Subtitle,
    read_subtitle,
    read_years,
    read_years_ahead,
)


def match_subtitle(text: str, profile: Profile) -> Subtitle | None:
    """The place and years that make up all of ``text``; None when it is something else."""
    words = _words(profile)
    found = read_subtitle(text, words)
    if found is None and (ahead := read_years_ahead(text, words)) and ahead.location:
        return ahead if are_places(ahead.location, profile.languages) else None
    return found


def match_years(text: str, profile: Profile) -> Period | None:
    """The years that ``text`` names, whatever else it says; None when it names none."""
    return read_years(text, _words(profile))


def match_access_date(text: str, profile: Profile) -> str | None:
    """The ISO 8601 date behind an access phrase in ``text``; None where there is none."""
    return access_date(text, tuple(phrases(profile.accessed)))


@lru_cache(maxsize=8)
def _words(profile: Profile) -> PeriodWords:
    period = profile.period
    return PeriodWords(
        since=tuple(phrases(period.since)),
        ongoing=tuple(phrases(period.ongoing)),
        between=tuple(phrases(period.between)),
        opening=tuple(phrases(period.opening)),
        further=tuple(phrases(period.further)),
        parts=tuple(phrases(period.parts)),
        labels=tuple(phrases(period.labels)),
        places=tuple(phrases(period.places)),
    )
