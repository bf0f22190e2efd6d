"""Makes a scan of a publication: a PDF that holds nothing but pictures of its pages."""

from __future__ import annotations

import io
import random
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
}
ANY = "any"
KINDS = (*SCANNERS, ANY)


def scan(path: Path, rng: random.Random, kind: str = USUAL) -> None:
    """Put a scan of the PDF in its place, as the scanner of this kind makes it."""
    scanner = _any(rng) if kind == ANY else SCANNERS[kind]
    document = pypdfium2.PdfDocument(path)
    pages = [_page(page.render(scale=scanner.dpi / 72).to_pil(), scanner, rng) for page in document]
    document.close()
    pages[0].save(path, "PDF", resolution=scanner.dpi, save_all=True, append_images=pages[1:])


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


def _page(picture: Image.Image, scanner: Scanner, rng: random.Random) -> Image.Image:
    """One page as a scanner sees it."""
    flat = picture.convert("RGB" if scanner.mode == "RGB" else "L")
    white = "white" if scanner.mode == "RGB" else 255
    askew = flat.rotate(
        rng.uniform(-scanner.tilt, scanner.tilt), Image.Resampling.BICUBIC, fillcolor=white
    )
    seen = _shaded(np.asarray(askew), scanner.shade)
    grain = np.random.default_rng(rng.getrandbits(32)).normal(-4, scanner.grain, seen.shape)
    grey = Image.fromarray(np.clip(seen + grain, 0, 255).astype(np.uint8))
    if scanner.mode == "1":
        return grey.point(lambda level: 255 * (level > 150)).convert("1")
    squeezed = io.BytesIO()
    grey.save(squeezed, "JPEG", quality=scanner.quality)
    return Image.open(squeezed)
