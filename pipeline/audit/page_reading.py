"""Reads a page from its picture as a stranger would: OCR alone, without the file's text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.model.geometry import Box
from pipeline.readers.ocr.tesseract import Layout, engine

Grey = NDArray[np.uint8]
# Dots per inch: of the first reading (at 150 faults were missed) and of the second look.
FIRST, SECOND = 200, 300
_POINTS_PER_INCH = 72
# Points around what is looked at again, so that no letter is cut.
MARGIN = 2.0
# Grey levels: the lightest and the darkest part of a crop that holds type differ by more.
LEAST_CONTRAST = 24
_DARK = 128
_LIGHTEST, _DARKEST = 98, 2  # percentiles: single pixels do not count


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
    ) -> None:
        """``page`` must stay open; ``on_read`` is called when it has been read.

        Raises Rejected when OCR is not installed.
        """
        self._page, self._on_read = page, on_read
        self._engine = engine(tuple(languages))

    @cached_property
    def words(self) -> tuple[SeenWord, ...]:
        """All words of the page, in the order in which OCR reads them."""
        scale = _POINTS_PER_INCH / FIRST
        read = self._engine.words(self._drawn(FIRST), FIRST, Layout.PAGE)
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
        scale = SECOND / _POINTS_PER_INCH
        top, bottom = (box.top - MARGIN) * scale, (box.bottom + MARGIN) * scale
        left, right = (box.x0 - MARGIN) * scale, (box.x1 + MARGIN) * scale
        rows, columns = slice(max(0, int(top)), int(bottom)), slice(max(0, int(left)), int(right))
        crop = stretched(self._large[rows, columns])
        if crop is None:
            return ""
        return " ".join(word.text for word in self._engine.words(crop, SECOND, Layout.LINE))

    @cached_property
    def _large(self) -> Grey:
        return self._drawn(SECOND)

    def _drawn(self, dpi: int) -> Grey:
        bitmap = self._page.render(scale=dpi / _POINTS_PER_INCH, grayscale=True)
        return np.array(bitmap.to_numpy()).reshape(bitmap.height, bitmap.width, -1)[:, :, 0]


def stretched(crop: Grey) -> Grey | None:
    """``crop`` from black to white, dark on light; None where nothing is printed on its ground."""
    if not crop.size:
        return None
    dark, light = np.percentile(crop, (_DARKEST, _LIGHTEST))
    if light - dark < LEAST_CONTRAST:
        dark, light = float(crop.min()), float(crop.max())
    if light - dark < LEAST_CONTRAST:
        return None
    grey = np.clip((crop.astype(np.float32) - dark) * (255 / (light - dark)), 0, 255)
    if np.median(grey) < _DARK:
        grey = 255 - grey
    sharp: Grey = grey.astype(np.uint8)
    return sharp
