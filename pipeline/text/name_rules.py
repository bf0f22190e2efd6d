"""Names that rules alone find: places of the gazetteer, organisations by their head words, and
persons by the title before them.

Works on the tokens of any spaCy pipeline, a blank one included.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING

from pipeline.text.gazetteer import WORLD, entries
from pipeline.text.long_forms import long_forms_in

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.matcher import PhraseMatcher
    from spacy.tokens import Doc, Span, Token

PERSON, ORGANISATION, PLACE = "person", "organisation", "place"

_SHORTEST_PLACE = 4  # “US” and “UK” are as often something else
_LONGEST_PERSON = 4
_LONGEST_JOINT = 4  # words from one with a capital to the next


@dataclass(frozen=True, slots=True)
class Telling:
    """The telling words of one language, from names.toml."""

    heads: frozenset[str]
    open_heads: frozenset[str]
    tails: frozenset[str]
    known: tuple[str, ...]
    titles: frozenset[str]
    joints: frozenset[str]
    conjunctions: frozenset[str]
    after_conjunction: frozenset[str]


@lru_cache(maxsize=8)
def telling(language: str) -> Telling:
    """The telling words of ``language``; none for a language without any."""
    text = resources.files("pipeline.data").joinpath("names.toml").read_text("utf-8")
    words = tomllib.loads(text).get(language, {})
    return Telling(
        heads=frozenset(words.get("heads", ())),
        open_heads=frozenset(words.get("open_heads", ())),
        tails=frozenset(words.get("tails", ())),
        known=tuple(words.get("known", ())),
        titles=frozenset(words.get("titles", ())),
        joints=frozenset(words.get("joints", ())),
        conjunctions=frozenset(words.get("and", ())),
        after_conjunction=frozenset(words.get("after_and", ())),
    )


def phrase_matcher(nlp: Language, language: str) -> PhraseMatcher:
    """A matcher for the gazetteer's places and the organisations known by name."""
    from spacy.matcher import PhraseMatcher

    matcher = PhraseMatcher(nlp.vocab)
    phrases = {PLACE: _place_names(language), ORGANISATION: telling(language).known}
    for kind, names in phrases.items():
        spelled = {spelling for name in names for spelling in (name, name.replace("’", "'"))}
        matcher.add(kind, [nlp.make_doc(name) for name in sorted(spelled)])
    return matcher


def _place_names(language: str) -> list[str]:
    names = []
    for entry in entries():
        if entry.code != WORLD:
            names += [
                name for name in entry.names.get(language, ()) if _is_telling(name, entry.code)
            ]
    return names


def _is_telling(name: str, code: str) -> bool:
    """Whether the name means a place wherever it stands; “Réunion” alone does not."""
    if not code:
        return " " in name or "-" in name
    if not name[0].isupper() or name.startswith("The "):
        return False
    return len(name) >= _SHORTEST_PLACE or not name.isupper()


def names_by_rule(doc: Doc, language: str, matcher: PhraseMatcher) -> list[Span]:
    """The names that rules find in ``doc``, labelled with their kind; they may overlap."""
    words = telling(language)
    long_forms = _long_forms(doc)
    phrases = [span for span in matcher(doc, as_spans=True) if _stands_alone(span, long_forms)]
    places = frozenset(span.start for span in phrases if span.label_ == PLACE)
    organisations = [*_organisations(doc, words, places), *_explained(doc, words, long_forms)]
    return [*phrases, *_persons(doc, words), *organisations]


def _stands_alone(span: Span, long_forms: Iterable[Span]) -> bool:
    """Whether a name is not part of a longer one: “Chad Smith”, “EU Delegation”."""
    if any(form.start < span.start and span.end <= form.end for form in long_forms):
        return False
    if len(span) > 1:
        return True
    near = (span.start - 1, span.end) if span.label_ == PLACE else (span.end,)
    beside = [span.doc[i] for i in near if 0 <= i < len(span.doc)]
    return not any(_is_capital(token) and not token.is_stop for token in beside)


