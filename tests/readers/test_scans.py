"""Which reading of a page is kept, the file's own text or OCR's, and what the analyst is told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO

import numpy as np
import pikepdf
import pytest
from numpy.typing import NDArray

from pipeline.errors import Rejected, RejectionCode
from pipeline.model.geometry import Box
from pipeline.model.page import Line, Page, Span
from pipeline.readers import scans
from pipeline.readers.ocr import reader
from pipeline.readers.ocr.tesseract import Word
from pipeline.readers.scan_notices import scan_notices
from pipeline.readers.scans import read_scanned_pages
from pipeline.text.language import Detected

LANGUAGES = ("fr", "en", "es")
FRENCH = (
    "Les communes de la côte ont demandé un appui pour accueillir les familles qui sont revenues "
    "au pays, et le service de l’état civil a ouvert un registre dans chaque mairie de la région. "
)
ENGLISH = (
    "The towns on the coast have asked for some help to receive the families who came back to the "
    "country, and the office has opened a register in each of the town halls of the region. "
)
GARBAGE = "Xqw zkrt bnvm plkj hgfd qwrt zxcv mnbv lkjh gfds trwq pzkl " * 8
COVER = Box(0, 0, 600, 800)


def page(text: str, number: int = 1, *, picture: bool = True, ocr: bool = False) -> Page:
    line = Line(number, 0, (Span(text, size=10.0),), Box(50, 50, 550, 60))
    pictures = (COVER,) if picture else ()
    return Page(number, 600, 800, (line,) if text else (), pictures=pictures, ocr=ocr)


@pytest.fixture
def ocr_reads(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], list[tuple[str, ...]]]:
    """Has OCR read this text from every page; the list tells in which languages it was asked to."""

    def read(text: str) -> list[tuple[str, ...]]:
        asked: list[tuple[str, ...]] = []

        def read_page(data: bytes, number: int, languages: tuple[str, ...]) -> Page:
            asked.append(tuple(languages))
            return page(text, number, ocr=True)

        monkeypatch.setattr(reader, "read_scanned_page", read_page)
        monkeypatch.setattr(reader, "read_sample", lambda data, number, languages: text)
        monkeypatch.setattr(scans, "shows_text", lambda data, number: False)
        return asked

    return read


@pytest.mark.parametrize(
    ("layer", "picture_says", "by_ocr"),
    [
        ("", FRENCH, True),
        (FRENCH * 2, "", False),  # nothing was read
        (FRENCH * 2, FRENCH * 2, True),  # as good: OCR also knows boxes and sizes
        (FRENCH * 2, FRENCH + GARBAGE[: len(FRENCH)], False),  # clearly worse, and of the same text
        (FRENCH, FRENCH + GARBAGE, True),  # the layer was a part of the page
        (FRENCH, FRENCH + GARBAGE[: len(FRENCH) * 2 // 3], True),  # two thirds more letters
        (FRENCH, FRENCH + GARBAGE[: len(FRENCH) * 2 // 5], False),  # a few more, and worse
        (FRENCH * 2, ENGLISH * 2, True),  # the layer is of another text
        (FRENCH * 2, GARBAGE[: len(FRENCH)], False),  # of another text, but none
    ],
)
def test_ocr_replaces_a_hidden_layer_unless_that_is_clearly_better(
    ocr_reads: Callable[[str], object], layer: str, picture_says: str, by_ocr: bool
) -> None:
    ocr_reads(picture_says)
    (kept,) = read_scanned_pages(b"", (page(layer),), LANGUAGES)
    assert kept.ocr is by_ocr


def words(usual: int, known: int, new: int) -> str:
    """So many words: those that French uses most, others of the layer, and others of none."""
    return " ".join(["dans"] * usual + ["filets"] * known + ["voiles"] * new)


@pytest.mark.parametrize(
    ("usual", "by_ocr"),
    [(36, True), (34, False)],  # of a hundred, where the layer has 40
)
def test_a_layer_is_clearly_better_with_one_usual_word_more_in_twenty(
    ocr_reads: Callable[[str], object], usual: int, by_ocr: bool
) -> None:
    ocr_reads(words(usual, 60, 40 - usual))
    (kept,) = read_scanned_pages(b"", (page(words(40, 60, 0)),), LANGUAGES)
    assert kept.ocr is by_ocr


@pytest.mark.parametrize(
    ("usual", "known", "new", "by_ocr"),
    [
        (20, 21, 59, False),  # worse, and the same text
        (20, 19, 61, True),  # of the words fewer than four in ten are the layer's
        (9, 0, 91, True),
        (7, 0, 93, False),  # too few usual words to be a text at all
    ],
)
def test_a_layer_of_another_text_shares_less_than_four_words_of_ten(
    ocr_reads: Callable[[str], object], usual: int, known: int, new: int, by_ocr: bool
) -> None:
    ocr_reads(words(usual, known, new))
    (kept,) = read_scanned_pages(b"", (page(words(40, 60, 0)),), LANGUAGES)
    assert kept.ocr is by_ocr


@pytest.mark.parametrize(("end", "by_ocr"), [("", False), ("s", True)])
def test_half_as_many_letters_again_show_that_a_layer_is_a_part(
    ocr_reads: Callable[[str], object], end: str, by_ocr: bool
) -> None:
    layer, reading = words(20, 30, 0), words(20, 30, 22) + end  # the reading is the poorer one
    assert (len(layer), len(reading)) == (309, 463 + len(end))
    ocr_reads(reading)
    (kept,) = read_scanned_pages(b"", (page(layer),), LANGUAGES)
    assert kept.ocr is by_ocr


def test_sound_pages_are_left_alone_and_only_read_ones_are_reported(
    ocr_reads: Callable[[str], object],
) -> None:
    ocr_reads(FRENCH)
    calls: list[None] = []
    pages = (page(FRENCH, 1, picture=False), page("", 2), page("", 3))
    kept = read_scanned_pages(b"", pages, LANGUAGES, lambda: calls.append(None))
    assert [one.ocr for one in kept] == [False, True, True]
    assert kept[0] is pages[0]
    assert len(calls) == 2


def test_a_blank_page_is_never_read_by_ocr(ocr_reads: Callable[[str], list[object]]) -> None:
    asked = ocr_reads(FRENCH)
    pdf = pikepdf.new()
    for _ in range(2):
        pdf.add_blank_page()
    pdf.pages[1].Contents = pdf.make_stream(b"5 5 100 1 re f")
    data = BytesIO()
    pdf.save(data)
    pages = tuple(page("", number, picture=False) for number in (1, 2))
    kept = read_scanned_pages(data.getvalue(), pages, LANGUAGES)
    assert [one.ocr for one in kept] == [False, True] and len(asked) == 1


@pytest.mark.parametrize(
    ("sound", "scanned", "hopeless", "given_up"),
    [
        (0, 20, True, True),
        (0, 19, True, False),  # a short file is read to its end
        (0, 20, False, False),
        (5, 20, True, True),
    ],
)
def test_many_scans_are_given_up_when_the_first_are_plainly_of_no_case(
    ocr_reads: Callable[[str], list[object]],
    sound: int,
    scanned: int,
    hopeless: bool,
    given_up: bool,
) -> None:
    asked = ocr_reads(FRENCH)
    pages = [page("", number) for number in range(1, scanned + 1)]
    pages += [page(ENGLISH, scanned + number, picture=False) for number in range(1, sound + 1)]
    known: list[int] = []

    def is_hopeless(pages: Sequence[Page]) -> bool:
        known.extend(len(one.lines) for one in pages)
        return hopeless

    if not given_up:
        read_scanned_pages(b"", tuple(pages), LANGUAGES, is_hopeless=is_hopeless)
        assert len(asked) == scanned
        return
    with pytest.raises(Rejected, match=f"first 10 of {scanned} scanned pages") as refused:
        read_scanned_pages(b"", tuple(pages), LANGUAGES, is_hopeless=is_hopeless)
    assert refused.value.code is RejectionCode.NOT_A_CASE_STUDY
    assert len(asked) == 10 and len(known) == 10 + sound


def test_pictures_in_which_nothing_can_be_read_are_not_given_up(
    ocr_reads: Callable[[str], list[object]],
) -> None:
    asked = ocr_reads("")
    pages = tuple(page("", number) for number in range(1, 21))
    kept = read_scanned_pages(b"", pages, LANGUAGES, is_hopeless=lambda pages: True)
    assert len(asked) == 20 and all(one.ocr_empty for one in kept)
    (notice,) = scan_notices(kept)
    assert notice.code == "pages-not-read" and "in which OCR found no text" in notice.message


def test_links_and_pictures_of_the_file_stay(ocr_reads: Callable[[str], object]) -> None:
    ocr_reads(FRENCH)
    (kept,) = read_scanned_pages(b"", (page(""),), LANGUAGES)
    assert kept.pictures == (COVER,)


@pytest.mark.parametrize(
    ("sound", "read", "languages"),
    [
        (FRENCH * 3, ENGLISH, ("fr",)),  # the pages with text say so
        ("", FRENCH * 3, ("fr",)),  # a sample of the picture does
        ("", FRENCH[:60], LANGUAGES),  # too little to be sure
        ("", FRENCH * 2, ("fr",)),
        ((FRENCH * 2)[:249], "", ("fr",)),  # with the space behind it
        ((FRENCH * 2)[:248], "", LANGUAGES),
        ("", (FRENCH + ENGLISH) * 2, LANGUAGES),  # two languages
    ],
)
def test_pages_are_read_in_the_language_of_the_document_where_that_is_sure(
    ocr_reads: Callable[[str], list[tuple[str, ...]]],
    sound: str,
    read: str,
    languages: tuple[str, ...],
) -> None:
    asked = ocr_reads(read)
    read_scanned_pages(b"", (page(sound, 1, picture=False), page("", 2)), LANGUAGES)
    assert asked[-1] == languages


@pytest.mark.parametrize(
    ("letters", "score", "languages"),
    [(250, 0.99, ("fr",)), (249, 0.99, LANGUAGES), (250, 0.985, LANGUAGES)],
)
def test_the_language_is_sure_on_enough_letters_and_in_nearly_all_cases(
    ocr_reads: Callable[[str], list[tuple[str, ...]]],
    monkeypatch: pytest.MonkeyPatch,
    letters: int,
    score: float,
    languages: tuple[str, ...],
) -> None:
    asked = ocr_reads("")
    monkeypatch.setattr(scans, "detect_language", lambda text, known: Detected("fr", score))
    monkeypatch.setattr(scans, "SAMPLED_PAGES", 0)
    sound = (FRENCH * 9)[:letters]
    read_scanned_pages(b"", (page(sound, 1, picture=False), page("", 2)), LANGUAGES)
    assert asked[-1] == languages


def test_three_pages_in_the_middle_are_sampled_for_the_language_and_no_more(
    ocr_reads: Callable[[str], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    ocr_reads(FRENCH)
    sampled: list[int] = []

    def sample(data: bytes, number: int, languages: tuple[str, ...]) -> str:
        sampled.append(number)
        return ""

    monkeypatch.setattr(reader, "read_sample", sample)
    read_scanned_pages(b"", tuple(page("", number) for number in range(1, 7)), LANGUAGES)
    assert sampled == [4, 3, 5]


def test_a_sample_is_a_strip_of_the_page_read_with_one_model(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    canvas_module = pytest.importorskip("reportlab.pdfgen.canvas")
    drawn = BytesIO()
    canvas = canvas_module.Canvas(drawn, pagesize=(300, 500))
    canvas.rect(0, 500 - 230, 300, 10, stroke=0, fill=1)  # at 44 to 46 % of the height
    canvas.rect(0, 500 - 150, 300, 50, stroke=0, fill=1)  # above the strip
    canvas.save()
    asked: list[tuple[tuple[str, ...], float, float]] = []

    class Engine:
        def __init__(self, languages: tuple[str, ...]) -> None:
            self.languages = languages

        def words(self, pixels: NDArray[np.uint8], dpi: int) -> list[Word]:
            asked.append((self.languages, len(pixels) * 72 / dpi, float((pixels < 128).mean())))
            return [Word("Contexte", 0, 0, 10, 10, 90.0, True)]

    monkeypatch.setattr(reader, "check_installed", lambda languages: None)
    monkeypatch.setattr(reader, "engine", Engine)
    assert reader.read_sample(drawn.getvalue(), 1, LANGUAGES) == "Contexte"
    ((languages, height, dark),) = asked
    assert languages == ("fr",)
    assert height == pytest.approx(40, abs=1)
    assert dark == pytest.approx(10 / 40, abs=0.02)


def _without_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(data: bytes, number: int, languages: tuple[str, ...]) -> Page:
        raise Rejected(RejectionCode.NEEDS_OCR, "OCR is not installed.")

    monkeypatch.setattr(reader, "read_scanned_page", refuse)
    monkeypatch.setattr(reader, "read_sample", refuse)
    monkeypatch.setattr(scans, "shows_text", lambda data, number: False)


@pytest.mark.parametrize(
    ("pages", "readable"),
    [
        ((page(FRENCH * 2, 1), page(FRENCH * 2, 2)), True),  # hidden layers, which none can doubt
        ((page(FRENCH * 2, 1, picture=False), page("", 2)), False),  # half of it is missing
        ((page(FRENCH * 2, 1), page(FRENCH * 2, 2), page("", 3)), True),
        ((page(FRENCH * 2, 1), page(FRENCH * 2, 2), page("\ufffd" * 200, 3)), False),
    ],
)
def test_without_ocr_a_document_stands_when_most_of_it_is_sound_and_none_garbled(
    monkeypatch: pytest.MonkeyPatch, pages: tuple[Page, ...], readable: bool
) -> None:
    _without_ocr(monkeypatch)
    if readable:
        assert read_scanned_pages(b"", pages, LANGUAGES) == pages
    else:
        with pytest.raises(Rejected):
            read_scanned_pages(b"", pages, LANGUAGES)


@pytest.mark.parametrize(
    ("pages", "said"),
    [
        ((page("", 1), page("", 2)), "Pages 1, 2 are pictures, as of a scan. OCR"),
        (
            (page("\ufffd" * 200, 1), page("\ufffd" * 200, 2)),
            "Pages 1, 2 hold text in a font that does not say which letters it shows. OCR",
        ),
        ((page("", 1, picture=False),), "Page 1 shows drawings without text. OCR"),
        (
            (page("", 1), page(GARBAGE, 2, picture=False)),
            "Page 1 is a picture, as of a scan. Page 2 holds text in a font",
        ),
    ],
)
def test_without_ocr_it_is_said_what_is_the_matter_with_which_pages(
    monkeypatch: pytest.MonkeyPatch, pages: tuple[Page, ...], said: str
) -> None:
    _without_ocr(monkeypatch)
    with pytest.raises(Rejected) as refused:
        read_scanned_pages(b"", pages, LANGUAGES)
    assert refused.value.code is RejectionCode.NEEDS_OCR
    assert refused.value.message.startswith(said)


def test_a_garbled_page_that_is_kept_without_ocr_is_reported(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _without_ocr(monkeypatch)
    sound = [page(FRENCH * 2, number, picture=False) for number in (1, 2)]
    kept = read_scanned_pages(b"", (*sound, page(GARBAGE, 3, picture=False)), LANGUAGES)
    (notice,) = scan_notices(kept)
    assert (notice.code, notice.page) == ("pages-not-read", 3)
    assert "Page 3 holds text whose letters are in doubt" in notice.message


def test_a_picture_that_breaks_a_library_costs_its_page_and_no_other(
    ocr_reads: Callable[[str], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    ocr_reads(FRENCH)

    def broken(data: bytes, number: int, languages: tuple[str, ...]) -> Page:
        if number == 2:
            raise RuntimeError("the picture is broken")
        return page(FRENCH, number, ocr=True)

    monkeypatch.setattr(reader, "read_scanned_page", broken)
    kept = read_scanned_pages(b"", tuple(page("", number) for number in (1, 2, 3)), LANGUAGES)
    assert [one.ocr for one in kept] == [True, False, True]
    assert [one.ocr_failed for one in kept] == [False, True, False]
    read, failed = scan_notices(kept)
    assert (failed.code, failed.page) == ("pages-not-read", 2)
    assert "1, 3" in read.message and "Page 2" in failed.message


def test_sizes_and_colours_are_one_over_all_pages_read(
    ocr_reads: Callable[[str], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    ocr_reads(FRENCH)

    def read_page(data: bytes, number: int, languages: tuple[str, ...]) -> Page:
        size, color = (10.0, "#003a70") if number == 1 else (10.2, "#083e74")
        span = Span(FRENCH, size=size, color=color)
        line = Line(number, 0, (span,), Box(50, 50, 550, 60))
        return Page(number, 600, 800, (line,), ocr=True)

    monkeypatch.setattr(reader, "read_scanned_page", read_page)
    kept = read_scanned_pages(b"", (page("", 1), page("", 2)), LANGUAGES)
    spans = [span for one in kept for line in one.lines for span in line.spans]
    assert len({(span.size, span.color) for span in spans}) == 1


def test_the_analyst_is_told_which_pages_were_read_and_which_were_not() -> None:
    pages = [page(FRENCH, 1, ocr=True), page(FRENCH, 2, ocr=True), page("", 3)]
    read, unread = scan_notices(pages)
    assert (read.code, read.page) == ("pages-read-by-ocr", 1)
    assert "1, 2" in read.message
    assert (unread.code, unread.page) == ("pages-not-read", 3)
    assert scan_notices([page(FRENCH, picture=False)]) == []
