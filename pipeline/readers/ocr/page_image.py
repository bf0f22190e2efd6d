"""The picture of a page: rendered, set upright, and asked about its paper and its ink."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pipeline.readers.ocr.light import even_out_light

Pixels = NDArray[np.uint8]
Ink = NDArray[np.uint8]

# Tesseract's models were trained on type of about 30 pixels a capital (tesseract-ocr docs,
# “Improving the quality of the output”), which notes of 8 points have at this resolution; on scans
# at 200 dpi it misreads a quarter fewer words than at 300.
DPI = 360
POINTS_PER_INCH = 72
# Larger sheets (this is A3) are read less finely: a page may be 200 inches wide, and empty.
MOST_PIXELS = 25_000_000
# Skew that a sheet gets in a feeder; below the lower bound lines stay within their own height.
SKEW_MOST, SKEW_LEAST = 3.0, 0.15
# A ruled line is longer than the bar of any letter that thin: a third of an inch, and at most a
# point and a half thick.
RULE_LENGTH, RULE_THICK, RULE_INK = DPI // 3, 7, 96
# A run of that length is dark at each of its pixels: every tenth shows where one may be.
SAMPLED = 10
# An upright bar beside a box is longer than the stems of titles, and up to four points thick.
BAR_LENGTH, BAR_THICK = DPI // 2, 20


@dataclass(frozen=True)
class Picture:
    """A page as pixels (rows, columns, channels): one channel where it is grey, else RGB.

    ``paper`` is its ground's colour; sizes in points.
    """

    pixels: Pixels
    width: float
    height: float
    paper: tuple[int, int, int]
    scale: float
    """Points to a pixel."""


def render(data: bytes, number: int) -> Picture:
    """Page ``number`` (from 1) of the PDF ``data`` as a picture, turned upright."""
    import pypdfium2

    pdf = pypdfium2.PdfDocument(data)
    try:
        page = pdf[number - 1]
        width, height = page.get_size()
        fine = min(DPI / POINTS_PER_INCH, math.sqrt(MOST_PIXELS / (width * height)))
        bitmap = page.render(scale=fine, rev_byteorder=True, prefer_bgrx=True)
        pixels = even_out_light(_channels(bitmap.to_numpy()[:, :, :3]))
    finally:
        pdf.close()
    paper = ground(pixels)
    angle = skew(darkness(pixels, paper))
    if abs(angle) >= SKEW_LEAST:
        pixels = _turned(pixels, angle, paper)
    return Picture(pixels, width, height, paper, 1 / fine)


def _channels(pixels: Pixels) -> Pixels:
    """A copy of RGB ``pixels``, of one of its channels where all are the same."""
    red, green, blue = np.moveaxis(pixels, 2, 0)
    alike = np.array_equal(red, green) and np.array_equal(red, blue)
    return np.array(pixels[:, :, :1] if alike else pixels)


def ground(pixels: Pixels) -> tuple[int, int, int]:
    """The commonest colour: the paper, or what a panel is filled with."""
    flat = in_rgb(pixels[::4, ::4]).reshape(-1, 3)
    keys = (flat >> 3).astype(np.int32)
    codes = (keys[:, 0] << 10) | (keys[:, 1] << 5) | keys[:, 2]
    commonest = np.bincount(codes).argmax()
    red, green, blue = np.median(flat[codes == commonest], axis=0)
    return int(red), int(green), int(blue)


def in_rgb(pixels: Pixels) -> Pixels:
    """``pixels`` with three channels, all alike where there was one."""
    return np.repeat(pixels, 3 // pixels.shape[2], axis=2)


def grey(ink: Ink) -> Ink:
    """``ink`` as a picture of dark type on white, whatever the colours were."""
    return np.asarray(255 - ink, np.uint8)


def darkness(pixels: Pixels, paper: tuple[int, int, int]) -> Ink:
    """How far each pixel is from the paper's colour, 0–255, in the channel that differs most."""
    apart = np.zeros(pixels.shape[:2], np.uint8)
    for channel in range(pixels.shape[2]):
        plane, level = pixels[:, :, channel], np.uint8(paper[channel])
        np.maximum(apart, np.maximum(plane, level) - np.minimum(plane, level), out=apart)
    return apart


