"""Scripts and actions in a PDF that another program might run. This one never does."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from contextlib import suppress

from pipeline.model.roles import Notice

_WHAT = {
    b"JavaScript": "a script",
    b"Launch": "an instruction to start a program",
}
"""The names of actions that run something (ISO 32000-1, 12.6.4)."""
_OBJECT_STREAM = re.compile(rb"/ObjStm\b.{0,500}?>>\s*stream\r?\n", re.DOTALL)
# Unpacked, those of a publication have some hundred kilobytes; one that bursts is not looked
# through to its end.
_MOST_UNPACKED = 20_000_000


def _spelt(name: bytes) -> bytes:
    """A pattern of ``name`` in a PDF: any of its letters may be written as a number (7.3.5)."""
    return b"".join(b"(?:%c|#%02x|#%02X)" % (sign, sign, sign) for sign in name)


_ACTIONS = {
    name: re.compile(rb"/%b\s*/%b\b" % (_spelt(b"S"), _spelt(name))) for name in sorted(_WHAT)
}


def active_notices(data: bytes) -> list[Notice]:
    """A warning if the PDF ``data`` holds a script, or an instruction to start a program."""
    parts = [data, *_object_streams(data)]
    found = [name for name, named in _ACTIONS.items() if any(map(named.search, parts))]
    if not found:
        return []
    what = " and ".join(_WHAT[name] for name in found)
    message = f"The file holds {what}, which was not run; be careful where you open it."
    return [Notice("active-content", message, None)]


def _object_streams(data: bytes) -> Iterator[bytes]:
    """The objects that the file holds packed, as those of nearly all programs do."""
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
