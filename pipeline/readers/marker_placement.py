"""Puts note markers that an extractor left on lines of their own back before their notes.

A raised marker stands higher than its note's first line, so extractors print it apart: before the
note, or after it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_LONE = re.compile(r"\s*(\d{1,3})\s*")
_CALLED = r"[^\W\d_]{{2}}[)»”.,;:]?{marker}(?![\w%])"
_OPENS = re.compile(r"\s*(?:[A-ZÀ-ÖØ-ÞŒ«“\"(¿¡]|https?:|www\.)")


def with_markers_placed(pages: Sequence[Sequence[str]]) -> list[list[str]]:
    """``pages`` of lines with each lone note marker put before the note that it belongs to.

    A number counts as one when it is the next in order and the text calls it, glued to a word;
    others, such as the page number that a page begins with, stay where they are.
    """
    text = "\n".join("\n".join(lines) for lines in pages)
    expected = 1
    out: list[list[str]] = []
    for page in pages:
        lines = list(page)
        at = next((n for n, line in enumerate(lines) if line.strip()), 0) + 1
        while at < len(lines):
            found = _LONE.fullmatch(lines[at])
            called = found and re.search(_CALLED.format(marker=expected), text)
            if found and called and int(found[1]) == expected and _place(lines, at, found[1]):
                expected += 1
            at += 1
        out.append(lines)
    return out


def _place(lines: list[str], at: int, marker: str) -> bool:
    """Move the marker at ``lines[at]`` before its note; False when there is none to be seen."""
    above = lines[at - 1].strip() if at else ""
    following = next((n for n in (at + 1, at + 2) if n < len(lines) and lines[n].strip()), None)
    if above and following != at + 1:
        start = _note_above(lines, at)
    else:
        start = following if following and not _LONE.fullmatch(lines[following]) else None
    if start is None:
        return False
    lines[start] = f"{marker} {lines[start].strip()}"
    lines[at] = ""
    return True


def _note_above(lines: Sequence[str], at: int) -> int | None:
    """The line that the note ending above ``lines[at]`` begins on: the nearest that can."""
    for start in range(at - 1, -1, -1):
        if not lines[start].strip():
            return None
        if _OPENS.match(lines[start]):
            return start
    return None
