"""Running heads, footers and page numbers: what repeats, counts, or keeps a place at page edges."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence

from pipeline.layout.compare import box_of
from pipeline.layout.metrics import Measures, is_larger
from pipeline.layout.note_markers import SIGNS_OF_A_NOTE, note_number, note_start
from pipeline.layout.page_edges import (
    PLACE,
    EdgeLine,
    in_text,
    is_item,
    place_of,
    set_off,
    stands_apart,
)
from pipeline.layout.page_numbers import WORDS_OF_BAND, page_number, page_numbers
from pipeline.model.page import Line, Page
from pipeline.text.characters import fold
from pipeline.text.endings import ends_sentence

# Where the text changes from page to page (a running title), the place must repeat instead: on
# most pages, and further from the body than its lines are from each other.
BAND_SHARE = 0.6
# On so few pages a place is one by chance; then all that holds of a band must hold of both lines.
BAND_PAGES, BAND_OF_TWO = 3, 2
# A header set as the text is, in its rhythm, is the outermost line of every other page, less the
# first; left and right pages may have two. On fewer, or on two pages, the same line is chance.
SHARE_OF_TEXT, PAGES_OF_TEXT = 0.4, 3
# In pitches: a page that begins with a title has its header up to so much higher or lower.
OTHER_HEIGHT = 3.0
# Digits alone are a line's own, such as a date or an hour, when they are several numbers.
NUMBERS_OF_A_DATE = 2
_NUMBER = re.compile(r"\d+")


def repeated_lines(
    edges: Sequence[EdgeLine], measures: Measures, step: float, pages: Sequence[Page]
) -> list[Line]:
    """Lines whose text another page shows at the same edge and height, numbers apart.

    ``step`` is the widest distance that rows of the text keep to.
    """
    numbered = {line.id: line for line in page_numbers(edges, measures, pages)}
    numbers = {line.page: page_number(line.text) for line in numbered.values()}
    rows = {(edge.line.page, *place_of(edge)) for edge in edges if edge.line.id in numbered}
    groups: dict[tuple[bool, str], list[EdgeLine]] = defaultdict(list)
    for edge in edges:
        groups[edge.top, _NUMBER.sub("#", fold(edge.line.text))].append(edge)
    places = _places_of_texts(groups.values())
    found: list[Line] = []
    for (_, masked), group in groups.items():
        worded = any(c.isalpha() for c in masked) or masked.count("#") >= NUMBERS_OF_A_DATE
        if not worded:
            continue
        alike = {edge.line.page for edge in group}
        on = max(len(alike | places.get(place_of(edge), set())) for edge in group)
        often = on >= max(PAGES_OF_TEXT, SHARE_OF_TEXT * len(pages))
        known = _hold_their_numbers(group) or _beside_numbers(group, rows)
        found += [
            edge.line
            for edge in group
            if not is_item(edge.line, measures)
            and not _is_note(edge.line)
            and ((often and edge.rank == 0) or known or not in_text(edge, measures, step))
            and _again(edge, group, measures, numbers)
        ]
    return found


def _places_of_texts(
    groups: Iterable[Sequence[EdgeLine]],
) -> Mapping[tuple[bool, int], set[int]]:
    """The pages whose outermost line stands at a place, by the place.

    Lines count whose text stands there on two pages at least. Left and right pages may have two
    such texts; where more recur, sentences of the body do.
    """
    pages: defaultdict[tuple[bool, int], list[set[int]]] = defaultdict(list)
    for group in groups:
        own: defaultdict[tuple[bool, int], set[int]] = defaultdict(set)
        for edge in group:
            if edge.rank == 0:
                own[place_of(edge)].add(edge.line.page)
        for place, on in own.items():
            if len(on) > 1:
                pages[place].append(on)
    return {place: set().union(*texts) for place, texts in pages.items() if len(texts) <= 2}


def _hold_their_numbers(group: Sequence[EdgeLine]) -> bool:
    """Whether outermost lines of one text hold the numbers of their pages, on two pages or more.

    Such a header may be set as the text is, and in its rhythm.
    """
    own = {
        other.line.page
        for other in group
        if other.rank == 0 and str(other.line.page) in _NUMBER.findall(other.line.text)
    }
    return len(own) > 1


def _beside_numbers(group: Sequence[EdgeLine], rows: Container[tuple[int, bool, int]]) -> bool:
    """Whether lines of one text stand on two pages or more in the row of the page's number.

    ``rows`` are those with such a number. Such a header may stand close to the text.
    """
    on = {other.line.page for other in group if (other.line.page, *place_of(other)) in rows}
    return len(on) > 1


def _is_note(line: Line) -> bool:
    """Whether a line is a note, though another page may have the same one (“4. Ibid.”).

    A page's number beside a running title is not raised, and no full stop ends that title.
    """
    start = note_start(line)
    if start is None:
        return False
    said = ends_sentence(line.text) or SIGNS_OF_A_NOTE.search(line.text)
    return start.raised or (start.closed and bool(said))


def _again(
    edge: EdgeLine, group: Sequence[EdgeLine], measures: Measures, numbers: Mapping[int, int | None]
) -> bool:
    return any(
        other.line.page != edge.line.page
        and _at_one_height(edge, other, measures)
        and _counted(edge.line, other.line, numbers)
        for other in group
    )


def _at_one_height(a: EdgeLine, b: EdgeLine, measures: Measures) -> bool:
    """Whether two lines of one text stand at one height, within an em.

    Where both stand apart from the text, unlike it, one may be a few lines higher. Where they hold
    a number and are the last of their pages, any height will do: in text that an extractor set
    anew, a footer follows the last line.
    """
    off = abs(a.place - b.place)
    if off <= max(measures.size, 1):
        return True
    if a.rank == b.rank == 0 and _NUMBER.search(a.line.text):
        return True
    return off <= OTHER_HEIGHT * measures.pitch and all(
        stands_apart(edge, measures) and set_off(edge.line, measures) for edge in (a, b)
    )


def _counted(a: Line, b: Line, numbers: Mapping[int, int | None]) -> bool:
    """Whether the numbers in two lines of one text are the same, or count along with the pages.

    Two notes that say the same thing differ by their marker, which may count along by chance; then
    it is not the number that stands alone on its page, of those in ``numbers``.
    """
    turned = b.page - a.page
    pairs = zip(_NUMBER.findall(a.text), _NUMBER.findall(b.text), strict=False)
    return all(
        second == first or (second - first == turned and first == numbers.get(a.page, first))
        for first, second in ((int(one), int(other)) for one, other in pairs)
    )


def beside_running_lines(
    edges: Sequence[EdgeLine], running: Sequence[Line], measures: Measures
) -> list[Line]:
    """Lines in the outermost row of a page beside one of its ``running`` lines, none larger.

    These are its number, or what names its title or repeats. Pages that face each other may have
    two running titles, and a short publication each of them once. The row stands apart from the
    text.
    """
    known = {line.id for line in running}
    outer = [edge for edge in edges if edge.rank == 0 and edge.line.id in known]
    rows = {(edge.line.page, edge.top) for edge in outer}
    return [
        edge.line
        for edge in edges
        if (edge.line.page, edge.top) in rows
        and stands_apart(edge, measures)
        and not is_larger(edge.line.size, measures.size)
        and not _is_note(edge.line)
    ]


def bands(edges: Sequence[EdgeLine], measures: Measures, pages: int) -> list[Line]:
    """Lines at a place, set off from the body, that is filled on most pages."""
    groups: dict[tuple[bool, int], list[EdgeLine]] = defaultdict(list)
    for edge in edges:
        if stands_apart(edge, measures) and set_off(edge.line, measures):
            groups[place_of(edge)].append(edge)
    return [
        edge.line
        for group in groups.values()
        if _fills_place(group, pages) and not _are_notes(group)
        for edge in group
    ]


def _fills_place(group: Sequence[EdgeLine], pages: int) -> bool:
    """Whether lines at one place are those of most pages, or of two pages and alike."""
    on = len({edge.line.page for edge in group})
    if on < BAND_SHARE * pages:
        return False
    return on >= BAND_PAGES or (on == BAND_OF_TWO == len(group) and _alike(*group))


def _alike(a: EdgeLine, b: EdgeLine) -> bool:
    """Whether two lines are set as one running title: in one look, at one edge, in few words."""
    first, second = a.line, b.line
    look = (first.size, first.color, first.bold, first.italic)
    if look != (second.size, second.color, second.bold, second.italic):
        return False
    a_box, b_box = box_of(first), box_of(second)
    edges = (a_box.x0 - b_box.x0, a_box.x1 - b_box.x1, a_box.center - b_box.center)
    return min(map(abs, edges)) < PLACE and not any(
        ends_sentence(line.text) or len(line.text.split()) > WORDS_OF_BAND
        for line in (first, second)
    )


def _are_notes(group: Sequence[EdgeLine]) -> bool:
    """Whether lines at one place are notes of one line: marked, and not by the pages' numbers."""
    starts = [start for edge in group if (start := note_start(edge.line))]
    counted = {note_number(start.marker) - start.line.page for start in starts}
    return 2 * len(starts) > len(group) and (
        len(counted) > 1
        or any(_is_note(one.line) or SIGNS_OF_A_NOTE.search(one.line.text) for one in starts)
    )
