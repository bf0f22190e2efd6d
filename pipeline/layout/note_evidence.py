"""The evidence that a block of lines is a note, and how far the block goes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.layout.compare import box_of, shares_type
from pipeline.layout.metrics import Measures, is_larger, is_smaller, same_size
from pipeline.layout.note_markers import (
    SIGNS_OF_A_NOTE,
    NoteBlock,
    NoteStart,
    marker_alone,
    note_number,
    note_start,
)
from pipeline.matching.criteria import opens_criterion
from pipeline.matching.heading_words import match_words
from pipeline.model.evidence import Evidence, SignalKind, weigh_signs
from pipeline.model.geometry import Box
from pipeline.model.page import Line
from pipeline.profile.model import Profile
from pipeline.text.endings import ends_sentence, starts_lower
from pipeline.text.urls import url_goes_on

# Lines of one block are one pitch apart, a raised marker or an accent added; blocks stand further.
STEP = 1.45
# Evidence adds up; a note needs more than one kind of it.
ENOUGH = 3
WEIGHTS = {
    SignalKind.SMALLER_THAN_BODY: 2,
    SignalKind.RAISED_MARKER: 1,
    SignalKind.CALL_OF_LINE_ABOVE: -2,
    SignalKind.MARKER_CALLED: 1,
    SignalKind.NEXT_IN_NUMBER: 1,
    SignalKind.FOLLOWS_NOTE: 2,
    SignalKind.COUNTS_ON: 1,
    SignalKind.HOLDS_ADDRESS: 1,
    SignalKind.FOOT_OF_PAGE: 1,
    SignalKind.STANDS_ALONE: 1,
    SignalKind.SECTION_HEADING: -ENOUGH,
    SignalKind.LARGER_THAN_BODY: -ENOUGH,
    SignalKind.ANNOUNCED_LIST: -2,
    SignalKind.SECTION_ENDS_BELOW: 1,
}
# What may open before an address.
BEFORE_ADDRESS = "(<[ "
# Em. Pieces of one line, drawn apart by justifying, stand on baselines that differ by less.
ONE_BASELINE = 0.3
# So many lines with consecutive numbers are rows; two amounts may count on by chance.
ROWS = 3
# Em. Behind a marker that stands alone, the text below begins no further in than this.
INDENT = 1.5


@dataclass(frozen=True, slots=True)
class Around:
    """What a note is weighed against: the document's measures, the markers called, the profile.

    ``calls`` has for each marker that something calls the first page that does. ``form`` is the
    only one that markers are looked for in; None for any. ``in_numbers`` are the markers that only
    the last figures of a number may call.
    """

    measures: Measures
    calls: Mapping[str, int]
    profile: Profile
    form: str | None = None
    in_numbers: frozenset[str] = frozenset()

    def start(self, line: Line) -> NoteStart | None:
        """The note that ``line`` may begin."""
        found = note_start(line)
        return found if found and self.form in (None, found.form) else None

    def calls_for(self, start: NoteStart) -> bool:
        """Whether something calls a note that begins so: on its page or before, never after it."""
        return self.calls.get(start.marker, start.line.page + 1) <= start.line.page


def text_of(lines: Sequence[Line]) -> str:
    """The lines as one text."""
    return " ".join(line.text for line in lines)


def end_of_note(lines: Sequence[Line], at: int, around: Around, own: NoteStart | None) -> int:
    """Where the note that begins at ``lines[at]`` ends: before the next note, a gap, a change."""
    end = at + 1
    while end < len(lines) and _same_block(lines[at:end], lines[end], around.measures):
        line = lines[end]
        following = around.start(line) or marker_alone(line, own)
        if (
            own
            and following
            and own.followed_by(following)
            and not _reads_on(lines, end, following, around)
        ):
            break
        if _is_of_the_text(line, around):
            break
        end += 1
    return end


def _is_of_the_text(line: Line, around: Around) -> bool:
    """Whether ``line`` begins a callout or a section, and goes on from no note."""
    profile = around.profile
    return opens_criterion(line.text, profile) or match_words(line.text, profile) is not None


def _has_words_below(lines: Sequence[Line], at: int, around: Around) -> bool:
    """Whether the text of a note whose number fills ``lines[at]`` stands on the line below."""
    for below in lines[at + 1 : at + 2]:
        begins = around.start(below) or _is_of_the_text(below, around)
        return not begins and _same_block([lines[at]], below, around.measures)
    return False


def _reads_on(lines: Sequence[Line], at: int, start: NoteStart, around: Around) -> bool:
    """Whether the number that ``lines[at]`` begins with is an amount in the sentence above.

    So it is where that sentence is not closed and goes on in small letters, and where the note of
    that number begins further down, or is called nowhere but, perhaps, in a number. A number with
    nothing behind or below it, which nothing calls, ends the sentence (“art.” and “4.”).
    """
    text = start.line.text[start.length :]
    uncalled = start.marker not in around.calls or start.marker in around.in_numbers
    if uncalled and not text and not _has_words_below(lines, at, around):
        return True
    if ends_sentence(lines[at - 1].text) or not starts_lower(text) or SIGNS_OF_A_NOTE.match(text):
        return False
    for place, line in enumerate(lines[at + 1 :], at + 1):
        if not _same_block(lines[at:place], line, around.measures):
            break
        later = around.start(line)
        if later and (later.form, later.marker) == (start.form, start.marker):
            return True
    return uncalled


def are_rows(blocks: Sequence[NoteBlock], around: Around) -> bool:
    """Whether consecutive blocks are the numbered rows of a table or a plan, and no notes.

    Nothing calls them, they hold no address, and none is closed as a sentence. Rows that begin in
    small letters make up one block.
    """
    several = len(blocks) > 1 or any(map(_counts_line_by_line, blocks))
    return several and not any(
        around.calls_for(block.start)
        or not block.start.marker.isdecimal()
        or ends_sentence(block.lines[-1].text)
        or SIGNS_OF_A_NOTE.search(text_of(block.lines))
        for block in blocks
    )


def _counts_line_by_line(block: NoteBlock) -> bool:
    """Whether each of three lines and more begins with the number after the last one's."""
    starts = [start for line in block.lines if (start := note_start(line))]
    counted = all(one.followed_by(other) for one, other in pairwise(starts))
    return len(starts) == len(block.lines) >= ROWS and counted


