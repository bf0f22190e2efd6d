"""Finds flat coloured areas in the picture of a page: the boxes that callouts stand on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pipeline.model.geometry import Box
from pipeline.model.page import Tint
from pipeline.readers.ocr.page_image import DPI, Picture, Pixels

# Cells of two points are smaller than the margin that any box leaves round its text, so that the
# box's ground hangs together.
CELL = DPI // 36
# A tint differs from the paper by this much in some channel (0–255): the palest greys in use
# differ by 10; the cells' medians are steady to 3 or so under a scanner's noise.
APART, ALIKE = 8, 9
# The share of its frame that a box's ground fills: text takes up to a third of it.
FILLED = 0.5
# Its ground runs along this share of each of its edges, in one of their outer two cells: type has a
# margin. Words that show through from the other side of the sheet are as pale, but ragged; they are
# no higher than two lines, in points. A dark bar, so far from the paper (0–255), is no such words:
# a heading stands on it without a margin at its sides.
EDGED, TWO_LINES, DARK = 0.85, 24.0, 128
# Least height and width, in points: a line of small type with its margin.
LEAST_HEIGHT, LEAST_WIDTH = 10.0, 40.0
MOST_OF_PAGE = 0.7


@dataclass(frozen=True, slots=True)
class Panel:
    """A flat area: where it lies in the picture (pixels), and its colour."""

    x0: int
    top: int
    x1: int
    bottom: int
    color: tuple[int, int, int]

    def tint(self, scale: float) -> Tint:
        """The panel as stages know it, in points."""
        box = Box(self.x0 * scale, self.top * scale, self.x1 * scale, self.bottom * scale)
        return Tint(box, "#{:02x}{:02x}{:02x}".format(*self.color))


def find_panels(picture: Picture) -> list[Panel]:
    """Rectangular areas of one colour that is not the paper's, from top to bottom."""
    cells = _cells(picture.pixels)
    from_paper = _distance(cells, _paper_of(cells, picture.paper))
    panels: list[Panel] = []
    left = from_paper >= APART
    while left.any():
        color = _commonest(cells[:, left])
        from_color = _distance(cells, color)
        # Nearer to it than to the paper: noise cuts no box of a pale tint where a cell is paler.
        alike = (from_color <= ALIKE) & (from_color < from_paper)
        if not (alike & left).any() or alike.sum() < _least_cells(picture):
            break
        panels += _rectangles(alike, color, picture)
        left &= ~alike
    kept = [p for p in panels if not any(_inside(p, other) for other in panels if other != p)]
    return sorted(kept, key=lambda panel: (panel.top, panel.x0))


def _least_cells(picture: Picture) -> float:
    return FILLED * LEAST_HEIGHT * LEAST_WIDTH / (picture.scale * CELL) ** 2


