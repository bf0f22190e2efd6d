"""Access dates as notes give them, behind given phrases and in the languages' month names."""

from __future__ import annotations

import datetime
import re
import tomllib
from functools import lru_cache
from importlib import resources

from pipeline.text.characters import fold

# “Wednesday the 30th of September, 2020” is about as long as a date gets.
CHARACTERS_OF_DATE = 40
_NUMERIC = re.compile(r"(\d{1,2})\s?[./-]\s?(\d{1,2})\s?[./-]\s?(\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


@lru_cache(maxsize=1)
def _months() -> dict[str, int]:
    numbers: dict[str, int] = {}
    for number, name in _printed_months():
        numbers.setdefault(fold(name).rstrip("."), number)
    return numbers


@lru_cache(maxsize=1)
def _printed_months() -> tuple[tuple[int, str], ...]:
    text = resources.files("pipeline.data").joinpath("calendar.toml").read_text("utf-8")
    return tuple(
        (number, name)
        for names in tomllib.loads(text).values()
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
    return re.compile(rf"(?:{'|'.join(map(re.escape, words)) or '(?!)'})\s*:?\s*")


@lru_cache(maxsize=1)
def _day_month_year() -> re.Pattern[str]:
    months = "|".join(sorted(map(re.escape, _months()), key=len, reverse=True))
    return re.compile(
        rf"(?:(?P<day>\d{{1,2}})(?:er|st|nd|rd|th|º|o|\.)?\s*(?:de\s+|of\s+)?)?(?P<month>{months})\.?"
        rf"(?:\s+(?P<late>\d{{1,2}})(?:st|nd|rd|th)?)?,?\s*(?:de\s+|del\s+)?(?P<year>\d{{4}})"
    )


def access_date(text: str, phrases: tuple[str, ...]) -> str | None:
    """The ISO 8601 date behind one of the access ``phrases`` in ``text``; None without one.

    A date without its day is not completed: no day is invented.
    """
    folded = fold(text)
    for opening in _phrase(phrases).finditer(folded):
        found = _date_at(folded[opening.end() : opening.end() + CHARACTERS_OF_DATE])
        if found:
            return found.isoformat()
    return None


def _date_at(text: str) -> datetime.date | None:
    text = re.sub(r"^(?:le|on|el|the|du)\s+", "", text)
    if found := _ISO.match(text):
        return _valid(int(found[1]), int(found[2]), int(found[3]))
    if found := _NUMERIC.match(text):
        return _valid(int(found[3]), int(found[2]), int(found[1]))
    found = _day_month_year().match(text)
    day = found and (found["day"] or found["late"])
    if not found or not day:
        return None
    return _valid(int(found["year"]), _months()[found["month"]], int(day))


def _valid(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None
