"""The functions of PDFium's C API that the reader calls, declared with plain handles.

pypdfium2 declares a pointer type for each kind of handle, and makes a Python object of each handle
that goes in or comes out: three times the cost of these calls, of which a page takes thousands.
Here a handle is an ``int``, 0 or None for none, and what a function fills in goes in by ``byref``.
The functions are described in PDFium's headers fpdfview.h, fpdf_text.h, fpdf_edit.h, fpdf_doc.h.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from ctypes import c_double, c_float, c_int, c_size_t, c_uint, c_ulong, c_void_p
from typing import Any

from pypdfium2 import raw

Handle = int
Pointer = c_void_p
"""A page, an object or a font as the functions that are asked of many of them take it."""

pointer: Callable[[Handle | None], Any] = c_void_p.from_param
"""What such functions take for a handle."""

_POINTER, _POINTERS = c_void_p, [c_void_p] * 5


def handle_of(thing: Any) -> Handle:
    """The handle of a page, text page or document that pypdfium2's own functions opened."""
    return ctypes.cast(thing, c_void_p).value or 0


def _declare(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    # PYFUNCTYPE keeps Python's lock during the call: PDFium is not made for several threads.
    prototype = ctypes.PYFUNCTYPE(result, *arguments)
    return prototype(ctypes.cast(function, c_void_p).value)  # type: ignore[arg-type]


def _declare_for_many(function: Any, result: Any) -> Callable[..., Any]:
    # With its arguments declared, a call takes twice as long; undeclared, handles must be pointers.
    return _declare(function, result)


# Of a text page and the place of a glyph in it.
count_glyphs: Callable[[Handle], int] = _declare(raw.FPDFText_CountChars, c_int, _POINTER)
get_text = _declare(raw.FPDFText_GetText, c_int, _POINTER, c_int, c_int, _POINTER)
get_code: Callable[[Handle, int], int] = _declare(raw.FPDFText_GetUnicode, c_uint, _POINTER, c_int)
get_object: Callable[[Pointer, int], Handle | None] = _declare_for_many(
    raw.FPDFText_GetTextObject, c_void_p
)
is_unmapped: Callable[[Pointer, int], int] = _declare_for_many(
    raw.FPDFText_HasUnicodeMapError, c_int
)
is_generated: Callable[[Pointer, int], int] = _declare_for_many(raw.FPDFText_IsGenerated, c_int)
is_hyphen: Callable[[Pointer, int], int] = _declare_for_many(raw.FPDFText_IsHyphen, c_int)
get_size: Callable[[Pointer, int], float] = _declare_for_many(raw.FPDFText_GetFontSize, c_double)
get_matrix = _declare_for_many(raw.FPDFText_GetMatrix, c_int)
get_origin = _declare_for_many(raw.FPDFText_GetCharOrigin, c_int)
get_cell = _declare_for_many(raw.FPDFText_GetLooseCharBox, c_int)
get_ink = _declare_for_many(raw.FPDFText_GetCharBox, c_int)

# Of the objects of a page.
count_objects: Callable[[Handle], int] = _declare(raw.FPDFPage_CountObjects, c_int, _POINTER)
object_at: Callable[[Pointer, int], Handle] = _declare_for_many(raw.FPDFPage_GetObject, c_void_p)
count_inner: Callable[[Handle], int] = _declare(raw.FPDFFormObj_CountObjects, c_int, _POINTER)
inner_at: Callable[[Handle, int], Handle] = _declare(
    raw.FPDFFormObj_GetObject, c_void_p, _POINTER, c_ulong
)
get_type: Callable[[Pointer], int] = _declare_for_many(raw.FPDFPageObj_GetType, c_int)
get_bounds = _declare_for_many(raw.FPDFPageObj_GetBounds, c_int)
get_object_matrix = _declare_for_many(raw.FPDFPageObj_GetMatrix, c_int)
get_fill = _declare_for_many(raw.FPDFPageObj_GetFillColor, c_int)
get_stroke = _declare_for_many(raw.FPDFPageObj_GetStrokeColor, c_int)
get_stroke_width = _declare(raw.FPDFPageObj_GetStrokeWidth, c_int, _POINTER, _POINTER)
has_transparency: Callable[[Pointer], int] = _declare_for_many(
    raw.FPDFPageObj_HasTransparency, c_int
)
get_draw_mode = _declare(raw.FPDFPath_GetDrawMode, c_int, _POINTER, _POINTER, _POINTER)
count_segments: Callable[[Handle], int] = _declare(raw.FPDFPath_CountSegments, c_int, _POINTER)
segment_at: Callable[[Handle, int], Handle] = _declare(
    raw.FPDFPath_GetPathSegment, c_void_p, _POINTER, c_int
)
get_segment_type: Callable[[Handle], int] = _declare(raw.FPDFPathSegment_GetType, c_int, _POINTER)
get_point = _declare(raw.FPDFPathSegment_GetPoint, c_int, _POINTER, _POINTER, _POINTER)

get_text_mode: Callable[[Pointer], int] = _declare_for_many(
    raw.FPDFTextObj_GetTextRenderMode, c_int
)
set_active = _declare(raw.FPDFPageObj_SetIsActive, c_int, _POINTER, c_int)
get_clip: Callable[[Pointer], Handle | None] = _declare_for_many(
    raw.FPDFPageObj_GetClipPath, c_void_p
)
count_clips: Callable[[Pointer], int] = _declare_for_many(raw.FPDFClipPath_CountPaths, c_int)
count_clip_segments: Callable[[Handle, int], int] = _declare(
    raw.FPDFClipPath_CountPathSegments, c_int, _POINTER, c_int
)
clip_segment_at: Callable[[Handle, int, int], Handle] = _declare(
    raw.FPDFClipPath_GetPathSegment, c_void_p, _POINTER, c_int, c_int
)
count_marks: Callable[[Handle], int] = _declare(raw.FPDFPageObj_CountMarks, c_int, _POINTER)
mark_at: Callable[[Handle, int], Handle] = _declare(
    raw.FPDFPageObj_GetMark, c_void_p, _POINTER, c_ulong
)
get_mark_name = _declare(raw.FPDFPageObjMark_GetName, c_int, *_POINTERS[:2], c_ulong, _POINTER)

# Of fonts.
get_font: Callable[[Pointer], Handle | None] = _declare_for_many(raw.FPDFTextObj_GetFont, c_void_p)
get_font_name = _declare(raw.FPDFFont_GetBaseFontName, c_size_t, _POINTER, _POINTER, c_size_t)
get_advance = _declare(raw.FPDFFont_GetGlyphWidth, c_int, _POINTER, c_uint, c_float, _POINTER)
get_descent = _declare(raw.FPDFFont_GetDescent, c_int, _POINTER, c_float, _POINTER)

# Of links.
next_link = _declare(raw.FPDFLink_Enumerate, c_int, _POINTER, _POINTER, _POINTER)
get_action: Callable[[Handle], Handle | None] = _declare(raw.FPDFLink_GetAction, c_void_p, _POINTER)
get_link_area = _declare(raw.FPDFLink_GetAnnotRect, c_int, _POINTER, _POINTER)
get_uri = _declare(raw.FPDFAction_GetURIPath, c_ulong, _POINTER, _POINTER, _POINTER, c_ulong)
