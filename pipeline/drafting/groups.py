"""A series in one language: its publications, its sections in order, and their wordings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence, Set
from dataclasses import dataclass

from pipeline.drafting.candidates import occurrences
from pipeline.drafting.core import Found, find_core
from pipeline.drafting.gaps import with_own_wordings
from pipeline.drafting.publication import Publication
from pipeline.drafting.series_parts import part_series
from pipeline.drafting.shared_headings import section_headings, sub_headings
from pipeline.drafting.wordings import Slot, place_in, says_same, slots_of

# Two groups that have this share of their sections in common, in one order, are one series; so
# is a publication that has this share of a group's.
SHARE_OF_SECTIONS, SHARE_OF_ONE = 0.6, 0.5
# One publication has so many of the sections by no chance.
SECTIONS_OF_ONE = 2


@dataclass(frozen=True)
class Group:
    """The publications of a series in one language, with their candidates and its sections.

    ``slots`` are the keys of the sections' headings, in order, ``under`` those of sub-headings.
    """

    language: str | None
    publications: tuple[Publication, ...]
    found: tuple[Found, ...]
    slots: tuple[Slot, ...]
    under: tuple[str, ...] = ()


def groups_of(publications: Sequence[Publication]) -> list[Group]:
    """The series among ``publications``, each in one language, the largest first."""
    by_language: dict[str | None, list[Publication]] = defaultdict(list)
    for one in publications:
        by_language[one.language].append(one)
    groups = [
        group for language, own in by_language.items() for group in _of_language(language, own)
    ]
    return sorted(groups, key=lambda group: -len(group.publications))


def _of_language(language: str | None, own: Sequence[Publication]) -> list[Group]:
    found = [occurrences(one) for one in own]
    parts = [tuple(part) for part in part_series(own, found)]
    groups = [_group(language, own, found, part) for part in parts]
    groups, parts = _joined(language, own, found, groups, parts)
    taken = {at for part in parts for at in part}
    left = [at for at in range(len(own)) if at not in taken]
    for at in left:
        for place, group in enumerate(groups):
            if _belongs(found[at], group):
                parts[place] = (*parts[place], at)
                break
    return [
        _group(language, own, found, part) if len(part) > len(group.publications) else group
        for group, part in zip(groups, parts, strict=True)
    ]


def _group(
    language: str | None,
    own: Sequence[Publication],
    found: Sequence[Found],
    part: Sequence[int],
) -> Group:
    chosen = tuple(own[at] for at in part)
    candidates = tuple(found[at] for at in part)
    keys = find_core(candidates).keys
    slots = with_own_wordings(
        candidates, slots_of(candidates, section_headings(chosen, candidates, keys))
    )
    heading = {key for slot in slots for key in slot}
    under = [
        key
        for key in sub_headings(chosen, candidates, keys)
        if key not in heading and _is_under(candidates, key, heading)
    ]
    return Group(language, chosen, candidates, tuple(slots), tuple(under))


def _is_under(found: Sequence[Found], key: str, headings: Set[str]) -> bool:
    """Whether ``key`` stands behind the first of ``headings`` in most publications that have it."""
    having = [own for own in found if key in own]
    behind = sum(
        any(own[name].at < own[key].at for name in headings & own.keys()) for own in having
    )
    return 2 * behind > len(having)


def _joined(
    language: str | None,
    own: Sequence[Publication],
    found: Sequence[Found],
    groups: list[Group],
    parts: list[tuple[int, ...]],
) -> tuple[list[Group], list[tuple[int, ...]]]:
    """Groups with the same sections in other words, put together: look-alikes of one series."""
    for a in range(len(groups)):
        for b in range(a + 1, len(groups)):
            if _same_sections(groups[a].slots, groups[b].slots):
                both = tuple(sorted(parts[a] + parts[b]))
                parts = [*parts[:a], both, *parts[a + 1 : b], *parts[b + 1 :]]
                again = _group(language, own, found, both)
                groups = [*groups[:a], again, *groups[a + 1 : b], *groups[b + 1 :]]
                return _joined(language, own, found, groups, parts)
    return groups, parts


def _same_sections(a: Sequence[Slot], b: Sequence[Slot]) -> bool:
    if not a or not b:
        return False
    pairs = [
        (i, j) for i, one in enumerate(a) for j, other in enumerate(b) if says_same(one, other)
    ]
    matched = 0
    last = -1
    for i in range(len(a)):
        behind = [j for k, j in pairs if k == i and j > last]
        if behind:
            last, matched = min(behind), matched + 1
    return matched >= SHARE_OF_SECTIONS * min(len(a), len(b))


def _belongs(own: Found, group: Group) -> bool:
    """Whether a publication has enough of a group's sections to be one of it."""
    having = sum(place_in(own, slot) is not None for slot in group.slots)
    return having >= max(SECTIONS_OF_ONE, SHARE_OF_ONE * len(group.slots))
