"""The series' reading guide: recognised and set aside, for it says nothing of the case."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from pipeline.layout.guide_entries import Entry, entries_between
from pipeline.layout.metrics import measure
from pipeline.layout.reading_order import reading_order
from pipeline.matching.boilerplate import ENOUGH_TERMS, count_boilerplate_terms
from pipeline.matching.heading_words import match_heading
from pipeline.matching.periods import match_subtitle
from pipeline.model.document import Document
from pipeline.model.evidence import SignalKind, evidence_of
from pipeline.model.geometry import Box
from pipeline.model.page import Line, LineId, Page
from pipeline.model.roles import Role
from pipeline.profile.model import Profile
from pipeline.text.endings import ends_sentence

# The guide lists all ten criteria, a case meets some: half of them in one run of lines, with no
# body text between them, are the list.
SHARE_OF_CRITERIA = 0.5
NEARLY_ALL = 0.9
# Lines between two entries that are none themselves: a wrapped wording, a label, a number.
STRAY_LINES = 3


@dataclass(slots=True)
class _GuideSearch:
    """A document's lines, and the entries among them up to ``end``, where a page does.

    The guide stands on a page or two, mostly the first; those behind it need not be looked at.
    ``pages`` are those still to be read, of which one is always among ``lines`` ahead of ``end``;
    ``explained`` are the lines of entries.
    """

    pages: Iterator[list[Line]]
    lines: list[Line]
    entries: list[Entry] = field(default_factory=list)
    explained: set[LineId] = field(default_factory=set)
    end: int = 0

    def has_lines_until(self, last: int) -> bool:
        """Whether lines are left up to page ``last``."""
        return self.end < len(self.lines) and self.lines[self.end].page <= last

    def next_page(self, profile: Profile) -> list[Entry]:
        """The entries that begin on the next page that has lines."""
        start, self.end = self.end, len(self.lines)
        self.lines += next(self.pages, [])
        found = entries_between(self.lines, start, self.end, profile)
        self.entries += found
        self.explained.update(line.id for one in found for line in self.lines[one.start : one.end])
        return found


def claim_guide(document: Document, profile: Profile) -> Document:
    """Claim the list of criteria and domains, with the titles around it.

    The list is known by its entries: a run of lines in which at least half the criteria are
    named, each once, unbroken by body text. What surrounds it on its page is part of it when it
    is a domain or a known title; on a page that holds nothing else, all of it is.
    """
    if not profile.criteria:
        return document
    size = measure(document.pages, document.lines).size
    pages = filter(None, (_area_by_area(document, page, size) for page in document.pages))
    search = _GuideSearch(pages, next(pages, []))
    run = next((r for r in _runs(search, profile) if _lists_criteria(r, search, profile)), None)
    if run is None:
        return document
    taken = _with_surroundings(run, search, profile)
    return document.claim(taken, Role.GUIDE, "guide", evidence_of(SignalKind.IN_LIST_OF_CRITERIA))


def _area_by_area(document: Document, page: Page, size: float) -> list[Line]:
    """The page's unclaimed lines in reading order, those of one small tinted area together."""
    lines = reading_order(document.unclaimed(page), size)
    areas = sorted((tint.box for tint in page.tints), key=lambda box: box.width * box.height)
    together: dict[Line | Box, list[Line]] = {}
    for line in lines:
        together.setdefault(_area_of(line, areas) or line, []).append(line)
    return [line for group in together.values() for line in group]


def _area_of(line: Line, areas: Sequence[Box]) -> Box | None:
    """The first of ``areas`` that holds the line's centre."""
    if line.box is None:
        return None
    x0, top, x1, bottom = line.box
    x, y = (x0 + x1) / 2, (top + bottom) / 2
    held = (area for area in areas if area.x0 <= x <= area.x1 and area.top <= y <= area.bottom)
    return next(held, None)


def _runs(search: _GuideSearch, profile: Profile) -> Iterator[list[Entry]]:
    """Entries that follow each other, each run as soon as it has ended."""
    run: list[Entry] = []
    while search.end < len(search.lines):
        for entry in search.next_page(profile):
            if run and not _follows(run[-1], entry, search, profile):
                yield run
                run = []
            run.append(entry)
        if run and search.end - run[-1].end > STRAY_LINES:
            yield run
            run = []
    if run:
        yield run


