"""What the end and the beginning of a line say about the sentence running through them."""

from __future__ import annotations

import re

_END = re.compile(r"[.!?…:;][\"»”’')\]\s\u00a0]*(?:\[?\d{1,3}\]?|[¹²³⁴⁵⁶⁷⁸⁹⁰]+)?[\s)]*$")
_ONLY_CALL = re.compile(r"\s*(?:\[\d{1,3}\]|\d{1,2}|[¹²³⁴⁵⁶⁷⁸⁹⁰]+)\s*")
_LOWER = re.compile(r"[\"«“‘'(\[\s\u00a0]*[a-zà-öø-ÿœ]")


def ends_sentence(text: str) -> bool:
    """Whether ``text`` ends in closing punctuation, a note call behind it or alone allowed."""
    return bool(_END.search(text) or _ONLY_CALL.fullmatch(text))


def starts_lower(text: str) -> bool:
    """Whether the first letter of ``text`` is small, so that it goes on from something."""
    return bool(_LOWER.match(text))
