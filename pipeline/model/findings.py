"""What the stages make of the lines they claim: frozen values, each with its lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from pipeline.model.geometry import Box
from pipeline.model.page import LineId
from pipeline.model.period import Period
from pipeline.model.roles import Role


class Region(NamedTuple):
    """An area of a page that a finding came from."""

    page: int
    box: Box


class Passage(NamedTuple):
    """A paragraph or list item put together from its lines.

    ``removed`` holds the characters that joining took out (line-end hyphens, bullets, footnote
    calls), so that the ledger can account for every one of them. ``confidence`` is None where
    nothing speaks against its words. ``level`` is that of a sub-heading, 1 for the highest; 0 for
    text.
    """

    kind: str
    text: str
    lines: tuple[LineId, ...]
    label: str | None = None
    footnotes: tuple[str, ...] = ()
    regions: tuple[Region, ...] = ()
    removed: str = ""
    corrected: bool = False
    confidence: float | None = None
    level: int = 0


class Aside(NamedTuple):
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


class Section(NamedTuple):
    """One of the profile's sections with its passages in reading order.

    ``more_headings`` are those after the first, where the section has several; ``by_hand`` says
    that a person set where it begins.
    """

    key: str
    heading: str
    lines: tuple[LineId, ...]
    passages: tuple[Passage, ...] = ()
    more_headings: tuple[str, ...] = ()
    confidence: float = 1.0
    asides: tuple[Aside, ...] = ()
    by_hand: bool = False


class Callout(NamedTuple):
    """A criterion callout; ``criterion`` and ``number`` are None when none fits.

    ``tied`` says that a person chose the criterion, or said that there is none.
    """

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
    tied: bool = False


class NoteLink(NamedTuple):
    """A link of a note; ``source`` is ``text`` or ``annotation``."""

    url: str
    source: str


class Note(NamedTuple):
    """A footnote. ``called_from`` is filled in once the calls in the body are known.

    ``printed_marker`` is its marker in the page's own characters, where they are raised ones (“¹”).
    """

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
    printed_marker: str | None = None


class Heading(NamedTuple):
    """The place where a section begins."""

    key: str
    text: str
    lines: tuple[LineId, ...]
    score: float
    removed: str = ""


@dataclass(frozen=True, slots=True)
class TitleBlock:
    """Title and “place (years)” as printed and as understood.

    ``period`` goes from the first year to the last; ``periods`` has each where there are several.
    ``from_fact`` says that the title is what a fact says, on the fact's own lines.
    ``by_hand`` are the fields that a person gave, by their lines or their words, and ``typed``
    those given by words, which lines no longer change.
    """

    title: str | None = None
    subtitle: str | None = None
    location: str | None = None
    period: Period | None = None
    periods: tuple[Period, ...] = ()
    removed: str = ""
    by_hand: frozenset[str] = frozenset()
    typed: frozenset[str] = frozenset()
    from_fact: bool = False


@dataclass(frozen=True, slots=True)
class Confidences:
    """How sure the fields of a case are, 0–1; None where a field is absent."""

    language: float | None = None
    title: float | None = None
    location: float | None = None
    period: float | None = None
    summary: float | None = None


class Fact(NamedTuple):
    """A line of the fact box; ``key`` is None where the profile does not know the label."""

    key: str | None
    label: str
    text: str
    lines: tuple[LineId, ...]
    page: int
    regions: tuple[Region, ...] = ()
    removed: str = ""


class Place(NamedTuple):
    """A country or region named in the location: ISO 3166-1 alpha-2 or UN M49."""

    name: str
    code: str
    scheme: str


class Entity(NamedTuple):
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
    lead_tables: tuple[Aside, ...] = ()
    asides: tuple[Aside, ...] = ()
    sections: tuple[Section, ...] = ()
    callouts: tuple[Callout, ...] = ()
    notes: tuple[Note, ...] = ()
    about: tuple[Passage, ...] = ()
    places: tuple[Place, ...] = ()
    entities: tuple[Entity, ...] = ()
    acronyms: tuple[Acronym, ...] = ()
    confidences: Confidences = Confidences()
