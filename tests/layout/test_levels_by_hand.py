"""The level of a line that a person makes a sub-heading: by those that the case has."""

from __future__ import annotations

import pytest

from pipeline.corrections.rebuild import remaking
from pipeline.layout.subheadings import level_like
from pipeline.model.page import Line
from pipeline.stages.body import claim_body
from pipeline.stages.headings import claim_headings
from tests.stages.builders import ENDED, PROFILE, body, document, line, page

SECTION = line("Setting", y=60, size=18, bold=True)


def level(own: Line, *lines: Line) -> int:
    made = claim_body(claim_headings(document(page(SECTION, *lines)), PROFILE), PROFILE)
    return level_like(own, made.findings.sections, remaking(made, PROFILE).around)


@pytest.mark.parametrize(
    ("size", "bold", "expected"),
    [(15, True, 1), (14, True, 1), (13, True, 2), (12, True, 2), (11, True, 3), (10, False, 3)],
)
def test_a_level_is_that_of_its_look_or_below_larger_ones(
    size: float, bold: bool, expected: int
) -> None:
    lines = [
        line("The harbour", y=90, size=14, bold=True),
        *body(3, y=110, last=ENDED),
        line("The quay", y=160, size=12, bold=True),
        *body(20, y=180, last=ENDED),
    ]
    assert level(line("The mole", size=size, bold=bold), *lines) == expected


def test_the_first_is_of_the_highest_level() -> None:
    assert level(line("The mole", bold=True), *body(20, y=90)) == 1
