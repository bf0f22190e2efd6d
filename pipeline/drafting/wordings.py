"""The wordings of each section: headings that stand for each other, and what fills a gap."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import combinations

from rapidfuzz import fuzz

from pipeline.drafting.core import Found

# Per cent of likeness of two headings that say the same, endings apart.
ALIKE = 80.0
# Of the publications that have the rarer of two wordings, at most this share has both.
MEET_AT_MOST = 0.1
# What so many publications have and is no section is a label of the series.
SHARE_OF_LABEL = 0.3
# Nearly all publications have one of two wordings of a section.
NEARLY_ALL = 0.8

Slot = tuple[str, ...]
"""The keys of one section's headings, the most frequent first."""


def slots_of(found: Sequence[Found], ordered: Sequence[str]) -> list[Slot]:
    """``ordered`` headings, those that never meet and say or stand for the same put together."""
    slots: list[Slot] = [(key,) for key in ordered]
    while merged := _merge(found, slots):
        slots = merged
    return slots


def _merge(found: Sequence[Found], slots: Sequence[Slot]) -> list[Slot] | None:
    """``slots`` with two of them in one, the surest pair; None when no two are one section's."""
    pairs = [
        (says_same(a, b), _count(found, a) + _count(found, b), a, b)
        for a, b in combinations(slots, 2)
        if not _meet(found, a, b) and (says_same(a, b) or _same_place(found, slots, a, b))
    ]
    if not pairs:
        return None
    *_, a, b = max(pairs)
    both = tuple(sorted(a + b, key=lambda key: -_count(found, (key,))))
    return [both if slot == a else slot for slot in slots if slot != b]


def place_in(own: Found, slot: Slot) -> int | None:
    """Where a publication has a heading of ``slot``: the index of its block, the first if two."""
    places = [own[key].at for key in slot if key in own]
    return min(places) if places else None


def _count(found: Sequence[Found], slot: Slot) -> int:
    return sum(place_in(own, slot) is not None for own in found)


def _meet(found: Sequence[Found], a: Slot, b: Slot) -> bool:
    """Whether publications have headings of both."""
    both = sum(place_in(own, a) is not None and place_in(own, b) is not None for own in found)
    return both > MEET_AT_MOST * min(_count(found, a), _count(found, b))


def says_same(a: Slot, b: Slot) -> bool:
    """Whether one says what the other does, with more words or other endings."""
    return any(alike(one, other) for one in a for other in b)


def alike(a: str, b: str) -> bool:
    """Whether one key has all words of the other, or nearly its letters."""
    first, second = set(a.split()), set(b.split())
    return first <= second or second <= first or fuzz.ratio(a, b) >= ALIKE


def _same_place(found: Sequence[Found], slots: Sequence[Slot], a: Slot, b: Slot) -> bool:
    """Whether two stand between the same sections, which may be the beginning and the end.

    Of two that follow each other in the order, nearly all publications must have one.
    """
    others = [slot for slot in slots if slot not in (a, b)]
    if _have_unknown_beside(found, slots, a) or _have_unknown_beside(found, slots, b):
        return False
    around = [_neighbours(found, others, slot) for slot in (a, b)]
    if around[0] == around[1] and around[0] != (None, None):
        return True
    together = _count(found, a) + _count(found, b)
    return abs(slots.index(a) - slots.index(b)) == 1 and together >= NEARLY_ALL * len(found)


def _have_unknown_beside(found: Sequence[Found], slots: Sequence[Slot], slot: Slot) -> bool:
    """Whether most publications with ``slot`` have an unknown heading right before or behind it.

    That may be the section which the other one heads, in other words.
    """
    having = [(own, at) for own in found if (at := place_in(own, slot)) is not None]
    beside = 0
    often = Counter(key for own in found for key in own)
    enough = max(2, SHARE_OF_LABEL * len(found))
    for own, at in having:
        known = [p for one in slots if one != slot and (p := place_in(own, one)) is not None]
        start = max((p for p in known if p < at), default=-1)
        end = min((p for p in known if p > at), default=None)
        beside += any(
            start < p and (end is None or p < end) and often[key] < enough
            for p, key in unknown_in(own, slots)
        )
    return 2 * beside > len(having)


def unknown_in(own: Found, slots: Sequence[Slot]) -> list[tuple[int, str]]:
    """The lines in the look of a publication's headings that are none yet, with their places."""
    known = {key for slot in slots for key in slot}
    looks = {(own[key].block.look, own[key].block.is_item) for key in known & own.keys()}
    return sorted(
        (one.at, key)
        for key, one in own.items()
        if key not in known and not one.plain and (one.block.look, one.block.is_item) in looks
    )


def _neighbours(
    found: Sequence[Found], others: Sequence[Slot], slot: Slot
) -> tuple[Slot | None, Slot | None]:
    """The sections that mostly stand before and after ``slot``."""
    before: Counter[Slot | None] = Counter()
    after: Counter[Slot | None] = Counter()
    for own in found:
        at = place_in(own, slot)
        if at is None:
            continue
        places = [(place, one) for one in others if (place := place_in(own, one)) is not None]
        before[max((p for p in places if p[0] < at), default=(0, None))[1]] += 1
        after[min((p for p in places if p[0] > at), default=(0, None))[1]] += 1
    return before.most_common(1)[0][0], after.most_common(1)[0][0]
