"""The series' reading guide: recognised and set aside, for it says nothing of the case."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import takewhile

from rapidfuzz import fuzz, process

from pipeline.closing import TELLS, tells_of_series
from pipeline.criteria import Openings, match_criterion, openings, sentence_of
from pipeline.document import Document
from pipeline.headings import match_heading
from pipeline.layout.looks import alike
from pipeline.layout.measures import measure
from pipeline.layout.order import reading_order
from pipeline.page import Box, Line, LineId, Page
from pipeline.profile import Profile, phrases
from pipeline.roles import Claim, Role
from pipeline.text.characters import fold
from pipeline.text.endings import ends_sentence
from pipeline.text.years import read_subtitle

# The guide lists all ten criteria, a case meets some: half of them in one run of lines, with no
# body text between them, are the list.
SHARE_OF_CRITERIA = 0.5
NEARLY_ALL = 0.9
ALIKE = 88.0
# Texts whose lengths differ by more than this part are not alike.
LENGTH_APART = 0.2
SURE = 0.6
LINES_OF_ENTRY = 4
# What may stand before or behind a title: a page number, a question mark.
_AROUND = " ?¿.:!0123456789"
# Lines between two entries that are none themselves: a wrapped wording, a label, a number.
STRAY_LINES = 3
# In a table of contents, the next heading follows within so many lines.
LINES_BELOW = 3


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
    size = measure(document.pages, document.lines).size
    lines = [line for page in document.pages for line in _area_by_area(document, page, size)]
    entries = _entries(lines, profile)
    run = _list_of_criteria(entries, lines, profile)
    if run is None:
        return document
    taken = _with_surroundings(run, entries, lines, profile)
    return document.with_claims(
        Claim(line.id, Role.GUIDE, "guide", "stands in the list of criteria and domains")
        for line in taken
    )


def _area_by_area(document: Document, page: Page, size: float) -> list[Line]:
    """The page's unclaimed lines in reading order, those of one small tinted area together."""
    lines = reading_order(document.unclaimed(page), size)
    if not page.tints:
        return lines
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


def _entries(lines: Sequence[Line], profile: Profile) -> list[_Entry]:
    entries: list[_Entry] = []
    known, vocabulary = openings(profile), _phrases(profile)
    at = 0
    while at < len(lines):
        entry = _criterion_entry(lines, at, known, profile) or _phrase_entry(lines, at, vocabulary)
        if entry:
            entries.append(entry)
        at = entry.end if entry else at + 1
    return entries


def _criterion_entry(
    lines: Sequence[Line], at: int, known: Openings, profile: Profile
) -> _Entry | None:
    """An entry that begins as a criterion does and runs to where it is told best."""
    if not known.at_once(lines[at].text):
        return None
    best, best_score, criterion = at + 1, 0.0, ""
    for end in range(at + 1, min(at + LINES_OF_ENTRY, len(lines)) + 1):
        if end > at + 1 and known.at_once(lines[end - 1].text):
            break
        match = match_criterion(sentence_of(lines[at:end]), profile)
        if match.criterion and match.score > best_score:
            best, best_score, criterion = end, match.score, match.criterion.key
    return _Entry(at, best, criterion) if best_score >= SURE else None


@dataclass(frozen=True, slots=True)
class _Phrases:
    """The guide's titles and domains: whether a text is like one, and how long they are at most."""

    has: Callable[[str], bool]
    longest: int


@lru_cache(maxsize=8)
def _phrases(profile: Profile) -> _Phrases:
    domains = [p for domain in profile.domains for p in phrases(domain.wordings)]
    known = sorted((fold(p) for p in [*phrases(profile.guide), *domains]), key=len)
    lengths = [len(phrase) for phrase in known]
    has = partial(_is_like_one, [phrase.strip(" ?¿") for phrase in known], lengths)
    # All publications of a series have its guide, with the same lines.
    return _Phrases(lru_cache(maxsize=1 << 12)(has), max(lengths, default=0))


def _is_like_one(known: Sequence[str], lengths: Sequence[int], text: str) -> bool:
    """Whether ``text`` is like one of ``known``, which are sorted by ``lengths`` (as printed)."""
    shortest = bisect_left(lengths, len(text) / (1 + LENGTH_APART))
    longest = bisect_right(lengths, len(text) / (1 - LENGTH_APART))
    near = known[shortest:longest]
    return bool(near and process.extractOne(text, near, scorer=fuzz.ratio, score_cutoff=ALIKE))


def _phrase_entry(lines: Sequence[Line], at: int, vocabulary: _Phrases) -> _Entry | None:
    first = lines[at]
    if len(first.text) > 2 * vocabulary.longest:
        return None
    longest = (1 + LENGTH_APART) * vocabulary.longest
    text = fold(first.text).strip(_AROUND)
    if len(text) > longest:
        return None
    texts = [text]
    for further in lines[at + 1 : at + LINES_OF_ENTRY]:
        text = f"{text} {fold(further.text)}".strip(_AROUND)
        if len(text) > longest or not alike(first, further):
            break
        texts.append(text)
    for count in range(len(texts), 0, -1):
        if vocabulary.has(texts[count - 1]):
            return _Entry(at, at + count, None)
    return None


