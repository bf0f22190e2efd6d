"""Breaks text into lines of so many characters, as an extractor finds them in a set page."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tests.press.typography import hyphenator

CALL = "\x02"  # stands unseen before each note call, so that a line knows its notes
CALLED = re.compile(CALL + r"\[?(\d+)")
URL_PIECE = re.compile(r"[^/\-_?&=.]*[/\-_?&=.]+|[^/\-_?&=.]+$")


@dataclass(frozen=True)
class Measure:
    """How lines are broken."""

    width: int
    language: str | None  # whose hyphenation rules, or None
    hyphen: str = "-"


def break_lines(text: str, measure: Measure) -> list[str]:
    """The text's lines; a word broken at its own hyphen keeps it, others get one."""
    lines, line = [], ""
    for word in text.split(" "):
        rest = word
        while rest:
            room = measure.width - _width(line) - (1 if line else 0)
            if _width(rest) <= room:
                line, rest = _joined(line, rest), ""
                continue
            head, tail = _split(rest, room, measure)
            if head:
                line = _joined(line, head)
            elif not line:  # longer than a line and nowhere to break
                line, tail = rest[: measure.width], rest[measure.width :]
            lines.append(line)
            line, rest = "", tail
    return [*lines, line] if line else lines


def called_in(line: str) -> list[str]:
    """The markers of the notes called in a line."""
    return CALLED.findall(line)


def _joined(line: str, word: str) -> str:
    return f"{line} {word}" if line else word


def _width(text: str) -> int:
    return len(text.replace(CALL, ""))


def _split(word: str, room: int, measure: Measure) -> tuple[str, str]:
    """The longest beginning of the word that fits, and the rest."""
    places = [at for at in _own_breaks(word) if at <= room]
    best = (word[: places[-1]], word[places[-1] :]) if places else ("", word)
    if measure.language is None or "://" in word or CALL in word or "-" in word:
        return best
    bare = word.strip("«»“”()[].,;:!?’\u00a0")
    if not bare.isalpha() or len(bare) < 6:
        return best
    start = word.index(bare)
    for at in reversed(hyphenator(measure.language).positions(bare)):
        if start + at + 1 <= room:
            return word[: start + at] + measure.hyphen, word[start + at :]
    return best


def _own_breaks(word: str) -> list[int]:
    if "://" in word:
        return [match.end() for match in URL_PIECE.finditer(word) if match.end() > 8][:-1]
    return [match.end() for match in re.finditer(r"(?<=\w)-(?=\w)", word)]


def as_read(line: str) -> str:
    """The line as it is written to a file."""
    return line.replace(CALL, "")
