"""What every reader yields: pages of lines, with spans, boxes and links.

All coordinates are PDF points with the origin at the top left of the page as it is displayed;
pages are numbered from 1. A source without geometry (plain text) leaves every box ``None``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, Generic, NamedTuple, TypeVar, overload

Value = TypeVar("Value")


class _Once(Generic[Value]):
    """A property that is worked out when it is first asked for, and kept.

    As functools.cached_property, less its lock, which before Python 3.12 takes longer than what
    is worked out here.
    """

    def __init__(self, work: Callable[[Any], Value]) -> None:
        self._work = work
        self._name = work.__name__
        self.__doc__ = work.__doc__

    @overload
    def __get__(self, owner: None, kind: type) -> _Once[Value]: ...
    @overload
    def __get__(self, owner: object, kind: type) -> Value: ...
    def __get__(self, owner: object | None, kind: type) -> _Once[Value] | Value:
        if owner is None:
            return self
        value = owner.__dict__[self._name] = self._work(owner)
        return value


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
    return Box(
        min([box.x0 for box in listed]),
        min([box.top for box in listed]),
        max([box.x1 for box in listed]),
        max([box.bottom for box in listed]),
    )


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


@dataclass(frozen=True, eq=False, init=False)
class Line:
    """A line of text that stands on one baseline in one column; equal to no other.

    ``blank_before`` says that a source without geometry left an empty line above it;
    ``drawn_bullet`` that a list marker stands before it as a drawing, not as a character; ``id``
    names it in its document.
    """

    page: int
    number: int
    spans: tuple[Span, ...]
    box: Box | None = None
    blank_before: bool = False
    drawn_bullet: bool = False
    id: LineId = field(init=False, repr=False)

    def __init__(
        self,
        page: int,
        number: int,
        spans: tuple[Span, ...],
        box: Box | None = None,
        blank_before: bool = False,
        drawn_bullet: bool = False,
    ) -> None:
        own = vars(self)
        own["page"], own["number"], own["spans"], own["box"] = page, number, spans, box
        own["blank_before"], own["drawn_bullet"] = blank_before, drawn_bullet
        own["id"] = LineId(page, number)
        if len(spans) == 1:  # as most lines have: then all is told by it, and is asked for soon
            text, _, size, bold, italic, color, superscript, _ = spans[0]
            inked = bool(text.strip())
            own["text"], own["color"], own["size"] = text, color, 0.0 if superscript else size
            own["bold"], own["italic"] = bold and inked, italic and inked

    @_Once
    def text(self) -> str:
        return "".join([span.text for span in self.spans])

    @_Once
    def size(self) -> float:
        """The size most of its characters are set in; 0 without geometry."""
        weights: dict[float, int] = {}
        for span in self.spans:
            if not span.superscript:
                weights[span.size] = weights.get(span.size, 0) + len(span.text.strip())
        return max(weights, key=lambda size: (weights[size], size), default=0.0)

    @_Once
    def bold(self) -> bool:
        """Whether most of its characters are bold."""
        return self._mostly([span.bold for span in self.spans])

    @_Once
    def italic(self) -> bool:
        """Whether most of its characters are italic."""
        return self._mostly([span.italic for span in self.spans])

    @_Once
    def color(self) -> str:
        """The colour most of its characters are set in."""
        weights: dict[str, int] = {}
        for span in self.spans:
            weights[span.color] = weights.get(span.color, 0) + len(span.text.strip())
        return max(weights, key=lambda color: weights[color], default="#000000")

    def _mostly(self, flags: list[bool]) -> bool:
        if not any(flags):
            return False
        lengths = [len(span.text.strip()) for span in self.spans]
        held = sum(length for length, flag in zip(lengths, flags, strict=True) if flag)
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
