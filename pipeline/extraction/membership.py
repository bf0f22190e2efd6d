"""Whether a document is a case of its series: its sections, how they stand, and other signs.

“Background”, “Good practices” and “Impact” head the parts of any report. In a case of the series
they look alike, follow in its order, and are not a few of many headings that look the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from pipeline.layout.compare import is_gap
from pipeline.layout.metrics import Measures, is_larger, measure, same_size
from pipeline.matching.heading_words import LINES_AT_MOST
from pipeline.matching.series import count_guide_phrases, shows_guide, wanted_sections
from pipeline.model.document import Document
from pipeline.model.page import Line
from pipeline.model.roles import Role
from pipeline.profile.model import Profile, Sign
from pipeline.text.characters import BULLETS
from pipeline.text.endings import ends_sentence, starts_lower

SURE_CALLOUT = 0.8
# Of a series' sections, this share is enough by itself, but never two of three or four: reports of
# any kind have two headings with common words.
SECTIONS_ALONE, FEWEST_ALONE = 0.6, 3
# So many lines of a fact box are a sign of the series.
FACTS = 2
# Lines that each publication has, such as those of a cover: one may be any report's (“Case study”),
# so many are the series'.
GUIDE_PHRASES = 3
# With most of its facts, so many sections are enough: any form has “Country” and one heading.
SECTIONS_WITH_FACTS = 2
# For each section of the series, so many other headings may look as its headings do: one that is
# worded otherwise than the profile knows. Where the series shows by all its sections or by another
# sign, two or three sub-headings in each may be set as its heading is.
OTHERS_FOR_A_SECTION, OTHERS_WITH_A_SIGN = 1, 3
# A heading has no more words than this.
WORDS_OF_HEADING = 14
# What ends a sentence or announces a list, and no heading.
_ENDS_TEXT = (".", ";", ",", "…", ":", "!")


@dataclass(frozen=True, slots=True)
class Standing:
    """How a document's section headings stand.

    ``found`` are the keys of all; ``in_series`` counts those that look alike and follow in the
    profile's order; ``others`` are further headings in that look, which are none of the series.
    """

    found: tuple[str, ...]
    in_series: int
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Look:
    """What sets a heading off from the text; colours may differ from section to section."""

    size: float
    bold: bool
    colored: bool

    def is_like(self, other: _Look) -> bool:
        alike = self.bold == other.bold and self.colored == other.colored
        return alike and (not self.size or same_size(self.size, other.size))


def standing_of(document: Document, profile: Profile) -> Standing:
    """How the section headings of a document after all stages stand in it."""
    measures = measure(document.pages, document.flow)
    headings = [(one.key, document.by_id[one.lines[0]]) for one in document.findings.headings]
    found = tuple(dict.fromkeys(key for key, _ in headings))
    if not headings:
        return Standing((), 0, ())
    looks = [_look(line, measures, document) for _, line in headings]
    times = Counter(looks)  # a volume has thousands of headings in a handful of looks
    usual = max(times, key=lambda look: sum(times[one] for one in times if look.is_like(one)))
    alike = [key for (key, _), look in zip(headings, looks, strict=True) if look.is_like(usual)]
    order = [section.key for section in profile.sections]
    others = [line.text for line in _other_headings(document, usual, measures)]
    again = [key for at, key in enumerate(alike) if key in alike[: max(0, at - 1)]]
    return Standing(found, _in_order([order.index(key) for key in alike]), (*others, *again))


def is_case(document: Document, profile: Profile, shared: Collection[Sign] = ()) -> bool:
    """Whether sections, guide, callouts or facts show a case of this series.

    Fewer than most sections need another sign of it, and so do those that stand as in any report.
    ``shared`` are signs that its file has for all cases bound in it.
    """
    standing = standing_of(document, profile)
    if not standing.found or missing(document, profile, shared):
        return False
    dated = document.findings.heading_block.period is not None
    if _has_guide(document, profile) or (dated and _callouts_show(document)):
        return True
    if "guide" in profile.required and len(standing.found) >= wanted_sections(profile):
        return True  # a line that marks the series, as its profile says
    signed = _shows_series(document, profile)
    if is_one_of_many(standing, profile, signed=signed):
        return False
    wanted = wanted_sections(profile)
    if _most_facts(document, profile):
        wanted = min(wanted, SECTIONS_WITH_FACTS)
    if signed and len(standing.found) >= wanted:
        return True
    alone = profile.sections_of_a_case or sections_alone(len(profile.sections))
    return standing.in_series >= alone


def missing(document: Document, profile: Profile, shared: Collection[Sign] = ()) -> tuple[str, ...]:
    """What each case of the series must show, as its profile says, and this one does not.

    ``shared`` are signs that its file has for all cases bound in it.
    """
    found: set[str] = {heading.key for heading in document.findings.headings} | set(shared)
    signs: dict[Sign, bool] = {
        "subtitle": _is_dated(document),
        "facts": _count_facts(document) >= min(FACTS, len(profile.facts)),
        "criteria": _sure_callouts(document) > 0,
        "guide": is_guided(document, profile),
    }
    found.update(sign for sign, shown in signs.items() if shown)
    return tuple(name for name in profile.required if name not in found)


def is_guided(document: Document, profile: Profile) -> bool:
    """Whether a document has the series' guide, or a line that is one of its phrases."""
    return _has_guide(document, profile) or shows_guide(document.lines, profile)


