"""Letters that a font does not name, read where only one word fits; all others are said.

Fonts with ligatures often lack the table that says which letters one stands for; the glyph comes
out as U+FFFD ("E\ufffdects"). Nothing is guessed: a glyph is filled in only when one ligature
makes a known word of the document's language of it, no other comes near, and what stands beside it
is no word by itself (an arrow before "je" is no ligature), unless the font is known by its other
words to lack that table. Other files lack only the letters with accents (“NI\ufffdEZ”): one that
the font has nowhere else is filled in on the same terms, and said.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from pipeline.model.page import Line, Page
from pipeline.model.roles import Notice
from pipeline.readers.text_layer import known_share
from pipeline.text.characters import UNKNOWN, fold
from pipeline.text.word_frequency import frequency

# The ligatures of Latin text fonts, the standard ones and the discretionary ones.
LIGATURES = (
    "ff",
    "fi",
    "fl",
    "ffi",
    "ffl",
    "ft",
    "tt",
    "ti",
    "tf",
    "fj",
    "Th",
    "ct",
    "st",
    "ch",
    "ck",
    "qu",
)
# Letters with accents, and those that are two, of the languages that Latin type is set in.
ACCENTED = "àâäáãåāăąæçćčďéèêëēęěğíìîïīłñńňóòôöõøőœřśšşșťţțúùûüūůűýÿźżžß"
# Of a word with one letter unread, so many others have to say which word it is.
LETTERS_LEFT = 3
# On wordfreq's scale (log10 of uses in a thousand million words): a word any reader knows, and a
# lead of ten times over the next reading.
KNOWN, LEAD = 2.5, 1.0
# So many words, and this part of all that have such a glyph inside, show that a font's unknown
# glyphs are ligatures: an accented letter or a sign makes none.
FEWEST_READ, MOST_READ = 3, 0.75
# A warning quotes so many words; the page shows the others.
MOST_QUOTED = 8
# A word or number of which a glyph is unread; a sign that stands alone is none.
_UNREAD = re.compile(rf"\w[^\s]*{UNKNOWN}[^\s]*|{UNKNOWN}[^\s]*\w[^\s]*|{UNKNOWN}{UNKNOWN}+")
_INSIDE = re.compile(rf"[^\W\d_]+{UNKNOWN}[^\W\d_]+")
_WORD = re.compile(rf"[^\W\d_]*{UNKNOWN}(?:[^\W\d_]|{UNKNOWN})*")
# Of a word, so many letters may be unread: with more, too many words fit.
MOST_UNREAD = 2
# What ends in a vowel is cut short before a vowel or an h alone: “d’action”, never “d’fiction”.
_CUT_SHORT = re.compile(r"[^\W\d_]['’]$")
_AFTER_IT = tuple("aeiouyh")


class _Unread(NamedTuple):
    """A word with unknown glyphs, the font of the first of these, and what stands before it."""

    word: str
    font: str
    behind_a_cut: bool

    def allows(self, reading: str) -> bool:
        """Whether the word may be read so where it stands."""
        return not self.behind_a_cut or fold(reading).startswith(_AFTER_IT)


def with_letters(pages: Sequence[Page], languages: Sequence[str]) -> tuple[Page, ...]:
    """``pages`` with their unknown glyphs read, where only one word of a language fits."""
    lines = [line for page in pages for line in page.lines]
    text = "\n".join([line.text for line in lines])
    if UNKNOWN not in text:
        return tuple(pages)
    language = max(languages, key=lambda language: known_share(text, [language]))
    ligatures = _without_ligatures(lines, language)
    unnamed = {font: _unnamed(lines, font) for font in _fonts_unread(lines)}
    return tuple(
        _accented(_page(page, language, ligatures), language, unnamed)
        if any(UNKNOWN in line.text for line in page.lines)
        else page
        for page in pages
    )


def letter_notices(pages: Sequence[Page]) -> list[Notice]:
    """Warnings for each of ``pages`` with letters that could not be read, or were filled in."""
    return [*_unread_notices(pages), *_filled_notices(pages)]


def _page(page: Page, language: str, ligatures: frozenset[str]) -> Page:
    """``page`` with its ligatures read."""

    def read(unread: _Unread) -> str:
        reading = _reading(unread.word, language, unread.font in ligatures)
        return reading if unread.allows(reading) else unread.word

    return replace(page, lines=tuple(_filled(line, read) for line in page.lines))


def _filled(line: Line, read: Callable[[_Unread], str]) -> Line:
    """``line`` with its words as ``read`` gives them.

    Some producers set the glyphs that a font lacks, or all its ligatures, in a font of their own.
    """
    if UNKNOWN not in line.text:
        return line
    letters = iter(
        [
            letter
            for unread in _unread_words(line)
            for letter in _letters_read(unread.word, read(unread))
        ]
    )
    spans = (
        span._replace(text="".join(next(letters) if c == UNKNOWN else c for c in span.text))
        for span in line.spans
    )
    return replace(line, spans=tuple(spans))


def _unread_words(line: Line) -> Iterator[_Unread]:
    """The words of ``line`` with unknown glyphs."""
    fonts = iter([span.font for span in line.spans for _ in range(span.text.count(UNKNOWN))])
    for found in _WORD.finditer(line.text):
        first, *_ = [next(fonts) for _ in range(found.group().count(UNKNOWN))]
        start = found.start()
        cut = _CUT_SHORT.search(line.text, max(0, start - 2), start) is not None
        yield _Unread(found.group(), first, cut)


def _letters_read(word: str, reading: str) -> tuple[str, ...]:
    """What stands in ``reading`` for each unknown glyph of ``word``."""
    pattern = "(.+?)".join(map(re.escape, word.split(UNKNOWN)))
    found = re.fullmatch(pattern, reading)
    return found.groups() if found else (UNKNOWN,) * word.count(UNKNOWN)


def _without_ligatures(lines: Sequence[Line], language: str) -> frozenset[str]:
    """The fonts that do not say what their ligatures are: those inside words are all but sure."""
    read: Counter[str] = Counter()
    inside: Counter[str] = Counter()
    for word, font, _ in (found for line in lines for found in _unread_words(line)):
        if _INSIDE.fullmatch(word):
            inside[font] += 1
            read[font] += UNKNOWN not in _reading(word, language, False)
    return frozenset(
        font for font, count in read.items() if count >= max(FEWEST_READ, MOST_READ * inside[font])
    )


@lru_cache(maxsize=10_000)
def _reading(word: str, language: str, ligature: bool) -> str:
    """The one known word that ligatures make of ``word``, else ``word`` itself.

    ``ligature`` says that an unknown glyph is surely one, if it is beside letters.
    """
    unread = word.count(UNKNOWN)
    if unread > MOST_UNREAD or len(word) < (2 if ligature else 3):
        return word
    # A ligature with a capital stands at the beginning of a word.
    own = [one for one in LIGATURES if one.islower() or word.startswith(UNKNOWN)]
    without = 0.0 if ligature else frequency(word.strip(UNKNOWN).lower(), language)
    return _best(word, own, without, language)


def _fonts_unread(lines: Sequence[Line]) -> set[str]:
    return {span.font for line in lines for span in line.spans if UNKNOWN in span.text}


def _unnamed(lines: Sequence[Line], font: str) -> str:
    """The letters with accents that text in ``font`` has nowhere: those that it may not name."""
    named = {letter for line in lines for span in line.spans if span.font == font
             for letter in span.text}  # fmt: skip
    capitals = (one.upper() for one in ACCENTED if one != "ß")
    return "".join(one for one in [*ACCENTED, *capitals] if one not in named)


def _accented(page: Page, language: str, unnamed: Mapping[str, str]) -> Page:
    """``page`` with letters that its fonts do not name read, where only one makes a word."""

    def read(unread: _Unread) -> str:
        reading = _with_accent(unread.word, language, unnamed.get(unread.font, ""))
        return reading if unread.allows(reading) else unread.word

    filled = [
        reading
        for line in page.lines
        for unread in _unread_words(line)
        if (reading := read(unread)) != unread.word
    ]
    lines = tuple(_filled(line, read) for line in page.lines)
    return replace(page, lines=lines, filled_in=tuple(dict.fromkeys([*page.filled_in, *filled])))


@lru_cache(maxsize=10_000)
def _with_accent(word: str, language: str, letters: str) -> str:
    """The one known word that ``letters`` make of ``word``, else ``word`` itself.

    Not of its last letter, which tells forms of one word apart (“passé”, “passe”).
    """
    others = word.replace(UNKNOWN, "")
    unread = len(word) - len(others)
    if unread > MOST_UNREAD or len(others) < LETTERS_LEFT or word.endswith(UNKNOWN):
        return word
    either = word.startswith(UNKNOWN) and not others.isupper()
    fitting = [one for one in letters if either or one.isupper() == others.isupper()]
    return _best(word, fitting, 0.0, language)


def _best(word: str, parts: Sequence[str], without: float, language: str) -> str:
    """The known word that ``parts`` make of ``word``, far ahead of any other, else ``word``."""
    around = word.split(UNKNOWN)
    readings = [
        "".join(one for pair in zip(around, [*chosen, ""], strict=True) for one in pair)
        for chosen in product(parts, repeat=len(around) - 1)
    ]
    ranked = sorted(((frequency(r.lower(), language), r) for r in readings), reverse=True)
    (best, reading), *others = ranked or [(0.0, word)]
    second = max([without, *(uses for uses, _ in others)])
    return reading if best >= KNOWN and best - second >= LEAD else word


def _filled_notices(pages: Sequence[Page]) -> Iterator[Notice]:
    for page in pages:
        if page.filled_in:
            message = (
                "The file does not name a letter of each of these words, which were read from "
                "pictures of them, or as the only known ones that fit: "
                f"{_quoted(page.filled_in)}. Compare them with page {page.number}."
            )
            yield Notice("letters-filled-in", message, page.number)


def _unread_notices(pages: Sequence[Page]) -> Iterator[Notice]:
    for page in pages:
        unread = (line.text for line in page.lines if UNKNOWN in line.text)
        words = [word for text in unread for word in _UNREAD.findall(text)]
        if words:
            counted = "1 word or number" if len(words) == 1 else f"{len(words)} words or numbers"
            message = (
                f"The file does not say all letters of {counted} on page {page.number}: "
                f"{_quoted(words)}. Read them on the page, and correct them."
            )
            yield Notice("unreadable-letters", message, page.number)


def _quoted(words: Sequence[str]) -> str:
    """``words``, each once, as a warning quotes them."""
    quoted = ", ".join(f"“{word}”" for word in list(dict.fromkeys(words))[:MOST_QUOTED])
    return f"{quoted} and others" if len(set(words)) > MOST_QUOTED else quoted
