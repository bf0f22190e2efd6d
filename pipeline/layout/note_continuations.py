"""Finds where a note goes on: in the next column, or on the next page."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile

from pipeline.layout.compare import MOST_HANG, box_of, is_close, same_left_edge, shares_type
from pipeline.layout.metrics import is_smaller, same_size
from pipeline.layout.note_evidence import Around
from pipeline.layout.note_lists import ROOM_IN_LIST
from pipeline.layout.note_markers import NoteBlock
from pipeline.matching.criteria import opens_criterion
from pipeline.model.page import Line
from pipeline.text.endings import ends_sentence
from pipeline.text.urls import ends_in_url, url_goes_on

# Em. Where the further lines of a note hang, they begin so far behind its marker: a figure and a
# space at least.
LEAST_HANG = 0.7


def go_on_in_columns(blocks: Sequence[NoteBlock], lines: Sequence[Line], around: Around) -> None:
    """Add to the notes that are ``blocks`` what goes on them in another column of their page."""
    _go_on_over_columns(blocks, lines, around)
    _go_on_in_next_column(blocks, lines, around)


def rest_of_note(
    note: NoteBlock, lines: Sequence[Line], blocks: Sequence[NoteBlock], around: Around
) -> list[Line]:
    """Those of the ``lines`` of the next page, whose notes are ``blocks``, that go on ``note``."""
    text = _end_of(note.lines)
    rest = (
        _carried_over(lines, blocks, around, text)
        or _on_top(lines, around, text)
        or _hanging_on_top(lines, blocks, note)
    )
    return rest if _goes_on_in_type(note, rest) else []


def _go_on_over_columns(blocks: Sequence[NoteBlock], lines: Sequence[Line], around: Around) -> None:
    """Add to a note what stands between it and the next one, at the top of the next column."""
    place = {line.id: at for at, line in enumerate(lines)}
    for at, (block, following) in enumerate(pairwise(blocks), 1):
        *_, last = block.lines
        between = lines[place[last.id] + 1 : place[following.start.line.id]]
        if not between or not block.start.followed_by(following.start):
            continue
        small = all(is_smaller(line.size, around.measures.size) for line in between)
        rest = sum(len(one.lines) for one in blocks[at:])
        hanging = len(between) <= rest and _hang_above(between, following.start.line)
        if not small and not hanging:
            continue
        if min(box_of(line).bottom for line in between) < box_of(last).top:
            block.lines.extend(between)


def _go_on_in_next_column(
    blocks: Sequence[NoteBlock], lines: Sequence[Line], around: Around
) -> None:
    """Add to the page's last note what goes on it at the top or the foot of the next column."""
    if not blocks:
        return
    note = blocks[-1]
    last = note.lines[-1]
    place = {line.id: at for at, line in enumerate(lines)}
    behind = lines[place[last.id] + 1 :]
    if not behind or not last.box or box_of(behind[0]).bottom >= last.box.top:
        return
    column, *_ = _columns(behind)
    text = _end_of(note.lines)
    for piece in (_on_top(column, around, text), _foot(column, around)):
        if _continues_text(text, piece) and _goes_on_in_type(note, piece):
            note.lines.extend(piece)
            return


def _carried_over(
    lines: Sequence[Line], blocks: Sequence[NoteBlock], around: Around, text: str
) -> list[Line]:
    """Small lines at a column's foot, before the page's first note, that go on ``text``.

    That is the end of an earlier note.
    """
    taken = {line.id for block in blocks for line in block.lines}
    for column in _columns(list(takewhile(lambda line: line.id not in taken, lines))):
        foot = _foot(column, around)
        if _may_go_on(text, foot):
            return foot
    return []


def _on_top(lines: Sequence[Line], around: Around, text: str) -> list[Line]:
    """Small lines at the top of a page, where a note that closes a section, ``text``, may go on."""
    size = around.measures.size
    top = list(
        takewhile(lambda line: is_smaller(line.size, size) and not around.start(line), lines)
    )
    return top if _may_go_on(text, top) else []


