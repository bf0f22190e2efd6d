"""A case study as pages of lines, in the order in which an extractor leaves them."""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.press.case import Case, Guide, Passage, Section
from tests.press.lines import CALL, Measure, as_read, break_lines, called_in
from tests.press.options import Options
from tests.press.typography import (
    SOFT_HYPHEN,
    call_text,
    heading_text,
    hyphenation_language,
    mark_text,
    short_title,
)

WIDTHS = {8.5: 104, 9.0: 98, 9.5: 92, 10.0: 86, 10.5: 80, 11.0: 74, 12.0: 68}
HEIGHTS = {"a4": 50, "letter": 46, "landscape": 34}
FLOW = ("full", "plain")


@dataclass
class Leaf:
    """A page being filled."""

    section: str  # the heading it begins under
    body: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    boxes: list[str] = field(default_factory=list)  # callouts that stood beside the text

    def height(self) -> int:
        """The lines it takes; boxes stand beside the text and take none."""
        return len(self.body) + len(self.notes)

    def lines(self) -> list[str]:
        """Body, then notes, then what stood beside."""
        while self.body and not self.body[-1]:
            self.body.pop()
        parts = [part for part in (self.body, self.notes, self.boxes) if part]
        return [line for n, part in enumerate(parts) for line in (["", *part] if n else part)]


