"""Scans give the record that the same publication gives as text; healthy pages are left alone."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import numpy as np
import pypdfium2
import pytest
from PIL import Image, ImageDraw
from rapidfuzz import fuzz

from pipeline.errors import Rejected
from pipeline.extraction.extract import extract_file
from pipeline.extraction.read import read_pages
from pipeline.model.geometry import Box
from pipeline.model.page import Line, Page, Span
from pipeline.model.record import CaseStudy
from pipeline.readers.ocr import tesseract
from pipeline.readers.ocr.letterforms import group_lines
from pipeline.readers.ocr.page_image import SKEW_STEP, darkness, render, skew
from pipeline.readers.ocr.ruled_lines import without_rules
from pipeline.readers.ocr.word_repair import repair_words
from pipeline.readers.text_layer import OcrReason, needs_ocr
from pipeline.readers.visibility import shows_text
from tests.readers.scanned import PUBLICATION, TEXT, needs_tesseract, print_html, scan

ALIKE = 93


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the publication as text (``born.pdf``) and as pictures (``scan.pdf``)."""
    made = tmp_path_factory.mktemp("scans")
    (made / "born.pdf").write_bytes(print_html(PUBLICATION))
    scan(made / "born.pdf", made / "scan.pdf")
    return made


@pytest.fixture(scope="module")
def born(folder: Path) -> CaseStudy:
    return extract_file(folder / "born.pdf", entities=False)[0].case


@pytest.fixture(scope="module")
def scanned(folder: Path) -> CaseStudy:
    return extract_file(folder / "scan.pdf", entities=False)[0].case


@needs_tesseract
def test_a_scan_gives_the_record_of_the_text(born: CaseStudy, scanned: CaseStudy) -> None:
    assert scanned.title == born.title
    assert (scanned.location, scanned.period) == (born.location, born.period)
    assert [s.key for s in scanned.sections] == [s.key for s in born.sections]
    for own, printed in zip(scanned.sections, born.sections, strict=True):
        assert fuzz.ratio(own.text, printed.text) >= ALIKE
        assert [p.label for p in own.passages] == [p.label for p in printed.passages]


@needs_tesseract
def test_a_tinted_box_is_seen_in_the_picture(born: CaseStudy, scanned: CaseStudy) -> None:
    assert [c.criterion for c in scanned.callouts] == [c.criterion for c in born.callouts]
    assert scanned.callouts[0].text not in scanned.sections[0].text


@needs_tesseract
def test_a_raised_note_number_is_a_call(born: CaseStudy, scanned: CaseStudy) -> None:
    assert [(n.marker, n.called_from, n.accessed) for n in scanned.footnotes] == [
        (n.marker, n.called_from, n.accessed) for n in born.footnotes
    ]
    assert [n.links for n in scanned.footnotes] == [n.links for n in born.footnotes]


@needs_tesseract
def test_a_scan_in_columns_is_read_column_by_column(tmp_path: Path) -> None:
    columns = "<div style='columns: 2; column-gap: 14pt; text-align: justify; font-size: 9.3pt'>"
    source = PUBLICATION.replace("<h2>Contexte", f"{columns}<h2>Contexte", 1)
    (tmp_path / "a.pdf").write_bytes(print_html(source.replace("</html>", "</div></html>")))
    scan(tmp_path / "a.pdf", tmp_path / "scan.pdf")
    born, scanned = (
        extract_file(tmp_path / name, entities=False)[0].case for name in ("a.pdf", "scan.pdf")
    )
    assert [s.key for s in scanned.sections] == [s.key for s in born.sections]
    for own, printed in zip(scanned.sections, born.sections, strict=True):
        assert fuzz.ratio(own.text, printed.text) >= ALIKE


@needs_tesseract
def test_the_record_says_which_pages_were_read_by_ocr(born: CaseStudy, scanned: CaseStudy) -> None:
    assert scanned.source.ocr_pages == list(range(1, scanned.source.pages + 1))
    assert "pages-read-by-ocr" in {warning.code for warning in scanned.warnings}
    assert born.source.ocr_pages == []


