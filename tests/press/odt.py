"""A case study as a flat OpenDocument text, with real footnotes, frames and lists."""

from __future__ import annotations

from html import escape

from tests.press.case import Aside, Case, Guide, Passage, Section
from tests.press.odt_styles import NAMESPACES, fonts, master_pages, page_layout, styles
from tests.press.options import PUA_BULLET, Options
from tests.press.runs import Run, note_runs, passage_runs
from tests.press.typography import (
    PAGES_MM,
    call_text,
    heading_text,
    hyphenation_language,
    mark_text,
    with_soft_hyphens,
)

FLOW = ("full", "plain")
Boxes = tuple[tuple[int, tuple[str, ...]], ...]


class OpenText:
    """One publication on its way to LibreOffice."""

    def __init__(self, case: Case, options: Options) -> None:
        self.case = case
        self.options = options
        self.noted: set[str] = set()
        self.numbered = 0

    def document(self) -> str:
        """The whole file."""
        case, options = self.case, self.options
        parts = [self.opening(), self.front(), self.body()]
        parts.insert(0 if options.about == "front" else 3, self.about())
        body = "".join(parts)
        return (
            f'<?xml version="1.0" encoding="UTF-8"?><office:document {NAMESPACES} '
            'office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">'
            f"<office:font-face-decls>{fonts(options)}</office:font-face-decls>"
            f"<office:styles>{styles(options)}{list_style(options)}{self.note_settings()}</office:styles>"
            f"<office:automatic-styles>{page_layout(options)}{self.breaks()}"
            f"</office:automatic-styles>"
            f"<office:master-styles>{master_pages(case, options)}</office:master-styles>"
            f"<office:body><office:text>{body}</office:text></office:body></office:document>"
        )

    def note_settings(self) -> str:
        """How notes are called and marked: brackets stand about both, if they do."""
        prefix, suffix = ("[", "]") if "bracket" in self.options.call else ("", "")
        before, after = self.options.mark.split("{n}")
        prefix, suffix = prefix or before, suffix or after
        return (
            f'<text:notes-configuration text:note-class="footnote" style:num-format="1" '
            f'style:num-prefix="{prefix}" style:num-suffix="{suffix}" '
            'text:citation-style-name="Mark" text:citation-body-style-name="Raised" '
            'text:start-value="0" text:start-numbering-at="document" '
            'text:footnotes-position="page"/>'
        )

    def breaks(self) -> str:
        """Styles that begin a page."""
        return (
            '<style:style style:name="TitleBreak" style:family="paragraph" '
            'style:parent-style-name="Press_20_Title"><style:paragraph-properties '
            'fo:break-before="page" style:page-number="auto"/></style:style>'
            '<style:style style:name="LeadBreak" style:family="paragraph" '
            'style:parent-style-name="Lead"><style:paragraph-properties '
            'fo:break-before="page"/></style:style>'
            '<style:style style:name="ClosingBreak" style:family="paragraph" '
            'style:parent-style-name="AboutFirst" style:master-page-name="Closing"/>'
        )

    def opening(self) -> str:
        """The reading guide's page."""
        return guide(self.case.guide, self.options) if self.case.guide else ""

    def front(self) -> str:
        """Title, place and lead."""
        later = self.case.guide or self.options.about == "front"
        style = "TitleBreak" if later else "Press_20_Title"
        place = "".join(par("Place", escape(line)) for line in self.case.subtitle_lines)
        lead = "".join(
            par("Lead" if n or not self.options.cover else "LeadBreak", self.runs(runs))
            for n, runs in enumerate(passage_runs(p, ()) for p in self.case.summary)
        )
        return par(style, escape(self.case.title)) + place + lead

    def body(self) -> str:
        """The sections, and the notes where they are typed."""
        parts = []
        if self.options.notes == "section":
            parts.append(self.typed([c.marker for p in self.case.summary for c in p.calls]))
        parts += [self.section(number, s) for number, s in enumerate(self.case.sections, 1)]
        if self.options.notes == "end":
            parts.append(self.typed([note.marker for note in self.case.notes]))
        text = "".join(parts)
        if self.options.columns == 2:
            return f'<text:section text:style-name="Columns" text:name="Text">{text}</text:section>'
        return text

    def section(self, number: int, section: Section) -> str:
        """Heading, passages, and the notes called for the first time."""
        known = set(self.noted)
        title = escape(heading_text(self.options, number, section.heading))
        parts = [
            f'<text:h text:style-name="Press_20_Heading" text:outline-level="1">{title}</text:h>'
        ]
        self.numbered = 0
        for index, passage in enumerate(section.passages):
            boxes = self.case.callouts_at(section.key, index)
            parts.append(self.passage(passage, boxes, index == 0, number == 1))
            parts += [
                aside_text(aside)
                for aside in self.case.asides
                if (aside.anchor.section, aside.anchor.passage) == (section.key, index)
            ]
        if self.options.notes == "section":
            calls = [call.marker for passage in section.passages for call in passage.calls]
            parts.append(self.typed([marker for marker in calls if marker not in known]))
        return "".join(parts)

    def passage(self, passage: Passage, boxes: Boxes, first: bool, opening: bool) -> str:
        """A paragraph or item, in two when a box as wide as the column stands in it."""
        style = "Cont" if first else "Body"
        if first and opening and self.options.drop_cap and passage.text[0].isalpha():
            style = "Drop"
        runs = passage_runs(passage, boxes)
        place = next((n for n, run in enumerate(runs) if run.box), None)
        if place is None or self.options.callout_place not in FLOW:
            return self.block(passage, style, self.runs(runs))
        box = boxed(runs[place].box)
        if boxes[0][0] == 0:
            return box + self.block(passage, style, self.runs(runs[place + 1 :]))
        before = self.block(passage, style, self.runs(runs[:place]))
        after = self.runs(runs[place + 1 :])
        if passage.kind == "item" and not self.options.list_typed:
            return before + box + self.listed(par("Item", after), passage.level, header=True)
        return before + box + par("Cont", after)

    def block(self, passage: Passage, style: str, text: str) -> str:
        """A paragraph, or an item in its list."""
        if passage.kind != "item":
            return par(style, text)
        self.numbered += 1
        if self.options.list_typed:
            mark = f"{self.numbered}." if self.options.bullet == "number" else self.options.bullet
            return par("Item", f"{mark} {text}")
        return self.listed(par("Item", text), passage.level, header=False)

    def listed(self, item: str, level: int, header: bool) -> str:
        """An item; each is a list of its own, numbered on from the last."""
        tag = "list-header" if header else "list-item"
        start = f' text:start-value="{self.numbered}"' if not header else ""
        item = f"<text:{tag}{start}>{item}</text:{tag}>"
        if level:
            item = f"<text:list-item><text:list>{item}</text:list></text:list-item>"
        return f'<text:list text:style-name="Bullets">{item}</text:list>'

    def runs(self, runs: list[Run]) -> str:
        """Text with its calls, links and frames."""
        return "".join(self.run(run) for run in runs)

    def run(self, run: Run) -> str:
        """One stretch."""
        if run.call:
            return self.call(run.call)
        if run.box:
            return self.frame(run.box)
        text = run.text
        if self.options.soft_hyphens and not run.shown:
            text = with_soft_hyphens(text, hyphenation_language(self.options))
        text = escape(text, quote=False)
        linked = self.options.links != "none" if run.shown else self.options.links == "other"
        if run.url and linked:
            href = f'xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="{escape(run.url)}"'
            text = f'<text:a xlink:type="simple" {href}>{text}</text:a>'
        return span("Label", text) if run.label else text

    def call(self, marker: str) -> str:
        """A note's call: the note itself where notes are real."""
        again = marker in self.noted
        self.noted.add(marker)
        if again or self.options.notes != "foot":
            return span("Raised", call_text(self.options, marker))
        note = self.runs(note_runs(self.case.note(marker)))
        return (
            f'<text:note text:id="note{marker}" text:note-class="footnote">'
            f"<text:note-citation>{marker}</text:note-citation><text:note-body>"
            f"{par('Note', '<text:s/>' + note)}</text:note-body></text:note>"
        )

    def frame(self, texts: tuple[str, ...]) -> str:
        """A box round which the text runs, or one in the margin."""
        place = self.options.callout_place
        wide = PAGES_MM[self.options.page][0]
        x = {"margin-left": -48.0, "margin-right": wide - 22.0 - 66.0 + 5.0}.get(place, 0.0)
        width = 43 if place.startswith("margin") else 58
        lines = "".join(par("Callout", escape(text, quote=False)) for text in texts)
        return (
            f'<draw:frame draw:style-name="Frame" text:anchor-type="paragraph" svg:x="{x}mm" '
            f'svg:y="1mm" svg:width="{width}mm"><draw:text-box fo:min-height="5mm">{lines}'
            "</draw:text-box></draw:frame>"
        )

    def typed(self, markers: list[str]) -> str:
        """Notes typed where they stand."""
        lines: list[str] = []
        for marker in dict.fromkeys(markers):
            mark = span("Mark", mark_text(self.options, marker))
            text = f"{mark} {self.runs(note_runs(self.case.note(marker)))}"
            lines.append(par("Note" if lines else "NoteFirst", text))
        return "".join(lines)

    def about(self) -> str:
        """The closing page."""
        return "".join(
            par("About" if number else "ClosingBreak", escape(text, quote=False))
            for number, text in enumerate(self.case.about)
        )


