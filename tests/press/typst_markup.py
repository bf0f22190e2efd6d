"""A case study as Typst markup. Texts go in as strings, so that nothing in them is markup."""

from __future__ import annotations

from tests.press.case import Aside, Case, Guide, Passage, Section
from tests.press.options import Options
from tests.press.runs import Run, note_runs, passage_runs
from tests.press.typography import heading_text, hyphenation_language, with_soft_hyphens
from tests.press.typst_style import preamble, string

Boxes = tuple[tuple[int, tuple[str, ...]], ...]

LEADS = {"bold": 'weight: "bold"', "italic": 'style: "italic"', "plain": 'weight: "regular"'}


class Markup:
    """One publication on its way to Typst."""

    def __init__(self, case: Case, options: Options) -> None:
        self.case = case
        self.options = options
        self.noted: set[str] = set()
        self.numbered = 0

    def document(self) -> str:
        """The whole publication."""
        case, options = self.case, self.options
        parts = [preamble(case, options)]
        if options.about == "front":
            parts.append(f"#page(header: none, footer: none)[{self.about()}]")
        if case.guide:
            parts.append(guide(case.guide, options))
        parts += [self.front(), self.body()]
        if case.about and options.about != "front":
            parts += ["#set page(header: none, footer: none)", self.about()]
        return "\n".join(parts)

    def about(self) -> str:
        """The series' closing text."""
        side = "center" if self.options.about == "centred" else "left"
        paragraphs = "\n\n".join(f"#{string(text)};" for text in self.case.about)
        return (
            f"#v(50mm)\n#[#set par(justify: false, first-line-indent: 0pt, spacing: 1.2em)\n"
            f"#set text(hyphenate: false)\n#align({side})[{paragraphs}]]"
        )

    def front(self) -> str:
        """Title, place and lead."""
        case, options = self.case, self.options
        lead = "\n\n".join(self.runs(passage_runs(p, ())) for p in case.summary)
        title = f"#{string(case.title)};"
        title = f"#smallcaps[{title}]" if options.heading == "smallcaps" else title
        place = " \\ ".join(f"#{string(line)};" for line in case.subtitle_lines)
        text = f"""{"#v(60mm)" if options.cover else ""}
#[#set par(justify: false, first-line-indent: 0pt)
#set text(hyphenate: false)
#block(below: 1.2em, text(size: 1.9em, weight: "bold", fill: rgb("{options.colour}"))[{title}])
#block(below: 1.4em, text(size: 1.25em, fill: rgb("{options.accent}"))[{place}])]
{"#pagebreak()" if options.cover else ""}
#block(below: 1.5em)[#set par(first-line-indent: 0pt)
#set text({LEADS[options.lead]})
{lead}]"""
        return text

    def body(self) -> str:
        """The sections, and the notes where they are typed."""
        parts = []
        if self.options.notes == "section":
            calls = [call.marker for passage in self.case.summary for call in passage.calls]
            parts.append(self.notes(calls))
        parts += [self.section(number, s) for number, s in enumerate(self.case.sections, 1)]
        if self.options.notes == "end":
            parts.append(self.notes([note.marker for note in self.case.notes]))
        text = "\n\n".join(parts)
        return f"#columns(2, gutter: 7mm)[{text}]" if self.options.columns == 2 else text

    def section(self, number: int, section: Section) -> str:
        """Heading, passages, and the notes called for the first time."""
        known = set(self.noted)
        heading = heading_text(self.options, number, section.heading)
        parts = [f"#section[#{string(heading)};]"]
        self.numbered = 0
        for index, passage in enumerate(section.passages):
            boxes = self.case.callouts_at(section.key, index)
            parts.append(self.passage(passage, boxes, first=index == 0))
            parts += [
                aside_markup(aside)
                for aside in self.case.asides
                if (aside.anchor.section, aside.anchor.passage) == (section.key, index)
            ]
        if self.options.notes == "section":
            calls = [call.marker for passage in section.passages for call in passage.calls]
            parts.append(self.notes([marker for marker in calls if marker not in known]))
        return "\n\n".join(parts)

    def passage(self, passage: Passage, boxes: Boxes, first: bool) -> str:
        """A paragraph or item with the box that stands before, beside or in it."""
        place = self.options.callout_place
        leading = next((texts for at, texts in boxes if at == 0), None)
        inner = tuple(box for box in boxes if box[0] > 0)
        body = self.item(passage, inner) if passage.kind == "item" else self.par(passage, inner)
        if first and self.options.indent and passage.kind == "paragraph" and not inner:
            body = f"#[#set par(first-line-indent: 0pt)\n{body}]"
        if leading is None:
            return body
        if place in ("left", "right"):
            return f"#beside([{body}], {contents(leading)})"
        function = "margin" if place.startswith("margin") else "across"
        return f"#{function}({contents(leading)})\n\n{body}"

    def par(self, passage: Passage, boxes: Boxes) -> str:
        """A paragraph, in two when a box stands in it."""
        runs = passage_runs(passage, boxes)
        place = next((n for n, run in enumerate(runs) if run.box), None)
        if place is None:
            return self.runs(runs)
        return (
            f"{self.runs(runs[:place])}\n\n"
            f"#across({contents(runs[place].box)})\n\n"
            f"#[#set par(first-line-indent: 0pt)\n{self.runs(runs[place + 1 :])}]"
        )

    def item(self, passage: Passage, boxes: Boxes) -> str:
        """A list item with its bullet."""
        self.numbered += 1
        indent = "1.6em" if passage.level else "0em"
        body = self.par(passage, boxes)
        if self.options.list_typed:
            mark = f"{self.numbered}." if self.options.bullet == "number" else self.options.bullet
            return f"#[#set par(first-line-indent: 0pt)\n#{string(mark + ' ')};{body}]"
        if self.options.bullet == "number":
            return f"#enum(start: {self.numbered}, indent: {indent}, body-indent: .6em)[{body}]"
        mark = self.options.bullet
        if passage.level:
            mark = "–" if mark != "–" else "◦"
        return f"#list(marker: [#{string(mark)};], indent: {indent}, body-indent: .6em)[{body}]"

    def runs(self, runs: list[Run]) -> str:
        """Text with its calls and links."""
        return "".join(self.run(run) for run in runs)

    def run(self, run: Run) -> str:
        """One stretch."""
        if run.call:
            return self.call(run.call)
        text = run.text
        if self.options.soft_hyphens and not run.shown:
            text = with_soft_hyphens(text, hyphenation_language(self.options))
        text = f"#{string(text)};"
        if run.shown:
            text = f"#text(hyphenate: false, lang: {string('en')})[{text}]"
        linked = self.options.links != "none" if run.shown else self.options.links == "other"
        if run.url and linked:
            text = f"#link({string(run.url)})[{text}]"
        if run.label and self.options.labels != "plain":
            text = f"#{'strong' if self.options.labels == 'bold' else 'emph'}[{text}]"
        return text

    def call(self, marker: str) -> str:
        """A note's call: the note itself where notes are real."""
        if self.options.notes != "foot":
            self.noted.add(marker)
            return f"#call({string(marker)});"
        if marker in self.noted:
            return f"#footnote(<note-{marker}>);"
        self.noted.add(marker)
        body = self.runs(note_runs(self.case.note(marker)))
        return f"#footnote[{body}]<note-{marker}>"

    def notes(self, markers: list[str]) -> str:
        """Notes typed where they stand."""
        lines = [
            f"#block(spacing: .5em, note-text[#mark({marker}) "
            f"{self.runs(note_runs(self.case.note(marker)))}])"
            for marker in dict.fromkeys(markers)
        ]
        if not lines:
            return ""
        rule = "#line(length: 30%, stroke: .5pt)"
        return (
            f"#[#set par(justify: false, first-line-indent: 0pt)\n{rule}\n" + "\n".join(lines) + "]"
        )


