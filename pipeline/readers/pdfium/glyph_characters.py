"""What the glyphs of a PDFium text page say: one character for each of them."""

from __future__ import annotations

import ctypes
import re
import sys
from itertools import compress, repeat

from pipeline.readers.pdfium import bindings as pdfium
from pipeline.text.characters import (
    SOFT_HYPHEN,
    UNKNOWN,
    UNNAMED,
    is_unnamed,
    one_for_each,
    unnamed,
    with_unreadable,
)

BLANKS = "".join(one for one in map(chr, range(0x3001)) if one.isspace() and one not in " \r\n\x85")
"""White space but for plain spaces, what PDFium puts at the end of a line, and Windows' “…”."""

# Of the type size: PDFium gives a glyph without ink its advance and a height of a thousandth, and
# no sign is thinner than a twentieth. A hair space is a tenth wide, what joins or parts letters 0.
LEAST_INK, LEAST_SPACE = 0.005, 0.02
_NOTHING = "\u200b"
_WHITE = "\t\r\n"
# What stands in the text for a glyph that has no character, or may do so by its code.
_CODES = re.compile(f"[{_WHITE}{UNNAMED}]")
# What a font may say of its spaces, thin ones above all: nothing, a private code point, no width.
_MAY_BE_SPACE = re.compile(f"[{UNKNOWN}\ue000-\uf8ff{_NOTHING}]")

# PDFium puts these for the hyphen that a line ends with, and joins the next line to it.
_LINE_END_HYPHEN = re.compile("[\ufffe\x02]")


def read_characters(text_page: pdfium.Handle) -> str:
    """The text as PDFium gives it, with hyphens at line ends; codes for what is no character.

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
        codes = (pdfium.get_code(text_page, at) for at in range(count))
        text = "".join(chr(code) if 0 < code <= sys.maxunicode else UNKNOWN for code in codes)
    page = pdfium.pointer(text_page)
    characters = _LINE_END_HYPHEN.sub(
        lambda mark: "-" if pdfium.is_hyphen(page, mark.start()) else unnamed(ord(mark[0])),
        one_for_each(text),
    )
    return with_unreadable(characters)


def with_unmapped(text_page: pdfium.Pointer, text: str) -> str:
    """``text`` with the codes of the glyphs of which the font does not say what they are.

    PDFium gives the code in the place of their character; one that is a line end or a tabulator by
    its code, and is drawn, is a letter, too. A glyph that leaves no ink is a space, and so is one
    that the font says is no character, a private one or one without width.
    """
    places = range(len(text))
    unmapped = {*compress(places, map(pdfium.is_unmapped, repeat(text_page), places))}
    unmapped |= {found.start() for found in _CODES.finditer(text)}
    unmapped -= {at for at in unmapped if pdfium.is_generated(text_page, at)}
    unmapped -= {at for at in unmapped if text[at] == SOFT_HYPHEN}
    named = {found.start() for found in _MAY_BE_SPACE.finditer(text)} - unmapped
    if not unmapped and not named:
        return text
    letters = list(text)
    for at in sorted(unmapped):
        letters[at] = _unmapped(text_page, at, text[at])
    for at in sorted(named):
        letters[at] = _space(text_page, at) or text[at]
    return "".join(letters)


def _unmapped(text_page: pdfium.Pointer, at: int, code: str) -> str:
    """What stands for the glyph at ``at``, of which PDFium gives the ``code``, if that."""
    if space := _space(text_page, at):
        return code if code in _WHITE else space
    return code if code == UNKNOWN or is_unnamed(code) else unnamed(ord(code))


def _space(text_page: pdfium.Pointer, at: int) -> str:
    """A space, or what has no width, where the glyph at ``at`` leaves no ink; else nothing."""
    box = [ctypes.c_double() for _ in range(4)]
    if not pdfium.get_ink(text_page, at, *map(ctypes.byref, box)):
        return ""
    left, right, bottom, top = (edge.value for edge in box)
    size = pdfium.get_size(text_page, at)
    if min(right - left, top - bottom) > LEAST_INK * size:
        return ""
    return " " if max(right - left, top - bottom) > LEAST_SPACE * size else _NOTHING
