"""The stock of words the press writes with: one module of data for each language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Wordings = tuple[str, ...]


@dataclass(frozen=True)
class Stock:
    """All that is written in one language; `{slots}` in a text are filled from `slots`."""

    language: str
    colon: str  # between an item's run-in label and its text
    months: Wordings
    slots: Mapping[str, Wordings]
    titles: Wordings
    places: Wordings
    period_open: Wordings  # an open-ended period as printed, with {start}
    headings: Mapping[str, Wordings]  # by section key
    summaries: Wordings
    sentences: Mapping[str, Wordings]  # by section key; "any" fits everywhere
    traps: Mapping[str, Wordings]  # body sentences that begin as a heading does, by section key
    list_intros: Wordings
    items: Wordings  # items without a label
    quotes: Wordings  # items in quotation marks
    labels: Mapping[str, Wordings]  # run-in labels, by section key
    callouts: Mapping[str, Wordings]  # by criterion
    criteria: Wordings  # the reading guide's ten lines
    domains: Wordings
    guide_titles: Wordings
    domain_titles: Wordings
    how_to_read: Wordings
    notes: Wordings  # notes without a link
    url_notes: Wordings  # with {url}
    link_notes: Wordings  # with [words that carry a link annotation]
    accessed: Wordings  # with {date}
    about: tuple[Wordings, ...]  # each a closing text of several paragraphs
    series: Wordings  # what a running header says
    page: str  # "page {n} of {total}" in this language
    ibid: Wordings
    captions: Wordings
    table_head: Wordings
