"""Reads a PDF through PDFium: the usual reader, some twenty times as fast as the reference one."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator

from pypdfium2 import raw

from pipeline.model.page import Link, Page
from pipeline.readers.lines.lines import Sheet, build_lines
from pipeline.readers.lines.runs import Run
from pipeline.readers.lines.shapes import marks, rules, tints
from pipeline.readers.pdfium import bindings as pdfium
from pipeline.readers.pdfium.coordinates import Frame, frame
from pipeline.readers.pdfium.shapes import ShapeReader
from pipeline.readers.pdfium.text import Asking, TextReader

# Bytes that hold nearly every address; a longer one is asked for again.
USUAL_URL = 512


class NotOpened(Exception):
    """PDFium cannot open the file, or one of its pages."""


def read_pdf(data: bytes) -> tuple[Page, ...]:
    """Pages of a PDF that consists of ``data``; raises NotOpened when PDFium cannot read it."""
    _start()
    # Opened from memory: PDFium takes names in UTF-8, which those on a disk need not be.
    document = raw.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        raise NotOpened("the file")
    try:
        return tuple(_pages(document))
    finally:
        raw.FPDF_CloseDocument(document)


def _start() -> None:
    """Load the library; importing pypdfium2 has done so."""
    import pypdfium2  # noqa: F401


def _pages(document: raw.FPDF_DOCUMENT) -> Iterator[Page]:
    asking = Asking()
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
            yield _page(document, page, number + 1, asking)
    finally:
        if earlier:
            raw.FPDF_ClosePage(earlier)


def _page(document: raw.FPDF_DOCUMENT, page: raw.FPDF_PAGE, number: int, asking: Asking) -> Page:
    shown = _frame(page)
    drawn = ShapeReader(shown)
    upright, sideways = _text(page, drawn, shown, asking)
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
    page: raw.FPDF_PAGE, drawn: ShapeReader, shown: Frame, asking: Asking
) -> tuple[list[Run], list[Run]]:
    """The page's runs, upright and sideways; what else is drawn goes to ``drawn``."""
    text_page = raw.FPDFText_LoadPage(page)
    own = pdfium.address(page)
    if not text_page:
        drawn.read(own, frozenset())
        return [], []
    try:
        handle = pdfium.address(text_page)
        text = _characters(handle)
        reader = TextReader(handle, text, pdfium.count_objects(own), shown, asking)
        drawn.read(own, reader.handles)
        return reader.runs(drawn.behind_unshown())
    finally:
        raw.FPDFText_ClosePage(text_page)


def _characters(handle: int) -> str:
    """The text of a text page with one character for each of its glyphs."""
    count = pdfium.count_glyphs(handle)
    if count <= 0:
        return ""
    room = pdfium.room(2 * (count + 1))
    units = pdfium.text_of(handle, 0, count, ctypes.addressof(room))
    text = room.raw[: 2 * (units - 1)].decode("utf-16-le", "surrogatepass")
    if len(text) == count:
        return text
    # Some glyph has no character, or one of two units: then only asking for each is sure.
    return "".join(chr(pdfium.code_of(handle, at) or 0xFFFD) for at in range(count))


def _middle_size(runs: list[Run]) -> float:
    """The size that half of the characters are set in at most, in points; 0 without any."""
    counts: dict[float, int] = {}
    for run in runs:
        counts[run.size] = counts.get(run.size, 0) + len(run.text)
    half, seen, below = sum(counts.values()) / 2, 0, 0.0
    for size in sorted(counts):
        if seen and seen == half:
            return (below + size) / 2  # as many characters are smaller as are larger
        seen, below = seen + counts[size], size
        if seen > half:
            return size
    return below


def _links(document: raw.FPDF_DOCUMENT, page: raw.FPDF_PAGE, shown: Frame) -> Iterator[Link]:
    own = pdfium.known(pdfium.address(page))
    place, link, area = ctypes.c_int(0), ctypes.c_void_p(), raw.FS_RECTF()
    next_place, next_link, its_area = map(ctypes.byref, (place, link, area))
    url_of: Callable[[int], str] | None = None
    while pdfium.next_link(own, next_place, next_link):
        thing = pdfium.known(link.value or 0)
        action = pdfium.action_of(thing)
        url_of = url_of or _urls(document)
        url = url_of(action) if action else ""
        if url and pdfium.link_area(thing, its_area):
            yield Link(url, shown.box(area.left, area.bottom, area.right, area.top))


def _urls(document: raw.FPDF_DOCUMENT) -> Callable[[int], str]:
    """What tells an action's address; empty when it has none."""
    whole, usual = pdfium.address(document), pdfium.room(USUAL_URL)

    def url_of(action: int) -> str:
        room, length = usual, pdfium.url_of(whole, action, ctypes.addressof(usual), len(usual))
        if length > len(usual):
            room = pdfium.room(length)
            pdfium.url_of(whole, action, ctypes.addressof(room), length)
        return ctypes.string_at(room, max(1, length) - 1).decode("utf-8", "replace").strip()

    return url_of
