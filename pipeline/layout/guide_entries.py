"""The entries of the series' reading guide: criteria, domains, and the titles around them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, takewhile
from operator import add

from rapidfuzz import fuzz, process

from pipeline.layout.compare import same_look
from pipeline.matching.criteria import match_criterion, opens_criterion, sentence_of
from pipeline.model.page import Line
from pipeline.profile.model import Profile, phrases
from pipeline.text.characters import fold

# Per cent of likeness: OCR and odd encodings spoil a letter or so of a title.
ALIKE = 88.0
# Texts whose lengths differ by more than this part are not alike.
LENGTH_APART = 0.2
# How well an entry must fit its criterion; its opening is only half of a sign.
SURE = 0.6
LINES_OF_ENTRY = 4
# What may stand before or behind a title: a page number, a question mark.
_AROUND = " ?¿.:!0123456789"


@dataclass(frozen=True, slots=True)
class Entry:
    """Consecutive lines, from ``start`` to before ``end``, that the guide's vocabulary explains."""

    start: int
    end: int
    criterion: str | None


def entries_between(lines: Sequence[Line], at: int, end: int, profile: Profile) -> list[Entry]:
    """The entries that begin from ``lines[at]`` to before ``lines[end]``."""
    entries: list[Entry] = []
    vocabulary = _phrases(profile)
    while at < end:
        entry = _criterion_entry(lines, at, profile) or _phrase_entry(lines, at, vocabulary)
        if entry:
            entries.append(entry)
        at = entry.end if entry else at + 1
    return entries


def _criterion_entry(lines: Sequence[Line], at: int, profile: Profile) -> Entry | None:
    """An entry that begins as a criterion does and runs to where it matches best."""
    if not opens_criterion(lines[at].text, profile):
        return None
    rest = lines[at : at + LINES_OF_ENTRY][1:]
    further = takewhile(lambda line: not opens_criterion(line.text, profile), rest)
    blocks = list(accumulate(([line] for line in (lines[at], *further)), add))
    matches = [match_criterion(sentence_of(block), profile) for block in blocks]
    match, block = max(zip(matches, blocks, strict=True), key=lambda one: one[0].score)
    if match.criterion is None or match.score < SURE:
        return None
    return Entry(at, at + len(block), match.criterion.key)


@lru_cache(maxsize=8)
def _phrases(profile: Profile) -> Callable[[str], bool]:
    """Says whether a text is like one of the guide's titles and domains."""
    domains = [p for domain in profile.domains for p in phrases(domain.wordings)]
    known = sorted((fold(p) for p in [*phrases(profile.guide), *domains]), key=len)
    lengths = [len(phrase) for phrase in known]
    bare = [phrase.strip(" ?¿") for phrase in known]

    @lru_cache(maxsize=4096)  # all publications of a series have its guide, with the same lines
    def is_phrase(text: str) -> bool:
        return _is_like_one(bare, lengths, text)

    return is_phrase


def _is_like_one(known: Sequence[str], lengths: Sequence[int], text: str) -> bool:
    """Whether ``text`` is like one of ``known``, which are sorted by ``lengths`` (as printed)."""
    shortest = bisect_left(lengths, len(text) / (1 + LENGTH_APART))
    longest = bisect_right(lengths, len(text) / (1 - LENGTH_APART))
    near = known[shortest:longest]
    return bool(process.extractOne(text, near, scorer=fuzz.ratio, score_cutoff=ALIKE))


def _phrase_entry(lines: Sequence[Line], at: int, is_phrase: Callable[[str], bool]) -> Entry | None:
    alike = takewhile(lambda line: same_look(lines[at], line), lines[at : at + LINES_OF_ENTRY])
    texts = accumulate((fold(line.text) for line in alike), "{} {}".format)
    for count, text in reversed(list(enumerate(texts, 1))):
        if is_phrase(text.strip(_AROUND)):
            return Entry(at, at + count, None)
    return None
