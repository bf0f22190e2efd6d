"""Typst as book designers use it: true superior figures, old-style figures, small capitals."""

from __future__ import annotations

from pathlib import Path

from benchmarks.foreign.flow import NOTES_TITLE, Part, Setter, parts
from benchmarks.foreign.habits import Publication
from benchmarks.foreign.producer import Producer
from tests.press.case import Aside, Section
from tests.press.typography import short_title
from tests.press.typst_style import string

CHOICES = {
    "face": (
        "Libertinus Serif",
        "Libertinus Serif",
        "EB Garamond",
        "Linux Libertine O",
        "TeX Gyre Pagella",
        "New Computer Modern",
    ),
    "size_pt": (9, 10, 11),
    "figures": ("old-style", "lining"),
    "columns": (1, 1, 2),
    "colour": ("#214e34", "#5b2333", "#1b3a4b", "#000000"),
    "heading": ("smallcaps", "smallcaps", "tracked", "italic", "side-rule", "numbered"),
    "box": ("margin", "rules", "tint", "italic", "side"),
    "bullet": ("•", "–", "›", "■", "1.", "a)"),
    "paragraphs": ("indent", "skip"),
    "notes": ("foot", "foot", "foot", "end"),
    "note_mark": ("super", "line"),
    "call": ("typographic", "typographic", "raised"),
    "lead": ("italic", "large", "smallcaps-start"),
    "label": ("smallcaps", "bold", "italic"),
    "address": ("plain", "mono"),
    "running": ("head", "foot", "none"),
}
BREAK = "\u200b"
LABELS = {"smallcaps": "smallcaps", "bold": "strong", "italic": "emph"}


