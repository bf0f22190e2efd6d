"""The account of all lines and characters of one document, so that a loss would show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.model.document import Document
from pipeline.model.findings import Findings
from pipeline.model.report import RoleTotal
from pipeline.model.roles import Notice, Role

# What the account calls text that its page does not show.
HIDDEN = "hidden"
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
    """Lines and characters by role, in the order of Role; roles without lines count 0.

    Last comes what the pages do not show, which is in no line: stretches and their characters.
    """
    texts: dict[Role, list[str]] = {role: [] for role in Role}
    for line in document.lines:
        texts[document.role(line) or Role.UNPLACED].append(line.text)
    hidden = [one.text for page in document.pages for one in page.hidden]
    counted = [(role.value, own) for role, own in texts.items()] + [(HIDDEN, hidden)]
    return tuple(
        RoleTotal(name, len(own), sum(len("".join(text.split())) for text in own))
        for name, own in counted
    )


def balance(document: Document) -> Balance:
    """Compare the characters of all lines with those of the findings, white space apart.

    In: every line. Out: what the record prints, what was set aside as furniture, guide or
    unplaced, and what joining removed and says so. What persons put in or took out by their
    corrections counts on either side.
    """
    edited = document.edited
    went_in = count_characters([*document.texts, edited.added])
    came_out = count_characters([*printed(document), edited.taken])
    return Balance(spell(went_in - came_out), spell(came_out - went_in))


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
    yield from _texts(document.findings)


def count_characters(texts: Iterable[str]) -> Counter[str]:
    """How often each character stands in ``texts``, white space not counted."""
    return Counter("".join("".join(texts).split()))


def spell(counted: Counter[str]) -> str:
    """The characters counted, in their order in Unicode, each as often as it was counted."""
    return "".join(sorted(counted.elements()))


def _texts(findings: Findings) -> Iterator[str]:
    """All texts of the findings, and what joining removed from each."""
    block = findings.heading_block
    title = "" if block.from_fact else block.title  # that stands among the facts
    yield from (title or "", block.subtitle or "", block.removed)
    for passage in (*findings.lead, *findings.about):
        yield from (passage.text, passage.removed)
    for fact in findings.facts:
        yield from (fact.label, fact.text, fact.removed)
    for section in findings.sections:
        yield section.heading
        yield from section.more_headings
        for passage in section.passages:
            yield from (passage.text, passage.removed)
    for aside in (*findings.lead_tables, *(a for s in findings.sections for a in s.asides)):
        yield from (aside.caption or "", *(c for row in aside.rows for c in row))
        yield from (aside.text, aside.removed)
    yield from (heading.removed for heading in findings.headings)
    for callout in findings.callouts:
        yield from (callout.text, callout.removed)
    for note in findings.notes:
        yield from (note.printed_marker or note.marker, note.text, note.removed)
