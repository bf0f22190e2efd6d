"""Takes ruled lines out of the ink of a page: they hide letters, or are taken for some."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from pipeline.readers.ocr.page_image import DPI, Ink

Mask = NDArray[np.bool_]

# A ruled line is longer than the bar of any letter that thin: a third of an inch, and at most a
# point and a half thick.
RULE_LENGTH, RULE_THICK, RULE_INK = DPI // 3, DPI // 48, 96
# A line and its blur are no higher than this.
REACH = RULE_THICK + 2
# A run of that length is dark at each of its pixels: every tenth shows where one may be.
SAMPLED = 10
# An upright bar beside a box is longer than the stems of titles, and up to four points thick.
BAR_LENGTH, BAR_THICK = DPI // 2, DPI // 18


def without_rules(ink: Ink) -> Ink:
    """``ink`` less thin level lines: under links they hide the letters' feet from the engine.

    What crosses a line or comes down to it, as the tails of g and p do, stays.
    """
    rows = np.flatnonzero(_has_runs(ink[:, ::SAMPLED].T >= RULE_INK, RULE_LENGTH // SAMPLED))
    bare = ink.copy()
    for top, bottom in _bands(rows, 2 * REACH):
        dark = ink[top:bottom] >= RULE_INK
        thin = _thin(_long_runs(dark, RULE_LENGTH), RULE_THICK)
        bare[top:bottom][_lone(ink[top:bottom], dark, thin)] = 0
    return bare


def _bands(rows: NDArray[np.intp], margin: int) -> Iterator[tuple[int, int]]:
    """The bands of a picture about its ``rows``, with this ``margin`` on both sides."""
    if not rows.size:
        return
    breaks = np.flatnonzero(np.diff(rows) > 2 * margin) + 1
    for part in np.split(rows, breaks):
        yield max(0, int(part[0]) - margin), int(part[-1]) + margin + 1


def _lone(ink: Ink, dark: Mask, thin: Mask) -> Mask:
    """What of the ``thin`` lines nothing crosses or comes down to."""
    letters = dark & ~thin
    crossed = _smeared(letters, REACH) & _smeared(letters[::-1], REACH)[::-1]
    return thin & ~crossed & ~_smeared(_reached(ink, thin), REACH)


def _reached(ink: Ink, thin: Mask) -> Mask:
    """Where something comes down to a thin line: just above it is more ink than its own blur."""
    reached = np.zeros_like(thin)
    upper = thin.copy()
    upper[0] = False
    upper[1:] &= ~thin[:-1]
    for row in np.flatnonzero(upper.any(axis=1)).tolist():
        above = ink[row - 1].astype(np.int16)
        blur = float(np.median(above[upper[row]]))
        reached[row] = upper[row] & (above >= blur + RULE_INK / 2)
    return reached


def without_bars(ink: Ink) -> Ink:
    """``ink`` less long upright lines, which the engine takes for letters of the lines beside."""
    columns = np.flatnonzero(_has_runs(ink[::SAMPLED] >= RULE_INK, BAR_LENGTH // SAMPLED))
    bare = ink.copy()
    for left, right in _bands(columns, BAR_THICK + 1):
        upright = (ink[:, left:right] >= RULE_INK).T
        bare[:, left:right][_thin(_long_runs(upright, BAR_LENGTH), BAR_THICK).T] = 0
    return bare


def _long_runs(dark: Mask, length: int) -> Mask:
    """Where ``dark`` has runs along its rows of this ``length`` or more."""
    runs = np.zeros(dark.shape, np.bool_)
    rows = np.flatnonzero(_has_runs(dark[:, ::SAMPLED].T, length // SAMPLED))
    edges = np.diff(np.pad(dark[rows].view(np.int8), ((0, 0), (1, 1))), axis=1)
    places, starts = np.nonzero(edges == 1)
    ends = np.nonzero(edges == -1)[1]
    for at in np.flatnonzero(ends - starts >= length).tolist():
        runs[rows[places[at]], starts[at] : ends[at]] = True
    return runs


def _has_runs(sampled: Mask, count: int) -> Mask:
    """Which columns may have a run: so many samples (rows) in a row are dark there."""
    together = sampled[: max(0, len(sampled) - count + 1)].copy()
    for step in range(1, count):
        together &= sampled[step : step + len(together)]
    return np.asarray(together.any(axis=0), np.bool_)


def _thin(runs: Mask, thick: int) -> Mask:
    """``runs`` of few rows (``thick``), with the row above and below: a line's paler edge."""
    rows = np.flatnonzero(runs.any(axis=1))
    thin = np.zeros_like(runs)
    if not rows.size:
        return thin
    top, bottom = max(0, rows[0] - thick), rows[-1] + thick + 1
    part = runs[top:bottom]
    solid = part.copy()
    for row in range(1, thick + 1):
        solid[:-row] &= part[row:]
        solid[-row:] = False
    lines = part & ~_smeared(solid, thick)
    edges = _smeared(lines, 1) | _smeared(lines[::-1], 1)[::-1]
    thin[top:bottom] = edges
    return thin


def _smeared(mask: Mask, rows: int) -> Mask:
    """``mask`` with each pixel drawn out downwards over so many ``rows``."""
    smeared = mask.copy()
    for row in range(1, rows + 1):
        smeared[row:] |= mask[:-row]
    return smeared
