"""From the bytes of a file to its pages."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from pipeline.errors import Rejected
from pipeline.model.page import Page
from pipeline.readers.pdf import Reader, read_pdf
from pipeline.readers.scans import with_scans_read
from pipeline.readers.text_file import read_text

# The specification allows a PDF's header anywhere in these first bytes (ISO 32000-1, H.3).
BYTES_BEFORE_HEADER = 1024


def read_pages(
    data: bytes, name: str, languages: Sequence[str], reader: Reader = Reader.PDFIUM
) -> tuple[Page, ...]:
    """The pages of a file: of plain text where ``name`` ends in ``.txt``, else of a PDF.

    ``languages`` (ISO 639-1) are those that its text may be in. Raises Rejected when there is
    nothing to read.
    """
    if not data.strip():
        raise Rejected("empty", "The file is empty; copy it again from where it came from.")
    if PurePath(name).suffix.lower() == ".txt":
        return read_text(data)
    if b"%PDF-" not in data[:BYTES_BEFORE_HEADER]:
        raise Rejected(
            "not-a-pdf", "The file is not a PDF, whatever its name says; export it again."
        )
    pages = read_pdf(data, reader)
    if not pages:
        raise Rejected("damaged", "The PDF has no pages; export it again from where it was made.")
    pages = with_scans_read(data, pages, languages)
    if not any(line.text.strip() for page in pages for line in page.lines):
        raise Rejected(
            "no-text", "The PDF holds no text, and OCR found none in its pictures; check the scan."
        )
    return pages
