"""WeasyPrint: HTML and CSS for paged media, with real footnotes."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Sequence
from dataclasses import replace

from tests.press.html import Page
from tests.press.options import Options
from tests.press.producers import Producer, Sheet


def available() -> str | None:
    """Why it cannot run here: its native library may be missing."""
    try:
        import weasyprint  # noqa: F401
    except (ImportError, OSError) as error:
        return f"WeasyPrint cannot be loaded: {error}"
    return None


def adapt(options: Options) -> Options:
    """Everything, but pages without a running line keep their number."""
    if options.folio == "none" and options.running == "none":
        return replace(options, folio="n")
    return options


def press(sheets: Sequence[Sheet]) -> None:
    """Set each sheet; the same sheet gives the same bytes."""
    import weasyprint

    logging.getLogger("weasyprint").setLevel(logging.CRITICAL)
    logging.getLogger("fontTools").setLevel(logging.CRITICAL)
    for sheet in sheets:
        page = Page(
            sheet.case, sheet.options, real_notes=sheet.options.notes == "foot", noted=set()
        )
        html = page.document()
        # not random, so that bytes do not change from run to run
        identifier = hashlib.sha256(html.encode()).digest()[:16]
        weasyprint.HTML(string=html).write_pdf(
            sheet.path, pdf_tags=sheet.options.tagged, pdf_identifier=identifier
        )


PRODUCER = Producer("weasyprint", ".pdf", available, adapt, press)
