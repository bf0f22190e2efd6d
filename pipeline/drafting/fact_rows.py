"""Rows of a fact box: short labels one below the other, each with its value at its right."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.layout.compare import same_left_edge
from pipeline.model.page import Line, LineId
from pipeline.text.endings import starts_lower

# A label has so many words at most, and a box so many rows.
WORDS_OF_LABEL, ROWS_AT_LEAST = 4, 2


def row_starts(lines: Sequence[Line]) -> frozenset[LineId]:
    """The lines of a page at which a label or a value of a fact box begins.

    Labels have one left edge, and so have their values, which look otherwise. A second
    line of a heading beside a column of text begins with a small letter, mostly.
    """
    rows = [(line, value) for line in lines if (value := _value_of(line, lines))]
    return frozenset(
        one.id
        for label, value in rows
        if sum(_in_one_box((label, value), other) for other in rows) >= ROWS_AT_LEAST
        for one in (label, value)
    )


def _value_of(label: Line, lines: Sequence[Line]) -> Line | None:
    """The line at the right of what may be a label, at its height, if it looks otherwise."""
    if label.box is None or len(label.text.split()) > WORDS_OF_LABEL or starts_lower(label.text):
        return None
    beside = [
        one
        for one in lines
        if one.box and one.box.x0 >= label.box.x1 and one.box.shares_y(label.box)
    ]
    value = min(beside, key=lambda one: one.box.x0 if one.box else 0.0, default=None)
    return value if value and _look(value) != _look(label) else None


def _in_one_box(row: tuple[Line, Line], other: tuple[Line, Line]) -> bool:
    return all(
        one.box is not None and two.box is not None and same_left_edge(one.box, two.box, one.size)
        for one, two in zip(row, other, strict=True)
    )


def _look(line: Line) -> tuple[bool, bool, str]:
    return line.bold, line.italic, line.color
