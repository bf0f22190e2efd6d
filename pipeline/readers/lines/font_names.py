"""What a font's name says of how its letters look."""

from __future__ import annotations

import re
from functools import lru_cache

_BOLD = re.compile(r"bold|black|heavy|demi(?!light)|cmbx|(?<![a-z])bd(?![a-z])", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique|cursive|kursiv|(?<![a-z])it(?![a-z])|cmti", re.IGNORECASE)


@lru_cache(maxsize=1000)
def style(fontname: str) -> tuple[str, bool, bool]:
    """The name without the mark of a subset, and whether it is a bold one, and an italic one."""
    name = fontname.split("+", 1)[-1] if "+" in fontname[:8] else fontname
    return name, bool(_BOLD.search(name)), bool(_ITALIC.search(name))
