"""PDFium's functions, called with plain numbers for its pages, objects and fonts.

pypdfium2 declares the same functions with pointer types, and then makes an object of each pointer
that goes in or comes out. A page takes a thousand calls, and these need a third of the time.

Those that many glyphs or objects are asked for do not even check what they are given: a page, an
object or a font goes in as :func:`known`, the rest as an integer or a :class:`Room`'s slot. The
others take numbers; they fill in coordinates at the address of a ``Numbers``.
"""

from __future__ import annotations

import ctypes
import struct
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from ctypes import c_double, c_float, c_int, c_uint, c_void_p
from functools import lru_cache
from itertools import repeat
from typing import Any

from pypdfium2 import raw

# A page has some fifty lines; one that has more pieces is asked for them by so many.
SLOTS = 64

known: Callable[[int], Any] = c_void_p.from_param
"""A page, object or font as the functions that check nothing take it."""


def _quick(function: object, result: Any, *arguments: Any) -> Callable[..., Any]:
    return ctypes.PYFUNCTYPE(result, *arguments)(_address(function))  # type: ignore[arg-type]


def _unchecked(function: object, result: Any) -> Callable[..., Any]:
    # Without declared arguments, ctypes passes integers and pointers on as they are.
    called = ctypes.PYFUNCTYPE(result)(_address(function))  # type: ignore[arg-type]
    call: Callable[..., Any] = called
    return call


def _address(function: object) -> int | None:
    return ctypes.cast(function, c_void_p).value  # type: ignore[arg-type]


def address(thing: Any) -> int:
    """The number by which a pypdfium2 page, text page or document is known."""
    return c_void_p.from_buffer(thing).value or 0


@lru_cache(maxsize=64)
def _kind(size: int) -> Any:
    # Kept, because ctypes forgets a size that nothing has, and then makes its type anew each time.
    return ctypes.c_char * size


def room(size: int) -> ctypes.Array[ctypes.c_char]:
    """Room for as many bytes as ``size``, or some more."""
    made: ctypes.Array[ctypes.c_char] = _kind(1 << max(0, size - 1).bit_length())()
    return made


class Numbers:
    """Room for coordinates that a function fills in: ``values()`` after a call with ``at``."""

    __slots__ = ("_room", "_unpack", "at")

    def __init__(self, kind: str, count: int) -> None:
        """``kind`` is the letter by which :mod:`struct` knows one of the ``count`` numbers."""
        layout = struct.Struct(f"@{count}{kind}")
        self._room = room(layout.size)
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


class Room:
    """Slots that calls fill in, one each, to be read at once."""

    __slots__ = ("_layout", "_room", "_slots")

    def __init__(self, layout: str) -> None:
        """``layout`` is that of a slot, as :mod:`struct` writes it."""
        self._layout = struct.Struct(f"@{layout}")
        self._room = room(SLOTS * self._layout.size)
        self._slots = [
            ctypes.byref(self._room, place * self._layout.size) for place in range(SLOTS)
        ]

    def asked(
        self, function: Callable[[Any, int, Any], int], page: Any, glyphs: Sequence[int]
    ) -> list[Any]:
        """What ``function`` says of each of the ``glyphs`` of a text page."""
        answers: list[Any] = []
        for start in range(0, len(glyphs), SLOTS):
            some = glyphs[start : start + SLOTS]
            deque(map(function, repeat(page), some, self._slots), maxlen=0)
            filled = memoryview(self._room)[: len(some) * self._layout.size]
            answers += self._layout.iter_unpack(filled)
        return answers


class Rectangles:
    """Slots for rectangles that calls fill in, one each, to be read edge by edge."""

    __slots__ = ("_room", "_slots", "_unpack")

    def __init__(self) -> None:
        layout = struct.Struct(f"@{4 * SLOTS}f")
        self._room, self._unpack = room(layout.size), layout.unpack
        self._slots = [ctypes.byref(self._room, 16 * place) for place in range(SLOTS)]

    def asked(
        self, function: Callable[[Any, int, Any], int], page: Any, glyphs: Sequence[int]
    ) -> tuple[list[float], list[float], list[float], list[float]]:
        """Left, top, right and bottom of what ``function`` says of each of the ``glyphs``."""
        edges: list[float] = []
        for start in range(0, len(glyphs), SLOTS):
            some = glyphs[start : start + SLOTS]
            deque(map(function, repeat(page), some, self._slots), maxlen=0)
            edges += self._unpack(self._room)[: 4 * len(some)]
        return edges[0::4], edges[1::4], edges[2::4], edges[3::4]


