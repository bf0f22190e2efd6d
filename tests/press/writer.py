"""Fills sentence templates, so that no two case studies read alike."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from tests.press.stock import Stock, Wordings
from tests.press.stock.en import EN
from tests.press.stock.es import ES
from tests.press.stock.fr import FR

STOCKS = {stock.language: stock for stock in (FR, EN, ES)}
NUMBERS = {
    "fr": ("deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "douze"),
    "en": ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve"),
    "es": ("dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "doce"),
}
DATES = {
    "fr": "{day} {month} {year}",
    "en": "{day} {month} {year}",
    "es": "{day} de {month} de {year}",
}
SLOT = re.compile(r"\{(\w+)\}")


class Writer:
    """One author: a language, a random source, and the memory of what was already said."""

    def __init__(self, rng: random.Random, language: str, years: tuple[int, int]) -> None:
        self.rng = rng
        self.stock: Stock = STOCKS[language]
        self.years = years
        self._decks: dict[int, list[str]] = {}

    def fill(self, template: str) -> str:
        """The template with each slot filled, no filling used twice in it."""
        used: set[str] = set()
        return SLOT.sub(lambda match: self._value(match[1], used), template)

    def pick(self, wordings: Wordings) -> str:
        """One of the wordings, filled; none comes twice before all have come."""
        deck = self._decks.setdefault(id(wordings), [])
        if not deck:
            deck.extend(self.rng.sample(wordings, len(wordings)))
        return self.fill(deck.pop())

    def sentence(self, key: str) -> str:
        """A sentence of the section's own stock or of the general one."""
        own = self.stock.sentences[key]
        return self.pick(own if self.rng.random() < 0.6 else self.stock.sentences["any"])

    def date(self) -> tuple[str, str]:
        """A date as the language writes it, and in ISO 8601."""
        day, month = self.rng.randint(2, 28), self.rng.randint(1, 12)
        year = self.rng.randint(2018, 2022)
        words = DATES[self.stock.language].format(
            day=day, month=self.stock.months[month - 1], year=year
        )
        return words, f"{year}-{month:02}-{day:02}"

    def _value(self, name: str, used: set[str]) -> str:
        slot = name[0].lower() + name[1:]
        value = self._number(slot)
        if value is None:
            choices = [text for text in self.stock.slots[slot] if text not in used]
            value = self.rng.choice(choices)
            used.add(value)
            value = self.fill(value)
        return value if slot == name else value[0].upper() + value[1:]

    def _number(self, slot: str) -> str | None:
        rng = self.rng
        draws: dict[str, Callable[[], str]] = {
            "n": lambda: rng.choice(NUMBERS[self.stock.language]),
            "num": lambda: str(rng.randint(14, 870)),
            "pct": lambda: str(rng.randint(11, 48)),
            "day": lambda: str(rng.randint(2, 28)),
            "year": lambda: str(rng.randint(*self.years)),
            "month": lambda: rng.choice(self.stock.months),
            "date": lambda: self.date()[0],
        }
        return draws[slot]() if slot in draws else None
