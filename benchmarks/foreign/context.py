"""ConTeXt: lines that run out of their column, markers that hang out of it, callouts beside it."""

from __future__ import annotations

import os
import shutil
from itertools import groupby
from pathlib import Path

from benchmarks.foreign.flow import NOTES_TITLE, Part, Setter, parts
from benchmarks.foreign.habits import Publication
from benchmarks.foreign.producer import Producer, run
from tests.press.case import Aside, Section
from tests.press.typography import short_title

CHOICES = {
    "columns": (1, 2, 2),
    "face": ("pagella", "termes", "schola", "dejavu", "heros", "Linux Libertine O"),
    "size_pt": (9, 10, 11, 12),
    "box": ("framed", "tint", "margin", "rules"),
    "heading": ("plain", "caps", "band", "smallcaps", "number"),
    "bullet": ("1", "2", "4", "n", "a"),
    "label": ("sc", "em", "bf", "ss\\bf"),
    "old_figures": (True, False),
    "running": ("section", "both", "none"),
    "notes": ("foot", "foot", "end"),
    "contents": (True, False),
    "align": ("hanging,hz", "flushleft", "normal"),
    "indent": (True, False),
    "call": ("high", "bracket"),
}
TYPEFACES = CHOICES["face"][:5]
CONTENTS = {"fr": "Sommaire", "en": "Contents", "es": "Índice"}
SPELLED = {"\\": "backslash", "_": "underscore", "^": "hat", "~": "tilde", "|": "bar"}
ESCAPES = (
    {char: rf"\letter{name}{{}}" for char, name in SPELLED.items()}
    | {char: f"\\{char}" for char in "{}$&#"}
    | {"%": r"\percent{}", "\u00a0": "~"}
)
BREAKS = "/_.&?=-"
HEADINGS = {
    "plain": r"\setuphead[section][style=\bfb,number=no]",
    "caps": r"\setuphead[section][style=\bf\WORD,number=no]",
    "band": (
        r"\define[2]\Band{\framed[width=broad,align=flushleft,background=color,"
        r"backgroundcolor=main,frame=off]{#1#2}}"
        r"\setuphead[section][number=no,style=\ssbfa,color=white,command=\Band]"
    ),
    "smallcaps": r"\setuphead[section][style=\sca,number=no,align=middle]",
    "number": r"\setuphead[section][style=\bfa,number=yes]",
}
NARROW = r"\startalignment[{0},nothyphenated]"


