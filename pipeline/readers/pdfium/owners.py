"""Which glyphs of a PDFium text page belong to which text object."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import repeat

from pipeline.readers.pdfium import bindings as pdfium

# A text object, its first glyph, and that after its last.
Span = tuple[pdfium.Handle, int, int]
# The place of a glyph, and its text object, if any.
_Owned = tuple[int, pdfium.Handle | None]

# With fewer glyphs to an object than this, asking each glyph is quicker than a search.
FEW_GLYPHS = 8
_LINE_ENDS = re.compile("[\r\n]+")
# Letters and marks that run from right to left (the Unicode classes R and AL).
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


def find_owners(page: pdfium.Pointer, text: str, things: int) -> Iterator[Span]:
    """Each text object with its glyphs, in their order; what PDFium adds inside is its own.

    ``text`` has a character for each glyph of the text ``page``, ``things`` is how many text
    objects are drawn. The characters that PDFium adds between objects (spaces in gaps, line ends)
    belong to none.

    PDFium takes the glyphs of a text object together. Only text from right to left it turns around
    later, which may leave glyphs of another object between them. In any other text, what stands
    between two glyphs of one object is of that object too.
    """
    if things * FEW_GLYPHS > len(text) or _RIGHT_TO_LEFT.search(text):
        return _joined(enumerate(map(pdfium.get_object, repeat(page), range(len(text)))))
    return _joined(_searched(page, text))


def _searched(page: pdfium.Pointer, text: str) -> Iterator[_Owned]:
    """Some glyphs of ``text`` in their order: wherever the owner changes, those on both sides.

    Most objects end with their line.
    """
    at = 0
    for found in _LINE_ENDS.finditer(text):
        yield from _of_line(page, at, found.start())
        for place in range(*found.span()):
            yield place, pdfium.get_object(page, place)
        at = found.end()
    yield from _of_line(page, at, len(text))


def _of_line(page: pdfium.Pointer, start: int, end: int) -> Iterator[_Owned]:
    """The same of the glyphs from ``start`` to that before ``end``."""
    if start < end:
        first = start, pdfium.get_object(page, start)
        last = end - 1, pdfium.get_object(page, end - 1)
        yield first
        yield from _between(page, first, last)
        yield last


def _between(page: pdfium.Pointer, first: _Owned, last: _Owned) -> Iterator[_Owned]:
    """The same of the glyphs between these two."""
    (start, one), (end, other) = first, last
    if end - start > 1 and (one != other or not one):
        at = (start + end) // 2
        middle = at, pdfium.get_object(page, at)
        yield from _between(page, first, middle)
        yield middle
        yield from _between(page, middle, last)


def _joined(owners: Iterable[_Owned]) -> Iterator[Span]:
    thing = start = stop = 0
    for at, owner in owners:
        if not owner:
            continue
        if owner != thing:
            if thing:
                yield thing, start, stop
            thing, start = owner, at
        stop = at + 1
    if thing:
        yield thing, start, stop
