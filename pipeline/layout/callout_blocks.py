"""Finds the blocks of lines that are criterion callouts: boxes beside or between the paragraphs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, combinations, pairwise
from types import MappingProxyType

from pipeline.layout.compare import (
    box_of,
    exactly_like_body,
    is_gap,
    same_look,
)
from pipeline.layout.information_boxes import fills_section, is_information, is_only_titled
from pipeline.layout.lines_on_areas import follows_closely, lines_on
from pipeline.layout.metrics import Measures
from pipeline.layout.reading_order import reading_order
from pipeline.matching.criteria import (
    Match,
    is_criterion_label,
    match_criterion,
    opens_criterion,
    opens_criterion_over,
    sentence_of,
)
from pipeline.matching.heading_words import match_headings
from pipeline.model.evidence import Evidence, SignalKind, evidence_of
from pipeline.model.page import Line, LineId, Page, Tint
from pipeline.profile.model import Profile
from pipeline.text.endings import ends_sentence, starts_lower
from pipeline.text.joining import bullet_length

# A criterion sentence takes few lines, even in a narrow margin.
LINES_AT_MOST = 9
LINES_OF_SENTENCE = 4
# How well a sentence must fit a criterion: less when its setting already sets it off.
SET_OFF, IN_A_BOX, IN_THE_FLOW = 0.45, 0.55, 0.8
# What a criterion's wording may lose in likeness by words that no profile lists; running text
# behind it loses more.
OTHER_WORDS = 0.25
# A line of running text is filled to its last word, a short one at the least.
FILLED = 0.8
# A callout of more than this many words is a text panel; a box may hold a few callouts.
WORDS_AT_MOST = 45
CALLOUTS_OF_A_BOX = 4
# A box for information, in small type within the text, holds a few paragraphs.
WORDS_OF_INFORMATION = CALLOUTS_OF_A_BOX * WORDS_AT_MOST
# Of a line's height: lines that overlap by more are printed over each other, not only set tight.
PRINTED_OVER = 0.3


@dataclass(frozen=True, slots=True)
class CalloutBlock:
    """Lines that may be a callout, what they fit, and whether their setting sets them off."""

    lines: tuple[Line, ...]
    match: Match
    set_off: bool
    evidence: Evidence


def callout_blocks(
    lines: Sequence[Line],
    page: Page,
    measures: Measures,
    profile: Profile,
    sizes: Mapping[str, float] = MappingProxyType({}),
) -> list[CalloutBlock]:
    """The page's callouts: what stands on areas of its own, what looks like one, what reads so.

    Beside text, a callout without a box may stand too near for a column of its own; what looks
    unlike the body is therefore looked at first without the text. ``sizes`` are those of the
    document's headings over text (:func:`heading_sizes`).
    """
    found: list[CalloutBlock] = []
    taken: set[LineId] = set()
    headings = _long_headings(lines, profile)
    boxes: list[Tint] = []
    left = list(lines)
    for tint in sorted(page.tints, key=lambda tint: tint.box.width * tint.box.height):
        inside = lines_on(tint, left)
        bar = headings.issuperset(line.id for line in inside)
        if bar or _frames_text(tint, inside, boxes) or _is_ground(inside, lines, profile):
            continue
        titled = is_only_titled(inside, sizes, measures, profile)
        small = _is_panel(tint, inside, profile, titled)
        large = not small and _is_panel(tint, inside, profile, titled, WORDS_OF_INFORMATION)
        if small or (large and is_information(inside[1:] if titled else inside, lines, measures)):
            boxes.append(tint)
            found += _in_panel(inside, measures, profile) if small else [_information(inside)]
            taken.update(line.id for candidate in found for line in candidate.lines)
            left = [line for line in left if line.id not in taken]
    apart = [line for line in left if not exactly_like_body(line, measures)]
    set_off = [one for look in _looks_of(apart, measures) for one in _unlike_text(look, profile)]
    taken.update(line.id for candidate in set_off for line in candidate.lines)
    left = [line for line in left if line.id not in taken]
    found += set_off + _in_text(left, measures, profile)
    places = {line.id: place for place, line in enumerate(lines)}
    return sorted(found, key=lambda candidate: places[candidate.lines[0].id])


def _long_headings(lines: Sequence[Line], profile: Profile) -> set[LineId]:
    """The lines of headings that take several, of one look: each may stand on a bar of its own."""
    blocks = (lines[at : at + match.lines] for at, match in match_headings(lines, profile))
    return {
        line.id
        for block in blocks
        if len(block) > 1 and all(same_look(block[0], line) for line in block)
        for line in block
    }


def _looks_of(apart: Sequence[Line], measures: Measures) -> list[list[Line]]:
    """The lines unlike the body, those of one colour, slope and weight together, in order."""
    looks: dict[tuple[str, bool, bool], list[Line]] = defaultdict(list)
    for line in apart:
        looks[line.color, line.italic, line.bold].append(line)
    return [reading_order(look, measures.size) for look in looks.values()]


def _unlike_text(look: Sequence[Line], profile: Profile) -> list[CalloutBlock]:
    """The callouts among lines of one look that is not the body's."""
    begins = [True, *(not (same_look(a, b) and follows_closely(a, b)) for a, b in pairwise(look))]
    return _in_turn(
        range(len(look)),
        lambda at: _unlike_body(look, at, begins[at], profile),
    )


