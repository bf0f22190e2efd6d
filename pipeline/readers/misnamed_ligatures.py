"""Ligatures that a font's table takes for another letter or sign: “Ke Action”, “diVerent”, “oces”.

Fonts that went through PostScript number their ligatures as capitals; others name the first letter
of each alone. Nothing is guessed of one word: a character of a font is read as a ligature where, of
the words with it that no list has, nearly all are known ones with one ligature in its place.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from pipeline.model.page import Line, Page, Span
from pipeline.readers.missing_letters import LIGATURES
from pipeline.readers.text_layer import known_share
from pipeline.text.characters import HYPHENS
from pipeline.text.word_frequency import frequency, is_listed

# On wordfreq's scale: a word that any reader knows, and a lead of ten times over the next reading.
KNOWN, LEAD = 2.5, 1.0
RARE = 0.1
# Of what lists have as it stands (“Key”), the reading (“They”) is to be as far ahead; of small
# letters, which are themselves in most words, a hundred times: misspellings are in lists, too.
LEAD_OF_LETTERS = 2.0
# So many different words are no accident, and most of those that no list has are to become known:
# the others may be names, rare words, or hold a second ligature.
FEWEST_WORDS, MOST_KNOWN = 3, 2 / 3
# Shorter words are words by chance.
SHORTEST = 4
# A word with what fonts say of their ligatures in it: letters, and signs that no word has. A part
# that its line breaks is no word.
_SIGNS = "!#$%&*+<=>@\\\\^_`|~¡¢£¤¥¦§¨©¬®¯°±²³´µ¶¸¹¼½¾¿×÷ˆˇ˘˙˚˛˜˝†‡‰€™"
_WORD = re.compile(rf"(?:[^\W\d_]|[{re.escape(_SIGNS)}])+(?![{re.escape(HYPHENS)}]\s*$)")
_ADDRESS = re.compile(r"\S*(?:://|www\.|[/@_=])\S*")
_LETTER = re.compile(r"[^\W\d_]")


def with_ligatures_named(pages: Sequence[Page], languages: Sequence[str]) -> tuple[Page, ...]:
    """``pages`` with such words read, and kept as filled in, since they are worked out.

    ``languages`` (ISO 639-1) are those that the text may be in.
    """
    texts: dict[str, list[str]] = defaultdict(list)
    for span in (span for page in pages for line in page.lines for span in line.spans):
        texts[span.font].append(span.text)
    text = " ".join(part for parts in texts.values() for part in parts)
    language = max(languages, key=lambda language: known_share(text, [language]))
    readings = {
        font: _readings(_words(parts), language, tuple(languages)) for font, parts in texts.items()
    }
    if not any(readings.values()):
        return tuple(pages)
    return tuple(_page(page, readings) for page in pages)


def _page(page: Page, readings: Mapping[str, Mapping[str, str]]) -> Page:
    filled: list[str] = []

    def read(span: Span) -> Span:
        table = readings.get(span.font)
        if not table:
            return span

        def named(word: re.Match[str]) -> str:
            reading = table.get(word[0])
            if reading:
                filled.append(reading)
            return reading or word[0]

        return span._replace(text=_WORD.sub(named, span.text))

    lines = tuple(_line(line, [read(span) for span in line.spans]) for line in page.lines)
    if not filled:
        return page
    return replace(page, lines=lines, filled_in=tuple(dict.fromkeys([*page.filled_in, *filled])))


def _line(line: Line, spans: Sequence[Span]) -> Line:
    changed = any(new is not old for new, old in zip(spans, line.spans, strict=True))
    return replace(line, spans=tuple(spans)) if changed else line


def _words(parts: Sequence[str]) -> frozenset[str]:
    """The words of a font, but for parts of addresses."""
    words = {word for part in parts for word in _WORD.findall(_ADDRESS.sub(" ", part))}
    return frozenset(word for word in words if _LETTER.search(word) and len(word) > 1)


def _readings(words: frozenset[str], language: str, languages: tuple[str, ...]) -> dict[str, str]:
    """What each of ``words`` is that has a character which is shown to be a ligature."""
    holding: dict[str, set[str]] = defaultdict(set)
    solved: dict[str, dict[str, str]] = defaultdict(dict)
    for word in words:
        listed = is_listed(word, languages)
        for sign in {*word}:
            if listed and sign.islower():
                continue
            reading = _reading(word, sign, LIGATURES, language)
            if reading and frequency(reading.lower(), language) >= LEAD + _own(
                word, sign, language
            ):
                solved[sign][word] = reading
            if len(word) + 1 >= SHORTEST:
                holding[sign].add(word)
    read: dict[str, str] = {}
    for sign, found in solved.items():
        ligatures = _ligatures(sign, found)
        own = {w for w, reading in found.items() if _ligature(w, sign, reading) in ligatures}
        others = {word for other in solved if other != sign for word in solved[other]}
        doubtful = holding[sign] - own - others
        if len(own) >= max(FEWEST_WORDS, MOST_KNOWN * (len(own) + len(doubtful))):
            read |= _read_all(words, sign, ligatures, language)
    return read


def _ligatures(sign: str, found: Mapping[str, str]) -> tuple[str, ...]:
    """What ``sign`` may stand for, by the words ``found`` with it: a small letter for several."""
    counts = Counter(_ligature(word, sign, reading) for word, reading in found.items())
    ranked = [ligature for ligature, _ in counts.most_common()]
    return tuple(ranked) if sign.isascii() and sign.islower() else tuple(ranked[:1])


def _read_all(
    words: frozenset[str], sign: str, ligatures: tuple[str, ...], language: str
) -> dict[str, str]:
    """What each of ``words`` with a ``sign`` is that is one of these ``ligatures``.

    A letter is also itself, as the first letter of a ligature may be: it takes more to tell.
    """
    lead = LEAD_OF_LETTERS if sign.islower() else LEAD
    # What stands for one ligature and nothing else makes rare words, too.
    alone = len(ligatures) == 1 and not (sign.isascii() and sign.islower())
    least = RARE if alone else KNOWN
    read: dict[str, str] = {}
    for word in words:
        reading = _reading(word, sign, ligatures, language, least) if sign in word else None
        if reading and frequency(reading.lower(), language) >= lead + _own(word, sign, language):
            read[word] = reading
    return read


def _own(word: str, sign: str, language: str) -> float:
    """How common ``word`` is as it stands; a capital ``sign`` among small letters is in none."""
    inside = sign.isupper() and not word.startswith(sign) and not word.isupper()
    return 0.0 if inside else frequency(word.lower(), language)


def _ligature(word: str, sign: str, reading: str) -> str:
    """The ligature for ``sign`` that makes ``reading`` of ``word``."""
    return next(
        ligature for ligature in LIGATURES if reading in _with_ligature(word, sign, ligature)
    )


@lru_cache(maxsize=1 << 12)
def _reading(
    word: str, sign: str, ligatures: tuple[str, ...], language: str, least: float = KNOWN
) -> str | None:
    """The one known word that one of ``ligatures`` in the place of a ``sign`` makes of ``word``."""
    readings = {one for ligature in ligatures for one in _with_ligature(word, sign, ligature)}
    ranked = sorted(((frequency(one.lower(), language), one) for one in readings), reverse=True)
    (best, reading), *others = ranked or [(0.0, "")]
    lead = best - (others[0][0] if others else 0.0)
    return reading if best >= least and lead >= min(LEAD, least) else None


def _with_ligature(word: str, sign: str, ligature: str) -> set[str]:
    """``word`` with ``ligature`` in the place of each ``sign``, one at a time, and of all."""
    if not ligature.islower():
        return {ligature + word[1:]} if word.startswith(sign) else set()
    places = [at for at, one in enumerate(word) if one == sign]
    single = {word[:place] + ligature + word[place + 1 :] for place in places}
    return single | {word.replace(sign, ligature)}
