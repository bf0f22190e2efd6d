"""groff with the -ms macros: no links, and Spanish is hyphenated as English."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from benchmarks.foreign.flow import NOTES_TITLE, Part, Setter, parts
from benchmarks.foreign.habits import Publication
from benchmarks.foreign.producer import TIME_LIMIT, Producer
from tests.press.case import Aside, Section
from tests.press.typography import short_title

CHOICES = {
    "links": ("none",),
    "face": ("T", "P", "N", "H"),
    "size_pt": (9, 10, 11, 12),
    "columns": (1, 1, 2),
    "heading": ("SH", "NH", "small", "rule", "runin"),
    "box": ("frame", "frame", "quote", "rules", "centre"),
    "bullet": ("bullet", "dash", "square", "number", "letter"),
    "paragraphs": ("PP", "LP"),
    "notes": ("foot", "foot", "end"),
    "title": ("TL", "left"),
    "lead": ("AB", "QP", "bold", "italic"),
    "running": ("head", "foot", "alternating", "none"),
    "folio": ("dashes", "n", "none"),
    "label": ("B", "I"),
    "address": ("plain", "CR"),
    "adjust": ("b", "b", "l"),
}
MARKS = {"bullet": r"\(bu", "dash": r"\(en", "square": r"\(sq"}


class Ms(Setter):
    """One publication on its way to troff."""

    def text(self, text: str) -> str:
        text = text.replace("\\", r"\e").replace("~", r"\(ti").replace("\u00a0", r"\~")
        return text.replace("^", r"\(ha").replace('"', r"\(dq")

    def label(self, markup: str) -> str:
        return rf"\f[{self.habits['label']}]{markup}\f[R]"

    def call(self, marker: str, first: bool) -> str:
        raised = rf"\*{{{marker}\*}}"
        if not first or self.habits["notes"] == "end":
            return raised
        return f"{raised}\\c\n.FS {marker}\n{guarded(self.note(marker))}\n.FE\n\\&"

    def address(self, url: str) -> str:
        broken = "".join(
            self.text(char) + (r"\:" if char in "/-_?&=.%" else "") for char in url
        ).replace(r"/\:/\:", "//")
        broken = rf"\%{broken}"  # never hyphenated
        return (
            rf"\f[{self.habits['address']}]{broken}\f[R]"
            if self.habits["address"] == "CR"
            else broken
        )

    def document(self) -> str:
        """The whole publication."""
        case, habits = self.case, self.habits
        text = [self.preamble()]
        if case.guide:
            text += [self.guide(), ".bp"]
        text.append(self.front())
        if habits["columns"] == 2:
            text.append(".2C")
        text += [self.section(section) for section in case.sections]
        if habits["notes"] == "end":
            text.append(self.endnotes())
        if case.about:
            text += [".1C" if habits["columns"] == 2 else ".bp", ".sp 2.5i"]
            text += [f".LP\n{guarded(self.text(paragraph))}" for paragraph in case.about]
        return "\n".join(line for line in text if line) + "\n"

    def preamble(self) -> str:
        habits, case = self.habits, self.case
        size = habits["size_pt"]
        series, title = self.text(case.series), self.text(short_title(case))
        folio = {"dashes": r"\- % \-", "n": "%", "none": ""}[habits["folio"]]
        folio = folio.replace(r"\-", r"\(en")
        running = {
            "head": f".ds LH {series}\n.ds CH\n.ds RH {folio}",
            "foot": f".ds CH\n.ds LF {series}\n.ds RF {folio}",
            "alternating": f".ds CH\n.OH '{title}''{folio}'\n.EH '{folio}''{series}'",
            "none": f".ds CH\n.ds CF {folio}",
        }[habits["running"]]
        return "\n".join(
            (
                ".pl 29.7c",
                f".nr PS {size}\n.nr VS {round(size * 1.28)}\n.nr PO 2.6c\n.nr LL 15.8c",
                ".nr HM 2.4c\n.nr FM 2.6c",
                ".nr PD .4v" if habits["paragraphs"] == "LP" else ".nr PD .2v",
                f".fam {habits['face']}\n.ds FAM {habits['face']}",
                f".nr FPS {size - 2}\n.nr FVS {size}",
                running,
                f".ad {habits['adjust']}",
            )
        )

    def front(self) -> str:
        """Title, place and years, lead."""
        case, habits = self.case, self.habits
        place = "\n.br\n".join(self.text(line) for line in case.subtitle_lines)
        title = re.sub(r"(?<!\S)(?=\S)", r"\\%", self.text(case.title))  # its words stay whole
        if habits["title"] == "TL":
            head = f".TL\n{title}\n.AU\n{place}"
        else:
            head = (
                f".LP\n.na\n.ps 18\n.vs 21\n.nh\n\\f[B]{title}\\f[R]\n.br\n.ps 12\n.vs "
                f"16\n{place}\n.ad {habits['adjust']}\n.hy\n.sp .6"
            )
        paragraphs = [guarded(text) for text in self.lead()]
        lead = {
            "AB": "\n".join([".AB no", "\n.PP\n".join(paragraphs), ".AE"]),
            "QP": "\n".join(f".QP\n{text}" for text in paragraphs),
            "bold": "\n".join(f".LP\n.ft B\n{text}\n.ft R" for text in paragraphs).replace(
                r"\f[R]", r"\f[B]"
            ),
            "italic": "\n".join(f".LP\n.ft I\n{text}\n.ft R" for text in paragraphs).replace(
                r"\f[R]", r"\f[I]"
            ),
        }[habits["lead"]]
        return f"{head}\n{lead}\n.sp .5"

    def section(self, section: Section) -> str:
        """A heading and its parts."""
        lines = [self.heading(self.text(section.heading))]
        for part in parts(self.case, section):
            if part.kind == "box":
                lines.append(self.box(part))
            elif part.kind == "aside" and part.aside:
                lines.append(self.aside(part.aside))
            elif part.kind == "item":
                lines.append(self.item(part))
            else:
                macro = "LP" if part.continued else self.habits["paragraphs"]
                lines.append(f".{macro}\n{guarded(self.runs(part.runs))}")
        return "\n".join(lines)

    def heading(self, text: str) -> str:
        return {
            "SH": f".SH\n{text}",
            "NH": f".NH\n{text}",
            "small": f".ne 4v\n.LP\n.sp .4\n\\f[B]\\s-1{text.upper()}\\s+1\\f[R]",
            "rule": f".ne 4v\n.LP\n.sp .4\n\\f[I]\\s+3{text}\\s-3\\f[R]\n.br\n\\l'\\n(.lu\\(ul'",
            "runin": f".ne 4v\n.LP\n.sp .6\n\\f[BI]\\s+2{text}\\s-2\\f[R]",
        }[self.habits["heading"]]

    def item(self, part: Part) -> str:
        """An item with a hanging mark."""
        body = guarded(self.runs(part.runs))
        kind = self.habits["bullet"]
        if part.continued:
            return f'.IP "" 3\n{body}'
        mark = MARKS.get(kind) or (
            f"{part.number}." if kind == "number" else f"{chr(96 + part.number)})"
        )
        if part.level:
            return f".RS\n.IP \\(en 3\n{body}\n.RE"
        return f".IP {mark} {3 if kind in MARKS else 4}\n{body}"

    def box(self, part: Part) -> str:
        """Callouts in a frame, indented, between rules, or centred."""
        inner = "\n.sp .4\n".join(guarded(self.text(text)) for text in part.texts)
        plain = f".nh\n.na\n{inner}\n.ad {self.habits['adjust']}\n.hy"
        return {
            "frame": f".KS\n.sp .3\n.B1\n.LP\n\\f[I]\n{plain}\n\\f[R]\n.B2\n.sp .3\n.KE",
            "quote": f".KS\n.sp .3\n.QS\n.LP\n\\f[B]\n{plain}\n\\f[R]\n.QE\n.sp .3\n.KE",
            "rules": (
                f".KS\n.LP\n.sp "
                f".3\n\\l'\\n(.lu'\n.br\n\\f[BI]\n{plain}\n\\f[R]\n.br\n\\l'\\n(.lu'\n.sp "
                f".3\n.KE"
            ),
            "centre": (
                f".KS\n.LP\n.sp .6\n.ad c\n\\s+2\\f[I]\n.nh\n{inner}\n\\f[R]\\s-2\n.br\n"
                f".ad {self.habits['adjust']}\n.hy\n.sp .6\n.KE"
            ),
        }[self.habits["box"]]

    def aside(self, aside: Aside) -> str:
        """A table by tbl, a caption under a rule drawing, a pull quote."""
        if aside.kind == "table":
            rows = "\n".join("@".join(self.text(cell) for cell in row) for row in aside.rows)
            return f".TS\ncenter box tab(@);\nlB | cB | cB\nl | n | n.\n{rows}\n.TE"
        text = guarded(self.text(aside.rows[0][0]))
        if aside.kind == "quote":
            return f".KS\n.QS\n.LP\n\\s+3\\f[I]{text}\\f[R]\\s-3\n.QE\n.KE"
        bars = "".join(
            rf"\D'P 0 -{height}p 12p 0 0 {height}p'\h'4p'" for height in (20, 34, 27, 42)
        )
        return f".KS\n.sp 50p\n.ce 2\n{bars}\n.sp .3\n\\s-1{text}\\s+1\n.KE"

    def endnotes(self) -> str:
        notes = [
            f".IP {note.marker}. 3\n{guarded(self.note(note.marker))}" for note in self.case.notes
        ]
        return (
            "\n".join([f".SH\n{NOTES_TITLE[self.case.language]}", ".ps -1", *notes, ".ps +1"])
            if notes
            else ""
        )

    def guide(self) -> str:
        guide = self.case.guide
        assert guide
        lines = "\n".join(
            f".IP {number}. 4\n{self.text(line)}" for number, line in enumerate(guide.criteria, 1)
        )
        domains = "\n".join(f".IP \\(bu 3\n{self.text(line)}" for line in guide.domains)
        return (
            f".LP\n\\f[B]\\s+4{self.text(guide.title)}\\s-4\\f[R]\n{lines}\n"
            f".LP\n.sp\n\\f[B]{self.text(guide.domains_title)}\\f[R]\n{domains}\n.LP\n.sp\n{self.text(guide.how_to_read)}"
        )


def guarded(text: str) -> str:
    """Text whose lines are no requests."""
    return "\n".join(
        rf"\&{line}" if line[:1] == "'" or _dotted(line) else line for line in text.split("\n")
    )


def _dotted(line: str) -> bool:
    return line[:1] == "." and line[:4] not in (".FS ", ".FE")


def press(publication: Publication, path: Path, folder: Path, maker: type[Ms] = Ms) -> None:
    """Set with groff's own PDF driver."""
    source = maker(publication).document()
    language = ("-mfr",) if publication.case.language == "fr" else ()
    command = ("groff", "-k", "-K", "utf8", "-t", "-Tpdf", "-P-pa4", "-ms", *language)
    done = subprocess.run(
        command,
        input=source.encode(),
        cwd=folder,
        capture_output=True,
        timeout=TIME_LIMIT,
        check=False,
    )
    if done.returncode or not done.stdout.startswith(b"%PDF"):
        raise RuntimeError(done.stderr.decode("utf-8", "replace")[:400])
    path.write_bytes(done.stdout)


PRODUCERS = (Producer("groff", ("groff",), CHOICES, press),)
