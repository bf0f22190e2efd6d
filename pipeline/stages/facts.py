"""The fact box: lines such as “Country: …” that say what a case is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from pipeline.layout.fact_boxes import FactLines, find_facts
from pipeline.layout.fact_heads import label_at, parts_of, unknown_label
from pipeline.layout.metrics import measure
from pipeline.layout.reading_order import reading_order
from pipeline.layout.regions import regions_of
from pipeline.layout.tabled_facts import find_tabled_facts
from pipeline.layout.unlabelled_facts import find_unlabelled_facts
from pipeline.model.document import Document
from pipeline.model.evidence import SignalKind, evidence_of
from pipeline.model.findings import Fact
from pipeline.model.page import Line, LineId
from pipeline.model.roles import Claim, Notice, Role
from pipeline.profile.model import Profile, phrases
from pipeline.text.characters import letters
from pipeline.text.hyphens import Vocabulary, learn
from pipeline.text.joining import join_lines

# A label that the profile does not list is known by its place among others alone.
SCORE_OF_UNKNOWN_LABEL = 0.7
# A value without a label is known by what it says, in a box of such values.
SCORE_OF_VALUE_ALONE = 0.8


def claim_facts(document: Document, profile: Profile) -> Document:
    """Claim the lines of fact boxes, with the box's title.

    A box is known by two labels of the profile near each other. A label among them that the
    profile does not list is kept under its own words. In a series without facts, a box that is
    nothing but labels and values is one.
    """
    if not profile.facts:
        return _claim_tabled(document, profile)
    measures = measure(document.pages, document.lines)
    vocabulary = learn(document.texts, document.findings.language)
    facts: list[Fact] = []
    claims: dict[LineId, Claim] = {}
    for page in document.pages:
        lines = reading_order(document.unclaimed(page), measures.size)
        seen = {fact.key for fact in facts if fact.key}
        boxes = find_facts(lines, page, measures, profile, seen)
        known = [found for box in boxes for found in box]
        unlabelled = find_unlabelled_facts(lines, page, measures, profile, known, seen)
        for found in _as_printed([*known, *unlabelled], lines) if unlabelled else known:
            facts += _facts(found, vocabulary, profile)
            claims |= {line.id: _claim(line, found) for line in found.lines}
        if known or unlabelled:
            claims = {claim.line: claim for claim in _titles(lines, profile)} | claims
    document = document.with_claims(claims.values()).with_findings(facts=tuple(facts))
    return document.warn(facts_without_value(facts))


def _claim_tabled(document: Document, profile: Profile) -> Document:
    vocabulary = learn(document.texts, document.findings.language)
    facts: list[Fact] = []
    claims: list[Claim] = []
    for page in document.pages:
        for box in find_tabled_facts(document.unclaimed(page), page, profile):
            for found in box.facts:
                facts += _facts(found, vocabulary, profile)
                claims += [_claim(line, found) for line in found.lines]
            if box.title:
                evidence = evidence_of(SignalKind.FACTS_TITLE)
                claims.append(Claim(box.title.id, Role.GUIDE, "facts", evidence))
    return document.with_claims(claims).with_findings(facts=tuple(facts)) if facts else document


def facts_without_value(facts: Sequence[Fact]) -> list[Notice]:
    """A warning for the facts of which only the label was found: an empty cell, or one misread."""
    empty = [fact for fact in facts if not fact.text]
    if not empty:
        return []
    labels = ", ".join(f"“{fact.label.strip(' :：')}”" for fact in empty)
    message = f"Nothing was found for these labels of the fact box: {labels}; check the page."
    return [Notice("fact-without-value", message, empty[0].page)]


def _as_printed(facts: Sequence[FactLines], lines: Sequence[Line]) -> list[FactLines]:
    """``facts`` in the order in which their first lines stand."""
    places = {line.id: at for at, line in enumerate(lines)}
    return sorted(facts, key=lambda fact: places[fact.lines[0].id])


def _claim(line: Line, found: FactLines) -> Claim:
    if found.key:
        value = evidence_of(SignalKind.FACT_VALUE)
        return Claim(line.id, Role.FACT, "facts", value, SCORE_OF_VALUE_ALONE)
    if found.known:
        return Claim(line.id, Role.FACT, "facts", evidence_of(SignalKind.FACT_LABEL))
    among = evidence_of(SignalKind.AMONG_FACT_LABELS)
    return Claim(line.id, Role.FACT, "facts", among, SCORE_OF_UNKNOWN_LABEL)


def _titles(lines: Sequence[Line], profile: Profile) -> Iterator[Claim]:
    """The line over a box, or beside it, that only says that here are the facts."""
    known = {letters(phrase) for phrase in phrases(profile.facts_title)}
    for line in lines:
        if letters(line.text) in known:
            evidence = evidence_of(SignalKind.FACTS_TITLE)
            yield Claim(line.id, Role.GUIDE, "facts", evidence)


def _facts(found: FactLines, vocabulary: Vocabulary, profile: Profile) -> Iterator[Fact]:
    """The facts that stand in these lines: one, or several that a sign parts."""
    joined = join_lines(found.lines, vocabulary)
    if found.key:
        fact = _fact(joined.text, found, joined.removed, profile)
        yield fact._replace(key=found.key, label="", text=joined.text, removed=joined.removed)
        return
    parts = parts_of(joined.text, profile)
    signs = _without("".join(joined.text.split()), "".join("".join(parts).split()))
    for at, part in enumerate(parts):
        removed = joined.removed + signs if at == 0 else ""
        yield _fact(part, found, removed, profile)


def _fact(text: str, found: FactLines, removed: str, profile: Profile) -> Fact:
    skip, match = label_at(text, profile)
    label = skip + (match.label if match else unknown_label(text[skip:]))
    if label == skip:  # a label without a colon, known by where it stands
        label = len(found.lines[0].text.rstrip())
    value = text[skip + match.length if match else label :].strip(" :：|•·")
    printed = "".join((text[skip:label] + value).split())
    return Fact(
        key=match.fact.key if match else None,
        label=text[skip:label],
        text=value,
        lines=tuple(line.id for line in found.lines),
        page=found.lines[0].page,
        regions=regions_of(found.lines),
        removed=removed + _without("".join(text.split()), printed),
    )


def _without(text: str, printed: str) -> str:
    """The characters of ``text`` that are not in ``printed``, which are fewer."""
    return "".join((Counter(text) - Counter(printed)).elements())
