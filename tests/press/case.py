"""What the press sets: a case study as its author would have it, before any layout."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["paragraph", "item"]
SECTION_KEYS = ("contexte", "concept_action", "pratiques", "impact", "enseignements")
CRITERIA = (
    "appropriation",
    "innovation",
    "reproductibilite",
    "resultats",
    "approbation",
    "priorites",
    "experience",
    "complementarite",
    "valeur_ajoutee",
    "connaissances",
)

SUBTITLES = {
    "bracket": "{} ({})",
    "comma": "{}, {}",
    "bar": "{} | {}",
    "dash": "{} – {}",
    "lines": "{}\n{}",
}


@dataclass(frozen=True)
class Call:
    """A footnote call that stands after `at` characters of its text."""

    marker: str
    at: int


@dataclass(frozen=True)
class Link:
    """A link on the characters `start:end` of its text."""

    start: int
    end: int
    url: str

    def shown_in(self, text: str) -> bool:
        """Whether a reader of the page sees the address itself."""
        return text[self.start : self.end] == self.url


@dataclass(frozen=True)
class Passage:
    """A paragraph or list item; its text begins with its label and colon."""

    text: str
    kind: Kind = "paragraph"
    label: str | None = None
    label_end: int = 0  # characters of the label with its colon
    calls: tuple[Call, ...] = ()
    links: tuple[Link, ...] = ()
    level: int = 0  # depth in a nested list


@dataclass(frozen=True)
class Section:
    """One of the five sections, with its heading as printed."""

    key: str
    heading: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True)
class Anchor:
    """A place in the body: `at` characters into a passage (0: before it, its length: after it)."""

    section: str
    passage: int
    at: int


@dataclass(frozen=True)
class Callout:
    """A criterion callout; callouts with one anchor share a box."""

    criterion: str
    text: str
    anchor: Anchor

    @property
    def number(self) -> int:
        """The criterion's number in the codebook."""
        return CRITERIA.index(self.criterion) + 1


@dataclass(frozen=True)
class Note:
    """A footnote without its marker."""

    marker: str
    text: str
    links: tuple[Link, ...] = ()
    accessed: str | None = None  # ISO 8601


@dataclass(frozen=True)
class Period:
    """Whole years, and how the page says them."""

    start: int
    end: int | None
    printed: str


@dataclass(frozen=True)
class Guide:
    """The series' reading guide."""

    title: str
    criteria: tuple[str, ...]
    domains_title: str
    domains: tuple[str, ...]
    how_to_read: str


@dataclass(frozen=True)
class Aside:
    """A table, figure or pull quote after a passage; no part of its section's text."""

    kind: Literal["table", "figure", "quote"]
    anchor: Anchor
    rows: tuple[tuple[str, ...], ...]  # a table's rows; else one row with the caption or quote


@dataclass(frozen=True)
class Case:
    """A case study."""

    language: str
    title: str
    location: str
    period: Period
    summary: tuple[Passage, ...]
    sections: tuple[Section, ...]
    callouts: tuple[Callout, ...]
    notes: tuple[Note, ...]
    about: tuple[str, ...]
    guide: Guide | None
    series: str
    page_words: str
    asides: tuple[Aside, ...] = ()
    subtitle_shape: str = "bracket"  # a key of SUBTITLES

    @property
    def subtitle_lines(self) -> tuple[str, ...]:
        """Place and years, as printed: in one line or two."""
        printed = SUBTITLES[self.subtitle_shape].format(self.location, self.period.printed)
        return tuple(printed.split("\n"))

    @property
    def subtitle(self) -> str:
        """Place and years as one text."""
        return " ".join(self.subtitle_lines)

    def callouts_at(self, section: str, passage: int) -> tuple[tuple[int, tuple[str, ...]], ...]:
        """The boxes anchored in a passage: how many characters in, and their texts."""
        boxes: dict[int, list[str]] = {}
        for callout in self.callouts:
            if (callout.anchor.section, callout.anchor.passage) == (section, passage):
                boxes.setdefault(callout.anchor.at, []).append(callout.text)
        return tuple((at, tuple(texts)) for at, texts in sorted(boxes.items()))

    def note(self, marker: str) -> Note:
        """The note with this marker."""
        return next(note for note in self.notes if note.marker == marker)
