"""The index of all passages, for the search box of the review pages.

The browser loads it at the first search. It maps each word form that occurs to its stem, and each
stem to the passages that contain it, so that the browser needs no stemmer.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.model.record import CaseStudy
from pipeline.outputs.review_site.folder_names import part_id
from pipeline.text.stems import words


@dataclass(frozen=True, slots=True)
class _Text:
    part: str
    page: int
    text: str


def render_search(cases: Sequence[CaseStudy]) -> bytes:
    """A script that passes the index of ``cases``, in the order given, to the page."""
    texts: list[tuple[int, str, int, str]] = []
    stems: dict[str, int] = {}
    forms: dict[str, int] = {}
    places: list[list[int]] = []
    for at, case in enumerate(cases):
        for text in _texts(case):
            for word in words(text.text, case.language):
                stem = stems.setdefault(word.stem, len(stems))
                forms.setdefault(word.folded, stem)
                if stem == len(places):
                    places.append([])
                if not places[stem] or places[stem][-1] != len(texts):
                    places[stem].append(len(texts))
            texts.append((at, part_id(text.part), text.page, text.text))
    index = json.dumps(
        {"texts": texts, "forms": forms, "places": places},
        ensure_ascii=False,
        separators=(",", ":"),
    )
    return f"window.reviewIndex({index});\n".encode()


def _texts(case: CaseStudy) -> Iterator[_Text]:
    yield _Text("title", 1, " · ".join(filter(None, (case.title, case.location))))
    for at, paragraph in enumerate((case.summary or "").split("\n\n")):
        if paragraph:
            yield _Text(f"summary.{at}", 1, paragraph)
    for section in case.sections:
        for at, passage in enumerate(section.passages):
            page = passage.regions[0].page if passage.regions else section.pages[0]
            yield _Text(f"sections.{section.key}.passages.{at}", page, passage.text)
    for at, callout in enumerate(case.callouts):
        yield _Text(f"callouts.{at}", callout.page, callout.text)
    for at, note in enumerate(case.footnotes):
        yield _Text(f"footnotes.{at}", note.page, note.text)
