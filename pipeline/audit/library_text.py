"""What the PDF library's own text of a page says that the lines of the page do not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from functools import cached_property
from typing import NamedTuple

from pipeline.audit.comparable_words import known_forms, words_of
from pipeline.audit.odd_letters import CHUNK, is_odd, odd_characters, odd_words
from pipeline.model.doubts import DoubtKind, TextDoubt
from pipeline.model.page import Line, Page
from pipeline.text.characters import HYPHENS, fold
from pipeline.text.word_frequency import is_listed

# A page with fewer characters in the library's own text is a picture or a cover.
LEAST_TEXT = 40
# A word is missing from a line that has most of the words around it: other text may be hidden, or
# stand outside the page. A shorter one may be a part of another.
LEAST_MISSING, SHARE_KNOWN = 4, 0.7
# A line with so many such words is in none of the page's lines. It is quoted up to so many words.
LEAST_LOST, QUOTED = 3, 6
# A glyph that the library does not name may be a ligature of so many letters, and an odd character
# more than one glyph; where a word has more of them, each is one.
LONGEST_LIGATURE, MOST_LIGATURES = 3, 2
ZERO_WIDTH_SPACE = "\u200b"
_LINE_END = re.compile(r"\r?\n")
_BROKEN_WORD = re.compile(rf"(?<=\w)[{re.escape(HYPHENS)}]\n(?=\w)")


class LibraryText(NamedTuple):
    """A page, the folded words of its text in the library, and those with odd letters."""

    page: Page
    forms: frozenset[str]
    odd: tuple[str, ...]


def library_texts(pages: Sequence[Page], languages: Sequence[str]) -> dict[int, LibraryText]:
    """The library's text of each page of which it says enough to compare it, by its number."""
    return {
        page.number: LibraryText(
            page, known_forms(page.plain_text), tuple(odd_words(page.plain_text, languages))
        )
        for page in pages
        if len(page.plain_text) >= LEAST_TEXT
    }


def missing_or_odd(text: LibraryText, languages: Sequence[str]) -> Iterator[TextDoubt]:
    """The words and lines of the library that the page's lines lack, and those with odd letters.

    What the page is known to hide is not missing, though the line set anew over it may have most of
    its words.

    Odd letters that the lines have others for were read: they are not doubted.
    """
    page = text.page
    if not page.lines:
        return
    printed = known_forms("\n".join(line.text for line in page.lines))
    further = text.forms - printed
    if not text.odd and not any(len(form) >= LEAST_MISSING for form in further):
        return
    lines = _Lines(page)
    hidden = known_forms(" ".join(one.text for one in page.hidden))
    before = page.lines[0]
    for row in _LINE_END.split(page.plain_text):
        if text.odd and (words := odd_words(row, languages)):
            line, _ = lines.nearest(row)
            unread = [word for word in words if not lines.have_read(word, row, languages)]
            yield from (TextDoubt(DoubtKind.ODD_LETTER, word, line.id) for word in unread)
        absent = [
            word
            for word in _absent(row, printed, lines.letters, languages)
            if fold(word) not in hidden
        ]
        near, share = lines.nearest(row)
        if share >= SHARE_KNOWN:
            yield from (TextDoubt(DoubtKind.MISSING, word, near.id) for word in absent)
            before = near
        elif len({fold(word) for word in absent}) >= LEAST_LOST:
            yield TextDoubt(DoubtKind.MISSING, _beginning(row), before.id)


class _Lines:
    """The lines of a page, to be found by their words."""

    def __init__(self, page: Page) -> None:
        self.lines = page.lines
        folded = [[word.folded for word in words_of(line.text)] for line in page.lines]
        self.words = [set(words) for words in folded]
        self.letters = "".join([word for words in folded for word in words])

    def nearest(self, text: str) -> tuple[Line, float]:
        """The line that has most words of ``text``, the first of several, and their share, 0–1."""
        asked = {word.folded for word in words_of(text)}
        shared = [len(asked & words) for words in self.words]
        return self.lines[shared.index(max(shared))], max(shared) / max(1, len(asked))

    def have_read(self, word: str, row: str, languages: Sequence[str]) -> bool:
        """Whether the lines have a letter for each odd one of ``word``, which stands in ``row``.

        The words beside it must be the same, or what is named of it long enough to be told. Where
        the lines have the same, they are doubted for it themselves.
        """
        chunks = CHUNK.findall(row)
        beside = next((at for at, chunk in enumerate(chunks) if word in chunk), None)
        if beside is None:
            return False
        near = chunks[max(0, beside - 1) : beside + 2]
        odd = odd_characters(word, languages)
        # A word beside it may have a sign at its end for a quotation mark.
        may_be_odd = odd.union(c for chunk in near for c in chunk if not c.isascii())
        found = re.search(r"\s*".join(_pattern(chunk, may_be_odd) for chunk in near), self._joined)
        return found is not None and not any(map(is_odd, found.group()))

    @cached_property
    def _joined(self) -> str:
        text = "\n".join(line.text for line in self.lines)
        return _BROKEN_WORD.sub("", text) + "\n" + text


def _pattern(word: str, odd: Set[str]) -> str:
    """What may be printed for ``word``: a letter, figure or sign for each that is ``odd``."""
    several = sum(c in odd for c in word) > MOST_LIGATURES
    unnamed = r"\S" if several else rf"\S{{1,{LONGEST_LIGATURE}}}"
    shown = word.replace(ZERO_WIDTH_SPACE, "")
    return "".join(unnamed if c in odd else re.escape(c) for c in shown)


def may_be_printed(word: str, texts: Sequence[LibraryText]) -> bool:
    """Whether the library has ``word`` with some letters that it does not name."""
    odd = [one for text in texts for one in text.odd if any(map(is_odd, one))]
    return any(
        re.fullmatch(_pattern(_bare(one), {*filter(is_odd, one)}), word, re.IGNORECASE)
        for one in odd
    )


def _bare(word: str) -> str:
    """``word`` without the signs around it."""
    return word.strip("".join(c for c in word if not c.isalnum() and not is_odd(c)))


def _beginning(row: str) -> str:
    words = row.split()
    return " ".join(words[:QUOTED]) + ("…" if len(words) > QUOTED else "")


def _absent(
    text: str, printed: frozenset[str], letters: str, languages: Sequence[str]
) -> list[str]:
    """The listed words of ``text`` that are not ``printed``, nor among the ``letters`` in a row."""
    return [
        word.text
        for word in words_of(text)
        if word.folded not in printed
        and len(word.folded) >= LEAST_MISSING
        and word.folded not in letters
        and not word.text.isupper()
        and is_listed(word.text, languages)
    ]
