"""Puts pages read by OCR in the place of those whose text layer is of no use."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from pipeline.errors import Rejected, RejectionCode
from pipeline.model.page import Line, Page
from pipeline.readers.font_coding import FontVerdicts, judge_fonts, lines_in, mostly_in, put_right
from pipeline.readers.scan_notices import what_is_unread
from pipeline.readers.text_layer import FEWEST_USUAL, OcrReason, known_share, needs_ocr
from pipeline.readers.visibility import is_blank, shows_text
from pipeline.text.language import detect_language

# A text layer made by someone else's OCR is kept only when it is clearly the better reading: what
# we read ourselves also knows boxes, weights and sizes.
CLEARLY_BETTER = 0.05
# A reading with this many times the letters shows that the layer is only a part of the page.
MORE_TEXT = 1.5
# Two readings of one page share most words, however poor one is; a layer that shares fewer is of
# another text than the picture shows, and may be as good as text can be.
SAME_TEXT = 0.4
# Verdicts on words alone, which names and other languages may bring about too.
BY_WORDS = frozenset({OcrReason.VOWELLESS, OcrReason.NO_WORDS})
BY_LETTERS = BY_WORDS | {OcrReason.FOREIGN_LETTERS}
# A file with so many pages to read by OCR is given up after the first ones when those are plainly
# of no case: a cover, a foreword and a list of contents are fewer.
FIRST_PAGES, MANY_PAGES = 10, 20
# How sure the language must be, and on how many letters, before the others are left out.
SURE, LETTERS_OF_SAMPLE, SAMPLED_PAGES = 0.99, 250, 3


class GivenUp(Rejected):
    """A file whose first scanned pages are plainly of no case."""


def read_scanned_pages(
    data: bytes,
    pages: tuple[Page, ...],
    languages: Sequence[str],
    on_page: Callable[[], None] = lambda: None,
    is_hopeless: Callable[[Sequence[Page]], bool] = lambda pages: False,
) -> tuple[Page, ...]:
    """``pages`` of the PDF ``data`` with those that need it read by OCR, or their bad lines.

    ``on_page`` is called after each of them. ``is_hopeless`` says whether pages are plainly of no
    case: a file of many scans is given up when all that is known of it after the first ones is.
    Raises Rejected then, and when OCR needs Tesseract, it is missing, and nothing else can be read.
    """
    fonts = judge_fonts(pages, languages)
    reasons = {
        page.number: reason for page in pages if (reason := _reason(data, page, languages, fonts))
    }
    if not reasons:
        return pages
    try:
        read = _unify_look(_read(data, pages, reasons, fonts, languages, on_page, is_hopeless))
    except GivenUp:
        raise
    except Rejected as error:
        if _readable_without(pages, reasons):
            return tuple(_left_unread(page, reasons) for page in pages)
        raise Rejected(error.code, f"{what_is_unread(pages, reasons)} {error.message}") from error
    return tuple(
        _merged(page, read[page.number], reasons[page.number], fonts)
        if page.number in read
        else page
        for page in pages
    )


def _reason(
    data: bytes, page: Page, languages: Sequence[str], fonts: FontVerdicts
) -> OcrReason | None:
    """Why ``page`` must be read by OCR.

    A blank page needs nothing. Text that can be seen on a picture is no hidden layer; names and
    figures are no garbage in a font that spells sentences elsewhere.
    """
    reason = needs_ocr(page, languages)
    if reason is OcrReason.NO_TEXT and is_blank(data, page.number):
        return None
    if reason is OcrReason.HIDDEN and shows_text(data, page.number):
        reason = None
    if reason in BY_LETTERS and mostly_in(page, fonts.sound):
        reason = None
    doubted = page.has_geometry and bool(lines_in(page, fonts.bad))
    if doubted and (reason is None or reason in BY_LETTERS):
        return OcrReason.BAD_FONT
    return reason


def _left_unread(page: Page, reasons: dict[int, OcrReason]) -> Page:
    """``page``, marked where its text is kept although its letters are in doubt."""
    doubted = page.lines and reasons.get(page.number, OcrReason.HIDDEN) is not OcrReason.HIDDEN
    return replace(page, ocr_failed=True) if doubted else page


def _merged(page: Page, fresh: Page, reason: OcrReason, fonts: FontVerdicts) -> Page:
    """``page`` with the lines of its bad fonts as read, or all of it as ``fresh`` has it."""
    if reason is not OcrReason.BAD_FONT or fresh.ocr_failed:
        return fresh
    return put_right(page, fresh, fonts.bad) or fresh


def _read(
    data: bytes,
    pages: Sequence[Page],
    reasons: dict[int, OcrReason],
    fonts: FontVerdicts,
    languages: Sequence[str],
    on_page: Callable[[], None],
    is_hopeless: Callable[[Sequence[Page]], bool],
) -> dict[int, Page]:
    read: dict[int, Page] = {}
    tried: list[Page] = []
    sound = " ".join(_text(page) for page in pages if page.number not in reasons)
    own = _detect_language(data, list(reasons), languages, sound)
    for page in pages:
        if page.number in reasons:
            fresh = _read_page(data, page, own)
            on_page()
            tried.append(fresh)
            if len(tried) == FIRST_PAGES and len(reasons) >= MANY_PAGES:
                _give_up_if(is_hopeless, pages, tried, reasons)
            reason = reasons[page.number]
            if not (page.lines or fresh.lines or fresh.ocr_failed):
                read[page.number] = replace(page, ocr_empty=True)
            elif fresh.ocr_failed or (
                _refutes(fresh, page, fonts)
                if reason is OcrReason.BAD_FONT
                else _is_better(fresh, page, languages, reason)
            ):
                read[page.number] = replace(
                    fresh, links=page.links, pictures=page.pictures, hidden=page.hidden
                )
    return read


def _give_up_if(
    is_hopeless: Callable[[Sequence[Page]], bool],
    pages: Sequence[Page],
    tried: Sequence[Page],
    reasons: dict[int, OcrReason],
) -> None:
    """Raise Rejected if neither the pages ``tried`` nor those with sound text are of a case."""
    known = [*tried, *(page for page in pages if page.number not in reasons)]
    if any(page.lines for page in tried) and is_hopeless(known):
        raise GivenUp(
            RejectionCode.NOT_A_CASE_STUDY,
            f"The first {len(tried)} of {len(reasons)} scanned pages were read by OCR, and show no "
            "heading, label or sentence of the series; take the file out of the folder, or save "
            "the pages of the case as a PDF of their own.",
        )


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

    It is detected in the ``sound`` text or, where that is too little, from samples of some pages
    about the middle of the document, where running text is.
    """
    sample = sound
    middle = numbers[len(numbers) // 2]
    pages = sorted(numbers, key=lambda number: abs(number - middle))
    for number in (*pages[:SAMPLED_PAGES], None):
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


def _refutes(fresh: Page, page: Page, fonts: FontVerdicts) -> bool:
    """Whether the ``fresh`` reading has other words than the lines of the bad fonts."""
    doubted = " ".join(line.text for line in lines_in(page, fonts.bad))
    new = _text(fresh)
    return bool(new.strip()) and _share_in_common(doubted, new) < SAME_TEXT


def _is_better(fresh: Page, page: Page, languages: Sequence[str], reason: OcrReason) -> bool:
    new, old = _text(fresh), _text(page)
    if not new.strip():
        return False
    if reason in BY_WORDS and old.strip() and _share_in_common(old, new) >= SAME_TEXT:
        # It says what is printed, in names or in a language of none of the lists.
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


def _unify_look(read: dict[int, Page]) -> dict[int, Page]:
    """The OCR pages with sizes and colours that differ only by the scan made one throughout."""
    from pipeline.readers.ocr.letterforms import unify_sizes
    from pipeline.readers.ocr.word_style import unify_colors

    lines = [line for page in read.values() if page.ocr for line in page.lines]
    sizes = unify_sizes([(line.size, len(line.text)) for line in lines])
    size_of = dict(zip((line.id for line in lines), sizes, strict=True))
    spans = [span for line in lines for span in line.spans]
    color_of = unify_colors([(span.color, len(span.text)) for span in spans])

    def even(page: Page) -> Page:
        lines = (_restyled(line, size_of[line.id], color_of) for line in page.lines)
        return replace(page, lines=tuple(lines)) if page.ocr else page

    return {number: even(page) for number, page in read.items()}


def _restyled(line: Line, size: float, color_of: dict[str, str]) -> Line:
    spans = (
        span._replace(
            size=span.size if span.superscript else round(size, 1),
            color=color_of[span.color],
        )
        for span in line.spans
    )
    return replace(line, spans=tuple(spans))
