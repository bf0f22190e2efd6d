"""Joins runs of a PDFium page that are one stretch of text."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.readers.runs import DRAWN_SPACE, TOUCH_GAP, Run
from pipeline.text.characters import SOFT_HYPHEN

# Runs of one style that follow each other this closely (em) are one stretch.
KERNED_LEAST, KERNED_MOST = -0.15, 0.08


def joined(runs: Iterable[Run]) -> list[Run]:
    """``runs`` with those of one style that follow each other closely made one."""
    out: list[Run] = []
    pieces: list[str] = []
    first: Run | None = None
    last: Run | None = None
    spaced = False
    for run in runs:
        if run.text == " ":
            spaced = True
            continue
        glue: str | None = _glue(last, run, spaced) if last else None
        if glue is not None:
            pieces += (glue, run.text)
        else:
            if first and last:
                out.append(_one(first, pieces, last))
            first = run._replace(spaced=True) if spaced else run
            pieces = [run.text]
        last, spaced = run, False
    return [*out, _one(first, pieces, last)] if first and last else out


def _one(first: Run, pieces: list[str], last: Run) -> Run:
    """The run from ``first`` to ``last``, whose text is in ``pieces``."""
    if len(pieces) == 1:
        return first
    return first._replace(text="".join(pieces), x1=last.x1)


def _glue(left: Run, right: Run, spaced: bool) -> str | None:
    """What stands between two runs that are one stretch; None when they are not."""
    if left.baseline != right.baseline or left[6:11] != right[6:11]:
        return None
    if SOFT_HYPHEN in (left.text, right.text):
        return None
    gap = (right.x0 - left.x1) / right.size
    if spaced and DRAWN_SPACE < gap <= TOUCH_GAP:
        return " "
    return "" if KERNED_LEAST <= gap <= (DRAWN_SPACE if spaced else KERNED_MOST) else None
