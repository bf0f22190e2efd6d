"""Lines that could be headings or labels, and the key by which those of two files are compared."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pipeline.drafting.publication import Block, Look, Publication, marks_of
from pipeline.matching.heading_words import (
    LINES_AT_MOST,
    with_any_number,
    without_numbering,
)
from pipeline.text.characters import BULLETS, fold, letters
from pipeline.text.endings import starts_lower
from pipeline.text.function_words import function_words
from pipeline.text.roman_numerals import roman_number
from pipeline.text.stems import stems

# A heading has no more words than this; what is longer is a sentence.
WORDS_AT_MOST = 14
# A line in the look of the text that ends so announces a list.
_OPENS_LIST = (":", "：")
# So many blocks that begin with the same words are the sentences of a list.
LISTED_AT_LEAST, WORDS_OF_OPENING = 4, 2
# A key of fewer letters is a number or a mark.
SHORTEST_KEY = 3
# A line with a year or two numbers and no more than a word dates the publication: “March 2019”,
# “Date: 28/10”.
_DATE, WORDS_BESIDE_DATE = re.compile(r"\b(?:19|20)\d\d\b|\d\D+\d"), 1
# With a day and a year, it has the names of both besides: “Friday 9 March 2018”.
_FULL_DATE, WORDS_OF_DATE = re.compile(r"\b\d{1,2}\D+(?:19|20)\d\d\b"), 2
# Of a number with levels (“8.1”) none counts: it is no section’s.
_NUMBER = re.compile(r"\s*(\d{1,2}|[IVX]{1,4})[.)\s:–—-](?!\d)")
# What ends a sentence and no heading. A question or a label may be one, and so may a few words
# with a full stop: it parts a heading from the text that follows on its line, and some houses set
# it behind one that stands alone.
_ENDS_TEXT = (".", ";", ",", "…")
WORDS_BEFORE_STOP = 3
# Where the same words are set in several looks, the others are named or listed there.
Prominence = tuple[float, int, int, int]


@dataclass(frozen=True, slots=True)
class Occurrence:
    """Where a publication has a key: in the block ``at``, in the most prominent of its looks.

    ``count`` is how often it stands in that look; ``plain`` says that it looks like the text, and
    ``in_one_look`` that all of its publication does.
    """

    at: int
    block: Block
    count: int
    plain: bool
    in_one_look: bool = False


@lru_cache(maxsize=1 << 14)
def key_of(text: str, language: str | None) -> str:
    """The stems of the words of ``text``, without numbering and function words.

    “Le contexte” and “1. Contexte” have one key, and so have “Visit 3” and “Visit 12”. Of
    function words alone, all letters.
    """
    words = with_any_number(without_numbering(text))
    small = function_words(language)
    kept = [stem for stem in stems(words, language) if stem not in small]
    return " ".join(kept) or letters(words)


def occurrences(publication: Publication) -> Mapping[str, Occurrence]:
    """The keys of the candidates of a publication, each with its most prominent occurrence."""
    found: dict[str, list[tuple[Prominence, int]]] = defaultdict(list)
    title = _size_of_title(publication)
    listed = _listed_openings(publication)
    for at, block in enumerate(publication.blocks):
        if (
            may_be_heading(block)
            and block.look.size != title
            and _opening(block.text) not in listed
        ):
            key = key_of(block.text, publication.language)
            if len(key) >= SHORTEST_KEY and not _only_dates(block.text, key):
                found[key].append((_prominence(block, publication.body), at))
    return {key: _most_prominent(places, publication) for key, places in found.items()}


def _only_dates(text: str, key: str) -> bool:
    """Whether a line says no more than when: numbers, or a date with a word."""
    words = [word for word in key.split() if not word.isdigit()]
    dated = len(words) <= WORDS_BESIDE_DATE and bool(_DATE.search(text))
    return dated or not words or (len(words) <= WORDS_OF_DATE and bool(_FULL_DATE.search(text)))


def _size_of_title(publication: Publication) -> float:
    """The largest type, if all that is set so says one thing: the title; else -1."""
    largest = max((block.look.size for block in publication.blocks), default=0.0)
    texts = {letters(b.text) for b in publication.blocks if b.look.size == largest}
    return largest if largest and len(texts) == 1 else -1.0


def _opening(text: str) -> str:
    return " ".join(fold(text).split()[:WORDS_OF_OPENING])


def _listed_openings(publication: Publication) -> frozenset[str]:
    """The first words with which several different blocks begin: sentences of a list."""
    texts = {fold(b.text) for b in publication.blocks if b.words > WORDS_OF_OPENING}
    counts = Counter(map(_opening, texts))
    return frozenset(opening for opening, n in counts.items() if n >= LISTED_AT_LEAST)


def _most_prominent(places: Sequence[tuple[Prominence, int]], of: Publication) -> Occurrence:
    best = max(prominence for prominence, _ in places)
    among = [at for prominence, at in places if prominence == best]
    block = of.blocks[among[0]]
    alone = of.is_plain and _stands_alone(of.blocks, among[0])
    shown = stands_out(block, of.body) or alone
    return Occurrence(among[0], block, len(among), not shown, of.is_plain)


def _stands_alone(blocks: Sequence[Block], at: int) -> bool:
    """Whether a line has space above and below: all that a heading in one font may have."""
    one_line = blocks[at].lines == 1 and not blocks[at].text.endswith(_OPENS_LIST)
    return one_line and at + 1 < len(blocks) and blocks[at + 1].apart


def may_be_heading(block: Block) -> bool:
    """Whether a block has the length and the ends of a heading, however it is set."""
    text = _without_stop(block)
    if block.running or block.lines > LINES_AT_MOST or block.words > WORDS_AT_MOST:
        return False
    if text.endswith(_ENDS_TEXT) or starts_lower(text) or text[:1] in BULLETS:
        return False
    return block.apart and any(map(str.isalpha, text)) and "@" not in text and "://" not in text


def _without_stop(block: Block) -> str:
    """The text of a block without the full stop that closes a heading, if it may be one."""
    stopped = block.text.endswith(".") and not block.text.endswith("..")
    short = block.run_in or block.words <= WORDS_BEFORE_STOP
    return block.text[:-1].rstrip() if stopped and short else block.text


def stands_out(block: Block, body: Look) -> bool:
    """Whether a block is set otherwise than the text: larger, bold, coloured, in capitals."""
    return any(marks_of(block.look, body))


def _prominence(block: Block, body: Look) -> Prominence:
    _, bold, capitals, colored, _ = marks_of(block.look, body)
    return (block.look.size, int(bold) + int(capitals), int(colored), int(not block.run_in))


def headings_in_order(
    found: Mapping[str, Occurrence], keys: Sequence[str] | frozenset[str]
) -> Iterator[tuple[str, Occurrence]]:
    """Those of ``found`` that have one of ``keys``, as they follow each other on the pages."""
    chosen = [(key, one) for key, one in found.items() if key in keys]
    yield from sorted(chosen, key=lambda item: item[1].at)


def printed_number(block: Block) -> int | None:
    """The number that is printed before a heading, if there is one."""
    found = _NUMBER.match(block.first)
    if not found:
        return None
    return int(found[1]) if found[1].isdigit() else roman_number(found[1])


def heading_text(text: str) -> str:
    """A heading as the profile lists it: without its number and the marks around it."""
    return without_numbering(text).strip(" :–—-|•·.")
