"""The sub-headings among a case's passages: as its profile says, or as its pages show.

A sub-heading stays one of the passages, so that the text of its section is whole; it only gets a
level, from which is worked out what stands under it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.layout.compare import is_gap
from pipeline.layout.metrics import Measures, is_larger, is_smaller
from pipeline.layout.setting import Surroundings
from pipeline.matching.heading_words import LINES_AT_MOST
from pipeline.model.findings import Passage, Section
from pipeline.model.page import Line
from pipeline.text.characters import BULLETS
from pipeline.text.endings import ends_sentence, starts_lower
from pipeline.text.joining import bullet_length

# A heading has no more words than this; text under one is whole, or longer.
WORDS_OF_HEADING = 14
# A sign or a figure in the text's other type is none.
LETTERS = 4
# What ends a sentence or a part of one, and no heading but in a series that says so.
_ENDS_TEXT = (".", ";", ",", "…", "!")
# What closes a sub-heading that runs into its text, or announces a list.
_CLOSING = re.compile(r"[\s.:–—-]+$")
# Points, as looks are said: sizes of one rank are alike to half a point.
HALVES = 2

_Rank = tuple[int, bool, bool]
"""How prominent a look is: its size, whether it is bold or in capitals, whether it is coloured."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A passage that may be a sub-heading, by its section and place, and how prominent it is."""

    section: int
    at: int
    rank: _Rank


def mark_subheadings(sections: Sequence[Section], around: Surroundings) -> tuple[Section, ...]:
    """``sections`` with the level of each passage that is a sub-heading.

    Unless the profile says looks, it is a short line of its own that is larger than the text, bold,
    or in another colour or capitals with space above, is less prominent than the sections'
    headings are, and has text below.
    """
    found = [] if _says_looks(around) else _shown(sections, around)
    ranks = sorted({one.rank for one in found}, reverse=True)
    levels = {(one.section, one.at): ranks.index(one.rank) + 1 for one in found}
    marked = []
    for number, section in enumerate(sections):
        passages = tuple(
            one._replace(level=levels.get((number, at)) or _said(one, len(ranks), around))
            for at, one in enumerate(section.passages)
        )
        marked.append(section._replace(passages=passages))
    return tuple(marked)


def level_like(line: Line, sections: Sequence[Section], around: Surroundings) -> int:
    """The level of ``line`` as a sub-heading: that of those set as it is, or below larger ones."""
    own = _rank_of(line, around.measures)
    ranks = [
        (_rank_of(around.document.by_id[passage.lines[0]], around.measures), passage.level)
        for section in sections
        for passage in section.passages
        if passage.level
    ]
    alike = [level for rank, level in ranks if rank == own]
    return min(alike, default=1 + max((level for rank, level in ranks if rank > own), default=0))


def _says_looks(around: Surroundings) -> bool:
    return around.profile is not None and around.profile.subheadings.looks is not None


def _said(passage: Passage, levels: int, around: Surroundings) -> int:
    """The level of a passage whose lines are all a sub-heading's by the profile, below others."""
    said = {around.said_level(line) for line in _lines(passage, around)}
    level = min(said, default=0)
    return level + levels if level and len(passage.lines) <= LINES_AT_MOST else 0


def _lines(passage: Passage, around: Surroundings) -> list[Line]:
    return [around.document.by_id[id] for id in passage.lines]


def _shown(sections: Sequence[Section], around: Surroundings) -> list[_Candidate]:
    """What the pages show as sub-headings."""
    least = _rank_of_headings(sections, around)
    found: list[_Candidate] = []
    for number, section in enumerate(sections):
        before_aside = {aside.follows for aside in section.asides}
        ranks = [_rank(one, section.passages[:at][-1:], around)
                 for at, one in enumerate(section.passages)]  # fmt: skip
        for at, rank in enumerate(ranks):
            beside = [*ranks[max(0, at - 1) : at], *ranks[at + 1 : at + 2]]
            below = section.passages[at + 1 : at + 2]
            if rank is None or rank in beside or not _is_below(rank, section, at, least):
                continue  # names, a list, or the heading of a section that no profile knows
            if not below or section.passages[at].lines[-1] in before_aside:
                continue
            if ranks[at + 1] is not None or _is_text(below[0]):
                found.append(_Candidate(number, at, rank))
    return found


