"""Reads the glyphs that a font has at a code and does not name.

Files that were made anew (Ghostscript, MuPDF) often have no table that says which letters the
codes of a font are; without it plain letters are read by their code, which is their own, and those
with accents are not. One such code is one letter wherever the font is used. It is read where one
letter makes known words of nearly all that hold it, and no other does; else where the pictures of
lines that hold it, read by OCR, agree on it and on all that stands around it. What stays unread is
U+FFFD.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from typing import NamedTuple

from pipeline.model.geometry import Box
from pipeline.model.page import Line, LineId, Page, Span
from pipeline.readers.missing_letters import ACCENTED, LIGATURES
from pipeline.readers.text_layer import known_share
from pipeline.text.characters import (
    HYPHENS,
    UNKNOWN,
    UNNAMED,
    is_private,
    is_unnamed,
    unnamed_as_unknown,
)
from pipeline.text.word_frequency import frequency

ReadLine = Callable[[int, Box, Sequence[str]], str]
"""Reads the line of a page (from 1) that stands in a box (points), in languages, by OCR."""

# On wordfreq's scale: a word that any reader knows. Names and rare words leave a quarter unknown.
KNOWN, MOST_KNOWN = 2.5, 0.75
# So many different words are no accident; of a letter that is not the right one, half as many may
# be words all the same (“dut” and “dût”).
FEWEST_WORDS, MOST_OF_ANOTHER, FEW_OF_ANOTHER = 3, 0.5, 1
# Shorter words are words by chance.
SHORTEST = 4
# One capital may begin a name (“Ré”); of two and no small letter, the whole word is capitals.
AMONG_CAPITALS = 2
APOSTROPHE, HYPHEN, EN_DASH = "’", "-", "–"
# Signs besides letters that OCR tells from others; a font that names its hyphen has another glyph
# for a dash.
DASHES = "–—"
LEGIBLE, OPENING = "’«»“”„-–—€%&?¿¡©", "«“„©¿¡"
_APOSTROPHE_SIGNS = ("'", "’")
# What an apostrophe parts is short on one side: “d’un”, “qu’elle”, “don’t”, “they’re”.
LONGEST_ELIDED = 2
# Two pictures that agree are no misreading; a third is looked at where one of them says nothing.
FEWEST_PICTURES, MOST_PICTURES = 2, 3
LONGEST_LIGATURE = max(map(len, LIGATURES))
# Around a glyph so many characters must be read as they are named, and so many are compared.
LEAST_AROUND, MOST_AROUND = 4, 12
# A file with more unread codes than this (four fonts that lack all their accents) is one for OCR as
# a whole: a line takes a fifth of a second.
MOST_CODES = 40
# A glyph that the font says is at a private code point is read like one that it does not name.
_PRIVATE = "\ue000-\uf8ff"
_SIGN = re.compile(f"[{UNNAMED}{_PRIVATE}]")
# Such a sign beside a letter, a figure or another of them.
_IN_WORD = rf"\w{UNNAMED}{_PRIVATE}"
_TOUCHING = re.compile(rf"(?<=[{_IN_WORD}])[{_PRIVATE}]|[{_PRIVATE}](?=[{_IN_WORD}])")
# A figure, or what may be one, and the three behind the sign that parts thousands.
_FIGURE = rf"[\d{UNNAMED}{_PRIVATE}]"
_FIGURE_BEFORE = re.compile(rf"{_FIGURE}[.,]?$")
_FIGURES_BEHIND = re.compile(rf"{_FIGURE}|[.,\s]{_FIGURE}{{3}}(?!{_FIGURE})")
_APOSTROPHES = re.compile("['’]")
# A word with what is unread in it; a part that its line breaks is no word.
_WORD = re.compile(
    rf"(?:[^\W\d_]|[{UNNAMED}{_PRIVATE}{UNKNOWN}'’])++(?![{re.escape(HYPHENS)}]\s*$)"
)

Table = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Font:
    """The lines that hold unnamed glyphs of a font, as it is seen, and the letters it names."""

    lines: tuple[tuple[Line, str], ...]
    named: frozenset[str]

    @property
    def texts(self) -> list[str]:
        return [text for _, text in self.lines]


def with_unnamed_read(
    pages: Sequence[Page], languages: Sequence[str], read_line: ReadLine | None = None
) -> tuple[Page, ...]:
    """``pages`` with the glyphs that a font does not name read, or U+FFFD.

    ``languages`` (ISO 639-1) are those that the text may be in. ``read_line`` shows what words
    alone do not; without it nothing is looked at. Words read with the help of pictures are kept as
    filled in, since OCR may be wrong.
    """
    lines = [line for page in pages for line in page.lines]
    if not any(is_private(line.text) for line in lines):
        return tuple(_read_page(page, {}, {}) for page in pages)
    text = "\n".join([line.text for line in lines])
    language = max(languages, key=lambda language: known_share(text, [language]))
    fonts = _fonts(lines)
    sure = {name: _table(font, language) for name, font in fonts.items()}
    seen: dict[str, Table] = {name: {} for name in fonts}
    left = {name: _unread(font, sure[name]) for name, font in fonts.items()}
    if read_line is not None and sum(map(len, left.values())) <= MOST_CODES:
        for name, font in fonts.items():
            seen[name] = _pictured(font, sure[name], left[name], language, read_line)
    return tuple(_read_page(page, sure, seen) for page in pages)


def _read_page(page: Page, sure: Mapping[str, Table], seen: Mapping[str, Table]) -> Page:
    tables = {name: {**sure[name], **seen[name]} for name in sure}
    filled = [
        _SIGN.sub(UNKNOWN, _with(word, tables[span.font]))
        for line in page.lines
        for span in line.spans
        for word in span.text.split()
        if any(sign in seen.get(span.font, {}) for sign in word)
    ]
    return replace(
        page,
        lines=tuple(_read_line(line, tables) for line in page.lines),
        hidden=tuple(replace(one, text=unnamed_as_unknown(one.text)) for one in page.hidden),
        plain_text=unnamed_as_unknown(page.plain_text),
        filled_in=tuple(dict.fromkeys([*page.filled_in, *filled])),
    )


def _read_line(line: Line, tables: Mapping[str, Table]) -> Line:
    if not is_private(line.text):
        return line
    return replace(line, spans=tuple(_read_span(span, tables) for span in line.spans))


def _read_span(span: Span, tables: Mapping[str, Table]) -> Span:
    return span._replace(text=unnamed_as_unknown(_with(span.text, tables.get(span.font, {}))))


def _with(text: str, table: Table) -> str:
    return _SIGN.sub(lambda sign: table.get(sign[0], sign[0]), text)


def _fonts(lines: Sequence[Line]) -> dict[str, _Font]:
    """The fonts that have glyphs without a name."""
    own: dict[str, list[tuple[Line, str]]] = defaultdict(list)
    named: dict[str, set[str]] = defaultdict(set)
    for line in lines:
        for span in line.spans:
            named[span.font].update(span.text)
        for font in {span.font for span in line.spans if is_private(span.text)}:
            own[font].append((line, "".join(_as_seen(span, font) for span in line.spans)))
    return {
        font: _Font(tuple(seen), frozenset(named[font]))
        for font, seen in own.items()
        if _says_more([text for _, text in seen])
    }


def _says_more(texts: Sequence[str]) -> bool:
    """Whether ``texts`` have more letters than signs: else pages are better read as a whole."""
    text = "".join(texts)
    return sum(map(str.isalpha, text)) > len(_SIGN.findall(text))


def _as_seen(span: Span, font: str) -> str:
    """What ``span`` says, but for the codes of fonts other than ``font``."""
    return span.text if span.font == font else _SIGN.sub(UNKNOWN, span.text)


def _table(font: _Font, language: str) -> Table:
    """What the codes of a font are, where words are sure; one that is read helps with others."""
    table: dict[str, str] = {}
    while True:
        words = {word for text in font.texts for word in _WORD.findall(_with(text, table))}
        taken = font.named.union(table.values())
        found = {
            sign: letter
            for sign, own in _words_of_signs(words).items()
            if (letter := _letter(sign, own, taken, language))
        }
        if not found:
            return table
        table |= found


def _words_of_signs(words: set[str]) -> dict[str, list[str]]:
    """The words that hold one code, once or more often, and nothing else that is unread."""
    of_sign: dict[str, list[str]] = defaultdict(list)
    for word in sorted(words):
        signs = {*_SIGN.findall(word)}
        if len(signs) == 1 and UNKNOWN not in word:
            of_sign[signs.pop()].append(word)
    return of_sign


def _letter(sign: str, words: Sequence[str], taken: frozenset[str], language: str) -> str | None:
    """The letter, ligature or apostrophe that ``sign`` is in ``words``; None in doubt."""
    known = {
        letter: {*_known(words, sign, letter, language)}
        for letter in _candidates(sign, words, taken)
    }
    best, *others = sorted(known, key=lambda letter: -len(known[letter])) or [""]
    own = known.get(best, set())
    every = {*map(str.lower, _long(words, sign, best))}
    if len(own) < max(FEWEST_WORDS, MOST_KNOWN * len(every)):
        return None
    return None if any(_rivals(one, known[one], own) for one in others) else best


def _rivals(letter: str, known: Set[str], own: Set[str]) -> bool:
    """Whether ``letter``, by the words ``known`` with it, may be what makes the words ``own``.

    What an apostrophe parts are words by chance. Words that only another letter makes known show
    that fonts of one name have the same code for both.
    """
    if letter == APOSTROPHE:
        return len(known) == len(own)
    return len(known) > MOST_OF_ANOTHER * len(own) or len(known - own) > FEW_OF_ANOTHER


def _candidates(sign: str, words: Sequence[str], taken: frozenset[str]) -> list[str]:
    """What ``sign`` may be: nothing that its font names elsewhere, small or a capital."""
    after_small = any(before.islower() for word in words for before in _before(word, sign))
    among_capitals = any(
        others.isupper() and len(others) >= AMONG_CAPITALS
        for word in words
        if (others := word.replace(sign, ""))
    )
    if after_small and among_capitals:
        return []
    small = [one for one in ACCENTED if one not in taken]
    ligatures = [one for one in LIGATURES if one.islower() or not after_small]
    capitals = [one.upper() for one in ACCENTED if one != "ß" and one.upper() not in taken]
    if among_capitals:
        return capitals
    if after_small:
        apostrophe = [APOSTROPHE] if APOSTROPHE not in taken else []
        return [*small, *ligatures, *apostrophe]
    # Where words begin with it alone: a capital, if the small letter is another glyph.
    return [*(one for one in capitals if one.lower() not in small), *ligatures]


def _before(word: str, sign: str) -> Iterator[str]:
    """The letters that stand before ``sign`` in ``word``."""
    return (word[at - 1] for at, letter in enumerate(word) if at and letter == sign)


def _known(words: Sequence[str], sign: str, letter: str, language: str) -> Iterator[str]:
    """The ``words``, in small letters, that ``language`` has with ``letter`` for ``sign``."""
    for word in _long(words, sign, letter) if letter != APOSTROPHE else words:
        reading = word.replace(sign, letter)
        parts = _APOSTROPHES.split(reading)
        elided = letter != APOSTROPHE or min(map(len, parts)) <= LONGEST_ELIDED
        if elided and all(frequency(part.lower(), language) >= KNOWN for part in parts):
            yield word.lower()


def _long(words: Sequence[str], sign: str, letter: str) -> list[str]:
    """The ``words`` that are long enough, with ``letter`` for ``sign``, to be none by chance."""
    return [word for word in words if len(word.replace(sign, letter)) >= SHORTEST]


def _unread(font: _Font, table: Table) -> list[str]:
    """The codes of ``font`` that ``table`` has not, but for those that begin lines alone: bullets.

    Bullets come in series; one sign that begins one line may be a drop capital, or a “©”. A sign at
    a private code point that touches no letter or figure is a picture of an icon font.
    """
    signs = Counter(sign for text in font.texts for sign in _SIGN.findall(text))
    inside = {sign for text in font.texts for sign in _SIGN.findall(text[1:])}
    in_words = {sign for text in font.texts for sign in _TOUCHING.findall(text)}
    return sorted(
        sign
        for sign in signs
        if sign not in table
        and (sign in inside or signs[sign] == 1)
        and (is_unnamed(sign) or sign in in_words)
    )


def _pictured(
    font: _Font, table: Table, left: Sequence[str], language: str, read_line: ReadLine
) -> Table:
    """What pictures say of the codes ``left`` of a font, each where they agree."""
    readings: dict[LineId, str] = {}

    def picture_of(line: Line) -> str:
        if line.id not in readings:
            readings[line.id] = read_line(line.page, line.box, [language]) if line.box else ""
        return readings[line.id]

    taken = font.named.union(table.values())
    found: dict[str, str] = {}
    for sign in left:
        places = [
            (line, around)
            for line, text in font.lines
            for around in _surroundings(_with(text, table), sign)
        ]
        inside = [place for place in places if place[1].before] or places
        # The raised figure that calls a note is read worse than one in a number.
        in_numbers = [place for place in inside if _is_in_number(place[1])]
        looked_at = (in_numbers if len(in_numbers) >= FEWEST_PICTURES else inside)[:MOST_PICTURES]
        said = [_seen_between(around, picture_of(line), taken) for line, around in looked_at]
        if letter := _agreed(list(filter(None, said)), len(looked_at)):
            found[sign] = letter
    return found


def _agreed(said: Sequence[str], looked_at: int) -> str | None:
    """What pictures, of so many ``looked_at``, agree on."""
    if len(said) < min(FEWEST_PICTURES, looked_at) or len({*said}) != 1:
        return None
    return said[0]


class _Around(NamedTuple):
    """What stands before and behind a glyph on its line."""

    before: str
    after: str


def _surroundings(text: str, sign: str) -> Iterator[_Around]:
    """What stands around each ``sign`` of a line, where that is enough to find it by."""
    for place in re.finditer(sign, text):
        before = text[max(0, place.start() - MOST_AROUND) : place.start()].lstrip()
        after = text[place.end() : place.end() + MOST_AROUND]
        if sum(map(str.isalnum, before + after)) >= LEAST_AROUND:
            yield _Around(before, after)


def _seen_between(around: _Around, picture: str, taken: frozenset[str]) -> str:
    """What ``picture``, a line as OCR read it, has between what stands ``around`` a glyph.

    Nothing where it has something else around it, what OCR is no judge of, or what the font has
    ``taken`` for another glyph.
    """
    before = _pattern(around.before) or "^"
    found = {
        *re.findall(rf"{before}(\S{{1,{LONGEST_LIGATURE}}}?){_pattern(around.after)}", picture)
    }
    letter = found.pop() if len(found) == 1 else ""
    if letter in _APOSTROPHE_SIGNS:
        # Elsewhere a small sign above the line may be the mark of a note.
        parts_word = around.before[-1:].isalpha() and around.after[:1].isalpha()
        return APOSTROPHE if parts_word and APOSTROPHE not in taken else ""
    if letter == HYPHEN and (around.after.strip() or not around.before[-1:].isalpha()):
        # Behind a letter and at the line's end it is a second hyphen, else it is a dash.
        letter = EN_DASH if HYPHEN in taken else HYPHEN
    elif len(letter) > 1:
        return letter if letter in LIGATURES else ""
    elif letter in taken and letter != HYPHEN:
        return ""
    if not around.before:
        # A bullet is read as a letter or figure that is like it, but for those with an accent.
        accented = letter.isalpha() and not letter.isascii()
        return letter if letter in OPENING or accented else ""
    if letter.isdigit():
        return letter if _is_in_number(around) else ""
    if letter in DASHES and _stands_between_figures(around):
        return ""
    return letter if letter.isalpha() or letter in LEGIBLE else ""


def _stands_between_figures(around: _Around) -> bool:
    """Whether a glyph stands between two numbers, with spaces: “45 → 15”, which OCR has as a dash.

    A range has its dash without spaces.
    """
    before, after = around.before.rstrip(), around.after.lstrip()
    spaced = before != around.before and after != around.after
    return spaced and before[-1:].isdigit() and after[:1].isdigit()


def _is_in_number(around: _Around) -> bool:
    """Whether a glyph stands beside a figure, or another unread glyph, and beside no letter.

    Alone, a figure is like a letter; between letters it is one.
    """
    if around.before[-1:].isalpha() or around.after[:1].isalpha():
        return False
    return bool(_FIGURE_BEFORE.search(around.before) or _FIGURES_BEHIND.match(around.after))


def _pattern(text: str) -> str:
    """``text`` as OCR may have it: any space, any apostrophe, anything for what is unread."""
    parts = (
        r"\s*"
        if one.isspace()
        else "['’]"
        if one in "'’"
        else r"\S?"
        if is_private(one) or one == UNKNOWN
        else re.escape(one)
        for one in text
    )
    return "".join(parts)
