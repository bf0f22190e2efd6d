"""What fonts say of their glyphs beyond the usual: emoji, halves of characters, U+FFFE."""

from __future__ import annotations

import io
from collections.abc import Mapping

import pikepdf
import pytest

from pipeline.readers.pdfium.reader import read_pdf
from pipeline.text.characters import unnamed


def pdf_of(text: str, meant: Mapping[str, str]) -> bytes:
    """A page with a line of ``text``; its font says which code units letters are ``meant`` for."""
    file = pikepdf.new()
    page = file.add_blank_page(page_size=(400, 200))
    pairs = "".join(f"<{ord(letter):02x}> <{code}>\n" for letter, code in meant.items())
    table = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Odd def\n"
        f"1 begincodespacerange <00> <ff> endcodespacerange\n{len(meant)} beginbfchar\n{pairs}"
        "endbfchar endcmap CMapName currentdict /CMap defineresource pop end end"
    )
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type1,
        BaseFont=pikepdf.Name.Helvetica,
        Encoding=pikepdf.Name.WinAnsiEncoding,
        ToUnicode=file.make_stream(table.encode()),
    )
    page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=file.make_indirect(font)))
    drawn = f"BT /F1 12 Tf 40 100 Td ({text}) Tj ET"
    page.Contents = file.make_stream(drawn.encode("cp1252"))
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()


def read(text: str, meant: Mapping[str, str]) -> str:
    (page,) = read_pdf(pdf_of(text, meant))
    return "\n".join(line.text for line in page.lines)


@pytest.mark.parametrize(
    ("text", "meant", "line"),
    [
        ("the Xboats of Orsa", {"X": "d83dde00"}, "the 😀boats of Orsa"),
        ("the X boats of Orsa", {"X": "d83dde00"}, "the 😀 boats of Orsa"),
        ("X the boats X", {"X": "d83dde00"}, "😀 the boats 😀"),
        ("the Xboats of Orsa", {"X": "d83d"}, "the \ufffdboats of Orsa"),
        ("the Xboats of Orsa", {"X": "de00"}, "the \ufffdboats of Orsa"),
    ],
)
def test_characters_past_the_first_plane_are_whole(
    text: str, meant: Mapping[str, str], line: str
) -> None:
    assert read(text, meant) == line


@pytest.mark.parametrize(
    ("code", "kept"), [("fffe", "\ufffd"), ("0002", unnamed(2)), ("001f", unnamed(0x1F))]
)
def test_a_ligature_said_to_be_no_character_is_no_hyphen(code: str, kept: str) -> None:
    assert read("the oXce of Orsa", {"X": code}) == f"the o{kept}ce of Orsa"


@pytest.mark.parametrize("code", ["0009", "000a", "000d"])
def test_a_glyph_that_is_drawn_is_no_white_space(code: str) -> None:
    """MuPDF numbers the glyphs that it cannot name from 1, and so some have these codes."""
    assert read("the oXce of Orsa", {"X": code}) == f"the o{unnamed(int(code, 16))}ce of Orsa"
    assert read("the boats of Orsa", {" ": code}) == "the boats of Orsa"


def test_a_glyph_without_a_name_and_without_ink_is_a_space() -> None:
    assert read("12 500 boats", {" ": "0005"}) == "12 500 boats"


@pytest.mark.parametrize("code", ["0000", "fffd", "e5e5", "200b"])
def test_a_thin_space_may_be_said_to_be_anything(code: str) -> None:
    """No ink says that it is one; what is drawn keeps its code point."""
    assert read("12 500 boats", {" ": code}) == "12 500 boats"


def test_what_is_drawn_is_no_space_whatever_it_is_said_to_be() -> None:
    assert read("the oXce of Orsa", {"X": "e5e5"}) == "the o\ue5e5ce of Orsa"
    assert read("the oXce of Orsa", {"X": "fffd"}) == "the o\ufffdce of Orsa"


def test_a_hyphen_inside_a_line_stays() -> None:
    assert read("the well-known oXce", {"X": "fffe"}) == "the well-known o\ufffdce"
