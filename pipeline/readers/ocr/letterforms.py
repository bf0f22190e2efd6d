"""Type sizes and baselines from the boxes of words, as steady as a picture allows.

A word's box says little by itself: “main” is as high as its x-height, “dimanche” as an ascender.
So words are measured by class, the page's own ratios between the classes bring them to one
height, and sizes that differ by less than the measure can tell are made one.
"""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.readers.ocr.tesseract import Word

_SHORT = frozenset("acegmnopqrsuvwxyzœæç,.;:-–—")
_TALL = frozenset("bdfhkl")
_CAPITAL = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZŒÆ0123456789")
# Small letters whose accents stay within the height of a capital.
_ACCENTED = frozenset("áàâäãéèêëíìîïóòôöõúùûüñ")
# Signs that reach higher or lower than letters do.
_OVERTOPPING = frozenset("/()[]{}|@§$%&")
# Letters that stand on the baseline without going below it or rounding past it.
_STANDING = frozenset("abcdefhiklmnorstuvwxzABCDEFGHIKLMNOPRSTUVWXYZ0123456789éèêàâîïôûùñáíóú.")
# Heights in em of common text faces (Arial, Times, Calibri, Libertinus); only their ratios matter.
_EM = {"short": 0.51, "tall": 0.73, "capital": 0.70}
# Sizes within this ratio are one: a pixel of 200 dpi is 2.5 % of the height of 10-point capitals.
ONE_SIZE = 0.045
# Words of one line further apart than this many em may stand in two columns.
APART = 1.4
# A line with fewer measured letters than this takes its size from the line above where the measures
# differ up to the first ratio; one without any, up to the second.
ENOUGH_LETTERS, FEW_UNLIKE, NONE_UNLIKE = 12, 1.12, 1.7
# A drop capital is as high as two lines: so many heights of the word beside it, or more.
DROP_CAPITAL = 1.8
# A list marker stands up to this many heights of a word before it.
MARKER_GAP = 3.0


@dataclass(slots=True)
class TextLine:
    """Words that stand side by side on one baseline; ``size`` is in pixels to the em."""

    words: list[Word]
    baseline: float
    size: float = 0.0

    @property
    def letters(self) -> int:
        """The letters that its size was measured on."""
        return sum(len(word.text) for word in self.words if _class(word))


def group_lines(words: Sequence[Word]) -> list[TextLine]:
    """``words`` in lines, split where a column's gutter may run."""
    groups: list[list[Word]] = []
    for word in words:
        last = groups[-1][-1] if groups and not word.starts_line else None
        height = max(word.bottom - word.top, last.bottom - last.top) if last else 0.0
        marks = len(groups[-1]) == 1 and len(last.text) <= 2 if last else False
        initial = marks and last is not None and _is_drop_capital(last, word)
        near = last and -height < word.x0 - last.x1 <= (MARKER_GAP if marks else APART) * height
        if near and not initial:
            groups[-1].append(word)
        else:
            groups.append([word])
    found = [TextLine(group, _baseline(group)) for group in groups]
    ratios = _ratios(found)
    for line in found:
        line.size = _size(line, ratios)
    for above, line in pairwise(found):
        if _continues(above, line):
            line.size = above.size
    return found


def _is_drop_capital(word: Word, after: Word) -> bool:
    """Whether ``word`` is one capital as high as two lines, ``after`` standing in one of them."""
    high = word.bottom - word.top >= DROP_CAPITAL * (after.bottom - after.top)
    return high and len(word.text) == 1 and word.text.isupper()


def _continues(above: TextLine, line: TextLine) -> bool:
    """Whether a line that can hardly be measured, a few letters or an address, goes on another."""
    if line.letters >= ENOUGH_LETTERS:
        return False
    below = 0 < line.baseline - above.baseline <= 2 * above.size
    unlike = max(line.size, above.size) / min(line.size, above.size)
    return below and unlike <= (FEW_UNLIKE if line.letters else NONE_UNLIKE)


def attach_list_markers(words: Sequence[Word]) -> list[Word]:
    """``words`` with list markers that the engine took for lines of their own put before theirs."""
    lines: list[list[Word]] = []
    for word in words:
        if word.starts_line or not lines:
            lines.append([])
        lines[-1].append(word)
    placed: list[list[Word]] = []
    for marker in (line for line in lines if _may_mark(line)):
        host = next((line for line in lines if _stands_before(marker[0], line)), None)
        if host is not None and host is not marker:
            host[:] = [marker[0], replace(host[0], starts_line=False), *host[1:]]
            placed.append(marker)
    return [word for line in lines if all(line is not one for one in placed) for word in line]


def _may_mark(line: Sequence[Word]) -> bool:
    return len(line) == 1 and len(line[0].text) <= 2


