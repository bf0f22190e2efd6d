"""Finds which labels of a page stand in one fact box.

By their height on the page, so that a page of thousands does not have each compared with all.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

from pipeline.layout.fact_heads import Head, areas_of
from pipeline.layout.metrics import DEFAULT_PITCH, Measures
from pipeline.model.geometry import Box
from pipeline.model.page import Page

# Outside an area of its own, a box's next label is not further away than this many lines.
LINES_OF_VALUE = 4
# Of the lower line's height: labels that share this much of it stand in one row.
IN_ONE_ROW = 0.5


def groups_of(heads: Sequence[Head], page: Page, measures: Measures) -> list[list[Head]]:
    """Labels that stand in one box together, in their order."""
    if not all(head.placed for head in heads):
        return _by_number(heads)
    group_of = list(range(len(heads)))
    boxes = [head.box for head in heads]
    _join_on_areas(group_of, boxes, page)
    _join_near(group_of, boxes, [head.first.size for head in heads], measures)
    groups: dict[int, list[Head]] = {}
    for at, head in enumerate(heads):
        groups.setdefault(_first_of(group_of, at), []).append(head)
    return list(groups.values())


def _join_on_areas(group_of: list[int], boxes: Sequence[Box], page: Page) -> None:
    """Join the labels that stand on one area; each with the next alone, which joins them all."""
    by_middle = sorted(range(len(boxes)), key=lambda at: boxes[at].middle)
    middles = [boxes[at].middle for at in by_middle]
    for area in areas_of(page):
        near = by_middle[bisect_left(middles, area.top) : bisect_right(middles, area.bottom)]
        for one, other in pairwise(at for at in near if area.holds(boxes[at])):
            _join(group_of, one, other)


def _join_near(
    group_of: list[int], boxes: Sequence[Box], sizes: Sequence[float], measures: Measures
) -> None:
    """Join the labels that stand in one row, or near each other in one column."""
    by_top = sorted(range(len(boxes)), key=lambda at: boxes[at].top)
    reach = LINES_OF_VALUE * _pitch(max(sizes, default=0.0), measures)
    for place, one in enumerate(by_top):
        for other in by_top[place + 1 :]:
            if boxes[other].top > boxes[one].bottom + reach:
                break
            before, later = sorted((one, other))
            apart = _first_of(group_of, one) != _first_of(group_of, other)
            if apart and _near(boxes[later], boxes[before], sizes[later], measures):
                _join(group_of, one, other)


def _by_number(heads: Sequence[Head]) -> list[list[Head]]:
    """Labels without boxes in groups, each a few lines from the one before."""
    groups: list[list[Head]] = []
    for head in sorted(heads, key=lambda head: head.first.number):
        if groups and head.first.number - groups[-1][-1].first.number <= LINES_OF_VALUE + 1:
            groups[-1].append(head)
        else:
            groups.append([head])
    return groups


def _join(group_of: list[int], one: int, other: int) -> None:
    first, second = sorted((_first_of(group_of, one), _first_of(group_of, other)))
    group_of[second] = first


def _first_of(group_of: list[int], at: int) -> int:
    """The first of the labels that are in one group with that at this place."""
    while group_of[at] != at:
        group_of[at] = group_of[group_of[at]]  # which makes the way shorter for the next one
        at = group_of[at]
    return at


def _near(a: Box, b: Box, size: float, measures: Measures) -> bool:
    """Whether two labels stand in one row, or near each other in one column."""
    overlap = a.overlap_y(b)
    beside = overlap > IN_ONE_ROW * min(a.height, b.height)
    aligned = abs(a.x0 - b.x0) <= max(measures.size, size)
    return beside or (aligned and -overlap <= LINES_OF_VALUE * _pitch(size, measures))


def _pitch(size: float, measures: Measures) -> float:
    return max(measures.pitch, DEFAULT_PITCH * size)
