"""HTML as it is written for screens, printed by wkhtmltopdf: floats, layout tables."""

from __future__ import annotations

import os
from html import escape
from itertools import groupby
from pathlib import Path

from benchmarks.foreign.flow import NOTES_TITLE, Part, Setter, parts
from benchmarks.foreign.habits import Publication
from benchmarks.foreign.producer import Producer, run
from tests.press.case import Aside, Section

CHOICES = {
    "face": (
        "DejaVu Serif",
        "DejaVu Sans",
        "Linux Libertine O",
        "EB Garamond",
        "TeX Gyre Heros",
        "TeX Gyre Pagella",
    ),
    "size_pt": (10, 11, 12, 13),
    "colour": ("#1d5c8a", "#8a1d3c", "#33691e", "#222222"),
    "heading": ("h2", "caps", "band", "tab", "smallcaps", "underlined"),
    "box": ("float", "float", "cell", "full", "quote"),
    "box_look": ("tint", "dark", "border", "dashed"),
    "bullet": ("disc", "square", "circle", "decimal", "lower-alpha", "none"),
    "align": ("left", "left", "justify"),
    "notes": ("section", "end"),
    "call": ("sup", "sup", "bracket", "sup-bracket"),
    "mark": ("sup", "stop", "list"),
    "title": ("plain", "hero", "centred"),
    "lead": ("bold", "large", "panel"),
    "label": ("strong", "em", "u"),
    "spacing": ("0", "0", ".02em"),
}
HEADINGS = {
    "h2": "font-size: 1.5em; color: {colour}",
    "caps": "font-size: 1.1em; text-transform: uppercase; letter-spacing: .12em",
    "band": "font-size: 1.2em; background: {colour}; color: #fff; padding: .3em .6em",
    "tab": "font-size: 1.2em; border-left: 8px solid {colour}; padding-left: .5em",
    "smallcaps": "font-size: 1.4em; font-variant: small-caps; font-weight: normal",
    "underlined": "font-size: 1.15em; text-decoration: underline; color: {colour}",
}
LOOKS = {
    "tint": "background: #eef2f5; color: {colour}",
    "dark": "background: {colour}; color: #fff",
    "border": "border: 1px solid {colour}",
    "dashed": "border: 2px dashed #999; font-style: italic",
}
PLACES = {
    "float": "float: right; width: 38%; margin: .3em 0 .8em 1.2em",
    "cell": "",
    "full": "margin: 1em 0",
    "margin": "",  # of the designs that have one
    "quote": (
        "margin: 1em 3em; border-width: 0; background: none; color: {colour}; font-size: 1.15em"
    ),
}
LEADS = {
    "bold": "font-weight: bold",
    "large": "font-size: 1.2em; color: #555",
    "panel": "background: #f3f3ee; padding: 1em; border-radius: 8px",
}
TITLES = {
    "plain": "font-size: 2em; color: {colour}",
    "hero": "font-size: 2.2em; background: {colour}; color: #fff; padding: .8em .6em; margin: 0",
    "centred": "font-size: 2em; text-align: center; font-weight: normal",
}


