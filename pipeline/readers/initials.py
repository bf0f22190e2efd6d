"""Tells drop capitals that are words by themselves from those that their line's first word has.

“À”, “A” and “Y” are words. Many typesetters drop the space behind such a capital, so that only the
words say which it is: “À l’écoute”, but “Ainsi”.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.page import Line, Page
from pipeline.readers.lines.drop_caps import VOWELS
from pipeline.readers.text_layer import known_share
from pipeline.text.characters import fold
from pipeline.text.word_frequency import frequency

# On wordfreq's scale (log10 of uses in a thousand million words): what independent words lose by
# standing side by side, a word that any reader knows, and a lead of ten times.
SIDE_BY_SIDE, KNOWN, LEAD = 9.0, 3.0, 1.0
_FIRST_WORD = re.compile(r"[^\W\d_]+")


def with_initials_apart(pages: Sequence[Page], languages: Sequence[str]) -> tuple[Page, ...]:
    """``pages`` with a space behind each lone capital before a word that it is no letter of.

    ``languages`` (ISO 639-1) are those that the text may be in.
    """
    lines = [line for page in pages for line in page.lines]
    if not any(map(_may_be_word, lines)):
        return tuple(pages)
    text = "\n".join(line.text for line in lines)
    language = max(languages, key=lambda language: known_share(text, [language]))
    return tuple(
        replace(
            page,
            lines=tuple(
                _apart(line) if _may_be_word(line) and _is_word(line, language) else line
                for line in page.lines
            ),
        )
        for page in pages
    )


def _may_be_word(line: Line) -> bool:
    """Whether ``line`` begins with a capital that is a span of its own, close to a small letter."""
    if len(line.spans) < 2:
        return False
    capital, rest = line.spans[0].text, line.spans[1].text
    return len(capital) == 1 and capital.isupper() and fold(capital) in VOWELS and rest[0].islower()


def _is_word(line: Line, language: str) -> bool:
    """Whether the letter that ``line`` begins with is no part of the word behind it."""
    letter = line.text[0].lower()
    found = _FIRST_WORD.match(line.text, 1)
    rest = found.group().lower() if found else ""
    known = frequency(rest, language)
    apart = frequency(letter, language) + known - SIDE_BY_SIDE
    return known >= KNOWN and apart - frequency(letter + rest, language) >= LEAD


def _apart(line: Line) -> Line:
    first, *others = line.spans
    return replace(line, spans=(first._replace(text=f"{first.text} "), *others))
