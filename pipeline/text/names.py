"""Names of persons, organisations and places in running text, by spaCy.

Where a trained model for the language is installed, what it says is taken with the doubts that
docs/entities.md measures; in every language, rules find what can be recognised without one. A
rule wins over the model. spaCy and its model are loaded at the first use, once a process.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from pipeline.text.name_rules import (
    ORGANISATION,
    PERSON,
    PLACE,
    Telling,
    names_by_rule,
    phrase_matcher,
    telling,
)
from pipeline.text.spacy_models import blank, installed_model, load, read

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.matcher import PhraseMatcher
    from spacy.tokens import Doc, Span, Token

RULES = "rules"

_KINDS = {"PER": PERSON, "PERSON": PERSON, "LOC": PLACE, "GPE": PLACE, "ORG": ORGANISATION}
_LONGEST = 100_000
_LEAST_PERSON = 2


@dataclass(frozen=True, slots=True)
class Name:
    """A name as printed, its kind, and the model or “rules” that found it."""

    text: str
    kind: str
    source: str


@dataclass(frozen=True, slots=True)
class _Engine:
    nlp: Language
    matcher: PhraseMatcher
    source: str


def names_in(texts: Sequence[str], language: str) -> list[list[Name]]:
    """The names in each of ``texts``, in reading order, each once."""
    engine = _engine(language)
    pieces = [(number, piece) for number, text in enumerate(texts) for piece in _pieces(text)]
    docs = [engine.nlp.make_doc(piece) for _, piece in pieces]
    if engine.nlp.pipe_names:
        words = telling(language)
        read(engine.nlp, docs, lambda token: _may_name(token, words))
    found: list[dict[Name, None]] = [{} for _ in texts]
    for (number, _), doc in zip(pieces, docs, strict=True):
        found[number].update(dict.fromkeys(_names(doc, language, engine)))
    return [list(names) for names in found]


def _pieces(text: str) -> Iterator[str]:
    """``text`` in pieces that a model can hold, cut between paragraphs where there are any."""
    while len(text) > _LONGEST:
        longest = text[:_LONGEST]
        piece = longest.rpartition("\n\n")[0] or longest
        yield piece
        text = text.removeprefix(piece)
    yield text


@lru_cache(maxsize=8)
def _engine(language: str) -> _Engine:
    model = installed_model(language)
    nlp = load(model) if model else blank(language)
    source = f"{model}-{nlp.meta['version']}" if model else RULES
    return _Engine(nlp, phrase_matcher(nlp, language), source)


def _names(doc: Doc, language: str, engine: _Engine) -> Iterator[Name]:
    """Rules win over the model, but for a longer name of an organisation."""
    from spacy.util import filter_spans

    by_rule = names_by_rule(doc, language, engine.matcher)
    by_model = list(_trusted(doc, language))
    longer = [span for span in by_model if span.label_ == ORGANISATION]
    kept = filter_spans([*by_rule, *longer])
    taken = {token.i for span in kept for token in span}
    kept += [span for span in by_model if taken.isdisjoint(range(span.start, span.end))]
    rules = {(span.start, span.end, span.label_) for span in by_rule}
    for span in sorted(kept, key=lambda span: span.start):
        ruled = (span.start, span.end, span.label_) in rules
        yield Name(" ".join(span.text.split()), span.label_, RULES if ruled else engine.source)


def _trusted(doc: Doc, language: str) -> Iterator[Span]:
    """The model's entities that pass the doubts we learned to have, labelled with our kinds."""
    from spacy.tokens import Span

    heads = telling(language).heads
    for entity in doc.ents:
        kind = _KINDS.get(entity.label_)
        end = entity.end
        while end > entity.start + 1 and (doc[end - 1].is_stop or doc[end - 1].is_punct):
            end -= 1
        span = Span(doc, entity.start, end, label=kind or "")
        if kind and _is_trusted(span, kind, heads):
            yield span


def _is_trusted(span: Span, kind: str, heads: frozenset[str]) -> bool:
    if "\n" in span.text or span[0].is_stop or span[0].is_punct:
        return False
    if kind == ORGANISATION:
        return span[0].text in heads and len(span) > 1
    content = [token for token in span if not token.is_stop and not token.is_punct]
    if span[0].text in heads or not all(map(_is_name_like, content)):
        return False
    if kind == PERSON:
        return len(content) >= _LEAST_PERSON
    return len(span) > 1 or not _begins_sentence(span[0])


def _may_name(token: Token, words: Telling) -> bool:
    """Whether a sentence with ``token`` may hold what ``_trusted`` trusts, or a rule asks about.

    That is a capital which is not the sentence's, or the first word of an organisation.
    """
    if token.text in words.heads or token.text in words.open_heads:
        return True
    return (
        token.text[:1].isupper()
        and not token.text.isupper()
        and not token.is_stop
        and not _begins_sentence(token)
    )


def _begins_sentence(token: Token) -> bool:
    """Whether its capital may be the sentence's (“Réunis à …”)."""
    before = token.nbor(-1) if token.i else None
    return before is None or before.is_space or before.text in ".:!?;«“–—•"


def _is_name_like(token: Token) -> bool:
    """Whether a word may be part of a name: a capital, not an acronym, a proper noun."""
    return (
        token.text[:1].isupper()
        and not token.text.isupper()
        and token.pos_ == "PROPN"
        and not any(c.isdigit() for c in token.text)
    )
