"""How running text is set: which lines stand together, and which end before their edge."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.document import Document
from pipeline.layout.measures import Measures
from pipeline.page import Box, Line, LineId
from pipeline.roles import Role
from pipeline.text.hyphens import Vocabulary

# Ratios of the line pitch and the type size. Lines of a paragraph are one pitch apart, within what
# a superscript or another font adds; paragraphs are set apart by a quarter of a line or more.
GAP = 1.22
# The first word of the next line must miss by this much (em) before a line counts as ended early:
# justified and kerned lines are measured only about as well as that.
EARLY = 0.6
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


@dataclass(frozen=True)
class Surroundings:
    """What the passages of a document are made with: measures, words, and what is in the way.

    ``narrowed`` (something stands beside the line), ``following`` (the line goes on right below
    the one before it) and ``blocks`` are filled in as they are asked for: each line is, by all
    lines around it.
    """

    measures: Measures
    vocabulary: Vocabulary
    obstacles: dict[int, list[Box]] = field(default_factory=dict)
    columns: dict[int, list[Line]] = field(default_factory=dict)
    places: dict[LineId, int] = field(default_factory=dict)
    targets: dict[int, list[tuple[Box, str]]] = field(default_factory=dict)
    narrowed: dict[LineId, bool] = field(default_factory=dict)
    following: dict[LineId, bool] = field(default_factory=dict)
    blocks: dict[LineId, _Block] = field(default_factory=dict)


def survey(document: Document, measures: Measures, vocabulary: Vocabulary) -> Surroundings:
    """Gather, for each page, the boxes that the flow runs around and the lines of the flow."""
    obstacles: dict[int, list[Box]] = {}
    columns: dict[int, list[Line]] = {}
    places: dict[LineId, int] = {}
    for line in document.flow:
        column = columns.setdefault(line.page, [])
        places[line.id] = len(column)
        column.append(line)
    for line in document.lines:
        if line.id not in document.flowing and line.box is not None:
            obstacles.setdefault(line.page, []).append(_with_area(line, document))
    targets = {
        page.number: [(link.box, link.url) for link in page.links] for page in document.pages
    }
    return Surroundings(measures, vocabulary, obstacles, columns, places, targets)


def _with_area(line: Line, document: Document) -> Box:
    """The box that text runs around for ``line``: a callout's tinted area, else its own."""
    box = line.box
    assert box is not None
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
    if line.box.top <= above.box.top or above.box.overlap_x(line.box) <= 0:
        return False
    strip = Box(
        max(above.box.x0, line.box.x0), above.box.bottom, min(above.box.x1, line.box.x1),
        line.box.top,
    )  # fmt: skip
    return not any(
        strip.top - 1 < box.middle < strip.bottom + 1 and box.overlap_x(strip) > 0
        for box in around.obstacles.get(line.page, ())
    )


def gap(above: Line, line: Line, measures: Measures) -> bool:
    """Whether more than a line's pitch parts ``line`` from ``above``."""
    if above.box is None or line.box is None:
        return line.blank_before
    return line.box.bottom - above.box.bottom > GAP * measures.pitch


def ended_early(last: Line, line: Line, around: Surroundings) -> bool:
    """Whether the first word of ``line`` would still have fitted behind ``last``.

    Judged against the lines set with ``last`` in one block, for a block may be narrower than its
    column (a box that it ran around can be gone); against the column when the block is too short
    to tell. Without geometry, by counting characters.
    """
    words = line.text.split()
    if not words:
        return False
    block = _block(last, around)
    if last.box is None or line.box is None:
        widest = max(len(other.text) for other in block.lines)
        return len(block.lines) > 1 and len(last.text) + 1 + len(words[0]) < widest - 3
    above = _above(last, around)
    if _end_alike(last.box, line.box, around) or (above and _end_alike(last.box, above, around)):
        return False
    if len(block.lines) < LINES_OF_BLOCK:
        block = _block_of(neighbours(last, around), around)
    edge = max(block.edges, default=0.0)
    if block.justified:
        return last.box.x1 < edge - around.measures.size
    letter = line.box.width / max(len(line.text), 1)
    return last.box.x1 + letter * (1 + len(words[0])) + EARLY * around.measures.size < edge


def _block(line: Line, around: Surroundings) -> _Block:
    """The lines around ``line`` in the flow that no gap, box or page parts from it."""
    if line.id in around.blocks:
        return around.blocks[line.id]
    lines = around.columns.get(line.page, [])
    at = around.places.get(line.id, 0)
    start, end = at, at + 1
    while start > 0 and _together(lines[start - 1], lines[start], around):
        start -= 1
    while end < len(lines) and _together(lines[end - 1], lines[end], around):
        end += 1
    block = _block_of(lines[start:end], around)
    around.blocks.update((other.id, block) for other in block.lines)
    return block


def _block_of(lines: list[Line], around: Surroundings) -> _Block:
    edges = [line.box.x1 for line in lines if line.box]
    return _Block(lines, edges, _justified(edges, around.measures.size))


def _together(above: Line, line: Line, around: Surroundings) -> bool:
    """Whether ``line`` goes on from ``above``, the line before it in the flow of its page."""
    if line.id not in around.following:
        around.following[line.id] = _goes_on(above, line, around)
    return around.following[line.id]


def _goes_on(above: Line, line: Line, around: Surroundings) -> bool:
    if gap(above, line, around.measures) or not adjacent(above, line, around):
        return False
    if above.box is None or line.box is None:
        return True
    return _narrowed(above, around) == _narrowed(line, around)


def neighbours(line: Line, around: Surroundings) -> list[Line]:
    """Lines of the same column that the same obstacles narrow, ``line`` itself among them."""
    box = line.box
    if box is None:
        return []
    narrowed = _narrowed(line, around)
    return [
        other
        for other in around.columns.get(line.page, ())
        if other.box and other.box.overlap_x(box) > 0 and _narrowed(other, around) == narrowed
    ]


def _narrowed(line: Line, around: Surroundings) -> bool:
    """Whether something that is not running text stands beside ``line``."""
    if line.id not in around.narrowed:
        box = line.box
        around.narrowed[line.id] = box is not None and any(
            other.overlap_y(box) > 0 and other.overlap_x(box) <= 0
            for other in around.obstacles.get(line.page, ())
        )
    return around.narrowed[line.id]


def _above(line: Line, around: Surroundings) -> Box | None:
    """The box of the line that ``line`` goes on from, when it stands right below it."""
    at = around.places.get(line.id, 0)
    lines = around.columns.get(line.page, [])
    joined = at > 0 and not gap(lines[at - 1], line, around.measures)
    return lines[at - 1].box if joined and adjacent(lines[at - 1], line, around) else None


def _end_alike(a: Box, b: Box, around: Surroundings) -> bool:
    """Whether two lines of one column end at one edge: then neither ends early."""
    size = around.measures.size
    return abs(a.x1 - b.x1) < 0.3 * size and abs(a.x0 - b.x0) < 4 * size


def _justified(edges: Sequence[float], size: float) -> bool:
    """Whether nearly all lines end at one edge, so that one that does not ends a paragraph."""
    least = max(edges, default=0.0) - 0.2 * size
    at_edge = sum(1 for edge in edges if edge > least)
    return len(edges) > LINES_OF_BLOCK and at_edge >= JUSTIFIED * len(edges)
