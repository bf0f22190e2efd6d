"""Phrases with their evidence, made of the blocks that they stand in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from pipeline.drafting.draft import PLACES_SHOWN, Phrase, Place
from pipeline.drafting.publication import Block, Publication


def phrase_of(text: str, places: Sequence[tuple[Publication, Block]], total: int) -> Phrase:
    """``text`` as found in the blocks of ``places``, of ``total`` publications."""
    looks = Counter(block.look.in_words for _, block in places)
    names = {one.name for one, _ in places}
    shown = tuple(Place(one.name, block.page, block.box) for one, block in places[:PLACES_SHOWN])
    return Phrase(text, len(names), total, tuple(looks.most_common()), shown)


def most_frequent(texts: Iterable[str]) -> str:
    """The text that is most frequent; of several, one that is not in capitals."""
    counts = Counter(texts)
    return max(counts, key=lambda text: (counts[text], not text.isupper(), text))
