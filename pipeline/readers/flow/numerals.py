"""Markers of lists as they are printed."""

from __future__ import annotations

BULLET = "•"
"""What stands for any sign that a list has before its items."""


def numeral(number: int, style: str) -> str:
    """``number`` as a list counts: in figures, letters or Roman numerals."""
    if style in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (number - 1) % 26) * (1 + (number - 1) // 26)
        return letter.upper() if style == "upperLetter" else letter
    if style in ("lowerRoman", "upperRoman"):
        roman = _roman(number)
        return roman if style == "upperRoman" else roman.lower()
    return str(number)


def _roman(number: int) -> str:
    signs = (
        (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
        (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    )  # fmt: skip
    text = ""
    for worth, sign in signs:
        count, number = divmod(number, worth)
        text += sign * count
    return text
