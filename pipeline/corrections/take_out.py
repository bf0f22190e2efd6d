"""Takes lines out of the parts of a record that hold them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from pipeline.corrections.edit_text import DoesNotFit, with_passages
from pipeline.corrections.rebuild import Remaking
from pipeline.model.findings import Findings, Passage
from pipeline.model.page import LineId
from pipeline.text.joining import join_lines


def without_line(findings: Findings, id: LineId, desk: Remaking) -> Findings:
    """``findings`` with the parts that held the line made of their other lines.

    Raises DoesNotFit for the heading of a section that has several, and where a note that has the
    line shares one with another: which words of that are whose, only the page says.
    """
    if _is_of_a_run_on_note(findings, id):
        raise DoesNotFit

    def passages(listed: tuple[Passage, ...]) -> tuple[Passage, ...]:
        kept = []
        for passage in listed:
            rest = _rest(passage.lines, id)
            if rest:
                left = desk.passage(rest)._replace(level=passage.level)
                kept.append(passage if len(rest) == len(passage.lines) else left)
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


def _is_of_a_run_on_note(findings: Findings, id: LineId) -> bool:
    counts = Counter(line for note in findings.notes for line in note.lines)
    own = (line for note in findings.notes if id in note.lines for line in note.lines)
    return any(counts[line] > 1 for line in own)


def _rest(lines: Sequence[LineId], id: LineId) -> tuple[LineId, ...]:
    return tuple(line for line in lines if line != id)


def _without_heading(findings: Findings, id: LineId, desk: Remaking) -> Findings:
    """A heading goes with the last of its lines; the text under it joins what stands before."""
    heading = next((one for one in findings.headings if id in one.lines), None)
    if heading is None:
        return findings
    others = tuple(one for one in findings.headings if one is not heading)
    if any(one.key == heading.key for one in others):
        raise DoesNotFit  # a doubled heading: which text belongs to it is unknown
    at = next(at for at, one in enumerate(findings.sections) if one.key == heading.key)
    gone, sections = findings.sections[at], list(findings.sections)
    if rest := _rest(heading.lines, id):
        joined = join_lines(desk.lines(rest), desk.around.vocabulary)
        shorter = heading._replace(text=joined.text, lines=rest, removed=joined.removed)
        sections[at] = gone._replace(heading=joined.text, lines=rest)
        headings = tuple(shorter if one is heading else one for one in findings.headings)
        return replace(findings, headings=headings, sections=tuple(sections))
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
