"""Running headers, footers and page numbers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterable
from typing import NamedTuple

from pipeline.layout.compare import GAP, rows_of
from pipeline.layout.metrics import Measures, is_smaller, measure, same_size
from pipeline.layout.note_markers import SIGNS_OF_A_NOTE, note_number, note_start
from pipeline.matching.headings import LINES_AT_MOST, match_heading
from pipeline.model.document import Document
from pipeline.model.evidence import SignalKind, evidence_of
from pipeline.model.page import Line, LineId, Page
from pipeline.model.roles import Claim, Role
from pipeline.profile.model import Profile
from pipeline.text.characters import fold

# A header or footer has at most this many rows; anything deeper in the page is not looked at.
ROWS = 3
# Where the text changes from page to page (a running title), the place must repeat instead: on
# most pages, and further from the body than its lines are from each other.
BAND_SHARE = 0.6
# A header set as the text is stands on most pages; the same line on two of many is chance.
SHARE_OF_TEXT = 0.2
BAND_PAGES = 3
BAND_GAP = 1.8
# Rows from the edge of a page in which its number stands.
ROWS_OF_NUMBER = 2
# Points: lines of a band stand at one height when theirs, rounded to this, is one.
BAND_HEIGHT = 2
# A watermark's letters are at least so many times as high as the text's, and no darker (of 255)
# than this in any channel, so that the text on them can be read.
WATERMARK_SIZE, PALE = 2.5, 160
_PAGE_NUMBER = re.compile(
    r"(?:p(?:age|[áa]gina|\.)?\s*)?[-–—|·\s]*(\d{1,4})[-–—|·\s]*(?:(?:/|of|sur|de)\s*\d{1,4})?",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d+")


class _MarginLine(NamedTuple):
    """A line near the top or bottom of its page, and its distance from the page's edge."""

    line: Line
    top: bool
    rank: int
    place: float
    gap: float


def claim_furniture(document: Document, profile: Profile) -> Document:
    """Claim what repeats at the edge of pages, and page numbers that count along with them.

    Repetition decides, never a fixed margin: a margin cuts titles and last lines. A text repeats
    when two pages show it (digits apart) at one height; a changing text when its place, apart
    from the body, is filled on most pages. Turned lines and watermarks are claimed before, so that
    they are in the way of nothing.
    """
    measures = measure(document.pages, document.lines)
    document = _claim_turned(document, measures)
    edges = [edge for page in document.pages for edge in _edges(page, measures)]
    claims: dict[LineId, Claim] = {}
    for kind, found in (
        (SignalKind.REPEATS, _repeated(edges, measures, len(document.pages))),
        (SignalKind.COUNTS_WITH_PAGES, _numbers(edges, document)),
        (SignalKind.SAME_PLACE, _bands(edges, measures, len(document.pages))),
    ):
        for line in found:
            if line.id not in document.claims and not _ends_heading(line, found, document, profile):
                claim = Claim(line.id, Role.FURNITURE, "furniture", evidence_of(kind))
                claims.setdefault(line.id, claim)
    return document.with_claims(claims.values())


def _claim_turned(document: Document, measures: Measures) -> Document:
    """Claim what stands across or along a page, and large pale words in the place of its text.

    Where most of a page is turned, it is the page's text.
    """
    for page in document.pages:
        level = {line.id for line in page.level}
        lines = document.unclaimed(page)
        turned = [line for line in lines if line.id not in level]
        marks = [line for line in lines if _is_watermark(line, page, measures)]
        for found, kind in ((turned, SignalKind.TURNED), (marks, SignalKind.WATERMARK)):
            document = document.claim(found, Role.FURNITURE, "furniture", evidence_of(kind))
    return document


def _is_watermark(line: Line, page: Page, measures: Measures) -> bool:
    """Whether a level line is large and pale, and shares its place with lines of text."""
    if line.box is None or line.turned or line.size < WATERMARK_SIZE * measures.size:
        return False
    channels = [int(line.color[at : at + 2], 16) for at in (1, 3, 5)]
    if not measures.size or min(channels) < PALE:
        return False
    return any(
        other is not line
        and other.box is not None
        and other.size < line.size
        and line.box.overlap_x(other.box) > 0
        and line.box.overlap_y(other.box) > 0.5 * other.box.height
        for other in page.lines
    )


def _ends_heading(line: Line, found: Container[Line], document: Document, profile: Profile) -> bool:
    """Whether a section's heading that begins above the line, in none of ``found``, goes on in it.

    “Contexto de la / Acción” and “Concepto de / Acción” may stand at one height.
    """
    if not any(c.isalpha() for c in line.text):
        return False
    lines = document.page(line.page).lines
    at = lines.index(line)
    for back in range(1, min(at, LINES_AT_MOST - 1) + 1):
        match = match_heading(lines, at - back, profile)
        if match and match.lines > back and lines[at - back] not in found:
            return True
    return False


