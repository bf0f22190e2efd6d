"""Whether a PDF has layers (optional content) that may be switched off."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

_LAYERS = b"/OCProperties"
# Layers are off when they are listed so, or when all are that are not listed as on; they may also
# be switched by what the page is for, and by other layers (ISO 32000-1, 8.11).
_OFF = re.compile(rb"/OFF\s*\[\s*\d|/OFF\s+\d|/BaseState\s*/OFF|/AS\s*\[|/AS\s+\d|/OCMD")
_PACKED = re.compile(rb"/ObjStm\b.{0,400}?stream\r?\n", re.DOTALL)
# Bytes that are unpacked of one object stream at most: those of real files have a few hundred
# objects.
MOST_UNPACKED = 16_000_000


def may_be_off(data: bytes) -> bool:
    """Whether some layer of the PDF ``data`` is, or may be, switched off when it is opened.

    True in doubt. PDFium draws by the layers, but does not say which of them are on.
    """
    if b"/Encrypt" in data:
        return True  # its object streams cannot be looked into
    parts = [data, *_object_streams(data)]
    return any(_LAYERS in part for part in parts) and any(_OFF.search(part) for part in parts)


def _object_streams(data: bytes) -> Iterator[bytes]:
    """What the streams that hold objects hold; those that are packed in rare ways are left out."""
    for found in _PACKED.finditer(data):
        try:
            yield zlib.decompressobj().decompress(memoryview(data)[found.end() :], MOST_UNPACKED)
        except zlib.error:
            continue
