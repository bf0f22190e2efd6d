"""The line “place (years)” of a title block: where it stands, and how it reads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.layout.compare import FURTHEST_INDENT, box_of, is_close, is_gap
from pipeline.layout.fact_heads import unknown_label
from pipeline.layout.metrics import Measures, is_larger
from pipeline.layout.title_looks import (
    LINES_OF_TITLE,
    block_below,
    goes_below,
    goes_on,
    in_capitals,
    same_look,
    text_of,
)
from pipeline.matching.periods import match_subtitle
from pipeline.model.page import Line
from pipeline.profile.model import Profile
from pipeline.text.endings import ends_sentence, starts_lower
from pipeline.text.gazetteer import are_places
from pipeline.text.years import Subtitle

LINES_OF_SUBTITLE = 3
# A list of countries goes on from line to line: the longest seen takes a dozen in a narrow column.
LINES_OF_LIST = 12
# A subtitle names places and years; a sentence of the lead that ends in a year is longer.
CHARACTERS_OF_SUBTITLE = 140
# A line of running text is filled, but for a paragraph's last.
SHORT = 0.7
# A title set as the text is has no more lines than this; a longer block is text.
LINES_OF_PLAIN_TITLE = 2


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where in the lines the subtitle stands, and how it reads."""

    start: int
    end: int
    subtitle: Subtitle


def find_dateline(lines: Sequence[Line], measures: Measures, profile: Profile) -> Dateline | None:
    """The line “place (years)” among the ``lines`` before the first section, if there is one."""
    weaker: Dateline | None = None
    for start in range(len(lines)):
        for end in _ends_from(lines, start, profile):
            subtitle = _read(lines[start:end], profile)
            if subtitle is None or not (
                _stands_alone(lines, start, end, measures)
                or _printed_bare(lines, start, end)
                or _ends_title(lines, start, end, profile)
            ):
                continue
            place = _below_title(Dateline(start, end, subtitle), lines, profile)
            place = _with_place_above(place, lines, profile)
            place = _with_place_below(place, lines, profile)
            if subtitle.bracketed and subtitle.location:
                return place
            if weaker is None or _rank(place, profile) > _rank(weaker, profile):
                weaker = place
    return weaker


def _rank(place: Dateline, profile: Profile) -> int:
    """A place that is known as one goes before any other words, and those before none."""
    where = place.subtitle.location
    return 0 if where is None else 1 + are_places(where, profile.languages)


def _ends_from(lines: Sequence[Line], start: int, profile: Profile) -> Iterator[int]:
    """Where a subtitle that begins at ``start`` may end: it is of one look, and has few lines.

    A list of places has more.
    """
    for end in range(start + 1, min(start + LINES_OF_LIST, len(lines)) + 1):
        if end > start + 1 and not goes_below(lines[end - 2], lines[end - 1]):
            return
        if end > start + LINES_OF_SUBTITLE and not _is_list(lines[start : end - 1], profile):
            return
        yield end


def _is_list(lines: Sequence[Line], profile: Profile) -> bool:
    """Whether ``lines`` list places, or are each a place with its years."""
    whole, comma, _ = text_of(lines).rpartition(",")
    if comma and are_places(whole, profile.languages):
        return True
    return all(match_subtitle(line.text.rstrip(" ,;"), profile) for line in lines)


def _read(lines: Sequence[Line], profile: Profile) -> Subtitle | None:
    text = text_of(lines)
    found = match_subtitle(text, profile)
    if found is None or len(text) <= CHARACTERS_OF_SUBTITLE:
        return found
    listed = found.location and are_places(found.location, profile.languages)
    return found if listed else None


def _below_title(place: Dateline, lines: Sequence[Line], profile: Profile) -> Dateline:
    """``place`` without the title that stands above it in the same look.

    The first lines are a title where they alone are in capitals, or where none follows below.
    """
    if place.start > 0:
        return place
    found = [
        Dateline(start, place.end, subtitle)
        for start in range(1, place.end)
        if not goes_on(lines[start - 1])
        and (subtitle := match_subtitle(text_of(lines[start : place.end]), profile))
        and (subtitle.location or unknown_label(lines[start].text))
    ]
    shorter = [below for below in found if below.subtitle.location] or found
    for below in reversed(shorter):
        if in_capitals(lines[: below.start]) and not in_capitals(lines[below.start : below.end]):
            return below
    return shorter[-1] if shorter and not _may_be_title(lines[place.end :]) else place


