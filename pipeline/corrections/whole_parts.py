"""Corrections of whole parts: one that goes or stands elsewhere, a note that it calls."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.corrections.change_role import section_index
from pipeline.corrections.edit_text import DoesNotFit, anchored, with_passages
from pipeline.corrections.line_positions import place_among, ranks_of
from pipeline.corrections.rebuild import all_passages
from pipeline.corrections.store import EARLIER, LATER, Change
from pipeline.model.document import Document
from pipeline.model.evidence import SignalKind, evidence_of
from pipeline.model.findings import Passage
from pipeline.model.page import LineId
from pipeline.model.roles import Claim, Role
from pipeline.profile.model import Profile


def delete_part(document: Document, change: Change, profile: Profile) -> Document:
    """Set the lines of a passage, a callout or a note aside; raises DoesNotFit."""
    id, findings = anchored(document, change), document.findings
    passages = [*all_passages(findings), *findings.about]
    parts: Sequence[tuple[str, tuple[LineId, ...]]] = [
        (part.text, part.lines)
        for listed in (passages, findings.callouts, findings.notes)
        for part in listed
    ]
    lines = next((lines for text, lines in parts if id in lines and text == change.was), None)
    if lines is None:
        raise DoesNotFit
    left = with_passages(findings, lambda listed: tuple(p for p in listed if p.lines != lines))
    left = replace(
        left,
        callouts=tuple(one for one in findings.callouts if one.lines != lines),
        notes=tuple(one for one in findings.notes if one.lines != lines),
    )
    return _claimed(replace(document, findings=left), lines, Role.FURNITURE, change)


def move_passage(document: Document, change: Change, profile: Profile) -> Document:
    """Put a passage into another section, among its passages as it is read; raises DoesNotFit."""
    id, findings = anchored(document, change), document.findings
    passages = [*all_passages(findings), *findings.about]
    passage = next((one for one in passages if id in one.lines and one.text == change.was), None)
    if passage is None:
        raise DoesNotFit
    at = section_index(findings, change.section)
    left = with_passages(findings, lambda listed: tuple(p for p in listed if p is not passage))
    passage = passage._replace(corrected=True)
    if at is None:
        moved = replace(left, lead=_among(left.lead, passage, document))
    else:
        sections = list(left.sections)
        into = _among(sections[at].passages, passage, document)
        sections[at] = sections[at]._replace(passages=into)
        moved = replace(left, sections=tuple(sections))
    return _claimed(replace(document, findings=moved), passage.lines, Role.BODY, change)


def order_passage(document: Document, change: Change, profile: Profile) -> Document:
    """Have a passage change places with the one before or behind it; raises DoesNotFit."""
    id = anchored(document, change)
    step = {EARLIER: -1, LATER: 1}.get(change.now or "")

    def swapped(listed: tuple[Passage, ...]) -> tuple[Passage, ...]:
        at = next((at for at, one in enumerate(listed) if id in one.lines), None)
        if at is None:
            return listed
        if step is None or not 0 <= at + step < len(listed) or listed[at].text != change.was:
            raise DoesNotFit
        out = list(listed)
        out[at], out[at + step] = out[at + step], out[at]._replace(corrected=True)
        return tuple(out)

    findings = with_passages(document.findings, swapped)
    if findings == document.findings:
        raise DoesNotFit
    return replace(document, findings=findings)


def tie_call(document: Document, change: Change, profile: Profile) -> Document:
    """Have a passage call a note, or call it no longer; raises DoesNotFit."""
    id, findings = anchored(document, change), document.findings
    known = {note.marker for note in findings.notes}
    if change.now is not None and change.now not in known:
        raise DoesNotFit

    def tied(passage: Passage) -> Passage:
        if id not in passage.lines:
            return passage
        if change.was is not None and change.was not in passage.footnotes:
            raise DoesNotFit
        left = [marker for marker in passage.footnotes if marker != change.was]
        calls = dict.fromkeys([*left, *([change.now] if change.now else [])])
        return passage._replace(footnotes=tuple(calls), corrected=True)

    changed = with_passages(findings, lambda listed: tuple(map(tied, listed)))
    if changed == findings:
        raise DoesNotFit
    return replace(document, findings=changed)


def _among(passages: Sequence[Passage], one: Passage, document: Document) -> tuple[Passage, ...]:
    at = place_among(passages, one.lines[0], ranks_of(document))
    return (*passages[:at], one, *passages[at:])


def _claimed(document: Document, lines: Sequence[LineId], role: Role, change: Change) -> Document:
    evidence = evidence_of(SignalKind.CORRECTED, change.by)
    claims = {line: Claim(line, role, "correction", evidence) for line in lines}
    return replace(document, claims={**document.claims, **claims})
