"""Reads a document without fixed pages: of Word, of OpenDocument, or of the web."""

from __future__ import annotations

from collections.abc import Callable

from pipeline.errors import Rejected, RejectionCode
from pipeline.model.page import Page
from pipeline.readers.flow.blocks import Flow
from pipeline.readers.flow.composition import compose
from pipeline.readers.flow.docx import read_docx
from pipeline.readers.flow.html import read_html
from pipeline.readers.flow.odt import read_odt
from pipeline.readers.formats import Format

READERS: dict[Format, Callable[[bytes], Flow]] = {
    "docx": read_docx,
    "odt": read_odt,
    "html": read_html,
}
"""What reads each format without fixed pages."""

_OLDER_OFFICE, _PDF = b"\xd0\xcf\x11\xe0", b"%PDF-"


def read_flow(data: bytes, format: Format) -> tuple[Page, ...]:
    """Pages composed of the document whose bytes are ``data``; raises Rejected.

    ``format`` is one of READERS.
    """
    if data.startswith(_PDF):
        raise Rejected(
            RejectionCode.UNREADABLE,
            "The file is a PDF with the name of another document; have its name end in .pdf.",
        )
    if data.startswith(_OLDER_OFFICE):
        raise Rejected(
            RejectionCode.ENCRYPTED,
            "The document is protected by a password, or of an older Word; open it, and save it "
            "as .docx without a password.",
        )
    try:
        pages = compose(READERS[format](data))
    except RecursionError as error:
        raise Rejected(
            RejectionCode.UNREADABLE,
            "The parts of the document lie too deep in each other to be read; print it to a PDF, "
            "and try that one.",
        ) from error
    if not any(c.isalpha() for page in pages for line in page.lines for c in line.text):
        raise Rejected(
            RejectionCode.NO_TEXT, "The file holds no text; check that it is the right one."
        )
    return pages