def par(style: str, text: str) -> str:
    """A paragraph."""
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def span(style: str, text: str) -> str:
    """A stretch in a character style."""
    return f'<text:span text:style-name="{style}">{text}</text:span>'


def boxed(texts: tuple[str, ...]) -> str:
    """Callouts between the paragraphs; neighbours with one border share it."""
    return "".join(par("CalloutBox", escape(text, quote=False)) for text in texts)


def list_style(options: Options) -> str:
    """Bullets or numbers, on two levels."""
    levels = []
    for level, mark in ((1, options.bullet), (2, "–" if options.bullet != "–" else "◦")):
        left = 0.5 + 0.6 * (level - 1)
        place = (
            "<style:list-level-properties text:list-level-position-and-space-mode="
            '"label-alignment"><style:list-level-label-alignment text:label-followed-by="listtab" '
            f'fo:text-indent="-0.5cm" fo:margin-left="{left}cm"/></style:list-level-properties>'
        )
        if options.bullet == "number":
            levels.append(
                f'<text:list-level-style-number text:level="{level}" style:num-format="1" '
                f'style:num-suffix=".">{place}</text:list-level-style-number>'
            )
        else:
            name = ' text:style-name="Symbol"' if mark == PUA_BULLET else ""
            levels.append(
                f'<text:list-level-style-bullet text:level="{level}"{name} '
                f'text:bullet-char="{mark}">{place}</text:list-level-style-bullet>'
            )
    return f'<text:list-style style:name="Bullets">{"".join(levels)}</text:list-style>'


