"""Odd and broken PDFs, written by hand object by object: none holds a case study."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

TEXT = b"BT /F 12 Tf 72 720 Td (A line of text) Tj ET"
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"


def stream(content: bytes, entries: bytes = b"") -> bytes:
    """A stream object of ``content``; ``entries`` go into its dictionary."""
    return b"<< /Length %d %b >> stream\n%b\nendstream" % (len(content), entries, content)


def write(objects: Sequence[bytes], *, table: bool = True) -> bytes:
    """The file of ``objects``, numbered from 1, the first of which is the catalogue."""
    out, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    if not table:
        return out
    start, size = len(out), len(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, start)


def one_page(
    content: bytes = TEXT,
    *,
    box: bytes = b"[0 0 595 842]",
    page: bytes = b"",
    catalogue: bytes = b"",
    form: bytes | None = None,
    content_entries: bytes = b"",
) -> list[bytes]:
    """The objects of a file of one page."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R %b >>" % catalogue,
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox %b /Contents 4 0 R %b "
        b"/Resources << /Font << /F 5 0 R >> /XObject << /X 6 0 R >> >> >>" % (box, page),
        stream(content, content_entries),
        FONT,
    ]
    return [*objects, form] if form else objects


def of_long_codes() -> list[bytes]:
    """A file whose font has codes of three bytes, which are no code points: there are not so many.

    As fonts have that take their codes for UTF-8 (ISO 32000-1, 9.7.5.3).
    """
    coding = (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Own def\n"
        b"2 begincodespacerange <00> <7F> <E08080> <EFBFBF> endcodespacerange\n"
        b"2 begincidrange <61> <7A> 66 <E08080> <E0BFBF> 1 endcidrange\nendcmap end end"
    )
    text = b"BT /F 12 Tf 72 720 Td <E081A1636D> Tj ET"
    objects = one_page(text, form=stream(coding, b"/Type /CMap /CMapName /Own"))
    objects[4] = (
        b"<< /Type /Font /Subtype /Type0 /BaseFont /Own /Encoding 6 0 R /DescendantFonts [7 0 R] >>"
    )
    return [
        *objects,
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Own /CIDToGIDMap /Identity "
        b"/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> "
        b"/FontDescriptor 8 0 R >>",
        b"<< /Type /FontDescriptor /FontName /Own /Flags 4 /FontBBox [0 0 1000 1000] "
        b"/ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>",
    ]


def encrypted() -> bytes:
    """A file that nobody can open without its password."""
    buffer = BytesIO()
    canvas = Canvas(buffer, encrypt=StandardEncryption("reader", "owner", strength=128))
    canvas.drawString(72, 720, "A line of text")
    canvas.save()
    return buffer.getvalue()


def odd_pdfs() -> dict[str, bytes]:
    """All of them, by file name."""
    plain = write(one_page())
    form = b"/Type /XObject /Subtype /Form /BBox [0 0 595 842]"
    itself = stream(b"/X Do " + TEXT, form + b" /Resources << /XObject << /X 6 0 R >> >>")
    loop = one_page()
    loop[1] = b"<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 2 >>"
    none = one_page()
    none[1] = b"<< /Type /Pages /Kids [] /Count 0 >>"
    many = one_page()
    many[1] = b"<< /Type /Pages /Kids [3 0 R] /Count 1000000 >>"
    lost = one_page()
    lost[1] = b"<< /Type /Pages /Kids [3 0 R 40 0 R] /Count 2 >>"
    no_font = one_page()
    no_font[4] = b"null"
    files = {
        "empty": b"",
        "header-only": b"%PDF-1.7\n",
        "web-page": b"<html><title>Not a PDF</title></html>",
        "cut": plain[: len(plain) // 2],
        "no-cross-references": write(one_page(), table=False),
        "wrong-place-of-cross-references": plain.replace(b"startxref\n", b"startxref\n9"),
        "junk-before-header": b"\0junk\n" * 200 + plain,
        "junk-after-end": plain + b"junk" * 5000,
        "page-tree-in-a-loop": write(loop),
        "no-pages": write(none),
        "a-million-pages-promised": write(many),
        "a-page-that-is-not-there": write(lost),
        "page-tree-gone": plain.replace(b"2 0 obj", b"2 0 obx"),
        "no-font": write(no_font),
        "no-text": write(one_page(b"")),
        "stream-that-does-not-unpack": write(one_page(content_entries=b"/Filter /FlateDecode")),
        "unknown-filter": write(one_page(content_entries=b"/Filter /NoSuchDecode")),
        "form-that-draws-itself": write(one_page(b"/X Do", form=itself)),
        "no-number": write(one_page(b"BT /F 12 Tf nan inf Td (A line of text) Tj ET")),
        "far-outside": write(one_page(b"BT /F 12 Tf 3e6 -3e6 Td (A line of text) Tj ET")),
        "font-of-no-size": write(one_page(TEXT.replace(b"/F 12", b"/F 0"))),
        "font-upside-down": write(one_page(TEXT.replace(b"/F 12", b"/F -12"))),
        "font-of-a-thousand-points": write(one_page(TEXT.replace(b"/F 12", b"/F 1000"))),
        "text-never-ended": write(one_page(b"BT /F 12 Tf 72 720 Td (A line of text")),
        "states-saved-without-end": write(one_page(b"q " * 5000 + TEXT)),
        "page-of-no-size": write(one_page(box=b"[0 0 0 0]")),
        "page-of-absurd-size": write(one_page(box=b"[0 0 1e38 1e38]")),
        "cropped-to-no-height": write(one_page(page=b"/CropBox [0 -2147483648 595 99999999999]")),
        "box-of-names": write(one_page(box=b"[/a /b /c /d]")),
        "turned-by-a-right-angle": write(one_page(page=b"/Rotate 90")),
        "turned-by-a-little": write(one_page(page=b"/Rotate 17")),
        "half-a-surrogate": write(one_page(TEXT.replace(b"(A line of text)", b"<FEFFD800>"))),
        "codes-beyond-characters": write(of_long_codes()),
        "script": write(
            one_page(catalogue=b"/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>")
        ),
        "launches-a-program": write(
            one_page(catalogue=b"/OpenAction << /S /Launch /F (calc.exe) >>")
        ),
        "encrypted": encrypted(),
    }
    return {f"{name}.pdf": data for name, data in files.items()}
