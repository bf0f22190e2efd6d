"""Finds where one case ends and the next begins in a file that binds several.

A volume repeats what each case has once: a title with its place and years, or the reading guide,
and under it the series' sections from the first on. Both signs are asked for. A heading alone may
be doubled or continued, and years alone may stand anywhere.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.layout.metrics import Measures, measure
from pipeline.layout.note_markers import note_start
from pipeline.layout.reading_order import reading_order
from pipeline.matching.case_openers import case_starts
from pipeline.matching.criteria import match_criterion, opens_criterion, sentence_of
from pipeline.matching.heading_words import match_heading, match_headings
from pipeline.matching.periods import match_subtitle
from pipeline.matching.series import wanted_sections
from pipeline.model.page import Line, LineId, Page
from pipeline.model.roles import Claim
from pipeline.profile.model import Profile
from pipeline.text.characters import fold

# So many headings on lines that follow each other are a table of contents.
CONTENTS = 3
# A page names this share of the criteria when it is the guide.
GUIDE = 0.5
# Without a title that could be read, this share of the sections must come again.
SAME_SECTIONS = 0.6
# A subtitle is a line, not a sentence that ends in a year.
CHARACTERS_OF_SUBTITLE = 140


@dataclass(frozen=True, slots=True)
class Volume:
    """The pages of each case, and those before them that belong to none (cover, contents)."""

    front: tuple[Page, ...]
    cases: tuple[tuple[Page, ...], ...]


@dataclass(frozen=True, slots=True)
class _Reading:
    """A page, its own measures, and its lines in reading order."""

    page: Page
    measures: Measures
    lines: list[Line]


@dataclass(frozen=True, slots=True)
class _Sign:
    """A heading of a section, and the page it stands on."""

    page: int
    key: str


def split_cases(pages: Sequence[Page], profile: Profile) -> Volume:
    """The cases that ``pages`` hold, each beginning on a page of its own; one if in doubt.

    A file of a series that has one case in each is never divided. Where the profile says with what
    words a case begins, only those count.
    """
    if profile.case_begins:
        return _divided(pages, case_starts(pages, profile))
    if profile.one_case_per_file or not _may_hold_several(pages, profile):
        return Volume((), (tuple(pages),))
    read = [_reading(page) for page in pages]
    signs = [sign for one in read for sign in _headings(one.lines, profile)]
    titles = {one.page.number for one in read if _opens_case(one, profile)}
    return _divided(pages, _starts(signs, titles, profile))


def _divided(pages: Sequence[Page], starts: Sequence[int]) -> Volume:
    """The cases that begin on the pages ``starts``; one of all pages where there are not two."""
    if len(starts) < 2:
        return Volume((), (tuple(pages),))
    ends = [*starts[1:], pages[-1].number + 1]
    return Volume(
        tuple(page for page in pages if page.number < starts[0]),
        tuple(
            tuple(page for page in pages if start <= page.number < end)
            for start, end in zip(starts, ends, strict=True)
        ),
    )


def _may_hold_several(pages: Sequence[Page], profile: Profile) -> bool:
    """Whether enough headings come again to be those of another case, in whatever order."""
    printed = Counter(
        match.key for page in pages for _, match in match_headings(page.lines, profile)
    )
    return sum(1 for count in printed.values() if count > 1) >= wanted_sections(profile)


def running_lines(
    claims: Mapping[LineId, Claim], pages: Sequence[Page], cases: int
) -> dict[LineId, Claim]:
    """Those of the whole file's ``claims`` on furniture that hold for each of its cases.

    A line runs through the volume when more pages show it than there are cases; a heading that
    stands at one height in each case is shown as often as there are.
    """
    texts = {line.id: _masked(line.text) for page in pages for line in page.lines}
    shown = Counter(texts[id] for id in claims)
    return {id: claim for id, claim in claims.items() if shown[texts[id]] > cases}


def _masked(text: str) -> str:
    return re.sub(r"\d+", "#", fold(text))


def _reading(page: Page) -> _Reading:
    measures = measure([page])
    return _Reading(page, measures, reading_order(page.level, measures.size))


def _headings(lines: Sequence[Line], profile: Profile) -> Iterator[_Sign]:
    """The page's headings by their words, less those of a table of contents."""
    run: list[_Sign] = []
    at = 0
    while at < len(lines):
        match = match_heading(lines, at, profile)
        if match and not match.continued:
            run.append(_Sign(lines[at].page, match.key))
        if match is None:
            yield from run if len(run) < CONTENTS else ()
            run = []
        at += match.lines if match else 1
    yield from run if len(run) < CONTENTS else ()


