"""The files that a PDF carries as attachments."""

from __future__ import annotations

from pathlib import PurePath

import pypdfium2

from pipeline.errors import Rejected

# More names would not fit into a message.
MOST_NAMED = 3


def attached_documents(data: bytes) -> tuple[str, ...]:
    """The names of the PDFs attached to the PDF ``data``; none if it cannot be opened."""
    try:
        pdf = pypdfium2.PdfDocument(data)
        names = [pdf.get_attachment(at).get_name() for at in range(pdf.count_attachments())]
    except pypdfium2.PdfiumError:
        return ()
    return tuple(name for name in names if PurePath(name).suffix.lower() == ".pdf")


def naming_attachments(error: Rejected, data: bytes) -> Rejected:
    """``error``, or one that names the documents attached to a PDF whose pages hold no case."""
    attached = attached_documents(data)
    if not attached:
        return error
    names = ", ".join(f"“{name}”" for name in attached[:MOST_NAMED])
    if len(attached) > MOST_NAMED:
        names += f" and {len(attached) - MOST_NAMED} more"
    return Rejected(
        error.code,
        f"The PDF’s own pages hold no case, but it carries attachments: {names}; open it in a "
        "viewer, save the attachments, and put them into the folder.",
    )
