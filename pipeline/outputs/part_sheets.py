"""The tables of a case's parts: passages, callouts, footnotes, asides and warnings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

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
    LIST_SEPARATOR,
    Column,
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


_CASE_ID = text("case_id", "Case", "id of the case in case_studies.csv", lambda row: row.case_id)


def _number(title: str, description: str) -> Column[Any]:
    return whole("number", title, description, lambda row: row.number)


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
    title="Passages",
    description="One row for each paragraph or list item of a section, in reading order.",
    columns=(
        _CASE_ID,
        _number("Number", "Number of the passage in its case, from 1"),
        text("section", "Section", "Key of its section", lambda r: r.part.section.key),
        text(
            "heading",
            "Heading",
            "Heading of the section as printed",
            lambda r: r.part.section.heading,
        ),
        text("kind", "Kind", "“paragraph” or “item” of a list", lambda r: r.part.passage.kind),
        text(
            "label",
            "Label",
            "Run-in title of an item, without its colon",
            lambda r: r.part.passage.label,
        ),
        text(
            "under",
            "Under",
            "Sub-heading that it stands under, without its colon",
            lambda r: r.part.passage.under,
        ),
        flag(
            "subheading",
            "Sub-heading",
            "Whether it is a sub-heading itself",
            lambda r: r.part.passage.subheading,
        ),
        text("text", "Text", "The whole passage", lambda r: r.part.passage.text),
        text(
            "footnotes",
            "Footnotes",
            f"Markers of the footnotes referenced in it, separated by “{LIST_SEPARATOR}”",
            lambda r: listed(r.part.passage.footnotes),
        ),
        whole(
            "page",
            "Page",
            "Page where it begins; empty for a source without pages",
            lambda r: next((region.page for region in r.part.passage.regions), None),
        ),
        whole(
            "confidence_percent",
            "Confidence",
            "Confidence that its words are as printed, 0–100; empty unless some are doubted",
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
    title="Callouts",
    description="One row for each criterion callout, in reading order.",
    columns=(
        _CASE_ID,
        _number("Number", "Number of the callout in its case, from 1"),
        text(
            "criterion",
            "Criterion",
            "Key of the criterion; empty if none matches",
            lambda r: r.part.criterion,
        ),
        whole(
            "criterion_number",
            "Criterion number",
            "Its number in the series’ reading guide",
            lambda r: r.part.number,
        ),
        text("text", "Text", "The callout as printed", lambda r: r.part.text),
        # Where the comma is the decimal separator, 0.93 would be read as text or as a date.
        whole(
            "score_percent",
            "Score",
            "How well its words match the criterion, 0–100",
            lambda r: round(r.part.score * 100),
        ),
        whole(
            "confidence_percent",
            "Confidence",
            "Confidence that text and criterion are right, 0–100",
            lambda r: round(r.part.confidence * 100),
        ),
        whole("page", "Page", "Page it is on", lambda r: r.part.page),
    ),
    key=("case_id", "number"),
    rows=_callouts,
    empty="No criterion callout was found.",
    anchor=lambda r: part_id(f"callouts.{r.number - 1}"),
)

FOOTNOTES: Sheet[FootnoteLink] = Sheet(
    name="footnotes",
    title="Footnotes",
    description="One row for each link of a footnote; a footnote without links has one row.",
    columns=(
        _CASE_ID,
        whole(
            "footnote",
            "Footnote",
            "Number of the footnote in its case, from 1",
            lambda r: r.footnote,
        ),
        whole(
            "link",
            "Link",
            "Number of the link in its footnote, from 1; 0 if the footnote has none",
            lambda r: r.number,
        ),
        text("marker", "Marker", "Marker of the footnote as printed", lambda r: r.note.marker),
        text("text", "Text", "The whole footnote without its marker", lambda r: r.note.text),
        text("url", "URL", "Address of the link", lambda r: r.link and r.link.url),
        text(
            "url_from",
            "URL from",
            "“text” if the URL is printed, “annotation” if it is only a clickable link",
            lambda r: r.link and r.link.source,
        ),
        day(
            "accessed",
            "Accessed",
            "Date of access as year-month-day",
            lambda r: r.note.accessed,
        ),
        text(
            "called_from",
            "Called from",
            "“summary” or the key of the section that refers to it; empty if none was found",
            lambda r: r.note.called_from,
        ),
        whole("page", "Page", "Page it is on", lambda r: r.note.page),
    ),
    key=("case_id", "footnote", "link"),
    rows=_links,
    empty="No footnote was found.",
    anchor=lambda r: part_id(f"footnotes.{r.footnote - 1}"),
)

ASIDES: Sheet[Numbered[SectionAside]] = Sheet(
    name="asides",
    title="Asides",
    description="One row for each table, figure or pull quote of a section, or of the summary.",
    columns=(
        _CASE_ID,
        _number("Number", "Number of the aside in its case, from 1"),
        text(
            "section",
            "Section",
            "Key of its section, or “summary” if it stands before the first",
            lambda r: r.part.section,
        ),
        text("kind", "Kind", "“table”, “figure” or “quote”", lambda r: r.part.kind),
        text("caption", "Caption", "Its caption as printed", lambda r: r.part.caption),
        text(
            "text",
            "Text",
            f"Rows of a table on separate lines, cells separated by “{CELL_SEPARATOR.strip()}”; "
            "text of a quote",
            lambda r: r.part.text,
        ),
        whole(
            "after",
            "After passage",
            "Number of passages of the section that begin before it",
            lambda r: r.part.after,
        ),
        whole("page", "Page", "Page it is on", lambda r: r.part.page),
    ),
    key=("case_id", "number"),
    rows=_asides,
    empty="No table, figure or pull quote was found.",
    anchor=lambda r: page_id(r.part.page),
)

WARNINGS: Sheet[Numbered[Warning]] = Sheet(
    name="warnings",
    title="Warnings",
    description="One row for each thing to check.",
    columns=(
        _CASE_ID,
        _number("Number", "Number of the warning in its case, from 1"),
        text("code", "Code", "Kind of warning", lambda r: r.part.code),
        text("message", "Message", "What to check, in one sentence", lambda r: r.part.message),
        whole(
            "page",
            "Page",
            "Where to look; empty if it concerns no single page",
            lambda r: r.part.page,
        ),
    ),
    key=("case_id", "number"),
    rows=_warnings,
    empty="There is nothing to check: no case has a warning.",
    anchor=lambda r: page_id(r.part.page) if r.part.page else None,
)
