"""Reads a PDF through PDFium: the default reader."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pypdfium2 import raw

from pipeline.model.geometry import Box
from pipeline.model.page import Hidden, Link, Page
from pipeline.readers.lines.accents import composed
from pipeline.readers.lines.dashes import with_dashes_joined
from pipeline.readers.lines.lines import PageFrame, build_lines
from pipeline.readers.lines.runs import Run
from pipeline.readers.lines.shapes import marks, rules, tints
from pipeline.readers.lines.strips import with_gradients_joined
from pipeline.readers.lines.turned import turned_lines, with_apostrophes, without_stacks
from pipeline.readers.pdfium import bindings as pdfium
from pipeline.readers.pdfium.coordinates import Frame, displayed, turned
from pipeline.readers.pdfium.drawings import Drawings, read_drawings
from pipeline.readers.pdfium.fields import Fields
from pipeline.readers.pdfium.glyphs import GlyphReader
from pipeline.readers.pdfium.hidden_text import find_hidden, hidden_texts
from pipeline.readers.pdfium.layers import may_be_off
from pipeline.readers.pdfium.links import read_links
from pipeline.readers.pdfium.lost_shifts import with_shifts_kept
from pipeline.readers.pdfium.runs import runs_of
from pipeline.readers.pdfium.upright import set_upright


class NotOpened(Exception):
    """PDFium cannot open the file, or one of its pages."""


def read_pdf(data: bytes) -> tuple[Page, ...]:
    """Pages of a PDF that consists of ``data``; raises NotOpened when PDFium cannot read it."""
    _start()
    data = with_shifts_kept(data)
    # Opened from memory: PDFium takes names in UTF-8, which those on a disk need not be.
    document = raw.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        raise NotOpened("the file")
    try:
        return tuple(_pages(document, may_be_off(data)))
    finally:
        raw.FPDF_CloseDocument(document)


def _start() -> None:
    """Load the library; importing pypdfium2 has done so."""
    import pypdfium2  # noqa: F401


def _pages(document: raw.FPDF_DOCUMENT, layered: bool) -> Iterator[Page]:
    earlier: list[raw.FPDF_PAGE] = []
    with Fields(document) as fields:
        try:
            for number in range(raw.FPDF_GetPageCount(document)):
                page = _loaded(document, number)
                # The page before is closed now, so that fonts they share stay loaded.
                while earlier:
                    raw.FPDF_ClosePage(earlier.pop())
                earlier.append(page)
                links = _links(document, page)  # which are gone once the page is flat
                if fields.flatten(page):
                    page = _loaded(document, number)
                    earlier.append(page)
                found = replace(_page(page, number + 1, layered), links=links)
                yield _set_upright(found, page, layered)
        finally:
            while earlier:
                raw.FPDF_ClosePage(earlier.pop())


def _links(document: raw.FPDF_DOCUMENT, page: raw.FPDF_PAGE) -> tuple[Link, ...]:
    handles = pdfium.handle_of(document), pdfium.handle_of(page)
    return tuple(read_links(*handles, _frame(page)))


def _set_upright(found: Page, page: raw.FPDF_PAGE, layered: bool) -> Page:
    """``found``, or what ``page`` says when it is turned so that its text runs level."""
    if not any(line.turned for line in found.lines):
        return found
    frame = _frame(page)
    quarters = set_upright(page)
    if not quarters:
        return found
    links = tuple(replace(one, box=turned(one.box, frame, quarters)) for one in found.links)
    return replace(_page(page, found.number, layered), links=links, set_upright=True)


def _loaded(document: raw.FPDF_DOCUMENT, number: int) -> raw.FPDF_PAGE:
    """The page of this number (from 0); raises NotOpened."""
    page = raw.FPDF_LoadPage(document, number)
    if not page:
        raise NotOpened(f"page {number + 1}")
    return page


def _page(page: raw.FPDF_PAGE, number: int, layered: bool) -> Page:
    frame = _frame(page)
    width, height = frame.width, frame.height
    drawn = read_drawings(pdfium.handle_of(page), frame)
    upright, askew, hidden, plain_text = _texts(page, drawn, frame, layered)
    size = _median_size(upright or [run for line in askew for run in line])
    shapes = with_dashes_joined(with_gradients_joined(drawn.shapes), size)
    areas = tuple(tints(shapes, drawn.strokes, size, width * height)) if size else ()
    lines_drawn = tuple(rules(shapes, drawn.strokes, size)) if size else ()
    bullets = marks(shapes, drawn.strokes, size)
    whole = PageFrame(number, width, height)
    built = build_lines(upright, areas, bullets, whole, askew, rules=lines_drawn)
    return Page(
        number, width, height, built.lines, areas, (), tuple(drawn.pictures), lines_drawn,
        hidden=(*hidden, *built.outside), plain_text=plain_text,
    )  # fmt: skip


def _frame(page: raw.FPDF_PAGE) -> Frame:
    box = raw.FS_RECTF()
    raw.FPDF_GetPageBoundingBox(page, box)
    return displayed(box.left, box.bottom, box.right, box.top, raw.FPDFPage_GetRotation(page))


def _texts(
    page: raw.FPDF_PAGE, drawn: Drawings, frame: Frame, layered: bool
) -> tuple[list[Run], list[list[Run]], tuple[Hidden, ...], str]:
    """The page's upright runs, its turned lines, what it does not show, and PDFium's own text."""
    text_page = raw.FPDFText_LoadPage(page)
    if not text_page:
        return [], [], (), ""
    try:
        reader = GlyphReader(pdfium.handle_of(text_page), frame, drawn.texts)
        hidden = find_hidden(page, reader, drawn, Box(0, 0, frame.width, frame.height), layered)
        upright, askew = reader.read(
            drawn.behind_blanks(thing for thing, _, _, _ in reader.objects), hidden
        )
        lines, runs = with_apostrophes(turned_lines(askew), runs_of(upright))
        stacks, runs = without_stacks(runs)
        unseen = tuple(hidden_texts(reader, hidden))
        return runs, [*map(composed, lines), *stacks], unseen, reader.plain_text
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
