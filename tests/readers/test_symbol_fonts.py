"""Bullets of symbol fonts that a file says are letters."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.model.page import Line, Page, Span
from pipeline.readers.pdf import Reader, read_pdf
from pipeline.readers.symbol_fonts import with_symbols_read

TEXTS = ("One shared register.", "A leaflet for families.", "A free number to call.")


def read(*lines: tuple[Span, ...]) -> list[str]:
    page = Page(1, 595, 842, tuple(Line(1, number, own) for number, own in enumerate(lines)))
    (page,) = with_symbols_read([page])
    return [line.text for line in page.lines]


def led(sign: str, font: str, texts: tuple[str, ...] = TEXTS) -> list[tuple[Span, ...]]:
    """Lines of ``texts``, each behind ``sign`` in a font of its own."""
    return [(Span(sign, font), Span(text, "Serif")) for text in texts]


@pytest.mark.parametrize("font", ["Wingdings-Regular", "Wingdings 2", "ZapfDingbats", "SymbolMT"])
@pytest.mark.parametrize("sign", ["n ", "l  ", "a"])
def test_a_letter_of_a_font_of_signs_before_a_text_is_a_bullet(font: str, sign: str) -> None:
    assert read(*led(sign, font, TEXTS[:1])) == ["• One shared register."]


def test_a_figure_of_dingbats_before_a_text_is_a_bullet_and_one_of_a_greek_font_is_none() -> None:
    assert read(*led("4 ", "ZapfDingbats", TEXTS[:1])) == ["• One shared register."]
    assert read(*led("4 ", "Symbol", TEXTS[:1])) == ["4 One shared register."]
    assert read(*led("α ", "Symbol", TEXTS[:1])) == ["α One shared register."]


def test_a_letter_of_a_font_of_signs_inside_a_text_is_unknown() -> None:
    line = (Span("From the valley ", "Serif"), Span("à", "Wingdings"), Span(" the coast", "Serif"))
    assert read(line) == ["From the valley \ufffd the coast"]


@pytest.mark.parametrize("sign", ["n ", "§ ", "≡ ", "Ø ", "¥ ", "¨ ", "4 ", ". ", "fl "])
def test_one_sign_before_several_texts_and_nowhere_else_in_its_font_is_a_bullet(sign: str) -> None:
    assert read(*led(sign, "F7")) == [f"• {text}" for text in TEXTS]


def test_fewer_than_three_show_nothing() -> None:
    assert read(*led("n ", "F7", TEXTS[:2])) == [f"n {text}" for text in TEXTS[:2]]


def test_the_typed_bullet_of_an_office_program_is_one() -> None:
    assert read(*led("o ", "CourierNewPSMT", TEXTS[:1])) == ["• One shared register."]
    code = (Span("o ", "CourierNewPSMT"), Span("is set", "Serif"))
    used = (Span("Then o = 1", "CourierNewPSMT"),)
    assert read(code, used) == ["o is set", "Then o = 1"]


@pytest.mark.parametrize(
    ("sign", "texts"),
    [
        ("L", ("e premier registre", "e registre", "e guichet")),
        ("§ ", ("12 of the act", "13 of the act", "14 of the act")),
        ("– ", TEXTS),
        ("€ ", ("one", "two", "three")),
        ("1 ", TEXTS),
        ("! ", TEXTS),
        ("st ", TEXTS),
    ],
    ids=[
        "initials",
        "sections of a law",
        "a bullet as it is",
        "a currency",
        "the first notes of pages",
        "a sign that may be meant",
        "letters",
    ],
)
def test_other_signs_before_texts_stay(sign: str, texts: tuple[str, ...]) -> None:
    assert read(*led(sign, "F7", texts)) == [sign + text for text in texts]


def test_a_font_that_is_used_for_words_has_no_bullets() -> None:
    words = (Span("Who calls", "F7"),)
    assert read(*led("n ", "F7"), words)[0] == "n One shared register."
    inside = (Span("Both ", "Serif"), Span("n", "F7"))
    assert read(*led("n ", "F7"), inside)[0] == "n One shared register."


@pytest.mark.parametrize("reader", Reader)
def test_a_bullet_far_before_its_text_is_in_its_line(tmp_path: Path, reader: Reader) -> None:
    canvas_module = pytest.importorskip("reportlab.pdfgen.canvas")
    path = tmp_path / "drawn.pdf"
    canvas = canvas_module.Canvas(str(path), pagesize=(400, 300))
    for number, text in enumerate(TEXTS):
        canvas.setFont("ZapfDingbats", 10)
        canvas.drawString(50, 200 - 14 * number, "n")
        canvas.setFont("Helvetica", 10)
        canvas.drawString(72, 200 - 14 * number, text)
    canvas.save()
    pages = with_symbols_read(read_pdf(path.read_bytes(), reader))
    # PDFium knows the glyphs of this font, pdfminer their codes.
    sign = {Reader.PDFIUM: "■", Reader.PDFPLUMBER: "•"}[reader]
    assert [line.text for page in pages for line in page.lines] == [f"{sign} {t}" for t in TEXTS]