def test_healthy_pages_never_load_the_engine(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a healthy page was sent to OCR")

    monkeypatch.setattr("pipeline.readers.scans._read", refuse)
    extract_file(folder / "born.pdf", entities=False)


def test_without_tesseract_the_outcome_says_what_to_install(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tesseract.engine.cache_clear()
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("TESSDATA_PREFIX", raising=False)
    with pytest.raises(Rejected) as caught:
        extract_file(folder / "scan.pdf", entities=False)
    assert caught.value.code == "needs-ocr"
    command = re.search("sudo apt install ([^”]*)”", str(caught.value))
    assert command
    packs = {"tesseract-ocr", "tesseract-ocr-fra", "tesseract-ocr-eng", "tesseract-ocr-spa"}
    assert set(command.group(1).split()) == packs
    assert "brew install" in str(caught.value)
    assert "winget install" in str(caught.value)


def test_a_missing_language_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "eng.traineddata").touch()
    tesseract.engine.cache_clear()
    monkeypatch.setenv("TESSDATA_PREFIX", str(tmp_path))
    with pytest.raises(Rejected, match="language data for fra, spa"):
        tesseract.engine(("fr", "en", "es"))


def _page(text: str, *pictures: Box) -> Page:
    line = Line(1, 0, (Span(text, size=10.0),), Box(50, 50, 550, 60))
    return Page(1, 600, 800, (line,) if text else (), pictures=pictures)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", OcrReason.NO_TEXT),
        (TEXT.replace("e", "\ufffd"), OcrReason.UNDECODABLE),
        (TEXT.encode().decode("cp1252", errors="replace"), OcrReason.WRONG_ENCODING),
        ((TEXT * 2).translate(str.maketrans("aeiouyéèàôê", "xzqwkvbbbbb")), OcrReason.VOWELLESS),
        ((TEXT * 2).replace("é", "Ø").replace("è", "Ł"), OcrReason.FOREIGN_LETTERS),
        (" ".join(["korame", "tulipo", "sadeni", "mavoru"] * 20), OcrReason.NO_WORDS),
    ],
)
def test_garbage_is_known_for_what_it_is(text: str, reason: OcrReason) -> None:
    assert needs_ocr(_page(text)) is reason


PORTUGUESE = (
    "A associação não tem condições para a formação, e as ações de educação são também uma questão "
    "de migração que a região não põe em questão; os irmãos não são então a única solução. " * 2
)


# The words with letters of their own are rare ones, which no list of usual words has.
GERMAN = (
    "Die Häfen an der Küste warteten seit zehn Jahren auf eine Karte ihrer Gewerbe, und die Räte "
    "der Städte prüften dann die Bücher, die in jeder Fähre an der Mole lagen. " * 3
)
PORTUGUESE_TRADES = (
    "Os portos do norte esperavam há dez anos um mapa das suas profissões, e os peões das "
    "povoações que os barcos servem quiseram também um registo dos seus galpões. " * 3
)


@pytest.mark.parametrize(
    "text",
    [
        TEXT, "Contexte", "12 450 37 % 2012-2013 FMMD OIM HCR BIT PTF", PORTUGUESE, GERMAN,
        PORTUGUESE_TRADES,
    ],
)  # fmt: skip
def test_sound_text_needs_no_ocr(text: str) -> None:
    assert needs_ocr(_page(text)) is None


@pytest.mark.parametrize("letter", ["õ", "ø", "ä"])
def test_letters_of_another_language_in_one_of_the_series_are_wrong(letter: str) -> None:
    garbled = (TEXT * 2).replace("é", letter)
    assert needs_ocr(_page(garbled)) is OcrReason.FOREIGN_LETTERS


def test_letters_that_the_other_language_has_not_are_wrong_too() -> None:
    assert needs_ocr(_page(GERMAN.replace("ä", "ø"))) is OcrReason.FOREIGN_LETTERS


def test_a_text_layer_over_a_picture_of_the_page_is_doubted() -> None:
    assert needs_ocr(_page(TEXT, Box(0, 0, 600, 800))) is not None
    assert needs_ocr(_page(TEXT, Box(0, 0, 300, 300))) is None


