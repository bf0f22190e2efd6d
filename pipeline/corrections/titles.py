"""Title, place and years that persons gave: by the lines that print them, or by their words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from pipeline.corrections.rebuild import remaking
from pipeline.corrections.store import Change
from pipeline.corrections.take_out import without_line
from pipeline.layout.title_looks import LINES_OF_TITLE
from pipeline.matching.periods import match_subtitle
from pipeline.model.document import Document
from pipeline.model.evidence import SignalKind, evidence_of
from pipeline.model.findings import Passage, TitleBlock
from pipeline.model.page import Line
from pipeline.model.roles import Claim, Role
from pipeline.profile.model import Profile
from pipeline.text.characters import letters
from pipeline.text.hyphens import learn
from pipeline.text.joining import Joined, join_lines
from pipeline.text.years import spell_years

FIELDS = {"title": Role.TITLE, "location": Role.SUBTITLE, "period": Role.SUBTITLE}
"""The fields that lines print, and the role of those lines."""
_BETWEEN = " .,:;|·–—-"
"""What may stand between a title and the text that follows it on its line."""


def title_of(document: Document, role: Role = Role.TITLE) -> Joined:
    """What the lines of ``role`` print, put together."""
    vocabulary = replace(learn(document.texts, document.findings.language), display=True)
    return join_lines(document.claimed_as(role), vocabulary)


def retitled(document: Document, roles: set[Role], profile: Profile) -> Document:
    """``document`` with what its lines of ``roles`` say: the title, or place and years.

    What a person has typed stays.
    """
    title, subtitle = title_of(document), title_of(document, Role.SUBTITLE)
    block = replace(document.findings.heading_block, removed=title.removed + subtitle.removed)
    if Role.TITLE in roles and "title" not in block.typed:
        by_hand = block.by_hand | {"title"}
        block = replace(block, title=title.text or None, by_hand=by_hand, from_fact=False)
    if Role.SUBTITLE in roles:
        block = _dated(block, subtitle.text, profile)
    return document.with_findings(heading_block=block)


def lift_from_lead(document: Document, change: Change, profile: Profile) -> Document:
    """``document`` without the words of a field where they stand in the lead, or unplaced.

    Lines that print them become lines of title or subtitle; words at the beginning of a longer
    text are taken out of it.
    """
    if not change.now or change.part not in FIELDS:
        return document
    desk = remaking(document, profile)
    lead = [p for p in document.findings.lead if desk.as_printed(p)]
    unplaced = document.claimed_as(Role.UNPLACED)
    says = _SAYS[change.part](document.findings.heading_block, change.now, profile)
    for lines in ([desk.document.by_id[id] for p in lead for id in p.lines], unplaced):
        if run := _run_of(lines, says):
            return _claimed(document, run, change, profile)
    return _cut_from_lead(document, change) if change.part == "title" else document


def _dated(block: TitleBlock, text: str, profile: Profile) -> TitleBlock:
    found = match_subtitle(text, profile)
    place = found.location if found else text or None
    block = replace(block, subtitle=text or None)
    if "location" not in block.typed:
        block = replace(block, location=place, by_hand=block.by_hand | {"location"})
    if "period" not in block.typed:
        block = replace(
            block,
            period=found.period if found else None,
            periods=found.periods if found else (),
            by_hand=block.by_hand | {"period"},
        )
    return block


_Says = Callable[[str], bool]


def _says_title(block: TitleBlock, now: str, profile: Profile) -> _Says:
    """Whether a text is the title, or what the title that was found lacks of it."""
    whole, known = letters(now), letters(block.title or "")
    wanted = {whole, whole.removeprefix(known), whole.removesuffix(known)} - {""}
    return lambda text: letters(text) in wanted


def _says_place(block: TitleBlock, now: str, profile: Profile) -> _Says:
    wanted = letters(now)

    def says(text: str) -> bool:
        found = match_subtitle(text, profile)
        return wanted in (letters(text), letters(found.location or "") if found else "")

    return says


def _says_years(block: TitleBlock, now: str, profile: Profile) -> _Says:
    """Whether a text is these years, alone or behind the place: a sentence may end in years."""

    def says(text: str) -> bool:
        found = match_subtitle(text, profile)
        if found is None or spell_years(found.period.start, found.period.end) != now.strip():
            return False
        return not found.location or letters(found.location) == letters(block.location or "")

    return says


_SAYS = {"title": _says_title, "location": _says_place, "period": _says_years}


def _run_of(lines: Sequence[Line], says: _Says) -> Sequence[Line]:
    """The first of ``lines`` that together say what is sought."""
    for start in range(len(lines)):
        for end in range(start + 1, min(start + LINES_OF_TITLE, len(lines)) + 1):
            if says(" ".join(line.text for line in lines[start:end])):
                return lines[start:end]
    return ()


def _claimed(
    document: Document, lines: Sequence[Line], change: Change, profile: Profile
) -> Document:
    """``document`` with ``lines`` as those that print the field of ``change``."""
    role, evidence = FIELDS[change.part], evidence_of(SignalKind.CORRECTED, change.by)
    for line in lines:
        desk = remaking(document, profile)
        claim = Claim(line.id, role, "correction", evidence)
        document = replace(
            document,
            findings=without_line(document.findings, line.id, desk),
            claims={**document.claims, line.id: claim},
        )
    block = document.findings.heading_block
    title, subtitle = title_of(document), title_of(document, Role.SUBTITLE)
    printed = subtitle.text if role is Role.SUBTITLE else block.subtitle
    block = replace(block, subtitle=printed, removed=title.removed + subtitle.removed)
    return document.with_findings(heading_block=block)


def _cut_from_lead(document: Document, change: Change) -> Document:
    lead = [_without_beginning(passage, change.now or "") for passage in document.findings.lead]
    return document.with_findings(lead=tuple(lead))


def _without_beginning(passage: Passage, words: str) -> Passage:
    """``passage`` without ``words``, where it begins with them and goes on."""
    wanted, text = letters(words), passage.text
    longest = min(len(text), 2 * len(words))  # punctuation and spaces included
    end = next((at for at in range(1, longest) if letters(text[:at]) == wanted), None)
    if end is None or text[end].isalnum():
        return passage
    rest = text[end:].lstrip(_BETWEEN)
    return passage._replace(text=rest, label=None, corrected=True) if rest else passage
