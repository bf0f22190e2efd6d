"""The last judge of what shows: whether text changes the picture of its page."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from PIL import Image, ImageChops
from pypdfium2 import raw

from pipeline.model.geometry import Box
from pipeline.readers.pdfium import bindings as pdfium

# Pixels for a point: at two, the thinnest stem of small type still leaves a mark; a page larger
# than two sheets of newspaper is drawn coarser.
SCALE, MOST_PIXELS = 2.0, 6_000
# A difference (of 255) that the eye can see at all.
SEEN = 16
# A glyph leaves ink on at least this share of its cell: a full stop, on two parts in a hundred.
LEAST_INK = 0.008
Pixels = tuple[int, int, int, int]
"""From left, top to right, bottom; the last two are not among them."""

# Texts that stand in one place are drawn in turn; what lies deeper is taken to show.
TURNS = 4
ROW = 20.0  # points, some two lines of text


def cells_without_ink(
    page: raw.FPDF_PAGE,
    size: Box,
    texts: Iterable[pdfium.Handle],
    cells: Mapping[pdfium.Handle, Sequence[tuple[int, Box]]],
) -> set[int]:
    """The places of those glyphs that leave no ink on ``page``.

    ``cells`` has each glyph's place and its cell in points, by its text object. They are drawn
    without the page's other ``texts``; objects that stand in one place apart from each other.
    """
    scale = min(SCALE, MOST_PIXELS / max(size.width, size.height, 1.0))
    all_texts = set(texts)
    bare: set[int] = set()
    left, top, right, bottom = _pixels(_around(chain(*cells.values())), size, scale)
    area = left, top, max(right, left + 1), max(bottom, top + 1)
    try:
        _set_active(all_texts, False)
        ground = _draw(page, size, scale, area)
        for turn in _turns(cells, size):
            _set_active(turn, True)
            drawn = _draw(page, size, scale, area)
            changed = ImageChops.difference(ground, drawn).convert("L")
            _set_active(turn, False)
            bare |= {
                at
                for thing in turn
                for at, cell in cells[thing]
                if not _inked(changed, area, _pixels(_inner(cell), size, scale))
            }
    finally:
        _set_active(all_texts, True)
    return bare


def _set_active(things: Iterable[pdfium.Handle], active: bool) -> None:
    for thing in things:
        pdfium.set_active(thing, active)


def _turns(
    cells: Mapping[pdfium.Handle, Sequence[tuple[int, Box]]], size: Box
) -> list[list[pdfium.Handle]]:
    """The objects in ``TURNS`` groups at most, none of which holds two that stand in one place."""
    turns: list[list[pdfium.Handle]] = [[] for _ in range(TURNS)]
    # A page may hold many thousands: each is compared with those in the same rows alone.
    placed: list[dict[int, list[Box]]] = [{} for _ in turns]
    for thing, own in cells.items():
        box = _around(own)
        rows = _rows(box, size)
        for turn, by_row in zip(turns, placed, strict=True):
            if not any(_meet(box, other) for row in rows for other in by_row.get(row, ())):
                turn.append(thing)
                for row in rows:
                    by_row.setdefault(row, []).append(box)
                break
    return [turn for turn in turns if turn]


def _rows(box: Box, size: Box) -> range:
    """The rows of the page that ``box`` reaches into; what lies outside is in the first or last."""
    first, last = (int(max(0.0, min(y, size.height)) // ROW) for y in (box.top, box.bottom))
    return range(first, last + 1)


def _meet(a: Box, b: Box) -> bool:
    # Lines and words that follow each other touch, and no more.
    return a.overlap_x(b) > 0.25 * min(a.width, b.width) and a.overlap_y(b) > 0.25 * min(
        a.height, b.height
    )


def _around(cells: Iterable[tuple[int, Box]]) -> Box:
    boxes = [cell for _, cell in cells]
    return Box(
        min(box.x0 for box in boxes),
        min(box.top for box in boxes),
        max(box.x1 for box in boxes),
        max(box.bottom for box in boxes),
    )


def _pixels(box: Box, size: Box, scale: float) -> Pixels:
    """The pixels of a page of ``size`` in ``box``, which may be wider than any picture."""
    width, height = _extent(size, scale)

    def within(place: float, most: int) -> int:
        return int(max(0.0, min(place, most)))

    left, right = within(box.x0 * scale, width), within(box.x1 * scale + 1, width)
    top, bottom = within(box.top * scale, height), within(box.bottom * scale + 1, height)
    return left, top, right, bottom


def _inner(cell: Box) -> Box:
    """A ``cell`` without its edges, which may hold its neighbour's ink."""
    inset = 0.15 * cell.width
    return cell._replace(x0=cell.x0 + inset, x1=cell.x1 - inset)


def _inked(changed: Image.Image, area: Pixels, cell: Pixels) -> bool:
    """Whether the picture ``changed`` of an ``area`` did so in the part of ``cell`` on the page."""
    x0, y0, _, _ = area
    left, top, right, bottom = cell
    if left >= right or top >= bottom:
        return False
    counts = changed.crop((left - x0, top - y0, right - x0, bottom - y0)).histogram()
    return sum(counts[SEEN:]) > LEAST_INK * sum(counts)


def _draw(page: raw.FPDF_PAGE, size: Box, scale: float, area: Pixels) -> Image.Image:
    """An ``area`` of the page as a picture of ``scale`` pixels for a point."""
    left, top, right, bottom = area
    width, height = right - left, bottom - top
    pixels = bytearray(width * height * 4)
    buffer = (ctypes.c_char * len(pixels)).from_buffer(pixels)
    bitmap = raw.FPDFBitmap_CreateEx(width, height, raw.FPDFBitmap_BGRx, buffer, width * 4)
    try:
        raw.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xFFFFFFFF)
        raw.FPDF_RenderPageBitmap(bitmap, page, -left, -top, *_extent(size, scale), 0, 0)
    finally:
        raw.FPDFBitmap_Destroy(bitmap)
    return Image.frombuffer("RGB", (width, height), pixels, "raw", "BGRX", width * 4, 1)


def _extent(size: Box, scale: float) -> tuple[int, int]:
    """How many pixels wide and high a page of ``size`` is."""
    return max(1, round(size.width * scale)), max(1, round(size.height * scale))
