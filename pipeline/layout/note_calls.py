"""Which notes something in the text calls, before anything is known of the notes."""

from __future__ import annotations

import re

from pipeline.document import Document
from pipeline.layout.measures import Measures
from pipeline.layout.note_starts import SMALL
from pipeline.text.characters import SUPERSCRIPT_DIGITS

_SUPER = "".join(SUPERSCRIPT_DIGITS)
_MARK = re.compile(rf"[\d{_SUPER}*†‡§]")
# In brackets; behind a sentence's mark; glued to a word.
_PRINTED_CALLS = (
    re.compile(r"(?<=\S)\s?\[(\d{1,3})\]"),
    re.compile(r"(?<=[^\W\d_][)»”.,;:!?…])\s?(\d{1,2})(?=\s|$)"),
    re.compile(r"(?<=[^\W\d_]{2})(\d{1,2})(?=[\s.,;:)»]|$)"),
)
_RAISED_CALL = re.compile(rf"(?<=\S)([{_SUPER}]+)")


def called_markers(document: Document, measures: Measures) -> frozenset[str]:
    """Markers that something in the text calls: raised, bracketed, or glued to a word."""
    found: set[str] = set()
    for line in document.unclaimed():
        text = line.text
        if not _MARK.search(text):
            continue
        for place, span in enumerate(line.spans):
            if span.superscript and place:
                found.update(re.findall(r"\d+|[*†‡§]+", span.text))
        if 0 < line.size <= SMALL * measures.size and line.text.strip().isdigit():
            found.add(line.text.strip())
        for printed in _PRINTED_CALLS:
            found.update(printed.findall(text))
        raised = _RAISED_CALL.findall(text)
        found.update("".join(SUPERSCRIPT_DIGITS[c] for c in digits) for digits in raised)
    return frozenset(found)
