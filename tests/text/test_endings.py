"""How lines end and begin."""

from __future__ import annotations

import pytest

from pipeline.text.endings import ends_sentence, starts_lower


@pytest.mark.parametrize(
    "text",
    ["It rose.", "It rose!”", "It rose:", "It rose;", "It rose…", "It rose.4", "It rose. [12]",
     "It rose.³", "(It rose.)", "It rose. ", "4", "[12]", "²", "It rose.*", "It rose.††",
     "It rose. (*)", "It rose (at six). (2)", "It rose.1,2", "It rose.3–5", "It rose.3 4",
     "It rose.[3][4]", "It rose. [1, 2]"],
)  # fmt: skip
def test_closing_punctuation_ends_a_sentence_with_a_call_too(text: str) -> None:
    assert ends_sentence(text)


@pytest.mark.parametrize(
    "text",
    ["It rose", "It rose,", "It rose in 2012", "100", "It. rose", "", "It rose*", "It rose (2)",
     "It rose. 3, 4", "It rose [1, 2]"],
)  # fmt: skip
def test_other_ends_do_not(text: str) -> None:
    assert not ends_sentence(text)


@pytest.mark.parametrize("text", ["rose", "«\u00a0rose", "(rose", "élan", "‘rose"])
def test_a_small_letter_goes_on(text: str) -> None:
    assert starts_lower(text)


@pytest.mark.parametrize("text", ["Rose", "Élan", "4 rose", "– rose", ""])
def test_a_capital_a_number_or_a_dash_begins(text: str) -> None:
    assert not starts_lower(text)
