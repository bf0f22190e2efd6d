"""Puts a draft together: the sections of a series, and what else its publications share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from math import ceil

from pipeline.drafting.box_sentences import keywords_of, with_cases_read
from pipeline.drafting.dateline import datelines, words_between
from pipeline.drafting.draft import Draft, DraftedPart, Phrase, Phrases
from pipeline.drafting.groups import Group
from pipeline.drafting.known_words import caption_words, notes_titles
from pipeline.drafting.languages import Series
from pipeline.drafting.listed_criteria import Listed, listed_criteria
from pipeline.drafting.phrases import number_free, phrase_of
from pipeline.drafting.refusal import FEWEST_HEADINGS
from pipeline.drafting.sections import draft_sections, unique_key, wordings_of
from pipeline.drafting.shared_facts import Fact, fact_labels
from pipeline.drafting.shared_text import Closing, closing_text, labels_before
from pipeline.drafting.wordings import place_in
from pipeline.extraction.membership import sections_alone
from pipeline.matching.series import SECTIONS_OF_A_CASE
from pipeline.text.characters import fold

# Of so many sections, half make a case.
MANY_SECTIONS, HALF = 6, 0.5
# One section may have a heading that any report has.
SECTIONS_AT_LEAST = 2


def compose(series: Series, key: str, name: str) -> Draft:
    """The profile of ``series``; ``key`` and ``name`` are its own."""
    groups = {str(group.language): group for group in series.groups}
    sections = draft_sections(series)
    listed = _of_one_length({code: listed_criteria(group) for code, group in groups.items()})
    criteria = {code: with_cases_read(one, groups[code]) for code, one in listed.items()}
    facts = {code: fact_labels(group) for code, group in groups.items()}
    taken = _letters(sections) | {
        number_free(fact.phrase.text) for own in facts.values() for fact in own
    }
    lines = {code: datelines(group) for code, group in groups.items()}
    closings = {code: closing_text(group) for code, group in groups.items()}
    openers = {code: own.openers for code, own in criteria.items()}
    return Draft(
        key,
        name,
        {code: tuple(one.name for one in group.publications) for code, group in groups.items()},
        sections,
        sections_of_a_case=_fewest_sections(series),
        required=("guide",) if len(sections) < FEWEST_HEADINGS else (),
        dateline=_datelines(groups),
        facts=tuple(_facts(facts)),
        criteria=tuple(_criteria(criteria)),
        criterion_openers=_filled(openers),
        guide=_filled(
            {
                code: _without_openers(
                    labels_before(group, taken),
                    [one.text for one in openers.get(code, ())]
                    + [
                        f"{fact.phrase.text}{colon}"
                        for fact in facts[code]
                        for colon in (":", " :")
                    ],
                )
                for code, group in groups.items()
            }
        ),
        about_openers=_filled({code: own.openers for code, own in closings.items()}),
        about_keywords=_keywords(closings),
        between=words_between({code: [b.text for b in own] for code, own in lines.items()}),
        captions=_captions(groups),
        notes=_filled({code: _notes(group, taken) for code, group in groups.items()}),
        subheadings=_filled({code: _subheadings(group, taken) for code, group in groups.items()}),
    )


def _subheadings(group: Group, taken: Set[str]) -> tuple[Phrase, ...]:
    """The sub-headings that publications share, but for words that ``taken`` has."""
    phrases = (phrase for key in group.under for phrase in wordings_of(group, (key,)))
    return tuple(phrase for phrase in phrases if number_free(phrase.text) not in taken)


def _notes(group: Group, taken: Set[str]) -> tuple[Phrase, ...]:
    """The titles over notes, but for words that ``taken`` has: those head a section elsewhere."""
    titles = notes_titles(group.publications)
    return tuple(phrase for phrase in titles if number_free(phrase.text) not in taken)


def _captions(groups: Mapping[str, Group]) -> dict[str, Phrases]:
    """The words of captions by kind, and for each by language."""
    found = {code: caption_words(group.publications, code) for code, group in groups.items()}
    kinds = dict.fromkeys(kind for own in found.values() for kind in own)
    return {kind: {code: own[kind] for code, own in found.items() if kind in own} for kind in kinds}


def _fewest_sections(series: Series) -> int | None:
    """How many sections a case must have, where the usual share of them would be too many.

    Of many sections, half are no coincidence; of few, as many as any publication here has.
    """
    fewest = min(
        sum(place_in(own, slot) is not None for slot in group.slots)
        for group in series.groups
        for own in group.found
    )
    count = len(series.sections)
    if count >= MANY_SECTIONS:
        return min(ceil(HALF * count), max(fewest, ceil(SECTIONS_OF_A_CASE * count)))
    if fewest >= sections_alone(count):
        return None
    return max(fewest, SECTIONS_AT_LEAST, ceil(SECTIONS_OF_A_CASE * count))


def _filled(phrases: Mapping[str, tuple[Phrase, ...]]) -> Phrases | None:
    """``phrases`` without the languages that have none."""
    return {code: listed for code, listed in phrases.items() if listed} or None


def _letters(parts: Sequence[DraftedPart]) -> set[str]:
    return {
        number_free(phrase.text)
        for part in parts
        for listed in part.wordings.values()
        for phrase in listed
    }


def _without_openers(labels: Sequence[Phrase], openers: Sequence[str]) -> tuple[Phrase, ...]:
    """``labels`` but for the sentences of criteria and the lines of facts, which begin so."""
    begins = tuple(fold(opener) for opener in openers)
    return tuple(one for one in labels if not (begins and fold(one.text).startswith(begins)))


def _datelines(groups: Mapping[str, Group]) -> Phrases | None:
    found = {}
    for code, group in groups.items():
        own = [
            (one, block)
            for one in group.publications
            for block in datelines(group)
            if block in one.blocks
        ]
        if own:
            found[code] = (phrase_of(own[0][1].text, own, len(group.publications)),)
    return found or None


def _of_one_length(found: Mapping[str, Listed]) -> dict[str, Listed]:
    """The lists that are as long as that of the language with most publications."""
    length = next((len(one.wordings) for one in found.values() if one.wordings), 0)
    return {code: one for code, one in found.items() if 0 < length == len(one.wordings)}


def _criteria(found: Mapping[str, Listed]) -> Iterator[DraftedPart]:
    keys: set[str] = set()
    length = max((len(one.wordings) for one in found.values()), default=0)
    keywords = {code: keywords_of(one, code) for code, one in found.items()}
    for at in range(length):
        wordings = {code: one.wordings[at] for code, one in found.items()}
        listed = next(iter(found.values()))
        text = _after_opener(listed.wordings[at][0].text, listed.openers)
        own = {code: words[at] for code, words in keywords.items() if words[at]}
        yield DraftedPart(unique_key(text, keys), wordings, number=at + 1, keywords=own)


def _after_opener(text: str, openers: Sequence[Phrase]) -> str:
    for opener in openers:
        if fold(text).startswith(fold(opener.text)):
            return " ".join(text.split()[len(opener.text.split()) :])
    return text


def _facts(found: Mapping[str, Sequence[Fact]]) -> Iterator[DraftedPart]:
    """The facts of all languages: one that gives the same field, or stands as high, is the same."""
    keys: set[str] = set()
    given: set[str] = set()
    rows: list[dict[str, Fact]] = []
    lengths = {len(own) for own in found.values() if own}
    for code, own in found.items():
        for at, fact in enumerate(own):
            row = rows[at] if len(lengths) == 1 and at < len(rows) else None
            if row is None:
                rows.append({code: fact})
            else:
                row[code] = fact
    for row in rows:
        first = next(iter(row.values()))
        gives = first.gives if first.gives not in given else None
        given |= {gives} if gives else set()
        wordings = {code: (fact.phrase,) for code, fact in row.items()}
        yield DraftedPart(unique_key(first.phrase.text, keys), wordings, gives=gives)


def _keywords(closings: Mapping[str, Closing]) -> dict[str, tuple[str, ...]] | None:
    return {code: own.keywords for code, own in closings.items() if own.keywords} or None
