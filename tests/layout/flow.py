"""Helpers for tests of running text: its lines on a page, with what they run around."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.layout.metrics import Measures
from pipeline.layout.passages import build_passages
from pipeline.layout.setting import Surroundings, survey
from pipeline.model.evidence import SignalKind, evidence_of
from pipeline.model.page import Line, Tint
from pipeline.model.roles import Role
from pipeline.text.hyphens import learn
from tests.stages.builders import (
    MEASURES,
    document,
    page,
)

SHORT = "and home they came."


def around(
    flow: Sequence[Line],
    *others: Line,
    measures: Measures = MEASURES,
    tints: Sequence[Tint] = (),
    role: Role = Role.CALLOUT,
) -> tuple[tuple[Line, ...], Surroundings]:
    """The flow's lines on a page with ``others``, which are not running text."""
    made = document(page(*flow, *others, tints=tints))
    lines = made.lines[: len(flow)]
    aside = made.lines[len(flow) :]
    made = made.claim(aside, role, "callouts", evidence_of(SignalKind.OWN_AREA))
    return lines, survey(made.with_flow(lines), measures, learn(made.texts, None))


def passages(*flow: Line, measures: Measures = MEASURES) -> list[str]:
    lines, surroundings = around(flow, measures=measures)
    return [passage.text for passage in build_passages(lines, surroundings)]


def count(*flow: Line) -> int:
    return len(passages(*flow))
