"""How the words of a page are set: which are bold, and in which inks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from pipeline.readers.ocr.ink import Ground, bold_words
from pipeline.readers.ocr.letterforms import TextLine
from pipeline.readers.ocr.tesseract import Word

# Strokes of one line this near are of one weight; bold ones are at least a third wider.
ONE_WEIGHT = 0.15
# Type this much larger than the page's usual is that of titles and headings.
DISPLAYED = 1.25
# Colours this near are one ink; greys this dark are black (print is never quite black).
ONE_COLOR, GREY, BLACK = 45, 40, 110


@dataclass(frozen=True, slots=True)
class StyledWord:
    """A word with what its ink shows."""

    word: Word
    line: TextLine
    ground: Ground
    stroke: float
    color: tuple[int, int, int]


def find_bold(typed: Sequence[StyledWord]) -> list[bool]:
    """Which words of a page are bold; marks and bullets go with a word beside them."""
    strokes = np.array([one.stroke / one.line.size for one in typed])
    letters = np.array([sum(c.isalnum() for c in one.word.text) for one in typed], np.int64)
    lines = [
        list(places) for _, places in groupby(range(len(typed)), key=lambda at: id(typed[at].line))
    ]
    evened = _even_out(strokes, letters, _group_display_sizes(typed, letters))
    evened = _even_out(evened, letters, lines, ONE_WEIGHT)
    bold: list[bool] = bold_words(evened, letters).tolist()
    for line in lines:
        sure = [at for at in line if letters[at]] or line
        for at in line:
            if not letters[at]:
                # The next word rather than the one before: a bullet belongs to what follows it.
                bold[at] = bold[min(sure, key=lambda other: (abs(other - at), -other))]
    return bold


def _group_display_sizes(
    typed: Sequence[StyledWord], letters: NDArray[np.int64]
) -> list[list[int]]:
    """The words in each size well above the usual one: titles and headings are of one weight."""
    sizes = np.array([one.line.size for one in typed])
    if not letters.any():
        return []
    usual = float(np.median(np.repeat(sizes, letters)))
    large = {round(float(size), 1) for size in sizes if size > DISPLAYED * usual}
    return [[at for at, size in enumerate(sizes) if round(float(size), 1) == one] for one in large]


def _even_out(
    strokes: NDArray[np.float64],
    letters: NDArray[np.int64],
    lines: Sequence[Sequence[int]],
    slack: float = 1.0,
) -> NDArray[np.float64]:
    """``strokes`` with those near their line's own made one: a word of two letters says little."""
    evened = strokes.copy()
    for line in lines:
        known = [at for at in line if strokes[at] > 0 and letters[at]]
        if not known:
            continue
        middle = float(np.median(np.repeat(strokes[known], letters[known])))
        for at in known:
            if abs(strokes[at] - middle) <= slack * middle:
                evened[at] = middle
    return evened


def find_colors(typed: Sequence[StyledWord]) -> list[str]:
    """Each word's ink as ``#rrggbb``: one for all that differ only by the scan."""
    printed = ["#{:02x}{:02x}{:02x}".format(*_plain(one.color)) for one in typed]
    letters = [len(one.word.text) for one in typed]
    unified = unify_colors(list(zip(printed, letters, strict=True)))
    return [unified[color] for color in printed]


def unify_colors(printed: Sequence[tuple[str, int]]) -> dict[str, str]:
    """For each colour (``#rrggbb``, with its letters) the commoner one that it stands for."""
    seen: Counter[str] = Counter()
    for color, letters in printed:
        seen[color] += letters
    chosen: list[str] = []
    unified: dict[str, str] = {}
    for color, _ in sorted(seen.items(), key=lambda item: (-item[1], item[0])):
        unified[color] = next((ink for ink in chosen if _near(color, ink)), color)
        if unified[color] == color:
            chosen.append(color)
    return unified


def _plain(color: tuple[int, int, int]) -> tuple[int, int, int]:
    grey = max(color) - min(color) < GREY
    return (0, 0, 0) if grey and max(color) < BLACK else color


def _near(a: str, b: str) -> bool:
    pairs = zip(bytes.fromhex(a[1:]), bytes.fromhex(b[1:]), strict=True)
    return max(abs(x - y) for x, y in pairs) <= ONE_COLOR
