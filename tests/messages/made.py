"""Files made to bring about a message: PDFs of a page or two, each with one thing amiss."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

import pikepdf
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from tests.readers import odd_pdfs
from tests.support.texts import HEADINGS, TOLD

WIDTH, HEIGHT = 595, 842
SENTENCE = "Les agents du port tiennent un registre de toutes les arrivées de l’année."


def pdf_of(*pages: Sequence[tuple[float, float, float, str]]) -> bytes:
    """A PDF of ``pages``, each of lines: x, height above the foot, size and text."""
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=(WIDTH, HEIGHT), invariant=True)
    for lines in pages:
        for x, y, size, text in lines:
            canvas.setFont("Helvetica-Bold" if size > 10 else "Helvetica", size)
            canvas.drawString(x, y, text)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def case_lines(
    title: str = "LES PORTS DU NORD", dated: str = "Asie (2012-2013)"
) -> list[tuple[float, float, float, str]]:
    """The lines of a case on one page."""
    lines: list[tuple[float, float, float, str]] = [
        (60, 780, 20, title),
        (60, 755, 13, dated),
    ]
    for number, (heading, told) in enumerate(zip(HEADINGS, TOLD, strict=True)):
        top = 710 - 110 * number
        lines.append((60, top, 14, heading))
        lines += [(60, top - 18 - 14 * at, 10, text) for at, text in enumerate((told, SENTENCE))]
    return lines


def case_pdf() -> bytes:
    """A case on one page."""
    return pdf_of(case_lines())


def prose_pdf(*texts: str) -> bytes:
    """A page of paragraphs, all in one size."""
    return pdf_of([(60, 780 - 16 * at, 10, text) for at, text in enumerate(texts)])


def with_boxes(*texts: str, sections: int = len(HEADINGS)) -> bytes:
    """A case with a coloured box for each of ``texts`` beside its text, and its first sections."""
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=(WIDTH, HEIGHT), invariant=True)
    for at, text in enumerate(texts):
        canvas.setFillColorRGB(0.85, 0.92, 0.98)
        canvas.rect(430, 640 - 110 * at, 140, 50, stroke=0, fill=1)
        canvas.setFillColorRGB(0, 0.2, 0.45)
        canvas.setFont("Helvetica-Bold", 10)
        first, second = text.split("|")
        canvas.drawString(438, 672 - 110 * at, first)
        canvas.drawString(438, 658 - 110 * at, second)
    canvas.setFillColorRGB(0, 0, 0)
    for x, y, size, text in case_lines()[: 2 + 3 * sections]:
        canvas.setFont("Helvetica-Bold" if size > 10 else "Helvetica", size)
        canvas.drawString(x, y, text)
    canvas.save()
    return buffer.getvalue()


def with_white_text(text: str) -> bytes:
    """A case with a line in the colour of the paper."""
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=(WIDTH, HEIGHT), invariant=True)
    for x, y, size, line in case_lines():
        canvas.setFont("Helvetica-Bold" if size > 10 else "Helvetica", size)
        canvas.drawString(x, y, line)
    canvas.setFillColorRGB(1, 1, 1)
    canvas.drawString(60, 40, text)
    canvas.save()
    return buffer.getvalue()


def with_watermark(data: bytes) -> bytes:
    """``data`` with a word that stands across its first page."""
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=(WIDTH, HEIGHT), invariant=True)
    canvas.translate(150, 300)
    canvas.rotate(45)
    canvas.setFillColorRGB(0.8, 0.8, 0.8)
    canvas.setFont("Helvetica-Bold", 80)
    canvas.drawString(0, 0, "BROUILLON")
    canvas.save()
    with pikepdf.open(BytesIO(data)) as pdf, pikepdf.open(BytesIO(buffer.getvalue())) as mark:
        pdf.pages[0].add_overlay(mark.pages[0], pikepdf.Rectangle(0, 0, WIDTH, HEIGHT))
        return _saved(pdf)


def turned_pdf(degrees: int) -> bytes:
    """Paragraphs that stand turned on their page."""
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=(WIDTH, HEIGHT), invariant=True)
    canvas.translate(WIDTH / 2, HEIGHT / 2)
    canvas.rotate(degrees)
    for at in range(12):
        canvas.drawString(-200, 100 - 16 * at, SENTENCE[:60])
    canvas.save()
    return buffer.getvalue()


def picture_pdf(pages: int = 1) -> bytes:
    """Pages that are grey pictures, as of photographs."""
    from PIL import Image

    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=(WIDTH, HEIGHT), invariant=True)
    picture = Image.linear_gradient("L")
    for _ in range(pages):
        canvas.drawImage(ImageReader(picture), 0, 0, WIDTH, HEIGHT)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def with_sideways_page(aslant: int = 0) -> bytes:
    """A case whose last section goes on on a second page, which is turned by a quarter, or less."""
    going_on = [(60.0, 780.0 - 16 * at, 10.0, SENTENCE) for at in range(6)]
    with pikepdf.open(BytesIO(pdf_of(case_lines(), going_on))) as pdf:
        if aslant:
            with pikepdf.open(BytesIO(turned_pdf(aslant))) as other:
                pdf.pages[1] = other.pages[0]
                return _saved(pdf)
        pdf.pages[1].rotate(90, relative=True)
        return _saved(pdf)


def with_attachments(data: bytes, *names: str) -> bytes:
    """``data`` with a case attached to it under each of ``names``."""
    with pikepdf.open(BytesIO(data)) as pdf:
        for name in names:
            pdf.attachments[name] = pikepdf.AttachedFileSpec(pdf, case_pdf(), filename=name)
        return _saved(pdf)


def with_pinned(data: bytes, *names: str) -> bytes:
    """``data`` with a case pinned to its last page under each of ``names``, as a note is."""
    with pikepdf.open(BytesIO(data)) as pdf:
        pins = [
            pdf.make_indirect(
                pikepdf.Dictionary(
                    Type=pikepdf.Name.Annot,
                    Subtype=pikepdf.Name.FileAttachment,
                    Rect=[20, 20, 40, 40],
                    FS=pikepdf.AttachedFileSpec(pdf, case_pdf(), filename=name).obj,
                )
            )
            for name in names
        ]
        pdf.pages[-1].Annots = pikepdf.Array(pins)
        return _saved(pdf, packed=True)


def portfolio(data: bytes, *names: str) -> bytes:
    """``data`` as the cover of a portfolio that binds files of ``names``."""
    with pikepdf.open(BytesIO(with_attachments(data, *names))) as pdf:
        pdf.Root.Collection = pikepdf.Dictionary(Type=pikepdf.Name.Collection)
        return _saved(pdf)


def marked_for_redaction(data: bytes, *pages: int) -> bytes:
    """``data`` with a passage on each of ``pages`` (from 1) that is to be taken out."""
    with pikepdf.open(BytesIO(data)) as pdf:
        for number in pages:
            mark = pikepdf.Dictionary(
                Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Redact, Rect=[50, 670, 300, 690]
            )
            pdf.pages[number - 1].Annots = pikepdf.Array([pdf.make_indirect(mark)])
        return _saved(pdf, packed=True)


def with_action(data: bytes, kind: str) -> bytes:
    """``data`` with an action of this ``kind`` when it is opened."""
    with pikepdf.open(BytesIO(data)) as pdf:
        pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name(f"/{kind}"), JS="1")
        return _saved(pdf)


def protected(user: str) -> bytes:
    """A case that may be neither printed nor copied, under the password ``user``."""
    with pikepdf.open(BytesIO(case_pdf())) as pdf:
        saved = BytesIO()
        allowed = pikepdf.Permissions(extract=False, print_lowres=False, print_highres=False)
        pdf.save(saved, encryption=pikepdf.Encryption(user=user, owner="own", allow=allowed))
        return saved.getvalue()


def with_certificate(data: bytes) -> bytes:
    """``data`` as if it were encrypted for the holders of certificates."""
    handler = b"<< /Filter /Adobe.PubSec /SubFilter /adbe.pkcs7.s5 /V 4 /Recipients [<3080>] >>"
    return data.replace(b"trailer <<", b"trailer << /Encrypt %b /ID [<00> <00>]" % handler)


def dynamic_form() -> bytes:
    """A page that asks to wait until a program has made the pages of a form."""
    page = b"BT /F 12 Tf 72 700 Td (Please wait while the document is loaded.) Tj ET"
    form = odd_pdfs.stream(b"<xdp:xdp xmlns:xdp='http://ns.adobe.com/xdp/'/>")
    catalogue = b"/AcroForm << /Fields [] /XFA 6 0 R >> /NeedsRendering true"
    return odd_pdfs.write(odd_pdfs.one_page(page, catalogue=catalogue, form=form))


def _saved(pdf: pikepdf.Pdf, *, packed: bool = False) -> bytes:
    mode = pikepdf.ObjectStreamMode
    saved = BytesIO()
    pdf.save(saved, object_stream_mode=mode.generate if packed else mode.disable, static_id=True)
    return saved.getvalue()
