"""How many words of no list on a page are too many for chance."""

from __future__ import annotations

import pytest

from pipeline.audit.text_doubts import unlisted
from pipeline.text.word_frequency import usual

STRANGE = ("trvl", "wrkr", "lbour", "prgrmme")


@pytest.mark.parametrize(
    ("strange", "others", "found"),
    [(4, 10, True), (3, 10, False), (4, 96, True), (4, 97, False)],
)
def test_four_words_and_one_in_twenty_five_are_too_many(
    strange: int, others: int, found: bool
) -> None:
    known = sorted(word for word in usual("en", 300) if len(word) > 2 and word.isalpha())[:others]
    assert len(known) == others
    words = [*STRANGE[:strange], *known]
    assert unlisted(words, ("en",)) == (set(STRANGE[:strange]) if found else set())
