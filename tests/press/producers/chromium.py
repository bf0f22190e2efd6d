"""Chromium without a window: the browser's “print to PDF”."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from tests.press.html import Page
from tests.press.options import Options
from tests.press.producers import Producer, Sheet
from tests.support.patience import PATIENCE

PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "chrome")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-pdf-header-footer",
)


def program() -> str | None:
    """The browser's path."""
    return next((path for name in PROGRAMS if (path := shutil.which(name))), None)


def available() -> str | None:
    """Why it cannot run here."""
    return None if program() else "no Chromium on the PATH (Debian: apt install chromium)"


def adapt(options: Options) -> Options:
    """A browser sets no footnotes and hyphenates only where it finds soft hyphens."""
    if options.running == "section":
        options = replace(options, running="header")
    if options.notes == "foot":
        options = replace(options, notes="section" if options.body_size < 10 else "end")
    if options.folio == "none" and options.running == "none":
        options = replace(options, folio="n")
    if options.hyphenation == "right" and not options.soft_hyphens:
        # most pages that a browser prints are not hyphenated at all
        options = replace(options, hyphenation="right" if options.body_size > 10 else "none")
    return replace(options, soft_hyphens=options.hyphenation != "none")


def press(sheets: Sequence[Sheet]) -> None:
    """Print each sheet; its bytes carry the time of day."""
    browser = program()
    assert browser
    with tempfile.TemporaryDirectory(prefix="press-") as folder:
        for number, sheet in enumerate(sheets):
            source = Path(folder) / f"{number}.html"
            page = Page(sheet.case, sheet.options, real_notes=False, noted=set())
            source.write_text(page.document(), "utf-8")
            tagging = () if sheet.options.tagged else ("--disable-pdf-tagging",)
            command = (
                browser,
                *FLAGS,
                *tagging,
                f"--user-data-dir={folder}/profile-{number}",
                f"--print-to-pdf={sheet.path.resolve()}",
                source.as_uri(),
            )
            subprocess.run(command, check=True, capture_output=True, timeout=PATIENCE)


PRODUCER = Producer("chromium", ".pdf", available, adapt, press)
