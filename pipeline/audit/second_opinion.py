"""Weighs every page's words, and says which of them a person should compare with the page.

What a reader got wrong leaves signs: letters that no font prints, words that the PDF library itself
reads otherwise, words that no list has. None of it needs a picture of the page; what can only be
seen there is for :mod:`pipeline.audit.verification`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from pipeline.audit.furniture_like_body import furniture_like_body
from pipeline.audit.odd_letters import is_odd, odd_words
from pipeline.audit.text_doubts import (
    differing,
    glued_to_figures,
    is_glued,
    spoilt_ligatures,
    tight_signs,
    unlisted,
)
from pipeline.audit.words import Word, joined_ends, known_forms, words_of
from pipeline.model.document import Document
from pipeline.model.doubts import DoubtKind, TextDoubt
from pipeline.model.page import Line, LineId, Page
from pipeline.model.roles import Notice, Role
from pipeline.text.characters import UNKNOWN
from pipeline.text.word_frequency import is_listed

# A page with fewer characters in the library's own text is a picture or a cover.
LEAST_TEXT = 40
# A word is missing from a line that has most of the words around it: other text may be hidden, or
# stand outside the page. A shorter one may be a part of another.
LEAST_MISSING, SHARE_KNOWN = 4, 0.7
_WORDS_QUOTED = 4
_LINE_END = re.compile(r"\r?\n")
_SAYS: Mapping[DoubtKind, str] = {
    DoubtKind.ODD_LETTER: "letters that the file does not name",
    DoubtKind.SPOILT_LIGATURE: "perhaps a lost ligature such as “fi”",
    DoubtKind.GLUED: "perhaps two words run together",
    DoubtKind.OTHER_READING: "read otherwise by the PDF library itself",
    DoubtKind.MISSING: "only in the PDF library’s own reading",
    DoubtKind.UNLISTED: "in no word list",
    DoubtKind.FURNITURE: "set aside as repeating, but placed and set like text",
}


Forms = Mapping[int, frozenset[str]]
"""The folded words of the library's own text, by page; pages with too little of it are left out."""


class _Part(NamedTuple):
    """A text of the record with its lines; ``foreign`` where titles in any language stand in it."""

    text: str
    lines: tuple[Line, ...]
    words: tuple[Word, ...]
    foreign: bool = False


def weigh_text(document: Document, languages: Sequence[str]) -> Document:
    """``document`` with its doubts, and a warning for each page that has some.

    ``languages`` (ISO 639-1) are those of its series.
    """
    parts = tuple(_parts(document))
    # Its own language's list is asked first: most words are in it, and others take time to load.
    languages = sorted(languages, key=lambda one: one != document.findings.language)
    forms = {page.number: known_forms(page.plain_text) for page in _with_text(document.pages)}
    doubts = (*_of_parts(document, parts, forms, languages), *_of_pages(document, forms, languages))
    lines = furniture_like_body(document)
    doubts += tuple(TextDoubt(DoubtKind.FURNITURE, line.text, line.id) for line in lines)
    unique = tuple(dict.fromkeys(doubts))
    return replace(document, doubts=unique).warn(list(_notices(unique)))


def _parts(document: Document) -> Iterator[_Part]:
    """The texts of the record that no person has changed, each with its lines."""
    found = document.findings
    named: list[tuple[str, Iterable[LineId], bool]] = [
        (found.heading_block.title or "", [x.id for x in document.claimed_as(Role.TITLE)], False)
    ]
    for section in found.sections:
        named.append((section.heading, section.lines, False))
    for passages in (found.lead, *(s.passages for s in found.sections), found.about):
        named += [(p.text, p.lines, False) for p in passages if not p.corrected]
    named += [(c.text, c.lines, False) for c in found.callouts if not c.corrected]
    named += [(n.text, n.lines, True) for n in found.notes if not n.corrected]
    for text, ids, foreign in named:
        lines = tuple(document.by_id[id] for id in ids)
        if text and lines:
            yield _Part(text, lines, tuple(words_of(text)), foreign)


def _with_text(pages: Sequence[Page]) -> list[Page]:
    """The pages of which the library's own text says enough to compare it."""
    return [page for page in pages if len(page.plain_text) >= LEAST_TEXT]