def _cells(pixels: Pixels) -> NDArray[np.int16]:
    """The median colour of each cell (red, green and blue planes), from a quarter of its pixels."""
    height, width = pixels.shape[0] // CELL * CELL, pixels.shape[1] // CELL * CELL
    half = CELL // 2
    few = pixels[:height:2, :width:2]
    parts = few.reshape(height // CELL, half, width // CELL, half, -1).transpose(4, 0, 2, 1, 3)
    flat = parts.reshape(*parts.shape[:3], half * half)
    planes = np.partition(flat, half * half // 2, axis=3)[..., half * half // 2].astype(np.int16)
    return np.repeat(planes, 3 // len(planes), axis=0)


def _paper_of(cells: NDArray[np.int16], near: tuple[int, int, int]) -> list[int]:
    """The paper's colour in the ``cells`` that are ``near`` it.

    Pixels of white paper are darker than it by their noise, which is cut off at white.
    """
    paper = cells[:, _distance(cells, near) < APART]
    return [round(level) for level in np.median(paper, axis=1)] if paper.size else list(near)


def _distance(cells: NDArray[np.int16], color: Sequence[int]) -> NDArray[np.int16]:
    """How far each cell is from ``color``, in the channel that differs most."""
    red, green, blue = (np.abs(plane - level) for plane, level in zip(cells, color, strict=True))
    return np.asarray(np.maximum(np.maximum(red, green), blue), np.int16)


def _commonest(colors: NDArray[np.int16]) -> tuple[int, int, int]:
    """The commonest of ``colors`` (planes)."""
    red, green, blue = (colors // 8).astype(np.int32)
    codes = (red << 10) | (green << 5) | blue
    alike = colors[:, codes == np.bincount(codes).argmax()]
    middle = np.median(alike, axis=1)
    return int(middle[0]), int(middle[1]), int(middle[2])


def _rectangles(
    alike: NDArray[np.bool_], color: tuple[int, int, int], picture: Picture
) -> list[Panel]:
    found: list[Panel] = []
    dark = max(abs(own - white) for own, white in zip(color, picture.paper, strict=True)) >= DARK
    for top, x0, bottom, x1, count in _areas(_without_specks(alike)):
        height, width = bottom - top, x1 - x0
        point = picture.scale * CELL
        large = height * point >= LEAST_HEIGHT and width * point >= LEAST_WIDTH
        if not large or count < FILLED * height * width:
            continue
        if height * width > MOST_OF_PAGE * alike.size:
            continue
        if height * point < TWO_LINES and not _is_edged(alike[top:bottom, x0:x1], dark):
            continue
        found.append(Panel(x0 * CELL, top * CELL, x1 * CELL, bottom * CELL, color))
    return found


def _without_specks(mask: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """``mask`` less single cells, of which a black and white scan has thousands."""
    around = np.pad(mask, 1)
    beside = around[1:-1, :-2] | around[1:-1, 2:] | around[:-2, 1:-1] | around[2:, 1:-1]
    return np.asarray(mask & beside, np.bool_)


def _is_edged(area: NDArray[np.bool_], dark: bool) -> bool:
    """Whether an area's ground runs along its four edges, or those above and below if ``dark``."""
    edges = (area[:2], area[-2:], area.T[:2], area.T[-2:])
    return all(edge.any(axis=0).mean() >= EDGED for edge in edges[: 2 if dark else 4])


def _inside(panel: Panel, other: Panel) -> bool:
    return (
        other.x0 <= panel.x0
        and other.top <= panel.top
        and panel.x1 <= other.x1
        and panel.bottom <= other.bottom
    )


def _areas(mask: NDArray[np.bool_]) -> list[tuple[int, int, int, int, int]]:
    """Connected areas of ``mask`` as (top, left, bottom, right, cells), by runs of its rows."""
    areas: list[list[int]] = []
    parent: list[int] = []

    def root(label: int) -> int:
        while parent[label] != label:
            label = parent[label]
        return label

    above: list[tuple[int, int, int]] = []
    here: list[tuple[int, int, int]] = []
    at = last = 0
    for y, x0, x1 in _row_runs(mask):
        if y != last:
            above, here, at = here if y == last + 1 else [], [], 0
            last = y
        label = len(areas)
        areas.append([y, x0, y + 1, x1, x1 - x0])
        parent.append(label)
        while at < len(above) and above[at][1] <= x0:
            at += 1
        for other0, _, other in above[at:]:
            if other0 >= x1:
                break
            _unite(areas, parent, root(other), root(label))
        here.append((x0, x1, label))
    return [
        (a[0], a[1], a[2], a[3], a[4]) for label, a in enumerate(areas) if parent[label] == label
    ]


def _row_runs(mask: NDArray[np.bool_]) -> list[tuple[int, int, int]]:
    """The runs of each row of ``mask`` as (row, from, to), from the top and from the left."""
    edges = np.diff(np.pad(mask.view(np.int8), ((0, 0), (1, 1))), axis=1)
    rows, starts = np.nonzero(edges == 1)
    ends = np.nonzero(edges == -1)[1]
    return list(zip(rows.tolist(), starts.tolist(), ends.tolist(), strict=True))


def _unite(areas: list[list[int]], parent: list[int], kept: int, gone: int) -> None:
    if kept == gone:
        return
    a, b = areas[kept], areas[gone]
    areas[kept] = [min(a[0], b[0]), min(a[1], b[1]), max(a[2], b[2]), max(a[3], b[3]), a[4] + b[4]]
    parent[gone] = kept
