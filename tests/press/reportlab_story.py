"""A case study as ReportLab flowables."""

from __future__ import annotations

from reportlab.lib.colors import HexColor, grey
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, HRFlowable, PageBreak, Paragraph, Spacer, Table
from reportlab.platypus.doctemplate import NextPageTemplate

from tests.press.case import Aside, Case, Guide, Passage, Section
from tests.press.options import Options
from tests.press.reportlab_flow import MARGIN_WIDTH, Box, InMargin, Spaced, wrapped
from tests.press.reportlab_text import Styles, markup, paragraph
from tests.press.runs import Run, note_runs, passage_runs
from tests.press.typography import heading_text, mark_text

BOTTOM = 24 * mm
Boxes = tuple[tuple[int, tuple[str, ...]], ...]


class Story:
    """One publication on its way to ReportLab."""

    def __init__(self, case: Case, options: Options, styles: Styles, width: float) -> None:
        self.case = case
        self.options = options
        self.styles = styles
        self.width = width  # of a column
        self.noted: set[str] = set()
        self.numbered = 0

    def front(self) -> list[Flowable]:
        """Title, place and lead."""
        story = [] if self.options.cover else self.title()
        for passage in self.case.summary:
            self.noted |= {call.marker for call in passage.calls}
            story.append(paragraph(passage_runs(passage, ()), self.options, self.styles.lead))
        return story

    def title(self) -> list[Flowable]:
        """Title and place."""
        places = [Paragraph(_safe(line), self.styles.place) for line in self.case.subtitle_lines]
        return [Paragraph(_safe(self.case.title), self.styles.title), *places]

    def opening(self) -> list[list[Flowable]]:
        """The pages before the case itself."""
        pages = []
        if self.options.about == "front":
            pages.append(self.closing())
        if self.case.guide:
            pages.append(self.guide(self.case.guide))
        if self.options.cover:
            pages.append([Spacer(1, 60 * mm), *self.title()])
        return pages

    def body(self) -> list[Flowable]:
        """The sections, and the notes where they are typed."""
        story: list[Flowable] = []
        if self.options.notes == "section":
            story += self.typed([c.marker for p in self.case.summary for c in p.calls])
        for number, section in enumerate(self.case.sections, 1):
            story += self.section(number, section)
        if self.options.notes == "end":
            story += self.typed([note.marker for note in self.case.notes])
        return story

    def section(self, number: int, section: Section) -> list[Flowable]:
        """Heading, passages, and the notes called for the first time."""
        known = set(self.noted)
        story = self.heading(heading_text(self.options, number, section.heading))
        self.numbered = 0
        for index, passage in enumerate(section.passages):
            self.noted |= {call.marker for call in passage.calls}
            story += self.passage(passage, self.case.callouts_at(section.key, index), index == 0)
            for aside in self.case.asides:
                if (aside.anchor.section, aside.anchor.passage) == (section.key, index):
                    story += self.aside(aside)
        if self.options.notes == "section":
            calls = [call.marker for passage in section.passages for call in passage.calls]
            story += self.typed([marker for marker in calls if marker not in known])
        return story

    def heading(self, text: str) -> list[Flowable]:
        """A section's heading."""
        style = self.styles.heading
        named = f'<onDraw name="section" label="{_safe(text)}"/>'
        if self.options.heading_spaced:
            return [Spaced(text, style)]
        story: list[Flowable] = [Paragraph(named + _safe(text), style)]
        if self.options.heading == "rule":
            accent = HexColor(self.options.accent)
            rule = HRFlowable("100%", 0.6, color=accent, spaceBefore=-3, spaceAfter=6)
            rule.keepWithNext = 1
            story.append(rule)
        return story

    def passage(self, passage: Passage, boxes: Boxes, first: bool) -> list[Flowable]:
        """A paragraph or item with the box that stands before, beside or in it."""
        options, styles = self.options, self.styles
        style, bullet = (styles.cont if first else styles.body), ""
        if passage.kind == "item":
            self.numbered += 1
            style, bullet = styles.item(passage.level), self.bullet(passage.level)
        runs = passage_runs(passage, boxes)
        if bullet and options.list_typed:
            # after a box that opens the passage, the bullet opens what follows it
            runs.insert(1 if runs[0].box else 0, Run(f"{bullet} "))
            bullet = ""
        place = next((n for n, run in enumerate(runs) if run.box), None)
        if place is None:
            return [paragraph(runs, options, style, bullet)]
        before, texts, after = runs[:place], runs[place].box, runs[place + 1 :]
        if boxes[0][0] == 0:
            body = paragraph(after, options, style, bullet)
            return self.boxed(body, texts)
        rest_style = styles.item(passage.level) if bullet else styles.cont
        head = paragraph(before, options, style.clone("head", spaceAfter=0), bullet)
        return [head, *self.boxed(paragraph(after, options, rest_style), texts)]

    def boxed(self, body: Paragraph, texts: tuple[str, ...]) -> list[Flowable]:
        """A paragraph with a box before or beside it."""
        place = self.options.callout_place
        if place in ("left", "right"):
            return wrapped(body, Box(texts, self.styles, 58 * mm), self.width, place)
        if place.startswith("margin"):
            box = Box(texts, self.styles, MARGIN_WIDTH)
            shift = self.width + 5 * mm if place == "margin-right" else -48 * mm
            return [InMargin(box, shift, BOTTOM), body]
        return [Box(texts, self.styles, self.width), body]

    def bullet(self, level: int) -> str:
        """The bullet or number before an item."""
        if self.options.bullet == "number":
            return f"{self.numbered}."
        if level:
            return "–" if self.options.bullet != "–" else "◦"
        return self.options.bullet

    def typed(self, markers: list[str]) -> list[Flowable]:
        """Notes typed where they stand."""
        notes = self.notes(list(dict.fromkeys(markers)))
        if not notes:
            return []
        rule = HRFlowable("30%", 0.5, color=grey, hAlign="LEFT", spaceBefore=6, spaceAfter=3)
        return [rule, *notes]

    def notes(self, markers: list[str]) -> list[Paragraph]:
        """Notes as paragraphs."""
        found = []
        for marker in markers:
            body = markup(note_runs(self.case.note(marker)), self.options)
            mark = mark_text(self.options, marker)
            mark = f'<super rise="2" size="5">{mark}</super>' if self.options.mark_super else mark
            found.append(Paragraph(f"{mark} {body}", self.styles.note))
        return found

    def guide(self, guide: Guide) -> list[Flowable]:
        """The reading guide's page."""
        styles, options = self.styles, self.options
        texts = [
            f"{number}. {_safe(text)}" if options.guide_numbered else _safe(text)
            for number, text in enumerate(guide.criteria, 1)
        ]
        lines = [Paragraph(text, styles.plain) for text in texts]
        domains = [Paragraph(_safe(text), styles.plain) for text in guide.domains]
        story: list[Flowable] = [Paragraph(_safe(guide.title), styles.guide_title)]
        if options.guide == "boxes":
            look = [("BACKGROUND", (0, 0), (-1, -1), HexColor(options.tint))]
            for line in lines:
                story += [
                    Table(
                        [[line]],
                        colWidths=[0.75 * self.width * options.columns],
                        style=look,
                        hAlign="LEFT",
                    )
                ]
                story += [Spacer(1, 3)]
        elif options.guide == "table":
            rows = [list(pair) for pair in zip(lines[::2], lines[1::2], strict=True)]
            grid = [("GRID", (0, 0), (-1, -1), 0.5, grey)]
            story.append(Table(rows, colWidths=[self.width * options.columns / 2] * 2, style=grid))
        else:
            style = styles.plain.clone("li", leftIndent=14)
            story += [Paragraph(text, style, bulletText="•") for text in texts]
        story += [Spacer(1, 14), Paragraph(_safe(guide.domains_title), styles.guide_title)]
        cells = [domains[:3], [*domains[3:], ""]]
        wide = self.width * options.columns
        story.append(Table(cells, colWidths=[wide / 3] * 3, hAlign="LEFT"))
        story += [Spacer(1, 14), Paragraph(_safe(guide.how_to_read), styles.plain)]
        return story

    def about(self) -> list[Flowable]:
        """The closing page."""
        return [NextPageTemplate("closing"), PageBreak(), *self.closing()]

    def closing(self) -> list[Flowable]:
        """The series' closing text."""
        lines = [Paragraph(_safe(text), self.styles.about) for text in self.case.about]
        return [Spacer(1, 45 * mm), *lines]

    def aside(self, aside: Aside) -> list[Flowable]:
        """A table, a figure with its caption, or a pull quote."""
        if aside.kind == "table":
            grid = [("GRID", (0, 0), (-1, -1), 0.5, grey)]
            return [Table([list(row) for row in aside.rows], style=grid), Spacer(1, 8)]
        text = Paragraph(_safe(aside.rows[0][0]), self.styles.aside)
        return [Spacer(1, 8 if aside.kind == "quote" else 40), text, Spacer(1, 8)]


def _safe(text: str) -> str:
    return text.replace("&", "&amp;")
