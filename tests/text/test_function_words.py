"""Small words, by language."""

from __future__ import annotations

from pipeline.text.function_words import function_words


def test_a_language_has_its_own_small_words_and_none_has_all() -> None:
    assert {"les", "de"} <= function_words("fr")
    assert "the" not in function_words("fr")
    assert {"les", "the", "los"} <= function_words()
    assert function_words("xx") == function_words()
