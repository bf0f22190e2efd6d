"""Section headings: known by their words, weighed by how they are set."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.layout.compare import is_gap
from pipeline.layout.contents_titles import title_above
from pipeline.layout.metrics import Measures, is_larger, measure
from pipeline.matching.heading_words import (
    HeadingMatch,
    match_headings,
    match_words,
    with_words_whole,
)
from pipeline.matching.periods import match_subtitle
from pipeline.matching.tables_of_contents import numbers_beside, tables_of_contents
from pipeline.model.document import Document
from pipeline.model.evidence import (
    Evidence,
    SignalKind,
    evidence_of,
    total_weight,
    weigh_signs,
)
from pipeline.model.findings import Heading
from pipeline.model.page import Line
from pipeline.model.roles import Claim, Notice, Role
from pipeline.profile.model import Profile, phrases
from pipeline.text.endings import ends_sentence, starts_lower
from pipeline.text.hyphens import learn
from pipeline.text.joining import bullet_length, join_lines

# The words alone are half of it; a heading needs one more sign of being set as one. In a text of
# one font that is a line of its own between finished sentences.
ACCEPTED = 0.6
WEIGHTS = {
    SignalKind.HEADING_WORDS: 0.5,
    SignalKind.LARGER_THAN_BODY: 0.25,
    SignalKind.BOLD: 0.2,
    SignalKind.COLOURED: 0.2,
    SignalKind.ITALIC: 0.1,
    SignalKind.CAPITALS: 0.15,
    SignalKind.SPACE_ABOVE: 0.2,
    SignalKind.SPACE_BELOW: 0.1,
    SignalKind.SENTENCE_ENDS_ABOVE: 0.1,
}
# Signs of setting that weigh no more than this are those of a line of text with space around it:
# then it is none if it begins with a small letter, or if the text around runs through it.
PLAIN = 0.3


@dataclass(frozen=True, slots=True)
class _Found:
    """A candidate: where in the flow, which section, and what speaks for it."""

    at: int
    match: HeadingMatch
    score: float
    evidence: Evidence


def claim_headings(document: Document, profile: Profile) -> Document:
    """Claim the lines that head the profile's sections.

    A line with the words of a heading counts when it is set as one: larger, bold, coloured, in
    capitals, numbered, with space above it. A body line that merely consists of such a word does
    not: the text around it runs through. Of several, the one set best is the section's; a table
    of contents is set aside.
    """
    flow = document.flow
    measures = measure(document.pages, flow)
    candidates = _candidates(flow, measures, profile)
    contents = tables_of_contents([(c.at, c.match) for c in candidates], flow)
    accepted = [c for c in candidates if c.score >= ACCEPTED and not _within(c, contents)]
    accepted = _of_one_look(accepted, flow)
    vocabulary = learn(document.texts, document.findings.language)
    headings = []
    contents_table = evidence_of(SignalKind.TABLE_OF_CONTENTS)
    claims = [
        Claim(line.id, Role.FURNITURE, "headings", contents_table)
        for line in _lines_of_contents(contents, flow, measures, profile)
    ]
    for found in accepted:
        lines = flow[found.at : found.at + found.match.lines]
        joined = join_lines(lines, vocabulary)
        headings.append(
            Heading(
                found.match.key,
                with_words_whole(joined.text, profile),
                tuple(line.id for line in lines),
                min(1.0, round(found.score, 2)),
                joined.removed,
            )
        )
        claims += [
            Claim(line.id, Role.HEADING, "headings", found.evidence, min(1.0, found.score))
            for line in lines
        ]
    document = document.with_claims(claims).with_findings(headings=tuple(headings))
    keys = [
        (found.match.key, flow[found.at].page) for found in accepted if not found.match.continued
    ]
    return document.warn(heading_notices(keys, profile, document.findings.language))


def _candidates(flow: Sequence[Line], measures: Measures, profile: Profile) -> list[_Found]:
    found: list[_Found] = []
    end = 0
    for at, match in match_headings(flow, profile):
        if at >= end:
            score, evidence = _weigh(flow, at, match, measures)
            found.append(_Found(at, match, score, evidence))
            end = at + match.lines
    return found


def _weigh(
    flow: Sequence[Line], at: int, match: HeadingMatch, measures: Measures
) -> tuple[float, Evidence]:
    """The score of the candidate at ``flow[at]``, and the signs for it."""
    line = flow[at]
    above = flow[at - 1] if at else None
    end = at + match.lines
    below = flow[end] if end < len(flow) else None
    letters = [c for c in line.text if c.isalpha()]
    apart = above is None or is_gap(above, line, measures)
    finished = above is None or ends_sentence(above.text)
    setting = {
        SignalKind.LARGER_THAN_BODY: is_larger(line.size, measures.size),
        SignalKind.BOLD: line.bold and not measures.bold,
        SignalKind.COLOURED: line.color != measures.color,
        SignalKind.ITALIC: line.italic and not measures.italic,
        SignalKind.CAPITALS: all(c.isupper() for c in letters),
        SignalKind.SPACE_ABOVE: apart,
        SignalKind.SPACE_BELOW: below is not None and is_gap(line, below, measures),
    }
    words = {SignalKind.HEADING_WORDS: match.score}
    signs = {**words, **setting, SignalKind.SENTENCE_ENDS_ABOVE: finished}
    evidence = weigh_signs(WEIGHTS, signs)
    runs_through = (
        starts_lower(line.text)
        or (not finished and not apart)
        or (below is not None and _runs_on(below))
    )
    is_text = runs_through and total_weight(weigh_signs(WEIGHTS, setting)) <= PLAIN
    return total_weight(evidence) * (not is_text), evidence


def _runs_on(below: Line) -> bool:
    """Whether a line goes on from the one above: in a small letter that is no item's number."""
    return starts_lower(below.text) and not bullet_length(below.text)


