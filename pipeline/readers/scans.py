"""Puts pages read by OCR in the place of those whose text layer is of no use."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from pipeline.errors import Rejected
from pipeline.model.page import Line, Page
from pipeline.model.roles import Notice
from pipeline.readers.text_layer import FEWEST_USUAL, OcrReason, known_share, needs_ocr
from pipeline.readers.visibility import shows_text
from pipeline.text.language import detect_language

# A text layer made by someone else's OCR is kept only when it is clearly the better reading: what
# we read ourselves also knows boxes, weights and sizes.
CLEARLY_BETTER = 0.05
# A reading with this many times the letters shows that the layer is only a part of the page.
MORE_TEXT = 1.5
# Two readings of one page share most words, however poor one is; a layer that shares fewer is of
# another text than the picture shows, and may be as good as text can be.
SAME_TEXT = 0.4
# How sure the language must be, and on how many letters, before the others are left out.
SURE, LETTERS_OF_SAMPLE, SAMPLED_PAGES = 0.99, 400, 3


def read_scanned_pages(
    data: bytes,
    pages: tuple[Page, ...],
    languages: Sequence[str],
    on_page: Callable[[], None] = lambda: None,
) -> tuple[Page, ...]:
    """``pages`` of the PDF ``data`` with those that need it read by OCR.

    ``on_page`` is called after each of them. Raises Rejected when that needs Tesseract, it is
    missing, and nothing else can be read.
    """
    reasons = {page.number: reason for page in pages if (reason := _reason(data, page, languages))}
    if not reasons:
        return pages
    try:
        read = _read(data, pages, reasons, languages, on_page)
    except Rejected:
        if _readable_without(pages, reasons):
            return pages
        raise
    return _unify_look(tuple(read.get(page.number, page) for page in pages))


def _reason(data: bytes, page: Page, languages: Sequence[str]) -> OcrReason | None:
    """Why ``page`` must be read by OCR; text that can be seen on a picture is no hidden layer."""
    reason = needs_ocr(page, languages)
    if reason is OcrReason.HIDDEN and shows_text(data, page.number):
        return None
    return reason


def scan_notices(pages: Sequence[Page]) -> list[Notice]:
    """What the analyst should check about pages that were read by OCR, or not at all."""
    notices: list[Notice] = []
    read = [page.number for page in pages if page.ocr]
    if read:
        message = (
            f"{_named(read)} read by OCR from the picture: check names, numbers, "
            "addresses and note numbers against the PDF."
        )
        notices.append(Notice("pages-read-by-ocr", message, read[0]))
    failed = [page.number for page in pages if page.ocr_failed]
    if failed:
        message = (
            f"{_named(failed)} not read, since OCR failed on the picture: add what the case says "
            "there by hand, or scan anew."
        )
        notices.append(Notice("pages-not-read", message, failed[0]))
    unread = [page.number for page in pages if _is_unread_picture(page)]
    if unread:
        message = (
            f"{_named(unread)} not read, being pictures without text: install OCR "
            "(docs/ocr.md) if they hold text of the case."
        )
        notices.append(Notice("pages-not-read", message, unread[0]))
    return notices


def _named(numbers: Sequence[int]) -> str:
    listed = ", ".join(map(str, numbers))
    return f"Page {listed} was" if len(numbers) == 1 else f"Pages {listed} were"


def _is_unread_picture(page: Page) -> bool:
    tried = page.ocr or page.ocr_failed
    return page.has_geometry and not tried and not page.lines and bool(page.pictures)


def _read(
    data: bytes,
    pages: Sequence[Page],
    reasons: dict[int, OcrReason],
    languages: Sequence[str],
    on_page: Callable[[], None],
) -> dict[int, Page]:
    read: dict[int, Page] = {}
    sound = " ".join(_text(page) for page in pages if page.number not in reasons)
    own = _detect_language(data, list(reasons), languages, sound)
    for page in pages:
        if page.number in reasons:
            fresh = _read_page(data, page, own)
            on_page()
            if fresh.ocr_failed or _is_better(fresh, page, languages):
                read[page.number] = replace(
                    fresh, links=page.links, pictures=page.pictures, hidden=page.hidden
                )
    return read


def _read_page(data: bytes, page: Page, languages: Sequence[str]) -> Page:
    """``page`` read by OCR; as it was where that fails; raises Rejected without Tesseract."""
    from pipeline.readers.ocr.reader import read_scanned_page

    try:
        return read_scanned_page(data, page.number, languages)
    except Rejected:
        raise
    except Exception:
        # Whatever a broken picture does to the libraries, the other pages can be read.
        return replace(page, ocr_failed=True)


def _detect_language(
    data: bytes, numbers: Sequence[int], languages: Sequence[str], sound: str
) -> tuple[str, ...]:
    """The document's own language alone, where it is sure: the others cost time and mix in.

    It is detected in the ``sound`` text or, where that is too little, from samples of some pages.
    """
    sample = sound
    for number in (*numbers[:SAMPLED_PAGES], None):
        if len(sample) >= LETTERS_OF_SAMPLE:
            found = detect_language(sample.lower(), languages)
            if found.language is not None and found.score >= SURE:
                return (found.language,)
        if number is not None:
            sample += " " + _sample(data, number, languages)
    return tuple(languages)


def _sample(data: bytes, number: int, languages: Sequence[str]) -> str:
    """Text from a page, none where its picture cannot be read; raises Rejected."""
    from pipeline.readers.ocr.reader import read_sample

    try:
        return read_sample(data, number, languages)
    except Rejected:
        raise
    except Exception:
        return ""


def _is_better(fresh: Page, page: Page, languages: Sequence[str]) -> bool:
    new, old = _text(fresh), _text(page)
    if not new.strip():
        return False
    if not old.strip() or len(new) >= MORE_TEXT * len(old):
        return True
    if _share_in_common(new, old) < SAME_TEXT and known_share(new, languages) >= FEWEST_USUAL:
        return True
    return known_share(new, languages) >= known_share(old, languages) - CLEARLY_BETTER


def _share_in_common(new: str, old: str) -> float:
    """The share of the words of ``new`` that ``old`` has too."""
    words, others = Counter(new.casefold().split()), Counter(old.casefold().split())
    return (words & others).total() / words.total()


def _text(page: Page) -> str:
    return " ".join(line.text for line in page.lines)


def _readable_without(pages: Sequence[Page], reasons: dict[int, OcrReason]) -> bool:
    """Whether the rest of the document can stand: most of its pages are sound.

    An invisible layer counts as sound where no picture can be read to doubt it.
    """
    sound = sum(
        1
        for page in pages
        if page.lines and reasons.get(page.number, OcrReason.HIDDEN) is OcrReason.HIDDEN
    )
    garbled = any(
        page.lines and reasons.get(page.number) is OcrReason.UNDECODABLE for page in pages
    )
    return 2 * sound > len(pages) and not garbled


def _unify_look(pages: tuple[Page, ...]) -> tuple[Page, ...]:
    """The OCR pages with sizes and colours that differ only by the scan made one throughout."""
    from pipeline.readers.ocr.letterforms import unify_sizes
    from pipeline.readers.ocr.word_style import unify_colors

    lines = [line for page in pages if page.ocr for line in page.lines]
    sizes = unify_sizes([(line.size, len(line.text)) for line in lines])
    size_of = dict(zip((line.id for line in lines), sizes, strict=True))
    spans = [span for line in lines for span in line.spans]
    color_of = unify_colors([(span.color, len(span.text)) for span in spans])

    def even(page: Page) -> Page:
        lines = (_restyled(line, size_of[line.id], color_of) for line in page.lines)
        return replace(page, lines=tuple(lines)) if page.ocr else page

    return tuple(even(page) for page in pages)


def _restyled(line: Line, size: float, color_of: dict[str, str]) -> Line:
    spans = (
        span._replace(
            size=span.size if span.superscript else round(size, 1),
            color=color_of[span.color],
        )
        for span in line.spans
    )
    return replace(line, spans=tuple(spans))