def _on_a_picture(target: Path, *, mode: int = 0, picture_last: bool = False) -> Path:
    """A page of text and a picture over all of it, in this order of drawing and text mode."""
    pytest.importorskip("reportlab")
    from PIL import Image
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    shade = np.linspace(200, 255, 64, dtype=np.uint8)[:, None, None]
    picture = ImageReader(Image.fromarray(np.broadcast_to(shade, (64, 64, 3)).copy()))
    canvas = Canvas(str(target), pagesize=(595, 842))
    text = canvas.beginText(60, 760)
    text.setTextRenderMode(mode)
    text.textLines([TEXT[at : at + 80] for at in range(0, len(TEXT), 80)])
    if picture_last:
        canvas.drawText(text)
    canvas.drawImage(picture, 0, 0, 595, 842)
    if not picture_last:
        canvas.drawText(text)
    canvas.save()
    return target


def test_text_that_is_seen_on_a_picture_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a page with sound text was sent to OCR")

    monkeypatch.setattr("pipeline.readers.scans._read", refuse)
    path = _on_a_picture(tmp_path / "designed.pdf")
    (page,) = read_pages(path.read_bytes(), path.name, ("fr", "en", "es"))
    assert page.lines


@pytest.mark.parametrize("hidden", [{"mode": 3}, {"picture_last": True}])
def test_text_that_a_picture_or_its_mode_hides_is_doubted(
    tmp_path: Path, hidden: dict[str, Any]
) -> None:
    assert not shows_text(_on_a_picture(tmp_path / "hidden.pdf", **hidden).read_bytes(), 1)


def test_a_rule_under_a_link_goes_and_letters_stay() -> None:
    ink = np.zeros((60, 400), np.uint8)
    ink[30:33] = 255
    ink[5:50, 100:106] = 255
    bare = without_rules(ink)
    assert bare[5:50, 100:106].all()
    assert not bare[30:33, 120:].any()


@pytest.mark.parametrize(
    ("read_as", "meant"),
    [
        (["https:", "//www.example.org/a"], ["https://www.example.org/a"]),
        (
            ["https:/example.org/x?year=20198format=paf"],
            ["https://example.org/x?year=2019&format=pdf"],
        ),
        (
            ["https://example.org/final", "version-es/en"],
            ["https://example.org/final_version-es/en"],
        ),
        (
            ["https://example.org/travel.", "See", "and/or"],
            ["https://example.org/travel.", "See", "and/or"],
        ),
        (
            ["M8D", "MáD", "M€D", "R&D", "A8", "Má", "_un"],
            ["M&D", "M&D", "M&D", "R&D", "A8", "Má", "un"],
        ),
        (["--", "~", "—-", "-", "-~a"], ["–", "–", "–", "-", "-~a"]),
        (["stratégie{[2]", "pays{4],", "joue|[8]"], ["stratégie[2]", "pays[4],", "joue[8]"]),
        (["[2]", "conçul],", "pays.1]"], ["[2]", "conçu[1],", "pays.[1]"]),
        (["conçul]"], ["conçul]"]),  # no other note is called in brackets
        (["[2]", "[voir", "Raoul]"], ["[2]", "[voir", "Raoul]"]),  # closes what was opened
        (["[51", "Voir", "[2]"], ["[5]", "Voir", "[2]"]),
        (["voir", "[51", "[2]"], ["voir", "[51", "[2]"]),  # no marker before a note
        (["||", "|!", "|"], ["Il", "Il", "|"]),
        (["{consulté", "2021}.", "a{b}"], ["[consulté", "2021].", "a{b]"]),
        (["lhttps://a.example", "Ihttp://b.example"], ["1https://a.example", "Ihttp://b.example"]),
        (["https://wuww.a.example/w.uv.x"], ["https://www.a.example/w.uv.x"]),
        (["https://a.example/20de?q=a#20de/20b"], ["https://a.example/20de?q=a%20de%20b"]),
        (["https://a.example/x?q=a/{20de{20b"], ["https://a.example/x?q=a%20de%20b"]),
        (["https:/Avww.a.example", "https://ww.b.c"], ["https://www.a.example", "https://www.b.c"]),
        (["https://a.example/%C3%AYb%C3%Ag"], ["https://a.example/%C3%A9b%C3%A9"]),
        (["iil.", "Ill."], ["iii.", "Ill."]),  # before a heading
        (["ll)", "II."], ["II)", "II."]),
        (["il."], ["il."]),  # the end of “dit-il.”
        (["l’", "État", "|'", "Agence", "|’île"], ["l’État", "l'Agence", "l’île"]),
        (["the", "states’", "rights"], ["the", "states’", "rights"]),
        (["!l", "[|", "]a", "|a"], ["Il", "Il", "la", "la"]),
    ],
)
def test_what_is_certainly_misread_is_mended(read_as: list[str], meant: list[str]) -> None:
    words = [
        tesseract.Word(text, 100 * at, 20, 100 * at + 90, 40, 90.0, at == 0)
        for at, text in enumerate(read_as)
    ]
    assert [word.text for word in repair_words(words)] == meant


