"""Faults of whole lines and parts: lost ones, one from another page, two passages changed over."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.model.document import Document
from pipeline.model.page import Line, LineId, Page

PARTS = ("item", "note", "box", "heading")
OTHER_LINE, SWAPPED = "line of another page", "passages changed over"
# A line of text rather than a heading or a label.
LONG = 40


def without_part(
    pages: Sequence[Page], document: Document, part: str, rng: random.Random, *, in_library: bool
) -> tuple[Page, ...] | None:
    """``pages`` without the lines of one item, note, box or heading; None where there is none."""
    found = [ids for ids in _parts(document, part) if ids]
    if not found:
        return None
    lost = [document.by_id[id] for id in rng.choice(found)]
    return tuple(_without(page, lost, in_library=in_library) for page in pages)


def _parts(document: Document, part: str) -> Iterator[tuple[LineId, ...]]:
    findings = document.findings
    if part == "note":
        yield from (note.lines for note in findings.notes)
    elif part == "box":
        yield from (callout.lines for callout in findings.callouts)
    elif part == "heading":
        yield from (section.lines for section in findings.sections)
    else:
        for section in findings.sections:
            yield from (one.lines for one in section.passages if one.kind == "item")


def _without(page: Page, lost: Sequence[Line], *, in_library: bool) -> Page:
    boxes = {line.box for line in lost if line.id.page == page.number}
    gone = [line for line in page.lines if line.box in boxes]
    text = page.plain_text
    for line in gone if in_library else ():
        text = re.sub(r"\s+".join(map(re.escape, line.text.split())), "", text, count=1)
    kept = tuple(line for line in page.lines if line not in gone)
    return replace(page, lines=kept, plain_text=text) if gone else page


def with_line_of_another_page(
    pages: Sequence[Page], rng: random.Random, *, in_library: bool
) -> tuple[Page, ...] | None:
    """``pages`` with a line of one in the place of a line of another."""
    long = [line for page in pages for line in page.lines if len(line.text) > LONG]
    pairs = [(a, b) for a in long for b in long if a.id.page != b.id.page]
    if not pairs:
        return None
    own, other = rng.choice(pairs)

    def change(page: Page) -> Page:
        if page.number != own.id.page:
            return page
        span = own.spans[0]._replace(text=other.text)
        lines = (replace(x, spans=(span,)) if x is own else x for x in page.lines)
        pattern = r"\s+".join(map(re.escape, own.text.split()))
        text = re.sub(pattern, lambda _: other.text, page.plain_text, count=1)
        return replace(page, lines=tuple(lines), plain_text=text if in_library else page.plain_text)

    return tuple(map(change, pages))


def with_passages_changed_over(document: Document, rng: random.Random) -> Document | None:
    """``document`` with two passages of a page, one below the other, in the wrong order."""
    places = [
        (number, at)
        for number, section in enumerate(document.findings.sections)
        for at in range(len(section.passages) - 1)
        if _stand_below(document, section.passages[at].lines, section.passages[at + 1].lines)
    ]
    if not places:
        return None
    number, at = rng.choice(places)
    sections = list(document.findings.sections)
    passages = list(sections[number].passages)
    passages[at : at + 2] = passages[at + 1], passages[at]
    sections[number] = sections[number]._replace(passages=tuple(passages))
    return document.with_findings(sections=tuple(sections))


def _stand_below(document: Document, upper: Sequence[LineId], lower: Sequence[LineId]) -> bool:
    if not upper or not lower or {id.page for id in upper} != {id.page for id in lower}:
        return False
    above, below = document.by_id[upper[-1]].box, document.by_id[lower[0]].box
    if above is None or below is None:
        return False
    return above.overlap_x(below) > 0 and above.bottom <= below.top
