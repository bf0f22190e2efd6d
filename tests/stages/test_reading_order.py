"""The running text in reading order."""

from __future__ import annotations

import pytest

from pipeline.model.evidence import SignalKind, evidence_of
from pipeline.model.geometry import Box
from pipeline.model.page import Tint
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


@pytest.mark.parametrize(
    ("role", "order"), [(Role.CALLOUT, "ABCD"), (Role.FURNITURE, "ACBD"), (None, "ABCD")]
)
def test_only_a_callouts_box_over_both_columns_divides_them(role: Role | None, order: str) -> None:
    """Where no stage has claimed the box's line, it is text, and divides them itself."""
    lines = [
        line(text, x, y + 12 * at)
        for first, x, y in (("A", 70, 100), ("B", 300, 100), ("C", 70, 200), ("D", 300, 200))
        for at, text in enumerate((f"{first} went out at dawn", "and the boats were home."))
    ]
    boxed = line("the work must last", 80, 160, width=400)
    start = document(page(*lines, boxed, tints=[Tint(Box(70, 150, 500, 180), "#eeeeee")]))
    if role:
        start = start.claim(start.lines[-1:], role, "x", evidence_of(SignalKind.OWN_AREA))
    flow = texts(set_reading_order(start, PROFILE).flow)
    assert "".join(text[0] for text in flow if text[0].isupper()) == order
