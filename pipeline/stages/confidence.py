"""How sure each finding is: what speaks against it, weighed and named."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import prod
from typing import NamedTuple

from pipeline.layout.lost_headings import (
    beside_empty,
    holds_heading_look,
    holds_missing_heading,
    may_hold_missing,
    missing_sections,
    out_of_order,
)
from pipeline.layout.metrics import Measures, is_larger, measure
from pipeline.layout.setting import Surroundings, survey
from pipeline.layout.unsure_joins import holds_unsure_join
from pipeline.model.document import Document
from pipeline.model.findings import Callout, Confidences, Findings, Passage, Section
from pipeline.model.page import Line, LineId
from pipeline.model.roles import Notice, Role
from pipeline.profile.model import Profile
from pipeline.text.endings import ends_sentence, starts_lower
from pipeline.text.hyphens import learn

# What a finding gets that nothing speaks against, and the share under which a person should look.
# Measured over publications whose right answer is known: benchmarks/results/accuracy.md.
BEST, LOOK = 0.98, 0.75
# A heading's evidence adds up past this when it is set as a heading, not only worded as one.
SET_AS_HEADING, BARELY = 0.8, 0.7
# A title of more words is a sentence.
WORDS_OF_TITLE = 28
# Numbers with nothing but spaces between them: the cells of a table that ran into the text. A
# telephone number has up to six, an amount four.
_ROW_OF_FIGURES = re.compile(r"(?<![\w.,])(?:\d+(?:[.,]\d+)*(?:\s?%)?\s+){6}\d")
FITS_WELL, FITS = 0.8, 0.6


class Doubt(NamedTuple):
    """What speaks against a finding: the share of findings with it that were right, and its words.

    The shares were counted over publications whose right answer is known, as BEST was.
    """

    share: float
    words: str


# Of a title
NO_YEARS = Doubt(0.7, "no years stand by it")
SET_LIKE_TEXT = Doubt(0.85, "it is set like the text")
LONG_TITLE = Doubt(0.6, "it is long for a title")
ENDS_LIKE_SENTENCE = Doubt(0.7, "it ends like a sentence")
# Of place and years
NO_BRACKETS = Doubt(0.93, "the years stand in no brackets")
NO_TITLE = Doubt(0.8, "no title stands by it")
# Of the summary
NO_YEARS_ABOVE = Doubt(0.6, "no line with years parts it off")
SUMMARY_BREAKS_OFF = Doubt(0.7, "its last sentence breaks off")
PART_INSIDE_SENTENCE = Doubt(0.7, "a part of it begins inside a sentence")
HOLDS_LIST = Doubt(0.8, "it holds a list")
# Of a section
HEADING_BY_WORDS = Doubt(0.95, "its heading is known by its words")
HEADING_UNLIKE_ONE = Doubt(0.85, "its heading hardly looks like one")
EMPTY = Doubt(0.3, "nothing stands under it")
SECTION_BREAKS_OFF = Doubt(0.9, "its last sentence breaks off")
PARAGRAPH_INSIDE_SENTENCE = Doubt(0.8, "a paragraph begins inside a sentence")
PARAGRAPH_BREAKS_OFF = Doubt(0.6, "a paragraph in it is no whole sentence")
FIGURES_IN_A_ROW = Doubt(0.6, "figures follow each other in it as in a table")
MAY_BE_TWO = Doubt(0.8, "a paragraph in it may be two, of which a column or a page ends the first")
SEVERAL_HEADINGS = Doubt(0.8, "it has several headings")
SECTION_BY_OCR = Doubt(0.9, "it was read by OCR")
HOLDS_MISSING_SECTION = Doubt(0.75, "it may hold a missing section")
HOLDS_HEADING = Doubt(0.5, "a line in it reads as the heading of a missing section")
HOLDS_HEADING_LOOK = Doubt(0.5, "a line in it is set as the headings are")
OUT_OF_ORDER = Doubt(0.85, "it stands out of order, and a section is missing")
BESIDE_EMPTY = Doubt(0.6, "it may hold the text of the empty section beside it")
HOLDS_TITLE = Doubt(0.6, "title and summary, which were not found, may stand in it")
# Of a callout
NO_CRITERION = Doubt(0.3, "it fits none of the criteria")
OTHER_WORDS = Doubt(0.95, "its words differ from the criterion’s")
QUITE_OTHER_WORDS = Doubt(0.85, "its words differ much from the criterion’s")
BREAKS_OFF = Doubt(0.7, "it breaks off")
CALLOUT_BY_OCR = Doubt(0.97, "it was read by OCR")
# Of any text
DOUBTFUL_TEXT = Doubt(0.5, "some of its words may not be what the page shows")


@dataclass(slots=True)
class _Doubts:
    """All that speaks against one finding; ``best`` is its confidence when nothing does.

    What a person said is sure.
    """

    held: list[Doubt] = field(default_factory=list)
    best: float = BEST

    def add(self, holds: bool, doubt: Doubt) -> None:
        if holds:
            self.held.append(doubt)

    @property
    def confidence(self) -> float:
        return round(self.best * prod(doubt.share for doubt in self.held), 2)

    def notice(self, what: str, page: int | None) -> list[Notice]:
        """A warning that says what to check, when there is reason to."""
        if self.confidence >= LOOK:
            return []
        sure = f"{self.confidence:.0%}".replace("%", " %")
        message = f"{what} is only {sure} sure: {'; '.join(doubt.words for doubt in self.held)}."
        return [Notice("low-confidence", message, page)]


def rate_findings(document: Document, profile: Profile) -> Document:
    """Give the title block's fields, sections and callouts a confidence, 0–1.

    It is the share of findings with the same doubts that were right over the benchmark, not a
    score of likeness. What is under LOOK brings a warning that names the doubts.
    """
    notices: list[Notice] = []
    confidences, found = _metadata(document, profile)
    notices += found
    sections = []
    vocabulary = learn(document.texts, document.findings.language)
    around = survey(document, measure(document.pages, document.flow), vocabulary)
    for section in document.findings.sections:
        doubts = _of_section(section, document, profile, around)
        passages = tuple(_rated(passage, document) for passage in section.passages)
        sections.append(section._replace(passages=passages, confidence=doubts.confidence))
        notices += doubts.notice(f"The section “{section.heading}”", section.lines[0].page)
    callouts = []
    for callout in document.findings.callouts:
        doubts = _of_callout(callout, document)
        callouts.append(callout._replace(confidence=doubts.confidence))
        if callout.criterion is not None:
            notices += doubts.notice(f"The box “{callout.text[:60]}”", callout.page)
    return document.with_findings(
        confidences=confidences, sections=tuple(sections), callouts=tuple(callouts)
    ).warn(notices)


def _rated(passage: Passage, document: Document) -> Passage:
    """``passage`` with its confidence, where some of its words or its figures are doubted."""
    doubts = _Doubts()
    doubts.add(not passage.corrected and _doubted(passage.lines, document), DOUBTFUL_TEXT)
    figures = not passage.corrected and bool(_ROW_OF_FIGURES.search(passage.text))
    doubts.add(figures, FIGURES_IN_A_ROW)
    return passage._replace(confidence=doubts.confidence if doubts.held else None)


def _metadata(document: Document, profile: Profile) -> tuple[Confidences, list[Notice]]:
    findings = document.findings
    block = findings.heading_block
    title = _of_field("title", findings, _of_title(document, profile))
    place, years = (
        _of_field(field, findings, _of_place(findings)) for field in ("location", "period")
    )
    lead = _of_lead(document, profile)
    page = next((c.line.page for c in document.claims.values() if c.role is Role.TITLE), None)
    notices: list[Notice] = []
    if block.title:
        notices += title.notice("The title", page)
    if block.period:
        notices += years.notice("The line with place and years", page)
    if findings.lead:
        notices += lead.notice("The summary", findings.lead[0].lines[0].page)
    return (
        Confidences(
            language=round(min(BEST, findings.language_score), 2) if findings.language else None,
            title=title.confidence if block.title else None,
            location=place.confidence if block.location else None,
            period=years.confidence if block.period else None,
            summary=lead.confidence if findings.lead else None,
        ),
        notices,
    )


def _of_field(name: str, findings: Findings, doubts: _Doubts) -> _Doubts:
    """``doubts`` of a field; none of one that a person gave."""
    return _Doubts(best=1.0) if name in findings.heading_block.by_hand else doubts


def _of_title(document: Document, profile: Profile) -> _Doubts:
    doubts = _Doubts()
    block = document.findings.heading_block
    measures = measure(document.pages, document.flow)
    lines = document.claimed_as(Role.TITLE)
    text = block.title or ""
    undated = block.period is None and profile.prints_years
    doubts.add(undated, NO_YEARS)
    doubts.add(not (block.from_fact or _set_off(lines, measures)), SET_LIKE_TEXT)
    doubts.add(len(text.split()) > WORDS_OF_TITLE, LONG_TITLE)
    doubts.add(text.endswith((".", ";", ",")), ENDS_LIKE_SENTENCE)
    doubts.add(_doubted([line.id for line in lines], document), DOUBTFUL_TEXT)
    return doubts


def _set_off(lines: Sequence[Line], measures: Measures) -> bool:
    """Whether lines are larger than the body, bold, or in capitals."""
    letters = [c for line in lines for c in line.text if c.isalpha()]
    if letters and all(c.isupper() for c in letters):
        return True
    return any(is_larger(line.size, measures.size) or line.bold != measures.bold for line in lines)


def _of_place(findings: Findings) -> _Doubts:
    doubts = _Doubts()
    block = findings.heading_block
    doubts.add("(" not in (block.subtitle or "("), NO_BRACKETS)
    doubts.add(block.title is None, NO_TITLE)
    return doubts


def _of_lead(document: Document, profile: Profile) -> _Doubts:
    findings = document.findings
    left = [passage for passage in findings.lead if not passage.corrected]
    if not left:
        return _Doubts(best=1.0)
    doubts = _Doubts()
    undated = findings.heading_block.period is None and profile.subtitle is not None
    doubts.add(undated, NO_YEARS_ABOVE)
    doubts.add(_breaks_off(findings.lead), SUMMARY_BREAKS_OFF)
    doubts.add(any(starts_lower(p.text) for p in left), PART_INSIDE_SENTENCE)
    doubts.add(any(p.kind == "item" for p in left), HOLDS_LIST)
    lines = [line for passage in left for line in passage.lines]
    doubts.add(_doubted(lines, document), DOUBTFUL_TEXT)
    return doubts


def _of_section(
    section: Section, document: Document, profile: Profile, around: Surroundings
) -> _Doubts:
    doubts = _Doubts(best=1.0 if section.by_hand else BEST)
    passages = section.passages
    left = [passage for passage in passages if not passage.corrected]
    doubts.add(BARELY <= section.confidence < SET_AS_HEADING, HEADING_BY_WORDS)
    doubts.add(section.confidence < BARELY, HEADING_UNLIKE_ONE)
    doubts.add(not passages, EMPTY)
    doubts.add(_breaks_off(passages), SECTION_BREAKS_OFF)
    doubts.add(
        any(starts_lower(p.text) for p in left if p.kind == "paragraph"),
        PARAGRAPH_INSIDE_SENTENCE,
    )
    doubts.add(_has_shreds(passages), PARAGRAPH_BREAKS_OFF)
    doubts.add(any(_ROW_OF_FIGURES.search(p.text) for p in left), FIGURES_IN_A_ROW)
    joins = (holds_unsure_join([document.by_id[i] for i in p.lines], around) for p in left)
    doubts.add(any(joins), MAY_BE_TWO)
    doubts.add(bool(section.more_headings), SEVERAL_HEADINGS)
    if not section.by_hand:
        _structure(section, document, profile, doubts)
    lines = [line for passage in left for line in passage.lines]
    doubts.add(_by_ocr(lines, document), SECTION_BY_OCR)
    doubts.add(_doubted([*section.lines, *lines], document), DOUBTFUL_TEXT)
    return doubts


def _breaks_off(passages: Sequence[Passage]) -> bool:
    return any(not last.corrected and not ends_sentence(last.text) for last in passages[-1:])


def _has_shreds(passages: Sequence[Passage]) -> bool:
    """Whether a paragraph before the last is not closed: a table's head, a title, a caption.

    A sub-heading is known for one: it is less prominent than the headings that were found.
    """
    return any(
        p.kind == "paragraph" and not (p.corrected or p.level or ends_sentence(p.text))
        for p in passages[:-1]
    )


def _structure(section: Section, document: Document, profile: Profile, doubts: _Doubts) -> None:
    """Doubt a section that may hold what headings or a title, not found, should have parted."""
    sections = document.findings.sections
    missing = missing_sections(sections, profile)
    doubts.add(may_hold_missing(section, sections, profile), HOLDS_MISSING_SECTION)
    doubts.add(holds_missing_heading(section, document.by_id, missing, profile), HOLDS_HEADING)
    measures = measure(document.pages, document.flow)
    alike = holds_heading_look(section, sections, document.by_id, measures)
    doubts.add(alike, HOLDS_HEADING_LOOK)
    doubts.add(section.key in out_of_order(sections, profile), OUT_OF_ORDER)
    doubts.add(section.key in beside_empty(sections), BESIDE_EMPTY)
    findings = document.findings
    bare = findings.heading_block.title is None and not findings.lead
    doubts.add(bare and section is sections[0], HOLDS_TITLE)


def _of_callout(callout: Callout, document: Document) -> _Doubts:
    if callout.tied:
        return _Doubts(best=1.0)
    doubts = _Doubts()
    doubts.add(callout.criterion is None, NO_CRITERION)
    doubts.add(FITS <= callout.score < FITS_WELL, OTHER_WORDS)
    doubts.add(
        callout.criterion is not None and callout.score < FITS,
        QUITE_OTHER_WORDS,
    )
    if not callout.corrected:
        doubts.add(callout.text.rstrip().endswith((",", "-")), BREAKS_OFF)
        doubts.add(_by_ocr(callout.lines, document), CALLOUT_BY_OCR)
        doubts.add(_doubted(callout.lines, document), DOUBTFUL_TEXT)
    return doubts


def _by_ocr(lines: Iterable[LineId], document: Document) -> bool:
    return any(document.page(number).ocr for number in {line.page for line in lines})


def _doubted(lines: Iterable[LineId], document: Document) -> bool:
    return not {doubt.line for doubt in document.doubts}.isdisjoint(lines)
