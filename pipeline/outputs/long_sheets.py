"""Tables with one row for each case and criterion, and for each case and section.

They have the case's place, years and language beside them, and so can be counted and charted as
they are, by a pivot table, R or Power BI. A criterion or section that a case has not is a row, too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from pipeline.model.record import Callout, CaseStudy, Section
from pipeline.outputs.code_book import Names, languages
from pipeline.outputs.review_site.folder_names import part_id
from pipeline.outputs.review_site.view import criterion_name, section_name
from pipeline.outputs.sheet_columns import Column, Sheet, flag, listed, text, whole
from pipeline.profile.model import Profile


@dataclass(frozen=True, slots=True)
class CaseCriterion:
    """A case and a criterion of its series, with the callouts that name it."""

    case: CaseStudy
    key: str
    names: Names
    callouts: tuple[tuple[int, Callout], ...]

    @property
    def case_id(self) -> str:
        return self.case.id


@dataclass(frozen=True, slots=True)
class CaseSection:
    """A case and a section of its series, which may not have been found."""

    case: CaseStudy
    key: str
    names: Names
    section: Section | None

    @property
    def case_id(self) -> str:
        return self.case.id


def long_sheets(profiles: Sequence[Profile]) -> tuple[Sheet[Any], ...]:
    """Both tables, for cases of the series ``profiles``; those of any other have no row."""
    criteria = {
        p.profile: {c.key: _names(partial(criterion_name, p, c.key)) for c in p.criteria}
        for p in profiles
    }
    sections = {
        p.profile: {s.key: _names(partial(section_name, p, s.key)) for s in p.sections}
        for p in profiles
    }

    def criteria_of(case: CaseStudy) -> Iterator[CaseCriterion]:
        for key, names in criteria.get(case.profile, {}).items():
            named = [(at, one) for at, one in enumerate(case.callouts) if one.criterion == key]
            yield CaseCriterion(case, key, names, tuple(named))

    def sections_of(case: CaseStudy) -> Iterator[CaseSection]:
        found = {section.key: section for section in case.sections}
        for key, names in sections.get(case.profile, {}).items():
            yield CaseSection(case, key, names, found.get(key))

    return (
        Sheet(
            name="case_criteria",
            columns=(_ID, text("criterion", lambda row: row.key), *_NAMES, *_CRITERION, *_OF_CASE),
            key=("case_id", "criterion"),
            rows=criteria_of,
            empty="The series of these cases has no criteria.",
            anchor=lambda r: part_id(f"callouts.{r.callouts[0][0]}") if r.callouts else None,
        ),
        Sheet(
            name="case_sections",
            columns=(_ID, text("section", lambda row: row.key), *_NAMES, *_SECTION, *_OF_CASE),
            key=("case_id", "section"),
            rows=sections_of,
            empty="The series of these cases has no sections.",
            anchor=lambda r: part_id(f"sections.{r.key}.heading") if r.section else None,
        ),
    )


def _names(name: Callable[[str], str]) -> Names:
    return {language: name(language) for language in languages()}


def _name(language: str) -> Column[Any]:
    return text(f"name_{language}", lambda row: row.names[language], entry="name_*", about=language)


def _percent(shares: Iterable[float]) -> int | None:
    lowest = min(shares, default=None)
    return None if lowest is None else round(lowest * 100)


_ID = text("case_id", lambda row: row.case_id)
_NAMES = tuple(map(_name, languages()))

_CRITERION: tuple[Column[Any], ...] = (
    flag("mentioned", lambda r: bool(r.callouts)),
    whole("callouts", lambda r: len(r.callouts)),
    whole(
        "confidence_percent",
        lambda r: _percent(one.confidence for _, one in r.callouts),
    ),
)

_SECTION: tuple[Column[Any], ...] = (
    flag("found", lambda r: r.section is not None),
    whole(
        "passages",
        lambda r: len(r.section.passages) if r.section else 0,
    ),
    whole(
        "words",
        lambda r: len(r.section.text.split()) if r.section else 0,
    ),
    whole(
        "confidence_percent",
        lambda r: _percent([r.section.confidence] if r.section else []),
    ),
)

_OF_CASE: tuple[Column[Any], ...] = (
    text("title", lambda r: r.case.title),
    text("profile", lambda r: r.case.profile),
    text("language", lambda r: r.case.language),
    text("location", lambda r: r.case.location),
    text(
        "places",
        lambda r: listed(place.name for place in r.case.places),
    ),
    whole("period_start", lambda r: r.case.period and r.case.period.start),
    whole("period_end", lambda r: r.case.period and r.case.period.end),
)
