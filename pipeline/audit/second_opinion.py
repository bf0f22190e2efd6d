"""Weighs every page's words, and says which of them a person should compare with the page.

What a reader got wrong leaves signs: letters that no font prints, words that the PDF library itself
reads otherwise, words that no list has. None of it needs a picture of the page; what can only be
seen there is for :mod:`pipeline.audit.verification`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from pipeline.audit.comparable_words import Word, joined_ends, words_of
from pipeline.audit.furniture_like_body import furniture_like_body
from pipeline.audit.library_text import (
    LibraryText,
    library_texts,
    may_be_printed,
    missing_or_odd,
)
from pipeline.audit.odd_letters import is_odd, odd_words
from pipeline.audit.text_doubts import (
    differing,
    lost_accents,
    spoilt_ligatures,
    tight_signs,
    unlisted,
)
from pipeline.audit.unsure_readings import unsure_readings
from pipeline.audit.word_limits import glued_to_figures, is_glued, lost_hyphens, split_words
from pipeline.model.document import Document
from pipeline.model.doubts import DoubtKind, TextDoubt
from pipeline.model.page import Line, LineId
from pipeline.model.roles import Notice, Role
from pipeline.text.characters import UNKNOWN

_WORDS_QUOTED = 4
_SAYS: Mapping[DoubtKind, str] = {
    DoubtKind.ODD_LETTER: "letters that may not be those printed",
    DoubtKind.SPOILT_LIGATURE: "perhaps a lost ligature such as “fi”",
    DoubtKind.GLUED: "perhaps two words run together",
    DoubtKind.SPLIT: "perhaps one word in two",
    DoubtKind.LOST_HYPHEN: "perhaps with a hyphen, which ended a line",
    DoubtKind.OTHER_READING: "read otherwise by the PDF library itself",
    DoubtKind.MISSING: "only in the PDF library’s own reading",
    DoubtKind.UNLISTED: "in no word list",
    DoubtKind.UNSURE: "OCR is not sure of them",
    DoubtKind.FURNITURE: "set aside as repeating, but placed and set like text",
}


Library = Mapping[int, LibraryText]


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
    library = library_texts(document.pages, languages)
    doubts = (
        *_of_parts(document, parts, library, languages),
        *(one for text in library.values() for one in missing_or_odd(text, languages)),
    )
    lines = furniture_like_body(document)
    doubts += tuple(TextDoubt(DoubtKind.FURNITURE, line.text, line.id) for line in lines)
    unique = tuple(dict.fromkeys(doubts))
    return replace(document, doubts=unique).warn(list(_notices(unique)))


def _parts(document: Document) -> Iterator[_Part]:
    """The texts of the record that no person has changed, each with its lines."""
    found = document.findings
    block = found.heading_block
    title = (block.title or "") if "title" not in block.typed else ""
    named: list[tuple[str, Iterable[LineId], bool]] = [
        (title, [x.id for x in document.claimed_as(Role.TITLE)], False)
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


def _of_parts(
    document: Document, parts: Sequence[_Part], texts: Library, languages: Sequence[str]
) -> Iterator[TextDoubt]:
    own = [part for part in parts if not part.foreign]
    language = document.findings.language
    own_languages = (language,) if language else tuple(languages)
    by_page: defaultdict[int, set[str]] = defaultdict(set)
    for part in own:
        by_page[part.lines[0].page].update([word.text for word in part.words])
    strange = {page: unlisted(words, languages) for page, words in by_page.items()}
    plain = {page: lost_accents(words, own_languages) for page, words in by_page.items()}
    every = set().union(*by_page.values())
    spoilt = spoilt_ligatures(every, languages)
    glued = {word for word in every if is_glued(word, own_languages, languages)}
    texts_of = {page.number: page.plain_text for page in document.pages}
    unsure = set(unsure_readings(document.pages, languages))
    for part in parts:
        library = "\n".join(texts_of[page] for page in sorted({line.page for line in part.lines}))
        yield from _doubts(DoubtKind.OTHER_READING, tight_signs(part.text, library), part)
        yield from _doubts(DoubtKind.ODD_LETTER, odd_words(part.text, languages), part)
        yield from _doubts(DoubtKind.OTHER_READING, _differing(part, texts, languages), part)
        figures = glued_to_figures(part.text, own_languages)
        yield from _doubts(DoubtKind.GLUED, figures, part)
        own_lines = {line.id for line in part.lines}
        yield from sorted(doubt for doubt in unsure if doubt.line in own_lines)
        if not part.foreign:
            words = {word.text for word in part.words}
            yield from _doubts(DoubtKind.GLUED, glued & words, part)
            split = split_words(part.text, own_languages, languages)
            yield from _doubts(DoubtKind.SPLIT, split, part)
            joined = lost_hyphens(part.lines, words, own_languages, languages)
            yield from _doubts(DoubtKind.LOST_HYPHEN, joined, part)
            yield from _doubts(DoubtKind.SPOILT_LIGATURE, spoilt & words, part)
            yield from _doubts(DoubtKind.ODD_LETTER, plain[part.lines[0].page] & words, part)
            yield from _doubts(DoubtKind.UNLISTED, strange[part.lines[0].page] & words, part)


def _doubts(kind: DoubtKind, words: Iterable[str], part: _Part) -> Iterator[TextDoubt]:
    for word in sorted(set(words)):
        line = next((line for line in part.lines if word in line.text), part.lines[0])
        yield TextDoubt(kind, word, line.id)


def _differing(part: _Part, texts: Library, languages: Sequence[str]) -> Iterator[str]:
    pages = {line.page for line in part.lines}
    if not pages <= texts.keys():
        return
    own = [texts[page] for page in sorted(pages)]
    known = set().union(*(text.forms for text in own))
    known.update(joined_ends([line.text for line in part.lines]))
    for word in differing(part.words, known, languages):
        if not may_be_printed(word, own):
            yield word


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
