"""Which of a profile's languages a text is in."""

from __future__ import annotations

import pytest

from pipeline.text.language import FEWEST_LETTERS, Detected, detect_language

TEXTS = {
    "fr": "Les équipes ont relevé chaque semaine le niveau de la rivière, puis elles ont partagé "
    "leurs carnets avec les communes voisines, qui les ont lus à voix haute lors des réunions du "
    "conseil et les ont complétés de leurs propres souvenirs.",
    "en": "Every week the teams measured how high the river stood, and then they shared their "
    "notebooks with the villages around, which read them aloud when the council met and added "
    "what they themselves remembered of earlier floods.",
    "es": "Cada semana los equipos midieron la altura del río y después compartieron sus cuadernos "
    "con los pueblos vecinos, que los leyeron en voz alta en las reuniones del consejo y los "
    "completaron con sus propios recuerdos.",
}
LANGUAGES = ("fr", "en", "es")
NO_LANGUAGE = Detected(None, 0.0)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("change", [str, str.upper])
def test_a_text_is_in_its_language_in_capitals_too(language: str, change: type[str]) -> None:
    detected = detect_language(change(TEXTS[language]), LANGUAGES)
    assert detected.language == language and detected.score > 0.9


def test_a_text_in_another_language_than_the_profiles_has_none() -> None:
    assert detect_language(TEXTS["fr"], ("en", "es")) == NO_LANGUAGE


def test_a_text_too_short_to_be_sure_of_has_none() -> None:
    letters = [c for c in TEXTS["fr"] if c.isalpha() or c == " "]
    enough = next(n for n in range(len(letters)) if sum(map(str.isalpha, letters[:n])) == 160)
    assert FEWEST_LETTERS == 160
    assert detect_language("".join(letters[: enough - 1]), LANGUAGES) == NO_LANGUAGE
    assert detect_language("".join(letters[:enough]), LANGUAGES).language == "fr"


@pytest.mark.parametrize(("length", "language"), [(504, "fr"), (505, None)])
def test_a_short_text_is_read_whole(length: int, language: str | None) -> None:
    enough = next(n for n in range(999) if sum(map(str.isalpha, TEXTS["fr"][:n])) == 160)
    words = TEXTS["fr"][:enough]
    text = "2" * (length - 1 - len(words)) + " " + words
    # Of a longer text, whole words of pieces are read: too few letters here.
    assert detect_language(text, LANGUAGES).language == language


def test_addresses_are_in_no_language() -> None:
    addresses = " ".join(f"https://www.example.org/annual_report/the-{n}-of-us" for n in range(40))
    assert detect_language(addresses, LANGUAGES) == NO_LANGUAGE
    assert detect_language(f"{TEXTS['es']} {addresses}", LANGUAGES).language == "es"


def pieces(first: str, inner: str, last: str) -> str:
    """A text of figures, with nine pieces of 56 characters as far apart as those that are read."""
    piece = f"{first} {inner} {last}"
    assert len(piece) == 56
    return ("2" * 44).join([piece] * 9)


FIGURES = "2" * 18
LONG = "lesbateauxdumatinalaubes"


@pytest.mark.parametrize(
    ("first", "inner", "last", "language"),
    [
        (FIGURES, "riverains montagnes", FIGURES[1:], "fr"),  # 9 × 18 letters
        (FIGURES, "riverains campagne", FIGURES, None),  # 9 × 17 are too few to be sure
        (LONG, "le sur", LONG, None),  # the first and the last word of a piece may be cut
    ],
)
def test_of_a_long_text_the_whole_words_of_nine_pieces_are_read(
    first: str, inner: str, last: str, language: str | None
) -> None:
    assert detect_language(pieces(first, inner, last), LANGUAGES).language == language


@pytest.mark.parametrize(
    "word", ["www.example.org/the-boats-of-the-north", "the_boats_of_the_north"]
)
def test_an_address_or_a_file_name_is_in_no_language(word: str) -> None:
    assert detect_language(" ".join([word] * 40), LANGUAGES) == NO_LANGUAGE


def test_signs_of_no_script_are_in_no_language() -> None:
    assert detect_language("ꬱ" * 200, LANGUAGES) == NO_LANGUAGE


def test_one_text_has_one_answer() -> None:
    text = f"{TEXTS['fr']} {TEXTS['es']}"
    assert len({detect_language(text, LANGUAGES) for _ in range(5)}) == 1


def test_a_text_without_blanks_has_a_language_too() -> None:
    assert detect_language("ชาวประมงออกจากท่าเรือก่อนรุ่งสางทุกวัน" * 20, ("th",)).language == "th"


def test_a_quotation_in_another_language_does_not_change_that_of_a_long_text() -> None:
    assert detect_language(TEXTS["en"] + TEXTS["fr"] * 6, LANGUAGES).language == "fr"
    assert detect_language(TEXTS["fr"] * 6 + TEXTS["en"], LANGUAGES).language == "fr"
