"""The sections of a series as its profile lists them: their keys and wordings by language."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from pipeline.drafting.candidates import heading_text
from pipeline.drafting.draft import DraftedPart, Phrase
from pipeline.drafting.groups import Group
from pipeline.drafting.languages import Series
from pipeline.drafting.phrases import common_text, number_free, phrase_of
from pipeline.drafting.publication import Block, Publication
from pipeline.drafting.wordings import Slot
from pipeline.profile.rules import RESERVED, is_of_a_column
from pipeline.text.slugs import slug

# A name for programs has at most so many words.
WORDS_OF_KEY = 5


def draft_sections(series: Series) -> tuple[DraftedPart, ...]:
    """The sections of ``series`` with their wordings by language."""
    keys: set[str] = set()
    sections = []
    for row in series.sections:
        wordings = {
            str(group.language): tuple(wordings_of(group, group.slots[at]))
            for group, at in zip(series.groups, row, strict=True)
            if at is not None
        }
        first = next(iter(wordings.values()))[0].text
        sections.append(DraftedPart(unique_key(first, keys), wordings))
    return tuple(sections)


def unique_key(text: str, taken: set[str]) -> str:
    """A key made of the first words of ``text``, which no other has; taken from now on."""
    words = slug(text).split("-")[:WORDS_OF_KEY]
    key = "_".join(words)
    if not key[:1].isalpha() or key in RESERVED or is_of_a_column(key):
        key = f"section_{key}"
    unique, number = key, 1
    while unique in taken:
        number += 1
        unique = f"{key}_{number}"
    taken.add(unique)
    return unique


def wordings_of(group: Group, slot: Slot) -> Iterator[Phrase]:
    """How a heading is printed, the most frequent first; by its letters, each once.

    One that a number changes in, such as a year, is one wording. Of a publication that has several
    keys of the section, only the first counts: the others fill a gap where it is missing."""
    printed: dict[str, list[tuple[Publication, Block]]] = defaultdict(list)
    for one, own in zip(group.publications, group.found, strict=True):
        key = next((key for key in slot if key in own), None)
        if key is not None:
            block = own[key].block
            printed[number_free(heading_text(block.text))].append((one, block))
    for placed in sorted(printed.values(), key=lambda placed: -len(placed)):
        text = common_text(heading_text(block.text) for _, block in placed)
        yield phrase_of(text, placed, len(group.publications))
