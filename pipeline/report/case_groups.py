"""Groups cases by criterion, year, place, domain and section, with the sentences behind each."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.model.record import CaseStudy
from pipeline.outputs.review_site.folder_names import page_id, part_id
from pipeline.outputs.review_site.view import criterion_name, section_name
from pipeline.profile.model import Domain, Profile, phrases
from pipeline.text.characters import fold
from pipeline.text.gazetteer import entries

# A sentence ends at its stop before a space; a single capital before it is an initial.
_SENTENCE_END = re.compile(r"(?<=[.!?…])(?<!\b[A-Z]\.)\s+")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence of a case, with its page if known, and its place on the case's review page."""

    case: CaseStudy
    text: str
    page: int | None
    anchor: str | None


@dataclass(frozen=True, slots=True)
class Group:
    """Cases that have something in common: what it is called, and the sentences that show it."""

    label: str
    evidence: tuple[Evidence, ...]

    @property
    def cases(self) -> int:
        """The number of cases."""
        return len({one.case.id for one in self.evidence})


@dataclass(frozen=True, slots=True)
class Chart:
    """The groups of one kind; ``key`` names its texts."""

    key: str
    groups: tuple[Group, ...]

    @property
    def most(self) -> int:
        """The number of cases of the largest group, at least 1."""
        return max((group.cases for group in self.groups), default=0) or 1


def charts_of(
    cases: Sequence[CaseStudy], profiles: Sequence[Profile], language: str, none: str
) -> tuple[Chart, ...]:
    """All charts of ``cases``, named in ``language``; ``none`` names a group without a value.

    A chart that nothing can be counted for, such as that of domains where a series has none, is
    left out.
    """
    used = [p for p in profiles if any(case.profile == p.key for case in cases)]
    charts = (
        Chart("criteria", tuple(_by_criterion(cases, used, language))),
        Chart("years", tuple(_by_year(cases, none))),
        Chart("places", tuple(_by_place(cases, language, none))),
        Chart("domains", tuple(_by_domain(cases, used, language))),
        Chart("sections", tuple(_by_section(cases, used, language))),
    )
    return tuple(chart for chart in charts if chart.groups)


def _by_criterion(
    cases: Sequence[CaseStudy], profiles: Sequence[Profile], language: str
) -> Iterator[Group]:
    for profile, key in _keys(profiles, lambda p: [c.key for c in p.criteria]):
        found = [
            Evidence(case, callout.text, callout.page, part_id(f"callouts.{at}"))
            for case in cases
            for at, callout in enumerate(case.callouts)
            if callout.criterion == key
        ]
        yield Group(criterion_name(profile, key, language), tuple(found))


def _by_year(cases: Sequence[CaseStudy], none: str) -> Iterator[Group]:
    first = {case.id: case.period.start for case in cases if case.period}
    years = range(min(first.values()), max(first.values()) + 1) if first else ()
    for year in years:
        yield Group(str(year), tuple(_subtitle(c) for c in cases if first.get(c.id) == year))
    if without := tuple(_subtitle(case) for case in cases if case.id not in first):
        yield Group(none, without)


def _by_place(cases: Sequence[CaseStudy], language: str, none: str) -> Iterator[Group]:
    """The most frequent place first."""
    found: dict[str, list[Evidence]] = {}
    for case in cases:
        names = [_place_name(place.code, place.name, language) for place in case.places]
        for name in dict.fromkeys(names or [case.location or none]):
            found.setdefault(name, []).append(_subtitle(case))
    for name, some in sorted(found.items(), key=lambda item: (item[0] == none, -len(item[1]))):
        yield Group(name, tuple(some))


def _by_domain(
    cases: Sequence[CaseStudy], profiles: Sequence[Profile], language: str
) -> Iterator[Group]:
    for profile in profiles:
        for domain in profile.domains:
            own = [case for case in cases if case.profile == profile.key]
            name = next(iter(phrases(domain.wordings, language)), domain.key)
            yield Group(name, tuple(one for case in own for one in _naming(case, domain)))


def _by_section(
    cases: Sequence[CaseStudy], profiles: Sequence[Profile], language: str
) -> Iterator[Group]:
    for profile, key in _keys(profiles, lambda p: [s.key for s in p.sections]):
        found = [
            Evidence(
                case,
                next(iter(_sentences(section.text)), section.heading),
                next(iter(section.pages), None),
                part_id(f"sections.{key}.heading"),
            )
            for case in cases
            for section in case.sections
            if section.key == key
        ]
        yield Group(section_name(profile, key, language), tuple(found))


def _keys(
    profiles: Sequence[Profile], keys: Callable[[Profile], Iterable[str]]
) -> Iterator[tuple[Profile, str]]:
    """Each key with the first profile that has it."""
    seen: set[str] = set()
    for profile in profiles:
        for key in keys(profile):
            if key not in seen:
                seen.add(key)
                yield profile, key


def _subtitle(case: CaseStudy) -> Evidence:
    """The line with place and years as printed; the title, where a case has none."""
    first = case.source.first_page
    return Evidence(
        case, case.subtitle or case.title or case.source.file, first, part_id("location")
    )


def _naming(case: CaseStudy, domain: Domain) -> Iterator[Evidence]:
    """The sentences of a case that name a domain, in any language of its wordings."""
    wordings = [_spaced(phrase) for phrase in phrases(domain.wordings)]
    texts = [(text, case.source.first_page, None) for text in (case.title, case.summary) if text]
    for text, page, anchor in [*texts, *_passages(case)]:
        for sentence in _sentences(text):
            if any(wording in _spaced(sentence) for wording in wordings):
                yield Evidence(case, sentence, page, anchor)


def _spaced(text: str) -> str:
    """The words of a text, each between spaces, without case and accents."""
    return f" {' '.join(_WORD.findall(fold(text)))} "


def _passages(case: CaseStudy) -> Iterator[tuple[str, int | None, str | None]]:
    for section in case.sections:
        for at, passage in enumerate(section.passages):
            page = next((region.page for region in passage.regions), None)
            yield passage.text, page, part_id(f"sections.{section.key}.passages.{at}")


def _sentences(text: str) -> list[str]:
    return [one for one in (part.strip() for part in _SENTENCE_END.split(text)) if one]


def _place_name(code: str, printed: str, language: str) -> str:
    return _place_names(language).get(code, printed)


@cache
def _place_names(language: str) -> dict[str, str]:
    return {
        one.code: one.names[language][0] for one in entries() if one.code and one.names[language]
    }


def anchor_of(evidence: Evidence) -> str:
    """Where the review page of a case shows a sentence: its part, or the page it is on."""
    return evidence.anchor or page_id(evidence.page or evidence.case.source.first_page)
