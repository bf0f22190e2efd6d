"""Where a file draws a space there is one, however narrow it is and whatever reaches over it.

The fonts here are drawn by hand: each glyph is a rectangle, “f” reaches over its room to the right,
“j” to the left. PDFium counts both into the widths of the glyphs.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pytest

from pipeline.readers.pdf import Reader, read_pdf
from pipeline.readers.pdfium.bindings import pointer
from pipeline.readers.pdfium.blanks import Blank
from pipeline.readers.pdfium.overhangs import _Rooms, keep_to_room
from pipeline.text.characters import unnamed
from tests.readers.odd_pdfs import one_page, stream, write

# In thousandths of an em: the room each glyph is given, and from where to where it reaches.
GLYPHS: Mapping[str, tuple[int, int, int]] = {
    "a": (500, 20, 480),
    "o": (500, 20, 480),
    "f": (300, -60, 420),
    "j": (300, -120, 280),
    "F": (550, -60, 670),
    "\x1e": (550, -60, 670),
    " ": (250, 0, 0),
}
SAID = {"F": "ff"}
SIZE = 10


def meant(text: str) -> bytes:
    """What ``text`` says with its ligatures spelled out, in hexadecimal UTF-16."""
    return spelled(text).encode("utf-16-be").hex().encode()


def spelled(text: str) -> str:
    return "".join(SAID.get(letter, letter) for letter in text)


def font() -> tuple[bytes, list[bytes]]:
    """A Type 3 font that begins at object 7: its dictionary, and the objects it needs."""
    codes = [ord(letter) for letter in GLYPHS]
    first, last = min(codes), max(codes)
    widths = {ord(letter): room for letter, (room, _, _) in GLYPHS.items()}
    procs = b" ".join(b"/g%d %d 0 R" % (code, 7 + at) for at, code in enumerate(codes))
    names = b" ".join(b"%d /g%d" % (code, code) for code in codes)
    entries = b" ".join(b"%d" % widths.get(code, 0) for code in range(first, last + 1))
    mapped = b" ".join(b"<%02x> <%b>" % (code, meant(chr(code))) for code in codes)
    dictionary = (
        b"<< /Type /Font /Subtype /Type3 /FontBBox [-200 0 600 500] /FontMatrix [.001 0 0 .001 0 0]"
        b" /FirstChar %d /LastChar %d /Widths [%b] /CharProcs << %b >>"
        b" /Encoding << /Differences [%b] >> /ToUnicode %d 0 R >>"
        % (first, last, entries, procs, names, 7 + len(codes))
    )
    glyphs = [
        stream(b"%d 0 %d 0 %d 500 d1 %d 0 %d 500 re f" % (room, x0, x1, x0, x1 - x0))
        for room, x0, x1 in GLYPHS.values()
    ]
    table = stream(
        b"/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <ff> "
        b"endcodespacerange %d beginbfchar %b endbfchar endcmap" % (len(codes), mapped)
    )
    return dictionary, [*glyphs, table]


def printed(text: str, space: float, *, apart: bool) -> bytes:
    """A page with ``text``, its spaces so wide (em); each glyph drawn by itself if ``apart``."""
    dictionary, needed = font()
    content = b"BT /F %d Tf 72 720 Td " % SIZE
    if apart:
        for letter in text:
            room = space if letter == " " else GLYPHS[letter][0] / 1000
            content += b"(%b) Tj %.3f 0 Td " % (letter.encode(), room * SIZE)
    else:
        closer = GLYPHS[" "][0] - 1000 * space
        content += b"[(" + text.encode().replace(b" ", b" ) %.0f (" % closer) + b")] TJ "
    objects = one_page(content + b"ET", form=stream(b""))
    objects[4] = dictionary
    return write([*objects, *needed])


@pytest.mark.parametrize("reader", Reader)
@pytest.mark.parametrize("apart", [True, False], ids=["each glyph", "in one go"])
@pytest.mark.parametrize("space", [0.25, 0.19, 0.12])
@pytest.mark.parametrize("text", ["ao ao", "af oo", "aof jaa", "ao jaa", "of joa af oo", "aF oo"])
def test_a_drawn_space_is_one(text: str, space: float, apart: bool, reader: Reader) -> None:
    (page,) = read_pdf(printed(text, space, apart=apart), reader)
    assert [line.text for line in page.lines] == [spelled(text)]


def with_space_on_ligature(closer: int, after: int, *, named: bool) -> bytes:
    """A page with “aF oo” whose space begins so far (thousandths of an em) back in the “F”.

    What follows it is as far behind its end as ``after`` says. If not ``named``, the ligature has
    the code of a control character.
    """
    dictionary, needed = font()
    shown = b"(aF) %d ( ) %d (oo)" % (closer, -after)
    shown = shown if named else shown.replace(b"F", b"\\036")
    content = b"BT /F %d Tf 72 720 Td [%b] TJ ET" % (SIZE, shown)
    objects = one_page(content, form=stream(b""))
    objects[4] = dictionary
    return write([*objects, *needed])


@pytest.mark.parametrize("named", [True, False])
@pytest.mark.parametrize(("after", "space"), [(25, ""), (300, " ")])
def test_a_space_in_the_room_of_a_ligature_is_none(after: int, space: str, named: bool) -> None:
    """As InDesign draws it with some faces: the ligature for one letter, a space for the other."""
    (page,) = read_pdf(with_space_on_ligature(275, after, named=named))
    ligature = "ff" if named else unnamed(0o36)
    assert [line.text for line in page.lines] == [f"a{ligature}{space}oo"]


@pytest.mark.parametrize("reader", Reader)
@pytest.mark.parametrize("text", ["of oa", "ao joa", "of joa", "ao oa"])
@pytest.mark.parametrize(("gap", "is_space"), [(220, True), (100, False)])
def test_a_gap_is_a_space_whatever_reaches_over_it(
    text: str, gap: int, is_space: bool, reader: Reader
) -> None:
    """As TeX sets it, without a space. In Times Italic, both letters reach over by an eighth."""
    parts = text.encode().replace(b" ", b") -%d (" % gap)
    objects = one_page(b"BT /F 10 Tf 72 720 Td [(" + parts + b")] TJ ET")
    objects[4] = b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Italic >>"
    (page,) = read_pdf(write(objects), reader)
    assert [line.text for line in page.lines] == [text if is_space else text.replace(" ", "")]


@pytest.mark.parametrize(("begin", "end"), [(0.0, 3.0), (0.5, 4.2)])
def test_a_glyph_that_begins_behind_its_origin_is_no_letter_of_its_font(
    monkeypatch: pytest.MonkeyPatch, begin: float, end: float
) -> None:
    """As a small capital that is said to be an “f”: it has more room than that letter."""
    monkeypatch.setattr(_Rooms, "of", lambda *_: (3.0, 10.0))
    origins, begins, ends = np.array([0.0, 5.0]), np.array([begin, 5.0]), np.array([4.2, 9.0])
    keep_to_room(pointer(None), "fo", origins, begins, ends)
    assert ends[0] == end


@pytest.mark.parametrize(("reaches", "end"), [(5.4, 3.0), (5.6, 5.6), (5.99, 5.99)])
def test_no_letter_reaches_over_more_than_a_quarter(
    monkeypatch: pytest.MonkeyPatch, reaches: float, end: float
) -> None:
    monkeypatch.setattr(_Rooms, "of", lambda *_: (3.0, 10.0))
    origins, begins, ends = np.array([0.0, 6.0]), np.array([0.0, 6.0]), np.array([reaches, 9.0])
    keep_to_room(pointer(None), "fo", origins, begins, ends)
    assert ends[0] == end


def test_a_glyph_that_ends_where_the_next_begins_has_just_its_room(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """As a small capital of the face's own that the text has as “f”, which is narrower."""
    monkeypatch.setattr(_Rooms, "of", lambda *_: (3.0, 10.0))
    for end, kept in ((4.9, 3.0), (4.995, 4.995)):
        origins, begins, ends = np.array([0.0, 5.0]), np.array([0.0, 5.0]), np.array([end, 9.0])
        keep_to_room(pointer(None), "fr", origins, begins, ends)
        assert ends[0] == kept


