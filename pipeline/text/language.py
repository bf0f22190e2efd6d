"""Which of a profile's languages a text is written in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from langdetect import DetectorFactory

# langdetect needs running text: of fewer letters than these it is wrong now and then, and sure.
FEWEST_LETTERS = 160
# So many pieces of so many characters, from all over a text, say as much as all of it; a title, a
# list of notes or a quotation in another language is then in few of them.
PIECES, CHARACTERS_OF_PIECE = 9, 56
# The detector draws at random which letters it looks at: one seed gives one text one answer.
SEED = 0
# How often it draws until it is sure, of which it takes the mean; it goes on to seven by itself,
# and says the same of running text.
TRIALS = 3


@dataclass(frozen=True, slots=True)
class Detected:
    """A language (ISO 639-1) or None, and how sure that is, 0–1."""

    language: str | None
    score: float


def detect_language(text: str, languages: Sequence[str]) -> Detected:
    """The language of ``text`` among ``languages``; None when it is too short, or in another.

    The text is lowered first, since capitals mislead langdetect with full confidence.
    """
    from langdetect import LangDetectException

    sample = _sample(_without_addresses(text)).lower()
    if sum(map(str.isalpha, sample)) < FEWEST_LETTERS:
        return Detected(None, 0.0)
    detector = _factory().create()
    detector.n_trial = TRIALS
    detector.append(sample)
    try:
        found = {guess.lang: guess.prob for guess in detector.get_probabilities()}
    except LangDetectException:  # such as for letters of a script that it does not know
        return Detected(None, 0.0)
    known = [language for language in languages if language in found]
    if not known:
        return Detected(None, 0.0)
    best = max(known, key=lambda language: found[language])
    return Detected(best, round(found[best], 3))


def _sample(text: str) -> str:
    """Pieces of whole words from all over ``text``; of a short one, all."""
    if len(text) <= PIECES * CHARACTERS_OF_PIECE:
        return text
    step = (len(text) - CHARACTERS_OF_PIECE) / (PIECES - 1)
    starts = [int(piece * step) for piece in range(PIECES)]
    cut = [text[start : start + CHARACTERS_OF_PIECE].split() for start in starts]
    return " ".join(" ".join(words[1:-1] or words) for words in cut)


def _without_addresses(text: str) -> str:
    """``text`` without addresses: they are in no language, and a list of notes is full of them."""
    return " ".join([word for word in text.split() if "/" not in word and "_" not in word])


@lru_cache(maxsize=1)
def _factory() -> DetectorFactory:
    """langdetect's own languages, in an order that is the same on every machine."""
    from langdetect import DetectorFactory
    from langdetect.detector_factory import PROFILES_DIRECTORY

    files = sorted(Path(PROFILES_DIRECTORY).iterdir())
    factory = DetectorFactory()
    factory.set_seed(SEED)
    factory.load_json_profile([file.read_text("utf-8") for file in files])
    # Ninety thousand lists of 55 numbers, which never change: Python's collector looks through all
    # lists again and again, and through tuples of numbers never.
    factory.word_lang_prob_map = {gram: tuple(p) for gram, p in factory.word_lang_prob_map.items()}
    return factory
