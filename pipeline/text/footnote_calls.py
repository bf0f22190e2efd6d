"""Footnote references that are plain characters: bracketed, or digits glued to a word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum, auto
from typing import NamedTuple

from pipeline.text.printed_calls import (
    AFTER_NUMBER,
    AMOUNT,
    BEHIND_SIGN,
    DASHES,
    SIGN_IN_BRACKETS,
    YEAR,
    listed_markers,
)

# A call follows a word, or the punctuation that ends it; what follows it is not part of a number.
_BEFORE = rf"(?:(?<=[^\W\d_]|[)\]»”\"’'.,;:!?…])|{BEHIND_SIGN})"
_AFTER = r"(?![\w%°€$]|[.,]\d|\s?%)"
_SMALL = "a-zà-öø-ÿœ"
# Behind three small letters, or one and the mark that closes a sentence, a quotation or brackets.
_GLUED = re.compile(
    rf"(?:(?<=[{_SMALL}]{{3}})|(?<=[{_SMALL}][)»”.]))(?<!www\.)\d{{1,2}}"
    rf"(?:[,;{DASHES}]\d{{1,2}})*(?P<spaced>(?:,\s\d{{1,2}})*){_AFTER}(?!\S*[/@])"
)
_FIGURE = re.compile(r"\d")
_BRACKETED = re.compile(rf"\s?\[\d{{1,3}}(?:\s?[,;{DASHES}]\s?\d{{1,3}})*\]")
# Of four digits and a full stop, the digits are more often a year that ends a sentence.
_DECIMAL = re.compile(r"(?<!\d)\d{1,3}[.,]$")
_ADDRESS = re.compile(r"://|www\.|@", re.IGNORECASE)
_STRONG = rf"(?:(?<=[)\]»”.,;:!?…])|{BEHIND_SIGN})"
# A year itself, where the last figure of a group of thousands is taken for a call.
_IS_YEAR = re.compile(r"\s(?:19|20)\d{2}$")


class CallingText(NamedTuple):
    """A text that may call notes.

    ``markers`` are those of the notes it calls, ``label`` is its run-in title, and ``removed`` are
    the characters that were taken out of it. ``guessed`` are the numbers that a call was taken off,
    as they were printed.
    """

    text: str
    markers: tuple[str, ...] = ()
    label: str | None = None
    removed: str = ""
    guessed: tuple[str, ...] = ()


class _Form(IntEnum):
    """How a call may be printed, the least likely form first."""

    IN_ROUND_BRACKETS = auto()
    GLUED_TO_NUMBER = auto()
    POSSIBLE = auto()
    LIKELY = auto()


@dataclass(frozen=True, slots=True)
class _Place:
    """A possible call: which text, where in its text, and in which form."""

    number: int
    start: int
    end: int
    form: _Form


def take_calls(texts: Sequence[CallingText], markers: Sequence[str]) -> list[CallingText]:
    """``texts`` with plain calls of ``markers`` taken out of their text and noted.

    Bracketed calls are all taken, and digits glued to a whole word or its closing mark. Weaker
    forms are taken once for each marker that nothing calls yet, the likeliest that keeps the calls
    in order. A number loses its last figures only where exactly one could hold that call.
    """
    known = frozenset(markers)
    texts = _with_fused_divided(texts, known)
    out = [
        _without_signs(_without_glued(_without_bracketed(one, known), known), known)
        for one in texts
    ]
    called = {marker for one in out for marker in one.markers}
    after: tuple[int, ...] = ()
    for marker in sorted((m for m in markers if m.isdecimal()), key=int):
        if marker in called:
            continue
        places = [place for place in _places(out, marker) if (place.number, place.start) >= after]
        if not places:
            continue
        place = max(places, key=lambda p: (p.form, -p.number, -p.start))
        if place.form == _Form.GLUED_TO_NUMBER:
            others = [other for other in places if other.form == _Form.GLUED_TO_NUMBER]
            if len(others) > 1 or not _is_in_order(out, place, marker):
                continue
        out[place.number] = _taken(out[place.number], place, marker)
        after = (place.number, place.start)
    return out


def bracketed_markers(text: str) -> list[str]:
    """The markers that a text names in square brackets behind a word, as calls of notes are."""
    found = (match for match in _BRACKETED.finditer(text) if match.start())
    return [
        marker
        for match in found
        if not _in_address(text, match.start())
        for marker in listed_markers(match.group())
    ]


def _with_fused_divided(
    texts: Sequence[CallingText], markers: frozenset[str]
) -> Sequence[CallingText]:
    """``texts`` with “12” divided where there is no note 12, and nothing else calls 1 and 2."""
    called = {marker for one in texts for marker in one.markers}
    fused = {marker: _divided(marker, markers - called) for marker in called - markers}
    return [
        one._replace(markers=tuple(part for m in one.markers for part in fused.get(m) or [m]))
        for one in texts
    ]


def _divided(marker: str, wanted: frozenset[str]) -> list[str]:
    """The consecutive markers of one length that ``marker`` runs together; empty if it does not."""
    for size in range(1, len(marker)) if marker.isdecimal() else ():
        parts = [marker[at : at + size] for at in range(0, len(marker), size)]
        first = int(parts[0])
        if set(parts) <= wanted and parts == [str(first + at) for at in range(len(parts))]:
            return parts
    return []


def _without_bracketed(calling: CallingText, markers: frozenset[str]) -> CallingText:
    found: list[str] = []
    removed: list[str] = []

    def take(match: re.Match[str]) -> str:
        listed = listed_markers(match.group())
        if not listed or not set(listed) <= markers:
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
    removed: list[str] = []

    def take(match: re.Match[str]) -> str:
        if _in_address(calling.text, match.start()):
            return match.group()
        spaced = match["spaced"]
        listed = listed_markers(match.group())
        if not (_is_row(listed) and set(listed) <= markers):
            # “the boats1, 2 of them”: no list of calls, whose first is one all the same
            listed = listed_markers(match.group().removesuffix(spaced))
        else:
            spaced = ""
        if not listed or not set(listed) <= markers:
            return match.group()
        found.extend(listed)
        removed.append("".join(match.group().removesuffix(spaced).split()))
        return spaced

    text = _GLUED.sub(take, calling.text) if _FIGURE.search(calling.text) else calling.text
    return _changed(calling, text, found, "".join(removed)) if found else calling


def _without_signs(calling: CallingText, markers: frozenset[str]) -> CallingText:
    """Take calls that are a star or a dagger in brackets."""
    found: list[str] = []
    removed: list[str] = []

    def take(match: re.Match[str]) -> str:
        if match[1] not in markers:
            return match.group()
        found.append(match[1])
        removed.append("".join(match.group().split()))
        return ""

    text = SIGN_IN_BRACKETS.sub(take, calling.text) if "(" in calling.text else calling.text
    return _changed(calling, text, found, "".join(removed)) if found else calling


def _is_row(markers: Sequence[str]) -> bool:
    """Whether three and more markers follow each other in number, as no amounts would."""
    numbers = list(map(int, markers))
    return len(numbers) > 2 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def _places(texts: Sequence[CallingText], marker: str) -> Iterable[_Place]:
    glued = re.compile(rf"{_BEFORE}({marker}){_AFTER}")
    spaced = re.compile(rf"(?<=[.!?»”)…])\s({marker})(?=\s*$|\s+[A-ZÀ-Þ«“])")
    round_brackets = re.compile(rf"(?<=\S)\s?\(({marker})\)(?=[\s.,;:]|$)")
    for number, calling in enumerate(texts):
        if marker not in calling.text:
            continue
        for found in glued.finditer(calling.text):
            if _is_no_call(calling.text, found.start()):
                continue
            if re.search(_STRONG + "$", calling.text[: found.start()]):
                yield _Place(number, found.start(), found.end(), _Form.LIKELY)
            elif found.start() > 2:
                yield _Place(number, found.start(), found.end(), _Form.POSSIBLE)
        for found in spaced.finditer(calling.text):
            yield _Place(number, found.start(), found.end(), _Form.POSSIBLE)
        for start in _glued_to_numbers(calling.text, marker):
            yield _Place(number, start, start + len(marker), _Form.GLUED_TO_NUMBER)
        for found in round_brackets.finditer(calling.text):
            yield _Place(number, found.start(), found.end(), _Form.IN_ROUND_BRACKETS)


def _glued_to_numbers(text: str, marker: str) -> Iterator[int]:
    """Where ``marker`` stands behind a whole year or amount (“20161”, “1 2503”)."""
    for found in re.finditer(rf"(?:{YEAR}|{AMOUNT})(?P<call>{marker}){AFTER_NUMBER}", text):
        address = _in_address(text, found.start()) or "/" in text[found.end() :].partition(" ")[0]
        if not address and not _IS_YEAR.search(found.group()):
            yield found.start("call")


def _is_in_order(texts: Sequence[CallingText], place: _Place, marker: str) -> bool:
    """Whether no later note is called before ``place``, and no earlier one first after it."""
    first: dict[int, int] = {}
    for number, calling in enumerate(texts):
        for called in filter(str.isdecimal, calling.markers):
            first.setdefault(int(called), number)
    return all(
        at <= place.number if called < int(marker) else at >= place.number
        for called, at in first.items()
    )


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
    if place.form == _Form.GLUED_TO_NUMBER:
        number = re.search(r"[\d\s]*$", calling.text[: place.end])
        guessed = " ".join(number.group().split()) if number else printed
        calling = calling._replace(guessed=(*calling.guessed, guessed))
    return _changed(calling, text, [marker], "".join(printed.split()))


def _changed(calling: CallingText, text: str, markers: Sequence[str], removed: str) -> CallingText:
    called = tuple(dict.fromkeys([*calling.markers, *markers]))
    text = re.sub(r" {2,}", " ", text).strip()
    label = calling.label
    if label and not text.startswith(label):
        label = re.sub(rf"\s?\[?(?:{'|'.join(map(re.escape, markers))})\]?$", "", label)
    return calling._replace(
        text=text, markers=called, label=label, removed=calling.removed + removed
    )
