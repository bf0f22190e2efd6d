"""Sentences of criteria that stand in the cases: how they begin, and which criterion each is of."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from pipeline.drafting.draft import Phrase
from pipeline.drafting.groups import Group
from pipeline.drafting.listed_criteria import FEWEST_WORDS, MOST_WORDS, WORDS_OF_OPENER, Listed
from pipeline.drafting.phrases import most_frequent, phrase_of
from pipeline.drafting.shared_text import Placed, around_sections
from pipeline.text.characters import fold, letters
from pipeline.text.endings import starts_lower
from pipeline.text.function_words import function_words
from pipeline.text.stems import Word, words
from pipeline.text.word_frequency import frequency

# A sentence in a case is of at most so many lines.
LINES_AT_MOST = 5
# Publications have so many sentences with one beginning, and so many publications have them.
SENTENCES_ALIKE, PUBLICATIONS_ALIKE, SHARE_ALIKE = 2, 2, 0.15
# Of the sentences with one beginning, this share must say what a listed criterion says.
SHARE_KNOWN = 0.5
# A sentence is of the criterion with which it shares words that no other has, and with no second
# one half as many.
ENOUGH, SECOND_AT_MOST = 1.0, 0.5
# On wordfreq's scale: words as common as “other” say nothing.
COMMON = 5.2
# A word that one wording alone has may be any other's; a keyword is in so many.
WORDINGS_WITH_KEYWORD = 2
# A keyword has so many letters, and a criterion so many keywords.
LETTERS_OF_KEYWORD, KEYWORDS_AT_MOST = 5, 6


def with_cases_read(listed: Listed, group: Group) -> Listed:
    """``listed`` with the wordings and beginnings that its criteria have in the cases."""
    if not listed.wordings:
        return listed
    known = [fold(phrase.text) for phrase in listed.openers]
    weights = _weights(listed, known, group.language)
    openers = dict(_openers(group, weights))
    total = len(group.publications)
    more: list[dict[str, list[Placed]]] = [defaultdict(list) for _ in listed.wordings]
    for opener, placed in openers.items():
        for one, block in placed:
            number = criterion_of(block.text, [opener], weights, group.language)
            if number is not None:
                more[number][letters(block.text)].append((one, block))
    wordings = tuple(
        _extended(known, found, total) for known, found in zip(listed.wordings, more, strict=True)
    )
    further = [
        phrase_of(most_frequent(_begin(b.text, opener) for _, b in placed), placed, total)
        for opener, placed in sorted(openers.items(), key=lambda item: (-len(item[1]), item[0]))
        if opener not in known
    ]
    return Listed(wordings, (*listed.openers, *further))


def _begin(text: str, opener: str) -> str:
    return " ".join(text.split()[: len(opener.split())])


def _extended(
    known: Sequence[Phrase], found: Mapping[str, list[Placed]], total: int
) -> tuple[Phrase, ...]:
    taken = {letters(phrase.text) for phrase in known}
    more = [
        phrase_of(most_frequent(b.text.rstrip(" .;") for _, b in placed), placed, total)
        for key, placed in sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))
        if key not in taken
    ]
    return (*known, *more)


def _telling(text: str, openers: Iterable[str], language: str | None) -> list[Word]:
    """The words of a sentence behind its beginning and the verb there, which any may have."""
    folded = fold(text)
    opener = max((one for one in openers if folded.startswith(one)), key=len, default="")
    behind = " ".join(text.split()[len(opener.split()) + bool(opener) :])
    small = function_words(language)
    return [word for word in words(behind, language) if word.folded not in small]


Weights = Mapping[str, Mapping[int, float]]
"""By stem, how much it speaks for each criterion (by index)."""


def _weights(listed: Listed, openers: Sequence[str], language: str | None) -> Weights:
    """A word that one criterion has counts for it; one that two have, half for each."""
    having: dict[str, set[int]] = defaultdict(set)
    for number, wordings in enumerate(listed.wordings):
        for phrase in wordings:
            for word in _telling(phrase.text, openers, language):
                having[word.stem].add(number)
    return {
        stem: {number: 1.0 / len(numbers) for number in numbers}
        for stem, numbers in having.items()
        if len(numbers) <= 2
    }


def criterion_of(
    text: str, openers: Iterable[str], weights: Weights, language: str | None
) -> int | None:
    """The criterion (by index) that a sentence is of; None where that is not clear."""
    scores: Counter[int] = Counter()
    for stem in {word.stem for word in _telling(text, openers, language)}:
        for number, weight in weights.get(stem, {}).items():
            scores[number] += weight  # type: ignore[assignment]
    ranked = scores.most_common(2)
    if not ranked or ranked[0][1] < ENOUGH:
        return None
    second = ranked[1][1] if len(ranked) > 1 else 0
    return ranked[0][0] if second <= SECOND_AT_MOST * ranked[0][1] else None


def _openers(group: Group, weights: Weights) -> Iterator[tuple[str, list[Placed]]]:
    """The beginnings of sentences in cases that several publications have, with those."""
    sentences = list(_in_cases(group))
    taken: set[int] = set()
    for count in WORDS_OF_OPENER:
        by_opener: dict[str, list[Placed]] = defaultdict(list)
        for one, block in sentences:
            if id(block) not in taken:
                by_opener[" ".join(fold(block.text).split()[:count])].append((one, block))
        for opener, begun in by_opener.items():
            placed = [item for item in begun if fold(item[1].text).count(opener) == 1]
            if _is_opener(opener, placed, weights, group):
                taken |= {id(block) for _, block in placed}
                yield opener, placed


def _is_opener(opener: str, placed: Sequence[Placed], weights: Weights, group: Group) -> bool:
    counts = Counter(one.name for one, _ in placed)
    often = sum(n >= SENTENCES_ALIKE for n in counts.values())
    enough = max(PUBLICATIONS_ALIKE, SHARE_ALIKE * len(group.publications))
    if often < enough:
        return False
    texts = {letters(block.text): block.text for _, block in placed}
    known = sum(
        criterion_of(text, [opener], weights, group.language) is not None for text in texts.values()
    )
    return known >= SHARE_KNOWN * len(texts)


def _in_cases(group: Group) -> Iterator[Placed]:
    for one, first, _ in around_sections(group):
        for block in one.blocks[first + 1 :]:
            short = FEWEST_WORDS <= block.words <= MOST_WORDS and block.lines <= LINES_AT_MOST
            if short and not block.running and not starts_lower(block.text):
                yield one, block


def keywords_of(listed: Listed, language: str | None) -> tuple[tuple[str, ...], ...]:
    """For each criterion the beginnings of words that several of its wordings have alone."""
    openers = [fold(phrase.text) for phrase in listed.openers]
    spelled: dict[str, list[str]] = defaultdict(list)
    having: dict[str, set[int]] = defaultdict(set)
    often: Counter[tuple[int, str]] = Counter()
    for number, wordings in enumerate(listed.wordings):
        for phrase in wordings:
            telling = _telling(phrase.text, openers, language)
            often.update({(number, word.stem) for word in telling})
            for word in telling:
                spelled[word.stem].append(word.folded)
                having[word.stem].add(number)
    found: list[list[str]] = [[] for _ in listed.wordings]
    for (number, stem), times in sorted(often.items(), key=lambda item: (-item[1], item[0])):
        beginning = _beginning(spelled[stem])
        common = max(frequency(word, language) for word in spelled[stem]) > COMMON
        sure = having[stem] == {number} and times >= WORDINGS_WITH_KEYWORD and not common
        own = sure and len(beginning) >= LETTERS_OF_KEYWORD
        if own and len(found[number]) < KEYWORDS_AT_MOST and beginning not in found[number]:
            found[number].append(beginning)
    return tuple(map(tuple, found))


def _beginning(spelled: Sequence[str]) -> str:
    """The letters that all of ``spelled`` begin with."""
    first, last = min(spelled), max(spelled)
    pairs = enumerate(zip(first, last, strict=False))
    return first[: next((at for at, (a, b) in pairs if a != b), len(first))]
