"""A publication profile: all that is particular to one series.

A profile is a TOML file; its layout is taught in ``docs/profiles.md``. ``loader.py`` finds
and reads them, ``check.py`` says what is wrong with one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Annotated, Literal, Self, get_args

from pydantic import AliasChoices, BaseModel, ConfigDict, Field, StrictBool, model_validator

Wordings = Mapping[str, tuple[str, ...]]
"""Phrases by ISO 639-1 language."""

Keywords = Annotated[Wordings, Field(validation_alias=AliasChoices("keywords", "tells"))]
"""Words that only one part of a case has; profiles of the first days call them ``tells``."""

Key = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
"""A name for programs: it becomes a column of a table."""


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", ignored_types=(cached_property,))


class _Worded(_Part):
    """A part whose wordings are listed by language beside its other fields."""

    wordings: Wordings = Field(default_factory=dict)

    @model_validator(mode="before")
    @classmethod
    def _gather_languages(cls, values: object) -> object:
        if not isinstance(values, dict):
            return values
        languages = {key: values[key] for key in values if len(key) == 2 and key.isalpha()}
        rest = {key: value for key, value in values.items() if key not in languages}
        return {**rest, "wordings": {**languages, **rest.get("wordings", {})}}


class SectionSpec(_Worded):
    """A section: its key and the headings it may stand under."""

    key: Key


class Criterion(_Worded):
    """A criterion: key, number in the codebook, wordings, and beginnings of its keywords.

    ``names`` are what a chart calls it, where a sentence would be too long.
    """

    key: Key
    number: Annotated[int, Field(ge=1)]
    names: Wordings = Field(default_factory=dict)
    keywords: Keywords = Field(default_factory=dict)


class Domain(_Worded):
    """A thematic domain that the reading guide lists."""

    key: Key


class FactSpec(_Worded):
    """A line of the fact box: its labels, and the field of the record that it fills besides.

    ``label = false`` says that its value, a place or years, stands without a label;
    ``values`` are the forms of other such values, with ``{n}`` for numbers.
    """

    key: Key
    gives: Literal["title", "location", "period"] | None = None
    label: StrictBool = True
    values: Wordings = Field(default_factory=dict)


class NotesSpec(_Worded):
    """Titles over a list of notes, and where notes stand.

    ``anywhere`` is at the foot of pages, or listed under such a title; ``foot`` and ``listed`` are
    only the one or the other; with ``none``, numbered lines are text wherever they stand.
    """

    place: Literal["anywhere", "foot", "listed", "none"] = "anywhere"


class HeadingSpec(_Part):
    """How section headings are set that are the first words of their paragraph.

    ``run_in`` lists looks; without it they are worked out from the page, and an empty list says
    that the series has none.
    """

    run_in: tuple[str, ...] | None = None


class SubheadingSpec(_Worded):
    """The sub-headings inside sections: looks, from the highest level to the lowest, and wordings.

    Without ``looks``, they are worked out from the page; an empty list says that the series has
    none. ``run_in`` are looks of those that are the first words of their paragraph.
    """

    looks: tuple[str, ...] | None = None
    run_in: tuple[str, ...] = ()


class AboutSpec(_Part):
    """How the closing text begins, and its keywords."""

    openers: Wordings = Field(default_factory=dict)
    keywords: Keywords = Field(default_factory=dict)


class CaptionSpec(_Part):
    """Words that captions begin with, before their number, and credits, before a colon."""

    tables: Wordings = Field(default_factory=dict)
    figures: Wordings = Field(default_factory=dict)
    credits: Wordings = Field(default_factory=dict)


class PeriodSpec(_Part):
    """Words in the years of a subtitle."""

    since: Wordings = Field(default_factory=dict)
    ongoing: Wordings = Field(default_factory=dict)
    between: Wordings = Field(default_factory=dict)
    opening: Wordings = Field(default_factory=dict)
    further: Wordings = Field(default_factory=dict)
    parts: Wordings = Field(default_factory=dict)
    labels: Wordings = Field(default_factory=dict)
    places: Wordings = Field(default_factory=dict)


Sign = Literal["subtitle", "facts", "criteria", "guide"]
"""What a case may be asked to show besides its sections: see ``Profile.required``."""

SIGNS: tuple[Sign, ...] = get_args(Sign)


class Profile(_Part):
    """A publication series, as the stages see it."""

    profile: Key
    name: Annotated[str, Field(min_length=1)]
    languages: Annotated[tuple[str, ...], Field(min_length=1)]
    sections: Annotated[tuple[SectionSpec, ...], Field(min_length=1)]
    sections_of_a_case: Annotated[int, Field(ge=1)] | None = None
    required: tuple[str, ...] = ()
    one_case_per_file: StrictBool = False
    case_begins: Wordings = Field(default_factory=dict)
    bullets: tuple[Annotated[str, Field(min_length=1)], ...] = ()
    subtitle: Literal["place (years)"] | None = None
    facts: tuple[FactSpec, ...] = ()
    facts_title: Wordings = Field(default_factory=dict)
    criteria: tuple[Criterion, ...] = ()
    criterion_openers: Wordings = Field(default_factory=dict)
    criterion_labels: Wordings = Field(default_factory=dict)
    other_boxes: Literal["callouts", "text"] = "callouts"
    continued: Wordings = Field(default_factory=dict)
    annex: Wordings = Field(default_factory=dict)
    headings: HeadingSpec = HeadingSpec()
    subheadings: SubheadingSpec = SubheadingSpec()
    captions: CaptionSpec = CaptionSpec()
    guide: Wordings = Field(default_factory=dict)
    domains: tuple[Domain, ...] = ()
    about: AboutSpec = AboutSpec()
    notes: NotesSpec = NotesSpec()
    accessed: Wordings = Field(default_factory=dict)
    acronyms: tuple[str, ...] = ()
    period: PeriodSpec = PeriodSpec()

    @property
    def key(self) -> str:
        return self.profile

    @property
    def prints_years(self) -> bool:
        """Whether a case of this series says its years, under the title or in a fact box."""
        return self.subtitle is not None or any(fact.gives == "period" for fact in self.facts)

    @cached_property
    def digest(self) -> str:
        """SHA-256 of all it says, comments and layout apart: the same on every machine."""
        return hashlib.sha256(self.model_dump_json().encode()).hexdigest()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Profile) and self.digest == other.digest

    def __hash__(self) -> int:
        """By what it says, so that what is derived from a profile can be cached."""
        return hash(self.digest)

    def __copy__(self) -> Self:
        """A copy, which may be given other words, takes no digest with it."""
        copied = super().__copy__()
        copied.__dict__.pop("digest", None)
        return copied


def phrases(wordings: Wordings, language: str | None = None) -> Iterable[str]:
    """All phrases, those of ``language`` first."""
    if language is not None and language in wordings:
        yield from wordings[language]
    for other, listed in wordings.items():
        if other != language:
            yield from listed
