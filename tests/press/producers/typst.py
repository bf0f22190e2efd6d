"""Typst: a TeX-like system with real footnotes; nothing wraps round a box in it."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from tests.press.options import Options
from tests.press.producers import Producer, Sheet
from tests.press.symbol_font import symbol_font
from tests.press.typography import font_folders
from tests.press.typst_markup import Markup


def available() -> str | None:
    """Why it cannot run here."""
    try:
        import typst  # noqa: F401
    except ImportError as error:
        return f"the typst package cannot be imported: {error}"
    return None


def adapt(options: Options) -> Options:
    """Drop capitals it has none; a box beside a paragraph cannot interrupt it."""
    options = replace(options, drop_cap=False)
    if options.callout_cut and options.callout_place in ("left", "right"):
        options = replace(options, callout_place="full")
    return options


def press(sheets: Sequence[Sheet]) -> None:
    """Set each sheet; the same sheet gives the same bytes."""
    import typst

    with tempfile.TemporaryDirectory(prefix="press-") as folder:
        source = Path(folder) / "sheet.typ"
        for sheet in sheets:
            source.write_text(Markup(sheet.case, sheet.options).document(), "utf-8")
            typst.compile(
                str(source),
                output=str(sheet.path),
                font_paths=[str(symbol_font().parent), *font_folders(sheet.options.font)],
                timestamp=0,
                pdf_tags=sheet.options.tagged,
            )


PRODUCER = Producer("typst", ".pdf", available, adapt, press)
