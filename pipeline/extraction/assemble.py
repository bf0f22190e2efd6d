"""Builds the published record from a document that has run through the stages."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Any

from pipeline.corrections.store import Change, Corrections
from pipeline.layout.subheadings import unders
from pipeline.model import findings as found
from pipeline.model import record
from pipeline.model.document import Document
from pipeline.model.period import Period
from pipeline.model.roles import Role


def build_record(
    document: Document, *, id: str, source: record.Source, profile: str
) -> record.CaseStudy:
    """The record of ``document``, as RECORD's contract has it."""
    findings = document.findings
    block = findings.heading_block
    return record.CaseStudy(
        id=id,
        source=source,
        profile=profile,
        language=findings.language,
        title=block.title,
        subtitle=block.subtitle,
        location=block.location,
        period=_period(block.period) if block.period else None,
        periods=[_period(one) for one in block.periods or (block.period,) if one],
        places=[record.Place(name=p.name, code=p.code, scheme=p.scheme) for p in findings.places],
        facts=[
            record.Fact(
                key=f.key,
                label=f.label,
                text=f.text,
                page=f.page,
                regions=[_region(region) for region in f.regions],
            )
            for f in findings.facts
        ],
        summary=_text(findings.lead),
        summary_footnotes=_markers(findings.lead),
        summary_tables=[
            record.Table(caption=one.caption, rows=[list(row) for row in one.rows], **place)
            for one, place in zip(
                findings.lead_tables,
                _places(findings.lead_tables, findings.lead, document),
                strict=True,
            )
        ],
        sections=[_section(section, document) for section in findings.sections],
        callouts=[_callout(callout) for callout in findings.callouts],
        footnotes=[_footnote(note) for note in findings.notes],
        acronyms=[
            record.Acronym(short=a.short, long=a.long, count=a.count) for a in findings.acronyms
        ],
        entities=[
            record.Entity(text=e.text, kind=e.kind, section=e.section, source=e.source)
            for e in findings.entities
        ],
        about=_text(findings.about),
        confidence=_confidence(findings.confidences),
        unplaced=[
            record.Unplaced(text=line.text, page=line.page, bbox=line.box and line.box.rounded)
            for line in document.claimed_as(Role.UNPLACED)
        ],
        warnings=[
            record.Warning(code=n.code, message=n.message, page=n.page) for n in document.notices
        ],
    )


def add_correction_log(
    case: record.CaseStudy, made: Sequence[Change], corrections: Corrections
) -> record.CaseStudy:
    """``case`` with what persons changed in it, and who has checked it.

    What a person has given is sure. A file that has changed since it was checked is unchecked.
    """
    fields = {change.part for change in made if change.kind == "field"}
    sure = {name: 1.0 for name in fields if getattr(case, name, None) is not None}
    checks = [
        record.Check(by=mark.by, at=mark.when)
        for mark in corrections.checked
        if mark.page == case.source.first_page and corrections.sha256 == case.source.sha256
    ]
    return case.model_copy(
        update={
            "confidence": case.confidence.model_copy(update=sure),
            "corrections": [
                record.Correction(field=c.part, was=c.was, now=c.now, by=c.by, at=c.when)
                for c in made
            ],
            "checked": checks[-1] if checks else None,
        }
    )


def without_places(case: record.CaseStudy) -> record.CaseStudy:
    """``case`` without places on pages that its source does not have: they were of our making."""
    return record.CaseStudy.model_validate(_unplaced(case.model_dump()))


def _unplaced(value: object) -> object:
    if isinstance(value, dict):
        emptied: dict[str, object] = {"regions": [], "bbox": None}
        return {k: emptied[k] if k in emptied else _unplaced(v) for k, v in value.items()}
    return [_unplaced(one) for one in value] if isinstance(value, list | tuple) else value


def _confidence(sure: found.Confidences) -> record.Confidence:
    return record.Confidence(
        language=sure.language,
        title=sure.title,
        location=sure.location,
        period=sure.period,
        summary=sure.summary,
    )


