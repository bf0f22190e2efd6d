"""Criterion callouts: boxes beside or between the body's paragraphs."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.layout.callout_blocks import OTHER_WORDS, CalloutBlock, callout_blocks
from pipeline.layout.compare import box_of, exactly_like_body
from pipeline.layout.information_boxes import heading_sizes
from pipeline.layout.metrics import Measures, measure
from pipeline.layout.reading_order import reading_order
from pipeline.layout.regions import regions_of
from pipeline.layout.side_heads import order_with_side_heads
from pipeline.layout.text_panels import stands_on_panel, text_panels
from pipeline.layout.title_boxes import may_be_title_box, title_boxes
from pipeline.matching.criteria import match_criterion, sentence_of
from pipeline.model.document import Document
from pipeline.model.findings import Callout
from pipeline.model.page import Line, Page
from pipeline.model.roles import Claim, Notice, Role
from pipeline.profile.model import Profile
from pipeline.text.endings import starts_lower
from pipeline.text.hyphens import Vocabulary, learn
from pipeline.text.joining import join_lines

# Scores are rounded to hundredths: what differs by no more fits as well.
ROUNDING = 0.01
# One box or two may hold criteria in words that no profile lists.
OTHER_BOXES = 3


def claim_callouts(document: Document, profile: Profile) -> Document:
    """Claim criterion sentences that stand on lines of their own, tied to their criterion.

    Evidence: the sentence opens and reads as a criterion does; it stands on a tinted or framed
    area, or in another size, colour or slope than the body, or apart from it. In one font, the
    words alone decide, and must fit better. A series without criteria has none. A box before the
    first section that fits none may be the title's or the lead's ground, and is left to them. The
    profile may say that each such box belongs to the text around it.
    """
    if not profile.criteria:
        return document
    measures = measure(document.pages, document.unclaimed())
    vocabulary = learn(document.texts, document.findings.language)
    pages = [
        (page, reading_order(document.unclaimed(page), measures.size)) for page in document.pages
    ]
    sizes = heading_sizes((lines for _, lines in pages), measures, profile)
    found = [
        block
        for page, lines in pages
        for block in callout_blocks(lines, page, measures, profile, sizes)
    ]
    found = _without_title_boxes(
        _rejoined(found, pages, measures, profile), pages, measures, profile
    )
    panels = text_panels(document.pages, measures)
    found = [candidate for candidate in found if not stands_on_panel(candidate, panels, document)]
    if profile.other_boxes == "text":
        found = [one for one in found if one.match.criterion]
    found, left = _of_series(found)
    callouts = tuple(_callout(candidate, vocabulary) for candidate in found)
    claims = [
        Claim(line.id, Role.CALLOUT, "callouts", candidate.evidence, candidate.match.score)
        for candidate in found
        for line in candidate.lines
    ]
    notices = unmatched(callouts)
    if left:
        numbers = sorted({one.lines[0].page for one in left})
        where = f"page{'s' if len(numbers) > 1 else ''} {', '.join(map(str, numbers))}"
        message = (
            f"{len(left)} boxes fit none of the criteria, more than fit one; their text stands in "
            f"that of the sections. Check {where}."
        )
        notices.append(Notice("boxes-in-text", message, left[0].lines[0].page))
    return document.with_claims(claims).with_findings(callouts=callouts).warn(notices)


def _without_title_boxes(
    found: list[CalloutBlock],
    pages: Sequence[tuple[Page, Sequence[Line]]],
    measures: Measures,
    profile: Profile,
) -> list[CalloutBlock]:
    """Those ``found`` that do not hold title or lead; ``pages`` come with their lines in order."""
    if not any(map(may_be_title_box, found)):
        return found
    ordered: list[Line] = []
    for page, lines in pages:
        text = [line for line in lines if exactly_like_body(line, measures)]
        ordered += order_with_side_heads(page, lines, measures, profile, text)
    heads = title_boxes(found, ordered, measures, profile)
    return [block for block in found if block not in heads]


def unmatched(callouts: Sequence[Callout]) -> list[Notice]:
    """A warning for each of ``callouts`` that fits no criterion, unless a person said so."""
    return [
        Notice(
            "unmatched-callout",
            f"The box “{callout.text[:60]}” fits none of the criteria; check what it says.",
            callout.page,
            callout.text,
        )
        for callout in callouts
        if callout.criterion is None and not callout.tied
    ]


def _of_series(
    found: list[CalloutBlock],
) -> tuple[list[CalloutBlock], list[CalloutBlock]]:
    """The callouts, and the boxes that are left to the text since more fit no criterion than one.

    A publication whose boxes are mostly of another kind has key figures, tables or asides in them.
    """
    fit = [candidate for candidate in found if candidate.match.criterion]
    other = [candidate for candidate in found if not candidate.match.criterion]
    many = len(other) >= OTHER_BOXES and len(other) > len(fit)
    return (fit, other) if many else (found, [])


def _rejoined(
    found: Sequence[CalloutBlock],
    pages: Sequence[tuple[Page, Sequence[Line]]],
    measures: Measures,
    profile: Profile,
) -> list[CalloutBlock]:
    """Put a callout together again that a page, or a gap in its box, cut in two."""
    taken = {line.id for candidate in found for line in candidate.lines}
    text = [
        line
        for _, lines in pages
        for line in lines
        if line.box and line.id not in taken and exactly_like_body(line, measures)
    ]
    out: list[CalloutBlock] = []
    for candidate in found:
        whole = _whole(out, candidate, text, profile)
        if whole is None:
            out.append(candidate)
        else:
            place, joined = whole
            out[place] = joined
    return out


def _whole(
    out: Sequence[CalloutBlock], rest: CalloutBlock, text: Sequence[Line], profile: Profile
) -> tuple[int, CalloutBlock] | None:
    """Which of the callouts so far ``rest`` ends, and the two of them together.

    One that the page before cuts has none of the running ``text`` below it there.
    """
    if rest.match.opened or not starts_lower(rest.lines[0].text):
        return None
    page = rest.lines[0].page
    heads = [(place, head) for place, head in enumerate(out) if head.lines[-1].page == page][-1:]
    above = [
        (place, head)
        for place, head in enumerate(out)
        if head.lines[-1].page == page - 1 and not _has_below(head, text)
    ]
    heads += [max(above, key=lambda item: _foot(item[1]))] if above else []
    tries = [(place, _joined(head, rest, profile)) for place, head in heads]
    if not tries:
        return None
    place, joined = max(tries, key=lambda found: found[1].match.score - out[found[0]].match.score)
    turned = out[place].lines[-1].page < page
    same = turned and joined.match.criterion == out[place].match.criterion
    loss = round(out[place].match.score - joined.match.score, 2)
    return (place, joined) if loss <= (OTHER_WORDS if same else ROUNDING) else None


def _joined(head: CalloutBlock, rest: CalloutBlock, profile: Profile) -> CalloutBlock:
    lines = (*head.lines, *rest.lines)
    return CalloutBlock(
        lines, match_criterion(sentence_of(lines), profile), head.set_off, head.evidence
    )


def _has_below(block: CalloutBlock, text: Sequence[Line]) -> bool:
    """Whether some of ``text`` stands below a callout, in its column on its last page."""
    last = block.lines[-1]
    return any(
        line.page == last.page
        and box_of(line).top >= box_of(last).bottom
        and box_of(line).shares_x(box_of(last))
        for line in text
    )


def _foot(candidate: CalloutBlock) -> float:
    """How far down its last page a callout reaches."""
    return box_of(candidate.lines[-1]).bottom


def _callout(candidate: CalloutBlock, vocabulary: Vocabulary) -> Callout:
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
