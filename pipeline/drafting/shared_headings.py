"""Which of the headings that publications share head sections, and in which order these follow."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from functools import lru_cache

from pipeline.drafting.candidates import printed_number
from pipeline.drafting.core import PUBLICATIONS_AT_LEAST, Found, text_under, words_under
from pipeline.drafting.front_matter import (
    before_contents,
    contents_titles,
    listed_in_contents,
)
from pipeline.drafting.known_words import without_notes
from pipeline.drafting.levels import is_above, without_sub_headings
from pipeline.drafting.publication import HEADINGS_AT_LEAST, Block, Look, Publication
from pipeline.drafting.table_heads import column_heads
from pipeline.text.characters import letters

# Under a heading stands text. Under a label, in the usual publication, stand fewer words.
FEWEST_WORDS_UNDER = 10
# Headings that are about as frequent as the most frequent one show how headings look.
SURE = 0.7
# A heading has one of these looks in this share of its publications.
SHARE_OF_LOOKS = 0.6
# Of the publications that have two headings, this share has them in one order.
CLEAR_ORDER = 0.75
# A heading whose place is unclear against so many others is no section's.
UNCLEAR_AT_MOST = 0.4
# A block that this share of publications has is the series' own text, and so is what is under a
# heading, in the usual publication, if so much of it is such text.
SHARED_BY, SHARE_OF_SAME_TEXT = 0.3, 0.3
# Or if nearly all of it is such text in a good part of the publications that have the heading:
# in others, a list may be read across its columns.
NEARLY_ALL, SHARE_WITH_SAME_TEXT = 0.8, 0.33
# It is seen by so many words under the heading; behind them, another text may follow.
WORDS_COMPARED = 30


def section_headings(
    publications: Sequence[Publication], found: Sequence[Found], keys: Set[str]
) -> list[str]:
    """Those of ``keys`` that head sections, in their order."""
    headings = _headings(publications, found, keys)
    listed = _listed(publications, found, keys)
    kept = without_sub_headings(found, headings)
    return _ordered(publications, found, kept, listed)


def _ordered(
    publications: Sequence[Publication],
    found: Sequence[Found],
    keys: frozenset[str],
    listed: Set[str],
) -> list[str]:
    """Those of ``keys`` that keep a place, in their order, without the series' own at the ends."""
    kept = in_order(found, _in_clear_order(found, keys))
    ordered = without_notes(publications, found, kept)
    return _without_own_text(publications, found, ordered, listed)


def sub_headings(
    publications: Sequence[Publication], found: Sequence[Found], keys: Set[str]
) -> list[str]:
    """Those of ``keys`` that stand under the headings of sections, in their order."""
    headings = _headings(publications, found, keys)
    return in_order(found, headings - without_sub_headings(found, headings))


def _headings(
    publications: Sequence[Publication], found: Sequence[Found], keys: Set[str]
) -> frozenset[str]:
    """Those of ``keys`` that head text, of any level."""
    titles = contents_titles(publications, found, keys)
    listed = _listed(publications, found, keys)
    keys = frozenset(keys) - titles - before_contents(publications, found, keys, titles)
    keys -= column_heads(publications, found, keys)
    return _of_looks(found, _with_text(publications, found, keys) | (keys & listed))


def _listed(
    publications: Sequence[Publication], found: Sequence[Found], keys: Set[str]
) -> frozenset[str]:
    """Those of ``keys`` that tables of contents name: sections, whatever stands under them."""
    titles = contents_titles(publications, found, keys)
    return listed_in_contents(publications, found, keys, titles)


def _with_text(
    publications: Sequence[Publication], found: Sequence[Found], keys: Set[str]
) -> frozenset[str]:
    """The keys that head text in the usual publication; a label heads a few words.

    A heading right above a sub-heading heads the text under it. Labels have none to give, and what
    is numbered throughout has no heading without a number above it.
    """
    heading = frozenset(
        key for key in keys if _heads_text(publications, found, key, lambda own, key: keys)
    )
    heading |= _short_sections(publications, found, heading, keys - heading)
    labels = keys - heading

    def ends(own: Found, key: str) -> Set[str]:
        return labels | {
            other for other in keys & own.keys() if not is_above(own[key].block, own[other].block)
        }

    numbered = sequence_numbers(found, keys)
    is_numbered = len(heading & numbered.keys()) >= HEADINGS_AT_LEAST
    may_head = labels & numbered.keys() if is_numbered else labels
    return heading | {key for key in may_head if _heads_text(publications, found, key, ends)}


