"""Which of a profile's languages a text is written in."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from math import prod
from pathlib import Path

_Counts = tuple[Mapping[str, int], Sequence[int]]
"""How often groups of letters stand in a language, and how many there are of each length."""

# Running text is needed. So many words, taken evenly from all over it, are far past where the
# answer wavers; a title, a list of notes or a quote in another language has few of them.
WORDS = 150
ENOUGH = 200
# The words are looked at several times, at other letters each, so that a text of two languages is
# not sure of either. The chances of more groups of letters, multiplied, would be too small to hold.
LOOKS, GROUPS = 3, 60
# What langdetect gives each language besides for a group of letters, so that none is ruled out,
# and the share below which it names none.
_SMOOTHING, _LEAST = 0.5 / 10_000, 0.1
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

    The text is lowered first: capitals mislead with full confidence.
    """
    sample = _sample(text)
    letters = "".join(sample.split())
    if len(letters) < ENOUGH:
        return Detected(None, 0.0)
    known = _known_groups(latin=2 * len(letters.encode("latin-1", "ignore")) > len(letters))
    places = [(len(sample) - 2) * n // (LOOKS * GROUPS) for n in range(LOOKS * GROUPS)]
    rows = list(filter(None, [known.chances(sample[at : at + 3]) for at in places]))
    looks = [_shares(rows[look::LOOKS]) for look in range(LOOKS)]
    found = {
        language: sum(shares) / LOOKS
        for language, *shares in zip(known.languages, *looks, strict=False)
    }
    best = max(languages, key=lambda language: found.get(language, 0.0))
    if found.get(best, 0.0) < _LEAST:
        return Detected(None, 0.0)
    return Detected(best, round(found[best], 3))


def _sample(text: str) -> str:
    """Words from all over ``text``, as langdetect counts letters: lowered, without punctuation."""
    words = text.split()
    words = words[:: max(1, len(words) // WORDS)]
    # Addresses are in no language, and a list of notes may be full of them.
    told = " ".join([word for word in words if "/" not in word and "_" not in word])
    return f" {' '.join(told.lower().translate(_normal_letters()).split())} "


def _shares(rows: Sequence[tuple[float, ...]]) -> list[float]:
    """How likely each language is, by the chances that groups of letters have in it."""
    together = list(map(prod, zip(*rows, strict=True)))
    whole = sum(together)
    return [chance / whole for chance in together]


@dataclass(frozen=True, slots=True)
class _Groups:
    """The ``languages`` that are told apart, and how often a group of letters stands in each.

    ``chances`` are those of its longest beginning that is known; None when none is.
    """

    languages: Sequence[str]
    chances: Callable[[str], tuple[float, ...] | None]


@lru_cache(maxsize=2)
def _known_groups(*, latin: bool) -> _Groups:
    """The groups of langdetect's languages, or of those in Latin letters.

    A text in Latin letters can be in none of the others. What a group says is worked out when a
    text shows it: to do so for all would take longer than all else that is done with a file.
    """
    from langdetect.detector_factory import PROFILES_DIRECTORY

    listed = sorted(path for path in Path(PROFILES_DIRECTORY).iterdir() if path.is_file())
    chosen = [path for path in listed if not (latin and path.name in _OTHER_SCRIPTS)]
    profiles = [json.loads(path.read_bytes()) for path in chosen]
    counts = [(profile["freq"], profile["n_words"]) for profile in profiles]
    chances = lru_cache(maxsize=1 << 12)(partial(_chances, counts))
    return _Groups([profile["name"] for profile in profiles], chances)


def _chances(counts: Sequence[_Counts], group: str) -> tuple[float, ...] | None:
    for length in range(len(group), 0, -1):
        start = group[:length]
        shares = [counted.get(start, 0) / totals[length - 1] for counted, totals in counts]
        if any(shares):
            return tuple([_SMOOTHING + share for share in shares])
    return None


class _NormalLetters(dict[int, str]):
    """What langdetect takes each letter for, by its code point."""

    def __missing__(self, code: int) -> str:
        from langdetect.utils.ngram import NGram

        self[code] = str(NGram.normalize(chr(code)))
        return self[code]


@lru_cache(maxsize=1)
def _normal_letters() -> _NormalLetters:
    return _NormalLetters()
