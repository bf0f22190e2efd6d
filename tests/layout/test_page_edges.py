"""The distance that the rows of a text keep to, from which a header stands further off."""

from __future__ import annotations

import pytest

from pipeline.layout.page_edges import text_step
from tests.stages.builders import MEASURES, NO_MEASURES, TEXT, body, line, page


def step(*steps: float, size: float = 10) -> float:
    """The step of a page of eight full lines, and of lines that follow at ``steps``."""
    lines, y = body(8, y=40), 124.0
    for one in steps:
        y += one
        lines.append(line(TEXT, y=y, size=size))
    return text_step([page(*lines)], MEASURES)


def test_rows_of_a_text_are_a_gap_apart_at_most() -> None:
    assert step() == pytest.approx(1.22 * 12)
    assert text_step([page(*body(8))], NO_MEASURES) == 0


def test_three_steps_of_one_width_are_one_that_the_text_keeps_to() -> None:
    assert step(20, 20, 20) == pytest.approx(1.05 * 20)
    assert step(20, 20.2, 19.8) == pytest.approx(1.05 * 20)
    assert step(20, 20) == pytest.approx(1.22 * 12)
    assert step(20, 20, 24, 24, 24) == pytest.approx(1.05 * 24)
    assert step(20, 20, 20, 20, size=14) == pytest.approx(1.22 * 12)


@pytest.mark.parametrize(("wide", "kept"), [(36, True), (36.5, False)])
def test_rows_three_pitches_apart_are_not_parted_by_something_else(wide: float, kept: bool) -> None:
    assert (step(wide, wide, wide) == pytest.approx(1.05 * wide)) is kept
