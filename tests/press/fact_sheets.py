"""Sets the sample fact sheets, the second series: `python -m tests.press.fact_sheets`."""

from __future__ import annotations

import html
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.press.case import Note, Passage
from tests.press.producers import producer
from tests.press.samples import read_note, read_passage

ROOT = Path(__file__).parents[2]
TEXTS = Path(__file__).parent / "fact_sheet_texts"
SAMPLES = ROOT / "docs" / "samples"
IDENTIFIER = b"fact-sheet-sample"

COMMON = """
@page { size: A4; margin: 22mm 20mm 20mm }
body { font: 10pt/1.45 "DejaVu Serif", serif; text-align: justify; hyphens: manual }
h1 { font-size: 21pt; line-height: 1.2; text-align: left; margin: 0 0 5mm }
p, ul { margin: 0 0 2.5mm } ul { padding-left: 5mm } li { margin-bottom: 1mm }
sup { font-size: 65%; line-height: 0; vertical-align: super }
.series { font: 8.5pt "DejaVu Sans", sans-serif; letter-spacing: .06em; color: #555;
          margin: 0 0 6mm }
.lead { font-size: 11.5pt }
"""
DESIGNS = {
    "side-box": COMMON
    + """
@page { @bottom-center { content: "Thaba Linoko  |  " counter(page);
        font: 8pt "DejaVu Sans", sans-serif; color: #777 } }
h1, h2 { color: #17594a; font-family: "DejaVu Sans", sans-serif }
h2 { font-size: 13pt; margin: 6mm 0 2mm; break-after: avoid }
.facts { float: right; width: 56mm; margin: 0 0 4mm 7mm; padding: 4mm; background: #e6f1ec;
         font: 8.5pt/1.4 "DejaVu Sans", sans-serif; text-align: left }
.facts h3 { font-size: 10pt; margin: 0 0 2mm } .facts p { margin: 0 0 1.5mm }
.notes { font-size: 8.5pt } .about { margin-top: 10mm; color: #17594a; font-style: italic }
""",
    "top-table": COMMON
    + """
body { font-family: "DejaVu Sans", sans-serif; font-size: 9pt; text-align: left }
h2 { font-size: 9pt; text-transform: uppercase; margin: 4mm 0 1mm; break-after: avoid }
.facts { border-top: 1pt solid #8a2f3c; border-bottom: 1pt solid #8a2f3c; padding: 2mm 0;
         margin: 0 0 5mm }
.facts h3 { font-size: 9pt; color: #8a2f3c; margin: 0 0 1mm }
.facts table { border-collapse: collapse } .facts td { vertical-align: top; padding: .5mm 0 }
.facts td:first-child { width: 32mm; font-weight: bold }
.body { columns: 2; column-gap: 8mm; column-fill: balance } .lead { font-size: 10.5pt }
""",
}

Table = dict[str, Any]


@dataclass(frozen=True)
class FactSheet:
    """A fact sheet as its author would have it."""

    name: str
    table: Table

    @property
    def notes(self) -> tuple[Note, ...]:
        return tuple(read_note(str(n), one) for n, one in enumerate(self.table["notes"], 1))

    @property
    def summary(self) -> tuple[Passage, ...]:
        return tuple(read_passage(text) for text in self.table["summary"])

    def passages(self, section: Table) -> tuple[Passage, ...]:
        """A section's passages."""
        return tuple(read_passage(text) for text in section["passages"])


def main() -> int:
    """Set the samples, and say where they are."""
    if reason := producer("weasyprint").available():
        print(reason, file=sys.stderr)
        return 1
    SAMPLES.mkdir(exist_ok=True)
    for sheet in fact_sheets():
        press(sheet, SAMPLES / f"{sheet.name}.pdf")
        print((SAMPLES / f"{sheet.name}.pdf").relative_to(ROOT))
    return 0


def fact_sheets() -> list[FactSheet]:
    """The invented fact sheets, by name."""
    paths = sorted(TEXTS.glob("*.toml"))
    return [FactSheet(path.stem, tomllib.loads(path.read_text("utf-8"))) for path in paths]


def press(sheet: FactSheet, path: Path) -> None:
    """Set ``sheet`` as a PDF; the same sheet gives the same bytes."""
    import weasyprint

    markup = f"<style>{DESIGNS[sheet.table['design']]}</style>{''.join(_page(sheet))}"
    page = f'<html lang="en"><title>{html.escape(sheet.table["title"])}</title>{markup}</html>'
    weasyprint.HTML(string=page).write_pdf(path, pdf_tags=True, pdf_identifier=IDENTIFIER)


def _page(sheet: FactSheet) -> Iterator[str]:
    table = sheet.table
    yield f'<p class="series">{html.escape(table["series"])}</p>'
    yield f"<h1>{html.escape(table['title'])}</h1>"
    yield _facts(table)
    yield from (f'<p class="lead">{_text(passage)}</p>' for passage in sheet.summary)
    yield '<div class="body">'
    for section in table["sections"]:
        yield f"<h2>{html.escape(section['heading'])}</h2>"
        yield from _passages(sheet.passages(section), table["design"] == "top-table")
    yield f"<h2>{html.escape(table['notes_title'])}</h2>"
    yield from (f'<p class="notes">{note.marker}. {_note(note)}</p>' for note in sheet.notes)
    yield from (f'<p class="about">{html.escape(text)}</p>' for text in table["about"])
    yield "</div>"


def _facts(table: Table) -> str:
    title = f"<h3>{html.escape(table['facts_title'])}</h3>"
    facts = [(html.escape(f["label"]), html.escape(f["text"])) for f in table["facts"]]
    if table["design"] == "side-box":
        lines = "".join(f"<p><b>{label}:</b> {text}</p>" for label, text in facts)
        return f'<div class="facts">{title}{lines}</div>'
    rows = "".join(f"<tr><td>{label}</td><td>{text}</td></tr>" for label, text in facts)
    return f'<div class="facts">{title}<table>{rows}</table></div>'


def _passages(passages: tuple[Passage, ...], brackets: bool) -> Iterator[str]:
    listed = False
    for passage in passages:
        item = passage.kind == "item"
        if item != listed:
            yield "<ul>" if item else "</ul>"
        listed = item
        yield (
            f"<li>{_text(passage, brackets)}</li>" if item else f"<p>{_text(passage, brackets)}</p>"
        )


def _text(passage: Passage, brackets: bool = False) -> str:
    """A passage with its calls, raised or in brackets."""
    opens, closes = ("[", "]") if brackets else ("<sup>", "</sup>")
    marked = passage.text
    for call in reversed(passage.calls):
        marked = f"{marked[: call.at]}\0{call.marker}\1{marked[call.at :]}"
    return html.escape(marked).replace("\0", opens).replace("\1", closes)


def _note(note: Note) -> str:
    out, last = "", 0
    for link in note.links:
        shown = html.escape(note.text[link.start : link.end])
        out += html.escape(note.text[last : link.start])
        out += f'<a href="{html.escape(link.url)}">{shown}</a>'
        last = link.end
    return out + html.escape(note.text[last:])


if __name__ == "__main__":
    sys.exit(main())