def without_rules(ink: Ink) -> Ink:
    """``ink`` less thin level lines: under links they hide the letters' feet from the engine.

    What crosses a line or comes down to it, as the tails of g and p do, stays.
    """
    dark = ink >= RULE_INK
    thin = _thin(_long_runs(dark, RULE_LENGTH), RULE_THICK)
    if not thin.any():
        return ink
    letters = dark & ~thin
    reach = RULE_THICK + 2
    crossed = _smeared(letters, reach) & _smeared(letters[::-1], reach)[::-1]
    bare = ink.copy()
    bare[thin & ~crossed & ~_smeared(_reached(ink, thin), reach)] = 0
    return bare


def _reached(ink: Ink, thin: NDArray[np.bool_]) -> NDArray[np.bool_]:
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
    upright = (ink >= RULE_INK).T
    bars = _thin(_long_runs(upright, BAR_LENGTH), BAR_THICK)
    if not bars.any():
        return ink
    bare = ink.copy()
    bare[bars.T] = 0
    return bare


def _long_runs(dark: NDArray[np.bool_], length: int) -> NDArray[np.bool_]:
    """Where ``dark`` has runs along its rows of this ``length`` or more."""
    runs = np.zeros(dark.shape, np.bool_)
    rows = _rows_with_runs(dark, length)
    edges = np.diff(np.pad(dark[rows].view(np.int8), ((0, 0), (1, 1))), axis=1)
    places, starts = np.nonzero(edges == 1)
    ends = np.nonzero(edges == -1)[1]
    for at in np.flatnonzero(ends - starts >= length).tolist():
        runs[rows[places[at]], starts[at] : ends[at]] = True
    return runs


def _rows_with_runs(dark: NDArray[np.bool_], length: int) -> NDArray[np.intp]:
    """The rows that may have runs of this ``length``: many samples in a row are dark there."""
    sampled = dark[:, ::SAMPLED]
    count = length // SAMPLED
    together = sampled[:, : max(0, sampled.shape[1] - count + 1)].copy()
    for step in range(1, count):
        together &= sampled[:, step : step + together.shape[1]]
    return np.flatnonzero(together.any(axis=1))


def _thin(runs: NDArray[np.bool_], thick: int) -> NDArray[np.bool_]:
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


def _smeared(mask: NDArray[np.bool_], rows: int) -> NDArray[np.bool_]:
    """``mask`` with each pixel drawn out downwards over so many ``rows``."""
    smeared = mask.copy()
    for row in range(1, rows + 1):
        smeared[row:] |= mask[:-row]
    return smeared


def skew(ink: Ink) -> float:
    """Degrees by which the page is turned clockwise, found where its rows of type part best.

    A sample of the picture is summed along slanted rows; the slant with the sharpest sums is the
    lines' own (Postl's method).
    """
    step = 6
    height, width = ink.shape[0] // step * step, ink.shape[1] // step * step
    small = ink[:height:step, :width:step]
    rows, columns = np.nonzero(small > 96)
    if len(rows) < 500:
        return 0.0
    middle = columns - small.shape[1] / 2
    best = 0.0
    for width_of_search, grain in ((SKEW_MOST, 0.4), (0.4, 0.1), (0.1, 0.05)):
        angles = best + np.arange(-width_of_search, width_of_search + grain / 2, grain)
        sharpest = [(_sharpness(rows, middle, angle), -abs(angle), angle) for angle in angles]
        best = float(max(sharpest)[2])
    return best


def _sharpness(rows: NDArray[np.intp], columns: NDArray[np.float64], angle: float) -> float:
    shifted = rows - columns * math.tan(math.radians(angle))
    sums = np.bincount(np.round(shifted - shifted.min()).astype(np.int64))
    return float((np.diff(sums).astype(np.float64) ** 2).sum())


def _turned(pixels: Pixels, angle: float, paper: tuple[int, int, int]) -> Pixels:
    from PIL import Image

    one = pixels.shape[2] == 1
    flat = Image.fromarray(pixels[:, :, 0] if one else pixels)
    # Scans are coarser than the picture: there is nothing finer in it that this would blur.
    turned = flat.rotate(angle, Image.Resampling.BILINEAR, fillcolor=paper[0] if one else paper)
    return np.array(turned).reshape(pixels.shape)
