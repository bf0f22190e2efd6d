"""The account of a document's lines in full: what each became, why, and where it went.

It is what the review pages draw. A run holds those of all its documents at once, so they travel
between processes and wait in the store packed: some eight kilobytes for five pages.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from operator import attrgetter

from pipeline.document import Document
from pipeline.findings import Findings, Passage
from pipeline.page import Box, LineId
from pipeline.roles import Role

BBox = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class PageSize:
    """A page's number and its size in points; 0 by 0 where the source has no geometry."""

    number: int
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class LineEntry:
    """One line: where it stands, what it says, what it was claimed as, on what evidence.

    ``bbox`` is x0, top, x1, bottom in points; ``part`` is the part of the record that holds its
    text, such as ``title``, ``summary.0`` or ``sections.contexte.passages.2``, and empty where the
    record leaves it out.
    """

    page: int
    number: int
    bbox: BBox | None
    text: str
    role: str
    stage: str
    evidence: str
    score: float
    part: str


# Not dataclasses.astuple: its deep copy of every line takes twice as long as the rest of packing.
_PAGE_FIELDS = attrgetter(*(field.name for field in fields(PageSize)))
_LINE_FIELDS = attrgetter(*(field.name for field in fields(LineEntry)))


@dataclass(frozen=True, slots=True)
class Account:
    """All pages and lines of one document."""

    pages: tuple[PageSize, ...] = ()
    lines: tuple[LineEntry, ...] = ()

    def pack(self) -> bytes:
        """As few bytes; ``unpack`` makes an equal account of them."""
        told = [list(map(_PAGE_FIELDS, self.pages)), list(map(_LINE_FIELDS, self.lines))]
        return zlib.compress(json.dumps(told, ensure_ascii=False).encode(), 6)


def unpack(packed: bytes) -> Account:
    """The account in ``packed``; an empty one in no bytes."""
    if not packed:
        return Account()
    pages, lines = json.loads(zlib.decompress(packed))
    return Account(
        tuple(PageSize(*page) for page in pages),
        tuple(_entry(*line) for line in lines),
    )


def account_of(document: Document) -> Account:
    """The account of ``document``, which has run through the stages."""
    parts = dict(_parts(document))
    entries = []
    for line in document.lines:
        claim = document.claims.get(line.id)
        entries.append(
            LineEntry(
                page=line.page,
                number=line.number,
                bbox=_bbox(line.box),
                text=line.text,
                role=(claim.role if claim else Role.UNPLACED).value,
                stage=claim.stage if claim else "",
                evidence=claim.evidence if claim else "",
                score=round(claim.score, 2) if claim else 0.0,
                part=parts.get(line.id, ""),
            )
        )
    pages = (PageSize(p.number, round(p.width, 1), round(p.height, 1)) for p in document.pages)
    return Account(tuple(pages), tuple(entries))


def _entry(page: int, number: int, bbox: list[float] | None, *rest: str | float) -> LineEntry:
    return LineEntry(page, number, tuple(bbox) if bbox else None, *rest)  # type: ignore[arg-type]


def _bbox(box: Box | None) -> BBox | None:
    if box is None:
        return None
    return round(box.x0, 1), round(box.top, 1), round(box.x1, 1), round(box.bottom, 1)


def _parts(document: Document) -> Iterator[tuple[LineId, str]]:
    """Each line that the record prints, with the path of the part that prints it."""
    found = document.findings
    yield from _claimed(document)
    yield from _of_passages("summary", found.lead)
    yield from _of_sections(found)
    for at, callout in enumerate(found.callouts):
        yield from _named(f"callouts.{at}", callout.lines)
    for at, note in enumerate(found.notes):
        yield from _named(f"footnotes.{at}", note.lines)
    yield from _of_passages("about", found.about)
    for at, fact in enumerate(found.facts):
        yield from _named(f"facts.{at}", fact.lines)


def _claimed(document: Document) -> Iterator[tuple[LineId, str]]:
    """The lines whose role alone says where the record has them."""
    unplaced = 0
    for line in document.lines:
        role = document.role(line)
        if role in (Role.TITLE, Role.SUBTITLE):
            yield line.id, role.value
        elif role is Role.UNPLACED:
            yield line.id, f"unplaced.{unplaced}"
            unplaced += 1


def _of_sections(found: Findings) -> Iterator[tuple[LineId, str]]:
    for section in found.sections:
        yield from _named(f"sections.{section.key}.heading", section.lines)
        yield from _of_passages(f"sections.{section.key}.passages", section.passages)
        for role in (Role.TABLE, Role.FIGURE, Role.QUOTE):
            listed = (aside for aside in section.asides if aside.role is role)
            for at, aside in enumerate(listed):
                yield from _named(f"sections.{section.key}.{role.value}s.{at}", aside.lines)


def _of_passages(path: str, passages: Iterable[Passage]) -> Iterator[tuple[LineId, str]]:
    for at, passage in enumerate(passages):
        yield from _named(f"{path}.{at}", passage.lines)


def _named(path: str, lines: Iterable[LineId]) -> Iterator[tuple[LineId, str]]:
    for line in lines:
        yield line, path
