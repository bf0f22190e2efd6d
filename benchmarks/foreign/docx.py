"""Word documents with text boxes, printed by LibreOffice."""

from __future__ import annotations

import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

from benchmarks.foreign import docx_parts
from benchmarks.foreign.docx_parts import CHOICES, HEADER, NAMESPACES
from benchmarks.foreign.flow import NOTES_TITLE, Part, Setter, parts
from benchmarks.foreign.habits import Publication
from benchmarks.foreign.producer import Producer, run
from tests.press.case import Aside, Section
from tests.press.typography import short_title

MM = 36000  # English metric units
TWIPS = 56.7


class Word(Setter):
    """One publication on its way to WordprocessingML."""

    def __init__(self, publication: Publication) -> None:
        super().__init__(publication)
        self.drawn = 0

    def text(self, text: str) -> str:
        return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'

    def label(self, markup: str) -> str:
        value = ' w:val="single"' if self.habits["label"] == "u" else ""
        return styled(markup, f"<w:{self.habits['label']}{value}/>")

    def call(self, marker: str, first: bool) -> str:
        if self.habits["notes"] == "foot" and first:
            return (
                f'<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
                f'<w:footnoteReference w:id="{int(marker) + 1}"/></w:r>'
            )
        return styled(self.text(marker), '<w:vertAlign w:val="superscript"/>')

    def address(self, url: str) -> str:
        return self.text(url)

    def link(self, markup: str, url: str) -> str:
        shown = styled(markup, '<w:color w:val="0563C1"/><w:u w:val="single"/>')
        code = f'<w:instrText xml:space="preserve"> HYPERLINK "{escape(url)}" </w:instrText>'
        begin, separate, end = (
            f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'
            for kind in ("begin", "separate", "end")
        )
        return f"{begin}<w:r>{code}</w:r>{separate}{shown}{end}"

    def document(self) -> str:
        """The main part."""
        case, habits = self.case, self.habits
        body = []
        if case.guide:
            body += [self.guide(), page_break()]
        body.append(self.front())
        columns = habits["columns"]
        if columns == 2:
            body.append(f"<w:p><w:pPr>{self.layout(1)}</w:pPr></w:p>")
        body += [self.section(section, at) for at, section in enumerate(case.sections, 1)]
        if habits["notes"] == "end" and case.notes:
            body.append(paragraph(self.text(NOTES_TITLE[case.language]), run="<w:b/>"))
            body += [
                paragraph(
                    styled(self.text(note.marker), '<w:vertAlign w:val="superscript"/>')
                    + self.text(" ")
                    + self.note(note.marker),
                    "FootnoteText",
                )
                for note in case.notes
            ]
        if columns == 2:
            body.append(f"<w:p><w:pPr>{self.layout(2)}</w:pPr></w:p>")
        if case.about:
            body.append(page_break())
            body += [paragraph(self.text(text), "Callout") for text in case.about]
        return (
            f"{HEADER}<w:document {NAMESPACES}><w:body>{''.join(body)}{self.layout(1)}"
            f"</w:body></w:document>"
        )

    def layout(self, columns: int) -> str:
        """Page and columns of what stands before it."""
        return (
            '<w:sectPr><w:headerReference w:type="default" r:id="header"/>'
            '<w:footerReference w:type="default" r:id="footer"/>'
            '<w:type w:val="continuous"/><w:pgSz w:w="11906" w:h="16838"/>'
            '<w:pgMar w:top="1417" w:right="1304" w:bottom="1417" w:left="1304" '
            'w:header="709" w:footer="709"/>'
            f'<w:cols w:num="{columns}" w:space="454"/></w:sectPr>'
        )

    def front(self) -> str:
        case, habits = self.case, self.habits
        lead = []
        for text in self.lead():
            run = {"bold": "<w:b/>", "italic": "<w:i/>"}.get(habits["lead"], "")
            fill = (
                '<w:shd w:val="clear" w:color="auto" w:fill="EDEDED"/>'
                if habits["lead"] == "shaded"
                else ""
            )
            lead.append(paragraph(text, extra=f'{fill}<w:spacing w:after="120"/>', run=run))
        place = "".join(paragraph(self.text(line), "Subtitle") for line in case.subtitle_lines)
        return paragraph(self.text(case.title), "Title") + place + "".join(lead)

    def section(self, section: Section, at: int) -> str:
        text = [paragraph(self.text(section.heading), "Heading1")]
        floating = ""
        for part in parts(self.case, section):
            if part.kind == "box":
                if self.habits["box"] == "textbox":
                    floating = self.textbox(part)
                else:
                    text.append(self.box(part))
            elif part.kind == "aside" and part.aside:
                text.append(self.aside(part.aside))
            else:
                text.append(self.passage(part, at, floating))
                floating = ""
        return "".join(text)

    def passage(self, part: Part, at: int, floating: str) -> str:
        body = floating + self.runs(part.runs)
        if part.kind == "paragraph":
            return paragraph(body, "Body")
        number = f'<w:numPr><w:ilvl w:val="{part.level}"/><w:numId w:val="{at}"/></w:numPr>'
        return paragraph(body, "ListParagraph", number)

    def callouts(self, part: Part, run: str = "") -> str:
        return "".join(paragraph(self.text(text), "Callout", run=run) for text in part.texts)

    def textbox(self, part: Part) -> str:
        """A box that the text of the paragraph flows round."""
        self.drawn += 1
        wide = 56 if self.habits["columns"] == 1 else 34
        letters = wide * 0.5
        lines = sum(2 + int(len(text) / letters) for text in part.texts)
        high = round(lines * self.habits["size_pt"] * 0.46) + 6
        colour = self.habits["colour"]
        return (
            '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
            '<wp:anchor distT="45720" distB="45720" distL="114300" distR="114300" '
            'simplePos="0" relativeHeight="251659264" behindDoc="0" locked="0" '
            'layoutInCell="1" allowOverlap="0">'
            f'<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column">'
            f"<wp:align>{self.habits['box_side']}</wp:align></wp:positionH>"
            f'<wp:positionV relativeFrom="paragraph"><wp:posOffset>40000'
            f'</wp:posOffset></wp:positionV><wp:extent cx="{wide * MM}" '
            f'cy="{high * MM}"/>'
            f'<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapSquare '
            f'wrapText="bothSides"/><wp:docPr id="{self.drawn}" name="Text '
            f'Box {self.drawn}"/><wp:cNvGraphicFramePr/>'
            "<a:graphic><a:graphicData "
            'uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
            '<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr>'
            f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide * MM}" cy="{high * MM}"/>'
            f'</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
            f'<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:ln w="9525">'
            f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill></a:ln></wps:spPr>'
            f"<wps:txbx>"
            f'<w:txbxContent>{self.callouts(part, f"""<w:i/><w:color w:val="{colour}"/>""")}'
            f'</w:txbxContent></wps:txbx><wps:bodyPr lIns="91440" tIns="45720" '
            f'rIns="91440" bIns="45720"/></wps:wsp></a:graphicData></a:graphic>'
            "</wp:anchor></w:drawing></mc:Choice></mc:AlternateContent></w:r>"
        )

    def box(self, part: Part) -> str:
        """A cell of one, or paragraphs on a ground or in a frame."""
        colour = self.habits["colour"]
        if self.habits["box"] == "cell":
            return (
                '<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/></w:tblPr><w:tr><w:tc><w:tcPr>'
                f'<w:shd w:val="clear" w:color="auto" w:fill="DEEAF6"/>'
                f"</w:tcPr>{self.callouts(part, '<w:b/>')}</w:tc></w:tr></w:tbl>"
            )
        edge = f'w:val="single" w:sz="6" w:space="4" w:color="{colour}"'
        extra = {
            "shaded": '<w:shd w:val="clear" w:color="auto" w:fill="E2EFD9"/>',
            "framed": (
                f"<w:pBdr><w:top {edge}/><w:left {edge}/><w:bottom {edge}/>"
                f"<w:right {edge}/></w:pBdr>"
            ),
        }[self.habits["box"]]
        return "".join(
            paragraph(self.text(text), "Callout", extra, "<w:i/>") for text in part.texts
        )

    def aside(self, aside: Aside) -> str:
        if aside.kind == "table":
            edges = "".join(
                f'<w:{side} w:val="single" w:sz="4" w:color="7F7F7F"/>'
                for side in ("top", "left", "bottom", "right", "insideH", "insideV")
            )
            rows = "".join(
                "<w:tr>"
                + "".join(
                    (
                        f'<w:tc><w:tcPr><w:tcW w:w="1700" w:type="dxa"/>'
                        f"</w:tcPr>{paragraph(self.text(cell), 'Callout')}</w:tc>"
                    )
                    for cell in row
                )
                + "</w:tr>"
                for row in aside.rows
            )
            return (
                f"<w:tbl><w:tblPr><w:tblBorders>{edges}</w:tblBorders></w:tblPr>{rows}"
                f"</w:tbl>{paragraph('', 'Callout')}"
            )
        text = self.text(aside.rows[0][0])
        if aside.kind == "quote":
            return paragraph(
                text,
                "Callout",
                (
                    '<w:spacing w:before="160" w:after="160"/><w:ind w:left="600" '
                    'w:right="600"/><w:jc w:val="center"/>'
                ),
                '<w:i/><w:sz w:val="30"/>',
            )
        return paragraph(text, "Callout", '<w:jc w:val="center"/>', '<w:i/><w:sz w:val="18"/>')

    def guide(self) -> str:
        guide = self.case.guide
        assert guide
        rows = "".join(
            f'<w:tr><w:tc><w:tcPr><w:tcW w:w="700" w:type="dxa"/>'
            f"</w:tcPr>{paragraph(self.text(str(n)), 'Callout', run='<w:b/>')}</w:tc>"
            f'<w:tc><w:tcPr><w:tcW w:w="8400" w:type="dxa"/>'
            f"</w:tcPr>{paragraph(self.text(line), 'Callout')}</w:tc></w:tr>"
            for n, line in enumerate(guide.criteria, 1)
        )
        return (
            paragraph(self.text(guide.title), "Subtitle", run="<w:b/>")
            + f"<w:tbl>{rows}</w:tbl>"
            + paragraph(self.text(guide.domains_title), "Subtitle", run="<w:b/>")
            + "".join(paragraph(self.text(line), "Callout") for line in guide.domains)
            + paragraph(self.text(guide.how_to_read), "Callout")
        )

    def footnotes(self) -> str:
        """The part that holds the notes; the first two are lines that Word wants."""
        first = (
            '<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p>'
            '</w:footnote><w:footnote w:type="continuationSeparator" w:id="1"><w:p><w:r>'
            "<w:continuationSeparator/></w:r></w:p></w:footnote>"
        )
        mark = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
        notes = "".join(
            f'<w:footnote w:id="{int(note.marker) + 1}">'
            + paragraph(mark + self.text(" ") + self.note(note.marker), "FootnoteText")
            + "</w:footnote>"
            for note in self.case.notes
        )
        return f"{HEADER}<w:footnotes {NAMESPACES}>{first}{notes}</w:footnotes>"

    def running(self, name: str) -> str:
        """Header or footer."""
        shown = self.habits["running"] == "both" or (
            self.habits["running"] == "footer" and name == "ftr"
        )
        body = ""
        if shown and name == "hdr":
            body = self.text(short_title(self.case))
        elif shown:
            field = (
                '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText '
                'xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar '
                'w:fldCharType="end"/></w:r>'
            )
            body = self.text(f"{self.case.series}  |  ") + field
        return f"{HEADER}<w:{name} {NAMESPACES}>{paragraph(body, 'FootnoteText')}</w:{name}>"