def _same_block(block: Sequence[Line], line: Line, measures: Measures) -> bool:
    """Whether ``line`` goes on from ``block``, the lines of a note so far."""
    first, above = block[0], block[-1]
    if line.page != first.page or line.blank_before:
        return False
    if line.box is None:
        return True
    if not (same_size(line.size, first.size) or _in_its_type(line, block)):
        return False
    step = step_below(above, line)
    if abs(step) < ONE_BASELINE * first.size:
        # One line, drawn apart by a long address that justifying pushed away.
        return line.box.x0 > box_of(above).x1
    below = box_of(above).bottom < line.box.bottom
    size = line.size if is_figure(first) else first.size
    pitch = measures.pitch * (size / measures.size)
    return below and step <= STEP * pitch and _stands_under(block, line.box)


def is_figure(line: Line) -> bool:
    """Whether ``line`` has no letters, as a marker that stands alone."""
    return not any(map(str.isalpha, line.text))


def step_below(above: Line, line: Line) -> float:
    """The points from the bottom of the line ``above`` to that of ``line``.

    A raised marker that stands alone ends above the bottom of the line that it is set on.
    """
    bottom = box_of(above).bottom
    if is_figure(above) and is_smaller(above.size, line.size):
        bottom = max(bottom, box_of(above).top + line.size)
    return box_of(line).bottom - bottom


def _stands_under(block: Sequence[Line], box: Box) -> bool:
    """Whether ``box`` stands over the place of ``block``, the lines of a note so far.

    A marker that is too wide for the note's indent stands alone on a line above the text.
    """
    first, *below = block
    own = box_of(first)
    if not is_figure(first):
        return box.shares_x(own)
    if below:
        return box.shares_x(box_of(below[0]))
    return box.shares_x(own._replace(x1=own.x1 + INDENT * first.size))


def _in_its_type(line: Line, block: Sequence[Line]) -> bool:
    """Whether ``line`` is in a type of ``block``, or holds its address or the rest of it.

    Addresses are often set in another face than the note, and in another size to fit it.
    """
    above = block[-1].text
    if is_figure(block[-1]) and len(block) == 1 and is_smaller(block[-1].size, line.size):
        return True  # a raised marker, whose text begins behind it or below
    address = url_goes_on(above, line.text)
    bare = not any(map(str.isalpha, above))  # a marker alone, which ends no sentence
    announced = bare or above.rstrip().endswith(":") or not ends_sentence(above)
    begins = announced and bool(SIGNS_OF_A_NOTE.match(line.text.lstrip(BEFORE_ADDRESS)))
    return address or begins or any(shares_type(line, own) for own in block)


def weigh(
    start: NoteStart,
    lines: Sequence[Line],
    at: int,
    end: int,
    around: Around,
    before: NoteBlock | None,
    last: NoteStart | None = None,
) -> Evidence:
    """What speaks for and against a note at ``lines[at:end]``.

    ``before`` is the note before it, ``last`` the last line with a marker of its form.
    """
    line, measures = start.line, around.measures
    if not measures.size and start.marker not in around.calls:
        return ()
    raised = line.spans[0].superscript
    leftover = raised and at > 0 and _runs_into(lines[at - 1], line, measures)
    address = bool(SIGNS_OF_A_NOTE.search(text_of(lines[at:end])))
    foot = below_body(lines, at, end, around) or _ends_page(lines, at, end, around)
    ends_section = measures.uniform and not start.closed
    signs = {
        SignalKind.SMALLER_THAN_BODY: is_smaller(_size_of_words(line), measures.size),
        SignalKind.RAISED_MARKER: raised and not leftover,
        SignalKind.CALL_OF_LINE_ABOVE: leftover,
        SignalKind.MARKER_CALLED: around.calls_for(start),
        SignalKind.NEXT_IN_NUMBER: _next_in_number(start, before),
        SignalKind.FOLLOWS_NOTE: before is not None
        and _follows(before, lines, at)
        and before.start.followed_by(start),
        SignalKind.COUNTS_ON: _counts_on(start, before, last),
        SignalKind.HOLDS_ADDRESS: address,
        SignalKind.FOOT_OF_PAGE: foot,
        SignalKind.STANDS_ALONE: _by_itself(lines, at, end),
        SignalKind.SECTION_HEADING: match_words(line.text, around.profile) is not None,
        SignalKind.LARGER_THAN_BODY: is_larger(line.size, measures.size),
        SignalKind.ANNOUNCED_LIST: start.closed
        and _announced(lines, at, around.profile)
        and not address,
        SignalKind.SECTION_ENDS_BELOW: ends_section and _ends_section(lines, end, around, start),
    }
    return weigh_signs(WEIGHTS, signs)


