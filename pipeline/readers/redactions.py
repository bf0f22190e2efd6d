"""Passages of a PDF that someone marked to be taken out, and that are still there."""

from __future__ import annotations

import pypdfium2
from pypdfium2 import raw

from pipeline.model.roles import Notice
from pipeline.readers.packed_objects import Parts, may_hold
from pipeline.readers.page_annotations import annotations_of


def redaction_notices(parts: Parts) -> list[Notice]:
    """A warning of pages with passages that are marked to be redacted (ISO 32000-2, 12.5.6.23).

    Until that is done, their text is in the file, and so in the record.
    """
    if not may_hold(parts, b"Redact"):
        return []
    try:
        with pypdfium2.PdfDocument(parts[0]) as pdf:
            marked = {page: None for page, _ in annotations_of(pdf, raw.FPDF_ANNOT_REDACT)}
    except pypdfium2.PdfiumError:
        return []
    if not marked:
        return []
    pages = ("page " if len(marked) == 1 else "pages ") + ", ".join(map(str, marked))
    message = (
        f"Passages on {pages} are marked to be taken out (redacted), but are still in the file, "
        "and so in the record; ask who made it before you pass it on."
    )
    return [Notice("pending-redaction", message, next(iter(marked)))]
