"""What the publications of a group all say: labels before the case, and the closing text."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from rapidfuzz import fuzz

from pipeline.drafting.candidates import WORDS_AT_MOST, heading_text, stands_out
from pipeline.drafting.draft import Phrase
from pipeline.drafting.groups import Group
from pipeline.drafting.phrases import common_text, most_frequent, number_free, phrase_of
from pipeline.drafting.publication import Block, Publication
from pipeline.drafting.wordings import place_in
from pipeline.text.characters import letters
from pipeline.text.stems import words

# A line before the case is the series' own where this share of publications, and so many, have it:
# fewer have the name of one of several authors, say.
SHARE_OF_LABEL, LABELS_AT_LEAST = 0.5, 3
# A closing text is in this share of the publications.
SHARE_OF_CLOSING = 0.3
# From its beginning to the end of the publication, so much of the text is shared; notes may follow.
SHARE_TO_THE_END = 0.6
# Where it stands, it mostly comes first; a sentence that several publications end with does not.
SHARE_BEGUN = 0.6
# It is the same in most (per cent of likeness: a name or a year may differ); texts of the cases'
# own may begin alike, as “This project has shown us …” does.
SAME_TEXT = 80.0
# By so many of its first words a closing text is known, and so many it has at least.
WORDS_OF_OPENING, WORDS_OF_CLOSING = 4, 8
# Words of so many letters that are in closing texts and, outside them, in few publications.
LETTERS_OF_KEYWORD, KEYWORD_ELSEWHERE, KEYWORDS_AT_MOST = 5, 0.25, 12

Placed = tuple[Publication, Block]


@dataclass(frozen=True, slots=True)
class Closing:
    """How the closing text begins, and its keywords."""

    openers: tuple[Phrase, ...] = ()
    keywords: tuple[str, ...] = ()


def around_sections(group: Group) -> Iterator[tuple[Publication, int, int]]:
    """Each publication with the indexes of its first section's and its last one's heading."""
    for one, own in zip(group.publications, group.found, strict=True):
        places = [at for slot in group.slots if (at := place_in(own, slot)) is not None]
        if places:
            yield one, min(places), max(places)


def labels_before(group: Group, without: Set[str]) -> tuple[Phrase, ...]:
    """The lines that many publications have before the first section or as a running head.

    ``without`` are the letters of lines that the profile lists elsewhere. What looks like the text
    may be the case's own, such as the names of those who met, unless all publications have it; and
    so is what more of them have in their sections, where it may head a page by chance.
    """
    places: dict[str, list[Placed]] = defaultdict(list)
    within: Counter[str] = Counter()
    for one, first, _ in around_sections(group):
        own: dict[str, Block] = {}
        inside: set[str] = set()
        largest = max((block.look.size for block in one.blocks[:first]), default=0.0)
        for at, block in enumerate(one.blocks):
            key = number_free(heading_text(block.text))
            title = 0 < largest == block.look.size and not block.running
            if at >= first and not block.running:
                inside.add(key)
            elif not title and block.words <= WORDS_AT_MOST:
                own.setdefault(key, block)
        within.update(inside)
        for key, block in own.items():
            places[key].append((one, block))
    total = len(group.publications)
    enough = max(LABELS_AT_LEAST, SHARE_OF_LABEL * total)
    return tuple(
        phrase_of(common_text(heading_text(block.text) for _, block in placed), placed, total)
        for key, placed in sorted(places.items(), key=lambda item: (-len(item[1]), item[0]))
        if enough <= len(placed)
        and 2 * within[key] <= len(placed)
        and (len(placed) == total or not _mostly_plain(placed))
        and key not in without
        and any(map(str.isalpha, key))
    )


def _mostly_plain(placed: Sequence[Placed]) -> bool:
    """Whether most of these blocks look like the text of their publication."""
    plain = [not block.running and not stands_out(block, one.body) for one, block in placed]
    return 2 * sum(plain) > len(plain)


def closing_text(group: Group) -> Closing:
    """The text behind the last section that many publications share."""
    total = len(group.publications)
    enough = max(LABELS_AT_LEAST, SHARE_OF_CLOSING * total)
    behind = [
        (one, [block for block in one.blocks[last + 1 :] if not block.running])
        for one, _, last in around_sections(group)
    ]
    counts = Counter(key for _, blocks in behind for key in {_opening(b) for b in blocks})
    shared = {key for key, n in counts.items() if n >= enough and key}
    openings: dict[str, list[Placed]] = defaultdict(list)
    closings: list[list[Block]] = []
    for one, blocks in behind:
        start = _start(blocks, shared)
        if start is not None:
            openings[_opening(blocks[start])].append((one, blocks[start]))
            closings.append(blocks[start:])
    phrases = tuple(
        phrase_of(most_frequent(_first_words(block.text) for _, block in placed), placed, total)
        for opening, placed in sorted(openings.items(), key=lambda item: -len(item[1]))
        if len(placed) >= SHARE_BEGUN * counts[opening] and _is_one_text(placed)
    )
    return Closing(phrases, _keywords(group, closings)) if phrases else Closing()


def _is_one_text(placed: Sequence[Placed]) -> bool:
    """Whether most of these blocks say what one of them says."""
    texts = [block.text for _, block in placed]
    most = max(sum(fuzz.ratio(one, other) >= SAME_TEXT for other in texts) for one in texts)
    return 2 * most > len(texts)


def _start(blocks: Sequence[Block], shared: Set[str]) -> int | None:
    """Where the shared text begins that goes on to the end; None where the end is no such text."""
    words = [block.words for block in blocks]
    known = [n if _opening(b) in shared else 0 for n, b in zip(words, blocks, strict=True)]
    return next(
        (
            at
            for at in range(len(blocks))
            if known[at] and sum(known[at:]) >= SHARE_TO_THE_END * sum(words[at:])
        ),
        None,
    )


def _opening(block: Block) -> str:
    """The letters of the first words of a text that is long enough to be a closing text."""
    return letters(_first_words(block.text)) if block.words >= WORDS_OF_CLOSING else ""


def _first_words(text: str) -> str:
    return " ".join(text.split()[:WORDS_OF_OPENING])


def _keywords(group: Group, closings: Sequence[Sequence[Block]]) -> tuple[str, ...]:
    """Words that most closing texts have, and few publications elsewhere."""
    inside = Counter(word for blocks in closings for word in _long_words(blocks, group.language))
    closing = {id(block) for blocks in closings for block in blocks}
    outside = Counter(
        word
        for one in group.publications
        for word in _long_words([b for b in one.blocks if id(b) not in closing], group.language)
    )
    few = KEYWORD_ELSEWHERE * len(group.publications)
    ranked = sorted(inside.items(), key=lambda item: (-item[1], item[0]))
    own = [word for word, n in ranked if 2 * n >= len(closings)]
    return tuple([word for word in own if outside[word] <= few][:KEYWORDS_AT_MOST])


def _long_words(blocks: Sequence[Block], language: str | None) -> set[str]:
    text = " ".join(block.text for block in blocks)
    return {one.folded for one in words(text, language) if len(one.folded) >= LETTERS_OF_KEYWORD}


def known_letters(phrases: Mapping[str, Sequence[Phrase]]) -> set[str]:
    """The letters of all ``phrases``."""
    return {letters(phrase.text) for listed in phrases.values() for phrase in listed}
