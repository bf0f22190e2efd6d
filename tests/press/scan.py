"""Makes a scan of a publication: a PDF that holds nothing but pictures of its pages."""

from __future__ import annotations

import io
import random
from pathlib import Path

import numpy as np
import pypdfium2
from PIL import Image

DPI = 200
TILT = 0.5  # degrees that a page may lie askew
QUALITY = 70  # of the JPEG, as office scanners have it


def scan(path: Path, rng: random.Random) -> None:
    """Put a scan of the PDF in its place: grey pictures, a little askew, with grain."""
    document = pypdfium2.PdfDocument(path)
    pages = [_page(page.render(scale=DPI / 72).to_pil(), rng) for page in document]
    document.close()
    pages[0].save(path, "PDF", resolution=DPI, save_all=True, append_images=pages[1:])


def _page(picture: Image.Image, rng: random.Random) -> Image.Image:
    """One page as a scanner would see it."""
    askew = picture.convert("L").rotate(
        rng.uniform(-TILT, TILT), Image.Resampling.BICUBIC, fillcolor=255
    )
    grain = np.random.default_rng(rng.getrandbits(32)).normal(-4, 6, (askew.height, askew.width))
    grey = Image.fromarray(np.clip(np.asarray(askew) + grain, 0, 255).astype(np.uint8))
    squeezed = io.BytesIO()
    grey.save(squeezed, "JPEG", quality=QUALITY)
    return Image.open(squeezed)
