"""When no profile is drafted: the folder holds no series, or the draft gives nonsense."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from itertools import combinations

from pipeline.drafting.groups import Group
from pipeline.drafting.shared_headings import shared_texts
from pipeline.drafting.shared_text import labels_before
from pipeline.drafting.trial import TriedCase, TriedFile
from pipeline.text.characters import letters

FEWEST_PUBLICATIONS, FEWEST_HEADINGS = 3, 3
# Two headings are enough where nearly all publications have both, and much else besides.
HEADINGS_OF_A_FORM = 2
# Of the publications in the folder, this share must be of the series that were found.
SHARE_OF_FOLDER = 0.5
# Headings with the same words look alike in a series: in this share of the pairs of publications.
# Those of strangers are “Introduction” and “Contents” in the look of each.
SHARE_OF_LOOKS = 0.4
# Look-alikes of one series share text of their own: so many words in a block, in this share.
WORDS_SHARED, SHARE_WITH_TEXT = 8, 0.5
# So many other lines that nearly all have, such as the labels of a form, are no coincidence.
MANY_LINES = 5
# So many headings that nearly all publications have are no coincidence, however they look.
MANY_HEADINGS, NEARLY_ALL = 5, 0.9
# Of its own publications, a draft must make cases that make sense of this share.
SHARE_OF_CASES = 0.5


def is_series(group: Group) -> bool:
    """Whether headings in common are those of a series, and not words that any report has."""
    if len(group.publications) < FEWEST_PUBLICATIONS:
        return False
    if len(group.slots) < FEWEST_HEADINGS:
        return _is_form(group)
    signs = (_looks_alike, _shares_text, _has_many_headings, _shares_lines)
    return any(has_sign(group) for has_sign in signs)


def _looks_alike(group: Group) -> bool:
    looks = [
        [
            (look.size, look.bold, look.capitals)
            for own in group.found
            for key in slot
            if key in own and (look := own[key].block.look)
        ]
        for slot in group.slots
    ]
    pairs = [pair for slot in looks for pair in combinations(slot, 2)]
    return bool(pairs) and _same(pairs) >= SHARE_OF_LOOKS * len(pairs)


def _same(pairs: Iterable[tuple[Hashable, Hashable]]) -> int:
    return sum(a == b for a, b in pairs)


def _shares_text(group: Group) -> bool:
    shared = shared_texts(group.publications)
    having = sum(
        any(b.words >= WORDS_SHARED and letters(b.text) in shared for b in one.blocks)
        for one in group.publications
    )
    return having >= SHARE_WITH_TEXT * len(group.publications)


def _has_many_headings(group: Group) -> bool:
    return _count_common(group) >= MANY_HEADINGS


def _count_common(group: Group) -> int:
    """How many headings nearly all publications have."""
    counts = Counter(
        at for own in group.found for at, slot in enumerate(group.slots)
        if any(key in own for key in slot)
    )  # fmt: skip
    return sum(n >= NEARLY_ALL * len(group.publications) for n in counts.values())


def _is_form(group: Group) -> bool:
    """Whether nearly all publications have the same two headings, looking alike, and many lines.

    One of these stands before the first heading, so that the profile can ask for it.
    """
    return (
        _count_common(group) >= HEADINGS_OF_A_FORM
        and _looks_alike(group)
        and _shares_lines(group)
        and any(label.count == label.total for label in labels_before(group, set()))
    )


def _shares_lines(group: Group) -> bool:
    """Whether nearly all publications have many lines in common besides their headings."""
    heads = {key for slot in group.slots for key in slot}
    counts: Counter[str] = Counter()
    for one, own in zip(group.publications, group.found, strict=True):
        headings = {own[key].at for key in heads if key in own}
        counts.update({letters(b.text) for at, b in enumerate(one.blocks) if at not in headings})
    enough = NEARLY_ALL * len(group.publications)
    return sum(n >= enough and any(map(str.isalpha, text)) for text, n in counts.items()) >= (
        MANY_LINES
    )


def gives_cases(tried: Sequence[TriedFile]) -> bool:
    """Whether most files give a case that makes sense."""
    sound = sum(bool(one.cases) and all(map(_makes_sense, one.cases)) for one in tried)
    return sound >= SHARE_OF_CASES * len(tried)


def _makes_sense(case: TriedCase) -> bool:
    """Whether a case is mostly sections: no more boxes than those, and no longer lead."""
    boxes = sum(criterion is None for criterion in case.criteria)
    return boxes <= len(case.sections) and case.lead <= case.body
