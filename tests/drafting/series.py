"""Invented series that nobody has described: one design, the text of each publication by lot."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from pathlib import Path

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT, LEFT = 595, 842, 70
CHARACTERS = 84

WORDS = {
    "en": (
        ["The harbour council", "A small team", "The water office", "Every village school"],
        ["has repaired", "still remembers", "wants to measure", "slowly changed"],
        ["the old wooden bridge", "its winter timetable", "the price of bread", "the long queue"],
        ["before the spring floods", "with the help of neighbours", "as nobody had expected"],
    ),
    "fr": (
        [
            "La mairie du port",
            "Une petite équipe",
            "Le service des eaux",
            "Chaque école rurale",
        ],
        ["a réparé", "se souvient encore de", "voudrait mesurer", "a lentement changé"],
        ["le vieux pont de bois", "son horaire d’hiver", "le prix du pain", "la longue attente"],
        ["avant les crues du printemps", "avec l’aide des voisins", "comme personne ne le pensait"],
    ),
    "es": (
        ["El consejo del puerto", "Un pequeño equipo", "La oficina del agua", "Cada escuela rural"],
        ["ha reparado", "todavía recuerda", "quiere medir", "cambió poco a poco"],
        [
            "el viejo puente de madera",
            "su horario de invierno",
            "el precio del pan",
            "la cola",
        ],
        ["antes de las crecidas de abril", "con ayuda de los vecinos", "como nadie esperaba"],
    ),
}


@dataclass(frozen=True)
class Design:
    """How a series is set."""

    heading_size: float = 14
    heading_color: tuple[float, float, float] = (0.1, 0.3, 0.5)
    font: str = "Helvetica"
    size: float = 10
    run_in: bool = False
    after_heading: str = ""
    subheading_size: float = 12


@dataclass(frozen=True)
class Edition:
    """A series in one language: what all its publications have in common.

    ``subheadings`` are those under each heading that has some, or above all of them (“”), each
    over a paragraph; an empty one is the paragraph alone. ``contents`` is the title of a list of
    the headings, ``entries`` are labels that each section has, with values;
    ``captions`` open lines in each section; ``notes`` is the title over numbered notes at the end;
    ``form`` are the lines of a cover; with ``rows``, each fact's value stands beside its label;
    with ``theme``, a line in the look of the headings stands right above the first, at its right.
    """

    language: str
    headings: tuple[str, ...]
    label: str = ""
    guide_title: str = ""
    criteria: tuple[str, ...] = ()
    boxes: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    rows: bool = False
    closing: str = ""
    subheadings: tuple[tuple[str, tuple[str, ...]], ...] = ()
    form: tuple[str, ...] = ()
    theme: bool = False
    contents: str = ""
    entries: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()
    notes: str = ""
    design: Design = field(default_factory=Design)


class _Sheet:
    """A page under construction, from top to bottom."""

    def __init__(self, path: Path, design: Design) -> None:
        self.canvas = Canvas(str(path), pagesize=(WIDTH, HEIGHT), invariant=True)
        self.design, self.top = design, HEIGHT - 60.0

    def put(
        self, text: str, size: float = 0, *, bold: bool = False, color: object = (0, 0, 0),
        gap: float = 6, box: bool = False,
    ) -> None:  # fmt: skip
        size = size or self.design.size
        lines = _wrapped(text, int(CHARACTERS * 10 / size))
        pitch = 1.25 * size
        self.top -= gap
        if self.top - pitch * len(lines) < 60:
            self.new_page()
        if box:
            self.canvas.setFillColorRGB(0.9, 0.94, 0.98)
            height = pitch * len(lines) + 6
            self.canvas.rect(LEFT - 6, self.top - height + 2, 440, height, stroke=0, fill=1)
        self.canvas.setFont(self.design.font + ("-Bold" if bold else ""), size)
        self.canvas.setFillColorRGB(*color)  # type: ignore[misc]
        for line in lines:
            self.top -= pitch
            self.canvas.drawString(LEFT, self.top, line)

    def put_theme(self, text: str) -> None:
        """A line of its own in the look of the headings, which the next heading follows closely."""
        size = self.design.heading_size
        self.top -= 30
        self.canvas.setFont(self.design.font + "-Bold", size)
        self.canvas.setFillColorRGB(*self.design.heading_color)
        self.canvas.drawString(WIDTH / 2, self.top, text)
        self.top += 14

    def put_row(self, label: str, value: str) -> None:
        """A row of a fact box: a bold, coloured label, and its value beside it."""
        size = self.design.size
        self.top -= 1.3 * size
        self.canvas.setFont(self.design.font + "-Bold", size)
        self.canvas.setFillColorRGB(*self.design.heading_color)
        self.canvas.drawString(LEFT, self.top, label)
        self.canvas.setFont(self.design.font, size)
        self.canvas.setFillColorRGB(0, 0, 0)
        self.canvas.drawString(LEFT + 90, self.top, value)

    def put_run_in(self, head: str, text: str) -> None:
        """A paragraph whose first words are bold."""
        first, *rest = _wrapped(f"{head} {text}", CHARACTERS)
        size, pitch = self.design.size, 1.25 * self.design.size
        self.top -= 6 + pitch
        bold = self.design.font + "-Bold"
        self.canvas.setFont(bold, size)
        self.canvas.setFillColorRGB(0, 0, 0)
        self.canvas.drawString(LEFT, self.top, head)
        self.canvas.setFont(self.design.font, size)
        behind = LEFT + stringWidth(f"{head} ", bold, size)
        self.canvas.drawString(behind, self.top, first.removeprefix(head).strip())
        for line in rest:
            self.top -= pitch
            self.canvas.drawString(LEFT, self.top, line)

    def new_page(self) -> None:
        self.canvas.showPage()
        self.top = HEIGHT - 60.0


def _wrapped(text: str, width: int) -> list[str]:
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + len(word) >= width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def sentence(language: str, lot: random.Random) -> str:
    """A sentence with names of its own, so that no two publications share its words."""
    subject, verb, thing, end = (lot.choice(part) for part in WORDS[language])
    return f"{subject} {_name(lot)} {verb} {thing} {_name(lot)} {end}."


def _name(lot: random.Random) -> str:
    syllables = ["ta", "lo", "mir", "ne", "su", "bra", "dek", "vi", "on", "gar", "pel", "ush"]
    return "".join(lot.sample(syllables, 3)).capitalize()


def paragraph(language: str, lot: random.Random, sentences: int = 4) -> str:
    return " ".join(sentence(language, lot) for _ in range(sentences))


def make_publication(
    path: Path, edition: Edition, seed: int, headings: tuple[str, ...] | None = None
) -> None:
    """Write the publication ``seed`` of a series; ``headings`` replace those that all have."""
    lot, language = random.Random(f"{edition.headings}{seed}"), edition.language
    sheet = _Sheet(path, edition.design)
    if edition.criteria:
        sheet.put(edition.guide_title, 12, bold=True)
        for criterion in edition.criteria:
            sheet.put(criterion)
        sheet.new_page()
    for line in edition.form:
        sheet.put(line, gap=20)
    if edition.contents:
        _put_heading(sheet, edition.contents, edition)
        for at, heading in enumerate(edition.headings, 1):
            sheet.put(f"{heading} {'.' * 40} {100 * at + lot.randrange(100)}")
        sheet.new_page()
    if edition.label:
        sheet.put(edition.label, 8)
    sheet.put(sentence(language, lot).rstrip("."), 22, bold=True, gap=14)
    for label in edition.facts:
        value = f"{lot.randrange(10_000)} {lot.choice(WORDS[language][2])}"
        if edition.rows:
            sheet.put_row(label, value)
        else:
            sheet.put(f"{label}: {value}", 9, gap=3)
    sheet.put(paragraph(language, lot, 3), gap=14)
    _put_subheadings(sheet, "", edition, lot)
    for at, heading in enumerate(headings or edition.headings):
        if edition.theme and not at:
            sheet.put_theme(_name(lot))
        _put_section(sheet, heading, edition, lot)
        if edition.criteria and at < 3:
            sheet.put(lot.choice(edition.boxes or edition.criteria), box=True, gap=12)
            sheet.top -= 10
        sheet.put(paragraph(language, lot), gap=8)
    _put_end(sheet, edition, lot)
    sheet.canvas.save()


def _put_end(sheet: _Sheet, edition: Edition, lot: random.Random) -> None:
    """What follows the last section: notes, and the closing text."""
    if edition.notes:
        _put_heading(sheet, edition.notes, edition)
        for number in range(1, 5):
            sheet.put(f"{number}. {sentence(edition.language, lot)}", 8)
    if edition.closing:
        sheet.new_page()
        sheet.put(edition.closing, 8, color=(0.4, 0.4, 0.4))


def _put_section(sheet: _Sheet, heading: str, edition: Edition, lot: random.Random) -> None:
    """A heading with its first paragraph, and its sub-headings, each with one."""
    design, language = edition.design, edition.language
    printed = heading + design.after_heading
    if design.run_in:
        sheet.put_run_in(printed, paragraph(language, lot))
    else:
        _put_heading(sheet, printed, edition)
        if heading not in dict(edition.subheadings):
            sheet.put(paragraph(language, lot))
    _put_subheadings(sheet, heading, edition, lot)
    for caption in edition.captions:
        sheet.put(f"{caption} {sentence(edition.language, lot)}", 8, gap=8)
    for label in edition.entries:
        sheet.put(f"{label}: {lot.randrange(10_000)} {lot.choice(WORDS[language][2])}", gap=8)


def _put_heading(sheet: _Sheet, text: str, edition: Edition) -> None:
    design = edition.design
    sheet.put(text, design.heading_size, bold=True, color=design.heading_color, gap=16)


def _put_subheadings(sheet: _Sheet, heading: str, edition: Edition, lot: random.Random) -> None:
    for subheading in dict(edition.subheadings).get(heading, ()):
        if subheading:
            sheet.put(subheading, edition.design.subheading_size, bold=True, gap=12)
        sheet.put(paragraph(edition.language, lot))


def make_series(folder: Path, edition: Edition, count: int, name: str = "sheet") -> list[Path]:
    """Write ``count`` publications of a series into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"{name}-{edition.language}-{seed}.pdf" for seed in range(count)]
    for seed, path in enumerate(paths):
        make_publication(path, edition, seed)
    return paths


def make_stranger(path: Path, language: str, seed: int) -> None:
    """Write a publication with headings of its own, in a design of its own."""
    lot = random.Random(seed)
    design = Design(
        11 + 2 * (seed % 5), (lot.random() / 2, 0.1, lot.random() / 2), size=9 + seed % 3
    )
    headings = tuple(sentence(language, lot).split(" ", 4)[-1][:30] for _ in range(5))
    first = ("Introduction", "Contents", "Glossary")[: 1 + seed % 3]
    edition = Edition(language, (*first, *headings), design=design)
    make_publication(path, edition, seed)
