"""What the index of the review pages counts over all cases."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.model.record import CaseStudy
from pipeline.profile.model import Profile

PLACES_AT_MOST = 10
"""Bars of a chart; the rest is one more line of text."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its key for a filter, how many it stands for, and its share of the longest."""

    key: str
    label: str
    count: int
    share: float


@dataclass(frozen=True, slots=True)
class Charts:
    """The index's charts; ``more_places`` is how many places have no bar."""

    criteria: tuple[Bar, ...]
    years: tuple[Bar, ...]
    places: tuple[Bar, ...]
    sections: tuple[Bar, ...]
    more_places: int


def charts_of(cases: Sequence[CaseStudy], profiles: Sequence[Profile]) -> Charts:
    """Count ``cases`` by criterion, first year, place, and by the sections that were found."""
    used = [p for p in profiles if any(case.profile == p.key for case in cases)]
    criteria = Counter(key for case in cases for key in criteria_of(case))
    years = Counter(case.period.start for case in cases if case.period)
    places = Counter(place for case in cases for place in places_of(case))
    sections = Counter(key for case in cases for key in {s.key for s in case.sections})
    common = places.most_common()
    return Charts(
        criteria=_bars([(c.key, c.key, criteria[c.key]) for p in used for c in p.criteria]),
        years=_bars([(str(y), str(y), years[y]) for y in _run_of_years(years)]),
        places=_bars([(code, name, n) for (code, name), n in common[:PLACES_AT_MOST]]),
        sections=_bars([(s.key, s.key, sections[s.key]) for p in used for s in p.sections]),
        more_places=max(0, len(common) - PLACES_AT_MOST),
    )


def criteria_of(case: CaseStudy) -> list[str]:
    """The criteria of a case, each once, in the order of their callouts."""
    return list(dict.fromkeys(c.criterion for c in case.callouts if c.criterion))


def places_of(case: CaseStudy) -> list[tuple[str, str]]:
    """Code and name of each place of a case; where none has a code, the place as printed."""
    coded = {place.code: place.name for place in case.places}
    if coded:
        return list(coded.items())
    return [(case.location, case.location)] if case.location else []


def _run_of_years(counted: Counter[int]) -> range:
    """All years from the first to the last, so that a gap shows as one."""
    return range(min(counted), max(counted) + 1) if counted else range(0)


def _bars(rows: Sequence[tuple[str, str, int]]) -> tuple[Bar, ...]:
    most = max((count for _, _, count in rows), default=0) or 1
    return tuple(Bar(key, label, count, count / most) for key, label, count in rows)
