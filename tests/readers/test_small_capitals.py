"""Capitals drawn as low as the small letters beside them are small letters in small capitals."""

from __future__ import annotations

import io

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Stream

from pipeline.readers.pdfium.reader import read_pdf

LOW, HIGH = 400, 600
# Of an x: what is a capital in most faces, an x with an accent, and a capital with one.
ACCENTED, CAPITAL_ACCENTED = 620, 800


def read(*letters: tuple[str, int], tails: str = "", raised: str = "", lift: int = 0) -> str:
    """The line that a font draws whose ``letters`` are rectangles, each of a height.

    Those in ``tails`` reach below the line, and those in ``raised`` stand above it by ``lift``.
    """
    file = pikepdf.new()
    page = file.add_blank_page(page_size=(800, 200))
    feet = [-200 * (letter in tails) + lift * (letter in raised) for letter, _ in letters]
    glyphs = [
        Stream(file, b"500 0 0 %d 400 %d d1 0 %d 400 %d re f" % (foot, high, foot, high - foot))
        for foot, (_, high) in zip(feet, letters, strict=True)
    ]
    codes = [f"<{65 + at:02x}> <{ord(letter):04x}>" for at, (letter, _) in enumerate(letters)]
    named = (
        "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <ff> "
        f"endcodespacerange {len(codes)} beginbfchar {' '.join(codes)} endbfchar endcmap"
    )
    names = [Name(f"/g{at}") for at in range(len(letters))]
    font = Dictionary(
        Type=Name.Font,
        Subtype=Name.Type3,
        FontBBox=Array([0, -200, 500, 900]),
        FontMatrix=Array([0.001, 0, 0, 0.001, 0, 0]),
        FirstChar=65,
        LastChar=64 + len(letters),
        Widths=Array([500 if letter != " " else 300 for letter, _ in letters]),
        CharProcs=Dictionary({str(name): glyph for name, glyph in zip(names, glyphs, strict=True)}),
        Encoding=Dictionary(Differences=Array([65, *names])),
        ToUnicode=file.make_stream(named.encode()),
    )
    page.Resources = Dictionary(Font=Dictionary(F=file.make_indirect(font)))
    shown = bytes(range(65, 65 + len(letters))).hex()
    page.Contents = file.make_stream(f"BT /F 12 Tf 40 100 Td <{shown}> Tj ET".encode())
    out = io.BytesIO()
    file.save(out)
    (read_page,) = read_pdf(out.getvalue())
    (line,) = read_page.lines
    return line.text


def letters(text: str, **heights: int) -> list[tuple[str, int]]:
    """``text`` with each letter as high as ``heights`` say; others are as high as an x.

    Round ones are a little higher, as they are drawn.
    """
    return [(letter, heights.get(letter, LOW + 4 * (letter in "aeocu"))) for letter in text]


@pytest.mark.parametrize(
    ("text", "heights", "read_as"),
    [
        ("PaRtiR", {"P": HIGH}, "Partir"),
        ("paRtiR", {}, "partir"),
        ("paRtiR", {"R": 439, "t": HIGH}, "partir"),
        ("paRtiR", {"R": 445, "t": HIGH}, "paRtiR"),  # as high as capitals of some faces
        ("sociÉtÉ", {"É": ACCENTED}, "société"),  # the “t” tells
        ("sociÉtÉ", {"É": ACCENTED, "t": HIGH}, "sociÉtÉ"),
        ("sociÉtÉ", {"É": CAPITAL_ACCENTED}, "sociÉtÉ"),
        ("McDo", {"M": HIGH, "D": HIGH}, "McDo"),
        ("kHz", {"k": HIGH, "H": HIGH}, "kHz"),
        ("tRtRt", {"t": HIGH}, "tRtRt"),  # nothing as high as an x stands beside it
        ("paRtiR", {"a": 0, "t": HIGH}, "paRtiR"),  # nor what leaves no ink
    ],
)
def test_a_capital_as_low_as_small_letters_is_one(
    text: str, heights: dict[str, int], read_as: str
) -> None:
    assert read(*letters(text, **heights)) == read_as


def test_other_words_of_the_line_are_read_with_it() -> None:
    line = letters("paR Repas À Le EU", L=HIGH, À=ACCENTED, e=LOW)
    assert read(*line) == "par repas à Le EU"


def test_a_line_without_a_capital_behind_a_small_letter_stays_as_it_is() -> None:
    assert read(*letters("Repas À EU")) == "Repas À EU"


def test_a_tail_makes_no_letter_higher() -> None:
    assert read(*letters("banQuet"), tails="Q") == "banquet"


@pytest.mark.parametrize(("lift", "line"), [(79, "part"), (81, "paRt")])
def test_what_does_not_stand_on_the_line_is_none(lift: int, line: str) -> None:
    low = letters("paRt", t=HIGH)
    assert read(*low, raised="R", lift=lift) == line


def test_a_capital_behind_which_a_small_letter_is_raised_stays_one() -> None:
    assert read(*letters("XIXe", X=HIGH, I=HIGH, e=HIGH), raised="e", lift=300) == "XIXe"


@pytest.mark.parametrize("high", [0, LOW])
def test_glyphs_of_one_box_are_those_of_a_font_that_draws_nothing(high: int) -> None:
    assert read(*((letter, high) for letter in "paRtiR")) == "paRtiR"
