"""What a drafted profile says, with the evidence for each of its lines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pipeline.model.geometry import Box

# A report shows each wording on so many pages.
PLACES_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Place:
    """Where a phrase stands: the file, its page from 1, and the area, None without geometry."""

    file: str
    page: int
    box: Box | None


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase that the profile lists, and the evidence for it.

    It stands in ``count`` of the ``total`` publications of its language. ``looks`` are how it is
    set, in words, and in how many of them.
    """

    text: str
    count: int
    total: int
    looks: tuple[tuple[str, int], ...] = ()
    places: tuple[Place, ...] = ()


Phrases = Mapping[str, tuple[Phrase, ...]]
"""Phrases by language."""


@dataclass(frozen=True, slots=True)
class DraftedPart:
    """A section, fact or criterion: its key, and its wordings by language."""

    key: str
    wordings: Phrases
    number: int | None = None
    gives: str | None = None
    keywords: Mapping[str, tuple[str, ...]] | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A drafted profile. ``publications`` are the names of the files by language.

    ``required`` is what each case must have; ``captions`` are the words that captions begin with,
    by their kind.
    """

    key: str
    name: str
    publications: Mapping[str, tuple[str, ...]]
    sections: tuple[DraftedPart, ...]
    sections_of_a_case: int | None = None
    required: tuple[str, ...] = ()
    dateline: Phrases | None = None
    facts: tuple[DraftedPart, ...] = ()
    criteria: tuple[DraftedPart, ...] = ()
    criterion_openers: Phrases | None = None
    guide: Phrases | None = None
    about_openers: Phrases | None = None
    about_keywords: Mapping[str, tuple[str, ...]] | None = None
    between: Mapping[str, tuple[str, ...]] | None = None
    captions: Mapping[str, Phrases] = field(default_factory=dict)
    notes: Phrases | None = None
    subheadings: Phrases | None = None

    @property
    def languages(self) -> tuple[str, ...]:
        return tuple(self.publications)

    @property
    def files(self) -> tuple[str, ...]:
        """The files that it was drafted from, each once, in the order of their names."""
        return tuple(sorted({name for names in self.publications.values() for name in names}))
