"""Words that captions and lists of notes have in any series, where the publications have them.

They are those of the profiles that come with the program, for want of others in each language.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache

from pipeline.drafting.candidates import heading_text
from pipeline.drafting.core import PUBLICATIONS_AT_LEAST, Found
from pipeline.drafting.draft import Phrase
from pipeline.drafting.phrases import phrase_of
from pipeline.drafting.publication import Block, Publication
from pipeline.profile.loader import shipped_profiles
from pipeline.profile.model import Profile, Wordings
from pipeline.text.characters import fold, letters

# The first notes stand in so many blocks below their title; most of those begin with a marker.
BLOCKS_OF_NOTES = 3
_MARKED = re.compile(r"\s*[\[(]?\d{1,3}[\])]?(?:[.:]\s*|\s+)[^\W\d]|\s*[*†‡]")
_NUMBER = r"\s*(?:n[.°ºo]*\s*)?\d{1,3}(?!\w)"

_KINDS: Mapping[str, Callable[[Profile], Wordings]] = {
    "tables": lambda profile: profile.captions.tables,
    "figures": lambda profile: profile.captions.figures,
    "credits": lambda profile: profile.captions.credits,
}


def caption_words(
    publications: Sequence[Publication], language: str | None
) -> dict[str, tuple[Phrase, ...]]:
    """By kind, the words that captions begin with here: before a number, or a credit's colon."""
    found = {}
    for kind, wordings in _KINDS.items():
        end = r"\s*[:©]" if kind == "credits" else _NUMBER
        phrases = [
            phrase
            for word in _known(wordings, language)
            if (phrase := _beginning(publications, word, re.compile(re.escape(fold(word)) + end)))
        ]
        if phrases:
            found[kind] = tuple(sorted(phrases, key=lambda one: -one.count))
    return found


def _known(wordings: Callable[[Profile], Wordings], language: str | None) -> list[str]:
    listed = [wordings(profile).get(str(language), ()) for profile in shipped_profiles()]
    return list(dict.fromkeys(word for words in listed for word in words))


def _beginning(
    publications: Sequence[Publication], word: str, pattern: re.Pattern[str]
) -> Phrase | None:
    """``word`` with its evidence, where blocks of enough publications begin as ``pattern`` says."""
    placed = []
    for one in publications:
        block = next((b for b in one.blocks if pattern.match(fold(b.text))), None)
        if block:
            placed.append((one, block))
    enough = len(placed) >= PUBLICATIONS_AT_LEAST
    return phrase_of(word, placed, len(publications)) if enough else None


def without_notes(
    publications: Sequence[Publication], found: Sequence[Found], ordered: Sequence[str]
) -> list[str]:
    """``ordered`` headings without a last one that mostly stands over a list of notes."""
    if not ordered:
        return []
    last = ordered[-1]
    having = [
        (one, own[last].at) for one, own in zip(publications, found, strict=True) if last in own
    ]
    over = sum(heads_notes(one, at) for one, at in having)
    return list(ordered[:-1] if 2 * over > len(having) else ordered)


def notes_titles(publications: Sequence[Publication]) -> tuple[Phrase, ...]:
    """The titles over lists of notes in these publications of one language, with evidence."""
    placed: dict[str, list[tuple[Publication, Block]]] = {}
    for one in publications:
        for at in range(len(one.blocks)):
            if heads_notes(one, at):
                text = heading_text(one.blocks[at].text)
                placed.setdefault(text, []).append((one, one.blocks[at]))
                break
    return tuple(phrase_of(text, own, len(publications)) for text, own in placed.items())


def heads_notes(publication: Publication, at: int) -> bool:
    """Whether a block is a title over notes: by its words, and by the markers below it."""
    titles = _titles(publication.language)
    if letters(heading_text(publication.blocks[at].text)) not in titles:
        return False
    below = [block for block in publication.blocks[at + 1 :] if not block.running]
    return _mostly_marked(below[:BLOCKS_OF_NOTES])


def _mostly_marked(blocks: Iterable[Block]) -> bool:
    marked = [bool(_MARKED.match(block.first)) for block in blocks]
    return 2 * sum(marked) > len(marked) > 0


@lru_cache(maxsize=8)
def _titles(language: str | None) -> frozenset[str]:
    return frozenset(map(letters, _known(lambda profile: profile.notes.wordings, language)))
