"""The picture of a page: rendered, set upright, and asked about its paper and its ink."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pipeline.model.geometry import Box
from pipeline.readers.ocr.light import even_out_light
from pipeline.readers.pdfium.upright import set_upright

Pixels = NDArray[np.uint8]
Ink = NDArray[np.uint8]

# Tesseract's models were trained on type of about 30 pixels a capital (tesseract-ocr docs,
# “Improving the quality of the output”), which notes of 8 points have at this resolution; on scans
# at 200 dpi it misreads a quarter fewer words than at 300, and on one at 150 dpi half as many as
# at 288.
DPI = 360
POINTS_PER_INCH = 72
# Larger sheets (this is A3) are read less finely: a page may be 200 inches wide, and empty.
MOST_PIXELS = 25_000_000
# The part of a page's height that its language is told by: some five lines from its middle.
SAMPLE_FROM, SAMPLE_TO = 0.42, 0.5
# Of a line's height, above and below it: the accents of capitals stand above the box of the others.
ROOM_OF_LINE = 0.25
# Skew that a sheet gets in a feeder; below the lower bound lines stay within their own height.
SKEW_MOST, SKEW_LEAST = 3.0, 0.15
# Every so many pixels of a picture show the slant of its rows of type.
SKEW_STEP = 6


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
    drawn, width, height, fine = _draw(data, number)
    pixels = even_out_light(drawn)
    paper = ground(pixels)
    angle = skew(darkness(pixels[::SKEW_STEP, ::SKEW_STEP], paper))
    if abs(angle) >= SKEW_LEAST:
        pixels = _turned(pixels, angle, paper)
    return Picture(pixels, width, height, paper, 1 / fine)


def render_sample(data: bytes, number: int) -> Picture:
    """A strip over the middle of page ``number`` (from 1) of the PDF ``data``, as it lies."""
    pixels, width, height, fine = _draw(data, number, SAMPLE_FROM, SAMPLE_TO)
    return Picture(pixels, width, height, ground(pixels), 1 / fine)


def render_line(data: bytes, number: int, box: Box) -> Picture:
    """The line of page ``number`` (from 1) of the PDF ``data`` that stands in ``box`` (points).

    With as much above and below it as it is high by a quarter: letters with accents reach past it.
    """
    height = _height(data, number)
    room = ROOM_OF_LINE * (box.bottom - box.top)
    top, bottom = max(0.0, box.top - room), min(height, box.bottom + room)
    pixels, _, _, fine = _draw(data, number, top / height, bottom / height)
    first, last = int((box.x0 - room) * fine), math.ceil((box.x1 + room) * fine)
    pixels = pixels[:, max(0, first) : max(1, last)]
    return Picture(pixels, box.x1 - box.x0, bottom - top, ground(pixels), 1 / fine)


def _height(data: bytes, number: int) -> float:
    import pypdfium2

    with pypdfium2.PdfDocument(data) as pdf:
        page = pdf[number - 1]
        set_upright(page.raw)
        return float(page.get_height())


def _draw(
    data: bytes, number: int, top: float = 0.0, bottom: float = 1.0
) -> tuple[Pixels, float, float, float]:
    """A page, or its part from ``top`` to ``bottom`` (shares of its height), as it is drawn.

    With it come its width and height in points, and the pixels to a point.
    """
    import pypdfium2

    pdf = pypdfium2.PdfDocument(data)
    try:
        page = pdf[number - 1]
        set_upright(page.raw)
        width, height = page.get_size()
        fine = min(DPI / POINTS_PER_INCH, math.sqrt(MOST_PIXELS / (width * height)))
        cut = (0, (1 - bottom) * height, 0, top * height)
        bitmap = page.render(scale=fine, crop=cut, rev_byteorder=True, prefer_bgrx=True)
        pixels = _channels(bitmap.to_numpy()[:, :, :3])
    finally:
        pdf.close()
    return pixels, width, (bottom - top) * height, fine


def _channels(pixels: Pixels) -> Pixels:
    """A copy of RGB ``pixels``, of one of its channels where all are the same."""
    red, green, blue = np.moveaxis(pixels, 2, 0)
    alike = np.array_equal(red, green) and np.array_equal(red, blue)
    return np.array(pixels[:, :, :1] if alike else pixels)


def ground(pixels: Pixels) -> tuple[int, int, int]:
    """The commonest colour: the paper, or what a panel is filled with."""
    planes = np.moveaxis(pixels[::4, ::4], 2, 0).reshape(pixels.shape[2], -1)
    codes = np.zeros(planes.shape[1], np.int32)
    for plane in planes:
        codes = (codes << 5) | (plane >> 3)
    alike = planes[:, codes == np.bincount(codes).argmax()]
    red, green, blue = np.repeat(np.median(alike, axis=1), 3 // len(planes))
    return int(red), int(green), int(blue)


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


def skew(ink: Ink) -> float:
    """Degrees by which the page is turned clockwise, found where its rows of type part best.

    A sample of its ``ink`` is summed along slanted rows; the slant with the sharpest sums is the
    lines' own (Postl's method).
    """
    rows, columns = np.nonzero(ink > 96)
    if len(rows) < 500:
        return 0.0
    middle = columns - ink.shape[1] / 2
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
    # Scans are coarser than the picture: there is nothing finer in it that this would blur. Where
    # whole pixels are moved, as some do for angles this small, letters are misread.
    turned = flat.rotate(angle, Image.Resampling.BILINEAR, fillcolor=paper[0] if one else paper)
    return np.array(turned).reshape(pixels.shape)
