"""Finds fact boxes: labels that stand together, each with the lines that say what it is."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass

from pipeline.layout.compare import CLOSE, box_of, is_close, same_left_edge
from pipeline.layout.fact_groups import IN_ONE_ROW, LINES_OF_VALUE, groups_of
from pipeline.layout.fact_heads import (
    Head,
    area_of,
    find_heads,
    label_at,
    look,
    parts_of,
    unknown_label,
)
from pipeline.layout.metrics import Measures, same_size
from pipeline.matching.heading_words import match_words
from pipeline.model.geometry import Box, union
from pipeline.model.page import Line, LineId, Page
from pipeline.profile.model import Profile

# One label may be any line of a text; two of them together are a fact box.
FACTS_OF_A_BOX = 2
# In a narrow box a list of partners takes many lines; what is longer is running text.
LONGEST_VALUE = 8
# Em: what a label stands over begins within this, space between label and value included.
ROOM_BELOW_LABEL = 2 * CLOSE
# Justified text in a narrow box has spaces of up to this share of its size, as columns have gaps.
WIDEST_SPACE = 4.0
# Em: labels whose tops differ by no more are the heads of columns; pieces of one line share their
# middle more exactly.
SAME_TOP, SAME_MIDDLE = 0.5, 0.3


@dataclass(frozen=True, slots=True)
class FactLines:
    """The lines of one fact, its label's first; ``known`` says that the profile has the label.

    ``key`` is that of a fact without a label, known by its value.
    """

    lines: tuple[Line, ...]
    known: bool
    key: str | None = None


def find_facts(
    lines: Sequence[Line], page: Page, measures: Measures, profile: Profile, seen: Set[str]
) -> list[list[FactLines]]:
    """The fact boxes among ``lines`` of one page: at least two labels near each other.

    What a label says stands behind it, below it, or to the right of it, up to the next label.
    ``seen`` are the keys of the facts that pages before have: a list further on whose items begin
    with the same labels is not a second box.
    """
    boxes: list[list[FactLines]] = []
    taken: set[LineId] = set()
    seen = set(seen)
    heads = find_heads(lines, page, profile)
    labels = {line.id for head in heads if head.sure for line in head.lines}
    for near in groups_of(heads, page, measures):
        group = _without_unsure([head for head in near if head.first.id not in taken])
        keys = _labels_in(group, profile)
        if len(keys - seen) < FACTS_OF_A_BOX:
            continue
        seen |= keys
        own = {line.id for head in group for line in head.lines}
        area = area_of(group, page)
        pool = [
            line
            for line in lines
            if line.id in own
            or (
                line.id not in taken
                and line.id not in labels
                and (area is None or area.holds(box_of(line)))
                and not match_words(line.text, profile)
            )
        ]
        facts = _with_unknown(group, pool, page)
        boxes.append(facts)
        taken.update(line.id for fact in facts for line in fact.lines)
    return boxes


def _without_unsure(group: Sequence[Head]) -> list[Head]:
    """The labels of a group, less the unsure ones that stand in no column with sure ones below.

    In a table without lines, a short label and what it says may read as one line.
    """
    sure = [head for head in group if head.sure]
    if len(sure) < FACTS_OF_A_BOX:
        return sure
    return [
        head
        for head in group
        if head.sure or (head.placed and any(head.box.top < one.box.top for one in sure))
    ]


def _labels_in(group: Sequence[Head], profile: Profile) -> set[str]:
    texts = [" ".join(line.text for line in head.lines) for head in group]
    parts = [part for text in texts for part in parts_of(text, profile)]
    return {match.fact.key for part in parts if (match := label_at(part, profile)[1])}


def _with_unknown(heads: Sequence[Head], pool: Sequence[Line], page: Page) -> list[FactLines]:
    """What the known labels say, and then what labels among them say that the profile lacks."""
    facts = _facts(heads, pool, page)
    known = {line.id for head in heads for line in head.lines}
    looks = {look(line) for fact in facts for line in fact.lines if line.id not in known}
    unknown = [head for line in pool if (head := _unknown(line, heads, pool, looks, page))]
    return _facts([*heads, *unknown], pool, page)


def _facts(heads: Sequence[Head], pool: Sequence[Line], page: Page) -> list[FactLines]:
    labels = {line.id for head in heads for line in head.lines}
    left = [line for line in pool if line.id not in labels]
    stacked = _stacked(heads, left)
    boxed = area_of(heads, page) is not None
    places = {line.id: place for place, line in enumerate(pool)}
    facts: list[FactLines] = []
    for head in sorted(heads, key=lambda head: places[head.first.id]):
        beside = head.bare and not stacked
        said = _beside(head, heads, left, page) if beside else _below(head, left)
        if boxed:
            said = _with_rest_of_rows(said, left)
        left = [line for line in left if line not in said]
        facts.append(FactLines((*head.lines, *said), head.known))
    return facts


def _unknown(
    line: Line,
    heads: Sequence[Head],
    pool: Sequence[Line],
    looks: set[tuple[float, bool, str]],
    page: Page,
) -> Head | None:
    """The label that ``line`` is, standing among labels of the profile and looking like them."""
    if any(line in head.lines for head in heads) or not _among(line, heads, page):
        return None
    if unknown_label(line.text):
        return Head((line,), bare=False, known=False)
    head = Head((line,), bare=True, known=False)
    like = any(one.bare and one.look == head.look for one in heads)
    tells = look(line) not in looks or bool(_beside(head, [*heads, head], pool, page))
    return head if like and tells and line.box is not None else None


def _among(line: Line, heads: Sequence[Head], page: Page) -> bool:
    if line.box is None:
        return heads[0].first.number < line.number < heads[-1].first.number + LINES_OF_VALUE
    boxes = [head.box for head in heads]
    aligned = any(same_left_edge(line.box, box, line.size) for box in boxes)
    around = union(boxes)
    if all(abs(box.top - line.box.top) <= SAME_TOP * line.size for box in boxes):
        return True
    end = page.height if area_of(heads, page) else around.bottom + LINES_OF_VALUE * line.size
    return aligned and around.top < line.box.middle < end


def _with_rest_of_rows(said: Sequence[Line], pool: Sequence[Line]) -> list[Line]:
    """``said`` with what stands right behind its lines: a narrow box is set with wide spaces."""
    rows = [(line, *(mate for mate in pool if _right_behind(line, mate))) for line in said]
    return list(dict.fromkeys(line for row in rows for line in row))


def _right_behind(line: Line, mate: Line) -> bool:
    box, other = box_of(line), box_of(mate)
    level = abs(other.middle - box.middle) <= SAME_MIDDLE * line.size
    return level and box.x1 < other.x0 <= box.x1 + WIDEST_SPACE * line.size


def _stacked(heads: Sequence[Head], pool: Sequence[Line]) -> bool:
    """Whether labels stand over what they say: most have it below, not only the last one."""
    bare = [head for head in heads if head.bare]
    stacked = [head for head in bare if _below(head, pool)]
    return 2 * len(stacked) > len(bare)


def _below(head: Head, pool: Sequence[Line]) -> list[Line]:
    said: list[Line] = []
    while len(said) < LONGEST_VALUE:
        last = said[-1] if said else head.lines[-1]
        new = head.bare and not said
        below = next((one for one in pool if _follows(last, one, head, new)), None)
        if below is None:
            break
        said.append(below)
    return said


def _follows(last: Line, line: Line, head: Head, new: bool) -> bool:
    """Whether ``line`` goes on from ``last``; ``new``: it begins what a bare label says."""
    if line.box is None:
        return line.number == last.number + 1 and not line.blank_before
    if not new and not same_size(line.size, last.size):
        return False
    room = ROOM_BELOW_LABEL if new else CLOSE
    level = same_left_edge(line.box, head.box, line.size)
    hanging = not head.bare and head.box.x0 <= line.box.x0 <= head.box.x1
    return (level or hanging) and is_close(box_of(last), line.box, line.size, room)


def _beside(head: Head, heads: Sequence[Head], pool: Sequence[Line], page: Page) -> list[Line]:
    """The lines right of ``head``: a cell of its own, or from its row to the next label's."""
    if not head.placed:
        return []
    for cell in _cells(page, heads):
        inside = [line for line in pool if cell.holds(box_of(line))]
        if inside and cell.x0 >= head.box.center and cell.top <= head.box.middle <= cell.bottom:
            return inside
    row = [line for line in pool if _row_of(line, heads) is head]
    said = sorted(row, key=lambda line: box_of(line).x0)[:1]
    if not said:
        return _around(head, heads, pool)
    rest = [line for line in pool if _row_of(line, heads) is None]
    for line in rest:
        last, box = box_of(said[-1]), box_of(line)
        if (
            same_left_edge(box, last, line.size)
            and is_close(last, box, line.size)
            and len(said) < LONGEST_VALUE
        ):
            said.append(line)
    return said


