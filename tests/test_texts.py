"""What is told of texts in bulk, for speed, is what is told of them letter by letter."""

from __future__ import annotations

import pytest

from pipeline import language
from pipeline.text.characters import fold, letters

# A character that has no byte in the code that most texts are folded by.
UNUSUAL = "中"


@pytest.mark.parametrize("code", [*range(0x21, 0x180), *map(ord, "‘’“”–—‐…•▪►€ﬁ№")])
def test_a_character_folds_alike_whatever_stands_beside_it(code: int) -> None:
    text = f"É{chr(code)} a"
    assert fold(text + UNUSUAL) == fold(text) + UNUSUAL
    assert letters(text + UNUSUAL) == letters(text) + UNUSUAL


@pytest.mark.parametrize(
    "text",
    [
        "Le pays a mis en place un dispositif d’accueil : écrire à info@exemple.org. " * 4,
        "The ministry kept the register… and the partners used it (in 2019). " * 4,
        "Các cơ quan đã cùng nhau xây dựng một hệ thống tiếp nhận mới. " * 4,
        "Министерство завело реестр вместе с партнёрами MIEUX. " * 4,
    ],
)
def test_a_language_is_guessed_as_langdetect_guesses_it(text: str) -> None:
    from langdetect import DetectorFactory

    odds = language._odds(latin="a" in text)
    guessed = odds.guess(text.lower())
    factory = DetectorFactory()
    factory.langlist, factory.word_lang_prob_map = odds._languages, odds._odds
    factory.set_seed(0)
    detector = factory.create()
    detector.n_trial = language.TRIALS
    detector.append(text.lower())
    assert guessed == {guess.lang: guess.prob for guess in detector.get_probabilities()}
