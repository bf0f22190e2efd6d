"""Reads a file into the compact value that drafting compares: one publication in its blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set

from pipeline.drafting.fact_rows import row_starts
from pipeline.drafting.publication import Block, Look, Publication
from pipeline.extraction.read import read_pages
from pipeline.layout.compare import is_gap, same_left_edge
from pipeline.layout.metrics import Measures, measure
from pipeline.layout.page_edges import edge_lines, text_step
from pipeline.layout.page_numbers import page_numbers
from pipeline.layout.reading_order import reading_order
from pipeline.layout.running_lines import repeated_lines
from pipeline.model.geometry import union
from pipeline.model.page import Line, LineId, Page, Span
from pipeline.readers.repair import repair
from pipeline.text.dates import calendar_languages
from pipeline.text.endings import ends_sentence
from pipeline.text.hyphens import Vocabulary, learn
from pipeline.text.joining import bullet_length, join_lines
from pipeline.text.language import detect_language
from pipeline.text.word_frequency import listed_languages

# Of the width of the line below: a first line that is shorter ends there, however tight the text.
SHORT = 0.7
# The words by which items of a list begin alike (“Actions must …”).
WORDS_ALIKE = 2
# A label with its value, as the lines of a fact box are.
_LABELLED = re.compile(r"[^\W\d_][^:.;,]{1,30}[:：]\s+\S")
# Letters of a word in capitals; fewer are an acronym.
LETTERS_IN_CAPITALS = 5
# A heading set into its paragraph's first line has no more words than this.
WORDS_RUN_IN = 8


def read_publication(data: bytes, name: str) -> Publication:
    """The publication whose bytes are ``data``, named ``name``; raises Rejected.

    Pages that are pictures of text are not read: OCR would take minutes, and spoil wordings.
    """
    known = calendar_languages()
    pages = repair(read_pages(data, name, known, ocr=False), known)
    texts = [line.text for page in pages for line in page.lines]
    language = detect_language(" ".join(texts), listed_languages()).language
    measures = measure(pages)
    vocabulary = learn(texts, language)
    running = _running(pages, measures)
    blocks = [block for page in pages for block in _blocks(page, measures, vocabulary, running)]
    body = Look(_half(measures.size), measures.bold, measures.italic, measures.color)
    return Publication(name, len(pages), language, body, tuple(blocks))


def _half(size: float) -> float:
    """``size`` to half a point: programs round sizes."""
    return round(2 * size) / 2


def _running(pages: Sequence[Page], measures: Measures) -> set[LineId]:
    """The lines that repeat at the edge of pages, and page numbers."""
    edges = [edge for page in pages for edge in edge_lines(page)]
    step = text_step(pages, measures)
    found = repeated_lines(edges, measures, step, pages)
    return {line.id for line in [*found, *page_numbers(edges, measures, pages)]}


def _blocks(
    page: Page, measures: Measures, vocabulary: Vocabulary, running: Set[LineId]
) -> Iterator[Block]:
    """The blocks of a page in reading order."""
    group: list[Line] = []
    apart = True
    lines = [one for one in page.level if one.text.strip()]
    rows = row_starts(lines)
    for line in reading_order(lines, measures.size):
        if group and (line.id in rows or _parts(group, line, measures, running)):
            yield from _block(group, page, vocabulary, running, apart)
            apart = line.id in rows or _is_apart(group[-1], line, measures)
            group = []
        group.append(line)
    if group:
        yield from _block(group, page, vocabulary, running, apart)


def _is_apart(above: Line, line: Line, measures: Measures) -> bool:
    """Whether space, another look or another place across the page parts two lines."""
    return is_gap(above, line, measures) or _look(above) != _look(line) or _is_beside(above, line)


def _is_beside(above: Line, line: Line) -> bool:
    """Whether a line stands to the side of the one before it: a heading under a centred title."""
    return bool(above.box and line.box and above.box.overlap_x(line.box) <= 0)


def _parts(group: Sequence[Line], line: Line, measures: Measures, running: Set[LineId]) -> bool:
    """Whether a new block begins with ``line``, which follows those of ``group``."""
    above, first = group[-1], group[0]
    if is_gap(above, line, measures) or _look(above) != _look(line):
        return True
    if (above.id in running) != (line.id in running) or bullet_length(line.text):
        return True
    if _is_beside(above, line):
        return True
    if line.drawn_bullet or _begins_alike(first.text, line.text):
        return True
    if _LABELLED.match(first.text) and _LABELLED.match(line.text):
        return True
    return len(group) == 1 and _ends_short(first, line, measures)


def _begins_alike(first: str, text: str) -> bool:
    """Whether a text begins as the first line of its block does: items of one list."""
    words = first.split()[:WORDS_ALIKE]
    return len(words) == WORDS_ALIKE and words == text.split()[:WORDS_ALIKE]


def _ends_short(first: Line, line: Line, measures: Measures) -> bool:
    """Whether a first line in the look of the text is a line of its own: short, a capital below."""
    text = line.text.lstrip('«“"¿¡ ')
    if ends_sentence(first.text) or not text[:1].isupper() or not first.text[:1].isupper():
        return False
    if first.box and line.box:
        plain = first.size <= measures.size
        short = first.box.width < SHORT * line.box.width
        return plain and short and same_left_edge(first.box, line.box, line.size)
    return len(first.text) < SHORT * len(line.text)


def _block(
    lines: Sequence[Line],
    page: Page,
    vocabulary: Vocabulary,
    running: Set[LineId],
    apart: bool,
) -> Iterator[Block]:
    """The block of ``lines``; before it, the words that its first line has in another look."""
    first = lines[0]
    head = _run_in(first)
    box = union(line.box for line in lines if line.box) if first.box else None
    boxed = box is not None and any(
        tint.box.holds(box) and tint.box.width < 0.95 * page.width for tint in page.tints
    )
    if head:
        text = "".join(span.text for span in head).strip()
        look = _span_look(head[0], text)
        yield Block(
            text, look, page.number, 1, first.box, text, apart=apart, boxed=boxed, run_in=True
        )
    yield Block(
        join_lines(lines, vocabulary, item=True).text,
        _look(first),
        page.number,
        len(lines),
        box,
        first.text.strip(),
        apart=apart,
        running=first.id in running,
        boxed=boxed,
    )


def _run_in(line: Line) -> list[Span]:
    """The first spans of a line, where they look otherwise than its rest and could head it."""
    spans = [span for span in line.spans if span.text.strip()]
    if len(spans) < 2:
        return []
    head = []
    for span in spans:
        if _span_look(span, "") != _span_look(spans[0], ""):
            break
        head.append(span)
    text = "".join(span.text for span in head).strip()
    rest = "".join(span.text for span in spans[len(head) :]).lstrip(" .:–—-")
    plain = (spans[0].bold, spans[0].color) == (spans[-1].bold, spans[-1].color)
    if plain or not text[:1].isupper() or not rest[:1].isupper():
        return []
    return head if len(text.split()) <= WORDS_RUN_IN and len(rest) > len(text) else []


def _look(line: Line) -> Look:
    return Look(_half(line.size), line.bold, line.italic, line.color, _in_capitals(line.text))


def _span_look(span: Span, text: str) -> Look:
    return Look(_half(span.size), span.bold, span.italic, span.color, _in_capitals(text))


def _in_capitals(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return len(letters) >= LETTERS_IN_CAPITALS and all(c.isupper() for c in letters)