class Colors:
    """Asks for the colours that objects are filled with."""

    __slots__ = ("_fields", "_room")

    def __init__(self) -> None:
        self._room = room(16)
        self._fields = [ctypes.byref(self._room, 4 * place) for place in range(4)]

    def of(self, things: Iterable[Any]) -> list[bytes]:
        """The channels of each of ``things``, for :meth:`named`; empty when there are none."""
        room, (red, green, blue, alpha) = self._room, self._fields
        return [room.raw if fill_of(thing, red, green, blue, alpha) else b"" for thing in things]

    @staticmethod
    def named(channels: bytes) -> str:
        """The colour (``#rrggbb``) that has these ``channels``; black when there are none."""
        if not channels:
            return "#000000"
        red, green, blue, _ = struct.unpack("@4I", channels)
        return f"#{red:02x}{green:02x}{blue:02x}"


# Of the glyphs of a text page, by their place in it. Nothing is checked.
object_of: Callable[[Any, int], int | None] = _unchecked(raw.FPDFText_GetTextObject, c_void_p)
is_unmapped: Callable[[Any, int], int] = _unchecked(raw.FPDFText_HasUnicodeMapError, c_int)
is_added: Callable[[Any, int], int] = _unchecked(raw.FPDFText_IsGenerated, c_int)
size_of: Callable[[Any, int], float] = _unchecked(raw.FPDFText_GetFontSize, c_double)
matrix_of: Callable[[Any, int, Any], int] = _unchecked(raw.FPDFText_GetMatrix, c_int)
cell_of: Callable[[Any, int, Any], int] = _unchecked(raw.FPDFText_GetLooseCharBox, c_int)
# Of the objects of a page. Nothing is checked.
object_at: Callable[[Any, int], int] = _unchecked(raw.FPDFPage_GetObject, c_void_p)
font_of: Callable[[Any], int | None] = _unchecked(raw.FPDFTextObj_GetFont, c_void_p)
fill_of: Callable[..., int] = _unchecked(raw.FPDFPageObj_GetFillColor, c_int)
# Of the links of a page. Nothing is checked.
next_link: Callable[[Any, Any, Any], int] = _unchecked(raw.FPDFLink_Enumerate, c_int)
action_of: Callable[[Any], int | None] = _unchecked(raw.FPDFLink_GetAction, c_void_p)
link_area: Callable[[Any, Any], int] = _unchecked(raw.FPDFLink_GetAnnotRect, c_int)

count_glyphs: Callable[[int], int] = _quick(raw.FPDFText_CountChars, c_int, c_void_p)
text_of: Callable[[int, int, int, int], int] = _quick(
    raw.FPDFText_GetText, c_int, c_void_p, c_int, c_int, c_void_p
)
code_of: Callable[[int, int], int] = _quick(raw.FPDFText_GetUnicode, c_uint, c_void_p, c_int)
stroke_of: Callable[[int, int, int, int, int], int] = _quick(
    raw.FPDFPageObj_GetStrokeColor, c_int, *[c_void_p] * 5
)
descent_of: Callable[[int, float, int], int] = _quick(
    raw.FPDFFont_GetDescent, c_int, c_void_p, c_float, c_void_p
)
name_of: Callable[[int, Any, int], int] = _quick(
    raw.FPDFFont_GetBaseFontName, ctypes.c_size_t, c_void_p, c_void_p, ctypes.c_size_t
)
filled_with: Callable[[int, int, int, int, int], int] = _quick(
    raw.FPDFPageObj_GetFillColor, c_int, *[c_void_p] * 5
)
count_objects: Callable[[int], int] = _quick(raw.FPDFPage_CountObjects, c_int, c_void_p)
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
url_of: Callable[[int, int, Any, int], int] = _quick(
    raw.FPDFAction_GetURIPath, ctypes.c_ulong, c_void_p, c_void_p, c_void_p, ctypes.c_ulong
)
