"""A document's own measures, from which every ratio in the stages is taken."""

from __future__ import annotations

import statistics
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from pipeline.model.page import Line, Page
from pipeline.text.endings import starts_lower

# Sizes that differ by less than this share are one size: programs round sizes and scale fonts by a
# few per cent; the next size that a designer takes is a tenth away or more.
SAME_SIZE = 0.06
# A document is set in one size when no more than this share of its lines is in another: a folio or
# two, or a title, do not make size a sign.
SHARE_OF_OTHER_SIZES = 0.05
# Type is set on 1.2 times its size by default; only a document of single lines needs it.
DEFAULT_PITCH = 1.2
# Em. What two lines of a paragraph may be apart: less is one row, more is another paragraph.
LEAST_PITCH, MOST_PITCH = 0.8, 2.5

# So many lines that a sentence runs on over show what the pitch is.
LINES_THAT_RUN_ON = 3

Setting = tuple[float, str, bool, bool]
"""The size of a line, and the colour of a span in it, whether that is bold, and whether italic."""


@dataclass(frozen=True, slots=True)
class Measures:
    """The body's type size, line pitch (baseline to baseline), and look, in points.

    ``uniform`` says that all is set in one size, so that size tells nothing.
    All are 0 or empty for a source without geometry.
    """

    size: float = 0.0
    pitch: float = 0.0
    color: str = "#000000"
    bold: bool = False
    italic: bool = False
    uniform: bool = True


def same_size(a: float, b: float) -> bool:
    """Whether two type sizes are one."""
    return abs(a - b) <= SAME_SIZE * max(a, b)


def is_larger(size: float, than: float) -> bool:
    """Whether type of ``size`` is larger than ``than``; not where either is unknown."""
    return bool(than) and size > (1 + SAME_SIZE) * than


def is_smaller(size: float, than: float) -> bool:
    """Whether type of ``size`` is smaller than ``than``; not where either is unknown."""
    return bool(size) and size < (1 - SAME_SIZE) * than


def measure(pages: Sequence[Page], lines: Iterable[Line] | None = None) -> Measures:
    """Measures of the body: what most characters of ``lines`` (default: all) are set in."""
    given = (line for page in pages for line in page.lines) if lines is None else lines
    return _measured(tuple(given))


@lru_cache(maxsize=4)  # one stage after the other measures the same lines
def _measured(lines: tuple[Line, ...]) -> Measures:
    chosen = [line for line in lines if line.box]
    if not chosen:
        return Measures()
    weights = _weights(chosen)
    by_size: defaultdict[float, int] = defaultdict(int)
    for (size, *_), characters in weights.items():
        by_size[size] += characters
    size = _usual(by_size)
    # What was rounded to the size is near it, also where a tenth of a point is much.
    near = {one for one in by_size if round(one, 1) == size or same_size(one, size)}
    body = [line for line in chosen if line.size in near]
    looks: defaultdict[tuple[str, bool, bool], int] = defaultdict(int)
    for (one, color, bold, italic), characters in weights.items():
        if one in near:
            looks[color, bold, italic] += characters
    uniform = len(chosen) - len(body) <= SHARE_OF_OTHER_SIZES * len(chosen)
    usual = max(looks, key=looks.__getitem__)
    return Measures(size, _pitch(body, size), *usual, uniform=uniform)


def _weights(lines: Iterable[Line]) -> Mapping[Setting, int]:
    """How many characters are set so."""
    weights: defaultdict[Setting, int] = defaultdict(int)
    for line in lines:
        for span in line.spans:
            weights[line.size, span.color, span.bold, span.italic] += len(span.text)
    return weights


def _usual(by_size: Mapping[float, int]) -> float:
    """The size, to a tenth of a point, that most characters have."""
    rounded: defaultdict[float, int] = defaultdict(int)
    for size, characters in by_size.items():
        rounded[round(size, 1)] += characters
    return max(rounded, key=lambda size: rounded[size])


def _pitch(body: Sequence[Line], size: float) -> float:
    """The usual distance of lines that a sentence runs on over; of any lines where few do so.

    In a list of items of one line each, the space between the items would pass for it.
    """
    least, most = LEAST_PITCH * size, MOST_PITCH * size
    steps: list[float] = []
    inside: list[float] = []
    for above, line in pairwise(body):
        assert above.box is not None
        assert line.box is not None
        step = line.box.bottom - above.box.bottom
        one_column = above.page == line.page and above.box.shares_x(line.box)
        if one_column and least < step < most:
            steps.append(step)
            if runs_on(above, line):
                inside.append(step)
    used = inside if len(inside) >= LINES_THAT_RUN_ON else steps
    return statistics.median(used) if used else DEFAULT_PITCH * size


def runs_on(above: Line, line: Line) -> bool:
    """Whether a sentence goes on from ``above`` in ``line``, as far as letters show."""
    return above.text[-1:].isalpha() and starts_lower(line.text) and not line.drawn_bullet
