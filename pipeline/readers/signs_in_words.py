"""Reads signs that a font takes for its apostrophe or its hyphen: “l′été”, “l”été”, “forty−five”.

Between two letters stands neither a prime, nor an accent, nor a quotation mark that closes, nor a
minus. A font that has its hyphen at the minus has it there everywhere, in “2013−2015”, too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.page import Line, Page, Span

_MINUS, _HYPHEN, _APOSTROPHE = "\u2212", "-", "’"
_LETTER = r"[^\W\d_]"
_IN_WORD = re.compile(rf"(?<={_LETTER})[′‵ʹˊ”‟´`](?={_LETTER})")
_MINUS_IN_WORD = re.compile(rf"(?<={_LETTER}){_MINUS}(?={_LETTER})")


def with_signs_in_words_read(pages: Sequence[Page]) -> tuple[Page, ...]:
    """``pages`` with apostrophes and hyphens where words have such signs."""
    fonts = {
        span.font
        for page in pages
        for line in page.lines
        for span in line.spans
        if _MINUS_IN_WORD.search(span.text)
    }

    def read(span: Span) -> Span:
        text = span.text
        if text.isascii():
            return span if "`" not in text else span._replace(text=_in_words(text))
        if span.font in fonts:
            text = text.replace(_MINUS, _HYPHEN)
        return span._replace(text=_in_words(text))

    def line_read(line: Line) -> Line:
        spans = tuple(map(read, line.spans))
        return line if spans == line.spans else replace(line, spans=spans)

    return tuple(
        replace(
            page, lines=tuple(map(line_read, page.lines)), plain_text=_in_words(page.plain_text)
        )
        for page in pages
    )


def _in_words(text: str) -> str:
    return _IN_WORD.sub(_APOSTROPHE, text)
