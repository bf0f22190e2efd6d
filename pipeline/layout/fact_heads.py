"""Finds the labels of fact boxes, and which of them stand in one box."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.layout.compare import box_of, is_close, same_left_edge
from pipeline.layout.metrics import DEFAULT_PITCH, Measures
from pipeline.matching.fact_labels import LabelMatch, match_label
from pipeline.model.geometry import Box, union
from pipeline.model.page import Line, Page
from pipeline.profile.model import Profile
from pipeline.text.joining import bullet_length

# Outside an area of its own, a box's next label is not further away than this many lines.
LINES_OF_VALUE = 4
# Of the lower line's height: labels that share this much of it stand in one row.
IN_ONE_ROW = 0.5
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
    for line in lines:
        if line.number in taken:
            continue
        head = _two_lines(line, lines, profile) or _one_line(line, page, profile)
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


def _one_line(line: Line, page: Page, profile: Profile) -> Head | None:
    """A label with a colon behind it, nothing, or another weight; on an area, with a space."""
    skip, found = label_at(line.text, profile)
    if found is None:
        return None
    first = line.spans[0]
    bold = first.bold and len(first.text.strip()) <= found.length
    bare = skip + found.length >= len(line.text.rstrip())
    framed = area_of((Head((line,), bare),), page) is not None
    return Head((line,), bare, sure=found.marked or bold or framed)


def _two_lines(line: Line, lines: Sequence[Line], profile: Profile) -> Head | None:
    """A label that is broken over two lines."""
    below = next((one for one in lines if _right_below(line, one)), None)
    if below is None:
        return None
    skip, found = label_at(f"{line.text} {below.text}", profile)
    if found is None or not found.marked or skip + found.label <= len(line.text):
        return None
    return Head((line, below), skip + found.length >= len(line.text) + len(below.text))


def _right_below(above: Line, line: Line) -> bool:
    if line.box is None:
        return line.number == above.number + 1 and not line.blank_before
    own, size = box_of(above), above.size
    return same_left_edge(own, line.box, size) and is_close(own, line.box, size)


def groups_of(heads: Sequence[Head], page: Page, measures: Measures) -> list[list[Head]]:
    """Labels that stand in one box together, in their order."""
    groups: list[list[Head]] = []
    for head in heads:
        near = [g for g in groups if any(_together(head, one, page, measures) for one in g)]
        joined = [*(one for group in near for one in group), head]
        groups = [*(group for group in groups if group not in near), joined]
    return groups


def area_of(heads: Sequence[Head], page: Page) -> Box | None:
    """The smallest tinted or framed area that holds all ``heads``."""
    room = SHARE_OF_PAGE * page.width * page.height
    held = [
        tint.box
        for tint in page.tints
        if tint.box.width * tint.box.height < room
        and all(tint.box.holds(head.box) for head in heads)
    ]
    return min(held, key=lambda box: box.width * box.height, default=None)


def _together(a: Head, b: Head, page: Page, measures: Measures) -> bool:
    """Whether two labels stand in one box: on one area, in one row, or one column."""
    if not a.placed:
        return abs(a.first.number - b.first.number) <= LINES_OF_VALUE + 1
    if area_of((a, b), page):
        return True
    beside = a.box.overlap_y(b.box) > IN_ONE_ROW * min(a.box.height, b.box.height)
    aligned = abs(a.box.x0 - b.box.x0) <= max(measures.size, a.first.size)
    pitch = max(measures.pitch, DEFAULT_PITCH * a.first.size)
    return beside or (aligned and -a.box.overlap_y(b.box) <= LINES_OF_VALUE * pitch)
