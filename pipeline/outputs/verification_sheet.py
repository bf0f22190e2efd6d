"""``verification.csv``: how the records differ from the pictures of their pages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pipeline.model.record import CaseStudy
from pipeline.model.verification import Difference, Verification
from pipeline.outputs.part_sheets import Numbered
from pipeline.outputs.review_site.folder_names import page_id
from pipeline.outputs.sheet_columns import Column, Sheet, flag, text, whole

Verifications = Mapping[str, Verification]
"""The verification of each case that has one, by its id."""


def verification_sheet(verified: Verifications) -> Sheet[Numbered[Difference]]:
    """The table of what ``verified`` found."""
    return Sheet(
        name="verification",
        columns=_COLUMNS,
        key=("case_id", "number"),
        rows=lambda case: (
            Numbered(case.id, number, one)
            for number, one in enumerate(verified.get(case.id, Verification()).differences, 1)
        ),
        empty=f"No difference was found in the cases that were verified: {len(verified)}."
        if verified
        else "The cases were not compared with the pictures of their pages: “pipeline verify” "
        "does it.",
        anchor=lambda row: page_id(row.part.page),
    )


def verification_columns(verified: Verifications) -> tuple[Column[CaseStudy], ...]:
    """Whether a case was verified, and the number of its differences; empty if it was not."""
    return (
        flag(
            "verified",
            lambda case: case.id in verified,
        ),
        whole(
            "verification",
            lambda case: len(verified[case.id].differences) if case.id in verified else None,
        ),
    )


def _edge(at: int, name: str) -> Column[Any]:
    return whole(
        name,
        lambda row: round(row.part.box[at]),
    )


_COLUMNS: tuple[Column[Any], ...] = (
    text("case_id", lambda row: row.case_id),
    whole(
        "number",
        lambda row: row.number,
    ),
    text(
        "kind",
        lambda row: row.part.kind.value,
    ),
    text(
        "part",
        lambda row: row.part.part or None,
    ),
    text("recorded", lambda row: row.part.recorded or None),
    text("printed", lambda row: row.part.printed or None),
    whole("page", lambda row: row.part.page),
    _edge(0, "left"),
    _edge(1, "top"),
    _edge(2, "right"),
    _edge(3, "bottom"),
)
