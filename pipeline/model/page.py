"""What every reader yields: pages of lines, with spans, boxes and links.

All coordinates are PDF points with the origin at the top left of the page as it is displayed;
pages are numbered from 1. A source without geometry (plain text) leaves every box ``None``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple


class LineId(NamedTuple):
    """Names one line of a document: its 1-based page and its place among that page's lines."""

    page: int
    number: int


Edges = tuple[float, float, float, float]
"""x0, top, x1, bottom in points."""


class Box(NamedTuple):
    """A bounding box in points, origin top left.

    It and :class:`Span` are tuples, which are made in a quarter of a frozen dataclass's time.
    """

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """The vertical centre."""
        return (self.top + self.bottom) / 2

    @property
    def center(self) -> float:
        """The horizontal centre."""
        return (self.x0 + self.x1) / 2

    @property
    def rounded(self) -> Edges:
        """Its edges to a tenth of a point, which is finer than any eye and steady between machines.

        By whole tenths: rounding to a place behind the point takes four times as long.
        """
        x0, top, x1, bottom = self
        return (
            round(10 * x0) / 10,
            round(10 * top) / 10,
            round(10 * x1) / 10,
            round(10 * bottom) / 10,
        )

    def holds(self, other: Box) -> bool:
        """Whether the centre of ``other`` lies inside this box."""
        x0, top, x1, bottom = other
        return self.x0 <= (x0 + x1) / 2 <= self.x1 and self.top <= (top + bottom) / 2 <= self.bottom

    def overlap_x(self, other: Box) -> float:
        """Points that both boxes share horizontally; negative is the gap between them."""
        x0, _, x1, _ = self
        other_x0, _, other_x1, _ = other
        return (x1 if x1 < other_x1 else other_x1) - (x0 if x0 > other_x0 else other_x0)

    def overlap_y(self, other: Box) -> float:
        """Points that both boxes share vertically; negative is the gap between them."""
        _, top, _, bottom = self
        _, other_top, _, other_bottom = other
        return (bottom if bottom < other_bottom else other_bottom) - (
            top if top > other_top else other_top
        )


def union(boxes: Iterable[Box]) -> Box:
    """The smallest box around all ``boxes``; raises ValueError when there are none."""
    listed = list(boxes)
    if len(listed) == 1:
        return listed[0]
    x0s, tops, x1s, bottoms = zip(*listed, strict=True)
    return Box(min(x0s), min(tops), max(x1s), max(bottoms))


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


@dataclass(eq=False, init=False)
class Line:
    """A line of text that stands on one baseline in one column; equal to no other.

    ``blank_before`` says that a source without geometry left an empty line above it;
    ``drawn_bullet`` that a list marker stands before it as a drawing, not as a character. The rest
    follows from these: ``id`` names it in its document, ``size`` (0 without geometry) and
    ``color`` are what most of its characters are set in, ``bold`` and ``italic`` whether most are;
    ``length`` is how many characters it has but spaces and full stops, however spaced it is or led
    to a page's number.

    All is told when the line is made, for all is asked for, again and again: what is worked out on
    asking, and what a frozen dataclass sets, takes several times as long.
    """

    __slots__ = (
        "blank_before", "bold", "box", "color", "drawn_bullet", "id", "italic", "length", "number",
        "page", "size", "spans", "text",
    )  # fmt: skip

    page: Final[int]
    number: Final[int]
    spans: Final[tuple[Span, ...]]
    box: Final[Box | None]
    blank_before: Final[bool]
    drawn_bullet: Final[bool]

    def __init__(
        self,
        page: int,
        number: int,
        spans: tuple[Span, ...],
        box: Box | None = None,
        blank_before: bool = False,
        drawn_bullet: bool = False,
    ) -> None:
        if len(spans) == 1:  # as most lines have
            text, _, size, bold, italic, color, superscript, _ = spans[0]
            inked = bool(text.strip())
            bold, italic = bold and inked, italic and inked
            size = 0.0 if superscript else size
        else:
            text = "".join([span.text for span in spans])
            lengths = [len(span.text.strip()) for span in spans]
            size, color = _usual_size(spans, lengths), _usual_color(spans, lengths)
            bold = _mostly([span.bold for span in spans], lengths)
            italic = _mostly([span.italic for span in spans], lengths)
        self.page = page
        self.number = number
        self.spans = spans
        self.box = box
        self.blank_before = blank_before
        self.drawn_bullet = drawn_bullet
        self.id: Final = LineId(page, number)
        self.text: Final = text
        self.length: Final = length_of(text)
        self.size: Final = size
        self.bold: Final = bold
        self.italic: Final = italic
        self.color: Final = color


def length_of(text: str) -> int:
    """How many characters ``text`` has but spaces and full stops."""
    return len(text) - text.count(" ") - text.count(".")


def _usual_size(spans: Sequence[Span], lengths: Sequence[int]) -> float:
    weights: dict[float, int] = {}
    for span, length in zip(spans, lengths, strict=True):
        if not span.superscript:
            weights[span.size] = weights.get(span.size, 0) + length
    return max(weights, key=lambda size: (weights[size], size), default=0.0)


def _usual_color(spans: Sequence[Span], lengths: Sequence[int]) -> str:
    weights: dict[str, int] = {}
    for span, length in zip(spans, lengths, strict=True):
        weights[span.color] = weights.get(span.color, 0) + length
    return max(weights, key=lambda color: weights[color], default="#000000")


def _mostly(flags: Sequence[bool], lengths: Sequence[int]) -> bool:
    held = sum([length for length, flag in zip(lengths, flags, strict=True) if flag])
    return 2 * held > sum(lengths)


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


@dataclass(frozen=True, eq=False)
class Page:
    """One page, equal to no other. ``width`` and ``height`` are 0 where the source has no geometry.

    ``pictures`` are the areas that images cover; ``rules`` are thin drawn lines, upright or level;
    ``ocr`` says that the lines were read from the page's picture, ``ocr_failed`` that they should
    have been and could not.
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

    @property
    def has_geometry(self) -> bool:
        return self.width > 0
