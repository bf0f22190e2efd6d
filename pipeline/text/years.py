"""Reads “place (years)” as the series prints it under a title."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
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
# A full stop or a note's reference may stand behind the years.
_ONLY_CALL = re.compile(r"\s*\.?\s*[\d¹²³⁴-⁹⁰]{0,2}")
# “1er”, “3rd”, “1.º”.
_DAY = r"\d{1,2}(?:\s?(?:er|re|ro|st|nd|rd|th|º|°|ª)\b|\.º|\.)?"
_WORDS_OF_LABEL = 5
# A list of years under a title is shorter; without an end, time would grow with its square.
MOST_FURTHER = 11


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

    ``opening`` are those before a first year that a last one follows (“between”), ``further``
    those before another year (“and”), which close a period only behind an ``opening``. ``parts``
    name a part of a year (“mid”, “Q{n}”). ``labels`` are what may stand before years, with a colon
    (“Duration: …”), ``places`` what so stands before a place.
    """

    since: tuple[str, ...] = ()
    ongoing: tuple[str, ...] = ()
    between: tuple[str, ...] = ()
    opening: tuple[str, ...] = ()
    further: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


def _any_of(words: Iterable[str]) -> str:
    """A pattern for any of ``words``, the longest first; for none, one that matches nothing."""
    return "|".join(sorted(map(_spelled, set(words)), key=len, reverse=True)) or r"(?!)"


def _spelled(word: str) -> str:
    """A pattern for ``word`` with either apostrophe, and any number for ``{n}``."""
    escaped = re.escape(word).replace(re.escape("{n}"), r"\d{1,2}")
    return re.sub("['’]", "['’]", escaped)


def _before_all(words: Iterable[str]) -> str:
    """A pattern for any of ``words`` and the space behind it, which an elision (“d’”) lacks."""
    elided = {word for word in words if word[-1] in "'’"}
    return rf"(?:\b(?:{_any_of(set(words) - elided)})\s+|\b(?:{_any_of(elided)}))"


@dataclass(frozen=True, slots=True)
class _Patterns:
    """Years that end a text, behind a place: in brackets, a mark, or bare; and years alone.

    ``leading`` are years that a place follows, ``ahead`` those that may as well open a title,
    ``paired`` a place and its years before another such pair, ``each`` one period, ``label`` what
    opens years, ``place`` what opens a place, ``joint`` what stands between two places.
    """

    bracketed: re.Pattern[str]
    marked: re.Pattern[str]
    bare: re.Pattern[str]
    alone: re.Pattern[str]
    leading: re.Pattern[str]
    ahead: re.Pattern[str]
    paired: re.Pattern[str]
    each: re.Pattern[str]
    label: re.Pattern[str]
    place: re.Pattern[str]
    joint: re.Pattern[str]