def _is_below(rank: _Rank, section: Section, at: int, least: _Rank | None) -> bool:
    """Whether a passage is less prominent than the sections' headings are.

    Set like those, but with a number that its section's heading has not, it is, too.
    """
    if least is None or rank < least:
        return True
    numbered = section.passages[at].kind == "item" and not bullet_length(section.heading)
    return rank == least and numbered


def _rank_of_headings(sections: Sequence[Section], around: Surroundings) -> _Rank | None:
    """The least prominent look of the sections' headings."""
    lines = (around.document.by_id[section.lines[0]] for section in sections)
    return min((_rank_of_heading(line, around.measures) for line in lines), default=None)


def _rank_of_heading(line: Line, measures: Measures) -> _Rank:
    """How prominent a section's heading is: small capitals count as large as what opens them."""
    _, strong, colored = _rank_of(line, measures)
    return round(HALVES * max(span.size for span in line.spans)), strong, colored


def _rank_of(line: Line, measures: Measures) -> _Rank:
    return round(HALVES * line.size), line.bold or _in_capitals(line), line.color != measures.color


def _in_capitals(line: Line) -> bool:
    letters = [c for c in line.text if c.isalpha()]
    return bool(letters) and all(c.isupper() for c in letters)


def _rank(passage: Passage, above: Sequence[Passage], around: Surroundings) -> _Rank | None:
    """How prominent a passage is that is worded and set as a heading; None for any other."""
    lines = _lines(passage, around)
    if len(lines) > LINES_AT_MOST or not all(_is_set_off(line, around.measures) for line in lines):
        return None
    if any(is_gap(line, below, around.measures) for line, below in pairwise(lines)):
        return None  # lines of a list
    text = passage.text
    if text.endswith(_ENDS_TEXT) or starts_lower(text) or len(text.split()) > WORDS_OF_HEADING:
        return None
    first = lines[0]
    if first.drawn_bullet or first.text[:1] in BULLETS or sum(map(str.isalpha, text)) < LETTERS:
        return None
    strong = is_larger(first.size, around.measures.size) or first.bold
    last = [around.document.by_id[one.lines[-1]] for one in above]
    apart = all(is_gap(line, first, around.measures) for line in last)
    return _rank_of(first, around.measures) if strong or apart else None


def _is_set_off(line: Line, measures: Measures) -> bool:
    if is_smaller(line.size, measures.size):
        return False
    bold, colored = line.bold and not measures.bold, line.color != measures.color
    return bold or colored or is_larger(line.size, measures.size) or _in_capitals(line)


def _is_text(passage: Passage) -> bool:
    """Whether a passage is what stands under a heading, and not another line of a list."""
    whole = passage.kind == "item" or ends_sentence(passage.text)
    return whole or len(passage.text.split()) > WORDS_OF_HEADING


def unders(passages: Sequence[Passage], starts: Sequence[int] = ()) -> Iterator[str | None]:
    """For each of a section's passages the sub-heading that it stands under, without its colon.

    A sub-heading stands under the one of a higher level before it. At ``starts``, the places of
    passages that a heading of the section stands before, nothing is left open.
    """
    open_: list[tuple[int, str]] = []
    for at, passage in enumerate(passages):
        if at in starts:
            open_ = []
        while passage.level and open_ and open_[-1][0] >= passage.level:
            open_.pop()
        yield open_[-1][1] if open_ else None
        if passage.level:
            open_.append((passage.level, _CLOSING.sub("", passage.text)))
