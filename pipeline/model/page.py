"""What every reader yields: pages of lines, with spans, boxes and links.

All coordinates are PDF points with the origin at the top left of the page as it is displayed;
pages are numbered from 1. A source without geometry (plain text) leaves every box ``None``.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from pipeline.model.geometry import Box

# Of the type around. Small capitals made of smaller type are as high as small letters, or a little
# higher: 0.65 (Word's least) to 0.85.
SMALL_CAPITALS = (0.65, 0.85)


class LineId(NamedTuple):
    """Names one line of a document: its 1-based page and its place among that page's lines."""

    page: int
    number: int


class Span(NamedTuple):
    """A stretch of a line in one style. ``color`` is ``#rrggbb``; sizes are in points."""

    text: str
    font: str = ""
    size: float = 0.0
    bold: bool = False
    italic: bool = False
    color: str = "#000000"
    superscript: bool = False
    box: Box | None = None


@dataclass(frozen=True, eq=False)
class Line:
    """A line of text that stands on one baseline in one column; equal to no other.

    ``box`` is None without geometry. ``blank_before`` says that a source without geometry left an
    empty line above it, or that one without pages begins a paragraph with it; ``drawn_bullet`` that
    a list marker stands before it as a drawing, not as a character; ``turned`` that it does not run
    level from left to right: a stamp along the side of the page, a watermark across it; ``running``
    that the file itself has it in a header, a footer or a menu.
    """

    page: int
    number: int
    spans: tuple[Span, ...]
    box: Box | None = None
    blank_before: bool = False
    drawn_bullet: bool = False
    turned: bool = False
    running: bool = False

    @cached_property
    def id(self) -> LineId:
        """Its name in its document."""
        return LineId(self.page, self.number)

    @cached_property
    def text(self) -> str:
        return "".join(span.text for span in self.spans)

    @cached_property
    def length(self) -> int:
        """How many characters it has but spaces and full stops.

        However wide it is spaced, and whatever dots lead to a page number.
        """
        return length_of(self.text)

    @cached_property
    def alphanumerics(self) -> int:
        """How many letters and digits it has."""
        return sum(map(str.isalnum, self.text))

    @cached_property
    def size(self) -> float:
        """What most of its characters are set in, superscripts left out; 0 without geometry.

        Small capitals that are made of smaller type count for the capitals that they follow.
        """
        level = [span for span in self.spans if not span.superscript]
        weights = {span.size: 0 for span in level}
        if len(weights) < 2:
            return next(iter(weights), 0.0)
        above: Span | None = None
        for span in level:
            if above is None or not _are_small_capitals(span, above):
                above = span
            weights[above.size] += _inked(span)
        return max(weights, key=lambda size: (weights[size], size))

    @cached_property
    def color(self) -> str:
        """What most of its characters are set in, ``#rrggbb``."""
        weights = {span.color: 0 for span in self.spans}
        if len(weights) < 2:
            return next(iter(weights), "#000000")
        for span in self.spans:
            weights[span.color] += _inked(span)
        return max(weights, key=weights.__getitem__)

    @cached_property
    def bold(self) -> bool:
        """Whether most of its characters are."""
        bold = [_inked(span) for span in self.spans if span.bold]
        return bool(bold) and 2 * sum(bold) > self._inked

    @cached_property
    def italic(self) -> bool:
        """Whether most of its characters are."""
        italic = [_inked(span) for span in self.spans if span.italic]
        return bool(italic) and 2 * sum(italic) > self._inked

    @cached_property
    def _inked(self) -> int:
        """How many of its characters can be seen to be in their style."""
        return sum([_inked(span) for span in self.spans])


def length_of(text: str) -> int:
    """How many characters ``text`` has but spaces and full stops."""
    return len(text) - text.count(" ") - text.count(".")


def _are_small_capitals(span: Span, above: Span) -> bool:
    """Whether ``span`` are capitals in smaller type of a font, behind a capital of the larger."""
    low, high = SMALL_CAPITALS
    capital = above.text[-1:].isupper() and span.text.isupper() and span.font == above.font
    return capital and low * above.size <= span.size <= high * above.size


def _inked(span: Span) -> int:
    """How many characters of ``span`` can be seen to be in its style."""
    return len(span.text.strip())


@dataclass(frozen=True, slots=True)
class Tint:
    """A filled or framed area that text may stand on; ``color`` is its fill or its frame."""

    box: Box
    color: str
    filled: bool = True


@dataclass(frozen=True, slots=True)
class Link:
    """A link annotation: its target and the area that can be clicked."""

    url: str
    box: Box


class HiddenReason(StrEnum):
    """Why text that a file holds does not show on its page."""

    LAYER = "layer"
    INVISIBLE = "invisible"
    COLOR = "color"
    COVERED = "covered"
    CLIPPED = "clipped"
    TINY = "tiny"
    OUTSIDE = "outside"
    STYLE = "style"


@dataclass(frozen=True, slots=True)
class Hidden:
    """A stretch of text that the file holds and the page does not show, and where it would be."""

    text: str
    reason: HiddenReason
    box: Box


class Unsure(NamedTuple):
    """A word in the line of this number that OCR is not sure of.

    ``sure`` is its confidence, 0–100, in the letter or figure that it is least sure of.
    """

    text: str
    line: int
    sure: float


@dataclass(frozen=True, eq=False)
class Page:
    """One page, equal to no other. ``width`` and ``height`` are 0 where the source has no geometry.

    ``pictures`` are the areas that images cover; ``rules`` are thin drawn lines, upright or level;
    ``ocr`` says that the lines were read from the page's picture, ``ocr_failed`` that they should
    have been and could not, ``ocr_empty`` that no text was found in the picture. ``hidden`` is text
    that the page does not show, in none of the lines. ``plain_text`` is the whole text as the PDF
    library itself gives it, unmended, for comparison; empty where the reader has none.
    ``unsure`` are words that OCR is not sure of. ``filled_in`` are words of which the file does not
    say one letter, read as the only word that fits, or from a picture of their line.
    ``set_upright`` says that the page was turned from how it is displayed, since its text stands
    sideways or upside down there; all boxes are then those of the turned page. ``composed`` says
    that the source has no fixed pages, so that its geometry is of our own making: it serves the
    stages, and is not published.
    """

    number: int
    width: float
    height: float
    lines: tuple[Line, ...]
    tints: tuple[Tint, ...] = ()
    links: tuple[Link, ...] = ()
    pictures: tuple[Box, ...] = ()
    rules: tuple[Box, ...] = ()
    ocr: bool = False
    ocr_failed: bool = False
    ocr_empty: bool = False
    hidden: tuple[Hidden, ...] = ()
    plain_text: str = ""
    unsure: tuple[Unsure, ...] = ()
    filled_in: tuple[str, ...] = ()
    set_upright: bool = False
    composed: bool = False

    @property
    def has_geometry(self) -> bool:
        return self.width > 0 and self.height > 0

    @cached_property
    def level(self) -> tuple[Line, ...]:
        """Its lines but those that are turned; all of them where most of its text is turned.

        What is turned and says the same again and again is a watermark, and counts once.
        """
        level = tuple([line for line in self.lines if not line.turned])
        if len(level) == len(self.lines):
            return self.lines
        turned = {line.text: line.length for line in self.lines if line.turned}
        most = sum(line.length for line in level) >= sum(turned.values())
        return level if most else self.lines
