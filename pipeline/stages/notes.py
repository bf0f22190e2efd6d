"""Footnotes: each with its marker, its text, its links and its access date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.criteria import opens_criterion
from pipeline.document import Claim, Document, Note, NoteLink, Role
from pipeline.headings import match_words
from pipeline.layout.measures import Measures, measure
from pipeline.layout.order import reading_order
from pipeline.layout.regions import regions_of
from pipeline.page import Line, Page
from pipeline.profile import Profile, phrases
from pipeline.text.characters import SUPERSCRIPT_DIGITS, letters
from pipeline.text.dates import access_date
from pipeline.text.hyphens import Vocabulary, learn
from pipeline.text.joining import join_lines
from pipeline.text.urls import comparable, find_urls

_SUPER = "".join(SUPERSCRIPT_DIGITS)
_MARKER = re.compile(
    rf"(?:\[(?P<square>\d{{1,3}})\]|\((?P<round>\d{{1,3}})\)|(?P<raised>[{_SUPER}]+)"
    r"|(?P<plain>\d{1,3})(?P<closing>[.)\]:]?)(?=\s|[^\W\d_]|[«“\"(])|(?P<sign>[*†‡§]{1,3}))\s*"
)
# A note is set smaller than the body, by a point or more of ten.
SMALL = 0.95
# Evidence adds up; a note needs more than one kind of it.
ENOUGH = 3
SIGNS_OF_A_NOTE = re.compile(r"https?://|www\.|\bdoi\b|\bISBN\b|\bop\. cit|\bibid", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Start:
    """The line a note begins on, its marker and the form it is printed in.

    ``length`` is how many characters the marker takes with what closes it.
    """

    line: Line
    marker: str
    length: int
    form: str

    def followed_by(self, other: _Start) -> bool:
        """Whether ``other`` is marked as the note right after this one."""
        if self.marker.isdigit() and other.marker.isdigit():
            return self.form == other.form and int(other.marker) == int(self.marker) + 1
        return self.form == other.form and not other.marker.isdigit()


@dataclass(frozen=True, slots=True)
class _Draft:
    """A note's lines before they are joined."""

    start: _Start
    lines: list[Line]
    evidence: str


def claim_notes(document: Document, profile: Profile) -> Document:
    """Claim the notes at the foot of each page, or listed at the end.

    A note begins with a marker, stands below the last body line of its column, is set smaller
    than the body, and is called somewhere. Where size and place say nothing (one font, plain
    text), the call and what only notes hold (an address, an access date) must.
    """
    measures = measure(document.pages)
    calls = _called_markers(document, measures)
    drafts: list[_Draft] = []
    for page in document.pages:
        lines = reading_order(document.unclaimed(page), measures.size)
        found, left = _notes_of_page(lines, page, measures, calls, drafts, profile)
        if left and drafts:
            drafts[-1].lines.extend(left)
        drafts.extend(found)
    listed, titles = _listed_at_end(document, drafts, profile)
    drafts.extend(listed)
    vocabulary = learn((line.text for line in document.lines), document.findings.language)
    claims = [
        Claim(line.id, Role.FOOTNOTE, "notes", draft.evidence)
        for draft in drafts
        for line in draft.lines
    ]
    claims += [
        Claim(line.id, Role.FURNITURE, "notes", "title over the list of notes") for line in titles
    ]
    notes = tuple(_note(draft, document, vocabulary, profile) for draft in drafts)
    return document.with_claims(claims).found(notes=notes)


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


def _start(line: Line) -> _Start | None:
    found = _MARKER.match(line.text)
    if found is None or found.end() >= len(line.text):
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
    return _Start(line, marker, found.end(), form)


def _notes_of_page(
    lines: Sequence[Line],
    page: Page,
    measures: Measures,
    calls: frozenset[str],
    earlier: Sequence[_Draft],
    profile: Profile,
) -> tuple[list[_Draft], list[Line]]:
    """The page's notes, and the lines at its foot that go on from the page before."""
    drafts: list[_Draft] = []
    done: set[int] = set()
    last = _number(earlier[-1].start.marker) if earlier else 0
    for at, line in enumerate(lines):
        start = _start(line)
        if at in done or start is None:
            continue
        end = _end(lines, at, measures, profile)
        weight, evidence = _weigh(start, lines, at, end, measures, calls, last)
        if weight < ENOUGH:
            continue
        drafts.append(_Draft(start, list(lines[at:end]), evidence))
        done.update(range(at, end))
        last = _number(start.marker) or last
    left = _carried_over(lines, done, measures) if earlier and page.has_geometry else []
    return drafts, left


