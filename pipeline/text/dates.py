"""Access dates as notes give them, behind given phrases and in the languages' month names."""

from __future__ import annotations

import datetime
import re
import tomllib
from functools import lru_cache
from importlib import resources

from pipeline.text.characters import fold
from pipeline.text.roman_numerals import roman_number

# Letters. “Jui” may be June or July in French: shorter than three, most names say nothing.
SHORTEST_MONTH = 3
# Two figures of a year are of this century up to here: nobody read the web before 1990.
LAST_SHORT_YEAR = 89
_BETWEEN = r"\s?[./-]\s?"
_SHORT_YEAR = r"(?P<year>\d{4}|'?\d{2})(?!\d)"
# Spanish has months in Roman numerals, too: “2/VI/2017”.
_NUMERIC = re.compile(
    rf"(?P<day>\d{{1,2}}){_BETWEEN}(?P<month>\d{{1,2}}|[ivx]{{1,4}}){_BETWEEN}{_SHORT_YEAR}"
)
_YEAR_FIRST = re.compile(
    rf"(?P<year>\d{{4}}){_BETWEEN}(?P<month>\d{{1,2}}){_BETWEEN}(?P<day>\d{{1,2}})"
)
# “1er”, “3rd”, “1.º”; folding makes “o” of “º”.
_ORDINAL = r"(?!\d)(?:\.?\s?(?:(?:er|re|ro|st|nd|rd|th|o)\b\.?|°)|\.)?"


@lru_cache(maxsize=1)
def _calendar() -> dict[str, dict[str, list[str]]]:
    text = resources.files("pipeline.data").joinpath("calendar.toml").read_text("utf-8")
    return tomllib.loads(text)


def calendar_languages() -> tuple[str, ...]:
    """The languages whose months and days are known (ISO 639-1)."""
    return tuple(_calendar())


@lru_cache(maxsize=1)
def _months() -> dict[str, int]:
    """The numbers of months by their folded names, and by what shortens one and no other."""
    meant: dict[str, set[int]] = {}
    names = [(number, fold(name).rstrip(".")) for number, name in _printed_months()]
    for number, name in names:
        for length in range(SHORTEST_MONTH, len(name)):
            meant.setdefault(name[:length], set()).add(number)
    numbers = {short: number for short, (number, *others) in meant.items() if not others}
    return numbers | {name: number for number, name in reversed(names)}


@lru_cache(maxsize=1)
def _printed_months() -> tuple[tuple[int, str], ...]:
    return tuple(
        (number, name)
        for names in _calendar().values()
        for listed in (names["months"], names["abbreviated"])
        for number, name in enumerate(listed, start=1)
    )


def month_names() -> str:
    """A pattern for the names of months as they are printed, in all languages."""
    names = {name.rstrip(".") for _, name in _printed_months()}
    return "|".join(sorted(map(re.escape, names), key=len, reverse=True))


@lru_cache(maxsize=8)
def _phrase(phrases: tuple[str, ...]) -> re.Pattern[str]:
    words = sorted(set(map(fold, phrases)), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, words)) or '(?!)'})\s*[:,–-]?\s*")


@lru_cache(maxsize=1)
def _named_month() -> tuple[re.Pattern[str], ...]:
    """Day, month and year, in the three orders that put a month's name among them."""
    month = rf"(?P<month>{'|'.join(sorted(map(re.escape, _months()), key=len, reverse=True))})\.?"
    day, gap = rf"(?P<day>\d{{1,2}}){_ORDINAL}", r"[\s,./-]*(?:de(?:l)?\s+|of\s+)?"
    return (
        re.compile(rf"{day}{gap}{month}{gap}{_SHORT_YEAR}"),
        re.compile(rf"{month}{gap}{day}{gap}{_SHORT_YEAR}"),
        re.compile(rf"(?P<year>\d{{4}}){gap}{month}{gap}{day}"),
    )


@lru_cache(maxsize=1)
def _before_date() -> re.Pattern[str]:
    """Articles, prepositions and the day of the week, which stand before a date."""
    days = {fold(name) for names in _calendar().values() for name in names["weekdays"]}
    return re.compile(rf"\A(?:(?:le|on|el|the|du|dia|{'|'.join(sorted(days))})\b[\s,:.]*)*")


def access_date(text: str, phrases: tuple[str, ...]) -> str | None:
    """The ISO 8601 date behind one of the access ``phrases`` in ``text``; None without one.

    A date without its day is not completed: no day is invented.
    """
    folded = fold(text)
    for opening in _phrase(phrases).finditer(folded):
        found = _date_at(folded[opening.end() :])
        if found:
            return found.isoformat()
    return None


def _date_at(text: str) -> datetime.date | None:
    text = _before_date().sub("", text)
    for pattern in (_YEAR_FIRST, _NUMERIC):
        if found := pattern.match(text):
            year, month, day = _year(found["year"]), found["month"], int(found["day"])
            if month.isdecimal():
                return _of_numbers(year, int(month), day)
            return _valid(year, roman_number(month) or 0, day)
    for pattern in _named_month():
        if found := pattern.match(text):
            return _valid(_year(found["year"]), _months()[found["month"]], int(found["day"]))
    return None


def _year(printed: str) -> int:
    figures = printed.lstrip("'")
    number = int(figures)
    if len(figures) == 4:
        return number
    return number + (2000 if number <= LAST_SHORT_YEAR else 1900)


def _of_numbers(year: int, month: int, day: int) -> datetime.date | None:
    """Day before month, but where only the other order is a date (“04/23/2018”)."""
    return _valid(year, day, month) if month > 12 else _valid(year, month, day)


def _valid(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None