def _period(period: Period) -> record.Period:
    return record.Period(start=period.start, end=period.end)


def _text(passages: Sequence[found.Passage]) -> str | None:
    return "\n\n".join(passage.text for passage in passages) or None


def _markers(passages: Iterable[found.Passage]) -> list[str]:
    return list(dict.fromkeys(marker for p in passages for marker in p.footnotes))


def _section(section: found.Section, document: Document) -> record.Section:
    lines = [*section.lines, *(line for p in section.passages for line in p.lines)]
    asides: dict[Role, list[tuple[found.Aside, dict[str, Any]]]] = {}
    for aside, place in zip(
        section.asides, _places(section.asides, section.passages, document), strict=True
    ):
        asides.setdefault(aside.role, []).append((aside, place))
    return record.Section(
        key=section.key,
        heading=section.heading,
        text=_text(section.passages) or "",
        pages=sorted({line.page for line in lines}),
        passages=[
            _passage(passage, under)
            for passage, under in zip(
                section.passages, unders(section.passages, _starts(section, document)), strict=True
            )
        ],
        more_headings=list(section.more_headings),
        tables=[
            record.Table(caption=one.caption, rows=[list(row) for row in one.rows], **place)
            for one, place in asides.get(Role.TABLE, ())
        ],
        figures=[
            record.Figure(caption=one.caption, **place)
            for one, place in asides.get(Role.FIGURE, ())
        ],
        quotes=[record.Quote(text=one.text, **place) for one, place in asides.get(Role.QUOTE, ())],
        confidence=section.confidence,
    )


def _places(
    asides: Sequence[found.Aside], passages: Sequence[found.Passage], document: Document
) -> list[dict[str, Any]]:
    """Where each aside stands: on its page, and behind how many of the ``passages``."""
    if not asides:
        return []
    places = {line.id: at for at, line in enumerate(document.flow)}
    begins = [places[line] for p in passages for line in p.lines[:1] if line in places]
    return [
        {
            "page": aside.page,
            "bbox": aside.region.box.rounded if aside.region else None,
            "after": sum(begin <= places[aside.follows] for begin in begins),
        }
        for aside in asides
    ]


def _starts(section: found.Section, document: Document) -> list[int]:
    """Before which of its passages a section has a heading; an empty one stands at its end."""
    if not section.more_headings:
        return []
    places = {line.id: at for at, line in enumerate(document.flow)}
    begins = [places.get(line, -1) for one in section.passages for line in one.lines[:1]]
    heads = [places[line] for line in section.lines if line in places]
    return [bisect_left(begins, head) for head in heads]


def _passage(passage: found.Passage, under: str | None) -> record.Passage:
    return record.Passage(
        kind=passage.kind,
        label=passage.label,
        subheading=passage.level > 0,
        under=under,
        text=passage.text,
        footnotes=list(passage.footnotes),
        regions=[_region(region) for region in passage.regions],
        corrected=passage.corrected,
        confidence=passage.confidence,
    )


def _region(region: found.Region) -> record.Region:
    return record.Region(page=region.page, bbox=region.box.rounded)


def _callout(callout: found.Callout) -> record.Callout:
    return record.Callout(
        criterion=callout.criterion,
        number=callout.number,
        text=callout.text,
        score=min(1.0, max(0.0, callout.score)),
        confidence=callout.confidence,
        page=callout.page,
        bbox=callout.region.box.rounded if callout.region else None,
        corrected=callout.corrected,
    )


def _footnote(note: found.Note) -> record.Footnote:
    return record.Footnote(
        marker=note.marker,
        text=note.text,
        links=[record.Link(url=link.url, source=link.source) for link in note.links],
        accessed=note.accessed,
        page=note.page,
        called_from=note.called_from,
        regions=[_region(region) for region in note.regions],
        corrected=note.corrected,
    )
