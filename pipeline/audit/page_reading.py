"""Reads a page from its picture as a stranger would: OCR alone, without the file's text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.audit.line_trace import LineEntry
from pipeline.model.geometry import Box
from pipeline.readers.ocr.tesseract import Layout, engine
from pipeline.readers.pdfium.upright import set_upright

Grey = NDArray[np.uint8]
# Dots per inch of the first reading: at 150 faults were missed, and over 400 nothing is gained.
LEAST_DPI, MOST_DPI = 200, 400
# Type is read rightly from so many pixels for its size on: in type of four points, OCR misreads a
# word in ten at 200 dots per inch, and none at 300.
PIXELS_OF_TYPE = 16
# The second look is so much closer. No picture is longer: an A0 poster is set in large type.
CLOSER, MOST_PIXELS = 1.5, 10_000
# The type of a page that must be read is not smaller than all but this share of its letters.
SMALLER = 0.05
_POINTS_PER_INCH = 72
# Points around what is looked at again, so that no letter is cut.
MARGIN = 2.0
# A word whose letters show where the line stands has so many of them.
LETTERS = 2
# A figure whose foot is so far above the foot of the letters, of their height, is raised: figures
# of the text stand on the line, calls half the height of the letters above it.
RAISED = 0.25
# Grey levels: the lightest and the darkest part of a crop that holds type differ by more.
LEAST_CONTRAST = 24
_DARK = 128
MOST_INK = 98  # percentile: single pixels do not count


class SeenWord(NamedTuple):
    """A word that OCR read: its box in points, its confidence 0–100, whether it begins a line."""

    text: str
    box: Box
    confidence: float
    starts_line: bool


class PageReading:
    """One page of a PDF as a picture, its words, and a second look at any part of it."""

    def __init__(
        self,
        page: Any,  # noqa: ANN401 - pypdfium2 has no types
        languages: Sequence[str],
        on_read: Callable[[], None] = lambda: None,
        *,
        small_type: float | None = None,
    ) -> None:
        """``page`` must stay open; ``on_read`` is called when it has been read.

        ``small_type`` is the size of its small type in points. Raises Rejected when OCR is not
        installed.
        """
        set_upright(page.raw)
        self._page, self._on_read = page, on_read
        self._engine = engine(tuple(languages))
        longest = max(page.get_width(), page.get_height())
        self._dpi = dots_per_inch(small_type, longest)
        self._close_dpi = min(round(CLOSER * self._dpi), most_dots_per_inch(longest))

    @cached_property
    def words(self) -> tuple[SeenWord, ...]:
        """All words of the page, in the order in which OCR reads them."""
        scale = _POINTS_PER_INCH / self._dpi
        read = self._engine.words(self._drawn(self._dpi), self._dpi, Layout.PAGE)
        self._on_read()
        return tuple(
            SeenWord(
                word.text,
                Box(word.x0 * scale, word.top * scale, word.x1 * scale, word.bottom * scale),
                word.confidence,
                word.starts_line,
            )
            for word in read
        )

    @cached_property
    def pictures(self) -> tuple[Box, ...]:
        """The areas of the page that images cover, but for one that is the page."""
        import pypdfium2.raw as pdfium

        height, area = self._page.get_height(), self._page.get_width() * self._page.get_height()
        boxes = []
        for drawn in self._page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE]):
            left, bottom, right, top = drawn.get_bounds()
            if (right - left) * (top - bottom) < area / 2:
                boxes.append(Box(left, height - top, right, height - bottom))
        return tuple(boxes)

    def look_again(self, box: Box) -> str:
        """What a larger picture of ``box`` says, read as one line, with all the contrast it has."""
        crop = self._crop(
            Box(box.x0 - MARGIN, box.top - MARGIN, box.x1 + MARGIN, box.bottom + MARGIN)
        )
        if crop is None:
            return ""
        return " ".join(
            word.text for word in self._engine.words(crop, self._close_dpi, Layout.LINE)
        )

    def is_raised(self, box: Box, figures: int, signs: int) -> bool:
        """Whether the last ``figures`` before as many ``signs`` stand above the line in ``box``.

        ``box`` holds a word with them.
        """
        crop = self._crop(Box(box.x0 - MARGIN, box.top - MARGIN, box.x1, box.bottom + MARGIN))
        return crop is not None and stands_raised(crop, figures, signs)

    def _crop(self, box: Box) -> Grey | None:
        scale = self._close_dpi / _POINTS_PER_INCH
        rows = slice(max(0, int(box.top * scale)), int(box.bottom * scale))
        columns = slice(max(0, int(box.x0 * scale)), int(box.x1 * scale))
        return stretched(self._large[rows, columns])

    @cached_property
    def _large(self) -> Grey:
        return self._drawn(self._close_dpi)

    def _drawn(self, dpi: int) -> Grey:
        bitmap = self._page.render(scale=dpi / _POINTS_PER_INCH, grayscale=True)
        return np.array(bitmap.to_numpy()).reshape(bitmap.height, bitmap.width, -1)[:, :, 0]


def small_type(lines: Iterable[LineEntry]) -> float | None:
    """The size of the small type of a page's ``lines``, in points; None where they have none."""
    sized = sorted((one.bbox[3] - one.bbox[1], len(one.text)) for one in lines if one.bbox)
    letters = sum(count for _, count in sized)
    passed = 0
    for size, count in sized:
        passed += count
        if size > 0 and passed > SMALLER * letters:
            return size
    return None


def dots_per_inch(size: float | None, longest: float) -> int:
    """How finely a page is drawn that has type of this ``size``, and is so long (in points)."""
    wanted = PIXELS_OF_TYPE * _POINTS_PER_INCH / size if size else LEAST_DPI
    return min(round(max(LEAST_DPI, min(wanted, MOST_DPI))), most_dots_per_inch(longest))


def most_dots_per_inch(longest: float) -> int:
    """How finely a page that is so long (in points) may be drawn."""
    return max(1, int(MOST_PIXELS * _POINTS_PER_INCH / max(longest, 1.0)))


def stretched(crop: Grey) -> Grey | None:
    """``crop`` from black to white, dark on light; None where nothing is printed on its ground.

    Type is what differs most from the ground: what is darker, or what is lighter. The rest of a
    crop, such as a rule beside light type, becomes a part of the ground.
    """
    if not crop.size:
        return None
    above = crop.astype(np.float32) - float(np.median(crop))
    ink = np.clip(above if above.sum() > 0 else -above, 0, None)
    most = float(np.percentile(ink, MOST_INK))
    if most < LEAST_CONTRAST:
        most = float(ink.max())
    if most < LEAST_CONTRAST:
        return None
    sharp: Grey = (255 - np.clip(ink * (255 / most), 0, 255)).astype(np.uint8)
    return sharp


def stands_raised(crop: Grey, figures: int, signs: int) -> bool:
    """Whether the last ``figures`` before as many ``signs`` stand higher than the letters do.

    Where glyphs touch, they cannot be told apart, and nothing is said to be raised.
    """
    ink = crop < _DARK
    inked = np.flatnonzero(ink.any(axis=0))
    if not inked.size:
        return False
    glyphs = np.split(inked, np.flatnonzero(np.diff(inked) > 1) + 1)
    rows = [np.flatnonzero(ink[:, glyph].any(axis=1)) for glyph in glyphs]
    end = len(rows) - signs
    letters, raised = rows[: end - figures], rows[end - figures : end]
    if len(letters) < LETTERS:
        return False
    foot = float(np.median([one[-1] for one in letters]))
    height = foot - min(one[0] for one in letters)
    return all(foot - one[-1] > RAISED * height for one in raised)