def guide(text: Guide, options: Options) -> str:
    """The reading guide's page."""
    lines = [
        escape(f"{number}. {line}" if options.guide_numbered else line, quote=False)
        for number, line in enumerate(text.criteria, 1)
    ]
    if options.guide == "table":
        rows = zip(lines[::2], lines[1::2], strict=True)
        body = table([list(row) for row in rows])
    else:
        style = "GuideBox" if options.guide == "boxes" else "GuideLine"
        mark = "" if options.guide == "boxes" or options.guide_numbered else "• "
        body = "".join(par(style, f"{mark}{line}") for line in lines)
    domains = [escape(line, quote=False) for line in text.domains]
    return (
        par("GuideTitle", escape(text.title))
        + body
        + par("GuideTitle", escape(text.domains_title))
        + table([domains[:3], [*domains[3:], ""]])
        + par("GuideTitle", "")
        + par("GuideLine", escape(text.how_to_read))
    )


def table(rows: list[list[str]]) -> str:
    """A table."""
    cells = "".join(
        "<table:table-row>"
        + "".join(f"<table:table-cell>{par('GuideLine', cell)}</table:table-cell>" for cell in row)
        + "</table:table-row>"
        for row in rows
    )
    columns = f'<table:table-column table:number-columns-repeated="{len(rows[0])}"/>'
    return f"<table:table>{columns}{cells}</table:table>"


def aside_text(aside: Aside) -> str:
    """A table, a figure's caption, or a pull quote."""
    if aside.kind == "table":
        return table([[escape(cell) for cell in row] for row in aside.rows])
    style = "Quote" if aside.kind == "quote" else "GuideLine"
    return par(style, escape(aside.rows[0][0], quote=False))
