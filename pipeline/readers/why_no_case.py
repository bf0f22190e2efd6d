"""Why a PDF that can be read holds no case on its pages: it is only a part, or a shell."""

from __future__ import annotations

import pypdfium2
from pypdfium2 import raw

from pipeline.errors import Rejected, RejectionCode
from pipeline.readers.attachments import naming_attachments
from pipeline.readers.file_kinds import HEADER, is_cut_short
from pipeline.readers.packed_objects import parts_of

# What a file is rejected for that could be read, and holds no case on its own pages.
_WITHOUT_CASE = frozenset({RejectionCode.NO_TEXT, RejectionCode.NOT_A_CASE_STUDY})


def explained(error: Rejected, data: bytes) -> Rejected:
    """``error``, or one that says why the pages of the PDF ``data`` hold no case."""
    if error.code not in _WITHOUT_CASE or HEADER not in data:
        return error
    if is_cut_short(data):
        return Rejected(
            RejectionCode.DAMAGED,
            "The PDF breaks off before its end, and what is there of it holds no case; copy it "
            "again from where it came from.",
        )
    if _is_dynamic_form(data):
        return Rejected(
            error.code,
            "The PDF is a form whose text is not on its pages (XFA); open it in the program that "
            "it was made for, print it to a new PDF, and put that in its place.",
        )
    return naming_attachments(error, parts_of(data))


def _is_dynamic_form(data: bytes) -> bool:
    """Whether a program must make the pages first, from what a form of Adobe's LiveCycle holds."""
    try:
        with pypdfium2.PdfDocument(data) as pdf:
            return bool(pdf.get_formtype() == raw.FORMTYPE_XFA_FULL)
    except pypdfium2.PdfiumError:
        return False
