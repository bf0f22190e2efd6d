"""Markers of notes: those that lines begin with, and those that something in the text calls."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from pipeline.layout.metrics import Measures, is_smaller
from pipeline.model.document import Document
from pipeline.model.evidence import Evidence
from pipeline.model.page import Line
from pipeline.text.characters import SUPERSCRIPT_DIGITS
from pipeline.text.printed_calls import (
    DASHES,
    GLUED_TO_NUMBER,
    SIGN_IN_BRACKETS,
    SUPERSCRIPT_CALL,
    listed_markers,
)

SIGNS_OF_A_NOTE = re.compile(r"https?://|www\.|\bdoi\b|\bISBN\b|\bop\. cit|\bibid", re.IGNORECASE)
_SUPER = "".join(SUPERSCRIPT_DIGITS)
_MARKER = re.compile(
    rf"(?:\[\s?(?P<square>\d{{1,3}})\s?\]|\((?P<round>\d{{1,3}})\)|(?P<raised>[{_SUPER}]+)"
    r"|(?P<plain>\d{1,3})(?P<closing>[.)\]:]?)(?=\s|$|[^\W\d_]|[«“\"(])|(?P<sign>[*†‡§]{1,3})"
    r"|\((?P<bracketed>[*†‡§]{1,3})\))\s*"
)
_RAISED_FIRST = re.compile(rf"\A[{_SUPER}]+")
_IN_BRACKETS = re.compile(rf"(?:(?<=\S)|(?<=\S\s))\[(\d{{1,3}}(?:\s?[,;{DASHES}]\s?\d{{1,3}})*)\]")
# Glued to a word; behind a sentence's mark; raised. Only where there is a figure is it looked at
# what stands before.
_PRINTED = re.compile(
    rf"(?=[\d{_SUPER}])(?:(?<=[^\W\d_]{{2}})\d{{1,2}}(?:[,;{DASHES}]\d{{1,2}})*(?=[\s.,;:)»]|$)"
    r"|(?:(?<=[^\W\d_][)»”.,;:!?…])|(?<=[^\W\d_][)»”.,;:!?…]\s))\d{1,2}(?=\s|$)"
    rf"|(?<=\S){SUPERSCRIPT_CALL.pattern})"
)
_IN_NUMBER = re.compile(rf"(?=\d){GLUED_TO_NUMBER}")
# Signs that part a page's number from what stands beside it, and that no note begins with.
PAGE_SEPARATORS = "·•∙|¦"
# What all markers hold that are printed but stars and daggers, which are known when raised.
_FIGURE = re.compile(rf"[\d{_SUPER}]")


@dataclass(frozen=True, slots=True)
class NoteStart:
    """The line a note begins on, its marker and the form it is printed in.

    ``length`` is how many characters the marker takes with what closes it.
    """

    line: Line
    marker: str
    length: int
    form: str

    @property
    def raised(self) -> bool:
        """Whether the number stands raised, as in the text that calls it."""
        return self.form.startswith("True")

    @property
    def closed(self) -> bool:
        """Whether a mark closes the number, as it does in a list (“1.”, “1)”)."""
        return self.form[-1] in ".):"

    def followed_by(self, other: NoteStart) -> bool:
        """Whether ``other`` is marked as the note right after this one."""
        if self.marker.isdecimal() and other.marker.isdecimal():
            return self.form == other.form and int(other.marker) == int(self.marker) + 1
        return self.form == other.form and not other.marker.isdecimal()


@dataclass(frozen=True, slots=True)
class NoteBlock:
    """A note's lines before they are joined."""

    start: NoteStart
    lines: list[Line]
    evidence: Evidence