def _lines_of_contents(
    tables: Sequence[range], flow: Sequence[Line], measures: Measures, profile: Profile
) -> list[Line]:
    """The lines of tables of contents: entries, the numbers beside them, and their own titles."""
    titles = [title_above(table.start, flow, measures) for table in tables]
    entries = [flow[at] for table in tables for at in table]
    own = [
        line
        for line in titles
        if line is not None
        and line not in entries
        and not (match_subtitle(line.text, profile) or match_words(line.text, profile))
    ]
    return [*own, *entries, *numbers_beside(entries, flow)]


def _within(found: _Found, tables: Sequence[range]) -> bool:
    return any(found.at in table for table in tables)


def _of_one_look(accepted: Sequence[_Found], flow: Sequence[Line]) -> list[_Found]:
    """Without the candidates that look unlike the headings, where their section has one already."""
    looks = Counter(_look(flow[found.at]) for found in accepted)
    usual = max(looks, key=lambda look: looks[look], default=None)
    own = {found.match.key for found in accepted if _look(flow[found.at]) == usual}
    return [
        found for found in accepted if _look(flow[found.at]) == usual or found.match.key not in own
    ]


def _look(line: Line) -> tuple[float, bool, str]:
    return round(line.size), line.bold, line.color


def heading_notices(
    headings: Sequence[tuple[str, int]], profile: Profile, language: str | None
) -> list[Notice]:
    """Warnings of sections missing, doubled or in another order, by their names in ``language``.

    ``headings`` are section and page of each, in the order in which they are printed.
    """
    keys = [key for key, _ in headings]
    names = {
        one.key: next(iter(phrases(one.wordings, language)), one.key) for one in profile.sections
    }
    notices = [
        Notice(
            "missing-section",
            f"No heading of the section “{name}” was found; check whether the publication has one.",
            subject=key,
        )
        for key, name in names.items()
        if key not in keys
    ]
    for key, times in Counter(keys).items():
        if times > 1:
            pages = [page for other, page in headings if other == key]
            message = (
                f"The section “{names[key]}” has {times} headings; their texts were put together: "
                "check that they belong to it."
            )
            notices.append(Notice("doubled-section", message, pages[-1], key))
    first_seen = list(dict.fromkeys(keys))
    if first_seen != [key for key in names if key in first_seen]:
        printed = ", ".join(f"“{names[key]}”" for key in first_seen)
        notices.append(
            Notice(
                "section-order",
                f"The sections stand in another order than usual: {printed}; check whether a line "
                "was mistaken for a heading.",
            )
        )
    return notices
