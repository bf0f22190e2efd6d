"""Whether a page's text can be seen: designers lay it on pictures, scanners hide it under them."""

from __future__ import annotations

# How deep drawings nest in drawings: each program that touches a PDF may add a level.
_DEPTH = 8
# A picture over this share of the page hides what is drawn before it.
COVERS = 0.6
_SEEN = 0.5
# Pixels a point, and at most so many a side, of the picture that shows whether a page is blank.
_BLANK_SCALE, _BLANK_SIDE = 1.0, 1000.0


def is_blank(data: bytes, number: int) -> bool:
    """Whether page ``number`` (from 1) of the PDF ``data`` is of one colour throughout.

    A small picture shows that: the finest stroke changes the grey of what it crosses.
    """
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        return False
    try:
        page = pdf[number - 1]
        scale = min(_BLANK_SCALE, _BLANK_SIDE / max(page.get_width(), page.get_height(), 1.0))
        grey = page.render(scale=scale, grayscale=True).to_numpy()
        return bool(grey.min() == grey.max())
    except pypdfium2.PdfiumError:
        return False
    finally:
        pdf.close()


def shows_text(data: bytes, number: int) -> bool:
    """Whether most of the text of page ``number`` (from 1) of the PDF ``data`` is drawn to be seen.

    A layer of somebody's OCR is drawn in the invisible mode, or first, with the picture on top.
    """
    import pypdfium2
    import pypdfium2.raw as pdfium

    pdf = pypdfium2.PdfDocument(data)
    try:
        page = pdf[number - 1]
        area = page.get_width() * page.get_height()
        seen = hidden = 0
        for drawn in page.get_objects(max_depth=_DEPTH):
            if drawn.type == pdfium.FPDF_PAGEOBJ_TEXT:
                mode = pdfium.FPDFTextObj_GetTextRenderMode(drawn)
                if mode in (pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP):
                    hidden += 1
                else:
                    seen += 1
            elif drawn.type == pdfium.FPDF_PAGEOBJ_IMAGE:
                left, bottom, right, top = drawn.get_bounds()
                if (right - left) * (top - bottom) >= COVERS * area:
                    hidden, seen = hidden + seen, 0
        return seen > _SEEN * (seen + hidden)
    finally:
        pdf.close()
