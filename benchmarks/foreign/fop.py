"""Apache FOP on XSL-FO, as document systems of offices and agencies write it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from benchmarks.foreign.flow import NOTES_TITLE, Part, Setter, parts
from benchmarks.foreign.fop_style import CHOICES, DRAWING, FONTS
from benchmarks.foreign.habits import Publication
from benchmarks.foreign.producer import Producer, run
from tests.press.case import Aside, Section
from tests.press.typography import short_title


class Fo(Setter):
    """One publication on its way to XSL-FO."""

    def text(self, text: str) -> str:
        return escape(text)

    def label(self, markup: str) -> str:
        style = 'font-weight="bold"' if self.habits["label"] == "bold" else 'font-style="italic"'
        return f"<fo:inline {style}>{markup}</fo:inline>"

    def call(self, marker: str, first: bool) -> str:
        raised = self.raised(marker)
        if not first or not self.at_foot:
            return raised
        size = self.habits["size_pt"] - 2
        plain = (
            f'font-size="{size}pt" font-weight="normal" font-style="normal" '
            f'text-align="start" text-indent="0pt" color="black" line-height="1.2"'
        )
        if self.habits["note_mark"] == "inline":
            body = f"<fo:block {plain}>{raised} {self.note(marker)}</fo:block>"
        else:
            body = self.listed(f"{marker}.", f"<fo:block>{self.note(marker)}</fo:block>", 5, plain)
        return f"<fo:footnote>{raised}<fo:footnote-body>{body}</fo:footnote-body></fo:footnote>"

    @property
    def at_foot(self) -> bool:
        """Whether notes stand at the foot, which FOP draws over the text where it has columns."""
        return bool(self.habits["notes"] == "foot" and self.habits["columns"] == 1)

    def raised(self, marker: str) -> str:
        if self.habits["call"] == "bracket":
            return f"<fo:inline>[{marker}]</fo:inline>"
        return f'<fo:inline baseline-shift="super" font-size="65%">{marker}</fo:inline>'

    def address(self, url: str) -> str:
        broken = "".join(char + ("\u200b" if char in "/-_?&amp;=.%" else "") for char in url)
        return escape(broken.replace("/\u200b/\u200b", "//"))

    def link(self, markup: str, url: str) -> str:
        return (
            f"<fo:basic-link external-destination={quoteattr(f'url({url!r})')}>{markup}"
            f"</fo:basic-link>"
        )

    def listed(self, mark: str, body: str, indent: float, style: str = "") -> str:
        """A mark and what hangs beside it."""
        return (
            f'<fo:list-block provisional-distance-between-starts="{indent}mm" '
            f'provisional-label-separation="1mm" {style}>'
            f'<fo:list-item><fo:list-item-label end-indent="label-end()"><fo:block '
            f'text-indent="0pt">{escape(mark)}</fo:block></fo:list-item-label>'
            f'<fo:list-item-body start-indent="body-start()">{body}'
            f"</fo:list-item-body></fo:list-item></fo:list-block>"
        )

    def document(self) -> str:
        """The whole publication."""
        case, habits = self.case, self.habits
        body = "".join(self.section(section, at) for at, section in enumerate(case.sections, 1))
        if not self.at_foot:
            body += self.end_table()
        front = self.front()
        sequences = []
        if case.guide:
            sequences.append(self.sequence("single", self.guide()))
        if habits["columns"] == 2:
            front = f'<fo:block span="all">{front}</fo:block>'
        sequences.append(self.sequence("body", front + body))
        if case.about:
            text = "".join(
                f'<fo:block space-after="6pt">{self.text(p)}</fo:block>' for p in case.about
            )
            sequences.append(
                self.sequence(
                    "single",
                    (
                        f'<fo:block-container display-align="center" height="200mm">{text}'
                        f"</fo:block-container>"
                    ),
                )
            )
        return (
            '<?xml version="1.0" encoding="UTF-8"?><fo:root '
            'xmlns:fo="http://www.w3.org/1999/XSL/Format"'
            f' font-family="{habits["face"]}, DejaVu Sans" '
            f'font-size="{habits["size_pt"]}pt" line-height="1.35">'
            f"{self.masters()}{''.join(sequences)}</fo:root>"
        )

    def masters(self) -> str:
        columns = f'column-count="{self.habits["columns"]}" column-gap="7mm"'
        return (
            "<fo:layout-master-set>"
            + "".join(
                f'<fo:simple-page-master master-name="{name}" page-width="210mm" '
                f'page-height="297mm" margin="12mm 20mm">'
                f'<fo:region-body margin="14mm 0mm" {extra}/><fo:region-before '
                f'extent="10mm"/><fo:region-after extent="8mm" display-align="after"/>'
                "</fo:simple-page-master>"
                for name, extra in (("single", ""), ("body", columns))
            )
            + "</fo:layout-master-set>"
        )

    def sequence(self, master: str, body: str) -> str:
        series, title = self.text(self.case.series), self.text(short_title(self.case))
        number = "<fo:page-number/>"
        cell = '<fo:table-cell><fo:block text-align="{}">{}</fo:block></fo:table-cell>'
        row = cell.format("start", series) + cell.format("end", number)
        table = (
            f'<fo:table table-layout="fixed" width="100%" font-size="8pt"><fo:table-body>'
            f"<fo:table-row>{row}</fo:table-row></fo:table-body></fo:table>"
        )
        head = {
            "table": table,
            "head": (
                f'<fo:block font-size="8pt" border-bottom="0.5pt solid black">{title}</fo:block>'
            ),
        }.get(self.habits["running"], "")
        foot = {
            "head": f'<fo:block text-align="center" font-size="8pt">{number}</fo:block>',
            "foot": f'<fo:block text-align="end" font-size="8pt">{series} | {number}</fo:block>',
        }.get(self.habits["running"], "")
        statics = "".join(
            f'<fo:static-content flow-name="{name}">{text}</fo:static-content>'
            for name, text in (("xsl-region-before", head), ("xsl-region-after", foot))
            if text
        )
        return (
            f'<fo:page-sequence master-reference="{master}">{statics}<fo:flow '
            f'flow-name="xsl-region-body">{body}</fo:flow></fo:page-sequence>'
        )

    def front(self) -> str:
        case, habits = self.case, self.habits
        place = "".join(f"<fo:block>{self.text(line)}</fo:block>" for line in case.subtitle_lines)
        lead = "".join(f'<fo:block space-after="4pt">{text}</fo:block>' for text in self.lead())
        style = {
            "bold": 'font-weight="bold"',
            "italic": 'font-style="italic" font-size="110%"',
            "panel": 'background-color="#f0f0f0" padding="6pt" margin="0pt"',
        }[habits["lead"]]
        return (
            f'<fo:block font-size="20pt" line-height="1.2" font-weight="bold" '
            f'color="{habits["colour"]}" space-after="5pt">{self.text(case.title)}'
            f"</fo:block>"
            f'<fo:block font-size="13pt" space-after="10pt">{place}</fo:block>'
            f'<fo:block {style} space-after="12pt">{lead}</fo:block>'
        )

    def section(self, section: Section, at: int) -> str:
        text = [self.heading(section.heading, at)]
        whole = iter(list(parts(self.case, section)))
        for part in whole:
            if part.kind == "box":
                text.append(self.boxed(part, whole))
            elif part.kind == "aside" and part.aside:
                text.append(self.aside(part.aside))
            elif part.kind == "item":
                text.append(self.item(part))
            else:
                text.append(self.paragraph(part))
        return "".join(text)

    def heading(self, heading: str, at: int) -> str:
        colour = self.habits["colour"]
        style = {
            "bar": f'font-size="14pt" font-weight="bold" border-bottom="1pt solid {colour}"',
            "plain": f'font-size="15pt" color="{colour}"',
            "number": 'font-size="13pt" font-weight="bold"',
            "caps": (
                'font-size="11pt" font-weight="bold" text-transform="uppercase" '
                'letter-spacing="1.5pt"'
            ),
            "box": (
                f'font-size="12pt" font-weight="bold" color="white" '
                f'background-color="{colour}" padding="3pt"'
            ),
        }[self.habits["heading"]]
        number = f"{at}.\u2003" if self.habits["heading"] == "number" else ""
        return (
            f'<fo:block {style} space-before="12pt" space-after="6pt" '
            f'keep-with-next.within-column="always">{number}{self.text(heading)}'
            f"</fo:block>"
        )

    def paragraph(self, part: Part) -> str:
        indent = self.habits["paragraphs"] == "indent" and not part.continued
        style = 'text-indent="5mm"' if indent else ""
        space = "0pt" if self.habits["paragraphs"] == "indent" else "6pt"
        return (
            f'<fo:block text-align="{self.habits["align"]}" '
            f'space-after="{space}" {style}>{self.runs(part.runs)}</fo:block>'
        )

    def item(self, part: Part) -> str:
        kind: str = self.habits["bullet"]
        mark = {"1.": f"{part.number}.", "(a)": f"({chr(96 + part.number)})"}.get(kind, kind)
        mark = "" if part.continued else "–" if part.level else mark
        body = f'<fo:block text-align="{self.habits["align"]}">{self.runs(part.runs)}</fo:block>'
        listed = self.listed(mark, body, 6, 'space-after="4pt"')
        return f'<fo:block margin-left="8mm">{listed}</fo:block>' if part.level else listed

    def boxed(self, part: Part, whole: Iterator[Part]) -> str:
        """A box, or a table with the following paragraph and the box beside it."""
        beside = self.habits["box"] == "beside" and self.habits["columns"] == 1
        if not beside or part.continued:
            return self.box(part)
        following = next(whole)
        body = self.item(following) if following.kind == "item" else self.paragraph(following)
        return (
            '<fo:table table-layout="fixed" width="100%" space-after="6pt">'
            '<fo:table-column column-width="64%"/><fo:table-column '
            'column-width="36%"/>'
            f"<fo:table-body><fo:table-row><fo:table-cell>{body}</fo:table-cell>"
            f'<fo:table-cell padding-left="5mm">{self.box(part)}</fo:table-cell>'
            f"</fo:table-row></fo:table-body></fo:table>"
        )

    def box(self, part: Part) -> str:
        colour = self.habits["colour"]
        look = {
            "panel": 'background-color="#e8eef4"',
            "beside": f'border-left="2pt solid {colour}"',
            "frame": f'border="0.75pt solid {colour}" font-style="italic"',
            "rules": (
                f'border-top="0.75pt solid {colour}" border-bottom="0.75pt '
                f'solid {colour}" font-weight="bold"'
            ),
            "dark": f'background-color="{colour}" color="white"',
        }[self.habits["box"]]
        inner = "".join(
            f'<fo:block space-after="3pt">{self.text(text)}</fo:block>' for text in part.texts
        )
        return (
            f'<fo:block {look} padding="5pt" margin="0pt" space-before="8pt" '
            f'space-after="10pt" keep-together.within-column="always" text-align="start" '
            f'font-size="95%">{inner}</fo:block>'
        )

    def aside(self, aside: Aside) -> str:
        if aside.kind == "table":
            rows = "".join(
                "<fo:table-row>"
                + "".join(
                    (
                        f'<fo:table-cell border="0.5pt solid #888" padding="2pt">'
                        f"<fo:block>{self.text(cell)}</fo:block></fo:table-cell>"
                    )
                    for cell in row
                )
                + "</fo:table-row>"
                for row in aside.rows
            )
            return (
                f'<fo:table table-layout="fixed" width="70%" space-before="6pt" '
                f'space-after="8pt" text-indent="0pt"><fo:table-body>{rows}'
                f"</fo:table-body></fo:table>"
            )
        text = self.text(aside.rows[0][0])
        if aside.kind == "quote":
            return (
                f'<fo:block font-size="140%" font-style="italic" text-align="center" '
                f'margin="8pt 12mm">{text}</fo:block>'
            )
        return (
            f'<fo:block text-align="center" space-before="6pt">'
            f"<fo:instream-foreign-object>{DRAWING}</fo:instream-foreign-object>"
            f'</fo:block><fo:block text-align="center" font-size="85%" '
            f'space-after="8pt">{text}</fo:block>'
        )

    def end_table(self) -> str:
        """Notes behind the text, in a table of two columns without lines."""
        rows = "".join(
            (
                f"<fo:table-row><fo:table-cell><fo:block>{note.marker}</fo:block>"
                f"</fo:table-cell><fo:table-cell><fo:block>{self.note(note.marker)}"
                f"</fo:block></fo:table-cell></fo:table-row>"
            )
            for note in self.case.notes
        )
        if not rows:
            return ""
        title = NOTES_TITLE[self.case.language]
        return (
            f'<fo:block font-weight="bold" space-before="14pt" '
            f'keep-with-next.within-column="always">{title}</fo:block>'
            '<fo:table table-layout="fixed" width="100%" font-size="85%">'
            '<fo:table-column column-width="8mm"/><fo:table-column '
            'column-width="proportional-column-width(1)"/>'
            f"<fo:table-body>{rows}</fo:table-body></fo:table>"
        )

    def guide(self) -> str:
        guide = self.case.guide
        assert guide
        lines = "".join(
            self.listed(f"{n}.", f"<fo:block>{self.text(line)}</fo:block>", 8, 'space-after="3pt"')
            for n, line in enumerate(guide.criteria, 1)
        )
        cells = "".join(
            (
                f'<fo:table-cell padding-right="2mm"><fo:block>{self.text(line)}'
                f"</fo:block></fo:table-cell>"
            )
            for line in guide.domains
        )
        head = (
            '<fo:block font-size="14pt" font-weight="bold" space-before="10pt" '
            'space-after="6pt">{}</fo:block>'
        )
        return (
            f"{head.format(self.text(guide.title))}{lines}{head.format(self.text(guide.domains_title))}"
            f'<fo:table table-layout="fixed" width="100%" text-align="start">'
            f"<fo:table-body><fo:table-row>{cells}</fo:table-row></fo:table-body>"
            f"</fo:table>"
            f'<fo:block space-before="8pt">{self.text(guide.how_to_read)}</fo:block>'
        )


def press(publication: Publication, path: Path, folder: Path) -> None:
    """Format with FOP; faces that are not of the base 14 come from the system."""
    (folder / "sheet.fo").write_text(Fo(publication).document(), "utf-8")
    (folder / "fop.xml").write_text(FONTS, "utf-8")
    run("fop", "-q", "-c", "fop.xml", "sheet.fo", "sheet.pdf", folder=folder)
    path.write_bytes((folder / "sheet.pdf").read_bytes())


PRODUCERS = (Producer("fop", ("fop",), CHOICES, press),)
