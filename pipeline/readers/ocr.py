"""Reads the picture of a page by OCR into the same lines and spans that text gives."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

import numpy as np

from pipeline.page import Page
from pipeline.readers.ink import (
    Ground,
    Piece,
    bold_words,
    is_bullet,
    is_dash,
    raised_digits,
)
from pipeline.readers.letterforms import Stretch, settle, stretches
from pipeline.readers.mending import mended, one_apostrophe
from pipeline.readers.panels import Panel, find_panels
from pipeline.readers.picture import DPI, Picture, Pixels, render
from pipeline.readers.runs import Run, Sheet, build_lines
from pipeline.readers.tesseract import Engine, Word, engine
from pipeline.text.characters import clean

# The type box around a baseline in em, as fonts declare it: every line gets the same, whatever
# letters it happens to hold, so that the pitch of lines can be measured.
ASCENT, DESCENT = 0.8, 0.2
# What the engine makes of a raised digit when it does not take it for one.
_MISREAD_DIGIT = frozenset("?!'’‘\"”“°*|lIiSsZz²³¹`´^~®©7")
# One apostrophe that the engine saw as two marks.
_DOUBLED = re.compile(r"(?<=[^\W\d_])[’']{2}(?=[^\W\d_])")
# What it adds when it sees two marks in one bullet.
_SECOND_MARK = re.compile(r"^[*+•·.\-–]+")
_MISREAD_BULLET = frozenset("+*-–—.,·•°»«e©®¢o:;~=>†‡¤■▪o0")
# Colours this near are one ink; greys this dark are black (print is never quite black).
ONE_COLOR, GREY, BLACK = 45, 40, 110


@dataclass(frozen=True, slots=True)
class _Typed:
    """A word with what its ink shows."""

    word: Word
    stretch: Stretch
    ground: Ground
    stroke: float
    color: tuple[int, int, int]


def read_scanned_page(path: Path, number: int, languages: Sequence[str]) -> Page:
    """Page ``number`` (from 1) of the PDF at ``path``, read by OCR in ``languages`` (ISO 639-1).

    Raises Rejected when Tesseract or a language is missing, naming what to install.
    """
    reader = engine(tuple(languages))
    picture = render(path, number)
    panels = find_panels(picture)
    typed = [word for area in _areas(picture, panels, reader) for word in area]
    runs = one_apostrophe(list(_runs(typed, reader, picture.scale)))
    tints = tuple(panel.tint(picture.scale) for panel in panels)
    sheet = Sheet(number, picture.width, picture.height)
    lines = build_lines(runs, tints, (), sheet)
    return Page(number, picture.width, picture.height, lines, tints, ocr=True)


def _areas(picture: Picture, panels: Sequence[Panel], reader: Engine) -> Iterator[list[_Typed]]:
    """The words of the page without its panels, then of each panel.

    Read together, a line of the body and a line of the box beside it would be taken for one.
    """
    bare = picture.pixels.copy()
    for panel in panels:
        bare[panel.top : panel.bottom, panel.x0 : panel.x1] = picture.paper
    yield _typed(reader.words(bare, DPI), Ground.on(bare, picture.paper))
    for panel in panels:
        inside = picture.pixels[panel.top : panel.bottom, panel.x0 : panel.x1]
        words = reader.words(_dark_on_light(inside), DPI, block=True)
        yield _typed(words, Ground.on(inside, panel.color, panel.x0, panel.top))


def _dark_on_light(pixels: Pixels) -> Pixels:
    return np.asarray(255 - pixels if np.median(pixels) < 110 else pixels, np.uint8)


def _typed(words: Sequence[Word], ground: Ground) -> list[_Typed]:
    typed: list[_Typed] = []
    for stretch in stretches(mended(words)):
        for word in stretch.words:
            box = word.x0, word.top, word.x1, word.bottom
            typed.append(_Typed(word, stretch, ground, ground.stroke(*box), ground.color(*box)))
    return typed


def _runs(typed: Sequence[_Typed], reader: Engine, scale: float) -> Iterator[Run]:
    """Runs of one style each, in points."""
    lines = list({id(t.stretch): t.stretch for t in typed}.values())
    sizes = settle([(line.size, line.letters) for line in lines])
    for line, size in zip(lines, sizes, strict=True):
        line.size = size
    bold = _weights(typed)
    colors = _inks(typed)
    for at, one in enumerate(typed):
        first = one.word is one.stretch.words[0]
        style = (bold[at], colors[at])
        for run in _parts(one, reader, first, _room(one)):
            yield _placed(replace(run, bold=style[0], color=style[1]), one.ground, scale)


def _room(one: _Typed) -> float:
    """How far right a word's ink may reach: to the next word, or half an em past its box."""
    words = one.stretch.words
    at = next(place for place, word in enumerate(words) if word is one.word)
    edge = one.word.x1 + 0.5 * one.stretch.size
    return min(edge, words[at + 1].x0 - 1) if at + 1 < len(words) else edge


