"""``case_studies.csv``: one row for each case."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model.record import CaseStudy
from pipeline.outputs.columns import LIST_SEPARATOR, Column, Kind, Sheet, listed, text, whole


def case_sheet(
    section_keys: Sequence[str], criteria: Sequence[str], facts: Sequence[str] = ()
) -> Sheet[CaseStudy]:
    """One row a case, a column a section or fact, the criteria as yes/no columns and as a list."""
    return Sheet(
        name="case_studies",
        title="Cases",
        description="One row for each case study.",
        columns=(
            *_IDENTITY,
            *(_fact_column(key) for key in facts),
            *(_section_column(key) for key in section_keys),
            text("about", "About", "The series’ closing text", lambda case: case.about),
            text(
                "criteria",
                "Criteria",
                f"Keys of the criteria that callouts name, parted by “{LIST_SEPARATOR}”",
                lambda case: listed(dict.fromkeys(c.criterion for c in case.callouts)),
            ),
            *(_criterion_column(key) for key in criteria),
            *_COUNTS,
        ),
        key=("id",),
        rows=lambda case: [case],
    )


def _confidences(case: CaseStudy) -> list[float]:
    fields = case.confidence
    known = [fields.language, fields.title, fields.location, fields.period, fields.summary]
    found = [section.confidence for section in case.sections]
    return (
        [sure for sure in known if sure is not None]
        + found
        + [callout.confidence for callout in case.callouts]
    )


def _section_column(key: str) -> Column[CaseStudy]:
    return text(
        key,
        f"Section {key}",
        f"Text of the section “{key}”, its passages parted by blank lines",
        lambda case: "\n\n".join(s.text for s in case.sections if s.key == key) or None,
    )


def _fact_column(key: str) -> Column[CaseStudy]:
    return text(
        f"fact_{key}",
        f"Fact {key}",
        f"What the fact box says of “{key}”, as printed",
        lambda case: listed(fact.text for fact in case.facts if fact.key == key),
    )


def _criterion_column(key: str) -> Column[CaseStudy]:
    return Column(
        f"criterion_{key}",
        Kind.BOOLEAN,
        key,
        f"Whether a callout names the criterion “{key}”",
        lambda case: any(callout.criterion == key for callout in case.callouts),
    )


_IDENTITY: tuple[Column[CaseStudy], ...] = (
    text(
        "id", "Case", "The case’s name in all tables: its file’s name, simplified", lambda c: c.id
    ),
    text("file", "File", "Name of the file it was read from", lambda c: c.source.file),
    whole("pages", "Pages", "Pages of the file", lambda c: c.source.pages),
    whole("first_page", "From page", "Page it begins on", lambda c: c.source.first_page),
    whole("last_page", "To page", "Page it ends on", lambda c: c.source.last_page),
    text("profile", "Profile", "Publication series it belongs to", lambda c: c.profile),
    text("language", "Language", "Language of the text, as ISO 639-1 code", lambda c: c.language),
    text("title", "Title", "Title as printed", lambda c: c.title),
    text("location", "Location", "Place in the subtitle, as printed", lambda c: c.location),
    text(
        "places",
        "Places",
        f"Countries and regions that the location names, parted by “{LIST_SEPARATOR}”",
        lambda c: listed(place.name for place in c.places),
    ),
    text(
        "place_codes",
        "Place codes",
        "Their codes in the same order: iso3166-1:(alpha-2) for a country, m49:(three digits) "
        "for a region of the United Nations’ M49 standard",
        lambda c: listed(f"{place.scheme}:{place.code}" for place in c.places),
    ),
    whole("period_start", "Start", "First year", lambda c: c.period and c.period.start),
    whole(
        "period_end",
        "End",
        "Last year; empty while the case goes on",
        lambda c: c.period and c.period.end,
    ),
    text(
        "summary",
        "Summary",
        "Lead paragraphs between the subtitle and the first section",
        lambda c: c.summary,
    ),
)

_COUNTS: tuple[Column[CaseStudy], ...] = (
    whole("sections", "Sections", "Sections found", lambda c: len(c.sections)),
    whole(
        "passages",
        "Passages",
        "Paragraphs and list items in the sections",
        lambda c: sum(len(section.passages) for section in c.sections),
    ),
    whole("callouts", "Callouts", "Criterion callouts found", lambda c: len(c.callouts)),
    whole("footnotes", "Footnotes", "Footnotes found", lambda c: len(c.footnotes)),
    whole(
        "confidence_percent",
        "Confidence",
        "How sure the least sure of its title, place, years, summary, sections and callouts is, "
        "0–100; what is under 75 has a row in warnings.csv",
        lambda c: round(100 * min(_confidences(c), default=0.0)),
    ),
    whole(
        "asides",
        "Asides",
        "Rows of this case in asides.csv",
        lambda c: sum(len(s.tables) + len(s.figures) + len(s.quotes) for s in c.sections),
    ),
    whole("unplaced", "Unplaced lines", "Lines that fit nowhere", lambda c: len(c.unplaced)),
    whole("warnings", "Warnings", "Rows of this case in warnings.csv", lambda c: len(c.warnings)),
)
