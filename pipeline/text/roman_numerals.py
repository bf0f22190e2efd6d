"""Roman numerals, as front matter is numbered by."""

from __future__ import annotations

import re
from itertools import pairwise

_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50}
# Up to 89: no front matter has a hundred pages.
_NUMERAL = re.compile(r"(?=.)(?:xl|l?x{0,3})(?:ix|iv|v?i{0,3})")


def roman_number(text: str) -> int | None:
    """The number from 1 to 89 that ``text`` spells in Roman numerals of either case, or None."""
    numeral = text.lower()
    if not _NUMERAL.fullmatch(numeral):
        return None
    values = [_VALUES[letter] for letter in numeral]
    return sum(values) - 2 * sum(value for value, later in pairwise(values) if value < later)