def _is_capital(token: Token) -> bool:
    return token.text[:1].isupper() and any(c.islower() for c in token.text)


def _persons(doc: Doc, words: Telling) -> Iterator[Span]:
    for token in doc:
        if token.text in words.titles and token.i + 1 < len(doc):
            end = token.i + 1
            while end < min(len(doc), token.i + 1 + _LONGEST_PERSON) and _is_capital(doc[end]):
                end += 1
            if end > token.i + 1:
                yield _span(doc, token.i + 1, end, PERSON)


def _organisations(doc: Doc, words: Telling, places: frozenset[int]) -> Iterator[Span]:
    for token in doc:
        end = token.i + 1
        if token.text in words.heads or token.text in words.open_heads:
            end = _end_of_name(doc, token.i, words, places)
            if _goes_on(doc, end, words):
                continue
        if end > token.i + 1 or token.text in words.tails:
            start = _start_of_name(doc, token.i)
            if end - start > 1:
                yield _span(doc, start, end, ORGANISATION)


def _start_of_name(doc: Doc, head: int) -> int:
    """Where a name begins whose head word has others with a capital before it."""
    while head > 0 and _is_capital(doc[head - 1]) and not doc[head - 1].is_stop:
        head -= 1
        if head > 1 and doc[head - 1].text == "-" and _is_capital(doc[head - 2]):
            head -= 1
    return head


def _end_of_name(doc: Doc, head: int, words: Telling, places: frozenset[int]) -> int:
    """Where the name that begins at ``head`` ends: after its last word with a capital.

    In between, joints and small adjectives right before one (“Office national de la Mer”). A
    place ends it (“ministère de la Justice | du Togo”) unless nothing else names it
    (“Université de Hué”).
    """
    end = place = head + 1
    while place < len(doc) and place - end < _LONGEST_JOINT:
        token = doc[place]
        if _is_capital(token) and token.text not in words.heads:
            if place in places and end > head + 1:
                break
            end = place + 1
        elif not _leads_on(token, words, opened=doc[head].text in words.open_heads):
            break
        place += 1
    while head + 1 < end < len(doc) and _is_adjective(doc[end]):
        end += 1
    return end


def _leads_on(token: Token, words: Telling, opened: bool) -> bool:
    if token.text in words.conjunctions:
        return opened
    if token.doc[token.i - 1].text in words.conjunctions:
        return token.text in words.after_conjunction
    return token.text in words.joints or _is_adjective(token)


def _goes_on(doc: Doc, end: int, words: Telling) -> bool:
    """Whether small words may belong to the name too (“Conseil des Rives | de l’amont”)."""
    while end < len(doc) - 1 and doc[end].text in words.joints:
        end += 1
        if doc[end].text.islower() and doc[end].text not in words.joints:
            return True
    return False


def _is_adjective(token: Token) -> bool:
    """Whether a small word is an adjective; blank pipelines do not know."""
    return token.pos_ == "ADJ" and token.text.islower()


def _long_forms(doc: Doc) -> list[Span]:
    """The long forms of acronyms in ``doc``, labelled with the acronym."""
    forms = long_forms_in(doc.text)
    spans = (doc.char_span(form.start, form.end, label=form.key) for form in forms)
    return [span for span in spans if span is not None]


def _explained(doc: Doc, words: Telling, long_forms: Iterable[Span]) -> Iterator[Span]:
    """Long forms that begin or end as organisations do, and their acronyms (“OIT”)."""
    for form in long_forms:
        first, last = form[0].text, form[-1].text
        if first in words.heads or first in words.open_heads or last in words.tails:
            yield _span(doc, form.start, form.end, ORGANISATION)
            for token in doc:
                if token.text == form.label_:
                    yield _span(doc, token.i, token.i + 1, ORGANISATION)


def _span(doc: Doc, start: int, end: int, kind: str) -> Span:
    from spacy.tokens import Span

    return Span(doc, start, end, label=kind)