def _may_be_title(lines: Sequence[Line]) -> bool:
    """Whether the first block of ``lines`` could be a title: in capitals, or short and open."""
    block = block_below(lines, 0)
    short = len(block) <= LINES_OF_PLAIN_TITLE and not ends_sentence(text_of(block))
    return bool(block) and (short or in_capitals(block))


def _with_place_above(place: Dateline, lines: Sequence[Line], profile: Profile) -> Dateline:
    """Years on a line of their own belong to the line above when that is set alike, or a place."""
    if place.subtitle.location or place.start < 2:
        return place
    above, years = lines[place.start - 1], lines[place.start]
    alike = (
        same_look(above, years)
        or _alone_above_blank(above, lines)
        or _between_title_and_years(place.start, lines)
        or (above.page == years.page and are_places(above.text, profile.languages))
    )
    if not alike:
        return place
    return _with_place(place, lines, place.start - 1, place.end, above.text, profile)


def _with_place_below(place: Dateline, lines: Sequence[Line], profile: Profile) -> Dateline:
    """Years on a line of their own, with the places that are named right below and no larger."""
    if place.subtitle.location or place.start < 1:
        return place
    block = block_below(lines, place.end)
    years = lines[place.end - 1]
    if not block or block[0].page != years.page or is_larger(block[0].size, years.size):
        return place
    if not are_places(text_of(block), profile.languages):
        return place
    named = " ".join(line.text for line in block)
    return _with_place(place, lines, place.start, place.end + len(block), named, profile)


def _with_place(
    years: Dateline, lines: Sequence[Line], start: int, end: int, named: str, profile: Profile
) -> Dateline:
    """``years`` with the place that all lines from ``start`` to ``end`` name, else ``named``."""
    period, periods = years.subtitle.period, years.subtitle.periods
    whole = match_subtitle(text_of(lines[start:end]), profile)
    said = whole.location if whole and whole.period == period else None
    return Dateline(start, end, Subtitle(said or named.strip(" ,;:|·–—-"), period, False, periods))


def _between_title_and_years(at: int, lines: Sequence[Line]) -> bool:
    """Whether the line above the years in ``lines[at]`` is right above them, a larger one above it.

    So small capitals stand: they are smaller than the figures below them.
    """
    title, above, years = lines[at - 2 : at + 1]
    larger = is_larger(title.size, above.size) and is_larger(title.size, years.size)
    return larger and is_close(box_of(above), box_of(years), years.size) and in_capitals([above])


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
    return short and lines[start].text[0].isupper() and not _goes_on_small(lines, end)


def _goes_on_small(lines: Sequence[Line], end: int) -> bool:
    return any(starts_lower(line.text) for line in lines[end : end + 1])


def _ends_title(lines: Sequence[Line], start: int, end: int, profile: Profile) -> bool:
    """Whether these lines end a title that is set as the text below it, without space between.

    All lines so far are short or in capitals, as lines of running text are not, and no further
    place with its years follows.
    """
    page = [line for line in lines if line.page == lines[0].page]
    if start > LINES_OF_TITLE or end > len(page) or any(line.box is None for line in page):
        return False
    filled = SHORT * max(box_of(line).width for line in page)
    title, (*listed, last) = page[:start], page[start:end]
    return (
        box_of(last).width < filled
        and not starts_lower(page[start].text)
        and not _goes_on_small(lines, end)
        and not any(match_subtitle(line.text, profile) for line in page[end : end + 1])
        and all(box_of(line).width < filled or goes_on(line) for line in listed)
        and all(box_of(line).width < filled or in_capitals([line]) for line in title)
        and not any(ends_sentence(line.text) for line in (*title, *listed))
    )


def _parted(above: Line | None, below: Line | None, measures: Measures) -> bool:
    """Whether two lines, of which one may be missing, are apart.

    By another look, a gap, or their place; or each opens with a label of its own.
    """
    if above is None or below is None or is_gap(above, below, measures):
        return True
    off = box_of(above).x0 - box_of(below).x0 if below.box else 0.0
    if abs(off) > FURTHEST_INDENT * below.size:
        return True
    if unknown_label(above.text) and unknown_label(below.text):
        return True
    return not same_look(above, below) or above.italic != below.italic
