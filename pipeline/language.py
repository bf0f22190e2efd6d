"""Which of a profile's languages a text is written in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from operator import add
from pathlib import Path
from random import Random

from pydantic_core import from_json

# langdetect needs running text; so many pieces of so many characters are far past where it wavers,
# and more would only cost time. Taken all over the text: a title, a list of notes or a quote in
# another language is then in few of them.
PIECES, LENGTH = 9, 56
ENOUGH = 160  # letters
# langdetect averages seven random walks through a sample's letters, for the sake of short texts;
# over so many letters one ends where the others do, and two are to be safe.
TRIALS = 2
# What langdetect counts as Latin and as other letters: all from the combining marks on, less the
# block Latin Extended Additional.
_ASCII, _OTHERS = re.compile("[A-z]"), re.compile("[^\0-\u02ff\u1e00-\u1eff]")
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
    found = _odds(latin=2 * len(_LATIN.findall(sample)) > len(sample)).guess(sample)
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
    else that is done with a file.
    """

    def __init__(self, profiles: Sequence[bytes]) -> None:
        """``profiles`` are langdetect's, as it keeps them: JSON."""
        self._languages: list[str] = []
        self._counts: list[tuple[Mapping[str, int], Sequence[int]]] = []
        self._odds: dict[str, list[float]] = {}
        self._looked_up = {"", " "}  # which are no n-grams
        for profile in map(from_json, profiles):
            self._languages.append(profile["name"])
            self._counts.append((profile["freq"], profile["n_words"]))

    def guess(self, text: str) -> Mapping[str, float]:
        """How likely the languages are that ``text``, in small letters, may be in.

        Just what langdetect's own detector says, which goes letter by letter and language by
        language and takes several times as long.
        """
        from langdetect.detector import Detector

        grams = _grams(_cleaned(text))
        self._learn(grams)
        known = [gram for gram in grams if gram in self._odds]
        if not known:
            return {}
        chance = Random(0)  # so that the same text always gets the same answer
        found = [0.0] * len(self._languages)
        for _ in range(TRIALS):
            alpha = Detector.ALPHA_DEFAULT + chance.gauss(0.0, 1.0) * Detector.ALPHA_WIDTH
            weight = alpha / Detector.BASE_FREQ
            likely = [1.0 / len(found)] * len(found)
            for step in range(Detector.ITERATION_LIMIT + 1):
                odds = self._odds[chance.choice(known)]
                likely = [one * (weight + of) for one, of in zip(likely, odds, strict=True)]
                if step % 5 == 0:
                    whole = sum(likely)
                    likely = [one / whole for one in likely]
                    if max(likely) > Detector.CONV_THRESHOLD:
                        break
            found = [one + of / TRIALS for one, of in zip(found, likely, strict=True)]
        guesses = zip(self._languages, found, strict=True)
        return {name: one for name, one in guesses if one > Detector.PROB_THRESHOLD}

    def _learn(self, grams: Iterable[str]) -> None:
        fresh = set(grams) - self._looked_up
        self._looked_up |= fresh
        for gram in fresh:
            length = len(gram) - 1
            odds = [counts.get(gram, 0) / totals[length] for counts, totals in self._counts]
            if any(odds):
                self._odds[gram] = odds


def _cleaned(text: str) -> str:
    """``text`` as langdetect has it: less addresses, and less Latin letters where few are."""
    from langdetect.detector import Detector
    from langdetect.utils.ngram import NGram

    text = NGram.normalize_vi(Detector.MAIL_RE.sub(" ", text))
    others = len(_OTHERS.findall(text))
    return _ASCII.sub("", text) if 2 * len(_ASCII.findall(text)) < others else text


def _grams(text: str) -> list[str]:
    """The stretches of one to three letters in ``text``, those that end at one letter together.

    As langdetect has letters and spaces; among them are some that are none.
    """
    from langdetect.utils.ngram import NGram

    usual = {ord(letter): NGram.normalize(letter) for letter in set(text)}
    plain = text.translate(usual)
    padded = f" {' '.join(plain.split())}{' ' * plain.endswith(' ')}"
    pairs = list(map(add, padded, padded[1:]))
    triples = ["", *map(add, pairs, padded[2:])]
    return list(chain.from_iterable(zip(padded[1:], pairs, triples, strict=True)))


@lru_cache(maxsize=2)
def _odds(*, latin: bool) -> _Odds:
    """The odds in all of langdetect's languages, or in those in Latin letters.

    A text in Latin letters can be in none of the others.
    """
    from langdetect.detector_factory import PROFILES_DIRECTORY

    listed = sorted(path for path in Path(PROFILES_DIRECTORY).iterdir() if path.is_file())
    return _Odds([p.read_bytes() for p in listed if not (latin and p.name in _OTHER_SCRIPTS)])
