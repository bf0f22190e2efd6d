"""A fault of order: a passage whose lines the record has in another order than the page."""

from __future__ import annotations

import random

from pipeline.model.document import Document
from pipeline.model.record import CaseStudy

ORDER = "lines moved"
# A passage has so many lines: one moves, and others stay on both sides of it.
FEWEST_LINES = 3


def with_moved_lines(
    case: CaseStudy, document: Document, rng: random.Random
) -> tuple[CaseStudy, list[int]] | None:
    """``case`` with one line of a passage at its other end; the pages of the passage."""
    places = [
        (section.key, at, passage)
        for section in document.findings.sections
        for at, passage in enumerate(section.passages)
        if len(passage.lines) >= FEWEST_LINES
    ]
    if not places:
        return None
    key, at, passage = rng.choice(places)
    first, *others = (document.by_id[id] for id in passage.lines)
    text = " ".join(line.text for line in (*others, first))
    sections = [
        section.model_copy(
            update={
                "passages": [
                    one.model_copy(update={"text": text}) if number == at else one
                    for number, one in enumerate(section.passages)
                ]
            }
        )
        if section.key == key
        else section
        for section in case.sections
    ]
    pages = sorted({id.page for id in passage.lines})
    return case.model_copy(update={"sections": sections}), pages
