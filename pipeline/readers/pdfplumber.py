"""Reads a PDF through pdfplumber: the reference reader."""

from __future__ import annotations

import logging
import re
import statistics
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect

from pipeline.errors import Rejected
from pipeline.page import Box, Link, Page, Tint
from pipeline.readers.accents import composed
from pipeline.readers.runs import Run, Sheet, build_lines
from pipeline.text.characters import clean_glyph

# Words in a font's name that say its weight or slope; PDF has no other sign that pdfplumber reads.
_BOLD = re.compile(r"bold|black|heavy|demi(?!light)|cmbx|(?<![a-z])bd(?![a-z])", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique|cursive|kursiv|(?<![a-z])it(?![a-z])|cmti", re.IGNORECASE)
# A tinted area must be able to hold text: at least this many em high and wide, and not the page.
TINT_HEIGHT, TINT_WIDTH, TINT_MOST_OF_PAGE = 1.2, 4.0, 0.7
# A glyph drawn twice within this part of its size is one glyph made bold.
DOUBLE_STRIKE = 0.12

logging.getLogger("pdfminer").setLevel(logging.ERROR)


def read_pdf(path: Path) -> tuple[Page, ...]:
    """Pages of the PDF at ``path``; raises Rejected when it cannot be opened or read."""
    try:
        return tuple(_pages(path))
    except Rejected:
        raise
    except Exception as error:
        raise _rejection(error) from error


def _rejection(error: BaseException) -> Rejected:
    causes: list[object] = [error, error.__cause__, error.__context__, *error.args]
    if any(isinstance(cause, PDFPasswordIncorrect) for cause in causes):
        return Rejected(
            "encrypted",
            "The PDF is protected by a password; save a copy without one and put it in its place.",
        )
    return Rejected(
        "damaged",
        "The PDF is damaged and cannot be read; open it in a viewer, print it to a new PDF, "
        "and try again.",
    )


def _pages(path: Path) -> Iterator[Page]:
    # Pages are closed one by one: closing only the file keeps every page's glyphs in memory.
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            yield _page(page)
            page.close()


def _page(page: Any) -> Page:
    runs, sideways = _runs(page)
    size = statistics.median([run.size for run in runs]) if runs else 0.0
    width, height = float(page.width), float(page.height)
    tints = tuple(_tints(page, size, width * height)) if runs else ()
    marks = [box for box in map(_box, [*page.curves, *page.rects]) if 0 < box.width < size]
    lines = build_lines(runs, tints, marks, Sheet(page.page_number, width, height), sideways)
    pictures = tuple(_box(image) for image in page.images)
    return Page(page.page_number, width, height, lines, tints, tuple(_links(page)), pictures)


def _runs(page: Any) -> tuple[list[Run], list[Run]]:
    """The page's glyphs as runs: those that stand upright, and those set sideways."""
    upright: list[Run] = []
    sideways: list[Run] = []
    seen: dict[tuple[str, int, int], Run] = {}
    styles: dict[str, tuple[str, bool, bool]] = {}
    for char in page.chars:
        box = _box(char)
        text = clean_glyph(char["text"])
        size = char["size"]
        if not text or size <= 0:
            continue
        name = char["fontname"]
        style = styles.get(name) or styles.setdefault(name, _style(name))
        baseline = float(page.height) - char["matrix"][5] if char["upright"] else box.bottom
        run = Run(
            text, box.x0, box.top, box.x1, box.bottom, baseline, *_head(style, size),
            _color(char.get("non_stroking_color")),
        )  # fmt: skip
        if text.isspace() or not _struck_twice(seen, run):
            (upright if char["upright"] else sideways).append(run)
    return composed(upright), composed(sideways)


def _head(style: tuple[str, bool, bool], size: float) -> tuple[str, float, bool, bool]:
    return style[0], size, style[1], style[2]


def _struck_twice(seen: dict[tuple[str, int, int], Run], run: Run) -> bool:
    key = (run.text, round(run.x0 / run.size), round(run.baseline / run.size))
    earlier = seen.get(key)
    if earlier is not None:
        slack = DOUBLE_STRIKE * run.size
        if abs(earlier.x0 - run.x0) <= slack and abs(earlier.baseline - run.baseline) <= slack:
            return True
    seen[key] = run
    return False


def _style(fontname: str) -> tuple[str, bool, bool]:
    name = fontname.split("+", 1)[-1] if "+" in fontname[:8] else fontname
    return name, bool(_BOLD.search(name)), bool(_ITALIC.search(name))


def _box(thing: Any) -> Box:
    return Box(float(thing["x0"]), float(thing["top"]), float(thing["x1"]), float(thing["bottom"]))


def _tints(page: Any, size: float, page_area: float) -> Iterator[Tint]:
    for shape in [*page.rects, *page.curves]:
        box = _box(shape)
        if box.height < TINT_HEIGHT * size or box.width < TINT_WIDTH * size:
            continue
        if box.width * box.height > TINT_MOST_OF_PAGE * page_area:
            continue
        fill = _color(shape.get("non_stroking_color")) if shape.get("fill") else "#ffffff"
        if fill != "#ffffff":
            yield Tint(box, fill)
        elif shape.get("stroke"):
            yield Tint(box, _color(shape.get("stroking_color")), filled=False)


def _links(page: Any) -> Iterator[Link]:
    for link in page.hyperlinks:
        if link.get("uri"):
            yield Link(str(link["uri"]).strip(), _box(link))


def _color(value: object) -> str:
    """``#rrggbb`` of a grey, RGB or CMYK colour; black when it is none of these."""
    parts = value if isinstance(value, Sequence) and not isinstance(value, str) else [value]
    numbers = [float(p) for p in parts if isinstance(p, int | float)]
    if len(numbers) == 1:
        numbers *= 3
    elif len(numbers) == 4:
        cyan, magenta, yellow, black = numbers
        numbers = [(1 - c) * (1 - black) for c in (cyan, magenta, yellow)]
    if len(numbers) != 3:
        return "#000000"
    return "#" + "".join(f"{round(255 * min(1.0, max(0.0, n))):02x}" for n in numbers)
