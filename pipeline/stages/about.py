"""The series' closing text, on the back cover or after the last section."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from functools import lru_cache
from itertools import islice
from operator import attrgetter

from pipeline.layout.captions import captions
from pipeline.layout.compare import box_of, exactly_like_body
from pipeline.layout.metrics import Measures, measure
from pipeline.layout.passages import build_passages
from pipeline.layout.setting import survey
from pipeline.matching.boilerplate import ENOUGH_TERMS, count_boilerplate_terms
from pipeline.model.document import Document
from pipeline.model.evidence import (
    Evidence,
    SignalKind,
    evidence_of,
    total_weight,
    weigh_signs,
)
from pipeline.model.page import Line, LineId, Page
from pipeline.model.roles import Notice, Role
from pipeline.profile.model import Profile, phrases
from pipeline.text.characters import fold
from pipeline.text.endings import ends_sentence, starts_lower
from pipeline.text.hyphens import learn
from pipeline.text.joining import bullet_length

# Evidence adds up to at most 1 or so; the opening words or the setting alone are not enough.
ACCEPTED = 0.6
# Before the title nothing of the case can stand: words alone are enough there.
BEFORE_TITLE = 0.8
WEIGHTS = {
    SignalKind.OPENS_AS_CLOSING: 0.5,
    SignalKind.SERIES_FROM_FIRST_LINE: 0.2,
    SignalKind.BEGINS_LAST_PAGE: 0.2,
    SignalKind.PAGE_BEFORE_NOT_FULL: 0.25,
    SignalKind.COLUMN_BEFORE_NOT_FULL: 0.25,
    SignalKind.BEGINS_LOW: 0.2,
    SignalKind.BEHIND_NOTES: 0.25,
    SignalKind.UNLIKE_BODY: 0.25,
    SignalKind.CLOSING_WORDS: 0.1,
    SignalKind.AFTER_SENTENCE: 0.1,
}
# A closing text of three sentences or so: in more lines, its words may stand by chance.
LINES_OF_CLOSING = 12
# A warning quotes so many words: enough to find them on the page.
WORDS_QUOTED = 10
WORDS_OF_THE_SERIES = {
    SignalKind.OPENS_AS_CLOSING,
    SignalKind.SERIES_FROM_FIRST_LINE,
    SignalKind.CLOSING_WORDS,
    SignalKind.SERIES_BEFORE_TITLE,
}
# Signs of its setting, where it does not open as closing texts do: words alone are not enough where
# the page could show that this is another text.
SIGNS_OF_SETTING = 2
# A closing text does not begin inside a sentence or with a list item.
NOT_THE_BEGINNING = 0.5
# Of a page's height: what a page leaves free below that is not full.
LEFT_FREE = 0.15
# In pitches: what begins so far below the top of other pages begins low.
LOWER = 4
# Two lines may share a centre by chance. Centres differ by less than half an em, edges by more
# than one.
LINES_CENTRED = 3
SAME_CENTRE, OTHER_EDGE = 0.5, 1.0


def claim_about(document: Document, profile: Profile) -> Document:
    """Claim the closing text at the end of the flow, when there is one.

    It begins at the top of the last page, or of a column there, behind the notes, or where its
    opening words stand: another size, colour or alignment than the body, the page before not
    filled, words that only it has.
    """
    measures = measure(document.pages, document.flow)
    rest = _without_captions(_after_last_heading(document), measures, profile)
    best: tuple[float, int, Evidence] | None = None
    for at, line in enumerate(rest):
        first_of_page = line.page != (rest[at - 1].page if at else _page_of_last_heading(document))
        last_page = rest[-1].page
        opens = line.page >= last_page - 1 and _opens(line, profile)
        behind_notes = _behind_notes(line, islice(rest, at), document)
        begins_part = first_of_page or (at > 0 and _begins_column(rest[at - 1], line))
        if opens or behind_notes or (begins_part and line.page == last_page):
            score, evidence = _weigh(rest, at, document, measures, profile)
            if best is None or score > best[0]:
                best = (score, at, evidence)
    if best is None or best[0] < ACCEPTED:
        lines = _before_title(document, profile)
        if not lines:
            document = document.warn(_may_be_in_text(rest, profile))
        score, evidence = BEFORE_TITLE, evidence_of(SignalKind.SERIES_BEFORE_TITLE)
    else:
        score, at, evidence = best
        lines = rest[at:]
    vocabulary = learn(document.texts, document.findings.language)
    about = build_passages(lines, survey(document, measures, vocabulary))
    document = document.claim(lines, Role.ABOUT, "about", evidence, min(1.0, score))
    return document.with_findings(about=about).warn(_by_look_alone(lines, evidence))


def _by_look_alone(lines: Sequence[Line], evidence: Evidence) -> list[Notice]:
    """A warning where no word of the series shows that ``lines`` are its closing text."""
    if any(signal.kind in WORDS_OF_THE_SERIES for signal in evidence):
        return []
    first = " ".join(lines[0].text.split()[:WORDS_QUOTED])
    message = (
        f"“{first}” and what follows were taken for the closing text by their look "
        "alone; check whether they belong to the last section."
    )
    return [Notice("closing-text-by-look", message, lines[0].page)]


def _may_be_in_text(rest: Sequence[Line], profile: Profile) -> list[Notice]:
    """A warning where the end of the last section reads as the series' own text.

    That is the shortest end of it, from a sentence that begins a line, with enough of its words,
    and no longer than closing texts are.
    """
    for at in range(len(rest) - 1, max(1, len(rest) - LINES_OF_CLOSING) - 1, -1):
        line, above = rest[at], rest[at - 1]
        if starts_lower(line.text) or not ends_sentence(above.text):
            continue
        if count_boilerplate_terms(rest[at:], profile) < ENOUGH_TERMS:
            continue
        first = " ".join(line.text.split()[:WORDS_QUOTED])
        message = (
            f"“{first}” and what follows read as the closing text of the series, but stand in the "
            "last section; take them out of it if they are."
        )
        return [Notice("closing-text-in-section", message, line.page)]
    return []


def _before_title(document: Document, profile: Profile) -> list[Line]:
    """The series' text where it stands before the title, on one page, from its opening words.

    A case without a title has none: it may be all text.
    """
    titles = (at for at, line in enumerate(document.flow) if document.role(line) is Role.TITLE)
    above = document.flow[: next(titles, 0)]
    rest = [line for line in above if line.id not in document.claims]
    start = next((at for at, line in enumerate(rest) if _opens(line, profile)), 0)
    lines = [line for line in rest[start:] if line.page == rest[start].page]
    wanted = 1 if lines and _opens(lines[0], profile) else ENOUGH_TERMS
    return lines if count_boilerplate_terms(lines, profile) >= wanted else []


def _after_last_heading(document: Document) -> list[Line]:
    headings = {line for heading in document.findings.headings for line in heading.lines}
    places = [at for at, line in enumerate(document.flow) if line.id in headings]
    rest = document.flow[max(places, default=0) :]
    return [line for line in rest if line.id not in document.claims]


def _without_captions(lines: Sequence[Line], measures: Measures, profile: Profile) -> list[Line]:
    """``lines`` without captions: a figure of the last section may fill the last page."""
    words = [*phrases(profile.captions.tables), *phrases(profile.captions.figures)]
    own = {line for _, block in captions(lines, measures, words) for line in block}
    return [line for line in lines if line not in own]


def _page_of_last_heading(document: Document) -> int:
    """The page of the last section's heading; 0 when there is none."""
    pages = [id.page for heading in document.findings.headings for id in heading.lines]
    return max(pages, default=0)