@pytest.mark.parametrize(
    ("head", "tail", "gap", "joined"),
    [
        ("(201", "1-)", 12, True),
        ("(201", "1-)", 13, False),  # six tenths of twenty pixels, not more
        ("(201", "14", 12, False),
        ("(201", "2-)", 12, False),
        ("1201", "1", 12, False),
        ("301", "1", 12, False),
    ],
)
def test_a_year_that_ends_in_a_one_is_not_parted_by_its_white(
    head: str, tail: str, gap: float, joined: bool
) -> None:
    words = [
        tesseract.Word(head, 0, 20, 60, 40, 90.0, True),
        tesseract.Word(tail, 60 + gap, 20, 100, 40, 90.0, False),
    ]
    found = [word.text for word in repair_words(words)]
    assert found == ([head + tail] if joined else [head, tail])


def test_the_largest_sheet_there_is_has_a_picture_that_fits_memory(tmp_path: Path) -> None:
    sheet = pypdfium2.PdfDocument.new()
    sheet.new_page(14_400, 14_400)
    sheet.save(tmp_path / "huge.pdf")
    picture = render((tmp_path / "huge.pdf").read_bytes(), 1)
    assert picture.pixels.nbytes < 100_000_000
    assert picture.pixels.shape[1] * picture.scale == pytest.approx(14_400, rel=0.01)


def test_words_of_unlike_height_still_give_a_size() -> None:
    low = tesseract.Word("Nord", 0, 20, 40, 40, 90.0, True)
    high = tesseract.Word("Sud", 45, 0, 80, 40, 90.0, False)
    (line,) = group_lines([low, high])
    assert line.baseline == 40
    assert 20 < line.size < 60


def test_a_turned_sheet_is_seen_to_be_turned(folder: Path) -> None:
    from PIL import Image

    upright = render((folder / "scan.pdf").read_bytes(), 1)
    turned = Image.fromarray(upright.pixels).rotate(-1.2, fillcolor=upright.paper)
    for pixels, angle in ((upright.pixels, 0), (np.array(turned), 1.2)):
        sample = pixels[::SKEW_STEP, ::SKEW_STEP]
        assert skew(darkness(sample, upright.paper)) == pytest.approx(angle, abs=0.1)


def test_a_page_without_height_is_not_drawn_to_be_read() -> None:
    assert needs_ocr(Page(1, 595, 0, ())) is None


@needs_tesseract
def test_the_image_library_of_tesseract_says_nothing_on_the_terminal(
    capfd: pytest.CaptureFixture[str],
) -> None:
    # A small cut-out whose ink reaches its corner: it looks for a picture beyond the edge.
    scrap = Image.new("L", (19, 21), 255)
    pen = ImageDraw.Draw(scrap)
    pen.rectangle([13, 20, 19, 21], fill=0)
    pen.text((0, 0), "a1:", fill=0)
    tesseract.engine(("en",)).words(np.asarray(scrap), 300)
    assert capfd.readouterr().err == ""
