"""What the line that a note begins on looks like: its marker, and the form it is printed in."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pipeline.model.page import Line
from pipeline.text.characters import SUPERSCRIPT_DIGITS

# Their first letters are asked for first, and as a class, which is looked for fastest: few places
# have one.
SIGNS_OF_A_NOTE = re.compile(
    r"[HhWwDdIiOo](?i:(?<=h)ttps?://|(?<=w)ww\.|(?<=\bd)oi\b|(?<=\bi)SBN\b|(?<=\bo)p\. cit"
    r"|(?<=\bi)bid)"
)
_SUPER = "".join(SUPERSCRIPT_DIGITS)
_MARKER = re.compile(
    rf"(?:\[(?P<square>\d{{1,3}})\]|\((?P<round>\d{{1,3}})\)|(?P<raised>[{_SUPER}]+)"
    r"|(?P<plain>\d{1,3})(?P<closing>[.)\]:]?)(?=\s|$|[^\W\d_]|[«“\"(])|(?P<sign>[*†‡§]{1,3}))\s*"
)
# A note is set smaller than the body, by a point or more of ten.
SMALL = 0.95


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
    evidence: str


def note_start(line: Line) -> NoteStart | None:
    """The note that ``line`` may begin, by its marker alone."""
    found = None if line.text[:1].isalpha() else _MARKER.match(line.text)
    if found is None or (found.end() >= len(line.text) and not found["closing"]):
        return None
    rest = line.text[found.end() :]
    if rest and not any(character.isalpha() for character in rest):
        return None  # “27 %” stands in a table
    raised = found["raised"]
    marker = found["square"] or found["round"] or found["plain"] or found["sign"]
    if raised:
        marker = "".join(SUPERSCRIPT_DIGITS[c] for c in raised)
    if marker.startswith("0"):
        return None  # headings and steps are numbered so, notes are not
    head_raised = bool(raised) or line.spans[0].superscript
    glued = found["plain"] and not found["closing"] and not found.group().endswith(" ")
    if glued and not head_raised:
        return None
    form = f"{head_raised}{found.group().strip().replace(marker, '#')}"
    return NoteStart(line, marker, found.end(), form)


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


def with_plain_marker(line: Line) -> Line:
    """The line with its raised marker as plain text, for a note's marker is no call."""
    if not any(span.superscript for span in line.spans):
        return line
    return replace(line, spans=tuple(span._replace(superscript=False) for span in line.spans))
