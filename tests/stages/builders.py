"""Lines, pages and documents made by hand, on which one rule at a time is tried.

Body type is 10 points on a pitch of 12; ``y`` is the top of a line's box, which is as high as its
type; a character is half an em wide. All in points, origin top left.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.layout.metrics import Measures
from pipeline.model.document import Document
from pipeline.model.geometry import Box
from pipeline.model.page import Line, Link, Page, Span, Tint
from pipeline.profile.model import Profile

SIZE, PITCH, LEFT, WIDTH, HEIGHT = 10.0, 12.0, 70.0, 595.0, 842.0
MEASURES = Measures(SIZE, PITCH, uniform=False)
UNIFORM = Measures(SIZE, PITCH, uniform=True)
NO_MEASURES = Measures()
# A line of running text, 60 characters wide: 300 points.
TEXT = "The boats had left the harbour before the first light of day"
ENDED = "and so the boats came home again with all that they had got."

PROFILE = Profile.model_validate(
    {
        "profile": "harbour",
        "name": "Harbour Notes",
        "languages": ["en"],
        "subtitle": "place (years)",
        "sections": [
            {"key": "setting", "en": ["Setting"]},
            {"key": "work", "en": ["What was done", "Work"]},
            {"key": "outcome", "en": ["What came of it"]},
            {"key": "lessons", "en": ["Lessons learned"]},
        ],
        "criterion_openers": {"en": ["The work must"]},
        "criteria": [
            {
                "key": "owned",
                "number": 1,
                "en": ["The work must be carried by the harbour itself"],
                "tells": {"en": ["carried by", "harbour itself"]},
            },
            {
                "key": "lasting",
                "number": 2,
                "en": ["The work must last beyond the final season"],
                "tells": {"en": ["last beyond", "final season"]},
            },
            {
                "key": "shared",
                "number": 3,
                "en": ["The work must be shared with other ports"],
                "tells": {"en": ["shared with", "other ports"]},
            },
            {
                "key": "counted",
                "number": 4,
                "en": ["The work must show results that people can count"],
                "tells": {"en": ["show results", "can count"]},
            },
        ],
        "domains": [{"key": "fishing", "en": ["Fishing and coastal trade"]}],
        "guide": {"en": ["How to read these notes"]},
        "facts": [
            {"key": "country", "gives": "location", "en": ["Country"]},
            {"key": "years", "gives": "period", "en": ["Years"]},
            {"key": "partners", "en": ["Partners of the work"]},
        ],
        "facts_title": {"en": ["At a glance"]},
        "captions": {
            "tables": {"en": ["Table"]},
            "figures": {"en": ["Figure"]},
            "credits": {"en": ["Photo", "Photo credit"]},
        },
        "continued": {"en": ["continued"]},
        "about": {
            "openers": {"en": ["Since its start in"]},
            "keywords": {"en": ["harbour programme", "fourteen ports", "HARBOUR", "coast office"]},
        },
        "notes": {"en": ["Notes"]},
        "accessed": {"en": ["accessed on"]},
        "period": {"since": {"en": ["since"]}, "ongoing": {"en": ["today"]}},
    }
)


def line(
    text: str,
    x: float = LEFT,
    y: float = 100.0,
    size: float = SIZE,
    *,
    width: float | None = None,
    bold: bool = False,
    italic: bool = False,
    color: str = "#000000",
    raised: str = "",
    page: int = 1,
    number: int = 0,
    drawn_bullet: bool = False,
) -> Line:
    """A line with a box; ``raised`` is a superscript before its text."""
    wide = size / 2 * len(raised + text) if width is None else width
    spans = [Span(text, "Serif", size, bold, italic, color)]
    if raised:
        spans.insert(0, Span(raised, "Serif", 0.6 * size, superscript=True))
    box = Box(x, y, x + wide, y + size)
    return Line(page, number, tuple(spans), box, drawn_bullet=drawn_bullet)


def plain(text: str, *, blank: bool = False, page: int = 1, number: int = 0) -> Line:
    """A line of a source without geometry; ``blank``: an empty line stands above it."""
    return Line(page, number, (Span(text),), blank_before=blank)


def numbered(lines: Sequence[Line], page: int = 1) -> list[Line]:
    """The lines with their places on the page as numbers."""
    return [replace(one, page=page, number=at) for at, one in enumerate(lines)]


def column(*texts: str, x: float = LEFT, y: float = 100.0, pitch: float = PITCH) -> list[Line]:
    """Lines of body type one below the other."""
    return [line(text, x, y + at * pitch) for at, text in enumerate(texts)]


def body(count: int, y: float = 100.0, x: float = LEFT, last: str = TEXT) -> list[Line]:
    """``count`` full lines of running text, the last of them ``last``."""
    return column(*[TEXT] * (count - 1), last, x=x, y=y)


def page(
    *lines: Line,
    number: int = 1,
    tints: Sequence[Tint] = (),
    links: Sequence[Link] = (),
    pictures: Sequence[Box] = (),
    rules: Sequence[Box] = (),
    ocr: bool = False,
) -> Page:
    """A page of A4 with these lines, numbered in this order; without size where none has a box."""
    sized = any(one.box for one in lines) or not lines
    return Page(
        number,
        WIDTH if sized else 0,
        HEIGHT if sized else 0,
        tuple(numbered(lines, number)),
        tuple(tints),
        tuple(links),
        tuple(pictures),
        tuple(rules),
        ocr,
    )


def document(*pages: Page) -> Document:
    """A document of these pages, all of whose lines are running text."""
    return Document(pages, flow=tuple(one for page in pages for one in page.lines))


def texts(lines: Sequence[Line]) -> list[str]:
    """What the lines say."""
    return [one.text for one in lines]


def roles(document: Document) -> dict[str, str | None]:
    """The role of each line by its text."""
    return {one.text: document.role(one) for one in document.lines}
