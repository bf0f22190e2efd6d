"""Parts the publications of one language into series: those that share headings in the main."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pipeline.drafting.core import Found, find_core
from pipeline.drafting.publication import Publication
from pipeline.text.characters import letters

# Publications of one series share this part of the headings that either has. Of two series with
# headings in common, they share less; look-alikes in other words share fewer headings, and text.
SHARE_OF_HEADINGS = 0.35
TEXT_SHARED = 0.2
# Words of a block that two publications share by no chance.
WORDS_SHARED = 8
PUBLICATIONS_AT_LEAST = 3


def part_series(
    publications: Sequence[Publication], found: Sequence[Found]
) -> Iterator[tuple[int, ...]]:
    """The series among ``publications``, as indexes; those of no series are in none.

    ``found`` are their candidates.
    """
    texts = [_texts(one) for one in publications]
    left = list(range(len(publications)))
    while len(left) >= PUBLICATIONS_AT_LEAST:
        core = find_core([found[at] for at in left])
        members = [left[at] for at in core.members]
        groups = _groups(members, core.keys, found, texts)
        series = [group for group in groups if len(group) >= PUBLICATIONS_AT_LEAST]
        yield from map(tuple, series)
        taken = {at for group in series for at in group}
        if not taken:
            return
        left = [at for at in left if at not in taken]


def _texts(publication: Publication) -> frozenset[str]:
    """The letters of the blocks that are long enough to be the series' own where they recur."""
    return frozenset(
        letters(block.text) for block in publication.blocks if block.words >= WORDS_SHARED
    )


def _groups(
    members: Sequence[int],
    keys: frozenset[str],
    found: Sequence[Found],
    texts: Sequence[frozenset[str]],
) -> list[list[int]]:
    """``members`` in groups, joined as long as two groups are alike enough, the likest first."""
    own = {at: keys & found[at].keys() for at in members}
    alike = {
        (a, b): _alike(own[a], own[b]) + TEXT_SHARED * bool(texts[a] & texts[b])
        for a in members
        for b in members
        if a < b
    }
    groups = [[at] for at in members]
    while len(groups) > 1:
        best, first, second = max(
            (_mean(groups[i], groups[j], alike), i, j)
            for i in range(len(groups))
            for j in range(i + 1, len(groups))
        )
        if best < SHARE_OF_HEADINGS:
            break
        groups[first] = sorted(groups[first] + groups[second])
        del groups[second]
    return groups


def _alike(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / len(a | b) if a | b else 0.0


def _mean(a: Sequence[int], b: Sequence[int], alike: Mapping[tuple[int, int], float]) -> float:
    return sum(alike[min(x, y), max(x, y)] for x in a for y in b) / (len(a) * len(b))
