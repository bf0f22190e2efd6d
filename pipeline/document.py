"""What the stages hand on: pages, claims on their lines, and what was made of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property

from pipeline.page import Box, Line, LineId, Page


class Role(StrEnum):
    """What a line is. Every line ends with exactly one."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    FACT = "fact"
    HEADING = "heading"
    BODY = "body"
    CALLOUT = "callout"
    TABLE = "table"
    FIGURE = "figure"
    QUOTE = "quote"
    FOOTNOTE = "footnote"
    FURNITURE = "furniture"
    GUIDE = "guide"
    ABOUT = "about"
    UNPLACED = "unplaced"


@dataclass(frozen=True, slots=True)
class Claim:
    """One stage's claim on one line, with its evidence in words and its score 0–1."""

    line: LineId
    role: Role
    stage: str
    evidence: str
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Notice:
    """A warning for the analyst: a stable code, one plain sentence, and where to look."""

    code: str
    message: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Region:
    """An area of a page that a finding came from."""

    page: int
    box: Box


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph or list item put together from its lines.

    ``removed`` holds the characters that joining took out (line-end hyphens, bullets, footnote
    calls), so that the ledger can account for every one of them.
    """

    kind: str
    text: str
    lines: tuple[LineId, ...]
    label: str | None = None
    footnotes: tuple[str, ...] = ()
    regions: tuple[Region, ...] = ()
    removed: str = ""
    corrected: bool = False


@dataclass(frozen=True, slots=True)
class Aside:
    """A table (``rows``), figure or pull quote (``text``) that stands among a section's passages.

    ``follows`` is the line of the running text before it.
    """

    role: Role
    caption: str | None
    rows: tuple[tuple[str, ...], ...]
    text: str
    lines: tuple[LineId, ...]
    region: Region | None
    page: int
    follows: LineId
    removed: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """One of the profile's sections with its passages in reading order.

    ``more_headings`` are those after the first, where the section has several.
    """

    key: str
    heading: str
    lines: tuple[LineId, ...]
    passages: tuple[Passage, ...] = ()
    more_headings: tuple[str, ...] = ()
    confidence: float = 1.0
    asides: tuple[Aside, ...] = ()


@dataclass(frozen=True, slots=True)
class Callout:
    """A criterion callout; ``criterion`` and ``number`` are None when none fits."""

    text: str
    criterion: str | None
    number: int | None
    score: float
    lines: tuple[LineId, ...]
    region: Region | None
    page: int
    removed: str = ""
    confidence: float = 1.0
    corrected: bool = False


@dataclass(frozen=True, slots=True)
class NoteLink:
    """A link of a note; ``source`` is ``text`` or ``annotation``."""

    url: str
    source: str


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote. ``called_from`` is filled in once the calls in the body are known."""

    marker: str
    text: str
    lines: tuple[LineId, ...]
    page: int
    links: tuple[NoteLink, ...] = ()
    accessed: str | None = None
    called_from: str | None = None
    regions: tuple[Region, ...] = ()
    removed: str = ""
    corrected: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """The place where a section begins."""

    key: str
    text: str
    lines: tuple[LineId, ...]
    score: float
    removed: str = ""


@dataclass(frozen=True, slots=True)
class Period:
    """Whole years; ``end`` is None while a case is still going on."""

    start: int
    end: int | None


@dataclass(frozen=True, slots=True)
class TitleBlock:
    """Title and “place (years)” as printed and as understood."""

    title: str | None = None
    subtitle: str | None = None
    location: str | None = None
    period: Period | None = None
    removed: str = ""


@dataclass(frozen=True, slots=True)
class Confidences:
    """How sure the fields of a case are, 0–1; None where a field is absent."""

    language: float | None = None
    title: float | None = None
    location: float | None = None
    period: float | None = None
    summary: float | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of the fact box; ``key`` is None where the profile does not know the label."""

    key: str | None
    label: str
    text: str
    lines: tuple[LineId, ...]
    page: int
    regions: tuple[Region, ...] = ()
    removed: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A country or region named in the location: ISO 3166-1 alpha-2 or UN M49."""

    name: str
    code: str
    scheme: str