def _short_sections(
    publications: Sequence[Publication], found: Sequence[Found], heading: Set[str], labels: Set[str]
) -> frozenset[str]:
    """Those of ``labels`` that head a few words, as “Next meeting” does, between other headings.

    They are set as a heading is, and are numbered with the others or stand alone behind one: the
    labels of a fact box follow each other, mostly before the first section.
    """
    numbers = sequence_numbers(found, heading | labels)

    def is_section(own: Found, one: Publication, key: str) -> bool:
        if own[key].block.look not in looks_of(own, heading):
            return False
        placed = sorted((own[name].at, name) for name in (heading | labels) & own.keys())
        at = placed.index((own[key].at, key))
        around = [name for _, name in (*placed[max(0, at - 1) : at], *placed[at + 1 : at + 2])]
        alone = at > 0 and not own[key].block.run_in and all(name in heading for name in around)
        has_text = words_under(one, own, key, heading | labels) > 0
        return key in numbers or (alone and has_text)

    def mostly_is(key: str) -> bool:
        having = [(own, one) for own, one in zip(found, publications, strict=True) if key in own]
        shown = sum(is_section(own, one, key) for own, one in having)
        return shown >= SHARE_OF_LOOKS * len(having)

    return frozenset(key for key in labels if mostly_is(key))


def sequence_numbers(found: Sequence[Found], keys: Iterable[str]) -> dict[str, int]:
    """The numbers of ``keys`` that mostly have one, and beside them the one before or after it."""
    numbers: dict[str, int] = {}
    for key in keys:
        printed = Counter(printed_number(own[key].block) for own in found if key in own)
        if printed:
            number, times = printed.most_common(1)[0]
            if number is not None and 2 * times > sum(printed.values()):
                numbers[key] = number
    others = set(numbers.values())
    return {key: n for key, n in numbers.items() if {n - 1, n + 1} & others}


def _heads_text(
    publications: Sequence[Publication],
    found: Sequence[Found],
    key: str,
    ends: Callable[[Found, str], Set[str]],
) -> bool:
    """Whether text follows ``key`` in the usual publication, up to what ``ends`` it there."""
    under = [
        words_under(one, own, key, ends(own, key))
        for one, own in zip(publications, found, strict=True)
        if key in own
    ]
    return bool(under) and statistics.median(under) >= FEWEST_WORDS_UNDER


def looks_of(own: Found, keys: Iterable[str]) -> set[Look]:
    """The looks that ``keys`` have in a publication."""
    return {own[key].block.look for key in keys if key in own}


def _of_looks(found: Sequence[Found], keys: frozenset[str]) -> frozenset[str]:
    """The keys that mostly look as the surest ones do in the same publication.

    A bullet is part of the look: a bold item of a list is no heading, but where most have one.
    """
    counts = frequencies(found, keys)
    most = max(counts.values(), default=0)
    sure = [key for key in keys if counts[key] >= SURE * most]

    def looks_so(key: str) -> bool:
        having = [own for own in found if key in own]
        alike = sum(
            _is_set_as(own[key].block.look, looks_of(own, sure)) and _has_bullet_as(own, key, sure)
            for own in having
        )
        return alike >= SHARE_OF_LOOKS * len(having)

    return frozenset(key for key in keys if looks_so(key))


def _has_bullet_as(own: Found, key: str, others: Iterable[str]) -> bool:
    """Whether a key has a bullet where half of ``others`` or more have one, and none elsewhere."""
    bullets = [own[one].block.is_item for one in others if one in own]
    return 2 * bullets.count(own[key].block.is_item) >= len(bullets)


def _is_set_as(look: Look, others: Set[Look]) -> bool:
    """Whether ``look`` is one of ``others``, or no less prominent than one of them."""
    weight = (look.bold or look.capitals, look.size)
    return look in others or any(
        weight >= (other.bold or other.capitals, other.size) for other in others
    )


def frequencies(found: Iterable[Found], keys: Iterable[str]) -> Counter[str]:
    """In how many publications each key stands."""
    chosen = set(keys)
    return Counter(key for own in found for key in own if key in chosen)


