"""Pictures of the pages of a file, for the review pages."""

from __future__ import annotations

import math
import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

# Sharp enough to read body text, small enough to send: some 60 KB a page.
DPI = 110
QUALITY = 70
# Encoding effort, 0–6: each higher step takes twice as long and saves one percent.
EFFORT = 2
PAGES_AT_MOST = 400
"""Later pages are shown without a picture, so that a file stays within its time limit."""

MOST_PIXELS = 12_000_000
"""Of one picture, some 36 MB: six pages of A4. Larger pages are drawn less sharp."""
LONGEST_SIDE = 16_383
"""Pixels; the WebP format holds no more."""

_POINTS_PER_INCH = 72
_DIGITS = 16
SUFFIX = ".webp"
SCRATCH = ".partial"
_LIST = "pictures.txt"
"""In each folder, the names of the pictures that were drawn: a page may have none."""


def folder_name(sha256: str) -> str:
    """The folder of the pictures of a file, named by its digest: a changed file gets a new one."""
    return sha256[:_DIGITS]


def picture_name(page: int) -> str:
    """The file name of the picture of ``page``, from 1."""
    return f"{page}{SUFFIX}"


def is_drawn(folder: Path) -> bool:
    """Whether all pictures that were drawn into ``folder`` are still there."""
    try:
        names = (folder / _LIST).read_text("ascii").split()
        return set(names) <= {entry.name for entry in os.scandir(folder)}
    except (OSError, ValueError):
        return False


def draw_pages(pdf: Path, folder: Path) -> None:
    """Write a picture of each page of ``pdf`` into ``folder``, in place of what is there.

    They are written to a temporary folder first, so that ``folder`` is complete or does not exist.
    A page that cannot be drawn has none. Raises OSError if they cannot be written, and pypdfium2's
    PdfiumError if the file cannot be opened.
    """
    import pypdfium2

    def draw_all(scratch: Path) -> None:
        document = pypdfium2.PdfDocument(pdf)
        for at in range(min(len(document), PAGES_AT_MOST)):
            with suppress(pypdfium2.PdfiumError, ValueError, MemoryError):
                _draw(document[at], scratch / picture_name(at + 1))
        document.close()

    _replace_folder(folder, draw_all)


def draw_nothing(folder: Path) -> None:
    """Note in ``folder`` that its file has no pictures, so that nobody tries again."""
    _replace_folder(folder, lambda scratch: None)


def _replace_folder(folder: Path, fill: Callable[[Path], None]) -> None:
    """Put a folder that ``fill`` writes pictures into in the place of ``folder``."""
    scratch = folder.with_name(f"{folder.name}.{os.getpid()}{SCRATCH}")
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir(parents=True)
    try:
        fill(scratch)
        names = "\n".join(sorted(path.name for path in scratch.iterdir()))
        (scratch / _LIST).write_text(names, "ascii")
        shutil.rmtree(folder, ignore_errors=True)
        scratch.replace(folder)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _draw(page: PdfPage, path: Path) -> None:
    from pipeline.readers.pdfium.upright import set_upright

    set_upright(page.raw)
    picture = page.render(scale=scale_of(*page.get_size())).to_pil()
    picture.save(path, "WEBP", quality=QUALITY, method=EFFORT)
    page.close()


def scale_of(width: float, height: float) -> float:
    """Pixels a point, so that the picture of a page of this size (points) stays in bounds."""
    longest, area = max(width, height, 1.0), max(width * height, 1.0)
    # A pixel less than the bounds, since both sides are rounded up.
    within = min((LONGEST_SIDE - 1) / longest, math.sqrt((MOST_PIXELS - 1) / area))
    return min(DPI / _POINTS_PER_INCH, within)
