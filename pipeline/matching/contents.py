"""Finds tables of contents: headings one below the other, with their page numbers or without."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.matching.headings import HeadingMatch
from pipeline.model.page import Line

# This many headings with nothing but page numbers between them are a table of contents.
CONTENTS = 3


def tables_of_contents(
    headings: Iterable[tuple[int, HeadingMatch]], lines: Sequence[Line]
) -> list[range]:
    """The places in ``lines`` of each table of contents, its page numbers included.

    ``headings`` are the places of all headings in ``lines``, in order, with what they match.
    """
    runs: list[list[tuple[int, HeadingMatch]]] = [[]]
    end = 0
    for at, match in headings:
        if at < end:
            continue
        # A table lists a section once: the next time it is the section's own heading.
        if at > end or any(match.key == listed.key for _, listed in runs[-1]):
            runs.append([])
        runs[-1].append((at, match))
        end = _behind_page_numbers(at + match.lines, lines)
    return [
        range(run[0][0], _behind_page_numbers(run[-1][0] + run[-1][1].lines, lines))
        for run in runs
        if len(run) >= CONTENTS
    ]


def _behind_page_numbers(at: int, lines: Sequence[Line]) -> int:
    while at < len(lines) and lines[at].text.strip().isdecimal():
        at += 1
    return at
