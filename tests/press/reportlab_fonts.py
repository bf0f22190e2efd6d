"""Fonts for ReportLab: the standard fourteen, or TrueType files found by fontconfig."""

from __future__ import annotations

import functools
import shutil
import subprocess
from dataclasses import dataclass

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from tests.press.symbol_font import symbol_font

SYMBOL = "PressSymbol"
BULLETS = "PressBullets"
STYLES = ("", ":bold", ":italic", ":bold:italic")
WANTED = {
    "noto": "Noto Sans",
    "humanist": "Lato",
    "office": "Carlito",
    "bookish": "Caladea",
    "times": "Liberation Serif",
    "open": "Open Sans",
    "dejavu": "DejaVu Sans",
}


@dataclass(frozen=True)
class Family:
    """The names of a family's fonts."""

    regular: str
    bold: str
    italic: str


STANDARD = {
    "sans": Family("Helvetica", "Helvetica-Bold", "Helvetica-Oblique"),
    "serif": Family("Times-Roman", "Times-Bold", "Times-Italic"),
}


def missing() -> str | None:
    """Why the fonts cannot be found here."""
    if shutil.which("fc-match") is None:
        return "fontconfig's fc-match is not on the PATH"
    if not _file("DejaVu Sans").endswith("DejaVuSans.ttf"):
        return "the font DejaVu Sans is not installed (Debian: apt install fonts-dejavu)"
    return None


@functools.cache
def family(font: str) -> Family:
    """The family for the option `font`; Helvetica where its files are not installed."""
    _symbols()
    if font in STANDARD:
        return STANDARD[font]
    if font not in WANTED:
        return STANDARD["serif" if font in ("schola", "modern") else "sans"]
    files = [_file(f"{WANTED[font]}{style}") for style in STYLES]
    if not all(file.endswith(".ttf") and WANTED[font].replace(" ", "") in file for file in files):
        return STANDARD["sans"]
    names = [f"{font}-{number}" for number in range(len(STYLES))]
    for name, file in zip(names, files, strict=True):
        pdfmetrics.registerFont(TTFont(name, file))
    pdfmetrics.registerFontFamily(names[0], *names)
    return Family(*names[:3])


@functools.cache
def _symbols() -> None:
    pdfmetrics.registerFont(TTFont(SYMBOL, str(symbol_font())))
    pdfmetrics.registerFont(TTFont(BULLETS, _file("DejaVu Sans")))


def _file(pattern: str) -> str:
    command = ("fc-match", "-f", "%{file}", pattern)
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout
