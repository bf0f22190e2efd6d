"""Pages as designers lay them out: headings in the margin, sections in boxes, bars, dark pages.

The same publications as the producers they are made with set, in other layouts.
"""

from __future__ import annotations

import os
import re
import shutil
from functools import partial
from pathlib import Path

from benchmarks.foreign import docx, groff, latex, typst_book, web
from benchmarks.foreign.docx import Word, paragraph
from benchmarks.foreign.docx_parts import CHOICES as WORD
from benchmarks.foreign.flow import Part
from benchmarks.foreign.groff import Ms
from benchmarks.foreign.habits import Choices, Publication
from benchmarks.foreign.latex import Latex
from benchmarks.foreign.latex_style import CHOICES as LATEX_CHOICES
from benchmarks.foreign.latex_style import OPEN_FACES
from benchmarks.foreign.producer import Producer, run
from benchmarks.foreign.typst_book import Book
from benchmarks.foreign.web import Html
from tests.press.case import Section

HTML: Choices = {
    "printer": ("weasyprint", "chromium", "wkhtmltopdf"),
    "design": (
        "side-left",
        "side-left",
        "side-right",
        "boxed",
        "bar",
        "turned",
        "three",
        "dark",
        "rail",
    ),
    "heading": ("h2", "caps", "tab", "underlined"),
    "box": ("margin", "float", "full", "quote"),
    "align": ("left", "justify"),
}
MARGINS: Choices = {"side": ("left", "left", "right"), "place": ("margin", "text")}


class Designed(Html):
    """A publication in one of the layouts, on its way to HTML."""

    def style(self) -> str:
        habits = self.habits
        left = habits["design"] != "side-right"
        edge = "left" if left else "right"
        wide = "28%"
        rules = {
            "side": f"""
              section {{ position: relative; padding-{edge}: 30%; margin-top: 1.6em }}
              section > h2 {{ position: absolute; {edge}: 0; top: 0; width: {wide}; margin: 0;
                text-align: {"right" if left else "left"} }}
              section > p:first-of-type, section > ul:first-of-type {{ margin-top: 0 }}
              h1, .place, .lead {{ padding-{edge}: 30% }}
              .margin {{ float: {edge}; clear: {edge}; width: 38%; margin: 0;
                margin-{edge}: -42%; text-align: left; font-size: .9em }}""",
            "boxed": """
              section { border: 2px solid {colour}; border-radius: 6px; padding: .2em 1em 1em;
                margin: 1em 0 }
              section > h2 { margin: .6em 0 }""",
            "bar": """
              section > h2 { background: {colour}; color: #fff; padding: .35em .7em;
                text-decoration: none; border: 0 }""",
            "turned": """
              section { position: relative; padding-left: 3.2em; margin-top: 1.4em }
              section { min-height: 13em }
              section > h2 { position: absolute; left: 0; top: 12.2em; margin: 0; width: 10em;
                font-size: 1.2em; white-space: nowrap; text-align: right; transform-origin: 0 0;
                transform: rotate(-90deg); -webkit-transform: rotate(-90deg);
                -webkit-transform-origin: 0 0; line-height: 1.2 }""",
            "three": """
              .flow { column-count: 3; -webkit-column-count: 3; column-gap: 1.4em; text-align: left;
                font-size: .88em } h2 { column-span: none }""",
            "dark": """
              body { background: #16222e; color: #eee } section > h2 { color: #ffc857 }
              .place { color: #bcd } .lead { color: #fff; background: none; padding: 0 }
              h1 { color: #fff; background: none; padding: 0 }""",
            "rail": """
              .flow { border-left: 6px solid {colour}; padding-left: 18px }
              section > h2 { margin-left: -18px; padding: .2em .6em; background: #eee;
                display: inline-block }""",
        }
        own = rules["side" if "side" in habits["design"] else habits["design"]]
        size = "a4 landscape" if habits["design"] == "three" else "a4"
        page = f"@page {{ size: {size}; margin: 20mm 20mm }}" if self.paged else ""
        if habits["design"] == "dark" and self.paged:
            page = "@page { size: a4; margin: 0; background: #16222e } body { padding: 18mm }"
        return super().style() + page + own.replace("{colour}", habits["colour"])

    @property
    def paged(self) -> bool:
        """Whether the printer knows pages' rules."""
        return bool(self.habits["printer"] != "wkhtmltopdf")

    def section(self, section: Section) -> str:
        return f"<section>{super().section(section)}</section>"

    def document(self) -> str:
        whole = super().document()
        start, end = whole.index("<section>"), whole.rindex("</section>") + len("</section>")
        return f'{whole[:start]}<div class="flow">{whole[start:end]}</div>{whole[end:]}'

    def box(self, part: Part) -> str:
        if self.habits["box"] != "margin" or "side" not in self.habits["design"]:
            return super().box(part)
        inner = "".join(f"<p>{self.text(text)}</p>" for text in part.texts)
        return f'<div class="box margin">{inner}</div>'


