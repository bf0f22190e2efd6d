"""What lines are: each gets one role, claimed by a stage on evidence."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from pipeline.model.evidence import Evidence
from pipeline.model.page import LineId


class Role(StrEnum):
    """What a line is. Every line ends with exactly one."""

    __hash__ = str.__hash__  # that of all enums is not C

    TITLE = "title"
    SUBTITLE = "subtitle"
    FACT = "fact"
    HEADING = "heading"
    BODY = "body"
    CALLOUT = "callout"
    TABLE = "table"
    FIGURE = "figure"
    QUOTE = "quote"
    FOOTNOTE = "footnote"
    FURNITURE = "furniture"
    GUIDE = "guide"
    ABOUT = "about"
    UNPLACED = "unplaced"


class Claim(NamedTuple):
    """One stage's claim on one line, with its evidence and its score 0–1."""

    line: LineId
    role: Role
    stage: str
    evidence: Evidence
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Notice:
    """A warning for the analyst: a stable code, one plain sentence, and where to look.

    ``subject`` names the part of the case that it is about: a section's key, a note's marker.
    """

    code: str
    message: str
    page: int | None = None
    subject: str | None = None
