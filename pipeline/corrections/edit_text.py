"""Corrections of what a part of the record says: its text, its criterion, where a passage ends."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from pipeline.corrections.locate import find_line
from pipeline.corrections.store import Change
from pipeline.layout.passages import is_item
from pipeline.layout.regions import regions_of
from pipeline.model.document import Document
from pipeline.model.findings import Callout, Findings, Note, NoteLink, Passage, TitleBlock
from pipeline.model.page import Line, LineId
from pipeline.model.period import Period
from pipeline.profile.model import Profile
from pipeline.text.urls import comparable, find_urls
from pipeline.text.years import spell_years

BLANK_LINE = "\n\n"
_YEARS = re.compile(r"(\d{4})(?:\s*([–-])\s*(\d{4})?)?")
Rewrite = Callable[[tuple[Passage, ...]], tuple[Passage, ...]]


class DoesNotFit(Exception):
    """The part that a correction is for is not there, or does not say what it said."""


def set_text(document: Document, change: Change, profile: Profile) -> Document:
    """Give a passage, a callout or a note another text; raises DoesNotFit."""
    line, findings = anchored(document, change), document.findings

    def passages(listed: tuple[Passage, ...]) -> tuple[Passage, ...]:
        return tuple(_reworded(p, change) if line in p.lines else p for p in listed)

    def note(one: Note) -> Note:
        one = one._replace(text=_now(one.text, change), corrected=True)
        return one._replace(links=_links(one))

    changed = replace(
        with_passages(findings, passages),
        callouts=tuple(
            one._replace(text=_now(one.text, change), corrected=True) if line in one.lines else one
            for one in findings.callouts
        ),
        notes=tuple(note(one) if line in one.lines else one for one in findings.notes),
    )
    if changed == findings and change.was != change.now:
        raise DoesNotFit
    return replace(document, findings=changed)


def set_field(document: Document, change: Change, profile: Profile) -> Document:
    """Give the case another title, place, language or other years; raises DoesNotFit."""
    if change.part == "language":
        _check(document.findings.language, change)
        return document.with_findings(language=change.now)
    block = _block(document.findings.heading_block, change)
    given = frozenset({change.part})
    block = replace(block, by_hand=block.by_hand | given, typed=block.typed | given)
    return document.with_findings(heading_block=block)


def set_criterion(document: Document, change: Change, profile: Profile) -> Document:
    """Tie a callout to another criterion, or to none; raises DoesNotFit."""
    line = anchored(document, change)
    numbers = {criterion.key: criterion.number for criterion in profile.criteria}
    if change.now is not None and change.now not in numbers:
        raise DoesNotFit

    def tied(callout: Callout) -> Callout:
        _check(callout.criterion, change)
        number = numbers[change.now] if change.now else None
        score = 1.0 if change.now else 0.0
        return callout._replace(
            criterion=change.now, number=number, score=score, corrected=True, tied=True
        )

    callouts = document.findings.callouts
    if not any(line in callout.lines for callout in callouts):
        raise DoesNotFit
    return document.with_findings(
        callouts=tuple(tied(c) if line in c.lines else c for c in callouts)
    )


def split_passage(document: Document, change: Change, profile: Profile) -> Document:
    """Cut the passage in two at the blank line of the correction; raises DoesNotFit."""
    line = anchored(document, change)
    texts = (change.now or "").split(BLANK_LINE)
    if len(texts) != 2 or not all(text.strip() for text in texts):
        raise DoesNotFit

    def cut(passages: tuple[Passage, ...]) -> tuple[Passage, ...]:
        out: list[Passage] = []
        for passage in passages:
            out += _cut(passage, texts, document, change) if line in passage.lines else [passage]
        return tuple(out)

    return _rewritten(document, cut)


def join_passages(document: Document, change: Change, profile: Profile) -> Document:
    """Make one passage of the one that the correction hangs on and the next; raises DoesNotFit."""
    line = anchored(document, change)

    def joined(passages: tuple[Passage, ...]) -> tuple[Passage, ...]:
        at = next((at for at, passage in enumerate(passages) if line in passage.lines), None)
        if at is None:
            return passages
        if at + 1 == len(passages):
            raise DoesNotFit
        first, second = passages[at : at + 2]
        _check(first.text + BLANK_LINE + second.text, change)
        whole = first._replace(
            text=f"{first.text} {second.text}",
            lines=first.lines + second.lines,
            footnotes=tuple(dict.fromkeys(first.footnotes + second.footnotes)),
            regions=regions_of([document.by_id[line] for line in first.lines + second.lines]),
            removed=first.removed + second.removed,
            corrected=True,
        )
        return (*passages[:at], whole, *passages[at + 2 :])

    return _rewritten(document, joined)


def anchored(document: Document, change: Change) -> LineId:
    """The line that a correction hangs on; raises DoesNotFit when it is not there."""
    line = find_line(document, change.page, change.at) if change.at else None
    if line is None:
        raise DoesNotFit
    return line.id


def with_passages(findings: Findings, rewrite: Rewrite) -> Findings:
    """``findings`` with the passages of lead, sections and closing text rewritten."""
    return replace(
        findings,
        lead=rewrite(findings.lead),
        sections=tuple(s._replace(passages=rewrite(s.passages)) for s in findings.sections),
        about=rewrite(findings.about),
    )


def _rewritten(document: Document, rewrite: Rewrite) -> Document:
    findings = with_passages(document.findings, rewrite)
    if findings == document.findings:
        raise DoesNotFit
    return replace(document, findings=findings)


def _check(found: str | None, change: Change) -> None:
    """Raise DoesNotFit unless what is there is what was corrected."""
    if (found or None) != (change.was or None):
        raise DoesNotFit


def _now(found: str, change: Change) -> str:
    _check(found, change)
    if not change.now:
        raise DoesNotFit
    return change.now


def _reworded(passage: Passage, change: Change) -> Passage:
    text = _now(passage.text, change)
    label = passage.label if passage.label and text.startswith(passage.label) else None
    return passage._replace(text=text, label=label, corrected=True)


def _links(note: Note) -> tuple[NoteLink, ...]:
    """The addresses that the note's new text prints, and those that only its annotations know."""
    printed = {comparable(url): NoteLink(url, "text") for url in find_urls(note.text)}
    hidden = (link for link in note.links if link.source == "annotation")
    return (*printed.values(), *(link for link in hidden if comparable(link.url) not in printed))


