"""What a file is read as, by what its name ends in."""

from __future__ import annotations

from pathlib import PurePath
from typing import Literal

Format = Literal["pdf", "text", "docx", "odt", "html"]

FORMATS: dict[str, Format] = {
    ".pdf": "pdf",
    ".txt": "text",
    ".docx": "docx",
    ".odt": "odt",
    ".fodt": "odt",
    ".html": "html",
    ".htm": "html",
}
"""What names end in, in small letters; a file that is given by name and has none is a PDF."""


def format_of(name: str | PurePath) -> Format:
    """What the file of a name is read as."""
    return FORMATS.get(PurePath(name).suffix.lower(), "pdf")


def has_pages(name: str | PurePath) -> bool:
    """Whether the file of a name has pages that can be drawn."""
    return format_of(name) == "pdf"
