"""A case study as HTML, for the producers that set HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from tests.press.case import Aside, Case, Guide, Passage, Section
from tests.press.css import style_sheet
from tests.press.options import PUA_BULLET, Options
from tests.press.runs import Run, note_runs, passage_runs
from tests.press.typography import (
    call_text,
    heading_text,
    hyphenation_language,
    mark_text,
    with_soft_hyphens,
)

BLOCK_PLACES = ("full", "plain")
URL_BREAK = re.compile(r"(?<=[/\-_?&=.%#])(?=[^/])")


@dataclass
class Page:
    """One publication on its way to HTML."""

    case: Case
    options: Options
    real_notes: bool  # the producer sets real footnotes
    noted: set[str]  # notes already called
    numbered: int = 0  # items of the present list

    def document(self) -> str:
        """The whole publication."""
        case, language = self.case, hyphenation_language(self.options)
        lead = "".join(f"<p>{self.runs(passage_runs(p, ()))}</p>" for p in case.summary)
        body = [self.section(number, s) for number, s in enumerate(case.sections, 1)]
        if self.options.notes == "end":
            body.append(self.notes([note.marker for note in case.notes]))
        lead_notes = self.lead_notes()
        place = "".join(f'<p class="place">{escape(line)}</p>' for line in case.subtitle_lines)
        return f"""<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8">
<title>{escape(case.title)}</title><style>{style_sheet(case, self.options)}</style></head><body>
{about(case) if self.options.about == "front" else ""}
{guide(case.guide, self.options) if case.guide else ""}
<div class="front"><h1>{escape(case.title)}</h1>{place}</div>
<div class="lead">{lead}</div><main>{lead_notes}{"".join(body)}</main>
{about(case) if self.options.about != "front" else ""}</body></html>"""

    def lead_notes(self) -> str:
        """The lead's notes, where notes stand at the end of each section."""
        if self.options.notes != "section":
            return ""
        calls = [call.marker for passage in self.case.summary for call in passage.calls]
        return self.notes(calls)

    def section(self, number: int, section: Section) -> str:
        """Heading, passages, and the notes called for the first time."""
        known = set(self.noted)
        parts = [f"<h2>{escape(heading_text(self.options, number, section.heading))}</h2>"]
        listing = False
        self.numbered = 0
        for index, passage in enumerate(section.passages):
            boxes = self.case.callouts_at(section.key, index)
            leading = [texts for at, texts in boxes if at == 0]
            inner = tuple(box for box in boxes if box[0] > 0)
            if leading and self.options.callout_place in BLOCK_PLACES:
                parts.append("</ul>" if listing else "")
                listing = False
                parts.extend(callout(texts) for texts in leading)
            else:
                inner = boxes
            item = passage.kind == "item"
            if item != listing:
                parts.append('<ul class="bullets">' if item else "</ul>")
                listing = item
            first = number == 1 and index == 0
            parts.append(self.item(passage, inner) if item else self.par(passage, inner, first))
            for aside in self.case.asides:
                if (aside.anchor.section, aside.anchor.passage) == (section.key, index):
                    parts.append("</ul>" if listing else "")
                    listing = False
                    parts.append(aside_html(aside))
        parts.append("</ul>" if listing else "")
        if self.options.notes == "section":
            calls = [call.marker for passage in section.passages for call in passage.calls]
            parts.append(self.notes([marker for marker in calls if marker not in known]))
        return "".join(parts)

    def par(
        self, passage: Passage, boxes: tuple[tuple[int, tuple[str, ...]], ...], first: bool
    ) -> str:
        """A paragraph, in two when a box as wide as the column stands in it."""
        runs = passage_runs(passage, boxes)
        halves = self.halves(runs)
        drop = first and self.options.drop_cap and not boxes
        if len(halves) == 1:
            return f"<p>{self.runs(runs, drop=drop)}</p>"
        before, box, after = halves
        return (
            f'<p class="cut">{self.runs(before)}</p>{callout(box[0].box)}'
            f'<p class="on">{self.runs(after)}</p>'
        )

    def item(self, passage: Passage, boxes: tuple[tuple[int, tuple[str, ...]], ...]) -> str:
        """A list item with its bullet."""
        halves = self.halves(passage_runs(passage, boxes))
        self.numbered += 1
        deep = ' class="deep"' if passage.level else ""
        bullet = self.bullet(passage.level)
        if len(halves) == 1:
            return f"<li{deep}>{bullet}{self.runs(halves[0])}</li>"
        before, box, after = halves
        return (
            f'<li{deep}><div class="cut">{bullet}{self.runs(before)}</div>{callout(box[0].box)}'
            f"<div>{self.runs(after)}</div></li>"
        )

    def bullet(self, level: int) -> str:
        """The bullet or number before an item."""
        mark = self.options.bullet
        if mark == "number":
            mark = f"{self.numbered}."
        elif level:
            mark = "–" if mark != "–" else "◦"
        symbol = " symbol" if mark == PUA_BULLET else ""
        return f'<span class="bullet{symbol}">{mark}</span>'

    def halves(self, runs: list[Run]) -> list[list[Run]]:
        """The runs before a box, the box, the runs after it; or all of them."""
        place = next((n for n, run in enumerate(runs) if run.box), None)
        if place is None or self.options.callout_place not in BLOCK_PLACES:
            return [runs]
        return [runs[:place], runs[place : place + 1], runs[place + 1 :]]

    def runs(self, runs: list[Run], drop: bool = False) -> str:
        """Text with its calls, links and floating boxes."""
        return "".join(self.run(run, drop and number == 0) for number, run in enumerate(runs))

    def run(self, run: Run, drop: bool = False) -> str:
        """One stretch."""
        if run.call:
            return self.call(run.call)
        if run.box:
            return callout(run.box, "span")
        if run.shown:
            return self.address(run)
        text, initial = run.text, ""
        if drop and text[:1].isalpha():
            initial, text = f'<span class="drop">{text[0]}</span>', text[1:]
        if self.options.soft_hyphens:
            text = with_soft_hyphens(text, hyphenation_language(self.options))
        text = initial + escape(text, quote=False)
        if run.url and self.options.links == "other":
            text = f'<a href="{escape(run.url)}">{text}</a>'
        return f'<span class="label">{text}</span>' if run.label else text

    def address(self, run: Run) -> str:
        """A printed address, which may break after its punctuation."""
        text = "<wbr>".join(escape(part, quote=False) for part in URL_BREAK.split(run.text))
        if self.options.links == "none" or run.url is None:
            return f'<span class="address">{text}</span>'
        return f'<a class="address" href="{escape(run.url)}">{text}</a>'

    def call(self, marker: str) -> str:
        """A note's call: the note itself where the producer sets real footnotes."""
        if self.real_notes and marker not in self.noted:
            self.noted.add(marker)
            return f'<span class="fn">{self.runs(note_runs(self.case.note(marker)))}</span>'
        self.noted.add(marker)
        return f'<span class="call">{call_text(self.options, marker)}</span>'

    def notes(self, markers: list[str]) -> str:
        """Notes typed where they stand."""
        lines = [
            f'<p><span class="mark">{mark_text(self.options, marker)}</span> '
            f"{self.runs(note_runs(self.case.note(marker)))}</p>"
            for marker in dict.fromkeys(markers)
        ]
        return f'<div class="notes">{"".join(lines)}</div>' if lines else ""


