"""What the producers share: measures, fonts, hyphenation, the wording of calls and folios."""

from __future__ import annotations

import functools
import re
import shutil
import subprocess
from pathlib import Path

import pyphen

from tests.press.case import Case
from tests.press.options import WRONG_LANGUAGE, Options

SOFT_HYPHEN = "\u00ad"
PAGES_MM = {"a4": (210.0, 297.0), "letter": (215.9, 279.4), "landscape": (297.0, 210.0)}
FONTS = {
    "sans": "Liberation Sans",
    "serif": "TeX Gyre Pagella",
    "noto": "Noto Sans",
    "humanist": "Lato",
    "office": "Carlito",
    "bookish": "Caladea",
    "times": "Liberation Serif",
    "helvetica": "TeX Gyre Heros",
    "open": "Open Sans",
    "schola": "TeX Gyre Schola",
    "modern": "Latin Modern Roman",
    "dejavu": "DejaVu Sans",
}
PYPHEN = {"fr": "fr_FR", "en": "en_GB", "es": "es_ES"}
ROMAN = ("I", "II", "III", "IV", "V")
WORD = re.compile(r"[^\W\d_]{6,}")


@functools.cache
def font_folders(font: str) -> tuple[str, ...]:
    """The folder that holds the option's font, for a producer that does not ask fontconfig."""
    if shutil.which("fc-match") is None:
        return ()
    command = ("fc-match", "-f", "%{file}", FONTS[font])
    found = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return (str(Path(found).parent),)


def hyphenation_language(options: Options) -> str:
    """The language whose rules hyphenate the text: not always the text's own."""
    language = options.language
    return WRONG_LANGUAGE[language] if options.hyphenation == "wrong" else language


@functools.cache
def hyphenator(language: str) -> pyphen.Pyphen:
    """Hyphenation patterns that leave two letters before and three after the break."""
    return pyphen.Pyphen(lang=PYPHEN[language], left=2, right=3)


def with_soft_hyphens(text: str, language: str) -> str:
    """The text with a soft hyphen at each place where a word may break."""
    patterns = hyphenator(language)
    return WORD.sub(lambda match: str(patterns.inserted(match[0], SOFT_HYPHEN)), text)


def call_text(options: Options, marker: str) -> str:
    """How a note is called."""
    return marker if options.call == "super" else f"[{marker}]"


def mark_text(options: Options, marker: str) -> str:
    """How a note is marked."""
    return options.mark.format(n=marker)


def heading_text(options: Options, number: int, heading: str) -> str:
    """A section's heading, with its number where headings are numbered."""
    if options.heading != "number":
        return heading
    return options.number.format(n=number, roman=ROMAN[number - 1]) + heading


def callout_boxes(options: Options, case: Case) -> bool:
    """Whether callouts stand beside the text, not between its lines."""
    return bool(case.callouts) and options.callout_place not in ("full", "plain")


def short_title(case: Case) -> str:
    """What fits in a running header."""
    words, title = case.title.split(), ""
    while words and len(title) + len(words[0]) < 44:
        title = f"{title} {words.pop(0)}".strip()
    return f"{title}…" if words else title
