"""How running text is set: which lines stand together, and which end before their edge."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby, pairwise
from operator import attrgetter
from statistics import median

from pipeline.layout.compare import box_of, is_gap
from pipeline.layout.metrics import Measures, runs_on
from pipeline.matching.described_subheadings import said_level
from pipeline.model.document import Document
from pipeline.model.geometry import Box
from pipeline.model.page import Line, Link
from pipeline.model.roles import Role
from pipeline.profile.model import Profile
from pipeline.text.endings import ends_sentence, starts_lower
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
# Of lines inside a sentence that runs on, all but a few do, whatever the paragraphs' last lines do.
# So many show it; then less is short of the edge (em) than where a part of a page must show it.
RUN_ON_LINES, REACH_EDGE, SHORT_IN_JUSTIFIED = 5, 0.9, 0.5
# No line ends behind an opening quotation mark, or at a space that does not break.
_FIRST_WORD = re.compile(r"(?:[«“„‹] ?)?[^ ]+")


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines that no gap, box or page parts, their right edges, and whether they are justified."""

    lines: list[Line]
    edges: list[float]
    justified: bool


@dataclass(frozen=True, slots=True)
class _Page:
    """The running text of a page, in order, and what it runs around.

    ``above`` has the line before each line but the first, ``boxes`` those of lines that have one.
    ``obstacles`` are sorted by their middles, which ``middles`` holds. ``narrowed`` (something
    stands beside the line) is filled in as it is asked for.
    """

    lines: list[Line]
    above: dict[Line, Line]
    boxes: list[tuple[Line, Box]]
    obstacles: list[Box]
    middles: list[float]
    narrowed: dict[Line, bool] = field(default_factory=dict)
    blocks: dict[Line, _Block] = field(default_factory=dict)


@dataclass(frozen=True)
class Surroundings:
    """What the passages of a document are made with: measures, words, and what is in the way.

    ``profile`` may say how sub-headings are set.
    """

    measures: Measures
    vocabulary: Vocabulary
    document: Document
    columns: dict[int, list[Line]]
    profile: Profile | None = None
    pages: dict[int, _Page] = field(default_factory=dict)

    def page(self, number: int) -> _Page:
        """The setting of a page, which is looked at when it is first asked for."""
        if number not in self.pages:
            page = _look_at(self.columns.get(number, []), number, self.document)
            self.pages[number] = page
            for block in _blocks(page.lines, self):
                page.blocks.update(dict.fromkeys(block.lines, block))
        return self.pages[number]

    @cached_property
    def boxes_part_paragraphs(self) -> bool:
        """Whether a box between two lines of the document has a paragraph end before it."""
        return _boxes_part_paragraphs(self)

    @cached_property
    def justified(self) -> bool:
        """Whether the lines of the document that a sentence runs on over reach their edge."""
        return _all_justified(self)

    def said_level(self, line: Line) -> int:
        """The level of the sub-heading that ``line`` is, as the profile says; 0 if it is none."""
        return said_level(line, self.profile) if self.profile else 0

    def targets(self, number: int) -> tuple[Link, ...]:
        """The link annotations on a page."""
        return self.document.page(number).links


def survey(
    document: Document,
    measures: Measures,
    vocabulary: Vocabulary,
    profile: Profile | None = None,
) -> Surroundings:
    """Gather, for each page, the lines of the flow."""
    columns: dict[int, list[Line]] = {}
    for number, lines in groupby(document.flow, key=attrgetter("page")):
        columns.setdefault(number, []).extend(lines)
    return Surroundings(measures, vocabulary, document, columns, profile)


def _look_at(lines: list[Line], number: int, document: Document) -> _Page:
    page = document.page(number)
    above = {below: line for line, below in pairwise(lines)}
    if not page.has_geometry:
        return _Page(lines, above, [], [], [])
    own = set(lines)
    obstacles = [_with_area(line, box_of(line), document) for line in page.lines if line not in own]
    obstacles.sort(key=lambda box: box.middle)
    boxes = [(line, box_of(line)) for line in lines]
    return _Page(lines, above, boxes, obstacles, [box.middle for box in obstacles])


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
    if line.box is None:
        return line.number == above.number + 1
    upper, lower = box_of(above), line.box
    if lower.top <= upper.top or not upper.shares_x(lower):
        return False
    page = around.page(line.page)
    first = bisect_right(page.middles, upper.bottom - TOUCHING)
    last = bisect_left(page.middles, lower.top + TOUCHING)
    strip = Box(max(upper.x0, lower.x0), upper.bottom, min(upper.x1, lower.x1), lower.top)
    return not any(box.shares_x(strip) for box in page.obstacles[first:last])


def is_cut(above: Line, line: Line, around: Surroundings) -> bool:
    """Whether a box, a figure or the like stands between two lines of one column."""
    if above.page != line.page or above.box is None or line.box is None:
        return False
    below = line.box.top > above.box.top and above.box.shares_x(line.box)
    return below and not adjacent(above, line, around)


def _boxes_part_paragraphs(around: Surroundings) -> bool:
    """Whether what stands between lines of the document always stands between sentences.

    Some designs put a box between two paragraphs, others cut the text with it anywhere, so that a
    sentence is cut sooner or later. One that cuts none stands between paragraphs: of eight such in
    publications of known answers, all did.
    """
    return not any(
        is_cut(above, line, around)
        and not above.text.rstrip().endswith(":")
        and (not ends_sentence(above.text) or starts_lower(line.text))
        for number in around.columns
        for above, line in pairwise(around.page(number).lines)
    )