def _of_parts(
    document: Document, parts: Sequence[_Part], forms: Forms, languages: Sequence[str]
) -> Iterator[TextDoubt]:
    own = [part for part in parts if not part.foreign]
    language = document.findings.language
    own_languages = (language,) if language else tuple(languages)
    by_page: defaultdict[int, set[str]] = defaultdict(set)
    for part in own:
        by_page[part.lines[0].page].update([word.text for word in part.words])
    strange = {page: unlisted(words, languages) for page, words in by_page.items()}
    every = set().union(*by_page.values())
    spoilt = spoilt_ligatures(every, languages)
    glued = {word for word in every if is_glued(word, own_languages, languages)}
    plain = {page.number: page.plain_text for page in document.pages}
    for part in parts:
        library = "\n".join(plain[page] for page in sorted({line.page for line in part.lines}))
        yield from _doubts(DoubtKind.OTHER_READING, tight_signs(part.text, library), part)
        yield from _doubts(DoubtKind.ODD_LETTER, odd_words(part.text, languages), part)
        yield from _doubts(DoubtKind.OTHER_READING, _differing(part, forms, languages), part)
        if not part.foreign:
            words = {word.text for word in part.words}
            yield from _doubts(DoubtKind.GLUED, glued & words, part)
            figures = glued_to_figures(part.text, own_languages)
            yield from _doubts(DoubtKind.GLUED, figures, part)
            yield from _doubts(DoubtKind.SPOILT_LIGATURE, spoilt & words, part)
            yield from _doubts(DoubtKind.UNLISTED, strange[part.lines[0].page] & words, part)


def _doubts(kind: DoubtKind, words: Iterable[str], part: _Part) -> Iterator[TextDoubt]:
    for word in sorted(set(words)):
        line = next((line for line in part.lines if word in line.text), part.lines[0])
        yield TextDoubt(kind, word, line.id)


def _differing(part: _Part, forms: Forms, languages: Sequence[str]) -> Iterator[str]:
    pages = {line.page for line in part.lines}
    if not pages <= forms.keys():
        return
    known = set().union(*(forms[page] for page in pages))
    known.update(joined_ends([line.text for line in part.lines]))
    yield from differing(part.words, known, languages)


def _of_pages(document: Document, forms: Forms, languages: Sequence[str]) -> Iterator[TextDoubt]:
    """What the library's own text of each page says that its lines do not."""
    for page in _with_text(document.pages):
        if not page.lines:
            continue
        odd = bool(odd_words(page.plain_text, languages))
        printed = known_forms("\n".join(line.text for line in page.lines))
        further = forms[page.number] - printed
        if not odd and not any(len(form) >= LEAST_MISSING for form in further):
            continue
        lines = _Lines(page)
        for text in _LINE_END.split(page.plain_text):
            if odd and (words := odd_words(text, languages)):
                line, _ = lines.nearest(text)
                unsolved = [w for w in words if not _is_solved(w, line.text, languages)]
                yield from (TextDoubt(DoubtKind.ODD_LETTER, w, line.id) for w in unsolved)
            if absent := _absent(text, printed, lines.letters, languages):
                near, share = lines.nearest(text)
                if share >= SHARE_KNOWN:
                    yield from (TextDoubt(DoubtKind.MISSING, w, near.id) for w in absent)


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


def _is_solved(word: str, line: str, languages: Sequence[str]) -> bool:
    """Whether the record's ``line`` has a listed word, or a number, in the place of an odd one."""
    bare = word.strip("".join(c for c in word if not c.isalnum() and not is_odd(c)))
    named = any(map(str.isalnum, bare))
    unnamed = r"\w{1,3}" if named else r"\d"
    pattern = "".join(unnamed if is_odd(c) else re.escape(c) for c in bare)
    found = re.findall(rf"(?<!\w){pattern}(?!\w)", line)
    if not named:
        return bool(found)
    return any(all(is_listed(own.text, languages) for own in words_of(text)) for text in found)


def _notices(doubts: Sequence[TextDoubt]) -> Iterator[Notice]:
    """A warning for each page with doubts, which quotes each word once."""
    by_page: defaultdict[int, dict[str, DoubtKind]] = defaultdict(dict)
    for doubt in sorted(doubts, key=lambda doubt: list(_SAYS).index(doubt.kind)):
        by_page[doubt.line.page].setdefault(doubt.text, doubt.kind)
    for page, kinds in sorted(by_page.items()):
        said = "; ".join(
            f"{_SAYS[kind]}: {_quoted([word for word, own in kinds.items() if own is kind])}"
            for kind in dict.fromkeys(kinds.values())
        )
        yield Notice("doubtful-text", f"Compare these words with the page – {said}.", page)


def _quoted(words: Sequence[str]) -> str:
    shown = ", ".join(f"“{_printable(word)}”" for word in words[:_WORDS_QUOTED])
    more = len(words) - _WORDS_QUOTED
    return f"{shown} and {more} more" if more > 0 else shown


def _printable(word: str) -> str:
    """``word`` with U+FFFD for what no font shows."""
    return "".join(UNKNOWN if is_odd(c) else c for c in word)
