"""Finds the blocks of lines that are notes: at the foot of a page, or listed at the end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.criteria import opens_criterion
from pipeline.document import Document
from pipeline.headings import match_words
from pipeline.layout.measures import Measures, measure
from pipeline.layout.order import reading_order
from pipeline.page import Line, Page
from pipeline.profile import Profile, phrases
from pipeline.text.characters import SUPERSCRIPT_DIGITS, letters
from pipeline.text.endings import ends_sentence

_SUPER = "".join(SUPERSCRIPT_DIGITS)
_MARKER = re.compile(
    rf"(?:\[(?P<square>\d{{1,3}})\]|\((?P<round>\d{{1,3}})\)|(?P<raised>[{_SUPER}]+)"
    r"|(?P<plain>\d{1,3})(?P<closing>[.)\]:]?)(?=\s|$|[^\W\d_]|[«“\"(])|(?P<sign>[*†‡§]{1,3}))\s*"
)
# A note is set smaller than the body, by a point or more of ten.
SMALL = 0.95
# Evidence adds up; a note needs more than one kind of it.
ENOUGH = 3
SIGNS_OF_A_NOTE = re.compile(r"https?://|www\.|\bdoi\b|\bISBN\b|\bop\. cit|\bibid", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class NoteStart:
    """The line a note begins on, its marker and the form it is printed in.

    ``length`` is how many characters the marker takes with what closes it.
    """

    line: Line
    marker: str
    length: int
    form: str

    def followed_by(self, other: NoteStart) -> bool:
        """Whether ``other`` is marked as the note right after this one."""
        if self.marker.isdigit() and other.marker.isdigit():
            return self.form == other.form and int(other.marker) == int(self.marker) + 1
        return self.form == other.form and not other.marker.isdigit()


@dataclass(frozen=True, slots=True)
class NoteBlock:
    """A note's lines before they are joined."""

    start: NoteStart
    lines: list[Line]
    evidence: str


@dataclass(frozen=True, slots=True)
class _Around:
    """What a note is weighed against: the document's measures, the markers called, the profile."""

    measures: Measures
    calls: frozenset[str]
    profile: Profile


def find_notes(document: Document, profile: Profile) -> tuple[list[NoteBlock], list[Line]]:
    """The unclaimed lines that are notes, in order, and the titles over lists of them.

    A note begins with a marker, stands below the last body line of its column, is set smaller
    than the body, and is called somewhere. Where size and place say nothing (one font, plain
    text), the call, the numbering and what only notes hold (an address) must.
    """
    measures = measure(document.pages)
    around = _Around(measures, _called_markers(document, measures), profile)
    blocks: list[NoteBlock] = []
    for page in document.pages:
        lines = reading_order(document.unclaimed(page), measures.size)
        found, left = _notes_of_page(lines, page, around, blocks)
        if left and blocks:
            blocks[-1].lines.extend(left)
        blocks.extend(found)
    listed, titles = _listed_at_end(document, blocks, profile)
    return [*blocks, *listed], titles


def _called_markers(document: Document, measures: Measures) -> frozenset[str]:
    """Markers that something in the text calls: raised, bracketed, or glued to a word."""
    found: set[str] = set()
    for line in document.unclaimed():
        for place, span in enumerate(line.spans):
            if span.superscript and place:
                found.update(re.findall(r"\d+|[*†‡§]+", span.text))
        if 0 < line.size <= SMALL * measures.size and line.text.strip().isdigit():
            found.add(line.text.strip())
        text = line.text
        found.update(re.findall(r"(?<=\S)\s?\[(\d{1,3})\]", text))
        found.update(re.findall(r"(?<=[^\W\d_][)»”.,;:!?…])\s?(\d{1,2})(?=\s|$)", text))
        found.update(re.findall(r"(?<=[^\W\d_]{2})(\d{1,2})(?=[\s.,;:)»]|$)", text))
        raised = re.findall(f"(?<=\\S)([{_SUPER}]+)", text)
        found.update("".join(SUPERSCRIPT_DIGITS[c] for c in digits) for digits in raised)
    return frozenset(found)


def _start(line: Line) -> NoteStart | None:
    found = _MARKER.match(line.text)
    if found is None or (found.end() >= len(line.text) and not found["closing"]):
        return None
    raised = found["raised"]
    marker = found["square"] or found["round"] or found["plain"] or found["sign"]
    if raised:
        marker = "".join(SUPERSCRIPT_DIGITS[c] for c in raised)
    head_raised = bool(raised) or line.spans[0].superscript
    glued = found["plain"] and not found["closing"] and not found.group().endswith(" ")
    if glued and not head_raised:
        return None
    form = f"{head_raised}{found.group().strip().replace(marker, '#')}"
    return NoteStart(line, marker, found.end(), form)


def _notes_of_page(
    lines: Sequence[Line],
    page: Page,
    around: _Around,
    earlier: Sequence[NoteBlock],
) -> tuple[list[NoteBlock], list[Line]]:
    """The page's notes, and the lines at its foot that go on from the page before."""
    blocks: list[NoteBlock] = []
    done: set[int] = set()
    for at, line in enumerate(lines):
        start = _start(line)
        if at in done or start is None:
            continue
        end = _end(lines, at, around)
        before = blocks[-1] if blocks else earlier[-1] if earlier else None
        weight, evidence = _weigh(start, lines, at, end, around, before)
        if weight < ENOUGH:
            continue
        blocks.append(NoteBlock(start, list(lines[at:end]), evidence))
        done.update(range(at, end))
    left = _carried_over(lines, done, around.measures) if earlier and page.has_geometry else []
    return blocks, left


