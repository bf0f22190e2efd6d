"""What the index asks a report for, in its address."""

from __future__ import annotations

from collections.abc import Mapping
from gettext import gettext as _

from pipeline.errors import SearchError
from pipeline.language import LANGUAGES
from pipeline.search.query import Filters


def report_asked(asked: Mapping[str, str]) -> tuple[Filters, str, str]:
    """The filters, the words and the language of a report; raises SearchError for no number."""
    filters = Filters(
        section=asked.get("section") or None,
        criterion=asked.get("criterion") or None,
        country=asked.get("country") or None,
        language=asked.get("language") or None,
        start=_year(asked.get("start")),
        end=_year(asked.get("end")),
    )
    language = asked.get("in", "")
    known = language if language in LANGUAGES else LANGUAGES[0]
    return filters, asked.get("words", ""), known


def _year(text: str | None) -> int | None:
    if not text:
        return None
    if not (text.isascii() and text.isdecimal() and len(text) <= 4):
        raise SearchError(_("“{value}” is not a year.").format(value=text[:20]))
    return int(text)