def _block(block: TitleBlock, change: Change) -> TitleBlock:
    if change.part == "title":
        _check(block.title, change)
        return replace(block, title=change.now or None)
    if change.part == "location":
        _check(block.location, change)
        return replace(block, location=change.now or None)
    if change.part == "period":
        years = block.period
        _check(spell_years(years.start, years.end) if years else None, change)
        return replace(block, period=parse_years(change.now), periods=())
    raise DoesNotFit


def parse_years(text: str | None) -> Period | None:
    """The period that ``text`` means, None when it is empty; raises DoesNotFit."""
    if not text:
        return None
    found = _YEARS.fullmatch(text.strip())
    if found is None:
        raise DoesNotFit
    start = int(found[1])
    end = int(found[3]) if found[3] else None if found[2] else start
    if end is not None and end < start:
        raise DoesNotFit
    return Period(start, end)


def _cut(
    passage: Passage, texts: Sequence[str], document: Document, change: Change
) -> list[Passage]:
    _check(passage.text, change)
    if "".join(texts[0].split()) + "".join(texts[1].split()) != "".join(passage.text.split()):
        raise DoesNotFit
    lines = [document.by_id[line] for line in passage.lines]
    if len(lines) < 2:  # each passage has a line of its own, by which it is known
        raise DoesNotFit
    at = min(max(1, _line_of(len("".join(texts[0].split())), lines)), len(lines) - 1)
    heads, tails = lines[:at], lines[at:]
    later = [marker for marker in passage.footnotes if _calls(tails, marker)]
    first = passage._replace(
        text=texts[0].strip(),
        lines=tuple(line.id for line in heads),
        footnotes=tuple(marker for marker in passage.footnotes if marker not in later),
        regions=regions_of(heads),
        corrected=True,
    )
    second = Passage(
        kind="item" if is_item(tails) else "paragraph",
        text=texts[1].strip(),
        lines=tuple(line.id for line in tails),
        footnotes=tuple(later),
        regions=regions_of(tails),
        corrected=True,
    )
    return [first, second]


def _line_of(characters: int, lines: Sequence[Line]) -> int:
    """The line that begins nearest after so many characters: joining took out a few."""
    begins, seen = [], 0
    for line in lines:
        begins.append(seen)
        seen += len("".join(line.text.split()))
    return min(range(len(lines)), key=lambda at: abs(begins[at] - characters))


def _calls(lines: Sequence[Line], marker: str) -> bool:
    return any(
        span.superscript and marker in re.findall(r"\w+|[*†‡§]+", span.text)
        for line in lines
        for span in line.spans
    )
