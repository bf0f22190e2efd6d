"""Reads a PDF through PDFium: the usual reader, some twenty times as fast as the reference one."""

from __future__ import annotations

import ctypes
import statistics
from collections.abc import Iterator
from pathlib import Path

from pypdfium2 import raw

from pipeline.page import Box, Link, Page
from pipeline.readers import pdfium_calls as pdfium
from pipeline.readers.pdfium_fonts import Fonts
from pipeline.readers.pdfium_shapes import ShapeReader
from pipeline.readers.pdfium_sheet import Frame, frame
from pipeline.readers.pdfium_text import TextReader
from pipeline.readers.runs import Run, Sheet, build_lines
from pipeline.readers.shapes import marks, rules, tints


class NotOpened(Exception):
    """PDFium cannot open the file, or one of its pages."""


def read_pdf(path: Path) -> tuple[Page, ...]:
    """Pages of the PDF at ``path``; raises NotOpened when PDFium cannot read it."""
    data = path.read_bytes()
    _start()
    # Opened from memory: PDFium takes names in UTF-8, which those on a disk need not be.
    document = raw.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        raise NotOpened(str(path))
    try:
        return tuple(_pages(document))
    finally:
        raw.FPDF_CloseDocument(document)


def _start() -> None:
    """Load the library; importing pypdfium2 has done so."""
    import pypdfium2  # noqa: F401


def _pages(document: raw.FPDF_DOCUMENT) -> Iterator[Page]:
    fonts = Fonts()
    earlier = None
    try:
        for number in range(raw.FPDF_GetPageCount(document)):
            page = raw.FPDF_LoadPage(document, number)
            # The page before is closed now, not earlier, so that fonts they share stay loaded.
            if earlier:
                raw.FPDF_ClosePage(earlier)
            earlier = page
            if not page:
                raise NotOpened(f"page {number + 1}")
            yield _page(document, page, number + 1, fonts)
    finally:
        if earlier:
            raw.FPDF_ClosePage(earlier)


def _page(document: raw.FPDF_DOCUMENT, page: raw.FPDF_PAGE, number: int, fonts: Fonts) -> Page:
    shown = _frame(page)
    drawn = ShapeReader(shown)
    drawn.read(pdfium.address(page))
    upright, sideways = _text(page, drawn.texts, shown, fonts)
    size = _middle_size(upright or sideways)
    areas = tuple(tints(drawn.shapes, size, shown.width * shown.height)) if size else ()
    sheet = Sheet(number, shown.width, shown.height)
    drawn_lines = tuple(rules(drawn.shapes, drawn.strokes, size)) if size else ()
    lines = build_lines(
        upright, areas, marks(drawn.shapes, size), sheet, sideways, rules=drawn_lines
    )
    links = tuple(_links(document, page, shown))
    return Page(
        number,
        shown.width,
        shown.height,
        lines,
        areas,
        links,
        tuple(drawn.pictures),
        drawn_lines,
    )


def _frame(page: raw.FPDF_PAGE) -> Frame:
    box = raw.FS_RECTF()
    raw.FPDF_GetPageBoundingBox(page, box)
    return frame(box.left, box.bottom, box.right, box.top, raw.FPDFPage_GetRotation(page))


def _text(
    page: raw.FPDF_PAGE, drawn: list[int], shown: Frame, fonts: Fonts
) -> tuple[list[Run], list[Run]]:
    text_page = raw.FPDFText_LoadPage(page)
    if not text_page:
        return [], []
    try:
        handle = pdfium.address(text_page)
        text = _characters(text_page, handle)
        return TextReader(handle, text, drawn, shown, fonts).runs()
    finally:
        raw.FPDFText_ClosePage(text_page)


def _characters(text_page: raw.FPDF_TEXTPAGE, handle: int) -> str:
    """The page's text with one character for each of its glyphs."""
    count = pdfium.count_glyphs(handle)
    if count <= 0:
        return ""
    room = ctypes.create_string_buffer(2 * (count + 1))
    units = raw.FPDFText_GetText(
        text_page, 0, count, ctypes.cast(room, ctypes.POINTER(ctypes.c_ushort))
    )
    text = room.raw[: 2 * (units - 1)].decode("utf-16-le", "surrogatepass")
    if len(text) == count:
        return text
    # Some glyph has no character, or one of two units: then only asking for each is sure.
    return "".join(chr(pdfium.code_of(handle, at) or 0xFFFD) for at in range(count))


def _middle_size(runs: list[Run]) -> float:
    """The size that half of the characters are set in at most, in points; 0 without any."""
    sizes = [size for run in runs for size in [run.size] * len(run.text)]
    return statistics.median(sizes) if sizes else 0.0


def _links(document: raw.FPDF_DOCUMENT, page: raw.FPDF_PAGE, shown: Frame) -> Iterator[Link]:
    place, link, area = ctypes.c_int(0), raw.FPDF_LINK(), raw.FS_RECTF()
    while raw.FPDFLink_Enumerate(page, place, link):
        action = raw.FPDFLink_GetAction(link)
        url = _url(document, action) if action else ""
        if url and raw.FPDFLink_GetAnnotRect(link, area):
            box: Box = shown.box(area.left, area.bottom, area.right, area.top)
            yield Link(url, box)


def _url(document: raw.FPDF_DOCUMENT, action: raw.FPDF_ACTION) -> str:
    length = raw.FPDFAction_GetURIPath(document, action, None, 0)
    if length < 2:
        return ""
    room = ctypes.create_string_buffer(length)
    raw.FPDFAction_GetURIPath(document, action, room, length)
    return room.raw[: length - 1].decode("utf-8", "replace").strip()
