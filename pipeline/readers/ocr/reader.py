"""Reads the picture of a page by OCR into the same lines and spans that text gives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.model.geometry import Box
from pipeline.model.page import Page
from pipeline.readers.lines.lines import PageFrame, build_lines
from pipeline.readers.ocr.column_areas import ColumnArea, find_columns
from pipeline.readers.ocr.ink import Ground
from pipeline.readers.ocr.leaders import find_leaders, with_leaders, without_leaders
from pipeline.readers.ocr.page_image import DPI, Picture, render, render_line, render_sample
from pipeline.readers.ocr.panels import Panel, find_panels
from pipeline.readers.ocr.ruled_lines import without_bars, without_rules
from pipeline.readers.ocr.runs import build_runs
from pipeline.readers.ocr.tesseract import Engine, Layout, check_installed, engine
from pipeline.readers.ocr.unread_ink import read_unread
from pipeline.readers.ocr.unsure_words import unsure_words
from pipeline.readers.ocr.word_repair import unify_apostrophes
from pipeline.readers.ocr.word_style import StyledWord
from pipeline.readers.ocr.words import style_words


def read_scanned_page(data: bytes, number: int, languages: Sequence[str]) -> Page:
    """Page ``number`` (from 1) of the PDF ``data``, read by OCR in ``languages`` (ISO 639-1).

    Raises Rejected when Tesseract or a language is missing, naming what to install.
    """
    reader = engine(tuple(languages))
    picture = render(data, number)
    panels = find_panels(picture)
    typed = [word for area in _areas(picture, panels, reader) for word in area]
    runs = unify_apostrophes(list(build_runs(typed, reader, picture.scale)))
    tints = tuple(panel.tint(picture.scale) for panel in panels)
    frame = PageFrame(number, picture.width, picture.height)
    lines = build_lines(runs, tints, (), frame).lines
    unsure = tuple(unsure_words(typed, lines, picture.scale))
    return Page(number, picture.width, picture.height, lines, tints, ocr=True, unsure=unsure)


def read_sample(data: bytes, number: int, languages: Sequence[str]) -> str:
    """Text from the middle of a page, enough to tell its language by; raises Rejected."""
    check_installed(languages)
    strip = render_sample(data, number)
    printed = Ground.on(strip.pixels, strip.paper).printed()
    # Words of the others are read well enough in the first to know their language.
    return " ".join(word.text for word in engine((languages[0],)).words(printed, DPI))


def read_line(data: bytes, number: int, box: Box, languages: Sequence[str]) -> str:
    """The text of one line of page ``number`` (from 1), in ``box`` (points); raises Rejected.

    ``languages`` (ISO 639-1) are those that it may be in.
    """
    reader = engine(tuple(languages))
    picture = render_line(data, number, box)
    printed = Ground.on(picture.pixels, picture.paper).printed()
    return " ".join(word.text for word in reader.words(printed, DPI, Layout.LINE))


def _areas(picture: Picture, panels: Sequence[Panel], reader: Engine) -> Iterator[list[StyledWord]]:
    """The words of the page, of each column that stands beside another, and of each panel.

    Read together, a line of the body and a line of the box beside it would be taken for one.
    """
    bare = picture.pixels.copy()
    for panel in panels:
        bare[panel.top : panel.bottom, panel.x0 : panel.x1] = picture.paper[: bare.shape[2]]
    sheet = Ground.on(bare, picture.paper)
    leaders = find_leaders(sheet.ink)
    bare_ink = without_leaders(sheet.ink, leaders)
    sheet = replace(sheet, ink=without_bars(without_rules(bare_ink)))
    columns = find_columns(sheet.ink)
    for column in columns:
        part = _cut(sheet, column)
        words = read_unread(reader.words(part.printed(), DPI, Layout.COLUMN), part, (), reader)
        yield style_words(words, part, reader)
    words = read_unread(reader.words(sheet.printed(), DPI), sheet, leaders, reader)
    yield style_words(with_leaders(words, leaders), sheet, reader)
    for panel in panels:
        inside = picture.pixels[panel.top : panel.bottom, panel.x0 : panel.x1]
        box = Ground.on(inside, panel.color, panel.x0, panel.top)
        yield style_words(reader.words(box.printed(), DPI, Layout.BLOCK), box, reader)


def _cut(sheet: Ground, region: ColumnArea) -> Ground:
    """The part of a ``sheet`` in ``region``, whose ink is taken out of the sheet."""
    rows, columns = slice(region.top, region.bottom), slice(region.x0, region.x1)
    part = replace(
        sheet,
        pixels=sheet.pixels[rows, columns],
        ink=sheet.ink[rows, columns].copy(),
        left=region.x0,
        top=region.top,
    )
    sheet.ink[rows, columns] = 0
    return part
