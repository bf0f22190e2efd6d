"""Turns pages upright whose text stands sideways or upside down, as displayed.

Whatever draws or reads a page asks here, so that all of them see it turned alike.
"""

from __future__ import annotations

import ctypes
import math
import sys
from collections import Counter
from collections.abc import Iterator
from ctypes import c_double, c_float
from io import BytesIO

from pypdfium2 import PdfDocument, PdfiumError, raw

from pipeline.readers.lines.turned import LINES_OF_STAMP, STEEPEST
from pipeline.readers.pdfium import bindings as pdfium
from pipeline.readers.pdfium.fields import Fields

# So many glyphs, evenly apart, show how a page's text stands.
MOST_ASKED = 400
_SPACE = 32


def set_upright(page: raw.FPDF_PAGE) -> int:
    """Turn ``page`` so that most of its text runs level; by how many quarters, clockwise.

    The file is left as it is. A page keeps its turn when it is loaded again.
    """
    quarters = _quarters(page)
    if quarters:
        raw.FPDFPage_SetRotation(page, (raw.FPDFPage_GetRotation(page) + quarters) % 4)
    return quarters


def upright_copy(data: bytes) -> tuple[bytes, frozenset[int]]:
    """``data`` with its pages turned upright, and the numbers of those that were turned, from 1.

    Form fields are part of its pages then. What PDFium cannot open or write stays as it is.
    """
    try:
        document = PdfDocument(data)
        try:
            with Fields(document.raw) as fields:
                # A page is closed as soon as nobody holds it.
                filled = [at for at, page in enumerate(document) if fields.flatten(page.raw)]
            turned = {at for at, page in enumerate(document, 1) if set_upright(page.raw)}
            copy = BytesIO()
            if turned or filled:
                document.save(copy)
        finally:
            document.close()
    except PdfiumError:
        return data, frozenset()
    return copy.getvalue() or data, frozenset(turned)


def _quarters(page: raw.FPDF_PAGE) -> int:
    """By how many quarters, clockwise, the displayed page is to be turned; 0 to 3."""
    text_page = raw.FPDFText_LoadPage(page)
    if not text_page:
        return 0
    try:
        glyphs = list(_glyphs(pdfium.handle_of(text_page)))
    finally:
        raw.FPDFText_ClosePage(text_page)
    ways = Counter(way for way, _ in glyphs)
    way, count = ways.most_common(1)[0] if ways else (None, 0)
    lines = {height for one, height in glyphs if one == way}
    if way is None or 2 * count <= len(glyphs) or len(lines) <= LINES_OF_STAMP:
        return 0
    return (way - int(raw.FPDFPage_GetRotation(page))) % 4


def _glyphs(text_page: pdfium.Handle) -> Iterator[tuple[int | None, int]]:
    """Quarters, counter-clockwise, by which glyphs stand turned on the page, None if askew.

    Nor does a glyph of negative size say how its page lies: its lines are upside down one by one,
    and follow each other as upright ones do. With each comes the height of its line, in points.
    """
    page, count = pdfium.pointer(text_page), pdfium.count_glyphs(text_page)
    numbers, x, y = (c_float * 6)(), c_double(), c_double()
    for at in range(0, count, max(1, count // MOST_ASKED)):
        code = pdfium.get_code(text_page, at) or _SPACE
        # A font may have a longer code than any character's, which PDFium gives as it is.
        if code <= sys.maxunicode and chr(code).isspace():
            continue
        if not pdfium.get_matrix(page, at, ctypes.byref(numbers)):
            continue
        angle = math.degrees(math.atan2(numbers[1], numbers[0]))
        quarter = round(angle / 90)
        level = abs(angle - 90 * quarter) <= STEEPEST and pdfium.get_size(page, at) > 0
        pdfium.get_origin(page, at, ctypes.byref(x), ctypes.byref(y))
        height = x.value if quarter % 2 else y.value
        yield quarter % 4 if level else None, round(height) if math.isfinite(height) else 0
