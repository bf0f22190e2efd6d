"""Splits fragments that run across a gutter."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model.geometry import Box
from pipeline.model.page import Tint
from pipeline.readers.lines.font_names import has_signs_only, is_typed_bullet
from pipeline.readers.lines.fragments import OTHER_SIZE, Fragment
from pipeline.readers.lines.gutters import Gutters
from pipeline.readers.lines.runs import TOUCH_GAP, Run
from pipeline.text.characters import BULLETS, is_private

# Bullets and the numbers of items have so many characters at most, digits alone two: a year or an
# amount is no item's number.
LONGEST_ITEM, LONGEST_NUMBER = 4, 2


def split_columns(
    fragments: Sequence[Fragment], tints: Sequence[Tint], bars: Sequence[Box]
) -> list[Fragment]:
    """Split fragments that run across a gutter, the edge of a tinted area, or an upright line."""
    gutters = Gutters([fragment.runs for fragment in fragments])
    out: list[Fragment] = []
    for fragment in fragments:
        if len(fragment.runs) == 1:
            fragment.size = fragment.runs[0].size
            out.append(fragment)
            continue
        pieces: list[list[Run]] = [[fragment.runs[0]]]
        for left, right in zip(fragment.runs, fragment.runs[1:], strict=False):
            gap = right.x0 - left.x1
            wide = gap > TOUCH_GAP * fragment.size
            apart = _is_heading_beside(left, right, gap) or _barred(bars, left, right, wide=wide)
            if wide:
                apart |= not _is_marker(pieces[-1], right) and (
                    _tints_at(tints, left) != _tints_at(tints, right)
                    or _is_gutter(gutters, left, right, fragment.size)
                )
            if apart:
                pieces.append([])
            pieces[-1].append(right)
        out.extend(
            Fragment(fragment.order + place, fragment.baseline, _main_size(runs), runs)
            for place, runs in enumerate(pieces)
        )
    return out


def _is_gutter(gutters: Gutters, left: Run, right: Run, size: float) -> bool:
    figures = _is_figure(left) and _is_figure(right)
    return gutters.persists(left.box, right.box, size, figures=figures) or gutters.borders(
        left, right, size
    )


def _is_heading_beside(left: Run, right: Run, gap: float) -> bool:
    """Whether a heading in the margin ends with ``left``, and its text begins with ``right``.

    It is bold and larger, as a run-in heading or a number is not; the text's own size says how wide
    a word space may be.
    """
    heading = left.bold and not right.bold and left.size > (1 + OTHER_SIZE) * right.size
    return heading and not _is_marker([left], right) and gap > TOUCH_GAP * right.size


def _barred(bars: Sequence[Box], left: Run, right: Run, *, wide: bool) -> bool:
    """Whether an upright line stands between two runs.

    Where they stand near each other it is higher than they are, as one between two cells is.
    """
    return any(
        left.x1 <= bar.center <= right.x0
        and bar.top <= left.box.middle <= bar.bottom
        and (wide or (bar.top <= left.top and bar.bottom >= left.bottom))
        for bar in bars
    )


def _main_size(runs: Sequence[Run]) -> float:
    return max(run.size for run in runs)


def _is_marker(runs: Sequence[Run], right: Run) -> bool:
    """Whether ``runs`` are only a bullet, or the number of an item that begins with ``right``.

    A figure beside another figure is a table's cell.
    """
    text = "".join(run.text for run in runs).strip()
    if right.font != runs[0].font and is_typed_bullet(text, runs[0].font):
        return True
    if len(text) == 1 and has_signs_only(runs[0].font):
        return True
    if text.isdigit() and (len(text) > LONGEST_NUMBER or _is_figure(right)):
        return False
    return len(text) <= LONGEST_ITEM and (text in BULLETS or is_private(text) or not text.isalpha())


def _is_figure(run: Run) -> bool:
    return run.text[:1].isdigit()


def _tints_at(tints: Sequence[Tint], run: Run) -> frozenset[int]:
    return frozenset(n for n, tint in enumerate(tints) if tint.box.holds(run.box))
