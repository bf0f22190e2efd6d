"""Finds key facts in a box of two columns, bold labels and what they say, whatever their words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.layout.compare import box_of, same_left_edge
from pipeline.layout.fact_boxes import FactLines
from pipeline.layout.fact_heads import areas_of
from pipeline.matching.criteria import opens_criterion
from pipeline.model.geometry import Box
from pipeline.model.page import Line, LineId, Page
from pipeline.profile.model import Profile

# Two bold words beside others may be an item's head and its text; so many labels are none.
FEWEST_LABELS = 3


@dataclass(frozen=True, slots=True)
class TabledFacts:
    """The facts of one box, and the line above them that only says that here are facts."""

    facts: tuple[FactLines, ...]
    title: Line | None


def find_tabled_facts(lines: Sequence[Line], page: Page, profile: Profile) -> list[TabledFacts]:
    """The boxes of ``page`` that hold nothing but labels at one edge and values at another.

    For series whose profile lists no facts: their key facts are none of the criteria's callouts.
    An area around the box, with its title, is looked at before what it holds.
    """
    found: list[TabledFacts] = []
    taken: set[LineId] = set()
    for area in sorted(areas_of(page), key=lambda box: -box.width * box.height):
        inside = _inside(area, lines)
        if any(line.id in taken or opens_criterion(line.text, profile) for line in inside):
            continue
        if box := _as_table(inside):
            found.append(box)
            taken.update(line.id for line in inside)
    return found


def _inside(area: Box, lines: Sequence[Line]) -> list[Line]:
    held = (line for line in lines if line.box and area.holds(line.box))
    return sorted(held, key=lambda line: box_of(line).top)


def _as_table(lines: Sequence[Line]) -> TabledFacts | None:
    """The facts that ``lines`` are, but for a title at the top; None where they are none."""
    labels = [line for line in lines if line.bold]
    values = [line for line in lines if not line.bold]
    if len(labels) < FEWEST_LABELS or not values:
        return None
    if not (_at_one_edge(labels) and _at_one_edge(values)):
        return None
    title = None if _has_beside(labels[0], values) else labels.pop(0)
    end = max(box_of(label).x1 for label in labels)
    if len(labels) < FEWEST_LABELS or min(box_of(value).x0 for value in values) <= end:
        return None
    if not all(_has_beside(label, values) for label in labels):
        return None
    said: dict[LineId, list[Line]] = {label.id: [] for label in labels}
    for value in values:
        above = [one for one in labels if box_of(one).top <= box_of(value).middle]
        if not above:
            return None
        said[above[-1].id].append(value)
    facts = (FactLines((label, *said[label.id]), known=False) for label in labels)
    return TabledFacts(tuple(facts), title)


def _at_one_edge(lines: Sequence[Line]) -> bool:
    first = lines[0]
    return all(same_left_edge(box_of(first), box_of(line), line.size) for line in lines)


def _has_beside(label: Line, values: Sequence[Line]) -> bool:
    return any(box_of(label).shares_y(box_of(value)) for value in values)
