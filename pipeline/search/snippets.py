"""Which words of a text a search found, and the lines to show around them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from pipeline.text.stems import Word

SNIPPET = 240
"""Characters of a snippet, about two lines and a half on a terminal."""

Reading = tuple[str, ...]
"""Stems that follow each other."""

Marks = tuple[tuple[int, int], ...]
"""Start and end of each place found in a text."""

_LONGEST_WORD = 30


def find_marks(found: Sequence[Word], sought: Iterable[Reading]) -> Marks:
    """Where the stems of a reading ``sought`` follow each other in a text of these words."""
    printed = tuple(word.stem for word in found)
    spans = {
        (found[at].start, found[at + len(reading) - 1].end)
        for reading in sought
        for at in range(len(printed) - len(reading) + 1)
        if printed[at : at + len(reading)] == reading
    }
    kept: list[tuple[int, int]] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return tuple(kept)


def snippet(text: str, marks: Marks) -> tuple[str, Marks]:
    """The part of ``text`` where the marked words stand closest, and their places in that part."""
    start = _start(text, marks) if len(text) > SNIPPET else 0
    end = _before_word(text, start + SNIPPET) if start + SNIPPET < len(text) else len(text)
    before, after = "… " if start else "", " …" if end < len(text) else ""
    shift = len(before) - start
    shown = re.sub(r"\s", " ", text[start:end])
    moved = tuple((a + shift, min(b, end) + shift) for a, b in marks if start <= a < end)
    return f"{before}{shown}{after}", moved


def _start(text: str, marks: Marks) -> int:
    """Some words before the place from which most marks are in view."""
    places = [at for at, _ in marks] or [0]
    seen = SNIPPET * 2 // 3
    best = max(places, key=lambda at: (sum(at <= other < at + seen for other in places), -at))
    return _before_word(text, max(0, min(best - SNIPPET // 4, len(text) - SNIPPET)))


def _before_word(text: str, at: int) -> int:
    """The end of the word before ``at``, unless it is far away, as in an address."""
    space = text.rfind(" ", max(0, at - _LONGEST_WORD), at)
    return space + 1 if space >= 0 else at
