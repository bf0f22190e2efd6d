"""From the glyphs of a PDFium page to runs: one for each stretch of letters set side by side."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from pipeline.readers.lines.accents import composed
from pipeline.readers.lines.double_strikes import struck_once
from pipeline.readers.lines.runs import DRAWN_SPACE, TOUCH_GAP, Run
from pipeline.readers.pdfium.glyphs import KERNED_LEAST, KERNED_MOST, Glyphs
from pipeline.text.characters import SOFT_HYPHEN, clean

# A glyph that repeats the one before and begins so far (em) before its end is not kerned to it but
# struck over it; the narrowest glyphs are a fifth of an em wide.
OVERLAP = 0.05


def runs_of(objects: Iterable[Sequence[Glyphs]]) -> list[Run]:
    """The runs that the glyphs of the text ``objects`` make, in the order they are drawn."""
    glyphs = struck_once(glyph for glyphs in objects for glyph in glyphs)
    return [run for run in _joined(composed(list(glyphs))) if run.text]


def _joined(glyphs: Iterable[Glyphs]) -> Iterator[Run]:
    """``glyphs`` with those of one style that follow each other closely made one run."""
    held: list[Glyphs] = []
    spaced = led = False
    for glyph in glyphs:
        if glyph.text == " ":
            spaced = True
            continue
        if held and _follows(held[-1], glyph, spaced):
            if spaced and glyph.x0 - held[-1].x1 > DRAWN_SPACE * glyph.style.size:
                held.append(Glyphs(glyph.style, " ", held[-1].x1, glyph.x0))
            held.append(glyph)
        else:
            if held:
                yield _run(held, led)
            held, led = [glyph], spaced
        spaced = False
    if held:
        yield _run(held, led)


def _follows(last: Glyphs, glyph: Glyphs, spaced: bool) -> bool:
    """Whether ``glyph`` goes on the run that ``last`` ends; ``spaced`` when a space is between."""
    style, text, x0, x1, _ = glyph
    last_style, last_text, last_x0, last_x1, _ = last
    apart = last_x0 - x1 if _is_right_to_left(text) else x0 - last_x1
    gap = apart / last_style.size
    most = TOUCH_GAP if spaced else DRAWN_SPACE if glyph.parted else KERNED_MOST
    return (
        KERNED_LEAST <= gap <= most
        and (last_style is style or style.looks_as(last_style))
        and (gap >= -OVERLAP or text != last_text)
        and SOFT_HYPHEN not in (text, last_text)
        and not (spaced and _is_spelled(last_text) and _is_spelled(text))
    )


def _is_spelled(text: str) -> bool:
    """Whether ``text`` may be letters with a space between each two: the line says how wide."""
    return len(text) == 1 or text[1] == " "


def _is_right_to_left(text: str) -> bool:
    return not text.isascii() and unicodedata.bidirectional(text[0]) in ("R", "AL")


def _run(glyphs: Sequence[Glyphs], spaced: bool) -> Run:
    """One run of ``glyphs`` of one look; ``spaced`` when a space is drawn before it."""
    style = glyphs[0].style
    font, bottom = style.font, style.bottom
    _, texts, x0s, x1s, _ = zip(*glyphs, strict=True)
    text = clean("".join(texts))
    return Run(
        text, min(x0s), bottom - style.size, max(x1s), bottom, style.baseline, font.name,
        style.size, font.bold, font.italic, style.color, spaced, glyphs[0].parted,
    )  # fmt: skip