def _list_of_criteria(
    entries: Sequence[_Entry], lines: Sequence[Line], profile: Profile
) -> tuple[int, int] | None:
    """The run of entries (indices into ``entries``) that names enough criteria.

    Callouts stacked in one box name several too. The guide stands before the case begins, or
    names nearly all criteria in the codebook's own words.
    """
    runs: list[tuple[int, int]] = []
    explained = {line.id for entry in entries for line in lines[entry.start : entry.end]}
    for at, entry in enumerate(entries):
        page = lines[entry.start].page
        turned = at and page != lines[entries[at - 1].start].page
        there = [line for line in lines if line.page == page] if turned else []
        onto_case = turned and _case_begins(there, explained, profile)
        if at and not onto_case and _neighbours(entries[at - 1], entry, lines, profile):
            runs[-1] = (runs[-1][0], at + 1)
        else:
            runs.append((at, at + 1))
    for first, last in runs:
        named = {e.criterion for e in entries[first:last] if e.criterion}
        share = len(named) / max(1, len(profile.criteria))
        if len(named) < 2 or share < SHARE_OF_CRITERIA:
            continue
        if share >= NEARLY_ALL or entries[first].start < _case_start(lines, entries, profile):
            return first, last
    return None


def _case_start(lines: Sequence[Line], entries: Sequence[_Entry], profile: Profile) -> int:
    """Where the first “place (years)” or section heading with text under it stands."""
    explained = {at for entry in entries for at in range(entry.start, entry.end)}
    for at, line in enumerate(lines):
        if at in explained:
            continue
        subtitle = read_subtitle(line.text, profile)
        if subtitle and subtitle.bracketed:
            return at
        if match_heading(lines, at, profile) and _has_text(lines, at, profile):
            return at
    return len(lines)


def _has_text(lines: Sequence[Line], at: int, profile: Profile) -> bool:
    """Whether a heading stands over text, not among others as in a table of contents."""
    below = range(at + 1, min(at + 1 + LINES_BELOW, len(lines)))
    return not any(match_heading(lines, place, profile) for place in below)


def _neighbours(a: _Entry, b: _Entry, lines: Sequence[Line], profile: Profile) -> bool:
    between = lines[a.end : b.start]
    if len(between) > STRAY_LINES:
        return False
    return not any(match_heading(lines, at, profile) for at in range(a.end, b.start))


def _with_surroundings(
    run: tuple[int, int], entries: Sequence[_Entry], lines: Sequence[Line], profile: Profile
) -> list[Line]:
    """The run's lines, and all else on its pages unless the case begins there.

    A page without criteria, such as the one after that holds what did not fit, is taken when the
    guide explains most of it.
    """
    start, end = entries[run[0]].start, entries[run[1] - 1].end
    listed = {line.id for line in lines[start:end]}
    explained = listed | {line.id for entry in entries for line in lines[entry.start : entry.end]}
    named = {line.id for e in entries if not e.criterion for line in lines[e.start : e.end]}
    pages = {line.page for line in lines[start:end]}
    criteria = {lines[e.start].page for e in entries[run[0] : run[1]] if e.criterion}
    taken = set(listed)
    for page in sorted(pages | {max(pages) + 1}):
        there = [line for line in lines if line.page == page]
        known = [line.id for line in there if line.id in explained]
        whole = page in criteria or 2 * len(known) > len(there)
        if whole and not _case_begins(there, explained, profile):
            taken.update(line.id for line in there[_series_text(there, named, profile) :])
        elif page in pages:
            taken.update(known)
        else:
            taken.update(_leading(there, named))
    return [line for line in lines if line.id in taken]


def _series_text(there: Sequence[Line], named: set[LineId], profile: Profile) -> int:
    """How many lines above the guide's title are the series' own text, in whole sentences."""
    above = list(takewhile(lambda line: line.id not in named, there))
    tells = len(above) > 1 and tells_of_series(above, profile) >= TELLS
    return len(above) if tells and ends_sentence(above[-1].text) else 0


def _leading(there: Sequence[Line], named: set[LineId]) -> list[LineId]:
    """The page's first lines, as far as they are domains or the guide's titles."""
    return [line.id for line in takewhile(lambda line: line.id in named, there)]


def _case_begins(there: Sequence[Line], explained: set[LineId], profile: Profile) -> bool:
    """Whether a page holds a section's heading or a line “place (years)” among its lines."""
    for at, line in enumerate(there):
        if line.id in explained:
            continue
        subtitle = read_subtitle(line.text, profile)
        if (subtitle and subtitle.bracketed) or match_heading(there, at, profile):
            return True
    return False
