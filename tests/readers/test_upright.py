"""Pages whose text stands sideways or upside down are turned, for all that read or draw them."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from pipeline.model.geometry import Box
from pipeline.model.page import Page
from pipeline.outputs.review_site.pictures import draw_pages, picture_name
from pipeline.readers.ocr.page_image import render, render_line
from pipeline.readers.pdf import Reader, read_pdf
from pipeline.readers.pdfium.coordinates import displayed, turned
from tests.readers.odd_pdfs import one_page, write

WIDTH, HEIGHT = 400, 600
TEXT = tuple(f"Line {number} of what the boats brought" for number in range(8))


def page_of(*lines: tuple[int, str], level: int = 0) -> bytes:
    """A page of lines, each turned by so many degrees, above so many that run level; a link."""
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=(WIDTH, HEIGHT), invariant=True)
    canvas.linkURL("https://example.org/a", (60, 500, 120, 512))
    for at, (degrees, text) in enumerate(lines):
        canvas.saveState()
        canvas.translate(WIDTH / 2 + (14 * at - 60 if degrees % 180 else 0), HEIGHT / 2 - 14 * at)
        canvas.rotate(degrees)
        canvas.drawString(-80, 0, text)
        canvas.restoreState()
    for at in range(level):
        canvas.drawString(60, 560 - 14 * at, TEXT[at % len(TEXT)])
    canvas.save()
    return buffer.getvalue()


def rotated(data: bytes, degrees: int) -> bytes:
    """``data`` with its first page displayed turned clockwise."""
    with pikepdf.open(BytesIO(data)) as pdf:
        pdf.pages[0].rotate(degrees, relative=True)
        saved = BytesIO()
        pdf.save(saved)
    return saved.getvalue()


UPRIGHT = page_of(*((0, text) for text in TEXT))


def told(page: Page) -> list[tuple[str, tuple[int, ...]]]:
    return [(line.text, tuple(map(round, line.box))) for line in page.lines if line.box]


@pytest.mark.parametrize("reader", Reader)
@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_turned_page_is_read_as_the_upright_one(degrees: int, reader: Reader) -> None:
    (upright,), (page,) = read_pdf(UPRIGHT, reader), read_pdf(rotated(UPRIGHT, degrees), reader)
    assert (upright.set_upright, page.set_upright) == (False, True)
    assert (page.width, page.height) == (WIDTH, HEIGHT)
    assert told(page) == told(upright) and len(told(page)) == len(TEXT)
    assert not any(line.turned for line in page.lines)
    (link,), (moved,) = upright.links, page.links
    assert (tuple(map(round, moved.box)), moved.url) == (tuple(map(round, link.box)), link.url)


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_page_may_be_drawn_turned(degrees: int) -> None:
    (page,) = read_pdf(page_of(*((degrees, text) for text in TEXT)))
    assert page.set_upright and not any(line.turned for line in page.lines)
    assert sorted(line.text for line in page.lines) == sorted(TEXT)


@pytest.mark.parametrize(
    ("data", "upright"),
    [
        (page_of(*((90, text) for text in TEXT[:4])), True),
        (page_of(*((90, text) for text in TEXT[:3])), False),  # a stamp along the side
        (page_of(*((90, text) for text in TEXT), level=7), True),
        (page_of(*((90, text) for text in TEXT), level=9), False),
        (page_of(*((84, text) for text in TEXT)), True),
        (page_of(*((80, text) for text in TEXT)), False),  # aslant
        (page_of(*((90 if at % 2 else 270, text) for at, text in enumerate(TEXT))), False),
    ],
)
def test_most_of_a_page_is_to_be_turned_alike(data: bytes, upright: bool) -> None:
    (page,) = read_pdf(data)
    assert page.set_upright is upright


def test_lines_that_are_upside_down_one_by_one_stay() -> None:
    """Type of a negative size: on the turned page, the last line would be the first."""
    lines = "".join(f"1 0 0 1 300 {560 - 14 * at} Tm ({text}) Tj " for at, text in enumerate(TEXT))
    (page,) = read_pdf(write(one_page(f"BT /F -12 Tf {lines} ET".encode())))
    assert not page.set_upright


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_pictures_show_a_page_as_it_is_read(tmp_path: Path, degrees: int) -> None:
    """Its boxes lie on the picture; OCR and the check against it see the same."""
    path = tmp_path / "a.pdf"
    path.write_bytes(rotated(UPRIGHT, degrees))
    draw_pages(path, tmp_path / "pages")
    with Image.open(tmp_path / "pages" / picture_name(1)) as picture:
        ink = picture.convert("L").point(lambda level: 255 if level < 128 else 0).getbbox()
        assert ink
        across = picture.width / WIDTH
        drawn = Box(*(side / across for side in ink))
    (page,) = read_pdf(path.read_bytes())
    boxes = [line.box for line in page.lines if line.box]
    assert abs(drawn.x0 - min(box.x0 for box in boxes)) < 3
    assert abs(drawn.top - min(box.top for box in boxes)) < 6
    assert abs(drawn.bottom - max(box.bottom for box in boxes)) < 6
    seen = render(path.read_bytes(), 1)
    assert (round(seen.width), round(seen.height)) == (WIDTH, HEIGHT)
    pixels, same = (render_line(data, 1, boxes[0]).pixels for data in (path.read_bytes(), UPRIGHT))
    assert (
        pixels.shape == same.shape and abs(int(pixels.sum()) - int(same.sum())) < 0.01 * same.sum()
    )


@pytest.mark.parametrize(
    ("quarters", "box"),
    [
        (0, Box(10, 20, 40, 30)),
        (1, Box(70, 10, 80, 40)),
        (2, Box(160, 70, 190, 80)),
        (3, Box(20, 160, 30, 190)),
    ],
)
def test_a_box_goes_with_its_page(quarters: int, box: Box) -> None:
    assert turned(Box(10, 20, 40, 30), displayed(0, 0, 200, 100, 0), quarters) == box
