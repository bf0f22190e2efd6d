"""Reads the signs by which plain text shows headings, stress, notes and rules, as Markdown does.

They are no text: “## Contexte” is a heading, “[^1]” a call, “=====” a line under a title.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

# One mark may be a slip of the keyboard, or mean something else.
ENOUGH_MARKS = 2
_HEAD = re.compile(r"^ {0,3}#{1,6}[ \t]+(\S.*?)[ \t]*#*[ \t]*$", re.MULTILINE)
_UNDERLINED = re.compile(r"^.*\w.*\n(?:={3,}|-{3,})[ \t]*$", re.MULTILINE)
_NOTE = re.compile(r"^\[\^(\w{1,3})\]:[ \t]*", re.MULTILINE)
_STRONG = re.compile(r"(?<!\w)(\*\*|__)(?=\S)((?:(?!\1|\n[ \t]*\n)[\s\S])+?)(?<=\S)\1(?!\w)")
_STRESSED = re.compile(
    r"(?<![\w*\\])([*_])(?=[^\s*_])((?:(?!\n[ \t]*\n)[^*_])+?)(?<=\S)\1(?![\w*])"
)
_RULE = re.compile(r"^[ \t]*([-=_~*–—])(?:[ \t]?\1){2,}[ \t]*$", re.MULTILINE)
# Of Markdown only, in the order in which they are undone.
_MARKS = (
    (_HEAD, r"\1"),
    (_NOTE, r"[\1] "),
    (re.compile(r"\[\^(\w{1,3})\]"), r"[\1]"),
    (re.compile(r"!\[[^\]\n]*\]\([^)\s]*\)"), ""),
    (re.compile(r"\[([^\]\n]+)\]\((https?://[^)\s]+)\)"), r"\1 (\2)"),
    (re.compile(r"<(https?://[^>\s]+)>"), r"\1"),
    (re.compile(r"^[ \t]*>[ \t]?", re.MULTILINE), ""),
    (re.compile(r"^([ \t]*)\+(?=[ \t])", re.MULTILINE), r"\1-"),
    (_STRONG, r"\2"),
    (_STRESSED, r"\2"),
    (re.compile(r"\\([*_#>+\-\[\]\\])"), r"\1"),
)
_RAISED_NOTE = re.compile(r"^[ \t]*\^(\d{1,3})\^?(?=[ \t]*\S)", re.MULTILINE)
_RAISED_CALL = re.compile(r"(?<=[\w»”’)\].,;:!?])\^(\d{1,3})\^?(?!\d)")
_BRACKETED_NOTE = re.compile(r"^[ \t]*\((\d{1,3})\)[ \t]+(?=\S)", re.MULTILINE)
_PAGE = re.compile(
    r"\s*[-–—|]?\s*(?:p(?:age|[áa]gina|\.)?\s*)?(\d{1,4})"
    r"(?:\s*(?:/|of|sur|de)\s*\d{1,4})?\s*[-–—|]?\s*",
    re.IGNORECASE,
)


def without_marks(text: str) -> str:
    """``text`` with headings, stress and notes as they are meant, and without drawn rules."""
    if _is_marked(text):
        for pattern, meant in _MARKS:
            text = pattern.sub(meant, text)
    if _RAISED_NOTE.search(text):
        text = _RAISED_CALL.sub(r"[\1]", _RAISED_NOTE.sub(r"[\1]", text))
    return _with_bracketed_notes(_RULE.sub("", text))


def _is_marked(text: str) -> bool:
    """Whether ``text`` is Markdown: it has several of its headings, notes or stressed words."""
    signs = (_HEAD, _UNDERLINED, _NOTE, _STRONG)
    return any(len(sign.findall(text)) >= ENOUGH_MARKS for sign in signs)


def _with_bracketed_notes(text: str) -> str:
    """Notes “(1) …” that end ``text``, each called once above, and their calls, as “[1]”.

    Brackets are not square in the text of an enumeration (“(1) plan, (2) build”), which nothing
    calls.
    """
    found = list(_BRACKETED_NOTE.finditer(text))
    first = next((n for n, one in enumerate(found) if one[1] == "1"), None)
    notes = found[first:] if first is not None else []
    if len(notes) < ENOUGH_MARKS or [int(one[1]) for one in notes] != [*range(1, len(notes) + 1)]:
        return text
    body, end = text[: notes[0].start()], text[notes[0].start() :]
    calls = [re.findall(rf"(?<=\S)[ \t]?\({number}\)", body) for number in range(1, len(notes) + 1)]
    if "\n\n" in end.strip() or any(len(called) != 1 for called in calls):
        return text
    for number in range(1, len(notes) + 1):
        body = re.sub(rf"(?<=\S)[ \t]?\({number}\)", f"[{number}]", body)
    return body + _BRACKETED_NOTE.sub(r"[\1] ", end)


def numbered_pages(lines: Sequence[str]) -> list[list[str]]:
    """``lines`` parted behind those that number the pages, where they do so from 1 to the end.

    A page's number stands alone between empty lines, and two or more count on.
    """
    ends: list[int] = []
    for at, line in enumerate(lines):
        match = _PAGE.fullmatch(line)
        if match and int(match[1]) == len(ends) + 1 and _stands_alone(lines, at):
            ends.append(at + 1)
    if len(ends) < ENOUGH_MARKS or any(line.strip() for line in lines[ends[-1] :]):
        return [list(lines)]
    return [list(lines[start:end]) for start, end in zip([0, *ends], ends, strict=False)]


def _stands_alone(lines: Sequence[str], at: int) -> bool:
    around = (*lines[max(0, at - 1) : at], *lines[at + 1 : at + 2])
    return not any(line.strip() for line in around)
