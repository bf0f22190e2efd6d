"""Lines that were set aside because they repeat, but stand among the lines of the text."""

from __future__ import annotations

import pytest

from pipeline.audit.furniture_like_body import furniture_like_body
from pipeline.model.evidence import SignalKind, evidence_of
from pipeline.model.roles import Role
from tests.stages.builders import TEXT, body, document, line, page


def doubted(
    y: float = 100,
    *,
    x: float = 70,
    size: float = 10,
    gap: float = 20,
    text: str = "Boats and nets",
    kind: SignalKind = SignalKind.REPEATS,
) -> bool:
    """Whether a line whose middle is ``y`` is doubted, ``gap`` points above one of the text."""
    aside = line(text, x, y - size / 2, size)
    made = document(page(aside, line(TEXT, y=y + gap - 5), *body(8, y=300)))
    made = made.claim(made.lines[:1], Role.FURNITURE, "furniture", evidence_of(kind))
    made = made.claim(made.lines[1:], Role.BODY, "body", evidence_of(SignalKind.UNDER_HEADING))
    return [one.text for one in furniture_like_body(made)] == [text]


@pytest.mark.parametrize(("y", "found"), [(75, False), (76.5, True), (765.5, True), (767, False)])
def test_headers_and_footers_stand_in_the_outer_tenth_of_a_page(y: float, found: bool) -> None:
    assert doubted(y) is found


@pytest.mark.parametrize(("x", "found"), [(70.9, True), (69.1, True), (71.1, False), (68.9, False)])
def test_lines_of_a_column_begin_together(x: float, found: bool) -> None:
    assert doubted(x=x) is found


@pytest.mark.parametrize(("gap", "found"), [(38, True), (39, False)])
def test_the_next_line_of_the_text_is_a_few_pitches_away(gap: float, found: bool) -> None:
    assert doubted(gap=gap) is found


def test_it_is_set_as_the_text_is_and_bears_no_number_of_a_page() -> None:
    assert not doubted(size=8)
    assert not doubted(text="Boats and nets 4")
    assert not doubted(text="4 Boats and nets")


def test_only_what_repeats_is_doubted() -> None:
    assert doubted(kind=SignalKind.SAME_PLACE)
    assert not doubted(kind=SignalKind.COUNTS_WITH_PAGES)
