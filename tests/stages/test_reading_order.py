"""The running text in reading order."""

from __future__ import annotations

from pipeline.model.evidence import SignalKind, evidence_of
from pipeline.model.roles import Role
from pipeline.stages.reading_order import set_reading_order
from tests.stages.builders import PROFILE, TEXT, document, line, page, texts


def test_the_flow_is_what_is_unclaimed_in_reading_order() -> None:
    right = [line(text, 310, 100 + 12 * at) for at, text in enumerate("012")]
    left = [line(text, 70, 100 + 12 * at) for at, text in enumerate("345")]
    start = document(page(*right, *left))
    aside = start.claim(start.lines[:1], Role.FURNITURE, "x", evidence_of(SignalKind.REPEATS))
    assert texts(set_reading_order(aside, PROFILE).flow) == ["3", "4", "5", "1", "2"]


def test_a_heading_beside_its_text_goes_before_it() -> None:
    head = line("Setting", y=112, bold=True)
    text = [line(TEXT, 200, 112 + 12 * at) for at in range(4)]
    flow = set_reading_order(document(page(*text, head)), PROFILE).flow
    assert texts(flow)[0] == "Setting"
