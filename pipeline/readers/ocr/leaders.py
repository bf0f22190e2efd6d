"""Takes rows of dots out of the ink of a page, which the engine reads as letters of many sizes.

They lead from a title of a table of contents to its page number.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.readers.ocr.page_image import DPI, Ink
from pipeline.readers.ocr.tesseract import Word, lines_of

# A dot is up to two points wide, and paler than letters in a coarse scan; its edge is a pixel or
# two of a scan at 150 dpi.
WIDEST, DOT_INK, EDGE = DPI // 36, 64, 4
# Dots stand in equal steps of up to ten points; a scan moves each by two pixels of this picture.
LONGEST_STEP, UNEVEN = 10 * DPI // 72, 2
# An ellipsis has three dots, a gap to be filled in a form a few more.
FEWEST = 8
# Dots are higher than one row of pixels: every second one shows where they may be.
SAMPLED = 2
# Dots of one row stand within three points of each other, up or down, in a page that is not quite
# straight; above and below them are as many points of white.
ROW = 3 * DPI // 72
# Among a hundred columns of ink so many are no higher than a dot: some cross a speck.
DOTS_AMONG_INK = 80
# A speck or two there is dust.
CLEAR = 0.02


class Leader(NamedTuple):
    """A row of dots, in pixels, and how many they are."""

    x0: int
    top: int
    x1: int
    bottom: int
    dots: int


def find_leaders(ink: Ink) -> list[Leader]:
    """The rows of dots in ``ink``, from top to bottom."""
    rows = sorted(_joined(list(_stretches(ink[::SAMPLED] >= DOT_INK))))
    return [row for row in rows if _is_low(ink, row) and _is_clear(ink, row)]


def without_leaders(ink: Ink, leaders: Sequence[Leader]) -> Ink:
    """``ink`` less the dots of ``leaders``."""
    bare = ink.copy()
    for row in leaders:
        bare[max(0, row.top - EDGE) : row.bottom + EDGE, row.x0 : row.x1] = 0
    return bare


def with_leaders(words: Sequence[Word], leaders: Sequence[Leader]) -> list[Word]:
    """``words`` with each of the ``leaders`` behind what it leads from, and what it leads to."""
    lines = lines_of(words)
    for leader in leaders:
        own = next((line for line in lines if _leads_from(line[0], leader)), None)
        if own is None:
            continue
        after = next((line for line in lines if _leads_to(leader, line[0])), [])
        place = sum(word.x0 < leader.x0 for word in own)
        text, top, bottom = "." * leader.dots, own[0].top, own[0].bottom
        dots = Word(text, leader.x0, top, leader.x1, bottom, 100.0, starts_line=False)
        own.insert(place, dots)
        own += [replace(word, starts_line=False) for word in after]
        lines = [line for line in lines if line is not after]
    return [word for line in lines for word in line]


def _leads_from(word: Word, leader: Leader) -> bool:
    return word.x0 < leader.x0 and _beside(word, leader)


def _leads_to(leader: Leader, word: Word) -> bool:
    return word.x0 >= leader.x1 - LONGEST_STEP and _beside(word, leader)


def _beside(word: Word, leader: Leader) -> bool:
    """Whether the dots stand at the foot of ``word``."""
    return word.top < leader.top and leader.bottom <= word.bottom + ROW


def _stretches(dark: NDArray[np.bool_]) -> Iterator[Leader]:
    """Where dots stand side by side in one row of pixels, in equal steps."""
    width = dark.shape[1] + 1  # a pixel without ink parts each row from the next
    flat = np.pad(dark, ((0, 0), (0, 1))).ravel()
    edges = np.flatnonzero(flat[1:] != flat[:-1]) + 1
    if flat[0]:
        edges = np.concatenate(([0], edges))
    rows, starts = np.divmod(edges[::2], width)
    ends = edges[1::2] - rows * width
    steps = np.diff(starts)
    small = ends - starts <= WIDEST
    near = (np.diff(rows) == 0) & (steps <= LONGEST_STEP) & small[1:] & small[:-1]
    even = np.abs(np.diff(steps)) <= UNEVEN
    # A step goes on another of its length.
    on = near[1:] & near[:-1] & even
    flags = np.flatnonzero(np.diff(np.concatenate(([0], on.view(np.int8), [0]))))
    for first, last in zip(flags[::2].tolist(), flags[1::2].tolist(), strict=True):
        dots = last - first + 2
        if dots >= FEWEST:
            top = int(rows[first]) * SAMPLED
            yield Leader(int(starts[first]), top, int(ends[last + 1]), top + SAMPLED, dots)


def _joined(stretches: Sequence[Leader]) -> list[Leader]:
    """``stretches`` of neighbouring rows of pixels, and of one row of dots, made one each."""
    joined: list[Leader] = []
    for one in sorted(stretches, key=lambda leader: leader.top):
        for at, other in enumerate(joined):
            level = one.top - other.bottom <= ROW and one.bottom - other.top <= 2 * ROW
            if level and one.x0 - other.x1 <= LONGEST_STEP >= other.x0 - one.x1:
                joined[at] = _union(other, one)
                break
        else:
            joined.append(one)
    return joined


def _union(one: Leader, other: Leader) -> Leader:
    x0, x1 = min(one.x0, other.x0), max(one.x1, other.x1)
    wider = max(one, other, key=lambda leader: leader.x1 - leader.x0)
    step = (wider.x1 - wider.x0) / wider.dots
    top, bottom = min(one.top, other.top), max(one.bottom, other.bottom)
    return Leader(x0, top, x1, bottom, round((x1 - x0) / step))


def _is_low(ink: Ink, row: Leader) -> bool:
    """Whether most of the ink is no higher than dots are wide: the stems of letters are."""
    around = ink[max(0, row.top - ROW) : row.bottom + ROW, row.x0 : row.x1] >= DOT_INK
    heights = around.sum(axis=0)
    inked = heights[heights > 0]
    return bool(inked.size and np.percentile(inked, DOTS_AMONG_INK) <= WIDEST)


def _is_clear(ink: Ink, row: Leader) -> bool:
    """Whether nothing stands above and below the dots, as it does where they are parts of letters.

    A screened picture has rows of dots above one another.
    """
    above = ink[max(0, row.top - 2 * ROW) : max(0, row.top - EDGE), row.x0 : row.x1]
    below = ink[row.bottom + EDGE : row.bottom + ROW, row.x0 : row.x1]
    return all(not part.size or (part >= DOT_INK).mean() <= CLEAR for part in (above, below))
