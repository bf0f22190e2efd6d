"""How low and how high the ink of single glyphs reaches."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from pipeline.readers.pdfium import bindings as pdfium
from pipeline.readers.pdfium.batches import Batch
from pipeline.readers.pdfium.coordinates import Frame

_INKS = Batch(np.float64, 4)

# The foot and the top of a glyph's ink, in points from the top of the page as displayed.
Extent = tuple[float, float]


def ink_extents(text_page: pdfium.Pointer, places: Sequence[int], frame: Frame) -> list[Extent]:
    """The extents of the glyphs at ``places`` of a text page."""
    _, inks = _INKS.apart(pdfium.get_ink, [text_page] * len(places), places)
    left, right, bottom, top = inks
    _, b, _, d, _, f = frame.matrix
    low, high = b * left + d * bottom + f, b * right + d * top + f
    return list(zip(np.maximum(low, high).tolist(), np.minimum(low, high).tolist(), strict=True))
