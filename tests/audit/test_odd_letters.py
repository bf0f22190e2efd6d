"""Letters that cannot be right: what a font says of a glyph that is another one."""

from __future__ import annotations

import pytest

from pipeline.audit.odd_letters import has_foreign_script, odd_words

LANGUAGES = ("fr", "en", "es")


@pytest.mark.parametrize(
    "word",
    [
        "b\u043eats",  # a Cyrillic letter
        "kΩmx",  # longer than any sign of a measure
        "a\ufffd",
        "\ufffd\ufffd",
        "x\ue000",
        "fi\u0003ld",
        "rÃ©colte",
        "dŽlai",
        "pa^pa",
        "p=a",
        "a*b",
        "žluťoučký",  # in small letters, and in no list
    ],
)
def test_a_word_with_a_letter_that_cannot_be_right_is_odd(word: str) -> None:
    assert odd_words(f"le {word} ici", LANGUAGES) == [word]


@pytest.mark.parametrize(
    "word",
    [
        "µm",
        "kΩm",  # a sign of a measure
        "\ufffd",  # alone, a bullet of a symbol font
        "McDŽ",  # behind a capital, a capital
        "www.a~b",
        "naïve",
        "ñandú",
        "Čaj",  # a name
        "čaj",
        "straße",  # as čaj, a word of another language
        "œufs",
        "é²",
        "Москва",
        "boats",
    ],
)
def test_a_sign_a_name_or_a_foreign_word_is_not(word: str) -> None:
    assert odd_words(f"le {word} ici", LANGUAGES) == []


def test_the_hyphen_that_pdfium_writes_at_a_line_end_is_no_letter() -> None:
    assert odd_words("le\tquai\r\ncoopé\ufffe\r\nration coopé\x02ration", LANGUAGES) == []
    assert odd_words("le quai\ufffe est", LANGUAGES) == ["quai\ufffe"]


@pytest.mark.parametrize(
    ("word", "foreign"),
    [("b\u043eat", True), ("b\u043ea", False), ("boat", False), ("воат", False), ("1234", False)],
)
def test_two_scripts_in_one_word_are_foreign(word: str, foreign: bool) -> None:
    assert has_foreign_script(word) is foreign
