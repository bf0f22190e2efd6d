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
# A call reaches so far above its word, of the word's height.
RISE = 0.4
# A word whose letters show where the line stands has so many of them.
LETTERS = 2
# A figure whose foot is so far above the foot of the letters, of their height, is raised: figures
# of the text stand on the line, calls half the height of the letters above it.
RAISED = 0.25
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
        crop = self._crop(
            Box(box.x0 - MARGIN, box.top - MARGIN, box.x1 + MARGIN, box.bottom + MARGIN)
        )
        if crop is None:
            return ""
        return " ".join(word.text for word in self._engine.words(crop, SECOND, Layout.LINE))

    def is_raised(self, box: Box, figures: int, signs: int) -> bool:
        """Whether the last ``figures`` before as many ``signs`` stand above the line in ``box``.

        ``box`` holds a word, and what is raised may reach above it.
        """
        room = RISE * (box.bottom - box.top)
        crop = self._crop(Box(box.x0 - MARGIN, box.top - room, box.x1, box.bottom + MARGIN))
        return crop is not None and stands_raised(crop, figures, signs)

    def _crop(self, box: Box) -> Grey | None:
        scale = SECOND / _POINTS_PER_INCH
        rows = slice(max(0, int(box.top * scale)), int(box.bottom * scale))
        columns = slice(max(0, int(box.x0 * scale)), int(box.x1 * scale))
        return stretched(self._large[rows, columns])

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