@pytest.mark.parametrize(("text", "end"), [("f o", 3.0), ("fo", 4.2)])
def test_a_narrow_gap_is_a_space_where_pdfium_sees_one(
    monkeypatch: pytest.MonkeyPatch, text: str, end: float
) -> None:
    monkeypatch.setattr(_Rooms, "of", lambda *_: (3.0, 10.0))
    begins, ends = np.array([0.0, 4.3, 4.3]), np.array([4.2, 4.3, 9.0])
    if text == "fo":
        begins, ends = begins[[0, 2]], ends[[0, 2]]
    keep_to_room(pointer(None), text, begins, begins, ends)
    assert ends[0] == end


@pytest.mark.parametrize("reader", Reader)
@pytest.mark.parametrize("text", ["afoo", "ajo", "aofjaa"])
def test_letters_that_reach_over_each_other_are_one_word(text: str, reader: Reader) -> None:
    (page,) = read_pdf(printed(text, 0.25, apart=True), reader)
    assert [line.text for line in page.lines] == [spelled(text)]


@pytest.mark.parametrize(
    ("blank", "sides"),
    [
        (Blank(left=10, start=10, origin=12, right=12), (10, 12)),
        (Blank(left=10, start=10, origin=10.6, right=10.6), (10, 10.6)),
        (Blank(left=10, start=10, origin=10.4, right=10.4), None),
        (Blank(left=11, start=10, origin=11, right=10.5), (10, 11)),
        (Blank(left=12.4, start=10, origin=12.2, right=12.2), (10, 12.2)),
        (Blank(left=12.6, start=10, origin=12.6, right=12.6), None),
        (Blank(left=12.6, start=10, origin=14.3, right=14.3), (12.6, 14.3)),
        (Blank(left=12.6, start=10, origin=14.1, right=14.1), None),
    ],
    ids=[
        "a space", "a narrow one", "of no width", "under an overhang", "under the widest overhang",
        "the rest of a ligature", "the rest of a ligature before a gap",
        "the rest of a ligature before a letter",
    ],
)  # fmt: skip
def test_an_object_that_is_left_out_is_a_space_where_it_has_room(
    blank: Blank, sides: tuple[float, float] | None
) -> None:
    assert blank.sides(10, seen=True) == sides