def paragraph(body: str, style: str = "Normal", extra: str = "", run: str = "") -> str:
    """A paragraph; ``run``: properties that all its runs get."""
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{extra}'
        f"</w:pPr>{styled(body, run) if run else body}</w:p>"
    )


def styled(markup: str, properties: str) -> str:
    """All runs with these properties, too."""
    fresh = markup.replace("<w:r><w:rPr>", "<w:r>\0").replace(
        "<w:r>\0", f"<w:r><w:rPr>{properties}\1"
    )
    fresh = fresh.replace("<w:r><w:t", f"<w:r><w:rPr>{properties}</w:rPr><w:t")
    return fresh.replace("\1", "")


def page_break() -> str:
    return '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'


def press(publication: Publication, path: Path, folder: Path, maker: type[Word] = Word) -> None:
    """Write the document and have LibreOffice print it."""
    word = maker(publication)
    document, notes = word.document(), word.footnotes()
    hyphens = "<w:autoHyphenation/>" if publication.habits["hyphens"] else ""
    files = {
        "[Content_Types].xml": docx_parts.CONTENT_TYPES,
        "_rels/.rels": docx_parts.PACKAGE,
        "word/document.xml": document,
        "word/footnotes.xml": notes,
        "word/header1.xml": word.running("hdr"),
        "word/footer1.xml": word.running("ftr"),
        "word/styles.xml": docx_parts.styles(publication.habits, publication.case.language),
        "word/numbering.xml": docx_parts.numbering(
            publication.habits, len(publication.case.sections)
        ),
        "word/settings.xml": f"{HEADER}<w:settings {NAMESPACES}>{hyphens}</w:settings>",
        "word/_rels/document.xml.rels": docx_parts.RELATIONS,
    }
    with zipfile.ZipFile(folder / "sheet.docx", "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    run("soffice", profile, "--headless", "--convert-to", "pdf", "sheet.docx", folder=folder)
    path.write_bytes((folder / "sheet.pdf").read_bytes())


PRODUCERS = (Producer("docx", ("soffice",), CHOICES, press),)
