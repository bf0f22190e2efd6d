"""Reads the glyphs of a PDF one at a time, through PDFium's public functions as they are declared.

Slow and obvious: nothing is kept from one glyph to the next, nothing is taken together. What the
product's reader makes of the same file is held against it.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
from pypdfium2 import raw

SOFT_HYPHEN, LINE_END_HYPHENS = 0xAD, (0x02, 0xFFFE)


@dataclass(frozen=True)
class ReferenceGlyph:
    """A glyph: its character, and where it stands in points from the page's top left corner.

    ``x`` and ``y`` are the middle of its cell.
    """

    page: int
    text: str
    font: str
    size: float
    color: str
    x: float
    y: float


def read_glyphs(path: Path) -> Iterator[ReferenceGlyph]:
    """The glyphs that show on the pages of the PDF at ``path``, which must not be turned."""
    document = pypdfium2.PdfDocument(path)
    for number, page in enumerate(document, start=1):
        text_page = page.get_textpage()
        left, _, _, top = page.get_bbox()
        for at in range(raw.FPDFText_CountChars(text_page)):
            code = raw.FPDFText_GetUnicode(text_page, at)
            generated = raw.FPDFText_IsGenerated(text_page, at) == 1
            text = _character(code, unmapped=raw.FPDFText_HasUnicodeMapError(text_page, at) == 1)
            if (generated and code not in LINE_END_HYPHENS) or not text.strip():
                continue
            x, y = _middle(text_page, at)
            thing = raw.FPDFText_GetTextObject(text_page, at)
            yield ReferenceGlyph(
                number, text, _font(thing), _size(text_page, at), _color(thing), x - left, top - y
            )


def _character(code: int, *, unmapped: bool) -> str:
    if code in LINE_END_HYPHENS:
        return "-"
    if code == SOFT_HYPHEN:
        return ""
    return "\ufffd" if unmapped or not code else chr(code)


def _middle(text_page: object, at: int) -> tuple[float, float]:
    cell = raw.FS_RECTF()
    assert raw.FPDFText_GetLooseCharBox(text_page, at, cell)
    return (cell.left + cell.right) / 2, (cell.bottom + cell.top) / 2


def _size(text_page: object, at: int) -> float:
    matrix = raw.FS_MATRIX()
    assert raw.FPDFText_GetMatrix(text_page, at, matrix)
    height = (matrix.c**2 + matrix.d**2) ** 0.5
    return float(raw.FPDFText_GetFontSize(text_page, at) * height)


def _font(thing: object) -> str:
    name = ctypes.create_string_buffer(256)
    raw.FPDFFont_GetBaseFontName(raw.FPDFTextObj_GetFont(thing), name, len(name))
    return name.value.decode().split("+", 1)[-1]


def _color(thing: object) -> str:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    assert raw.FPDFPageObj_GetFillColor(thing, red, green, blue, alpha)
    return f"#{red.value:02x}{green.value:02x}{blue.value:02x}"
