"""Helpers for tests of callouts: lines on a page with areas, and the callouts among them."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.layout.callout_blocks import CalloutBlock, callout_blocks
from pipeline.layout.metrics import Measures
from pipeline.model.geometry import Box
from pipeline.model.page import Line, Tint
from tests.stages.builders import (
    MEASURES,
    PROFILE,
    line,
    page,
)

OWNED = "The work must be carried by the harbour itself"
SPLIT = ("The work must be carried", "by the harbour itself")
LASTING = "The work must last beyond the final season"
BLUE = "#0000ff"
GREY = "#dddddd"


def blocks(
    *lines: Line, tints: Sequence[Tint] = (), measures: Measures = MEASURES
) -> list[CalloutBlock]:
    made = page(*lines, tints=tints)
    return callout_blocks(made.lines, made, measures, PROFILE)


def found(
    *lines: Line, tints: Sequence[Tint] = (), measures: Measures = MEASURES
) -> list[tuple[str, str | None]]:
    """Each callout's text and criterion."""
    return [
        (
            " ".join(one.text for one in block.lines),
            block.match.criterion.key if block.match.criterion else None,
        )
        for block in blocks(*lines, tints=tints, measures=measures)
    ]


def area(
    y: float = 96, height: float = 40, x: float = 400, width: float = 160, filled: bool = True
) -> Tint:
    return Tint(Box(x, y, x + width, y + height), GREY, filled)


def boxed(*texts: str, y: float = 100, step: float = 12) -> list[Line]:
    return [line(text, 405, y + step * at, 8, width=120) for at, text in enumerate(texts)]
