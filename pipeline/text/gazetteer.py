"""Countries and regions by their names: the table pipeline/data/places.csv, and how to look in it.

Names are compared without case, accents, or the shapes of apostrophes and hyphens; the longest
name at a spot wins. Some entries mean no place of ours (“Gulf of Guinea”): they are in the table
so that the name inside them is not taken.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import NamedTuple

from pipeline.text.characters import fold
from pipeline.text.function_words import function_words

WORLD = "001"

Key = tuple[str, ...]

_TOKEN = re.compile(r"(?P<hyphen>(?<=\w)[-\u2010\u2011])?(?P<word>\w+)|[&,()/;:–—]")
_ARTICLES = frozenset({"le", "la", "les", "l", "the", "el", "los", "las"})
_SAME = {"et": "&", "and": "&", "y": "&", "e": "&", "st": "saint", "ste": "sainte"}
_JOINERS = frozenset({"&", ",", "/"})


@dataclass(frozen=True, slots=True)
class Entry:
    """A country or region with its names by language, the one to publish first."""

    code: str
    scheme: str
    names: Mapping[str, tuple[str, ...]]


class _Token(NamedTuple):
    text: str
    key: str
    hyphened: bool  # a hyphen glues it to the token before


class _Match(NamedTuple):
    start: int
    end: int
    code: str | None


@lru_cache(maxsize=1)
def entries() -> tuple[Entry, ...]:
    """The table. The entry whose code is empty holds the names that mean none of the places."""
    table = resources.files("pipeline.data").joinpath("places.csv").read_text("utf-8")
    return tuple(map(_entry, csv.DictReader(table.splitlines())))


def _entry(row: Mapping[str, str]) -> Entry:
    names = {
        language: tuple(filter(None, [row[language], *row[f"{language}_aliases"].split("|")]))
        for language in row
        if len(language) == 2
    }
    return Entry(row["code"], row["scheme"], names)


def find_entries(text: str, languages: Sequence[str]) -> list[Entry]:
    """The countries and regions named in ``text``, in the order of the text, each once.

    All ``languages`` are tried at once; where they disagree on a name, the first wins.
    """
    found = sorted(_matches(_tokens(text), languages), key=lambda match: match.start)
    known = _by_code()
    return [known[code] for code in dict.fromkeys(match.code for match in found) if code]


def are_places(text: str, languages: Sequence[str]) -> bool:
    """Whether ``text`` names countries and regions, and says nothing else."""
    tokens = _tokens(text)
    found = _matches(tokens, languages)
    named = {place for match in found for place in range(match.start, match.end)}
    rest = {token.key for place, token in enumerate(tokens) if place not in named}
    between = {*_JOINERS, *_ARTICLES, ";", *function_words()}
    return rest <= between and any(match.code for match in found)


def _matches(tokens: list[_Token], languages: Sequence[str]) -> list[_Match]:
    index = _index(tuple(languages))
    plain = _loosened(tokens, _plain_matches(tokens, index, _beginnings(tuple(languages))))
    return [*plain, *_shared_word(tokens, plain, index)]


def names_of(code: str) -> Mapping[str, str]:
    """The name to publish of a place by language; none of a code that is not in the table."""
    entry = _by_code().get(code)
    return {language: names[0] for language, names in entry.names.items() if names} if entry else {}


@lru_cache(maxsize=1)
def _by_code() -> Mapping[str, Entry]:
    return {entry.code: entry for entry in entries()}


@lru_cache(maxsize=16)
def _index(languages: tuple[str, ...]) -> Mapping[Key, str | None]:
    index: dict[Key, str | None] = {}
    for language in reversed(languages):
        index |= _named(language)
    return index


@lru_cache(maxsize=8)
def _named(language: str) -> Mapping[Key, str | None]:
    """What the names in one language name; of two places of one name, the first."""
    named: dict[Key, str | None] = {}
    for entry in reversed(entries()):
        for name in reversed(entry.names.get(language, ())):
            named[_key(_tokens(name))] = entry.code or None
    return named


@lru_cache(maxsize=16)
def _beginnings(languages: tuple[str, ...]) -> Set[Key]:
    """What names begin with, whole names included."""
    return {key[:length] for key in _index(languages) for length, _ in enumerate(key, 1)}


def _tokens(text: str) -> list[_Token]:
    text = unicodedata.normalize("NFC", text)
    tokens = []
    for found in _TOKEN.finditer(text):
        printed = found["word"] or found[0]
        key = fold(printed)
        tokens.append(_Token(printed, _SAME.get(key, key), bool(found["hyphen"])))
    return tokens


def _key(tokens: Sequence[_Token]) -> Key:
    """The tokens' keys, without the articles inside: printed names have them or not."""
    first, *rest = (token.key for token in tokens)
    return (first, *(key for key in rest if key not in _ARTICLES))


