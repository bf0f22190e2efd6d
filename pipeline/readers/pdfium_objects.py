"""Which glyphs of a PDFium text page belong to which text object."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import compress, pairwise, repeat
from operator import ne

from pipeline.readers import pdfium_calls as pdfium
from pipeline.readers.pdfium_styles import TextObject

# What PDFium puts where it sees a line end.
LINE_END = "\r\n"
# With fewer glyphs to an object than this, asking for the object of each is quicker than searching
# for where one ends.
FEW_GLYPHS = 8


def text_objects(page: object, text: str, things: int) -> list[TextObject]:
    """The text objects of a text ``page``: handle, first glyph, and the glyph after the last.

    ``text`` has one character for each glyph; ``things`` is how many objects the page has.
    """
    if not text:
        return []
    found = _each(page, len(text)) if things * FEW_GLYPHS > len(text) else _searched(page, text)
    return list(found)


def _each(page: object, count: int) -> Iterator[TextObject]:
    handles = list(map(pdfium.object_of, repeat(page), range(count)))
    cuts = [0, *compress(range(1, count), map(ne, handles, handles[1:])), count]
    for start, end in pairwise(cuts):
        if handle := handles[start]:
            yield handle, start, end


def _searched(page: object, text: str) -> Iterator[TextObject]:
    begin = 0
    for line in text.split(LINE_END):
        start, end = begin, begin + len(line)
        begin = end + len(LINE_END)
        if start == end:
            continue
        first = pdfium.object_of(page, start)
        cuts: list[tuple[int, int | None]] = [(start, first)]
        _cut(page, start, first, end - 1, pdfium.object_of(page, end - 1), cuts)
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
