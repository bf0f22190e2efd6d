"""Corrections of what a line is: it leaves the part that has it, and joins or makes another.

Only the parts concerned are put together anew; all others stay as the stages made them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from pipeline.audit.conservation import count_characters, spell
from pipeline.corrections.edit_text import DoesNotFit, anchored
from pipeline.corrections.line_positions import (
    cut_at,
    line_above,
    place_among,
    place_of,
    ranks_of,
    with_line,
    with_line_in_flow,
)
from pipeline.corrections.rebuild import Remaking, remaking
from pipeline.corrections.store import LEAD, Change
from pipeline.corrections.take_out import without_line
from pipeline.corrections.titles import retitled, title_of
from pipeline.layout.note_markers import note_start, with_plain_marker
from pipeline.layout.subheadings import level_like
from pipeline.model.document import Document, Edited
from pipeline.model.evidence import SignalKind, evidence_of
from pipeline.model.findings import Findings, Heading, Passage, Section
from pipeline.model.page import Line, LineId
from pipeline.model.roles import Claim, Role
from pipeline.profile.model import Profile
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
SUBHEADING = "subheading"
"""This too: a line of the running text that others stand under."""
_STAGE = "correction"


def set_role(document: Document, change: Change, profile: Profile) -> Document:
    """Make the line what the correction says it is; raises DoesNotFit."""
    id = anchored(document, change)
    line, claim = document.by_id[id], document.claims.get(id)
    old = claim.role if claim else Role.UNPLACED
    said = Role.BODY if change.now == SUBHEADING else change.now
    if said not in ROLES or old not in ROLES or old.value != change.was:
        raise DoesNotFit
    new, before = Role(said), document
    desk = remaking(document, profile)
    findings = without_line(document.findings, id, desk)
    claimed = Claim(id, new, _STAGE, evidence_of(SignalKind.CORRECTED, change.by))
    document = replace(document, findings=findings, claims={**document.claims, id: claimed})
    add = _add_subheading if change.now == SUBHEADING else _ADD.get(new)
    if add:
        document = add(remaking(document, profile), line, change)
    if changed := {old, new} & {Role.TITLE, Role.SUBTITLE}:
        document = retitled(document, changed, profile)
        document = _with_typed_title(document, before)
    return document


def _with_typed_title(document: Document, before: Document) -> Document:
    """``document`` with the characters of its title's lines accounted for, where it was typed.

    What the lines print is then not what the record says, and was taken out of it.
    """
    if "title" not in document.findings.heading_block.typed:
        return document
    old, new = (count_characters([title_of(one).text]) for one in (before, document))
    edited = document.edited
    return replace(
        document, edited=Edited(edited.taken + spell(new - old), edited.added + spell(old - new))
    )


def _add_body(desk: Remaking, line: Line, change: Change) -> Document:
    """Where it is read, in the passage that it belongs in, or in the section that is asked for."""
    document = with_line_in_flow(desk.document, line)
    desk, findings = remaking(document, desk.profile), document.findings
    at = section_index(findings, change.section) if change.section else None
    if not change.section:
        at, _ = place_of(findings, line, document)
    if at is None:
        return document.with_findings(lead=with_line(findings.lead, line, desk))
    passages = with_line(findings.sections[at].passages, line, desk)
    return document.with_findings(sections=_with_section(findings, at, passages=passages))


def _add_subheading(desk: Remaking, line: Line, change: Change) -> Document:
    """As a passage of its own that what follows stands under; behind one given above, its line."""
    document = with_line_in_flow(desk.document, line)
    desk, findings = remaking(document, desk.profile), document.findings
    number, _ = place_of(findings, line, document)
    if number is None:
        raise DoesNotFit  # nothing in the lead stands under a sub-heading
    passages = cut_at(findings.sections[number].passages, line, desk)
    at = place_among(passages, line.id, ranks_of(document))
    above = passages[at - 1] if at else None
    if above and _is_given(above, line, document):
        start, level, lines = at - 1, above.level, (*above.lines, line.id)
    else:
        start, level, lines = at, level_like(line, findings.sections, desk.around), (line.id,)
    made = desk.passage(lines)._replace(level=level)
    passages = (*passages[:start], made, *passages[at:])
    return document.with_findings(sections=_with_section(findings, number, passages=passages))


def _is_given(passage: Passage, line: Line, document: Document) -> bool:
    """Whether a person made ``passage`` a sub-heading, and ``line`` is the next one of the text."""
    last = passage.lines[-1]
    above = document.flow[document.flow.index(line) - 1]
    return bool(passage.level) and above.id == last and document.claims[last].stage == _STAGE


def section_index(findings: Findings, key: str | None) -> int | None:
    """The place of a section among those found; None for the lead. Raises DoesNotFit."""
    if key == LEAD:
        return None
    at = next((at for at, one in enumerate(findings.sections) if one.key == key), None)
    if at is None:
        raise DoesNotFit
    return at


def _add_heading(desk: Remaking, line: Line, change: Change) -> Document:
    """As the heading of a section that takes over what follows in the one it stands in."""
    document = with_line_in_flow(desk.document, line)
    desk, findings = remaking(document, desk.profile), document.findings
    keys = {section.key for section in desk.profile.sections}
    if change.section not in keys:
        raise DoesNotFit
    if any(section.key == change.section for section in findings.sections):
        return _with_longer_heading(desk, line, change)
    joined = join_lines([line], desk.around.vocabulary)
    section, at = place_of(findings, line, document)
    passages = findings.lead if section is None else findings.sections[section].passages
    passages = cut_at(passages, line, desk)
    new = Section(change.section, joined.text, (line.id,), passages[at:], by_hand=True)
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
    findings = replace(findings, sections=tuple(sections), headings=tuple(headings))
    return replace(document, findings=findings)


def _with_longer_heading(desk: Remaking, line: Line, change: Change) -> Document:
    """With ``line`` as the next one of a heading that a person has given."""
    findings, flow = desk.document.findings, desk.document.flow
    at = next(at for at, one in enumerate(findings.sections) if one.key == change.section)
    section = findings.sections[at]
    above = flow[flow.index(line) - 1] if line in flow[1:] else None
    if not section.by_hand or above is None or above.id != section.lines[-1]:
        raise DoesNotFit
    lines = (*section.lines, line.id)
    joined = join_lines(desk.lines(lines), desk.around.vocabulary)
    headings = tuple(
        one._replace(text=joined.text, lines=lines, removed=joined.removed)
        if one.key == change.section
        else one
        for one in findings.headings
    )
    sections = _with_section(findings, at, heading=joined.text, lines=lines)
    return desk.document.with_findings(sections=sections, headings=headings)


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