@dataclass(frozen=True, slots=True)
class Entity:
    """A name found in a section's text."""

    text: str
    kind: str
    section: str
    source: str


@dataclass(frozen=True, slots=True)
class Acronym:
    """An acronym used, with the long form where the text gives it."""

    short: str
    long: str | None
    count: int


@dataclass(frozen=True, slots=True)
class Findings:
    """What the stages made of the claimed lines."""

    language: str | None = None
    language_score: float = 0.0
    heading_block: TitleBlock = TitleBlock()
    facts: tuple[Fact, ...] = ()
    headings: tuple[Heading, ...] = ()
    lead: tuple[Passage, ...] = ()
    asides: tuple[Aside, ...] = ()
    sections: tuple[Section, ...] = ()
    callouts: tuple[Callout, ...] = ()
    notes: tuple[Note, ...] = ()
    about: tuple[Passage, ...] = ()
    places: tuple[Place, ...] = ()
    entities: tuple[Entity, ...] = ()
    acronyms: tuple[Acronym, ...] = ()
    confidences: Confidences = Confidences()


@dataclass(frozen=True, slots=True)
class Edited:
    """Characters that persons' corrections took out of the record, and that they put in."""

    taken: str = ""
    added: str = ""


@dataclass(frozen=True)
class Document:
    """A read document on its way through the stages. Stages return a new one.

    ``flow`` holds the running text in reading order, once furniture, guide, notes and callouts
    are out of its way.
    """

    pages: tuple[Page, ...]
    flow: tuple[Line, ...] = ()
    claims: Mapping[LineId, Claim] = field(default_factory=dict)
    findings: Findings = field(default_factory=Findings)
    notices: tuple[Notice, ...] = ()
    edited: Edited = Edited()

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """All lines, page by page."""
        return tuple(line for page in self.pages for line in page.lines)

    @cached_property
    def by_id(self) -> Mapping[LineId, Line]:
        """Every line by its id."""
        return {line.id: line for line in self.lines}

    @cached_property
    def flowing(self) -> frozenset[LineId]:
        """The ids of the running text's lines."""
        return frozenset(line.id for line in self.flow)

    def page(self, number: int) -> Page:
        """The page with this 1-based number; raises KeyError when there is none."""
        return self._pages_by_number[number]

    @cached_property
    def _pages_by_number(self) -> Mapping[int, Page]:
        return {page.number: page for page in self.pages}

    def unclaimed(self, page: Page | None = None) -> list[Line]:
        """Lines nobody has claimed yet, of one page or of all."""
        lines = self.lines if page is None else page.lines
        return [line for line in lines if line.id not in self.claims]

    def role(self, line: Line) -> Role | None:
        """The role a line was given, if any."""
        claim = self.claims.get(line.id)
        return claim.role if claim else None

    def claim(
        self, lines: Iterable[Line], role: Role, stage: str, evidence: str, score: float = 1.0
    ) -> Document:
        """Claim ``lines``; raises ValueError when one of them is claimed already."""
        return self.with_claims(Claim(line.id, role, stage, evidence, score) for line in lines)

    def with_claims(self, claims: Iterable[Claim]) -> Document:
        """Add ``claims``; raises ValueError when a line would get two."""
        merged = dict(self.claims)
        for claim in claims:
            if claim.line in merged:
                raise ValueError(f"{claim.stage} claims {claim.line}, held by {merged[claim.line]}")
            merged[claim.line] = claim
        return replace(self, claims=merged)

    def found(self, **changes: object) -> Document:
        """A copy whose findings differ by ``changes`` (names of Findings' fields)."""
        return replace(self, findings=replace(self.findings, **changes))  # type: ignore[arg-type]

    def warn(self, notices: Sequence[Notice]) -> Document:
        """A copy with further warnings."""
        return replace(self, notices=self.notices + tuple(notices))
