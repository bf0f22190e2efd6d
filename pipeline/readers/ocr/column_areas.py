"""Finds columns in the picture of a page, so that each is read apart.

Left alone, the engine takes a line of one column and the line beside it for one, and where their
baselines differ it reads neither.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pipeline.readers.ocr.page_image import DPI, Ink

Grid = NDArray[np.bool_]

# Cells of two points; one holds ink when it has so many dark pixels (a speck has fewer).
CELL, DARK, PIXELS = DPI // 36, 110, 3
# A gutter is at least eight points wide and as high as five lines: word spaces do not stand under
# one another for so long.
WIDE, HIGH = 4, 32
# Within 80 points on either side there is so much ink in a row that words are there, no marker.
REACH, INKED = 40, 8
# Lines of a column begin at its edge or at the indent of its list, within two cells; words right of
# a river in justified text begin anywhere. This share of a column's rows does.
ALIGNED = 0.55
# A title over both columns has words this near to either side of a gutter: four points.
NEXT_TO = 2
# White between lines does not end a column: up to two lines of leading.
LEADING = 7
MOST_COLUMNS = 8


@dataclass(frozen=True, slots=True)
class ColumnArea:
    """A part of a picture, in pixels."""

    x0: int
    top: int
    x1: int
    bottom: int


def find_columns(ink: Ink) -> list[ColumnArea]:
    """What stands right of each gutter, the rest of the page being in none.

    The longest comes first, but after those in what stands right of it.
    """
    height, width = ink.shape[0] // CELL * CELL, ink.shape[1] // CELL * CELL
    dark = (ink[:height, :width] >= DARK).view(np.uint8).reshape(height // CELL, CELL, width)
    below = dark.sum(axis=1, dtype=np.uint8).reshape(height // CELL, width // CELL, CELL)
    inked: Grid = below.sum(axis=2) >= PIXELS
    found: list[ColumnArea] = []
    for _ in range(MOST_COLUMNS):
        gutters = list(_gutters(inked))
        if not gutters:
            break
        left, top, bottom = _first(gutters)
        top, bottom = _extended(inked, left, top, bottom)
        inked[top:bottom, left:] = False
        found.append(ColumnArea(left * CELL, top * CELL, width, bottom * CELL))
    return found


def _first(gutters: Sequence[tuple[int, int, int]]) -> tuple[int, int, int]:
    """The longest of ``gutters`` that has none a column's width right of it, in rows it shares.

    One that is less than half as high is that of a table.
    """
    longest = max(gutters, key=lambda gutter: (gutter[2] - gutter[1], gutter[0]))
    left, top, bottom = longest
    right = [
        one
        for one in gutters
        if one[0] >= left + REACH
        and one[1] < bottom
        and top < one[2]
        and 2 * (one[2] - one[1]) >= bottom - top
    ]
    return _first(right) if right else longest


def _gutters(inked: Grid) -> Iterator[tuple[int, int, int]]:
    """Where a gutter's right edge is (cells), from which row to which."""
    sums = np.pad(np.cumsum(inked, axis=1), ((0, 0), (1, 0)))
    width = inked.shape[1]
    free: Grid = sums[:, WIDE:] == sums[:, :-WIDE]
    for x in (np.flatnonzero(_has_run(free[:, :-1], HIGH)) + WIDE).tolist():
        clear = free[:, x - WIDE]
        left = np.greater_equal(sums[:, x] - sums[:, max(0, x - REACH)], INKED)
        right = np.greater_equal(sums[:, min(width, x + REACH)] - sums[:, x], INKED)
        between = _spread(left) & _spread(right)
        for top, bottom in _runs(clear & between):
            if bottom - top >= HIGH:
                rows = sums[:, width] == sums[:, x]
                whole = _whole(rows, clear, top, bottom)
                part = inked[whole[0] : whole[1], x : x + REACH]
                if len(part) >= HIGH and _aligned(part) >= ALIGNED:
                    yield x, *whole


def _has_run(flags: Grid, length: int) -> Grid:
    """Which columns have so many flags below each other."""
    runs, have = flags, 1
    while have < length:
        step = min(have, length - have)
        runs, have = runs[step:] & runs[:-step], have + step
    return np.asarray(runs.any(axis=0), np.bool_)


def _aligned(part: Grid) -> float:
    """The share of rows whose ink begins at the commonest place, or the cell beside it."""
    starts = part.argmax(axis=1)[part.any(axis=1)]
    counts = np.bincount(starts, minlength=2)
    return float((counts[:-1] + counts[1:]).max() / max(len(starts), 1))


def _whole(free: Grid, clear: Grid, top: int, bottom: int) -> tuple[int, int]:
    """``top`` and ``bottom`` moved to rows that are ``free`` of ink, so that no line is cut."""
    start, end = top, bottom
    while start > 0 and clear[start - 1] and not free[start]:
        start -= 1
    while end < len(free) and clear[end] and not free[end - 1]:
        end += 1
    while start < end and not free[start]:
        start += 1
    while end > start and not free[end - 1]:
        end -= 1
    return start, end


def _extended(inked: Grid, left: int, top: int, bottom: int) -> tuple[int, int]:
    """``top`` and ``bottom`` moved to where the column ends whose left edge is at ``left``.

    Its gutter was found where words stand on both sides. A heading has white around it, and what
    stands beside it may be short: those lines are of the column all the same.
    """
    beside = inked[:, max(0, left - WIDE - NEXT_TO) : left - WIDE]
    right = inked[:, left:]
    starts = right.argmax(axis=1)
    clear = ~np.asarray(inked[:, left - WIDE : left].any(axis=1), np.bool_)
    printed = np.asarray(right.any(axis=1), np.bool_)
    common = int(np.bincount(starts[top:bottom][printed[top:bottom]]).argmax())

    def is_own(first: int, last: int) -> bool:
        aligned = abs(int(starts[first:last][printed[first:last]].min()) - common) <= 1
        return aligned or not beside[first:last].any()

    bands = _runs(printed)
    for first, last in bands:
        if first >= bottom and clear[bottom:last].all() and is_own(first, last):
            bottom = last
    for first, last in reversed(bands):
        if last <= top and clear[first:top].all() and is_own(first, last):
            top = first
    return top, bottom


def _spread(rows: Grid) -> Grid:
    """``rows`` with the white between lines filled."""
    filled = rows.copy()
    for step in range(1, LEADING + 1):
        filled[step:] |= rows[:-step]
        filled[:-step] |= rows[step:]
    return filled


def _runs(flags: Grid) -> list[tuple[int, int]]:
    edges = np.flatnonzero(np.diff(np.concatenate(([0], flags.view(np.int8), [0]))))
    return list(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))
