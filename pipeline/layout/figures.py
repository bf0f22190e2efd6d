"""Figures: pictures, their captions with a number or without, and credits (“© …”, “Photo: …”)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pipeline.layout.captions import NEAR, block_below, captions
from pipeline.layout.compare import CLOSE, box_of, exactly_like_body, is_gap
from pipeline.layout.metrics import Measures, is_smaller, same_size
from pipeline.model.evidence import Evidence, SignalKind, evidence_of
from pipeline.model.geometry import Box, union
from pipeline.model.page import Line, Page
from pipeline.profile.model import Profile, phrases
from pipeline.text.endings import ends_sentence, starts_lower
from pipeline.text.joining import bullet_length

# A caption is a line or a few; what goes on longer is text that begins with such a word.
LINES_OF_CAPTION = 4
# In em: a picture that shows something is larger than an icon.
PICTURE = 5.0
# In em: the shorter side of a picture, such as a portrait among several.
PORTRAIT = 3.0
# Of a page's height: a picture that is higher is the page's background, or a scan of it.
FULL_PAGE = 0.9
# In pitches: a figure without a picture begins so far below the text above it.
BELOW_TEXT = 0.2
# In pitches: a caption without a number stands right below its picture.
RIGHT_BELOW = 1.5
# Characters: brackets or a quotation mark may stand before a copyright sign.
SIGN_WITHIN = 3
# A line of running text is filled, but for a paragraph's last.
SHORT = 0.7
# Em by which a caption may begin or end outside its picture: a letter's overhang, a frame.
OVERHANG = 1.0


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure on a page: its caption's lines, if it has any, and its area."""

    page: int
    area: Box
    caption: tuple[Line, ...] = ()
    evidence: Evidence = ()


def captioned_figures(
    lines: Sequence[Line], pages: Sequence[Page], measures: Measures, profile: Profile
) -> list[Figure]:
    """The figures among the running text whose captions open with a word and a number.

    A table without cells is one set as a picture.
    """
    found: list[Figure] = []
    by_number = {page.number: page for page in pages}
    kinds = (profile.captions.figures, profile.captions.tables)
    words = [phrase for kind in kinds for phrase in phrases(kind)]
    for at, block in captions(lines, measures, words):
        line = lines[at]
        above = lines[at - 1] if at else None
        apart = above is None or ends_sentence(above.text) or is_gap(above, line, measures)
        if apart and len(block) <= LINES_OF_CAPTION:
            box = union(box_of(one) for one in block)
            area = _figure_area(box, by_number[line.page], lines, measures)
            evidence = evidence_of(SignalKind.OPENS_AS_CAPTION)
            found.append(Figure(line.page, area, block, evidence))
    return found


def credits(
    lines: Sequence[Line], pages: Sequence[Page], measures: Measures, profile: Profile
) -> list[tuple[tuple[Line, ...], Box]]:
    """The credits among the running text, each with the area of the picture that it is near.

    They open with a copyright sign or a credit's word, and are set unlike the body or stand near a
    picture: a sentence may begin with such a word. One with the sign may be a short line that is
    no part of the text around it.
    """
    opening = _credit_opening(tuple(phrases(profile.captions.credits)))
    by_number = {page.number: page for page in pages}
    found: list[tuple[tuple[Line, ...], Box]] = []
    taken: set[Line] = set()
    for at, line in enumerate(lines):
        if line in taken or not opening.match(line.text):
            continue
        block = block_below(lines, at, measures)
        box = union(box_of(one) for one in block)
        near = _pictures_near(box, by_number[line.page], measures)
        # “(c)” may be the third item of a list, whose title is set in another face.
        listed = line.text.lstrip().startswith("(c)")
        other_size = not same_size(line.size, measures.size)
        unlike = other_size if listed else not exactly_like_body(line, measures)
        signed = "©" in line.text[:SIGN_WITHIN]
        alone = signed and len(block) == 1 and _is_apart(lines, at, measures)
        if len(block) <= LINES_OF_CAPTION and (near or unlike or alone):
            taken.update(block)
            found.append((block, union([box, *near])))
    return found


def _is_apart(lines: Sequence[Line], at: int, measures: Measures) -> bool:
    """Whether the text around does not run through ``lines[at]``, a short one and no sentence."""
    line, above, below = lines[at], lines[at - 1 : at], lines[at + 1 : at + 2]
    widest = max(box_of(one).width for one in lines if one.page == line.page)
    begins = all(ends_sentence(one.text) or is_gap(one, line, measures) for one in above)
    ends = all(not starts_lower(one.text) or is_gap(line, one, measures) for one in below)
    short = box_of(line).width < SHORT * widest
    return begins and ends and short and not ends_sentence(line.text)


@lru_cache(maxsize=8)
def _credit_opening(words: tuple[str, ...]) -> re.Pattern[str]:
    """Matches a line that begins with a copyright sign, or a credit's word and what closes it."""
    listed = "|".join(map(re.escape, sorted(words))) or r"(?!)"
    return re.compile(rf"\W{{0,2}}(?:©|\(c\)\s|(?:{listed})\s*(?::|©|/))", re.IGNORECASE)


