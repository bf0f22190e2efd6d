"""Phrases with their evidence, made of the blocks that they stand in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from pipeline.drafting.draft import PLACES_SHOWN, Phrase, Place
from pipeline.drafting.publication import Block, Publication
from pipeline.matching.heading_words import ANY_NUMBER, with_any_number
from pipeline.text.characters import letters


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


def number_free(text: str) -> str:
    """The letters of ``text``, with 0 for each number: what “Visit 3” and “Visit {n}” share."""
    return with_any_number(letters(text.replace(ANY_NUMBER, "0")))


def common_text(texts: Iterable[str]) -> str:
    """The most frequent of ``texts``, with “{n}” for each number where they differ by numbers."""
    listed = list(texts)
    text = most_frequent(listed)
    differ = len({letters(one) for one in listed if number_free(one) == number_free(text)}) > 1
    return re.sub(r"\d+", ANY_NUMBER, text) if differ else text