def precedence(found: Sequence[Found], a: str, b: str) -> float:
    """From 1, where ``a`` always stands before ``b``, to -1; 0 where they never meet."""
    both = [own for own in found if a in own and b in own]
    before = sum(own[a].at < own[b].at for own in both)
    return (2 * before - len(both)) / len(both) if both else 0.0


def _in_clear_order(found: Sequence[Found], keys: frozenset[str]) -> frozenset[str]:
    """The keys that keep a place among the others."""
    clear = 2 * CLEAR_ORDER - 1

    def has_place(key: str) -> bool:
        places = [
            abs(precedence(found, key, other))
            for other in keys
            if other != key and _meet(found, key, other)
        ]
        unclear = sum(place < clear for place in places)
        return unclear <= UNCLEAR_AT_MOST * len(places)

    return frozenset(key for key in keys if has_place(key))


def _meet(found: Sequence[Found], a: str, b: str) -> bool:
    return any(a in own and b in own for own in found)


def in_order(found: Sequence[Found], keys: Iterable[str]) -> list[str]:
    """``keys`` as they follow each other: each behind those that mostly stand before it."""
    left = sorted(keys)
    places = {key: _mean_place(found, key) for key in left}
    ordered: list[str] = []
    while left:
        behind = {
            key: sum(precedence(found, other, key) > 0 for other in left if other != key)
            for key in left
        }
        first = min(left, key=lambda key: (behind[key], places[key]))
        ordered.append(first)
        left.remove(first)
    return ordered


def _mean_place(found: Sequence[Found], key: str) -> float:
    places = [own[key].at for own in found if key in own]
    return statistics.mean(places) if places else 0.0


def _without_own_text(
    publications: Sequence[Publication],
    found: Sequence[Found],
    ordered: Sequence[str],
    listed: Set[str],
) -> list[str]:
    """The headings between those at both ends that most publications have the same text under.

    What is numbered with the others, or ``listed`` in the contents, is a section, whatever it says.
    """
    numbered = sequence_numbers(found, ordered)
    own = [
        key
        for key in ordered
        if key not in numbered.keys() | listed
        and heads_own_text(publications, found, key, set(ordered))
    ]
    kept = list(ordered)
    while kept and kept[0] in own:
        kept.pop(0)
    while kept and kept[-1] in own:
        kept.pop()
    return kept


def heads_own_text(
    publications: Sequence[Publication], found: Sequence[Found], key: str, keys: Set[str]
) -> bool:
    """Whether most words under ``key``, up to the next of ``keys``, are in many publications."""
    shared = shared_texts(publications)
    shares, same = [], 0
    for one, own in zip(publications, found, strict=True):
        if key in own:
            below = _first_words(text_under(one, own, key, keys))
            words = sum(block.words for block in below)
            known = sum(block.words for block in below if letters(block.text) in shared)
            shares.append(known / words if words else 1.0)
            same += bool(words) and known >= NEARLY_ALL * words
    enough = max(PUBLICATIONS_AT_LEAST, SHARE_WITH_SAME_TEXT * len(shares))
    mostly = bool(shares) and statistics.median(shares) >= SHARE_OF_SAME_TEXT
    return mostly or same >= enough


def _first_words(blocks: Iterable[Block], enough: int = WORDS_COMPARED) -> list[Block]:
    """The first of ``blocks``, as many as show whose text it is."""
    first: list[Block] = []
    for block in blocks:
        if sum(one.words for one in first) >= enough:
            break
        first.append(block)
    return first


@lru_cache(maxsize=8)
def _shared(publications: tuple[Publication, ...]) -> frozenset[str]:
    counts: Counter[str] = Counter()
    for one in publications:
        counts.update({letters(block.text) for block in one.blocks})
    enough = max(PUBLICATIONS_AT_LEAST, SHARED_BY * len(publications))
    return frozenset(text for text, n in counts.items() if n >= enough)


def shared_texts(publications: Sequence[Publication]) -> frozenset[str]:
    """The letters of the blocks that many publications have in the same words."""
    return _shared(tuple(publications))


def count_looks(found: Iterable[Found], keys: Mapping[str, object]) -> Counter[Look]:
    """The looks that ``keys`` have, and in how many publications."""
    return Counter(own[key].block.look for own in found for key in keys if key in own)