@lru_cache(maxsize=8)
def _patterns(words: PeriodWords) -> _Patterns:
    ongoing, between = _any_of(words.ongoing), _any_of(words.between)
    further = _any_of({*words.further, *words.between})
    opening, since = _before_all(words.opening), _before_all(words.since)
    # A word that opens another year is between two only behind one that opens a period.
    closing = _any_of(set(words.between) - set(words.further))
    sign = r"[-–—/\u2010\u2011\u2212]"
    dash, parting = rf"(?:{sign}|\b(?:{between})\b)", rf"(?:{sign}|\b(?:{closing})\b)"
    of = rf"(?:{opening})?"
    days = rf"(?:{_DAY}(?:\s*{dash}\s*{_DAY})?\s+{of})?"
    months = rf"{days}\b(?:{month_names()})\b\.?"
    dated = rf"{months}(?:\s*{dash}\s*{months})?\s+{of}"
    part = rf"\b(?:{_any_of(words.parts)})[\s-]\s*{of}"
    # Where nothing divides the place from the years, only a month's name is no word of the place.
    month = rf"(?:{dated}|{part}|(?:\d{{1,2}}[./-]){{1,2}})?"
    numbered = r"[^\W\d_]{3,10}\s+(?:[IVX]+|\d)\s*[,:]\s+"
    word = rf"(?:(?:{numbered})?{month}|[^\W\d_]{{3,10}}\.?\s+{of})"
    begin = rf"(?:(?:\b(?:{ongoing})\s+)?(?:{since}|{opening}))?"
    end = rf"(?:{_YEAR}|\d{{2}}(?!\d)|(?:{ongoing})|\.{{3}}|…)"

    def one_of(before: str) -> str:
        """One period. Atomic: a word that closes it or opens another would be tried twice."""
        opened = rf"{opening}{before}{_YEAR}\s*(?:{between})\s*{before}{_YEAR}"
        ends_here = rf"(?=\s*(?:[)\];,&+]|\b(?:{further})\b|\Z))"
        rest = rf"\s*{parting}\s*{before}{end}|\s*{sign}{ends_here}|\s+(?:{ongoing})(?!\w)"
        return rf"(?>{opened}|{begin}{before}{_YEAR}(?:{rest})?)"

    def listed(before: str) -> str:
        """Years, and further years behind a mark or a word between: “2014 ; 2016-2017”."""
        another = rf"(?:[;,&+](?:\s*\b(?:{further})\b)?|\b(?:{further})\b)"
        return rf"{one_of(before)}(?:\s*{another}\s*{one_of(before)}){{0,{MOST_FURTHER}}}"

    flags = re.IGNORECASE
    opened = rf"{opening}{word}(?P<first>{_YEAR})\s*(?:{between})\s*{word}(?P<last>{_YEAR})"
    single = (
        rf"(?P<since>{since})?{word}(?P<start>{_YEAR})(?:\s*(?P<dash>{parting})\s*{word}"
        rf"(?P<end>{end})?|\s+(?P<ongoing>{ongoing})(?!\w))?"
    )
    opens = r"(?:\A|(?<=[|·;.,–—\n])\s*)"
    mark = r"(?:\s*[,;:|·]|\s[–—-])\s+"
    return _Patterns(
        bracketed=re.compile(rf"\s*[(\[]\s*{listed(word)}\s*[)\]]", flags),
        marked=re.compile(rf"{mark}{listed(word)}\Z", flags),
        bare=re.compile(rf"\s*[,;:|·–—-]?\s*{listed(month)}\Z", flags),
        alone=re.compile(rf"[(\[]?\s*{listed(month)}\s*[)\]]?\Z", flags),
        leading=re.compile(
            rf"(?:[(\[]\s*{listed(month)}\s*[)\]]\s*[,|·:]?|{listed(month)}\s*[,|·])"
            r"\s+(?=(?-i:[A-ZÀ-Þ]))",
            flags,
        ),
        ahead=re.compile(
            rf"{listed(month)}(?:\s*:|\s[–—-])?\s+(?P<place>(?-i:[A-ZÀ-Þ])(?s:.*))", flags
        ),
        paired=re.compile(
            rf"(?P<place>(?-i:[A-ZÀ-Þ])[^\d(\[;|]*?)(?:{mark}|\s+)(?P<years>{listed(month)})"
            rf"(?:\s*[,;|·]\s*(?:\b(?:{further})\s+)?|\s+(?:{further}|&)\s+|\Z)",
            flags,
        ),
        each=re.compile(rf"{opened}|{single}", flags),
        label=re.compile(
            rf"{opens}(?P<label>[^:|·;.,()\n\d]*\b(?:{_any_of(words.labels)})\b"
            r"[^:|·;.,()\n\d]*):\s*",
            flags,
        ),
        place=re.compile(rf"{opens}(?:{_any_of(words.places)})\s*:\s*", flags),
        joint=re.compile(rf"\A[\s,;:|·–—-]*(?:(?:{further}|&)\s+)?", flags),
    )


def read_subtitle(text: str, words: PeriodWords) -> Subtitle | None:
    """The place and years that make up all of ``text``; None when it is something else.

    A line break in it parts what labels say: “Country: Mali”, “Period: 2012–2014” below it.
    """
    if not _HAS_YEAR.search(text):
        return None
    patterns, text = _patterns(words), text.strip()
    place, years = _labelled(text, patterns)
    if years is None:
        return _read(place, patterns)
    found = _read(f"{place} | {years}" if place else years, patterns)
    # “Duration: two years (2012-2014)” names no place.
    no_place = found and found.location and not place and not found.location[0].isupper()
    return replace(found, location=None) if found and no_place else found


