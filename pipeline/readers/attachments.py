"""The files that a PDF carries as attachments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath

import pypdfium2
from pypdfium2 import raw

from pipeline.errors import Rejected
from pipeline.model.roles import Notice
from pipeline.readers.packed_objects import Parts, may_hold, spelt
from pipeline.readers.page_annotations import annotations_of

# More names would not fit into a message.
MOST_NAMED = 3
_PORTFOLIO = re.compile(rb"/%b\s*(?:<<|\d)" % spelt(b"Collection"))


def naming_attachments(error: Rejected, parts: Parts) -> Rejected:
    """``error``, or one that names the documents attached to a PDF whose pages hold no case."""
    attached = _attached_documents(parts)
    if not attached:
        return error
    return Rejected(
        error.code,
        f"The PDF’s own pages hold no case, but it carries attachments: {_listed(attached)}; open "
        "it in a viewer, save the attachments, and put them into the folder as PDFs.",
    )


def attachment_notices(parts: Parts) -> list[Notice]:
    """A warning of the documents attached to a PDF whose pages hold a case."""
    attached = _attached_documents(parts)
    if not attached:
        return []
    message = (
        f"The PDF carries attachments, which were not read: {_listed(attached)}; if they hold "
        "cases of their own, save them in a viewer and put them into the folder as PDFs."
    )
    return [Notice("attachments", message, None)]


def _attached_documents(parts: Parts) -> list[str]:
    """The names of the PDFs attached to a PDF; of a portfolio, those of all that it binds.

    Other programs attach their own source to what they make, which holds nothing else. None if the
    PDF cannot be opened.
    """
    try:
        with pypdfium2.PdfDocument(parts[0]) as pdf:
            names = list(dict.fromkeys(_attached(pdf, parts)))
    except pypdfium2.PdfiumError:
        return []
    if any(_PORTFOLIO.search(part) for part in parts):
        return names
    return [name for name in names if PurePath(name).suffix.lower() == ".pdf"]


def _attached(pdf: pypdfium2.PdfDocument, parts: Parts) -> Iterator[str]:
    """The names of what hangs on the document as such, and then of what is pinned to its pages."""
    for at in range(pdf.count_attachments()):
        yield pdf.get_attachment(at).get_name()
    if may_hold(parts, b"FileAttachment"):
        for _, pinned in annotations_of(pdf, raw.FPDF_ANNOT_FILEATTACHMENT):
            file = raw.FPDFAnnot_GetFileAttachment(pinned)
            if file:
                yield pypdfium2.PdfAttachment(file, pdf).get_name()


def _listed(names: list[str]) -> str:
    listed = ", ".join(f"“{name}”" for name in names[:MOST_NAMED])
    return listed if len(names) <= MOST_NAMED else f"{listed} and {len(names) - MOST_NAMED} more"
