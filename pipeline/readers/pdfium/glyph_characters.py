"""What the glyphs of a PDFium text page say: one character for each of them."""

from __future__ import annotations

import ctypes
import re
from itertools import compress, repeat

from pipeline.readers.pdfium import bindings as pdfium
from pipeline.text.characters import SOFT_HYPHEN, UNKNOWN, one_for_each, with_unreadable

BLANKS = "".join(one for one in map(chr, range(0x3001)) if one.isspace() and one not in " \r\n")
"""White space but for plain spaces, and what PDFium puts at the end of a line."""

# PDFium puts these for the hyphen that a line ends with, and joins the next line to it.
_LINE_END_HYPHEN = re.compile("[\ufffe\x02]")


def read_characters(text_page: pdfium.Handle) -> str:
    """The text as PDFium gives it, with hyphens at line ends; U+FFFD for what is no character.

    What a font says is U+FFFE or U+0002 is none, but for the hyphens PDFium marks so.
    """
    count = pdfium.count_glyphs(text_page)
    if count <= 0:
        return ""
    units = (ctypes.c_uint16 * (count + 1))()
    filled = pdfium.get_text(text_page, 0, count, units)
    text = bytes(units)[: 2 * (filled - 1)].decode("utf-16-le", "surrogatepass")
    if len(text) != count:
        # Some glyph has no character, or one of two units: then only asking for each is sure.
        text = "".join(chr(pdfium.get_code(text_page, at) or 0xFFFD) for at in range(count))
    page = pdfium.pointer(text_page)
    characters = _LINE_END_HYPHEN.sub(
        lambda mark: "-" if pdfium.is_hyphen(page, mark.start()) else UNKNOWN, one_for_each(text)
    )
    return with_unreadable(characters)


def with_unmapped(text_page: pdfium.Pointer, text: str) -> str:
    """``text`` with U+FFFD for the glyphs of which the font does not say what they are."""
    places = range(len(text))
    unmapped = list(compress(places, map(pdfium.is_unmapped, repeat(text_page), places)))
    if not unmapped:
        return text
    letters = list(text)
    for at in unmapped:
        if letters[at] != SOFT_HYPHEN:
            letters[at] = UNKNOWN
    return "".join(letters)
