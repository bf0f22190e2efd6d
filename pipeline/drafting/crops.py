"""Pictures of the places where phrases stand: a strip of the page with the phrase marked."""

from __future__ import annotations

import base64
import io
from collections import defaultdict
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.drafting.draft import Place
from pipeline.model.geometry import Box
from pipeline.outputs.review_site.pictures import scale_of
from pipeline.readers.pdfium.upright import set_upright

if TYPE_CHECKING:
    from PIL.Image import Image
    from pypdfium2 import PdfDocument

# Of the scale of the review pages: enough to recognise a page, and small in the report.
SHARPNESS = 0.6
# Points above and below the phrase that the strip shows.
ABOVE, BELOW = 60.0, 110.0
# Points around the phrase, and the colour and width of its frame.
AROUND, FRAME, WIDTH_OF_FRAME = 4.0, "#d97a1f", 2
QUALITY = 60


@dataclass(frozen=True, slots=True)
class Crop:
    """A picture as a data address, its size in pixels, and where it is from."""

    data: str
    width: int
    height: int
    file: str
    page: int


def crops_of(places: Iterable[Place], paths: Mapping[str, Path]) -> dict[Place, Crop]:
    """The pictures of ``places``; those without geometry, or that cannot be drawn, have none.

    ``paths`` are those of the files by name. Each file is opened once.
    """
    import pypdfium2

    by_file: dict[str, list[Place]] = defaultdict(list)
    for place in places:
        if place.box is not None and place.file in paths:
            by_file[place.file].append(place)
    found: dict[Place, Crop] = {}
    for file, own in by_file.items():
        with suppress(pypdfium2.PdfiumError, ValueError, OSError):
            document = pypdfium2.PdfDocument(paths[file])
            found |= _crops(document, own)
            document.close()
    return found


def _crops(document: PdfDocument, places: Iterable[Place]) -> dict[Place, Crop]:
    by_page: dict[int, list[Place]] = defaultdict(list)
    for place in places:
        by_page[place.page].append(place)
    found = {}
    for number, own in by_page.items():
        page = document[number - 1]
        set_upright(page.raw)
        scale = SHARPNESS * scale_of(*page.get_size())
        picture = page.render(scale=scale).to_pil()
        page.close()
        for place in own:
            assert place.box is not None
            found[place] = _crop(picture, place.box, scale, place)
    return found


def _crop(picture: Image, box: Box, scale: float, place: Place) -> Crop:
    from PIL import ImageDraw

    marked = picture.copy()
    frame = [scale * edge for edge in (
        box.x0 - AROUND, box.top - AROUND, box.x1 + AROUND, box.bottom + AROUND,
    )]  # fmt: skip
    ImageDraw.Draw(marked).rectangle(frame, outline=FRAME, width=WIDTH_OF_FRAME)
    top = max(0, round(scale * (box.top - ABOVE)))
    bottom = min(picture.height, round(scale * (box.bottom + BELOW)))
    strip = marked.crop((0, top, picture.width, max(bottom, top + 1)))
    held = io.BytesIO()
    strip.save(held, "WEBP", quality=QUALITY)
    data = base64.b64encode(held.getvalue()).decode("ascii")
    address = f"data:image/webp;base64,{data}"
    return Crop(address, strip.width, strip.height, place.file, place.page)