def _in_text(lines: Sequence[Line], measures: Measures, profile: Profile) -> list[CalloutBlock]:
    """The callouts among all lines that are left, which open as a criterion does."""

    def candidate_at(at: int) -> CalloutBlock | None:
        block = _ungapped(_block(lines, at, profile), measures)
        return _in_flow(block, profile, _interrupts(lines, at))

    opening = [at for at in range(len(lines)) if _opens(lines, at, profile)]
    return _in_turn(opening, candidate_at)


def _in_turn(
    places: Iterable[int], candidate_at: Callable[[int], CalloutBlock | None]
) -> list[CalloutBlock]:
    """The candidates that begin at ``places``, each looked for behind the one before."""
    found: list[CalloutBlock] = []
    taken: set[int] = set()
    for at in places:
        candidate = None if at in taken else candidate_at(at)
        if candidate:
            found.append(candidate)
            taken.update(range(at, at + len(candidate.lines)))
    return found


def _in_panel(inside: Sequence[Line], measures: Measures, profile: Profile) -> list[CalloutBlock]:
    """The callouts of one box: its lines, parted where one opens or a gap sets one apart.

    A title that only says that a criterion follows belongs to what it stands over. Where nothing
    in the box fits a criterion, or opens as one, its title and paragraphs are one callout.
    """
    found: list[CalloutBlock] = []
    # Boxes in a narrow margin may lie over each other; then only the order of drawing tells.
    overprinted = any(_over(a, b) for a, b in combinations(inside, 2))
    drawn = sorted(inside, key=lambda line: line.number)
    lines = drawn if overprinted else reading_order(inside, measures.size)
    at = 0
    while at < len(lines):
        block = _block(lines, at, profile)
        behind = at + len(block)
        titled = is_criterion_label(sentence_of(block), profile) and behind < len(lines)
        if titled and _opens(lines, behind, profile):
            block += _block(lines, behind, profile)
        match = match_criterion(sentence_of(block), profile)
        if match.score < (SET_OFF if match.opened else IN_A_BOX):
            match = Match(None, 0.0, match.opened)
        found.append(CalloutBlock(tuple(block), match, True, evidence_of(SignalKind.OWN_AREA)))
        at += len(block)
    other = not any(one.match.criterion or one.match.opened for one in found)
    return [_information(lines)] if other else found


def _information(inside: Sequence[Line]) -> CalloutBlock:
    """A box that fits no criterion: its title and the paragraphs below it."""
    match = Match(None, 0.0, opened=False)
    return CalloutBlock(tuple(inside), match, True, evidence_of(SignalKind.OWN_AREA))


def _over(a: Line, b: Line) -> bool:
    """Whether two lines are printed over each other."""
    first, second = box_of(a), box_of(b)
    return first.shares_x(second) and first.overlap_y(second) > PRINTED_OVER * first.height


def _frames_text(tint: Tint, inside: Sequence[Line], boxes: Sequence[Tint]) -> bool:
    """Whether an area is a frame around text that one of the ``boxes`` in it interrupts.

    Of a section in a frame, a page may show little more than a box and the rest of a sentence.
    """
    around = any(tint.box.holds(box.box) for box in boxes)
    return around and bool(inside) and starts_lower(inside[0].text)


def _is_ground(inside: Sequence[Line], lines: Sequence[Line], profile: Profile) -> bool:
    """Whether an area is the ground of a section's whole text, which opens as no criterion does."""
    opened = any(_opens(inside, at, profile) for at in range(len(inside)))
    return not opened and fills_section(inside, lines, profile)


