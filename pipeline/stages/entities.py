"""Names of persons, organisations and places, section by section."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.extras import Extra, is_installed
from pipeline.model.document import Document
from pipeline.model.findings import Entity

if TYPE_CHECKING:
    from pipeline.profile.model import Profile

_KINDS = ("place", "organisation", "person")
"""The kinds that are right at least four times out of five; docs/entities.md has the count."""


def find_entities(document: Document, profile: Profile) -> Document:
    """Find the names in each section's text, in reading order, each once a section.

    An addition to the record, not a part of what is printed: ``source`` says whether rules or
    which trained model found a name. A case whose language is unknown has none; nor has any where
    the extra “names” is not installed.
    """
    language = document.findings.language
    sections = document.findings.sections
    if language is None or not sections or not is_installed(Extra.NAMES):
        return document
    from pipeline.text.names import names_in

    texts = ["\n\n".join(passage.text for passage in section.passages) for section in sections]
    found = zip(sections, names_in(texts, language), strict=True)
    entities = (
        Entity(name.text, name.kind, section.key, name.source)
        for section, names in found
        for name in names
        if name.kind in _KINDS
    )
    return document.with_findings(entities=tuple(dict.fromkeys(entities)))
