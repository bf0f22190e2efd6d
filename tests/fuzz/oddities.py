"""Numbers, names and codes that readers may not have thought of, and where a file can hold them."""

from __future__ import annotations

from random import Random

from pikepdf import Dictionary, Name, Object, Pdf, Stream

NUMBERS = (
    "0", "-1", "1", "2", "-0.5", "0.0001", "-0.0001", "3000000", "-3000000", "14400", "32768",
    "2147483647", "2147483648", "-2147483648", "4294967296",
    "9223372036854775807", "340282350000000000000000000000000000000.0", "90", "45", "180",
    "0.00000001",
)  # fmt: skip
FONTS = ("Type0", "Type1", "Type3", "TrueType", "CIDFontType0", "CIDFontType2")
FILTERS = (
    "FlateDecode", "LZWDecode", "ASCII85Decode", "ASCIIHexDecode", "RunLengthDecode", "DCTDecode",
    "JBIG2Decode", "JPXDecode", "CCITTFaxDecode", "Crypt",
)  # fmt: skip
NAMES = (
    *FONTS, *FILTERS, "Page", "Pages", "Catalog", "Font", "Identity-H", "Identity-V",
    "WinAnsiEncoding", "MacRomanEncoding", "Form", "Image", "XObject", "ExtGState", "Pattern",
    "Separation", "ICCBased", "Indexed", "DeviceN", "Helvetica", "Symbol", "ZapfDingbats",
    "Annot", "Widget", "Link", "OCG", "OCMD", "Off", "Luminosity", "A", "space", "fi",
    "\u00e9", "g999",
)  # fmt: skip
CODES = (
    "D800", "DC00", "D800DC00", "FFFE", "FFFF", "0000", "0009", "000A", "000D", "0020", "00A0",
    "00AD", "2011", "200B", "200F", "202E", "0301", "FB01", "FB03", "E000", "F0B7", "FFFD",
    "D83DDE00", "D835DC00", "DBFFDFFF", "0627", "05D0", "4E00", "AC00", "0041", "0061030103010301",
    "", "41", "0041" * 60,
)  # fmt: skip
MATRICES = (
    "0 0 0 0 0 0", "1 0 0 1 0 0", "-1 0 0 1 0 0", "1 0 0 -1 0 0", "0 1 -1 0 0 0", "0 -1 1 0 0 0",
    "0.7 0.7 -0.7 0.7 0 0", "1 0 0 1 1000000 -1000000", "0.000001 0 0 0.000001 0 0",
    "1000000 0 0 1000000 0 0", "1 0 1 0 0 0", "1 0 0.3 1 0 0", "1 0 0 0 0 0", "1 0 0",
)  # fmt: skip


def odd_number(draw: Random) -> bytes:
    return draw.choice(NUMBERS).encode()


def odd_numbers(draw: Random, count: int) -> Object:
    return Object.parse(b"[" + b" ".join(odd_number(draw) for _ in range(count)) + b"]")


def odd_name(draw: Random) -> Name:
    return Name(f"/{draw.choice(NAMES)}")


def dictionaries(pdf: Pdf) -> list[Object]:
    """The dictionaries among the file's objects, with those that belong to streams."""
    found: list[Object] = [one for one in pdf.objects if isinstance(one, Dictionary | Stream)]
    return found or [pdf.Root]


def with_bytes_changed(data: bytes, draw: Random) -> bytes:
    """``data`` with some of its bytes changed, left out, or said twice."""
    changed = bytearray(data)
    for _ in range(draw.choice((1, 3, 30))):
        at = draw.randrange(len(changed) + 1)
        length = draw.choice((0, 1, 1, 4, 40))
        put = draw.choice((b"", draw.randbytes(length), bytes(changed[at : at + length]) * 2))
        changed[at : at + length] = put
    return bytes(changed)
