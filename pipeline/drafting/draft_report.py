"""The report of a draft: each proposed heading on its pages, and what the files give with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.drafting.crops import Crop, crops_of
from pipeline.drafting.draft import Draft, DraftedPart, Phrase, Phrases, Place
from pipeline.drafting.trial import TriedFile
from pipeline.outputs.review_site.fill import render_page


@dataclass(frozen=True, slots=True)
class _ShownPhrase:
    """A phrase with the pictures of its places."""

    text: str
    count: int
    total: int
    looks: tuple[tuple[str, int], ...]
    crops: tuple[Crop, ...]


@dataclass(frozen=True, slots=True)
class _ShownPart:
    """A section, fact or criterion, or the lines of the series itself, which have no key."""

    key: str
    number: int | None
    phrases: Mapping[str, tuple[_ShownPhrase, ...]]


def render_report(
    draft: Draft, tried: Sequence[TriedFile], left_out: Sequence[str], paths: Mapping[str, Path]
) -> bytes:
    """The report as one page without files of its own; ``paths`` are those of the files by name."""
    crops = crops_of(set(_places(draft.sections)), paths)
    return render_page(
        "draft.html",
        ("shared.js",),
        draft=draft,
        tried=tried,
        left_out=left_out,
        sections=_parts(draft.sections, crops),
        facts=_parts(draft.facts, {}),
        criteria=_parts(draft.criteria, {}),
        own_lines=[
            _ShownPart("", None, _shown(phrases, {}))
            for phrases in (draft.dateline, draft.guide, draft.about_openers)
            if phrases
        ],
    )


def _places(parts: Iterable[DraftedPart]) -> Iterator[Place]:
    for part in parts:
        for phrases in part.wordings.values():
            for phrase in phrases:
                yield from phrase.places


def _parts(parts: Iterable[DraftedPart], crops: Mapping[Place, Crop]) -> list[_ShownPart]:
    return [_ShownPart(part.key, part.number, _shown(part.wordings, crops)) for part in parts]


def _shown(phrases: Phrases, crops: Mapping[Place, Crop]) -> Mapping[str, tuple[_ShownPhrase, ...]]:
    return {
        language: tuple(_phrase(phrase, crops) for phrase in listed)
        for language, listed in phrases.items()
    }


def _phrase(phrase: Phrase, crops: Mapping[Place, Crop]) -> _ShownPhrase:
    found = tuple(crops[place] for place in phrase.places if place in crops)
    return _ShownPhrase(phrase.text, phrase.count, phrase.total, phrase.looks, found)
