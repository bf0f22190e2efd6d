"""Corrections of what a line is: it leaves the part that has it, and joins or makes another.

Only the parts concerned are put together anew; all others stay as the stages made them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from pipeline.corrections.edit_text import DoesNotFit, anchored, with_passages
from pipeline.corrections.places import line_above, place_of
from pipeline.corrections.rebuild import Remaking, remaking
from pipeline.corrections.store import Change
from pipeline.layout.note_markers import note_start, with_plain_marker
from pipeline.matching.periods import match_subtitle
from pipeline.model.document import Document
from pipeline.model.evidence import SignalKind, evidence_of
from pipeline.model.findings import Findings, Heading, Passage, Section
from pipeline.model.page import Line, LineId
from pipeline.model.roles import Claim, Role
from pipeline.profile.model import Profile
from pipeline.text.hyphens import learn
from pipeline.text.joining import join_lines

ROLES = (
    Role.TITLE,
    Role.SUBTITLE,
    Role.HEADING,
    Role.BODY,
    Role.CALLOUT,
    Role.FOOTNOTE,
    Role.ABOUT,
    Role.FURNITURE,
    Role.GUIDE,
    Role.UNPLACED,
)
"""What a person may say that a line is."""
_STAGE = "correction"


def set_role(document: Document, change: Change, profile: Profile) -> Document:
    """Make the line what the correction says it is; raises DoesNotFit."""
    id = anchored(document, change)
    line, claim = document.by_id[id], document.claims.get(id)
    old = claim.role if claim else Role.UNPLACED
    if change.now not in ROLES or old not in ROLES or old.value != change.was:
        raise DoesNotFit
    new = Role(change.now)
    desk = remaking(document, profile)
    findings = _without(document.findings, id, desk)
    claimed = Claim(id, new, _STAGE, evidence_of(SignalKind.CORRECTED, change.by))
    document = replace(document, findings=findings, claims={**document.claims, id: claimed})
    add = _ADD.get(new)
    if add:
        document = add(remaking(document, profile), line, change)
    if {old, new} & {Role.TITLE, Role.SUBTITLE}:
        document = _retitled(document, profile)
    return document


def _without(findings: Findings, id: LineId, desk: Remaking) -> Findings:
    """``findings`` with the parts that held the line made of their other lines."""

    def passages(listed: tuple[Passage, ...]) -> tuple[Passage, ...]:
        kept = []
        for passage in listed:
            rest = _rest(passage.lines, id)
            if rest:
                kept.append(passage if len(rest) == len(passage.lines) else desk.passage(rest))
        return tuple(kept)

    callouts = [(one, _rest(one.lines, id)) for one in findings.callouts]
    notes = [(one, _rest(one.lines, id)) for one in findings.notes]
    findings = replace(
        with_passages(findings, passages),
        callouts=tuple(
            one if len(rest) == len(one.lines) else desk.callout(rest)
            for one, rest in callouts
            if rest
        ),
        notes=tuple(
            one if len(rest) == len(one.lines) else desk.note(rest, one)
            for one, rest in notes
            if rest
        ),
    )
    return _without_heading(findings, id, desk)


def _rest(lines: Sequence[LineId], id: LineId) -> tuple[LineId, ...]:
    return tuple(line for line in lines if line != id)


def _without_heading(findings: Findings, id: LineId, desk: Remaking) -> Findings:
    """A heading goes with the last of its lines, and its text joins what stands before it."""
    heading = next((one for one in findings.headings if id in one.lines), None)
    if heading is None:
        return findings
    others = tuple(one for one in findings.headings if one is not heading)
    if any(one.key == heading.key for one in others) or len(heading.lines) > 1:
        raise DoesNotFit  # a doubled or a long heading: which words belong to it is unknown
    at = next(at for at, one in enumerate(findings.sections) if one.key == heading.key)
    gone, sections = findings.sections[at], list(findings.sections)
    del sections[at]
    lead = findings.lead
    if at:
        before = sections[at - 1]
        sections[at - 1] = before._replace(
            passages=before.passages + gone.passages,
            asides=before.asides + gone.asides,
        )
    elif gone.asides:
        raise DoesNotFit  # a table or figure belongs to a section
    else:
        lead += gone.passages
    return replace(findings, headings=others, sections=tuple(sections), lead=lead)


def _add_body(desk: Remaking, line: Line, change: Change) -> Document:
    """As a passage of its own after the one that stands before it."""
    findings, made = desk.document.findings, desk.passage([line.id])
    section, at = place_of(findings, line, desk.document)
    if section is None:
        return desk.document.with_findings(lead=(*findings.lead[:at], made, *findings.lead[at:]))
    passages = findings.sections[section].passages
    changed = (*passages[:at], made, *passages[at:])
    return desk.document.with_findings(sections=_with_section(findings, section, passages=changed))


def _add_heading(desk: Remaking, line: Line, change: Change) -> Document:
    """As the heading of a section that takes over what follows in the one it stands in."""
    findings, document = desk.document.findings, desk.document
    keys = {section.key for section in desk.profile.sections}
    if change.section not in keys or any(s.key == change.section for s in findings.sections):
        raise DoesNotFit
    joined = join_lines([line], desk.around.vocabulary)
    section, at = place_of(findings, line, document)
    passages = findings.lead if section is None else findings.sections[section].passages
    new = Section(change.section, joined.text, (line.id,), passages[at:])
    flow = {one.id: place for place, one in enumerate(document.flow)}
    before = flow.get(line.id, -1)
    asides = () if section is None else findings.sections[section].asides
    new = new._replace(asides=tuple(one for one in asides if flow[one.follows] >= before))
    heading = Heading(change.section, joined.text, (line.id,), 1.0, joined.removed)
    place = 0 if section is None else section + 1
    sections = list(findings.sections)
    if section is None:
        findings = replace(findings, lead=passages[:at])
    else:
        left = tuple(one for one in asides if flow[one.follows] < before)
        sections[section] = sections[section]._replace(passages=passages[:at], asides=left)
    sections.insert(place, new)
    headings = sorted([*findings.headings, heading], key=lambda one: one.lines[0])
    notices = tuple(
        n for n in document.notices if (n.code, n.subject) != ("missing-section", change.section)
    )
    findings = replace(findings, sections=tuple(sections), headings=tuple(headings))
    return replace(document, findings=findings, notices=notices)


def _add_callout(desk: Remaking, line: Line, change: Change) -> Document:
    """Behind the callout that a person made of the line above, else as one of its own."""
    callouts = list(desk.document.findings.callouts)
    above = line_above(line, desk.document)
    for at, one in enumerate(callouts):
        if one.corrected and above and above.id == one.lines[-1]:
            callouts[at] = desk.callout([*one.lines, line.id])
            return desk.document.with_findings(callouts=tuple(callouts))
    callouts.insert(_rank(line, [one.lines for one in callouts], desk), desk.callout([line.id]))
    return desk.document.with_findings(callouts=tuple(callouts))


def _add_note(desk: Remaking, line: Line, change: Change) -> Document:
    """As a note of its own where it begins with a marker, else behind the note before it."""
    notes = list(desk.document.findings.notes)
    before = [at for at, one in enumerate(notes) if one.lines[-1] < line.id]
    if before and note_start(with_plain_marker(line)) is None:
        one = notes[before[-1]]
        notes[before[-1]] = desk.note([*one.lines, line.id], one)
    else:
        notes.insert(_rank(line, [one.lines for one in notes], desk), desk.note([line.id], None))
    return desk.document.with_findings(notes=tuple(notes))


def _add_about(desk: Remaking, line: Line, change: Change) -> Document:
    about = list(desk.document.findings.about)
    about.insert(_rank(line, [one.lines for one in about], desk), desk.passage([line.id]))
    return desk.document.with_findings(about=tuple(about))


_ADD: dict[Role, Callable[[Remaking, Line, Change], Document]] = {
    Role.BODY: _add_body,
    Role.HEADING: _add_heading,
    Role.CALLOUT: _add_callout,
    Role.FOOTNOTE: _add_note,
    Role.ABOUT: _add_about,
}


def _rank(line: Line, parts: Sequence[Sequence[LineId]], desk: Remaking) -> int:
    """Before which of ``parts``, in their order, a part that begins with ``line`` belongs."""

    def height(one: Line) -> tuple[int, float]:
        return one.page, one.box.top if one.box else float(one.number)

    firsts = [height(desk.document.by_id[lines[0]]) for lines in parts]
    return next((at for at, first in enumerate(firsts) if first > height(line)), len(parts))


def _with_section(findings: Findings, at: int, **changes: object) -> tuple[Section, ...]:
    sections = list(findings.sections)
    sections[at] = sections[at]._replace(**changes)  # type: ignore[arg-type]
    return tuple(sections)


def _retitled(document: Document, profile: Profile) -> Document:
    """Title, place and years of the lines that now are title and subtitle."""
    vocabulary = learn(document.texts, document.findings.language)
    vocabulary = replace(vocabulary, display=True)
    title, subtitle = (
        join_lines(document.claimed_as(role), vocabulary) for role in (Role.TITLE, Role.SUBTITLE)
    )
    found = match_subtitle(subtitle.text, profile)
    block = replace(
        document.findings.heading_block,
        title=title.text or None,
        subtitle=subtitle.text or None,
        location=found.location if found else subtitle.text or None,
        period=found.period if found else None,
        periods=found.periods if found else (),
        removed=title.removed + subtitle.removed,
    )
    return document.with_findings(heading_block=block)
