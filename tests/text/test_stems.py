"""Words as a search compares them."""

from __future__ import annotations

import pytest

from pipeline.text.stems import stems, words


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("fr", "réalisée", "réalisations"),
        ("fr", "Coopération", "coopérer"),
        ("en", "policies", "policy"),
        ("es", "migraciones", "migración"),
        ("pt", "comunidades", "comunidade"),
    ],
)
def test_forms_of_a_word_have_one_stem(language: str, one: str, other: str) -> None:
    assert stems(one, language) == stems(other, language)


def test_accents_case_and_typography_make_no_difference() -> None:
    assert stems("L’ÉTAT", "fr") == stems("l'état", "fr")
    assert [word.folded for word in words("MAIN-D’ŒUVRE ÉTÉ", "fr")] == [
        "main", "d", "oeuvre", "ete",
    ]  # fmt: skip


def test_words_keep_their_places_in_the_text() -> None:
    text = "« L’Asie du Sud-Est », 2012"
    assert [text[word.start : word.end] for word in words(text, "fr")] == [
        "L", "Asie", "du", "Sud", "Est", "2012",
    ]  # fmt: skip


def test_a_language_without_a_stemmer_keeps_whole_words() -> None:
    assert stems("Realizações úteis", None) == stems("Realizações úteis", "xx")
    assert stems("Realizações úteis", None) == ["realizacoes", "uteis"]
