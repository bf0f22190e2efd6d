"""How running text is set: which lines stand together, and which end before their edge."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter

from pipeline.layout.compare import is_gap
from pipeline.layout.metrics import Measures
from pipeline.model.document import Document
from pipeline.model.geometry import Box
from pipeline.model.page import Line, Link
from pipeline.model.roles import Role
from pipeline.text.hyphens import Vocabulary

# The first word of the next line must miss by this much (em) before a line counts as ended early:
# justified and kerned lines are measured only about as well as that.
EARLY = 0.6
# The same where widths are counted in characters, as in plain text that was wrapped by a program.
EARLY_CHARACTERS = 3
# Em. Lines that end within this of each other, and begin within the other, end at one edge.
SAME_END, SAME_BEGINNING = 0.3, 4
# Em. Lines that end within this of the furthest one reach the edge of justified text.
AT_EDGE = 0.2
# Em. In justified text, a line that ends short by more than this is a paragraph's last.
SHORT_OF_EDGE = 1.0
# Points by which an obstacle may touch the lines that it stands between.
TOUCHING = 1.0
# A block of fewer lines does not show how wide its lines may get.
LINES_OF_BLOCK = 3
# In justified text all lines but a paragraph's last reach the edge; ragged ones hardly ever do.
JUSTIFIED = 0.6


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines that no gap, box or page parts, their right edges, and whether they are justified."""

    lines: list[Line]
    edges: list[float]
    justified: bool


@dataclass(frozen=True, slots=True)
class _Page:
    """The running text of a page, in order, and what it runs around.

    ``spread`` says from where to where each line goes that has a width. ``obstacles`` are sorted by
    their middles, which ``middles`` holds; ``beside`` are those that stand no lower and no higher
    than all of the text. ``narrowed`` (something stands beside the
    line), ``following`` (the line goes on right below the one before it) and ``blocks`` are filled
    in as they are asked for: each line is, by all lines around it.
    """

    lines: list[Line]
    places: dict[Line, int]
    spread: list[tuple[Line, float, float]]
    obstacles: list[Box]
    middles: list[float]
    beside: list[Box]
    narrowed: dict[Line, bool] = field(default_factory=dict)
    following: dict[Line, bool] = field(default_factory=dict)
    blocks: dict[Line, _Block] = field(default_factory=dict)


@dataclass(frozen=True)
class Surroundings:
    """What the passages of a document are made with: measures, words, and what is in the way."""

    measures: Measures
    vocabulary: Vocabulary
    document: Document
    columns: dict[int, list[Line]]
    pages: dict[int, _Page] = field(default_factory=dict)

    def page(self, number: int) -> _Page:
        """The setting of a page, which is looked at when it is first asked for."""
        if number not in self.pages:
            self.pages[number] = _look_at(self.columns.get(number, []), number, self.document)
        return self.pages[number]

    def targets(self, number: int) -> tuple[Link, ...]:
        """The link annotations on a page."""
        return self.document.page(number).links


def survey(document: Document, measures: Measures, vocabulary: Vocabulary) -> Surroundings:
    """Gather, for each page, the lines of the flow."""
    columns: dict[int, list[Line]] = {}
    for number, lines in groupby(document.flow, key=attrgetter("page")):
        columns.setdefault(number, []).extend(lines)
    return Surroundings(measures, vocabulary, document, columns)


def _look_at(lines: list[Line], number: int, document: Document) -> _Page:
    places = {line: at for at, line in enumerate(lines)}
    obstacles = [
        _with_area(line, line.box, document)
        for line in document.page(number).lines
        if line not in places and line.box is not None
    ]
    obstacles.sort(key=lambda box: box.middle)
    boxes = [line.box for line in lines if line.box]
    top = min([box.top for box in boxes], default=0.0)
    bottom = max([box.bottom for box in boxes], default=0.0)
    return _Page(
        lines,
        places,
        [(line, line.box.x0, line.box.x1) for line in lines if line.box and line.box.width > 0],
        obstacles,
        [box.middle for box in obstacles],
        [box for box in obstacles if box.top < bottom and box.bottom > top],
    )


def _with_area(line: Line, box: Box, document: Document) -> Box:
    """The box that text runs around for ``line``: a callout's tinted area, else its own."""
    if document.role(line) is not Role.CALLOUT:
        return box
    areas = [tint.box for tint in document.page(line.page).tints if tint.box.holds(box)]
    return min(areas, key=lambda area: area.width * area.height, default=box)


