"""The title block: the line “place (years)”, and the title's lines above it or below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from pipeline.layout.compare import FURTHEST_INDENT, box_of, is_close, is_gap
from pipeline.layout.metrics import Measures, is_larger, same_size
from pipeline.matching.periods import match_subtitle
from pipeline.model.geometry import union
from pipeline.model.page import Line
from pipeline.profile.model import Profile
from pipeline.text.characters import fold
from pipeline.text.endings import ends_sentence, starts_lower
from pipeline.text.function_words import function_words
from pipeline.text.years import Subtitle

LINES_OF_SUBTITLE = 3
# A subtitle names places and years; a sentence of the lead that ends in a year is longer.
CHARACTERS_OF_SUBTITLE = 140
LINES_OF_TITLE = 8
# A line of running text is filled, but for a paragraph's last.
SHORT = 0.7
# In em of its own type: a title's next line follows within two lines' height.
PITCH_OF_TITLE = 2.0
# A title set as the text is has no more lines than this; a longer block is text.
LINES_OF_PLAIN_TITLE = 2


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where in the lines the subtitle stands, and how it reads."""

    start: int
    end: int
    subtitle: Subtitle


def with_title_whole(lines: Sequence[Line]) -> list[Line]:
    """``lines``, with smaller ones that stand beside a title of several lines behind that title.

    Place and years at its side come between its lines when all are read from the top.
    """
    for at in range(len(lines)):
        title = _title_from(lines, at)
        between = [one for one in lines[at : lines.index(title[-1], at)] if one not in title]
        if between and all(_is_beside(one, title) for one in between):
            side = [one for one in lines if _is_beside(one, title)]
            others = [one for one in lines if one not in title and one not in side]
            start = sum(lines.index(one) < at for one in others)
            return [*others[:start], *title, *side, *others[start:]]
    return list(lines)


def _title_from(lines: Sequence[Line], start: int) -> list[Line]:
    """The lines of one look and rhythm below each other from ``lines[start]`` on, on its page."""
    title = [lines[start]]
    for line in islice(lines, start + 1, None):
        if line.page != title[0].page:
            break
        if _goes_below(title[-1], line):
            title.append(line)
    return title


def _is_beside(line: Line, title: Sequence[Line]) -> bool:
    """Whether ``line`` stands at the height of the ``title``, to its left or right, and smaller."""
    first, *_ = title
    if line.box is None or line.page != first.page:
        return False
    whole = union(map(box_of, title))
    level = whole.top < line.box.middle < whole.bottom
    return level and not line.box.shares_x(whole) and is_larger(first.size, line.size)


def find_dateline(lines: Sequence[Line], measures: Measures, profile: Profile) -> Dateline | None:
    """The line “place (years)” among the ``lines`` before the first section, if there is one."""
    weaker: Dateline | None = None
    for start in range(len(lines)):
        block: list[Line] = []
        for line in lines[start : start + LINES_OF_SUBTITLE]:
            if block and not _goes_below(block[-1], line):
                break
            block.append(line)
            end, text = start + len(block), _text(block)
            subtitle = (
                match_subtitle(text, profile) if len(text) <= CHARACTERS_OF_SUBTITLE else None
            )
            if subtitle is None or not (
                _stands_alone(lines, start, end, measures) or _printed_bare(lines, start, end)
            ):
                continue
            place = _below_title(Dateline(start, end, subtitle), lines, profile)
            place = _with_place_above(place, lines)
            if subtitle.bracketed and subtitle.location:
                return place
            if weaker is None or (subtitle.location and not weaker.subtitle.location):
                weaker = place
    return weaker


def _below_title(place: Dateline, lines: Sequence[Line], profile: Profile) -> Dateline:
    """``place`` without the title that stands above it in the same look.

    The first lines are a title where they alone are in capitals, or where none follows below.
    """
    if place.start > 0:
        return place
    shorter = [
        Dateline(start, place.end, found)
        for start in range(1, place.end)
        if not _goes_on(lines[start - 1])
        and (found := match_subtitle(_text(lines[start : place.end]), profile))
        and found.location
    ]
    for below in reversed(shorter):
        if _capitals(lines[: below.start]) and not _capitals(lines[below.start : below.end]):
            return below
    return shorter[-1] if shorter and not _may_be_title(lines[place.end :]) else place


def _goes_on(line: Line) -> bool:
    """Whether a list of places goes on below ``line``: it ends in a comma or a small word."""
    last = line.text.split()[-1]
    return last.endswith(",") or fold(last) in function_words()


def _may_be_title(lines: Sequence[Line]) -> bool:
    """Whether the first block of ``lines`` could be a title: in capitals, or short and open."""
    block = _block_below(lines, 0)
    short = len(block) <= LINES_OF_PLAIN_TITLE and not ends_sentence(_text(block))
    return bool(block) and (short or _capitals(block))


def _text(lines: Sequence[Line]) -> str:
    return " ".join(line.text for line in lines)


def _with_place_above(place: Dateline, lines: Sequence[Line]) -> Dateline:
    """Years on a line of their own belong to the line above when that is set alike."""
    if place.subtitle.location or place.start < 2:
        return place
    above, years = lines[place.start - 1], lines[place.start]
    alike = (
        _same_look(above, years)
        or _alone_above_blank(above, lines)
        or _between_title_and_years(place.start, lines)
    )
    if not alike:
        return place
    found = Subtitle(above.text.strip(" ,;:|·–—-"), place.subtitle.period, False)
    return Dateline(place.start - 1, place.end, found)


