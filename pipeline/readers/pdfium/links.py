"""The links of a PDFium page."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator

from pypdfium2 import raw

from pipeline.model.page import Link
from pipeline.readers.pdfium import bindings as pdfium
from pipeline.readers.pdfium.coordinates import Frame


def read_links(document: pdfium.Handle, page: pdfium.Handle, frame: Frame) -> Iterator[Link]:
    """The page's links to addresses, with the area that can be clicked."""
    place, link, area = ctypes.c_int(0), ctypes.c_void_p(), raw.FS_RECTF()
    while pdfium.next_link(page, ctypes.byref(place), ctypes.byref(link)):
        action = pdfium.get_action(link.value or 0)
        url = _url(document, action) if action else ""
        if url and pdfium.get_link_area(link, ctypes.byref(area)):
            yield Link(url, frame.box(area.left, area.bottom, area.right, area.top))


def _url(document: pdfium.Handle, action: pdfium.Handle) -> str:
    """The address that an action opens; empty when it does something else."""
    length = pdfium.get_uri(document, action, None, 0)
    url = ctypes.create_string_buffer(max(1, length))
    pdfium.get_uri(document, action, url, length)
    return url.value.decode("utf-8", "replace").strip()
