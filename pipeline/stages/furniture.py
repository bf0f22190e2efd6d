"""Running headers, footers and page numbers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Sequence

from pipeline.layout.metrics import Measures, measure
from pipeline.layout.page_edges import PLACE, edge_lines, text_step
from pipeline.layout.page_numbers import numbered_titles, page_numbers
from pipeline.layout.running_lines import (
    bands,
    beside_running_lines,
    repeated_lines,
)
from pipeline.layout.running_titles import heads_section, named_titles, sole_headings
from pipeline.matching.criteria import opens_criterion
from pipeline.matching.heading_words import match_headings
from pipeline.model.document import Document
from pipeline.model.evidence import SignalKind, evidence_of
from pipeline.model.page import Line, LineId, Page
from pipeline.model.roles import Claim, Role
from pipeline.profile.model import Profile

# A watermark's letters are at least so many times as high as the text's, and no darker (of 255)
# than this in any channel, so that the text on them can be read.
WATERMARK_SIZE, PALE = 2.5, 160


def claim_furniture(document: Document, profile: Profile) -> Document:
    """Claim what repeats at the edge of pages, and page numbers that count along with them.

    Repetition decides, never a fixed margin: a margin cuts titles and last lines. A text repeats
    when two pages show it (numbers apart) at one height; a changing text when its place, apart
    from the body, is filled on most pages, or when it names a title that is printed larger. Turned
    lines, watermarks, and what the file itself has in its headers and footers are claimed before,
    so that they are in the way of nothing.
    """
    pages, measures = document.pages, measure(document.pages, document.lines)
    document = _claim_turned(document, measures)
    document = _claim_pale_again(document)
    edges = [edge for page in pages for edge in edge_lines(page)]
    step = text_step(pages, measures)
    signs = [
        (SignalKind.REPEATS, repeated_lines(edges, measures, step, pages)),
        (SignalKind.COUNTS_WITH_PAGES, page_numbers(edges, measures, pages)),
        (SignalKind.NAMES_LARGER_TITLE, named_titles(edges, pages, measures, profile)),
        (SignalKind.SAME_PLACE, _that_run(bands(edges, measures, len(pages)), pages, profile)),
        (SignalKind.COUNTS_WITH_PAGES, numbered_titles(edges, measures)),
    ]
    running = [line for _, found in signs for line in found]
    beside = beside_running_lines(edges, running, measures)
    signs.append((SignalKind.BESIDE_RUNNING_LINE, _that_run(beside, pages, profile)))
    claims: dict[LineId, Claim] = {}
    for kind, found in signs:
        for line in found:
            if line.id not in document.claims and not _ends_heading(line, found, document, profile):
                claim = Claim(line.id, Role.FURNITURE, "furniture", evidence_of(kind))
                claims.setdefault(line.id, claim)
    heads = sole_headings(pages, claims, measures, profile)
    return document.with_claims(claim for id, claim in claims.items() if id not in heads)


def _that_run(lines: Sequence[Line], pages: Sequence[Page], profile: Profile) -> list[Line]:
    """Those of ``lines`` that are no section's heading, and no callout above a page's text."""
    return [
        line
        for line in lines
        if not (heads_section(line, pages, profile) or opens_criterion(line.text, profile))
    ]


def _claim_turned(document: Document, measures: Measures) -> Document:
    """Claim what stands across or along a page, large pale words, and the file's own headers.

    Where most of a page is turned, it is the page's text.
    """
    for page in document.pages:
        level = {line.id for line in page.level}
        lines = document.unclaimed(page)
        turned = [line for line in lines if line.id not in level]
        marks = [line for line in lines if _is_watermark(line, page, measures)]
        running = [line for line in lines if line.running]
        for found, kind in (
            (turned, SignalKind.TURNED),
            (marks, SignalKind.WATERMARK),
            (running, SignalKind.IN_MARGIN_OF_FILE),
        ):
            document = document.claim(found, Role.FURNITURE, "furniture", evidence_of(kind))
    return document


def _claim_pale_again(document: Document) -> Document:
    """Claim the pale level lines that another page has at the same place: a small watermark."""
    places: dict[tuple[str, tuple[int, ...]], list[Line]] = defaultdict(list)
    for line in document.unclaimed():
        if line.box is not None and _is_pale(line):
            places[line.text, tuple(round(side / PLACE) for side in line.box)].append(line)
    again = [group for group in places.values() if len({one.page for one in group}) > 1]
    found = [line for group in again for line in group]
    evidence = evidence_of(SignalKind.WATERMARK)
    return document.claim(found, Role.FURNITURE, "furniture", evidence)


def _is_pale(line: Line) -> bool:
    return min(int(line.color[at : at + 2], 16) for at in (1, 3, 5)) >= PALE


def _is_watermark(line: Line, page: Page, measures: Measures) -> bool:
    """Whether a level line is large and pale, and shares its place with lines of text."""
    if line.box is None or line.turned or line.size < WATERMARK_SIZE * measures.size:
        return False
    if not _is_pale(line):
        return False
    return any(
        other.box is not None
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
    return any(
        begin < at < begin + match.lines and lines[begin] not in found
        for begin, match in match_headings(lines, profile)
    )
