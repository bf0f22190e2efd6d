"""Writes pipeline/data/calendar.toml, the month names of each language, from CLDR.

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
# Month names from CLDR (Unicode licence v3, see THIRD_PARTY_NOTICES.md). Made by
# scripts/make_calendar.py: change it there, not here.
"""


def months(language: str, width: str) -> list[str]:
    """The twelve month names as used in dates."""
    names = Locale(language).months["format"][width]
    return [names[number] for number in range(1, 13)]


def table(language: str) -> str:
    """The TOML table of one language; a JSON list of strings is also a TOML list."""
    wide, short = (
        json.dumps(months(language, width), ensure_ascii=False) for width in ("wide", "abbreviated")
    )
    return f"[{language}]\nmonths = {wide}\nabbreviated = {short}\n"


def main() -> None:
    """Write the file."""
    TARGET.write_text(HEADER + "\n" + "\n".join(map(table, LANGUAGES)), "utf-8")


if __name__ == "__main__":
    main()