def _opens_case(read: _Reading, profile: Profile) -> bool:
    """Whether a page holds a case's own title, or the guide before it.

    A table of contents has the titles of several.
    """
    lines, measures = read.lines, read.measures
    dated = sum(
        1 for at in range(len(lines)) if _is_subtitle(lines, at, measures, profile)
    ) if profile.subtitle else 0  # fmt: skip
    return dated == 1 or _holds_guide(lines, profile)


def _is_subtitle(lines: Sequence[Line], at: int, measures: Measures, profile: Profile) -> bool:
    line = lines[at]
    if len(line.text) > CHARACTERS_OF_SUBTITLE or not _set_apart(line, at, measures):
        return False
    if note_start(line):
        return False  # its first line may end in a year
    found = match_subtitle(line.text, profile)
    return found is not None and bool(found.location)


def _set_apart(line: Line, at: int, measures: Measures) -> bool:
    if not measures.size:
        return line.blank_before or at == 0
    unlike = abs(line.size - measures.size) > 0.06 * measures.size
    return unlike or (line.bold, line.color) != (measures.bold, measures.color)


def _holds_guide(lines: Sequence[Line], profile: Profile) -> bool:
    if not profile.criteria:
        return False
    opening = [at for at, line in enumerate(lines) if opens_criterion(line.text, profile)]
    enough = GUIDE * len(profile.criteria)
    if len(opening) < enough:
        return False
    texts = [sentence_of(lines[at : at + 2]) for at in opening]
    matches = [match_criterion(text, profile) for text in texts]
    return len({match.criterion.key for match in matches if match.criterion}) >= enough


def _starts(signs: Sequence[_Sign], titles: set[int], profile: Profile) -> list[int]:
    """The first pages of the cases."""
    groups: list[list[_Sign]] = []
    starts: list[int] = []
    for at, sign in enumerate(signs):
        before = signs[at - 1].page if at else 0
        found = [page for page in titles if before < page <= sign.page]
        titled = sign.page > before and bool(found)
        if not groups or titled or (sign.page > before and _again(signs[at:], groups[-1], profile)):
            groups.append([])
            starts.append(_first_of_last_run(found) if found else sign.page)
        groups[-1].append(sign)
    return _whole(groups, starts, profile)


def _first_of_last_run(pages: Sequence[int]) -> int:
    """Where the pages begin that lead up to the last one without a gap: a guide, then a title."""
    first = max(pages)
    while first - 1 in pages:
        first -= 1
    return first


def _whole(groups: Sequence[Sequence[_Sign]], starts: Sequence[int], profile: Profile) -> list[int]:
    """The starts of groups that are cases; one that repeats too little goes on from that before.

    One section may come twice: a callout's last word on a line of its own reads as its heading.
    """
    wanted = wanted_sections(profile)
    kept: list[int] = []
    keys: set[str] = set()
    for group, start in zip(groups, starts, strict=True):
        own = {sign.key for sign in group}
        if not kept or len(own & keys) >= wanted:
            kept.append(start)
            keys = own
        elif len(kept) == 1 and len(keys) < wanted <= len(own):
            kept, keys = [start], own  # what came before was no case yet
        else:
            keys |= own
    return kept


def _again(signs: Sequence[_Sign], group: Sequence[_Sign], profile: Profile) -> bool:
    """Whether most sections come again from here on, in the order that ``group`` had them."""
    most = SAME_SECTIONS * len(profile.sections)
    keys = list(dict.fromkeys(sign.key for sign in group))
    if len(keys) < most or signs[0].key != keys[0]:
        return False
    ahead: list[str] = []
    for sign in signs:
        if sign.key in ahead:
            break
        ahead.append(sign.key)
    return len(set(ahead) & set(keys)) >= most
