"""Finds the labels of fact boxes."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.layout.compare import CLOSE, OVERLAP, box_of, is_close, same_left_edge
from pipeline.matching.fact_labels import LabelMatch, match_label
from pipeline.model.geometry import Box, union
from pipeline.model.page import Line, Page
from pipeline.profile.model import Profile
from pipeline.text.joining import bullet_length

# An area that covers more of the page than this is its background, no box.
SHARE_OF_PAGE = 0.5
_UNKNOWN = re.compile(r"(?P<label>[^\W\d_][^:：.|]{1,30}?)\s*[:：]\s+\S")
_SIGN = re.compile(r"\s*[|•·]\s+|\s+[;–—/]\s+|;\s+")


@dataclass(frozen=True, slots=True)
class Head:
    """A label of a fact box: the line or two lines it stands on.

    ``bare`` says that nothing else stands on them; ``known`` that the profile has the label;
    ``sure`` that it is set as a label, which a line that only begins with its words is not.
    """

    lines: tuple[Line, ...]
    bare: bool
    known: bool = True
    sure: bool = True

    @property
    def first(self) -> Line:
        return self.lines[0]

    @property
    def placed(self) -> bool:
        """Whether the label has a box, as all lines of its page have or none."""
        return self.first.box is not None

    @property
    def box(self) -> Box:
        """The box of a label that has one."""
        return union(map(box_of, self.lines))

    @property
    def look(self) -> tuple[float, bool, str]:
        return look(self.first)


def look(line: Line) -> tuple[float, bool, str]:
    """What labels of one box have in common: size, weight and colour."""
    return round(line.size, 1), line.bold, line.color


def find_heads(lines: Sequence[Line], page: Page, profile: Profile) -> list[Head]:
    """The labels among ``lines`` of one page, in their order."""
    heads: list[Head] = []
    taken: set[int] = set()
    room, areas = _Room(lines), areas_of(page)
    for line in lines:
        if line.number in taken:
            continue
        head = _two_lines(line, room, profile) or _one_line(line, areas, profile)
        if head:
            heads.append(head)
            taken.update(one.number for one in head.lines)
    return heads


def label_at(text: str, profile: Profile) -> tuple[int, LabelMatch | None]:
    """How many characters of ``text`` are a bullet, and the label behind it."""
    skip = bullet_length(text)
    return skip, match_label(text[skip:], profile)


def unknown_label(text: str) -> int:
    """How many characters of ``text`` are a label before its colon; 0 when there is none."""
    found = _UNKNOWN.match(text)
    return found.end("label") if found else 0


def parts_of(text: str, profile: Profile) -> list[str]:
    """``text`` parted where a sign between two facts of one line is followed by a label."""
    cut = next((sign for sign in _SIGN.finditer(text) if _parts(sign, text, profile)), None)
    if cut is None:
        return [text]
    return [text[: cut.start()], *parts_of(text[cut.end() :], profile)]


def _parts(sign: re.Match[str], text: str, profile: Profile) -> bool:
    rest = text[sign.end() :]
    label = match_label(rest, profile)
    drawn = sign.group().strip() in ("|", "•", "·")
    fact = (label and label.marked) or (drawn and unknown_label(rest))
    return bool(text[: sign.start()] and fact)


def _one_line(line: Line, areas: Sequence[Box], profile: Profile) -> Head | None:
    """A label with a colon behind it, nothing, or another weight; on an area, with a space."""
    skip, found = label_at(line.text, profile)
    if found is None:
        return None
    first = line.spans[0]
    bold = first.bold and len(first.text.strip()) <= found.length
    bare = skip + found.length >= len(line.text.rstrip())
    framed = line.box is not None and any(area.holds(line.box) for area in areas)
    return Head((line,), bare, sure=found.marked or bold or framed)


def _two_lines(line: Line, room: _Room, profile: Profile) -> Head | None:
    """A label that is broken over two lines."""
    below = room.right_below(line)
    if below is None:
        return None
    skip, found = label_at(f"{line.text} {below.text}", profile)
    if found is None or not found.marked or skip + found.label <= len(line.text):
        return None
    return Head((line, below), skip + found.length >= len(line.text) + len(below.text))


class _Room:
    """The lines of a page by their height, so that not each is compared with all others."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._by_number = {line.number: line for line in lines if line.box is None}
        placed = [(line.box.top, order, line) for order, line in enumerate(lines) if line.box]
        self._by_top = sorted(placed, key=lambda one: one[:2])
        self._tops = [top for top, *_ in self._by_top]

    def right_below(self, above: Line) -> Line | None:
        """The first line that follows right under ``above``, at its left edge."""
        if above.box is None:
            below = self._by_number.get(above.number + 1)
            return below if below and not below.blank_before else None
        size, bottom = above.size, above.box.bottom
        first = bisect_left(self._tops, bottom - OVERLAP * size)
        last = bisect_right(self._tops, bottom + CLOSE * size)
        found = [
            (order, line)
            for _, order, line in self._by_top[first:last]
            if same_left_edge(above.box, box_of(line), size)
            and is_close(above.box, box_of(line), size)
        ]
        return min(found, key=lambda one: one[0])[1] if found else None


def area_of(heads: Sequence[Head], page: Page) -> Box | None:
    """The smallest tinted or framed area that holds all ``heads``."""
    boxes = [head.box for head in heads if head.placed]
    if len(boxes) < len(heads):
        return None
    held = [area for area in areas_of(page) if all(map(area.holds, boxes))]
    return min(held, key=lambda box: box.width * box.height, default=None)


def areas_of(page: Page) -> list[Box]:
    """The tinted and framed areas of a page that are not its background."""
    room = SHARE_OF_PAGE * page.width * page.height
    boxes = [tint.box for tint in page.tints]
    return [box for box in boxes if box.width * box.height < room]
