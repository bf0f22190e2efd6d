"""Ties the records of one case to each other: its translations, and versions of one publication.

Two records with the same place and years are of one case if two signs say so that do not depend on
the language, one of them numbers or addresses; the others are criteria in their order, and passages
in each section. It is enough that most of their words follow each other in the same way. What only
may be is said in a warning.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations

from pipeline.model.record import CaseStudy, Warning
from pipeline.model.report import Extracted, FileReport
from pipeline.text.characters import letters

PERHAPS = "perhaps-same-case"

# Of all numbers that either has, so many are in both: translations leave out hardly any, and two
# projects of one region share only some round ones.
NUMBERS_SHARED, FEWEST_NUMBERS = 0.5, 3
# A translation may lead to pages in its own language, so the shorter list counts.
LINKS_SHARED, FEWEST_LINKS = 0.5, 2
# Any two publications may have the same one or two criteria.
FEWEST_CALLOUTS = 3
# Passages may be divided otherwise in one section; fewer sections than these say nothing.
SECTIONS_APART, FEWEST_SECTIONS = 1, 3
# A version of a text keeps most of its runs of five words, and adds fewer than there were; other
# texts of a series share phrases.
WORDS_IN_ROW, WORDS_SHARED = 5, 0.5
_SAME_WORDS = "the same words"
_SAME_NUMBERS = "the same numbers"
_SAME_LINKS = "the same addresses"
_SAME_CRITERIA = "the same criteria in the same order"
_SAME_PASSAGES = "as many passages in each section"
# Two other cases seldom agree in these; in criteria and passages now and then, since there are few.
_STRONG = frozenset({_SAME_WORDS, _SAME_NUMBERS, _SAME_LINKS})
# One sign alone may be chance.
SIGNS_OF_ONE_CASE = 2

_GROUPING = re.compile(r"(?<=\d)[\s.,\u00a0\u202f’'](?=\d{3}(?!\d))")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_SCHEME = re.compile(r"^\w+://(www\.)?")


@dataclass(frozen=True)
class _Print:
    """What does not depend on the language of a record, and its words."""

    id: str
    profile: str
    language: str | None
    places: frozenset[str]
    printed_place: str
    period: tuple[int, int | None] | None
    numbers: frozenset[str]
    links: frozenset[str]
    criteria: tuple[str, ...]
    passages: Mapping[str, int]
    texts: tuple[str, ...]

    @cached_property
    def runs(self) -> frozenset[int]:
        """The runs of words in its passages, as numbers, which take less room."""
        words = [word for text in self.texts for word in text.lower().split()]
        runs = zip(*(words[at:] for at in range(WORDS_IN_ROW)), strict=False)
        return frozenset(map(hash, runs))


def tied(files: Sequence[FileReport]) -> tuple[FileReport, ...]:
    """``files`` whose records name the others of their case, and warn of those that may be."""
    prints = [_print_of(case) for file in files for case in file.cases]
    same: dict[str, set[str]] = {one.id: {one.id} for one in prints}
    doubtful: dict[str, list[tuple[str, str]]] = {}
    for first, second in combinations(prints, 2):
        if first.profile != second.profile or not _may_be_one(first, second):
            continue
        signs = _signs(first, second)
        if _is_one(first, second, signs):
            both = same[first.id] | same[second.id]
            same |= dict.fromkeys(both, both)
        elif len(signs) >= SIGNS_OF_ONE_CASE or _STRONG & set(signs):
            said = "; ".join(signs)
            doubtful.setdefault(first.id, []).append((second.id, said))
            doubtful.setdefault(second.id, []).append((first.id, said))
    return tuple(_with_ties(file, same, doubtful) for file in files)


def with_ties_of(reports: Sequence[FileReport], earlier: Iterable[FileReport]) -> list[FileReport]:
    """``reports`` whose records keep the ties that they had: the next run looks for them anew."""
    had = {case.id: case for file in earlier for case in file.cases}

    def kept(case: CaseStudy) -> CaseStudy:
        before = had.get(case.id)
        if before is None:
            return case
        perhaps = [one for one in before.warnings if one.code == PERHAPS]
        return _tied_case(case, before.same_case, perhaps)

    return [_with_cases(report, kept) for report in reports]


def _may_be_one(first: _Print, second: _Print) -> bool:
    """Whether neither place nor years speak against it; at least one of them speaks for it."""
    said = (_same_place(first, second), _same_years(first, second))
    return True in said and False not in said


def _is_one(first: _Print, second: _Print, signs: Sequence[str]) -> bool:
    whole = _same_place(first, second) and _same_years(first, second)
    several = len(signs) >= SIGNS_OF_ONE_CASE and bool(_STRONG & set(signs))
    return bool(whole) and (several or _SAME_WORDS in signs)


def _same_place(first: _Print, second: _Print) -> bool | None:
    """Whether both have one place; None where that cannot be known.

    A place without a code has another name in another language.
    """
    if first.places and second.places:
        return first.places == second.places
    if first.places or second.places or not (first.printed_place and second.printed_place):
        return None
    if first.printed_place == second.printed_place:
        return True
    return False if first.language == second.language else None


def _same_years(first: _Print, second: _Print) -> bool | None:
    """Whether both are of the same years; None where one has none."""
    return first.period == second.period if first.period and second.period else None


def _signs(first: _Print, second: _Print) -> list[str]:
    """What says that two records are of one case, in words."""
    found = []
    if first.language == second.language and _words_agree(first, second):
        found.append(_SAME_WORDS)
    if _agree(first.numbers, second.numbers, NUMBERS_SHARED, FEWEST_NUMBERS):
        found.append(_SAME_NUMBERS)
    fewer = min(len(first.links), len(second.links))
    shared = len(first.links & second.links)
    if shared >= FEWEST_LINKS and shared >= LINKS_SHARED * fewer:
        found.append(_SAME_LINKS)
    if len(first.criteria) >= FEWEST_CALLOUTS and first.criteria == second.criteria:
        found.append(_SAME_CRITERIA)
    if _passages_agree(first.passages, second.passages):
        found.append(_SAME_PASSAGES)
    return found


def _agree(first: frozenset[str], second: frozenset[str], share: float, fewest: int) -> bool:
    shared = len(first & second)
    return shared >= fewest and shared >= share * len(first | second)


def _passages_agree(first: Mapping[str, int], second: Mapping[str, int]) -> bool:
    if len(first) < FEWEST_SECTIONS or first.keys() != second.keys():
        return False
    return sum(first[key] != second[key] for key in first) <= SECTIONS_APART


def _words_agree(first: _Print, second: _Print) -> bool:
    most = max(len(first.runs), len(second.runs))
    return most > 0 and len(first.runs & second.runs) >= WORDS_SHARED * most


def _print_of(case: CaseStudy) -> _Print:
    texts = tuple(passage.text for section in case.sections for passage in section.passages)
    period = (case.period.start, case.period.end) if case.period else None
    return _Print(
        id=case.id,
        profile=case.profile,
        language=case.language,
        places=frozenset(place.code for place in case.places),
        printed_place=letters(case.location or ""),
        period=period,
        numbers=_numbers(texts, period),
        links=frozenset(
            _SCHEME.sub("", link.url).rstrip("/") for note in case.footnotes for link in note.links
        ),
        criteria=tuple(one.criterion for one in case.callouts if one.criterion),
        passages=Counter(
            {section.key: len(section.passages) for section in case.sections if section.passages}
        ),
        texts=texts,
    )


def _numbers(texts: Iterable[str], period: tuple[int, int | None] | None) -> frozenset[str]:
    """Numbers of two figures or more, written the same in all languages, but the years."""
    found = (
        number.replace(",", ".")
        for text in texts
        for number in _NUMBER.findall(_GROUPING.sub("", text))
    )
    years = {str(year) for year in period or () if year}
    return frozenset(number for number in found if len(number) > 1) - years


def _with_ties(
    file: FileReport,
    same: Mapping[str, set[str]],
    doubtful: Mapping[str, Sequence[tuple[str, str]]],
) -> FileReport:
    def tied_case(case: CaseStudy) -> CaseStudy:
        perhaps = [
            Warning(
                code="perhaps-same-case",
                message=f"This may be the same case as “{id}” – {said}. Compare them.",
                page=None,
            )
            for id, said in doubtful.get(case.id, ())
            if id not in same[case.id]
        ]
        return _tied_case(case, sorted(same[case.id] - {case.id}), perhaps)

    return _with_cases(file, tied_case)


def _tied_case(case: CaseStudy, ids: Sequence[str], perhaps: Sequence[Warning]) -> CaseStudy:
    others = [one for one in case.warnings if one.code != PERHAPS]
    if not ids and not perhaps and not case.same_case and len(others) == len(case.warnings):
        return case
    return case.model_copy(update={"same_case": list(ids), "warnings": [*others, *perhaps]})


def _with_cases(file: FileReport, changed: Callable[[CaseStudy], CaseStudy]) -> FileReport:
    if not isinstance(file.outcome, Extracted):
        return file
    results = tuple(replace(one, case=changed(one.case)) for one in file.results)
    return replace(file, outcome=Extracted(results))
