"""The signs and thresholds by which glyphs and drawings of a PDF are judged, on PDFs made by hand.

All letters are half an em wide unless ``widths`` says otherwise; type is 10 points, an em is 10.
"""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from pipeline.model.page import Line, Page
from pipeline.readers.pdfium.reader import read_pdf
from pipeline.readers.visibility import shows_text
from tests.readers.odd_pdfs import stream, write

# The code of a glyph without ink; what it says is up to each test.
BLANK = "~"
RED_AREA = b"1 0 0 rg 100 300 200 50 re f"
_STATES = (0.04, 0.06, 0.93, 0.96)


def pdf(
    content: bytes,
    *,
    widths: Mapping[str, int] | None = None,
    says: bytes = b"",
    descent: int = -200,
    forms: int = 0,
    drawn: bytes = RED_AREA,
) -> bytes:
    """A page in Helvetica; the blank glyph ``says`` this, in UTF-16 as hexadecimal digits.

    ``/X Do`` draws, through as many ``forms`` in forms, what is ``drawn``.
    """
    known = b" ".join(b"%d" % (widths or {}).get(chr(code), 500) for code in range(32, 127))
    states = b" ".join(b"/G%d << /ca %g >>" % (at, ca) for at, ca in enumerate(_STATES))
    nested = [
        stream(
            drawn if form == forms - 1 else b"/X Do",
            b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] "
            b"/Resources << /XObject << /X %d 0 R >> >>" % (form + 9),
        )
        for form in range(forms)
    ]
    return write(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources "
            b"<< /Font << /F 5 0 R >> /XObject << /X 8 0 R >> /ExtGState << %b >> >> >>" % states,
            stream(content),
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /FirstChar 32 /LastChar 126 "
            b"/Widths [%b] /FontDescriptor 7 0 R /Encoding << /Differences [126 /space] >> %b >>"
            % (known, b"/ToUnicode 6 0 R" if says else b""),
            stream(
                b"begincmap 1 begincodespacerange <00> <ff> endcodespacerange "
                b"1 beginbfchar <7e> <%b> endbfchar endcmap" % says
            ),
            b"<< /Type /FontDescriptor /FontName /Helvetica /Flags 32 /ItalicAngle 0 /StemV 80 "
            b"/FontBBox [0 -300 1000 900] /Ascent 800 /Descent %d /CapHeight 700 >>" % descent,
            *nested,
        ]
    )


def typed(text: str, *, x: float = 72, y: float = 600, size: float = 10) -> bytes:
    """What draws ``text`` with its baseline from this point of the PDF page on."""
    return b"BT /F %g Tf %g %g Td (%b) Tj ET\n" % (size, x, y, text.encode())


def kerned(first: str, thousandths: float, second: str) -> bytes:
    """What draws two texts in one go, this far apart."""
    words = first.encode(), -thousandths, second.encode()
    return b"BT /F 10 Tf 72 600 Td [(%b) %g (%b)] TJ ET\n" % words


def read(content: bytes, **font: object) -> Page:
    (page,) = read_pdf(pdf(content, **font))  # type: ignore[arg-type]
    return page


def lines(content: bytes, **font: object) -> tuple[Line, ...]:
    return read(content, **font).lines


def texts(content: bytes, **font: object) -> list[str]:
    return [line.text for line in lines(content, **font)]


# Spaces


@pytest.mark.parametrize(("gap", "text"), [(0.7, "abcd"), (0.9, "ab cd")])
def test_a_space_drawn_alone_shows_where_one_fits(gap: float, text: str) -> None:
    assert texts(typed("ab") + typed(" ", x=82) + typed("cd", x=82 + gap)) == [text]


def test_a_space_drawn_alone_holds_a_line_together() -> None:
    assert texts(typed("ab") + typed(" ", x=82) + typed("cd", x=112)) == ["ab cd"]
    assert texts(typed("ab") + typed("cd", x=112)) == ["ab", "cd"]


@pytest.mark.parametrize(("width", "text"), [(40, "abcd"), (44, "ab cd")])
def test_a_space_of_more_than_a_point_shows_in_type_of_any_size(width: int, text: str) -> None:
    # At 24 points 0.96 and 1.06 points, both less than a twentieth of an em.
    assert texts(typed("ab cd", size=24), widths={" ": width}) == [text]


