"""What speaks against the words of a document, for which a person should look at the page."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from pipeline.model.page import LineId


class DoubtKind(StrEnum):
    """Why a word is doubted."""

    ODD_LETTER = "odd-letter"
    SPOILT_LIGATURE = "spoilt-ligature"
    GLUED = "glued"
    SPLIT = "split"
    LOST_HYPHEN = "lost-hyphen"
    OTHER_READING = "other-reading"
    MISSING = "missing"
    UNLISTED = "unlisted"
    UNSURE = "unsure"
    FURNITURE = "furniture"


class TextDoubt(NamedTuple):
    """A word, or for furniture a line, that may not be what is printed, and its line."""

    kind: DoubtKind
    text: str
    line: LineId
