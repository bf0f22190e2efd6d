"""LaTeX with three engines: pdfTeX, XeTeX, and TeX with dvips (bitmap fonts)."""

from __future__ import annotations

import re
import shutil
from itertools import groupby
from pathlib import Path

from benchmarks.foreign.flow import NOTES_TITLE, Part, Setter, parts
from benchmarks.foreign.habits import Publication
from benchmarks.foreign.latex_style import (
    CHOICES,
    DVIPS,
    ESCAPES,
    FACES,
    ITEMS,
    NUMBERS,
    OPEN_FACES,
    preamble,
)
from benchmarks.foreign.producer import Producer, run
from tests.press.case import Aside, Section
from tests.press.runs import Run
from tests.press.typography import short_title

BREAKS = "/-_?&=.%#"  # an address may break after these
LABELS = {"bold": "textbf", "italic": "textit", "smallcaps": "textsc", "sans": "textsf"}


class Latex(Setter):
    """One publication on its way to LaTeX."""

    def text(self, text: str) -> str:
        return "".join(ESCAPES.get(char, char) for char in text)

    def label(self, markup: str) -> str:
        return rf"\{LABELS[self.habits['label']]}{{{markup}}}"

    def call(self, marker: str, first: bool) -> str:
        if self.habits["notes"] == "end" or not first:
            return self.mark(marker)
        return rf"{self.mark(marker)}\footnotetext[{marker}]{{{self.note(marker)}}}"

    def mark(self, marker: str) -> str:
        if self.habits["call"] == "bracket":
            return f"~[{marker}]" if self.habits["notes"] == "end" else f"[{marker}]"
        if self.habits["notes"] == "end":
            return rf"\textsuperscript{{{marker}}}"
        return rf"\footnotemark[{marker}]"

    def address(self, url: str) -> str:
        # in French the colon is active; in Spanish \% begins with a space
        plain = {":": r"\string:", "%": r"{\char37}"}
        pieces = (
            plain.get(char, self.text(char))
            + (r"\allowbreak " if char in BREAKS and following not in ("/", "") else "")
            for char, following in zip(url, [*url[1:], ""], strict=True)
        )
        return f"{{{self.habits.get('address', chr(92) + 'ttfamily')} {''.join(pieces)}}}"

    def link(self, markup: str, url: str) -> str:
        target = re.sub(r"([%#&_~])", r"\\\1", url)
        return rf"\href{{{target}}}{{{markup}}}"

    def document(self) -> str:
        """The whole publication."""
        case = self.case
        text = [preamble(case.language, self.habits), self.running(), r"\begin{document}"]
        if case.guide:
            text += [r"\onecolumn", self.guide(), r"\clearpage"]
        text.append(self.front())
        if self.habits["layout"] == "multicol":
            text.append(r"\begin{multicols}{2}")
        text += [self.section(section, at) for at, section in enumerate(case.sections)]
        if self.habits["notes"] == "end":
            text.append(self.endnotes())
        if self.habits["layout"] == "multicol":
            text.append(r"\end{multicols}")
        if case.about:
            text.append(self.about())
        return "\n\n".join([*text, r"\end{document}"])

    def running(self) -> str:
        """Running head, running foot, page numbers."""
        case, habits = self.case, self.habits
        series, title = self.text(case.series), self.text(short_title(case))
        folio = {
            "n": r"\thepage",
            "dashes": r"-- \thepage{} --",
            "of": r"\thepage/\pageref{LastPage}",
            "none": "",
        }[habits["folio"]]
        lines = {
            "head": rf"\fancyhead[L]{{\small\scshape {series}}}\fancyhead[R]{{\small {folio}}}",
            "foot": rf"\fancyfoot[L]{{\footnotesize\sffamily {series}}}\fancyfoot[R]{{{folio}}}",
            "both": rf"\fancyhead[C]{{\small\itshape {title}}}\fancyfoot[C]{{{folio}}}",
            "section": (
                rf"\fancyhead[L]{{\small\itshape\nouppercase{{\leftmark}}}}"
                rf"\fancyfoot[C]{{{folio}}}"
            ),
            "none": rf"\fancyfoot[C]{{{folio}}}",
        }[habits["running"]]
        rule = ".4pt" if habits["running"] in ("head", "section") else "0pt"
        mark = r"\renewcommand{\sectionmark}[1]{\markboth{#1}{}}"
        return (
            rf"\pagestyle{{fancy}}\fancyhf{{}}{mark}{lines}"
            rf"\renewcommand{{\headrulewidth}}{{{rule}}}\setlength{{\headheight}}{{15pt}}"
        )

    def front(self) -> str:
        """Title, place and years, lead."""
        title = self.text(self.case.title)
        place = r"\\ ".join(self.text(line) for line in self.case.subtitle_lines)
        head = {
            "left": rf"{{\raggedright\sffamily\bfseries\LARGE\color{{main}} {title}\par}}\medskip"
            rf"{{\raggedright\sffamily\large {place}\par}}\bigskip",
            "centred": (
                rf"{{\centering\hyphenpenalty=10000 {{\huge {title}\par}}\medskip{{\large"
                rf"\itshape {place}\par}}}}\bigskip"
            ),
            "ruled": rf"{{\raggedright\rule{{\linewidth}}{{1pt}}\par{{\Large\bfseries {title}\par}}"
            rf"\rule{{\linewidth}}{{1pt}}\par{{\scshape\large {place}\par}}}}\bigskip",
            "band": rf"\begin{{tcolorbox}}[colback=main,colframe=main,coltext=white,sharp corners,"
            rf"boxsep=3mm]{{\raggedright\hyphenpenalty=10000\sffamily\bfseries"
            rf"\Large {title}\par\medskip"
            rf"\normalfont\sffamily\large {place}\par}}\end{{tcolorbox}}\bigskip",
        }[self.habits["title"]]
        lead, notes = self.lead_text()
        if self.habits["layout"] == "two":
            return rf"\twocolumn[{{{head}{lead}\bigskip}}]{notes}"
        return f"{head}\n\n{lead}{notes}"

    def lead_text(self) -> tuple[str, str]:
        """The lead, and its notes, which cannot stand inside a box."""
        markers = [call.marker for passage in self.case.summary for call in passage.calls]
        self.noted.update(markers)
        body = "\\par\n".join(self.lead())
        notes = "".join(
            rf"\footnotetext[{marker}]{{{self.note(marker)}}}"
            for marker in dict.fromkeys(markers)
            if self.habits["notes"] == "foot"
        )
        lead = {
            "italic": rf"{{\itshape {body}\par}}",
            "bold": rf"{{\bfseries {body}\par}}",
            "quote": rf"\begin{{quotation}}\noindent\large {body}\end{{quotation}}",
            "box": (
                rf"\begin{{tcolorbox}}[colback=black!4,colframe=black!4,sharp corners]"
                rf"\sffamily {body}\end{{tcolorbox}}"
            ),
        }[self.habits["lead"]]
        return lead, notes

    def section(self, section: Section, at: int) -> str:
        """A heading and its parts, items gathered in lists."""
        text = [r"\needspace{5\baselineskip}" if self.habits["layout"] == "one" else ""]
        text.append(rf"\section{{{self.text(section.heading)}}}")
        drop = at == 0 and self.habits["drop"]
        whole = list(parts(self.case, section))
        for kind, group in groupby(whole, lambda part: part.kind):
            if kind == "item":
                text.append(self.items(list(group)))
                continue
            for part in group:
                if kind == "aside" and part.aside:
                    text.append(self.aside(part.aside))
                elif kind == "box":
                    following = whole[whole.index(part) + 1 :]
                    text.append(self.box(part, following[0] if following else None))
                else:
                    text.append(self.paragraph(part, drop))
                    drop = False
        return "\n\n".join(text)

    def paragraph(self, part: Part, drop: bool) -> str:
        first = part.runs[0]
        if drop and not part.continued and re.match(r"[^\W\d_][^\W\d_]+ ", first.text):
            word, rest = first.text.split(" ", 1)
            begun = rf"\lettrine{{{word[0]}}}{{{self.text(word[1:])}}} "
            return begun + self.runs((Run(rest), *part.runs[1:]))
        return (r"\noindent " if part.continued else "") + self.runs(part.runs)

    def items(self, items: list[Part]) -> str:
        """A list; where an item goes on behind a box it is no new one."""
        mark = self.habits["bullet"]
        kind = "enumerate" if mark in NUMBERS else "itemize"
        options = [NUMBERS[mark] if mark in NUMBERS else ITEMS[mark]]
        if items[0].number > 1 and kind == "enumerate":
            options.append(f"start={items[0].number + items[0].continued}")
        text = [rf"\begin{{{kind}}}[{','.join(options)}]"]
        for at, item in enumerate(items):
            body = self.runs(item.runs)
            if item.level and at == 0:
                text.append(rf"\item[--] {body}")
            elif item.continued:
                text.append(rf"\item[] {body}")
            elif item.level:
                text.append(rf"\begin{{itemize}}[label=--] \item {body} \end{{itemize}}")
            else:
                text.append(rf"\item {body}")
        return "\n".join([*text, rf"\end{{{kind}}}"])

    def box(self, part: Part, following: Part | None) -> str:
        """Callouts: in the margin, beside a long paragraph, or as wide as the column."""
        texts = [self.text(text) for text in part.texts]
        if self.habits["layout"] == "margin":
            inner = r"\par\smallskip ".join(texts)
            inner = rf"\raggedright\footnotesize\sffamily\color{{main}} {inner}"
            return (
                rf"\leavevmode\marginpar{{{inner}}}\ignorespaces"
                if part.continued
                else rf"\marginpar{{{inner}}}"
            )
        inner = r"\par\medskip ".join(texts)
        body = rf"\begin{{callout}}\raggedright\hyphenpenalty=10000 {inner}\end{{callout}}"
        roomy = following and following.kind == "paragraph" and following.length > 600
        if self.habits["wrap"] and self.habits["layout"] == "one" and roomy and len(texts) < 3:
            return (
                rf"\begin{{wrapfigure}}{{r}}{{.4\linewidth}}\vspace{{-9pt}}{body}\end{{wrapfigure}}"
            )
        return body

    def aside(self, aside: Aside) -> str:
        """A table between rules, a drawing with its caption, or a pull quote."""
        if aside.kind == "table":
            rows = [r" & ".join(self.text(cell) for cell in row) + r"\\" for row in aside.rows]
            columns = "l" + "r" * (len(rows[0]) and len(aside.rows[0]) - 1)
            body = rf"\toprule {rows[0]}\midrule {' '.join(rows[1:])}\bottomrule"
            return (
                rf"\begin{{center}}\begin{{tabular}}{{{columns}}}{body}\end{{tabular}}"
                rf"\end{{center}}"
            )
        text = self.text(aside.rows[0][0])
        if aside.kind == "quote":
            return (
                rf"\begin{{center}}\parbox{{.8\linewidth}}{{\centering\Large"
                rf"\itshape {text}}}\end{{center}}"
            )
        bars = r"\,".join(rf"\rule{{5mm}}{{{height}mm}}" for height in (7, 12, 9, 15))
        return (
            rf"\begin{{center}}{{\color{{main!50}}{bars}}}\par\smallskip{{\small {text}}}"
            rf"\end{{center}}"
        )

    def endnotes(self) -> str:
        """Notes behind the text, under a title of their own."""
        notes = [
            rf"\item[{self.end_mark(note.marker)}] {self.note(note.marker)}"
            for note in self.case.notes
        ]
        if not notes:
            return ""
        title = NOTES_TITLE[self.case.language]
        return (
            (
                rf"\subsection*{{{title}}}{{\footnotesize"
                rf"\begin{{description}}[leftmargin=2em,font=\normalfont]"
            )
            + "\n".join(notes)
            + r"\end{description}}"
        )

    def end_mark(self, marker: str) -> str:
        return {
            "usual": rf"\textsuperscript{{{marker}}}",
            "line": f"{marker}.",
            "flush": f"[{marker}]",
        }[self.habits["note_mark"]]

    def about(self) -> str:
        body = r"\par\medskip ".join(self.text(text) for text in self.case.about)
        return (
            rf"\clearpage\thispagestyle{{empty}}\vspace*{{\fill}}{{\small\sffamily"
            rf"\raggedright\setlength{{\parindent}}{{0pt}}{body}\par}}\vspace*{{\fill}}"
        )

    def guide(self) -> str:
        """The reading guide: a list of criteria, the domains in a row."""
        guide = self.case.guide
        assert guide
        if self.habits["box"] in ("tcb", "frame", "dark"):
            lines = "".join(
                rf"\begin{{callout}}{self.text(line)}\end{{callout}}\vspace{{-4pt}}"
                for line in guide.criteria
            )
        else:
            lines = (
                r"\begin{enumerate}"
                + "".join(rf"\item {self.text(line)}" for line in guide.criteria)
                + r"\end{enumerate}"
            )
        head = rf"{{\Large\bfseries {self.text(guide.title)}\par}}\medskip"
        domains = " & ".join(
            rf"\parbox[t]{{.17\linewidth}}{{\raggedright\footnotesize {self.text(line)}}}"
            for line in guide.domains
        )
        return (
            rf"{{\setlength{{\parindent}}{{0pt}}{head}{lines}\bigskip {{"
            rf"\bfseries {self.text(guide.domains_title)}\par}}"
            rf"\smallskip"
            rf"\begin{{tabular}}{{@{{}}{'l' * len(guide.domains)}@{{}}}}{domains}"
            rf"\end{{tabular}}\par\bigskip "
            rf"{self.text(guide.how_to_read)}\par}}"
        )


