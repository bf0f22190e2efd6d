"""Finds the notes of a list under a title of its own (“Notes”)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from pipeline.layout.compare import box_of, is_close, rows_of, same_left_edge
from pipeline.layout.note_evidence import STEP, step_below
from pipeline.layout.note_markers import NoteBlock, NoteStart, marker_alone, note_number, note_start
from pipeline.model.evidence import SignalKind, evidence_of
from pipeline.model.page import Line
from pipeline.profile.model import Profile, phrases
from pipeline.text.characters import letters

# Em. Notes of a list may be set apart from each other; what stands further down is other text.
ROOM_IN_LIST = 1.5
# In points: files round places to less.
SAME_STEP = 0.1


def notes_listed_at_end(
    lines: Sequence[Line], blocks: Sequence[NoteBlock], profile: Profile
) -> tuple[list[NoteBlock], list[Line]]:
    """Notes listed among ``lines`` under a title of their own (“Notes”), whatever their size."""
    titles = {letters(phrase) for phrase in phrases(profile.notes.wordings)}
    taken = {line.id for block in blocks for line in block.lines}
    tops = {line.page: line.id for line in reversed(lines)}
    for at, line in enumerate(lines[:-1], 1):
        if line.id in taken or letters(line.text) not in titles:
            continue
        # Where it stands below columns, the next one's top comes between it and its notes.
        for following in (lines[at:], _further_down(line, lines[at:])):
            below = following[0] if following else line
            # A box in the margin may stand between it and the notes at the top of the next page.
            if below.id in taken or tops.get(line.page + 1) in taken:
                return [], [line]
            if note_start(below) or marker_alone(below, None):
                return _list_from(_with_text_beside(following)), [line]
    return [], []


def _further_down(line: Line, lines: Sequence[Line]) -> list[Line]:
    """Those of ``lines`` below ``line`` on its page, and of later ones; none if it is the last."""
    if line.box is None:
        return []
    end = line.box.bottom
    found = [one for one in lines if one.page > line.page or box_of(one).middle > end]
    return found if found and found[0].page == line.page else []


def _with_text_beside(lines: Sequence[Line]) -> Sequence[Line]:
    """``lines`` of a list of notes; row by row where markers stand in a column of their own."""
    first = lines[0]
    if first.box is None or not marker_alone(first, None):
        return lines
    here = [line for line in lines if line.page == first.page]
    beside = [
        box_of(line)
        for line in here
        if box_of(line).x0 > first.box.x1 and box_of(line).shares_y(first.box)
    ]
    if not beside:
        return lines
    edges = [first.box, min(beside, key=lambda box: box.x0)]
    own = [
        line
        for line in here
        if any(same_left_edge(box_of(line), edge, line.size) for edge in edges)
        and box_of(line).bottom > first.box.top
    ]
    return [line for row in rows_of(own) for line in sorted(row, key=lambda one: box_of(one).x0)]


def _list_from(lines: Sequence[Line]) -> list[NoteBlock]:
    blocks: list[NoteBlock] = []
    for at, line in enumerate(lines):
        start = _next_in_list(line, blocks)
        if start:
            blocks.append(NoteBlock(start, [line], evidence_of(SignalKind.IN_LIST_OF_NOTES)))
        elif not blocks or line.page > blocks[-1].start.line.page or _ends(blocks, lines[at:]):
            break
        else:
            blocks[-1].lines.append(line)
    return blocks


def _next_in_list(line: Line, blocks: Sequence[NoteBlock]) -> NoteStart | None:
    """The note after ``blocks``, those of the list so far, if ``line`` begins it."""
    before = blocks[-1].start if blocks else None
    start = note_start(line) or marker_alone(line, before)
    expected = note_number(before.marker) + 1 if before else 1
    return start if start and note_number(start.marker) == expected else None


def _set_apart(blocks: Sequence[NoteBlock], line: Line) -> bool:
    """Whether ``line`` stands as far below the list's last line as notes do from each other.

    That is said only by notes that stand further apart than their own lines do.
    """
    if line.box is None:
        return False
    lines = [(a, b) for block in blocks for a, b in pairwise(block.lines)]
    inside = min(filter(_is_down, (step_below(a, b) for a, b in lines)), default=math.inf)
    ends = ((a.lines[-1], b.start.line) for a, b in pairwise(blocks))
    between = min(filter(_is_down, (step_below(a, b) for a, b in ends)), default=math.inf)
    return STEP * inside < between <= step_below(blocks[-1].lines[-1], line) + SAME_STEP


def _is_down(step: float) -> bool:
    return step > 0


def _ends(blocks: Sequence[NoteBlock], lines: Sequence[Line]) -> bool:
    """Whether the list of ``blocks`` ends before ``lines``, the first of which begins no note."""
    first = lines[0]
    if _parted(blocks[-1], first):
        return True
    return _set_apart(blocks, first) and not any(_next_in_list(line, blocks) for line in lines)


def _parted(block: NoteBlock, line: Line) -> bool:
    last = block.lines[-1]
    if line.box is None:
        return line.blank_before
    if last is block.start.line and line.box.shares_y(box_of(last)):
        return False  # the text beside a marker in a column of its own
    return not is_close(box_of(last), line.box, line.size, ROOM_IN_LIST)
