"""Reads “place (years)” as the series prints it under a title."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from pipeline.model.period import Period
from pipeline.text.dates import month_names
from pipeline.text.endings import ends_sentence

# A publication looks back on years of its own century or the one before; anything else in four
# digits is a number.
_YEAR = r"(?:19|20)\d{2}"
_HAS_YEAR = re.compile(_YEAR)
_LETTER = re.compile(r"[^\W\d_]")
# A note's reference may stand behind the years.
_ONLY_CALL = re.compile(r"\s*\d{0,2}")


@dataclass(frozen=True, slots=True)
class Subtitle:
    """A place, its years, and whether they stand in brackets (the series' own form).

    Of several periods, ``period`` goes from the first year to the last, and ``periods`` has each.
    """

    location: str | None
    period: Period
    bracketed: bool
    periods: tuple[Period, ...] = ()


@dataclass(frozen=True, slots=True)
class PeriodWords:
    """Words in years: before a first year (“since”), for a last one (“today”), between (“to”).

    ``opening`` are those before a first year that a last one follows (“between”), ``labels`` what
    may stand before years, with a colon (“Duration: …”).
    """

    since: tuple[str, ...] = ()
    ongoing: tuple[str, ...] = ()
    between: tuple[str, ...] = ()
    opening: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()


def _any_of(words: Iterable[str]) -> str:
    """A pattern for any of ``words``, the longest first; for none, one that matches nothing."""
    return "|".join(sorted(map(re.escape, set(words)), key=len, reverse=True)) or r"(?!)"


@dataclass(frozen=True, slots=True)
class _Patterns:
    """Years that end a text, behind a place: in brackets, a mark, or bare; and years alone.

    ``leading`` are years that a place follows, ``each`` one period, ``label`` what opens years,
    ``joint`` what stands between two places.
    """

    bracketed: re.Pattern[str]
    marked: re.Pattern[str]
    bare: re.Pattern[str]
    alone: re.Pattern[str]
    leading: re.Pattern[str]
    each: re.Pattern[str]
    label: re.Pattern[str]
    joint: re.Pattern[str]


@lru_cache(maxsize=8)
def _patterns(words: PeriodWords) -> _Patterns:
    since, ongoing = _any_of(words.since), _any_of(words.ongoing)
    between, opening = _any_of(words.between), _any_of(words.opening)
    dash = rf"(?:[-–—/\u2010\u2011]|\b(?:{between})\b)"
    of = rf"(?:(?:{opening})\s+)?"
    word = rf"(?:[^\W\d_]{{3,10}}\.?\s+{of})?"
    # Where nothing divides the place from the years, only a month's name is no word of the place.
    month = rf"(?:\b(?:{month_names()})\.?\s+{of})?"
    begin = rf"(?:\b(?:{since}|{opening})\s+)?"
    end = rf"(?:{_YEAR}|\d{{2}}(?!\d)|(?:{ongoing})|\.{{3}}|…)"

    def listed(before: str) -> str:
        """Years, and further years behind a mark or a word between: “2014 ; 2016-2017”."""
        rest = rf"(?:\s*{dash}\s*{word}{end}?)?"
        further = rf"(?:\s*(?:[;,&+]|\b(?:{between})\b)\s*{word}{_YEAR}{rest})*"
        return rf"{begin}{before}{_YEAR}{rest}{further}"

    flags = re.IGNORECASE
    each = (
        rf"(?:\b(?P<since>{since})\s+)?{word}(?P<start>{_YEAR})"
        rf"(?:\s*(?P<dash>{dash})\s*{word}(?P<end>{end})?)?"
    )
    return _Patterns(
        bracketed=re.compile(rf"\s*[(\[]\s*{listed(word)}\s*[)\]]", flags),
        marked=re.compile(rf"(?:\s*[,;:|·]|\s[–—-])\s+{listed(word)}\Z", flags),
        bare=re.compile(rf"\s*[,;:|·–—-]?\s*{listed(month)}\Z", flags),
        alone=re.compile(rf"[(\[]?\s*{listed(month)}\s*[)\]]?\Z", flags),
        leading=re.compile(rf"{listed(month)}\s*[,|·]\s+(?=(?-i:[A-ZÀ-Þ]))", flags),
        each=re.compile(each, flags),
        label=re.compile(rf"(?:{_any_of(words.labels)})\s*:\s*", flags),
        joint=re.compile(rf"\A[\s,;:|·–—-]*(?:(?:{between}|&)\s+)?", flags),
    )


def read_subtitle(text: str, words: PeriodWords) -> Subtitle | None:
    """The place and years that make up all of ``text``; None when it is something else."""
    if not _HAS_YEAR.search(text):
        return None
    patterns, text = _patterns(words), text.strip()
    if label := patterns.label.match(text):
        text = text[label.end() :]
    found = _in_brackets(text, patterns)
    if found:
        return found
    years = patterns.alone.match(text)
    if years is None and (leading := patterns.leading.match(text)):
        place = text[leading.end() :]
        other = _HAS_YEAR.search(place) or ends_sentence(place)
        return None if other else _subtitle(place, leading.group(), patterns)
    if years is None and (letter := _LETTER.search(text)):
        marked = patterns.marked.search(text, letter.end())
        parted = marked and not _HAS_YEAR.search(text[: marked.start()])
        years = marked if parted else patterns.bare.search(text, letter.end())
    if years is None:
        return None
    return _subtitle(text[: years.start()], years.group(), patterns)


def _in_brackets(text: str, patterns: _Patterns) -> Subtitle | None:
    """Places, each with its years in brackets behind it, that make up all of ``text``."""
    found = [one for one in patterns.bracketed.finditer(text) if one.start()]
    if not found or not _ONLY_CALL.fullmatch(text, found[-1].end()):
        return None
    between = (text[one.end() : other.start()] for one, other in pairwise(found))
    places = [text[: found[0].start()], *(patterns.joint.sub("", place) for place in between)]
    if _HAS_YEAR.search(" ".join(places)):
        found, places = found[-1:], [text[: found[-1].start()]]
    years = " ; ".join(one.group() for one in found)
    place = ", ".join(filter(None, map(_bare, places)))
    return _subtitle(place, years, patterns, bracketed=True)


def _bare(place: str) -> str:
    return place.strip(" ,;:|·–—-")


def _subtitle(place: str, years: str, patterns: _Patterns, *, bracketed: bool = False) -> Subtitle:
    periods = tuple(_period(one) for one in patterns.each.finditer(years))
    ends = [period.end for period in periods]
    last = None if None in ends else max(filter(None, ends))
    whole = Period(min(period.start for period in periods), last)
    return Subtitle(_bare(place) or None, whole, bracketed, periods if len(periods) > 1 else ())


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
        return Period(start, int(end) if len(end) == 4 else _next_ending_in(int(end), start))
    open_ended = bool(found["since"] or found["dash"])
    return Period(start, None if open_ended else start)


def _next_ending_in(figures: int, start: int) -> int:
    """The first year from ``start`` on that ends in these two figures (“1998-01”)."""
    return start + (figures - start) % 100


def spell_years(start: int, end: int | None) -> str:
    """Years as they are shown and typed: 2012, 2012–2014, or 2012– while it goes on."""
    if end is None:
        return f"{start}–"
    return str(start) if start == end else f"{start}–{end}"
