"""A page with the records of one case side by side; of those in one language, what differs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import partial
from itertools import zip_longest

from pipeline.model.record import CaseStudy
from pipeline.outputs.review_site.fill import render_page
from pipeline.outputs.review_site.strings import page_texts
from pipeline.outputs.review_site.view import section_name
from pipeline.profile.model import Profile
from pipeline.text.changed_words import Piece, word_differences
from pipeline.text.years import spell_years

_Pieces = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A part of the record, by its name in each language: its texts in each of the records.

    The texts of the first record are as they are; those of another one in the same language say
    what differs from them.
    """

    names: Mapping[str, str]
    cells: tuple[tuple[_Pieces, ...], ...]


def render_side_by_side(
    case: CaseStudy, others: Sequence[CaseStudy], profiles: Sequence[Profile], *, stamp: str = ""
) -> bytes:
    """The page that shows ``case`` beside ``others`` of the same case."""
    profile = next((one for one in profiles if one.key == case.profile), None)
    return render_page(
        "same.html",
        ("shared.js",),
        stamp=stamp,
        case=case,
        records=[case, *others],
        rows=list(rows_of(case, others, profile)),
        compared=any(one.language == case.language for one in others),
    )


def rows_of(case: CaseStudy, others: Sequence[CaseStudy], profile: Profile | None) -> Iterator[Row]:
    """The rows of all parts that one of the records has, in the order of the first."""
    parts = [_parts(one, profile) for one in (case, *others)]
    for key in dict.fromkeys(key for one in parts for key in one):
        names = next(one[key][0] for one in parts if key in one)
        first, *rest = ([*one[key][1]] if key in one else [] for one in parts)
        cells = [tuple(_as_it_is(text) for text in first)]
        for texts, other in zip(rest, others, strict=True):
            differing = other.language == case.language
            cells.append(tuple(_compared(first, texts) if differing else map(_as_it_is, texts)))
        yield Row(names, tuple(cells))


_Part = tuple[Mapping[str, str], list[str]]


def _parts(case: CaseStudy, profile: Profile | None) -> dict[str, _Part]:
    """The texts of a record by part, each part with its name in each language."""
    years = spell_years(case.period.start, case.period.end) if case.period else None
    found: dict[str, _Part] = {}
    for key, value in (("title", case.title), ("location", case.location), ("period", years)):
        if value:
            found[key] = (_named(key), [value])
    if case.summary:
        found["summary"] = (_named("summary"), case.summary.split("\n\n"))
    for section in case.sections:
        name = partial(section_name, profile, section.key)
        names = {language: name(language) for language in page_texts()}
        texts = [section.heading, *(passage.text for passage in section.passages)]
        found.setdefault(f"sections.{section.key}", (names, []))[1].extend(texts)
    if case.callouts:
        found["callouts"] = (_named("callouts"), [one.text for one in case.callouts])
    if case.footnotes:
        notes = [f"{one.marker} {one.text}" for one in case.footnotes]
        found["footnotes"] = (_named("footnotes"), notes)
    return found


def _named(key: str) -> Mapping[str, str]:
    return {language: texts[key] for language, texts in page_texts().items()}


def _as_it_is(text: str) -> _Pieces:
    return (Piece("=", text),)


def _compared(before: Sequence[str], after: Sequence[str]) -> Iterator[_Pieces]:
    """The texts of ``after``, with the words that differ, and what is only in ``before``."""
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            yield from map(_as_it_is, after[c:d])
        else:
            for old, new in zip_longest(before[a:b], after[c:d], fillvalue=""):
                yield word_differences(old, new)
