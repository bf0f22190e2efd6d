"""Which sections may hold the text of others, whose headings were not found or stand elsewhere."""

from __future__ import annotations

import re
import statistics
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise

from pipeline.layout.metrics import Measures, same_size
from pipeline.matching.heading_words import headings_of, match_words
from pipeline.model.findings import Section
from pipeline.model.page import Line, LineId, Span
from pipeline.profile.model import Profile
from pipeline.text.characters import BULLETS, letters

# Of the others' median length: a section beside a missing one that is longer may hold both.
LONG = 2.2
# So many headings in one look are a look of headings. A word has so many letters, a bullet fewer.
HEADINGS_ALIKE, LETTERS = 2, 4
# A heading that runs into its text ends before a capital, a bullet or a number, never in a phrase.
_NEXT_WORD = re.compile(rf"\W*(?:[A-ZÀ-Þ0-9]|$)|\s*[{re.escape(''.join(BULLETS))}]\s")


def missing_sections(sections: Sequence[Section], profile: Profile) -> tuple[str, ...]:
    """The keys of the profile's sections that are not among ``sections``, in its order."""
    found = {section.key for section in sections}
    return tuple(spec.key for spec in profile.sections if spec.key not in found)


def may_hold_missing(section: Section, sections: Sequence[Section], profile: Profile) -> bool:
    """Whether a section before or behind which one is missing is long enough for two.

    ``sections`` are all of the case, in the order in which they are printed.
    """
    keys = [spec.key for spec in profile.sections]
    at = keys.index(section.key)
    missing = missing_sections(sections, profile)
    if not any(key in missing for key in keys[max(0, at - 1) : at + 2]):
        return False
    lengths = [_length(other) for other in sections if other is not section]
    return bool(lengths) and _length(section) > LONG * statistics.median(lengths)


def holds_missing_heading(
    section: Section, lines: Mapping[LineId, Line], missing: Collection[str], profile: Profile
) -> bool:
    """Whether a line of a section reads as the heading of one of the ``missing``, or begins so."""
    heads = [head for head, key in headings_of(profile).items() if key in missing]
    own = [line.text for line in _lines_of(section, lines)] if heads else []
    return any(_opens_as_heading(text, missing, heads, profile) for text in own)


def holds_heading_look(
    section: Section, sections: Sequence[Section], lines: Mapping[LineId, Line], measures: Measures
) -> bool:
    """Whether a line of a section begins or ends with words that look as the headings do.

    Only where headings have a size or a colour of their own: bold words stand in any text.
    """
    firsts = (next(filter(None, map(lines.get, one.lines)), None) for one in sections)
    heads = list(filter(None, firsts))
    times = Counter(_look(line.spans[0]) for line in heads)
    often = [look for look in times if times[look] >= HEADINGS_ALIKE]
    look = max(often, key=times.__getitem__, default=None)
    if look is None:
        return False
    size, color, *_ = look
    if same_size(size, measures.size) and color == measures.color:
        return False
    own = [line for line in _lines_of(section, lines) if line not in heads]
    ends = [(line.spans[0], line.spans[-1]) for line in own]
    return any(
        _look(span) == look and sum(map(str.isalpha, span.text)) >= LETTERS
        for pair in ends
        for span in pair
    )


def _lines_of(section: Section, lines: Mapping[LineId, Line]) -> Iterator[Line]:
    ids = (id for passage in section.passages for id in passage.lines)
    return filter(None, map(lines.get, ids))


def _look(span: Span) -> tuple[float, str, bool, bool]:
    return round(span.size, 1), span.color, span.bold, span.italic


def _opens_as_heading(
    text: str, missing: Collection[str], heads: Sequence[str], profile: Profile
) -> bool:
    """Whether ``text`` is the heading of a ``missing`` section, or begins with one of ``heads``."""
    if not text[:1].isupper():
        return False
    whole = match_words(text, profile)
    if whole:
        return whole.key in missing
    read = letters(text)
    return any(
        read.startswith(head) and _NEXT_WORD.match(_behind(text, len(head))) for head in heads
    )


def _behind(text: str, count: int) -> str:
    """What stands behind the first ``count`` letters of ``text``."""
    for at, char in enumerate(text):
        if not count:
            return text[at:]
        count -= len(letters(char))
    return ""


def out_of_order(sections: Sequence[Section], profile: Profile) -> frozenset[str]:
    """The keys of the sections that stand against the profile's order, where one is missing, too.

    A publication may print its sections in an order of its own, or leave one out. Both at once
    rather say that headings were found elsewhere than they stand.
    """
    if not missing_sections(sections, profile):
        return frozenset()
    order = [spec.key for spec in profile.sections]
    places = [(order.index(section.key), section.key) for section in sections]
    turned = [pair for pair in pairwise(places) if pair[0][0] > pair[1][0]]
    return frozenset(key for pair in turned for _, key in pair)


def beside_empty(sections: Sequence[Section]) -> frozenset[str]:
    """The keys of the sections printed next to one under whose heading nothing stands."""
    beside: set[str] = set()
    for a, b in pairwise(sections):
        beside |= {b.key} if not a.passages and b.passages else set()
        beside |= {a.key} if not b.passages and a.passages else set()
    return frozenset(beside)


def _length(section: Section) -> int:
    return sum(len(passage.text) for passage in section.passages)
