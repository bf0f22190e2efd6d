"""Tables of the running text, page by page, and over the ends of pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from pipeline.layout.compare import box_of
from pipeline.layout.forms import form_areas
from pipeline.layout.metrics import Measures
from pipeline.layout.tables import (
    ROWS,
    Grid,
    continues_table,
    continuing_rows,
    find_grids,
    find_ruled,
)
from pipeline.model.document import Document
from pipeline.model.geometry import Box, union
from pipeline.model.page import Line
from pipeline.profile.model import Profile
from pipeline.text.hyphens import Vocabulary
from pipeline.text.joining import join_lines


def grids_of(
    lines: Iterable[Line], document: Document, measures: Measures, profile: Profile
) -> Iterator[tuple[Grid, bool]]:
    """The tables among the running text ``lines``, and whether their lines are drawn.

    The cells of a form, which hold the text of sections, are none.
    """
    by_page = lines_by_page(_outside_forms(lines, document, profile))
    found: list[tuple[Grid, bool]] = []
    for number, there in by_page.items():
        rules = document.page(number).rules
        here = _on_page(there, rules, measures)
        goes_on = found and _ends_page(found[-1][0], number - 1, by_page.get(number - 1, []))
        if goes_on:
            over = continuing_rows(found[-1][0], there, measures.size)
            if over and not any(over[0][0] in grid.lines for grid, _ in here):
                rows = tuple(tuple((line,) for line in row) for row in over)
                found[-1] = (Grid(found[-1][0].rows + rows), found[-1][1])
                taken = {line.id for row in over for line in row}
                here = _on_page([line for line in there if line.id not in taken], rules, measures)
        for grid, drawn in here:
            if (
                goes_on
                and continues_table(found[-1][0], grid, measures.size)
                and _first(grid, there)
            ):
                found[-1] = (Grid(found[-1][0].rows + grid.rows), found[-1][1])
            else:
                found.append((grid, drawn))
    yield from (one for one in found if one[1] or len(one[0].rows) >= ROWS)


def _on_page(
    lines: Sequence[Line], rules: Sequence[Box], measures: Measures
) -> list[tuple[Grid, bool]]:
    """The tables among the ``lines`` of a page from top to bottom, and whether each is drawn."""
    ruled = find_ruled(lines, rules)
    taken = {line.id for grid in ruled for line in grid.lines}
    left = [line for line in lines if line.id not in taken]
    here = [(grid, True) for grid in ruled]
    here += [(grid, False) for grid in find_grids(left, measures.size)]
    return sorted(here, key=lambda item: _top(item[0]))


def _ends_page(grid: Grid, page: int, lines: Sequence[Line]) -> bool:
    """Whether a table stands on ``page``, and none of its ``lines``, running text, below it."""
    own = [box_of(line) for line in grid.lines if line.page == page]
    if not own:
        return False
    area = union(own)
    boxes = map(box_of, lines)
    return not any(box.bottom > area.bottom and box.shares_x(area) for box in boxes)


def _top(grid: Grid) -> float:
    return min(box_of(line).top for line in grid.lines)


def _first(grid: Grid, lines: Sequence[Line]) -> bool:
    """Whether nothing of the running text stands above a table on its page."""
    return all(box_of(line).top >= _top(grid) for line in lines)


def _outside_forms(lines: Iterable[Line], document: Document, profile: Profile) -> Iterator[Line]:
    """``lines`` but those in the cells of a form, which hold the text of sections."""
    for number, there in lines_by_page(lines).items():
        page = document.page(number)
        areas = form_areas(page.lines, page.rules, profile)
        yield from (line for line in there if not any(area.holds(box_of(line)) for area in areas))


def lines_by_page(lines: Iterable[Line]) -> Mapping[int, list[Line]]:
    """``lines`` by the page that they stand on."""
    pages: defaultdict[int, list[Line]] = defaultdict(list)
    for line in lines:
        pages[line.page].append(line)
    return pages


def join_rows(grid: Grid, vocabulary: Vocabulary) -> tuple[tuple[tuple[str, ...], ...], str]:
    """The text of a table's cells, row by row, and the characters that joining took out."""
    joined = [[join_lines(cell, vocabulary) for cell in row] for row in grid.rows]
    rows = tuple(tuple(cell.text for cell in row) for row in joined)
    return rows, "".join(cell.removed for row in joined for cell in row)
