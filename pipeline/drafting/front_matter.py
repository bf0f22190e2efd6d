"""What stands before the sections of a long publication: its contents, and lists before these."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from itertools import takewhile

from pipeline.drafting.candidates import Occurrence, heading_text
from pipeline.drafting.core import Found
from pipeline.drafting.levels import is_above, is_level
from pipeline.drafting.publication import Block, Publication
from pipeline.text.characters import letters

# A table of contents names three headings or more, the first of them at its beginning.
ENTRIES_AT_LEAST, WORDS_OF_CONTENTS = 3, 60
# One of the first two lines of a table names a heading: a preface may be left out.
FIRST_LINES = 2
# The dots that lead from an entry to the number of its page; and what parts entries in one block.
_PAGE = re.compile(r"[\s.·…_]*\d*\s*$")
_BETWEEN = re.compile(r"(?:\s*[.·…_]){2,}\s*\d*|\s\d+(?:\.\d+)*(?=\s|$)")


def contents_titles(
    publications: Sequence[Publication], found: Sequence[Found], keys: Set[str]
) -> frozenset[str]:
    """The keys that mostly head a list of the others: tables of contents."""
    return _mostly(publications, found, keys, lambda one, own, key: _lists(one, own, key, keys))


def before_contents(
    publications: Sequence[Publication], found: Sequence[Found], keys: Set[str], titles: Set[str]
) -> frozenset[str]:
    """The keys that mostly stand before a table of contents, set otherwise than its title.

    These name the publication, or head lists of versions, authors and addresses; a summary that
    stands before the contents is set as the sections are. ``titles`` are the keys of the titles of
    tables of contents.
    """

    def is_before(one: Publication, own: Found, key: str) -> bool:
        heads = [own[title] for title in titles & own.keys()]
        return any(
            own[key].at < head.at and not is_level(own[key].block, head.block) for head in heads
        )

    return _mostly(publications, found, keys - titles, is_before)


def listed_in_contents(
    publications: Sequence[Publication], found: Sequence[Found], keys: Set[str], titles: Set[str]
) -> frozenset[str]:
    """The keys that the tables of contents mostly name, where publications have one."""
    having = [
        (own, _entries(one, own, keys, titles))
        for one, own in zip(publications, found, strict=True)
        if titles & own.keys()
    ]

    def is_listed(key: str) -> bool:
        names = [(_name(own[key].block), entries) for own, entries in having
                 if key in own]  # fmt: skip
        return 2 * sum(name in entries for name, entries in names) > len(names)

    return frozenset(filter(is_listed, keys - titles))


def _entries(
    publication: Publication, own: Found, keys: Set[str], titles: Set[str]
) -> frozenset[str]:
    """What is listed between the title of the contents and the first heading behind it."""
    start = min(own[title].at for title in titles & own.keys())
    end = min((own[key].at for key in keys & own.keys() if own[key].at > start), default=start)
    listed = publication.blocks[start + 1 : end]
    return frozenset(name for block in listed for name in _names(block))


def _mostly(
    publications: Sequence[Publication],
    found: Sequence[Found],
    keys: Set[str],
    holds: Callable[[Publication, Found, str], bool],
) -> frozenset[str]:
    """Those of ``keys`` for which ``holds`` is true in most publications that have them."""

    def mostly(key: str) -> bool:
        having = [(one, own) for one, own in zip(publications, found, strict=True) if key in own]
        return 2 * sum(holds(one, own, key) for one, own in having) > len(having)

    return frozenset(filter(mostly, keys))


def _lists(publication: Publication, own: Found, key: str, keys: Set[str]) -> bool:
    """Whether headings of pages further on are named right below ``key``, in their order.

    So is the heading that follows, if it is set as no less than ``key``: a table of degrees names
    some headings, too, and the next one is none of them.
    """
    blocks = publication.blocks
    title = own[key]
    below = list(_opening(blocks[title.at + 1 :]))
    end = title.at + len(below)
    others = sorted((own[other] for other in keys & own.keys()), key=_place)
    headings = [
        one.block
        for one in others
        if one.at > end or (one.at > title.at and one.block.page > title.block.page)
    ]
    heads = {id(one) for one in headings}
    listed = list(takewhile(lambda block: id(block) not in heads, below))
    if not _begins_list(title.block, listed, headings):
        return False
    following = [one for one in headings if not is_above(title.block, one)] or headings
    named = any(_name(following[0]) in _names(block) for block in listed)
    return named and _are_entries(headings, listed)


def _place(one: Occurrence) -> int:
    return one.at


def _begins_list(title: Block, below: Iterable[Block], headings: Iterable[Block]) -> bool:
    """Whether one of the first lines right below ``title``, itself not counted, names a heading."""
    named = tuple(map(_name, headings))
    lines = [
        _name(block)
        for block in below
        if not block.running and _name(block) and _name(block) != _name(title)
    ]
    return bool(named) and any(line.startswith(named) for line in lines[:FIRST_LINES])


def _name(block: Block) -> str:
    """The letters of a heading, or of an entry without the number of its page."""
    return _letters(block.text)


def _names(block: Block) -> Iterator[str]:
    """The letters of the entry that a block is, or of those that run on in one."""
    yield _name(block)
    yield from map(_letters, _BETWEEN.split(block.text))


def _letters(entry: str) -> str:
    return letters(heading_text(_PAGE.sub("", entry)))


def _opening(blocks: Iterable[Block]) -> Iterator[Block]:
    """The first of ``blocks``, as far as a table of contents is known by; its dots are no words."""
    words = 0
    for block in blocks:
        if words >= WORDS_OF_CONTENTS:
            return
        words += sum(any(map(str.isalpha, word)) for word in block.text.split())
        yield block


def _are_entries(headings: Sequence[Block], below: Iterable[Block]) -> bool:
    """Whether lines ``below`` say what ``headings`` do, in their order."""
    listed: list[Block] = []
    left = list(headings)
    for name in (name for block in below for name in _names(block)):
        at = next((n for n, one in enumerate(left) if _name(one) == name), -1)
        if at >= 0:
            listed.append(left[at])
            left = left[at + 1 :]
    return len(listed) >= ENTRIES_AT_LEAST
