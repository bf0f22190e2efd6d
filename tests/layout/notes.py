"""Helpers for tests of notes: small lines, what they are weighed against, blocks of one line."""

from __future__ import annotations

from pipeline.layout.metrics import Measures
from pipeline.layout.note_blocks import find_notes
from pipeline.layout.note_evidence import Around
from pipeline.layout.note_markers import NoteBlock, note_start
from pipeline.model.page import Line, Page
from pipeline.profile.model import Profile
from tests.stages.builders import MEASURES, PROFILE, document, line, texts

NOTE = "The harbour office keeps the list of boats."


def small(text: str, y: float, raised: str = "", x: float = 70.0) -> Line:
    return line(text, x, y, 8, raised=raised)


def around(*called: str, measures: Measures = MEASURES, form: str | None = None) -> Around:
    return Around(measures, dict.fromkeys(called, 1), PROFILE, form)


def block(text: str) -> NoteBlock:
    start = note_start(line(text))
    assert start
    return NoteBlock(start, [], ())


def found(
    *pages: Page, profile: Profile = PROFILE
) -> tuple[list[tuple[str, list[str]]], list[str]]:
    made = document(*pages)
    blocks, titles = find_notes(made, profile)
    return [(one.start.marker, texts(one.lines)) for one in blocks], texts(titles)
