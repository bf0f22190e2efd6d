"""What the ink of a word shows that its letters do not: colour, weight, raised digits, bullets."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pipeline.readers.ocr.page_image import Ink, Pixels, darkness

# A pixel is ink when it is at least this far from its ground, as a share of the darkest ink.
INKED = 0.5
# In em. A raised digit stands clear of the baseline and is higher than a quote or apostrophe
# (a quarter of an em) but lower than a capital.
RAISED_FROM, RAISED_HEIGHT, RAISED_WIDTH = 0.2, (0.29, 0.66), 0.9
# A raised bracket is higher than the figures in it, and slender (a share of its height).
BRACKET_HEIGHT, BRACKET_WIDTH = 0.72, 0.25
# What lies this high over the baseline hangs down from the line above.
LINE_ABOVE = 0.85
BOLD = 1.3
# A bullet is a compact mark about the middle of the x-height, of a sixth to a half of an em.
BULLET_SIDES, BULLET_FROM = (0.14, 0.55), 0.06
# One lower than any small letter and full of ink may nearly stand on the line: a pixel of 150 dpi
# is a twentieth of an em.
LOW_BULLET, FULL_LOW, LOW_FROM = 0.36, 0.7, 0.02
# Its ink fills its box, or rings it where it stands clear of the baseline or is lower than the
# x-height, as no letter does.
FULL, RING, RING_FROM, RING_LOW = 0.6, 0.25, 0.13, 0.4
# An empty square as high as a small figure or a capital has ink along the whole of its four sides,
# each a quarter of it deep, and none in its middle. Of D and O the corners are missing.
SQUARE_SIDES, SQUARE_EDGE, SQUARE_ALONG, SQUARE_WITHIN = (0.3, 1.0), 0.25, 0.9, 0.1
# A full square, on the line or above it, is larger than any full stop, and full of ink as no letter
# is: those fill half of their box, a round bullet four fifths.
SOLID_SIDES, SOLID, BELOW_LINE = (0.25, 0.9), 0.85, 0.1
# Dashes by their ink, in em: a hyphen's is a quarter to a third, an en dash's up to a half.
EN_DASH, EM_DASH = 0.345, 0.7


@dataclass(frozen=True, slots=True)
class Piece:
    """Ink between two empty columns of pixels; its box is in pixels of its ground."""

    x0: int
    top: int
    x1: int
    bottom: int
    filled: float


@dataclass(frozen=True)
class Ground:
    """A picture or a panel of it, as ink on a ground of one colour."""

    pixels: Pixels
    ink: Ink
    darkest: float
    paper: tuple[int, int, int]
    left: int = 0
    top: int = 0

    @classmethod
    def on(cls, pixels: Pixels, color: tuple[int, int, int], left: int = 0, top: int = 0) -> Ground:
        """The ink of ``pixels`` against ``color``; ``left`` and ``top`` place it on its page."""
        ink = darkness(pixels, color)
        sample = ink[::3, ::3]
        dark = sample[sample > 40]
        darkest = _percentile(dark, 90) if dark.size else 255.0
        return cls(pixels, ink, darkest, color, left, top)

    def cut(self, x0: float, top: float, x1: float, bottom: float) -> Ink:
        """The ink within a box, which may reach past the picture."""
        return self.ink[
            max(0, round(top)) : max(0, round(bottom)), max(0, round(x0)) : max(0, round(x1))
        ]

    def printed(self) -> Ink:
        """The ink as dark type on paper that is white."""
        return np.asarray(255 - self.ink, np.uint8)

    def pieces(self, x0: float, top: float, x1: float, bottom: float) -> list[Piece]:
        """The pieces of ink in a box, from left to right."""
        ink = self.cut(x0, top, x1, bottom)
        if not ink.size:
            return []
        dark = ink >= INKED * min(self.darkest, float(ink.max()) or 1.0)
        inked = dark.any(axis=0)
        edges = np.flatnonzero(np.diff(np.concatenate(([0], inked.view(np.int8), [0]))))
        starts, ends = edges[::2], edges[1::2]
        if not starts.size:
            return []
        # Over all columns at once: a page has thousands of pieces.
        height = len(dark)
        highest = np.where(inked, dark.argmax(axis=0), height)
        lowest = np.where(inked, height - dark[::-1].argmax(axis=0), 0)
        tops = np.minimum.reduceat(highest, starts)
        bottoms = np.maximum.reduceat(lowest, starts)
        counts = np.add.reduceat(dark.sum(axis=0), starts)
        filled = counts / ((bottoms - tops) * (ends - starts))
        left, above = max(0, round(x0)), max(0, round(top))
        boxes = zip(left + starts, above + tops, left + ends, above + bottoms, filled, strict=True)
        return [Piece(int(a), int(b), int(c), int(d), float(e)) for a, b, c, d, e in boxes]

    def tight(self, x0: float, top: float, x1: float, bottom: float) -> tuple[float, float]:
        """Top and bottom of the band of rows that holds most ink of a box.

        Accents of capitals, and what reaches in from the lines above and below, are apart from it.
        """
        ink = self.cut(x0, top, x1, bottom)
        if not ink.size or ink.max() < 40:
            return top, bottom
        dark = ink >= INKED * min(self.darkest, float(ink.max()))
        sums = dark.sum(axis=1)
        edges = np.flatnonzero(np.diff(np.concatenate(([0], (sums > 0).view(np.int8), [0]))))
        bands = list(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))
        first, last = max(bands, key=lambda band: int(sums[band[0] : band[1]].sum()))
        above = max(0, round(top))
        return float(above + first), float(above + last)

    def is_square(self, piece: Piece, size: float) -> bool:
        """Whether a ``piece`` of ink is an empty square, as lists have them; ``size`` in pixels."""
        height, width = piece.bottom - piece.top, piece.x1 - piece.x0
        if not SQUARE_SIDES[0] * size <= height <= SQUARE_SIDES[1] * size:
            return False
        if not 0.8 <= width / height <= 1.25:
            return False
        ink = self.cut(piece.x0, piece.top, piece.x1, piece.bottom)
        dark = ink >= INKED * min(self.darkest, float(ink.max()) or 1.0)
        edge = max(1, round(SQUARE_EDGE * min(height, width)))
        sides = (
            dark[:edge].any(axis=0),
            dark[-edge:].any(axis=0),
            dark[:, :edge].any(axis=1),
            dark[:, -edge:].any(axis=1),
        )
        within = dark[height // 3 : -(height // 3), width // 3 : -(width // 3)]
        return all(side.mean() >= SQUARE_ALONG for side in sides) and (
            float(within.mean()) <= SQUARE_WITHIN
        )

    def stroke(self, x0: float, top: float, x1: float, bottom: float) -> float:
        """The width in pixels of the stems in a box: of the shorter strokes along its rows.

        The longer ones are bars and bowls cut lengthwise.
        """
        ink = self.cut(x0, top, x1, bottom)
        if not ink.size or ink.max() < 40:
            return 0.0
        peak = _percentile(ink[ink > 0.3 * ink.max()], 80)
        # Rows end to end, with an empty pixel behind each, so that no stroke goes on in the next.
        dark = np.zeros((len(ink), ink.shape[1] + 1), np.bool_)
        np.greater_equal(ink, INKED * peak, out=dark[:, :-1])
        row = np.concatenate(([False], dark.ravel()))
        edges = np.flatnonzero(row[1:] != row[:-1])
        lengths = np.sort(edges[1::2] - edges[::2])
        stems = lengths[len(lengths) // 10 : max(1, 6 * len(lengths) // 10)]
        return float(stems.mean()) if stems.size else 0.0

    def color(self, x0: float, top: float, x1: float, bottom: float) -> tuple[int, int, int]:
        """The colour of the ink in a box: of its darkest tenth, which no edge has paled."""
        ink = self.cut(x0, top, x1, bottom)
        if not ink.size or ink.max() < 40:
            return 0, 0, 0
        pixels = self.pixels[
            max(0, round(top)) : max(0, round(bottom)), max(0, round(x0)) : max(0, round(x1))
        ]
        core = pixels[ink >= 0.9 * _percentile(ink.ravel(), 97)]
        red, green, blue = np.repeat(np.median(core, axis=0), 3 // core.shape[1])
        return int(red), int(green), int(blue)


def _percentile(levels: Ink, share: int) -> float:
    """The level that ``share`` per cent of the ``levels`` do not pass."""
    place = share * (levels.size - 1) // 100
    return float(np.partition(levels, place)[place])


def raised_digits(pieces: list[Piece], baseline: float, size: float) -> tuple[int, int] | None:
    """Which of a word's ``pieces`` (from, to) may be raised digits; ``size`` in pixels.

    They stand at its end, but for punctuation, or are the whole of it.
    """
    raised = [is_raised(piece, baseline, size) for piece in pieces]
    if not any(raised):
        return None
    end = max(at for at, flag in enumerate(raised) if flag) + 1
    start = end
    while start > 0 and raised[start - 1]:
        start -= 1
    if end - start > 3 or len(pieces) - end > 2:
        return None
    after = pieces[end:]
    low = all(p.bottom - p.top < 0.4 * size or p.bottom > baseline + 0.1 * size for p in after)
    return (start, end) if low else None


def is_raised(piece: Piece, baseline: float, size: float) -> bool:
    """Whether a piece of ink is as high over its line, and as large, as a raised digit."""
    height, width = piece.bottom - piece.top, piece.x1 - piece.x0
    highest = BRACKET_HEIGHT if width <= BRACKET_WIDTH * height else RAISED_HEIGHT[1]
    return (
        baseline - piece.bottom >= RAISED_FROM * size
        and RAISED_HEIGHT[0] * size <= height <= highest * size
        and width <= RAISED_WIDTH * height
    )


def is_bullet(piece: Piece, baseline: float, size: float) -> bool:
    """Whether a piece of ink is a round or square bullet on its line."""
    height, width = piece.bottom - piece.top, piece.x1 - piece.x0
    rise = baseline - piece.bottom
    ring = piece.filled >= RING and (rise >= RING_FROM * size or height <= RING_LOW * size)
    compact = 0.7 <= width / max(height, 1) <= 1.4 and (piece.filled >= FULL or ring)
    sized = BULLET_SIDES[0] * size <= height <= BULLET_SIDES[1] * size
    low = height <= LOW_BULLET * size and piece.filled >= FULL_LOW
    return compact and sized and rise >= (LOW_FROM if low else BULLET_FROM) * size


def is_full_square(piece: Piece, baseline: float, size: float) -> bool:
    """Whether a piece of ink is a full square on its line, as lists have them."""
    height, width = piece.bottom - piece.top, piece.x1 - piece.x0
    return (
        SOLID_SIDES[0] * size <= height <= SOLID_SIDES[1] * size
        and 0.8 <= width / height <= 1.25
        and piece.filled >= SOLID
        and baseline - piece.bottom >= -BELOW_LINE * size
    )


def is_dash(piece: Piece, baseline: float, size: float) -> bool:
    """Whether a piece of ink is a dash on its line."""
    height, width = piece.bottom - piece.top, piece.x1 - piece.x0
    return width >= 2 * height and height <= 0.15 * size and baseline - piece.bottom >= 0.12 * size


def dash(piece: Piece, size: float) -> str:
    """The dash that a piece of ink is: hyphen, en dash or em dash."""
    width = (piece.x1 - piece.x0) / size
    return "—" if width > EM_DASH else "–" if width > EN_DASH else "-"


def bold_words(strokes: NDArray[np.float64], letters: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which words are bold, by their strokes in em against the page's commonest.

    Bold stems are 1.35 to 1.8 times the regular ones in common faces; a pixel more or less makes a
    regular one up to 1.28 times as wide.
    """
    known = (strokes > 0) & (letters > 0)
    if not known.any():
        return np.zeros(len(strokes), np.bool_)
    order = np.argsort(strokes[known], kind="stable")
    weights = np.cumsum(letters[known][order])
    # The lower part of the page's words is regular even where titles and labels abound.
    usual = strokes[known][order][int(np.searchsorted(weights, 0.4 * weights[-1]))]
    return np.asarray(strokes > BOLD * usual, np.bool_)
