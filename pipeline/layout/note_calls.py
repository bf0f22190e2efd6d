"""Which notes something in the text calls, before anything is known of the notes."""

from __future__ import annotations

import re

from pipeline.document import Document
from pipeline.layout.measures import Measures
from pipeline.layout.note_starts import SMALL
from pipeline.text.characters import SUPERSCRIPT_DIGITS

_SUPER = "".join(SUPERSCRIPT_DIGITS)
_DIGITS_OR_SIGNS = re.compile(r"\d+|[*†‡§]+")
_IN_BRACKETS = re.compile(r"(?:(?<=\S)|(?<=\S\s))\[(\d{1,3})\]")
# Glued to a word; behind a sentence's mark. The digit is asked for first: most places have none.
_PRINTED = re.compile(
    r"(?=\d)(?:(?<=[^\W\d_]{2})\d{1,2}(?=[\s.,;:)»]|$)"
    r"|(?:(?<=[^\W\d_][)»”.,;:!?…])|(?<=[^\W\d_][)»”.,;:!?…]\s))\d{1,2}(?=\s|$))"
)
_RAISED = re.compile(rf"(?<=\S)[{_SUPER}]+")


def called_markers(document: Document, measures: Measures) -> frozenset[str]:
    """Markers that something in the text calls: raised, bracketed, or glued to a word."""
    lines = document.unclaimed()
    found: set[str] = set()
    small = SMALL * measures.size
    for line in lines:
        for span in line.spans[1:] if len(line.spans) > 1 else ():
            if span.superscript:
                found.update(_DIGITS_OR_SIGNS.findall(span.text))
        if 0 < line.size <= small and line.text.strip().isdigit():
            found.add(line.text.strip())
    # No call runs over two line ends, so that all lines can be looked through at once.
    text = "\n\n".join([line.text for line in lines])
    if "[" in text:
        found.update(_IN_BRACKETS.findall(text))
    found.update(_PRINTED.findall(text))
    if any(digit in text for digit in _SUPER):
        raised = _RAISED.findall(text)
        found.update("".join(SUPERSCRIPT_DIGITS[c] for c in digits) for digits in raised)
    return frozenset(found)