def is_one_of_many(standing: Standing, profile: Profile, *, signed: bool = False) -> bool:
    """Whether the sections are some of many headings that look the same; ``signed`` allows more."""
    count = len(profile.sections)
    surer = signed or standing.in_series == count
    most = OTHERS_WITH_A_SIGN if surer else OTHERS_FOR_A_SECTION
    return len(standing.others) > most * count


def sections_alone(sections: int) -> float:
    """How many of so many ``sections`` show a case without any other sign."""
    return max(SECTIONS_ALONE * sections, min(FEWEST_ALONE, sections))


def _look(line: Line, measures: Measures, document: Document) -> _Look:
    """How a line is set; a scan says no more of its type than whether it is larger."""
    size = line.size
    if measures.size and document.page(line.page).ocr:
        size = 2.0 if is_larger(size, measures.size) else 1.0
    return _Look(size, line.bold, line.color != measures.color)


def _in_order(places: Sequence[int]) -> int:
    """The length of the longest part of ``places`` that rises."""
    longest: list[int] = []
    for at, place in enumerate(places):
        before = (longest[i] for i in range(at) if places[i] < place)
        longest.append(1 + max(before, default=0))
    return max(longest, default=0)


def _other_headings(document: Document, look: _Look, measures: Measures) -> Iterator[Line]:
    """Lines of the text that are set as headings in ``look``, and are none that the series has.

    Where that is the look of the text, a heading is a line with space around it.
    """
    plain = _Look(measures.size, measures.bold, colored=False).is_like(look)
    flow = [line for line in document.flow if document.role(line) in (Role.BODY, Role.UNPLACED)]
    looks = [_look(line, measures, document).is_like(look) for line in flow]
    most = 1 if plain else LINES_AT_MOST
    start = 0
    while start < len(flow):
        end = start + 1
        while end < len(flow) and looks[end] == looks[start]:
            above, line = flow[end - 1], flow[end]
            runs_over = plain and line.page != above.page and not ends_sentence(above.text)
            if not runs_over and is_gap(above, line, measures):
                break
            end += 1
        block = flow[start:end]
        if looks[start] and len(block) <= most and _may_be_heading(block):
            yield block[0]
        start = end


def _may_be_heading(block: Sequence[Line]) -> bool:
    text = " ".join(line.text for line in block)
    if text.endswith(_ENDS_TEXT) or starts_lower(text):
        return False
    if text[:1] in BULLETS or len(text.split()) > WORDS_OF_HEADING:
        return False
    return any(map(str.isalpha, text))


def _shows_series(document: Document, profile: Profile) -> bool:
    """Whether anything but sections is as the series has it: title, criteria, facts, guide."""
    titled = _is_dated(document) and document.findings.heading_block.title is not None
    if titled or _sure_callouts(document) > 0 or _count_facts(document) >= FACTS:
        return True
    return count_guide_phrases(document.lines, profile) >= GUIDE_PHRASES


def _is_dated(document: Document) -> bool:
    """Whether there is a line “place (years)” in the title block."""
    block = document.findings.heading_block
    return bool(block.location and block.period and "(" in (block.subtitle or ""))


def _count_facts(document: Document) -> int:
    return len({fact.key for fact in document.findings.facts if fact.key})


def _has_guide(document: Document, profile: Profile) -> bool:
    return bool(profile.criteria) and any(
        claim.role is Role.GUIDE for claim in document.claims.values()
    )


def _callouts_show(document: Document) -> bool:
    """Whether callouts alone show the series: of many boxes of another kind, some fit by chance."""
    of_others = any(one.code == "boxes-in-text" for one in document.notices)
    return _sure_callouts(document) > 0 and not of_others


def _sure_callouts(document: Document) -> int:
    return sum(1 for one in document.findings.callouts if one.score >= SURE_CALLOUT)


def _most_facts(document: Document, profile: Profile) -> bool:
    """Whether most lines of the series' fact box are there."""
    return 2 * _count_facts(document) > len(profile.facts) > 0
