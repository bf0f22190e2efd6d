"""Joins the groups of one series in several languages, and aligns their sections."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from pipeline.drafting.candidates import printed_number
from pipeline.drafting.groups import Group
from pipeline.drafting.listed_criteria import listed_criteria
from pipeline.drafting.publication import Look
from pipeline.drafting.shared_facts import fact_labels
from pipeline.drafting.shared_headings import count_looks, shared_texts
from pipeline.drafting.wordings import Slot
from pipeline.text.characters import fold, letters

# Words of two languages that begin with so many of the same letters, or are so alike (per cent),
# have one root: “contexte” and “contexto”.
LETTERS_OF_ROOT, ALIKE = 4, 75.0
# What speaks for one series adds up: the share of the sections that are cognates, and besides, the
# same look of headings and text (more if it has a colour), names in common, the same numbers
# before the headings, as many sections, as many criteria or facts. Two reports in their program's
# own look, with half of the headings in cognates, are not enough.
ONE_SERIES = 0.9
SAME_COLORS, SAME_LOOK, SAME_NAMES = 0.5, 0.15, 0.2
SAME_NUMBERS, AS_MANY, SAME_LISTS = 0.2, 0.2, 0.2
# Two languages of a series may differ by so many sections, as a share.
SECTIONS_IN_BOTH = 0.6
# A look is a group's where this share of its headings has it.
SHARE_OF_LOOK = 0.5
BLACK = "#000000"
_WORD = re.compile(r"[^\W\d_]{4,}")
_NAME = re.compile(r"(?<=\w )[A-ZÀ-Þ]\w{2,}|\b[A-Z]{3,}\b|\bwww\.\S+")


@dataclass(frozen=True)
class Series:
    """A series: its groups, one a language, and for each section its slot in each group.

    ``sections`` has for each section the index of its slot by group, None where it has none.
    """

    groups: tuple[Group, ...]
    sections: tuple[tuple[int | None, ...], ...]


def series_of(groups: Sequence[Group]) -> list[Series]:
    """``groups``, the largest first, as series: those that are one in several languages joined."""
    left = list(groups)
    found = []
    while left:
        joined = [left.pop(0)]
        while partner := _partner(joined, left):
            joined.append(partner)
            left.remove(partner)
        found.append(_aligned(joined))
    return found


def _partner(joined: Sequence[Group], others: Sequence[Group]) -> Group | None:
    """The group that is most likely the same series in a further language."""
    languages = {group.language for group in joined}
    rated = [
        (likeness, -at)
        for at, other in enumerate(others)
        if other.language not in languages
        and (likeness := max(_likeness(group, other) for group in joined))
    ]
    return others[-max(rated)[1]] if rated else None


def _likeness(a: Group, b: Group) -> float:
    """How much speaks for one series; 0 when it is not enough."""
    fewer, more = sorted((len(a.slots), len(b.slots)))
    if not fewer or fewer < SECTIONS_IN_BOTH * more:
        return 0.0
    pairs = [(i, j) for i, j in align(a, b) if i is not None and j is not None]
    share = sum(_cognate(a.slots[i], b.slots[j]) for i, j in pairs) / fewer
    looks = _looks(a) & _looks(b)
    share += max((SAME_COLORS if one.color != BLACK else SAME_LOOK for one, _ in looks), default=0)
    share += SAME_NAMES * bool(_names(a) & _names(b))
    share += SAME_NUMBERS * (_numbers(a) == _numbers(b) != (None,) * more)
    share += AS_MANY * (fewer == more) + SAME_LISTS * (_lists(a) == _lists(b) != (0, 0))
    return share if share >= ONE_SERIES else 0.0


def _lists(group: Group) -> tuple[int, int]:
    """How many criteria and facts a group has."""
    return len(listed_criteria(group).wordings), len(fact_labels(group))


def align(a: Group, b: Group) -> list[tuple[int | None, int | None]]:
    """The sections of two groups in pairs, in order; None where one has none.

    By their numbers, if all are numbered; else so that most are cognates, and none is crossed.
    """
    first, second = _numbers(a), _numbers(b)
    if None not in first + second and first and second:
        everything = sorted({*first, *second}, key=lambda number: number or 0)
        return [(_index(first, n), _index(second, n)) for n in everything]
    if len(a.slots) == len(b.slots):
        return [(at, at) for at in range(len(a.slots))]
    return _best_path(a.slots, b.slots)


def _index(numbers: Sequence[int | None], number: int | None) -> int | None:
    return numbers.index(number) if number in numbers else None


def _best_path(a: Sequence[Slot], b: Sequence[Slot]) -> list[tuple[int | None, int | None]]:
    """The pairs, uncrossed, with most cognates, and of those the path with most pairs."""
    rows, columns = len(a), len(b)
    best = [[(0.0, 0)] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows - 1, -1, -1):
        for j in range(columns - 1, -1, -1):
            score, pairs = best[i + 1][j + 1]
            both = (score + _cognate(a[i], b[j]), pairs + 1)
            best[i][j] = max(both, best[i + 1][j], best[i][j + 1])
    path: list[tuple[int | None, int | None]] = []
    i = j = 0
    while i < rows or j < columns:
        if i < rows and best[i][j] == best[i + 1][j]:
            path.append((i, None))
            i += 1
        elif j < columns and best[i][j] == best[i][j + 1]:
            path.append((None, j))
            j += 1
        else:
            path.append((i, j))
            i, j = i + 1, j + 1
    return path


def _cognate(a: Slot, b: Slot) -> bool:
    """Whether words of two headings have one root in two languages."""
    first, second = (_WORD.findall(fold(" ".join(slot))) for slot in (a, b))
    return any(
        one[:LETTERS_OF_ROOT] == other[:LETTERS_OF_ROOT] or fuzz.ratio(one, other) >= ALIKE
        for one in first
        for other in second
    )


def _numbers(group: Group) -> tuple[int | None, ...]:
    """The numbers before the headings, where most publications print one."""
    numbers: list[int | None] = []
    for slot in group.slots:
        printed = Counter(
            printed_number(own[key].block) for own in group.found for key in slot if key in own
        )
        number, times = printed.most_common(1)[0] if printed else (None, 0)
        numbers.append(number if 2 * times > sum(printed.values()) else None)
    return tuple(numbers)


def _looks(group: Group) -> set[tuple[Look, Look]]:
    """How most headings and the text look, if they are set so as to stand out by more than size."""
    looks = count_looks(group.found, {key: slot for slot in group.slots for key in slot})
    enough = SHARE_OF_LOOK * sum(looks.values())
    bodies = Counter(one.body for one in group.publications)
    body = bodies.most_common(1)[0][0]
    return {(look, body) for look, times in looks.items() if times >= enough and look.size}


def _names(group: Group) -> set[str]:
    """The names and addresses in the text that many of its publications share."""
    shared = shared_texts(group.publications)
    return set(_names_in(group, shared))


def _names_in(group: Group, shared: frozenset[str]) -> Iterator[str]:
    for one in group.publications:
        for block in one.blocks:
            if letters(block.text) in shared:
                yield from _NAME.findall(block.text)


def _aligned(groups: Sequence[Group]) -> Series:
    """The sections of ``groups``; one that a language lacks keeps its place among the others."""
    sections: list[list[int | None]] = [[at] for at in range(len(groups[0].slots))]
    for count, group in enumerate(groups[1:], 1):
        partner = max(range(count), key=lambda at: _likeness(groups[at], group))
        sections = _with_group(sections, align(groups[partner], group), partner)
    return Series(tuple(groups), tuple(map(tuple, sections)))


def _with_group(
    sections: Sequence[list[int | None]],
    pairs: Sequence[tuple[int | None, int | None]],
    partner: int,
) -> list[list[int | None]]:
    """``sections`` with a further group's, each beside that of its ``partner`` group."""
    width = len(sections[0]) if sections else 0
    slots = {own: other for own, other in pairs if own is not None}
    extended = [
        [*row, slots.get(own) if (own := row[partner]) is not None else None] for row in sections
    ]
    place = 0
    for own, other in pairs:
        if own is not None:
            place = 1 + next(at for at, row in enumerate(extended) if row[partner] == own)
        elif other is not None:
            extended.insert(place, [None] * width + [other])
            place += 1
    return extended
