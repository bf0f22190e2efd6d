"""Which of a profile's languages a text is written in."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import add
from pathlib import Path

from pydantic_core import from_json

# langdetect needs running text; so many pieces of so many characters are far past where it wavers,
# and more would only cost time. Taken all over the text: a title, a list of notes or a quote in
# another language is then in few of them.
PIECES, LENGTH = 9, 56
ENOUGH = 160  # letters
# langdetect averages seven random walks through a sample's letters, for the sake of short texts;
# over so many letters one ends where the others do, and two are to be safe.
TRIALS = 2
_LATIN = re.compile("[a-\u024f]")  # the last is that of the block Latin Extended-B
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
    sample = _sample(text).lower()
    if _letters(sample) < ENOUGH:
        return Detected(None, 0.0)
    from langdetect import LangDetectException

    odds = _odds(latin=2 * len(_LATIN.findall(sample)) > len(sample))
    odds.learn(sample)
    detector = odds.factory.create()
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
    """So much of ``text`` as tells its language."""
    sample = _without_addresses(_pieces(text))
    return sample if _letters(sample) >= ENOUGH else _pieces(_without_addresses(text))


def _pieces(text: str) -> str:
    """Stretches of whole words from all over ``text``; of a short one, all."""
    if len(text) <= PIECES * LENGTH:
        return text
    step = (len(text) - LENGTH) / (PIECES - 1)
    starts = [int(piece * step) for piece in range(PIECES)]
    cut = [text[start : start + LENGTH].split() for start in starts]
    return " ".join(" ".join(words[1:-1] or words) for words in cut)


def _without_addresses(text: str) -> str:
    """They are in no language, and a list of notes may be full of them."""
    return " ".join([word for word in text.split() if "/" not in word and "_" not in word])


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))


class _Odds:
    """How likely n-grams are in langdetect's languages, worked out once a text shows them.

    langdetect itself works out all of them first, which takes a tenth of a second: longer than all
    else that is done with a file. ``factory`` makes its detectors, which know those learnt so far.
    """

    def __init__(self, profiles: Sequence[bytes]) -> None:
        """``profiles`` are langdetect's, as it keeps them: JSON."""
        from langdetect import DetectorFactory

        self.factory = DetectorFactory()
        self.factory.set_seed(0)
        self._counts: list[tuple[Mapping[str, int], Sequence[int]]] = []
        self._looked_up: set[str] = set()
        for profile in map(from_json, profiles):
            self.factory.langlist.append(profile["name"])
            self._counts.append((profile["freq"], profile["n_words"]))

    def learn(self, text: str) -> None:
        """Let detectors know the n-grams of ``text``."""
        fresh = _grams(text) - self._looked_up
        self._looked_up |= fresh
        for gram in fresh:
            length = len(gram) - 1
            odds = [counts.get(gram, 0) / totals[length] for counts, totals in self._counts]
            if any(odds):
                self.factory.word_lang_prob_map[gram] = odds


def _grams(text: str) -> set[str]:
    """The stretches of one to three letters in ``text``, as langdetect has letters and spaces."""
    from langdetect.utils.ngram import NGram

    usual = {ord(letter): NGram.normalize(letter) for letter in set(text)}
    padded = f" {' '.join(text.translate(usual).split())} "
    pairs = list(map(add, padded, padded[1:]))
    return {*padded, *pairs, *map(add, pairs, padded[2:])}


@lru_cache(maxsize=2)
def _odds(*, latin: bool) -> _Odds:
    """The odds in all of langdetect's languages, or in those in Latin letters.

    A text in Latin letters can be in none of the others.
    """
    from langdetect.detector_factory import PROFILES_DIRECTORY

    listed = sorted(path for path in Path(PROFILES_DIRECTORY).iterdir() if path.is_file())
    return _Odds([p.read_bytes() for p in listed if not (latin and p.name in _OTHER_SCRIPTS)])