def _size_of_words(line: Line) -> float:
    """The type size of the first words of ``line``; an address in it may be larger, and longer.

    That of the whole line where it has no words of its own.
    """
    words = (span for span in line.spans if any(map(str.isalpha, span.text)))
    first = next((span for span in words if not SIGNS_OF_A_NOTE.search(span.text)), None)
    return first.size if first else line.size


def _next_in_number(start: NoteStart, before: NoteBlock | None) -> bool:
    """Whether a note's number is the one after ``before``'s, or the same; a sign has none."""
    number = note_number(start.marker)
    last = note_number(before.start.marker) if before else 0
    return number in (0, last, last + 1)


def _counts_on(start: NoteStart, before: NoteBlock | None, last: NoteStart | None) -> bool:
    """Whether a number goes on from the note ``before`` with no other so numbered between them.

    A list's numbers begin at 1 or go on from its own item above.
    """
    if before is None or last is None or not start.marker.isdecimal():
        return False
    return before.start.line.id == last.line.id and last.followed_by(start)


def _ends_section(lines: Sequence[Line], at: int, around: Around, start: NoteStart | None) -> bool:
    """Whether a heading stands below the notes that count on from ``start`` at ``lines[at]``."""
    while at < len(lines) and start:
        if match_words(lines[at].text, around.profile):
            return True
        following = around.start(lines[at])
        start = following if following and start.followed_by(following) else None
        at = end_of_note(lines, at, around, start)
    return False


def _announced(lines: Sequence[Line], at: int, profile: Profile) -> bool:
    """Whether a colon ends the line above, as before a list, or it is a section's heading."""
    above = lines[at - 1].text if at else ""
    return above.rstrip().endswith(":") or match_words(above, profile) is not None


def _runs_into(above: Line, line: Line, measures: Measures) -> bool:
    """Whether the sentence of ``above`` goes on in ``line``, which stands right below it."""
    return not ends_sentence(above.text) and _near(above, line, measures)


def _near(above: Line, line: Line, measures: Measures) -> bool:
    """Whether no gap parts ``line`` from ``above``."""
    return box_of(line).bottom - box_of(above).bottom <= STEP * measures.pitch


def _ends_page(lines: Sequence[Line], at: int, end: int, around: Around) -> bool:
    """Whether nothing but notes and callouts stands from ``lines[end]`` to the page's end.

    Where notes are set in the body's size, that is what the foot of a page is known by, if only
    all is in one font, or the marker is raised, as a list's is not, behind a gap.
    """
    if not around.measures.uniform and not _raised_behind_gap(lines, at, around.measures):
        return False
    at = end
    while at < len(lines):
        if not (around.start(lines[at]) or opens_criterion(lines[at].text, around.profile)):
            return False
        at = end_of_note(lines, at, around, around.start(lines[at]))
    return True


def _raised_behind_gap(lines: Sequence[Line], at: int, measures: Measures) -> bool:
    behind_gap = at == 0 or not _near(lines[at - 1], lines[at], measures)
    return behind_gap and lines[at].spans[0].superscript


def _follows(before: NoteBlock, lines: Sequence[Line], at: int) -> bool:
    """Whether ``lines[at]`` comes right after the note before it, on its page or the next."""
    last = before.lines[-1]
    if at == 0:
        return last.page == lines[at].page - 1
    return last.id == lines[at - 1].id


def _by_itself(lines: Sequence[Line], at: int, end: int) -> bool:
    """Whether empty lines part a text's note from what is around it."""
    return lines[at].blank_before and (end >= len(lines) or lines[end].blank_before)


def below_body(lines: Sequence[Line], at: int, end: int, around: Around) -> bool:
    """Whether nothing of the body's size stands below in the same column."""
    box, measures = lines[at].box, around.measures
    if box is None:
        return all(around.start(line) for line in lines[end : end + 1])
    return not any(
        box_of(line).top > box.bottom
        and box_of(line).shares_x(box)
        and not is_smaller(line.size, measures.size)
        for line in lines
    )
