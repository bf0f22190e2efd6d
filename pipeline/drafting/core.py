"""The core of a folder: the headings that most of its publications have, and which those are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from pipeline.drafting.candidates import Occurrence, may_be_heading, stands_out
from pipeline.drafting.publication import Block, Publication
from pipeline.layout.metrics import is_larger

Found = Mapping[str, Occurrence]
"""The candidates of one publication, by key."""

# A heading of the core is so frequent, compared with the three most frequent ones. Not with the
# number of files: strangers in the folder must not count.
SHARE_OF_MOST_FREQUENT, MOST_FREQUENT = 0.4, 3
# A publication of the core has this share of its headings.
SHARE_OF_CORE = 0.4
# What only one publication has is no series'.
PUBLICATIONS_AT_LEAST = 2
# A heading has, in the usual publication, no second one of the same words and look.
OCCURRENCES_AT_MOST = 1.5
# Lines that look like the text count if the same words stand out in this share of publications.
SHARE_SHOWN = 0.5
# Rounds until headings and publications agree; they do after two or three.
ROUNDS = 10


@dataclass(frozen=True, slots=True)
class Core:
    """Headings (by key) that publications (by index) share."""

    keys: frozenset[str]
    members: tuple[int, ...]


def find_core(found: Sequence[Found], chosen: Set[str] | None = None) -> Core:
    """The headings most frequent in the publications whose candidates are ``found``.

    ``chosen`` are the keys that may be headings; without it, all may. Publications with too few
    of them are no members and do not count, which is found out in rounds.
    """
    members = tuple(range(len(found)))
    keys: frozenset[str] = frozenset()
    for _ in range(ROUNDS):
        again = _frequent(found, members, chosen)
        near = tuple(at for at, own in enumerate(found) if _has_enough(own, again))
        if (again, near) == (keys, members):
            break
        keys, members = again, near
    return Core(keys, members)


def _frequent(
    found: Sequence[Found], members: Sequence[int], chosen: Set[str] | None
) -> frozenset[str]:
    counts: Counter[str] = Counter()
    shown: Counter[tuple[str, bool]] = Counter()
    having: Counter[tuple[str, bool]] = Counter()
    times: Counter[str] = Counter()
    for at in members:
        for key, one in found[at].items():
            if chosen is None or key in chosen:
                counts[key] += 1
                times[key] += one.count
                having[key, one.in_one_look] += 1
                shown[key, one.in_one_look] += not one.plain
    single = {
        key: n
        for key, n in counts.items()
        if times[key] <= OCCURRENCES_AT_MOST * n and _stands_out(key, shown, having)
    }
    most = sorted(single.values(), reverse=True)[:MOST_FREQUENT]
    if not most:
        return frozenset()
    enough = max(PUBLICATIONS_AT_LEAST, SHARE_OF_MOST_FREQUENT * sum(most) / len(most))
    return frozenset(key for key, n in single.items() if n >= enough)


def _stands_out(
    key: str, shown: Counter[tuple[str, bool]], having: Counter[tuple[str, bool]]
) -> bool:
    """Whether a key stands out where it is found, and in publications of several looks by them.

    In one look it can do no more than stand alone, which any short line may.
    """
    both = shown[key, True] + shown[key, False]
    return (
        both >= SHARE_SHOWN * (having[key, True] + having[key, False])
        and shown[key, False] >= SHARE_SHOWN * having[key, False]
    )


def _has_enough(own: Found, keys: Set[str]) -> bool:
    return bool(keys) and sum(key in own for key in keys) >= SHARE_OF_CORE * len(keys)


def words_under(publication: Publication, own: Found, key: str, keys: Set[str]) -> int:
    """How many words of text follow the heading ``key`` up to the next one of ``keys``."""
    return sum(block.words for block in text_under(publication, own, key, keys))


def text_under(publication: Publication, own: Found, key: str, keys: Set[str]) -> Iterator[Block]:
    """The blocks of text under the heading ``key``, up to the next heading of ``keys``.

    What is set larger than the heading ends its text; other lines that could be headings are none.
    """
    start = own[key].at
    others = {own[other].at for other in keys if other in own}
    size = publication.blocks[start].look.size
    for at in range(start + 1, len(publication.blocks)):
        block = publication.blocks[at]
        if at in others or is_larger(block.look.size, size):
            return
        heads = may_be_heading(block) and stands_out(block, publication.body)
        if not block.running and not heads:
            yield block
