"""Boxes that fit no criterion: for information, or the ground of a section's own text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from pipeline.layout.compare import box_of, exactly_like_body
from pipeline.layout.metrics import Measures, is_larger, is_smaller
from pipeline.layout.tables import find_grids
from pipeline.matching.heading_words import match_headings
from pipeline.model.geometry import union
from pipeline.model.page import Line
from pipeline.profile.model import Profile


def fills_section(inside: Sequence[Line], lines: Sequence[Line], profile: Profile) -> bool:
    """Whether ``inside`` is all that stands between a section's heading and the next one.

    ``lines`` are all of the page, in order.
    """
    places = _places(inside, lines)
    if not places or len(places) != places[-1] - places[0] + 1:
        return False
    heads = list(match_headings(lines, profile))
    behind = {at + match.lines for at, match in heads}
    return places[0] in behind and places[-1] + 1 in {at for at, _ in heads}


def is_information(inside: Sequence[Line], lines: Sequence[Line], measures: Measures) -> bool:
    """Whether ``inside`` is set smaller than the text that goes on behind it in ``lines``.

    Or that runs around it, beside and below. A lead or a closing text is followed by none; the
    cells of a table are no such text.
    """
    places = _places(inside, lines)
    if not places or not all(is_smaller(line.size, measures.size) for line in inside):
        return False
    text = [line for line in lines if line not in inside and exactly_like_body(line, measures)]
    after = lines[places[-1] + 1 : places[-1] + 2]
    area = union(box_of(line) for line in inside)
    beside = any(box_of(line).shares_y(area) for line in text)
    below = any(box_of(line).top > area.bottom and box_of(line).shares_x(area) for line in text)
    broken = any(line in text for line in after) or (beside and below)
    return broken and not find_grids(inside, measures.size)


def heading_sizes(
    pages: Iterable[Sequence[Line]], measures: Measures, profile: Profile
) -> Mapping[str, float]:
    """The largest size in which each section has a heading right above text set as the body is."""
    sizes: dict[str, float] = {}
    for lines in pages:
        for at, match in match_headings(lines, profile):
            below = lines[at + match.lines : at + match.lines + 1]
            if below and exactly_like_body(below[0], measures):
                sizes[match.key] = max(lines[at].size, sizes.get(match.key, 0.0))
    return sizes


def is_only_titled(
    inside: Sequence[Line], sizes: Mapping[str, float], measures: Measures, profile: Profile
) -> bool:
    """Whether the heading in a box is the box's own title, in words that a section has, too.

    It stands over text smaller than the body, and the section's own heading, set larger, over text
    like the body: ``sizes`` has those.
    """
    heads = list(match_headings(inside, profile))
    if [at for at, _ in heads] != [0]:
        return False
    match = heads[0][1]
    text = inside[match.lines :]
    small = bool(text) and all(is_smaller(line.size, measures.size) for line in text)
    return small and is_larger(sizes.get(match.key, 0.0), inside[0].size)


def _places(inside: Sequence[Line], lines: Sequence[Line]) -> list[int]:
    ids = {line.id for line in inside}
    return [at for at, line in enumerate(lines) if line.id in ids]
