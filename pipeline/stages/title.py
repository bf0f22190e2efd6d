"""Title, “place (years)”, and the lead between them and the first section."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from pipeline.layout.metrics import Measures, is_larger, measure
from pipeline.layout.passages import build_passages
from pipeline.layout.place_and_years import Dateline, find_dateline
from pipeline.layout.setting import survey
from pipeline.layout.title_block import title_lines, with_title_whole
from pipeline.layout.title_looks import LINES_OF_TITLE
from pipeline.matching.case_openers import is_case_opener
from pipeline.matching.periods import match_subtitle, match_years
from pipeline.matching.series import guide_phrase
from pipeline.model.document import Document
from pipeline.model.evidence import SignalKind, evidence_of
from pipeline.model.findings import TitleBlock
from pipeline.model.page import Line
from pipeline.model.roles import Notice, Role
from pipeline.profile.model import Profile
from pipeline.text.characters import letters
from pipeline.text.gazetteer import are_places
from pipeline.text.hyphens import learn
from pipeline.text.joining import join_lines
from pipeline.text.years import Subtitle, spell_years

# Programmes are planned for seven years, as those of the European Union, or for ten.
YEARS_AHEAD = 10


def claim_title(document: Document, profile: Profile) -> Document:
    """Claim title, subtitle and lead: what the flow holds before the first section's heading.

    The subtitle is known by its years; the title is the block of one look above it (or below,
    where it is larger); what follows is the lead. Without a subtitle, the title is the largest
    type before the first heading. Where the profile says that a fact gives the title, large type
    that says something else stays unplaced.
    """
    lines = _before_first_section(document)
    labels = _series_labels(lines, profile)
    document = document.claim(labels, Role.GUIDE, "title", evidence_of(SignalKind.NAMES_SERIES))
    lines = with_title_whole([line for line in lines if line not in labels])
    if not lines:
        document = _with_facts(document, profile)
        block, page = document.findings.heading_block, _page_of_years(document, profile)
        missing = Notice("missing-title", "No title was found before the sections; add it by hand.")
        notices = period_notices(block, page or document.pages[0].number)
        return document.warn(notices if block.title else [missing, *notices])
    measures = measure(document.pages, document.flow)
    place = find_dateline(lines, measures, profile) if profile.subtitle else None
    title = title_lines(lines, place, measures)
    if place and not title and not _names_place(place, profile):
        place, title = None, title_lines(lines, None, measures)
    subtitle = list(lines[place.start : place.end]) if place else []
    used = [*title, *subtitle]
    if stated := _stated(document, profile).get("title"):
        set_aside = [line for line in title if is_larger(line.size, measures.size)]
        printed = letters("".join(line.text for line in title))
        title = title if printed == letters(stated) else []
        used = [*(title or set_aside), *subtitle]
    document = _claimed(document, title, subtitle, place, profile)
    document = _lead(document, lines, used, measures)
    document = _with_facts(document, profile)
    block = document.findings.heading_block
    dated = lines[place.start].page if place else _page_of_years(document, profile)
    document = document.warn(period_notices(block, dated or lines[0].page))
    return document.warn(missing_fields(block, lines[0].page, profile))


def _names_place(place: Dateline, profile: Profile) -> bool:
    """Whether ``place`` is no title that ends in a year: in brackets, or a known place's name."""
    where = place.subtitle.location
    return where is None or place.subtitle.bracketed or are_places(where, profile.languages)


def _before_first_section(document: Document) -> list[Line]:
    lines: list[Line] = []
    headings = {line for heading in document.findings.headings for line in heading.lines}
    for line in document.flow:
        if line.id in headings:
            break
        if line.id not in document.claims:
            lines.append(line)
    return lines


def _series_labels(lines: Sequence[Line], profile: Profile) -> list[Line]:
    """Lines above the title that only say what series this is (“MIEUX – Études de cas 3”).

    And those that only say that a case begins.
    """
    named = re.compile(f"(?:{letters(profile.key)})?(.*?)(?:{letters(profile.key)})?\\d*")
    return [
        line
        for line in lines[:LINES_OF_TITLE]
        if guide_phrase(line.text, profile)
        or ((found := named.fullmatch(letters(line.text))) and guide_phrase(found[1], profile))
        or is_case_opener(line.text, profile)
    ]


