"""Finds the lines of fact boxes: labels that the profile knows, each with what it says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.headings import match_words
from pipeline.labels import match_label
from pipeline.layout.measures import Measures
from pipeline.page import Line, Page
from pipeline.profile import Profile

# One label may be any line of a text; two of them together are a fact box.
FACTS_OF_A_BOX = 2
# What a label says takes few lines, and the next label is not further away than that.
LINES_OF_VALUE = 4
_UNKNOWN = re.compile(r"(?P<label>[^\W\d_][^:：.]{1,30}?)\s*[:：]\s+\S")


@dataclass(frozen=True, slots=True)
class FactLines:
    """The lines of one fact, its label's first; ``known`` says that the profile has the label."""

    lines: tuple[Line, ...]
    known: bool = True


def find_facts(
    lines: Sequence[Line], page: Page, measures: Measures, profile: Profile
) -> list[list[FactLines]]:
    """The fact boxes among ``lines`` of one page: at least two labels near each other.

    What a label says stands behind it, to the right of it, or below it, up to the next label.
    """
    heads = [line for line in lines if _is_head(line, profile)]
    boxes: list[list[FactLines]] = []
    for group in _groups(heads, page, measures):
        if _labels_in(group, profile) >= FACTS_OF_A_BOX:
            boxes.append(_box(group, lines, page, measures, profile))
    return boxes


def _is_head(line: Line, profile: Profile) -> bool:
    """Whether a line begins with a label: a colon behind it, nothing, or another weight."""
    found = match_label(line.text, profile)
    if found is None:
        return False
    first = line.spans[0]
    weighty = first.bold and len(first.text.strip()) <= found.length and len(line.spans) > 1
    return found.marked or weighty


def _labels_in(group: Sequence[Line], profile: Profile) -> int:
    found = (match_label(part, profile) for line in group for part in parts_of(line.text, profile))
    return len({match.fact.key for match in found if match})


def parts_of(text: str, profile: Profile) -> list[str]:
    """``text`` parted where a sign between two facts of one line is followed by a label."""
    parts = [text]
    while cut := next(
        (
            found
            for found in re.finditer(r"\s+[|•·;–—/]\s+|;\s+", parts[-1])
            if (label := match_label(parts[-1][found.end() :], profile)) and label.marked
        ),
        None,
    ):
        parts[-1:] = [parts[-1][: cut.start()], parts[-1][cut.end() :]]
    return parts


def _groups(heads: Sequence[Line], page: Page, measures: Measures) -> list[list[Line]]:
    groups: list[list[Line]] = []
    for head in heads:
        near = [
            group for group in groups if any(_together(head, one, page, measures) for one in group)
        ]
        for group in near[1:]:
            near[0].extend(group)
            groups.remove(group)
        if near:
            near[0].append(head)
        else:
            groups.append([head])
    return groups


def _together(a: Line, b: Line, page: Page, measures: Measures) -> bool:
    """Whether two labels stand in one box: on one area, in one row, or one column."""
    if a.box is None or b.box is None:
        return abs(a.number - b.number) <= LINES_OF_VALUE
    if (area := _area(a, page)) is not None and area == _area(b, page):
        return True
    beside = a.box.overlap_y(b.box) > 0.5 * min(a.box.height, b.box.height)
    aligned = abs(a.box.x0 - b.box.x0) <= max(measures.size, a.size)
    pitch = max(measures.pitch, 1.2 * a.size)
    return beside or (aligned and -a.box.overlap_y(b.box) <= LINES_OF_VALUE * pitch)


def _area(line: Line, page: Page) -> int | None:
    """Which of the page's areas a line stands on, the smallest first."""
    held = [
        (tint.box.width * tint.box.height, number)
        for number, tint in enumerate(page.tints)
        if line.box and tint.box.holds(line.box)
    ]
    return min(held)[1] if held else None


def _box(
    heads: Sequence[Line],
    lines: Sequence[Line],
    page: Page,
    measures: Measures,
    profile: Profile,
) -> list[FactLines]:
    unknown = [line for line in lines if line not in heads and _like_heads(line, heads, page)]
    starts = [line for line in lines if line in heads or line in unknown]
    facts: list[FactLines] = []
    taken = {line.id for line in starts}
    for head in starts:
        said = _said(head, starts, [one for one in lines if one.id not in taken], page, profile)
        taken.update(line.id for line in said)
        facts.append(FactLines((head, *said), known=head in heads))
    return facts


def _like_heads(line: Line, heads: Sequence[Line], page: Page) -> bool:
    """Whether a line with a label that the profile lacks stands among those it knows."""
    if not _UNKNOWN.match(line.text):
        return False
    if line.box is None:
        return heads[0].number < line.number < heads[-1].number
    boxes = [head.box for head in heads if head.box]
    aligned = any(abs(line.box.x0 - box.x0) <= 0.5 * line.size for box in boxes)
    among = min(box.top for box in boxes) < line.box.middle < max(box.bottom for box in boxes)
    area = _area(line, page)
    return aligned and (among or (area is not None and area == _area(heads[0], page)))


def unknown_label(text: str) -> int:
    """How many characters of ``text`` are a label before its colon; 0 when there is none."""
    found = _UNKNOWN.match(text)
    return found.end("label") if found else 0


def _said(
    head: Line, starts: Sequence[Line], pool: Sequence[Line], page: Page, profile: Profile
) -> list[Line]:
    """The lines that tell what ``head``, a label with or without its value, says."""
    found = match_label(head.text, profile)
    alone = found is not None and found.length >= len(head.text.rstrip())
    said = _beside(head, starts, pool) if alone else []
    while len(said) < LINES_OF_VALUE:
        last = said[-1] if said else head
        below = next(
            (
                line
                for line in pool
                if line not in said
                and _follows(last, line, head, alone=alone and not said)
                and _area(line, page) == _area(head, page)
                and not match_words(line.text, profile)
            ),
            None,
        )
        if below is None:
            break
        said.append(below)
    return said


def _beside(head: Line, starts: Sequence[Line], pool: Sequence[Line]) -> list[Line]:
    """The line in ``head``'s row that stands right of it, before any other label."""
    if head.box is None:
        return []
    edge = min(
        (other.box.x0 for other in starts if _right_of(head, other) and other.box), default=1e9
    )
    row = [line for line in pool if _right_of(head, line) and line.box and line.box.x0 < edge]
    return sorted(row, key=lambda line: line.box.x0 if line.box else 0.0)[:1]


def _right_of(head: Line, line: Line) -> bool:
    if head.box is None or line.box is None:
        return False
    level = head.box.overlap_y(line.box) > 0.5 * min(head.box.height, line.box.height)
    return level and line.box.x0 >= head.box.x1


def _follows(last: Line, line: Line, head: Line, *, alone: bool) -> bool:
    """Whether ``line`` goes on from ``last`` (``alone``: it begins what a bare label says)."""
    if last.box is None or line.box is None or head.box is None:
        return line.number == last.number + 1 and not line.blank_before
    if not alone and abs(line.size - last.size) > 0.06 * last.size:
        return False
    gap = line.box.top - last.box.bottom
    starts = (head.box.x0, last.box.x0)
    level = min(starts) - 0.5 * line.size <= line.box.x0 <= max(starts) + 0.5 * line.size
    return level and -0.5 * line.size < gap <= 0.8 * line.size
