"""Reads a PDF through PDFium: the default reader."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pypdfium2 import raw

from pipeline.model.page import Page
from pipeline.readers.lines.accents import composed
from pipeline.readers.lines.lines import PageFrame, build_lines
from pipeline.readers.lines.runs import Run
from pipeline.readers.lines.shapes import marks, rules, tints
from pipeline.readers.pdfium import bindings as pdfium
from pipeline.readers.pdfium.coordinates import Frame, displayed
from pipeline.readers.pdfium.glyphs import GlyphReader
from pipeline.readers.pdfium.links import read_links
from pipeline.readers.pdfium.runs import runs_of
from pipeline.readers.pdfium.shapes import Drawings, read_drawings


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
            yield _page(document, page, number + 1)
    finally:
        if earlier:
            raw.FPDF_ClosePage(earlier)


def _page(document: raw.FPDF_DOCUMENT, page: raw.FPDF_PAGE, number: int) -> Page:
    frame = _frame(page)
    width, height = frame.width, frame.height
    drawn = read_drawings(pdfium.handle_of(page), frame)
    upright, turned = _runs(page, drawn, frame)
    size = _median_size(upright or turned)
    areas = tuple(tints(drawn.shapes, size, width * height)) if size else ()
    lines_drawn = tuple(rules(drawn.shapes, drawn.strokes, size)) if size else ()
    bullets = marks(drawn.shapes, size)
    lines = build_lines(
        upright, areas, bullets, PageFrame(number, width, height), turned, rules=lines_drawn
    )
    links = tuple(read_links(pdfium.handle_of(document), pdfium.handle_of(page), frame))
    return Page(number, width, height, lines, areas, links, tuple(drawn.pictures), lines_drawn)


def _frame(page: raw.FPDF_PAGE) -> Frame:
    box = raw.FS_RECTF()
    raw.FPDF_GetPageBoundingBox(page, box)
    return displayed(box.left, box.bottom, box.right, box.top, raw.FPDFPage_GetRotation(page))


def _runs(page: raw.FPDF_PAGE, drawn: Drawings, frame: Frame) -> tuple[list[Run], list[Run]]:
    """The page's runs that stand upright, and those that do not."""
    text_page = raw.FPDFText_LoadPage(page)
    if not text_page:
        return [], []
    try:
        reader = GlyphReader(pdfium.handle_of(text_page), frame)
        upright, turned = reader.read(drawn.behind_blanks(reader.owners))
        return runs_of(upright), composed(turned)
    finally:
        raw.FPDFText_ClosePage(text_page)


def _median_size(runs: Sequence[Run]) -> float:
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
