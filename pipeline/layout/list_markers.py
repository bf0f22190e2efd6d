"""Markers of a list that stand so far left of their items that they look like a column."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from pipeline.layout.compare import SAME_EDGE, box_of
from pipeline.model.page import Line
from pipeline.text.characters import BULLETS
from pipeline.text.roman_numerals import roman_number

# A marker alone: a sign, or what a program counts items with. “(b)” may also end a sentence.
_COUNTS = re.compile(r"\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]")
_SURELY_COUNTS = re.compile(r"\d{1,2}[.)]")
_SIGNS = frozenset(BULLETS)
_COUNTED = re.compile(r"(?P<open>\(?)(?P<mark>\d{1,2}|[a-z]|[ivx]{1,4})(?P<close>[.)])\s")
# One marker beside one text may be anything; a list has several.
FEWEST = 2


def is_marker(line: Line) -> bool:
    """Whether a line is nothing but a bullet or an item's number or letter."""
    return is_sure_marker(line) or bool(_COUNTS.fullmatch(line.text.strip()))


def is_sure_marker(line: Line) -> bool:
    """Whether a line is a bullet alone, or a number whose tab went on to the next stop."""
    text = line.text.strip()
    return text in _SIGNS or bool(_SURELY_COUNTS.fullmatch(text))


def follows_marker(one: str, other: str) -> bool:
    """Whether a text begins with the marker that counts on from that of another (“a)”, “b)”)."""
    first, second = _COUNTED.match(one), _COUNTED.match(other)
    if first is None or second is None:
        return False
    if (first["open"], first["close"]) != (second["open"], second["close"]):
        return False
    a, b = first["mark"], second["mark"]
    if a.isdecimal() and b.isdecimal():
        return int(b) == int(a) + 1
    romans = roman_number(a), roman_number(b)
    in_roman = None not in romans and romans[1] == (romans[0] or 0) + 1
    return in_roman or (len(a) == len(b) == 1 and ord(b) == ord(a) + 1)


def markers_beside(lines: Sequence[Line], size: float) -> Mapping[int, int]:
    """The place of each marker among ``lines``, and that of the item's first line.

    Markers of a list begin or end at one edge, and its items begin at another, with nothing
    between. ``size`` is the body's, in points.
    """
    pairs = {
        at: text
        for at, line in enumerate(lines)
        if is_marker(line) and (text := _right_of(line, lines)) is not None
    }
    return {
        at: text
        for at, text in pairs.items()
        if sum(_of_one_list((at, text), other, lines, size) for other in pairs.items()) >= FEWEST
    }


def _right_of(marker: Line, lines: Sequence[Line]) -> int | None:
    """The place of the line nearest to the right of ``marker`` in its row, when it has words."""
    own = box_of(marker)
    beside = [
        at
        for at, line in enumerate(lines)
        if line is not marker and own.x1 <= box_of(line).x0 and _in_row(own.middle, line)
    ]
    nearest = min(beside, key=lambda at: box_of(lines[at]).x0, default=None)
    return None if nearest is None or is_marker(lines[nearest]) else nearest


def _in_row(middle: float, line: Line) -> bool:
    return box_of(line).top <= middle <= box_of(line).bottom


def _of_one_list(
    one: tuple[int, int], other: tuple[int, int], lines: Sequence[Line], size: float
) -> bool:
    marker, text = (box_of(lines[at]) for at in one)
    second, below = (box_of(lines[at]) for at in other)
    edge = SAME_EDGE * size
    in_column = min(abs(marker.x0 - second.x0), abs(marker.x1 - second.x1)) <= edge
    return in_column and abs(text.x0 - below.x0) <= edge
