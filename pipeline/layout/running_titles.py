"""Running titles that name what another line of the publication prints larger."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence

from pipeline.layout.compare import GAP
from pipeline.layout.metrics import Measures, is_larger, is_smaller
from pipeline.layout.page_edges import EdgeLine, set_off
from pipeline.matching.heading_words import match_words
from pipeline.matching.series import guide_phrase
from pipeline.model.page import Line, LineId, Page
from pipeline.profile.model import Profile
from pipeline.text.characters import letters

# Fewer letters may be part of any title.
LETTERS_OF_TITLE = 8
# What stands between the parts of a running title: “Context | Practices”, “Harbour Notes – 3”.
_BETWEEN = re.compile(r"\s*[|·•/›»>]\s*|\s+[–—-]\s+|\s{3,}")
_NUMBER = re.compile(r"\W*\d{1,4}\W*")


def named_titles(
    edges: Iterable[EdgeLine], pages: Sequence[Page], measures: Measures, profile: Profile
) -> list[Line]:
    """Small outermost lines, set off by a gap, all of whose parts name a title or section.

    A title or a section's heading must be printed larger somewhere; the series' own phrases need
    not. A single page may have such a line. One in the text's size must look unlike the text, and
    name a section whose heading stands on its own page.
    """
    outermost = [edge.line for edge in edges if edge.rank == 0 and edge.gap > GAP * measures.pitch]
    small = [line for line in outermost if is_smaller(line.size, measures.size)]
    own_pages = {page.number: [page] for page in pages}
    heads = [
        line
        for line in outermost
        if line not in small
        and (set_off(line, measures) or (line.bold and not measures.bold))
        and (parts := _parts(line.text))
        and all(_is_section(part, line, own_pages[line.page], profile) for part in parts)
    ]
    titles = _large_text(pages, measures)
    return heads + [
        line
        for line in small
        if (parts := _parts(line.text))
        and all(
            guide_phrase(part, profile)
            or (len(letters(part)) >= LETTERS_OF_TITLE and letters(part) in titles)
            or _is_section(part, line, pages, profile)
            for part in parts
        )
    ]


def heads_section(line: Line, pages: Sequence[Page], profile: Profile) -> bool:
    """Whether a line reads as a section's heading that no line shows larger or bolder."""
    return bool(match_words(line.text, profile)) and not _is_section(
        line.text, line, pages, profile
    )


def sole_headings(
    pages: Sequence[Page], running: Container[LineId], measures: Measures, profile: Profile
) -> set[LineId]:
    """The first lines that show a section's heading, larger than the text, where all are running.

    Slides have the heading of a section that goes on at the top of each.
    """
    shown: dict[str, list[Line]] = {}
    for page in pages:
        for line in page.lines:
            match = match_words(line.text, profile)
            if match:
                shown.setdefault(match.key, []).append(line)
    return {
        first.id
        for first, *others in shown.values()
        if all(line.id in running for line in (first, *others))
        and is_larger(first.size, measures.size)
    }


def _parts(text: str) -> list[str]:
    """The parts of a running title, but for the page's number."""
    parts = _BETWEEN.split(text.strip())
    return [part for part in parts if letters(part) and not _NUMBER.fullmatch(part)]


def _large_text(pages: Sequence[Page], measures: Measures) -> str:
    """The letters of all that is larger than the body, titles over several lines in one."""
    large = [
        line.text for page in pages for line in page.lines if is_larger(line.size, measures.size)
    ]
    return letters(" ".join(large))


def _is_section(part: str, line: Line, pages: Sequence[Page], profile: Profile) -> bool:
    """Whether ``part`` of a line is a section's heading that stands elsewhere, larger or bolder."""
    match = match_words(part, profile)
    return match is not None and any(
        (is_larger(other.size, line.size) or (other.bold and not line.bold))
        and (found := match_words(other.text, profile)) is not None
        and found.key == match.key
        for page in pages
        for other in page.lines
    )
