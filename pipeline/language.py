"""Which of a profile's languages a text is written in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from langdetect import DetectorFactory

# langdetect needs running text; so many pieces of so many words are far past where it wavers, and
# more would only cost time. Taken all over the text: a title, a list of notes or a quote in another
# language is then in few of them.
PIECES, WORDS = 12, 9
ENOUGH = 200
# langdetect averages seven random walks through a sample's letters, for the sake of short texts;
# over so many letters one ends where the others do, and three are to be safe.
TRIALS = 3
# Languages that langdetect knows and that are not written in Latin letters.
_OTHER_SCRIPTS = frozenset(
    "ar bg bn el fa gu he hi ja kn ko mk ml mr ne pa ru ta te th uk ur zh-cn zh-tw".split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True)
class Detected:
    """A language (ISO 639-1) or None, and how sure that is, 0–1."""

    language: str | None
    score: float


def detect_language(text: str, languages: Sequence[str]) -> Detected:
    """The language of ``text`` among ``languages``.

    The text is lowered first: capitals mislead langdetect with full confidence. Its generator is
    seeded, so the same text always gets the same answer.
    """
    sample = _sample(text.lower())
    if sum(map(str.isalpha, sample)) < ENOUGH:
        return Detected(None, 0.0)
    from langdetect import LangDetectException

    latin = 2 * sum(map(_is_latin, sample)) > len(sample)
    detector = _factory(latin=latin).create()
    detector.n_trial = TRIALS
    detector.append(sample)
    try:
        found = {guess.lang: guess.prob for guess in detector.get_probabilities()}
    except LangDetectException:
        return Detected(None, 0.0)
    known = {language: found[language] for language in languages if language in found}
    if not known:
        return Detected(None, 0.0)
    best = max(known, key=lambda language: known[language])
    return Detected(best, round(known[best], 3))


def _sample(text: str) -> str:
    # Addresses are in no language, and a list of notes may be full of them.
    words = [word for word in text.split() if "/" not in word and "_" not in word]
    if len(words) <= PIECES * WORDS:
        return " ".join(words)
    step = (len(words) - WORDS) / (PIECES - 1)
    starts = [int(piece * step) for piece in range(PIECES)]
    return " ".join(" ".join(words[start : start + WORDS]) for start in starts)


def _is_latin(character: str) -> bool:
    return "a" <= character <= "\u024f"  # the last of the block Latin Extended-B


@lru_cache(maxsize=2)
def _factory(*, latin: bool) -> DetectorFactory:
    """langdetect, seeded, with all its languages, or those in Latin letters.

    A text in Latin letters can be in none of the others, and to load all takes a fifth of a second.
    """
    from langdetect import DetectorFactory
    from langdetect.detector_factory import PROFILES_DIRECTORY

    listed = sorted(Path(PROFILES_DIRECTORY).iterdir())
    chosen = [path for path in listed if not (latin and path.name in _OTHER_SCRIPTS)]
    factory = DetectorFactory()
    factory.load_json_profile([path.read_text("utf-8") for path in chosen if path.is_file()])
    factory.set_seed(0)
    return factory