def _number(marker: str) -> int:
    return int(marker) if marker.isdigit() else 0


def _end(lines: Sequence[Line], at: int, measures: Measures, profile: Profile) -> int:
    """Where the note that begins at ``lines[at]`` ends: before the next note, a gap, a change."""
    first = lines[at]
    own = _start(first)
    end = at + 1
    while end < len(lines) and _same_block(lines[end - 1], lines[end], first, measures):
        line = lines[end]
        following = _start(line)
        if own and following and own.followed_by(following):
            break
        if opens_criterion(line.text, profile) or match_words(line.text, profile):
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
    start: _Start,
    lines: Sequence[Line],
    at: int,
    end: int,
    measures: Measures,
    calls: frozenset[str],
    last: int,
) -> tuple[int, str]:
    """How much speaks for a note at ``lines[at:end]``, and in which words."""
    line = start.line
    text = " ".join(other.text for other in lines[at:end])
    number = _number(start.marker)
    signs = {
        "set smaller than the body": 2 * (0 < line.size <= SMALL * measures.size),
        "marker is raised": int(line.spans[0].superscript),
        "its marker is called": int(start.marker in calls),
        "next in number": int(not number or number == last + 1 or number == last),
        "holds an address": int(bool(SIGNS_OF_A_NOTE.search(text))),
        "at the foot of the page": int(_below_body(lines, at, end, measures)),
    }
    if not measures.size and start.marker not in calls:
        return 0, ""
    return sum(signs.values()), ", ".join(words for words, weight in signs.items() if weight)


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
    document: Document, drafts: Sequence[_Draft], profile: Profile
) -> tuple[list[_Draft], list[Line]]:
    """Notes listed under a title of their own (“Notes”), whatever their size."""
    titles = {letters(phrase) for phrase in phrases(profile.notes)}
    taken = {line.id for draft in drafts for line in draft.lines}
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


def _list_from(lines: Sequence[Line]) -> list[_Draft]:
    drafts: list[_Draft] = []
    for line in lines:
        start = _start(line)
        expected = _number(drafts[-1].start.marker) + 1 if drafts else 1
        if start and _number(start.marker) == expected:
            drafts.append(_Draft(start, [line], "in the list of notes"))
        elif not drafts or line.page > drafts[-1].lines[-1].page or _parted(drafts[-1], line):
            break
        else:
            drafts[-1].lines.append(line)
    return drafts


def _parted(draft: _Draft, line: Line) -> bool:
    last = draft.lines[-1]
    if line.box is None or last.box is None:
        return line.blank_before
    return line.box.top - last.box.bottom > 1.5 * line.size


def _note(draft: _Draft, document: Document, vocabulary: Vocabulary, profile: Profile) -> Note:
    start = draft.start
    targets = _targets(draft.lines, document)
    joined = join_lines(_plain(draft.lines), vocabulary, targets=targets)
    text = joined.text[start.length :].strip()
    removed = joined.removed + "".join(joined.text[: start.length].split()).replace(
        start.marker, "", 1
    )
    return Note(
        marker=start.marker,
        text=text,
        lines=tuple(line.id for line in draft.lines),
        page=start.line.page,
        links=_links(text, targets),
        accessed=access_date(text, profile),
        regions=regions_of(draft.lines),
        removed=removed,
    )


def _plain(lines: Sequence[Line]) -> list[Line]:
    """The lines with their raised marker as plain text, for a note's marker is no call."""
    from dataclasses import replace

    return [
        replace(line, spans=tuple(replace(span, superscript=False) for span in line.spans))
        for line in lines
    ]


def _targets(lines: Sequence[Line], document: Document) -> tuple[str, ...]:
    """Targets of the link annotations that lie over ``lines``, each once, in their order."""
    found: dict[str, None] = {}
    for line in lines:
        for link in document.page(line.page).links:
            if line.box and line.box.overlap_x(link.box) > 0 and _over(line, link.box.middle):
                found.setdefault(link.url)
    return tuple(found)


def _over(line: Line, middle: float) -> bool:
    return line.box is not None and line.box.top <= middle <= line.box.bottom


def _links(text: str, targets: Sequence[str]) -> tuple[NoteLink, ...]:
    """Links printed in a note, and those that only its annotations know."""
    by_key = {comparable(url): NoteLink(url, "text") for url in find_urls(text)}
    for url in targets:
        if url.startswith(("http://", "https://", "www.", "mailto:")):
            key = comparable(url)
            partial = [k for k in by_key if key != k and key.startswith(k)]
            for cut in partial:
                del by_key[cut]
            by_key.setdefault(key, NoteLink(url, "annotation"))
    return tuple(by_key.values())
