"""Footnote calls that are plain characters: bracketed, or digits glued to a word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.model.findings import Passage

# A call follows a word, or the punctuation that ends it; what follows it is not part of a number.
_BEFORE = r"(?<=[^\W\d_]|[)\]»”\"’'.,;:!?…])"
_AFTER = r"(?![\w%°€$]|[.,]\d|\s?%)"
_SMALL = "a-zà-öø-ÿœ"
# It looks back only once there is a digit, so that a search can skip to the next.
_GLUED = re.compile(
    rf"\d(?:(?<=[{_SMALL}]{{3}}.)|(?<=[{_SMALL}][)»”.].))(?<!www\..)\d?{_AFTER}(?!\S*[/@])"
)
_BRACKETED = re.compile(r"\s?\[\d{1,3}(?:\s?[,;]\s?\d{1,3})*\]")
_STRONG = r"(?<=[)\]»”.,;:!?…])"


@dataclass(frozen=True, slots=True)
class _Place:
    """A possible call: which passage, where in its text, and how likely its form is."""

    passage: int
    start: int
    end: int
    weight: int


def take_calls(passages: Sequence[Passage], markers: Iterable[str]) -> list[Passage]:
    """``passages`` with plain calls of ``markers`` taken out of their text and noted.

    Bracketed calls are all taken, and digits glued to a whole word or its closing mark. Weaker
    forms are taken once for each marker that nothing calls yet, the likeliest that keeps the calls
    in order.
    """
    known = frozenset(markers)
    out = [_without_glued(_without_bracketed(passage, known), known) for passage in passages]
    called = {marker for passage in out for marker in passage.footnotes}
    after = (0, 0)
    for marker in sorted((m for m in markers if m.isdecimal()), key=int):
        if marker in called:
            continue
        places = [place for place in _places(out, marker) if (place.passage, place.start) >= after]
        if not places:
            continue
        place = max(places, key=lambda p: (p.weight, -p.passage, -p.start))
        out[place.passage] = _taken(out[place.passage], place, marker)
        after = (place.passage, place.start)
    return out


def _without_bracketed(passage: Passage, markers: frozenset[str]) -> Passage:
    found: list[str] = []
    removed: list[str] = []

    def take(match: re.Match[str]) -> str:
        listed = re.findall(r"\d+", match.group())
        if not set(listed) <= markers:
            return match.group()
        found.extend(listed)
        removed.append("".join(match.group().split()))
        return ""

    text = _BRACKETED.sub(take, passage.text) if "[" in passage.text else passage.text
    if not found:
        return passage
    return _changed(passage, text, found, "".join(removed))


def _without_glued(passage: Passage, markers: frozenset[str]) -> Passage:
    """Take calls glued to a word in small letters, or to a quote or bracket that closes one."""
    found: list[str] = []

    def take(match: re.Match[str]) -> str:
        if match.group() not in markers:
            return match.group()
        found.append(match.group())
        return ""

    text = _GLUED.sub(take, passage.text)
    return _changed(passage, text, found, "".join(found)) if found else passage


def _places(passages: Sequence[Passage], marker: str) -> Iterable[_Place]:
    glued = re.compile(rf"{_BEFORE}({marker}){_AFTER}")
    spaced = re.compile(rf"(?<=[.!?»”)…])\s({marker})(?=\s*$|\s+[A-ZÀ-Þ«“])")
    round_brackets = re.compile(rf"(?<=\S)\s?\(({marker})\)(?=[\s.,;:]|$)")
    for number, passage in enumerate(passages):
        if marker not in passage.text:
            continue
        for found in glued.finditer(passage.text):
            strong = re.search(_STRONG + "$", passage.text[: found.start()] + "")
            weight = 3 if strong else 2 if found.start() > 2 else 0
            if _part_of_a_name(passage.text, found.start()):
                weight = 0
            if weight:
                yield _Place(number, found.start(), found.end(), weight)
        for found in spaced.finditer(passage.text):
            yield _Place(number, found.start(), found.end(), 2)
        for found in round_brackets.finditer(passage.text):
            yield _Place(number, found.start(), found.end(), 1)


def _part_of_a_name(text: str, start: int) -> bool:
    """Whether the digit belongs to a sign like CO2, G7 or B1: capitals glued to it."""
    word = re.search(r"[^\W_]+$", text[:start])
    return word is not None and len(word.group()) <= 2 and word.group().isupper()


def _taken(passage: Passage, place: _Place, marker: str) -> Passage:
    printed = passage.text[place.start : place.end]
    text = passage.text[: place.start] + passage.text[place.end :]
    return _changed(passage, text, [marker], "".join(printed.split()))


def _changed(passage: Passage, text: str, markers: Sequence[str], removed: str) -> Passage:
    footnotes = tuple(dict.fromkeys([*passage.footnotes, *markers]))
    text = re.sub(r" {2,}", " ", text).strip()
    label = passage.label
    if label and not text.startswith(label):
        label = re.sub(rf"\s?\[?(?:{'|'.join(markers)})\]?$", "", label)
    return passage._replace(
        text=text, footnotes=footnotes, label=label, removed=passage.removed + removed
    )