def html(publication: Publication, path: Path, folder: Path) -> None:
    """Print with one of three printers."""
    sheet = folder / "sheet.html"
    sheet.write_text(Designed(publication).document(), "utf-8")
    printer = publication.habits["printer"]
    if printer == "weasyprint":
        from weasyprint import HTML as Printer

        Printer(str(sheet)).write_pdf(str(path))
        return
    made = folder / "sheet.pdf"
    if printer == "chromium":
        run(
            "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
            f"--user-data-dir={folder / 'profile'}", f"--print-to-pdf={made}", sheet.as_uri(),
            folder=folder,
        )  # fmt: skip
    else:
        env = dict(os.environ) | {"QT_QPA_PLATFORM": "offscreen", "XDG_RUNTIME_DIR": str(folder)}
        margins = ("-T", "20mm", "-B", "20mm", "-L", "20mm", "-R", "20mm")
        run(
            "wkhtmltopdf", "-q", "-s", "A4", *margins, str(sheet), str(made), folder=folder, env=env
        )
    shutil.move(made, path)


class MarginBook(Book):
    """Typst, with headings placed in the margin."""

    @property
    def marginal(self) -> bool:
        return True

    def preamble(self) -> str:
        text = super().preamble()
        wide = "(left: 66mm, right: 22mm, y: 24mm)"
        other = "(left: 60mm, right: 60mm, y: 24mm)"
        side, place = self.habits["side"], self.habits["place"]
        own = "(left: 22mm, right: 66mm, y: 24mm)"
        if place == "other":
            text = text.replace(own, other)
        elif side == "left":
            text = text.replace(own, wide)
        at, dx, align = ("left", "-46mm", "right") if side == "left" else ("right", "46mm", "left")
        head = (
            rf"#let section(it) = {{ v(1em); place({at}, dx: {dx}, block(width: 40mm, "
            rf"align({align}, {{\1 }}))) }}"
        )
        return re.sub(r"(?s)#let section\(it\) = block\([^{]*\{(.*?) \}\)(?=\n)", head, text)

    def boxes(self) -> str:
        text = super().boxes()
        side, place = self.habits["side"], self.habits["place"]
        left = (side == "left") == (place == "margin")
        if place == "text":
            return text.replace(
                "place(right, dx: 48mm, block(width: 42mm, align(left, ",
                "block(inset: 9pt, (align(left, ",
            )
        if left:
            return text.replace("place(right, dx: 48mm", "v(.1em); place(left, dx: -46mm").replace(
                "width: 42mm", "width: 40mm"
            )
        return text


