"""The texts of a case that can be searched."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.model.record import CaseStudy, Region


@dataclass(frozen=True, slots=True)
class SearchText:
    """A text of a case.

    ``part`` is title, summary, passage, callout, footnote or fact; ``section`` is the key of the
    section that contains it or refers to it; ``number`` counts the texts of a part from 1.
    """

    part: str
    number: int
    section: str | None
    page: int | None
    text: str


def search_texts(case: CaseStudy) -> Iterator[SearchText]:
    """The texts of ``case``, without those that are the same in every publication of the series."""
    if case.title:
        yield SearchText("title", 1, None, None, case.title)
    if case.summary:
        yield SearchText("summary", 1, None, None, case.summary)
    passages = [(section.key, p) for section in case.sections for p in section.passages]
    for number, (key, passage) in enumerate(passages, 1):
        yield SearchText("passage", number, key, _page(passage.regions), passage.text)
    for number, callout in enumerate(case.callouts, 1):
        yield SearchText("callout", number, None, callout.page, callout.text)
    for number, note in enumerate(case.footnotes, 1):
        yield SearchText("footnote", number, note.called_from, note.page, note.text)
    for number, fact in enumerate(case.facts, 1):
        said = ": ".join(filter(None, (fact.label, fact.text)))
        yield SearchText("fact", number, None, fact.page, said)


def _page(regions: list[Region]) -> int | None:
    return next((region.page for region in regions), None)
