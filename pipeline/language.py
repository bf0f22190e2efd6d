"""Which of a profile's languages a text is written in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

# langdetect needs running text; a sample of this many characters is far past where it wavers, and
# more would only cost time. Taken from the middle, where no titles and boxes stand.
SAMPLE = 600
ENOUGH = 200


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
    words = " ".join(text.split()).lower()
    start = max(0, len(words) - SAMPLE) // 2
    sample = words[start : start + SAMPLE]
    if sum(map(str.isalpha, sample)) < ENOUGH:
        return Detected(None, 0.0)
    from langdetect import DetectorFactory, LangDetectException, detect_langs

    DetectorFactory.seed = 0
    try:
        found = {guess.lang: guess.prob for guess in detect_langs(sample)}
    except LangDetectException:
        return Detected(None, 0.0)
    known = {language: found[language] for language in languages if language in found}
    if not known:
        return Detected(None, 0.0)
    best = max(known, key=lambda language: known[language])
    return Detected(best, round(known[best], 3))
