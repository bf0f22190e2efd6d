"""ReportLab's pages: frames, running lines, and notes at the foot of the page that calls them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

from reportlab.lib.colors import HexColor, grey
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageBreak, PageTemplate
from reportlab.platypus.doctemplate import LayoutError, NextPageTemplate

from tests.press.case import Case
from tests.press.css import margins_mm
from tests.press.options import Options
from tests.press.reportlab_fonts import family
from tests.press.reportlab_story import BOTTOM, Story
from tests.press.reportlab_text import Styles
from tests.press.typography import PAGES_MM, short_title

TOP = 22 * mm
GUTTER = 7 * mm
PASSES = 12
Calls = dict[int, list[str]]


class Book:
    """One publication, built again until each note has room on the page that calls it."""

    def __init__(self, case: Case, options: Options, path: Path) -> None:
        self.case = case
        self.options = options
        self.path = path
        self.page = tuple(side * mm for side in PAGES_MM[options.page])
        inner, outer = margins_mm(options)
        inner += 44 if options.callout_place == "margin-left" else 0
        outer += 44 if options.callout_place == "margin-right" else 0
        self.inner, self.outer = inner * mm, outer * mm
        self.width = self.page[0] - self.inner - self.outer
        self.column = self.width if options.columns == 1 else (self.width - GUTTER) / 2
        self.styles = Styles(options, family(options.font))
        self.room: dict[int, float] = defaultdict(float)  # kept free for notes, by page
        self.calls: Calls = {}
        self.pages = 1
        self.heads: list[str] = []  # the sections begun so far
        self.nudge = 0.0  # how much lower than usual the text begins

    def build(self) -> None:
        """Write the file."""
        for self.nudge in (0.0, 5.0, 11.0):
            self.room.clear()
            try:
                return self.settle()
            except LayoutError as error:
                # now and then Platypus cannot split a hyphenated paragraph where a page ends
                failure = error
        raise failure

    def settle(self) -> None:
        """Build until the notes have room."""
        for _ in range(PASSES):
            before = self.pages
            calls: Calls = defaultdict(list)
            self.once(calls)
            self.calls = calls
            needs = {page: self.need(markers) for page, markers in calls.items()}
            if before == self.pages and all(self.room[p] >= need for p, need in needs.items()):
                break
            for page, need in needs.items():
                self.room[page] = max(self.room[page], need)
        else:
            raise RuntimeError(f"the notes of {self.path.name} found no room in {PASSES} passes")

    def once(self, calls: Calls) -> None:
        """One pass; the notes drawn are those that this very pass calls."""
        self.heads.clear()
        story = Story(self.case, self.options, self.styles, self.column)
        front = story.front()
        high = sum(f.wrap(self.width, 10000)[1] + f.getSpaceAfter() for f in front)
        doc = BaseDocTemplate(
            str(self.path),
            pagesize=self.page,
            title=self.case.title,
            invariant=1,
            pageCompression=1,
        )
        flow: list[Flowable] = []
        for number, page in enumerate(opening := story.opening(), 1):
            if number == 1:
                wide = Frame(self.inner, BOTTOM, self.width, self.high, 0, 0, 0, 0, id="wide")
                doc.addPageTemplates(Sheet("guide", self, [wide], calls))  # the first is begun with
            following = "first" if number == len(opening) else "guide"
            flow += [*page, NextPageTemplate(following), PageBreak()]
        doc.addPageTemplates(
            [
                Sheet("first", self, self.frames(high + 8), calls),
                Sheet("later", self, self.frames(0), calls),
                Sheet("closing", self, self.frames(0)[:1], calls, running=False),
            ]
        )
        flow += [*front, NextPageTemplate("later"), *story.body()]
        flow += story.about() if self.case.about and self.options.about != "front" else []
        doc.build(flow, canvasmaker=self.canvas_maker(calls))
        self.pages = doc.page

    @property
    def high(self) -> float:
        """The height of the text area."""
        return float(self.page[1] - TOP - BOTTOM - self.nudge)

    def frames(self, front: float) -> list[Frame]:
        """A column or two, below the front where there is one across both."""
        if self.options.columns == 1:
            return [Frame(self.inner, BOTTOM, self.width, self.high, 0, 0, 0, 0, id="text")]
        high = self.high - front
        frames = [
            Frame(self.inner + n * (self.column + GUTTER), BOTTOM, self.column, high, 0, 0, 0, 0)
            for n in (0, 1)
        ]
        if front:
            top = Frame(self.inner, BOTTOM + high, self.width, front, 0, 0, 0, 0, id="front")
            frames.insert(0, top)
        return frames

    def need(self, markers: list[str]) -> float:
        """The height of these notes."""
        notes = Story(self.case, self.options, self.styles, self.column).notes(markers)
        return float(sum(note.wrap(self.width, 10000)[1] + 1 for note in notes)) + 12

    def canvas_maker(self, calls: Calls) -> Callable[..., Canvas]:
        """Makes a canvas that writes down on which page each note is first called."""
        real = self.options.notes == "foot"

        def note_call(canvas: Canvas, _kind: str, label: str) -> None:
            if real and not any(label in markers for markers in calls.values()):
                calls[canvas.getPageNumber()].append(label)

        def make(*args: Any, **kwargs: Any) -> Canvas:  # noqa: ANN401
            canvas = Canvas(*args, **kwargs)
            canvas.setNamedCB("note_call", note_call)
            canvas.setNamedCB("section", lambda _canvas, _kind, name: self.heads.append(name))
            return canvas

        return make


class Sheet(PageTemplate):  # type: ignore[misc, unused-ignore]
    """A page with its running lines and, at its foot, its notes."""

    def __init__(
        self, name: str, book: Book, frames: list[Frame], calls: Calls, running: bool = True
    ) -> None:
        super().__init__(id=name, frames=frames, pagesize=book.page)
        self.book, self.calls, self.running = book, calls, running
        self.places = [(frame._x1, frame._y1, frame._height) for frame in frames]

    def shift(self, page: int) -> float:
        """How far a left-hand page's text stands from where a right-hand page's would."""
        mirrored = self.book.options.mirrored and page % 2 == 0
        return self.book.outer - self.book.inner if mirrored else 0.0

    def beforeDrawPage(self, canvas: Canvas, _doc: Any) -> None:  # noqa: ANN401
        """Keep room for the notes; change sides where margins are mirrored."""
        page = canvas.getPageNumber()
        room = self.book.room[page]
        for frame, (x, y, high) in zip(self.frames, self.places, strict=True):
            frame._x1 = x + self.shift(page)
            keep = room if y == BOTTOM else 0.0
            frame._y1, frame._height = y + keep, high - keep
            frame._geom()
            frame._reset()

    def afterDrawPage(self, canvas: Canvas, _doc: Any) -> None:  # noqa: ANN401
        """Draw notes and running lines."""
        page = canvas.getPageNumber()
        left = self.book.inner + self.shift(page)
        if self.calls.get(page):
            self.draw_notes(canvas, left, self.calls[page])
        if self.running:
            self.draw_running(canvas, left, page)

    def draw_notes(self, canvas: Canvas, left: float, markers: list[str]) -> None:
        """The page's notes, from a short rule down."""
        book = self.book
        notes = Story(book.case, book.options, book.styles, book.column).notes(markers)
        heights = [note.wrap(book.width, 10000)[1] + 1 for note in notes]
        top = BOTTOM + sum(heights)
        canvas.setStrokeColor(grey)
        canvas.line(left, top + 4, left + 40 * mm, top + 4)
        for note, height in zip(notes, heights, strict=True):
            top -= height
            note.drawOn(canvas, left, top)

    def draw_running(self, canvas: Canvas, left: float, page: int) -> None:
        """Header and footer."""
        book, options = self.book, self.book.options
        right, head, foot = left + book.width, book.page[1] - 13 * mm, 13 * mm
        canvas.setFont(book.styles.fonts.regular, 8)
        canvas.setFillColor(HexColor(options.colour))
        folio, series, title = self.folio(page), book.case.series, short_title(book.case)
        match options.running:
            case "footer":
                canvas.drawString(left, foot, series)
                canvas.drawRightString(right, foot, folio)
            case "header":
                canvas.drawString(left, head, series)
                canvas.drawRightString(right, head, folio)
            case "both":
                canvas.drawString(left, head, series)
                canvas.drawString(left, foot, title)
                canvas.drawRightString(right, foot, folio)
            case "section":
                canvas.drawString(left, head, book.heads[-1] if book.heads else "")
                canvas.drawRightString(right, head, folio)
            case "alternating" if page % 2:
                canvas.drawRightString(right, head, title)
                canvas.drawRightString(right, foot, folio)
            case "alternating":
                canvas.drawString(left, head, series)
                canvas.drawString(left, foot, folio)
            case _:
                canvas.drawCentredString(left + book.width / 2, foot, folio)

    def folio(self, page: int) -> str:
        """The page number as printed."""
        words = self.book.case.page_words.format(n=page, total=self.book.pages).capitalize()
        total = f"{page} / {self.book.pages}"
        choices = {"n": str(page), "n/N": total, "words": words, "none": ""}
        return choices[self.book.options.folio]
