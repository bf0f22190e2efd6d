"""A document's own measures, from which every ratio in the stages is taken."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.page import Line, Page


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


def measure(pages: Sequence[Page], lines: Iterable[Line] | None = None) -> Measures:
    """Measures of the body: what most characters of ``lines`` (default: all) are set in."""
    chosen = [line for page in pages for line in page.lines] if lines is None else list(lines)
    chosen = [line for line in chosen if line.box]
    sizes: Counter[float] = Counter()
    for line in chosen:
        sizes[round(line.size, 1)] += len(line.text)
    if not sizes:
        return Measures()
    size = sizes.most_common(1)[0][0]
    body = [line for line in chosen if abs(line.size - size) <= 0.06 * size]
    return Measures(size, _pitch(body, size), *_look(body), uniform=_uniform(chosen, size))


def _uniform(lines: Sequence[Line], size: float) -> bool:
    # A folio or two in another size does not make a document of several.
    return sum(1 for line in lines if abs(line.size - size) > 0.06 * size) <= 0.05 * len(lines)


def _pitch(body: Sequence[Line], size: float) -> float:
    steps = []
    for above, below in pairwise(body):
        if above.page == below.page and above.box and below.box:
            step = below.box.bottom - above.box.bottom
            if 0.8 * size < step < 2.5 * size and above.box.overlap_x(below.box) > 0:
                steps.append(step)
    # Type is set on 1.2 times its size by default; only a document of single lines needs it.
    return statistics.median(steps) if steps else 1.2 * size


def _look(body: Sequence[Line]) -> tuple[str, bool, bool]:
    looks: Counter[tuple[str, bool, bool]] = Counter()
    for line in body:
        for span in line.spans:
            looks[span.color, span.bold, span.italic] += len(span.text)
    return looks.most_common(1)[0][0]
