"""The PDFium reader sees what PDFium says of each glyph, however the file draws it."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from pipeline.model.page import Page, Span
from pipeline.readers.pdfium.reader import read_pdf
from tests.readers.reference_reader import ReferenceGlyph, read_glyphs

ROOT = Path(__file__).parents[2]
KEPT = [*sorted((ROOT / "raw_pdfs").glob("*.pdf")), *sorted((ROOT / "docs/samples").glob("*.pdf"))]
# Sizes are kept to a hundredth of a point; a box is where its glyphs begin and end.
SIZE_APART, POINTS_APART = 0.006, 0.01


def letters(text: str) -> str:
    """``text`` without spaces, ligatures spelled out."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def spans_of(pages: tuple[Page, ...]) -> list[tuple[int, Span]]:
    return [(page.number, span) for page in pages for line in page.lines for span in line.spans]


def inside(span: Span, glyph: ReferenceGlyph) -> bool:
    assert span.box is not None
    x0, top, x1, bottom = span.box
    slack = POINTS_APART
    return x0 - slack <= glyph.x <= x1 + slack and top - slack <= glyph.y <= bottom + slack


@pytest.mark.parametrize("path", KEPT, ids=lambda path: path.stem)
def test_each_span_is_the_glyphs_in_its_box(path: Path) -> None:
    glyphs: dict[tuple[int, str, str], list[ReferenceGlyph]] = defaultdict(list)
    for glyph in read_glyphs(path):
        glyphs[glyph.page, glyph.font, glyph.color].append(glyph)
    for page, span in spans_of(read_pdf(path.read_bytes())):
        held = [
            glyph
            for glyph in glyphs[page, span.font, span.color]
            if inside(span, glyph) and abs(glyph.size - span.size) <= SIZE_APART
        ]
        said = "".join(glyph.text for glyph in sorted(held, key=lambda glyph: glyph.x))
        assert letters(span.text) == letters(said)


@pytest.mark.parametrize("path", KEPT, ids=lambda path: path.stem)
def test_no_glyph_is_lost_or_added(path: Path) -> None:
    reference = Counter(letters("".join(glyph.text for glyph in read_glyphs(path))))
    lines = spans_of(read_pdf(path.read_bytes()))
    assert Counter(letters("".join(span.text for _, span in lines))) == reference


def drawn(folder: Path, draw: object, *, rotate: int = 0) -> tuple[Page, ...]:
    """The pages of a PDF of one page on which ``draw`` was called with a canvas."""
    canvas_module = pytest.importorskip("reportlab.pdfgen.canvas")
    path = folder / "drawn.pdf"
    canvas = canvas_module.Canvas(str(path), pagesize=(400, 300))
    canvas.setFont("Helvetica", 10)
    canvas.setPageRotation(rotate)
    draw(canvas)  # type: ignore[operator]
    canvas.save()
    return read_pdf(path.read_bytes())


def texts(pages: tuple[Page, ...]) -> list[str]:
    return [line.text for page in pages for line in page.lines]


def test_letters_set_apart_are_one_word(tmp_path: Path) -> None:
    def draw(canvas) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
        canvas.drawString(50, 200, "LESSONS LEARNT", charSpace=3)

    assert texts(drawn(tmp_path, draw)) == ["LESSONS LEARNT"]


def test_an_accent_drawn_over_its_letter_is_part_of_it(tmp_path: Path) -> None:
    def draw(canvas) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
        text = canvas.beginText(50, 200)
        text.textOut("R")
        x = text.getX()
        text.textOut("\u00b4")
        text.setTextOrigin(x, 200)
        text.textOut("epublic")
        canvas.drawText(text)

    assert texts(drawn(tmp_path, draw)) == ["R\u00e9public"]


def test_words_drawn_twice_to_look_bold_are_read_once(tmp_path: Path) -> None:
    def draw(canvas) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
        for shift in (0, 0.4):
            canvas.drawString(50 + shift, 200, "Impact")
            canvas.drawString(90 + shift, 200, "of the plan")

    assert texts(drawn(tmp_path, draw)) == ["Impact of the plan"]


def test_a_slanted_watermark_is_one_line(tmp_path: Path) -> None:
    def draw(canvas) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
        canvas.drawString(50, 200, "The plan was made in a year.")
        canvas.setFont("Helvetica", 60)
        canvas.rotate(30)
        canvas.drawString(60, 0, "DRAFT")

    assert "DRAFT" in texts(drawn(tmp_path, draw))


def test_a_line_that_rises_a_little_is_read_as_a_level_one(tmp_path: Path) -> None:
    def draw(canvas) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
        canvas.rotate(2)
        canvas.drawString(50, 200, "The plan was")
        canvas.drawString(50, 186, "made in a year.")

    assert texts(drawn(tmp_path, draw)) == ["The plan was", "made in a year."]


@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
def test_a_page_is_read_as_it_is_displayed(tmp_path: Path, quarters: int) -> None:
    def draw(canvas) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
        # A page turned by one or three quarters is 300 points wide before it is turned.
        canvas.translate(*[(0, 0), (300, 0), (400, 300), (0, 400)][quarters])
        canvas.rotate(90 * quarters)
        canvas.drawString(50, 60, "left and low")
        canvas.drawString(150, 200, "right and high")

    (page,) = drawn(tmp_path, draw, rotate=90 * quarters)
    low, high = page.lines
    assert (low.text, high.text) == ("left and low", "right and high")
    assert low.box is not None and high.box is not None
    assert low.box.x0 == pytest.approx(50, abs=0.1)
    assert high.box.x0 == pytest.approx(150, abs=0.1)
    assert low.box.bottom - high.box.bottom == pytest.approx(140, abs=0.1)
    assert low.box.top < page.height - 60 < low.box.bottom


def test_text_turned_by_a_quarter_comes_last(tmp_path: Path) -> None:
    def draw(canvas) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
        canvas.saveState()
        canvas.rotate(90)
        canvas.drawString(50, -20, "margin")
        canvas.restoreState()
        canvas.drawString(50, 200, "The plan")

    assert texts(drawn(tmp_path, draw)) == ["The plan", "margin"]
