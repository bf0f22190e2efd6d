"""Entries of the reading guide: criteria, domains and titles, over a line or a few."""

from __future__ import annotations

import pytest

from pipeline.layout.guide_entries import entries_between
from pipeline.model.page import Line
from pipeline.profile.model import Profile
from tests.stages.builders import PROFILE, column, line


def entries(*lines: Line) -> list[tuple[int, int, str | None]]:
    found = entries_between(lines, 0, len(lines), PROFILE)
    return [(entry.start, entry.end, entry.criterion) for entry in found]


def test_criteria_domains_and_titles_are_entries() -> None:
    lines = column(
        "How to read these notes", "The work must last beyond", "the final season",
        "Fishing and coastal trade", "Text that is none",
    )  # fmt: skip
    assert entries(*lines) == [(0, 1, None), (1, 3, "lasting"), (3, 4, None)]


def test_entries_stand_between_other_text() -> None:
    lines = column("Text that is none", "Fishing and coastal trade")
    assert entries(*lines) == [(1, 2, None)]
    assert entries(line("What must last beyond the final season")) == []  # it opens as no criterion


def test_a_line_of_an_entry_begins_no_other() -> None:
    domains = [{"key": "all", "en": ["Boats and nets"]}, {"key": "nets", "en": ["Nets"]}]
    profile = Profile.model_validate({**PROFILE.model_dump(), "domains": domains})
    lines = column("Boats and", "nets")
    assert [one.end for one in entries_between(lines, 0, 2, profile)] == [2]


def test_a_title_may_take_three_lines() -> None:
    assert entries(*column("How to", "read these", "notes")) == [(0, 3, None)]


def test_an_entry_ends_where_the_next_begins() -> None:
    lines = column("The work must last beyond", "The work must be shared with other ports")
    assert entries(*lines) == [(0, 1, "lasting"), (1, 2, "shared")]


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("The work must last past the finals season", True),  # likeness 0.6
        ("The work must be ferried by the harbour alone", False),  # 0.59
    ],
)
def test_an_entry_fits_its_criterion(text: str, known: bool) -> None:
    assert bool(entries(line(text))) is known


def test_an_entry_takes_four_lines_at_most() -> None:
    words = ("The work must", "be carried by", "the harbour", "itself")
    assert entries(*column(*words)) == [(0, 4, "owned")]
    longer = ("The work must", "be", "carried", "by", "the harbour itself")
    assert entries(*column(*longer))[0][1] <= 4


def test_a_title_may_have_a_number_or_a_misread_letter() -> None:
    for text in (
        "3 How to read these notes?",
        "How to read these nofes",
        "How to read these notes 12",
    ):
        assert entries(line(text)) == [(0, 1, None)]
    assert entries(line("How to feel those rotes")) == []
    assert entries(line("How to read these")) == []


def test_a_domain_may_go_on_in_one_look() -> None:
    assert entries(*column("Fishing and", "coastal trade")) == [(0, 2, None)]
    other = [line("Fishing and"), line("coastal trade", y=112, bold=True)]
    assert entries(*other) == []


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("Fishing and coastal trades all", True),  # 30 letters for 25
        ("Fishing and coastal trades alls", False),
        ("ng and coastal trade", True),
        ("g and coastal trade", False),
    ],
)
def test_a_text_longer_or_shorter_by_a_fifth_is_no_domain(text: str, known: bool) -> None:
    assert bool(entries(line(text))) is known
