"""How many words of no list, or without their accents, on a page are too many for chance."""

from __future__ import annotations

import pytest

from pipeline.audit.text_doubts import lost_accents, unlisted
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


BARE = ("accion", "acompanar", "region", "segun")


@pytest.mark.parametrize(
    ("bare", "others", "found"),
    [(4, 10, True), (3, 10, False), (4, 96, True), (4, 97, False)],
)
def test_words_that_lost_their_accents(bare: int, others: int, found: bool) -> None:
    known = sorted(w for w in usual("en", 400) if len(w) > 2 and w.isascii() and w.isalpha())
    rest = [word for word in known if not lost_accents([*BARE[:3], word], ("es",))][:others]
    assert len(rest) == others
    assert lost_accents([*BARE[:bare], *rest], ("es",)) == (set(BARE) if found else set())


def test_words_that_are_common_without_an_accent_have_lost_none() -> None:
    assert not lost_accents(["esta", "mas", "solo", "como", "acabo"], ("es",))
    # 0.5 to 0.8 steps rarer: too few for a fault.
    assert not lost_accents(["magnifica", "interprete", "legitima", "creido"], ("es",))
    assert not lost_accents([word.upper() for word in BARE], ("es",))  # capitals often have none
    assert not lost_accents(BARE, ("en",))
