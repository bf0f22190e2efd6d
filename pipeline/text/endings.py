"""What the end and the beginning of a line say about the sentence running through them."""

from __future__ import annotations

import re

# Note calls right behind a stop: one, or several (“.1,2”, “.[3][4]”, “.3–5”), or signs (“.*”).
_CALLS = (
    r"(?:\[?\d{1,3}\]?|[¹²³⁴⁵⁶⁷⁸⁹⁰]+|[*†‡§]{1,3}|\((?:\d{1,2}|[*†‡§]{1,3})\)"
    r"|(?<!\s)\d{1,2}(?:[,;–-]\s?\d{1,2}|\s\d{1,2})+|(?:\[\d{1,3}(?:[,;–-]\s?\d{1,3})*\])+)"
)
_END = re.compile(rf"[.!?…:;][\"»”’')\]\s\u00a0]*{_CALLS}?[\s)]*$")
_ONLY_CALL = re.compile(r"\s*(?:\[\d{1,3}\]|\d{1,2}|[¹²³⁴⁵⁶⁷⁸⁹⁰]+)\s*")
_LOWER = re.compile(r"[\"«“‘'(\[\s\u00a0]*[a-zà-öø-ÿœ]")


def ends_sentence(text: str) -> bool:
    """Whether ``text`` ends in closing punctuation, a note call behind it or alone allowed."""
    return bool(_END.search(text) or _ONLY_CALL.fullmatch(text))


def starts_lower(text: str) -> bool:
    """Whether the first letter of ``text`` is small, so that it goes on from something."""
    return bool(_LOWER.match(text))
