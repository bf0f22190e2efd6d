"""Helpers for tests of fact boxes: the facts among the lines of a page."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.layout.fact_boxes import find_facts
from pipeline.model.geometry import Box
from pipeline.model.page import Line, Tint
from tests.stages.builders import MEASURES, NO_MEASURES, PROFILE, line, page, texts

Facts = list[list[tuple[list[str], bool]]]


def facts(*lines: Line, tints: Sequence[Tint] = (), seen: frozenset[str] = frozenset()) -> Facts:
    """Each box's facts, their lines' texts, and whether the profile knows the label."""
    made = page(*lines, tints=tints)
    measures = MEASURES if made.has_geometry else NO_MEASURES
    boxes = find_facts(made.lines, made, measures, PROFILE, seen)
    return [[(texts(fact.lines), fact.known) for fact in box] for box in boxes]


def count(*lines: Line, tints: Sequence[Tint] = ()) -> int:
    return sum(len(box) for box in facts(*lines, tints=tints))


COUNTRY = line("Country: Orsa")
YEARS = line("Years: 2014-2016", y=114)
BOX = Tint(Box(60, 90, 360, 290), "#dddddd")
