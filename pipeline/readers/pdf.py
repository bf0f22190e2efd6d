"""The ways to read a PDF: the usual one, and the one that it is held against."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from pipeline.page import Page


class Reader(StrEnum):
    """A library that reads PDFs; docs/readers.md compares them."""

    PDFIUM = "pdfium"
    PDFPLUMBER = "pdfplumber"


def read_pdf(path: Path, reader: Reader = Reader.PDFIUM) -> tuple[Page, ...]:
    """Pages of the PDF at ``path``; raises Rejected when it cannot be opened or read.

    What PDFium cannot open, pdfplumber may; if not, it knows why.
    """
    if reader is Reader.PDFIUM:
        from pipeline.readers import pdfium

        try:
            return pdfium.read_pdf(path)
        except pdfium.NotOpened:
            pass
    from pipeline.readers import pdfplumber

    return pdfplumber.read_pdf(path)