class Html(Setter):
    """One publication on its way to HTML."""

    def text(self, text: str) -> str:
        return escape(text, quote=False).replace("\u00a0", "&nbsp;")

    def label(self, markup: str) -> str:
        return f"<{self.habits['label']}>{markup}</{self.habits['label']}>"

    def call(self, marker: str, first: bool) -> str:
        shown = f"[{marker}]" if "bracket" in self.habits["call"] else marker
        return shown if self.habits["call"] == "bracket" else f"<sup>{shown}</sup>"

    def address(self, url: str) -> str:
        return "<wbr>".join(self.text(piece) for piece in _pieces(url))

    def link(self, markup: str, url: str) -> str:
        return f'<a href="{escape(url)}">{markup}</a>'

    def document(self) -> str:
        """The whole publication."""
        case, habits = self.case, self.habits
        lead = "".join(f"<p>{text}</p>" for text in self.lead())
        markers = [call.marker for passage in case.summary for call in passage.calls]
        place = "<br>".join(self.text(line) for line in case.subtitle_lines)
        body = [self.guide() if case.guide else ""]
        body.append(f'<h1>{self.text(case.title)}</h1><p class="place">{place}</p>')
        body.append(f'<div class="lead">{lead}</div>')
        if habits["notes"] == "section":
            body.append(self.notes(markers))
        body += [self.section(section) for section in case.sections]
        if habits["notes"] == "end" and case.notes:
            title = NOTES_TITLE[case.language]
            body.append(f"<h4>{title}</h4>{self.notes([note.marker for note in case.notes])}")
        if case.about:
            text = "".join(f"<p>{self.text(paragraph)}</p>" for paragraph in case.about)
            body.append(f'<div class="about">{text}</div>')
        return (
            f'<!DOCTYPE html><html lang="{case.language}"><head><meta charset="utf-8">'
            f"<title>{self.text(case.title)}</title><style>{self.style()}</style></head>"
            f"<body>{''.join(body)}</body></html>"
        )

    def style(self) -> str:
        habits = self.habits
        rules = f"""
        body {{ font: {habits["size_pt"]}pt/1.45 '{habits["face"]}'; text-align: {habits["align"]};
          letter-spacing: {habits["spacing"]}; margin: 0 }}
        h1 {{ {TITLES[habits["title"]]} }} .place {{ font-size: 1.2em; color: #666 }}
        .lead {{ {LEADS[habits["lead"]]} }}
        h2 {{ {HEADINGS[habits["heading"]]}; page-break-after: avoid; text-align: left }}
        .box {{ {LOOKS[habits["box_look"]]}; padding: .6em .9em; {PLACES[habits["box"]]};
          page-break-inside: avoid; text-align: left; line-height: 1.3 }}
        .wide {{ float: none; width: auto; margin: 1em 0 }} .box p {{ margin: .4em 0 }}
        .side {{ width: 36%; vertical-align: top; padding-left: 1.5em }}
        .beside td {{ vertical-align: top; padding: 0 }} .beside td.side {{ padding-left: 1.5em }}
        ul {{ list-style-type: {habits["bullet"]} }} li {{ margin: .35em 0 }}
        sup {{ font-size: .7em; line-height: 0 }} a {{ color: inherit; text-decoration: none }}
        .notes {{ font-size: .78em; border-top: 1px solid #bbb; margin: 1em 0; text-align: left }}
        .notes p, .notes li {{ margin: .2em 0 }}
        .about {{ page-break-before: always; font-size: .95em }}
        .data {{ border-collapse: collapse; margin: 1em auto }}
        .data td, .data th {{ border: 1px solid #aaa; padding: .2em .8em }}
        .pull {{ font-size: 1.3em; text-align: center; margin: 1em 12%; font-style: italic }}
        .figure {{ text-align: center; font-size: .85em; margin: 1em 0 }}
        .guide {{ page-break-after: always }}
        .guide .card {{ background: #f0f0f0; margin: .4em 0; padding: .4em .8em }}
        """
        return rules.replace("{colour}", habits["colour"])

    def section(self, section: Section) -> str:
        """A heading and its parts; a layout table holds a paragraph and the box beside it."""
        text = [f"<h2>{self.text(section.heading)}</h2>"]
        whole = list(parts(self.case, section))
        at = 0
        while at < len(whole):
            part = whole[at]
            following = whole[at + 1] if at + 1 < len(whole) else None
            if part.kind == "item":
                stop = next(
                    (n for n in range(at, len(whole)) if whole[n].kind != "item"), len(whole)
                )
                text.append(self.items(whole[at:stop]))
                at = stop
                continue
            beside = self.habits["box"] == "cell" and following and following.kind == "paragraph"
            if part.kind == "box" and beside and not part.continued:
                assert following
                text.append(
                    f'<table class="beside"><tr><td><p>{self.runs(following.runs)}</p></td>'
                    f'<td class="side">{self.box(part)}</td></tr></table>'
                )
                at += 1
            elif part.kind == "box":
                text.append(self.box(part))
            elif part.kind == "aside" and part.aside:
                text.append(self.aside(part.aside))
            else:
                text.append(f"<p>{self.runs(part.runs)}</p>")
            at += 1
        if self.habits["notes"] == "section":
            calls = [call.marker for passage in section.passages for call in passage.calls]
            text.append(self.notes(calls))
        return "".join(text)

    def items(self, items: list[Part]) -> str:
        text = []
        for deep, group in groupby(items, lambda item: bool(item.level)):
            inner = "".join(self.item(item) for item in group)
            text.append(f"<ul>{inner}</ul>" if deep else inner)
        return f"<ul>{''.join(text)}</ul>"

    def item(self, item: Part) -> str:
        style = ' style="list-style: none"' if item.continued else f' value="{item.number}"'
        dash = "– " if self.habits["bullet"] == "none" and not item.continued else ""
        return f"<li{style}>{dash}{self.runs(item.runs)}</li>"

    def box(self, part: Part) -> str:
        inner = "".join(f"<p>{self.text(text)}</p>" for text in part.texts)
        # a box that interrupts a sentence is as wide as the text
        return f'<div class="box{" wide" if part.continued else ""}">{inner}</div>'

    def aside(self, aside: Aside) -> str:
        if aside.kind == "table":
            rows = "".join(
                f"<tr>{''.join(f'<td>{self.text(cell)}</td>' for cell in row)}</tr>"
                for row in aside.rows
            )
            return f'<table class="data">{rows}</table>'
        text = self.text(aside.rows[0][0])
        if aside.kind == "quote":
            return f'<div class="pull">{text}</div>'
        bars = "".join(
            f'<span style="display: inline-block; width: 24px; height: {height}px; margin: 2px;'
            f' background: #8aa"></span>'
            for height in (30, 52, 44, 70)
        )
        return f'<div class="figure"><div>{bars}</div>{text}</div>'

    def notes(self, markers: list[str]) -> str:
        """Notes typed where they stand, each only once."""
        fresh = [m for m in dict.fromkeys(markers) if m not in self.typed]
        self.typed.update(fresh)
        if not fresh:
            return ""
        if self.habits["mark"] == "list":
            lines = "".join(f'<li value="{m}">{self.note(m)}</li>' for m in fresh)
            return f'<ol class="notes">{lines}</ol>'
        mark = "<sup>{}</sup>" if self.habits["mark"] == "sup" else "{}."
        lines = "".join(f"<p>{mark.format(m)} {self.note(m)}</p>" for m in fresh)
        return f'<div class="notes">{lines}</div>'

    def __init__(self, publication: Publication) -> None:
        super().__init__(publication)
        self.typed: set[str] = set()

    def guide(self) -> str:
        guide = self.case.guide
        assert guide
        lines = "".join(f'<div class="card">{self.text(line)}</div>' for line in guide.criteria)
        domains = "".join(f"<td>{self.text(line)}</td>" for line in guide.domains)
        return (
            f'<div class="guide"><h3>{self.text(guide.title)}</h3>{lines}'
            f"<h3>{self.text(guide.domains_title)}</h3><table><tr>{domains}</tr></table>"
            f"<p>{self.text(guide.how_to_read)}</p></div>"
        )


def _pieces(url: str) -> list[str]:
    """An address cut where it may break."""
    pieces, piece = [], ""
    for char, following in zip(url, [*url[1:], "/"], strict=True):
        piece += char
        if char in "/-_?&=.%" and following != "/":
            pieces.append(piece)
            piece = ""
    return [*pieces, piece] if piece else pieces


def press(publication: Publication, path: Path, folder: Path) -> None:
    """Print with wkhtmltopdf, without a display."""
    (folder / "sheet.html").write_text(Html(publication).document(), "utf-8")
    env = dict(os.environ) | {"QT_QPA_PLATFORM": "offscreen", "XDG_RUNTIME_DIR": str(folder)}
    margins = ("-T", "20mm", "-B", "20mm", "-L", "22mm", "-R", "22mm")
    command = ("wkhtmltopdf", "-q", "-s", "A4", *margins, "sheet.html", "sheet.pdf")
    run(*command, folder=folder, env=env)
    path.write_bytes((folder / "sheet.pdf").read_bytes())


PRODUCERS = (Producer("wkhtmltopdf", ("wkhtmltopdf",), CHOICES, press),)
