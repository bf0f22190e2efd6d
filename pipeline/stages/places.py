"""The countries and regions that the case's location names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.model.document import Document
from pipeline.model.findings import Place
from pipeline.text.gazetteer import Entry, find_entries

if TYPE_CHECKING:
    from pipeline.profile.model import Profile


def find_places(document: Document, profile: Profile) -> Document:
    """Code the location's countries (ISO 3166-1 alpha-2) and regions (UN M49), as printed.

    Names are looked for in the case's language first, then in the series' other languages.
    A location that fits none, such as an invented country or a town, has no places.
    """
    location = document.findings.heading_block.location
    if not location:
        return document
    languages = _preferred(document.findings.language, profile.languages)
    found = find_entries(location, languages)
    return document.with_findings(places=tuple(_place(entry, languages) for entry in found))


def _preferred(language: str | None, languages: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, [language, *languages])))


def _place(entry: Entry, languages: tuple[str, ...]) -> Place:
    language = next((known for known in languages if known in entry.names), "en")
    return Place(entry.names[language][0], entry.code, entry.scheme)
