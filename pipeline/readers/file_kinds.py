"""What a file is that is called a PDF or a text, by how it begins and ends."""

from __future__ import annotations

import codecs
import re

from pipeline.errors import Rejected, RejectionCode

# The specification allows a PDF's header anywhere in these first bytes (ISO 32000-1, H.3).
BYTES_BEFORE_HEADER = 1024
HEADER = b"%PDF-"
# How files begin that are most often taken for PDFs.
_KINDS = (
    (re.compile(rb"PK\x03\x04"), "a ZIP archive or an Office document"),
    (re.compile(rb"\xd0\xcf\x11\xe0"), "an older Office document"),
    (re.compile(rb"\{\\rtf"), "a document in RTF"),
    (re.compile(rb"\x89PNG|\xff\xd8\xff|II\*\0|MM\0\*|GIF8|RIFF.{4}WEBP", re.DOTALL), "a picture"),
    (re.compile(rb".{4}ftyp(?:hei|mif|avif)", re.DOTALL), "a picture"),
    (re.compile(rb"%!PS"), "a PostScript file"),
    (re.compile(rb"(?:\xef\xbb\xbf)?\s*<"), "a web page or XML"),
)
_ARCHIVE = re.compile(rb"\x1f\x8b|7z\xbc\xaf|Rar!")
_WEB_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html)\b", re.IGNORECASE)
# So much of a text says what it is: an address, an error, the words that a case begins with.
_QUOTED = 60
_END = b"startxref"
_OBJECT = re.compile(rb"\d\s+\d+\s+obj\b")


def from_header(data: bytes) -> bytes:
    """The bytes of a PDF without more in front of its header than readers look through.

    Raises Rejected when they are none, and says what they are instead.
    """
    start = data.find(HEADER)
    if start < 0:
        raise Rejected(RejectionCode.NOT_A_PDF, _what_it_is(data))
    return data[start:] if start > BYTES_BEFORE_HEADER else data


def check_is_text(data: bytes) -> None:
    """Raise Rejected when ``data``, which is called a text, is a PDF or a web page."""
    if data.startswith(HEADER):
        raise Rejected(
            RejectionCode.UNREADABLE,
            "The file is a PDF with the name of a text; have its name end in .pdf.",
        )
    if _WEB_PAGE.match(data):
        raise Rejected(
            RejectionCode.UNREADABLE,
            "The file is not plain text but a web page; save it as PDF or as plain text.",
        )


def is_cut_short(data: bytes) -> bool:
    """Whether a PDF breaks off: an object of it stands behind all that says where objects are.

    Its end, “startxref” with a number, stands behind the last object (ISO 32000-1, 7.5.5), also
    where the file was added to, or was written for the web.
    """
    return bool(_OBJECT.search(data, data.rfind(_END) + 1))


def _what_it_is(data: bytes) -> str:
    if _ARCHIVE.match(data):
        return "The file is not a PDF but an archive; unpack it, and put in what it holds."
    if kind := next((words for begins, words in _KINDS if begins.match(data)), None):
        return f"The file is not a PDF but {kind}; save it as PDF."
    if words := _first_words(data):
        return (
            f"The file is not a PDF but text that begins “{words}”; if it stands for a file that "
            "is elsewhere, copy that one; if it is the text of a case, have its name end in .txt."
        )
    return "The file is not a PDF, whatever its name says; copy it again, or export it anew."


def _first_words(data: bytes) -> str | None:
    """The beginning of ``data`` if that is text."""
    begun = data.removeprefix(codecs.BOM_UTF8)[: 4 * _QUOTED]
    try:
        text = codecs.getincrementaldecoder("utf-8")().decode(begun)  # it may end inside a letter
    except UnicodeDecodeError:
        return None
    words = " ".join(text.split())
    return words[:_QUOTED].rstrip() if words.isprintable() and words else None
