"""Parts running text into paragraphs and list items, across boxes, notes, columns and pages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.document import Document, Passage, Role
from pipeline.layout.measures import Measures
from pipeline.layout.regions import regions_of
from pipeline.page import Box, Line, LineId
from pipeline.text.characters import BULLETS
from pipeline.text.endings import ends_sentence, starts_lower
from pipeline.text.hyphens import Vocabulary
from pipeline.text.joining import Joined, bullet_length, join_lines

# Ratios of the line pitch and the type size. Lines of a paragraph are one pitch apart, within what
# a superscript or another font adds; paragraphs are set apart by a quarter of a line or more.
GAP = 1.22
INDENT = 0.7
# The first word of the next line must miss by this much (em) before a line counts as ended early:
# justified and kerned lines are measured only about as well as that.
EARLY = 0.6
# A block of fewer lines does not show how wide its lines may get.
LINES_OF_BLOCK = 3
# In justified text all lines but a paragraph's last reach the edge; ragged ones hardly ever do.
JUSTIFIED = 0.6
# A run-in title in plain text: a capital, no full stop, then a colon and another capital.
_PLAIN_LABEL = re.compile(r"([A-ZÀ-ÖØ-Þ][^.!?;:«»“”\"]{2,180}?)\s?:\s+(?=[A-ZÀ-ÖØ-Þ])")


@dataclass(frozen=True)
class Surroundings:
    """What the passages of a document are made with: measures, words, and what is in the way."""

    measures: Measures
    vocabulary: Vocabulary
    obstacles: dict[int, list[Box]] = field(default_factory=dict)
    columns: dict[int, list[Line]] = field(default_factory=dict)
    places: dict[LineId, int] = field(default_factory=dict)
    targets: dict[int, list[tuple[Box, str]]] = field(default_factory=dict)


def survey(document: Document, measures: Measures, vocabulary: Vocabulary) -> Surroundings:
    """Gather, for each page, the boxes that the flow runs around and the lines of the flow."""
    flowing = {line.id for line in document.flow}
    obstacles: dict[int, list[Box]] = {}
    columns: dict[int, list[Line]] = {}
    places: dict[LineId, int] = {}
    for line in document.flow:
        column = columns.setdefault(line.page, [])
        places[line.id] = len(column)
        column.append(line)
    for line in document.lines:
        if line.id not in flowing and line.box is not None:
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


def build_passages(lines: Sequence[Line], around: Surroundings) -> tuple[Passage, ...]:
    """Paragraphs and items that ``lines``, in reading order, make up."""
    groups: list[list[Line]] = []
    for line in lines:
        if groups and not _begins(groups[-1], line, around):
            groups[-1].append(line)
        else:
            groups.append([line])
    return tuple(_passage(group, around) for group in groups)


def is_item(group: Sequence[Line]) -> bool:
    """Whether a passage's first line opens a list item."""
    first = group[0]
    return first.drawn_bullet or bullet_length(first.text) > 0 or _lone_bullet(first)


def _lone_bullet(line: Line) -> bool:
    text = line.text.strip()
    return len(text) == 1 and text in BULLETS


def _begins(group: Sequence[Line], line: Line, around: Surroundings) -> bool:
    """Whether ``line`` begins a passage of its own after ``group``."""
    last = group[-1]
    if _lone_bullet(last):
        return False
    ended = ends_sentence(last.text) or _is_call(last, around)
    early = _ended_early(last, line, around)
    if _opens_item(group, line, ended, early):
        return True
    if starts_lower(line.text) and not (ended and early):
        return False
    if _is_call(line, around):
        return False
    # A colon announces what follows: only a gap or a bullet parts it from that.
    finished = ended and not last.text.rstrip().endswith(":")
    if not _adjacent(last, line, around):
        return finished and (
            early or _indented(group, line, around) or _outdented(group, line, around)
        )
    if _gap(last, line, around.measures):
        return ended or early or line.blank_before
    if _outdented(group, line, around) and (ended or early):
        return True
    return finished and (early or _indented(group, line, around))


def _opens_item(group: Sequence[Line], line: Line, ended: bool, early: bool) -> bool:
    if line.drawn_bullet or _lone_bullet(line):
        return True
    if not bullet_length(line.text):
        return False
    # A dash or a number may also stand at the start of a line inside a sentence.
    certain = line.text[0] in BULLETS and line.text[0] not in "–—-*"
    return certain or ended or early or _hangs_like(group, line)


def _hangs_like(group: Sequence[Line], line: Line) -> bool:
    """Whether ``line`` begins where the item before it does, outside that item's hanging indent."""
    first = group[0]
    if not is_item(group) or first.box is None or line.box is None or len(group) < 2:
        return False
    hanging = min(other.box.x0 for other in group[1:] if other.box)
    outside = hanging - first.box.x0 > 0.4 * line.size
    return outside and abs(line.box.x0 - first.box.x0) < 0.3 * line.size


def _is_call(line: Line, around: Surroundings) -> bool:
    """Whether the line is nothing but a footnote call that did not fit on the line before."""
    small = 0 < line.size < 0.95 * around.measures.size
    return line.text.strip().isdigit() and small


def _adjacent(above: Line, line: Line, around: Surroundings) -> bool:
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


def _gap(above: Line, line: Line, measures: Measures) -> bool:
    if above.box is None or line.box is None:
        return line.blank_before
    return line.box.bottom - above.box.bottom > GAP * measures.pitch


