"""The series' reading guide: recognised and set aside, for it says nothing of the case."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from pipeline.criteria import match_criterion, opens_criterion
from pipeline.document import Claim, Document, Role
from pipeline.headings import match_heading
from pipeline.layout.measures import measure
from pipeline.layout.order import reading_order
from pipeline.page import Line, LineId
from pipeline.profile import Profile, phrases
from pipeline.text.characters import fold
from pipeline.text.years import read_subtitle

# The guide lists all ten criteria, a case meets some: half of them in one run of lines, with no
# body text between them, are the list.
SHARE_OF_CRITERIA = 0.5
ALIKE = 88.0
SURE = 0.6
LINES_OF_ENTRY = 4
# Lines between two entries that are none themselves: a wrapped wording, a label, a number.
STRAY_LINES = 3


@dataclass(frozen=True, slots=True)
class _Entry:
    """Consecutive lines, from ``start`` to before ``end``, that the guide's vocabulary explains."""

    start: int
    end: int
    criterion: str | None


def claim_guide(document: Document, profile: Profile) -> Document:
    """Claim the list of criteria and domains, with the titles around it.

    The list is known by its entries: a run of lines in which at least half the criteria are
    named, each once, unbroken by body text. What surrounds it on its page is part of it when it
    is a domain or a known title; on a page that holds nothing else, all of it is.
    """
    size = measure(document.pages).size
    lines = [
        line for page in document.pages for line in reading_order(document.unclaimed(page), size)
    ]
    entries = _entries(lines, profile)
    run = _list_of_criteria(entries, lines, profile)
    if run is None:
        return document
    taken = _with_surroundings(run, entries, lines, profile)
    return document.with_claims(
        Claim(line.id, Role.GUIDE, "guide", "stands in the list of criteria and domains")
        for line in taken
    )


def _entries(lines: Sequence[Line], profile: Profile) -> list[_Entry]:
    vocabulary = [fold(p) for p in phrases(profile.guide)]
    vocabulary += [fold(p) for domain in profile.domains for p in phrases(domain.wordings)]
    entries: list[_Entry] = []
    at = 0
    while at < len(lines):
        entry = _criterion_entry(lines, at, profile) or _phrase_entry(lines, at, vocabulary)
        if entry:
            entries.append(entry)
        at = entry.end if entry else at + 1
    return entries


def _criterion_entry(lines: Sequence[Line], at: int, profile: Profile) -> _Entry | None:
    """An entry that begins as a criterion does and runs to where it is told best."""
    if not opens_criterion(lines[at].text, profile):
        return None
    best, best_score, criterion = at + 1, 0.0, ""
    for end in range(at + 1, min(at + LINES_OF_ENTRY, len(lines)) + 1):
        if end > at + 1 and opens_criterion(lines[end - 1].text, profile):
            break
        match = match_criterion(" ".join(line.text for line in lines[at:end]), profile)
        if match.criterion and match.score > best_score:
            best, best_score, criterion = end, match.score, match.criterion.key
    return _Entry(at, best, criterion) if best_score >= SURE else None


def _phrase_entry(lines: Sequence[Line], at: int, vocabulary: Sequence[str]) -> _Entry | None:
    for end in range(min(at + LINES_OF_ENTRY, len(lines)), at, -1):
        text = fold(" ".join(line.text for line in lines[at:end])).strip(" ?¿.:!0123456789")
        if any(
            abs(len(text) - len(phrase)) <= 0.2 * len(phrase)
            and fuzz.ratio(text, phrase.strip(" ?¿")) >= ALIKE
            for phrase in vocabulary
        ):
            return _Entry(at, end, None)
    return None


def _list_of_criteria(
    entries: Sequence[_Entry], lines: Sequence[Line], profile: Profile
) -> tuple[int, int] | None:
    """The longest run of entries (indices into ``entries``) that names enough criteria."""
    best: tuple[int, int] | None = None
    first = 0
    for last, entry in enumerate(entries):
        if last and not _neighbours(entries[last - 1], entry, lines, profile):
            first = last
        named = {e.criterion for e in entries[first : last + 1] if e.criterion}
        if len(named) >= SHARE_OF_CRITERIA * len(profile.criteria) and len(named) > 1:
            best = (first, last + 1)
    return best


def _neighbours(a: _Entry, b: _Entry, lines: Sequence[Line], profile: Profile) -> bool:
    between = lines[a.end : b.start]
    if len(between) > STRAY_LINES:
        return False
    return not any(match_heading(lines, at, profile) for at in range(a.end, b.start))


def _with_surroundings(
    run: tuple[int, int], entries: Sequence[_Entry], lines: Sequence[Line], profile: Profile
) -> list[Line]:
    """The run's lines, and all else on its pages unless the case begins there.

    The page after may hold what did not fit: it is taken when the guide explains most of it.
    """
    start, end = entries[run[0]].start, entries[run[1] - 1].end
    listed = {line.id for line in lines[start:end]}
    explained = listed | {
        line.id for entry in entries for line in lines[entry.start : entry.end]
    }
    pages = {line.page for line in lines[start:end]}
    taken = set(listed)
    for page in sorted(pages | {max(pages) + 1}):
        there = [line for line in lines if line.page == page]
        known = [line.id for line in there if line.id in explained]
        whole = page in pages or 2 * len(known) > len(there)
        if whole and not _case_begins(there, explained, profile):
            taken.update(line.id for line in there)
        elif page in pages:
            taken.update(known)
    return [line for line in lines if line.id in taken]


def _case_begins(there: Sequence[Line], explained: set[LineId], profile: Profile) -> bool:
    """Whether a page holds a section's heading or a line “place (years)” among its lines."""
    for at, line in enumerate(there):
        if line.id in explained:
            continue
        subtitle = read_subtitle(line.text, profile)
        if (subtitle and subtitle.bracketed) or match_heading(there, at, profile):
            return True
    return False
