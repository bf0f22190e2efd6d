"""The sections' passages: everything between the headings that is still unclaimed."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.layout.metrics import measure
from pipeline.layout.passages import build_passages, plain_labels
from pipeline.layout.setting import survey
from pipeline.layout.subheadings import mark_subheadings
from pipeline.model.document import Document
from pipeline.model.evidence import SignalKind, evidence_of
from pipeline.model.findings import Aside, Heading, Passage, Section
from pipeline.model.page import Line
from pipeline.model.roles import Claim, Notice, Role
from pipeline.profile.model import Profile
from pipeline.text.hyphens import learn


def claim_body(document: Document, profile: Profile) -> Document:
    """Claim the lines under each heading and make them paragraphs and items.

    Two headings of one section (a doubled or a continued one) give one section.
    """
    measures = measure(document.pages, document.flow)
    vocabulary = learn(document.texts, document.findings.language)
    around = survey(document, measures, vocabulary, profile)
    sections: dict[str, Section] = {}
    claims: list[Claim] = []
    for heading, lines in _under_headings(document):
        passages = build_passages(lines, around)
        asides = _asides_of(heading, lines, document.findings.asides)
        evidence, score = evidence_of(SignalKind.UNDER_HEADING, heading.text), heading.score
        claims += [Claim(line.id, Role.BODY, "body", evidence, score) for line in lines]
        earlier = sections.get(heading.key)
        sections[heading.key] = _section(heading, passages, asides, earlier)
    found = mark_subheadings(_with_plain_labels(tuple(sections.values())), around)
    return document.with_claims(claims).with_findings(sections=found).warn(empty_sections(found))


def _under_headings(document: Document) -> list[tuple[Heading, list[Line]]]:
    starts = {heading.lines[0]: heading for heading in document.findings.headings}
    parts: list[tuple[Heading, list[Line]]] = []
    for line in document.flow:
        if line.id in starts:
            parts.append((starts[line.id], []))
        elif parts and line.id not in document.claims:
            parts[-1][1].append(line)
    return parts


def _asides_of(
    heading: Heading, lines: Sequence[Line], asides: Sequence[Aside]
) -> tuple[Aside, ...]:
    """Those of ``asides`` that stand under the heading."""
    own = {*heading.lines, *(line.id for line in lines)}
    return tuple(aside for aside in asides if aside.follows in own)


def _section(
    heading: Heading,
    passages: tuple[Passage, ...],
    asides: tuple[Aside, ...],
    earlier: Section | None,
) -> Section:
    if earlier is None:
        return Section(
            heading.key,
            heading.text,
            heading.lines,
            passages,
            confidence=heading.score,
            asides=asides,
        )
    return earlier._replace(
        asides=earlier.asides + asides,
        lines=earlier.lines + heading.lines,
        passages=earlier.passages + passages,
        more_headings=(*earlier.more_headings, heading.text),
        confidence=min(earlier.confidence, heading.score),
    )


def _with_plain_labels(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """Give items their run-in titles by words where the text has no bold type to show them."""
    if any(passage.label for section in sections for passage in section.passages):
        return sections
    return tuple(section._replace(passages=_labelled(section.passages)) for section in sections)


def _labelled(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    labels = iter(plain_labels([passage for passage in passages if passage.kind == "item"]))
    return tuple(p._replace(label=next(labels)) if p.kind == "item" else p for p in passages)


def empty_sections(sections: Sequence[Section]) -> list[Notice]:
    """A warning for each section under whose heading nothing stands."""
    return [
        Notice(
            "empty-section",
            f"Nothing stands under the heading “{section.heading}”; check the page.",
            section.lines[0].page,
            section.key,
        )
        for section in sections
        if not section.passages
    ]
