"""Ties footnotes to the passages that call them."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from pipeline.layout.passage_calls import find_passage_calls, with_calls
from pipeline.model.document import Document
from pipeline.model.findings import Findings, Note, Passage, Section
from pipeline.model.roles import Notice
from pipeline.profile.model import Profile
from pipeline.text.footnote_calls import bracketed_markers


def tie_calls(document: Document, profile: Profile) -> Document:
    """Find each note's call, in the lead or a section, and take plain calls out of the text.

    A marker is called from the first place that calls it; where numbering restarts, from one on
    the note's own page. Claims nothing.
    """
    findings, guesses = _with_plain_calls(document.findings)
    document = document.with_findings(
        notes=with_callers(findings), lead=findings.lead, sections=findings.sections
    )
    return document.warn([*guesses, *untied(document.findings)])


def _with_plain_calls(findings: Findings) -> tuple[Findings, list[Notice]]:
    sections = findings.sections
    passages = [*findings.lead, *(p for section in sections for p in section.passages)]
    markers = list(dict.fromkeys(note.marker for note in findings.notes))
    texts = find_passage_calls(passages, markers)
    taken = with_calls(passages, texts)
    lead, rest = taken[: len(findings.lead)], taken[len(findings.lead) :]
    out: list[Section] = []
    for section in sections:
        count = len(section.passages)
        out.append(section._replace(passages=tuple(rest[:count])))
        rest = rest[count:]
    guesses = [
        Notice(
            "call-in-number",
            f"“{number}” is read as a number and the reference to a footnote; check the number.",
            passage.lines[0].page if passage.lines else None,
        )
        for passage, text in zip(passages, texts, strict=True)
        for number in text.guessed
    ]
    return replace(findings, lead=tuple(lead), sections=tuple(out)), guesses


def _callers(findings: Findings) -> list[tuple[str, Passage]]:
    lead = [("summary", passage) for passage in findings.lead]
    return lead + [(s.key, passage) for s in findings.sections for passage in s.passages]


def with_callers(findings: Findings) -> tuple[Note, ...]:
    """The notes of ``findings``, each with the part that calls it."""
    first: dict[str, str] = {}
    on_page: dict[tuple[str, int], str] = {}
    for key, passage in _callers(findings):
        for marker in passage.footnotes:
            first.setdefault(marker, key)
            for line in passage.lines:
                on_page.setdefault((marker, line.page), key)
    times = Counter(note.marker for note in findings.notes)

    def caller(note: Note) -> str | None:
        if times[note.marker] == 1:
            return first.get(note.marker)
        return on_page.get((note.marker, note.page))

    return tuple(note._replace(called_from=caller(note)) for note in findings.notes)


def untied(findings: Findings) -> list[Notice]:
    """A warning for each note that nothing calls, and for each call of no note."""
    notices = [
        Notice(
            "note-without-call",
            f"Footnote {note.marker} is called nowhere in the text; check where it belongs.",
            note.page,
            note.marker,
        )
        for note in findings.notes
        if note.called_from is None
    ]
    markers = {note.marker for note in findings.notes}
    seen: set[str] = set()
    for _, passage in _callers(findings):
        for marker in (*passage.footnotes, *bracketed_markers(passage.text)):
            if marker not in markers and marker not in seen:
                seen.add(marker)
                message = (
                    f"The text calls footnote {marker}, but no such note was found; look at the "
                    "foot of the page."
                )
                page = passage.lines[0].page if passage.lines else None
                notices.append(Notice("call-without-note", message, page, marker))
    return notices
