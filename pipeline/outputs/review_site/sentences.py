"""The sentences of warnings and the evidence of lines in the languages of the pages.

A record holds its warnings as English sentences. The catalogue has each kind of sentence with what
varies in it, so that a page can say it in the reader's language.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from pipeline.audit.evidence_words import WORDS
from pipeline.language import LANGUAGES, spoken_language

EVIDENCE = "why_"
"""What the keys of the texts for evidence begin with."""
_LIST, _PARTED = "list", "; "
_OURS = frozenset({_LIST, "beside", "pages", "sections", "was", "what", "where", "why", "words"})
"""Names of what holds words of this program; what others stand for is the publication's own."""
_QUOTES = {"fr": ("«\N{NO-BREAK SPACE}", "\N{NO-BREAK SPACE}»"), "es": ("«", "»")}
_BETWEEN = {"fr": "\N{NO-BREAK SPACE}; "}
_VARIES = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A kind of sentence: what it looks like in English, and its words in each language."""

    pattern: re.Pattern[str]
    words: tuple[str, ...]
    subject: str = ""


def said_in(code: str, message: str) -> Mapping[str, str]:
    """A sentence by language; only in English if the catalogue does not have it.

    ``code`` is that of a warning or rejection.
    """
    for sentence in _catalogue().get(code, ()):
        if found := sentence.pattern.fullmatch(message):
            return {
                language: _filled(sentence.words[at], found.groupdict(), at)
                for at, language in enumerate(LANGUAGES)
            }
    return {"en": message}


def in_words(code: str, message: str) -> str:
    """A sentence that a run kept in English, in the language that this process speaks."""
    return said_in(code, message).get(spoken_language(), message)


def subject_of(code: str, message: str) -> tuple[str, str]:
    """What a warning says is in doubt, and what it quotes of it: “section” and its heading, say.

    Both are empty for sentences that the catalogue gives no subject.
    """
    for sentence in _catalogue().get(code, ()):
        if found := sentence.pattern.fullmatch(message):
            quoted = found.groupdict()
            return sentence.subject, quoted.get("section") or quoted.get("text") or ""
    return "", ""


def evidence_texts() -> Mapping[str, Mapping[str, str]]:
    """The texts for evidence by language and key; {} stands for a detail of it.

    Evidence that the catalogue does not have is said in English.
    """
    others = _file()["evidence"]
    return {
        language: {
            f"{EVIDENCE}{kind}": str(others[kind.value][at - 1])
            if at and kind.value in others
            else words
            for kind, words in WORDS.items()
        }
        for at, language in enumerate(LANGUAGES)
    }


def _filled(words: str, values: Mapping[str, str], at: int) -> str:
    def value(name: re.Match[str]) -> str:
        said = values[name[1]]
        if name[1] not in _OURS:
            return said
        parts = said.split(_PARTED) if name[1] == _LIST else [said]
        return _BETWEEN.get(LANGUAGES[at], _PARTED).join(_phrase(part, at) for part in parts)

    return _VARIES.sub(value, words)


def _phrase(said: str, at: int) -> str:
    """What a sentence quotes, in the language ``at``: a phrase of ours, else as it is printed."""
    for phrase in _phrases():
        if found := phrase.pattern.fullmatch(said):
            return _filled(phrase.words[at], found.groupdict(), at)
    opening, closing = _QUOTES.get(LANGUAGES[at], ("“", "”"))
    return said.replace("“", opening).replace("”", closing)


@cache
def _catalogue() -> Mapping[str, Sequence[_Sentence]]:
    kept = {**_file()["warnings"], **_file()["messages"]}
    return {code: _sentences(rows) for code, rows in kept.items()}


@cache
def _phrases() -> Sequence[_Sentence]:
    return _sentences(_file()["phrases"]["all"])


def _sentences(rows: Sequence[Sequence[str]]) -> Sequence[_Sentence]:
    """Each kind of sentence; behind its words may stand what it is about."""
    count = len(LANGUAGES)
    return [_Sentence(_pattern(row[0]), tuple(row[:count]), "".join(row[count:])) for row in rows]


def _pattern(words: str) -> re.Pattern[str]:
    """A pattern for a sentence; each of its names in braces stands for some words."""
    pieces = _VARIES.split(words)
    parts = [f"(?P<{piece}>.+?)" if at % 2 else re.escape(piece) for at, piece in enumerate(pieces)]
    return re.compile("".join(parts), re.DOTALL)


@cache
def _file() -> Mapping[str, Mapping[str, Sequence[Sequence[str]]]]:
    text = resources.files(__package__).joinpath("sentences.toml").read_text("utf-8")
    read: Mapping[str, Mapping[str, Sequence[Sequence[str]]]] = tomllib.loads(text)
    return read