class Book(Setter):
    """One publication on its way to Typst."""

    def text(self, text: str) -> str:
        return f"#{string(text)};"

    def label(self, markup: str) -> str:
        return f"#{LABELS[self.habits['label']]}[{markup}]"

    def call(self, marker: str, first: bool) -> str:
        if self.habits["notes"] == "end":
            return f"#raised[{marker}];"
        if not first:
            return f"#footnote(<n{marker}>);"
        return f"#footnote[{self.note(marker)}]<n{marker}>"

    def address(self, url: str) -> str:
        # a zero-width space lets an address break
        pieces = "".join(char + (BREAK if char in "/-_?&=.%" else "") for char in url)
        text = f"#{string(pieces.replace(f'/{BREAK}/{BREAK}', '//'))};"
        mono = 'font: "DejaVu Sans Mono", size: .85em, ' if self.habits["address"] == "mono" else ""
        return f'#text({mono}hyphenate: false, number-type: "lining")[{text}]'

    def link(self, markup: str, url: str) -> str:
        return f"#link({string(url)})[{markup}]"

    def document(self) -> str:
        """The whole publication."""
        case, habits = self.case, self.habits
        text = [self.preamble()]
        if case.guide:
            text.append(self.guide())
        text.append(self.front())
        body = "\n\n".join(self.section(section) for section in case.sections)
        if habits["notes"] == "end":
            body += f"\n\n{self.endnotes()}"
        text.append(f"#columns(2, gutter: 6mm)[{body}]" if habits["columns"] == 2 else body)
        if case.about:
            about = "\n\n".join(self.text(paragraph) for paragraph in case.about)
            text.append(
                f"#pagebreak()\n#set page(header: none, footer: none)\n#v(1fr)\n{about}\n#v(1fr)"
            )
        return "\n\n".join(text)

    def preamble(self) -> str:
        habits, case = self.habits, self.case
        margin = "(left: 22mm, right: 66mm, y: 24mm)" if self.marginal else "(x: 26mm, y: 24mm)"
        indent = (
            "first-line-indent: 1.2em, spacing: .68em"
            if habits["paragraphs"] == "indent"
            else "spacing: 1.1em"
        )
        running = {
            "head": f"header: align(center, "
            f"text(.85em)[#smallcaps[{self.text(short_title(case))}]]), "
            "footer: context align(center, counter(page).display()),",
            "foot": f"footer: context [{self.text(case.series)} #h(1fr) #counter(page).display()],",
            "none": "",
        }[habits["running"]]
        typographic = str(habits["call"] == "typographic").lower()
        entry = (
            "#show footnote.entry: it => { let n = "
            "counter(footnote).at(it.note.location()).first(); "
            'text(number-type: "lining")[#n. ]; it.note.body }'
            if habits["note_mark"] == "line"
            else ""
        )
        heading = {
            "smallcaps": "smallcaps(text(1.25em, it))",
            "tracked": f'text(1.1em, tracking: .18em, fill: rgb("{habits["colour"]}"), upper(it))',
            "italic": 'text(1.4em, style: "italic", it)',
            "side-rule": (
                f'block(stroke: (left: 2pt + rgb("{habits["colour"]}")), inset: (left: '
                f"6pt, y: 2pt), strong(it))"
            ),
            "numbered": '[#sections.step() #strong[#context sections.display("1") #h(.6em) #it]]',
        }[habits["heading"]]
        return f"""#set page(paper: "a4", margin: {margin}, {running})
#set text(font: "{habits["face"]}", size: {habits["size_pt"]}pt, lang: "{case.language}")
#set text(number-type: "{habits["figures"]}", number-width: "proportional")
#set par(justify: true, {indent})
#set super(typographic: {typographic})
#let raised(it) = super(it)
#let sections = counter("sections")
#let section(it) = block(above: 1.8em, below: .9em, sticky: true, {{
  set par(justify: false, first-line-indent: 0pt)
  set text(hyphenate: false)
  {heading} }})
{entry}
{self.boxes()}"""

    @property
    def marginal(self) -> bool:
        """Whether callouts stand in the margin."""
        return bool(self.habits["box"] == "margin" and self.habits["columns"] == 1)

    def boxes(self) -> str:
        colour = self.habits["colour"]
        inner = "set par(justify: false, first-line-indent: 0pt); set text(hyphenate: false)"
        stacked = "for one in it.pos() {{ block(spacing: .8em, {}) }}"
        look = {
            "rules": (
                f"block(width: 100%, above: 1.4em, below: 1.4em, stroke: (y: .6pt + "
                f'rgb("{colour}")), inset: (y: 7pt), align(center, '
                f"[#{stacked.format('emph(one)').replace('block', 'block')}]))"
            ),
            "tint": (
                f"block(width: 100%, above: 1.4em, below: 1.4em, fill: "
                f'rgb("{colour}").lighten(88%), radius: 3pt, inset: 9pt, '
                f"[#{stacked.format('one')}])"
            ),
            "italic": (
                f"block(above: 1.4em, below: 1.4em, inset: (x: 2em), text(1.15em, style: "
                f'"italic", fill: rgb("{colour}"), [#{stacked.format("one")}]))'
            ),
            "side": (
                f"block(above: 1.4em, below: 1.4em, stroke: (left: 3pt + "
                f'rgb("{colour}")), inset: (left: 9pt, y: 3pt), '
                f"[#{stacked.format('strong(one)')}])"
            ),
        }
        if self.marginal:
            shown = (
                f'text(.85em, style: "italic", fill: rgb("{colour}"), [#{stacked.format("one")}])'
            )
            body = f"place(right, dx: 48mm, block(width: 42mm, align(left, {shown})))"
        else:
            body = look.get(self.habits["box"], look["rules"])
        return f"#let callout(..it) = {{ {inner}; {body} }}"

    def front(self) -> str:
        case, habits = self.case, self.habits
        place = " \\ ".join(self.text(line) for line in case.subtitle_lines)
        paragraphs = "\n\n".join(self.lead())
        lead = {
            "italic": f'#text(style: "italic")[{paragraphs}]',
            "large": f"#text(1.15em)[{paragraphs}]",
            "smallcaps-start": f'#text(weight: "bold")[{paragraphs}]',
        }[habits["lead"]]
        return f"""#[#set par(justify: false, first-line-indent: 0pt)
#set text(hyphenate: false)
#block(below: 1em, text(2em, fill: rgb("{habits["colour"]}"))[{self.text(case.title)}])
#block(below: 1.6em, smallcaps(text(1.15em)[{place}]))]
#block(below: 1.8em)[#set par(first-line-indent: 0pt)
{lead}]"""

    def section(self, section: Section) -> str:
        text = [f"#section[{self.text(section.heading)}]"]
        for part in parts(self.case, section):
            if part.kind == "box":
                text.append(f"#callout({', '.join(f'[{self.text(one)}]' for one in part.texts)})")
            elif part.kind == "aside" and part.aside:
                text.append(self.aside(part.aside))
            elif part.kind == "item":
                text.append(self.item(part))
            elif part.continued:
                text.append(f"#[#set par(first-line-indent: 0pt)\n{self.runs(part.runs)}]")
            else:
                text.append(self.runs(part.runs))
        return "\n\n".join(text)

    def item(self, part: Part) -> str:
        body = f"[{self.runs(part.runs)}]"
        kind = self.habits["bullet"]
        indent = "1.6em" if part.level else "0pt"
        if part.continued:
            return f"#pad(left: 1em, block{body})"
        if part.level or kind not in ("1.", "a)"):
            return (
                f"#list(marker: [#{string('–' if part.level else kind)};], "
                f"indent: {indent}, {body})"
            )
        return f'#enum(numbering: "{kind}", start: {part.number}, {body})'

    def aside(self, aside: Aside) -> str:
        if aside.kind == "table":
            cells = ", ".join(f"[{self.text(cell)}]" for row in aside.rows for cell in row)
            return (
                f"#align(center, table(columns: {len(aside.rows[0])}, stroke: (y: .4pt), {cells}))"
            )
        text = self.text(aside.rows[0][0])
        if aside.kind == "quote":
            return (
                f'#block(inset: (x: 3em, y: .6em), text(1.35em, style: "italic")[#set '
                f"par(justify: false)\n{text}])"
            )
        bars = " ".join(
            f"#box(rect(width: 6mm, height: {h}mm, fill: luma(150)))" for h in (8, 12, 9, 17)
        )
        return f"#align(center)[{bars}\\ #text(.85em)[{text}]]"

    def endnotes(self) -> str:
        lines = [
            f"#block(spacing: .6em)[#raised[{note.marker}] {self.note(note.marker)}]"
            if self.habits["note_mark"] == "super"
            else f"#block(spacing: .6em)[{note.marker}. {self.note(note.marker)}]"
            for note in self.case.notes
        ]
        title = f"#block(above: 2em, strong[{self.text(NOTES_TITLE[self.case.language])}])"
        return (
            f"{title}\n#[#set text(.85em)\n#set par(first-line-indent: 0pt, justify: false)\n"
            + "\n\n".join(lines)
            + "]"
            if lines
            else ""
        )

    def guide(self) -> str:
        guide = self.case.guide
        assert guide
        lines = ", ".join(f"[{self.text(line)}]" for line in guide.criteria)
        domains = ", ".join(f"[{self.text(line)}]" for line in guide.domains)
        return f"""#[#set par(justify: false, first-line-indent: 0pt)
#set text(hyphenate: false)
#block(smallcaps(text(1.3em)[{self.text(guide.title)}]))
#enum({lines})
#block(above: 1.5em, smallcaps(text(1.3em)[{self.text(guide.domains_title)}]))
#list({domains})
#v(5mm)
{self.text(guide.how_to_read)}
#pagebreak()]"""


def press(publication: Publication, path: Path, folder: Path, maker: type[Book] = Book) -> None:
    """Compile with the typst package."""
    import typst

    source = folder / "sheet.typ"
    source.write_text(maker(publication).document(), "utf-8")
    typst.compile(str(source), output=str(path), font_paths=["/usr/share/fonts"], timestamp=0)


PRODUCERS = (Producer("typst-book", (), CHOICES, press),)
