"""Changes of a PDF's fonts: what they say of their glyphs, and how wide those are."""

from __future__ import annotations

import re
from random import Random

from pikepdf import Array, Dictionary, Name, Object, Pdf, PdfError, Stream

from tests.fuzz.oddities import CODES, FONTS, MATRICES, dictionaries, odd_name, odd_numbers


def change_unicode_map(pdf: Pdf, draw: Random) -> None:
    """Fonts that say something else of some of their glyphs, or nothing of any."""
    fonts = [one for one in dictionaries(pdf) if isinstance(one.get("/ToUnicode"), Stream)]
    if not fonts:
        return
    font = draw.choice(fonts)
    if draw.random() < 0.2:
        del font["/ToUnicode"]
        return
    table = _decoded(font.ToUnicode)
    places = list(re.finditer(rb"<([0-9A-Fa-f]*)>(?=\s*[\n\r\]<])", table))
    share = draw.choice((0.02, 0.2, 1.0))
    for place in reversed([one for one in places if draw.random() < share]):
        code = draw.choice(CODES).encode()
        table = table[: place.start(1)] + code + table[place.end(1) :]
    font.ToUnicode = pdf.make_stream(table)


def change_font(pdf: Pdf, draw: Random) -> None:
    """A font with other widths, other names of its glyphs, another box, or none embedded."""
    fonts = [one for one in dictionaries(pdf) if one.get("/Type") == "/Font"]
    if not fonts:
        return
    font = draw.choice(fonts)
    descriptor = font.get("/FontDescriptor", Dictionary())
    match draw.randrange(6):
        case 0:
            font.Widths = odd_numbers(draw, 200)
        case 1:
            names = [odd_name(draw) for _ in range(60)]
            font.Encoding = Dictionary(Differences=Array([draw.choice((0, 32, 65, -5)), *names]))
        case 2:
            descriptor.FontBBox = odd_numbers(draw, 4)
        case 3:
            for key in ("/FontFile", "/FontFile2", "/FontFile3"):
                if key in descriptor:
                    del descriptor[key]
        case 4:
            font.Subtype = Name(f"/{draw.choice(FONTS)}")
        case _:
            font.FontMatrix = Object.parse(f"[{draw.choice(MATRICES)}]".encode())


def _decoded(stream: Object) -> bytes:
    try:
        return stream.read_bytes()
    except PdfError:
        return stream.read_raw_bytes()