def _opens(line: Line, profile: Profile) -> bool:
    return fold(line.text).startswith(_openers(profile))


@lru_cache(maxsize=8)
def _openers(profile: Profile) -> tuple[str, ...]:
    return tuple(fold(p) for p in phrases(profile.about.openers))


def _weigh(
    rest: Sequence[Line], at: int, document: Document, measures: Measures, profile: Profile
) -> tuple[float, Evidence]:
    """The score of a closing text that begins at ``rest[at]``, and the signs for it."""
    line, lines = rest[at], rest[at:]
    above = rest[at - 1] if at else None
    terms = count_boilerplate_terms(lines, profile)
    from_the_first = terms >= ENOUGH_TERMS and count_boilerplate_terms(lines[:1], profile) > 0
    new_page = line.page != (above.page if above else _page_of_last_heading(document))
    opens = _opens(line, profile)
    finished = above is None or ends_sentence(above.text)
    setting = {
        SignalKind.OPENS_AS_CLOSING: opens,
        SignalKind.SERIES_FROM_FIRST_LINE: from_the_first,
        SignalKind.BEGINS_LAST_PAGE: new_page and line.page == document.pages[-1].number,
        SignalKind.PAGE_BEFORE_NOT_FULL: new_page and _page_before_open(line, document),
        SignalKind.COLUMN_BEFORE_NOT_FULL: above is not None
        and _begins_column(above, line)
        and _column_before_open(above, document),
        SignalKind.BEGINS_LOW: new_page and _begins_low(line, document, measures),
        SignalKind.BEHIND_NOTES: _behind_notes(line, islice(rest, at), document),
        SignalKind.UNLIKE_BODY: _unlike_body(lines, measures),
    }
    words = {
        SignalKind.CLOSING_WORDS: min(terms, ENOUGH_TERMS),
        SignalKind.AFTER_SENTENCE: finished,
    }
    evidence = weigh_signs(WEIGHTS, {**setting, **words})
    set_apart = opens or sum(map(bool, setting.values())) >= SIGNS_OF_SETTING
    if measures.size and not set_apart:
        return 0.0, evidence
    score = total_weight(evidence)
    score -= NOT_THE_BEGINNING * (not finished)
    score -= NOT_THE_BEGINNING * bool(bullet_length(line.text) or line.drawn_bullet)
    # Nothing of the last section would stand before it.
    score -= NOT_THE_BEGINNING * (at == 0 and not opens)
    return score, evidence


