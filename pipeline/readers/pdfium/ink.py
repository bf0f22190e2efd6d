"""The last judge of what shows: whether text changes the picture of its page."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Mapping, Sequence

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
# Texts that stand in one place are drawn in turn; what lies deeper is taken to show.
TURNS = 4


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
    try:
        _set_active(all_texts, False)
        ground = _draw(page, size, scale)
        for turn in _turns(cells):
            _set_active(turn, True)
            changed = ImageChops.difference(ground, _draw(page, size, scale)).convert("L")
            _set_active(turn, False)
            bare |= {
                at
                for thing in turn
                for at, cell in cells[thing]
                if not _inked(changed, cell, scale)
            }
    finally:
        _set_active(all_texts, True)
    return bare


def _set_active(things: Iterable[pdfium.Handle], active: bool) -> None:
    for thing in things:
        pdfium.set_active(thing, active)


def _turns(
    cells: Mapping[pdfium.Handle, Sequence[tuple[int, Box]]],
) -> list[list[pdfium.Handle]]:
    """The objects in groups, none of which holds two that stand in one place."""
    turns: list[dict[pdfium.Handle, Sequence[tuple[int, Box]]]] = []
    for thing, own in cells.items():
        for turn in turns:
            if not any(_meet(own, others) for others in turn.values()):
                turn[thing] = own
                break
        else:
            turns.append({thing: own})
    return [list(turn) for turn in turns[:TURNS]]


def _meet(own: Iterable[tuple[int, Box]], others: Iterable[tuple[int, Box]]) -> bool:
    a, b = _around(own), _around(others)
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


def _inked(changed: Image.Image, cell: Box, scale: float) -> bool:
    """Whether the picture changed in the part of ``cell`` that lies on it."""
    # The edges of a cell may hold its neighbour's ink.
    inset = 0.15 * cell.width
    left, right = _pixels(cell.x0 + inset, cell.x1 - inset, scale, changed.width)
    top, bottom = _pixels(cell.top, cell.bottom, scale, changed.height)
    if left >= right or top >= bottom:
        return False
    counts = changed.crop((left, top, right, bottom)).histogram()
    return sum(counts[SEEN:]) > LEAST_INK * sum(counts)


def _pixels(start: float, end: float, scale: float, count: int) -> tuple[int, int]:
    """The pixels from ``start`` to ``end``, of ``count``: a cell may be wider than any picture."""
    return int(max(0.0, min(start * scale, count))), int(max(0.0, min(end * scale + 1, count)))


def _draw(page: raw.FPDF_PAGE, size: Box, scale: float) -> Image.Image:
    """The page as a picture of ``scale`` pixels for a point."""
    width, height = max(1, round(size.width * scale)), max(1, round(size.height * scale))
    pixels = bytearray(width * height * 4)
    buffer = (ctypes.c_char * len(pixels)).from_buffer(pixels)
    bitmap = raw.FPDFBitmap_CreateEx(width, height, raw.FPDFBitmap_BGRx, buffer, width * 4)
    try:
        raw.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xFFFFFFFF)
        raw.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, 0)
    finally:
        raw.FPDFBitmap_Destroy(bitmap)
    return Image.frombuffer("RGB", (width, height), pixels, "raw", "BGRX", width * 4, 1)