def contents(texts: tuple[str, ...]) -> str:
    """The arguments of a callout function."""
    return ", ".join(f"[#{string(text)};]" for text in texts)


def guide(text: Guide, options: Options) -> str:
    """The reading guide's page."""
    numbered = options.guide_numbered
    lines = [f"{n}. {t}" if numbered else t for n, t in enumerate(text.criteria, 1)]
    criteria = contents(tuple(lines))
    domains = contents(text.domains)
    if options.guide == "list":
        body = f"#list({criteria})"
        areas = f"#list({domains})"
    elif options.guide == "table":
        body = f"#table(columns: (1fr, 1fr), inset: 2mm, {criteria})"
        areas = f"#table(columns: (1fr,) * 3, stroke: none, {domains})"
    else:
        cell = f'block(width: 75%, fill: rgb("{options.tint}"), inset: 2mm, spacing: 1.2mm, it)'
        body = f"#for it in ({criteria}) {{ {cell} }}"
        areas = (
            f"#grid(columns: (1fr,) * 3, gutter: 3mm, ..({domains}).map(it => "
            'block(fill: rgb("#f4ead9"), inset: 2mm, width: 100%, align(center, it))))'
        )
    head = f'text(size: 1.3em, weight: "bold", fill: rgb("{options.colour}"))'
    return f"""#[#set par(justify: false, first-line-indent: 0pt)
#set text(hyphenate: false)
#block({head}[#{string(text.title)};])
{body}
#block(above: 1.5em, {head}[#{string(text.domains_title)};])
{areas}
#v(5mm)
#{string(text.how_to_read)};
#pagebreak()]"""


def aside_markup(aside: Aside) -> str:
    """A table, a figure with its caption, or a pull quote."""
    if aside.kind == "table":
        cells = ", ".join(contents(row) for row in aside.rows)
        return f"#block(table(columns: {len(aside.rows[0])}, {cells}))"
    text = f"#{string(aside.rows[0][0])};"
    if aside.kind == "quote":
        return f"#block(inset: 5mm, text(size: 1.3em)[#set par(justify: false)\n{text}])"
    bars = " ".join(f"#box(rect(width: 5mm, height: {h}mm, fill: gray))" for h in (6, 10, 8, 15))
    return f"#block[{bars}\\ #text(size: .9em)[{text}]]"
