"""Headings that single publications word in their own way: known by their look and place alone."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.drafting.core import Found
from pipeline.drafting.wordings import Slot, alike, place_in, unknown_in

# So many sections in a row may have headings of their own wording; more are another publication.
GAP_AT_MOST = 3
# A section without a common wording has alike ones in so many publications, and in this share.
ALIKE_AT_LEAST, SHARE_ALIKE = 2, 0.4

Gap = tuple[int, int]
"""The sections between which a heading stands: -1 is the beginning."""


def with_own_wordings(found: Sequence[Found], slots: Sequence[Slot]) -> list[Slot]:
    """``slots`` with those that have alike headings only, and with the wordings that fill gaps."""
    count = -1
    while count != len(slots):
        count = len(slots)
        slots = _with_new(found, _with_alike(found, slots))
    slots = _with_alike(found, slots)
    return _with_gaps_filled(found, slots)


def _gaps(own: Found, slots: Sequence[Slot]) -> Iterator[tuple[Gap, list[str]]]:
    """The unknown headings of a publication between each two sections that follow each other."""
    places = [(at, n) for n, slot in enumerate(slots) if (at := place_in(own, slot)) is not None]
    unknown = unknown_in(own, slots)
    ends = [(-1, -1), *places, (1 << 30, len(slots))]
    for (start, first), (end, last) in pairwise(ends):
        if first < last:
            yield (first, last), [key for at, key in unknown if start < at < end]


def _with_alike(found: Sequence[Found], slots: Sequence[Slot]) -> list[Slot]:
    """``slots`` with the headings that say what a missing section's do, in its place."""
    more: dict[int, Counter[str]] = defaultdict(Counter)
    for own in found:
        for (first, last), unknown in _gaps(own, slots):
            for number in range(first + 1, last):
                same = [k for k in unknown if any(alike(k, key) for key in slots[number])]
                if len(same) == 1:
                    more[number][same[0]] += 1
    return _extended(slots, more)


def _with_new(found: Sequence[Found], slots: Sequence[Slot]) -> list[Slot]:
    """``slots`` with a new one wherever enough publications have alike headings in one gap."""
    enough = max(ALIKE_AT_LEAST, SHARE_ALIKE * len(found))
    by_gap: dict[int, list[list[str]]] = defaultdict(list)
    for own in found:
        for (first, last), unknown in _gaps(own, slots):
            if last == first + 1 and unknown:
                by_gap[last].append(unknown)
    extended: list[Slot] = []
    for number in range(len(slots) + 1):
        extended += _clusters(by_gap.get(number, []), enough)
        extended += slots[number : number + 1]
    return extended


def _clusters(lists: Sequence[Sequence[str]], enough: float) -> list[Slot]:
    """The largest set of alike headings that enough of ``lists`` have one of."""
    keys = Counter(key for listed in lists for key in listed)
    best: Slot = ()
    for seed in keys:
        same = tuple(key for key, _ in keys.most_common() if alike(seed, key))
        having = [sum(key in listed for key in same) for listed in lists]
        fits = sum(n > 0 for n in having) >= enough and max(having) == 1
        if fits and len(same) > len(best):
            best = same
    return [best] if len(best) > 1 else []


def _with_gaps_filled(found: Sequence[Found], slots: Sequence[Slot]) -> list[Slot]:
    """``slots`` with the wordings that single publications have in the place of a section.

    Between two sections there are as many unknown headings as the publication lacks there.
    """
    more: dict[int, Counter[str]] = defaultdict(Counter)
    for own in found:
        for (first, last), unknown in _gaps(own, slots):
            missing = range(first + 1, last)
            few = 0 < len(missing) <= GAP_AT_MOST and 2 * len(missing) <= len(slots)
            if few and len(unknown) == len(missing):
                for number, key in zip(missing, unknown, strict=True):
                    more[number][key] += 1
    return _extended(slots, more)


def _extended(slots: Sequence[Slot], more: dict[int, Counter[str]]) -> list[Slot]:
    """``slots`` with further keys, but those that would be in two."""
    taken = Counter(key for counts in more.values() for key in counts)
    return [
        (*slot, *(key for key, _ in more[number].most_common() if taken[key] == 1))
        for number, slot in enumerate(slots)
    ]
