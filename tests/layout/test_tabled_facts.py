"""Key facts in a box of two columns, for a series whose profile lists none."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from pipeline.layout.tabled_facts import find_tabled_facts
from pipeline.model.geometry import Box
from pipeline.model.page import Line, Tint
from pipeline.model.roles import Role
from pipeline.profile.model import Profile
from pipeline.stages.facts import claim_facts
from tests.stages.builders import PROFILE, document, line, page

WITHOUT_FACTS: Profile = PROFILE.model_copy(update={"facts": ()})
BOX = Box(300, 90, 560, 200)


def label(text: str, y: float, x: float = 310, *, bold: bool = True) -> Line:
    return line(text, x, y, 8, bold=bold, width=60)


def value(text: str, y: float, x: float = 400) -> Line:
    return line(text, x, y, 8, width=90)


ROWS = (
    label("Partners", 120), value("Orsa, the harbour", 120), value("and its crews", 130),
    label("Years", 145), value("Four, in two parts", 145),
    label("Boats", 160), value("12", 160),
)  # fmt: skip
TITLE = label("At a glance", 100)


def found(lines: Sequence[Line], *areas: Box) -> list[tuple[str | None, list[str]]]:
    """The titles of boxes and the texts of their facts."""
    drawn = page(*lines, tints=[Tint(area, "#e0f2ef") for area in areas or (BOX,)])
    boxes = find_tabled_facts(drawn.lines, drawn, WITHOUT_FACTS)
    return [
        (
            box.title.text if box.title else None,
            [" | ".join(one.text for one in fact.lines) for fact in box.facts],
        )
        for box in boxes
    ]


FACTS = ["Partners | Orsa, the harbour | and its crews", "Years | Four, in two parts", "Boats | 12"]


def test_labels_at_one_edge_and_values_at_another_are_facts_below_their_title() -> None:
    assert found([TITLE, *ROWS]) == [("At a glance", FACTS)]
    assert found(ROWS) == [(None, FACTS)]


def test_an_area_around_the_box_is_looked_at_first() -> None:
    assert found([TITLE, *ROWS], Box(305, 115, 555, 198), BOX) == [("At a glance", FACTS)]


@pytest.mark.parametrize(
    "lines",
    [
        ROWS[:5],  # two labels
        [*ROWS[:5], label("Boats", 160, 318), ROWS[6]],  # another edge
        [*ROWS[:6], value("12", 160, 380)],
        [*ROWS[:6], value("12", 160, 365)],
        [*ROWS, label("Nothing beside", 175)],
        [value("Above all labels", 105), *ROWS],
        [*ROWS[:5], label("Boats", 160, bold=False), ROWS[6]],
        [*ROWS[:6], value("The work must last", 160)],  # a criterion
        [label("A", 100), label("B", 110), *ROWS],  # two lines without a value
    ],
)
def test_what_is_more_than_labels_and_values_is_no_such_box(lines: Sequence[Line]) -> None:
    assert found(lines) == []


def test_values_stand_right_of_all_labels() -> None:
    wide = line("Boats and their crews", 310, 160, 8, bold=True, width=91)
    assert found([*ROWS[:5], wide, ROWS[6]]) == []


def test_without_an_area_there_is_no_box() -> None:
    assert found(ROWS, Box(300, 300, 500, 400)) == []


def test_they_are_facts_under_their_own_words_where_the_profile_has_none() -> None:
    made = document(page(TITLE, *ROWS, tints=[Tint(BOX, "#e0f2ef")]))
    read = claim_facts(made, WITHOUT_FACTS)
    assert [(fact.key, fact.label, fact.text) for fact in read.findings.facts] == [
        (None, "Partners", "Orsa, the harbour and its crews"),
        (None, "Years", "Four, in two parts"),
        (None, "Boats", "12"),
    ]
    roles = [read.role(one) for one in read.lines]
    assert roles == [Role.GUIDE, *[Role.FACT] * 7]
    assert claim_facts(made, PROFILE).findings.facts == ()
