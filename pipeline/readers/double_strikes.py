"""Takes out glyphs that a file draws a second time in their place, to make them look bold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.readers.runs import Run

# A glyph drawn twice within this part of its size is one glyph made bold.
DOUBLE_STRIKE = 0.12


def struck_once(runs: Iterable[Run]) -> Iterator[Run]:
    """``runs`` without those that repeat an earlier one in its place."""
    seen: dict[tuple[str, int, int], Run] = {}
    for run in runs:
        if run.text.isspace():
            yield run
            continue
        key = (run.text, round(run.x0 / run.size), round(run.baseline / run.size))
        earlier = seen.get(key)
        slack = DOUBLE_STRIKE * run.size
        if (
            earlier is None
            or abs(earlier.x0 - run.x0) > slack
            or abs(earlier.baseline - run.baseline) > slack
        ):
            seen[key] = run
            yield run
