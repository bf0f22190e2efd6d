"""Pictures of the pages of a file, for the review pages."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

# Sharp enough to read body text, small enough to send: some 60 KB a page.
DPI = 110
QUALITY = 70
# Encoding effort, 0–6: each higher step takes twice as long and saves one percent.
EFFORT = 2
PAGES_AT_MOST = 400
"""Later pages are shown without a picture, so that a file stays within its time limit."""

_POINTS_PER_INCH = 72
_DIGITS = 16
SUFFIX = ".webp"
SCRATCH = ".partial"


def folder_name(sha256: str) -> str:
    """The folder of the pictures of a file, named by its digest: a changed file gets a new one."""
    return sha256[:_DIGITS]


def picture_name(page: int) -> str:
    """The file name of the picture of ``page``, from 1."""
    return f"{page}{SUFFIX}"


def draw_pages(pdf: Path, folder: Path) -> None:
    """Write a picture of each page of ``pdf`` into ``folder``, unless the folder exists.

    They are written to a temporary folder first, so that ``folder`` is complete or does not exist.
    Raises OSError if they cannot be written, and pypdfium2's PdfiumError if the file cannot be
    opened.
    """
    if folder.is_dir():
        return
    import pypdfium2

    scratch = folder.with_name(f"{folder.name}.{os.getpid()}{SCRATCH}")
    scratch.mkdir(parents=True)
    try:
        document = pypdfium2.PdfDocument(pdf)
        for at in range(min(len(document), PAGES_AT_MOST)):
            page = document[at]
            picture = page.render(scale=DPI / _POINTS_PER_INCH).to_pil()
            picture.save(scratch / picture_name(at + 1), "WEBP", quality=QUALITY, method=EFFORT)
            page.close()
        document.close()
        scratch.replace(folder)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