def _claimed(
    document: Document,
    title: Sequence[Line],
    subtitle: Sequence[Line],
    place: Dateline | None,
    profile: Profile,
) -> Document:
    vocabulary = learn(document.texts, document.findings.language)
    vocabulary = replace(vocabulary, display=True)
    joined = join_lines(title, vocabulary)
    printed = join_lines(subtitle, vocabulary)
    found = place.subtitle if place else None
    block = TitleBlock(
        title=joined.text or None,
        subtitle=printed.text or None,
        location=_location(found, printed.text, profile) if found else None,
        period=found.period if found else None,
        periods=found.periods if found else (),
        removed=joined.removed + printed.removed,
    )
    document = document.claim(title, Role.TITLE, "title", evidence_of(SignalKind.TITLE_BLOCK))
    dated = evidence_of(SignalKind.PLACE_AND_YEARS)
    document = document.claim(subtitle, Role.SUBTITLE, "title", dated)
    return document.with_findings(heading_block=block)


def _with_facts(document: Document, profile: Profile) -> Document:
    """Take title, place and years from the fact box where the profile says that it gives them."""
    block = document.findings.heading_block
    stated = _stated(document, profile)
    title, place, years = map(stated.get, ("title", "location", "period"))
    found = match_years(years, profile) if years else None
    block = replace(
        block,
        title=block.title or title,
        location=block.location or place,
        period=block.period or found,
        from_fact=bool(title) and not block.title,
    )
    return document.with_findings(heading_block=block)


def _page_of_years(document: Document, profile: Profile) -> int | None:
    """The page of the fact box's line that gives the years."""
    keys = {fact.key for fact in profile.facts if fact.gives == "period"}
    return next((fact.page for fact in document.findings.facts if fact.key in keys), None)


def _stated(document: Document, profile: Profile) -> Mapping[str, str]:
    """What the fact box says of the fields that the profile says it gives."""
    said = {fact.key: fact.text for fact in reversed(document.findings.facts) if fact.text}
    return {fact.gives: said[fact.key] for fact in profile.facts if fact.gives and fact.key in said}


def _location(found: Subtitle, printed: str, profile: Profile) -> str | None:
    """The place with its line breaks undone as joining undoes them."""
    again = match_subtitle(printed, profile)
    if not again or not again.location or not found.location:
        return found.location
    return again.location if letters(again.location) == letters(found.location) else found.location


def _lead(
    document: Document, lines: Sequence[Line], used: Sequence[Line], measures: Measures
) -> Document:
    """Claim what follows title and subtitle; what stands before them stays unplaced."""
    taken = {line.id for line in used}
    last = max((at for at, line in enumerate(lines) if line.id in taken), default=-1)
    rest = lines[last + 1 :]
    vocabulary = learn(document.texts, document.findings.language)
    lead = build_passages(rest, survey(document, measures, vocabulary))
    evidence = evidence_of(SignalKind.BEFORE_FIRST_SECTION)
    return document.claim(rest, Role.BODY, "title", evidence).with_findings(lead=lead)


def period_notices(block: TitleBlock, page: int, this_year: int | None = None) -> list[Notice]:
    """Warnings where the years are several periods, or hardly what was meant, as a misprint is.

    ``this_year`` is that of the clock: what a publication tells of has begun.
    """
    if not block.period:
        return []
    notices: list[Notice] = []
    start, end = block.period
    whole, now = spell_years(start, end), this_year or date.today().year
    if block.periods:
        spelled = ", ".join(spell_years(*period) for period in block.periods)
        message = f"The years are several periods: {spelled}. They span {whole}."
        notices.append(Notice("several-periods", message, page))
    if end is not None and end < start:
        message = f"The years run backwards: {whole}. Compare them with the page."
        notices.append(Notice("years-run-backwards", message, page))
    if start > now or (end is not None and end > now + YEARS_AHEAD):
        message = (
            f"The years {whole} are still to come, or end far ahead, seen from {now}, when this "
            "was read. Compare them with the page."
        )
        notices.append(Notice("years-to-come", message, page))
    return notices


def missing_fields(block: TitleBlock, page: int, profile: Profile) -> list[Notice]:
    """A warning for each of title, place and years that is missing, unless a person said so."""
    notices: list[Notice] = []
    if block.title is None and "title" not in block.typed:
        beside = f" beside “{block.subtitle}”, which has years" if block.subtitle else ""
        notices.append(
            Notice("missing-title", f"No title was found{beside}; add it by hand.", page)
        )
    if block.period is None and profile.prints_years and "period" not in block.typed:
        where = "under the title" if profile.subtitle else "in a fact box"
        message = f"No place and years were found {where}; add them by hand."
        notices.append(Notice("missing-place-and-years", message, page))
    elif block.location is None and profile.prints_years and "location" not in block.typed:
        notices.append(
            Notice("missing-place", "No place was found beside the years; add it by hand.", page)
        )
    return notices
