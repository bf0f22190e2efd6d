"""What the objects of a PDFium page are filled and framed with."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from ctypes import byref, c_uint
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from pipeline.readers.pdfium import bindings as pdfium
from pipeline.readers.pdfium.batches import Batch

_CHANNELS = Batch(np.uint32, 4)
# A colour's opacity when nothing shines through it.
OPAQUE = 255


@dataclass(frozen=True, slots=True, eq=False)
class Ink:
    """What something is filled or framed with; told from another by identity, of few on a page.

    ``color`` is ``#rrggbb``, ``on_paper`` that colour as it looks on white paper, ``opacity`` from
    0 for none to OPAQUE.
    """

    color: str
    on_paper: str
    opacity: int


def fills_of(things: Sequence[pdfium.Pointer]) -> list[Ink]:
    """What each of ``things`` is filled with; black and opaque where it does not say."""
    said, channels = _CHANNELS.apart(pdfium.get_fill, things)
    inks = list(map(_ink, *channels.tolist()))
    return [ink if told else _ink() for told, ink in zip(said, inks, strict=True)]


def fill_of(thing: pdfium.Handle) -> Ink:
    """What ``thing`` is filled with; black and opaque where it does not say."""
    return _ink_of(pdfium.get_fill, thing)


def stroke_of(thing: pdfium.Handle) -> Ink:
    """What ``thing`` is framed with; black and opaque where it does not say."""
    return _ink_of(pdfium.get_stroke, thing)


def _ink_of(function: Callable[..., int], thing: pdfium.Handle) -> Ink:
    channels = [c_uint() for _ in range(4)]
    if function(pdfium.pointer(thing), *map(byref, channels)):
        return _ink(*(channel.value for channel in channels))
    return _ink()


@lru_cache(maxsize=256)  # a document has few colours and thousands of objects
def _ink(red: int = 0, green: int = 0, blue: int = 0, opacity: int = OPAQUE) -> Ink:
    channels = red, green, blue
    on_paper = [OPAQUE - (OPAQUE - one) * opacity // OPAQUE for one in channels]
    return Ink(_named(channels), _named(on_paper), opacity)


def _named(channels: Iterable[int]) -> str:
    return "#" + "".join([f"{one:02x}" for one in channels])
