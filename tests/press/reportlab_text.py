"""Paragraphs for ReportLab: styles, and a case's text in its mark-up."""

from __future__ import annotations

from html import escape
from typing import Any

from reportlab.lib.colors import HexColor, black, white
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph

from tests.press.options import PUA_BULLET, Options
from tests.press.reportlab_fonts import BULLETS, SYMBOL, Family
from tests.press.runs import Run
from tests.press.typography import PYPHEN, call_text, hyphenation_language, with_soft_hyphens

NOTE_SIZE = 7.5


class Styles:
    """The paragraph styles of one publication."""

    def __init__(self, options: Options, fonts: Family) -> None:
        self.options = options
        self.fonts = fonts
        size = options.body_size
        self.body = self._style(size)
        self.cont = self._style(size, firstLineIndent=0)
        lead = {"bold": fonts.bold, "italic": fonts.italic}.get(options.lead, fonts.regular)
        self.lead = self._style(size, fontName=lead, firstLineIndent=0, spaceAfter=6)
        plain = {"alignment": 0, "firstLineIndent": 0, "hyphenationLang": ""}
        self.title = self._style(
            1.9 * size, fontName=fonts.bold, textColor=HexColor(options.colour), **plain
        )
        self.title.spaceAfter = 8
        self.place = self._style(1.25 * size, textColor=HexColor(options.accent), **plain)
        self.place.spaceAfter = 12
        self.heading = self._heading(plain)
        # an address longer than a line breaks anywhere: Platypus splits it at a slash only once
        whole = {"embeddedHyphenation": 0, "uriWasteReduce": 0}
        self.note = self._style(NOTE_SIZE, leading=NOTE_SIZE * 1.3, spaceAfter=1, **plain, **whole)
        self.callout = self._callout(plain)
        # What stands beside the text has no dark ground below it.
        color = black if self.callout.textColor == white else self.callout.textColor
        self.aside = self.callout.clone("aside", textColor=color)
        self.plain = self._style(size, spaceAfter=10, **plain)
        self.about = self._style(size, spaceAfter=10, **plain)
        self.about.alignment = 1 if options.about == "centred" else 0
        self.guide_title = self._style(
            1.3 * size, fontName=fonts.bold, textColor=HexColor(options.colour), **plain
        )
        self.guide_title.spaceAfter = 8

    def item(self, level: int) -> ParagraphStyle:
        """The style of a list item."""
        if self.options.list_typed:
            return self.cont
        indent = 14 + 16 * level
        mark = self.options.bullet
        font = {PUA_BULLET: SYMBOL, "▪": BULLETS, "◦": BULLETS}.get(mark, self.fonts.regular)
        if level and mark != "number":
            font = BULLETS
        return self._style(
            self.options.body_size,
            leftIndent=indent,
            bulletIndent=indent - 14,
            bulletFontName=font,
            bulletFontSize=self.options.body_size,
            firstLineIndent=0,
            spaceAfter=4,
        )

    def _style(self, size: float, **changes: Any) -> ParagraphStyle:  # noqa: ANN401
        options = self.options
        hyphenated = options.hyphenation != "none" and not options.soft_hyphens
        values = {
            "fontName": self.fonts.regular,
            "fontSize": size,
            "leading": 1.35 * size,
            "alignment": 4 if options.align == "justify" else 0,
            "firstLineIndent": 1.4 * size if options.indent else 0,
            "spaceAfter": 0 if options.indent else 0.7 * size,
            "hyphenationLang": PYPHEN[hyphenation_language(options)] if hyphenated else "",
            "embeddedHyphenation": 1,
            "uriWasteReduce": 0.3,
            "allowOrphans": 0,
            "allowWidows": 0,
        }
        return ParagraphStyle("press", **(values | changes))

    def _heading(self, plain: dict[str, Any]) -> ParagraphStyle:
        size, options = self.options.body_size, self.options
        scale, bold, colour = {
            "colour": (1.25, True, HexColor(options.colour)),
            "size": (1.5, False, black),
            "caps": (1.05, True, black),
            "number": (1.15, True, black),
            "rule": (1.1, False, black),
            "band": (1.15, True, white),
            "line": (1.0, False, black),
        }[options.heading]
        font = self.fonts.bold if bold else self.fonts.regular
        style = self._style(scale * size, fontName=font, textColor=colour, **plain)
        if options.heading == "band":
            style.backColor, style.borderPadding = HexColor(options.colour), 3
        style.spaceBefore, style.spaceAfter, style.keepWithNext = 1.3 * size, 0.6 * size, 1
        return style

    def _callout(self, plain: dict[str, Any]) -> ParagraphStyle:
        options, size = self.options, self.options.body_size
        font, colour = self.fonts.regular, HexColor(options.colour)
        if options.callout_look == "style":
            font, colour = self.fonts.italic, HexColor(options.accent)
        if options.callout_look == "dark":
            colour = white
        if options.callout_look == "border" or options.callout_place == "plain":
            colour = black
        return self._style(size, fontName=font, textColor=colour, spaceAfter=5, **plain)


def markup(runs: list[Run], options: Options) -> str:
    """Runs in ReportLab's mark-up; each call reports the page it falls on."""
    return "".join(_run(run, options) for run in runs)


def paragraph(
    runs: list[Run], options: Options, style: ParagraphStyle, bullet: str = ""
) -> Paragraph:
    """A paragraph or item."""
    return Paragraph(markup(runs, options), style, bulletText=bullet or None)


def _run(run: Run, options: Options) -> str:
    if run.call:
        text = call_text(options, run.call)
        seen = f'<onDraw name="note_call" label="{run.call}"/>'
        if options.call == "bracket":
            return f"{seen}{text}"
        rise, size = 0.35 * options.body_size, 0.65 * options.body_size
        return f'{seen}<super rise="{rise}" size="{size}">{text}</super>'
    text = run.text
    if options.soft_hyphens and not run.shown:
        text = with_soft_hyphens(text, hyphenation_language(options))
    text = escape(text, quote=False)
    linked = options.links != "none" if run.shown else options.links == "other"
    if run.url and linked:
        text = f'<a href="{escape(run.url)}" color="{options.colour}">{text}</a>'
    if run.label and options.labels != "plain":
        tag = "b" if options.labels == "bold" else "i"
        text = f"<{tag}>{text}</{tag}>"
    return text