@pytest.mark.parametrize(("gap", "space"), [(0.7, False), (0.9, True)])
def test_a_narrow_gap_that_pdfium_takes_for_none_may_be_rounding(gap: float, space: bool) -> None:
    blank = Blank(left=10, start=10, origin=10 + gap, right=10 + gap)
    assert bool(blank.sides(10, seen=False)) is space


def figures(text: str) -> bytes:
    """A page with ``text``, said beside the font; its glyphs are half an em wide, “1” narrow."""
    dictionary, needed = font()
    content = b"BT /F %d Tf 72 720 Td " % SIZE
    for letter in text:
        glyph = b"" if letter == " " else b"(i) Tj" if letter == "1" else b"(o) Tj"
        content += b"/Span << /ActualText (%b) >> BDC %b EMC 5 0 Td " % (letter.encode(), glyph)
    objects = one_page(content + b"ET", form=stream(b""))
    objects[4] = dictionary
    return write([*objects, *needed])


@pytest.mark.parametrize("text", ["2011", "1914", "in 2011", "2011 12"])
def test_glyphs_whose_text_is_said_beside_the_font_have_their_room(
    monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    """So browsers write old-style figures and small capitals; PDFium knows nothing but the ink."""
    monkeypatch.setattr("tests.readers.test_drawn_spaces.GLYPHS", {"i": (500, 190, 310), **GLYPHS})
    (page,) = read_pdf(figures(text), Reader.PDFIUM)
    assert [line.text for line in page.lines] == [text]
