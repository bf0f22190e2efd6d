"""The ways to read a PDF: the usual one, and the one that it is held against."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from enum import StrEnum

from pipeline.errors import Rejected
from pipeline.model.page import Page
from pipeline.readers.missing_trailer import with_trailer
from pipeline.text.characters import FIRST_UNNAMED, UNKNOWN, count_private, is_unnamed

# PDFium does not say what some fonts' glyphs are, and moves accents that are drawn apart away from
# their letters. Bullets of symbol fonts have no character either, but are few; an accent that
# stands alone may be meant once or twice, and now and then in a long text. French has an accent on
# one letter in 25: a font that sets a fiftieth of a text and draws them apart is over this share.
SHARE_UNKNOWN, LONE_ACCENTS, SHARE_ACCENTS = 0.01, 3, 1 / 2000
# A reader that finds fewer words than this part of the other's does not see their spaces.
FEWEST_WORDS = 0.8
# What one reader does not know of glyphs the other knows of nearly all, or of none.
LEFT_UNREAD = 0.5
# Of the glyphs without a name: so many read by their codes alone are not read.
MOST_CODES = 0.9
# Those of the accents that addresses and code hardly use.
_ACCENTS = "´`ˆ¨˜¸"


class Reader(StrEnum):
    """A library that reads PDFs; docs/readers.md compares them."""

    PDFIUM = "pdfium"
    PDFPLUMBER = "pdfplumber"


def read_pdf(data: bytes, reader: Reader = Reader.PDFIUM) -> tuple[Page, ...]:
    """Pages of the PDF whose bytes are ``data``; raises Rejected when it cannot be read.

    What PDFium cannot open, it may with a trailer, or pdfplumber may; if not, that knows why. Where
    PDFium does not know what glyphs say, pdfplumber may, too.
    """
    if reader is Reader.PDFIUM:
        from pipeline.readers.pdfium import reader as pdfium

        for version in _versions(data):
            with suppress(pdfium.NotOpened):
                return _clearer(pdfium.read_pdf(version), version)
    return _read_with_pdfplumber(data)


def _read_with_pdfplumber(data: bytes) -> tuple[Page, ...]:
    """Pages as pdfplumber reads them, turned upright as PDFium's are; raises Rejected."""
    from pipeline.readers import pdfplumber
    from pipeline.readers.pdfium.upright import upright_copy

    copy, turned = upright_copy(data)
    pages = pdfplumber.read_pdf(copy)
    if not turned:
        return pages
    return tuple(replace(one, set_upright=one.number in turned) for one in pages)


def _versions(data: bytes) -> Iterator[bytes]:
    """``data``, and what may be read where it cannot."""
    yield data
    mended = with_trailer(data)
    if mended:
        yield mended


def _clearer(pages: tuple[Page, ...], data: bytes) -> tuple[Page, ...]:
    """``pages``, or those of the reference reader where PDFium leaves much unsaid and it less."""
    unknown, accents, letters = _unread_glyphs(pages)
    few_accents = accents < max(LONE_ACCENTS, SHARE_ACCENTS * letters)
    if unknown <= SHARE_UNKNOWN * letters and few_accents:
        return pages
    try:
        others = _read_with_pdfplumber(data)
    except Rejected:
        return pages
    if _count_words(others) < FEWEST_WORDS * _count_words(pages):
        return pages
    less = sum(_unread_glyphs(others)[:2]) < LEFT_UNREAD * (unknown + accents)
    return others if less and not _takes_codes_for_letters(others, pages) else pages


def _takes_codes_for_letters(others: Sequence[Page], pages: Sequence[Page]) -> bool:
    """Whether all that ``others`` have more than ``pages`` is what codes mean in Adobe's encoding.

    pdfminer takes the codes of glyphs with names that it does not know for those of that encoding,
    which is right by chance: “first” may be “,rst”. Where it has a letter besides, it knows more.
    """
    from pdfminer.encodingdb import EncodingDB

    own, theirs = (Counter("".join(_text(one).split())) for one in (pages, others))
    more = theirs - own
    meant: Counter[str] = Counter()
    for sign, times in own.items():
        if is_unnamed(sign):
            meant[EncodingDB.std2unicode.get(ord(sign) - FIRST_UNNAMED, "")] += times
    del meant[""]
    known = any(map(str.isalpha, more - meant))
    return not known and sum((meant & more).values()) > MOST_CODES * sum(meant.values())


def _text(pages: Sequence[Page]) -> str:
    return "".join([line.text for page in pages for line in page.lines])


def _count_words(pages: Sequence[Page]) -> int:
    return sum(len(line.text.split()) for page in pages for line in page.lines)


def _unread_glyphs(pages: Sequence[Page]) -> tuple[int, int, int]:
    """How many glyphs have no character, are accents without a letter, and are there in all."""
    text = _text(pages)
    accents = sum(text.count(accent) for accent in _ACCENTS if accent in text)
    return text.count(UNKNOWN) + count_private(text), accents, len(text)
