"""Forms: drawn frames whose cells hold a section each, with its heading on top."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from pipeline.layout.compare import box_of
from pipeline.layout.tables import nets_of, ruled_cells
from pipeline.matching.heading_words import match_heading
from pipeline.model.geometry import Box, union
from pipeline.model.page import Line
from pipeline.profile.model import Profile

Order = Callable[[Sequence[Line]], list[Line]]

# So many cells of a form have text below their heading. In a table, the heads of columns that are
# worded as sections have none.
CELLS_WITH_TEXT = 2


def form_areas(lines: Sequence[Line], rules: Sequence[Box], profile: Profile) -> list[Box]:
    """The areas of the forms among the ``lines`` of one page, which its ``rules`` draw."""
    return [union(net) for net, _ in _forms(lines, rules, profile)]


def order_cells(
    lines: Sequence[Line], rules: Sequence[Box], profile: Profile, order: Order
) -> list[Line]:
    """The ``lines`` of one page in the order of ``order``, those of a form cell by cell.

    Along its rows or down its columns: as the sections follow in the profile.
    """
    forms = _forms(lines, rules, profile)
    if not forms:
        return order(lines)
    net, cells = forms[0]
    area = union(net)
    inside = {line for cell in cells.values() for line in cell}
    rest = [line for line in lines if line not in inside]
    above = [line for line in rest if box_of(line).middle <= area.top]
    below = [line for line in rest if box_of(line).middle > area.top]
    by_row = [cells[place] for place in sorted(cells)]
    by_column = [cells[place] for place in sorted(cells, key=lambda place: place[::-1])]
    inner = min((by_row, by_column), key=lambda ordered: _turns(ordered, profile))
    return [
        *order_cells(above, rules, profile, order),
        *(line for cell in inner for line in order(cell)),
        *order_cells(below, rules, profile, order),
    ]


def _forms(
    lines: Sequence[Line], rules: Sequence[Box], profile: Profile
) -> list[tuple[Sequence[Box], dict[tuple[int, int], list[Line]]]]:
    """Each form from top to bottom: what draws it, and the lines of its cells by row and column."""
    boxed = [line for line in lines if line.box]
    found = []
    for net in nets_of(rules) if len(boxed) >= 2 * CELLS_WITH_TEXT else ():
        area = union(net)
        cells = ruled_cells([line for line in boxed if area.holds(box_of(line))], net)
        filled = {
            match.key
            for cell in cells.values()
            if (match := match_heading(cell, 0, profile)) and len(cell) > match.lines
        }
        if len({column for _, column in cells}) > 1 and len(filled) >= CELLS_WITH_TEXT:
            found.append((net, cells))
    return sorted(found, key=lambda form: union(form[0]).top)


def _turns(cells: Sequence[Sequence[Line]], profile: Profile) -> int:
    """How often a section follows one that the profile has behind it."""
    places = list(_places(cells, profile))
    return sum(a > b for a, b in pairwise(places))


def _places(cells: Sequence[Sequence[Line]], profile: Profile) -> Iterator[int]:
    keys = [section.key for section in profile.sections]
    matches = (match_heading(cell, 0, profile) for cell in cells)
    return (keys.index(match.key) for match in matches if match)
