"""Page numbers: alone in their row, on facing pages, or beside a running title."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from pipeline.layout.compare import box_of
from pipeline.layout.metrics import Measures, is_larger, is_smaller
from pipeline.layout.note_markers import PAGE_SEPARATORS
from pipeline.layout.page_edges import EdgeLine, place_of, stands_apart
from pipeline.model.page import Line, Page
from pipeline.text.roman_numerals import roman_number

# Rows from the edge of a page in which its number stands.
ROWS_OF_NUMBER = 2
# Times the text's size. A figure that is shown, not counted, is larger.
LARGEST = 2.0
# A running title is a few words.
WORDS_OF_BAND = 15
_PAGE_NUMBER = re.compile(
    r"(?:p(?:age|[áa]gina|\.)?\s*)?[-–—|·\s]*(\d{1,4}|[ivxl]{1,7})[-–—|·\s]*"
    r"(?:(?:/|of|sur|de)\s*\d{1,4})?",
    re.IGNORECASE,
)
# What no running title ends in.
_STOPS = tuple(".!?:;")
_DIGITS = re.compile(r"\d")
_AT_AN_END = re.compile(r"(\d{1,4})\s+\D*|\D*\s(\d{1,4})")
_WITH_TITLE = re.compile(
    rf"(\d{{1,4}})\s*[{PAGE_SEPARATORS}]\s*\S.*|.*\S\s*[{PAGE_SEPARATORS}–—]\s*(\d{{1,4}})"
)


def page_numbers(
    edges: Sequence[EdgeLine], measures: Measures, pages: Sequence[Page]
) -> list[Line]:
    """Lines that are only a number, when it counts along with the pages.

    Where no other page has one, it must be the page's own, or smaller than the text, and stand
    apart from it.
    """
    found: dict[int, list[EdgeLine]] = defaultdict(list)
    for edge in edges:
        number = page_number(edge.line.text) if edge.rank < ROWS_OF_NUMBER else None
        if number is not None:
            found[number - edge.line.page].append(edge)
    counted = {
        offset: group
        for offset, group in found.items()
        if len({edge.line.page for edge in group}) > 1
        or (offset == 0 and len(pages) > 1 and any(_in_digits(edge.line) for edge in group))
    }
    if counted:
        return [edge.line for group in counted.values() for edge in _at_their_place(group)]
    lone = [
        edge.line
        for offset, group in found.items()
        for edge in group
        if _lone_number(edge, offset, measures)
    ]
    return lone or _numbers_of_spreads(found, measures)


def _at_their_place(group: Sequence[EdgeLine]) -> Iterator[EdgeLine]:
    """Those of ``group`` that stand where most pages have their number, of several on one page.

    The marker of a note may be the number of its page, too.
    """
    pages: defaultdict[tuple[bool, int], set[int]] = defaultdict(set)
    for edge in group:
        pages[place_of(edge)].add(edge.line.page)
    most: defaultdict[int, int] = defaultdict(int)
    for edge in group:
        most[edge.line.page] = max(most[edge.line.page], len(pages[place_of(edge)]))
    return (edge for edge in group if len(pages[place_of(edge)]) == most[edge.line.page])


def _numbers_of_spreads(found: Mapping[int, Sequence[EdgeLine]], measures: Measures) -> list[Line]:
    """Two numbers in the outermost row of a sheet that count on, as those of facing pages do."""
    return [
        edge.line
        for offset, group in found.items()
        for edge in group
        if _in_digits(edge.line)
        and stands_apart(edge, measures)
        and not is_larger(edge.line.size, measures.size)
        and any(
            _face_each_other(*pair)
            for other in (*found.get(offset - 1, ()), *found.get(offset + 1, ()))
            for pair in ((edge, other), (other, edge))
        )
    ]


def _face_each_other(left: EdgeLine, right: EdgeLine) -> bool:
    """Whether ``right`` has the number after ``left``'s, and stands right of it in its row."""
    one, other = page_number(left.line.text), page_number(right.line.text)
    counted = one is not None and other == one + 1
    in_row = (left.line.page, *place_of(left)) == (right.line.page, *place_of(right))
    return counted and in_row and box_of(left.line).x1 < box_of(right.line).x0


def _in_digits(line: Line) -> bool:
    return bool(_DIGITS.search(line.text))


def page_number(text: str) -> int | None:
    """The number that ``text``, all of it, numbers a page by."""
    match = _PAGE_NUMBER.fullmatch(text.strip())
    if match is None:
        return None
    return int(match[1]) if match[1].isdigit() else roman_number(match[1])


def _lone_number(edge: EdgeLine, offset: int, measures: Measures) -> bool:
    """Whether a number that no other page goes on from is a page's.

    At the foot of its page its own number may be larger than the text. A Roman number is smaller
    than the text there, and has two letters at least: one is an initial.
    """
    line = edge.line
    digits = _in_digits(line)
    if line.box is None:
        last = edge.rank == 0 and not edge.top
        return digits and offset == 0 and last and line.blank_before
    smaller = is_smaller(line.size, measures.size)
    if not digits:
        fits = smaller and not edge.top and len(line.text.strip(" -–—|·")) > 1
    else:
        large = is_larger(line.size, measures.size * (1.0 if edge.top else LARGEST))
        fits = smaller or (offset == 0 and not large)
    return fits and stands_apart(edge, measures)


def numbered_titles(edges: Sequence[EdgeLine], measures: Measures) -> list[Line]:
    """Lines that are their page's number beside a running title (“3 · Annual review”).

    They stand apart from the text and are smaller, or no larger where two pages have one at one
    place. A single one, of which the title may change, also stands further out than any line of
    the other pages.
    """
    numbered = [edge for edge in edges if _has_own_number(edge.line, _WITH_TITLE)]
    places = Counter((edge.place, edge.top) for edge in numbered)
    return [
        edge.line
        for edge in edges
        if stands_apart(edge, measures)
        and not is_larger(edge.line.size, measures.size)
        and (
            (edge in numbered and is_smaller(edge.line.size, measures.size))
            or (edge in numbered and places[edge.place, edge.top] > 1)
            or (_has_own_number(edge.line, _AT_AN_END) and _stands_outside(edge, edges, measures))
        )
    ]


def _has_own_number(line: Line, pattern: re.Pattern[str]) -> bool:
    """Whether a line is a few words and its page's number, as ``pattern`` has it."""
    match = pattern.fullmatch(line.text.strip())
    if match is None or len(line.text.split()) > WORDS_OF_BAND:
        return False
    return int(match[1] or match[2]) == line.page


def _stands_outside(edge: EdgeLine, edges: Sequence[EdgeLine], measures: Measures) -> bool:
    """Whether a line stands higher, or lower, than all there is on the pages before its own."""
    line = edge.line
    others = [
        other.place for other in edges if other.top == edge.top and other.line.page < line.page
    ]
    if line.box is None or not others or line.text.rstrip().endswith(_STOPS):
        return False
    out = min(others) - edge.place if edge.top else edge.place - max(others)
    return out > measures.pitch
