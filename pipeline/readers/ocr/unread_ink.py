"""Reads a line once more where ink of it is in none of its words.

The engine, which parts a page into blocks before it reads any, leaves out words in the middle of a
line, and takes a column of figures for text that runs upwards.
"""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.readers.ocr.ink import INKED, Ground
from pipeline.readers.ocr.leaders import Leader
from pipeline.readers.ocr.letterforms import APART, MARKER_GAP
from pipeline.readers.ocr.page_image import DPI
from pipeline.readers.ocr.tesseract import Engine, Layout, Word, lines_of

# All in heights of a line's words. A figure is this wide; a comma or an apostrophe is not.
LEAST_INK = 0.25
# Letters are at least this high: dashes and underscores are not, nor is dust.
LEAST_HEIGHT = 0.5
# Ink this far apart is of two words.
WORD_SPACE = 0.3
# What runs upwards is so much higher than it is wide, and than the lines of the page.
UPRIGHT, LINES_HIGH = 2.0, 2.0
# Above and below a line's words: accents, and the letters that its first word has not.
ROOM = 0.3


class _Strip(NamedTuple):
    """The place of a line in its picture, in pixels."""

    x0: float
    top: float
    x1: float
    bottom: float
    leads: bool = False

    @property
    def height(self) -> float:
        return self.bottom - self.top

    def holds(self, word: Word) -> bool:
        """Whether the middle of ``word`` is in it."""
        middle = (word.top + word.bottom) / 2
        return self.top <= middle <= self.bottom and self.x0 <= word.x0 and word.x1 <= self.x1


def read_unread(
    words: Sequence[Word], ground: Ground, leaders: Sequence[Leader], reader: Engine
) -> list[Word]:
    """``words`` with the lines read anew that have ink in none of them."""
    lines = lines_of(_without_upright(words))
    for at, line in enumerate(lines):
        if not line:
            continue
        strip = _strip(line, leaders)
        others = [word for other in lines if other is not line for word in other]
        reach = _unread_reach(strip, line, others, ground)
        if reach is None:
            continue
        fresh = _read_again(reach, ground, reader)
        if _letters(fresh) > _letters(line):
            lines[at] = fresh
            inside = {id(word) for word in others if reach.holds(word)}
            lines[:] = [
                one if one is fresh else [word for word in one if id(word) not in inside]
                for one in lines
            ]
    return [
        replace(word, starts_line=place == 0) for line in lines for place, word in enumerate(line)
    ]


def _without_upright(words: Sequence[Word]) -> list[Word]:
    """``words`` less those that the engine read upwards through several lines."""
    if not words:
        return []
    usual = statistics.median(word.bottom - word.top for word in words)

    def is_upright(word: Word) -> bool:
        height, width = word.bottom - word.top, word.x1 - word.x0
        letters = sum(map(str.isalnum, word.text))
        return letters > 1 and height > UPRIGHT * width and height > LINES_HIGH * usual

    kept: list[Word] = []
    starts = False
    for word in words:
        starts = starts or word.starts_line
        if not is_upright(word):
            kept.append(replace(word, starts_line=starts))
            starts = False
    return kept


def _strip(line: Sequence[Word], leaders: Sequence[Leader]) -> _Strip:
    """Where ``line`` stands, with the row of dots that leads from it."""
    top, bottom = (
        statistics.median(sides) for sides in ([w.top for w in line], [w.bottom for w in line])
    )
    strip = _Strip(min(w.x0 for w in line), top, max(w.x1 for w in line), bottom)
    foot = bottom + ROOM * (bottom - top)
    dots = [one for one in leaders if top < one.top and one.bottom <= foot]
    ends = [strip.x1, *(float(one.x1) for one in dots)]
    return strip._replace(x1=max(ends), leads=bool(dots))


def _unread_reach(
    strip: _Strip, line: Sequence[Word], others: Sequence[Word], ground: Ground
) -> _Strip | None:
    """``strip`` with the unread ink beside its words; None where there is none."""
    height = strip.height
    left = max(0, round(strip.x0 - MARKER_GAP * height))
    right = strip.x1 + (MARKER_GAP if strip.leads else APART) * height
    ink = ground.cut(left, strip.top, right, strip.bottom)
    if not ink.size:
        return None
    dark = ink >= INKED * ground.darkest
    for word in (*line, *(one for one in others if _is_level(one, strip))):
        dark[:, max(0, round(word.x0) - left) : max(0, round(word.x1) + 1 - left)] = False
    columns = np.flatnonzero(dark.any(axis=0))
    if not columns.size:
        return None
    words = np.split(columns, np.flatnonzero(np.diff(columns) > WORD_SPACE * height) + 1)
    found = [one for one in words if _is_type(dark[:, one[0] : one[-1] + 1], len(one), height)]
    if not found:
        return None
    x0 = min(strip.x0, left + float(found[0][0])) - ROOM * height
    x1 = max(strip.x1, left + float(found[-1][-1])) + ROOM * height
    return _Strip(x0, strip.top - ROOM * height, x1, strip.bottom + ROOM * height)


def _is_level(word: Word, strip: _Strip) -> bool:
    return word.top < strip.bottom and strip.top < word.bottom


def _is_type(dark: NDArray[np.bool_], inked: int, height: float) -> bool:
    rows = np.flatnonzero(dark.any(axis=1))
    high = rows[-1] - rows[0] + 1 >= LEAST_HEIGHT * height
    return bool(high and inked >= LEAST_INK * height)


def _read_again(strip: _Strip, ground: Ground, reader: Engine) -> list[Word]:
    left, top = max(0, round(strip.x0)), max(0, round(strip.top))
    ink = ground.cut(strip.x0, strip.top, strip.x1, strip.bottom)
    picture = np.pad(255 - ink, round(strip.height), constant_values=255)
    across, down = left - round(strip.height), top - round(strip.height)
    return [
        replace(
            word,
            x0=word.x0 + across,
            x1=word.x1 + across,
            top=word.top + down,
            bottom=word.bottom + down,
        )
        for word in reader.words(picture, DPI, Layout.LINE)
    ]


def _letters(words: Sequence[Word]) -> int:
    return sum(map(str.isalnum, "".join(word.text for word in words)))
