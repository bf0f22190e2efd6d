"""Recognises which of the profile's criteria a sentence speaks of, whatever its wording."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process

from pipeline.model.page import Line
from pipeline.profile.model import Criterion, Profile, phrases
from pipeline.text.characters import HYPHENS, fold

_HYPHENS = tuple(HYPHENS)
# The score that no keyword, one, and two or more give on their own. The rest is left to the
# wording, which decides between two criteria that share a keyword.
KEYWORD_SCORES = (0.0, 0.55, 0.75)
# Alike by half is what any two sentences of one language are: it points to nothing.
UNLIKE = 0.5
# Two to five words and a comma may stand before a criterion's opening (“In their context, actions
# must …”); what is longer is a sentence of its own.
ADVERBIAL = re.compile(r"(?:\w+ ){1,4}\w+, ")


@dataclass(frozen=True, slots=True)
class Match:
    """The criterion that fits best, how well (0–1), and whether the sentence has an opener."""

    criterion: Criterion | None
    score: float
    opened: bool


@dataclass(frozen=True, slots=True)
class _Codebook:
    """The criteria in folded words; ``owners`` are those, by place, that the wordings are of.

    ``broken`` are the beginnings of openers up to a word's end, as a line may break them;
    ``ends`` are those, and the comma that may end an adverbial before them.
    """

    openers: tuple[str, ...]
    broken: frozenset[str]
    ends: tuple[str, ...]
    label: re.Pattern[str]
    wordings: tuple[str, ...]
    owners: tuple[int, ...]
    keywords: tuple[tuple[Criterion, tuple[str, ...]], ...]


@lru_cache(maxsize=8)
def _codebook(profile: Profile) -> _Codebook:
    openers = tuple(sorted({fold(p) for p in phrases(profile.criterion_openers)}, key=len)[::-1])
    labelled = [fold(p.replace("{n}", "")) for p in phrases(profile.criterion_labels)]
    labels = "|".join(re.escape(p).replace("\\ ", " ?") for p in labelled)
    worded = [
        (_without_opener(fold(p), openers), owner)
        for owner, criterion in enumerate(profile.criteria)
        for p in phrases(criterion.wordings)
    ]
    broken = frozenset(opener[:at] for opener in openers for at, c in enumerate(opener) if c == " ")
    return _Codebook(
        openers,
        broken,
        (",", *sorted(broken)),
        re.compile(rf"(?:(?:{labels})\s*)?(?:n\W*)?(\d{{1,2}})?\s*[.:)\-–—|]*\s*"),
        tuple(wording for wording, _ in worded),
        tuple(owner for _, owner in worded),
        tuple((c, tuple(fold(p) for p in phrases(c.keywords))) for c in profile.criteria),
    )


def sentence_of(lines: Sequence[Line]) -> str:
    """The lines as one text, as criteria are compared with it."""
    text = ""
    for line in lines:
        text = f"{text[:-1]}{line.text}" if _is_parted(text, line.text) else f"{text} {line.text}"
    return text.strip()


def _is_parted(text: str, following: str) -> bool:
    """Whether ``text`` ends in the first part of a word that goes on in ``following``."""
    return text.endswith(_HYPHENS) and text[-2:-1].isalpha() and following[:1].islower()


def is_criterion_label(text: str, profile: Profile) -> bool:
    """Whether ``text`` only says that a criterion follows, and perhaps its number (“Critère 3”)."""
    return not _unlabelled(text, _codebook(profile)).strip()


@lru_cache(maxsize=1 << 12)  # lines of one document, which several stages ask about
def opens_criterion(text: str, profile: Profile) -> bool:
    """Whether ``text`` begins as criterion sentences do (“L’Action doit …”, “Critère 2 : …”)."""
    book = _codebook(profile)
    return _opener_at(_unlabelled(text, book), book) >= 0


def opens_criterion_over(text: str, following: str, profile: Profile) -> bool:
    """Whether a criterion's sentence begins with the line ``text`` and breaks in its opening.

    Its beginning goes on in the line ``following``: “In their context, actions / must …”, an
    adverbial alone in the first line, or a word that is parted (“the ac- / tions must …”).
    """
    book = _codebook(profile)
    parted = _is_parted(text, following)
    if not (parted or fold(text).endswith(book.ends)):
        return False
    rest = _unlabelled(text[:-1] if parted else text, book)
    adverbial = ADVERBIAL.match(f"{rest} ")
    opening = rest[adverbial.end() :] if adverbial else rest
    begins = any(opener.startswith(opening) for opener in book.openers)
    if opening and not (begins if parted else opening in book.broken):
        return False
    at = _opener_at(f"{rest}{'' if parted else ' '}{fold(following)}", book)
    return _opener_at(rest, book) < 0 <= at <= len(rest) + 1


@lru_cache(maxsize=1 << 10)  # sentences of one document, sought in its boxes and in its text
def match_criterion(text: str, profile: Profile) -> Match:
    """The criterion that ``text`` speaks of; its score is 0 when nothing points to any."""
    book = _codebook(profile)
    sentence = _unlabelled(text, book).rstrip(" .")
    at = _opener_at(sentence, book)
    opened = at >= 0
    whole = sentence
    if opened:
        sentence = sentence[:at] + _without_opener(sentence[at:], book.openers)
    best, best_score = None, 0.0
    likenesses = [0.0] * len(book.keywords)
    for _, alike, at in process.extract(
        sentence, book.wordings, scorer=fuzz.ratio, score_cutoff=100 * UNLIKE, limit=None
    ):
        owner = book.owners[at]
        likenesses[owner] = max(likenesses[owner], alike / 100)
    for (criterion, keywords), alike in zip(book.keywords, likenesses, strict=True):
        detected = KEYWORD_SCORES[_count_keywords(keywords, whole)]
        score = 1 - (1 - detected) * (1 - max(0.0, (alike - UNLIKE) / (1 - UNLIKE)))
        if score > best_score:
            best, best_score = criterion, score
    return Match(best, round(best_score, 2), opened)


def _count_keywords(keywords: tuple[str, ...], sentence: str) -> int:
    """How many of ``keywords`` are in ``sentence``, up to as many as have a score."""
    return min(sum(word in sentence for word in keywords), len(KEYWORD_SCORES) - 1)


def _unlabelled(text: str, book: _Codebook) -> str:
    """``text`` folded, without a bullet and a label before it."""
    folded = fold(text).lstrip("•–-▪■·* ")
    found = book.label.match(folded)
    return folded[found.end() :] if found else folded


def _opener_at(sentence: str, book: _Codebook) -> int:
    """Where the criterion's opening begins: at once or after an adverbial; -1 when nowhere."""
    if sentence.startswith(book.openers):
        return 0
    adverbial = ADVERBIAL.match(sentence)
    if adverbial and sentence.startswith(book.openers, adverbial.end()):
        return adverbial.end()
    return -1


def _without_opener(folded: str, openers: tuple[str, ...]) -> str:
    for opener in openers:
        if folded.startswith(opener):
            return folded[len(opener) :].strip()
    return folded
