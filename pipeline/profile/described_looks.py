"""How a heading is set, in the words of a profile: “14 pt bold #17594a”, as a draft says it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

_SIZE = re.compile(r"(\d+(?:\.\d+)?) ?pt\b")
_COLOR = re.compile(r"#[0-9a-f]{6}")
_MARKS = ("bold", "italic", "capitals")


class SaidLook(NamedTuple):
    """A look; what it does not say (0, None, “”) may be any. ``size`` is in points."""

    size: float = 0.0
    bold: bool = False
    italic: bool = False
    capitals: bool = False
    color: str = ""


@lru_cache(maxsize=64)
def parse_look(words: str) -> SaidLook | None:
    """The look that ``words`` say; None where one of them says none."""
    text = words.strip().lower()
    size = _SIZE.search(text)
    color = _COLOR.search(text)
    rest = _COLOR.sub(" ", _SIZE.sub(" ", text, count=1), count=1).split()
    if not text or any(word not in _MARKS for word in rest):
        return None
    marks = {mark: mark in rest for mark in _MARKS}
    return SaidLook(float(size[1]) if size else 0.0, color=color[0] if color else "", **marks)
