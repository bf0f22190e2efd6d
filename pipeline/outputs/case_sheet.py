"""``case_studies.csv``: one row for each case."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from types import MappingProxyType

from pipeline.model.record import CaseStudy
from pipeline.outputs.certainty import least_certain
from pipeline.outputs.sheet_columns import (
    LIST_SEPARATOR,
    Column,
    Kind,
    Sheet,
    day,
    flag,
    listed,
    text,
    whole,
)
from pipeline.outputs.verification_sheet import Verifications, verification_columns
from pipeline.text.years import spell_years


def case_sheet(
    section_keys: Sequence[str],
    criteria: Sequence[str],
    facts: Sequence[str] = (),
    verified: Verifications = MappingProxyType({}),
) -> Sheet[CaseStudy]:
    """One row for each case, with columns for its sections, facts and criteria."""
    return Sheet(
        name="case_studies",
        title="Cases",
        description="One row for each case study.",
        columns=(
            *_IDENTITY,
            *(_fact_column(key) for key in facts),
            *(_section_column(key) for key in section_keys),
            text("about", "About", "Closing text about the series", lambda case: case.about),
            text(
                "criteria",
                "Criteria",
                f"Keys of the criteria in callouts, separated by “{LIST_SEPARATOR}”",
                lambda case: listed(dict.fromkeys(c.criterion for c in case.callouts)),
            ),
            *(_criterion_column(key) for key in criteria),
            *_COUNTS,
            *verification_columns(verified),
            *_CHECKS,
        ),
        key=("id",),
        rows=lambda case: [case],
        empty="No case was extracted: run.json says for each file why.",
    )


def _section_column(key: str) -> Column[CaseStudy]:
    return text(
        key,
        f"Section {key}",
        f"Text of the section “{key}”, with a blank line between passages",
        lambda case: "\n\n".join(s.text for s in case.sections if s.key == key) or None,
    )


def _fact_column(key: str) -> Column[CaseStudy]:
    return text(
        f"fact_{key}",
        f"Fact {key}",
        f"Value of “{key}” in the fact box, as printed",
        lambda case: listed(fact.text for fact in case.facts if fact.key == key),
    )


def _criterion_column(key: str) -> Column[CaseStudy]:
    return Column(
        f"criterion_{key}",
        Kind.BOOLEAN,
        key,
        f"Whether a callout has the criterion “{key}”",
        lambda case: any(callout.criterion == key for callout in case.callouts),
        in_matrix=True,
    )


def _day(moment: str) -> str | None:
    """The day of a moment; None if a file of corrections that was edited by hand has no moment."""
    try:
        return datetime.fromisoformat(moment).date().isoformat()
    except ValueError:
        return None


_IDENTITY: tuple[Column[CaseStudy], ...] = (
    text(
        "id",
        "Case",
        "Identifier of the case in all tables: its simplified file name",
        lambda c: c.id,
    ),
    text("file", "File", "Name of the file", lambda c: c.source.file),
    whole("pages", "Pages", "Number of pages of the file", lambda c: c.source.pages),
    whole("first_page", "From page", "First page of the case", lambda c: c.source.first_page),
    whole("last_page", "To page", "Last page of the case", lambda c: c.source.last_page),
    text("profile", "Profile", "Publication series", lambda c: c.profile),
    text("language", "Language", "Language of the text, as ISO 639-1 code", lambda c: c.language),
    text("title", "Title", "Title as printed", lambda c: c.title),
    text("location", "Location", "Place in the subtitle, as printed", lambda c: c.location),
    text(
        "places",
        "Places",
        f"Countries and regions named in the location, separated by “{LIST_SEPARATOR}”",
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
        "Last year; empty if the case is ongoing",
        lambda c: c.period and c.period.end,
    ),
    text(
        "periods",
        "Periods",
        f"Each period as printed, separated by “{LIST_SEPARATOR}”",
        lambda c: listed(spell_years(one.start, one.end) for one in c.periods),
    ),
    text(
        "summary",
        "Summary",
        "Lead paragraphs between the subtitle and the first section",
        lambda c: c.summary,
    ),
)

_COUNTS: tuple[Column[CaseStudy], ...] = (
    whole("sections", "Sections", "Number of sections found", lambda c: len(c.sections)),
    whole(
        "passages",
        "Passages",
        "Number of paragraphs and list items in the sections",
        lambda c: sum(len(section.passages) for section in c.sections),
    ),
    whole("callouts", "Callouts", "Number of criterion callouts found", lambda c: len(c.callouts)),
    whole("footnotes", "Footnotes", "Number of footnotes found", lambda c: len(c.footnotes)),
    whole(
        "confidence_percent",
        "Confidence",
        "Lowest confidence of its title, place, years, summary, sections and callouts, 0–100; "
        "a finding below 75 has a row in warnings.csv",
        lambda c: round(100 * least_certain(c).confidence),
    ),
    text(
        "least_certain",
        "Least certain",
        "What that confidence is of, as a path in the record: title, sections.impact, callouts.0 "
        "(the first callout)",
        lambda c: least_certain(c).part,
    ),
    whole(
        "asides",
        "Asides",
        "Number of rows of this case in asides.csv",
        lambda c: (
            len(c.summary_tables)
            + sum(len(s.tables) + len(s.figures) + len(s.quotes) for s in c.sections)
        ),
    ),
    whole(
        "unplaced",
        "Unplaced lines",
        "Number of lines that no stage recognised",
        lambda c: len(c.unplaced),
    ),
    whole(
        "warnings",
        "Warnings",
        "Number of rows of this case in warnings.csv",
        lambda c: len(c.warnings),
    ),
)

_CHECKS: tuple[Column[CaseStudy], ...] = (
    flag(
        "checked",
        "Checked",
        "Whether a person has compared the case with its pages",
        lambda c: c.checked is not None,
    ),
    text("checked_by", "Checked by", "Who did", lambda c: c.checked and c.checked.by),
    day(
        "checked_on",
        "Checked on",
        "When, as year-month-day (UTC)",
        lambda c: c.checked and _day(c.checked.at),
    ),
    flag(
        "corrected",
        "Corrected",
        "Whether a person has corrected the case",
        lambda c: bool(c.corrections),
    ),
    whole(
        "corrections",
        "Corrections",
        "Number of corrections that were made by persons and apply",
        lambda c: len(c.corrections),
    ),
)