def _plain_matches(
    tokens: list[_Token], index: Mapping[Key, str | None], beginnings: Set[Key]
) -> list[_Match]:
    matches: list[_Match] = []
    start = 0
    while start < len(tokens):
        match = _longest(tokens, start, index, beginnings)
        if match:
            matches.append(match)
        start = match.end if match else start + 1
    return matches


def _longest(
    tokens: list[_Token], start: int, index: Mapping[Key, str | None], beginnings: Set[Key]
) -> _Match | None:
    """The longest name that begins at ``start``."""
    longest = None
    for end in range(start + 1, len(tokens) + 1):
        span = tokens[start:end]
        key = _key(span)
        if key not in beginnings:
            break
        if key in index and _is_proper(span):
            longest = _Match(start, end, index[key])
    return longest


def _is_proper(span: Sequence[_Token]) -> bool:
    """Whether a word of it has a capital, so that “reunión” and “turkey” are not taken for places.

    The capital need not be the first letter: “eSwatini”, “oPt”.
    """
    return any(any(map(str.isupper, token.text)) for token in span if token.key not in _ARTICLES)


def _loosened(tokens: list[_Token], matches: list[_Match]) -> list[_Match]:
    """Without those that a hyphen joins to a word that is not a place (“Asie-Inconnue”)."""
    starts, ends = {match.start for match in matches}, {match.end for match in matches}

    def is_loose(match: _Match) -> bool:
        before = tokens[match.start].hyphened and match.start not in ends
        after = match.end < len(tokens) and tokens[match.end].hyphened
        return not before and not (after and match.end not in starts)

    return [match for match in matches if is_loose(match)]


def _shared_word(
    tokens: list[_Token], matches: list[_Match], index: Mapping[Key, str | None]
) -> Iterator[_Match]:
    """Places that share a word with a neighbour: “Afrique de l’Ouest et du Centre”."""
    taken = {place for match in matches for place in range(match.start, match.end)}
    for match in matches:
        yield from _tails(tokens, match, taken, index)
        yield from _heads(tokens, match, taken, index)


def _tails(
    tokens: list[_Token], match: _Match, taken: set[int], index: Mapping[Key, str | None]
) -> Iterator[_Match]:
    """The second of “Afrique de l’Ouest et du Centre”, which shares the first word."""
    first, start = tokens[match.start], match.end + 1
    while start < len(tokens) and tokens[start - 1].key in _JOINERS:
        for end in range(len(tokens), start, -1):
            code = index.get(_key([first, *tokens[start:end]]))
            alone = end == len(tokens) or _parts(tokens[end])
            if alone and _alike(code, match) and not taken.intersection(range(start, end)):
                yield _Match(start, end, code)
                start = end + 1
                break
        else:
            return


def _heads(
    tokens: list[_Token], match: _Match, taken: set[int], index: Mapping[Key, str | None]
) -> Iterator[_Match]:
    """The first of “West and Central Africa”, which shares the last word."""
    last, end = tokens[match.end - 1], match.start - 1
    while tokens[end].key in _JOINERS:
        for start in range(end):
            code = index.get(_key([*tokens[start:end], last]))
            alone = start == 0 or _parts(tokens[start - 1])
            if alone and _alike(code, match) and not taken.intersection(range(start, end)):
                yield _Match(start, end, code)
                end = start - 1
                break
        else:
            return


def _parts(token: _Token) -> bool:
    """Whether ``token`` stands between names rather than in one."""
    return token.key in _ARTICLES or not token.key.isalnum()


def _alike(code: str | None, match: _Match) -> bool:
    """Whether both are regions or both countries: “Afrique du Nord et du Sud” is not a country."""
    if code is None:
        return False
    return match.code is None or code.isdigit() == match.code.isdigit()
