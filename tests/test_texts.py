"""What is told of texts in bulk, for speed, is what is told of them letter by letter."""

from __future__ import annotations

import pytest

from pipeline.text.characters import fold, letters

# A character that has no byte in the code that most texts are folded by.
UNUSUAL = "中"


@pytest.mark.parametrize("code", [*range(0x21, 0x180), *map(ord, "‘’“”–—‐…•▪►€ﬁ№")])
def test_a_character_folds_alike_whatever_stands_beside_it(code: int) -> None:
    text = f"É{chr(code)} a"
    assert fold(text + UNUSUAL) == fold(text) + UNUSUAL
    assert letters(text + UNUSUAL) == letters(text) + UNUSUAL
