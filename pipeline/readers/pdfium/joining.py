"""Joins pieces of a PDFium page's text that are one stretch."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import inf
from operator import attrgetter, itemgetter
from typing import NamedTuple

from pipeline.readers.lines.accents import ACCENTS, composed
from pipeline.readers.lines.double_strikes import DOUBLE_STRIKE, struck_once
from pipeline.readers.lines.runs import DRAWN_SPACE, TOUCH_GAP, Run
from pipeline.readers.pdfium.styles import Style
from pipeline.text.characters import SOFT_HYPHEN

# Pieces of one style that follow each other this closely (em) are one stretch.
KERNED_LEAST, KERNED_MOST = -0.15, 0.08
# What begins so far (em) before the end of what stands on its line may be a glyph struck twice: the
# narrowest are a fifth of an em wide, and hardly any two letters are kerned as much.
OVERLAP = 0.05
# By less than this (em), no two letters stand on others: "T" and "e" are kerned by a quarter em.
TWO_LETTERS = 0.28

Drawn = tuple[Style, str, float, float]


class Piece(NamedTuple):
    """A piece of text: its style, where it begins and ends in points; a space has no place.

    Most are plain tuples of the same: a browser's page has thousands, of which none need a name.
    """

    style: Style
    text: str
    x0: float
    x1: float

    @property
    def size(self) -> float:
        return self.style.size

    @property
    def baseline(self) -> float:
        return self.style.baseline


def runs_of(pieces: Sequence[Drawn], *, calm: bool) -> list[Run]:
    """The runs that ``pieces`` make; ``calm`` says that the page's text has no lone accents."""
    if calm or ACCENTS.isdisjoint(map(_text, pieces)):
        runs = joined(pieces)
        crowded = _crowded(runs)
        doubtful = [Piece(*piece) for piece in pieces if crowded and piece[0].baseline in crowded]
        if len(list(struck_once(doubtful))) == len(doubtful):
            return runs
    return joined(composed(list(struck_once(Piece(*piece) for piece in pieces))))


def joined(pieces: Iterable[Drawn]) -> list[Run]:
    """``pieces`` with those of one style that follow each other closely made one."""
    out: list[Run] = []
    held: list[str] = []
    style: Style | None = None
    begin = end = size = 0.0
    spaced = led = False
    for fresh, text, x0, x1 in pieces:
        if text == " ":
            spaced = True
            continue
        if style is not None:
            gap = (x0 - end) / size
            if (
                KERNED_LEAST <= gap <= (TOUCH_GAP if spaced else KERNED_MOST)
                and (fresh is style or fresh.looks_as(style))
                and (gap >= -OVERLAP or text != held[-1])
                and text != SOFT_HYPHEN != held[-1]
            ):
                if spaced and gap > DRAWN_SPACE:
                    held.append(" ")
                held.append(text)
                end, spaced = x1, False
                continue
            out.append(style.run("".join(held), begin, end, led))
        style, begin, end, led, spaced = fresh, x0, x1, spaced, False
        size, held = fresh.size, [text]
    if style is not None:
        out.append(style.run("".join(held), begin, end, led))
    return out


def _crowded(runs: Sequence[Run]) -> set[float]:
    """Baselines on which some of ``runs`` stand on others, so that a glyph may be struck twice."""
    rows: list[list[Run]] = []
    before = -inf
    for run in sorted(runs, key=_baseline):
        if run.baseline - before > DOUBLE_STRIKE * run.size:
            rows.append([])
        rows[-1].append(run)
        before = run.baseline
    crowded = [row for row in rows if len(row) > 1 and _is_crowded(row)]
    return {run.baseline for row in crowded for run in row}


def _is_crowded(row: list[Run]) -> bool:
    row.sort(key=_left)
    front = row[0]
    for run in row[1:]:
        over = (front.x1 - run.x0) / run.size
        if over > TWO_LETTERS or (over > OVERLAP and front.text[-1:] == run.text[:1]):
            return True
        if run.x1 > front.x1:
            front = run
    return False


_baseline, _left, _text = attrgetter("baseline"), attrgetter("x0"), itemgetter(1)