def ended_early(last: Line, line: Line, around: Surroundings) -> bool:
    """Whether the first word of ``line`` would still have fitted behind ``last``.

    Judged against the lines set with ``last`` in one block, for a block may be narrower than its
    column (a box that it ran around can be gone); against the column when the block is too short
    to tell. Without geometry, by counting characters.
    """
    found = _FIRST_WORD.match(line.text)
    word = found[0] if found else ""
    block = _block(last, around)
    if line.box is None:
        widest = max(len(other.text) for other in block.lines)
        return len(f"{last.text} {word}") < widest - EARLY_CHARACTERS
    size, box = around.measures.size, box_of(last)
    above = _above(last, around)
    if _end_alike(box, line.box, size) or (above and _end_alike(box, above, size)):
        return False
    if len(block.lines) < LINES_OF_BLOCK:
        block = _block_of(neighbours(last, around), around)
        edge = _justified_edge(block.lines, around)
        if edge is not None:
            return box.x1 < edge - SHORT_IN_JUSTIFIED * size
    if block.justified:
        return box.x1 < max(block.edges) - SHORT_OF_EDGE * size
    room = line.box.width / len(line.text) * len(f" {word}")
    return any(box.x1 + room + EARLY * size < edge for edge in block.edges)


def _all_justified(around: Surroundings) -> bool:
    """Whether nearly all lines inside sentences end where the furthest of their column does."""
    size = around.measures.size
    inside = [
        line
        for number in around.columns
        for line in around.page(number).lines
        if line.box and _runs_on(line, around)
    ]
    edges = [max(box_of(other).x1 for other in neighbours(line, around)) for line in inside]
    reached = [
        box_of(line).x1 > edge - AT_EDGE * size for line, edge in zip(inside, edges, strict=True)
    ]
    return len(reached) >= RUN_ON_LINES and sum(reached) >= REACH_EDGE * len(reached)


def _runs_on(line: Line, around: Surroundings) -> bool:
    """Whether a sentence goes on from ``line`` in the line right below it."""
    lines = _block(line, around).lines
    at = lines.index(line)
    return at + 1 < len(lines) and runs_on(line, lines[at + 1])


def _justified_edge(lines: Sequence[Line], around: Surroundings) -> float | None:
    """The edge that those of ``lines`` end at which a sentence runs on over, in justified text."""
    if not around.justified:
        return None
    edges = [box_of(line).x1 for line in lines if line.box and _runs_on(line, around)]
    return median(edges) if edges else None


def _block(line: Line, around: Surroundings) -> _Block:
    """The lines around ``line`` in the flow that no gap, box or page parts from it."""
    return around.page(line.page).blocks.get(line) or _block_of([line], around)


def _blocks(lines: Sequence[Line], around: Surroundings) -> list[_Block]:
    groups: list[list[Line]] = []
    for line in lines:
        if groups and _continues(groups[-1][-1], line, around):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [_block_of(group, around) for group in groups]


def _block_of(lines: list[Line], around: Surroundings) -> _Block:
    edges = [line.box.x1 for line in lines if line.box]
    return _Block(lines, edges, _justified(edges, around.measures.size))


def _continues(above: Line, line: Line, around: Surroundings) -> bool:
    """Whether ``line`` goes on from ``above``, the line before it in the flow of its page."""
    if is_gap(above, line, around.measures) or not adjacent(above, line, around):
        return False
    page = around.page(line.page)
    return _narrowed(above, page) == _narrowed(line, page)


def left_edge(line: Line, around: Surroundings) -> float:
    """How far left (points) the text around ``line`` begins: of its block, or of its column.

    The column counts where the block is too short to tell; a lead over two columns shares it.
    """
    lines = _block(line, around).lines
    if len(lines) < LINES_OF_BLOCK:
        lines = neighbours(line, around)
    return min((box_of(other).x0 for other in lines), default=box_of(line).x0)


def neighbours(line: Line, around: Surroundings) -> list[Line]:
    """Lines of the same column that the same obstacles narrow, ``line`` itself among them."""
    page = around.page(line.page)
    near = [other for other, box in page.boxes if box.shares_x(box_of(line))]
    narrowed = _narrowed(line, page)
    return [other for other in near if _narrowed(other, page) == narrowed]


def _narrowed(line: Line, page: _Page) -> bool:
    """Whether something that is not running text stands beside ``line``."""
    if line not in page.narrowed:
        page.narrowed[line] = any(
            other.shares_y(box_of(line)) and not other.shares_x(box_of(line))
            for other in page.obstacles
        )
    return page.narrowed[line]


def _above(line: Line, around: Surroundings) -> Box | None:
    """The box of the line that ``line`` goes on from, when it stands right below it."""
    above = around.page(line.page).above.get(line)
    return above.box if above and not is_gap(above, line, around.measures) else None


def _end_alike(a: Box, b: Box, size: float) -> bool:
    """Whether two lines of one column end at one edge: then neither ends early."""
    return abs(a.x1 - b.x1) < SAME_END * size and abs(a.x0 - b.x0) < SAME_BEGINNING * size


def _justified(edges: Sequence[float], size: float) -> bool:
    """Whether nearly all lines end at one edge, so that one that does not ends a paragraph."""
    if len(edges) <= LINES_OF_BLOCK:
        return False
    least = max(edges) - AT_EDGE * size
    return len([edge for edge in edges if edge > least]) >= JUSTIFIED * len(edges)