def note_start(line: Line) -> NoteStart | None:
    """The note that ``line`` may begin, by its marker alone."""
    found = _MARKER.match(line.text)
    if found is None or (found.end() >= len(line.text) and not _is_closed(found)):
        return None
    rest = line.text[found.end() :]
    if rest and not any(character.isalpha() for character in rest):
        return None  # “27 %” stands in a table
    raised = found["raised"]
    marker = next(
        (found[name] for name in ("square", "round", "plain", "sign", "bracketed") if found[name]),
        "",
    )
    if raised:
        marker = "".join(SUPERSCRIPT_DIGITS[c] for c in raised)
    if marker.startswith("0"):
        return None  # headings and steps are numbered so, notes are not
    head_raised = bool(raised) or line.spans[0].superscript
    glued = found["plain"] and not found["closing"] and not found.group().endswith(" ")
    if glued and not head_raised:
        return None
    if not head_raised and rest and rest[0] in PAGE_SEPARATORS:
        return None  # a page number before the running title: “3 · Annual review”
    printed = "".join(found.group().split())  # a bracket may stand a thin space away
    form = f"{head_raised}{printed.replace(raised or marker, '#')}"
    return NoteStart(line, marker, found.end(), form)


def _is_closed(marker: re.Match[str]) -> bool:
    """Whether a mark or brackets say that the marker's number is whole, whatever follows."""
    return bool(marker["closing"] or marker["square"] or marker["round"] or marker["bracketed"])


def marker_alone(line: Line, before: NoteStart | None) -> NoteStart | None:
    """The note right after ``before``, or the first, whose marker fills its line.

    What follows it is an address too long for that line.
    """
    marker = line.text.strip()
    last = before.marker if before else "0"
    if not (marker.isdecimal() and last.isdecimal() and int(marker) == int(last) + 1):
        return None
    return NoteStart(line, marker, len(marker), before.form if before else "False#")


def note_number(marker: str) -> int:
    """The number that a marker is; 0 for a sign."""
    return int(marker) if marker.isdecimal() else 0


def raised_marker(line: Line) -> str | None:
    """The raised characters (“¹”) that ``line`` begins with, if any."""
    head = _RAISED_FIRST.match(line.text)
    return head.group() if head else None


def with_plain_marker(line: Line) -> Line:
    """The line with its raised marker as plain text, for a note's marker is not a reference.

    It may be raised by its characters, too (“¹”).
    """
    first, *rest = (span._replace(superscript=False) for span in line.spans)
    first = first._replace(text=_RAISED_FIRST.sub(_in_plain_figures, first.text))
    return replace(line, spans=(first, *rest))


def _in_plain_figures(raised: re.Match[str]) -> str:
    return "".join(SUPERSCRIPT_DIGITS[c] for c in raised.group())


def called_markers(document: Document, measures: Measures) -> dict[str, int]:
    """Markers that something in the text calls, each with the first page (1-based) that does.

    A call is raised, bracketed, or glued to a word.
    """
    return _first_pages((line.page, _called_in(line, measures)) for line in document.unclaimed())


def called_in_numbers(document: Document) -> dict[str, int]:
    """Markers that the last figures of a year or an amount may call (“20161”), with first pages."""
    lines = (line for line in document.unclaimed() if _FIGURE.search(line.text))
    return _first_pages((line.page, _IN_NUMBER.findall(line.text)) for line in lines)


def _called_in(line: Line, measures: Measures) -> Iterator[str]:
    for span in line.spans[1:]:
        if span.superscript:
            yield from listed_markers(span.text)
    yield from SIGN_IN_BRACKETS.findall(line.text)
    if not _FIGURE.search(line.text):
        return
    alone = line.text.strip()
    if alone.isdigit() and is_smaller(line.size, measures.size):
        yield alone
    for printed in (*_IN_BRACKETS.findall(line.text), *_PRINTED.findall(line.text)):
        yield from listed_markers(printed)


def _first_pages(called: Iterable[tuple[int, Iterable[str]]]) -> dict[str, int]:
    first: dict[str, int] = {}
    for page, markers in called:
        for marker in markers:
            first[marker] = min(page, first.get(marker, page))
    return first