def pdftex(publication: Publication, path: Path, folder: Path) -> None:
    """Set with pdfTeX."""
    _tex("pdflatex", publication, folder)
    shutil.move(folder / "sheet.pdf", path)


def xetex(publication: Publication, path: Path, folder: Path, maker: type[Latex] = Latex) -> None:
    """Set with XeTeX and OpenType faces."""
    _tex("xelatex", publication, folder, maker)
    shutil.move(folder / "sheet.pdf", path)


def dvips(publication: Publication, path: Path, folder: Path) -> None:
    """Set with TeX and the EC bitmap fonts, which become Type 3 fonts."""
    _tex("latex", publication, folder)
    run("dvips", "-q", "-R0", "sheet", folder=folder)
    run("ps2pdf", "sheet.ps", folder=folder)
    shutil.move(folder / "sheet.pdf", path)


def _tex(engine: str, publication: Publication, folder: Path, maker: type[Latex] = Latex) -> None:
    """Run ``engine`` twice, since the number of pages is known behind the first run."""
    (folder / "sheet.tex").write_text(maker(publication).document(), "utf-8")
    for _ in range(2):
        run(engine, "-interaction=nonstopmode", "-halt-on-error", "sheet.tex", folder=folder)


PRODUCERS = (
    Producer("pdftex", ("pdflatex",), CHOICES | {"face": tuple(FACES)[:-1]}, pdftex),
    Producer("xetex", ("xelatex",), CHOICES | {"face": tuple(OPEN_FACES)}, xetex),
    Producer("dvips", ("latex", "dvips", "ps2pdf"), CHOICES | DVIPS, dvips),
)
