"""Which of the headings that publications share stand under others: those are sub-headings."""

from __future__ import annotations

from collections.abc import Sequence, Set

from pipeline.drafting.core import Found
from pipeline.drafting.publication import Block
from pipeline.layout.metrics import is_larger

# Where it is found, a sub-heading stands under headings of a higher level in this share.
SHARE_UNDER = 0.6
# Fewer headings above are a title and a list of contacts, say, around sections in smaller type.
FEWEST_ABOVE = 3


def is_above(block: Block, other: Block) -> bool:
    """Whether a heading is set as one of a higher level than the other is.

    It is larger; or of two in one size, it alone has a line of its own, or else is bold or in
    capitals. A colour says nothing: one booklet has a colour for each section.
    """
    if is_larger(block.look.size, other.look.size) or is_larger(other.look.size, block.look.size):
        return block.look.size > other.look.size
    return _weight(block) > _weight(other)


def is_level(block: Block, other: Block) -> bool:
    """Whether two headings are set as those of one level are."""
    return not is_above(block, other) and not is_above(other, block)


def _weight(block: Block) -> tuple[bool, bool]:
    return not block.run_in, block.look.bold or block.look.capitals


def without_sub_headings(found: Sequence[Found], keys: frozenset[str]) -> frozenset[str]:
    """``keys`` without those that mostly stand under others of a higher level.

    And without those that look so and stand below the last of these, and those that are set as less
    than a sub-heading is. Where fewer than three would be left, those on the next level are
    sections, too: the higher ones may be the names of two parts.
    """
    left = frozenset(key for key in keys if not _is_sub_heading(found, key, keys))
    under = keys - left
    left -= frozenset(key for key in left if _looks_as_under(found, key, left, under))
    left -= frozenset(key for key in left if _is_below(found, key, under))
    if len(left) < FEWEST_ABOVE:
        return left | without_sub_headings(found, keys - left) if left else keys
    return left


def _looks_as_under(found: Sequence[Found], key: str, left: Set[str], under: Set[str]) -> bool:
    """Whether ``key`` mostly looks as sub-headings do, below a higher heading.

    A text of its own may part the last section's heading from its sub-heading.
    """
    having = [own for own in found if key in own]
    alike = 0
    for own in having:
        one = own[key]
        looks = {own[name].block.look for name in under & own.keys()}
        above = any(
            own[name].at < one.at and is_above(own[name].block, one.block)
            for name in left & own.keys()
        )
        alike += above and one.block.look in looks
    return alike >= SHARE_UNDER * len(having)


def _is_below(found: Sequence[Found], key: str, under: Set[str]) -> bool:
    """Whether ``key`` is mostly of a lower level than a sub-heading of its publication."""
    having = [own for own in found if key in own]
    below = sum(
        any(is_above(own[name].block, own[key].block) for name in under & own.keys())
        for own in having
    )
    return below >= SHARE_UNDER * len(having)


def _is_sub_heading(found: Sequence[Found], key: str, keys: Set[str]) -> bool:
    having = [own for own in found if key in own]
    under = sum(_stands_under(own, key, keys) for own in having)
    return under >= SHARE_UNDER * len(having)


def _stands_under(own: Found, key: str, keys: Set[str]) -> bool:
    """Whether headings of a higher level stand before and behind ``key``.

    Behind the last of them, one that has text of its own may be followed by smaller sections; one
    that its first sub-heading follows right away is a heading of these.
    """
    one = own[key].block
    above = [own[name].at for name in keys & own.keys() if is_above(own[name].block, one)]
    last = max(above, default=-1)
    if last > own[key].at:
        return any(at < own[key].at for at in above)
    return len(above) >= FEWEST_ABOVE and _opens_with_smaller(own, last)


def _opens_with_smaller(own: Found, at: int) -> bool:
    """Whether right below the heading at ``at`` stands one of a lower level."""
    heading = next(one.block for one in own.values() if one.at == at)
    below = [one for one in own.values() if one.at == at + 1 and not one.plain]
    return any(is_above(heading, one.block) for one in below)
