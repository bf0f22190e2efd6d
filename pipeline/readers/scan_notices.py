"""What is said of pages that were read by OCR, or that could not be."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pipeline.model.page import Page
from pipeline.model.roles import Notice
from pipeline.readers.text_layer import OcrReason

_MISSPELT = frozenset(OcrReason) - {
    OcrReason.NO_TEXT,
    OcrReason.ONLY_PICTURE,
    OcrReason.HIDDEN,
}


def scan_notices(pages: Sequence[Page]) -> list[Notice]:
    """What the analyst should check about pages that were read by OCR, or not at all."""
    notices: list[Notice] = []
    for is_concerned, notice in _SAID:
        numbers = [page.number for page in pages if is_concerned(page)]
        if numbers:
            notices.append(notice(numbers))
    return notices


def _read_by_ocr(numbers: Sequence[int]) -> Notice:
    message = (
        f"{_named(numbers)} read by OCR from the picture: check names, numbers, addresses and note "
        "numbers against the PDF."
    )
    return Notice("pages-read-by-ocr", message, numbers[0])


def _doubted(numbers: Sequence[int]) -> Notice:
    message = (
        f"{_pages(numbers, 'holds', 'hold')} text whose letters are in doubt, and OCR could not "
        "read the picture: check it against the PDF, or install OCR (docs/ocr.md)."
    )
    return Notice("pages-not-read", message, numbers[0])


def _failed(numbers: Sequence[int]) -> Notice:
    message = (
        f"{_named(numbers)} not read, since OCR failed on the picture: add what the case says "
        "there by hand, or scan anew."
    )
    return Notice("pages-not-read", message, numbers[0])


def _empty(numbers: Sequence[int]) -> Notice:
    pictures = "a picture" if len(numbers) == 1 else "pictures"
    message = (
        f"{_pages(numbers)} {pictures} in which OCR found no text: look whether any of the case is "
        "there."
    )
    return Notice("pages-not-read", message, numbers[0])


def _unread(numbers: Sequence[int]) -> Notice:
    message = (
        f"{_named(numbers)} not read, being pictures without text: install OCR (docs/ocr.md) if "
        "they hold text of the case."
    )
    return Notice("pages-not-read", message, numbers[0])


def _named(numbers: Sequence[int]) -> str:
    return _pages(numbers, "was", "were")


def _pages(numbers: Sequence[int], one: str = "is", many: str = "are") -> str:
    """“Page 2 is”, “Pages 2, 3 are”: with the verb for one page and for many."""
    listed = ", ".join(map(str, numbers))
    return f"Page {listed} {one}" if len(numbers) == 1 else f"Pages {listed} {many}"


def _is_unread_picture(page: Page) -> bool:
    tried = page.ocr or page.ocr_failed or page.ocr_empty
    return page.has_geometry and not tried and not page.lines and bool(page.pictures)


# What is said of the pages that are so: which pages are meant, and the notice on them.
_SAID: tuple[tuple[Callable[[Page], bool], Callable[[Sequence[int]], Notice]], ...] = (
    (lambda page: page.ocr, _read_by_ocr),
    (lambda page: page.ocr_failed and bool(page.lines), _doubted),
    (lambda page: page.ocr_failed and not page.lines, _failed),
    (lambda page: page.ocr_empty and bool(page.pictures), _empty),
    (_is_unread_picture, _unread),
)


def what_is_unread(pages: Sequence[Page], reasons: dict[int, OcrReason]) -> str:
    """What keeps the pages from being read without OCR, in a sentence or two."""
    misspelt = [p.number for p in pages if p.lines and reasons.get(p.number) in _MISSPELT]
    others = [number for number in reasons if number not in misspelt]
    drawn = [p.number for p in pages if p.number in others and not p.pictures]
    scanned = [number for number in others if number not in drawn]
    said = []
    if scanned:
        said.append(f"{_pages(scanned, 'is a picture', 'are pictures')}, as of a scan.")
    if drawn:
        said.append(f"{_pages(drawn, 'shows', 'show')} drawings without text.")
    if misspelt:
        text = "text in a font that does not say which letters it shows"
        said.append(f"{_pages(misspelt, 'holds', 'hold')} {text}.")
    return " ".join(said)
