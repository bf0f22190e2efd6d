"""Writes pipeline/data/places.csv: countries and regions with their names in each language.

The names are from CLDR, with our own aliases and the UN's M49 regions from places.toml in this
folder. For developers only: needs babel, which the pipeline does not.

    python -m scripts.make_places
"""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from babel import Locale

LANGUAGES = ("fr", "en", "es")
OURS = Path(__file__).with_name("places.toml")
TARGET = Path(__file__).parents[1] / "pipeline/data/places.csv"
NOT_IN_M49 = {"TW", "XK"}

Row = dict[str, str]


def parents(contains: Mapping[str, str]) -> dict[str, str]:
    """The region of each code."""
    return {code: region for region, codes in contains.items() for code in codes.split()}


def codes(parent: Mapping[str, str]) -> list[str]:
    """All codes of the table: the world, regions by number, then countries."""
    return sorted({"001", *parent, *NOT_IN_M49})


def names_of(code: str, language: str, ours: Mapping[str, Any]) -> list[str]:
    """The published name, then the aliases, without duplicates."""
    cldr = Locale(language).territories[code]
    preferred = ours["names"][language].get(code, cldr)
    aliases = ours["aliases"][language].get(code, [])
    return list(dict.fromkeys([preferred, cldr, *aliases]))


def rows(ours: Mapping[str, Any]) -> Iterator[Row]:
    """The rows of the table; a row without a code lists names that are not places."""
    parent = parents(ours["contains"])
    for code in codes(parent):
        row = {"code": code, "scheme": "m49" if code.isdigit() else "iso3166-1"}
        row["parent"] = parent.get(code, "")
        for language in LANGUAGES:
            name, *aliases = names_of(code, language, ours)
            row |= {language: name, f"{language}_aliases": "|".join(aliases)}
        yield row
    yield {f"{language}_aliases": "|".join(ours["others"][language]) for language in LANGUAGES}


def main() -> None:
    """Write the table."""
    ours = tomllib.loads(OURS.read_text("utf-8"))
    aliases = [f"{language}_aliases" for language in LANGUAGES]
    with TARGET.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(
            file, ["code", "scheme", "parent", *LANGUAGES, *aliases], lineterminator="\n"
        )
        table.writeheader()
        table.writerows(rows(ours))


if __name__ == "__main__":
    main()
