"""Measures the text that any tool extracts: complete, in order, with notes and callouts apart.

The text may be a record or Markdown. A passage, a note or a callout is found by its first letters,
without hyphens and spaces, so that one error is not counted twice.
"""

from __future__ import annotations

import re
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from benchmarks.similarity import folded, ratio
from tests.press.pages import squeezed

PROBE = 40  # letters and digits, enough to identify a passage
LONG_WORD = re.compile(r"[^\W\d_]{7,}")
MARKUP = re.compile(r"!\[[^\]]*\]\([^)]*\)|<[^>]+>|[*_`|]+")
LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
LINE_START = re.compile(r"^(#+|>|[-+•–▪◦]|\d+[.)])\s+")
HEADING_START = re.compile(r"^(#+\s*)?((\d+|[IVX]+)\b[.)]?\s*)?")


@dataclass(frozen=True)
class Reading:
    """Shares, 0–1, of one publication."""

    section_text: float
    order: float
    notes_apart: float
    callouts_apart: float
    whole_words: float


MEASURES = {
    "section_text": "section text",
    "order": "reading order",
    "notes_apart": "footnotes apart",
    "callouts_apart": "callouts apart",
    "whole_words": "words whole",
}


def read_record(record: dict[str, Any] | None, gold: dict[str, Any]) -> Reading:
    """Compare one of our records with the right answer."""
    if record is None:
        return Reading(0.0, 0.0, 0.0, 0.0, 0.0)
    sections = {section["key"]: section["text"] for section in record["sections"]}
    rest = [note["text"] for note in record["footnotes"]]
    rest += [callout["text"] for callout in record["callouts"]]
    whole = "\n\n".join([record["summary"] or "", *sections.values(), *rest])
    return reading(sections, whole, gold)


def read_markdown(text: str, gold: dict[str, Any]) -> Reading:
    """Compare the Markdown of a tool with the right answer."""
    lines = [plain(line) for line in text.splitlines()]
    return reading(cut(lines, gold), "\n".join(lines), gold)


def reading(sections: dict[str, str], whole: str, gold: dict[str, Any]) -> Reading:
    """Measure the sections by key, and the whole text in its order."""
    passages = [p["text"] for section in gold["sections"] for p in section["passages"]]
    found = letters(whole)
    spans = spans_of(found, passages)
    starts = [start for start, _ in spans]
    pairs = list(pairwise(starts))
    seen_words = set(LONG_WORD.findall(folded(whole)))
    words = {word for text in passages for word in LONG_WORD.findall(folded(text))}
    texts = [ratio(sections.get(s["key"]), s["text"]) for s in gold["sections"]]
    return Reading(
        section_text=statistics.mean(texts),
        order=share([0 <= one < other for one, other in pairs]),
        notes_apart=share([apart(found, n["text"], spans) for n in gold["footnotes"]]),
        callouts_apart=share([apart(found, c["text"], spans) for c in gold["callouts"]]),
        whole_words=len(words & seen_words) / len(words),
    )


def plain(line: str) -> str:
    """A line of Markdown without mark-up, bullets and numbers."""
    line = MARKUP.sub("", LINK.sub(r"\1", line)).strip()
    return line.replace("\\", "")


def cut(lines: Sequence[str], gold: dict[str, Any]) -> dict[str, str]:
    """The lines under the heading of each section, wherever it is on a separate line."""
    headings = {folded(section["heading"]): section["key"] for section in gold["sections"]}
    closing = squeezed(gold["about"] or "")[:PROBE]
    sections: dict[str, list[str]] = {}
    key = None
    for line in lines:
        named = headings.get(folded(HEADING_START.sub("", line)))
        if named and not sections.get(named):
            key = named
            sections[key] = []
        elif closing and squeezed(line)[:PROBE].startswith(closing[: len(squeezed(line))] or "-"):
            key = None
        elif key:
            sections[key].append(LINE_START.sub("", line))
    return {name: "\n".join(part) for name, part in sections.items()}


def letters(text: str) -> str:
    """Its letters only, because a footnote reference may be between any two of them."""
    return re.sub(r"\d", "", squeezed(text))


def spans_of(found: str, passages: Sequence[str]) -> list[tuple[int, int]]:
    """The start and end of each passage; (-1, -1) if one of them is not found.

    A beginning that occurs twice is searched after the previous passage first, then anywhere.
    """
    spans: list[tuple[int, int]] = []
    behind = 0
    for passage in passages:
        text = letters(passage)
        at = found.find(text[:PROBE], behind)
        start = at if at >= 0 else found.find(text[:PROBE])
        end = found.find(text[-PROBE:], start) if start >= 0 else -1
        spans.append((start, end + len(text[-PROBE:])) if end >= 0 else (-1, -1))
        behind = max(behind, spans[-1][0])
    return spans


def apart(found: str, text: str, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a note or callout is found, and not in the middle of a passage."""
    at = found.find(letters(text)[:PROBE])
    return at >= 0 and not any(start < at < end for start, end in spans)


def share(held: Sequence[bool]) -> float:
    """The share that is true; 1 if there are none."""
    return statistics.mean(held) if held else 1.0
