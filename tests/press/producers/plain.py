"""A PDF in one font and one size: lines as an extractor leaves them, no cue but the words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tests.press.extracted import Extract
from tests.press.options import Options
from tests.press.producers import Producer, Sheet
from tests.press.producers import text as text_producer
from tests.press.typography import PAGES_MM

MM = 72 / 25.4


def available() -> str | None:
    """Why it cannot run here."""
    try:
        import reportlab  # noqa: F401
    except ImportError as error:
        return f"ReportLab cannot be imported: {error}"
    return None


def adapt(options: Options) -> Options:
    """As for plain text; the standard fonts have few bullets."""
    options = replace(text_producer.adapt(options), page_break="feed")
    if options.bullet not in ("•", "–", "number"):
        options = replace(options, bullet="•")
    return options


def press(sheets: Sequence[Sheet]) -> None:
    """Set each sheet; the same sheet gives the same bytes."""
    from reportlab.pdfgen.canvas import Canvas

    for sheet in sheets:
        width, height = (side * MM for side in PAGES_MM[sheet.options.page])
        canvas = Canvas(str(sheet.path), pagesize=(width, height), invariant=1)
        for page in Extract(sheet.case, sheet.options).pages():
            # a page with many callouts has more lines than another
            leading = min(13.0, (height - 40 * MM) / max(len(page), 1))
            text = canvas.beginText(22 * MM, height - 22 * MM)
            text.setFont("Helvetica", 9, leading)
            text.textLines("\n".join(page), trim=0)
            canvas.drawText(text)
            canvas.showPage()
        canvas.save()


PRODUCER = Producer("plain", ".pdf", available, adapt, press)