def _labelled(text: str, patterns: _Patterns) -> tuple[str, str | None]:
    """What labels say are the place and the years; without a label of years, all is the first."""
    place, years = patterns.place.search(text), _label_of_years(text, patterns)
    cuts = sorted(found.start() for found in (place, years) if found)
    if not cuts:
        return text, None
    ends = dict(pairwise([*cuts, len(text)]))
    where = text[place.end() : ends[place.start()]] if place else text[: cuts[0]]
    when = text[years.end() : ends[years.start()]].strip(" ,;|·\n") if years else None
    return where.strip() if when is None else _bare(where), when


def read_years_ahead(text: str, words: PeriodWords) -> Subtitle | None:
    """Years and what follows them, which is their place if it is one: “2012–2014 – Mali”."""
    patterns = _patterns(words)
    found = patterns.ahead.fullmatch(text.strip())
    if found is None or _HAS_YEAR.search(found["place"]):
        return None
    return _subtitle(found["place"], text[: found.start("place")], patterns)


def _label_of_years(text: str, patterns: _Patterns) -> re.Match[str] | None:
    """What says before a colon that years follow: “Project period:”."""
    found = patterns.label.search(text)
    return found if found and len(found["label"].split()) <= _WORDS_OF_LABEL else None


def _read(text: str, patterns: _Patterns) -> Subtitle | None:
    found = _in_brackets(text, patterns) or _in_pairs(text, patterns)
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
    years = [one.group() for one in found]
    return _subtitle(_listed(places), " ; ".join(years), patterns, bracketed=True, of=len(years))


def _in_pairs(text: str, patterns: _Patterns) -> Subtitle | None:
    """Two places or more, each with its years behind it, that make up all of ``text``."""
    found: list[re.Match[str]] = []
    end = 0
    while end < len(text) and (pair := patterns.paired.match(text, end)):
        found.append(pair)
        end = pair.end()
    if len(found) < 2 or end < len(text):
        return None
    years = " ; ".join(pair["years"] for pair in found)
    return _subtitle(_listed(pair["place"] for pair in found), years, patterns, of=len(found))


def _listed(places: Iterable[str]) -> str:
    return ", ".join(filter(None, map(_bare, places)))


def _bare(place: str) -> str:
    place = " ".join(place.split()).strip(" ,;:|·–—-")
    # A stop parts the place from the years, unless it is one of an acronym's.
    return place.removesuffix(".") if place.count(".") == 1 else place


def _subtitle(
    place: str, years: str, patterns: _Patterns, *, bracketed: bool = False, of: int = 1
) -> Subtitle:
    """What ``years`` say of ``place``; ``of``: how many places they are years of."""
    periods = tuple(_period(one) for one in patterns.each.finditer(years))
    ends = [period.end for period in periods]
    last = None if None in ends else max(filter(None, ends))
    whole = Period(min(period.start for period in periods), last)
    several = len(periods) > 1 and not (of == 1 and _are_years_on_end(periods))
    return Subtitle(_bare(place) or None, whole, bracketed, periods if several else ())


def _are_years_on_end(periods: Sequence[Period]) -> bool:
    """Whether these are years that follow each other, which make one period: “2017, 2018”."""
    single = all(period.start == period.end for period in periods)
    return single and all(b.start == a.start + 1 for a, b in pairwise(periods))


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
    if found["first"]:
        return Period(int(found["first"]), int(found["last"]))
    start, end = int(found["start"]), found["end"]
    if end and end.isdigit():
        return Period(start, int(end) if len(end) == 4 else _next_ending_in(int(end), start))
    open_ended = bool(found["since"] or found["dash"] or found["ongoing"])
    return Period(start, None if open_ended else start)


def _next_ending_in(figures: int, start: int) -> int:
    """The first year from ``start`` on that ends in these two figures (“1998-01”)."""
    return start + (figures - start) % 100


def spell_years(start: int, end: int | None) -> str:
    """Years as they are shown and typed: 2012, 2012–2014, or 2012– while it goes on."""
    if end is None:
        return f"{start}–"
    return str(start) if start == end else f"{start}–{end}"