def _stands_before(marker: Word, line: Sequence[Word]) -> bool:
    """Whether ``marker`` stands at the left of ``line``, within the height of its letters.

    Its first word may be a sign, which is lower.
    """
    word = max(line[:2], key=lambda one: one.bottom - one.top)
    height = word.bottom - word.top
    middle = (marker.top + marker.bottom) / 2
    low = marker.bottom - marker.top <= height
    near = 0 < line[0].x0 - marker.x1 <= MARKER_GAP * height
    return low and near and word.top - 0.3 * height <= middle <= word.bottom


def unify_sizes(sizes: Sequence[tuple[float, int]]) -> list[float]:
    """One size for all ``sizes`` (each with its letters) that are too near to tell apart."""
    modes = _modes(sizes)
    if not modes:
        return [size for size, _ in sizes]
    nearest = [min(modes, key=lambda mode: abs(mode - size)) for size, _ in sizes]
    unified: list[float] = []
    for (size, letters), mode in zip(sizes, nearest, strict=True):
        unified.append(mode if abs(size - mode) <= _slack((size, letters)) * mode else size)
    return unified


def _modes(sizes: Sequence[tuple[float, int]]) -> list[float]:
    """The sizes that ``sizes`` gather about, the one with most letters first."""
    modes: list[float] = []
    left = [(size, letters) for size, letters in sizes if letters > 0]
    while left:
        center = max(left, key=lambda one: (_weight(left, one[0]), one[0]))[0]
        near = [one for one in left if abs(one[0] - center) <= ONE_SIZE * center]
        # The mean of the long lines: short ones are measured on few letters.
        weight = sum(letters**2 for _, letters in near)
        modes.append(sum(size * letters**2 for size, letters in near) / weight)
        left = [one for one in left if abs(one[0] - center) > ONE_SIZE * center]
    return modes


def _slack(measured: tuple[float, int]) -> float:
    """How far a line's size may lie from a common one; a few letters are measured badly."""
    return ONE_SIZE * (1 if measured[1] >= 12 else 2 if measured[1] >= 4 else 6)


def _weight(sizes: Sequence[tuple[float, int]], center: float) -> int:
    return sum(letters for size, letters in sizes if abs(size - center) <= ONE_SIZE * center)


def _baseline(words: Sequence[Word]) -> float:
    standing = [word.bottom for word in words if set(word.text) <= _STANDING and len(word.text) > 1]
    if standing:
        return statistics.median(standing)
    letters = [word for word in words if any(c.isalnum() for c in word.text)]
    lowest = [word.bottom - _below(word) for word in letters or words]
    return statistics.median(lowest)


def _below(word: Word) -> float:
    """How far a word's box reaches below its baseline: descenders are a fifth of the height."""
    hangs = set(word.text) & set("gjpqyQç,;()[]{}/")
    return 0.22 * (word.bottom - word.top) if hangs else 0.0


def _class(word: Word) -> str | None:
    """Which letters reach highest in a word; None where that is uncertain (a note's call)."""
    letters = set(word.text)
    if letters & _OVERTOPPING:
        return None
    if word.text[0].isalpha() and any(c.isdigit() for c in word.text):
        return None
    if letters <= _SHORT and len(letters & set("acemnorsuvwxz")) >= 2:
        return "short"
    if letters & _TALL and not any(c.isupper() and c not in _CAPITAL for c in letters):
        return "tall"
    if letters & _CAPITAL and all(
        c in _CAPITAL or c in _SHORT or c in "ijt" or c in _ACCENTED for c in letters
    ):
        return "capital"
    return None


def _heights(line: TextLine) -> dict[str, float]:
    """The mean height over the baseline of each class of words, outliers left out."""
    heights: dict[str, list[float]] = {}
    for word in line.words:
        kind = _class(word)
        if kind and word.top < line.baseline:
            heights.setdefault(kind, []).append(line.baseline - word.top)
    means: dict[str, float] = {}
    for kind, measured in heights.items():
        middle = statistics.median(measured)
        near = [height for height in measured if abs(height - middle) <= 0.1 * middle]
        means[kind] = statistics.mean(near or [middle])
    return means


def _ratios(found: Sequence[TextLine]) -> dict[str, float]:
    """Heights in em of the classes on this page: those of its own faces, by its ascenders."""
    seen: dict[str, list[float]] = {"short": [], "capital": []}
    for line in found:
        heights = _heights(line)
        for kind, ratios in seen.items():
            if kind in heights and "tall" in heights:
                ratios.append(heights[kind] / heights["tall"])
    own = {kind: statistics.median(r) * _EM["tall"] for kind, r in seen.items() if len(r) >= 3}
    return {**_EM, **own}


def _size(line: TextLine, ratios: dict[str, float]) -> float:
    heights = _heights(line)
    if heights:
        return statistics.mean([height / ratios[kind] for kind, height in heights.items()])
    tallest = max(line.baseline - word.top for word in line.words)
    lowest = max(word.bottom for word in line.words) - min(word.top for word in line.words)
    return max(tallest, 0.6 * lowest) / ratios["tall"]