def _weights(typed: Sequence[_Typed]) -> list[bool]:
    """Which words are bold; marks and bullets go with a word beside them."""
    strokes = np.array([one.stroke / one.stretch.size for one in typed])
    letters = np.array([sum(c.isalnum() for c in one.word.text) for one in typed], np.int64)
    bold: list[bool] = bold_words(strokes, letters).tolist()
    for _, places in groupby(range(len(typed)), key=lambda at: id(typed[at].stretch)):
        line = list(places)
        sure = [at for at in line if letters[at]] or line
        for at in line:
            if not letters[at]:
                # The next word rather than the one before: a bullet belongs to what follows it.
                bold[at] = bold[min(sure, key=lambda other: (abs(other - at), -other))]
    return bold


def _inks(typed: Sequence[_Typed]) -> list[str]:
    """Each word's ink as ``#rrggbb``: one for all that differ only by the scan."""
    printed = ["#{:02x}{:02x}{:02x}".format(*_plain(one.color)) for one in typed]
    letters = [len(one.word.text) for one in typed]
    settled = settled_colors(list(zip(printed, letters, strict=True)))
    return [settled[color] for color in printed]


def settled_colors(printed: Sequence[tuple[str, int]]) -> dict[str, str]:
    """For each colour (``#rrggbb``, with its letters) the commoner one that it stands for."""
    seen: Counter[str] = Counter()
    for color, letters in printed:
        seen[color] += letters
    chosen: list[str] = []
    settled: dict[str, str] = {}
    for color, _ in sorted(seen.items(), key=lambda item: (-item[1], item[0])):
        settled[color] = next((ink for ink in chosen if _near(color, ink)), color)
        if settled[color] == color:
            chosen.append(color)
    return settled


def _plain(color: tuple[int, int, int]) -> tuple[int, int, int]:
    grey = max(color) - min(color) < GREY
    return (0, 0, 0) if grey and max(color) < BLACK else color


def _near(a: str, b: str) -> bool:
    pairs = zip(bytes.fromhex(a[1:]), bytes.fromhex(b[1:]), strict=True)
    return max(abs(x - y) for x, y in pairs) <= ONE_COLOR


def _parts(one: _Typed, reader: Engine, first: bool, edge: float) -> list[Run]:
    """A word as runs: its bullet, its letters, the note it calls, the punctuation after that."""
    word, line = one.word, one.stretch
    text = _DOUBLED.sub("’", clean(word.text))
    above, below = line.baseline - 1.05 * line.size, line.baseline + 0.3 * line.size
    pieces = one.ground.pieces(word.x0 - 1, above, edge, below)
    if first and pieces:
        text, bullet = _bullet(text, pieces[0], line)
        if bullet and not text:
            return [_run(bullet, word.x0, word.x1, line, spaced=False)]
        if bullet:
            head = _run(bullet, pieces[0].x0, pieces[0].x1, line, spaced=False)
            rest = pieces[1].x0 if len(pieces) > 1 else word.x0
            return [head, _run(text, rest, word.x1, line, spaced=True)]
    found = raised_digits(pieces, line.baseline, line.size)
    if found:
        return _with_call(one, text, pieces, found, reader)
    return [_run(text, word.x0, word.x1, line, spaced=not first)]


