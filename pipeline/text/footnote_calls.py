"""Footnote references that are plain characters: bracketed, or digits glued to a word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

# A call follows a word, or the punctuation that ends it; what follows it is not part of a number.
_BEFORE = r"(?<=[^\W\d_]|[)\]»”\"’'.,;:!?…])"
_AFTER = r"(?![\w%°€$]|[.,]\d|\s?%)"
_SMALL = "a-zà-öø-ÿœ"
# Behind three small letters, or one and the mark that closes a sentence, a quotation or brackets.
_GLUED = re.compile(
    rf"(?:(?<=[{_SMALL}]{{3}})|(?<=[{_SMALL}][)»”.]))(?<!www\.)\d{{1,2}}{_AFTER}(?!\S*[/@])"
)
_BRACKETED = re.compile(r"\s?\[\d{1,3}(?:\s?[,;]\s?\d{1,3})*\]")
# Of four digits and a full stop, the digits are more often a year that ends a sentence.
_DECIMAL = re.compile(r"(?<!\d)\d{1,3}[.,]$")
_ADDRESS = re.compile(r"://|www\.|@", re.IGNORECASE)
_STRONG = r"(?<=[)\]»”.,;:!?…])"


class CallingText(NamedTuple):
    """A text that may call notes.

    ``markers`` are those of the notes it calls, ``label`` is its run-in title, and ``removed`` are
    the characters that were taken out of it.
    """

    text: str
    markers: tuple[str, ...] = ()
    label: str | None = None
    removed: str = ""


@dataclass(frozen=True, slots=True)
class _Place:
    """A possible call: which text, where in its text, and how likely its form is."""

    number: int
    start: int
    end: int
    weight: int


def take_calls(texts: Sequence[CallingText], markers: Sequence[str]) -> list[CallingText]:
    """``texts`` with plain calls of ``markers`` taken out of their text and noted.

    Bracketed calls are all taken, and digits glued to a whole word or its closing mark. Weaker
    forms are taken once for each marker that nothing calls yet, the likeliest that keeps the calls
    in order.
    """
    known = frozenset(markers)
    out = [_without_glued(_without_bracketed(one, known), known) for one in texts]
    called = {marker for one in out for marker in one.markers}
    after = (0, 0)
    for marker in sorted((m for m in markers if m.isdecimal()), key=int):
        if marker in called:
            continue
        places = [place for place in _places(out, marker) if (place.number, place.start) >= after]
        if not places:
            continue
        place = max(places, key=lambda p: (p.weight, -p.number, -p.start))
        out[place.number] = _taken(out[place.number], place, marker)
        after = (place.number, place.start)
    return out


def _without_bracketed(calling: CallingText, markers: frozenset[str]) -> CallingText:
    found: list[str] = []
    removed: list[str] = []

    def take(match: re.Match[str]) -> str:
        listed = re.findall(r"\d+", match.group())
        if not set(listed) <= markers:
            return match.group()
        found.extend(listed)
        removed.append("".join(match.group().split()))
        return ""

    text = _BRACKETED.sub(take, calling.text) if "[" in calling.text else calling.text
    if not found:
        return calling
    return _changed(calling, text, found, "".join(removed))


def _without_glued(calling: CallingText, markers: frozenset[str]) -> CallingText:
    """Take calls glued to a word in small letters, or to a quote or bracket that closes one."""
    found: list[str] = []

    def take(match: re.Match[str]) -> str:
        if match.group() not in markers or _in_address(calling.text, match.start()):
            return match.group()
        found.append(match.group())
        return ""

    text = _GLUED.sub(take, calling.text)
    return _changed(calling, text, found, "".join(found)) if found else calling


def _places(texts: Sequence[CallingText], marker: str) -> Iterable[_Place]:
    glued = re.compile(rf"{_BEFORE}({marker}){_AFTER}")
    spaced = re.compile(rf"(?<=[.!?»”)…])\s({marker})(?=\s*$|\s+[A-ZÀ-Þ«“])")
    round_brackets = re.compile(rf"(?<=\S)\s?\(({marker})\)(?=[\s.,;:]|$)")
    for number, calling in enumerate(texts):
        if marker not in calling.text:
            continue
        for found in glued.finditer(calling.text):
            strong = re.search(_STRONG + "$", calling.text[: found.start()])
            weight = 3 if strong else 2 if found.start() > 2 else 0
            if _is_no_call(calling.text, found.start()):
                weight = 0
            if weight:
                yield _Place(number, found.start(), found.end(), weight)
        for found in spaced.finditer(calling.text):
            yield _Place(number, found.start(), found.end(), 2)
        for found in round_brackets.finditer(calling.text):
            yield _Place(number, found.start(), found.end(), 1)


def _is_no_call(text: str, start: int) -> bool:
    """Whether the digit belongs to a sign (CO2, G7), to a decimal (4.5), or to an address."""
    before = text[:start]
    word = re.search(r"[^\W_]+$", before)
    sign = word is not None and len(word.group()) <= 2 and word.group().isupper()
    return sign or bool(_DECIMAL.search(before)) or _in_address(text, start)


def _in_address(text: str, at: int) -> bool:
    """Whether what stands around a place of ``text``, from blank to blank, is an address."""
    around = text[:at].rpartition(" ")[2] + text[at:].partition(" ")[0]
    return _ADDRESS.search(around) is not None


def _taken(calling: CallingText, place: _Place, marker: str) -> CallingText:
    printed = calling.text[place.start : place.end]
    text = calling.text[: place.start] + calling.text[place.end :]
    return _changed(calling, text, [marker], "".join(printed.split()))


def _changed(calling: CallingText, text: str, markers: Sequence[str], removed: str) -> CallingText:
    called = tuple(dict.fromkeys([*calling.markers, *markers]))
    text = re.sub(r" {2,}", " ", text).strip()
    label = calling.label
    if label and not text.startswith(label):
        label = re.sub(rf"\s?\[?(?:{'|'.join(markers)})\]?$", "", label)
    return calling._replace(
        text=text, markers=called, label=label, removed=calling.removed + removed
    )
