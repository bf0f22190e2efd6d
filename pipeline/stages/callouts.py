"""Criterion callouts: boxes beside or between the body's paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.criteria import Match, match_criterion, opens_criterion
from pipeline.document import Callout, Claim, Document, Notice, Role
from pipeline.headings import match_heading
from pipeline.layout.measures import Measures, measure
from pipeline.layout.order import reading_order
from pipeline.layout.regions import regions_of
from pipeline.page import Line, LineId, Page, Tint
from pipeline.profile import Profile
from pipeline.text.endings import ends_sentence, starts_lower
from pipeline.text.hyphens import Vocabulary, learn
from pipeline.text.joining import bullet_length, join_lines

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
# A box of more than this many words is a text panel, not a callout.
WORDS_AT_MOST = 45


@dataclass(frozen=True, slots=True)
class _Candidate:
    """Lines that may be a callout, what they fit, and whether their setting sets them off."""

    lines: tuple[Line, ...]
    match: Match
    set_off: bool
    evidence: str


def claim_callouts(document: Document, profile: Profile) -> Document:
    """Claim criterion sentences that stand on lines of their own, tied to their criterion.

    Evidence: the sentence opens and reads as a criterion does; it stands on a tinted or framed
    area, or in another size, colour or slope than the body, or apart from it. In one font, the
    words alone decide, and must fit better. A series without criteria has none.
    """
    if not profile.criteria:
        return document
    measures = measure(document.pages, document.unclaimed())
    vocabulary = learn((line.text for line in document.lines), document.findings.language)
    found: list[_Candidate] = []
    for page in document.pages:
        lines = reading_order(document.unclaimed(page), measures.size)
        found += _on_page(lines, page, measures, profile)
    found = _rejoined(found, profile)
    callouts = tuple(_callout(candidate, vocabulary) for candidate in found)
    claims = [
        Claim(line.id, Role.CALLOUT, "callouts", candidate.evidence, candidate.match.score)
        for candidate in found
        for line in candidate.lines
    ]
    notices = [
        Notice(
            "unmatched-callout",
            f"The box “{callout.text[:60]}” fits none of the criteria; check what it says.",
            callout.page,
        )
        for callout in callouts
        if callout.criterion is None
    ]
    return document.with_claims(claims).found(callouts=callouts).warn(notices)


def _on_page(
    lines: Sequence[Line], page: Page, measures: Measures, profile: Profile
) -> list[_Candidate]:
    """The page's callouts: first what stands on areas of its own, then what reads as one."""
    found: list[_Candidate] = []
    taken: set[LineId] = set()
    for tint in sorted(page.tints, key=lambda tint: tint.box.width * tint.box.height):
        left = [line for line in lines if line.id not in taken]
        if _is_panel(tint, left, measures, profile):
            inside = _inside(tint, left)
            found += _in_panel(inside, measures, profile)
            taken.update(line.id for candidate in found for line in candidate.lines)
    left = [line for line in lines if line.id not in taken]
    at = 0
    while at < len(left):
        candidate = _candidate(left, at, measures, profile)
        if candidate:
            found.append(candidate)
        at += len(candidate.lines) if candidate else 1
    places = {line.id: place for place, line in enumerate(lines)}
    return sorted(found, key=lambda candidate: places[candidate.lines[0].id])


def _in_panel(inside: Sequence[Line], measures: Measures, profile: Profile) -> list[_Candidate]:
    """The callouts of one box: its lines, parted where one opens or a gap sets one apart."""
    found: list[_Candidate] = []
    lines = reading_order(inside, measures.size)
    at = 0
    while at < len(lines):
        block = _block(lines, at, profile)
        match = match_criterion(_text(block), profile)
        if match.score < (SET_OFF if match.opened else IN_A_BOX):
            match = Match(None, 0.0, match.opened)
        found.append(_Candidate(tuple(block), match, True, "stands on an area of its own"))
        at += len(block)
    return found


def _rejoined(found: Sequence[_Candidate], profile: Profile) -> list[_Candidate]:
    """Put a callout together again that a page, or a gap in its box, cut in two."""
    out: list[_Candidate] = []
    for candidate in found:
        whole = _whole(out, candidate, profile)
        if whole is None:
            out.append(candidate)
        else:
            place, joined = whole
            out[place] = joined
    return out


def _whole(
    out: Sequence[_Candidate], rest: _Candidate, profile: Profile
) -> tuple[int, _Candidate] | None:
    """Which of the callouts so far ``rest`` ends, and the two of them together."""
    if rest.match.opened or not starts_lower(rest.lines[0].text):
        return None
    page = rest.lines[0].page
    heads = [(place, head) for place, head in enumerate(out) if page - head.lines[0].page <= 1]
    if not heads:
        return None
    if page == heads[-1][1].lines[0].page:
        place, head = heads[-1]
    else:
        place, head = max(heads, key=lambda item: _foot(item[1]))
    lines = (*head.lines, *rest.lines)
    match = match_criterion(_text(lines), profile)
    if match.score < head.match.score - 0.01:
        return None
    return place, _Candidate(lines, match, head.set_off, head.evidence)


def _foot(candidate: _Candidate) -> float:
    """How far down its page a callout reaches."""
    return max((line.box.bottom for line in candidate.lines if line.box), default=0.0)


def _inside(tint: Tint, lines: Sequence[Line]) -> list[Line]:
    """The lines that stand on an area; not a list's bullet beside it, which runs into its edge."""
    return [
        line
        for line in lines
        if line.box and tint.box.holds(line.box) and any(c.isalnum() for c in line.text)
    ]


