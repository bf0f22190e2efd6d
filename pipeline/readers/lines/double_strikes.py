"""Takes out glyphs that a file draws a second time in their place, to make them look bold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Protocol, Self, TypeVar

# A glyph drawn twice within this part of its size is one glyph made bold.
DOUBLE_STRIKE = 0.12


class Letters(Protocol):
    """Glyphs drawn in one go, as this and the composing of accents look at them."""

    @property
    def text(self) -> str: ...
    @property
    def x0(self) -> float: ...
    @property
    def x1(self) -> float: ...
    @property
    def size(self) -> float: ...
    @property
    def baseline(self) -> float: ...
    def _replace(self, *, text: str) -> Self: ...


Drawn = TypeVar("Drawn", bound=Letters)


def struck_once(runs: Iterable[Drawn]) -> Iterator[Drawn]:
    """``runs`` without those that repeat an earlier one in its place."""
    drawn = list(runs)
    counts = Counter([run.text for run in drawn])
    seen: dict[tuple[str, int], list[Drawn]] = {}
    for run in drawn:
        text = run.text
        if counts[text] == 1 or text.isspace():
            yield run
            continue
        x0, baseline, near = run.x0, run.baseline, DOUBLE_STRIKE * run.size
        rows = _rows(baseline / run.size)
        if not any(
            abs(other.x0 - x0) <= near and abs(other.baseline - baseline) <= near
            for row in rows
            for other in seen.get((text, row), ())
        ):
            seen.setdefault((text, rows[0]), []).append(run)
            yield run


def _rows(place: float) -> tuple[int, ...]:
    """The em that ``place`` (em) is in, and the one next to it where that is near."""
    own = round(place)
    if abs(place - own) < 0.5 - DOUBLE_STRIKE:
        return (own,)
    return own, own + (1 if place > own else -1)
