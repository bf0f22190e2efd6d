"""Notes that are listed under a title of their own (“Notes”) instead of at the foot of pages."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.layout.note_starts import NoteBlock, note_number, note_start
from pipeline.model.page import Line
from pipeline.profile.model import Profile, phrases
from pipeline.text.characters import letters


def notes_listed_at_end(
    lines: Sequence[Line], blocks: Sequence[NoteBlock], profile: Profile
) -> tuple[list[NoteBlock], list[Line]]:
    """Notes listed among ``lines`` under a title of their own (“Notes”), whatever their size."""
    titles = {letters(phrase) for phrase in phrases(profile.notes.wordings)}
    taken = {line.id for block in blocks for line in block.lines}
    for at, (line, below) in enumerate(pairwise(lines), 1):
        listed = below.id in taken
        if not (listed or note_start(below)) or letters(line.text) not in titles:
            continue
        if line.id not in taken:
            return ([] if listed else _list_from(lines[at:])), [line]
    return [], []


def _list_from(lines: Sequence[Line]) -> list[NoteBlock]:
    blocks: list[NoteBlock] = []
    for line in lines:
        start = note_start(line)
        expected = note_number(blocks[-1].start.marker) + 1 if blocks else 1
        if start and note_number(start.marker) == expected:
            blocks.append(NoteBlock(start, [line], "in the list of notes"))
        elif not blocks or line.page > blocks[-1].lines[-1].page or _parted(blocks[-1], line):
            break
        else:
            blocks[-1].lines.append(line)
    return blocks


def _parted(block: NoteBlock, line: Line) -> bool:
    last = block.lines[-1]
    if line.box is None or last.box is None:
        return line.blank_before
    return line.box.top - last.box.bottom > 1.5 * line.size
