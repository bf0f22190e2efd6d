"""Reads ``.txt``: text that another tool already took out of a PDF. It has no geometry."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby, pairwise

from pipeline.errors import Rejected, RejectionCode
from pipeline.model.page import Line, Page, Span
from pipeline.readers.code_points import without_private
from pipeline.readers.lines.accents import mend_text
from pipeline.readers.marked_text import numbered_pages, without_marks
from pipeline.readers.marker_placement import with_markers_placed
from pipeline.text.characters import UNKNOWN, clean, is_private

_PAGE_MARK = re.compile(r" \S")
# Page marks are rare; where every eighth line begins with a space, the spaces are indents.
_MARKS_AT_MOST = 1 / 8

# Older encodings, of Windows, Macintosh and DOS, the likeliest first.
_CODINGS = ("cp1252", "latin-1", "mac_roman", "cp850")
_USUAL = frozenset("áàâäçéèêëíìîïñóòôöúùûüœæÁÀÂÄÇÉÈÊËÍÎÏÑÓÔÖÚÙÛÜŒÆ’‘“”«»–—…•°¿¡€ªº\u00a0")


def read_text(data: bytes) -> tuple[Page, ...]:
    """Pages of the text file whose bytes are ``data``, without geometry.

    Form feeds stand between pages; where there are none, a line that begins with exactly one space
    begins a page, or one that numbers the page ends it. Raises Rejected when there is no text.
    """
    text = without_marks(_with_line_feeds(mend_text(_decoded(data))))
    if not any(c.isalpha() for c in text):
        raise Rejected(
            RejectionCode.NO_TEXT, "The file holds no text; check that it is the right one."
        )
    pages = with_markers_placed(list(_pages(text)))
    return tuple(_page(number, lines) for number, lines in enumerate(pages, start=1))


def _decoded(data: bytes) -> str:
    if b"\0" in data[:4096] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Rejected(
            RejectionCode.UNREADABLE,
            "The file is not plain text; give the PDF itself, or save it as UTF-8.",
        )
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    text = data.decode("utf-8-sig", "replace")
    broken = text.count(UNKNOWN)
    # Letters of an older encoding are no UTF-8; a few bytes that are none may be damage.
    if 2 * broken <= sum(not letter.isascii() for letter in text):
        return text
    return max(_readings(data), key=_usual_letters)


def _readings(data: bytes) -> Iterator[str]:
    for coding in _CODINGS:
        try:
            yield data.decode(coding)
        except UnicodeDecodeError:
            continue


def _usual_letters(text: str) -> int:
    """How many characters past ASCII are among those that French, Spanish and English text has.

    No capital stands behind a small letter.
    """
    return sum(
        letter in _USUAL and not (letter.isupper() and before.islower())
        for before, letter in pairwise(f" {text}")
    )


def _with_line_feeds(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _pages(text: str) -> Iterator[list[str]]:
    if "\f" in text.strip("\f\n "):
        for part in text.strip("\f").split("\f"):
            yield part.split("\n")
        return
    lines = text.split("\n")
    marks = sum(1 for line in lines if _PAGE_MARK.match(line))
    if marks > max(1, _MARKS_AT_MOST * len(lines)):
        yield lines
        return
    if not marks:
        yield from numbered_pages(lines)
        return
    page = 0

    def numbered(line: str) -> int:
        nonlocal page
        page += bool(_PAGE_MARK.match(line))
        return page

    for _, group in groupby(lines, numbered):
        yield list(group)


def _page(number: int, lines: list[str]) -> Page:
    found: list[Line] = []
    blank = False
    for raw in lines:
        text = clean(raw).replace("\t", " ").strip()
        if is_private(text):
            text = without_private(text)
        if text:
            found.append(Line(number, len(found), (Span(text),), blank_before=blank))
        blank = not text
    return Page(number, 0.0, 0.0, tuple(found))
