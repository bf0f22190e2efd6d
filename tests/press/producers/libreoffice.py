"""LibreOffice Writer without a window, on flat OpenDocument text."""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from tests.press.odt import OpenText
from tests.press.options import Options
from tests.press.producers import Producer, Sheet
from tests.support.patience import PATIENCE

PROGRAMS = ("soffice", "libreoffice")


def program() -> str | None:
    """The path of soffice."""
    return next((path for name in PROGRAMS if (path := shutil.which(name))), None)


def available() -> str | None:
    """Why it cannot run here."""
    if program():
        return None
    return "no soffice on the PATH (Debian: apt install libreoffice-writer-nogui)"


def adapt(options: Options) -> Options:
    """A frame cannot stand in the middle of a sentence; its notes have one mark and one call."""
    if options.callout_cut and options.callout_place in ("left", "right"):
        options = replace(options, callout_place="full")
    if options.notes == "foot":
        # Writer puts the same brackets or stop about a note's number and about its call
        mark = "[{n}]" if "bracket" in options.call else "{n}"
        options = replace(options, mark=mark)
    if options.bullet.startswith("\uf0b7"):
        options = replace(options, bullet="▪")  # its own symbol font cannot be handed over
    return options


def press(sheets: Sequence[Sheet]) -> None:
    """Convert all sheets of one kind in one call, since starting takes seconds."""
    for tagged in (True, False):
        chosen = [sheet for sheet in sheets if sheet.options.tagged == tagged]
        if chosen:
            convert(chosen, tagged)


def convert(sheets: Sequence[Sheet], tagged: bool) -> None:
    """Write the sheets' sources, convert them, and move the results into place."""
    office = program()
    assert office
    value = {"UseTaggedPDF": {"type": "boolean", "value": str(tagged).lower()}}
    with tempfile.TemporaryDirectory(prefix="press-") as folder:
        sources = []
        for number, sheet in enumerate(sheets):
            source = Path(folder) / f"{number:04}.fodt"
            source.write_text(OpenText(sheet.case, sheet.options).document(), "utf-8")
            sources.append(source)
        command = (
            office,
            f"-env:UserInstallation={Path(folder, 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            f"pdf:writer_pdf_Export:{json.dumps(value)}",
            "--outdir",
            folder,
            *map(str, sources),
        )
        subprocess.run(
            command, check=True, capture_output=True, timeout=PATIENCE + 20 * len(sheets)
        )
        for source, sheet in zip(sources, sheets, strict=True):
            shutil.move(source.with_suffix(".pdf"), sheet.path)


PRODUCER = Producer("libreoffice", ".pdf", available, adapt, press)
