"""ReportLab's Platypus: paragraphs poured into frames, with footnotes of our own making."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tests.press.options import Options
from tests.press.producers import Producer, Sheet


def available() -> str | None:
    """Why it cannot run here."""
    try:
        from tests.press.reportlab_fonts import missing
    except ImportError as error:
        return f"ReportLab cannot be imported: {error}"
    return missing()


def adapt(options: Options) -> Options:
    """No ligatures, kerning, small capitals, drop capitals or structure tags."""
    if options.heading == "smallcaps":
        options = replace(options, heading="size")
    if options.list_typed:
        # its standard fonts have few bullets
        mark = options.bullet if options.bullet in ("•", "–", "number") else "–"
        options = replace(options, bullet=mark, nested=False)
    if options.running == "section":
        options = replace(options, heading_spaced=False)
    return replace(options, ligatures=False, kerning=False, drop_cap=False, tagged=False)


def press(sheets: Sequence[Sheet]) -> None:
    """Set each sheet; the same sheet gives the same bytes."""
    from tests.press.reportlab_pages import Book

    for sheet in sheets:
        Book(sheet.case, sheet.options, sheet.path).build()


PRODUCER = Producer("reportlab", ".pdf", available, adapt, press)
