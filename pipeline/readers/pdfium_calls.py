"""PDFium's functions, called with plain numbers for its pages, objects and fonts.

pypdfium2 declares the same functions with pointer types, and then makes an object of each pointer
that goes in or comes out. A page takes a thousand calls, and these need half the time.

Functions that fill in coordinates take the address of a ``Numbers``, whose values are read at once.
"""

from __future__ import annotations

import ctypes
import struct
from collections.abc import Callable
from ctypes import c_double, c_float, c_int, c_uint, c_void_p
from typing import Any

from pypdfium2 import raw


def _quick(function: object, result: Any, *arguments: Any) -> Callable[..., Any]:
    address = ctypes.cast(function, c_void_p).value  # type: ignore[arg-type]
    return ctypes.PYFUNCTYPE(result, *arguments)(address)  # type: ignore[arg-type]


def address(thing: Any) -> int:
    """The number by which the functions below know a pypdfium2 page, text page or document."""
    return ctypes.cast(thing, c_void_p).value or 0


class Numbers:
    """Room for coordinates that a function fills in: ``values()`` after a call with ``at``."""

    __slots__ = ("_room", "_unpack", "at")

    def __init__(self, kind: str, count: int) -> None:
        """``kind`` is the letter by which :mod:`struct` knows one of the ``count`` numbers."""
        layout = struct.Struct(f"@{count}{kind}")
        self._room = ctypes.create_string_buffer(layout.size)
        self._unpack = layout.unpack_from
        self.at = ctypes.addressof(self._room)

    def values(self) -> tuple[Any, ...]:
        """What the function filled in."""
        return self._unpack(self._room)


def floats(count: int) -> Numbers:
    """Room for rectangles (left, top, right, bottom) and matrices (a to f)."""
    return Numbers("f", count)


def integers(count: int) -> Numbers:
    """Room for colours (red, green, blue, alpha) and flags."""
    return Numbers("I", count)


def fields(numbers: Numbers) -> list[int]:
    """The address of each of ``numbers``, for functions that want one for each."""
    return [numbers.at + 4 * place for place in range(4)]


# Of the glyphs of a text page, by their place in it.
count_glyphs: Callable[[int], int] = _quick(raw.FPDFText_CountChars, c_int, c_void_p)
object_of: Callable[[int, int], int | None] = _quick(
    raw.FPDFText_GetTextObject, c_void_p, c_void_p, c_int
)
code_of: Callable[[int, int], int] = _quick(raw.FPDFText_GetUnicode, c_uint, c_void_p, c_int)
is_unmapped: Callable[[int, int], int] = _quick(
    raw.FPDFText_HasUnicodeMapError, c_int, c_void_p, c_int
)
is_added: Callable[[int, int], int] = _quick(raw.FPDFText_IsGenerated, c_int, c_void_p, c_int)
size_of: Callable[[int, int], float] = _quick(raw.FPDFText_GetFontSize, c_double, c_void_p, c_int)
matrix_of: Callable[[int, int, int], int] = _quick(
    raw.FPDFText_GetMatrix, c_int, c_void_p, c_int, c_void_p
)
cell_of: Callable[[int, int, int], int] = _quick(
    raw.FPDFText_GetLooseCharBox, c_int, c_void_p, c_int, c_void_p
)

# Of the objects of a page.
font_of: Callable[[int], int] = _quick(raw.FPDFTextObj_GetFont, c_void_p, c_void_p)
fill_of: Callable[[int, int, int, int, int], int] = _quick(
    raw.FPDFPageObj_GetFillColor, c_int, *[c_void_p] * 5
)
stroke_of: Callable[[int, int, int, int, int], int] = _quick(
    raw.FPDFPageObj_GetStrokeColor, c_int, *[c_void_p] * 5
)
descent_of: Callable[[int, float, int], int] = _quick(
    raw.FPDFFont_GetDescent, c_int, c_void_p, c_float, c_void_p
)
name_of: Callable[[int, Any, int], int] = _quick(
    raw.FPDFFont_GetBaseFontName, ctypes.c_size_t, c_void_p, c_void_p, ctypes.c_size_t
)
count_objects: Callable[[int], int] = _quick(raw.FPDFPage_CountObjects, c_int, c_void_p)
object_at: Callable[[int, int], int] = _quick(raw.FPDFPage_GetObject, c_void_p, c_void_p, c_int)
count_inner: Callable[[int], int] = _quick(raw.FPDFFormObj_CountObjects, c_int, c_void_p)
inner_at: Callable[[int, int], int] = _quick(
    raw.FPDFFormObj_GetObject, c_void_p, c_void_p, ctypes.c_ulong
)
type_of: Callable[[int], int] = _quick(raw.FPDFPageObj_GetType, c_int, c_void_p)
bounds_of: Callable[[int, int, int, int, int], int] = _quick(
    raw.FPDFPageObj_GetBounds, c_int, *[c_void_p] * 5
)
object_matrix: Callable[[int, int], int] = _quick(
    raw.FPDFPageObj_GetMatrix, c_int, c_void_p, c_void_p
)
draw_mode: Callable[[int, int, int], int] = _quick(
    raw.FPDFPath_GetDrawMode, c_int, c_void_p, c_void_p, c_void_p
)
count_segments: Callable[[int], int] = _quick(raw.FPDFPath_CountSegments, c_int, c_void_p)
segment_at: Callable[[int, int], int] = _quick(
    raw.FPDFPath_GetPathSegment, c_void_p, c_void_p, c_int
)
segment_type: Callable[[int], int] = _quick(raw.FPDFPathSegment_GetType, c_int, c_void_p)
segment_point: Callable[[int, int, int], int] = _quick(
    raw.FPDFPathSegment_GetPoint, c_int, c_void_p, c_void_p, c_void_p
)