def _bullet(text: str, piece: Piece, line: Stretch) -> tuple[str, str]:
    """A word's text without the bullet it begins with, and that bullet as it is printed."""
    if text[0] not in _MISREAD_BULLET or (len(text) > 1 and text[1].isalnum() and text[0] in "eo0"):
        return text, ""
    if is_bullet(piece, line.baseline, line.size):
        return _SECOND_MARK.sub("", text[1:]), "•"
    if is_dash(piece, line.baseline, line.size) and text[0] in "-–—~=+":
        wide = piece.x1 - piece.x0 > 0.42 * line.size
        return text[1:], "–" if wide else "-"
    return text, ""


def _with_call(
    one: _Typed, text: str, pieces: Sequence[Piece], found: tuple[int, int], reader: Engine
) -> list[Run]:
    """The runs of a word that ends in raised digits, which the engine may have misread."""
    start, end = found
    line = one.stretch
    spaced = one.word is not line.words[0]
    whole = [_run(text, one.word.x0, one.word.x1, line, spaced=spaced)]
    tail = _tail(text) if len(pieces) > end else ""
    body = text[: len(text) - len(tail)]
    printed = re.search(r"\d+$", body)
    raised = pieces[start:end]
    # Read on their own and larger, raised digits come out right more often than in their line.
    digits = _reread(one.ground, raised, reader)
    if printed and len(printed.group()) == end - start:
        digits, head = digits or printed.group(), body[: printed.start()]
    else:
        head = body[:-1] if body and body[-1] in _MISREAD_DIGIT else body
        letters = bool(body) and body[-1].isalpha() and body[-1] not in _MISREAD_DIGIT
        if not digits or (letters and raised[-1].x1 <= one.word.x1 + 1):
            return whole
    if start == 0 and head:
        return whole
    call = _raised_run(digits, raised, line)
    before = [_run(head, one.word.x0, raised[0].x0, line, spaced=spaced)] if head else []
    if not before:
        call = replace(call, spaced=spaced)
    after = [_run(tail, raised[-1].x1, one.word.x1, line, spaced=False)] if tail else []
    return [*before, call, *after]


def _tail(text: str) -> str:
    found = re.search(r"[.,;:)\]»”…]+$", text)
    return found.group() if found else ""


def _reread(ground: Ground, raised: Sequence[Piece], reader: Engine) -> str:
    """The raised digits read on their own, three times as large and with white around them."""
    x0, x1 = raised[0].x0, raised[-1].x1
    top, bottom = min(p.top for p in raised), max(p.bottom for p in raised)
    ink = ground.cut(x0 - 1, top - 1, x1 + 1, bottom + 1)
    grey = 255 - np.clip(ink * (255 / max(float(ink.max()), 1.0)), 0, 255).astype(np.uint8)
    large = np.kron(grey, np.ones((3, 3), np.uint8))
    return reader.digits(np.pad(large, 40, constant_values=255), DPI)


def _run(text: str, x0: float, x1: float, line: Stretch, *, spaced: bool) -> Run:
    top, bottom = line.baseline - ASCENT * line.size, line.baseline + DESCENT * line.size
    return Run(
        text, x0, top, x1, bottom, line.baseline, "", line.size, False, False, "#000000", spaced
    )


def _raised_run(digits: str, raised: Sequence[Piece], line: Stretch) -> Run:
    top, bottom = min(p.top for p in raised), max(p.bottom for p in raised)
    # Figures are about 0.7 em high; never so large that they would not count as raised.
    size = min((bottom - top) / 0.7, 0.8 * line.size)
    return Run(
        digits, raised[0].x0, top, raised[-1].x1, bottom, bottom, "", size, False, False, "#000000"
    )


def _placed(run: Run, ground: Ground, scale: float) -> Run:
    """A run in pixels of its ground as one in points of the page."""
    return replace(
        run,
        x0=(run.x0 + ground.left) * scale,
        top=(run.top + ground.top) * scale,
        x1=(run.x1 + ground.left) * scale,
        bottom=(run.bottom + ground.top) * scale,
        baseline=(run.baseline + ground.top) * scale,
        size=round(run.size * scale, 1),
    )
