"""Finds facts that stand without a label in the box of facts, by what their values are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from pipeline.layout.compare import box_of, is_close, same_look
from pipeline.layout.fact_boxes import FACTS_OF_A_BOX, FactLines
from pipeline.layout.fact_groups import LINES_OF_VALUE
from pipeline.layout.fact_heads import SHARE_OF_PAGE, label_at
from pipeline.layout.metrics import DEFAULT_PITCH, Measures
from pipeline.matching.fact_values import match_value
from pipeline.matching.heading_words import match_words
from pipeline.model.page import Line, Page
from pipeline.profile.model import Profile, phrases
from pipeline.text.characters import letters

# In pitches: facts below the title of their box stand no further from each other.
WITHIN_BOX = 2.5


def find_unlabelled_facts(
    lines: Sequence[Line],
    page: Page,
    measures: Measures,
    profile: Profile,
    labelled: Sequence[FactLines],
    seen: Set[str],
) -> list[FactLines]:
    """The facts without a label among ``lines`` of one page, with single labelled ones beside them.

    They stand in an area of their own, or below a title of fact boxes, and are at least two with
    the ``labelled`` facts found there. ``seen`` are the keys that pages before have.
    """
    if all(fact.label and not fact.values for fact in profile.facts):
        return []
    taken = {line.id for fact in labelled for line in fact.lines}
    for block in _blocks(lines, page, measures, profile):
        facts = list(_facts([line for line in block if line.id not in taken], profile))
        own = {key for fact in facts if (key := _key(fact, profile))}
        beside = {_key(fact, profile) for fact in labelled if fact.lines[0] in block}
        enough = len((own | beside) - {None}) >= FACTS_OF_A_BOX
        if enough and own - seen and any(fact.key for fact in facts):
            return facts
    return []


def _blocks(
    lines: Sequence[Line], page: Page, measures: Measures, profile: Profile
) -> Iterator[list[Line]]:
    """The lines of each area that may be a box, and those below each title of fact boxes."""
    room = SHARE_OF_PAGE * page.width * page.height
    for tint in sorted(page.tints, key=lambda tint: tint.box.width * tint.box.height):
        if tint.box.width * tint.box.height < room:
            yield [line for line in lines if line.box and tint.box.holds(line.box)]
    titles = {letters(phrase) for phrase in phrases(profile.facts_title)}
    for at, line in enumerate(lines):
        if letters(line.text) in titles:
            yield list(_below_title(lines, at, measures, profile))


def _below_title(
    lines: Sequence[Line], at: int, measures: Measures, profile: Profile
) -> Iterator[Line]:
    """The lines below the title ``lines[at]``, up to a heading or a large gap."""
    last = lines[at]
    for line in lines[at + 1 :]:
        if match_words(line.text, profile) or _far_below(last, line, measures):
            return
        yield line
        last = line


def _far_below(above: Line, line: Line, measures: Measures) -> bool:
    if line.box is None:
        return line.blank_before
    pitch = max(measures.pitch, DEFAULT_PITCH * above.size)
    step = line.box.bottom - box_of(above).bottom
    return not 0 < step <= WITHIN_BOX * pitch


def _facts(lines: Sequence[Line], profile: Profile) -> Iterator[FactLines]:
    at = 0
    while at < len(lines):
        found = _fact_at(lines, at, profile)
        if found:
            yield found
        at += len(found.lines) if found else 1


def _fact_at(lines: Sequence[Line], at: int, profile: Profile) -> FactLines | None:
    """The fact that begins at ``lines[at]``: the most lines that are one value, or a label's."""
    line = lines[at]
    _, label = label_at(line.text, profile)
    if label and label.marked and label.length < len(line.text.rstrip()):
        return FactLines((line,), known=True)
    found = None
    for end in range(at + 1, min(at + LINES_OF_VALUE, len(lines)) + 1):
        if end > at + 1 and not _goes_on(lines[end - 2], lines[end - 1]):
            break
        fact = match_value(" ".join(one.text for one in lines[at:end]), profile)
        if fact:
            found = FactLines(tuple(lines[at:end]), known=True, key=fact.key)
    return found


def _goes_on(above: Line, line: Line) -> bool:
    if line.box is None:
        return not line.blank_before
    return same_look(above, line) and is_close(box_of(above), line.box, line.size)


def _key(fact: FactLines, profile: Profile) -> str | None:
    if fact.key:
        return fact.key
    _, label = label_at(fact.lines[0].text, profile)
    return label.fact.key if label else None
