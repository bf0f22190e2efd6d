"""From the bytes of a file to its pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from pipeline.errors import Rejected, RejectionCode
from pipeline.model.geometry import Box
from pipeline.model.page import Page
from pipeline.readers.code_pages import with_code_pages_read
from pipeline.readers.code_points import with_code_points_read, with_rows_read
from pipeline.readers.file_kinds import check_is_text, from_header
from pipeline.readers.flow.reader import READERS, read_flow
from pipeline.readers.formats import format_of
from pipeline.readers.initials import with_initials_apart
from pipeline.readers.look_alikes import with_look_alikes_read
from pipeline.readers.misnamed_ligatures import with_ligatures_named
from pipeline.readers.pdf import Reader, read_pdf
from pipeline.readers.scans import read_scanned_pages
from pipeline.readers.shifted_codes import with_shifts_undone
from pipeline.readers.signs_in_words import with_signs_in_words_read
from pipeline.readers.symbol_fonts import with_symbols_read
from pipeline.readers.text_file import read_text
from pipeline.readers.unnamed_glyphs import with_unnamed_read
from pipeline.readers.unread_initials import with_initials_read
from pipeline.readers.unread_lines import with_unread_lines


def read_file(path: Path) -> bytes:
    """The bytes of the file at ``path``; raises Rejected when it cannot be opened."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise Rejected(
            RejectionCode.UNREADABLE,
            "The file cannot be opened; check that it is there and may be read.",
        ) from error


def read_pages(
    data: bytes,
    name: str,
    languages: Sequence[str],
    reader: Reader = Reader.PDFIUM,
    on_page: Callable[[], None] = lambda: None,
    is_hopeless: Callable[[Sequence[Page]], bool] = lambda pages: False,
    *,
    ocr: bool = True,
) -> tuple[Page, ...]:
    """The pages of a file: of a PDF, but where ``name`` ends in what a text or a document does.

    ``languages`` (ISO 639-1) are those that its text may be in. ``on_page`` is called for each page
    that has been read by OCR; without ``ocr``, none is. See :func:`read_scanned_pages` for
    ``is_hopeless``. Raises Rejected when there is nothing to read.
    """
    if not data.strip():
        raise Rejected(
            RejectionCode.EMPTY, "The file is empty; copy it again from where it came from."
        )
    format = format_of(name)
    if format == "text":
        check_is_text(data)
        return read_text(data)
    if format in READERS:
        return read_flow(data, format)
    pages = read_pdf(from_header(data), reader)
    if not pages:
        raise Rejected(
            RejectionCode.DAMAGED,
            "No pages can be found in the PDF: it has none, or is damaged; open it in a viewer, "
            "print it to a new PDF, and try again.",
        )
    pages = with_shifts_undone(with_symbols_read(pages), languages)
    pages = with_look_alikes_read(with_code_pages_read(pages, languages))
    pages = with_rows_read(with_signs_in_words_read(pages), languages)
    pages = with_unnamed_read(pages, languages, partial(_read_line, data) if ocr else None)
    if ocr:
        read_line = partial(_read_line, data, languages=languages)
        pages = with_initials_read(pages, languages, read_line)
        pages = with_unread_lines(pages, languages, read_line)
    pages = with_code_points_read(pages, languages)
    pages = with_ligatures_named(pages, languages)
    pages = with_initials_apart(pages, languages)
    if ocr:
        pages = read_scanned_pages(data, pages, languages, on_page, is_hopeless)
    if any(page.hidden for page in pages) and not any(page.lines for page in pages):
        raise Rejected(
            RejectionCode.NO_TEXT,
            "None of the text that the PDF holds shows on its pages; open it in a viewer, and "
            "export it again from where it was made.",
        )
    if not any(line.text.strip() for page in pages for line in page.lines):
        pictured = any(page.ocr_empty for page in pages)
        raise Rejected(
            RejectionCode.NO_TEXT,
            "The PDF’s pages hold pictures or drawings in which OCR found no text; open it in a "
            "viewer, and scan it anew if they show text."
            if pictured
            else "The PDF’s pages are blank; open it in a viewer, and look whether it is the "
            "right one.",
        )
    return pages


def _read_line(data: bytes, page: int, box: Box, languages: Sequence[str]) -> str:
    """A line of a page as OCR reads it; nothing where that is not installed, or fails."""
    from pipeline.readers.ocr.reader import read_line

    try:
        return read_line(data, page, box, languages)
    except Exception:
        # Whatever happens to a picture, the text can stand without it.
        return ""
