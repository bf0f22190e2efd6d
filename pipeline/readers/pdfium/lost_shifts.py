"""Shifts at the end of a piece of text that PDFium does not make.

A piece of text is an array of strings and of shifts between them (ISO 32000-1, 9.4.3, TJ). Where
the last string is empty, PDFium forgets the shift before it, and what is drawn next stands too far
to the left or right: groff's “rule: The” is read as “rule:The”. Without the empty string, which
draws nothing, the array says the same, and PDFium makes the shift.
"""

from __future__ import annotations

import re
import zlib

# Bytes. A page's text and drawings are a hundredth of this; a small file may hold far more.
LONGEST = 1 << 26
_KEYWORD = re.compile(rb"\bstream\r?\n")
_EMPTY, _EMPTY_AT_END = (b"()", b"<>"), re.compile(rb"(?:\(\)|<>)\s*\]")
# An empty string behind a shift at the end of an array, unless the text ends with it.
_BEHIND_SHIFT = re.compile(rb"([\d.]\s*)(?:\(\)|<>)(?=\s*\]\s*TJ\s+(?!ET\b))")
# The number and the dictionary of the object that a stream belongs to.
_OBJECT = re.compile(rb"\d+\s+\d+\s+obj\s*<<(?:(?!\bobj\b).)*\Z", re.DOTALL)
_LENGTH = re.compile(rb"/Length\s+\d+(?:\s+\d+\s+R\b)?")


def with_shifts_kept(data: bytes) -> bytes:
    """The PDF ``data`` without empty strings that hide a shift; the same bytes where it has none.

    Mended streams are added at the end, where they replace those before (7.5.6). The file's table
    does not name them, so it is set aside, and PDFium searches the file for its objects. Streams
    that are encrypted, or packed otherwise than most programs do, stay as they are.
    """
    pieces = data.split(b"endstream")
    mended = [again for piece in pieces if (again := _mended(piece))]
    return b"\n".join([data, *mended, b"startxref\n0\n%%EOF\n"]) if mended else data


def _mended(piece: bytes) -> bytes | None:
    """The object of the stream that ends a ``piece`` of a file, if it hides shifts, without."""
    keyword = _KEYWORD.search(piece)
    if not keyword:
        return None
    drawn, packed = _unpacked(piece[keyword.end() :])
    if not (any(empty in drawn for empty in _EMPTY) and _EMPTY_AT_END.search(drawn)):
        return None  # as most have it, and ten times as quick as the pattern on a browser's page
    shown, count = _BEHIND_SHIFT.subn(rb"\1", drawn)
    owner = _OBJECT.search(piece, 0, keyword.start())
    if not count or not owner:
        return None
    content = zlib.compress(shown) if packed else shown
    head = _LENGTH.sub(b"/Length %d" % len(content), owner.group())
    return head + b"stream\n" + content + b"\nendstream\nendobj"


def _unpacked(held: bytes) -> tuple[bytes, bool]:
    """What a stream holds, and whether it was packed; nothing where it is damaged or too long."""
    unpacker = zlib.decompressobj()
    try:
        drawn = unpacker.decompress(held, LONGEST)
    except zlib.error:
        return held, False
    return (drawn if unpacker.eof else b""), True
