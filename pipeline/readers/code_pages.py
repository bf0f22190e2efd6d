"""Reads fonts whose tables take one code page for another: “rŽgion” is “région”.

Programs that took the bytes of a Mac for those of Windows, or UTF-8 for single bytes, wrote the
wrong letters with accents, quotation marks and bullets into the tables of their fonts. A font is
read so where one such mistake, undone, makes known words of nearly all that have other signs than
ASCII's, and they are none as they stand.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace

from pipeline.model.page import Line, Page, Span
from pipeline.text.word_frequency import is_listed

# What the codes were taken for, and what they are: Macs and Windows, DOS, Central Europe, UTF-8.
MISTAKES = (
    ("cp1252", "mac_roman"),
    ("mac_roman", "cp1252"),
    ("cp850", "cp1252"),
    ("cp437", "cp1252"),
    ("cp1252", "cp850"),
    ("cp1250", "cp1252"),
    ("cp1251", "cp1252"),
    ("cp1252", "utf-8"),
    ("mac_roman", "utf-8"),
)
# So many different words are no accident, and nearly all are to be words: the others may be names.
# A font with fewer (a title's) goes with the others of its file.
FEWEST_WORDS, MOST_KNOWN = 3, 0.75
# As they stand, at most so many of these words are known: the parts of “hab’a” (“había”) are.
MOST_AS_THEY_STAND = 0.4
# Fewer letters are words by chance.
SHORTEST = 3
# What stands around words, and what parts them inside.
_AROUND, _INSIDE = "«»“”„‘’()[].,:;!?…–—•\"'-", re.compile("['’-]")
# Of “à” the second byte is a space that does not break, which readers give as any other.
_BEFORE_SPACE = "Ã".encode("latin-1")
_UTF_8 = re.compile(rb"[\xc2-\xf4][\x80-\xbf]{1,3}")

Undo = Callable[[str], str]


def with_code_pages_read(pages: Sequence[Page], languages: Sequence[str]) -> tuple[Page, ...]:
    """``pages`` with the text of such fonts read.

    ``languages`` (ISO 639-1) are those that it may be in. The library's own text of a page is
    compared with its lines and goes with them where all its fonts do.
    """
    texts: dict[str, list[str]] = defaultdict(list)
    for span in (span for page in pages for line in page.lines for span in line.spans):
        if not span.text.isascii():
            texts[span.font].append(span.text)
    if not texts:
        return tuple(pages)
    undone = _undone({font: " ".join(parts) for font, parts in texts.items()}, languages)
    if not undone:
        return tuple(pages)
    return tuple(_page(page, undone) for page in pages)


def _page(page: Page, undone: Mapping[str, Undo]) -> Page:
    lines = tuple(_line(line, undone) for line in page.lines)
    ways = {*undone.values()}
    plain = next(iter(ways))(page.plain_text) if len(ways) == 1 else page.plain_text
    return replace(page, lines=lines, plain_text=plain)


def _line(line: Line, undone: Mapping[str, Undo]) -> Line:
    if line.text.isascii() or not any(span.font in undone for span in line.spans):
        return line
    return replace(line, spans=tuple(_span(span, undone) for span in line.spans))


def _span(span: Span, undone: Mapping[str, Undo]) -> Span:
    undo = undone.get(span.font)
    return span._replace(text=undo(span.text)) if undo else span


def _undone(texts: Mapping[str, str], languages: Sequence[str]) -> dict[str, Undo]:
    """How to read each font of which ``texts`` says that it needs it."""
    ways = [_way(*mistake) for mistake in MISTAKES]
    sure = {font: _best(text, ways, FEWEST_WORDS, languages) for font, text in texts.items()}
    found = {way for way in sure.values() if way}
    others = {font: _best(text, found, 1, languages) for font, text in texts.items()}
    # Words do not say what signs alone are: of one mistake in a file, they are its, too.
    only = next(iter(found)) if len(found) == 1 else None
    return {
        font: way
        for font, text in texts.items()
        if (way := sure[font] or others[font] or (only if not _odd_words(text) else None))
    }


def _best(text: str, ways: Collection[Undo], fewest: int, languages: Sequence[str]) -> Undo | None:
    """The one of ``ways`` that makes words of ``text``, at least ``fewest``; None in doubt."""
    words = _odd_words(text)
    known = {way: _count_mended(words, way, fewest, languages) for way in ways}
    best = max(known, key=lambda way: known[way], default=None)
    return best if best and known[best] else None


def _count_mended(words: Collection[str], way: Undo, fewest: int, languages: Sequence[str]) -> int:
    """How many of ``words`` are known as ``way`` reads them; 0 where it is not to be believed."""
    changed = [word for word in words if way(word) != word]
    as_they_stand = sum(_is_known(word, languages) for word in changed)
    read = sum(_is_known(way(word), languages) for word in changed)
    believed = as_they_stand <= MOST_AS_THEY_STAND * len(changed)
    return read if believed and read >= max(fewest, MOST_KNOWN * len(changed)) else 0


def _odd_words(text: str) -> frozenset[str]:
    """The different words of ``text`` that are not all ASCII, and are long enough."""
    words = {word.strip(".,:;!?()") for word in text.split() if not word.isascii()}
    return frozenset(word for word in words if sum(map(str.isalpha, word)) >= SHORTEST)


def _is_known(word: str, languages: Sequence[str]) -> bool:
    parts = [part for part in _INSIDE.split(word.strip(_AROUND)) if part]
    return all(part.isalpha() and is_listed(part, languages) for part in parts)


def _way(seen: str, meant: str) -> Undo:
    """What turns a text back whose codes are ``meant`` for one code page, and ``seen`` in another.

    What it does not have stays as it is.
    """
    if meant == "utf-8":
        return lambda text: _from_utf_8(text, seen)
    table = {
        ord(sign): right
        for code in range(0x80, 0x100)
        if (sign := bytes([code]).decode(seen, "ignore") or chr(code))
        and (right := bytes([code]).decode(meant, "ignore"))
    }
    return lambda text: text.translate(table)


def _from_utf_8(text: str, seen: str) -> str:
    """``text`` with each character whose bytes were ``seen`` as several put together again."""
    codes = {bytes([code]).decode(seen, "ignore") or chr(code): code for code in range(0x80, 0x100)}
    codes |= {chr(code): code for code in range(0x80, 0xA0)}
    out: list[str] = []
    at = 0
    while at < len(text):
        run = bytes(codes[c] for c in _run(text, at, codes))
        found = _UTF_8.match(run)
        whole = found.group().decode("utf-8", "ignore")[:1] if found else ""
        if run == _BEFORE_SPACE and text[at + 1 : at + 2] in ("", " "):
            out.append("à")
            at += 1
            continue
        out.append(whole or text[at])
        at += len(whole.encode()) if whole else 1
    return "".join(out)


def _run(text: str, at: int, codes: Mapping[str, int]) -> str:
    """The characters of ``text`` from ``at`` on that may be bytes of one character."""
    end = at
    while end < min(at + 4, len(text)) and text[end] in codes:
        end += 1
    return text[at:end]