def _is_panel(
    tint: Tint, inside: Sequence[Line], profile: Profile, titled: bool, most: int = WORDS_AT_MOST
) -> bool:
    """Whether an area is a box for a callout: few words, no heading, not the text's own colour.

    A box that is ``titled`` has a section's word for its own title.
    """
    words = sum(len(line.text.split()) for line in inside)
    if words > WORDS_OF_INFORMATION:
        return False
    openers = [line for at, line in enumerate(inside) if _opens(inside, at, profile)]
    # Text in a fill's own colour stands beside what is left of it, such as a bar; not a heading's.
    if not openers and any(tint.filled and line.color == tint.color for line in inside):
        return False
    headings = [] if titled else [inside[at] for at, _ in match_headings(inside, profile)]
    # A word like “contexte” may well end a criterion's sentence; a heading looks unlike it.
    if any(not any(same_look(line, opener) for opener in openers) for line in headings):
        return False
    return bool(openers) or words <= most


def _ungapped(block: list[Line], measures: Measures) -> list[Line]:
    """The lines of ``block``, set as the body is, up to a gap wider than the body's pitch."""
    gaps = (at for at in range(1, len(block)) if is_gap(block[at - 1], block[at], measures))
    return block[: next(gaps, len(block))]


def _unlike_body(
    lines: Sequence[Line], at: int, begins: bool, profile: Profile
) -> CalloutBlock | None:
    """The callout that begins with ``lines[at]``, which look unlike the body.

    ``begins`` says that nothing of the same look runs into that line from above.
    """
    opened = _opens(lines, at, profile)
    if not (opened or begins):
        return None
    block = _block(lines, at, profile)
    sentence = sentence_of(block)
    if len(sentence.split()) > WORDS_AT_MOST:
        return None
    match = match_criterion(sentence, profile)
    if match.score < (SET_OFF if opened else IN_THE_FLOW):
        return None
    return CalloutBlock(tuple(block), match, True, evidence_of(SignalKind.UNLIKE_BODY))


def _interrupts(lines: Sequence[Line], at: int) -> bool:
    """Whether ``lines[at]`` breaks into a sentence, after a line of it that is not filled."""
    above = lines[at - 1] if at else None
    if above is None or ends_sentence(above.text):
        return False
    widest = max(len(line.text) for line in lines)
    return len(above.text) < FILLED * widest


def _in_flow(block: Sequence[Line], profile: Profile, interrupts: bool) -> CalloutBlock | None:
    """What of ``block`` reads as one criterion: all of it, or the lines that read best as one."""
    tries = list(accumulate([line] for line in block))
    matches = [(match_criterion(sentence_of(lines), profile), lines) for lines in tries]
    best, lines = max(matches, key=lambda found: found[0].score)
    whole = matches[-1][0]
    if _whole_block(block) and whole.score >= max(IN_A_BOX, best.score - OTHER_WORDS):
        evidence = evidence_of(SignalKind.CRITERION_ON_OWN_LINES)
        return CalloutBlock(tuple(block), whole, False, evidence)
    if best.score < (IN_A_BOX if interrupts else IN_THE_FLOW):
        return None
    return CalloutBlock(tuple(lines), best, False, evidence_of(SignalKind.READS_AS_CRITERION))


def _whole_block(block: Sequence[Line]) -> bool:
    """Whether a block can be one callout from end to end: few lines, no sentence's full stop."""
    return len(block) <= LINES_OF_SENTENCE and not ends_sentence(sentence_of(block))


def _block(lines: Sequence[Line], at: int, profile: Profile) -> list[Line]:
    """``lines[at]`` and the lines that go on from it: same look, no gap, no opener."""
    block = [lines[at]]
    # An adverbial (“In their context,”) may fill the first line, before the line that opens.
    first = at + 1 + _opens_over(lines, at, profile)
    for place, line in enumerate(lines[at + 1 : at + LINES_AT_MOST], at + 1):
        last = block[-1]
        if (place >= first and _opens(lines, place, profile)) or line.drawn_bullet:
            break
        if not (same_look(last, line) and follows_closely(last, line)) or bullet_length(line.text):
            break
        block.append(line)
    return block


def _opens(lines: Sequence[Line], at: int, profile: Profile) -> bool:
    """Whether a criterion's sentence begins with ``lines[at]``."""
    return opens_criterion(lines[at].text, profile) or _opens_over(lines, at, profile)


def _opens_over(lines: Sequence[Line], at: int, profile: Profile) -> bool:
    """Whether a criterion's sentence begins with ``lines[at]`` and breaks in its opening."""
    if at + 1 >= len(lines):
        return False
    return opens_criterion_over(lines[at].text, lines[at + 1].text, profile)
