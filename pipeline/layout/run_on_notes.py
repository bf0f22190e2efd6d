"""Parts notes that are set as one paragraph, one behind the other on the same lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set

from pipeline.layout.note_markers import NoteBlock, NoteStart, note_number, note_start
from pipeline.matching.line_cuts import cut_line
from pipeline.model.page import Line
from pipeline.text.characters import SUPERSCRIPT_DIGITS
from pipeline.text.endings import ends_sentence
from pipeline.text.urls import find_urls

_RAISED = {plain: raised for raised, plain in SUPERSCRIPT_DIGITS.items()}
_ALL_RAISED = "".join(_RAISED.values())


def part_run_on_notes(blocks: Sequence[NoteBlock], called: Set[str]) -> list[NoteBlock]:
    """``blocks``, each cut where the next number stands in it as its own does.

    So it is behind a note's end, where something in the text calls that number and no other note
    has it. The pieces of a line that is cut are that line still, and share its place.
    """
    known = {block.start.marker for block in blocks}
    return [piece for block in blocks for piece in _pieces(block, called - known)]


def _pieces(block: NoteBlock, missing: Set[str]) -> Iterator[NoteBlock]:
    start, own = block.start, list[Line]()
    for line in block.lines:
        rest = line
        while cut := _next_note(rest, own, start, missing):
            head, rest, following = cut
            yield NoteBlock(start, [*own, head], block.evidence)
            start, own = following, []
        own.append(rest)
    yield NoteBlock(start, own, block.evidence)


def _next_note(
    line: Line, above: Sequence[Line], start: NoteStart, missing: Set[str]
) -> tuple[Line, Line, NoteStart] | None:
    """The two halves of ``line`` where the note after ``start`` begins in it, and its start."""
    marker = str(note_number(start.marker) + 1)
    if not start.marker.isdecimal() or marker not in missing:
        return None
    for place in _places(line, marker, start):
        before = line.text[:place].rstrip()
        if not before or not _is_whole(before):
            continue
        head, rest = cut_line(line, place)
        following = note_start(rest)
        if following and following.marker == marker and following.raised is start.raised:
            return head, rest, following
    return None


def _places(line: Line, marker: str, start: NoteStart) -> Iterator[int]:
    """Where in ``line`` the ``marker`` stands as that of ``start``: raised, or closed alike."""
    if not start.raised:
        printed = start.form.removeprefix("False").replace("#", marker)
        closed = rf"(?<=\s){re.escape(printed)}(?=\s+[^\W\d_a-zß-ÿ]|\s+[«“\"(]|\s+https?:)"
        yield from (found.start() for found in re.finditer(closed, line.text))
        return
    raised = "".join(_RAISED[figure] for figure in marker)
    yield from (
        found.start()
        for found in re.finditer(rf"{raised}(?![{''.join(_RAISED.values())}])", line.text)
    )
    place = 0
    for span in line.spans:
        if span.superscript and span.text.strip() == marker:
            yield place
        place += len(span.text)


def _is_whole(text: str) -> bool:
    """Whether a note may end so: as a sentence, at a semicolon, or in an address."""
    urls = find_urls(text)
    return ends_sentence(text) or text.endswith(";") or bool(urls and text.endswith(urls[-1]))
