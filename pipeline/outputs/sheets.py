"""Which tables a run writes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pipeline.outputs.case_sheet import case_sheet
from pipeline.outputs.columns import Sheet
from pipeline.outputs.part_sheets import CALLOUTS, FOOTNOTES, PASSAGES, WARNINGS


def make_sheets(section_keys: Sequence[str], criteria: Sequence[str]) -> tuple[Sheet[Any], ...]:
    """The declarations of all tables, for a series with these sections and criteria."""
    return (case_sheet(section_keys, criteria), PASSAGES, CALLOUTS, FOOTNOTES, WARNINGS)
