"""Tables, figures with their captions, and pull quotes that stand inside a section."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.layout.captions import caption_at
from pipeline.layout.compare import box_of
from pipeline.layout.figures import (
    Figure,
    belongs_to,
    captioned_figures,
    credits,
    plain_pictures,
)
from pipeline.layout.metrics import Measures, measure
from pipeline.layout.pull_quotes import find_quotes
from pipeline.layout.tables import (
    Grid,
)
from pipeline.layout.text_tables import grids_of, join_rows, lines_by_page
from pipeline.model.document import Document
from pipeline.model.evidence import Evidence, SignalKind, evidence_of
from pipeline.model.findings import Aside, Region
from pipeline.model.geometry import Box, union
from pipeline.model.page import Line, LineId
from pipeline.model.roles import Claim, Role
from pipeline.profile.model import Profile, phrases
from pipeline.text.hyphens import Vocabulary, learn
from pipeline.text.joining import join_lines


@dataclass(frozen=True, slots=True)
class _Found:
    """An aside's lines and what is made of them; ``area`` is that on its (first) ``page``."""

    role: Role
    page: int
    area: Box
    evidence: Evidence
    lines: tuple[Line, ...] = ()
    caption: tuple[Line, ...] = ()
    grid: Grid | None = None


def claim_asides(document: Document, profile: Profile) -> Document:
    """Claim what interrupts the running text of the sections, and take it out of the flow.

    A table is known by its cells in rows and columns, a figure by its caption's first words, a
    quote by its setting and by what it repeats. Nothing before the first heading is one.
    """
    measures = measure(document.pages, document.flow)
    lines = _in_sections(document)
    found = _tables(lines, document, measures, profile)
    found = _figures(_left(lines, found), found, document, measures, profile)
    found += [
        _Found(Role.QUOTE, block[0].page, _area_of(block), evidence, block)
        for block, evidence in find_quotes(_left(lines, found), measures)
    ]
    taken = {line.id for one in found for line in (*one.lines, *one.caption)}
    follows = _lines_before(document, found, taken)
    vocabulary = learn(document.texts, document.findings.language)
    asides = tuple(
        _aside(one, before, vocabulary) for one, before in zip(found, follows, strict=True)
    )
    claims = [
        Claim(line.id, one.role, "asides", one.evidence)
        for one in found
        for line in (*one.lines, *one.caption)
    ]
    flow = tuple(line for line in document.flow if line.id not in taken)
    return document.with_claims(claims).with_flow(flow).with_findings(asides=asides)


def _in_sections(document: Document) -> list[Line]:
    """The running text from the first heading on."""
    headings = {id for heading in document.findings.headings for id in heading.lines}
    places = [at for at, line in enumerate(document.flow) if line.id in headings]
    rest = document.flow[places[0] :] if places else ()
    return [line for line in rest if line.id not in document.claims and line.box]


def _left(lines: Sequence[Line], found: Sequence[_Found]) -> list[Line]:
    taken = {line.id for one in found for line in (*one.lines, *one.caption)}
    return [line for line in lines if line.id not in taken]


def _tables(
    lines: Sequence[Line], document: Document, measures: Measures, profile: Profile
) -> list[_Found]:
    found: list[_Found] = []
    by_page = lines_by_page(lines)
    for grid, drawn in grids_of(lines, document, measures, profile):
        kind = SignalKind.CELLS_BETWEEN_RULES if drawn else SignalKind.CELLS_IN_COLUMNS
        evidence = evidence_of(kind, len(grid.rows), len(grid.rows[0]))
        page, area = grid.lines[0].page, _area_of(grid.lines)
        own = [line for line in by_page[page] if line not in grid.lines]
        caption = caption_at(area, own, measures, phrases(profile.captions.tables))
        found.append(_Found(Role.TABLE, page, area, evidence, grid.lines, caption, grid))
    return found


def _area_of(lines: Sequence[Line]) -> Box:
    """The area of ``lines`` on the page of the first."""
    return union(box_of(line) for line in lines if line.page == lines[0].page)


def _figures(
    lines: Sequence[Line], tables: Sequence[_Found], document: Document, measures: Measures,
    profile: Profile,
) -> list[_Found]:  # fmt: skip
    """``tables`` and the figures: by their captions, then by their pictures, then by credits."""
    known = list(tables)
    known += map(_figure, captioned_figures(lines, document.pages, measures, profile))
    taken = [(one.page, one.area) for one in known]
    left = _left(lines, known)
    known += map(_figure, plain_pictures(left, taken, document.pages, measures))
    for block, area in credits(_left(lines, known), document.pages, measures, profile):
        by = [at for at, one in enumerate(known) if belongs_to(block, one.page, one.area, measures)]
        if by:
            one = known[by[0]]
            whole = union([one.area, _area_of(block)])
            known[by[0]] = replace(one, caption=one.caption + block, area=whole)
        else:
            evidence = evidence_of(SignalKind.OPENS_AS_CREDIT)
            page = block[0].page
            known.append(_Found(Role.FIGURE, page, area, evidence, caption=block))
    return known


def _figure(one: Figure) -> _Found:
    return _Found(Role.FIGURE, one.page, one.area, one.evidence, caption=one.caption)


def _lines_before(
    document: Document, found: Sequence[_Found], taken: set[LineId]
) -> Iterator[LineId]:
    """For each aside, the line of a section that it follows."""
    headings = {id for heading in document.findings.headings for id in heading.lines}
    text = [line for line in document.flow if line.id in headings or line.id not in document.claims]
    left = [at for at, line in enumerate(text) if line.id not in taken]
    pages = [line.page for line in text]
    boxes = {number: [box_of(line) for line in there if line.box]
             for number, there in lines_by_page(text).items()}  # fmt: skip
    for one in found:
        ids = {line.id for line in (*one.lines, *one.caption)}
        start = bisect_left(pages, one.page)
        before = text[left[max(0, bisect_left(left, start) - 1)]].id
        for line in map(text.__getitem__, range(start, len(text))):
            if line.id in ids or line.page > one.page or _stands_below(line, one, boxes):
                break
            if line.id not in taken:
                before = line.id
        yield before


def _stands_below(line: Line, one: _Found, boxes: Mapping[int, Sequence[Box]]) -> bool:
    """Whether a line of the aside's page, and of its own column, stands below it.

    It may come first: beside the white space of a narrow table, a short heading below it passes
    for another column. ``boxes`` are those of the sections' lines, by page.
    """
    own = box_of(line)
    column = (box for box in boxes[one.page] if box.shares_x(own))
    widest = max(column, key=lambda box: box.width, default=own)
    return own.top >= one.area.bottom and widest.shares_x(one.area)


def _aside(one: _Found, follows: LineId, vocabulary: Vocabulary) -> Aside:
    caption = join_lines(one.caption, vocabulary)
    rows, removed = join_rows(one.grid, vocabulary) if one.grid else ((), "")
    quote = join_lines(one.lines if one.role is Role.QUOTE else (), vocabulary)
    return Aside(
        role=one.role,
        caption=caption.text or None,
        rows=rows,
        text=quote.text,
        lines=tuple(line.id for line in (*one.lines, *one.caption)),
        region=Region(one.page, one.area),
        page=one.page,
        follows=follows,
        removed=caption.removed + removed + quote.removed,
    )