def _page_before_open(line: Line, document: Document) -> bool:
    """Whether the page before ends well above where full pages end."""
    pages = {page.number: page for page in document.pages}
    before = pages.get(line.page - 1)
    if before is None:
        return False
    bottoms = {page.number: _bottom(page, document.flowing) for page in document.pages}
    room = max(bottoms.values()) - bottoms[before.number]
    return room > LEFT_FREE * before.height


def _begins_column(above: Line, line: Line) -> bool:
    """Whether ``line`` begins a column, or the right page of a spread, behind that of ``above``."""
    if above.page != line.page or above.box is None or line.box is None:
        return False
    return line.box.x0 >= above.box.x1 and line.box.top < above.box.top


def _column_before_open(above: Line, document: Document) -> bool:
    """Whether the column that ``above`` ends does so well above where full pages end."""
    bottoms = [_bottom(page, document.flowing) for page in document.pages]
    room = max(bottoms) - box_of(above).bottom
    return room > LEFT_FREE * document.page(above.page).height


def _begins_low(line: Line, document: Document, measures: Measures) -> bool:
    """Whether the page begins well below where pages of the flow begin."""
    tops = (box_of(other).top for other in document.flow)
    return line.box is not None and line.box.top > min(tops) + LOWER * measures.pitch


def _behind_notes(line: Line, before: Iterable[Line], document: Document) -> bool:
    """Whether ``line`` stands below notes and below all text ``before`` it on its page.

    What goes on at the foot of another column stands no lower than the text.
    """
    if line.box is None:
        return False
    top = line.box.top
    notes = (
        box_of(other) for other in document.claimed_as(Role.FOOTNOTE) if other.page == line.page
    )
    above_it = (box for box in notes if box.middle <= top)
    last = max(above_it, key=attrgetter("bottom"), default=None)
    above = (box_of(other) for other in before if other.page == line.page)
    return last is not None and all(
        box.middle <= top and not (box.top > last.top and box.shares_x(last)) for box in above
    )


def _bottom(page: Page, flowing: Set[LineId]) -> float:
    return max(
        (line.box.bottom for line in page.lines if line.box and line.id in flowing), default=0
    )


def _unlike_body(lines: Sequence[Line], measures: Measures) -> bool:
    """Whether most of the lines differ from the body in look or stand centred."""
    looks = sum(1 for line in lines if not exactly_like_body(line, measures))
    return 2 * looks > len(lines) or _centred(lines, measures)


def _centred(lines: Sequence[Line], measures: Measures) -> bool:
    boxes = [line.box for line in lines if line.box]
    if len(boxes) < LINES_CENTRED:
        return False
    centres = [box.center for box in boxes]
    lefts = [box.x0 for box in boxes]
    centred = max(centres) - min(centres) < SAME_CENTRE * measures.size
    return centred and max(lefts) - min(lefts) > OTHER_EDGE * measures.size
