"""The ways to read a PDF: the usual one, and the one that it is held against."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path

from pipeline.errors import Rejected
from pipeline.model.page import Page
from pipeline.text.characters import UNKNOWN

# PDFium does not say what some fonts' glyphs are, and moves accents that are drawn apart away from
# their letters. Bullets of symbol fonts have no character either, but are few; an accent that
# stands alone may be meant once or twice.
SHARE_UNKNOWN, LONE_ACCENTS = 0.01, 3
# Those of the accents that addresses and code hardly use.
_ACCENTS = "´`ˆ¨˜¸"


class Reader(StrEnum):
    """A library that reads PDFs; docs/readers.md compares them."""

    PDFIUM = "pdfium"
    PDFPLUMBER = "pdfplumber"


def read_pdf(
    path: Path, reader: Reader = Reader.PDFIUM, data: bytes | None = None
) -> tuple[Page, ...]:
    """Pages of the PDF at ``path``; raises Rejected when it cannot be opened or read.

    ``data`` are its bytes, where they have been read before.

    What PDFium cannot open, pdfplumber may; if not, it knows why. Where PDFium does not know what
    glyphs say, pdfplumber may, too.
    """
    if reader is Reader.PDFIUM:
        from pipeline.readers.pdfium import reader as pdfium

        try:
            pages = pdfium.read_pdf(path.read_bytes() if data is None else data)
        except pdfium.NotOpened:
            pass
        else:
            return _clearer(pages, path)
    from pipeline.readers import pdfplumber

    return pdfplumber.read_pdf(path)


def _clearer(pages: tuple[Page, ...], path: Path) -> tuple[Page, ...]:
    """``pages``, or those of the reference reader where PDFium leaves much unsaid and it less."""
    unknown, accents, letters = _strays(pages)
    if unknown <= SHARE_UNKNOWN * letters and accents < LONE_ACCENTS:
        return pages
    from pipeline.readers import pdfplumber

    try:
        others = pdfplumber.read_pdf(path)
    except Rejected:
        return pages
    return others if sum(_strays(others)[:2]) < unknown + accents else pages


def _strays(pages: Sequence[Page]) -> tuple[int, int, int]:
    """How many glyphs have no character, are accents without a letter, and are there in all."""
    text = "".join([line.text for page in pages for line in page.lines])
    accents = sum(text.count(accent) for accent in _ACCENTS if accent in text)
    return text.count(UNKNOWN), accents, len(text)