def _between_title_and_years(at: int, lines: Sequence[Line]) -> bool:
    """Whether the line above the years in ``lines[at]`` is right above them, a larger one above it.

    So small capitals stand: they are smaller than the figures below them.
    """
    title, above, years = lines[at - 2 : at + 1]
    larger = is_larger(title.size, above.size) and is_larger(title.size, years.size)
    return larger and is_close(box_of(above), box_of(years), years.size) and _capitals([above])


def _alone_above_blank(above: Line, lines: Sequence[Line]) -> bool:
    """Whether a text's line above years, which an empty line parts from it, is short and alone."""
    widest = max(len(line.text) for line in lines)
    return above.blank_before and len(above.text) < SHORT * widest


def _stands_alone(lines: Sequence[Line], start: int, end: int, measures: Measures) -> bool:
    """Whether the text around does not run through these lines: another look, or space."""
    above = lines[start - 1] if start else None
    below = lines[end] if end < len(lines) else None
    return _parted(above, lines[start], measures) and _parted(lines[end - 1], below, measures)


def _printed_bare(lines: Sequence[Line], start: int, end: int) -> bool:
    """Whether in a text without empty lines these could be a subtitle: short, between capitals."""
    if lines[start].box is not None or end > start + 1:
        return False
    widest = max(len(line.text) for line in lines)
    short = len(lines[start].text) < SHORT * widest
    goes_on = any(starts_lower(line.text) for line in lines[end : end + 1])
    return short and lines[start].text[0].isupper() and not goes_on


def _parted(above: Line | None, below: Line | None, measures: Measures) -> bool:
    """Whether another look, a gap or its place separates two lines of which one may be missing."""
    if above is None or below is None or is_gap(above, below, measures):
        return True
    off = box_of(above).x0 - box_of(below).x0 if below.box else 0.0
    if abs(off) > FURTHEST_INDENT * below.size:
        return True
    return not _same_look(above, below) or above.italic != below.italic


def _same_look(a: Line, b: Line) -> bool:
    return a.bold == b.bold and _is_set_like(a, b)


def _is_set_like(a: Line, b: Line) -> bool:
    """Whether two lines are of one size and colour, with no empty line between them."""
    same = a.page == b.page and same_size(a.size, b.size) and a.color == b.color
    return same and not b.blank_before


def title_lines(lines: Sequence[Line], place: Dateline | None, measures: Measures) -> list[Line]:
    """The title's lines: the block beside ``place``, or without one the first of the largest."""
    if place is None:
        return _largest(lines, measures)
    above = _block_above(lines, place.start)
    below = _block_below(lines, place.end)
    if below and above and not is_larger(_size(below), _size(above)):
        return above
    larger = bool(below) and is_larger(_size(below), lines[place.start].size)
    return below if larger or _capitals(below) else above


def _size(lines: Sequence[Line]) -> float:
    return max(line.size for line in lines)


def _capitals(lines: Sequence[Line]) -> bool:
    letters = [c for line in lines for c in line.text if c.isalpha()]
    return bool(letters) and all(c.isupper() for c in letters)


def _block_above(lines: Sequence[Line], end: int) -> list[Line]:
    """The lines of one look and one rhythm right above ``lines[end]``."""
    block: list[Line] = []
    for line in reversed(lines[max(0, end - LINES_OF_TITLE) : end]):
        if block and not (
            _goes_below(line, block[0])
            or (is_larger(line.size, lines[end].size) and _goes_on_lighter(line, block[0]))
        ):
            break
        if line.page != lines[end].page:
            break
        block = [line, *block]
    return block


def _block_below(lines: Sequence[Line], start: int) -> list[Line]:
    block: list[Line] = []
    for line in lines[start : start + LINES_OF_TITLE]:
        if block and not _goes_below(block[-1], line):
            break
        block.append(line)
    return block


def _goes_below(above: Line, below: Line) -> bool:
    """Whether ``below`` is the next line of the block that ``above`` is of."""
    return _same_look(above, below) and _in_rhythm(above, below)


def _goes_on_lighter(above: Line, below: Line) -> bool:
    """Whether a title whose first line is bold goes on in the light type of its size."""
    lighter = above.bold and not below.bold
    return lighter and _in_rhythm(above, below) and _is_set_like(above, below)


def _in_rhythm(above: Line, below: Line) -> bool:
    if below.box is None:
        return True
    foot = box_of(above).bottom
    return foot < below.box.bottom <= foot + PITCH_OF_TITLE * below.size


def _largest(lines: Sequence[Line], measures: Measures) -> list[Line]:
    """The first block of the largest type, when it is larger than the body or in capitals."""
    size = _size(lines)
    start = next(at for at, line in enumerate(lines) if same_size(line.size, size))
    block = _block_below(lines, start)
    rest = lines[start + len(block) :]
    if rest and is_larger(size, measures.size) and _goes_on_lighter(block[-1], rest[0]):
        block += _block_below(rest, 0)
    larger = is_larger(size, measures.size)
    return block if larger or _capitals(block) or len(block) <= LINES_OF_PLAIN_TITLE else []
