"""Reads a PDF through pdfplumber: the reference reader."""

from __future__ import annotations

import logging
import math
import statistics
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import BytesIO
from itertools import groupby
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect

from pipeline.errors import Rejected, RejectionCode
from pipeline.model.geometry import Box, union
from pipeline.model.page import Hidden, HiddenReason, Link, Page
from pipeline.readers.lines.accents import composed, one_glyph
from pipeline.readers.lines.dashes import with_dashes_joined
from pipeline.readers.lines.double_strikes import struck_once
from pipeline.readers.lines.font_names import style
from pipeline.readers.lines.lines import PageFrame, build_lines
from pipeline.readers.lines.runs import Run
from pipeline.readers.lines.shapes import Shape, marks, rules, tints
from pipeline.readers.lines.strips import with_gradients_joined
from pipeline.readers.lines.turned import (
    SMALLEST,
    STEEPEST,
    TurnedGlyph,
    turned_lines,
    with_apostrophes,
    without_stacks,
)
from pipeline.readers.pdfminer_limits import limit_code_ranges
from pipeline.text.characters import clean_glyph

# In em: less is rounding.
LEAST_RISE = 0.02

logging.getLogger("pdfminer").setLevel(logging.ERROR)
limit_code_ranges()


def read_pdf(data: bytes) -> tuple[Page, ...]:
    """Pages of the PDF whose bytes are ``data``; raises Rejected when it cannot be read."""
    try:
        return tuple(_pages(data))
    except Rejected:
        raise
    except Exception as error:
        raise _rejection(error) from error


def _rejection(error: BaseException) -> Rejected:
    causes: list[object] = [error, error.__cause__, error.__context__, *error.args]
    if any(isinstance(cause, PDFPasswordIncorrect) for cause in causes):
        return Rejected(
            RejectionCode.ENCRYPTED,
            "The PDF is protected by a password; save a copy without one and put it in its place.",
        )
    if any(isinstance(cause, PDFEncryptionError) for cause in causes):
        return Rejected(
            RejectionCode.ENCRYPTED,
            "The PDF is protected in a way that this program cannot undo, such as by a "
            "certificate; save a copy without protection and put it in its place.",
        )
    return Rejected(
        RejectionCode.DAMAGED,
        "The PDF is damaged, or only a part of one, and cannot be read; copy it again from where "
        "it came from, or open it in a viewer and print it to a new PDF.",
    )


def _pages(data: bytes) -> Iterator[Page]:
    # Pages are closed one by one: closing only the file keeps every page's glyphs in memory.
    with pdfplumber.open(BytesIO(data)) as pdf:
        for page in pdf.pages:
            yield _page(page)
            page.close()


def _page(page: Any) -> Page:
    runs, turned, hidden = _runs(page)
    size = statistics.median([run.size for run in runs]) if runs else 0.0
    width, height = float(page.width), float(page.height)
    drawn_shapes = [_shape(thing) for thing in [*page.rects, *page.curves]]
    shapes = with_dashes_joined(with_gradients_joined(drawn_shapes), size)
    strokes = [*map(_box, page.lines)]
    areas = tuple(tints(shapes, strokes, size, width * height)) if runs else ()
    frame = PageFrame(page.page_number, width, height)
    drawn = tuple(rules(shapes, strokes, size)) if runs else ()
    bullets = marks(shapes, strokes, size)
    built = build_lines(runs, areas, bullets, frame, turned, rules=drawn)
    pictures = tuple(_box(image) for image in page.images)
    links = tuple(_links(page))
    return Page(
        page.page_number, width, height, built.lines, areas, links, pictures, drawn,
        hidden=(*hidden, *built.outside),
    )  # fmt: skip


def _runs(page: Any) -> tuple[list[Run], list[list[Run]], list[Hidden]]:
    """The page's glyphs as runs: those that stand upright, the turned lines, and the hidden."""
    upright: list[Run] = []
    turned: list[TurnedGlyph] = []
    hidden: list[tuple[Run, HiddenReason]] = []
    descents = _descents(page.chars)
    for char in page.chars:
        run = _run(char, float(page.height), descents)
        if run is None:
            continue
        angle = _angle(char)
        if reason := _hides(char, run):
            hidden.append((run, reason))
        elif abs(angle) > STEEPEST:
            origin = (char["matrix"][4], float(page.height) - char["matrix"][5])
            turned.append(TurnedGlyph(run._replace(baseline=run.bottom), angle, origin))
        else:
            upright.append(run)
    whole, upright = with_apostrophes(turned_lines(turned), upright)
    lines = [composed(list(struck_once(line))) for line in whole]
    stacks, upright = without_stacks(composed(list(struck_once(upright))))
    return upright, [*lines, *stacks], list(_hidden(hidden))


def _descents(chars: Iterable[Any]) -> dict[str, float]:
    """How far below its baseline the box of a glyph begins in each font (em, negative)."""
    counts: dict[str, Counter[float]] = defaultdict(Counter)
    for char in chars:
        if char["size"] > 0:
            counts[char["fontname"]][round(_drop(char), 3)] += 1
    return {font: found.most_common(1)[0][0] for font, found in counts.items()}


def _drop(char: Any) -> float:
    return float((char["y0"] - char["matrix"][5]) / char["size"])


def _run(char: Any, height: float, descents: Mapping[str, float]) -> Run | None:
    """The run of a glyph; None for one without letters or size.

    pdfminer gives the baseline without the text rise, and the box with it.
    """
    box = _box(char)
    text = clean_glyph(one_glyph(char["text"]))
    size = char["size"]
    if not text or size <= 0:
        return None
    font, bold, italic = style(char["fontname"])
    baseline = height - char["matrix"][5]
    if not _angle(char) and abs(rise := _drop(char) - descents[char["fontname"]]) > LEAST_RISE:
        baseline -= rise * size
    return Run(
        text, box.x0, box.top, box.x1, box.bottom, baseline, font, size, bold, italic,
        _color(char.get("non_stroking_color")),
    )  # fmt: skip


def _angle(char: Any) -> float:
    """How steeply the line of a glyph rises, in degrees; 180 at most."""
    a, b = char["matrix"][:2]
    return math.degrees(math.atan2(b, a))


def _hides(char: Any, run: Run) -> HiddenReason | None:
    """Why a glyph does not show; None when it does, and when pdfminer does not say."""
    return HiddenReason.TINY if run.size < SMALLEST else None


def _hidden(found: Iterable[tuple[Run, HiddenReason]]) -> Iterator[Hidden]:
    """The hidden text by its reasons."""
    for reason, group in groupby(found, key=lambda one: one[1]):
        runs = [run for run, _ in group]
        text = " ".join("".join(run.text for run in runs).split())
        if text:
            yield Hidden(text, reason, union(run.box for run in runs))


def _box(thing: Any) -> Box:
    return Box(float(thing["x0"]), float(thing["top"]), float(thing["x1"]), float(thing["bottom"]))


def _shape(thing: Any) -> Shape:
    fill = _color(thing.get("non_stroking_color")) if thing.get("fill") else None
    frame = _color(thing.get("stroking_color")) if thing.get("stroke") else None
    return Shape(_box(thing), fill, frame)


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
