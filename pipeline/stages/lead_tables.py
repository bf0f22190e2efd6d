"""Tables before the first section: kept apart, for they are neither title nor summary."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.layout.captions import caption_at
from pipeline.layout.compare import box_of
from pipeline.layout.metrics import Measures, measure
from pipeline.layout.tables import Grid
from pipeline.layout.text_tables import grids_of, join_rows
from pipeline.matching.periods import match_subtitle
from pipeline.model.document import Document
from pipeline.model.evidence import SignalKind, evidence_of
from pipeline.model.findings import Aside, Region
from pipeline.model.geometry import union
from pipeline.model.page import Line
from pipeline.model.roles import Role
from pipeline.profile.model import Profile, phrases
from pipeline.text.hyphens import Vocabulary, learn
from pipeline.text.joining import join_lines


def claim_lead_tables(document: Document, profile: Profile) -> Document:
    """Claim the tables between the title and the first section, and take them out of the flow.

    One that nothing stands above may hold the title, and one with place and years is the title
    block itself: they are left to it.
    """
    measures = measure(document.pages, document.flow)
    lines = _before_first_section(document)
    vocabulary = learn(document.texts, document.findings.language)
    found: list[Aside] = []
    for grid, drawn in list(_tables(lines, document, measures, profile)):
        kind = SignalKind.CELLS_BETWEEN_RULES if drawn else SignalKind.CELLS_IN_COLUMNS
        evidence = evidence_of(kind, len(grid.rows), len(grid.rows[0]))
        page = grid.lines[0].page
        area = union(box_of(line) for line in grid.lines if line.page == page)
        near = [line for line in lines if line.page == page and line not in grid.lines]
        caption = caption_at(area, near, measures, phrases(profile.captions.tables))
        own = (*grid.lines, *caption)
        above = [line for line in lines[: lines.index(grid.lines[0])]
                 if line not in caption and line.id not in document.claims]  # fmt: skip
        if above:
            document = document.claim(own, Role.TABLE, "lead_tables", evidence)
            found.append(_table(grid, caption, Region(page, area), above[-1], vocabulary))
    taken = {id for one in found for id in one.lines}
    left = tuple(line for line in document.flow if line.id not in taken)
    return document.with_flow(left).with_findings(lead_tables=tuple(found))


def _before_first_section(document: Document) -> list[Line]:
    headings = {id for heading in document.findings.headings for id in heading.lines}
    first = next((at for at, line in enumerate(document.flow) if line.id in headings), 0)
    return [line for line in document.flow[:first] if line.box and line.id not in document.claims]


def _tables(
    lines: Sequence[Line], document: Document, measures: Measures, profile: Profile
) -> Iterator[tuple[Grid, bool]]:
    for grid, drawn in grids_of(lines, document, measures, profile):
        dated = any(match_subtitle(line.text, profile) for line in grid.lines)
        if not (profile.subtitle and dated):
            yield grid, drawn


def _table(
    grid: Grid, caption: Sequence[Line], region: Region, before: Line, vocabulary: Vocabulary
) -> Aside:
    rows, removed = join_rows(grid, vocabulary)
    title = join_lines(caption, vocabulary)
    return Aside(
        role=Role.TABLE,
        caption=title.text or None,
        rows=rows,
        text="",
        lines=tuple(line.id for line in (*grid.lines, *caption)),
        region=region,
        page=region.page,
        follows=before.id,
        removed=title.removed + removed,
    )
