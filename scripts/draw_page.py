"""Draws a page with its lines by role, and a page beside its record.

    python -m scripts.draw_page [PDF] [--page N] [--output FOLDER]

Writes ledger.png and page-and-record.png. Without arguments, it draws those of the documentation
from the samples. The same file and fonts give the same bytes.
"""

from __future__ import annotations

import argparse
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

import pipeline
from pipeline.extraction.classify import run_stages
from pipeline.extraction.extract import read_as_series
from pipeline.model.document import Document
from pipeline.model.findings import Findings
from pipeline.model.page import Line, LineId
from pipeline.model.record import CaseStudy
from pipeline.model.roles import Role
from pipeline.profile.loader import shipped_profiles
from scripts.canvas import COLOURS, INK, MARGIN, PALE, PANEL, SMALL, Canvas, swatch, tinted

ROOT = Path(__file__).parents[1]
INBOX, PICTURES = ROOT / "raw_pdfs", ROOT / "docs" / "images"
SPACE = 16


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the record: its role, its lines, its field, and the value of the field."""

    role: Role
    lines: Collection[LineId]
    field: str
    says: str = ""


def main() -> None:
    """Draw both pictures of the requested page."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("pdf", nargs="?", type=Path, help="a PDF; the samples if left out")
    parser.add_argument("--page", type=int, default=2, help="number of the page, from 1")
    parser.add_argument("--output", type=Path, default=PICTURES, help="folder for the pictures")
    given = parser.parse_args()
    given.output.mkdir(parents=True, exist_ok=True)
    ledger = draw_ledger(given.pdf or INBOX / "tenir-le-registre.pdf", given.page)
    record = draw_record(given.pdf or INBOX / "a-season-and-a-return.pdf", given.page)
    for name, picture in (("ledger", ledger), ("page-and-record", record)):
        path = given.output / f"{name}.png"
        few = picture.quantize(256, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
        few.save(path, optimize=True)
        print(path)


def claimed(pdf: Path) -> Document:
    """The document after all stages, with its claims."""
    pages, profile = read_as_series(pdf.read_bytes(), pdf.name, shipped_profiles())
    return run_stages(Document(pages), profile)


def draw_ledger(pdf: Path, number: int) -> Image.Image:
    """The lines of the page by role, a legend with counts and evidence, and the other pages."""
    document = claimed(pdf)
    canvas = Canvas(tinted(pdf, number, document))
    canvas.head(f"Lines of {pdf.name}, page {number}, by role")
    canvas.top += 48
    for role in Role:
        lines = [line for line in document.page(number).lines if document.role(line) is role]
        _legend(canvas, role, lines, document)
    others = [page.number for page in document.pages if page.number != number][:4]
    room = (PANEL - 2 * MARGIN) // max(1, len(others)), canvas.picture.height - canvas.top
    canvas.top = canvas.picture.height - min(room[1] - 2 * MARGIN, int(room[0] * 1.5)) - MARGIN
    for place, other in enumerate(others):
        small = tinted(pdf, other, document)
        small.thumbnail((room[0] - SPACE, canvas.picture.height - canvas.top - 2 * MARGIN))
        canvas.head(f"page {other}", place * room[0], PALE, SMALL)
        canvas.place(small, (canvas.left + place * room[0], canvas.top + SMALL + 10))
    return canvas.picture


def _legend(canvas: Canvas, role: Role, lines: list[Line], document: Document) -> None:
    """One role: its colour, its share of the page, and the evidence."""
    x, y = canvas.left, canvas.top
    canvas.pen.rectangle((x, y + 2, x + 26, y + 26), swatch(role), COLOURS[role], 2)
    canvas.head(role.value, 42, INK if lines else PALE)
    size = sum(len("".join(line.text.split())) for line in lines)
    counted = f"{len(lines)} line{'s' * (len(lines) > 1)}, {size} characters"
    canvas.write(counted if lines else "none on this page", 200, INK if lines else PALE)
    claims = [document.claims[line.id] for line in lines]
    for stage, evidence in list(dict.fromkeys((c.stage, c.evidence) for c in claims))[:3]:
        canvas.write(f"{stage}: {evidence}", 200, PALE, SMALL - 3)
    canvas.top += 10


def draw_record(pdf: Path, number: int) -> Image.Image:
    """The page beside the parts of the record that come from it, in the same colours."""
    document = claimed(pdf)
    case = pipeline.extract(pdf, entities=False)
    page = document.page(number)
    canvas = Canvas(tinted(pdf, number, document))
    canvas.head(f"case_studies.json, the record “{case.id}”")
    canvas.top += 46
    left = min((line.box.x0 for line in page.lines if line.box), default=0.0) - 16
    right = max((line.box.x1 for line in page.lines if line.box), default=0.0) + 16
    count = 0
    for part in _parts(case, document):
        lines = [line for line in page.lines if line.id in part.lines]
        if not lines:
            continue
        if canvas.top > canvas.picture.height - 4 * SMALL:
            canvas.write("and more, for which there is no room here", 40, PALE)
            break
        count += 1
        if lines[0].box:
            edge = right if part.role is Role.CALLOUT else left
            canvas.badge(canvas.on_page(edge, lines[0].box.middle), count, part.role)
        canvas.badge((canvas.left + 14, canvas.top + 12), count, part.role)
        canvas.head(part.field, 40, COLOURS[part.role], SMALL)
        canvas.top += SMALL + 6
        canvas.write(part.says, 40)
        canvas.top += 6
    return canvas.picture


def _parts(case: CaseStudy, document: Document) -> Iterator[Part]:
    """The parts of the record in its order, with their lines."""
    found = document.findings
    yield Part(Role.TITLE, _lines(document, Role.TITLE), "title", case.title or "")
    years = f"{case.period.start} to {case.period.end or 'now'}" if case.period else "no period"
    places = ", ".join(f"{place.scheme}:{place.code}" for place in case.places) or "no code"
    says = f"{case.location} · {years} · {places}"
    subtitle = _lines(document, Role.SUBTITLE)
    yield Part(Role.SUBTITLE, subtitle, "location · period · places", says)
    lead = [line for passage in found.lead for line in passage.lines]
    yield Part(Role.BODY, lead, "summary", case.summary or "")
    yield from _section_parts(case, found)
    for at, (callout, box) in enumerate(zip(case.callouts, found.callouts, strict=True)):
        field = f"callouts[{at}] · criterion {callout.number} {callout.criterion} · {callout.score}"
        yield Part(Role.CALLOUT, box.lines, field, callout.text)
    for at, (note, block) in enumerate(zip(case.footnotes, found.notes, strict=True)):
        field = f"footnotes[{at}] · marker {note.marker} · called from {note.called_from}"
        says = note.links[0].url if note.links else note.text
        yield Part(Role.FOOTNOTE, block.lines, field, says)
    aside = _lines(document, Role.FURNITURE)
    yield Part(Role.FURNITURE, aside, "not in the record: header, footer, page number")


def _section_parts(case: CaseStudy, found: Findings) -> Iterator[Part]:
    for at, (section, made) in enumerate(zip(case.sections, found.sections, strict=True)):
        name = f"sections[{at}]"
        heading = f"{name} · {section.key} · heading “{section.heading}”"
        yield Part(Role.HEADING, made.lines, heading)
        for place, (passage, built) in enumerate(zip(section.passages, made.passages, strict=True)):
            field = f"{name}.passages[{place}] · {passage.kind}"
            yield Part(Role.BODY, built.lines, field, passage.text)


def _lines(document: Document, role: Role) -> list[LineId]:
    return [line.id for line in document.lines if document.role(line) is role]


if __name__ == "__main__":
    main()
