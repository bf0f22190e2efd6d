"""A page that is drawn and read by OCR is compared with an account made by hand."""

from __future__ import annotations

from io import BytesIO

import pypdfium2
import pytest

from pipeline.audit.line_trace import LineEntry
from pipeline.audit.page_reading import PageReading, dots_per_inch, small_type
from pipeline.audit.verification import compare_page
from pipeline.model.verification import DifferenceKind
from tests.readers.scanned import needs_tesseract

TEXTS = (
    "The harbour council built a second pier for the fishermen",
    "and the season after it had paid for itself in full.",
    "Nobody had expected the office to open before winter.",
)
HEIGHT, TOP, PITCH, SIZE = 842.0, 100.0, 20.0, 12.0


def drawn_page() -> bytes:
    """A page with the texts in black, the last of them white on a dark bar."""
    from reportlab.pdfgen.canvas import Canvas

    data = BytesIO()
    canvas = Canvas(data, pagesize=(595, HEIGHT))
    canvas.setFont("Helvetica", SIZE)
    for row, text in enumerate(TEXTS):
        baseline = HEIGHT - (TOP + row * PITCH + SIZE)
        if row == len(TEXTS) - 1:
            canvas.setFillGray(0.2)
            canvas.rect(60, baseline - 5, 400, 20, stroke=0, fill=1)
            canvas.setFillGray(1)
        canvas.drawString(70, baseline, text)
    canvas.showPage()
    canvas.save()
    return data.getvalue()


def entries(*texts: str) -> list[LineEntry]:
    return [
        LineEntry(
            page=1,
            number=row,
            bbox=(70, TOP + row * PITCH, 430, TOP + row * PITCH + SIZE + 3),
            text=text,
            role="body",
            stage="",
            evidence=(),
            score=1.0,
            part=f"summary.{row}",
        )
        for row, text in enumerate(texts)
    ]


@pytest.mark.slow
@needs_tesseract
def test_what_is_printed_is_found_right_and_what_is_not_is_found() -> None:
    reading = PageReading(pypdfium2.PdfDocument(drawn_page())[0], ["en"])
    assert compare_page(entries(*TEXTS), {}, reading) == []

    glued = TEXTS[0].replace("built a second", "builta second")
    (found,) = compare_page(entries(glued, *TEXTS[1:]), {}, reading)
    assert (found.kind, found.recorded) == (DifferenceKind.OTHER_WORDS, "builta")

    (found,) = compare_page(entries(TEXTS[0], "", TEXTS[2])[::2], {}, reading)
    assert found.kind is DifferenceKind.NOT_IN_RECORD
    assert "season" in found.printed

    hidden = "This sentence was never printed on it"
    (found,) = compare_page(entries(*TEXTS, hidden), {}, reading)
    assert (found.kind, found.recorded) == (DifferenceKind.NOT_PRINTED, hidden)


@pytest.mark.parametrize(
    ("size", "longest", "dpi"),
    [
        (None, 842.0, 200),
        (10.0, 842.0, 200),
        (4.8, 842.0, 240),
        (4.0, 842.0, 288),
        (2.0, 842.0, 400),
        (30.0, 3370.0, 200),  # an A0 poster
        (30.0, 14_400.0, 50),
        (4.0, 3600.0, 200),
    ],
)
def test_small_type_is_drawn_more_finely_within_bounds(
    size: float | None, longest: float, dpi: int
) -> None:
    assert dots_per_inch(size, longest) == dpi


def test_small_type_is_that_of_more_than_a_few_letters() -> None:
    large, small = "l" * 95, "s" * 5
    body, note = entries(large, small)
    note = note._replace(bbox=(70, 200, 300, 204))
    assert small_type([body, note]) == SIZE + 3
    assert small_type([body._replace(text=large[:94]), note]) == 4
    assert small_type([body._replace(bbox=None)]) is None


@pytest.mark.slow
@needs_tesseract
def test_type_of_three_and_a_half_points_is_read() -> None:
    from reportlab.pdfgen.canvas import Canvas

    data = BytesIO()
    canvas = Canvas(data, pagesize=(298, HEIGHT))
    canvas.setFont("Times-Roman", 3.5)
    lines = []
    for row, text in enumerate(12 * TEXTS[:2]):
        canvas.drawString(70, HEIGHT - TOP - 4.5 * row, text)
        top = TOP + 4.5 * row - 3
        lines.append(entries(text)[0]._replace(number=row, bbox=(70, top, 200, top + 4)))
    canvas.showPage()
    canvas.save()
    page = pypdfium2.PdfDocument(data.getvalue())[0]
    coarse, fine = PageReading(page, ["en"]), PageReading(page, ["en"], small_type=3.5)
    assert compare_page(lines, {}, fine) == []
    assert len(fine.words) > len(coarse.words)


@pytest.mark.slow
@needs_tesseract
def test_figures_are_seen_raised_or_on_the_line() -> None:
    from reportlab.pdfgen.canvas import Canvas

    data = BytesIO()
    canvas = Canvas(data, pagesize=(595, HEIGHT))
    texts = {}
    for row, (size, rise) in enumerate([(10, 3.3), (10, 0), (7, 2.3), (7, 0), (16, 5), (16, 0)]):
        baseline = HEIGHT - TOP - 30 * row
        text = canvas.beginText(70, baseline)
        text.setFont("Times-Roman", size)
        text.textOut("The clerk kept minutes")
        text.setFont("Times-Roman", 0.65 * size if rise else size)
        text.setRise(rise)
        text.textOut("4")
        text.setFont("Times-Roman", size)
        text.setRise(0)
        text.textOut(", and they were read.")
        canvas.drawText(text)
        texts[row] = (HEIGHT - baseline - size, size, bool(rise))
    canvas.showPage()
    canvas.save()
    reading = PageReading(pypdfium2.PdfDocument(data.getvalue())[0], ["en"])
    written = "The clerk kept minutes4, and they were read."
    for row, (top, size, raised) in texts.items():
        line = entries(written)[0]._replace(number=row, bbox=(70, top, 430, top + 1.25 * size))
        found = compare_page([line], {"summary.0": written}, reading)
        calls = [one.printed for one in found if one.recorded == "minutes4"]
        assert calls == (["minutes⁴"] if raised else []), row
