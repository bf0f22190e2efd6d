"""The tables of a case's parts: passages, callouts, footnotes, asides and warnings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from pipeline.model.record import (
    Callout,
    CaseStudy,
    Footnote,
    Link,
    Passage,
    Section,
    Table,
    Warning,
)
from pipeline.outputs.review_site.folder_names import page_id, part_id
from pipeline.outputs.sheet_columns import (
    Sheet,
    day,
    flag,
    listed,
    text,
    whole,
)

Part = TypeVar("Part")

CELL_SEPARATOR = " | "
"""Separates the cells of a table that is written into a single cell."""


@dataclass(frozen=True, slots=True)
class Numbered(Generic[Part]):
    """A part of a case with its number in the case, from 1."""

    case_id: str
    number: int
    part: Part


@dataclass(frozen=True, slots=True)
class SectionPassage:
    """A passage, its section, and its index in it."""

    section: Section
    at: int
    passage: Passage


@dataclass(frozen=True, slots=True)
class SectionAside:
    """A table, figure or pull quote as one row, and the key of its section, or “summary”."""

    section: str
    kind: str
    caption: str | None
    text: str | None
    after: int
    page: int


@dataclass(frozen=True, slots=True)
class FootnoteLink:
    """One link of a footnote, with the numbers of both; 0 for a footnote without links."""

    case_id: str
    footnote: int
    number: int
    note: Footnote
    link: Link | None


_CASE_ID = text("case_id", lambda row: row.case_id)


_NUMBER = whole("number", lambda row: row.number)


def _passages(case: CaseStudy) -> Iterator[Numbered[SectionPassage]]:
    found = [
        SectionPassage(section, at, passage)
        for section in case.sections
        for at, passage in enumerate(section.passages)
    ]
    return (Numbered(case.id, number, part) for number, part in enumerate(found, 1))


def _callouts(case: CaseStudy) -> Iterator[Numbered[Callout]]:
    return (Numbered(case.id, number, part) for number, part in enumerate(case.callouts, 1))


def _asides(case: CaseStudy) -> Iterator[Numbered[SectionAside]]:
    found = [_table_row("summary", table) for table in case.summary_tables]
    found += [aside for section in case.sections for aside in _asides_of(section)]
    return (Numbered(case.id, number, part) for number, part in enumerate(found, 1))


def _asides_of(section: Section) -> list[SectionAside]:
    """The asides of a section, in the order of the passages that they follow."""
    key = section.key
    tables = [_table_row(key, table) for table in section.tables]
    figures = [
        SectionAside(key, "figure", f.caption, None, f.after, f.page) for f in section.figures
    ]
    quotes = [SectionAside(key, "quote", None, q.text, q.after, q.page) for q in section.quotes]
    return sorted([*tables, *figures, *quotes], key=lambda aside: (aside.after, aside.page))


def _table_row(section: str, table: Table) -> SectionAside:
    lines = _lines_of(table)
    return SectionAside(section, "table", table.caption, lines, table.after, table.page)


def _lines_of(table: Table) -> str:
    return "\n".join(CELL_SEPARATOR.join(row) for row in table.rows)


def _percent(share: float | None) -> int | None:
    return None if share is None else round(share * 100)


def _warnings(case: CaseStudy) -> Iterator[Numbered[Warning]]:
    return (Numbered(case.id, number, part) for number, part in enumerate(case.warnings, 1))


def _links(case: CaseStudy) -> Iterator[FootnoteLink]:
    for at, note in enumerate(case.footnotes, 1):
        for number, link in enumerate(note.links, 1):
            yield FootnoteLink(case.id, at, number, note, link)
        if not note.links:
            yield FootnoteLink(case.id, at, 0, note, None)


PASSAGES: Sheet[Numbered[SectionPassage]] = Sheet(
    name="passages",
    columns=(
        _CASE_ID,
        _NUMBER,
        text("section", lambda r: r.part.section.key),
        text(
            "heading",
            lambda r: r.part.section.heading,
        ),
        text("kind", lambda r: r.part.passage.kind),
        text(
            "label",
            lambda r: r.part.passage.label,
        ),
        text(
            "under",
            lambda r: r.part.passage.under,
        ),
        flag(
            "subheading",
            lambda r: r.part.passage.subheading,
        ),
        text("text", lambda r: r.part.passage.text),
        text(
            "footnotes",
            lambda r: listed(r.part.passage.footnotes),
        ),
        whole(
            "page",
            lambda r: next((region.page for region in r.part.passage.regions), None),
        ),
        whole(
            "confidence_percent",
            lambda r: _percent(r.part.passage.confidence),
        ),
    ),
    key=("case_id", "number"),
    rows=_passages,
    empty="No section with text was found.",
    anchor=lambda r: part_id(f"sections.{r.part.section.key}.passages.{r.part.at}"),
)

CALLOUTS: Sheet[Numbered[Callout]] = Sheet(
    name="callouts",
    columns=(
        _CASE_ID,
        _NUMBER,
        text(
            "criterion",
            lambda r: r.part.criterion,
        ),
        whole(
            "criterion_number",
            lambda r: r.part.number,
        ),
        text("text", lambda r: r.part.text),
        # Where the comma is the decimal separator, 0.93 would be read as text or as a date.
        whole(
            "score_percent",
            lambda r: round(r.part.score * 100),
        ),
        whole(
            "confidence_percent",
            lambda r: round(r.part.confidence * 100),
        ),
        whole("page", lambda r: r.part.page),
    ),
    key=("case_id", "number"),
    rows=_callouts,
    empty="No criterion callout was found.",
    anchor=lambda r: part_id(f"callouts.{r.number - 1}"),
)

FOOTNOTES: Sheet[FootnoteLink] = Sheet(
    name="footnotes",
    columns=(
        _CASE_ID,
        whole(
            "footnote",
            lambda r: r.footnote,
        ),
        whole(
            "link",
            lambda r: r.number,
        ),
        text("marker", lambda r: r.note.marker),
        text("text", lambda r: r.note.text),
        text("url", lambda r: r.link and r.link.url),
        text(
            "url_from",
            lambda r: r.link and r.link.source,
        ),
        day(
            "accessed",
            lambda r: r.note.accessed,
        ),
        text(
            "called_from",
            lambda r: r.note.called_from,
        ),
        whole("page", lambda r: r.note.page),
    ),
    key=("case_id", "footnote", "link"),
    rows=_links,
    empty="No footnote was found.",
    anchor=lambda r: part_id(f"footnotes.{r.footnote - 1}"),
)

ASIDES: Sheet[Numbered[SectionAside]] = Sheet(
    name="asides",
    columns=(
        _CASE_ID,
        _NUMBER,
        text(
            "section",
            lambda r: r.part.section,
        ),
        text("kind", lambda r: r.part.kind),
        text("caption", lambda r: r.part.caption),
        text(
            "text",
            lambda r: r.part.text,
        ),
        whole(
            "after",
            lambda r: r.part.after,
        ),
        whole("page", lambda r: r.part.page),
    ),
    key=("case_id", "number"),
    rows=_asides,
    empty="No table, figure or pull quote was found.",
    anchor=lambda r: page_id(r.part.page),
)

WARNINGS: Sheet[Numbered[Warning]] = Sheet(
    name="warnings",
    columns=(
        _CASE_ID,
        _NUMBER,
        text("code", lambda r: r.part.code),
        text("message", lambda r: r.part.message),
        whole(
            "page",
            lambda r: r.part.page,
        ),
    ),
    key=("case_id", "number"),
    rows=_warnings,
    empty="There is nothing to check: no case has a warning.",
    anchor=lambda r: page_id(r.part.page) if r.part.page else None,
)
