"""How a record shows itself at a prompt and in a notebook."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.model.record import CaseStudy

_TITLE_LENGTH = 60
"""Characters of a title that one line has room for, beside what else it says."""


def short_text(case: CaseStudy) -> str:
    """The case in one line: its id, its title, its language, and what was found in it."""
    title = case.title or ""
    if len(title) > _TITLE_LENGTH:
        title = title[: _TITLE_LENGTH - 1].rstrip() + "…"
    return f"<CaseStudy {case.id}: “{title}”, {case.language or '?'}, {_counts(case)}>"


def as_html(case: CaseStudy) -> str:
    """The case as a small HTML table; every text of the file in it is escaped."""
    rows = [
        ("File", f"{case.source.file}, pages {case.source.first_page}–{case.source.last_page}"),
        ("Series", case.profile),
        ("Language", case.language),
        ("Place, years", case.subtitle),
        ("Found", _counts(case)),
        *((section.heading, section.text) for section in case.sections),
        *(("Warning", warning.message) for warning in case.warnings),
    ]
    return f"<strong>{escape(case.title or case.id)}</strong>{_table(rows)}"


def _table(rows: Iterable[tuple[str, str | None]]) -> str:
    cells = (
        f"<tr><th style='text-align:left;vertical-align:top'>{escape(head)}</th>"
        f"<td style='text-align:left;white-space:pre-line'>{escape(text)}</td></tr>"
        for head, text in rows
        if text
    )
    return f"<table>{''.join(cells)}</table>"


def _counts(case: CaseStudy) -> str:
    found = {
        "section": len(case.sections),
        "callout": len(case.callouts),
        "footnote": len(case.footnotes),
        "warning": len(case.warnings),
    }
    return ", ".join(f"{count} {name}{'' if count == 1 else 's'}" for name, count in found.items())
