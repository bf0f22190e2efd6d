"""Loads and checks a publication profile: all that is particular to one series.

A profile is a TOML file in ``pipeline/profiles``; its layout is taught in ``docs/profiles.md``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache
from importlib import resources
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

Wordings = Mapping[str, tuple[str, ...]]
"""Phrases by ISO 639-1 language."""


class ProfileError(Exception):
    """A profile that cannot be used, with what is wrong and where."""


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", ignored_types=(cached_property,))


class _Worded(_Part):
    """A part whose wordings are listed by language beside its other fields."""

    wordings: Wordings = Field(default_factory=dict)

    @model_validator(mode="before")
    @classmethod
    def _gather_languages(cls, values: dict[str, object]) -> dict[str, object]:
        languages = {key: values[key] for key in values if len(key) == 2 and key.isalpha()}
        rest = {key: value for key, value in values.items() if key not in languages}
        return {**rest, "wordings": {**languages, **rest.get("wordings", {})}}  # type: ignore[dict-item]


class SectionSpec(_Worded):
    """A section: its key and the headings it may stand under."""

    key: str


class Criterion(_Worded):
    """A criterion: key, number in the codebook, wordings, and beginnings of telling words."""

    key: str
    number: Annotated[int, Field(ge=1)]
    tells: Wordings = Field(default_factory=dict)


class Domain(_Worded):
    """A thematic domain that the reading guide lists."""

    key: str


class AboutSpec(_Part):
    """How the closing text begins, and words that tell it."""

    openers: Wordings = Field(default_factory=dict)
    tells: Wordings = Field(default_factory=dict)


class PeriodSpec(_Part):
    """Words in the years of a subtitle."""

    since: Wordings = Field(default_factory=dict)
    ongoing: Wordings = Field(default_factory=dict)
    between: Wordings = Field(default_factory=dict)


class Profile(_Part):
    """A publication series, as the stages see it."""

    profile: str
    name: str
    languages: tuple[str, ...]
    sections: tuple[SectionSpec, ...]
    criteria: tuple[Criterion, ...] = ()
    criterion_openers: Wordings = Field(default_factory=dict)
    criterion_labels: Wordings = Field(default_factory=dict)
    continued: Wordings = Field(default_factory=dict)
    guide: Wordings = Field(default_factory=dict)
    domains: tuple[Domain, ...] = ()
    about: AboutSpec = AboutSpec()
    notes: Wordings = Field(default_factory=dict)
    accessed: Wordings = Field(default_factory=dict)
    period: PeriodSpec = PeriodSpec()

    @property
    def key(self) -> str:
        return self.profile

    def __hash__(self) -> int:
        """By name, so that what is derived from a profile can be cached."""
        return hash(self.profile)


def phrases(wordings: Wordings, language: str | None = None) -> Iterable[str]:
    """All phrases, those of ``language`` first."""
    if language is not None and language in wordings:
        yield from wordings[language]
    for other, listed in wordings.items():
        if other != language:
            yield from listed


def read_profile(path: Path) -> Profile:
    """Read and check the profile at ``path``; raises ProfileError naming what is wrong."""
    return parse_profile(path.read_text("utf-8"), path.name)


def parse_profile(text: str, name: str) -> Profile:
    """Check profile ``text``; raises ProfileError naming what is wrong."""
    try:
        return Profile.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise ProfileError(f"{name}: not valid TOML: {error}") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise ProfileError(f"{name}: {where}: {first['msg']}") from error


@lru_cache(maxsize=8)
def load_profile(key: str = "mieux") -> Profile:
    """The profile shipped under ``key``; raises ProfileError when there is none."""
    file = resources.files("pipeline.profiles").joinpath(f"{key}.toml")
    if not file.is_file():
        raise ProfileError(f"there is no profile “{key}”")
    return parse_profile(file.read_text("utf-8"), f"{key}.toml")
