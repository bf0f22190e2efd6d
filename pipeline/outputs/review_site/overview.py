"""Counts over all cases, for the charts of the index."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.model.record import CaseStudy
from pipeline.profile.model import Profile

PLACES_AT_MOST = 10
"""Most bars of a chart; a line of text gives the number of the others."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its key for the filter, its count, and its length as a share of the longest."""

    key: str
    label: str
    count: int
    share: float


@dataclass(frozen=True, slots=True)
class Charts:
    """The charts of the index; ``more_places`` is the number of places without a bar."""

    criteria: tuple[Bar, ...]
    years: tuple[Bar, ...]
    places: tuple[Bar, ...]
    sections: tuple[Bar, ...]
    more_places: int


def charts_of(cases: Sequence[CaseStudy], profiles: Sequence[Profile]) -> Charts:
    """Count ``cases`` by criterion, first year, place and sections found."""
    used = [p for p in profiles if any(case.profile == p.key for case in cases)]
    criteria = Counter(key for case in cases for key in criteria_of(case))
    years = Counter(case.period.start for case in cases if case.period)
    places = Counter(code for case in cases for code, _ in places_of(case))
    sections = Counter(key for case in cases for key in {s.key for s in case.sections})
    common = places.most_common()
    return Charts(
        criteria=_bars([(c.key, c.key, criteria[c.key]) for p in used for c in p.criteria]),
        years=_bars([(str(y), str(y), years[y]) for y in _run_of_years(years)]),
        places=_bars([(code, code, n) for code, n in common[:PLACES_AT_MOST]]),
        sections=_bars([(s.key, s.key, sections[s.key]) for p in used for s in p.sections]),
        more_places=max(0, len(common) - PLACES_AT_MOST),
    )


@dataclass(frozen=True, slots=True)
class Progress:
    """How many cases there are, were checked, and were not and have warnings."""

    all: int
    checked: int
    doubted: int


def progress_of(cases: Sequence[CaseStudy]) -> Progress:
    """How far the cases have been checked."""
    left = [case for case in cases if case.checked is None]
    return Progress(len(cases), len(cases) - len(left), sum(bool(case.warnings) for case in left))


def criteria_of(case: CaseStudy) -> list[str]:
    """The criteria of a case, each once, in the order of their callouts."""
    return list(dict.fromkeys(c.criterion for c in case.callouts if c.criterion))


def places_of(case: CaseStudy) -> list[tuple[str, str]]:
    """Code and name of each place of a case; if none has a code, the location as printed."""
    coded = {place.code: place.name for place in case.places}
    if coded:
        return list(coded.items())
    return [(case.location, case.location)] if case.location else []


def _run_of_years(counted: Counter[int]) -> range:
    """All years from the first to the last, so that years without cases are visible."""
    return range(min(counted), max(counted) + 1) if counted else range(0)


def _bars(rows: Sequence[tuple[str, str, int]]) -> tuple[Bar, ...]:
    most = max((count for _, _, count in rows), default=0) or 1
    return tuple(Bar(key, label, count, count / most) for key, label, count in rows)
