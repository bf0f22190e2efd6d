"""What is laid over the pages of a PDF, and is no part of their text."""

from __future__ import annotations

from collections.abc import Iterator

import pypdfium2
from pypdfium2 import raw


def annotations_of(
    pdf: pypdfium2.PdfDocument, kind: int
) -> Iterator[tuple[int, raw.FPDF_ANNOTATION]]:
    """Each annotation of this ``kind`` (of PDFium's numbers), with its page (from 1).

    It can be asked until the next one is taken. Pages that cannot be loaded are passed over.
    """
    for number in range(len(pdf)):
        page = raw.FPDF_LoadPage(pdf, number)
        if not page:
            continue
        try:
            for at in range(raw.FPDFPage_GetAnnotCount(page)):
                one = raw.FPDFPage_GetAnnot(page, at)
                if raw.FPDFAnnot_GetSubtype(one) == kind:
                    yield number + 1, one
                raw.FPDFPage_CloseAnnot(one)
        finally:
            raw.FPDF_ClosePage(page)
