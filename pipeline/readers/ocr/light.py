"""Evens out the light on the picture of a page, which falls off across a sheet under a lamp.

Its grounds would look like boxes of many greys otherwise: each letter at their edges is cut.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]
Levels = NDArray[np.float64]

# Cells of eight points: more white than type even within words, and steady under a scanner's noise.
CELL = 40
# A cell's paper is lighter than this share of its pixels: type covers a third of a line at most.
PAPER = 0.75
# From one cell to the next light falls by a level or two (a fifth of it over a page is half a
# level); the palest box differs from the paper by ten.
STEP = 4.0
# Paper is light and most of what lies between the margins; else the page is a picture.
LIGHT, LEAST_SHARE = 128.0, 0.2
# A surface can be fitted to so many cells each way; what is smaller is no page.
LEAST_CELLS = 8
# Less than the palest box differs from the paper may stay.
UNEVEN = 5.0
# Light that falls off from a lamp or towards a spine is a surface of the third degree.
DEGREE = 3
# Rows that are scaled alike: over two points no light changes by a level.
BAND = 10


def even_out_light(pixels: Pixels) -> Pixels:
    """``pixels`` (rows, columns, channels) with paper as light everywhere as at its lightest.

    They are returned as they are where the light is even, or no paper can be seen.
    """
    cells = _paper_levels(pixels)
    if min(cells.shape) < LEAST_CELLS:
        return pixels
    paper = _largest_even_area(cells)
    if paper.mean() < LEAST_SHARE or np.median(cells[paper]) < LIGHT:
        return pixels
    light = _fit_surface(cells, paper)
    lightest, darkest = light[paper].max(), light[paper].min()
    if lightest - darkest < UNEVEN:
        return pixels
    return _scaled(pixels, lightest / np.clip(light, darkest, lightest))


def _paper_levels(pixels: Pixels) -> Levels:
    """How light the paper is in each cell (0–255), on the mean of the channels."""
    height, width = pixels.shape[0] // CELL * CELL, pixels.shape[1] // CELL * CELL
    few = pixels[:height:2, :width:2].astype(np.float32).mean(axis=2)
    half = CELL // 2
    parts = few.reshape(height // CELL, half, width // CELL, half).swapaxes(1, 2)
    place = round(PAPER * half * half)
    ordered = np.partition(parts.reshape(height // CELL, width // CELL, half * half), place, axis=2)
    return np.asarray(ordered[:, :, place], np.float64)


def _largest_even_area(cells: Levels) -> NDArray[np.bool_]:
    """The cells of the largest area that nowhere changes by more than a step."""
    labels = np.arange(cells.size).reshape(cells.shape)
    right = np.abs(np.diff(cells, axis=1)) <= STEP
    below = np.abs(np.diff(cells, axis=0)) <= STEP
    while True:
        before = labels.copy()
        for flat, joined in ((labels, right), (labels.T, below.T)):
            for at in (*range(joined.shape[1]), *range(joined.shape[1])[::-1]):
                pair = flat[:, at : at + 2]
                pair[joined[:, at]] = pair[joined[:, at]].min(axis=1, keepdims=True)
        if np.array_equal(before, labels):
            break
    return np.asarray(labels == np.bincount(labels.ravel()).argmax(), np.bool_)


def _fit_surface(cells: Levels, paper: NDArray[np.bool_]) -> Levels:
    """A smooth surface through the levels of the ``paper``, over all cells."""
    rows, columns = np.indices(cells.shape)
    y, x = 2 * rows / cells.shape[0] - 1, 2 * columns / cells.shape[1] - 1
    powers = [(i, j) for i in range(DEGREE + 1) for j in range(DEGREE + 1 - i)]
    terms = np.stack([y**i * x**j for i, j in powers], axis=-1)
    # Of a page with eight cells each way and more, the few terms are no sums of each other.
    known = terms[paper]
    factors = np.linalg.solve(known.T @ known, known.T @ cells[paper])
    return np.asarray(terms @ factors, np.float64)


def _scaled(pixels: Pixels, gain: Levels) -> Pixels:
    """``pixels`` times the ``gain`` of their cells, which changes smoothly between these."""
    height, width = pixels.shape[:2]
    rows, columns = (np.arange(count) * CELL + CELL / 2 for count in gain.shape)
    across = np.array([np.interp(np.arange(width), columns, row) for row in gain])
    scaled = np.empty_like(pixels)
    for top in range(0, height, BAND):
        at = float(np.interp(top + BAND / 2, rows, np.arange(len(rows))))
        upper = min(int(at), len(rows) - 2)
        share = at - upper
        factor = (1 - share) * across[upper] + share * across[upper + 1]
        band = pixels[top : top + BAND] * factor.astype(np.float32)[:, np.newaxis]
        scaled[top : top + BAND] = np.minimum(band + 0.5, 255)
    return scaled
