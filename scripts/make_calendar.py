"""Writes pipeline/data/calendar.toml, each language's names of months and days, from CLDR.

For developers only: needs babel, which the pipeline does not.

    python -m scripts.make_calendar
"""

from __future__ import annotations

import json
from pathlib import Path

from babel import Locale

LANGUAGES = ("fr", "en", "es", "de", "it", "nl", "pt")
TARGET = Path(__file__).parents[1] / "pipeline/data/calendar.toml"
HEADER = """\
# Names of months and days from CLDR (Unicode licence v3, see THIRD_PARTY_NOTICES.md). Made by
# scripts/make_calendar.py: change it there, not here.
"""


def months(language: str, width: str) -> list[str]:
    """The twelve month names as used in dates."""
    names = Locale(language).months["format"][width]
    return [names[number] for number in range(1, 13)]


def weekdays(language: str) -> list[str]:
    """The names of the days of the week, from Monday on."""
    names = Locale(language).days["format"]["wide"]
    return [names[number] for number in range(7)]


def table(language: str) -> str:
    """The TOML table of one language; a JSON list of strings is also a TOML list."""
    wide, short = (
        json.dumps(months(language, width), ensure_ascii=False) for width in ("wide", "abbreviated")
    )
    days = json.dumps(weekdays(language), ensure_ascii=False)
    return f"[{language}]\nmonths = {wide}\nabbreviated = {short}\nweekdays = {days}\n"


def main() -> None:
    """Write the file."""
    TARGET.write_text(HEADER + "\n" + "\n".join(map(table, LANGUAGES)), "utf-8")


if __name__ == "__main__":
    main()
