"""The objects of a PDF as bytes, for what can be looked for without a reader."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from contextlib import suppress

Parts = tuple[bytes, ...]
_OBJECT_STREAM = re.compile(rb"/ObjStm\b.{0,500}?>>\s*stream\r?\n", re.DOTALL)
# Unpacked, those of a publication have some hundred kilobytes; one that bursts is not looked
# through to its end.
_MOST_UNPACKED = 20_000_000


def parts_of(data: bytes) -> Parts:
    """The PDF ``data``, and what its object streams hold, as those of nearly all programs do."""
    return (data, *_object_streams(data))


def spelt(name: bytes) -> bytes:
    """A pattern of ``name`` in a PDF: any of its letters may be written as a number (7.3.5)."""
    return b"".join(b"(?:%c|#%02x|#%02X)" % (sign, sign, sign) for sign in name)


def may_hold(parts: Parts, name: bytes) -> bool:
    """Whether some object may have the name ``name``; true in doubt, where objects are encrypted.

    Strings and texts that say the same are taken for it, too.
    """
    if b"/Encrypt" in parts[0]:
        return True
    named = re.compile(rb"/%b\b" % spelt(name))
    return any(named.search(part) for part in parts)


def _object_streams(data: bytes) -> Iterator[bytes]:
    left = _MOST_UNPACKED
    for found in _OBJECT_STREAM.finditer(data):
        unpacking = zlib.decompressobj()
        with suppress(zlib.error):  # not packed, packed in another way, or broken
            end = data.find(b"endstream", found.end())
            objects = unpacking.decompress(data[found.end() : end], left)
            left -= len(objects)
            yield objects
        if left <= 0:
            return