def _around(head: Head, heads: Sequence[Head], pool: Sequence[Line]) -> list[Line]:
    """The lines right of ``head`` around its middle, as in a row that centres its label."""
    blocks: list[list[Line]] = []
    for line in pool:
        if box_of(line).x0 < head.box.x1 or _row_of(line, heads):
            continue
        if blocks and is_close(box_of(blocks[-1][-1]), box_of(line), line.size):
            blocks[-1].append(line)
        else:
            blocks.append([line])
    for block in blocks:
        whole = union(map(box_of, block))
        if whole.top < head.box.middle < whole.bottom:
            return block
    return []


def _cells(page: Page, heads: Sequence[Head]) -> list[Box]:
    """Areas of the page that hold no label, the smallest first: cells of a table."""
    cells = [t.box for t in page.tints if not any(t.box.holds(head.box) for head in heads)]
    return sorted(cells, key=lambda box: box.width * box.height)


def _row_of(line: Line, heads: Sequence[Head]) -> Head | None:
    """The label in whose row ``line`` stands: the nearest to its left on its height."""
    box = box_of(line)
    left = [
        head
        for head in heads
        if head.box.x1 <= box.x0
        and any(
            one.overlap_y(box) > IN_ONE_ROW * min(one.height, box.height)
            for one in map(box_of, head.lines)
        )
    ]
    return max(left, key=lambda head: head.box.x1, default=None)
