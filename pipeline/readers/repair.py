"""Mends what fonts say wrongly of their glyphs, where what stands on the page leaves no doubt.

Some producers say of every hyphen they draw that it is a soft one or U+2010 (Typst, some fonts).
Drawn in the middle of a line, each is a hyphen; where a document has them there, all of them are.
Glyphs that a font does not name are read where only one word fits.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.page import Line, Page
from pipeline.readers.missing_letters import with_letters
from pipeline.text.characters import HYPHEN, SOFT_HYPHEN


def repair(pages: Sequence[Page], languages: Sequence[str]) -> tuple[Page, ...]:
    """``pages`` with drawn soft hyphens made hyphens, and unknown glyphs filled in."""
    lines = [line for page in pages for line in page.lines]
    text = "\n".join([line.text for line in lines])
    for mark in (SOFT_HYPHEN, HYPHEN):
        if mark in text and _drawn_inside(lines, mark):
            pages = [
                replace(page, lines=tuple(_with_hyphens(line, mark) for line in page.lines))
                for page in pages
            ]
    return with_letters(pages, languages)


def _drawn_inside(lines: Sequence[Line], mark: str) -> bool:
    """Whether ``mark`` stands inside a word on a line."""
    return any(
        mark in line.text and line.box is not None and re.search(rf"\w{mark}\w", line.text)
        for line in lines
    )


def _with_hyphens(line: Line, mark: str) -> Line:
    if mark not in line.text:
        return line
    return replace(
        line, spans=tuple(span._replace(text=span.text.replace(mark, "-")) for span in line.spans)
    )