def adjacent(above: Line, line: Line, around: Surroundings) -> bool:
    """Whether ``line`` stands right below ``above``: same page, same column, nothing between."""
    if above.page != line.page:
        return False
    if above.box is None or line.box is None:
        return line.number == above.number + 1
    if line.box.top <= above.box.top or not above.box.shares_x(line.box):
        return False
    page = around.page(line.page)
    first = bisect_right(page.middles, above.box.bottom - TOUCHING)
    last = bisect_left(page.middles, line.box.top + TOUCHING)
    if first >= last:
        return True
    strip = Box(
        max(above.box.x0, line.box.x0), above.box.bottom, min(above.box.x1, line.box.x1),
        line.box.top,
    )  # fmt: skip
    return not any(box.shares_x(strip) for box in page.obstacles[first:last])


def ended_early(last: Line, line: Line, around: Surroundings) -> bool:
    """Whether the first word of ``line`` would still have fitted behind ``last``.

    Judged against the lines set with ``last`` in one block, for a block may be narrower than its
    column (a box that it ran around can be gone); against the column when the block is too short
    to tell. Without geometry, by counting characters.
    """
    words = line.text.split(maxsplit=1)
    if not words:
        return False
    if last.box is None or line.box is None:
        block = _block(last, around)
        widest = max(len(other.text) for other in block.lines)
        return len(last.text) + 1 + len(words[0]) < widest - EARLY_CHARACTERS
    size = around.measures.size
    above = _above(last, around)
    if _end_alike(last.box, line.box, size) or (above and _end_alike(last.box, above, size)):
        return False
    block = _block(last, around)
    if len(block.lines) < LINES_OF_BLOCK:
        block = _block_of(neighbours(last, around), around)
    edge = max(block.edges, default=0.0)
    if block.justified:
        return last.box.x1 < edge - SHORT_OF_EDGE * size
    letter = line.box.width / max(len(line.text), 1)
    return last.box.x1 + letter * (1 + len(words[0])) + EARLY * size < edge


def _block(line: Line, around: Surroundings) -> _Block:
    """The lines around ``line`` in the flow that no gap, box or page parts from it."""
    page = around.page(line.page)
    if line in page.blocks:
        return page.blocks[line]
    lines = page.lines
    at = page.places.get(line, 0)
    start, end = at, at + 1
    while start > 0 and _together(lines[start - 1], lines[start], around):
        start -= 1
    while end < len(lines) and _together(lines[end - 1], lines[end], around):
        end += 1
    block = _block_of(lines[start:end], around)
    page.blocks.update(dict.fromkeys(block.lines, block))
    return block


def _block_of(lines: list[Line], around: Surroundings) -> _Block:
    edges = [line.box.x1 for line in lines if line.box]
    return _Block(lines, edges, _justified(edges, around.measures.size))


def _together(above: Line, line: Line, around: Surroundings) -> bool:
    """Whether ``line`` goes on from ``above``, the line before it in the flow of its page."""
    following = around.page(line.page).following
    if line not in following:
        following[line] = _continues(above, line, around)
    return following[line]


def _continues(above: Line, line: Line, around: Surroundings) -> bool:
    if is_gap(above, line, around.measures) or not adjacent(above, line, around):
        return False
    if above.box is None or line.box is None:
        return True
    page = around.page(line.page)
    return _narrowed(above, page) == _narrowed(line, page)


def neighbours(line: Line, around: Surroundings) -> list[Line]:
    """Lines of the same column that the same obstacles narrow, ``line`` itself among them."""
    if line.box is None or line.box.width <= 0:
        return []
    page = around.page(line.page)
    left, _, right, _ = line.box
    near = [other for other, x0, x1 in page.spread if x0 < right and left < x1]
    if not page.beside:
        return near
    narrowed = _narrowed(line, page)
    return [other for other in near if _narrowed(other, page) == narrowed]


def _narrowed(line: Line, page: _Page) -> bool:
    """Whether something that is not running text stands beside ``line``."""
    if not page.beside:
        return False
    if line not in page.narrowed:
        box = line.box
        page.narrowed[line] = box is not None and any(
            not other.shares_x(box) for other in page.beside if other.shares_y(box)
        )
    return page.narrowed[line]


def _above(line: Line, around: Surroundings) -> Box | None:
    """The box of the line that ``line`` goes on from, when it stands right below it."""
    page = around.page(line.page)
    at = page.places.get(line, 0)
    if at == 0:
        return None
    above = page.lines[at - 1]
    joined = not is_gap(above, line, around.measures) and adjacent(above, line, around)
    return above.box if joined else None


def _end_alike(a: Box, b: Box, size: float) -> bool:
    """Whether two lines of one column end at one edge: then neither ends early."""
    return abs(a.x1 - b.x1) < SAME_END * size and abs(a.x0 - b.x0) < SAME_BEGINNING * size


def _justified(edges: Sequence[float], size: float) -> bool:
    """Whether nearly all lines end at one edge, so that one that does not ends a paragraph."""
    least = max(edges, default=0.0) - AT_EDGE * size
    at_edge = sum(1 for edge in edges if edge > least)
    return len(edges) > LINES_OF_BLOCK and at_edge >= JUSTIFIED * len(edges)