class MarginLatex(Latex):
    """LaTeX, with headings as marginal notes."""

    def section(self, section: Section, at: int) -> str:
        text = super().section(section, at)
        head = rf"\section{{{self.text(section.heading)}}}"
        look = {
            "sans": r"\sffamily\bfseries\large\color{main}",
            "smallcaps": r"\scshape\Large",
        }.get(self.habits["heading"], r"\bfseries\large")
        note = (
            r"\par\bigskip\needspace{4\baselineskip}\noindent\leavevmode"
            rf"\marginnote{{\raggedright\hyphenpenalty=10000 {look} "
            rf"{self.text(section.heading)}}}[0pt]"
            r"\ignorespaces "
        )
        return text.replace(head + "\n\n", note)

    def document(self) -> str:
        text = super().document()
        if self.habits["side"] == "left":
            text = text.replace(
                "left=25mm,textwidth=112mm", "left=70mm,textwidth=112mm,reversemarginpar"
            )
        return text


class MarginWord(Word):
    """Word, with a table of two columns: the heading, and its text."""

    def section(self, section: Section, at: int) -> str:
        text = super().section(section, at)
        head = paragraph(self.text(section.heading), "Heading1")
        body = text.removeprefix(head)
        left = self.habits["side"] == "left"
        cells = [
            f'<w:tc><w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/></w:tcPr>{inner}</w:tc>'
            for wide, inner in ((2400, head), (6800, body or paragraph("")))
        ]
        grid = (2400, 6800) if left else (6800, 2400)
        columns = "".join(f'<w:gridCol w:w="{wide}"/>' for wide in grid)
        row = "".join(cells if left else cells[::-1])
        edge = ""
        if self.habits["ruled"]:
            edge = (
                '<w:tblBorders><w:top w:val="single" w:sz="6"/><w:bottom w:val="single" w:sz="6"/>'
                "</w:tblBorders>"
            )
        return (
            f'<w:tbl><w:tblPr><w:tblW w:w="9200" w:type="dxa"/>{edge}<w:tblLayout w:type="fixed"/>'
            f"</w:tblPr><w:tblGrid>{columns}</w:tblGrid><w:tr>{row}</w:tr></w:tbl>"
            + paragraph("", "Body")
        )


class MarginMs(Ms):
    """groff, with headings left of the text."""

    def preamble(self) -> str:
        return super().preamble().replace(".nr PO 2.6c\n.nr LL 15.8c", ".nr PO 6.6c\n.nr LL 12c")

    def heading(self, text: str) -> str:
        look = {"B": r"\f[B]", "I": r"\f[BI]\s+2"}[self.habits["label"]]
        words = text.split()
        half = len(words) // 2
        lines = [" ".join(words[:half]), " ".join(words[half:])] if len(text) > 16 else [text]
        shown = "\n.br\n".join(rf"{look}{line}\s0\f[R]" for line in lines)
        moved = f".mk\n.na\n.po -4c\n{shown}\n.br\n.po\n.ad {self.habits['adjust']}\n.rt"
        return f".ne 5v\n.LP\n.sp .6\n{moved}"


LATEX = MARGINS | {
    "face": tuple(OPEN_FACES),
    "layout": ("margin",),
    "heading": ("sans", "smallcaps", "ruled"),
}
PRODUCERS = (
    Producer("design-html", ("chromium", "wkhtmltopdf"), web.CHOICES | HTML, html),
    Producer(
        "side-typst",
        (),
        typst_book.CHOICES | MARGINS | {"columns": (1,), "place": ("margin", "text", "other")},
        partial(typst_book.press, maker=MarginBook),
    ),
    Producer(
        "side-xetex", ("xelatex",), LATEX_CHOICES | LATEX, partial(latex.xetex, maker=MarginLatex)
    ),
    Producer(
        "side-docx",
        ("soffice",),
        WORD | MARGINS | {"columns": (1,), "ruled": (True, False)},
        partial(docx.press, maker=MarginWord),
    ),
    Producer(
        "side-groff",
        ("groff",),
        groff.CHOICES | {"columns": (1,)},
        partial(groff.press, maker=MarginMs),
    ),
)
