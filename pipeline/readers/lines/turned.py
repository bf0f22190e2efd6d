"""Lines that do not run level from left to right: stamps along a margin, watermarks."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from pipeline.model.geometry import union
from pipeline.readers.lines.letter_spacing import least_word_space, tracking
from pipeline.readers.lines.runs import Run

# Degrees. Lines of a page that was scanned askew rise by a few; watermarks and stamps are set at 15
# and more.
STEEPEST = 6.0
# A stamp, a credit or a chart's axis has so many turned lines; more are a page of text.
LINES_OF_STAMP = 3
# No reader can make out smaller type (points); print stops at three or four.
SMALLEST = 1.0
# Degrees and em by which glyphs of one turned line may differ in angle and height.
SAME_ANGLE, SAME_HEIGHT = 2.0, 0.4
# Em between the points that two glyphs stand on, past which they are no longer of one line: four
# times the widest letters.
FAR = 4.0
# Letters that stand upright one below the other: a word has so many; fewer are initials, bullets.
LETTERS_OF_STACK = 4
# Em: they stand on one axis, each below the other by the same step, closer than paragraphs are.
OFF_AXIS, STEP_LEAST, STEP_MOST, STEPS_DIFFER = 0.2, 0.7, 2.2, 0.1
APOSTROPHES = ("'", "’")


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
    glyphs = list(glyphs)
    odd = _odd_apostrophes(glyphs)
    for glyph in glyphs:
        if glyph in odd:
            continue
        if lines and _follows(lines[-1][-1], glyph):
            lines[-1].append(glyph)
        elif not _is_blank(glyph):  # a blank elsewhere is one that a PDF library has added
            lines.append([glyph])
    worded = [list(_worded(line)) for line in lines]
    whole, left = with_apostrophes(worded, [glyph.run for glyph in odd])
    return [*whole, *([run] for run in left)]


def without_stacks(runs: Sequence[Run]) -> tuple[list[list[Run]], list[Run]]:
    """The words whose letters stand upright one below the other, and the other ``runs``.

    Letters that are all alike, or in the order of the alphabet, mark the rows of a list or a table.
    """
    stacks: list[list[Run]] = []
    for run in runs:
        if len(run.text) != 1 or not run.text.isalpha():
            continue
        if stacks and _goes_on_below(stacks[-1], run):
            stacks[-1].append(run)
        else:
            stacks.append([run])
    words = [stack for stack in stacks if _is_word(stack)]
    own = {run for stack in words for run in stack}
    return words, [run for run in runs if run not in own] if own else list(runs)


def _goes_on_below(stack: Sequence[Run], run: Run) -> bool:
    """Whether ``run`` is the next letter below a ``stack``; where a space is, a step is double."""
    last, size = stack[-1], max(run.size, 1.0)
    if (run.font, run.size) != (last.font, last.size):
        return False
    aside = abs((run.x0 + run.x1 - last.x0 - last.x1) / 2)
    step = run.baseline - last.baseline
    if aside > OFF_AXIS * size or not STEP_LEAST * size <= step:
        return False
    usual = min((b.baseline - a.baseline for a, b in pairwise(stack)), default=step)
    even = min(abs(step - usual), abs(step - 2 * usual)) <= STEPS_DIFFER * size
    return even and usual <= STEP_MOST * size


def _is_word(stack: Sequence[Run]) -> bool:
    letters = [run.text.casefold() for run in stack]
    counted = all(ord(b) - ord(a) in (0, 1) for a, b in pairwise(letters))
    return len(letters) >= LETTERS_OF_STACK and not counted


def with_apostrophes(
    lines: Sequence[Sequence[Run]], runs: Sequence[Run]
) -> tuple[list[list[Run]], list[Run]]:
    """The turned ``lines`` with those of ``runs`` that are apostrophes in them, and the other runs.

    In vertical text, browsers turn the letters and leave an apostrophe as it is.
    """
    whole = [list(line) for line in lines]
    inside = [run for run in runs if run.text in APOSTROPHES and any(_put(run, o) for o in whole)]
    return whole, [run for run in runs if run not in inside]


def _put(apostrophe: Run, line: list[Run]) -> bool:
    """Put an apostrophe between the two runs of a ``line`` that it stands between, if any."""
    for at, (last, following) in enumerate(pairwise(line), 1):
        if union([last.box, following.box]).holds(apostrophe.box):
            line[at - 1 : at] = [last._replace(text=last.text.rstrip()), apostrophe]
            return True
    return False


def _odd_apostrophes(glyphs: Sequence[TurnedGlyph]) -> list[TurnedGlyph]:
    """Those that stand at another angle than the glyph before and the one behind."""
    inked = [glyph for glyph in glyphs if not _is_blank(glyph)]
    return [
        glyph
        for before, glyph, behind in zip(inked, inked[1:], inked[2:], strict=False)
        if glyph.run.text in APOSTROPHES
        and _turned_alike(before, behind)
        and not _turned_alike(before, glyph)
    ]


def _turned_alike(a: TurnedGlyph, b: TurnedGlyph) -> bool:
    steep = abs(a.angle - b.angle) % 360
    return min(steep, 360 - steep) <= SAME_ANGLE


def _follows(last: TurnedGlyph, glyph: TurnedGlyph) -> bool:
    size = max(last.run.size, 1.0)
    return (
        _turned_alike(last, glyph)
        and abs(glyph.across - last.across) <= SAME_HEIGHT * size
        and 0 <= glyph.along - last.along <= FAR * size
    )


def _is_blank(glyph: TurnedGlyph) -> bool:
    return glyph.run.text.isspace()


def _worded(line: Sequence[TurnedGlyph]) -> Iterator[Run]:
    """The runs of ``line``, with a space behind those that end a word."""
    letters = [at for at, glyph in enumerate(line) if not _is_blank(glyph)]
    runs = [line[at].run._replace(spaced=at > 0 and _is_blank(line[at - 1])) for at in letters]
    gaps = [_gap(line[at], line[behind]) for at, behind in pairwise(letters)]
    least = least_word_space(runs, gaps) + tracking(runs, gaps)
    for run, behind, gap in zip(runs, runs[1:], gaps, strict=False):
        ends_word = behind.spaced or gap > least
        yield run._replace(text=f"{run.text} ") if ends_word else run
    yield runs[-1]


def _gap(left: TurnedGlyph, right: TurnedGlyph) -> float:
    """The gap between two glyphs along their line, in em.

    None is seen in a line that is slanted: the boxes of its glyphs are as high and wide as what the
    turned ones take up.
    """
    x0, top, x1, bottom = left.run.box
    quarter = left.angle % 90
    if min(quarter, 90 - quarter) > SAME_ANGLE:
        return 0.0
    upright = round(left.angle / 90) % 2 == 1
    room = bottom - top if upright else x1 - x0
    return (right.along - left.along - room) / max(left.run.size, 1.0)
