"""``case_studies.csv``: one row for each case."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from types import MappingProxyType

from pipeline.model.record import CaseStudy
from pipeline.outputs.certainty import least_certain
from pipeline.outputs.sheet_columns import (
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
        columns=(
            *_IDENTITY,
            *(_fact_column(key) for key in facts),
            *(_section_column(key) for key in section_keys),
            text("about", lambda case: case.about),
            text(
                "criteria",
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
        lambda case: "\n\n".join(s.text for s in case.sections if s.key == key) or None,
        entry="section_*",
        about=key,
    )


def _fact_column(key: str) -> Column[CaseStudy]:
    return text(
        f"fact_{key}",
        lambda case: listed(fact.text for fact in case.facts if fact.key == key),
        entry="fact_*",
        about=key,
    )


def _criterion_column(key: str) -> Column[CaseStudy]:
    return Column(
        f"criterion_{key}",
        Kind.BOOLEAN,
        lambda case: any(callout.criterion == key for callout in case.callouts),
        entry="criterion_*",
        about=key,
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
        lambda c: c.id,
    ),
    text("file", lambda c: c.source.file),
    whole("pages", lambda c: c.source.pages),
    whole("first_page", lambda c: c.source.first_page),
    whole("last_page", lambda c: c.source.last_page),
    text("profile", lambda c: c.profile),
    text("language", lambda c: c.language),
    text("title", lambda c: c.title),
    text("location", lambda c: c.location),
    text(
        "places",
        lambda c: listed(place.name for place in c.places),
    ),
    text(
        "place_codes",
        lambda c: listed(f"{place.scheme}:{place.code}" for place in c.places),
    ),
    whole("period_start", lambda c: c.period and c.period.start),
    whole(
        "period_end",
        lambda c: c.period and c.period.end,
    ),
    text(
        "periods",
        lambda c: listed(spell_years(one.start, one.end) for one in c.periods),
    ),
    text(
        "summary",
        lambda c: c.summary,
    ),
)

_COUNTS: tuple[Column[CaseStudy], ...] = (
    whole("sections", lambda c: len(c.sections)),
    whole(
        "passages",
        lambda c: sum(len(section.passages) for section in c.sections),
    ),
    whole("callouts", lambda c: len(c.callouts)),
    whole("footnotes", lambda c: len(c.footnotes)),
    whole(
        "confidence_percent",
        lambda c: round(100 * least_certain(c).confidence),
    ),
    text(
        "least_certain",
        lambda c: least_certain(c).part,
    ),
    whole(
        "asides",
        lambda c: (
            len(c.summary_tables)
            + sum(len(s.tables) + len(s.figures) + len(s.quotes) for s in c.sections)
        ),
    ),
    whole(
        "unplaced",
        lambda c: len(c.unplaced),
    ),
    whole(
        "warnings",
        lambda c: len(c.warnings),
    ),
)

_CHECKS: tuple[Column[CaseStudy], ...] = (
    flag(
        "checked",
        lambda c: c.checked is not None,
    ),
    text("checked_by", lambda c: c.checked and c.checked.by),
    day(
        "checked_on",
        lambda c: c.checked and _day(c.checked.at),
    ),
    flag(
        "corrected",
        lambda c: bool(c.corrections),
    ),
    whole(
        "corrections",
        lambda c: len(c.corrections),
    ),
    text("same_case", lambda c: listed(c.same_case)),
)