def _neighbours(line: Line, around: Surroundings) -> list[Line]:
    """Lines of the same column that the same obstacles narrow, ``line`` itself among them."""
    box = line.box
    if box is None:
        return []
    narrowed = _narrowed(box, line.page, around)
    return [
        other
        for other in around.columns.get(line.page, ())
        if other.box
        and other.box.overlap_x(box) > 0
        and _narrowed(other.box, line.page, around) == narrowed
    ]


def _narrowed(box: Box, page: int, around: Surroundings) -> bool:
    """Whether something that is not running text stands beside ``box``."""
    return any(
        other.overlap_y(box) > 0 and other.overlap_x(box) <= 0
        for other in around.obstacles.get(page, ())
    )


def _ended_early(last: Line, line: Line, around: Surroundings) -> bool:
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
        widest = max(len(other.text) for other in block)
        return len(block) > 1 and len(last.text) + 1 + len(words[0]) < widest - 3
    above = _above(last, around)
    if _end_alike(last.box, line.box, around) or (above and _end_alike(last.box, above, around)):
        return False
    if len(block) < LINES_OF_BLOCK:
        block = _neighbours(last, around)
    edges = [other.box.x1 for other in block if other.box]
    edge = max(edges, default=0.0)
    if _justified(edges, around.measures.size):
        return last.box.x1 < edge - around.measures.size
    letter = line.box.width / max(len(line.text), 1)
    return last.box.x1 + letter * (1 + len(words[0])) + EARLY * around.measures.size < edge


def _above(line: Line, around: Surroundings) -> Box | None:
    """The box of the line that ``line`` goes on from, when it stands right below it."""
    at = around.places.get(line.id, 0)
    lines = around.columns.get(line.page, [])
    joined = at > 0 and not _gap(lines[at - 1], line, around.measures)
    return lines[at - 1].box if joined and _adjacent(lines[at - 1], line, around) else None


def _end_alike(a: Box, b: Box, around: Surroundings) -> bool:
    """Whether two lines of one column end at one edge: then neither ends early."""
    size = around.measures.size
    return abs(a.x1 - b.x1) < 0.3 * size and abs(a.x0 - b.x0) < 4 * size


def _justified(edges: Sequence[float], size: float) -> bool:
    """Whether nearly all lines end at one edge, so that one that does not ends a paragraph."""
    at_edge = sum(1 for edge in edges if edge > max(edges) - 0.2 * size)
    return len(edges) > LINES_OF_BLOCK and at_edge >= JUSTIFIED * len(edges)


def _block(line: Line, around: Surroundings) -> list[Line]:
    """The lines around ``line`` in the flow that no gap, box or page parts from it."""
    lines = around.columns.get(line.page, [])
    at = around.places.get(line.id, 0)
    start, end = at, at + 1
    while start > 0 and _together(lines[start - 1], lines[start], around):
        start -= 1
    while end < len(lines) and _together(lines[end - 1], lines[end], around):
        end += 1
    return lines[start:end]


def _together(above: Line, line: Line, around: Surroundings) -> bool:
    if _gap(above, line, around.measures) or not _adjacent(above, line, around):
        return False
    if above.box is None or line.box is None:
        return True
    return _narrowed(above.box, above.page, around) == _narrowed(line.box, line.page, around)


def _indented(group: Sequence[Line], line: Line, around: Surroundings) -> bool:
    """Whether ``line`` begins further in than its column, as a paragraph's first line does.

    After an item's first line, that is only its hanging indent.
    """
    last = group[-1]
    if last.box is None or line.box is None or (len(group) == 1 and is_item(group)):
        return False
    left = min((other.box.x0 for other in _neighbours(line, around) if other.box), default=0.0)
    size = around.measures.size
    inwards = line.box.x0 - left
    return INDENT * size < inwards < 4 * size and line.box.x0 - last.box.x0 > INDENT * size


def _outdented(group: Sequence[Line], line: Line, around: Surroundings) -> bool:
    """Whether ``line`` leaves the hanging indent of the item before it."""
    first = group[0]
    if not is_item(group) or first.box is None or line.box is None or first.page != line.page:
        return False
    size = around.measures.size
    hanging = [other.box.x0 for other in group[1:] if other.box and other.page == line.page]
    left = min(hanging, default=first.box.x0 + 0.2 * size)
    return line.box.x0 < left - 0.4 * size


def _passage(group: Sequence[Line], around: Surroundings) -> Passage:
    item = is_item(group)
    lone = item and _lone_bullet(group[0])
    lines = list(group[1:] if lone and len(group) > 1 else group)
    lines = [_raised(line) if place and _is_call(line, around) else line
             for place, line in enumerate(lines)]  # fmt: skip
    joined = join_lines(
        lines, around.vocabulary, item=item and not lone, targets=_targets(lines, around)
    )
    return Passage(
        kind="item" if item else "paragraph",
        text=joined.text,
        lines=tuple(line.id for line in group),
        label=joined.label if item else None,
        footnotes=tuple(dict.fromkeys(joined.calls)),
        regions=regions_of(group),
        removed=joined.removed + (group[0].text.strip() if lone and len(group) > 1 else ""),
    )


def _raised(line: Line) -> Line:
    from dataclasses import replace

    return replace(line, spans=tuple(replace(span, superscript=True) for span in line.spans))


def _targets(lines: Sequence[Line], around: Surroundings) -> list[str]:
    return [
        url
        for line in lines
        for box, url in around.targets.get(line.page, ())
        if line.box
        and box.overlap_x(line.box) > 0
        and line.box.top <= box.middle <= line.box.bottom
    ]


def plain_label(joined: Joined | Passage) -> str | None:
    """An item's run-in title in a text without bold type: by its words and its colon."""
    found = _PLAIN_LABEL.match(joined.text)
    return found.group(1).strip() if found else None
