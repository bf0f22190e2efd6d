"""The reference reader makes no table of codes that no font can have."""

from __future__ import annotations

from io import BytesIO

import pytest
from pdfminer.cmapdb import CMapParser, FileUnicodeMap

from pipeline.readers.pdf import Reader, read_pdf
from tests.readers.odd_pdfs import FONT, one_page, stream, write

CMAP = b"begincmap %b endcmap"


def codes(ranges: bytes) -> int:
    """How many codes a table of ``ranges`` names."""
    table = FileUnicodeMap()
    CMapParser(table, BytesIO(CMAP % ranges)).run()
    return len(table.cid2unichr)


@pytest.mark.parametrize(
    ("ranges", "count"),
    [
        (b"1 beginbfrange <0000> <FFFF> <0000> endbfrange", 65_536),
        (b"1 beginbfrange <000000> <010000> <0000> endbfrange", 0),
        (b"2 beginbfrange <0000> <FFFFFFFF> <0000> <41> <43> <0061> endbfrange", 3),
        (b"1 begincidrange <000000> <010000> 0 endcidrange", 0),
        (b"1 begincidrange <41> <43> 7 endcidrange", 3),
    ],
)
def test_ranges_of_more_codes_than_two_bytes_have_are_passed_over(
    ranges: bytes, count: int
) -> None:
    read_pdf(write(one_page()), Reader.PDFPLUMBER)  # which sets the limit
    assert codes(ranges) == count


def test_a_font_that_promises_four_thousand_million_codes_is_read() -> None:
    objects = one_page(form=stream(CMAP % b"1 beginbfrange <0000> <FFFFFFFF> <0041> endbfrange"))
    objects[4] = FONT.replace(b">>", b"/ToUnicode 6 0 R >>")
    (page,) = read_pdf(write(objects), Reader.PDFPLUMBER)
    assert [line.text for line in page.lines] == ["A line of text"]
