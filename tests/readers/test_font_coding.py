"""Fonts that name wrong letters: found over all pages, read by OCR line by line."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.model.geometry import Box
from pipeline.model.page import Line, Page, Span
from pipeline.readers import scans
from pipeline.readers.font_coding import judge_fonts, put_right
from pipeline.readers.ocr import reader
from pipeline.readers.scan_notices import scan_notices
from pipeline.readers.scans import read_scanned_pages
from pipeline.readers.text_layer import OcrReason, needs_ocr

LANGUAGES = ("fr", "en", "es")
FRENCH = (
    "Les communes de la côte ont demandé un appui pour accueillir les familles qui sont revenues "
    "au pays, et le service de l’état civil a ouvert un registre dans chaque mairie de la région. "
)
RUSSIAN = (
    "Прибрежные общины попросили помощи для приёма семей, вернувшихся в страну, и служба записи "
    "открыла реестр в каждой мэрии области, чтобы никто не остался без документов. "
)
NAMES = (
    "Awa Ndiaye Tidiane Sarr Ousmane Faye Mamadou Bâ Aminata Sow Moussa Keïta Ramatoulaye Gueye "
    "Cheikh Mbaye Fatoumata Traoré Ibrahima Camara Khadidiatou Diop Boubacar Sané "
)
ADDRESSES = "https://archive.example.org/kmrt/xv-wq_b2/plk.pdf www.example.net/zz/qrs-tuv " * 20


def shifted(text: str) -> str:
    """``text`` as a font spells it that calls each letter the next."""
    return "".join(
        chr(ord(c) + 1) if c.isascii() and c.isalpha() and c not in "zZ" else c for c in text
    )


def line(text: str, at: int, font: str, *, page: int = 1, bullet: str = "") -> Line:
    """A line of ten-point type at this place from the top, after a bullet in a font of signs."""
    top = 50.0 + 14 * at
    box = Box(50, top, 50 + 5.0 * len(text), top + 10)
    signs = (Span(f"{bullet} ", "Signs", 10, box=Box(40, top, 48, top + 10)),) if bullet else ()
    return Line(page, at, (*signs, Span(text, font, 10, box=box)), box)


def page(*lines: Line, number: int = 1, ocr: bool = False) -> Page:
    return Page(number, 600, 800, lines, ocr=ocr)


def of_font(text: str, font: str, number: int = 1, *, ocr: bool = False) -> Page:
    """A page of ``text`` in lines of eight words."""
    words = text.split()
    parts = [" ".join(words[at : at + 8]) for at in range(0, len(words), 8)]
    lines = (line(part, at, font, page=number) for at, part in enumerate(parts))
    return page(*lines, number=number, ocr=ocr)


@pytest.mark.parametrize(
    ("text", "bad"),
    [
        (shifted(FRENCH) * 3, True),
        (shifted(FRENCH)[:120], False),  # too few words to judge a font by
        (FRENCH * 3, False),
        (RUSSIAN * 4, False),
        (ADDRESSES, False),
    ],
    ids=["shifted", "few words", "French", "Russian", "addresses"],
)
def test_a_font_is_bad_when_it_spells_no_words(text: str, bad: bool) -> None:
    assert (judge_fonts([of_font(text, "Face")], LANGUAGES).bad == {"Face"}) is bad


@pytest.mark.parametrize(
    "text",
    [
        # A table of names and codes, and an invoice in a language that nobody asked for.
        "Marina Kowalska Roberto Silva Thomas Anderson skating program 7XN4 T2 RQT elements "
        "Patricia Moreno Daniel Fischer judges panel Victoria Hansen 3LZ BNT 4TW Martin " * 3,
        "Verkoopkantoor rekening van de afdeling in het gebouw aan de haven met een bedrag voor "
        "onze klanten die nog niet betaald hebben en een brief die wij hun gestuurd hebben " * 2,
        "Faktura dla naszych klientów którzy jeszcze nie zapłacili za usługi i proszą o więcej "
        "czasu bo nie mają teraz pieniędzy ale chcą wszystko spłacić przed końcem roku " * 2,
        "会議の資料 program everyday 参加者 detective commander 新聞 angry voices 東京 forestry "
        "association 大阪 outer banks 評価 global stanford linear 単語 nation miracles " * 3,
    ],
    ids=["names", "Dutch", "Polish", "Japanese"],
)
def test_words_that_are_not_usual_ones_are_words(text: str) -> None:
    assert needs_ocr(of_font(text, "Face"), LANGUAGES) is None
    assert not judge_fonts([of_font(text, "Face")], LANGUAGES).bad


def test_letters_that_are_others_spell_no_words() -> None:
    assert needs_ocr(of_font(shifted(FRENCH) * 3, "Face"), LANGUAGES) is not None
    # A third of the long words in a list is a table of names; a quarter may be chance.
    listed, other = "program judges panel skating", "prqgitom jovdages"
    few = f"{listed} {' '.join([other] * 6)} " * 4
    assert needs_ocr(of_font(few, "Face"), LANGUAGES) is OcrReason.NO_WORDS
    many = f"{listed} {' '.join([other] * 4)} " * 4
    assert needs_ocr(of_font(many, "Face"), LANGUAGES) is None


def test_a_font_is_judged_over_all_pages_and_apart_from_those_beside_it() -> None:
    parts = shifted(FRENCH * 2).split()
    pages = [
        page(
            line(" ".join(parts[12 * at : 12 * at + 12]), 0, "Bad", page=at + 1),
            line(FRENCH * 2, 1, "Good", page=at + 1),
            number=at + 1,
        )
        for at in range(5)
    ]
    verdicts = judge_fonts(pages, LANGUAGES)
    assert verdicts.bad == {"Bad"}
    assert verdicts.sound == {"Good"}


def test_a_font_that_spells_sentences_on_one_page_is_sound_on_all() -> None:
    pages = [of_font(FRENCH * 2, "Face"), of_font(NAMES * 6, "Face", 2)]
    verdicts = judge_fonts(pages, LANGUAGES)
    assert not verdicts.bad
    assert verdicts.sound == {"Face"}


def test_words_of_other_scripts_are_not_missed_for_their_vowels() -> None:
    assert needs_ocr(of_font(RUSSIAN * 2, "Face"), LANGUAGES) is None
    consonants = of_font("Xqwk zkrt bnvm plkj hgfd " * 12, "Face")
    assert needs_ocr(consonants, LANGUAGES) is OcrReason.VOWELLESS


@pytest.fixture
def read_by_ocr(monkeypatch: pytest.MonkeyPatch) -> Callable[[Page], list[int]]:
    """Has OCR read this page whatever it is shown; the list tells which pages it was shown."""

    def read(fresh: Page) -> list[int]:
        shown: list[int] = []

        def read_page(data: bytes, number: int, languages: tuple[str, ...]) -> Page:
            shown.append(number)
            return fresh

        monkeypatch.setattr(reader, "read_scanned_page", read_page)
        monkeypatch.setattr(reader, "read_sample", lambda data, number, languages: FRENCH)
        monkeypatch.setattr(scans, "shows_text", lambda data, number: True)
        return shown

    return read


def test_lines_of_a_bad_font_are_read_in_place_and_the_others_stay(
    read_by_ocr: Callable[[Page], list[int]],
) -> None:
    sound = line(FRENCH, 0, "Good")
    wrong = [line(shifted(FRENCH), at, "Bad") for at in (1, 2)]
    fresh = page(
        line("Les conmunes " * 14, 0, ""), *(line(FRENCH, at, "") for at in (1, 2)), ocr=True
    )
    assert read_by_ocr(fresh) == []
    (mended,) = read_scanned_pages(b"", (page(sound, *wrong),), LANGUAGES)
    assert [one.text for one in mended.lines] == [FRENCH] * 3
    assert mended.lines[0] is sound
    assert [span.font for one in mended.lines for span in one.spans] == ["Good", "Bad", "Bad"]
    (notice,) = scan_notices([mended])
    assert (notice.code, notice.page) == ("pages-read-by-ocr", 1)


@pytest.mark.parametrize("text", [NAMES * 6, FRENCH * 3], ids=["names", "sentences"])
def test_text_that_ocr_confirms_is_kept(
    read_by_ocr: Callable[[Page], list[int]], text: str
) -> None:
    born = of_font(text, "Face")
    read_by_ocr(of_font(text.replace("ou", "on"), "", ocr=True))
    assert read_scanned_pages(b"", (born,), LANGUAGES) == (born,)


def test_names_in_a_font_that_is_sound_elsewhere_are_not_even_read(
    read_by_ocr: Callable[[Page], list[int]],
) -> None:
    pages = (of_font(FRENCH * 2, "Face"), of_font(NAMES * 6, "Face", 2))
    shown = read_by_ocr(of_font("Autre chose", "", 2, ocr=True))
    assert read_scanned_pages(b"", pages, LANGUAGES) == pages
    assert shown == []


def test_the_sign_before_a_line_is_that_of_the_file() -> None:
    wrong = line(shifted(FRENCH), 1, "Bad", bullet="■")
    read = line(f"M {FRENCH}", 1, "")
    mended = put_right(page(wrong), page(read), frozenset({"Bad"}))
    assert mended is not None
    assert mended.lines[0].text == f"■ {FRENCH}"


@pytest.mark.parametrize(
    "read",
    [
        line(FRENCH, 9, ""),  # elsewhere
        line(FRENCH[:60], 1, ""),  # a part of it
        line(FRENCH + FRENCH[:40], 1, ""),  # it and what stands beside it
    ],
)
def test_what_is_not_read_in_place_is_not_put_there(read: Line) -> None:
    assert put_right(page(line(shifted(FRENCH), 1, "Bad")), page(read), frozenset({"Bad"})) is None
