"""The files of a PDF portfolio: a PDF that is made to hold others, behind a cover sheet."""

from __future__ import annotations

import mmap
import zlib
from collections import deque
from collections.abc import Iterator
from pathlib import Path
from typing import Any

# Streams stand in no other object, so that this can be seen in every file that carries files.
_CARRIES = b"EmbeddedFile"
_COLLECTION = "Collection"


def carries_files(path: Path) -> bool:
    """Whether the bytes of the PDF at ``path`` say that it carries files, as portfolios do."""
    try:
        with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
            return data.find(_CARRIES) >= 0
    except (OSError, ValueError):  # it is empty
        return False


def attachments(path: Path, most_bytes: int) -> Iterator[tuple[str, bytes | None]]:
    """The name and the bytes of each file of the portfolio at ``path``; none of any other PDF.

    The bytes are None of a file of more than ``most_bytes``, or that cannot be taken out. One file
    is in memory at a time. A damaged PDF may hold names, and streams, without end: this is to run
    where time and memory are limited.
    """
    from pdfminer.pdfdocument import PDFDocument
    from pdfminer.pdfparser import PDFParser

    try:
        with path.open("rb") as file:
            catalog = PDFDocument(PDFParser(file)).catalog
            if _COLLECTION in catalog:
                for name, spec in _specs(catalog):
                    yield name, _contents(spec, most_bytes)
    except Exception:
        # Whatever is wrong with a PDF, its own reading says so.
        return


def _specs(catalog: Any) -> Iterator[tuple[str, Any]]:
    """The file specifications of a name tree (ISO 32000-1, 7.9.6 and 7.11.4), with their names."""
    from pdfminer.pdftypes import PDFObjRef, resolve1
    from pdfminer.utils import decode_text

    names = resolve1(catalog.get("Names")) or {}
    nodes, seen = deque([names.get("EmbeddedFiles")]), set()
    while nodes:
        node = nodes.popleft()
        if isinstance(node, PDFObjRef):
            if node.objid in seen:  # a tree that holds itself
                continue
            seen.add(node.objid)
        node = resolve1(node) or {}
        nodes.extend(resolve1(node.get("Kids")) or [])
        for spec in map(resolve1, (resolve1(node.get("Names")) or [])[1::2]):
            name = resolve1(spec.get("UF", spec.get("F", b"")))
            yield decode_text(name) if isinstance(name, bytes) else str(name), spec


def _contents(spec: Any, most_bytes: int) -> bytes | None:
    """The bytes of an embedded file, as far as they are packed in the usual way."""
    from pdfminer.pdftypes import PDFStream, resolve1

    files = resolve1(spec.get("EF")) or {}
    stream = resolve1(files.get("UF", files.get("F")))
    if not isinstance(stream, PDFStream):
        return None
    raw = stream.get_rawdata() or b""
    if stream.decipher and stream.objid is not None and stream.genno is not None:
        raw = stream.decipher(stream.objid, stream.genno, raw, stream.attrs)
    filters = [str(name) for name, _ in stream.get_filters()]
    if not filters:
        return raw if len(raw) <= most_bytes else None
    if len(filters) > 1 or not filters[0].strip("/'").startswith(("FlateDecode", "Fl")):
        return None
    data = zlib.decompressobj().decompress(raw, most_bytes + 1)
    return data if len(data) <= most_bytes else None