def belongs_to(block: Sequence[Line], page: int, area: Box, measures: Measures) -> bool:
    """Whether a credit stands right above or below an area of its page, or on it."""
    if any(line.page != page for line in block):
        return False
    box = union(box_of(one) for one in block)
    gap = max(area.top - box.bottom, box.top - area.bottom)
    return box.shares_x(area) and gap < NEAR * measures.pitch


def _figure_area(caption: Box, page: Page, lines: Sequence[Line], measures: Measures) -> Box:
    """The caption with the picture above or below it, or the free space above it."""
    near = _pictures_near(caption, page, measures)
    if near:
        return union([caption, *near])
    above = [box_of(line).bottom for line in page.level if _above(line, caption)]
    top = max(above, default=caption.top)
    return caption._replace(top=min(caption.top, top + BELOW_TEXT * measures.pitch))


def _pictures_near(box: Box, page: Page, measures: Measures) -> list[Box]:
    return [
        picture
        for picture in page.pictures
        if picture.shares_x(box)
        and max(box.top - picture.bottom, picture.top - box.bottom) < NEAR * measures.pitch
        and picture.height < FULL_PAGE * page.height
    ]


def _above(line: Line, box: Box) -> bool:
    other = box_of(line)
    return other.bottom <= box.top and other.shares_x(box)


def plain_pictures(
    lines: Sequence[Line],
    taken: Iterable[tuple[int, Box]],
    pages: Sequence[Page],
    measures: Measures,
) -> list[Figure]:
    """Pictures that stand between lines of the sections, with a caption that has no number.

    ``taken`` are the pages and areas of the figures that are known already.
    """
    known = list(taken)
    found: list[Figure] = []
    by_page: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        by_page[line.page].append(line)
    for page in pages:
        own = by_page[page.number]
        for box in page.pictures:
            if page.ocr or not _shows_something(box, page, measures):
                continue
            if any(number == page.number and area.holds(box) for number, area in known):
                continue
            above = any(_above(line, box) for line in own)
            written_on = any(box.holds(box_of(line)) for line in page.level)
            if above and not written_on:
                caption = _caption_below(box, own, measures)
                caption = (*_caption_above(box, own, measures), *caption)
                area = union([box, *(box_of(line) for line in caption)])
                evidence = evidence_of(SignalKind.PICTURE)
                found.append(Figure(page.number, area if caption else box, caption, evidence))
                own = [line for line in own if line not in caption]
    return found


def _shows_something(box: Box, page: Page, measures: Measures) -> bool:
    """Whether a picture is neither an icon nor the page's background."""
    longer, shorter = max(box.width, box.height), min(box.width, box.height)
    large = longer >= PICTURE * measures.size and shorter >= PORTRAIT * measures.size
    return large and box.height <= FULL_PAGE * page.height


def _caption_below(picture: Box, lines: Sequence[Line], measures: Measures) -> tuple[Line, ...]:
    """The small or slanted lines right below a picture, no wider than it.

    Small type in italics or another colour may begin with a wider line. The name of who is shown
    and what they do, or a caption and its credit, may be set in two ways.
    """
    column = sorted(
        (line for line in lines if box_of(line).shares_x(picture)),
        key=lambda line: box_of(line).top,
    )
    block: list[Line] = []
    bottom = picture.bottom
    for line in column:
        box = box_of(line)
        if box.top - bottom <= -measures.size:
            continue
        most = CLOSE * line.size if block else RIGHT_BELOW * measures.pitch
        if box.top - bottom >= most or not _unlike_text(line, measures):
            break
        block.append(line)
        bottom = box.bottom
    room = OVERHANG * measures.size
    begins = all(box_of(line).x0 >= picture.x0 - room for line in block)
    wider = [line for line in block if box_of(line).x1 > picture.x1 + room]
    fits = not wider or (wider == block[:1] and _doubly_unlike(wider[0], measures))
    return tuple(block) if begins and fits and len(block) <= LINES_OF_CAPTION else ()


def _doubly_unlike(line: Line, measures: Measures) -> bool:
    """Whether a line is smaller than the text and has another slope or colour."""
    look = (line.italic, line.color) != (measures.italic, measures.color)
    return look and is_smaller(line.size, measures.size)


def _caption_above(picture: Box, lines: Sequence[Line], measures: Measures) -> tuple[Line, ...]:
    """The small line right above a picture and no wider than it, set apart from the text above."""
    column = [line for line in lines if box_of(line).shares_x(picture)]
    above = sorted(
        (line for line in column if box_of(line).bottom <= picture.top + measures.size / 2),
        key=lambda line: box_of(line).top,
    )
    if not above or not is_smaller(above[-1].size, measures.size):
        return ()
    *rest, line = above
    box, room = box_of(line), OVERHANG * measures.size
    within = box.x0 >= picture.x0 - room and box.x1 <= picture.x1 + room
    near = picture.top - box.bottom < RIGHT_BELOW * measures.pitch
    apart = not rest or (_unlike_text(line, measures) and not same_size(rest[-1].size, line.size))
    return (line,) if within and near and apart and not bullet_length(line.text) else ()


def _unlike_text(line: Line, measures: Measures) -> bool:
    """Whether a line is smaller than the text, or slanted and the text is not."""
    return is_smaller(line.size, measures.size) or (line.italic and not measures.italic)