def callout(texts: tuple[str, ...], tag: str = "div") -> str:
    """A box of callouts."""
    inner = "".join(f"<span>{escape(text, quote=False)}</span>" for text in texts)
    return f'<{tag} class="callout">{inner}</{tag}>'


def about(case: Case) -> str:
    """The closing page."""
    text = "".join(f"<p>{escape(paragraph, quote=False)}</p>" for paragraph in case.about)
    return f'<div class="about">{text}</div>' if case.about else ""


def guide(text: Guide, options: Options) -> str:
    """The reading guide's page."""
    criteria = [escape(line, quote=False) for line in text.criteria]
    if options.guide_numbered and options.guide != "list":
        criteria = [f"{number}. {line}" for number, line in enumerate(criteria, 1)]
    domains = "".join(f'<span class="domain">{escape(line)}</span>' for line in text.domains)
    if options.guide == "list":
        tag = "ol" if options.guide_numbered else "ul"
        body = f"<{tag}>{''.join(f'<li>{line}</li>' for line in criteria)}</{tag}>"
        domains = f"<ul>{''.join(f'<li>{escape(line)}</li>' for line in text.domains)}</ul>"
    elif options.guide == "table":
        rows = zip(criteria[::2], criteria[1::2], strict=True)
        cells = "".join(f"<tr><td>{left}</td><td>{right}</td></tr>" for left, right in rows)
        body = f"<table>{cells}</table>"
    else:
        body = "".join(f'<div class="box">{line}</div>' for line in criteria)
    return (
        f'<section class="guide"><h3>{escape(text.title)}</h3>{body}'
        f"<h3>{escape(text.domains_title)}</h3><div>{domains}</div>"
        f'<p class="how">{escape(text.how_to_read)}</p></section>'
    )


def aside_html(aside: Aside) -> str:
    """A table, a figure with its caption, or a pull quote."""
    if aside.kind == "table":
        return f'<table class="data">{"".join(_rows(aside))}</table>'
    text = escape(aside.rows[0][0])
    if aside.kind == "quote":
        return f'<div class="pull">{text}</div>'
    bars = "".join(
        f'<rect x="{20 * n}" y="{60 - height}" width="14" height="{height}" fill="#789"/>'
        for n, height in enumerate((20, 34, 28, 52))
    )
    return f'<div class="figure"><svg width="90" height="60">{bars}</svg>{text}</div>'


def _rows(aside: Aside) -> Iterator[str]:
    for number, row in enumerate(aside.rows):
        tag = "th" if number == 0 else "td"
        yield f"<tr>{''.join(f'<{tag}>{escape(cell)}</{tag}>' for cell in row)}</tr>"
