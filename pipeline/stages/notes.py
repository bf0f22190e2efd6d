"""Footnotes: each with its marker, its text, its links and its access date."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.layout.metrics import measure
from pipeline.layout.note_blocks import find_notes
from pipeline.layout.note_markers import (
    NoteBlock,
    called_in_numbers,
    called_markers,
    raised_marker,
    with_plain_marker,
)
from pipeline.layout.regions import regions_of
from pipeline.layout.run_on_notes import part_run_on_notes
from pipeline.matching.periods import match_access_date
from pipeline.model.document import Document
from pipeline.model.evidence import SignalKind, evidence_of
from pipeline.model.findings import Note, NoteLink
from pipeline.model.page import Line
from pipeline.model.roles import Claim, Notice, Role
from pipeline.profile.model import Profile
from pipeline.text.hyphens import Vocabulary, learn
from pipeline.text.joining import join_lines
from pipeline.text.urls import comparable, find_urls

# Characters of its end that a warning quotes, to find it by.
ENDING = 30


def claim_notes(document: Document, profile: Profile) -> Document:
    """Claim the notes at the foot of each page, or listed at the end, with the list's title."""
    blocks, titles = find_notes(document, profile)
    claims = [
        Claim(line.id, Role.FOOTNOTE, "notes", block.evidence)
        for block in blocks
        for line in block.lines
    ]
    title = evidence_of(SignalKind.NOTES_TITLE)
    claims += [Claim(line.id, Role.FURNITURE, "notes", title) for line in titles]
    document = document.with_claims(claims)
    called = called_markers(document, measure(document.pages, document.lines))
    blocks = part_run_on_notes(blocks, called.keys() | called_in_numbers(document).keys())
    vocabulary = learn(document.texts, document.findings.language)
    notes = tuple(_note(block, document, vocabulary, profile) for block in blocks)
    document = document.with_findings(notes=notes)
    return document.warn([_cut(note) for note in notes if _breaks_off(note.text)])


def _breaks_off(text: str) -> bool:
    """Whether a note ends inside a bracket, an address, or a word."""
    return text.count("(") > text.count(")") or text.endswith(("://", "-"))


def _cut(note: Note) -> Notice:
    message = (
        f"Footnote {note.marker} breaks off (“… {note.text[-ENDING:]}”); look for its end on page "
        f"{note.page} and the next one, and take it out of the text where it stands there."
    )
    return Notice("note-cut", message, note.page)


def _note(block: NoteBlock, document: Document, vocabulary: Vocabulary, profile: Profile) -> Note:
    start = block.start
    targets = _targets(block.lines, document)
    joined = join_lines(
        [with_plain_marker(line) for line in block.lines], vocabulary, targets=targets
    )
    # Joining has made one space of several: those behind the marker are not counted.
    visible = len("".join(start.line.text[: start.length].split()))
    ends = [at for at, sign in enumerate(joined.text, 1) if not sign.isspace()]
    length = max(ends[:visible], default=0)
    text = joined.text[length:].strip()
    prefix = "".join(joined.text[:length].split())
    removed = joined.removed + prefix.replace(start.marker, "")
    return Note(
        marker=start.marker,
        text=text,
        lines=tuple(line.id for line in block.lines),
        page=start.line.page,
        links=_links(text, targets),
        accessed=match_access_date(text, profile),
        regions=regions_of(block.lines),
        removed=removed,
        printed_marker=raised_marker(start.line),
    )


def _targets(lines: Sequence[Line], document: Document) -> tuple[str, ...]:
    """Targets of the link annotations that lie over ``lines``, each once, in their order."""
    found: dict[str, None] = {}
    for line in lines:
        box = line.box
        if box is None:
            continue
        for link in document.page(line.page).links:
            area = link.box
            level = box.top <= (area.top + area.bottom) / 2 <= box.bottom
            if level and box.overlap_x(area) > 0:
                found.setdefault(link.url)
    return tuple(found)


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
