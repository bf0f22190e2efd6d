"""Reads “place (years)” as the series prints it under a title."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from pipeline.model.period import Period
from pipeline.text.dates import month_names

# A publication looks back on years of its own century or the one before; anything else in four
# digits is a number.
_YEAR = r"(?:19|20)\d{2}"
_HAS_YEAR = re.compile(_YEAR)
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Subtitle:
    """A place, its years, and whether they stand in brackets (the series' own form)."""

    location: str | None
    period: Period
    bracketed: bool


@dataclass(frozen=True, slots=True)
class PeriodWords:
    """Words in years: before a first year (“since”), for a last one (“today”), between (“to”)."""

    since: tuple[str, ...] = ()
    ongoing: tuple[str, ...] = ()
    between: tuple[str, ...] = ()


def _any_of(words: Iterable[str]) -> str:
    """A pattern for any of ``words``, the longest first; for none, one that matches nothing."""
    return "|".join(sorted(map(re.escape, set(words)), key=len, reverse=True)) or r"(?!)"


@dataclass(frozen=True, slots=True)
class _Patterns:
    """Years that end a text, behind a place: in brackets, a mark, or bare; and years alone."""

    bracketed: re.Pattern[str]
    marked: re.Pattern[str]
    bare: re.Pattern[str]
    alone: re.Pattern[str]


@lru_cache(maxsize=8)
def _patterns(words: PeriodWords) -> _Patterns:
    since, ongoing = _any_of(words.since), _any_of(words.ongoing)
    between = _any_of(words.between)
    start, end = rf"(?P<start>{_YEAR})", rf"(?P<end>{_YEAR}|\d{{2}}(?!\d)|(?:{ongoing})|\.{{3}}|…)"
    dash, word = rf"(?P<dash>[-–—/\u2010\u2011]|\b(?:{between})\b)", r"(?:[^\W\d_]{3,10}\.?\s+)?"
    # Where nothing divides the place from the years, only a month's name is not part of the place.
    month = rf"(?:\b(?:{month_names()})\.?\s+)?"
    opening, rest = rf"(?:\b(?P<since>{since})\s+)?", rf"{start}(?:\s*{dash}\s*{word}{end}?)?"
    flags = re.IGNORECASE
    return _Patterns(
        bracketed=re.compile(rf"\s*[(\[]\s*{opening}{word}{rest}\s*[)\]]\s*\d{{0,2}}\Z", flags),
        marked=re.compile(rf"(?:\s*[,;:|·]|\s[–—-])\s+{opening}{word}{rest}\Z", flags),
        bare=re.compile(rf"\s*[,;:|·–—-]?\s*{opening}{month}{rest}\Z", flags),
        alone=re.compile(rf"[(\[]?\s*{opening}{month}{rest}\s*[)\]]?\Z", flags),
    )


def read_subtitle(text: str, words: PeriodWords) -> Subtitle | None:
    """The place and years that make up all of ``text``; None when it is something else."""
    if not _HAS_YEAR.search(text):
        return None
    patterns, text = _patterns(words), text.strip()
    bracketed = patterns.bracketed.search(text, 1)
    found = bracketed or patterns.alone.match(text)
    if found is None and (letter := _LETTER.search(text)):
        marked = patterns.marked.search(text, letter.end())
        parted = marked and not _HAS_YEAR.search(text, 0, marked.start())
        found = marked if parted else patterns.bare.search(text, letter.end())
    if found is None:
        return None
    place = text[: found.start()].strip(" ,;:|·–—-") or None
    return Subtitle(place, _period(found), found is bracketed)


def read_years(text: str, words: PeriodWords) -> Period | None:
    """The years that ``text`` names, whatever else it says; None when it names none."""
    subtitle = read_subtitle(text, words)
    if subtitle:
        return subtitle.period
    # Only the listed words open or close a period; of a longer text, the first and last
    # year are what is left to go by.
    years = [int(year) for year in re.findall(rf"(?<!\d){_YEAR}(?!\d)", text)]
    return Period(years[0], years[-1]) if years and years[0] <= years[-1] else None


def _period(found: re.Match[str]) -> Period:
    start, end = int(found["start"]), found["end"]
    if end and end.isdigit():
        return Period(start, int(end) if len(end) == 4 else start - start % 100 + int(end))
    open_ended = bool(found["since"] or found["dash"])
    return Period(start, None if open_ended else start)


def spell_years(start: int, end: int | None) -> str:
    """Years as they are shown and typed: 2012, 2012–2014, or 2012– while it goes on."""
    if end is None:
        return f"{start}–"
    return str(start) if start == end else f"{start}–{end}"