def _is_panel(tint: Tint, lines: Sequence[Line], measures: Measures, profile: Profile) -> bool:
    """Whether an area is a box for a callout: few words, no heading, not the text's own colour."""
    inside = _inside(tint, lines)
    words = sum(len(line.text.split()) for line in inside)
    if not inside or words > 4 * WORDS_AT_MOST:
        return False
    if any(tint.filled and line.color == tint.color for line in inside):
        return False
    openers = [line for line in inside if opens_criterion(line.text, profile)]
    headings = [line for at, line in enumerate(inside) if match_heading(inside, at, profile)]
    # A word like “contexte” may well end a criterion's sentence; a heading looks unlike it.
    if any(not any(_alike(line, opener) for opener in openers) for line in headings):
        return False
    return bool(openers) or words <= WORDS_AT_MOST


def _candidate(
    lines: Sequence[Line], at: int, measures: Measures, profile: Profile
) -> _Candidate | None:
    opened = opens_criterion(lines[at].text, profile)
    apart = _looks_apart(lines[at], measures)
    if not opened and not (apart and _begins_block(lines, at)):
        return None
    block = _block(lines, at, profile)
    match = match_criterion(_text(block), profile)
    short = len(_text(block).split()) <= WORDS_AT_MOST
    if apart and short and match.score >= (SET_OFF if opened else IN_THE_FLOW):
        return _Candidate(tuple(block), match, True, "set unlike the body")
    return _in_flow(block, profile, _interrupts(lines, at)) if opened else None


def _interrupts(lines: Sequence[Line], at: int) -> bool:
    """Whether ``lines[at]`` breaks into a sentence, after a line of it that is not filled."""
    above = lines[at - 1] if at else None
    if above is None or ends_sentence(above.text) or above.page != lines[at].page:
        return False
    widest = max(len(line.text) for line in lines)
    return len(above.text) < FILLED * widest


def _begins_block(lines: Sequence[Line], at: int) -> bool:
    """Whether nothing of the same look runs into ``lines[at]`` from above."""
    return at == 0 or not (_alike(lines[at - 1], lines[at]) and _close(lines[at - 1], lines[at]))


def _in_flow(block: Sequence[Line], profile: Profile, interrupts: bool) -> _Candidate | None:
    """What of ``block`` reads as one criterion: all of it, or the lines that read best as one."""
    tries = [block[:count] for count in range(1, len(block) + 1)]
    matches = [(match_criterion(_text(lines), profile), lines) for lines in tries]
    best, lines = max(matches, key=lambda found: found[0].score)
    whole = matches[-1][0]
    if _whole_block(block) and whole.score >= max(IN_A_BOX, best.score - OTHER_WORDS):
        return _Candidate(tuple(block), whole, False, "reads as a criterion, on lines of its own")
    if best.score < (IN_A_BOX if interrupts else IN_THE_FLOW):
        return None
    return _Candidate(tuple(lines), best, False, "reads as a criterion")


def _whole_block(block: Sequence[Line]) -> bool:
    """Whether a block can be one callout from end to end: few lines, no sentence's full stop."""
    return len(block) <= LINES_OF_SENTENCE and not ends_sentence(_text(block))


def _text(lines: Sequence[Line]) -> str:
    return " ".join(line.text.rstrip("\u00ad\u2010") for line in lines)


def _looks_apart(line: Line, measures: Measures) -> bool:
    """Whether the line is in another size, slope, weight or colour than the body."""
    if not measures.size:
        return False
    return (
        abs(line.size - measures.size) > 0.06 * measures.size
        or line.italic != measures.italic
        or line.bold != measures.bold
        or line.color != measures.color
    )


def _block(lines: Sequence[Line], at: int, profile: Profile) -> list[Line]:
    """``lines[at]`` and the lines that go on from it: same look, no gap, no opener."""
    block = [lines[at]]
    for line in lines[at + 1 : at + LINES_AT_MOST]:
        last = block[-1]
        if opens_criterion(line.text, profile) or line.blank_before or line.drawn_bullet:
            break
        if not (_alike(last, line) and _close(last, line)) or bullet_length(line.text):
            break
        block.append(line)
    return block


def _alike(a: Line, b: Line) -> bool:
    same_size = abs(a.size - b.size) <= 0.06 * max(a.size, b.size)
    return same_size and (a.color, a.italic, a.bold) == (b.color, b.italic, b.bold)


def _close(above: Line, line: Line) -> bool:
    """Whether two lines of one box follow each other: near, and one below the other."""
    if above.box is None or line.box is None:
        return True
    gap = line.box.top - above.box.bottom
    # Lines of a sentence are closer than a line's height; entries of a box stand further apart.
    return -0.5 * line.size < gap <= 0.8 * line.size and above.box.overlap_x(line.box) > 0


def _callout(candidate: _Candidate, vocabulary: Vocabulary) -> Callout:
    joined = join_lines(candidate.lines, vocabulary, item=True)
    criterion = candidate.match.criterion
    regions = regions_of(candidate.lines)
    return Callout(
        text=joined.text,
        criterion=criterion.key if criterion else None,
        number=criterion.number if criterion else None,
        score=candidate.match.score,
        lines=tuple(line.id for line in candidate.lines),
        region=regions[0] if regions else None,
        page=candidate.lines[0].page,
        removed=joined.removed,
    )
