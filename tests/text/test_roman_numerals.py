"""Roman numerals of page numbers."""

from __future__ import annotations

import pytest

from pipeline.text.roman_numerals import roman_number


@pytest.mark.parametrize(
    ("text", "number"),
    [("i", 1), ("iv", 4), ("VI", 6), ("ix", 9), ("xiv", 14), ("xl", 40), ("lxxxix", 89)],
)
def test_a_numeral_is_read(text: str, number: int) -> None:
    assert roman_number(text) == number


@pytest.mark.parametrize("text", ["", "iiii", "vv", "ll", "ic", "12", "mix"])
def test_anything_else_is_none(text: str) -> None:
    assert roman_number(text) is None