class Context(Setter):
    """One publication on its way to ConTeXt."""

    def text(self, text: str) -> str:
        return "".join(ESCAPES.get(char, char) for char in text)

    @property
    def at_foot(self) -> bool:
        """Whether notes stand at the foot: ConTeXt loses those that are called above columns."""
        called = any(passage.calls for passage in self.case.summary)
        return self.habits["notes"] == "foot" and not (called and self.habits["columns"] == 2)

    def label(self, markup: str) -> str:
        return rf"{{\{self.habits['label']} {markup}}}"

    def call(self, marker: str, first: bool) -> str:
        if first and self.at_foot:
            return rf"\footnote[note:{marker}]{{{self.note(marker)}}}"
        return rf"\high{{{marker}}}" if self.habits["call"] == "high" else f" [{marker}]"

    def address(self, url: str) -> str:
        pieces = (self.text(char) + r"\allowbreak{}" * (char in BREAKS) for char in url)
        return rf"{{\tt {''.join(pieces)}}}"

    def link(self, markup: str, url: str) -> str:
        target = "".join(
            {"%": r"\letterpercent{}", "#": r"\letterhash{}", "&": r"\letterampersand{}"}.get(
                char, ESCAPES.get(char, char)
            )
            for char in url
        )
        return rf"\goto{{{markup}}}[url({target})]"

    def document(self) -> str:
        """The whole publication."""
        case, columns = self.case, self.habits["columns"] == 2
        text = [self.preamble(), r"\starttext"]
        if case.guide:
            text += [self.guide(), r"\page"]
        if self.habits["contents"]:
            title = CONTENTS[case.language]
            text.append(rf"{{\bfb {title}}}\blank\placelist[section][alternative=c]\page")
        text.append(self.front())
        if columns:
            text.append(r"\startcolumns[n=2,distance=8mm,tolerance=verytolerant]")
        text += [self.section(section) for section in case.sections]
        if case.notes and not self.at_foot:
            notes = (rf"\noindent [{one.marker}] {self.note(one.marker)}" for one in case.notes)
            title = NOTES_TITLE[case.language]
            text.append(rf"\subject{{{title}}}{{\switchtobodyfont[small]" + "\n\n".join(notes))
            text.append(r"\par}")
        if columns:
            text.append(r"\stopcolumns")
        if case.about:
            about = r"\par\blank ".join(self.text(line) for line in case.about)
            text.append(rf"\page{{\ss\tfx\setupinterlinespace {about}\par}}")
        return "\n\n".join([*text, r"\stoptext"])

    def preamble(self) -> str:
        case, habits = self.case, self.habits
        series, title = self.text(case.series), self.text(short_title(case))
        wide = (50, 135) if habits["box"] == "margin" else (25, 160)
        face, size = habits["face"], habits["size_pt"]
        font = rf"\setupbodyfont[{face},{size}pt]"
        if face not in TYPEFACES:
            font = (
                rf"\definefontfamily[own][rm][{face}]\definefontfamily[own][ss][Linux Biolinum O]"
                r"\definefontfamily[own][tt][DejaVu Sans Mono][rscale=0.8]"
                rf"\setupbodyfont[own,{size}pt]"
            )
        return "\n".join(
            (
                rf"\mainlanguage[{case.language}]\setuppapersize[A4]",
                r"\setupinteraction[state=start,color=,contrastcolor=,style=]",
                rf"\setuplayout[backspace={wide[0]}mm,width={wide[1]}mm,topspace=15mm,header=10mm,"
                r"footer=10mm,height=265mm,margin=38mm,margindistance=5mm]",
                r"\definefontfeature[default][default][mode=node,script=latn,kern=yes,liga=yes"
                + (",onum=yes]" if habits["old_figures"] else "]"),
                font,
                r"\definecolor[main][r=.1,g=.3,b=.5]\definecolor[tint][r=.9,g=.94,b=.88]",
                rf"\setupalign[{habits['align']}]",
                r"\setupindenting[yes,medium,next]"
                if habits["indent"]
                else r"\setupwhitespace[medium]",
                r"\setuppagenumbering[location={footer,middle}]",
                {
                    "section": rf"\setupheadertexts[{{\it {title}}}][section]",
                    "both": rf"\setupheadertexts[{{\sc {series}}}][]\setupfootertexts[{title}][]",
                    "none": "",
                }[habits["running"]],
                r"\definetextbackground[callout][background=color,backgroundcolor=tint,frame=off,"
                r"backgroundoffset=2mm,before=\blank,after=\blank,location=paragraph]",
                HEADINGS[habits["heading"]],
                r"\setupitemize[each][packed]\setupnote[footnote][bodyfont=small]",
            )
        )

    def front(self) -> str:
        """Title, place and years, lead."""
        place = r"\crlf ".join(self.text(line) for line in self.case.subtitle_lines)
        title = rf"{{\bfd\setupinterlinespace {self.text(self.case.title)}\par}}"
        head = rf"{NARROW.format('flushleft')}{title}\blank{{\tfa {place}\par}}\stopalignment"
        lead = r"\par ".join(self.lead())
        return rf"{head}\blank{{\bf {lead}\par}}\blank[big]"

    def section(self, section: Section) -> str:
        """A heading and its parts, items gathered in lists."""
        text = [rf"\section{{{self.text(section.heading)}}}"]
        for kind, group in groupby(parts(self.case, section), lambda part: part.kind):
            if kind == "item":
                text.append(self.items(list(group)))
                continue
            for part in group:
                if part.aside:
                    text.append(self.aside(part.aside))
                elif kind == "box":
                    text.append(self.box(part))
                else:
                    text.append(r"\noindentation " * part.continued + self.runs(part.runs))
        return "\n\n".join(text)

    def items(self, items: list[Part]) -> str:
        """A list; where an item goes on behind a box it is no new one."""
        mark = self.habits["bullet"]
        start = f"[start={items[0].number + items[0].continued}]" if mark in "na" else ""
        text = [rf"\startitemize[{mark},packed]{start}"]
        for item in items:
            body = self.runs(item.runs)
            if item.continued:
                text.append(rf"\sym{{}} {body}")
            elif item.level:
                text.append(rf"\startitemize[2] \item {body} \stopitemize")
            else:
                text.append(rf"\item {body}")
        return "\n".join([*text, r"\stopitemize"])

    def box(self, part: Part) -> str:
        """Callouts in a frame, on a tint, in the margin, or between rules."""
        inner = r"\par\blank[small] ".join(self.text(text) for text in part.texts)
        return {
            "framed": r"\blank\framed[width=broad,align={flushleft,nothyphenated},offset=2mm,"
            rf"rulethickness=.6pt,framecolor=main]{{{inner}}}\blank",
            "tint": rf"\starttextbackground[callout]{NARROW.format('flushleft')}{{\ss {inner}\par}}"
            r"\stopalignment\stoptextbackground",
            "margin": rf"\inmargin{{\tfx\setupinterlinespace {inner}}}\ignorespaces",
            "rules": rf"\blank\hairline{NARROW.format('middle')}{{\it {inner}\par}}\stopalignment"
            r"\hairline\blank",
        }[self.habits["box"]]

    def aside(self, aside: Aside) -> str:
        """A table, a drawing with its caption, or a pull quote."""
        if aside.kind == "table":
            rows = "\n".join(
                r"\NC " + r"\NC ".join(self.text(cell) for cell in row) + r"\NC\AR"
                for row in aside.rows
            )
            columns = "|".join("l" + "r" * (len(aside.rows[0]) - 1))
            table = f"\\starttable[|{columns}|]\\HL\n{rows}\n\\HL\\stoptable"
            return rf"\placetable[here,none]{{}}{{{table}}}"
        text = self.text(aside.rows[0][0])
        if aside.kind == "quote":
            return (
                rf"\blank{NARROW.format('middle')}{{\itb\setupinterlinespace {text}\par}}"
                r"\stopalignment\blank"
            )
        picture = r"\blackrule[width=5cm,height=2cm,color=tint]"
        drawing = rf"\startcombination[1*1]{{{picture}}}{{\tfx {text}}}\stopcombination"
        return rf"\placefigure[here,none]{{}}{{{drawing}}}"

    def guide(self) -> str:
        """The reading guide: two lists with their titles."""
        guide = self.case.guide
        assert guide
        criteria = "".join(rf"\item {self.text(line)} " for line in guide.criteria)
        domains = "".join(rf"\item {self.text(line)} " for line in guide.domains)
        return (
            rf"{{\bfb {self.text(guide.title)}}}\blank\startitemize[n]{criteria}\stopitemize "
            rf"{{\bfa {self.text(guide.domains_title)}}}\blank\startitemize{domains}\stopitemize "
            + self.text(guide.how_to_read)
        )


def press(publication: Publication, path: Path, folder: Path) -> None:
    """Set with ConTeXt, which runs as often as it needs."""
    (folder / "sheet.tex").write_text(Context(publication).document(), "utf-8")
    env = dict(os.environ, OSFONTDIR="/usr/share/fonts:/usr/share/texmf/fonts")
    run("context", "--batchmode", "--noconsole", "sheet.tex", folder=folder, env=env)
    shutil.move(folder / "sheet.pdf", path)


PRODUCERS = (Producer("context", ("context",), CHOICES, press),)
