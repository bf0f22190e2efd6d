"""Flowables that ReportLab has not: boxes beside a paragraph, in the margin, spaced headings."""

from __future__ import annotations

from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Paragraph

from tests.press.options import Options
from tests.press.reportlab_text import Styles

BOX_WIDTH, MARGIN_WIDTH, GAP = 58 * mm, 43 * mm, 5 * mm


class Box(Flowable):  # type: ignore[misc]
    """A callout box of a fixed width."""

    def __init__(self, texts: tuple[str, ...], styles: Styles, width: float) -> None:
        super().__init__()
        self.options: Options = styles.options
        self.inset = {"tint": 8.0, "dark": 8.0, "border": 8.0, "bar": 8.0, "style": 2.0}[
            styles.options.callout_look
        ]
        if styles.options.callout_place == "plain":
            self.inset = 0.0
        self.lines = [Paragraph(text.replace("&", "&amp;"), styles.callout) for text in texts]
        self.box_width = width
        inner = width - 2 * self.inset
        heights = [line.wrap(inner, 10000)[1] for line in self.lines]
        self.height = sum(heights) + 5 * (len(heights) - 1) + 2 * self.inset
        self.spaceBefore = self.spaceAfter = 9

    def wrap(self, *_: float) -> tuple[float, float]:
        """Its size, whatever there is room for."""
        return self.box_width, self.height

    def draw(self) -> None:
        """The ground or border, then the texts from the top down."""
        canvas, look = self.canv, self.options.callout_look
        canvas.saveState()
        if look in ("tint", "dark") and self.inset:
            ground = self.options.tint if look == "tint" else self.options.colour
            canvas.setFillColor(HexColor(ground))
            canvas.rect(0, 0, self.box_width, self.height, stroke=0, fill=1)
        canvas.setStrokeColor(HexColor(self.options.accent))
        if look == "border":
            canvas.rect(0, 0, self.box_width, self.height, stroke=1, fill=0)
        if look == "bar":
            canvas.setLineWidth(3)
            canvas.line(0, 0, 0, self.height)
        canvas.restoreState()
        top = self.height - self.inset
        for line in self.lines:
            height = line.wrap(self.box_width - 2 * self.inset, 10000)[1]
            line.drawOn(canvas, self.inset, top - height)
            top -= height + 5


class Beside(Flowable):  # type: ignore[misc]
    """The part of a paragraph that stands beside a box."""

    def __init__(self, part: Paragraph, box: Box, width: float, side: str) -> None:
        super().__init__()
        self.part, self.box, self.width, self.side = part, box, width, side
        self.narrow = width - BOX_WIDTH - GAP
        self.part_height = part.wrap(self.narrow, 10000)[1]
        self.height = max(self.part_height, box.height)
        self.spaceBefore, self.spaceAfter = part.getSpaceBefore(), part.getSpaceAfter()

    def wrap(self, *_: float) -> tuple[float, float]:
        """As high as the higher of the two."""
        return self.width, self.height

    def draw(self) -> None:
        """Both from the top down."""
        left = self.side == "left"
        self.part.drawOn(self.canv, BOX_WIDTH + GAP if left else 0, self.height - self.part_height)
        x = 0 if left else self.width - BOX_WIDTH
        self.box.drawOn(self.canv, x, self.height - self.box.height)


class InMargin(Flowable):  # type: ignore[misc]
    """A box in the page's margin; it takes no room in the text."""

    def __init__(self, box: Box, shift: float, bottom: float) -> None:
        super().__init__()
        self.box, self.shift, self.bottom = box, shift, bottom

    def wrap(self, *_: float) -> tuple[float, float]:
        """Nothing."""
        return 0, 0

    def draw(self) -> None:
        """Level with the paragraph that follows, but never below the text area."""
        low = self.bottom - (self.canv.absolutePosition(0, 0)[1] - self.box.height)
        self.box.drawOn(self.canv, self.shift, max(low, 0) - self.box.height)


class Spaced(Flowable):  # type: ignore[misc]
    """A letter-spaced heading on one line."""

    def __init__(self, text: str, style: Any) -> None:  # noqa: ANN401
        super().__init__()
        self.text, self.style = text, style
        self.spaceBefore, self.spaceAfter = style.spaceBefore, style.spaceAfter
        self.keepWithNext = 1

    def wrap(self, width: float, _: float) -> tuple[float, float]:
        """One line."""
        return width, float(self.style.leading)

    def draw(self) -> None:
        """The line, with room between its letters."""
        canvas = self.canv
        canvas.saveState()
        canvas.setFillColor(self.style.textColor)
        text = canvas.beginText(0, self.style.leading - self.style.fontSize)
        text.setFont(self.style.fontName, self.style.fontSize)
        text.setCharSpace(0.18 * self.style.fontSize)
        text.textOut(self.text)
        canvas.drawText(text)
        canvas.restoreState()


def wrapped(paragraph: Paragraph, box: Box, width: float, side: str) -> list[Flowable]:
    """The paragraph with its beginning beside the box and its rest below it."""
    narrow = width - BOX_WIDTH - GAP
    parts = paragraph.split(narrow, box.height + paragraph.style.leading)
    if len(parts) != 2:
        return [Beside(paragraph, box, width, side)]
    beside = Beside(parts[0], box, width, side)
    beside.spaceAfter = 0
    beside.height = max(beside.part_height, box.height)
    return [beside, parts[1]]
