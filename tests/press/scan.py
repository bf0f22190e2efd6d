"""Makes a scan of a publication: a PDF that holds nothing but pictures of its pages."""

from __future__ import annotations

import io
import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import pypdfium2
from numpy.typing import NDArray
from PIL import Image


@dataclass(frozen=True)
class Scanner:
    """How a scanner sees a page."""

    dpi: int = 200
    tilt: float = 0.5  # degrees that a page may lie askew
    grain: float = 6.0  # standard deviation of its noise
    quality: int = 70  # of the JPEG, as office scanners have it
    mode: str = "L"  # grey; RGB; 1 is black or white
    shade: float = 0.0  # share of its light that is lost at the corner furthest from the lamp
    specks: float = 0.0  # share of its pixels that are black or white by dust
    layered: bool = False  # with the text that poor OCR made of it below the picture


USUAL = "office"
SCANNERS = {
    USUAL: Scanner(),
    "askew": Scanner(tilt=1.5),
    "grainy": Scanner(grain=16),
    "colour": Scanner(mode="RGB"),
    "bitonal": Scanner(mode="1"),
    "coarse": Scanner(dpi=150),
    "fine": Scanner(dpi=300),
    "squeezed": Scanner(quality=25),
    "shaded": Scanner(dpi=150, shade=0.15, grain=8),
    "fax": Scanner(mode="1", dpi=204, tilt=1.0, grain=20),
    "dim": Scanner(shade=0.25, grain=8),
    "specked": Scanner(specks=0.002),
    "layered": Scanner(layered=True),
}
# What poor OCR makes of a letter, and how often.
MISREAD = {"e": "c", "l": "1", "i": "!", "m": "rn", "a": "o", "n": "u", "é": "e", "t": "f"}
MISREAD_SHARE = 0.08
ANY = "any"
KINDS = (*SCANNERS, ANY)


def scan(path: Path, rng: random.Random, kind: str = USUAL) -> None:
    """Put a scan of the PDF in its place, as the scanner of this kind makes it."""
    scanner = _any(rng) if kind == ANY else SCANNERS[kind]
    document = pypdfium2.PdfDocument(path)
    pages = [_page(page.render(scale=scanner.dpi / 72).to_pil(), scanner, rng) for page in document]
    texts = [_misread_lines(page, rng) for page in document] if scanner.layered else []
    document.close()
    if scanner.layered:
        _save_over_text(path, pages, texts, scanner.dpi)
    else:
        pages[0].save(path, "PDF", resolution=scanner.dpi, save_all=True, append_images=pages[1:])


def _misread_lines(page: pypdfium2.PdfPage, rng: random.Random) -> list[tuple[float, float, str]]:
    """The lines of a page as poor OCR has them, each with its left and bottom in points."""
    text = page.get_textpage()
    boxes = [text.get_rect(at) for at in range(text.count_rects())]
    return [(box[0], box[1], _misread(text.get_text_bounded(*box), rng)) for box in boxes]


def _misread(line: str, rng: random.Random) -> str:
    return "".join(
        MISREAD.get(letter, letter) if rng.random() < MISREAD_SHARE else letter for letter in line
    )


def _save_over_text(
    path: Path,
    pictures: Sequence[Image.Image],
    texts: Sequence[Sequence[tuple[float, float, str]]],
    dpi: int,
) -> None:
    """Write the ``pictures`` as pages of a PDF, each over its invisible text."""
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(path))
    for picture, lines in zip(pictures, texts, strict=True):
        width, height = (side * 72 / dpi for side in picture.size)
        canvas.setPageSize((width, height))
        for left, bottom, line in lines:
            canvas.drawString(left, bottom, line, mode=3)
        canvas.drawImage(ImageReader(picture), 0, 0, width, height)
        canvas.showPage()
    canvas.save()


def without_annotations(answer: dict[str, Any]) -> dict[str, Any]:
    """The right answer of a scan: a picture has no links but those that are printed."""
    notes = [
        {**note, "links": [link for link in note["links"] if link["from"] == "text"]}
        for note in answer["footnotes"]
    ]
    return {**answer, "footnotes": notes}


def _any(rng: random.Random) -> Scanner:
    """A scanner with all defects at once, each drawn."""
    mode = rng.choice(("L", "RGB", "1"))
    return replace(
        Scanner(mode=mode),
        dpi=rng.choice((150, 200, 300)),
        tilt=rng.uniform(0, 1.5),
        grain=rng.uniform(2, 16),
        quality=rng.randint(25, 85),
    )


def _shaded(seen: NDArray[Any], shade: float) -> NDArray[Any]:
    """What is ``seen`` under a lamp at the upper left, which loses ``shade`` at the other end."""
    if not shade:
        return seen
    down, across = (np.linspace(0, 1, count) ** 2 for count in seen.shape[:2])
    light = 1 - shade * (down[:, np.newaxis] + across) / 2
    return seen * light.reshape(*light.shape, *(1,) * (seen.ndim - 2))


def _specked(seen: NDArray[np.uint8], scanner: Scanner, rng: random.Random) -> NDArray[np.uint8]:
    """What is ``seen`` with specks of dust, as many black as white."""
    if not scanner.specks:
        return seen
    drawn = np.random.default_rng(rng.getrandbits(32)).random(seen.shape[:2])
    seen[drawn < scanner.specks / 2] = 0
    seen[drawn > 1 - scanner.specks / 2] = 255
    return seen


def _page(picture: Image.Image, scanner: Scanner, rng: random.Random) -> Image.Image:
    """One page as a scanner sees it."""
    flat = picture.convert("RGB" if scanner.mode == "RGB" else "L")
    white = "white" if scanner.mode == "RGB" else 255
    askew = flat.rotate(
        rng.uniform(-scanner.tilt, scanner.tilt), Image.Resampling.BICUBIC, fillcolor=white
    )
    seen = _shaded(np.asarray(askew), scanner.shade)
    grain = np.random.default_rng(rng.getrandbits(32)).normal(-4, scanner.grain, seen.shape)
    grey = Image.fromarray(_specked(np.clip(seen + grain, 0, 255).astype(np.uint8), scanner, rng))
    if scanner.mode == "1":
        return grey.point(lambda level: 255 * (level > 150)).convert("1")
    squeezed = io.BytesIO()
    grey.save(squeezed, "JPEG", quality=scanner.quality)
    return Image.open(squeezed)
