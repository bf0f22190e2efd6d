"""How common words are."""

from __future__ import annotations

import pytest
from wordfreq import zipf_frequency

from pipeline.text.word_frequency import (
    alphabet_of,
    common,
    frequency,
    is_listed,
    listed_languages,
    usual,
)


def test_a_commoner_word_has_a_higher_frequency() -> None:
    assert frequency("la", "fr") > frequency("rivière", "fr") > frequency("riverain", "fr") > 0
    assert common("la", "fr") == frequency("la", "fr")


def test_a_rare_word_is_in_the_large_list_alone() -> None:
    assert common("longterm", "en") == 0 < frequency("longterm", "en") < 3


@pytest.mark.parametrize("language", [None, "xx", "gl"])
def test_a_language_without_a_list_has_no_words_not_those_of_another(language: str | None) -> None:
    assert frequency("a", language) == 0
    assert language is None or usual(language, 10) == alphabet_of(language) == frozenset()


def test_the_usual_words_are_the_commonest() -> None:
    assert {"de", "la", "et"} <= usual("fr", 10)
    assert len(usual("fr", 10)) == 10


def test_an_alphabet_has_the_accents_of_its_language() -> None:
    assert set("éèçœ") <= alphabet_of("fr")
    assert "ñ" in alphabet_of("es") and "ñ" not in alphabet_of("fr")
    assert "ï" in alphabet_of("nl") and "à" not in alphabet_of(
        "nl"
    )  # of words such as “à la carte”


def test_languages_are_named_by_two_letters() -> None:
    assert {"en", "es", "fr", "pt"} <= set(listed_languages())
    assert all(len(language) == 2 for language in listed_languages())


@pytest.mark.parametrize("word", ["la", "thereby", "riverine"])
def test_the_scale_is_that_of_the_lists(word: str) -> None:
    assert frequency(word, "en") == zipf_frequency(word, "en", wordlist="large")


@pytest.mark.parametrize(
    ("word", "languages", "listed"),
    [
        ("Rivière", ["fr"], True),
        ("rivière", ["en", "fr"], True),
        ("longterm", ["en"], True),  # rare, and in the large list alone
        ("și", ["ro"], True),  # a language with a small list alone
        ("qxzyv", ["en", "fr"], False),
        ("qxzyv", ["ro"], False),
        ("rivière", ["xx"], False),
    ],
)
def test_a_word_is_listed_however_rare_it_is(word: str, languages: list[str], listed: bool) -> None:
    assert is_listed(word, languages) is listed


def test_a_language_with_a_small_list_alone_is_measured_by_that() -> None:
    assert frequency("și", "ro") == common("și", "ro") > 0
