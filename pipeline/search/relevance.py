"""Which of the texts that a search found come first; ``search.js`` ranks by the same formula."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

# The usual values of BM25: how soon more of a word counts no more, and how much length does.
SATURATION, LENGTH = 1.2, 0.75


class Found(NamedTuple):
    """How often each word or phrase of the query stands in a text, and how many words that has."""

    counts: tuple[int, ...]
    length: int


def relevance(found: Sequence[Found]) -> list[float]:
    """The score of each text: higher where the words fill more of it (BM25).

    How rare a word is in all texts does not count: each of these texts has all words.
    """
    if not found:
        return []
    usual = sum(one.length for one in found) / len(found)
    return [
        sum(
            count / (count + SATURATION * (1 - LENGTH + LENGTH * one.length / usual))
            for count in one.counts
        )
        for one in found
    ]