@pytest.mark.parametrize(("width", "text"), [(45, "abcd"), (55, "ab cd")])
def test_a_smaller_one_shows_from_a_twentieth_of_an_em(width: int, text: str) -> None:
    assert texts(typed("ab cd"), widths={" ": width, "b": 600}) == [text]


def test_a_space_that_pdfium_adds_is_one_where_the_gap_is_wider_than_kerning() -> None:
    assert texts(kerned("ab", 45, "cd")) == ["abcd"]
    assert texts(kerned("ab", 140, "cd")) == ["ab cd"]
    assert texts(kerned("ab", 180, "cd")) == ["ab cd"]


@pytest.mark.parametrize("drawn", [("ab ", "cd"), ("ab", " cd")])
def test_a_space_that_pdfium_leaves_out_for_its_own_is_drawn(drawn: tuple[str, str]) -> None:
    # Only a drawn space holds words together over a gap as wide as three ems.
    assert texts(typed(drawn[0]) + typed(drawn[1], x=113)) == ["ab cd"]


# Soft hyphens and ligatures


@pytest.mark.parametrize(("width", "text"), [(45, "abcd"), (55, "ab\u00adcd")])
def test_a_soft_hyphen_inside_a_line_shows_where_it_has_a_width(width: int, text: str) -> None:
    assert texts(typed(f"ab{BLANK}cd"), widths={BLANK: width}, says=b"00AD") == [text]


def test_a_soft_hyphen_at_the_end_of_its_object_is_kept() -> None:
    assert texts(typed(f"ab{BLANK}"), widths={BLANK: 30}, says=b"00AD") == ["ab\u00ad"]


@pytest.mark.parametrize(("width", "text"), [(601, "abcd"), (604, "ab\u00adcd")])
def test_a_soft_hyphen_as_wide_as_its_letter_is_part_of_a_ligature(width: int, text: str) -> None:
    widths = {BLANK: width, "b": 600}
    assert texts(typed(f"ab{BLANK}cd"), widths=widths, says=b"00AD") == [text]


@pytest.mark.parametrize(("gap", "text"), [(1.8, "abcd"), (2.2, "ab\u00adcd")])
def test_a_soft_hyphen_right_behind_its_letter_is_part_of_a_ligature(gap: float, text: str) -> None:
    # In thousandths of an em.
    content = kerned("ab", gap, f"{BLANK}cd")
    assert texts(content, widths={BLANK: 600, "b": 600}, says=b"00AD") == [text]


# Accents


@pytest.mark.parametrize(
    ("drawn", "text"),
    [(f"xB{BLANK}ex", "xBéx"), (f"xBe{BLANK}bx", "xBébx"), (f"xB{BLANK}bx", "xB´bx")],
)
def test_an_accent_without_width_is_put_on_the_letter_beside_it(drawn: str, text: str) -> None:
    assert texts(typed(drawn), widths={BLANK: 0}, says=b"00B4") == [text]


# Boxes and angles


@pytest.mark.parametrize(("descent", "depth"), [(-400, 4.0), (-480, 4.8), (-600, 5), (-2000, 5)])
def test_letters_reach_no_lower_than_half_an_em(descent: int, depth: float) -> None:
    (line,) = lines(typed("ab"), descent=descent)
    assert line.box is not None
    assert line.box.bottom == pytest.approx(842 - 600 + depth, abs=0.01)


@pytest.mark.parametrize(("slope", "turned"), [(0.1, False), (0.109, True)])
def test_a_line_that_rises_by_more_than_six_degrees_is_turned(slope: float, turned: bool) -> None:
    # The tangents of 5.7 and 6.2 degrees.
    content = b"BT 1 %g %g 1 72 600 Tm /F 10 Tf (ab) Tj ET" % (slope, -slope)
    (line,) = lines(content)
    assert line.turned is turned


@pytest.mark.parametrize(("size", "shown"), [(0.9, False), (1.1, True)])
def test_type_of_less_than_a_point_does_not_show(size: float, shown: bool) -> None:
    assert bool(texts(typed("ab", size=size))) is shown


