"""The tables that a run writes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from types import MappingProxyType
from typing import Any

from pipeline.model.record import CaseStudy
from pipeline.outputs.case_sheet import case_sheet
from pipeline.outputs.code_book import described
from pipeline.outputs.long_sheets import long_sheets
from pipeline.outputs.part_sheets import ASIDES, CALLOUTS, FOOTNOTES, PASSAGES, WARNINGS
from pipeline.outputs.review_links import with_review_links
from pipeline.outputs.sheet_columns import Sheet
from pipeline.outputs.verification_sheet import Verifications, verification_sheet
from pipeline.profile.model import Profile


def make_sheets(
    section_keys: Sequence[str],
    criteria: Sequence[str],
    facts: Sequence[str] = (),
    verified: Verifications = MappingProxyType({}),
    *,
    series: Sequence[Profile] = (),
    review: bool = False,
) -> tuple[Sheet[Any], ...]:
    """Declare all tables, for series with these keys of sections, criteria and facts.

    ``verified`` has the verification of each case that was verified, by its id. The long tables
    have rows for ``series``; ``review`` says that review pages are written, too.
    """
    sheets: tuple[Sheet[Any], ...] = (
        case_sheet(section_keys, criteria, facts, verified),
        PASSAGES,
        CALLOUTS,
        FOOTNOTES,
        ASIDES,
        WARNINGS,
        verification_sheet(verified),
        *long_sheets(series),
    )
    return tuple(described(with_review_links(sheet, written=review)) for sheet in sheets)


def used_profiles(profiles: Sequence[Profile], cases: Iterable[CaseStudy]) -> list[Profile]:
    """The series of ``cases``, in the order of ``profiles``; without cases, all of them."""
    found = {case.profile for case in cases}
    return [p for p in profiles if p.key in found] or list(profiles)


def sheets_for(
    profiles: Sequence[Profile],
    cases: Iterable[CaseStudy],
    verified: Verifications = MappingProxyType({}),
    *,
    review: bool = False,
) -> tuple[Sheet[Any], ...]:
    """Declare the tables for the series of ``cases``; without cases, for all ``profiles``.

    The columns of several series are in the order of ``profiles``; a key that two series share has
    one column.
    """
    series = used_profiles(profiles, cases)
    return make_sheets(
        list(dict.fromkeys(section.key for p in series for section in p.sections)),
        list(dict.fromkeys(criterion.key for p in series for criterion in p.criteria)),
        list(dict.fromkeys(fact.key for p in series for fact in p.facts)),
        verified,
        series=series,
        review=review,
    )
