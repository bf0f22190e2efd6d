"""Faults as readers make them, put into the lines of pages that were read rightly."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass, replace

from pipeline.model.page import Line, Page, Span

# In each document: this share of the places that a fault may touch, and so many at least.
SHARE, FEWEST = 0.05, 3
_LIGATURES = "ffi|ffl|ff|fi|fl"
_ACCENTED = "àâçèéêëíîïñóôùúûü"


@dataclass(frozen=True)
class LineFault:
    """A kind of fault: the ``place`` it touches, and what it makes of it.

    ``everywhere``: a habit of the font, which spoils each place and not only some. ``calls``: it
    touches raised figures alone, and makes them figures on the line. ``order``: no word is wrong.
    """

    name: str
    place: re.Pattern[str]
    change: Callable[[re.Match[str], random.Random], str]
    everywhere: bool = False
    calls: bool = False
    order: bool = False


def _cut(found: re.Match[str], rng: random.Random) -> int:
    """A place inside a word, so many letters from its beginning and its end."""
    return rng.randint(2, len(found.group()) - 2)


def _with(between: str) -> Callable[[re.Match[str], random.Random], str]:
    def change(found: re.Match[str], rng: random.Random) -> str:
        at = _cut(found, rng)
        return found.group()[:at] + between + found.group()[at:]

    return change


def _dropped(found: re.Match[str], rng: random.Random) -> str:
    at = _cut(found, rng)
    return found.group()[: at - 1] + found.group()[at:]


def _other(found: re.Match[str], rng: random.Random) -> str:
    """One letter read as one that looks like it."""
    alike = {"n": "u", "u": "n", "e": "c", "c": "e", "l": "i", "i": "l", "h": "b", "o": "a"}
    text = found.group()
    at = rng.choice([at for at, letter in enumerate(text) if letter in alike] or [0])
    return text[:at] + alike.get(text[at], "x") + text[at + 1 :]


def _other_figure(found: re.Match[str], rng: random.Random) -> str:
    """A number with one figure read as one that looks like it."""
    alike = {"1": "7", "7": "1", "3": "8", "8": "3", "5": "6", "6": "5", "0": "9", "9": "0",
             "2": "7", "4": "1"}  # fmt: skip
    text = found.group()
    at = rng.randrange(len(text))
    return text[:at] + alike[text[at]] + text[at + 1 :]


def _changed_over(found: re.Match[str], rng: random.Random) -> str:
    """A word with two letters beside each other in the wrong order."""
    at, text = _cut(found, rng), found.group()
    return text[: at - 1] + text[at] + text[at - 1] + text[at + 1 :]


def _letter(coding: str, wrong: str) -> Callable[[re.Match[str], random.Random], str]:
    return lambda found, _: found.group().encode(coding).decode(wrong, "replace")


def _apart(found: re.Match[str], _: random.Random) -> str:
    """The accent beside its letter, as old fonts draw it."""
    letter, *marks = unicodedata.normalize("NFD", found.group())
    signs = {"\u0301": "´", "\u0300": "`", "\u0302": "ˆ", "\u0308": "¨", "\u0303": "˜"}
    return letter + "".join(signs.get(mark, "¸") for mark in marks)


LINE_FAULTS = (
    LineFault("space lost", re.compile(r"\b[^\W\d_]{2,} [^\W\d_]{2,}\b"),
              lambda found, _: found.group().replace(" ", "")),
    LineFault("word split", re.compile(r"\b[^\W\d_A-Z]{6,}\b"), _with(" ")),
    LineFault("hyphen added", re.compile(r"\b[^\W\d_A-Z]{6,}\b"), _with("-")),
    LineFault("hyphen lost", re.compile(r"\b[^\W\d_]{3,}-[^\W\d_]{3,}\b"),
              lambda found, _: found.group().replace("-", "")),
    LineFault("letter dropped", re.compile(r"\b[^\W\d_A-Z]{5,}\b"), _dropped),
    LineFault("other letter", re.compile(r"\b[^\W\d_A-Z]{5,}\b"), _other),
    LineFault("glyphs doubled", re.compile(r"\b[^\W\d_]{4,}\b"),
              lambda found, _: "".join(2 * letter for letter in found.group())),
    LineFault("ligatures lost", re.compile(_LIGATURES), lambda *_: "", everywhere=True),
    LineFault("ligatures made a space", re.compile(_LIGATURES), lambda *_: " ", everywhere=True),
    LineFault("ligatures made a letter", re.compile(_LIGATURES), lambda *_: "k", everywhere=True),
    LineFault("accents as UTF-8 in Latin-1", re.compile(f"[{_ACCENTED}]"),
              _letter("utf-8", "latin-1"), everywhere=True),
    LineFault("accents as Mac Roman in Latin-1", re.compile(f"[{_ACCENTED}]"),
              _letter("mac-roman", "cp1252"), everywhere=True),
    LineFault("accents apart", re.compile(f"[{_ACCENTED}]"), _apart, everywhere=True),
    LineFault("call glued", re.compile(r"^\d+$"), lambda found, _: found.group(), calls=True),
    LineFault("figure misread", re.compile(r"(?<![\d.,/])\d{3,4}(?![\d.,/])"), _other_figure),
    LineFault("letters changed over", re.compile(r"\b[^\W\d_A-Z]{6,}\b"), _changed_over),
    LineFault("accent lost", re.compile(f"[{_ACCENTED}]"),
              lambda found, _: unicodedata.normalize("NFD", found.group())[0]),
    LineFault("words changed over", re.compile(r"\b[^\W\d_A-Z]{5,} [^\W\d_A-Z]{5,}\b"),
              lambda found, _: " ".join(found.group().split()[::-1]), order=True),
    LineFault("word left out", re.compile(r"(?<=\w )[^\W\d_A-Z]{5,} (?=\w)"), lambda *_: ""),
)  # fmt: skip


def with_fault(
    pages: Sequence[Page], fault: LineFault, rng: random.Random, *, in_library: bool
) -> tuple[Page, ...]:
    """``pages`` with ``fault`` in their text; ``in_library``: the PDF library reads it so, too."""
    found = [
        (line, at, match)
        for page in pages
        for line in page.lines
        if len(line.text) > 40  # text, not a heading or a label
        for at, span in enumerate(line.spans)
        if span.superscript == fault.calls
        for match in fault.place.finditer(span.text)
    ]
    many = len(found) if fault.everywhere else max(FEWEST, round(SHARE * len(found)))
    chosen: dict[tuple[Line, int], list[re.Match[str]]] = {}
    for line, at, match in rng.sample(found, min(many, len(found))):
        chosen.setdefault((line, at), []).append(match)
    changes: dict[Line, dict[int, str]] = {}
    for (line, at), matches in chosen.items():
        changes.setdefault(line, {})[at] = _changed(line.spans[at].text, matches, fault, rng)
    words = {match.group() for matches in chosen.values() for match in matches}
    return tuple(
        replace(
            page,
            lines=tuple(_line(line, changes.get(line, {})) for line in page.lines),
            plain_text=_in_library(page.plain_text, fault, words, rng)
            if in_library
            else page.plain_text,
        )
        for page in pages
    )


def without_lines(
    pages: Sequence[Page], many: int, rng: random.Random, *, in_library: bool
) -> tuple[Page, ...]:
    """``pages`` of which one has lost ``many`` lines of text, which follow each other."""
    places = [
        (page, at)
        for page in pages
        for at in range(len(page.lines) - many + 1)
        if all(len(line.text) > 40 for line in page.lines[at : at + many])
    ]
    if not places:
        return tuple(pages)
    chosen, at = rng.choice(places)
    lost = chosen.lines[at : at + many]
    text = chosen.plain_text
    for line in lost if in_library else ():
        words = map(re.escape, line.text.split())
        text = re.sub(r"\s+".join(words), "", text, count=1)
    left = replace(chosen, lines=(*chosen.lines[:at], *chosen.lines[at + many :]), plain_text=text)
    return tuple(left if page is chosen else page for page in pages)


def _changed(
    text: str, matches: Sequence[re.Match[str]], fault: LineFault, rng: random.Random
) -> str:
    for match in sorted(matches, key=re.Match.start, reverse=True):
        text = text[: match.start()] + fault.change(match, rng) + text[match.end() :]
    return text


def _in_library(text: str, fault: LineFault, words: Set[str], rng: random.Random) -> str:
    """The library's ``text`` with each of ``words`` read as wrongly, wherever it stands."""
    return fault.place.sub(
        lambda found: fault.change(found, rng) if found.group() in words else found.group(), text
    )


def _line(line: Line, texts: dict[int, str]) -> Line:
    if not texts:
        return line
    spans: list[Span] = [
        span._replace(text=texts[at], superscript=False, size=line.size) if at in texts else span
        for at, span in enumerate(line.spans)
    ]
    return replace(line, spans=tuple(spans))
