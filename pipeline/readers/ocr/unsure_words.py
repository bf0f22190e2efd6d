"""The words of a page that the engine is not sure of, and the lines that they stand in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.model.geometry import Box
from pipeline.model.page import Line, Unsure
from pipeline.readers.ocr.word_style import StyledWord

# Of letters that are right the engine is sure by more than this: of 96 in 100 words, by 98.
UNSURE = 97.0
_WORD = re.compile(r"\w+(?:[’'.:/-]\w+)*")


def unsure_words(
    typed: Sequence[StyledWord], lines: Sequence[Line], scale: float
) -> Iterator[Unsure]:
    """Those of the ``typed`` words that stand in ``lines`` and were read without being sure.

    What was read for a bullet, or a call, stands there no more. ``scale`` is in points a pixel.
    """
    for one in typed:
        if one.word.least >= UNSURE:
            continue
        line = _line_of(one, lines, scale)
        if line is None:
            continue
        said = set(_WORD.findall(line.text))
        for text in _WORD.findall(one.word.text):
            if text in said:
                yield Unsure(text, line.number, round(one.word.least, 1))


def _line_of(one: StyledWord, lines: Sequence[Line], scale: float) -> Line | None:
    word, ground = one.word, one.ground
    box = Box(
        (word.x0 + ground.left) * scale,
        (word.top + ground.top) * scale,
        (word.x1 + ground.left) * scale,
        (word.bottom + ground.top) * scale,
    )
    return next((line for line in lines if line.box and line.box.holds(box)), None)
