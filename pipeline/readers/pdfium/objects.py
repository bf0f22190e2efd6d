"""Which glyphs of a PDFium text page belong to which text object."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate, compress, count, pairwise, repeat
from operator import ne
from typing import NamedTuple

from pipeline.readers.pdfium import bindings as pdfium

# What PDFium puts where it sees a line end.
LINE_END = "\r\n"
# With fewer glyphs to an object than this, asking for the object of each is quicker than searching
# for where one ends.
FEW_GLYPHS = 8


class TextObjects(NamedTuple):
    """The text objects of a text page: handles, first glyphs, and the glyphs after the last."""

    handles: list[int]
    starts: list[int]
    ends: list[int]


def are_short(things: int, glyphs: int) -> bool:
    """Whether a page's objects, so many ``things``, hold only a few of its ``glyphs`` each."""
    return things * FEW_GLYPHS > glyphs


def text_objects(page: object, text: str, *, short: bool) -> TextObjects:
    """The text objects of a text ``page``, which are mostly ``short`` or not.

    ``text`` has one character for each glyph.
    """
    if not text:
        return TextObjects([], [], [])
    if short:
        return _each(page, len(text))
    found = list(_searched(page, text))
    return TextObjects(*([one[part] for one in found] for part in range(3)))


def _each(page: object, glyphs: int) -> TextObjects:
    handles = list(map(pdfium.object_of, repeat(page), range(glyphs)))
    cuts = [0, *compress(count(1), map(ne, handles, handles[1:])), glyphs]
    # The spaces that PDFium adds belong to none.
    owned = [handles[at] or 0 for at in cuts[:-1]]
    return TextObjects(*(list(compress(column, owned)) for column in (owned, cuts, cuts[1:])))


def _searched(page: object, text: str) -> Iterator[tuple[int, int, int]]:
    lines = text.split(LINE_END)
    begins = accumulate([len(line) + len(LINE_END) for line in lines[:-1]], initial=0)
    spans = [(at, at + len(line)) for at, line in zip(begins, lines, strict=True) if line]
    firsts = map(pdfium.object_of, repeat(page), [start for start, _ in spans])
    lasts = map(pdfium.object_of, repeat(page), [end - 1 for _, end in spans])
    for (start, end), first, last in zip(spans, firsts, lasts, strict=True):
        if first == last and first:
            yield first, start, end
            continue
        cuts: list[tuple[int, int | None]] = [(start, first)]
        _cut(page, start, first, end - 1, last, cuts)
        cuts.append((end, None))
        for (at, handle), (after, _) in pairwise(cuts):
            if handle:
                yield handle, at, after


def _cut(
    page: object,
    start: int,
    first: int | None,
    end: int,
    last: int | None,
    cuts: list[tuple[int, int | None]],
) -> None:
    """Add the glyphs between ``start`` and ``end`` where another object begins.

    An object's glyphs stand together, so that the search can halve what it looks at. Spaces that
    PDFium adds belong to none.
    """
    if first == last and first:
        return
    if end - start == 1:
        cuts.append((end, last))
        return
    middle = (start + end) // 2
    between = pdfium.object_of(page, middle)
    _cut(page, start, first, middle, between, cuts)
    _cut(page, middle, between, end, last, cuts)
