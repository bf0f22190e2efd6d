"""Footnote references as they are printed: one marker, several, or the ends of a range."""

from __future__ import annotations

import re

from pipeline.text.characters import SUPERSCRIPT_DIGITS

# One reference names a few notes; numbers further apart are years, pages or amounts.
NOTES_OF_A_RANGE = 9
# For a class of characters.
DASHES = r"\-\u2010-\u2013\u207b"
_SUPER = "".join(SUPERSCRIPT_DIGITS)
_MARK = r"(?:\d{1,3}|[*†‡§]{1,3})"
_BETWEEN = rf"(?:[\s\])]*[,;{DASHES}][\s\[(]*|[\s\])]+[\s\[(]*)"
# What may stand behind a raised reference in its own style belongs to the text.
RAISED_CALL = re.compile(
    rf"[\s\[(]*(?P<listed>{_MARK}(?:{_BETWEEN}{_MARK})*)[\s\])]*(?P<rest>[.,;:»”]?\s*)"
)
SUPERSCRIPT_CALL = re.compile(rf"[{_SUPER}]+(?:[,;{DASHES}’]\s?[{_SUPER}]+)*")
# “… of the museum (*)”; what begins so is a note.
SIGN_IN_BRACKETS = re.compile(r"(?<=\S)\s?\(([*†‡§]{1,3})\)(?=[\s.,;:!?»”)]|$)")
SEPARATOR = re.compile(rf"\s*[,;{DASHES}]\s*")
_SPACE = " \u00a0\u202f"
# What follows a call glued to a number does not belong to that number.
AFTER_NUMBER = rf"(?![\w%°€$/]|[.,{DASHES}]\d|\s?%|[{_SPACE}]\d{{3}})"
# A year has four figures, and each group of thousands three: one or two more may be a call.
YEAR = r"(?<![\d.,/])(?:19|20)\d{2}"
AMOUNT = rf"(?<![\d.,])(?<!\d[{_SPACE}])\d{{1,3}}(?:[{_SPACE}]\d{{3}})+"
GLUED_TO_NUMBER = rf"(?:(?<=(?<!\d)(?:19|20)\d\d)|(?<=\d[{_SPACE}]\d\d\d))\d{{1,2}}{AFTER_NUMBER}"
# Behind a per cent or a currency sign, which closes a number.
BEHIND_SIGN = rf"(?:(?<=\d[%€])|(?<=\d[{_SPACE}][%€]))"
_PART = re.compile(rf"(?P<dash>[{DASHES}])?\D*?(?P<marker>\d+|[*†‡§]+)")
_PLAIN = str.maketrans(SUPERSCRIPT_DIGITS)


def listed_markers(printed: str) -> list[str]:
    """The markers that ``printed`` names (“1, 2” and “¹⁻³”); none where a range is none."""
    markers: list[str] = []
    for part in _PART.finditer(printed.translate(_PLAIN)):
        marker, last = part["marker"], markers[-1] if markers else ""
        if part["dash"]:
            between = _between(last, marker)
            if between is None:
                return []
            markers += between
        markers.append(marker)
    return markers


def _between(first: str, last: str) -> list[str] | None:
    """The markers between the two of a range; None where they are none."""
    if not (first.isdecimal() and last.isdecimal()):
        return None
    if not 0 < int(last) - int(first) <= NOTES_OF_A_RANGE:
        return None
    return [str(number) for number in range(int(first) + 1, int(last))]
