"""Text layers that cannot be trusted are not: the picture is read, and the record says where."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path

import pypdfium2
import pytest
from rapidfuzz import fuzz

from pipeline.extraction.extract import extract_file
from pipeline.model.record import CaseStudy
from tests.readers.scanned import PUBLICATION, SCAN_DPI, needs_tesseract, print_html

ALIKE = 93
OTHER = (
    "Minutes of the annual meeting of the garden society. The members agreed that the roses should "
    "be cut in March and that the hedge along the road would be left as it is until next year. "
) * 12

Layer = Callable[[str], str]


@pytest.fixture(scope="module")
def born(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("layers") / "born.pdf"
    path.write_bytes(print_html(PUBLICATION))
    return path


@pytest.fixture(scope="module")
def printed(born: Path) -> CaseStudy:
    return extract_file(born, entities=False)[0].case


def _same(text: str) -> str:
    return text


def _mojibake(text: str) -> str:
    return text.encode().decode("cp1252", errors="replace").replace("\ufffd", "?")


def _other(_: str) -> str:
    return OTHER


def _layered(born: Path, target: Path, layers: Sequence[Layer]) -> Path:
    """Pictures of the pages of ``born``, each over the hidden text that its layer makes."""
    canvas_module = pytest.importorskip("reportlab.pdfgen.canvas")
    from reportlab.lib.utils import ImageReader

    canvas = canvas_module.Canvas(str(target), pagesize=(595, 842))
    for page, layer in zip(pypdfium2.PdfDocument(born), layers, strict=True):
        picture = page.render(scale=SCAN_DPI / 72).to_pil().convert("RGB")
        canvas.drawImage(ImageReader(picture), 0, 0, 595, 842)
        hidden = canvas.beginText(60, 780)
        hidden.setFont("Helvetica", 7)
        hidden.setTextRenderMode(3)
        hidden.textLines(layer(page.get_textpage().get_text_bounded()))
        canvas.drawText(hidden)
        canvas.showPage()
    canvas.save()
    return target


def _assert_read_from_the_picture(read: CaseStudy, printed: CaseStudy) -> None:
    assert read.source.ocr_pages == list(range(1, read.source.pages + 1))
    assert "pages-read-by-ocr" in {warning.code for warning in read.warnings}
    assert read.title == printed.title
    assert [s.key for s in read.sections] == [s.key for s in printed.sections]
    for own, right in zip(read.sections, printed.sections, strict=True):
        assert fuzz.ratio(own.text, right.text) >= ALIKE


@needs_tesseract
def test_the_picture_is_read_whatever_the_hidden_layer_says(
    born: Path, printed: CaseStudy, tmp_path: Path
) -> None:
    path = _layered(born, tmp_path / "layered.pdf", [_other, _mojibake, _same])
    _assert_read_from_the_picture(extract_file(path, entities=False)[0].case, printed)


@needs_tesseract
def test_fonts_that_do_not_say_their_letters_are_read_from_the_picture(
    printed: CaseStudy, tmp_path: Path
) -> None:
    data = print_html(PUBLICATION, uncompressed_pdf=True)
    # The fonts' tables of letters name private signs, in an order of their own.
    mute = re.sub(
        rb"(<[0-9a-f]{2,4}> )<00([0-9a-f]{2})>",
        lambda code: code[1] + b"<e0%02x>" % (int(code[2], 16) ^ 0x15),
        data,
    )
    assert mute != data
    path = tmp_path / "mute.pdf"
    path.write_bytes(mute)
    _assert_read_from_the_picture(extract_file(path, entities=False)[0].case, printed)
