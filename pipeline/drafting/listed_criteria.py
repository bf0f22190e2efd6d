"""The criteria that a series lists before its cases, and how their sentences begin."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.drafting.draft import Phrase
from pipeline.drafting.groups import Group
from pipeline.drafting.phrases import most_frequent, phrase_of
from pipeline.drafting.publication import Block, Publication
from pipeline.drafting.shared_text import Placed, around_sections
from pipeline.text.characters import fold, letters
from pipeline.text.endings import starts_lower

# A list of criteria has so many sentences that begin alike, of so many words and no more.
LISTED_AT_LEAST, FEWEST_WORDS, MOST_WORDS = 4, 4, 30
# Sentences begin alike by their first three words, or two.
WORDS_OF_OPENER = (3, 2)
# Of a list's sentences, this share begins with one of its openers; others may vary.
SHARE_OPENED = 0.6
# The list has one length in this share of the publications that have one, and in so many of all.
SHARE_OF_LENGTH, SHARE_WITH_LIST = 0.4, 0.3
LISTS_AT_LEAST = 2


@dataclass(frozen=True, slots=True)
class Listed:
    """The criteria of a group by their number, from 1, and the beginnings of their sentences."""

    wordings: tuple[tuple[Phrase, ...], ...] = ()
    openers: tuple[Phrase, ...] = ()


def listed_criteria(group: Group) -> Listed:
    """The criteria that most of the group's lists agree on by number; none where they do not."""
    lists = [
        (one, sentences) for one, first, _ in around_sections(group)
        if (sentences := _list_of(one.blocks[:first]))
    ]  # fmt: skip
    lengths = Counter(len(sentences) for _, sentences in lists)
    if not lists:
        return Listed()
    length, times = max(lengths.items(), key=lambda item: (item[1], item[0]))
    total = len(group.publications)
    enough = max(LISTS_AT_LEAST, SHARE_OF_LENGTH * len(lists), SHARE_WITH_LIST * total)
    if times < enough:
        return Listed()
    chosen = [(one, sentences) for one, sentences in lists if len(sentences) == length]
    wordings = _wordings(chosen, length, total)
    return Listed(wordings, _openers(chosen, total)) if all(wordings) else Listed()


def _wordings(
    lists: Sequence[tuple[Publication, Sequence[Block]]], length: int, total: int
) -> tuple[tuple[Phrase, ...], ...]:
    """For each number the sentences that the lists have there, the most frequent first.

    A sentence belongs where most lists have it: in two columns, some may be read across.
    """
    placed: dict[str, dict[int, list[Placed]]] = defaultdict(lambda: defaultdict(list))
    for one, sentences in lists:
        for at, block in enumerate(sentences):
            placed[letters(block.text)][at].append((one, block))
    by_number: list[list[list[Placed]]] = [[] for _ in range(length)]
    for numbers in placed.values():
        at = max(numbers, key=lambda number: len(numbers[number]))
        by_number[at].append(numbers[at])
    return tuple(
        tuple(
            phrase_of(most_frequent(b.text.rstrip(" .;") for _, b in same), same, total)
            for same in sorted(wordings, key=lambda same: -len(same))
        )
        for wordings in by_number
    )


def _openers(
    lists: Sequence[tuple[Publication, Sequence[Block]]], total: int
) -> tuple[Phrase, ...]:
    placed: dict[str, list[Placed]] = defaultdict(list)
    texts: dict[str, list[str]] = defaultdict(list)
    for one, sentences in lists:
        for opener, blocks in _opened(sentences).items():
            placed[opener] += [(one, block) for block in blocks]
            count = len(opener.split())
            texts[opener] += [" ".join(b.text.split()[:count]) for b in blocks]
    return tuple(
        phrase_of(most_frequent(texts[opener]), blocks, total)
        for opener, blocks in sorted(placed.items(), key=lambda item: -len(item[1]))
    )


def _list_of(blocks: Sequence[Block]) -> list[Block]:
    """The longest run of sentences most of which begin alike, of those before the case."""
    sentences = list(_sentences(blocks))
    opened = {id(block) for own in _opened(sentences).values() for block in own}
    runs: list[list[Block]] = []
    last = -2
    for at, block in enumerate(sentences):
        if id(block) not in opened:
            continue
        if at - last <= 2 and runs:
            runs[-1] += sentences[last + 1 : at + 1]
        else:
            runs.append([block])
        last = at
    longest = max(runs, key=len, default=[])
    known = sum(id(block) in opened for block in longest)
    enough = known >= max(LISTED_AT_LEAST, SHARE_OPENED * len(longest))
    return longest if enough else []


def _sentences(blocks: Sequence[Block]) -> Iterator[Block]:
    for block in blocks:
        if FEWEST_WORDS <= block.words <= MOST_WORDS and not starts_lower(block.text):
            yield block


def _opened(sentences: Sequence[Block]) -> dict[str, list[Block]]:
    """The beginnings that enough sentences have, with those; the longer where both would do."""
    found: dict[str, list[Block]] = {}
    taken: set[int] = set()
    for count in WORDS_OF_OPENER:
        groups: dict[str, list[Block]] = defaultdict(list)
        for block in sentences:
            if id(block) not in taken:
                groups[" ".join(fold(block.text).split()[:count])].append(block)
        for opener, blocks in groups.items():
            if len(blocks) >= LISTED_AT_LEAST:
                found[opener] = blocks
                taken |= {id(block) for block in blocks}
    return found