def _number(marker: str) -> int:
    return int(marker) if marker.isdigit() else 0


def _end(lines: Sequence[Line], at: int, around: _Around) -> int:
    """Where the note that begins at ``lines[at]`` ends: before the next note, a gap, a change."""
    first = lines[at]
    own = _start(first)
    end = at + 1
    while end < len(lines) and _same_block(lines[end - 1], lines[end], first, around.measures):
        line = lines[end]
        following = _start(line)
        if own and following and own.followed_by(following):
            break
        if opens_criterion(line.text, around.profile) or match_words(line.text, around.profile):
            break
        end += 1
    return end


def _same_block(above: Line, line: Line, first: Line, measures: Measures) -> bool:
    if line.page != first.page or line.blank_before:
        return False
    if above.box is None or line.box is None or first.box is None:
        return True
    if abs(line.size - first.size) > 0.06 * first.size:
        return False
    step = line.box.bottom - above.box.bottom
    pitch = measures.pitch * (first.size / measures.size)
    return 0 < step <= 1.45 * pitch and line.box.overlap_x(first.box) > 0


def _weigh(
    start: NoteStart,
    lines: Sequence[Line],
    at: int,
    end: int,
    around: _Around,
    before: NoteBlock | None,
) -> tuple[int, str]:
    """How much speaks for a note at ``lines[at:end]``, and in which words."""
    line, measures = start.line, around.measures
    text = " ".join(other.text for other in lines[at:end])
    number = _number(start.marker)
    last = _number(before.start.marker) if before else 0
    follows = before is not None and _follows(before, lines, at)
    signs = {
        "set smaller than the body": 2 * (0 < line.size <= SMALL * measures.size),
        "marker is raised": int(line.spans[0].superscript),
        "its marker is called": int(start.marker in around.calls),
        "next in number": int(not number or number == last + 1 or number == last),
        "goes on from the note above": 2
        * (follows and before is not None and before.start.followed_by(start)),
        "holds an address": int(bool(SIGNS_OF_A_NOTE.search(text))),
        "at the foot of the page": int(
            _below_body(lines, at, end, measures)
            or (measures.uniform and _ends_page(lines, end, around))
        ),
    }
    if not measures.size and start.marker not in around.calls:
        return 0, ""
    if line.spans[0].superscript and at and not ends_sentence(lines[at - 1].text):
        # A call that the line before had no room for.
        signs["marker is raised"] = -2
    return sum(signs.values()), ", ".join(words for words, weight in signs.items() if weight)


def _ends_page(lines: Sequence[Line], end: int, around: _Around) -> bool:
    """Whether nothing but notes and callouts stands from ``lines[end]`` to the page's end.

    In one font, that is what the foot of a page is known by.
    """
    at = end
    while at < len(lines):
        if not (_start(lines[at]) or opens_criterion(lines[at].text, around.profile)):
            return False
        at = _end(lines, at, around)
    return True


def _follows(before: NoteBlock, lines: Sequence[Line], at: int) -> bool:
    """Whether ``lines[at]`` comes right after the note before it, on its page or the next."""
    last = before.lines[-1]
    if at == 0:
        return last.page == lines[0].page - 1
    return last.id == lines[at - 1].id


def _below_body(lines: Sequence[Line], at: int, end: int, measures: Measures) -> bool:
    """Whether nothing of the body's size stands below in the same column."""
    box = lines[at].box
    if box is None:
        return all(_start(line) for line in lines[end : end + 1])
    return not any(
        line.box
        and line.box.top > box.bottom
        and line.box.overlap_x(box) > 0
        and line.size > SMALL * measures.size
        for line in lines
    )


def _carried_over(lines: Sequence[Line], done: set[int], measures: Measures) -> list[Line]:
    """Small lines at the foot of a page, before its first note, that continue an earlier note."""
    foot: list[Line] = []
    for at in range((min(done) if done else len(lines)) - 1, -1, -1):
        line = lines[at]
        if not 0 < line.size <= SMALL * measures.size or not _below_body(lines, at, at, measures):
            break
        foot.insert(0, line)
    # Only running text carries over; a caption or a label on its own begins with a capital.
    return foot if foot and (foot[0].text[0].islower() or foot[0].text[0] in "(«“/") else []


def _listed_at_end(
    document: Document, blocks: Sequence[NoteBlock], profile: Profile
) -> tuple[list[NoteBlock], list[Line]]:
    """Notes listed under a title of their own (“Notes”), whatever their size."""
    titles = {letters(phrase) for phrase in phrases(profile.notes)}
    taken = {line.id for block in blocks for line in block.lines}
    size = measure(document.pages).size
    lines = [
        line for page in document.pages for line in reading_order(document.unclaimed(page), size)
    ]
    for at, line in enumerate(lines):
        if line.id in taken or letters(line.text) not in titles or at + 1 >= len(lines):
            continue
        if lines[at + 1].id in taken:
            return [], [line]
        if _start(lines[at + 1]):
            return _list_from(lines[at + 1 :]), [line]
    return [], []


def _list_from(lines: Sequence[Line]) -> list[NoteBlock]:
    blocks: list[NoteBlock] = []
    for line in lines:
        start = _start(line)
        expected = _number(blocks[-1].start.marker) + 1 if blocks else 1
        if start and _number(start.marker) == expected:
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