def _edges(page: Page, measures: Measures) -> Iterable[_MarginLine]:
    rows = _rows(page)
    for top in (True, False):
        ranked = rows if top else rows[::-1]
        for rank, row in enumerate(ranked[:ROWS]):
            following = ranked[rank + 1] if rank + 1 < len(ranked) else None
            for line in row:
                if line.box is None:
                    yield _MarginLine(line, top, rank, float(rank), 0.0)
                else:
                    yield _MarginLine(line, top, rank, line.box.middle, _gap(line, following))


def _rows(page: Page) -> list[list[Line]]:
    """The rows of a page from top to bottom; without geometry, each line is one."""
    return rows_of(page.level) if page.has_geometry else [[line] for line in page.lines]


def _gap(line: Line, row: list[Line] | None) -> float:
    if row is None or line.box is None:
        return float("inf")
    middle = line.box.middle
    return min([abs(middle - other.box.middle) for other in row if other.box])


def _repeated(edges: list[_MarginLine], measures: Measures, pages: int) -> list[Line]:
    """Lines whose text another page shows at the same edge and height."""
    groups: dict[tuple[bool, str], list[_MarginLine]] = defaultdict(list)
    for edge in edges:
        groups[edge.top, _NUMBER.sub("#", fold(edge.line.text))].append(edge)
    found: list[Line] = []
    for (_, masked), group in groups.items():
        if len(group) == 1 or not any(c.isalpha() for c in masked):
            continue
        often = len({edge.line.page for edge in group}) >= SHARE_OF_TEXT * pages
        found += [
            edge.line
            for edge in group
            if (often or not _in_text(edge, measures)) and _again(edge, group, measures)
        ]
    return found


def _in_text(edge: _MarginLine, measures: Measures) -> bool:
    """Whether a line is set as the text is, in its rhythm: two paragraphs may begin alike."""
    if not (measures.size and same_size(edge.line.size, measures.size)):
        return False
    return edge.line.color == measures.color and edge.gap <= GAP * measures.pitch


def _again(edge: _MarginLine, group: list[_MarginLine], measures: Measures) -> bool:
    slack = max(measures.size, 1.0)
    return any(
        other.line.page != edge.line.page
        and (abs(other.place - edge.place) <= slack or _outermost(edge, other))
        and _counted(edge.line, other.line)
        for other in group
    )


def _outermost(a: _MarginLine, b: _MarginLine) -> bool:
    """Whether two lines that hold a number are the last of their pages, at whatever height.

    In text that an extractor set anew, a footer follows the last line.
    """
    return a.rank == b.rank == 0 and bool(_NUMBER.search(a.line.text))


def _counted(a: Line, b: Line) -> bool:
    """Whether the numbers in two lines of one text are the same, or count along with the pages.

    Two notes that say the same thing differ by their marker, which does neither.
    """
    turned = b.page - a.page
    numbers = zip(_NUMBER.findall(a.text), _NUMBER.findall(b.text), strict=False)
    return all(int(second) - int(first) in (0, turned) for first, second in numbers)


def _numbers(edges: list[_MarginLine], document: Document) -> list[Line]:
    """Lines that are only a number, when it counts along with the pages."""
    found: dict[int, list[_MarginLine]] = defaultdict(list)
    for edge in edges:
        text = edge.line.text.strip()
        # It begins with a number, a mark or “page”: any other word decides at once.
        word = text[:1].isalpha() and text[0] not in "pP"
        match = None if word or edge.rank >= ROWS_OF_NUMBER else _PAGE_NUMBER.fullmatch(text)
        if match:
            found[int(match.group(1)) - edge.line.page].append(edge)
    lines: list[Line] = []
    for offset, group in found.items():
        pages = {edge.line.page for edge in group}
        if len(pages) > 1 or (offset == 0 and len(document.pages) > 1):
            lines += [edge.line for edge in group]
    return lines


def _bands(edges: list[_MarginLine], measures: Measures, pages: int) -> list[Line]:
    """Lines at a place, set off from the body, that is filled on most pages."""
    if not measures.size:
        return []
    groups: dict[tuple[bool, int], list[_MarginLine]] = defaultdict(list)
    for edge in edges:
        if edge.rank or edge.gap <= BAND_GAP * measures.pitch:
            continue
        smaller = is_smaller(edge.line.size, measures.size)
        unlike = smaller or (edge.line.color != measures.color and edge.line.size <= measures.size)
        if unlike:
            groups[edge.top, round(edge.place / BAND_HEIGHT)].append(edge)
    return [
        edge.line
        for group in groups.values()
        if len({edge.line.page for edge in group}) >= max(BAND_PAGES, BAND_SHARE * pages)
        and not _notes(group)
        for edge in group
    ]


def _notes(group: list[_MarginLine]) -> bool:
    """Whether lines at one place are notes of one line: marked, and not by the pages' numbers."""
    starts = [start for edge in group if (start := note_start(edge.line))]
    counted = {note_number(start.marker) - start.line.page for start in starts}
    return 2 * len(starts) > len(group) and (
        len(counted) > 1 or any(SIGNS_OF_A_NOTE.search(start.line.text) for start in starts)
    )
