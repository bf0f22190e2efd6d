"""Tables, figures with their captions, and pull quotes that stand inside a section."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
from pipeline.layout.forms import form_areas
from pipeline.layout.metrics import Measures, measure
from pipeline.layout.pull_quotes import find_quotes
from pipeline.layout.tables import (
    ROWS,
    Grid,
    continues_table,
    continuing_rows,
    find_grids,
    find_ruled,
)
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
    by_page = _by_page(_outside_forms(lines, document, profile))
    for grid, evidence in _grids(by_page, document, measures):
        page, area = grid.lines[0].page, _area_of(grid.lines)
        own = [line for line in by_page[page] if line not in grid.lines]
        caption = caption_at(area, own, measures, phrases(profile.captions.tables))
        found.append(_Found(Role.TABLE, page, area, evidence, grid.lines, caption, grid))
    return found


def _outside_forms(lines: Sequence[Line], document: Document, profile: Profile) -> Iterator[Line]:
    """``lines`` but those in the cells of a form, which hold the text of sections."""
    pages = {line.page for line in lines}
    areas = {
        page.number: form_areas(page.lines, page.rules, profile)
        for page in document.pages
        if page.number in pages
    }
    return (
        line for line in lines if not any(area.holds(box_of(line)) for area in areas[line.page])
    )


def _area_of(lines: Sequence[Line]) -> Box:
    """The area of ``lines`` on the page of the first."""
    return union(box_of(line) for line in lines if line.page == lines[0].page)


def _by_page(lines: Iterable[Line]) -> Mapping[int, list[Line]]:
    pages: defaultdict[int, list[Line]] = defaultdict(list)
    for line in lines:
        pages[line.page].append(line)
    return pages


def _grids(
    by_page: Mapping[int, list[Line]], document: Document, measures: Measures
) -> Iterator[tuple[Grid, Evidence]]:
    """The tables, by their drawn lines or by their cells alone, with the evidence."""
    found: list[tuple[Grid, bool]] = []
    for number, there in by_page.items():
        rules = document.page(number).rules
        here = _on_page(there, rules, measures)
        goes_on = found and _ends_page(found[-1][0], number - 1, by_page.get(number - 1, []))
        if goes_on:
            over = continuing_rows(found[-1][0], there, measures.size)
            if over and not any(over[0][0] in grid.lines for grid, _ in here):
                rows = tuple(tuple((line,) for line in row) for row in over)
                found[-1] = (Grid(found[-1][0].rows + rows), found[-1][1])
                taken = {line.id for row in over for line in row}
                here = _on_page([line for line in there if line.id not in taken], rules, measures)
        for grid, drawn in here:
            if (
                goes_on
                and continues_table(found[-1][0], grid, measures.size)
                and _first(grid, there)
            ):
                found[-1] = (Grid(found[-1][0].rows + grid.rows), found[-1][1])
            else:
                found.append((grid, drawn))
    for grid, drawn in found:
        kind = SignalKind.CELLS_BETWEEN_RULES if drawn else SignalKind.CELLS_IN_COLUMNS
        if drawn or len(grid.rows) >= ROWS:
            yield grid, evidence_of(kind, len(grid.rows), len(grid.rows[0]))


def _on_page(
    lines: Sequence[Line], rules: Sequence[Box], measures: Measures
) -> list[tuple[Grid, bool]]:
    """The tables among the ``lines`` of a page from top to bottom, and whether each is drawn."""
    ruled = find_ruled(lines, rules)
    taken = {line.id for grid in ruled for line in grid.lines}
    left = [line for line in lines if line.id not in taken]
    here = [(grid, True) for grid in ruled]
    here += [(grid, False) for grid in find_grids(left, measures.size)]
    return sorted(here, key=lambda item: _top(item[0]))


def _ends_page(grid: Grid, page: int, lines: Sequence[Line]) -> bool:
    """Whether a table stands on ``page``, and none of its ``lines``, running text, below it."""
    own = [box_of(line) for line in grid.lines if line.page == page]
    rest = [box_of(line) for line in lines if line not in grid.lines]
    if not own:
        return False
    area = union(own)
    return not any(box.bottom > area.bottom and box.shares_x(area) for box in rest)


def _top(grid: Grid) -> float:
    return min(box_of(line).top for line in grid.lines)


def _first(grid: Grid, lines: Sequence[Line]) -> bool:
    """Whether nothing of the running text stands above a table on its page."""
    return all(box_of(line).top >= _top(grid) for line in lines)


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
             for number, there in _by_page(text).items()}  # fmt: skip
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
    removed = caption.removed
    rows: list[tuple[str, ...]] = []
    for row in one.grid.rows if one.grid else ():
        joined = [join_lines(cell, vocabulary) for cell in row]
        rows.append(tuple(cell.text for cell in joined))
        removed += "".join(cell.removed for cell in joined)
    quote = join_lines(one.lines if one.role is Role.QUOTE else (), vocabulary)
    return Aside(
        role=one.role,
        caption=caption.text or None,
        rows=tuple(rows),
        text=quote.text,
        lines=tuple(line.id for line in (*one.lines, *one.caption)),
        region=Region(one.page, one.area),
        page=one.page,
        follows=follows,
        removed=removed + quote.removed,
    )
