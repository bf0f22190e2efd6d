"""Which glyphs of a PDFium text page belong to which text object."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate, compress, pairwise, repeat
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
