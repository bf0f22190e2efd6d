"""Which notes something in the text calls, before anything is known of the notes."""

from __future__ import annotations

import re

from pipeline.layout.metrics import Measures
from pipeline.layout.note_starts import SMALL
from pipeline.model.document import Document
from pipeline.text.characters import SUPERSCRIPT_DIGITS

_SUPER = "".join(SUPERSCRIPT_DIGITS)
_PLAIN = str.maketrans(SUPERSCRIPT_DIGITS)
_DIGITS_OR_SIGNS = re.compile(r"\d+|[*†‡§]+")
# The bracket or the digit is asked for first, and then what stands before it: most places have
# none, and are passed over several times as fast so.
_IN_BRACKETS = re.compile(r"\[(?:(?<=\S\[)|(?<=\S\s\[))(\d{1,3})\]")
# Glued to a word; behind a sentence's mark; raised.
_PRINTED = re.compile(
    rf"[0-9{_SUPER}](?:(?<=[^\W\d_]{{2}}\d)\d?(?=[\s.,;:)»]|$)"
    r"|(?:(?<=[^\W\d_][)»”.,;:!?…]\d)|(?<=[^\W\d_][)»”.,;:!?…]\s\d))\d?(?=\s|$)"
    rf"|(?<=\S[{_SUPER}])[{_SUPER}]*)"
)


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
    found.update(marker.translate(_PLAIN) for marker in _PRINTED.findall(text))
    return frozenset(found)
