"""Which glyphs of a PDFium text page belong to which text object."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise, repeat

from pipeline.readers.pdfium import bindings as pdfium

# A text object, its first glyph, and that after its last.
Span = tuple[pdfium.Handle, int, int]

# With fewer glyphs to an object than this, asking each glyph is quicker than a search.
FEW_GLYPHS = 8
_LINE_END = re.compile("[\r\n]")
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
        places: Iterable[int] = range(len(text))
        owners = list(map(pdfium.get_object, repeat(page), places))
    else:
        places, owners = _search(page, text)
    return _joined(zip(places, owners, strict=True))


def _search(page: pdfium.Pointer, text: str) -> tuple[list[int], list[pdfium.Handle | None]]:
    """Some places in ``text``, and the owners of their glyphs.

    Wherever the owner changes, the places on both sides are among them. Most objects end with
    their line.
    """
    ends = [found.start() for found in _LINE_END.finditer(text)]
    near = {0, len(text) - 1, *ends, *(at - 1 for at in ends), *(at + 1 for at in ends)}
    firsts = sorted(at for at in near if 0 <= at < len(text))
    owners = list(map(pdfium.get_object, repeat(page), firsts))
    known = dict(zip(firsts, owners, strict=True))
    doubtful = list(pairwise(firsts))
    while doubtful:
        start, end = doubtful.pop()
        if end - start > 1 and (known[start] != known[end] or not known[start]):
            middle = (start + end) // 2
            known[middle] = pdfium.get_object(page, middle)
            doubtful += (start, middle), (middle, end)
    places = sorted(known)
    return places, [known[at] for at in places]


def _joined(owners: Iterable[tuple[int, pdfium.Handle | None]]) -> Iterator[Span]:
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