def _follows(before: Entry, entry: Entry, search: _GuideSearch, profile: Profile) -> bool:
    """Whether an entry goes on the run that ``before`` ends, and not on a page of the case."""
    lines = search.lines
    if not _neighbours(before, entry, lines, profile):
        return False
    page = lines[entry.start].page
    if page == lines[before.start].page:
        return True
    there = [line for line in lines if line.page == page]
    return not _case_begins(there, search.explained, profile)


def _lists_criteria(run: Sequence[Entry], search: _GuideSearch, profile: Profile) -> bool:
    """Whether a run of entries names enough criteria.

    Callouts stacked in one box name several too. The guide stands before the case begins, or
    names nearly all criteria in the codebook's own words.
    """
    named = {entry.criterion for entry in run if entry.criterion}
    share = len(named) / len(profile.criteria)
    if len(named) < 2 or share < SHARE_OF_CRITERIA:
        return False
    above = search.lines[: run[0].start]
    return share >= NEARLY_ALL or not _case_begins(above, search.explained, profile)


def _neighbours(a: Entry, b: Entry, lines: Sequence[Line], profile: Profile) -> bool:
    between = lines[a.end : b.start]
    if len(between) > STRAY_LINES:
        return False
    return not any(match_heading(lines, at, profile) for at in range(a.end, b.start))


def _with_surroundings(run: Sequence[Entry], search: _GuideSearch, profile: Profile) -> list[Line]:
    """The run's lines, and all else on its pages unless the case begins there.

    Criteria named behind the beginning of the case are its callouts. A page without criteria, such
    as the one after that holds what did not fit, is taken when the guide explains most of it.
    """
    lines, start, end = search.lines, run[0].start, run[-1].end
    while search.has_lines_until(lines[end - 1].page + 1):
        search.next_page(profile)
    listed = {line.id for line in lines[start:end]}
    explained = listed | search.explained
    named = {line.id for e in search.entries if not e.criterion for line in lines[e.start : e.end]}
    pages = {line.page for line in lines[start:end]}
    criteria = {lines[e.start].page for e in run if e.criterion}
    taken = set(listed)
    for page in sorted(pages | {max(pages) + 1}):
        there = [line for line in lines if line.page == page]
        known = [line.id for line in there if line.id in explained]
        whole = page in criteria or 2 * len(known) > len(there)
        case = _begin_of_case(there, explained, profile)
        if whole and case is None:
            taken.update(line.id for line in there[_series_text(there, named, profile) :])
        elif page in pages:
            above = {line.id for line in there[:case]}
            taken.update(id for id in known if id in named or id in above)
        else:
            taken.update(_leading(there, named))
    return [line for line in lines if line.id in taken]


def _series_text(there: Sequence[Line], named: set[LineId], profile: Profile) -> int:
    """How many lines above the guide's title are the series' own text, in whole sentences."""
    above = list(takewhile(lambda line: line.id not in named, there))
    own_text = len(above) > 1 and count_boilerplate_terms(above, profile) >= ENOUGH_TERMS
    return len(above) if own_text and ends_sentence(above[-1].text) else 0


def _leading(there: Sequence[Line], named: set[LineId]) -> list[LineId]:
    """The page's first lines, as far as they are domains or the guide's titles."""
    return [line.id for line in takewhile(lambda line: line.id in named, there)]


def _case_begins(there: Sequence[Line], explained: set[LineId], profile: Profile) -> bool:
    return _begin_of_case(there, explained, profile) is not None


def _begin_of_case(there: Sequence[Line], explained: set[LineId], profile: Profile) -> int | None:
    """Where a section's heading or a line “place (years)” stands among these lines."""
    for at, line in enumerate(there):
        if line.id in explained:
            continue
        subtitle = match_subtitle(line.text, profile)
        if (subtitle and subtitle.bracketed) or match_heading(there, at, profile):
            return at
    return None
