"""Judges the fonts of a document by what their letters spell, and puts right what a bad one says.

A font that names wrong letters does so wherever it is used: it is judged over all pages, since the
few words of it on one page may say little, and those of other fonts beside it may hide it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.model.geometry import Box
from pipeline.model.page import Line, Page, Span
from pipeline.readers.text_layer import (
    VOCABULARY,
    WORDS_NEEDED,
    is_garbage,
    is_running_text,
    words_of,
)
from pipeline.text.word_frequency import usual

# Of a font that is set in addresses and names a quarter are words all the same; of letters that are
# others hardly any.
FEWEST_WORDS = 0.1
# An address is no text to judge letters by.
_ADDRESS = re.compile(r"\S*(?:[/@_=]|www\.)\S*")
# What OCR reads in the place of a line is its text when it fills so much of the line's width and
# reaches past it by no more than this many times its height.
FILLED, PAST = 0.7, 1.0
# Where more lines than this have no reading the page is better read as a whole.
UNREAD = 0.1


@dataclass(frozen=True, slots=True)
class FontVerdicts:
    """The names of fonts that spell running text somewhere, and of those that spell none."""

    sound: frozenset[str] = frozenset()
    bad: frozenset[str] = frozenset()


def judge_fonts(pages: Sequence[Page], languages: Sequence[str]) -> FontVerdicts:
    """What the fonts of ``pages`` are worth; one with few words is in neither set."""
    texts: dict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for page in pages:
        for line in page.lines:
            for span in line.spans:
                texts[span.font][page.number].append(span.text)
    texts.pop("", None)
    sound = {
        font
        for font, on_page in texts.items()
        if any(is_running_text(_prose(parts), languages) for parts in on_page.values())
    }
    bad = {
        font
        for font, on_page in texts.items()
        if font not in sound and _spells_nothing(" ".join(map(_prose, on_page.values())), languages)
    }
    return FontVerdicts(frozenset(sound), frozenset(bad))


def _prose(parts: Sequence[str]) -> str:
    """``parts`` as one text without its addresses."""
    return _ADDRESS.sub(" ", " ".join(parts))


def _spells_nothing(text: str, languages: Sequence[str]) -> bool:
    words = [word.casefold() for word in words_of(text) if len(word) > 2]
    if len(words) < WORDS_NEEDED or not is_garbage(text, languages):
        return False
    known = max(sum(word in usual(one, VOCABULARY) for word in words) for one in languages)
    return known < FEWEST_WORDS * len(words)


def mostly_in(page: Page, fonts: frozenset[str]) -> bool:
    """Whether most letters of ``page`` are set in one of ``fonts``."""
    letters: Counter[bool] = Counter()
    for line in page.lines:
        for span in line.spans:
            letters[span.font in fonts] += len(span.text)
    return letters[True] > letters[False]


def lines_in(page: Page, fonts: frozenset[str]) -> list[Line]:
    """The lines of ``page`` that have letters in one of ``fonts``."""
    if not fonts:
        return []
    return [
        line
        for line in page.lines
        if any(span.font in fonts and any(c.isalnum() for c in span.text) for span in line.spans)
    ]


def put_right(page: Page, fresh: Page, bad: frozenset[str]) -> Page | None:
    """``page`` with its lines in ``bad`` fonts as ``fresh``, its reading by OCR, has them.

    Each stays where it is and in its size; None where too many cannot be found in ``fresh``.
    """
    lines = lines_in(page, bad)
    readings = {line.id: _reading(line, fresh) for line in lines}
    unread = sum(1 for spans in readings.values() if not spans)
    if unread > UNREAD * len(lines):
        return None
    mended = tuple(
        replace(line, spans=spans) if (spans := readings.get(line.id)) else line
        for line in page.lines
    )
    return replace(page, lines=mended, ocr=True)


def _reading(line: Line, fresh: Page) -> tuple[Span, ...]:
    """What ``fresh`` has in the place of ``line``, in its style; nothing where that is unlike."""
    if line.box is None:
        return ()
    here = [
        (span, span.box)
        for other in fresh.lines
        for span in other.spans
        if span.box is not None and _stands_in(span.box, line.box)
    ]
    if not here:
        return ()
    x0, x1 = min(box.x0 for _, box in here), max(box.x1 for _, box in here)
    height = line.box.bottom - line.box.top
    if line.box.x0 - x0 > PAST * height or x1 - line.box.x1 > PAST * height:
        return ()
    if x1 - x0 < FILLED * (line.box.x1 - line.box.x0):
        return ()
    look = max(line.spans, key=lambda span: len(span.text))
    read = [
        span._replace(
            font=look.font,
            italic=look.italic,
            color=look.color,
            size=span.size if span.superscript else line.size,
        )
        for span, _ in here
    ]
    return _with_own_bullet(line, read)


def _with_own_bullet(line: Line, read: Sequence[Span]) -> tuple[Span, ...]:
    """What was ``read`` of a ``line``, with the sign before its text as the file has it."""
    bullet = line.spans[0]
    sign = bullet.text.strip()
    if len(line.spans) == 1 or not sign or any(c.isalnum() for c in sign):
        return tuple(read)
    # OCR reads a sign that it does not know as a letter or two.
    text = re.sub(r"^\s*\S{1,2}\s+", "", read[0].text)
    return (bullet._replace(text=f"{sign} "), read[0]._replace(text=text), *read[1:])


def _stands_in(box: Box, line: Box) -> bool:
    middle = (box.top + box.bottom) / 2
    return line.top <= middle <= line.bottom and 2 * line.overlap_x(box) > box.x1 - box.x0
