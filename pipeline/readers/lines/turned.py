"""Lines that do not run level from left to right: stamps along a margin, watermarks."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pipeline.readers.lines.runs import Run

# Degrees. Lines of a page that was scanned askew rise by a few; watermarks and stamps are set at 15
# and more.
STEEPEST = 6.0
# No reader can make out smaller type (points); print stops at three or four.
SMALLEST = 1.0
# Degrees and em by which glyphs of one turned line may differ in angle and height.
SAME_ANGLE, SAME_HEIGHT = 2.0, 0.4
# Em between the points that two glyphs stand on, past which they are no longer of one line: four
# times the widest letters.
FAR = 4.0


class TurnedGlyph(NamedTuple):
    """A glyph, how steeply its line rises (degrees), and the point that it stands on."""

    run: Run
    angle: float
    origin: tuple[float, float]

    @property
    def along(self) -> float:
        """How far along its line it stands (points)."""
        x, y = self.origin
        turn = math.radians(self.angle)
        return x * math.cos(turn) - y * math.sin(turn)

    @property
    def across(self) -> float:
        """How far across the direction of its line it stands (points)."""
        x, y = self.origin
        turn = math.radians(self.angle)
        return x * math.sin(turn) + y * math.cos(turn)


def turned_lines(glyphs: Iterable[TurnedGlyph]) -> list[list[Run]]:
    """The runs of each line that ``glyphs`` make, word by word, in the order they are drawn."""
    lines: list[list[TurnedGlyph]] = []
    for glyph in glyphs:
        if lines and _follows(lines[-1][-1], glyph):
            lines[-1].append(glyph)
        else:
            lines.append([glyph])
    written = (list(_without_blanks(line)) for line in lines)
    return [runs for runs in written if runs]


def _follows(last: TurnedGlyph, glyph: TurnedGlyph) -> bool:
    size = max(last.run.size, 1.0)
    steep = abs(last.angle - glyph.angle) % 360
    return (
        min(steep, 360 - steep) <= SAME_ANGLE
        and abs(glyph.across - last.across) <= SAME_HEIGHT * size
        and 0 <= glyph.along - last.along <= FAR * size
    )


def _without_blanks(line: list[TurnedGlyph]) -> Iterator[Run]:
    """The runs of ``line``; a blank is a space behind the run before it."""
    held: Run | None = None
    for glyph in line:
        if not glyph.run.text.isspace():
            if held:
                yield held
            held = glyph.run
        elif held and not held.text.endswith(" "):
            held = held._replace(text=held.text + " ")
    if held:
        yield held
