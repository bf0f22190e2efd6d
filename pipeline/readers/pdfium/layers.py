"""Whether a PDF has layers (optional content) that may be switched off."""

from __future__ import annotations

from io import BytesIO

# What a file with layers says in its catalogue, and what may hold a catalogue that cannot be seen.
_LAYERS, _PACKED = b"/OCProperties", (b"/ObjStm", b"/Encrypt")
# Layers may also be switched by what the page is for, and by expressions over other layers.
_BY_USE, _BY_OTHERS = "AS", b"/OCMD"


def may_be_off(data: bytes) -> bool:
    """Whether some layer of the PDF ``data`` is, or may be, switched off when it is opened.

    True in doubt. PDFium draws by the layers, but does not say which of them are on.
    """
    packed = any(mark in data for mark in _PACKED)
    if _LAYERS not in data and not packed:
        return False
    try:
        return _says_off(data) or (not packed and _BY_OTHERS in data)
    except Exception:
        return True  # what cannot be read here, PDFium may have mended


def _says_off(data: bytes) -> bool:
    from pdfminer.pdfdocument import PDFDocument
    from pdfminer.pdfparser import PDFParser
    from pdfminer.pdftypes import resolve1

    catalog = PDFDocument(PDFParser(BytesIO(data))).catalog
    properties = resolve1(catalog.get("OCProperties"))
    if not isinstance(properties, dict):
        return False
    usual = resolve1(properties.get("D")) or {}
    base = getattr(resolve1(usual.get("BaseState")), "name", "ON")
    switched = resolve1(usual.get("OFF")) or usual.get(_BY_USE)
    return base != "ON" or bool(switched) or _has_members(data)


def _has_members(data: bytes) -> bool:
    """Whether a layer may depend on others; in a packed file, that cannot be seen."""
    return _BY_OTHERS in data or any(mark in data for mark in _PACKED)
