"""The account of all lines and characters of one document, so that a loss would show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.model.report import RoleTotal
from pipeline.model.roles import Notice, Role

if TYPE_CHECKING:  # the process that only writes needs none of them
    from pipeline.model.document import Document
    from pipeline.model.findings import Findings, Passage
    from pipeline.model.page import LineId

_SET_ASIDE = frozenset({Role.FURNITURE, Role.GUIDE, Role.UNPLACED, None})


@dataclass(frozen=True, slots=True)
class Balance:
    """Characters that went in but nowhere out, and that came out without having gone in."""

    lost: str
    gained: str

    @property
    def is_balanced(self) -> bool:
        return not self.lost and not self.gained


def totals(document: Document) -> tuple[RoleTotal, ...]:
    """Lines and characters by role, in the order of Role; roles without lines count 0."""
    texts: dict[Role, list[str]] = {role: [] for role in Role}
    for line in document.lines:
        claim = document.claims.get(line.id)
        texts[claim.role if claim else Role.UNPLACED].append(line.text)
    return tuple(
        RoleTotal(role.value, len(own), _characters("".join(own))) for role, own in texts.items()
    )


def balance(document: Document) -> Balance:
    """Weigh the characters of all lines against those of the findings, white space apart.

    In: every line. Out: what the record prints, what was set aside as furniture, guide or
    unplaced, and what joining removed and says so. What persons put in or took out by their
    corrections counts on either side.
    """
    edited, findings = document.edited, document.findings
    # What was set aside is the same on either side, and left out of both.
    lines = {
        line.id: line.text
        for line in document.lines
        if (claim := document.claims.get(line.id)) and claim.role not in _SET_ASIDE
    }
    passages = [text for passage in _passages(findings) for text in _beside_lines(passage, lines)]
    went_in = Counter(_words([*lines.values(), edited.added]))
    came_out = Counter(_words([*passages, *_beside_passages(findings), edited.taken]))
    # Nearly all words are as often on either side; only the others' characters need to be counted.
    before, after = _unlike(went_in, came_out), _unlike(came_out, went_in)
    return Balance(_spell(before - after), _spell(after - before))


def conservation_notices(document: Document) -> list[Notice]:
    """A warning when characters were lost or gained, which no document should bring about."""
    account = balance(document)
    if account.is_balanced:
        return []
    return [
        Notice(
            "account-does-not-balance",
            f"Of this document {len(account.lost)} characters are missing from the record and "
            f"{len(account.gained)} were added; please report the file.",
        )
    ]


def printed(document: Document) -> Iterator[str]:
    """All texts that the characters of a document ended in, those that joining removed too."""
    for line in document.lines:
        if document.role(line) in _SET_ASIDE:
            yield line.text
    for passage in _passages(document.findings):
        yield from (passage.text, passage.removed)
    yield from _beside_passages(document.findings)


def _passages(findings: Findings) -> Iterator[Passage]:
    yield from findings.lead
    yield from findings.about
    for section in findings.sections:
        yield from section.passages


def _beside_lines(passage: Passage, lines: dict[LineId, str]) -> Iterator[str]:
    """What a passage holds beside lines that stand in it as they are: those leave ``lines``.

    Half of them do, and need not be counted.
    """
    at = 0
    for id in passage.lines:
        line = lines.get(id, "").strip()
        place = passage.text.find(line, at) if line else -1
        if place >= 0:
            yield passage.text[at:place]
            at = place + len(line)
            del lines[id]
    yield from (passage.text[at:], passage.removed)


def _beside_passages(findings: Findings) -> Iterator[str]:
    block = findings.heading_block
    yield from (block.title or "", block.subtitle or "", block.removed)
    for fact in findings.facts:
        yield from (fact.label, fact.text, fact.removed)
    for section in findings.sections:
        yield section.heading
        yield from section.more_headings
        for aside in section.asides:
            yield from (aside.caption or "", *(c for row in aside.rows for c in row))
            yield from (aside.text, aside.removed)
    yield from (heading.removed for heading in findings.headings)
    for callout in findings.callouts:
        yield from (callout.text, callout.removed)
    for note in findings.notes:
        yield from (note.marker, note.text, note.removed)


def _characters(text: str) -> int:
    """How many characters ``text`` has, white space not counted."""
    if text.isprintable():  # of white space only the blank is, and it is counted at once
        return len(text) - text.count(" ")
    return len("".join(text.split()))


def _words(texts: Iterable[str]) -> list[str]:
    return " ".join(texts).split()


def _unlike(words: Counter[str], others: Counter[str]) -> Counter[str]:
    """The characters of those ``words`` that are not as often among ``others``."""
    unlike = [word * count for word, count in words.items() if others.get(word) != count]
    return Counter("".join(unlike))


def _spell(counted: Counter[str]) -> str:
    return "".join(sorted(counted.elements()))
