"""Boxes that fit no criterion: for information, or the ground of a section's own text."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.layout.compare import box_of, exactly_like_body
from pipeline.layout.metrics import Measures, is_smaller
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


def _places(inside: Sequence[Line], lines: Sequence[Line]) -> list[int]:
    ids = {line.id for line in inside}
    return [at for at, line in enumerate(lines) if line.id in ids]
