"""The account of a document's lines in full: what each became, why, and where it went.

It is what the review pages draw. A run holds those of all its documents at once, so they are
packed to be passed between processes and to be stored: some eight kilobytes for five pages.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from pydantic import TypeAdapter

from pipeline.model.document import Document
from pipeline.model.evidence import Evidence
from pipeline.model.findings import Findings, Passage
from pipeline.model.geometry import Edges
from pipeline.model.page import LineId, Page
from pipeline.model.roles import Claim, Role


class PageSize(NamedTuple):
    """A page's number and its size in points; 0 by 0 where the source has no pages of its own."""

    number: int
    width: float
    height: float


class LineEntry(NamedTuple):
    """One line: where it stands, what it says, what it was claimed as, on what evidence.

    ``bbox`` is x0, top, x1, bottom in points; ``part`` is the part of the record that holds its
    text, such as ``title``, ``summary.0`` or ``sections.contexte.passages.2``, and empty where the
    record leaves it out.
    """

    page: int
    number: int
    bbox: Edges | None
    text: str
    role: str
    stage: str
    evidence: Evidence
    score: float
    part: str


@dataclass(frozen=True, slots=True)
class Account:
    """All pages and lines of one document."""

    pages: tuple[PageSize, ...] = ()
    lines: tuple[LineEntry, ...] = ()

    def pack(self) -> bytes:
        """As few bytes; ``unpack`` makes an equal account of them."""
        return zlib.compress(_packing().dump_json((self.pages, self.lines)))


def unpack(packed: bytes) -> Account:
    """The account in ``packed``; an empty one in no bytes."""
    return Account(*_packing().validate_json(zlib.decompress(packed))) if packed else Account()


@lru_cache(maxsize=1)
def _packing() -> TypeAdapter[tuple[tuple[PageSize, ...], tuple[LineEntry, ...]]]:
    return TypeAdapter(tuple[tuple[PageSize, ...], tuple[LineEntry, ...]])


def account_of(document: Document) -> Account:
    """The account of ``document``, which has run through the stages."""
    parts = _parts(document)
    composed = {page.number for page in document.pages if page.composed}
    entries = []
    for line in document.lines:
        claim = document.claims.get(line.id) or Claim(line.id, Role.UNPLACED, "", (), 0.0)
        entries.append(
            LineEntry(
                line.page,
                line.number,
                line.box.rounded if line.box and line.page not in composed else None,
                line.text,
                str(claim.role),
                claim.stage,
                claim.evidence,
                round(claim.score, 2),
                parts.get(line.id, ""),
            )
        )
    return Account(tuple(_size(page) for page in document.pages), tuple(entries))


def _size(page: Page) -> PageSize:
    if page.composed:
        return PageSize(page.number, 0.0, 0.0)
    return PageSize(page.number, round(page.width, 1), round(page.height, 1))


def _parts(document: Document) -> dict[LineId, str]:
    """The path of the part of the record that prints a line, for each that is printed."""
    found = document.findings
    parts = dict(_claimed(document))
    named = chain(
        _of_passages("summary", found.lead),
        ((f"summary_tables.{at}", table.lines) for at, table in enumerate(found.lead_tables)),
        _of_sections(found),
        ((f"callouts.{at}", callout.lines) for at, callout in enumerate(found.callouts)),
        ((f"footnotes.{at}", note.lines) for at, note in enumerate(found.notes)),
        _of_passages("about", found.about),
        ((f"facts.{at}", fact.lines) for at, fact in enumerate(found.facts)),
    )
    for path, lines in named:
        parts.update(dict.fromkeys(lines, path))
    return parts


def _claimed(document: Document) -> Iterator[tuple[LineId, str]]:
    """The lines whose role alone says where the record has them."""
    for role in (Role.TITLE, Role.SUBTITLE):
        for line in document.claimed_as(role):
            yield line.id, role.value
    for at, line in enumerate(document.claimed_as(Role.UNPLACED)):
        yield line.id, f"unplaced.{at}"


def _of_sections(found: Findings) -> Iterator[tuple[str, Iterable[LineId]]]:
    for section in found.sections:
        yield f"sections.{section.key}.heading", section.lines
        yield from _of_passages(f"sections.{section.key}.passages", section.passages)
        for role in (Role.TABLE, Role.FIGURE, Role.QUOTE):
            listed = (aside for aside in section.asides if aside.role is role)
            for at, aside in enumerate(listed):
                yield f"sections.{section.key}.{role}s.{at}", aside.lines


def _of_passages(path: str, passages: Iterable[Passage]) -> Iterator[tuple[str, Iterable[LineId]]]:
    for at, passage in enumerate(passages):
        yield f"{path}.{at}", passage.lines