def _hanging_on_top(
    lines: Sequence[Line], blocks: Sequence[NoteBlock], note: NoteBlock
) -> list[Line]:
    """Lines at the top of a page that go on a ``note`` of the page before in its hanging indent.

    So lists of notes go on, which may be as large as the body. They hang behind the marker of the
    next note; where none follows, they begin where the lines of the note did. A note whose lines
    end in a full stop may go on only there where a list of notes plainly does.
    """
    last = note.lines[-1]
    if last.box is None:
        return []
    if blocks and note.start.followed_by(blocks[0].start):
        marked = blocks[0].start.line
        top = list(takewhile(lambda line: line is not marked, lines))
        goes_on = not ends_sentence(last.text) or _in_list(top, blocks)
        return top if goes_on and all(_hangs(line, marked) for line in top) else []
    if ends_sentence(last.text) or blocks or not _hangs(last, note.lines[0]):
        return []
    return list(
        takewhile(lambda line: same_left_edge(box_of(line), box_of(last), line.size), lines)
    )


def _in_list(top: Sequence[Line], blocks: Sequence[NoteBlock]) -> bool:
    """Whether ``top`` stands right above a page's notes, and is less than they are.

    Text above notes at a page's foot is more than they, and apart from them.
    """
    notes = [line for block in blocks for line in block.lines]
    follow = pairwise([*top, notes[0]])
    return len(top) < len(notes) and all(
        is_close(box_of(above), box_of(below), below.size, ROOM_IN_LIST) for above, below in follow
    )


def _hang_above(lines: Sequence[Line], marked: Line) -> bool:
    """Whether ``lines`` hang as the others of the ``marked`` line's note, and stand right above it.

    Beside a marker that stands out of its column the column's text hangs, too, but further up.
    """
    room = box_of(marked).top - max(box_of(line).bottom for line in lines)
    return room <= ROOM_IN_LIST * marked.size and all(_hangs(line, marked) for line in lines)


def _hangs(line: Line, marked: Line) -> bool:
    """Whether ``line`` begins further in than the ``marked`` line of a note, as its others do."""
    return LEAST_HANG * marked.size < box_of(line).x0 - box_of(marked).x0 < MOST_HANG * marked.size


def _foot(column: Sequence[Line], around: Around) -> list[Line]:
    """The small lines of one size that end a ``column``; none where a criterion opens there."""
    foot: list[Line] = []
    for line in reversed(column):
        apart = foot and not (
            same_size(line.size, foot[0].size)
            and (line.box is None or is_close(line.box, box_of(foot[0]), line.size, ROOM_IN_LIST))
        )
        if apart or not is_smaller(line.size, around.measures.size):
            break
        if opens_criterion(line.text, around.profile):
            return []
        foot = [line, *foot]
    return foot


def _columns(lines: Sequence[Line]) -> list[list[Line]]:
    """``lines`` in reading order by the columns they stand in: a new one begins further up."""
    columns: list[list[Line]] = []
    for line in lines:
        if not columns or (line.box and line.box.bottom < box_of(columns[-1][-1]).top):
            columns.append([])
        columns[-1].append(line)
    return columns


def _end_of(lines: Sequence[Line]) -> str:
    """The last of the ``lines`` of a note, with those above that its address begins on."""
    end = ""
    for line in lines:
        goes_on = url_goes_on(end, line.text)
        end = end + line.text if goes_on else line.text
    return end


def _continues_text(text: str, lines: Sequence[Line]) -> bool:
    """Whether ``lines`` go on an address, or a sentence, that ``text`` breaks off in."""
    if not lines:
        return False
    if ends_in_url(text):
        return url_goes_on(text, lines[0].text)
    return not ends_sentence(text) and _begins_inside_sentence(lines)


def _may_go_on(text: str, lines: Sequence[Line]) -> bool:
    """Whether ``lines`` begin inside a sentence, or go on the address that ``text`` ends in."""
    in_address = bool(lines) and url_goes_on(text, lines[0].text)
    return in_address or _begins_inside_sentence(lines)


def _begins_inside_sentence(lines: Sequence[Line]) -> bool:
    """Whether lines continue a text or an address: a caption begins with a capital."""
    return bool(lines) and (lines[0].text[0].islower() or lines[0].text[0] in "([«“/%&=?#_-")


def _goes_on_in_type(note: NoteBlock, lines: Sequence[Line]) -> bool:
    """Whether ``lines`` of the next page may go on a note: some of them in a face and size of it.

    Boxes in the margin are as small, in a face of their own. A scan has no faces to tell.
    """
    if not any(span.font for line in lines for span in line.spans):
        return True
    return any(shares_type(line, own) for line in lines for own in note.lines)