class Extract:
    """One publication on its way to pages of lines."""

    def __init__(self, case: Case, options: Options) -> None:
        self.case = case
        self.options = options
        hyphenated = options.hyphenation != "none"
        language = hyphenation_language(options) if hyphenated else None
        hyphen = SOFT_HYPHEN if options.soft_hyphens else "-"
        self.measure = Measure(WIDTHS[options.body_size], language, hyphen)
        self.narrow = Measure(62, language, hyphen)
        self.whole = Measure(44, None)  # titles and callouts are not hyphenated
        self.high = HEIGHTS[options.page]
        self.leaves = [Leaf("")]
        self.heading = ""
        self.noted: set[str] = set()
        self.numbered = 0

    def pages(self) -> list[list[str]]:
        """All pages, with their running lines."""
        opening = [guide_lines(self.case.guide, self.options)] if self.case.guide else []
        closing = [self.about()] if self.case.about else []
        if self.options.about == "front":
            opening, closing = closing + opening, []
        self.front()
        for number, section in enumerate(self.case.sections, 1):
            self.section(number, section)
        if self.options.notes == "end":
            self.typed([note.marker for note in self.case.notes])
        pages = opening + [leaf.lines() for leaf in self.leaves] + closing
        heads = [""] * len(opening) + [leaf.section for leaf in self.leaves]
        bare = len(pages) - len(closing)
        pages = [
            self.with_running(page, number, len(pages), heads[number - 1])
            if number <= bare
            else page
            for number, page in enumerate(pages, 1)
        ]
        return [[as_read(line) for line in page] for page in pages]

    def front(self) -> None:
        """Title, place and lead."""
        self.block(break_lines(self.case.title, self.whole))
        for line in self.case.subtitle_lines:
            self.block([line])
        if self.options.cover:
            self.leaves.append(Leaf(""))
        for passage in self.case.summary:
            self.block(break_lines(self.text(passage), self.narrow))
        if self.options.notes == "section":
            self.typed([call.marker for passage in self.case.summary for call in passage.calls])

    def section(self, number: int, section: Section) -> None:
        """Heading, passages, and the notes called for the first time."""
        known = set(self.noted)
        if self.leaves[-1].height() > self.high - 5:
            self.leaves.append(Leaf(section.heading))  # no heading at the foot of a page
        self.heading = section.heading
        self.block([heading_text(self.options, number, section.heading)])
        self.numbered = 0
        for index, passage in enumerate(section.passages):
            self.passage(passage, self.case.callouts_at(section.key, index))
        if self.options.notes == "section":
            calls = [call.marker for passage in section.passages for call in passage.calls]
            self.typed([marker for marker in calls if marker not in known])

    def passage(self, passage: Passage, boxes: tuple[tuple[int, tuple[str, ...]], ...]) -> None:
        """A paragraph or item, with the callouts that an extractor meets in it."""
        lines = break_lines(self.bullet(passage) + self.text(passage), self.measure)
        if not boxes:
            self.block(lines)
            return
        at, texts = boxes[0]
        callouts = [line for text in texts for line in ("", *break_lines(text, self.whole))][1:]
        if self.options.callout_place not in FLOW and not self.options.callout_cut:
            self.block(lines)
            boxed = self.leaves[-1].boxes
            boxed += ["", *callouts] if boxed else callouts
            return
        before = len(lines) * at // len(passage.text)
        if before:
            self.block(lines[:before])
        if self.leaves[-1].height() + len(callouts) + 1 > self.high:
            self.leaves.append(Leaf(self.heading))  # a box does not run over the page's end
        self.block(callouts)
        self.block(lines[before:])

    def bullet(self, passage: Passage) -> str:
        """The bullet or number before an item."""
        if passage.kind != "item":
            return ""
        self.numbered += 1
        mark = self.options.bullet
        if mark == "number":
            return f"{self.numbered}. "
        return f"{'–' if passage.level and mark != '–' else mark} "

    def text(self, passage: Passage) -> str:
        """The passage with its calls glued to their words."""
        text, last = "", 0
        for call in passage.calls:
            text += passage.text[last : call.at] + CALL + call_text(self.options, call.marker)
            last = call.at
        return text + passage.text[last:]

    def block(self, lines: list[str]) -> None:
        """Lines after a blank one, on as many pages as they need, with the notes they call."""
        if self.leaves[-1].body:
            self.leaves[-1].body.append("")
        for line in lines:
            notes = self.new_notes(line)
            if self.leaves[-1].height() + 1 + len(notes) > self.high:
                self.leaves.append(Leaf(self.heading))
            self.leaves[-1].body.append(line)
            self.leaves[-1].notes += notes

    def new_notes(self, line: str) -> list[str]:
        """The foot-of-page notes that a line calls for the first time."""
        markers = [marker for marker in called_in(line) if marker not in self.noted]
        self.noted.update(markers)
        if self.options.notes != "foot":
            return []
        return [line for marker in dict.fromkeys(markers) for line in self.note(marker)]

    def note(self, marker: str) -> list[str]:
        """A note's lines."""
        text = f"{mark_text(self.options, marker)} {self.case.note(marker).text}"
        return break_lines(text, Measure(self.measure.width + 12, None))

    def typed(self, markers: list[str]) -> None:
        """Notes typed where they stand."""
        self.noted.update(markers)
        lines = [line for marker in dict.fromkeys(markers) for line in self.note(marker)]
        if lines:
            self.block(lines)

    def about(self) -> list[str]:
        """The closing page."""
        lines: list[str] = []
        for text in self.case.about:
            lines += ["", *break_lines(text, Measure(60, None))]
        return lines[1:]

    def with_running(self, page: list[str], number: int, total: int, section: str) -> list[str]:
        """The page with its header and footer."""
        words = self.case.page_words.format(n=number, total=total).capitalize()
        choices = {"n": str(number), "n/N": f"{number} / {total}", "words": words, "none": ""}
        folio, series = choices[self.options.folio], self.case.series
        foot = f"{series} {folio}".strip()
        match self.options.running:
            case "footer":
                return [*page, "", foot]
            case "header":
                return [foot, "", *page]
            case "section":
                return [f"{section} {folio}".strip(), "", *page]
            case "both":
                return [series, "", *page, "", f"{short_title(self.case)} {folio}".strip()]
            case "alternating":
                head = short_title(self.case) if number % 2 else series
                return [head, "", *page, *(["", folio] if folio else [])]
        return page


def guide_lines(guide: Guide, options: Options) -> list[str]:
    """The reading guide's page."""
    lines = [*break_lines(guide.title, Measure(50, None)), ""]
    for number, text in enumerate(guide.criteria, 1):
        # an extractor often loses an outlined figure, and keeps one that is text
        numbered = options.guide_numbered or (options.guide == "boxes" and number == 7)
        lines += break_lines(f"{number}. {text}" if numbered else text, Measure(86, None))
    title = [guide.domains_title]
    domains: list[str] = []
    for text in guide.domains:
        domains += ["", *break_lines(text, Measure(24, None))]
    middle = [*domains, "", *title] if options.guide == "boxes" else ["", *title, *domains]
    return [*lines, *middle, "", guide.how_to_read]
