"""Finds the blocks of lines that are notes: at the foot of a page, or listed at the end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.layout.metrics import Measures, is_smaller, measure
from pipeline.layout.note_continuations import go_on_in_columns, rest_of_note
from pipeline.layout.note_evidence import (
    ENOUGH,
    Around,
    are_rows,
    end_of_note,
    text_of,
    weigh,
)
from pipeline.layout.note_lists import notes_listed_at_end
from pipeline.layout.note_markers import (
    SIGNS_OF_A_NOTE,
    NoteBlock,
    NoteStart,
    called_in_numbers,
    called_markers,
    marker_alone,
    note_number,
    note_start,
)
from pipeline.layout.reading_order import reading_order
from pipeline.model.document import Document
from pipeline.model.evidence import total_weight
from pipeline.model.page import Line, Page
from pipeline.profile.model import Profile


def find_notes(document: Document, profile: Profile) -> tuple[list[NoteBlock], list[Line]]:
    """The unclaimed lines that are notes, in order, and the titles over lists of them.

    A note begins with a marker, stands below the last body line of its column, is set smaller
    than the body, and is called somewhere. Where size and place say nothing (one font, plain
    text), the call, the numbering and what only notes hold (an address) must. A series whose notes
    are only listed under a title has none at the foot of pages, and the other way round.
    """
    place = profile.notes.place
    if place == "none":
        return [], []
    measures = measure(document.pages, document.lines)
    calls, in_numbers = called_markers(document, measures), called_in_numbers(document)
    only_in_numbers = {m: page for m, page in in_numbers.items() if m not in calls}
    around = Around(
        measures, only_in_numbers | calls, profile, in_numbers=frozenset(only_in_numbers)
    )
    pages = [
        (page, reading_order(document.unclaimed(page), measures.size)) for page in document.pages
    ]
    if place == "listed":
        blocks: list[NoteBlock] = []
    elif measures.uniform:
        forms = {start.form for _, lines in pages for line in lines if (start := note_start(line))}
        tries = [_on_pages(pages, replace(around, form=form)) for form in sorted(forms)]
        blocks = max(tries, key=_like_notes, default=[])
    else:
        blocks = _of_one_size(_on_pages(pages, around), measures)
    if place == "foot":
        return blocks, []
    every = [line for _, lines in pages for line in lines]
    listed, titles = notes_listed_at_end(every, blocks, profile)
    in_list = {line.id for block in listed for line in block.lines}
    at_foot = [b for b in blocks if in_list.isdisjoint(line.id for line in b.lines)]
    return [*at_foot, *listed], titles


def _of_one_size(blocks: list[NoteBlock], measures: Measures) -> list[NoteBlock]:
    """Without those in the body's size where notes are smaller: they are items of a list.

    Markers tell: a note may hold an address in larger type, and one in the body's size a raised
    marker.
    """
    small = [block for block in blocks if is_smaller(block.start.line.spans[0].size, measures.size)]
    return small or blocks


def _on_pages(pages: Sequence[tuple[Page, list[Line]]], around: Around) -> list[NoteBlock]:
    blocks: list[NoteBlock] = []
    last: dict[str, NoteStart] = {}
    for page, lines in pages:
        found, left = _notes_of_page(lines, page.number, around, blocks, last)
        if left:
            blocks[-1].lines.extend(left)
        blocks.extend(found)
    return blocks


def _like_notes(blocks: Sequence[NoteBlock]) -> int:
    """How much a form's finds look like notes and not like numbered lists, which begin again.

    Notes count on through the document, and hold addresses.
    """
    numbers = [0, *(note_number(block.start.marker) for block in blocks)]
    counted = sum(1 if b == a + 1 else -1 for a, b in pairwise(numbers))
    return counted + sum(bool(SIGNS_OF_A_NOTE.search(text_of(b.lines))) for b in blocks)


def _notes_of_page(
    lines: Sequence[Line],
    page: int,
    around: Around,
    earlier: Sequence[NoteBlock],
    last_starts: dict[str, NoteStart],
) -> tuple[list[NoteBlock], list[Line]]:
    """The page's notes, and the lines at its foot that go on from the page before.

    ``last_starts`` are the last lines so far that begin with a marker, by its form; the page's are
    put into it.
    """
    blocks: list[NoteBlock] = []
    done: set[int] = set()
    for at, line in enumerate(lines):
        start = around.start(line)
        before = next(reversed([*earlier, *blocks]), None)
        if start is None and _may_stand_alone(lines, at, before):
            start = marker_alone(line, before.start if before else None)
        if at in done or start is None:
            continue
        end = end_of_note(lines, at, around, start)
        evidence = weigh(start, lines, at, end, around, before, last_starts.get(start.form))
        last_starts[start.form] = start
        if total_weight(evidence) < ENOUGH:
            continue
        blocks.append(NoteBlock(start, list(lines[at:end]), evidence))
        done.update(range(at, end))
    go_on_in_columns(blocks, lines, around)
    rows = [block for run in _runs(blocks, lines) if are_rows(run, around) for block in run]
    blocks = [block for block in blocks if block not in rows]
    last = next(reversed(earlier), None)
    if last is None or max(line.page for line in last.lines) != page - 1:
        return blocks, []
    return blocks, rest_of_note(last, lines, blocks, around)


def _runs(blocks: Sequence[NoteBlock], lines: Sequence[Line]) -> list[list[NoteBlock]]:
    """``blocks`` by those that follow each other without another line between them."""
    place = {line.id: at for at, line in enumerate(lines)}
    runs: list[list[NoteBlock]] = []
    for block in blocks:
        if runs and place[block.lines[0].id] == place[runs[-1][-1].lines[-1].id] + 1:
            runs[-1].append(block)
        else:
            runs.append([block])
    return runs


def _may_stand_alone(lines: Sequence[Line], at: int, before: NoteBlock | None) -> bool:
    """Whether ``lines[at]`` may be a marker alone: below a note, or above an address."""
    if before and before.lines[-1] in lines[at - 1 : at]:
        return True
    below = lines[at + 1 :]
    return bool(below and SIGNS_OF_A_NOTE.match(below[0].text))
