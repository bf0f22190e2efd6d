"""What a page does not show is in no line, and counted with its reason; what it shows is text."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest

from pipeline.model.page import Page
from pipeline.readers.pdf import Reader, read_pdf
from pipeline.readers.pdfium.layers import may_be_off
from pipeline.readers.visibility import is_blank, shows_text
from tests.readers import hidden_pdfs
from tests.readers.hidden_pdfs import SECRET, SEEN

HIDING, SHOWING = hidden_pdfs.hiding(), hidden_pdfs.showing()
# pdfminer knows neither layers nor clips, nor which of two drawings lies above: docs/readers.md.
KNOWN_TO_BOTH = ("too small", "outside the page")


def only_page(data: bytes, reader: Reader = Reader.PDFIUM) -> Page:
    (page,) = read_pdf(data, reader)
    return page


def texts(page: Page) -> list[str]:
    return sorted(line.text for line in page.lines)


@pytest.mark.parametrize(
    ("content", "blank"),
    [
        (b"", True),
        (b"1 1 1 rg 0 0 595 842 re f", True),
        (b"0.9 0.95 1 rg 0 0 595 842 re f", True),
        (b"0.1 w 0.7 G 100 100 m 110 100 l S", False),
        (b"0.98 g 100 100 4 4 re f", False),
    ],
    ids=["nothing", "white", "one colour", "hairline", "pale dot"],
)
def test_a_page_of_one_colour_is_blank(content: bytes, blank: bool) -> None:
    assert is_blank(drawn(content), 1) is blank


def drawn(content: bytes) -> bytes:
    """A PDF of a page with this ``content``."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(595, 842))
    page.Contents = pdf.make_stream(content)
    data = BytesIO()
    pdf.save(data)
    return data.getvalue()


@pytest.mark.parametrize("way", HIDING)
def test_text_that_does_not_show_is_no_line_and_is_kept_with_its_reason(way: str) -> None:
    data, reason = HIDING[way]
    page = only_page(data)
    assert SECRET not in " ".join(texts(page))
    assert SEEN in texts(page)
    assert [(one.text, one.reason) for one in page.hidden] == [(SECRET, reason)]


@pytest.mark.parametrize("way", SHOWING)
def test_text_that_shows_is_a_line_whatever_is_near_it(way: str) -> None:
    page = only_page(SHOWING[way])
    assert texts(page) == sorted([SEEN, SECRET])
    assert page.hidden == ()


@pytest.mark.parametrize("way", KNOWN_TO_BOTH)
def test_the_reference_reader_leaves_out_what_pdfminer_lets_it_know(way: str) -> None:
    data, reason = HIDING[way]
    page = only_page(data, Reader.PDFPLUMBER)
    assert texts(page) == [SEEN]
    assert [(one.text, one.reason) for one in page.hidden] == [(SECRET, reason)]


def test_of_a_line_that_is_covered_in_part_the_rest_is_kept() -> None:
    page = only_page(hidden_pdfs.half_covered())
    assert texts(page) == [SEEN, "meant to read this"]
    assert [one.text for one in page.hidden] == ["Nobody is"]


def test_hidden_text_has_the_box_where_it_would_stand() -> None:
    (one,) = only_page(HIDING["white on paper"][0]).hidden
    assert one.box.x0 == pytest.approx(72, abs=2)
    assert one.box.holds(one.box) and 225 < one.box.top < 242 < one.box.bottom < 250


def test_the_invisible_words_of_a_scan_are_its_text() -> None:
    page = only_page(hidden_pdfs.scanned())
    assert page.hidden == ()
    assert SECRET in texts(page)


@pytest.mark.parametrize(
    ("invisible", "visible", "on_picture", "scan"),
    [
        (3, 2, 3, True),
        (2, 3, 2, False),  # most of its text is printed
        (5, 1, 3, True),
        (5, 1, 2, False),  # most of it stands beside the picture
    ],
)
def test_most_text_of_a_scan_is_invisible_and_most_of_that_on_its_picture(
    invisible: int, visible: int, on_picture: int, scan: bool
) -> None:
    page = only_page(hidden_pdfs.partly_scanned(invisible, visible, on_picture))
    assert len(page.lines) == visible + (invisible if scan else 0)
    assert bool(page.hidden) is not scan