# Drawings


@pytest.mark.parametrize(("forms", "found"), [(1, True), (12, True), (13, False)])
def test_forms_in_forms_are_looked_into_twelve_deep(forms: int, found: bool) -> None:
    page = read(typed("ab") + b"/X Do", forms=forms)
    assert [tint.color for tint in page.tints] == ["#ff0000"] * found


@pytest.mark.parametrize(("steps", "width"), [(398, 200), (399, 90)])
def test_of_a_drawing_400_points_are_looked_at(steps: int, width: float) -> None:
    # From the first point to and fro, then far to the right, and back to close it.
    path = b"1 0 0 rg 100 300 m " + b"".join(
        b"%d %d l " % (100 + 90 * (at % 2), 300 + 50 * (at % 3 == 1)) for at in range(1, steps + 1)
    )
    page = read(typed("ab") + path + b"300 350 l f", forms=0)
    assert [tint.box.width for tint in page.tints] == [pytest.approx(width, abs=0.1)]


# What hides text


def hidden(content: bytes) -> list[str]:
    return [one.reason for one in read(typed("seen", y=700) + content).hidden]


@pytest.mark.parametrize(("state", "reasons"), [(2, []), (3, ["covered"])])
def test_what_is_nearly_opaque_covers_text(state: int, reasons: list[str]) -> None:
    over = b"/G%d gs 1 g 60 590 200 30 re f\n" % state
    assert hidden(typed("abcd") + over) == reasons


@pytest.mark.parametrize(("thick", "reasons"), [(2.8, []), (3.2, ["covered"])])
def test_what_is_thinner_than_three_points_covers_nothing(thick: float, reasons: list[str]) -> None:
    over = b"1 g 60 599 200 %g re f\n" % thick
    assert hidden(typed("aaaa", size=4) + over) == reasons


@pytest.mark.parametrize(("state", "reasons"), [(0, ["color"]), (1, [])])
def test_text_that_is_nearly_transparent_does_not_show(state: int, reasons: list[str]) -> None:
    assert hidden(b"q /G%d gs " % state + typed("abcd") + b"Q\n") == reasons


@pytest.mark.parametrize(("grey", "reasons"), [(0.95, ["color"]), (0.91, [])])
def test_text_nearly_as_white_as_paper_does_not_show(grey: float, reasons: list[str]) -> None:
    assert hidden(b"%g g " % grey + typed("HHHH")) == reasons


@pytest.mark.parametrize(("size", "reasons"), [(2.5, []), (3.5, ["clipped"])])
def test_a_clip_that_takes_less_than_two_points_hides_nothing(
    size: float, reasons: list[str]
) -> None:
    # The one letter, all of which the clip takes, is 1.8 and 2.5 points wide.
    assert hidden(b"q 400 0 100 842 re W n " + typed("m", size=size) + b"Q\n") == reasons


# Whether a page is a scan with its text under the picture


def picture(share: float) -> bytes:
    """What draws a picture over this share of the page."""
    return b"q 595 0 0 %g 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x00 EI Q\n" % (842 * share)


@pytest.mark.parametrize(("share", "shows"), [(0.59, True), (0.61, False)])
def test_a_picture_over_most_of_the_page_hides_what_is_drawn_before_it(
    share: float, shows: bool
) -> None:
    assert shows_text(pdf(typed("ab") + picture(share)), 1) is shows
    assert shows_text(pdf(picture(share) + typed("ab")), 1)


@pytest.mark.parametrize("mode", [3, 7])
def test_most_of_the_text_is_drawn_to_be_seen(mode: int) -> None:
    unseen = b"%d Tr " % mode + typed("ab", y=500)
    assert shows_text(pdf(typed("ab") + typed("cd") + unseen), 1)
    assert not shows_text(pdf(typed("ab") + unseen), 1)


@pytest.mark.parametrize(("forms", "shows"), [(7, False), (8, True)])
def test_a_picture_is_looked_for_seven_forms_deep(forms: int, shows: bool) -> None:
    data = pdf(typed("ab") + b"/X Do", forms=forms, drawn=picture(1.0))
    assert shows_text(data, 1) is shows
