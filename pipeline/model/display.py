"""How a record shows itself at a prompt and in a notebook."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape

_TITLE_LENGTH = 60
"""Characters of a title that one line has room for, beside what else it says."""


def short_title(title: str | None) -> str:
    """A title in quotation marks, cut where it is too long for one line."""
    title = title or ""
    if len(title) > _TITLE_LENGTH:
        title = title[: _TITLE_LENGTH - 1].rstrip() + "…"
    return f"“{title}”"


def as_html(title: str, rows: Iterable[tuple[str, str | None]]) -> str:
    """A title above a small HTML table of labels and texts, all of them escaped.

    A row without a text is left out.
    """
    cells = (
        f"<tr><th style='text-align:left;vertical-align:top'>{escape(head)}</th>"
        f"<td style='text-align:left;white-space:pre-line'>{escape(text)}</td></tr>"
        for head, text in rows
        if text
    )
    return f"<strong>{escape(title)}</strong><table>{''.join(cells)}</table>"


def counts(found: Mapping[str, int]) -> str:
    """“5 sections, 1 callout”: how many there are of each thing that ``found`` names."""
    return ", ".join(f"{count} {name}{'' if count == 1 else 's'}" for name, count in found.items())