def test_of_texts_in_one_place_four_are_looked_at() -> None:
    words = [b"boats", b"crews", b"nets", b"light", b"home"]
    four = only_page(hidden_pdfs.laid_over_each_other(*words[:4]))
    assert texts(four) == [SEEN]
    five = only_page(hidden_pdfs.laid_over_each_other(*words))
    assert texts(five) == [SEEN, "home"]


@pytest.mark.parametrize(("seen", "hidden", "shows"), [(3, 2, True), (2, 3, False)])
def test_a_page_shows_its_text_where_most_of_it_is_drawn(
    seen: int, hidden: int, shows: bool
) -> None:
    assert shows_text(hidden_pdfs.partly_scanned(hidden, seen, hidden), 1) is shows


@pytest.mark.parametrize("reader", Reader)
@pytest.mark.parametrize("appearance", [True, False])
def test_a_filled_form_field_is_text(appearance: bool, reader: Reader) -> None:
    page = only_page(hidden_pdfs.field(b"Valdorie 2014", appearance=appearance), reader)
    assert texts(page) == [SEEN, "Valdorie 2014"]
    (line,) = (line for line in page.lines if line.text != SEEN)
    assert line.box is not None
    assert 72 <= line.box.x0 <= 80 and 223 <= line.box.middle <= 243


@pytest.mark.parametrize(
    "kind",
    [
        b"/FreeText",
        b"/FreeText /IT /FreeTextCallout",
        b"/Stamp",
        b"/Square",
        b"/Widget /FT /Tx /F 32",  # not for the screen
        b"/Widget /FT /Tx /Ff 8192",  # a password
        b"/Widget /FT /Btn /Ff 65536",  # a button that can be pushed
    ],
)
def test_what_is_no_field_filled_in_is_no_text(kind: bytes) -> None:
    page = only_page(hidden_pdfs.field(b"Check this", appearance=True, kind=kind))
    assert texts(page) == [SEEN]


@pytest.mark.parametrize(
    "kind", [b"/FreeText /IT /FreeTextTypewriter", b"/Widget /FT /Tx /Ff 4096"]
)
def test_what_is_typed_into_a_form_is_text(kind: bytes) -> None:
    page = only_page(hidden_pdfs.field(b"Valdorie 2014", appearance=True, kind=kind))
    assert texts(page) == [SEEN, "Valdorie 2014"]


def test_an_area_drawn_over_the_page_hides_the_text_below_it() -> None:
    bar = only_page(hidden_pdfs.barred())
    assert (texts(bar), [one.text for one in bar.hidden]) == ([SEEN], [SECRET])


@pytest.mark.parametrize("reader", Reader)
def test_turned_words_are_lines_of_their_own(reader: Reader) -> None:
    page = only_page(hidden_pdfs.with_turned_words(), reader)
    assert {(line.text, line.turned) for line in page.lines} == {
        (SEEN, False),
        (SECRET, False),
        ("DRAFT", True),
        ("Cover photo", True),
    }
    assert [line.text for line in page.level] == [SEEN, SECRET]


@pytest.mark.parametrize("off", [True, False])
def test_layers_are_found_in_files_whose_objects_are_packed(off: bool) -> None:
    marked = b"/OC /L BDC BT /F 12 Tf 72 600 Td (Nobody is meant to read this) Tj ET EMC\n"
    packed = BytesIO()
    with pikepdf.open(BytesIO(hidden_pdfs.layered(marked, off=off))) as pdf:
        pdf.save(packed, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    assert b"/OCProperties" not in packed.getvalue()
    assert (SECRET in texts(only_page(packed.getvalue()))) is not off


def test_layers_that_are_all_on_raise_no_doubt() -> None:
    assert not may_be_off(b"/OCProperties << /OCGs [6 0 R] /D << /ON [6 0 R] /OFF [] >> >>")
    for off in (b"/OFF [6 0 R]", b"/OFF 7 0 R", b"/BaseState /OFF", b"/AS [<< >>]"):
        assert may_be_off(b"/OCProperties << /OCGs [6 0 R] /D << %b >> >>" % off)
