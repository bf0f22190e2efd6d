"""Finds tables of contents: headings one below the other, with their page numbers or without."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from pipeline.matching.heading_words import HeadingMatch
from pipeline.model.page import Line

# This many headings with nothing but page numbers between them are a table of contents.
CONTENTS = 3
# A number of a page in a column of its own, with the dots that lead to it.
_PAGE_NUMBER = re.compile(r"[\s.·…_]*(?:\d{1,4}|[xX]{0,3}(?:[iI]?[xXvV]|[vV]?[iI]{1,3}))\s*")


def tables_of_contents(
    headings: Iterable[tuple[int, HeadingMatch]], lines: Sequence[Line]
) -> list[range]:
    """The places in ``lines`` of each table of contents, its page numbers included.

    ``headings`` are the places of all headings in ``lines``, in order, with what they match.
    Entries that are no headings of the series are known by the numbers beside them, as the
    headings have.
    """
    found = list(headings)
    places = {at for at, _ in found}
    runs: list[list[tuple[int, HeadingMatch]]] = [[]]
    end = 0
    for at, match in found:
        if at < end:
            continue
        # A table lists a section once: the next time it is the section's own heading.
        if at > end or any(match.key == listed.key for _, listed in runs[-1]):
            runs.append([])
        runs[-1].append((at, match))
        end = _behind_entries(at + match.lines, lines, places)
    return [
        range(run[0][0], _behind_entries(run[-1][0] + run[-1][1].lines, lines, places))
        for run in runs
        if len(run) >= CONTENTS
    ]


def _behind_entries(at: int, lines: Sequence[Line], headings: Collection[int]) -> int:
    """Behind the page numbers and the other entries that follow the heading before ``at``."""
    numbered = _has_number(lines[at - 1], lines)
    while at < len(lines) and at not in headings:
        if not (is_page_number(lines[at]) or (numbered and _has_number(lines[at], lines))):
            break
        at += 1
    return at


def is_page_number(line: Line) -> bool:
    """Whether a line is nothing but a number, as pages have them."""
    return bool(_PAGE_NUMBER.fullmatch(line.text))


def numbers_beside(entries: Collection[Line], lines: Sequence[Line]) -> Iterator[Line]:
    """Those of ``lines`` that are the numbers of pages in the rows of ``entries``."""
    numbers = [line for line in lines if line not in entries and is_page_number(line)]
    return (line for line in numbers if any(_in_row(entry, line) for entry in entries))


def _has_number(line: Line, lines: Sequence[Line]) -> bool:
    return any(_in_row(line, other) for other in lines)


def _in_row(line: Line, other: Line) -> bool:
    """Whether ``other`` is a number to the right of ``line``, at its height."""
    if line.box is None or other.box is None or line.page != other.page:
        return False
    beside = other.box.x0 >= line.box.x1 and line.box.shares_y(other.box)
    return beside and is_page_number(other)
